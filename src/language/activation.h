/* tanh and the logistic function from additions, multiplications and one division each, in this order: IEEE
   arithmetic makes them the same bits on every machine and vector width (and no multiply-add may be fused,
   see meson.build). Off by at most 1.2e-4, which is less than half a step of the 8-bit values they end in. */
#ifndef TRUCE_ACTIVATION_H
#define TRUCE_ACTIVATION_H

static inline float activation_tanh(float x) {
  x = x < -4.97f ? -4.97f : x;
  x = x > 4.97f ? 4.97f : x;
  float s = x * x;
  float over = ((s + 378.0f) * s + 17325.0f) * s + 135135.0f;
  float under = ((28.0f * s + 3150.0f) * s + 62370.0f) * s + 135135.0f;
  return x * over / under;
}

static inline float activation_logistic(float x) { return 0.5f * activation_tanh(0.5f * x) + 0.5f; }

/* Leaky rectifier. */
static inline float activation_leak(float x) { return x > 0 ? x : 0.125f * x; }

#endif
