/* How well a parse agrees with a gold one made from the same text: the measures of the CoNLL 2018 shared
   task.

   The characters of all tokens, white space left out, must be the same in both. A token or word is a stretch
   of these characters; words of multi-word tokens are matched inside of their overlapping groups by the
   longest common subsequence of their forms. Relations are compared up to the ":". */
#ifndef TRUCE_SCORE_H
#define TRUCE_SCORE_H

#include "language/conllu.h"

enum score_metric {
  SCORE_TOKENS,
  SCORE_SENTENCES,
  SCORE_WORDS,
  SCORE_UPOS,
  SCORE_LEMMAS,
  SCORE_UAS,
  SCORE_LAS,
  SCORE_CLAS,
  SCORE_COUNT
};

struct score {
  uint32_t gold, system, correct;
};

extern const char *const score_names[SCORE_COUNT];

static inline double score_f1(struct score s) {
  return s.gold + s.system ? 200.0 * s.correct / (s.gold + s.system) : 0;
}
static inline double score_precision(struct score s) { return s.system ? 100.0 * s.correct / s.system : 0; }
static inline double score_recall(struct score s) { return s.gold ? 100.0 * s.correct / s.gold : 0; }

/* TRUCE_BAD_INPUT where the texts differ, with the place. Working memory is the arena's. */
enum truce_status score_parse(const struct conllu *gold, const struct conllu *system, struct arena *arena,
                              struct score scores[SCORE_COUNT], struct truce_error *error);

#endif
