/* Sums and products of float vectors for the trainer. */
#ifndef TRUCE_TRAIN_VECTORS_H
#define TRUCE_TRAIN_VECTORS_H

#include <stddef.h>

/* to[i] += from[i], to[i] *= from[i]; the two do not overlap. */
void add_to(float *restrict to, const float *restrict from, size_t n);
void multiply_by(float *restrict to, const float *restrict from, size_t n);

#endif
