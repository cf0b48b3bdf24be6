#include "meaning/tree_tense.h"

struct sentence_words {
  struct analysis *analysis;
  uint32_t first, last;
};

static struct word *at(const struct sentence_words *s, uint32_t word) { return &s->analysis->words[word]; }

/* `lower` is `upper` or below it: no word may ever come to stand below itself. */
static bool is_below(const struct sentence_words *s, uint32_t upper, uint32_t lower) {
  for (uint32_t n = s->first; lower != NO_WORD && lower != upper && n < s->last; n++)
    lower = at(s, lower)->head;
  return lower == upper;
}

static bool is_aside(const struct predicates *predicates, struct arena *arena, const struct word *w) {
  return w->upos == UPOS_ADV || w->upos == UPOS_NUM || w->upos == UPOS_PART ||
         predicates_is_temporal(predicates, lower_case(arena, w->lemma)) ||
         slice_is_ignoring_case(w->form, SLICE("today")) ||
         slice_is_ignoring_case(w->form, SLICE("yesterday"));
}

/* "has | today | broken": the participle of a perfect, with nothing but adverbs and times between. */
static uint32_t split_perfect(const struct predicates *predicates, struct arena *arena,
                              const struct sentence_words *s, uint32_t have) {
  const struct word *w = at(s, have);
  if (w->upos != UPOS_VERB || !slice_is_ignoring_case(w->lemma, SLICE("have"))) return NO_WORD;
  uint32_t next = have + 1;
  while (next < s->last && next < have + 4 && is_aside(predicates, arena, at(s, next))) next++;
  if (next == have + 1 || next >= s->last) return NO_WORD;
  const struct word *participle = at(s, next);
  bool fits =
      participle->upos == UPOS_VERB && slice_equals(participle->xpos, "VBN") && participle->head == have;
  return fits ? next : NO_WORD;
}

static void rejoin_perfect(const struct sentence_words *s, uint32_t have, uint32_t verb) {
  uint32_t head = at(s, have)->head;
  uint8_t relation = at(s, have)->relation;
  for (uint32_t w = s->first; w < s->last; w++)
    if (at(s, w)->head == have) at(s, w)->head = verb;
  at(s, verb)->head = head, at(s, verb)->relation = relation;
  at(s, have)->head = verb, at(s, have)->relation = REL_AUX, at(s, have)->upos = UPOS_AUX;
}

/* "is today imposing sanctions", taken for an adjective: an adjective has no object. */
static bool is_lost_progressive(const struct sentence_words *s, uint32_t word) {
  const struct word *w = at(s, word);
  bool ing = w->upos == UPOS_ADJ && slice_ends(w->form, SLICE("ing"));
  bool object = false, be = false;
  for (uint32_t c = s->first; ing && c < s->last; c++) {
    if (at(s, c)->head != word) continue;
    object |= at(s, c)->relation == REL_OBJ && c > word;
    be |= at(s, c)->relation == REL_COP && slice_is_ignoring_case(at(s, c)->lemma, SLICE("be"));
  }
  return object && be;
}

/* "imposing": impose; "putting": put. */
static struct slice verb_of(struct arena *arena, struct slice form) {
  struct slice stem = lower_case(arena, (struct slice){form.at, form.len - 3});
  if (stem.len > 2 && stem.at[stem.len - 1] == stem.at[stem.len - 2] && stem.at[stem.len - 1] != 's' &&
      stem.at[stem.len - 1] != 'l')
    return (struct slice){stem.at, stem.len - 1};
  static const char *const bare[] = {"t", "d", "n", "r", "k", "p", "w", "y", "h", "x", "ll", "ss", "m"};
  for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
    if (slice_ends(stem, slice_of(bare[i]))) return stem;
  return arena_join(arena, stem, SLICE("e"));
}

static void make_progressive(struct arena *arena, const struct sentence_words *s, uint32_t word) {
  struct word *w = at(s, word);
  w->upos = UPOS_VERB, w->xpos = SLICE("VBG"), w->feats = SLICE("Tense=Pres|VerbForm=Part");
  w->lemma = verb_of(arena, w->form);
  for (uint32_t c = s->first; c < s->last; c++)
    if (at(s, c)->head == word && at(s, c)->relation == REL_COP) at(s, c)->relation = REL_AUX;
}

/* "At the meeting, held on 12 July, the President made": what is held and signed is the noun before the
   comma, not whoever is the subject. */
static void lift_held(const struct predicates *predicates, const struct sentence_words *s, uint32_t word) {
  const struct word *w = at(s, word);
  if (word < s->first + 2 || !slice_equals(w->xpos, "VBN") || w->relation != REL_ADVCL || w->head == NO_WORD)
    return;
  if (!predicates_holds(predicates, w->lemma) || w->head < word || !slice_equals(at(s, word - 1)->form, ","))
    return;
  uint32_t noun = word - 2;
  if (at(s, noun)->upos != UPOS_NOUN && at(s, noun)->upos != UPOS_PROPN) return;
  if (is_below(s, word, noun)) return;
  at(s, word)->head = noun, at(s, word)->relation = REL_ACL;
}

/* "President Joseph R. Biden, Jr. spoke": the name is the head, whatever the parser made of its end. */
static void join_junior(const struct sentence_words *s, uint32_t junior) {
  struct slice form = at(s, junior)->form;
  if (junior < s->first + 2 || !slice_equals(at(s, junior - 1)->form, ",")) return;
  if (!slice_equals(form, "Jr.") && !slice_equals(form, "Jr") && !slice_equals(form, "Sr.")) return;
  uint32_t name = junior - 2;
  while (name > s->first && at(s, name)->head != NO_WORD && at(s, name)->head < name &&
         at(s, name)->head != junior &&
         (at(s, name)->relation == REL_FLAT || at(s, name)->relation == REL_COMPOUND))
    name = at(s, name)->head;
  if (at(s, name)->upos != UPOS_PROPN) return;
  bool below = is_below(s, junior, name);
  if (!below && is_below(s, name, at(s, junior)->head)) { /* in the name's own phrase */
    if (at(s, junior)->head == name) at(s, junior)->relation = REL_FLAT;
    return;
  }
  at(s, name)->head = at(s, junior)->head, at(s, name)->relation = at(s, junior)->relation;
  for (uint32_t w = s->first; w < s->last; w++)
    if (at(s, w)->head == junior && w != name) at(s, w)->head = name;
  at(s, junior)->head = name, at(s, junior)->relation = REL_FLAT;
}

void tree_tense_mend(const struct predicates *predicates, struct arena *arena, struct analysis *a) {
  for (uint32_t i = 0; i < a->sentence_count; i++) {
    enum { LONGEST_SENTENCE = 1000 };
    const struct sentence_words s = {a, a->sentences[i].first_word,
                                     a->sentences[i].first_word + a->sentences[i].word_count};
    for (uint32_t w = s.first; w < s.last && s.last - s.first <= LONGEST_SENTENCE; w++) {
      uint32_t participle = split_perfect(predicates, arena, &s, w);
      if (participle != NO_WORD) rejoin_perfect(&s, w, participle);
      lift_held(predicates, &s, w);
      join_junior(&s, w);
      if (is_lost_progressive(&s, w)) make_progressive(arena, &s, w);
    }
  }
}
