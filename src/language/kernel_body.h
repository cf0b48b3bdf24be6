/* What all kernels compute in the same way, compiled once for each of them: the file that includes this has
   set the instructions the compiler may use. Loops that compilers turn into vectors without changing a
   bit. */
#ifndef TRUCE_KERNEL_BODY_H
#define TRUCE_KERNEL_BODY_H

#include "language/activation.h"
#include "language/kernel.h"

/* Rounds to the nearest, to even in the middle, within -127 .. 127. The constant pushes the fraction out of
   the mantissa. */
static inline int8_t body_byte(float x) {
  x = x < -127.0f ? -127.0f : x;
  x = x > 127.0f ? 127.0f : x;
  return (int8_t)(int32_t)((x + 12582912.0f) - 12582912.0f);
}

static void body_cell(uint32_t n, const float *restrict gates, float *restrict cell, int8_t *restrict out) {
  const float *forget = gates, *output = gates + n, *candidate = gates + 2 * n;
  for (uint32_t i = 0; i < n; i++) {
    float f = activation_logistic(forget[i]), o = activation_logistic(output[i]);
    float kept = f * cell[i], taken = (1.0f - f) * activation_tanh(candidate[i]);
    float c = kept + taken;
    cell[i] = c;
    out[i] = body_byte(o * activation_tanh(c) * 127.0f);
  }
}

static void body_leak(uint32_t n, const float *restrict in, float factor, int8_t *restrict out) {
  for (uint32_t i = 0; i < n; i++) out[i] = body_byte(activation_leak(in[i]) * factor);
}

static void body_bytes(uint32_t n, const float *restrict in, float factor, int8_t *restrict out) {
  for (uint32_t i = 0; i < n; i++) out[i] = body_byte(in[i] * factor);
}

static void body_pair(uint32_t n, const float *restrict d, const float *restrict h, const float *factor,
                      int8_t *restrict out) {
  for (uint32_t i = 0; i < n; i++) out[i] = body_byte(activation_leak(d[i] + h[i]) * factor[0]);
  for (uint32_t i = 0; i < n; i++) out[n + i] = body_byte(d[i] * h[i] * factor[1]);
}

static uint32_t body_largest(uint32_t n, const float *in) {
  enum { LANES = 16 };
  float tops[LANES], top = in[0];
  uint32_t i = 0, at = 0;
  for (int j = 0; j < LANES; j++) tops[j] = top;
  for (; i + LANES <= n; i += LANES)
    for (int j = 0; j < LANES; j++) tops[j] = in[i + (uint32_t)j] > tops[j] ? in[i + (uint32_t)j] : tops[j];
  for (; i < n; i++) top = in[i] > top ? in[i] : top;
  for (int j = 0; j < LANES; j++) top = tops[j] > top ? tops[j] : top;
  while (at + 1 < n && in[at] < top) at++;
  return at;
}

static void body_gather(uint32_t n, const int8_t *const *rows, uint32_t count, float factor,
                        int8_t *restrict out) {
  enum { PIECE = 64 };
  for (uint32_t at = 0; at < n; at += PIECE) {
    int16_t sum[PIECE] = {0};
    uint32_t width = n - at < PIECE ? n - at : PIECE;
    for (uint32_t r = 0; r < count; r++)
      for (uint32_t i = 0; i < width; i++) sum[i] = (int16_t)(sum[i] + rows[r][at + i]);
    for (uint32_t i = 0; i < width; i++) out[at + i] = body_byte((float)sum[i] * factor);
  }
}

#endif
