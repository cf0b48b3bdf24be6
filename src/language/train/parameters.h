/* The network's weights while they are learned: values, gradients of each shard of the batch, and AdamW's
   moments. Every matrix is [inputs x outputs], row-major. */
#ifndef TRUCE_TRAIN_PARAMETERS_H
#define TRUCE_TRAIN_PARAMETERS_H

#include "language/network_format.h"
#include "language/train/random.h"

#include <stdio.h>

/* A batch is always cut into so many shards, whatever the number of threads, and their gradients are added in
   this order: so the threads do not show in the model. */
enum { SHARDS = 2 };

struct matrix {
  uint32_t rows, columns;
  float *value, *first, *second; /* weights, and AdamW's two moments */
  float *gradient[SHARDS];       /* none of the embedding, whose gradient is sparse */
};

enum parameter {
  P_EMBED, /* feature rows x embed_width */
  P_IN_1,
  P_BACK_1,
  P_BACK_1_LEFT,
  P_BIAS_1, /* first layer: input, recurrent (rightward, leftward), bias */
  P_IN_2,
  P_BACK_2,
  P_BACK_2_LEFT,
  P_BIAS_2, /* second layer */
  P_HIDDEN,
  P_HIDDEN_BIAS, /* what the heads look at */
  P_QUERY,
  P_QUERY_BIAS,
  P_ROOT, /* arcs */
  P_TAG,
  P_TAG_BIAS,
  P_LEMMA,
  P_LEMMA_BIAS,
  P_RELATION,
  P_RELATION_BIAS,
  P_COUNT
};

struct parameters {
  struct network_shape shape;
  struct matrix of[P_COUNT];
  uint64_t steps;
};

/* `m` knows its rows and columns; all else is made, zero. `sparse`: without gradients. False when there is no
   memory; what was made is freed by matrix_free() all the same. */
bool matrix_allocate(struct matrix *m, bool sparse);
void matrix_free(struct matrix *m);
/* Uniform with the variance that keeps signals alive (Glorot). */
void matrix_initialise(struct matrix *m, struct dice *dice);
/* Adds the shards' gradients, moves the matrices by AdamW, clears the gradients. `steps` so far are
   counted. */
void matrices_step(struct matrix *of, int count, uint64_t *steps, float rate);

/* NULL when there is no memory. */
struct parameters *parameters_new(const struct network_shape *shape, uint64_t seed);
void parameters_free(struct parameters *parameters);
/* Adds the shards' gradients and moves every dense matrix; clears the gradients. `rate`: learning rate. */
void parameters_step(struct parameters *parameters, float rate);
/* Moves one row of the embedding against `gradient`. */
void parameters_step_row(struct parameters *parameters, uint32_t row, const float *gradient, float rate,
                         float scale);

/* The weights of those matrices that both have in the same size. */
void parameters_take_values(struct parameters *to, const struct parameters *from);
/* Weights, moments and steps from one to another of the same shape. */
void parameters_copy(struct parameters *to, const struct parameters *from);
bool parameters_write(const struct parameters *parameters, FILE *file);
/* What parameters_write wrote; NULL where it is none or there is no memory. */
struct parameters *parameters_read(FILE *file);

#endif
