/* One wording that binds to several deeds of one kind. */
#include "record/obligation_parts.h"

static bool is_form(const struct reading *r, uint32_t word, const char *form) {
  return slice_is_ignoring_case(word_at(r, word)->form, slice_of(form));
}

/* ---- "from attacks, from movements of forces and from propaganda" ---- */

static uint32_t next_to_refrain_from(const struct reading *r, const struct bond *b, uint32_t n) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, b->deed->word)->sentence];
  uint32_t count = 0;
  for (uint32_t w = b->deed->word + 1; w + 1 < s->first_word + s->word_count; w++) {
    if (!is_form(r, w, "from") || !tree_dominates(r->tree, b->deed->word, w)) continue;
    bool joined = is_form(r, w - 1, ",") || is_form(r, w - 1, "and") || is_form(r, w - 1, "or");
    uint32_t head = word_at(r, w)->head;
    if (joined && head != NO_WORD && head > w && ++count == n) return head;
  }
  return NO_WORD;
}

/* ---- "quit Aghdam by 20 November and Lachin by 1 December" ---- */

static bool is_limit(const struct time_expression *t) {
  return t->relation == TIME_BY || t->relation == TIME_WITHIN || t->relation == TIME_BEFORE ||
         t->relation == TIME_UNTIL;
}

/* The noun before a limit, where only a conjunction, a preposition and its own words stand before it. */
static uint32_t noun_between(const struct reading *r, uint32_t from, uint32_t to) {
  uint32_t noun = NO_WORD;
  if (from < to && is_form(r, from, ",")) from++;
  if (from >= to || !is_form(r, from, "and")) return NO_WORD;
  for (uint32_t w = from + 1; w < to; w++) {
    uint8_t upos = word_at(r, w)->upos;
    if (upos == UPOS_VERB || upos == UPOS_AUX || upos == UPOS_SCONJ || is_form(r, w, ";")) return NO_WORD;
    if (upos == UPOS_NOUN || upos == UPOS_PROPN)
      noun = noun == NO_WORD || word_at(r, noun)->head == w ? w : noun;
  }
  return noun;
}

static bool next_gap(const struct reading *r, const struct bond *b, uint32_t n, uint32_t *noun,
                     uint32_t *time) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, b->deed->word)->sentence];
  const struct time_expression *last = NULL;
  uint32_t count = 0;
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++) {
    const struct time_expression *t = time_at(r->times, w);
    if (!t || t->first_word != w || !is_limit(t)) continue;
    bool before = w < b->deed->word; /* "Within 135 days 8,600 must go, and the rest within 14 months" */
    if (last && !before) {
      uint32_t from = last->first_word + last->word_count;
      *noun = noun_between(r, from > b->deed->word ? from : b->deed->word + 1, w);
      if (*noun == NO_WORD) return false;
      *time = t->head_word;
      if (++count == n) return true;
    }
    last = t;
  }
  return false;
}

bool obligation_split(const struct reading *r, const struct bond *b, uint32_t n, struct bond *part) {
  uint32_t noun = NO_WORD, time = NO_WORD;
  *part = *b;
  if (slice_equals(b->deed->lemma, "refrain") || slice_equals(b->deed->lemma, "abstain")) {
    part->object_word = next_to_refrain_from(r, b, n);
    return part->object_word != NO_WORD;
  }
  if (b->deed->class != PREDICATE_VERB || !next_gap(r, b, n, &noun, &time)) return false;
  uint32_t object = look_argument(b->deed, SLOT_OBJECT, NULL);
  bool place =
      object != NO_WORD && !is_empty(look_place(r, object).text) && !is_empty(look_place(r, noun).text);
  part->term_word = time;
  if (place)
    part->place_word = noun;
  else
    part->object_word = noun;
  return true;
}
