#include "language/train/vectors.h"
#include "language/train/clones.h"

CLONES void add_to(float *restrict to, const float *restrict from, size_t n) {
  for (size_t i = 0; i < n; i++) to[i] += from[i];
}

CLONES void multiply_by(float *restrict to, const float *restrict from, size_t n) {
  for (size_t i = 0; i < n; i++) to[i] *= from[i];
}
