/* Who "we" and "I" are: whoever the sentence quotes, else whoever the document is a statement of. */
#include "meaning/who_parts.h"

static bool is_saying(const struct names *n, uint32_t word) {
  return word_at(n, word)->upos == UPOS_VERB && names_is(n, "say", word);
}

static uint32_t subject_of(const struct names *n, uint32_t verb) {
  TREE_EACH_CHILD(n->tree, verb, child)
  if (relation_is_subject(word_at(n, child)->relation)) return child;
  return NO_WORD;
}

/* "We will stay," X said: the verb of saying stands above, or beside as a parenthesis. */
static uint32_t sayer_of(const struct names *n, uint32_t word) {
  uint32_t below = word;
  for (uint32_t w = word; w != NO_WORD; below = w, w = word_at(n, w)->head) {
    uint8_t relation = word_at(n, below)->relation; /* "Mr Qarase asked me": not his words */
    bool told_to = relation == REL_OBJ || relation == REL_IOBJ || relation_is_oblique(relation);
    if (w != word && !told_to && is_saying(n, w)) {
      uint32_t subject = subject_of(n, w);
      if (subject != NO_WORD && !tree_dominates(n->tree, subject, word)) return subject;
    }
    TREE_EACH_CHILD(n->tree, w, child) {
      bool aside = word_at(n, child)->relation == REL_PARATAXIS && is_saying(n, child);
      uint32_t subject = aside && !tree_dominates(n->tree, child, word) ? subject_of(n, child) : NO_WORD;
      if (subject != NO_WORD) return subject;
    }
  }
  return NO_WORD;
}

bool who_add_speaker(const struct names *n, struct actors *all, uint32_t word, int depth) {
  uint32_t sayer = sayer_of(n, word);
  const struct name *said = sayer == NO_WORD ? NULL : name_at(n, sayer);
  if (sayer != NO_WORD && (said || !who_is_pronoun(n, sayer) || depth + 1 < WHO_DEPTH)) {
    struct actors who = {0};
    who_add_head(n, &who, sayer, depth + 1);
    if (who.count && who.at[0].id.len) {
      who.at[0].text = word_at(n, word)->form;
      who_push(n, all, who.at[0]);
      return true;
    }
  }
  if (n->spokesman) { /* a group's own statement */
    struct actor group = actor_of_name(n->spokesman);
    group.text = word_at(n, word)->form;
    who_push(n, all, group);
    return true;
  }
  const struct entry *state = n->voice.len  ? knowledge_state(n->knowledge, n->voice)
                              : n->body.len ? knowledge_body(n->knowledge, n->body)
                                            : NULL;
  if (!state) return false;
  who_push(n, all,
           (struct actor){
               .text = word_at(n, word)->form, .name = state->name, .id = state->id, .code = state->code});
  return true;
}

/* ---- whose statement the document is ---- */

/* "by President Biden", "of the Government of": not "on the emergency with respect to South Sudan". */
static bool is_author(const struct names *n, uint32_t first) {
  enum { BACK = 6 };
  for (uint32_t w = first; w-- > 0 && first - w < BACK;) {
    struct slice form = word_at(n, w)->form;
    if (word_at(n, w)->upos != UPOS_ADP) continue;
    return slice_is_ignoring_case(form, SLICE("by")) || slice_is_ignoring_case(form, SLICE("of")) ||
           slice_is_ignoring_case(form, SLICE("from"));
  }
  return true;
}

/* "Report of", "note by", "a talk with", not "report accuses". */
static bool is_followed(const struct names *n, uint32_t word) {
  static const char *const authors[] = {"of", "by", "from", "with"};
  for (size_t i = 0; word + 1 < n->tree->analysis->word_count && i < 4; i++)
    if (slice_is_ignoring_case(word_at(n, word + 1)->form, slice_of(authors[i]))) return true;
  return false;
}

/* "Statement of the Ogaden National Liberation Front": who is no state speaks for himself. */
static bool speaks_as_group(const struct name *name) {
  return name->type == NAME_GROUP && name->id.len > 4 && name->id.at[3] == '-';
}

/* "by President Biden", "of the U.S. Special Coordinator", "by the Government of the Republic of Turkey". */
static bool speaks_as_state(const struct names *n, const struct name *name, uint32_t word) {
  if (name->type == NAME_PERSON || name->type == NAME_STATE) return true;
  if (name->type == NAME_ORGANISATION) return is_state_id(n, name->id);
  bool article = word > 2 && slice_is_ignoring_case(word_at(n, word - 1)->form, SLICE("the"));
  return name->type == NAME_NATIONAL && article && is_followed(n, word - 3);
}

/* "Statement by President Biden", "Remarks by ...", "A Letter from ...": whom the title names behind the
   word. */
static struct slice voice_of_title(struct names *n, bool *statement) {
  const struct analysis *a = n->tree->analysis;
  for (uint32_t w = 0; w < a->word_count && w < 40 && a->sentences[word_at(n, w)->sentence].paragraph < 2;
       w++) {
    const struct name *name = name_at(n, w);
    *statement |= names_is(n, "statement", w) || (names_is(n, "statement of", w) && is_followed(n, w));
    if (*statement && who_is_secretary_general(n, w)) n->body = SLICE("UN");
    if (n->body.len) continue;
    if (*statement && name && slice_starts(name->code, SLICE("IGO")) && is_author(n, name->first_word))
      n->body = name->id;
    if (!*statement || !name || !names_country(n, name->id).len || !is_author(n, name->first_word)) continue;
    if (speaks_as_group(name)) {
      n->spokesman = name;
      break;
    }
    if (speaks_as_state(n, name, w)) return names_country(n, name->id);
  }
  return (struct slice){"", 0};
}

/* Who signed below: "JOSEPH R. BIDEN JR., THE WHITE HOUSE". */
static struct slice voice_of_signature(const struct names *n) {
  enum { LAST_WORDS = 25 };
  const struct analysis *a = n->tree->analysis;
  struct slice found = {"", 0};
  for (uint32_t w = a->word_count > LAST_WORDS ? a->word_count - LAST_WORDS : 0; w < a->word_count; w++) {
    const struct name *name = name_at(n, w);
    bool signs = name && (name->type == NAME_PERSON || name->type == NAME_SEAT) &&
                 !relation_is_subject(word_at(n, w)->relation);
    if (signs && names_country(n, name->id).len) found = names_country(n, name->id);
  }
  return found;
}

static bool is_first_person(const struct names *n, uint32_t word) {
  struct slice form = word_at(n, word)->form;
  return word_at(n, word)->upos == UPOS_PRON &&
         (slice_equals(form, "I") || slice_equals(form, "We") || slice_equals(form, "we")) &&
         sayer_of(n, word) == NO_WORD;
}

/* "Ankara, 22 October 2007": a line that is no sentence of the text. */
static bool is_dateline(const struct names *n, const struct sentence *s) {
  enum { LONGEST = 12 };
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count && s->word_count <= LONGEST; w++) {
    struct slice form = word_at(n, w)->form;
    if (form.len == 4 && (form.at[0] == '1' || form.at[0] == '2') && word_at(n, w)->upos == UPOS_NUM)
      return true;
  }
  return false;
}

/* Where it was written: of a text in the first person that does not say whose it is, whose capital that is.
 */
struct slice names_home(const struct names *n) {
  for (uint32_t i = 0; i < n->count && i < 8; i++) /* "MANAMA, March 16 -" */
    if (n->at[i].dateline) return names_country(n, n->at[i].id);
  const struct analysis *a = n->tree->analysis;
  const struct sentence *s = a->sentences;
  while (s < a->sentences + a->sentence_count && s->paragraph == 0) s++;
  if (s == a->sentences + a->sentence_count || !is_dateline(n, s)) return (struct slice){"", 0};
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++) {
    const struct name *name = name_at(n, w);
    bool place = name && (name->type == NAME_SEAT || name->type == NAME_PLACE);
    if (place && names_country(n, name->id).len) return names_country(n, name->id);
  }
  return (struct slice){"", 0};
}

/* A text in the first person that does not say whose: the state that acts in it most. */
static struct slice voice_of_subjects(const struct names *n) {
  struct slice best = {"", 0};
  uint32_t best_count = 0;
  for (uint32_t i = 0; i < n->count && i < 2000; i++) {
    const struct name *name = &n->at[i];
    uint32_t count = 0;
    if (name->type != NAME_STATE || !is_state_id(n, name->id) ||
        !relation_is_subject(word_at(n, name->head)->relation))
      continue;
    for (uint32_t k = i; k < n->count && k < 2000; k++)
      count += slice_is(n->at[k].id, name->id) && relation_is_subject(word_at(n, n->at[k].head)->relation);
    if (count > best_count) best = name->id, best_count = count;
  }
  return best;
}

void names_find_voice(struct names *n) {
  uint32_t first_persons = 0;
  for (uint32_t w = 0; w < n->tree->analysis->word_count; w++) first_persons += is_first_person(n, w);
  bool statement = false;
  n->voice = voice_of_title(n, &statement);
  bool open = !n->voice.len && !n->body.len && !n->spokesman && first_persons >= 2;
  if (open) n->voice = names_home(n);
  if (!n->voice.len && !n->body.len && !n->spokesman && statement && first_persons)
    n->voice = voice_of_signature(n);
  if (n->voice.len || n->body.len || n->spokesman || first_persons < 2) return;
  n->voice = voice_of_subjects(n);
}
