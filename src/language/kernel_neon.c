/* NEON: bytes multiplied to sixteen bits, added in pairs to thirty-two. */
#if defined(__aarch64__)

#include "language/kernel_body.h"

#include <arm_neon.h>

/* One row's sums of a block of outputs. Each part holds two halves of the sums of two outputs. */
static inline void block_sums(const int8_t *weights, uint32_t inputs, const int8_t *in, int32x4_t out[4]) {
  int32x4_t sum[8];
  for (int q = 0; q < 8; q++) sum[q] = vdupq_n_s32(0);
  for (uint32_t i = 0; i < inputs; i += KERNEL_DEPTH, weights += KERNEL_BLOCK * KERNEL_DEPTH) {
    int32_t four;
    __builtin_memcpy(&four, in + i, sizeof four);
    int8x8_t x = vreinterpret_s8_s32(vdup_n_s32(four));
    for (int q = 0; q < 8; q++) sum[q] = vpadalq_s16(sum[q], vmull_s8(vld1_s8(weights + 8 * q), x));
  }
  for (int q = 0; q < 4; q++) out[q] = vpaddq_s32(sum[2 * q], sum[2 * q + 1]);
}

static void neon_multiply(const struct kernel_matrix *m, const int8_t *in, size_t in_row, uint32_t rows,
                          const float *const *start, float *out, size_t out_row) {
  for (uint32_t o = 0; o < m->outputs; o += KERNEL_BLOCK)
    for (uint32_t r = 0; r < rows; r++) {
      int32x4_t sum[4];
      const float *from = (start ? start[r] : m->bias) + o;
      block_sums(m->weights + (size_t)o * m->inputs, m->inputs, in + r * in_row, sum);
      for (int q = 0; q < 4; q++) {
        float32x4_t product = vmulq_f32(vcvtq_f32_s32(sum[q]), vld1q_f32(m->scales + o + 4 * q));
        vst1q_f32(out + r * out_row + o + 4 * q, vaddq_f32(vld1q_f32(from + 4 * q), product));
      }
    }
}

static void neon_sums(const struct kernel_matrix *m, const int8_t *in, size_t in_row, uint32_t rows,
                      int32_t *out, size_t out_row) {
  for (uint32_t o = 0; o < m->outputs; o += KERNEL_BLOCK)
    for (uint32_t r = 0; r < rows; r++) {
      int32x4_t sum[4];
      block_sums(m->weights + (size_t)o * m->inputs, m->inputs, in + r * in_row, sum);
      for (int q = 0; q < 4; q++) vst1q_s32(out + r * out_row + o + 4 * q, sum[q]);
    }
}

const struct kernel KERNEL_NEON = {"neon",     neon_multiply, neon_sums,    body_cell,  body_leak,
                                   body_bytes, body_pair,     body_largest, body_gather};

#endif
