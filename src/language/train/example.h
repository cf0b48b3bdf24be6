/* What is learned from: sentences of words with labels as numbers. */
#ifndef TRUCE_TRAIN_EXAMPLE_H
#define TRUCE_TRAIN_EXAMPLE_H

#include "language/features.h"

enum { NO_LABEL = UINT16_MAX }; /* nothing is to be learned here */

struct example_word {
  struct slice form, lemma;
  uint32_t head; /* 1 .. words, 0: the root, UINT32_MAX: unknown */
  uint32_t seen; /* how often its form is in the training text */
  uint16_t tag, script, relation;
  struct word_features features;
};

struct example {
  struct example_word *words;
  uint32_t count;
};

#endif
