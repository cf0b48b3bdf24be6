/* Under which agreement a sentence stands. */
#include "record/obligation_parts.h"

/* Farther back no agreement is meant. */
enum { NEAR_SENTENCES = 8 };

bool obligation_is_actor(const struct reading *r, uint32_t word) {
  return word != NO_WORD && look_known_actors(r, word).count > 0;
}

const struct proposition *obligation_governor(const struct reading *r, const struct proposition *deed) {
  if (deed->embedding != EMBEDDED_CLAUSE || deed->parent == NO_PROPOSITION) return NULL;
  return &r->propositions->at[deed->parent];
}

/* "Under the accord", "according to the roadmap", "as part of the deal", "in the text" */
static bool leads_under(const struct reading *r, uint32_t word) {
  struct slice preposition = tree_preposition(r->tree, r->arena, word);
  if (preposition.len && word_in(r->patterns->obligations, "under", preposition)) return true;
  uint32_t up = word_at(r, word)->head; /* "under the terms of the accord" */
  if (up == NO_WORD || !slice_equals(preposition, "of")) return false;
  struct slice outer = tree_preposition(r->tree, r->arena, up);
  return outer.len && word_in(r->patterns->obligations, "under", outer);
}

/* "The accord obliges, provides, gives ..." */
static bool is_subject_of_sentence(const struct reading *r, uint32_t word) {
  const struct word *w = word_at(r, word);
  if (!relation_is_subject(w->relation) || w->head == NO_WORD) return false;
  const struct proposition *p = look_proposition(r, w->head);
  return p && (word_in(r->patterns->obligations, "binds", p->lemma) ||
               word_in(r->patterns->obligations, "provides", p->lemma));
}

static enum standing standing_in(const struct reading *r, uint32_t sentence, uint32_t *agreement) {
  const struct sentence *s = &r->analysis->sentences[sentence];
  enum standing best = STANDS_ALONE;
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++) {
    if (r->agreement_of_word[w] == NO_RECORD) continue;
    bool under = leads_under(r, w) || is_subject_of_sentence(r, w);
    enum standing here = under ? STANDS_UNDER : STANDS_BESIDE;
    if (here < best) continue;
    best = here;
    *agreement = r->agreement_of_word[w];
  }
  return best;
}

enum standing obligation_standing(const struct reading *r, uint32_t word, uint32_t *agreement) {
  uint32_t sentence = word_at(r, word)->sentence;
  uint32_t paragraph = r->analysis->sentences[sentence].paragraph;
  *agreement = r->own_agreement;
  if (r->own_agreement != NO_RECORD) return STANDS_UNDER; /* an agreement's text is under it throughout */
  for (uint32_t back = 0; back < NEAR_SENTENCES && back <= sentence; back++) {
    enum standing found = standing_in(r, sentence - back, agreement);
    if (found == STANDS_ALONE) continue;
    if (back == 0) return found;
    bool together = r->analysis->sentences[sentence - back].paragraph == paragraph;
    return together ? STANDS_IN_PARAGRAPH : STANDS_NEAR;
  }
  return STANDS_ALONE;
}
