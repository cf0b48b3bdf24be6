/* A chain of labels over a sentence's words, scored word by word and step by step (a linear-chain conditional
   random field): the loss of what is known of a sentence, and its best labels. */
#ifndef TRUCE_TRAIN_CHAIN_H
#define TRUCE_TRAIN_CHAIN_H

#include "language/chain.h"
#include "language/train/example.h"

enum { CHAIN_WORDS_MAX = 512 };

struct chain {
  uint32_t labels;
  const float *steps; /* [labels + 1] rows of `row`: from each label, and from the start, to each label */
  float *d_steps;     /* the same, gradients are added */
  size_t row;
};

/* `scores[t]`: of word t's labels, replaced by gradients times `weight`. Of words whose label is NO_LABEL
   anything is right. Returns the loss, not weighed. */
double chain_learn(const struct chain *chain, uint32_t count, float *const *scores, const uint16_t *gold,
                   float weight);
/* The best labels of a sentence, and how likely each is. */
void chain_likely(const struct chain *chain, uint32_t count, float *const *scores, uint16_t *best,
                  float *likely);

#endif
