/* AVX2: bytes widened to sixteen bits, pairs of products added (vpmaddwd), so that nothing saturates. */
#if defined(__x86_64__)

#include <immintrin.h>

#ifdef __clang__ /* as clang spells the line below */
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC target("avx2,prefer-vector-width=256")
#endif

#include "language/kernel_body.h"

/* A tile is up to six rows times eight outputs (half a block), its sums in registers over all inputs: twelve
   sums, two of weights and two to work with are the sixteen there are. So its work is loads, vpmaddwd and
   additions alone. */
enum {
  TILE_ROWS = 6,
  INPUTS_MOST = 4096,
  CHUNK =
      TILE_ROWS * INPUTS_MOST /* inputs widened at once: all rows pass a block while its weights are near */
};

/* Rows of the next tile where so many are left: as even as can be, since small tiles waste the weights they
   load. */
static inline uint32_t tile_rows(uint32_t left) {
  uint32_t tiles = (left + TILE_ROWS - 1) / TILE_ROWS;
  return (left + tiles - 1) / tiles;
}

/* The rows of a tile side by side: wide[input / 4][row][input % 4]. */
static void widen(const int8_t *in, size_t in_row, uint32_t rows, uint32_t inputs, int16_t *wide) {
  for (uint32_t r = 0; r < rows; r++)
    for (uint32_t i = 0; i < inputs; i += KERNEL_DEPTH)
      for (uint32_t d = 0; d < KERNEL_DEPTH; d++)
        wide[(size_t)i * rows + r * KERNEL_DEPTH + d] = in[r * in_row + i + d];
}

static inline __m256i four_weights_of_four(const int8_t *weights) {
  return _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)weights));
}

/* Four inputs of one row times eight outputs. Written out because compilers that see intrinsics move the sums
   about between registers and memory. */
#define ADD_PRODUCTS(sum, four, left, right)                                                                 \
  do {                                                                                                       \
    __m256i x_, product_;                                                                                    \
    __asm__("vpbroadcastq %6, %2\n\t"                                                                        \
            "vpmaddwd %4, %2, %3\n\t"                                                                        \
            "vpmaddwd %5, %2, %2\n\t"                                                                        \
            "vpaddd %3, %0, %0\n\t"                                                                          \
            "vpaddd %2, %1, %1"                                                                              \
            : "+x"((sum)[0]), "+x"((sum)[1]), "=&x"(x_), "=&x"(product_)                                     \
            : "x"(left), "x"(right), "m"(*(const int16_t(*)[KERNEL_DEPTH])(four)));                          \
  } while (0)

/* `rows` is known where this is called. Each register of `sum` holds two halves of the sums of four outputs,
   which are added at the end and brought into order. */
static inline __attribute__((always_inline)) void tile(const int rows, const int8_t *weights, uint32_t inputs,
                                                       const int16_t *wide, __m256i out[TILE_ROWS]) {
  __m256i sum[TILE_ROWS][2];
  for (int r = 0; r < rows; r++) sum[r][0] = sum[r][1] = _mm256_setzero_si256();
  for (uint32_t i = 0; i < inputs; i += KERNEL_DEPTH) {
    __m256i left = four_weights_of_four(weights), right = four_weights_of_four(weights + 16);
    for (int r = 0; r < rows; r++) ADD_PRODUCTS(sum[r], wide + r * KERNEL_DEPTH, left, right);
    weights += KERNEL_BLOCK * KERNEL_DEPTH, wide += rows * KERNEL_DEPTH;
  }
  for (int r = 0; r < rows; r++)
    out[r] = _mm256_permute4x64_epi64(_mm256_hadd_epi32(sum[r][0], sum[r][1]), 0xD8);
}

/* Where the sums go: as they are, or scaled and added to what a row starts from. */
struct target {
  const struct kernel_matrix *m;
  const float *const *start;
  float *products;
  int32_t *sums;
  size_t out_row;
};

static inline void put(const struct target *t, uint32_t row, uint32_t output, __m256i sum) {
  size_t place = row * t->out_row + output;
  if (t->sums) {
    _mm256_storeu_si256((__m256i *)(t->sums + place), sum);
    return;
  }
  const float *from = t->start ? t->start[row] : t->m->bias;
  __m256 product = _mm256_mul_ps(_mm256_cvtepi32_ps(sum), _mm256_loadu_ps(t->m->scales + output));
  _mm256_storeu_ps(t->products + place, _mm256_add_ps(_mm256_loadu_ps(from + output), product));
}

/* A tile of rows that stand in `wide`, the first of them number `row`, and of the outputs from `output`
   on. */
static void run_tile(const struct target *t, uint32_t output, const int16_t *wide, uint32_t row,
                     uint32_t rows) {
  const int8_t *weights = t->m->weights + kernel_place(t->m->inputs, output, 0);
  __m256i sum[TILE_ROWS];
  switch (rows) {
  case 6: tile(6, weights, t->m->inputs, wide, sum); break;
  case 5: tile(5, weights, t->m->inputs, wide, sum); break;
  case 4: tile(4, weights, t->m->inputs, wide, sum); break;
  case 3: tile(3, weights, t->m->inputs, wide, sum); break;
  case 2: tile(2, weights, t->m->inputs, wide, sum); break;
  default: tile(1, weights, t->m->inputs, wide, sum);
  }
  for (uint32_t r = 0; r < rows; r++) put(t, row + r, output, sum[r]);
}

static void run_chunk(const struct target *t, const int8_t *in, size_t in_row, uint32_t first,
                      uint32_t rows) {
  int16_t wide[CHUNK];
  size_t inputs = t->m->inputs;
  for (uint32_t r = 0; r < rows; r += tile_rows(rows - r))
    widen(in + (first + r) * in_row, in_row, tile_rows(rows - r), t->m->inputs, wide + r * inputs);
  for (uint32_t output = 0; output < t->m->outputs; output += 8)
    for (uint32_t r = 0; r < rows; r += tile_rows(rows - r))
      run_tile(t, output, wide + r * inputs, first + r, tile_rows(rows - r));
}

static void run_rows(const struct target *t, const int8_t *in, size_t in_row, uint32_t rows) {
  uint32_t most = CHUNK / t->m->inputs / TILE_ROWS * TILE_ROWS;
  for (uint32_t first = 0; first < rows; first += most)
    run_chunk(t, in, in_row, first, rows - first < most ? rows - first : most);
}

static void avx2_multiply(const struct kernel_matrix *m, const int8_t *in, size_t in_row, uint32_t rows,
                          const float *const *start, float *out, size_t out_row) {
  run_rows(&(struct target){.m = m, .start = start, .products = out, .out_row = out_row}, in, in_row, rows);
}

static void avx2_sums(const struct kernel_matrix *m, const int8_t *in, size_t in_row, uint32_t rows,
                      int32_t *out, size_t out_row) {
  run_rows(&(struct target){.m = m, .sums = out, .out_row = out_row}, in, in_row, rows);
}

const struct kernel KERNEL_AVX2 = {"avx2",     avx2_multiply, avx2_sums,    body_cell,  body_leak,
                                   body_bytes, body_pair,     body_largest, body_gather};

#ifdef __clang__
#pragma clang attribute pop
#endif
#endif
