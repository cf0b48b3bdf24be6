#include "language/train/vectors.h"
#include "language/train/clones.h"

/* Clang names clones so that other files do not find them: each stands behind a plain function. */
CLONES static void add_all(float *restrict to, const float *restrict from, size_t n) {
  for (size_t i = 0; i < n; i++) to[i] += from[i];
}

CLONES static void multiply_all(float *restrict to, const float *restrict from, size_t n) {
  for (size_t i = 0; i < n; i++) to[i] *= from[i];
}

void add_to(float *restrict to, const float *restrict from, size_t n) { add_all(to, from, n); }

void multiply_by(float *restrict to, const float *restrict from, size_t n) { multiply_all(to, from, n); }
