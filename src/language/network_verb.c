/* A sentence with a full stop has a verb. Where every word of one was given another tag ("Iran ships rockets
   to Hezbollah.": a noun of ships and rockets), the word that came nearest to being a finite verb is made it,
   and the tree is the best one with that word as its root. */
#include "language/network_space.h"

/* How far a verb's tag may lie behind the best: chosen on EWT-dev and GUM-dev, where fragments with a full
   stop ("Great service.") are to stay what they are. */
static const float MARGIN = 6;

enum { SHORTEST = 4 }; /* words, the full stop among them */

void network_note_verb(struct space *w, uint32_t row, const float *scores, uint32_t best) {
  const struct network *n = w->n;
  uint32_t verb = n->shape.tags;
  for (uint32_t i = 0; i < n->shape.tags; i++)
    if (n->tags[i].finite && (verb == n->shape.tags || scores[i] > scores[verb])) verb = i;
  w->verb_tags[row] = verb;
  w->verb_gaps[row] = verb == n->shape.tags ? -1e30f : scores[verb] - scores[best];
}

static bool is_verb(const struct word *word) {
  return word->upos == UPOS_AUX ||
         (word->upos == UPOS_VERB && !slice_equals(word->xpos, "VBN") && !slice_equals(word->xpos, "VBG"));
}

/* Not "rockets" in "ships rockets", which do not agree. */
static bool may_be_verb(const struct space *w, const struct word *word, uint32_t row) {
  bool lower = word->form.len > 2 && word->form.at[0] >= 'a' && word->form.at[0] <= 'z';
  bool singular = lower && slice_equals(w->n->tags[w->verb_tags[row]].xpos, "VBZ");
  return lower && !(singular && slice_equals(word[-1].xpos, "NNS"));
}

void network_find_verb(struct space *w, struct piece piece, uint32_t s) {
  const struct word *words = &w->analysis->words[piece.first];
  w->lost_verbs[s] = 0;
  if (piece.count < SHORTEST || !slice_equals(words[piece.count - 1].form, ".")) return;
  float best = -MARGIN;
  uint32_t verb = 0;
  for (uint32_t i = 0; i + 1 < piece.count; i++) {
    if (is_verb(&words[i])) return;
    uint32_t row = w->group_at[i] + s;
    float gap = w->verb_gaps[row];
    if (i && gap > best && may_be_verb(w, &words[i], row)) best = gap, verb = i;
  }
  if (!verb) return;
  network_set_tag(w, w->group_at[verb] + s, w->verb_tags[w->group_at[verb] + s]);
  w->lost_verbs[s] = verb + 1;
}

/* "the", "in", "Chadian": words that go with a noun, never with a verb. */
static bool goes_with_noun(const struct word *word) {
  return word->upos == UPOS_DET || word->upos == UPOS_ADP || word->upos == UPOS_ADJ;
}

void network_root_verb(struct space *w, uint32_t s, uint32_t count, size_t width) {
  enum { FOR_SURE = 1 << 23 }; /* within what tree_decode() takes */
  uint32_t verb = w->lost_verbs[s];
  if (!verb) return;
  w->arcs[(verb - 1) * width] += FOR_SURE;
  for (uint32_t i = 0; i < count; i++)
    if (goes_with_noun(&w->analysis->words[w->word_of[w->group_at[i] + s]]))
      w->arcs[i * width + verb] -= FOR_SURE;
}

static bool is_of_nouns(uint8_t relation) {
  return (relation >= REL_NMOD && relation <= REL_CASE) || relation == REL_COMPOUND || relation == REL_FLAT;
}

void network_bar_noun_relations(const struct network *n, float *scores) {
  for (uint32_t i = 0; i < n->shape.relations; i++)
    if (is_of_nouns(n->relations[i].relation)) scores[i] = -1e30f;
}
