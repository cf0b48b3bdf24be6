/* The layer of names in floating point: what it sees of sentences forward to the scores of labels, and
   back. */
#ifndef TRUCE_TRAIN_NAMES_LAYER_H
#define TRUCE_TRAIN_NAMES_LAYER_H

#include "language/train/parameters.h"

enum names_matrix { N_IN, N_BIAS, N_RIGHT, N_LEFT, N_LABEL, N_LABEL_BIAS, N_STEPS, N_COUNT };

/* What of the input is the encoder's, and the rest, which is the form's. */
struct names_shape {
  uint32_t up, form, hidden, labels;
};

struct names_layer {
  struct names_shape shape;
  struct matrix of[N_COUNT];
  uint64_t steps;
};

bool names_layer_make(struct names_layer *layer, struct names_shape shape, uint64_t seed);
void names_layer_free(struct names_layer *layer);

/* A sentence: what the layer sees of its words (up + form bytes each), and the label of each or NO_LABEL. */
struct names_example {
  const int8_t *seen;
  const uint16_t *labels;
  uint32_t count;
};

struct names_work; /* room for a batch */
struct names_work *names_work_new(struct names_layer *layer);
void names_work_free(struct names_work *work);
/* One step of learning; returns the sum of losses. `examples` are sorted longest first. */
double names_learn(struct names_work *work, struct names_example *examples, uint32_t count, float rate,
                   struct dice *dice);
/* The best labels of each sentence, one after the other, and how likely each is; sorts too. */
void names_guess(struct names_work *work, struct names_example *examples, uint32_t count, uint16_t *best,
                 float *likely);

#endif
