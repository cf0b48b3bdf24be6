/* Names that no file knows: runs of proper nouns, with the small words inside them, and what they may
   name. */
#include "meaning/names_parts.h"

enum { RUN_WORDS = 24 }; /* no name is longer */

/* ---- words that make names ---- */

static bool has_capital(const struct names *n, uint32_t word) {
  struct slice form = word_at(n, word)->form;
  return form.len > 0 && (is_capital(form.at[0]) || (unsigned char)form.at[0] >= 0xC3);
}

static bool is_name_word(const struct names *n, uint32_t word) {
  const struct word *w = word_at(n, word);
  if (w->upos != UPOS_PROPN || w->form.len < 2) return false;
  return has_capital(n, word) || slice_starts(w->form, SLICE("al-")) || slice_starts(w->form, SLICE("el-"));
}

static bool begins_sentence(const struct names *n, uint32_t word) {
  return word == n->tree->analysis->sentences[word_at(n, word)->sentence].first_word;
}

/* A capital in the middle of a sentence makes adjectives and nouns parts of names too: "Former Detainees". */
static bool is_name_part(const struct names *n, uint32_t word) {
  uint8_t upos = word_at(n, word)->upos;
  if (is_name_word(n, word)) return true;
  return has_capital(n, word) && !begins_sentence(n, word) && word_at(n, word)->form.len > 1 &&
         (upos == UPOS_ADJ || upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_VERB);
}

static bool touches(const struct names *n, uint32_t left, uint32_t right) {
  return word_at(n, left)->span.end == word_at(n, right)->span.start;
}

/* Words inside a name that are no proper nouns themselves: "al", "bin", "-" with what hangs on it, "d'". */
static bool is_link(const struct names *n, uint32_t word, uint32_t limit) {
  if (word + 1 >= limit) return false;
  struct slice form = word_at(n, word)->form;
  if (slice_equals(form, "-")) return word > 0 && touches(n, word - 1, word) && touches(n, word, word + 1);
  return has_capital(n, word + 1) ? names_is(n, "links", word)
                                  : slice_equals(form, "al") || slice_equals(form, "el");
}

static bool behind_link(const struct names *n, uint32_t first, uint32_t word, uint32_t limit) {
  return word > first && is_link(n, word - 1, limit);
}

/* "General", "Prime Minister", "Mr", "Monday": what stands before a name and is none. */
bool names_is_title(const struct names *n, uint32_t word) {
  struct slice form = lower_case(n->arena, word_at(n, word)->form),
               lemma = lower_case(n->arena, word_at(n, word)->lemma);
  const struct word_classes *agents = n->knowledge->agents;
  return word_in(agents, "office", form) || word_in(agents, "office", lemma) ||
         word_in(agents, "titles", form) || word_in(agents, "temporal", form);
}

/* ---- the run ---- */

/* "Republican People | 's | Party": a possessive inside a name, where what follows is a body's word soon. */
static bool is_possessive(const struct names *n, uint32_t word, uint32_t limit) {
  struct slice form = word_at(n, word)->form;
  bool mark = slice_equals(form, "'s") || slice_equals(form, "\xE2\x80\x99s") || slice_equals(form, "'") ||
              slice_equals(form, "\xE2\x80\x99");
  if (!mark || word + 1 >= limit || !has_capital(n, word + 1)) return false;
  for (uint32_t w = word + 1; w < limit && w < word + 4 && has_capital(n, w); w++)
    if (word_in(n->knowledge->agents, "bodies", lower_case(n->arena, word_at(n, w)->form))) return true;
  return false;
}

/* A known name inside a run ends it, unless the run has only put another word before an organisation's. */
static bool ends_at_known(const struct names *n, uint32_t first, uint32_t word, uint32_t limit) {
  struct name inner;
  if (!names_match_registry(n, word, limit, &inner)) return false;
  return !(inner.type == NAME_ORGANISATION && inner.word_count > 1 && word == first + 1 &&
           inner.entry->kind == ENTRY_ORGANISATION);
}

static uint32_t run_end(const struct names *n, uint32_t first, uint32_t limit) {
  uint32_t end = first + 1;
  for (; end < limit && end < first + RUN_WORDS; end++) {
    if (behind_link(n, first, end, limit) || is_link(n, end, limit) || is_possessive(n, end, limit)) continue;
    if (!is_name_part(n, end) || names_is_title(n, end) || ends_at_known(n, first, end, limit)) break;
  }
  return end;
}

static bool has_body(const struct names *n, uint32_t first, uint32_t end) {
  for (uint32_t w = first; w < end; w++)
    if (word_in(n->knowledge->agents, "bodies", lower_case(n->arena, word_at(n, w)->form))) return true;
  return false;
}

static bool is_form(const struct names *n, uint32_t word, const char *form) {
  return slice_equals(word_at(n, word)->form, form);
}

/* "Popular Front | for the Rebirth of Central Africa", "Justice | and Development Party": where the name goes
   on behind small words; `end` itself where it does not. */
static uint32_t goes_on_at(const struct names *n, uint32_t first, uint32_t end, uint32_t limit) {
  uint32_t next = end + 1;
  if (next >= limit) return end;
  bool of =
      is_form(n, end, "of") || is_form(n, end, "for") || is_form(n, end, "against") || is_form(n, end, "on");
  bool and = is_form(n, end, "and") || is_form(n, end, "&");
  if (of && is_form(n, next, "the")) next++;
  if (next >= limit || !has_capital(n, next) || !is_name_part(n, next)) return end;
  if (of) return has_body(n, first, end) && !names_is_title(n, next) ? next : end;
  struct name inner;
  bool body = and&&!has_body(n, first, end) && !names_match_registry(n, next, limit, &inner);
  return body && has_body(n, next, run_end(n, next, limit)) ? next : end;
}

static uint32_t whole_end(const struct names *n, uint32_t first, uint32_t limit) {
  uint32_t end = run_end(n, first, limit);
  for (;;) {
    uint32_t next = end < first + RUN_WORDS ? goes_on_at(n, first, end, limit) : end;
    struct name known;
    if (next == end) return end;
    end = names_match_registry(n, next, limit, &known) ? next + known.word_count : run_end(n, next, limit);
  }
}

/* "Armed Forces", "Foreign Ministry", "Government": capitals that make no name of a description. */
static bool is_description(const struct names *n, uint32_t first, uint32_t end) {
  for (uint32_t w = first; w < end; w++) {
    bool common = names_is(n, "generic", w) || names_is(n, "sector", w) || names_is(n, "office", w) ||
                  names_is(n, "pointers", w) || names_is(n, "titles", w) || names_is(n, "foreign", w);
    if (!common && !is_form(n, w, "of") && !is_form(n, w, "and") && !is_form(n, w, "the") &&
        !is_form(n, w, "for"))
      return false;
  }
  return true;
}

/* ---- what it may name ---- */

static bool is_mention(const struct names *n, uint32_t first, uint32_t count, enum name_type *type) {
  const struct analysis *a = n->tree->analysis;
  for (uint32_t w = first; w < first + count; w++) {
    if (n->mention_of[w] == NO_NAME) continue;
    const struct named_mention *m = &a->names[n->mention_of[w]];
    if (m->type != MENTION_PER && m->word_count * 2 < count) continue;
    if (m->type == MENTION_PER)
      *type = NAME_PERSON;
    else if (m->type == MENTION_ORG)
      *type = NAME_ORGANISATION;
    else if (m->type == MENTION_LOC || m->type == MENTION_GPE || m->type == MENTION_FAC)
      *type = NAME_PLACE;
    else
      continue;
    return true;
  }
  return false;
}

static bool stands_in(const struct names *n, uint32_t head) {
  static const char *const prepositions[] = {"in",      "at",     "near",   "into",   "around",
                                             "outside", "across", "inside", "through"};
  struct slice before = tree_preposition(n->tree, n->arena, head);
  for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; i++)
    if (slice_equals(before, prepositions[i])) return true;
  uint32_t above = word_at(n, head)->head; /* "the city of Gomel", "Idlib province", "town Azaz" */
  return above != NO_WORD && names_is(n, "localities", above);
}

/* The gazetteer's place of that name: in a state that the document names, else a big one. */
static const struct entry *find_place(const struct names *n, struct slice text) {
  const struct entry *best = NULL;
  uint64_t best_score = 0;
  for (const struct entry *e = knowledge_place(n->knowledge, text); e; e = knowledge_next(n->knowledge, e)) {
    uint32_t weight = names_weight(n, e->id);
    uint64_t score = (uint64_t)weight * 100000000 + e->people;
    if (weight == 0 && e->people < 100000) continue;
    if (score > best_score) best = e, best_score = score;
  }
  return best;
}

static uint32_t head_of(const struct names *n, uint32_t first, uint32_t count) {
  for (uint32_t w = first; w < first + count; w++) {
    uint32_t head = word_at(n, w)->head;
    if (head == NO_WORD || head < first || head >= first + count) return w;
  }
  return first;
}

static void guess(const struct names *n, struct name *name) {
  uint32_t first = name->first_word, count = name->word_count, end = first + count;
  struct slice last = word_at(n, end - 1)->form, text = names_text(n, first, count);
  bool acronym = count == 1 && last.len >= 2 && is_capital(last.at[1]);
  bool located = stands_in(n, head_of(n, first, count));
  if (has_body(n, first, end))
    name->type = NAME_ORGANISATION;
  else if (is_mention(n, first, count, &name->type))
    located |= name->type == NAME_PLACE;
  else
    name->type = acronym ? NAME_ORGANISATION : located ? NAME_PLACE : NAME_PERSON;
  bool titled = first > 0 && names_is_title(n, first - 1);
  if (titled && name->type == NAME_PLACE) name->type = NAME_PERSON; /* "General Moussa Dandoko" */
  const struct entry *place = name->type == NAME_ORGANISATION || titled ? NULL : find_place(n, text);
  bool near = place && names_weight(n, place->id) > 0;
  if (!place || (!located && !(near && name->type == NAME_PERSON && count == 1 && place->people > 20000)))
    return;
  name->type = NAME_PLACE;
  name->entry = place;
  name->id = place->id;
  name->canonical = place->name;
}

static bool has_proper_noun(const struct names *n, uint32_t first, uint32_t end) {
  for (uint32_t w = first; w < end; w++)
    if (is_name_word(n, w)) return true;
  return false;
}

/* The "'s" behind a name is not part of it, whatever the tagger says. */
static bool is_clitic(const struct word *w) {
  return slice_equals(w->xpos, "POS") || slice_equals(w->form, "'s") ||
         slice_equals(w->form, "\xE2\x80\x99s");
}

bool names_find_unknown(const struct names *n, uint32_t first, uint32_t limit, struct name *found) {
  if (!is_name_part(n, first)) return false;
  if (names_is_title(n, first) && !(names_is(n, "bodies", first) && !names_is(n, "sector", first)))
    return false;
  uint32_t end = whole_end(n, first, limit);
  while (end > first + 1 && is_clitic(word_at(n, end - 1))) end--;
  if (is_description(n, first, end)) return false;
  if (end == first + 1 && names_is(n, "no_names", first)) return false;
  if (!is_name_word(n, first) &&
      (end == first + 1 || (!has_body(n, first, end) && !has_proper_noun(n, first, end))))
    return false;
  if (!is_name_word(n, first) && names_is(n, "generic", first) && !has_body(n, first, end)) return false;
  *found = (struct name){.first_word = first, .word_count = end - first, .same_as = NO_NAME};
  guess(n, found);
  return true;
}
