/* AVX2: bytes widened to sixteen bits, pairs of products added (vpmaddwd), so that nothing saturates. */
#if defined(__x86_64__)

#include <immintrin.h>

#ifdef __clang__ /* as clang spells the line below */
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC target("avx2,prefer-vector-width=256")
#endif

#include "language/kernel_body.h"

/* Four inputs, widened, for each of four outputs. */
static inline __m256i spread(const int8_t *in) {
  int32_t four;
  __builtin_memcpy(&four, in, sizeof four);
  return _mm256_broadcastq_epi64(_mm_cvtepi8_epi16(_mm_cvtsi32_si128(four)));
}

/* sum[q] holds two halves of the sums of outputs 4 q .. 4 q + 3: added, and brought into order. */
static inline void fold(const __m256i sum[4], __m256i out[2]) {
  for (int i = 0; i < 2; i++)
    out[i] = _mm256_permute4x64_epi64(_mm256_hadd_epi32(sum[2 * i], sum[2 * i + 1]), 0xD8);
}

/* ROWS rows times a block of outputs, in registers over all inputs. */
#define TILE(ROWS)                                                                                           \
  static inline __attribute__((always_inline)) void tile_##ROWS(                                             \
      const int8_t *weights, uint32_t inputs, const int8_t *in, size_t in_row, __m256i out[ROWS][2]) {       \
    __m256i sum[ROWS][4];                                                                                    \
    for (int r = 0; r < ROWS; r++)                                                                           \
      for (int q = 0; q < 4; q++) sum[r][q] = _mm256_setzero_si256();                                        \
    for (uint32_t i = 0; i < inputs; i += KERNEL_DEPTH, weights += KERNEL_BLOCK * KERNEL_DEPTH) {            \
      __m256i x[ROWS];                                                                                       \
      for (int r = 0; r < ROWS; r++) x[r] = spread(in + (size_t)r * in_row + i);                             \
      for (int q = 0; q < 4; q++) {                                                                          \
        __m256i w = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(weights + 16 * q)));              \
        for (int r = 0; r < ROWS; r++) sum[r][q] = _mm256_add_epi32(sum[r][q], _mm256_madd_epi16(x[r], w));  \
      }                                                                                                      \
    }                                                                                                        \
    for (int r = 0; r < ROWS; r++) fold(sum[r], out[r]);                                                     \
  }                                                                                                          \
  static void multiply_##ROWS(const struct kernel_matrix *m, const int8_t *in, size_t in_row,                \
                              const float *const *start, float *out, size_t out_row) {                       \
    for (uint32_t o = 0; o < m->outputs; o += KERNEL_BLOCK) {                                                \
      __m256i sum[ROWS][2];                                                                                  \
      tile_##ROWS(m->weights + (size_t)o * m->inputs, m->inputs, in, in_row, sum);                           \
      for (int r = 0; r < ROWS; r++)                                                                         \
        for (int half = 0; half < 2; half++) {                                                               \
          uint32_t at = o + 8 * (uint32_t)half;                                                              \
          const float *from = start ? start[r] : m->bias;                                                    \
          __m256 product = _mm256_mul_ps(_mm256_cvtepi32_ps(sum[r][half]), _mm256_loadu_ps(m->scales + at)); \
          _mm256_storeu_ps(out + (size_t)r * out_row + at,                                                   \
                           _mm256_add_ps(_mm256_loadu_ps(from + at), product));                              \
        }                                                                                                    \
    }                                                                                                        \
  }                                                                                                          \
  static void sums_##ROWS(const struct kernel_matrix *m, const int8_t *in, size_t in_row, int32_t *out,      \
                          size_t out_row) {                                                                  \
    for (uint32_t o = 0; o < m->outputs; o += KERNEL_BLOCK) {                                                \
      __m256i sum[ROWS][2];                                                                                  \
      tile_##ROWS(m->weights + (size_t)o * m->inputs, m->inputs, in, in_row, sum);                           \
      for (int r = 0; r < ROWS; r++)                                                                         \
        for (int half = 0; half < 2; half++)                                                                 \
          _mm256_storeu_si256((__m256i *)(out + (size_t)r * out_row + o + 8 * half), sum[r][half]);          \
    }                                                                                                        \
  }

TILE(3)
TILE(1)

static void avx2_multiply(const struct kernel_matrix *m, const int8_t *in, size_t in_row, uint32_t rows,
                          const float *const *start, float *out, size_t out_row) {
  uint32_t r = 0;
  for (; r + 3 <= rows; r += 3)
    multiply_3(m, in + r * in_row, in_row, start ? start + r : NULL, out + r * out_row, out_row);
  for (; r < rows; r++)
    multiply_1(m, in + r * in_row, in_row, start ? start + r : NULL, out + r * out_row, out_row);
}

static void avx2_sums(const struct kernel_matrix *m, const int8_t *in, size_t in_row, uint32_t rows,
                      int32_t *out, size_t out_row) {
  uint32_t r = 0;
  for (; r + 3 <= rows; r += 3) sums_3(m, in + r * in_row, in_row, out + r * out_row, out_row);
  for (; r < rows; r++) sums_1(m, in + r * in_row, in_row, out + r * out_row, out_row);
}

const struct kernel KERNEL_AVX2 = {"avx2",     avx2_multiply, avx2_sums,    body_cell,  body_leak,
                                   body_bytes, body_pair,     body_largest, body_gather};

#ifdef __clang__
#pragma clang attribute pop
#endif
#endif
