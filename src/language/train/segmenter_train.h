/* Trains the segmenter: logistic regression over hashed features, by AdaGrad, in a fixed order. */
#ifndef TRUCE_SEGMENTER_TRAIN_H
#define TRUCE_SEGMENTER_TRAIN_H

#include "common/buffer.h"
#include "language/conllu.h"
#include "language/train/say.h"

struct segmenter_options {
  uint32_t rounds; /* 0: the default */
  uint32_t cut_bits, sentence_bits;
  listener *say; /* one line after each round; may be NULL */
};

/* Appends the section "segmenter" for a model to `section`. All working memory is given back. */
enum truce_status segmenter_train(const struct conllu *corpora, uint32_t count,
                                  const struct segmenter_options *options, struct buffer *section,
                                  struct truce_error *error);

#endif
