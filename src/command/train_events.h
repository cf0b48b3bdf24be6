/* What the files of `truce train events` share: sentences as features, and the weights found for them.

     train_events.c      the command: examples from tables and frames, the file of weights
     train_events_fit.c  the weights */
#ifndef TRUCE_TRAIN_EVENTS_H
#define TRUCE_TRAIN_EVENTS_H

#include "command/eval_plover.h"
#include "common/map.h"

struct leaning_example {
  float *at;       /* LEANING_FEATURES */
  uint32_t *words; /* numbers of names */
  uint32_t word_count;
  int class;
  float weight;
};

struct leaning_examples {
  struct arena *arena;
  struct leaning_example *at;
  uint32_t count, capacity;
  struct map numbers; /* "above:attack" -> its number */
  struct slice *words;
  uint32_t word_count, word_capacity;
};

/* `words[class * word_count + number]` */
struct leaning_weights {
  double vectors[PLOVER_ROOTS][LEANING_FEATURES];
  double *words;
};

/* In the examples' arena. */
const struct leaning_weights *leaning_fit(const struct leaning_examples *examples);

#endif
