/* AVX-512 with VNNI: sixteen sums of four products an instruction. */
#if defined(__x86_64__)

#pragma GCC target("arch=x86-64-v4,avx512vnni,prefer-vector-width=512")

#include "language/kernel_body.h"

#include <immintrin.h>

/* vpdpbusd takes its left bytes without sign: 128 is added to them and m->shifts taken off again. */
static inline __m512i spread(const int8_t *in) {
  int32_t four;
  __builtin_memcpy(&four, in, sizeof four);
  return _mm512_set1_epi32(four ^ (int32_t)0x80808080);
}

/* ROWS rows times 32 outputs, in registers over all inputs. */
#define TILE(ROWS)                                                                                           \
  static inline __attribute__((always_inline)) void tile_##ROWS(                                             \
      const struct kernel_matrix *m, uint32_t o, const int8_t *in, size_t in_row, __m512i sum[ROWS][2]) {    \
    const int8_t *left = m->weights + (size_t)o * m->inputs,                                                 \
                 *right = left + KERNEL_BLOCK * (size_t)m->inputs;                                           \
    for (int r = 0; r < ROWS; r++) sum[r][0] = sum[r][1] = _mm512_setzero_si512();                           \
    for (uint32_t i = 0; i < m->inputs; i += 4) {                                                            \
      __m512i a = _mm512_loadu_si512(left + 16 * (size_t)i), b = _mm512_loadu_si512(right + 16 * (size_t)i); \
      for (int r = 0; r < ROWS; r++) {                                                                       \
        __m512i x = spread(in + (size_t)r * in_row + i);                                                     \
        sum[r][0] = _mm512_dpbusd_epi32(sum[r][0], x, a);                                                    \
        sum[r][1] = _mm512_dpbusd_epi32(sum[r][1], x, b);                                                    \
      }                                                                                                      \
    }                                                                                                        \
    for (int half = 0; half < 2; half++) {                                                                   \
      __m512i shift = _mm512_loadu_si512(m->shifts + o + 16 * half);                                         \
      for (int r = 0; r < ROWS; r++) sum[r][half] = _mm512_sub_epi32(sum[r][half], shift);                   \
    }                                                                                                        \
  }

#define MULTIPLY(ROWS)                                                                                       \
  TILE(ROWS)                                                                                                 \
  static void multiply_##ROWS(const struct kernel_matrix *m, const int8_t *in, size_t in_row,                \
                              const float *const *start, float *out, size_t out_row) {                       \
    for (uint32_t o = 0; o < m->outputs; o += 32) {                                                          \
      __m512i sum[ROWS][2];                                                                                  \
      tile_##ROWS(m, o, in, in_row, sum);                                                                    \
      for (int half = 0; half < 2; half++) {                                                                 \
        uint32_t at = o + 16 * (uint32_t)half;                                                               \
        __m512 scale = _mm512_loadu_ps(m->scales + at);                                                      \
        for (int r = 0; r < ROWS; r++) {                                                                     \
          __m512 product = _mm512_mul_ps(_mm512_cvtepi32_ps(sum[r][half]), scale);                           \
          const float *from = start ? start[r] : m->bias;                                                    \
          _mm512_storeu_ps(out + (size_t)r * out_row + at,                                                   \
                           _mm512_add_ps(_mm512_loadu_ps(from + at), product));                              \
        }                                                                                                    \
      }                                                                                                      \
    }                                                                                                        \
  }                                                                                                          \
  static void sums_##ROWS(const struct kernel_matrix *m, const int8_t *in, size_t in_row, int32_t *out,      \
                          size_t out_row) {                                                                  \
    for (uint32_t o = 0; o < m->outputs; o += 32) {                                                          \
      __m512i sum[ROWS][2];                                                                                  \
      tile_##ROWS(m, o, in, in_row, sum);                                                                    \
      for (int half = 0; half < 2; half++)                                                                   \
        for (int r = 0; r < ROWS; r++)                                                                       \
          _mm512_storeu_si512(out + (size_t)r * out_row + o + 16 * half, sum[r][half]);                      \
    }                                                                                                        \
  }

MULTIPLY(8)
MULTIPLY(4)
MULTIPLY(2)
MULTIPLY(1)

static void avx512_multiply(const struct kernel_matrix *m, const int8_t *in, size_t in_row, uint32_t rows,
                            const float *const *start, float *out, size_t out_row) {
  uint32_t r = 0;
  for (; r + 8 <= rows; r += 8)
    multiply_8(m, in + r * in_row, in_row, start ? start + r : NULL, out + r * out_row, out_row);
  for (; r + 4 <= rows; r += 4)
    multiply_4(m, in + r * in_row, in_row, start ? start + r : NULL, out + r * out_row, out_row);
  for (; r + 2 <= rows; r += 2)
    multiply_2(m, in + r * in_row, in_row, start ? start + r : NULL, out + r * out_row, out_row);
  if (r < rows) multiply_1(m, in + r * in_row, in_row, start ? start + r : NULL, out + r * out_row, out_row);
}

static void avx512_sums(const struct kernel_matrix *m, const int8_t *in, size_t in_row, uint32_t rows,
                        int32_t *out, size_t out_row) {
  uint32_t r = 0;
  for (; r + 8 <= rows; r += 8) sums_8(m, in + r * in_row, in_row, out + r * out_row, out_row);
  for (; r + 4 <= rows; r += 4) sums_4(m, in + r * in_row, in_row, out + r * out_row, out_row);
  for (; r + 2 <= rows; r += 2) sums_2(m, in + r * in_row, in_row, out + r * out_row, out_row);
  if (r < rows) sums_1(m, in + r * in_row, in_row, out + r * out_row, out_row);
}

const struct kernel KERNEL_AVX512 = {"avx512",   avx512_multiply, avx512_sums,  body_cell,  body_leak,
                                     body_bytes, body_pair,       body_largest, body_gather};

#endif
