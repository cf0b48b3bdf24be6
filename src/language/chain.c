/* The best chain of mention labels (Viterbi), in whole numbers, so that every machine chooses the same. */
#include "language/chain.h"

#include <math.h>

int32_t chain_whole(float score) {
  const float most = 1e6f;
  float bounded = score > most ? most : score < -most ? -most : score;
  return (int32_t)lrintf(bounded * CHAIN_UNIT);
}

/* One word on: `at` becomes the best sums of chains that end at this word, `from` where each came from. */
static void step(uint32_t labels, const int32_t *steps, const int32_t *scores, int64_t *at, uint8_t *from) {
  int64_t next[CHAIN_LABELS_MAX];
  for (uint32_t l = 0; l < labels; l++) {
    uint32_t best = 0;
    int64_t most = at[0] + steps[l];
    for (uint32_t k = 1; k < labels; k++) {
      int64_t sum = at[k] + steps[k * labels + l];
      if (sum > most) most = sum, best = k;
    }
    next[l] = most + scores[l];
    from[l] = (uint8_t)best;
  }
  memcpy(at, next, labels * sizeof *at);
}

void chain_best(uint32_t labels, const int32_t *steps, const int32_t *scores, uint32_t count, uint8_t *from,
                uint8_t *best) {
  int64_t at[CHAIN_LABELS_MAX];
  if (!count) return;
  for (uint32_t l = 0; l < labels; l++) at[l] = (int64_t)steps[labels * labels + l] + scores[l];
  for (uint32_t t = 1; t < count; t++)
    step(labels, steps, scores + (size_t)t * labels, at, from + (size_t)t * labels);
  uint32_t last = 0;
  for (uint32_t l = 1; l < labels; l++)
    if (at[l] > at[last]) last = l;
  for (uint32_t t = count - 1; t > 0; t--) {
    best[t] = (uint8_t)last;
    last = from[(size_t)t * labels + last];
  }
  best[0] = (uint8_t)last;
}
