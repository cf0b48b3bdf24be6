/* The words of an office: its noun, what stands before and behind it, whom they name. */
#include "meaning/titles_parts.h"

bool title_is_office(const struct names *n, uint32_t word) {
  return !name_at(n, word) && agent_class(n, "office", word).len > 0 && word_at(n, word)->upos != UPOS_VERB;
}

static bool is_modifier(const struct names *n, uint32_t word) {
  uint8_t upos = word_at(n, word)->upos;
  if (name_at(n, word)) return false;
  if (is_form(n, word, "-")) return true;
  return upos == UPOS_NOUN || upos == UPOS_ADJ || upos == UPOS_PROPN || upos == UPOS_X ||
         word_in(n->knowledge->agents, "titles", lower_case(n->arena, word_at(n, word)->form));
}

/* "acting", "former", "self-styled": how an office is held; else empty. */
static struct slice title_qualifier(const struct names *n, uint32_t word) {
  const struct word *w = word_at(n, word);
  struct slice q = word_class(n->knowledge->agents, "qualifier", lower_case(n->arena, w->form));
  return q.len ? q : word_class(n->knowledge->agents, "qualifier", lower_case(n->arena, w->lemma));
}

static bool is_temporal(const struct names *n, uint32_t word) {
  return word_in(n->knowledge->agents, "temporal", lower_case(n->arena, word_at(n, word)->form));
}

static bool is_owner_mark(const struct names *n, uint32_t word) {
  return is_form(n, word, "'s") || is_form(n, word, "\xE2\x80\x99s");
}

/* "once the commander", "now head", "the imprisoned leader" */
bool title_is_held_how(const struct names *n, uint32_t word) {
  const struct word *w = word_at(n, word);
  bool participle = w->upos == UPOS_VERB && (slice_equals(w->xpos, "VBN") || slice_equals(w->xpos, "VBG"));
  return participle || names_is(n, "how long", word) || title_qualifier(n, word).len;
}

/* "Its head", "his deputy": whoever is meant; "the Observatory, whose director": what stands before. */
static void read_possessor(const struct names *n, struct title *t, uint32_t word, uint32_t floor) {
  if (is_form(n, word, "whose") && word > floor + 1 && !t->owner) {
    const struct name *name = name_at(n, word - 1) ? name_at(n, word - 1) : name_at(n, word - 2);
    if (may_own(name)) t->owner = name;
  } else if (is_form(n, word, "its") || is_form(n, word, "his") || is_form(n, word, "her") ||
             is_form(n, word, "their") || is_form(n, word, "my") || is_form(n, word, "our"))
    t->possessor = word;
}

/* "President Bush's envoy", "Putin's spokesman": who acts for a person acts for his body. */
static void read_patron(const struct names *n, struct title *t, uint32_t word) {
  const struct name *name = name_at(n, word);
  bool owns = word + 1 < t->first && (is_form(n, word + 1, "'s") || is_form(n, word + 1, "\xE2\x80\x99s") ||
                                      is_form(n, word + 1, "'"));
  if (name && name->type == NAME_PERSON && owns && !t->owner && !t->possessor) t->patron = name;
}

/* What stands before the office's noun: more of the office, whose it is, how it is held. */
void title_read_leftwards(const struct names *n, struct title *t, uint32_t floor) {
  uint32_t w = t->last;
  bool office = true;
  t->first = t->last;
  while (w > floor && t->last - w < TITLE_WORDS) {
    uint32_t p = w - 1;
    if (word_in(n->knowledge->agents, "no part of an office", lower_case(n->arena, word_at(n, p)->form)))
      office = false;
    const struct name *name = name_at(n, p);
    struct slice qualifier = title_qualifier(n, p);
    bool region = name && name->type == NAME_PLACE && names_country(n, name->id).len && p + 1 == t->first;
    if (name && (may_own(name) || region) && !t->owner) /* "Florida Governor Ron DeSantis" too */
      t->owner = name, office = false, w = name->first_word;
    else if (qualifier.len)
      t->qualifier = qualifier, office = false, w = p;
    else if (!name && office && is_modifier(n, p) && !is_temporal(n, p))
      t->first = w = p;
    else if (!name && !office && is_modifier(n, p) &&
             word_in(n->knowledge->agents, "no part of an office", lower_case(n->arena, word_at(n, p)->form)))
      w = p;
    else if (is_form(n, p, "'s") || is_form(n, p, "\xE2\x80\x99s") || is_form(n, p, "'") ||
             is_form(n, p, "-")) {
      office = false, w = p;
      bool body =
          p > floor && !is_form(n, p, "-") && !name_at(n, p - 1) && agent_class(n, "sector", p - 1).len;
      if (body && !t->owner && !title_is_office(n, p - 1)) t->body = p - 1; /* "the rebels' commander" */
    } else if (!name && title_is_held_how(n, p))
      office = false, w = p;
    else if (!name && word_at(n, p)->upos == UPOS_DET && p > floor && title_qualifier(n, p - 1).len)
      office = false, w = p; /* "once the commander" */
    else {
      read_possessor(n, t, p, floor);
      read_patron(n, t, p);
      break;
    }
  }
  if (is_form(n, t->first, "-")) /* "Under-Secretary-General" */
    t->first = t->first > floor && is_form(n, t->first - 1, "under") ? t->first - 1 : t->first + 1;
}

/* What follows an office whose owner stands before it ends in a noun or a name. */
static bool reads_on_to_end(const struct names *n, const struct title *t) {
  if (t->until <= t->last + 1) return false;
  uint8_t upos = word_at(n, t->until - 1)->upos;
  return upos == UPOS_NOUN || upos == UPOS_PROPN;
}

/* "the US commander in Iraq", "the group's leader in the Sahel": where, which is no part of the office. */
static bool reads_place(const struct names *n, struct title *t, uint32_t limit) {
  uint32_t w = t->last + 1;
  if (w + 1 >= limit || !is_form(n, w, "in")) return false;
  const struct name *place = name_at(n, w + 1);
  if (!place && is_form(n, w + 1, "the") && w + 2 < limit) place = name_at(n, w + 2);
  if (!place || place->type == NAME_PERSON) return false;
  t->until = place->first_word + place->word_count;
  return true;
}

/* "of the Free Aceh Movement", "to Sudan", "for human rights": whose, or more of the office. */
void title_read_rightwards(const struct names *n, struct title *t, uint32_t limit) {
  uint32_t w = t->last + 1;
  t->until = w;
  if (reads_place(n, t, limit)) return;
  if (w >= limit || !(is_form(n, w, "of") || is_form(n, w, "for") || is_form(n, w, "to") ||
                      is_form(n, w, "at") || is_form(n, w, "on")))
    return;
  bool of = is_form(n, w, "of"), owned = t->owner && t->owner->first_word < t->last;
  uint32_t office_end = t->last;
  for (w++; w < limit && w < t->last + TITLE_WORDS; w++) {
    uint8_t upos = word_at(n, w)->upos;
    const struct name *name = name_at(n, w);
    if (name && name->type == NAME_PERSON) { /* "adviser to President Mohamud": his state's */
      if (!t->owner && names_country(n, name->id).len && !of)
        t->owner = name, office_end = t->last, t->until = w;
      break;
    }
    if (name && may_own(name)) {
      bool sent = !of && agent_class(n, "sent", t->last).len; /* "envoy for Yemen", "ambassador to Sudan" */
      if (!t->owner && !sent && (of || is_form(n, w - 1, "to") || name->id.len)) t->owner = name;
      w = name->first_word + name->word_count - 1;
      t->until = w + 1;
    } else if (name || upos == UPOS_NOUN || upos == UPOS_ADJ || upos == UPOS_PROPN || upos == UPOS_DET ||
               upos == UPOS_ADP || is_form(n, w, "'s") || is_form(n, w, "-") || is_form(n, w, "two") ||
               title_is_held_how(n, w)) {
      bool named = upos == UPOS_NOUN || upos == UPOS_PROPN;
      if (!name && !t->owner && named && !is_form(n, w, "self")) office_end = w; /* no "leader of the self" */
      t->until = w + 1;
    } else if (!(t->owner && is_form(n, w, "and") && w + 1 < limit && may_own(name_at(n, w + 1))))
      break;
  }
  uint32_t before_body = title_find_body(n, t);
  if (t->body || t->of_each) /* "chief of staff of the army", "the leader of Haiti's rebels" */
    t->last = before_body;
  else if (owned && reads_on_to_end(n, t)) /* "Russia's ambassador at the UN", "the US secretary of state" */
    t->last = t->until - 1;
  else if (!t->owner || office_end < t->owner->first_word)
    t->last = office_end;
}

/* "Secretary of State", "Minister for Foreign Affairs": the office's noun before "of" or "for". */
uint32_t title_head_of_long_office(const struct names *n, uint32_t last, uint32_t floor) {
  enum { LONGEST = 5 };
  if (is_form(n, last, "and")) return NO_WORD; /* "Minister of Foreign Affairs and Trade" */
  for (uint32_t w = last; w > floor + 1 && last - w < LONGEST; w--) {
    bool capital = word_at(n, w)->form.len && is_capital(*word_at(n, w)->form.at);
    bool link = is_form(n, w, "and") || is_form(n, w, "the");
    if (name_at(n, w) || (!capital && !link)) return NO_WORD;
    bool of = is_form(n, w - 1, "of") || is_form(n, w - 1, "for");
    if (of && w - 1 > floor && title_is_office(n, w - 2) && is_capital(*word_at(n, w - 2)->form.at))
      return w - 2;
  }
  return NO_WORD;
}

/* The office's noun in the phrase that begins at `w`: the last noun before something else. */
uint32_t title_office_in_phrase(const struct names *n, uint32_t w, uint32_t limit, struct title *t) {
  uint32_t found = NO_WORD;
  for (uint32_t i = w; i < limit && i < w + TITLE_WORDS; i++) {
    const struct name *name = name_at(n, i);
    if (name && name->type == NAME_PERSON) return NO_WORD;
    if (name) {
      i = name->first_word + name->word_count - 1;
      found = NO_WORD;
      continue;
    }
    if (title_is_office(n, i))
      found = i;
    else if (is_modifier(n, i) || is_owner_mark(n, i)) /* "the prime minister's adviser" */
      found = NO_WORD;
    else if (found != NO_WORD)
      break;
    else if (title_is_held_how(n, i) || (is_form(n, i, "under") && i + 1 < limit && is_form(n, i + 1, "-")))
      continue;
    else if (word_at(n, i)->upos != UPOS_DET && !title_qualifier(n, i).len && !is_form(n, i, "'s") &&
             !is_form(n, i, "then") && !is_form(n, i, "\xE2\x80\x99s") && word_at(n, i)->upos != UPOS_PRON &&
             word_at(n, i)->upos != UPOS_NUM && !(i == w && (is_form(n, i, "who") || is_form(n, i, "a"))))
      return NO_WORD;
  }
  t->last = found;
  return found;
}
