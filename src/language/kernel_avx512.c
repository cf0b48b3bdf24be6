/* AVX-512 with VNNI: sixteen sums of four products an instruction.

   vpdpbusd takes its left bytes without sign: 128 is added to the inputs and m->shifts taken off the sums
   again. Up to eight rows of inputs are first laid side by side, four bytes of each, so that the inner loop
   does nothing but load and multiply. The instruction is written out because compilers that see an intrinsic
   move the sums about between registers. */
#if defined(__x86_64__)

#include <immintrin.h>

#ifdef __clang__ /* as clang spells the line below */
#pragma clang attribute push(                                                                                \
    __attribute__((target("avx2,avx512f,avx512bw,avx512vl,avx512dq,avx512cd,avx512vnni"))),                  \
    apply_to = function)
#else
#pragma GCC target("arch=x86-64-v4,avx512vnni,prefer-vector-width=512")
#endif

#include "language/kernel_body.h"

enum { INPUTS_MOST = 4096 };

/* packed[input / 4][row] */
static void pack(const int8_t *in, size_t in_row, uint32_t rows, uint32_t inputs, uint32_t *packed) {
  for (uint32_t r = 0; r < rows; r++)
    for (uint32_t i = 0; i < inputs / 4; i++) {
      uint32_t four;
      __builtin_memcpy(&four, in + r * in_row + 4 * (size_t)i, sizeof four);
      packed[(size_t)i * rows + r] = four ^ 0x80808080u;
    }
}

#define ADD_PRODUCTS(sum, x, w) __asm__("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(x), "v"(w))

/* ROWS rows times 32 outputs, in registers over all inputs. */
#define TILE(ROWS)                                                                                           \
  static inline __attribute__((always_inline)) void tile_##ROWS(                                             \
      const struct kernel_matrix *m, uint32_t o, const uint32_t *packed, __m512i sum[ROWS][2]) {             \
    const int8_t *left = m->weights + (size_t)o * m->inputs,                                                 \
                 *right = left + KERNEL_BLOCK * (size_t)m->inputs;                                           \
    for (int r = 0; r < ROWS; r++) sum[r][0] = sum[r][1] = _mm512_setzero_si512();                           \
    for (uint32_t i = 0; i < m->inputs; i += 4, left += 64, right += 64, packed += ROWS) {                   \
      __m512i a = _mm512_loadu_si512(left), b = _mm512_loadu_si512(right);                                   \
      for (int r = 0; r < ROWS; r++) {                                                                       \
        __m512i x = _mm512_set1_epi32((int32_t)packed[r]);                                                   \
        ADD_PRODUCTS(sum[r][0], x, a);                                                                       \
        ADD_PRODUCTS(sum[r][1], x, b);                                                                       \
      }                                                                                                      \
    }                                                                                                        \
    for (int half = 0; half < 2; half++) {                                                                   \
      __m512i shift = _mm512_loadu_si512(m->shifts + o + 16 * half);                                         \
      for (int r = 0; r < ROWS; r++) sum[r][half] = _mm512_sub_epi32(sum[r][half], shift);                   \
    }                                                                                                        \
  }                                                                                                          \
  static __attribute__((noinline)) void multiply_##ROWS(const struct kernel_matrix *m, const int8_t *in,     \
                                                        size_t in_row, const float *const *start,            \
                                                        float *out, size_t out_row) {                        \
    uint32_t packed[INPUTS_MOST / 4 * ROWS];                                                                 \
    pack(in, in_row, ROWS, m->inputs, packed);                                                               \
    for (uint32_t o = 0; o < m->outputs; o += 32) {                                                          \
      __m512i sum[ROWS][2];                                                                                  \
      tile_##ROWS(m, o, packed, sum);                                                                        \
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
  static __attribute__((noinline)) void sums_##ROWS(const struct kernel_matrix *m, const int8_t *in,         \
                                                    size_t in_row, int32_t *out, size_t out_row) {           \
    uint32_t packed[INPUTS_MOST / 4 * ROWS];                                                                 \
    pack(in, in_row, ROWS, m->inputs, packed);                                                               \
    for (uint32_t o = 0; o < m->outputs; o += 32) {                                                          \
      __m512i sum[ROWS][2];                                                                                  \
      tile_##ROWS(m, o, packed, sum);                                                                        \
      for (int half = 0; half < 2; half++)                                                                   \
        for (int r = 0; r < ROWS; r++)                                                                       \
          _mm512_storeu_si512(out + (size_t)r * out_row + o + 16 * half, sum[r][half]);                      \
    }                                                                                                        \
  }

TILE(8)
TILE(4)
TILE(2)
TILE(1)

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

#ifdef __clang__
#pragma clang attribute pop
#endif
#endif
