#include "language/train/gemm.h"
#include "language/train/clones.h"

#include <string.h>

/* What one register holds: compilers spill vectors wider than that. */
typedef float v16 __attribute__((vector_size(64), aligned(4)));
typedef float v8 __attribute__((vector_size(32), aligned(4)));

/* ROWS x COLUMNS vectors of results stay in registers over the whole of k. */
#define TILE(VECTOR, ROWS, COLUMNS)                                                                          \
  for (; m >= ROWS; m -= ROWS, a += ROWS * a_row, c += ROWS * c_row) {                                       \
    enum { LANES = sizeof(VECTOR) / sizeof(float) };                                                         \
    VECTOR sum[ROWS][COLUMNS];                                                                               \
    for (int i = 0; i < ROWS; i++)                                                                           \
      for (int j = 0; j < COLUMNS; j++)                                                                      \
        sum[i][j] = add ? *(const VECTOR *)(c + (size_t)i * c_row + j * LANES) : (VECTOR){0};                \
    for (size_t p = 0; p < k; p++) {                                                                         \
      VECTOR bs[COLUMNS];                                                                                    \
      for (int j = 0; j < COLUMNS; j++) bs[j] = *(const VECTOR *)(b + p * b_row + j * LANES);                \
      for (int i = 0; i < ROWS; i++)                                                                         \
        for (int j = 0; j < COLUMNS; j++) sum[i][j] += a[(size_t)i * a_row + p * a_column] * bs[j];          \
    }                                                                                                        \
    for (int i = 0; i < ROWS; i++)                                                                           \
      for (int j = 0; j < COLUMNS; j++) *(VECTOR *)(c + (size_t)i * c_row + j * LANES) = sum[i][j];          \
  }

/* A column strip, all rows. */
#define STRIP(NAME, VECTOR, ROWS, COLUMNS)                                                                   \
  CLONES static void NAME(size_t m, size_t k, const float *a, size_t a_row, size_t a_column, const float *b, \
                          size_t b_row, float *c, size_t c_row, bool add) {                                  \
    TILE(VECTOR, ROWS, COLUMNS)                                                                              \
    TILE(VECTOR, 4, COLUMNS)                                                                                 \
    TILE(VECTOR, 1, COLUMNS)                                                                                 \
  }

/* For 32 registers of sixteen, and for 16 of eight. Every result is summed in the same order in all. */
STRIP(strip_32, v16, 8, 2)
STRIP(strip_16, v16, 8, 1)
STRIP(strip_16_of_8, v8, 6, 2)

static bool has_32_registers_of_16(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx512f");
#else
  return false;
#endif
}

enum { PACKED_DEPTH = 2048, PACKED_COLUMNS = 16, PACKED_LEAST = 12 };

/* A strip of b laid close together where it pays: its rows may be far apart, and each is read m / 6 times. */
static void strip_packed(size_t m, size_t k, const float *a, size_t a_row, size_t a_column, const float *b,
                         size_t b_row, float *c, size_t c_row, bool add) {
  float packed[PACKED_DEPTH * PACKED_COLUMNS] __attribute__((aligned(64)));
  if (m < PACKED_LEAST || k > PACKED_DEPTH) {
    strip_16_of_8(m, k, a, a_row, a_column, b, b_row, c, c_row, add);
    return;
  }
  for (size_t p = 0; p < k; p++)
    memcpy(packed + p * PACKED_COLUMNS, b + p * b_row, PACKED_COLUMNS * sizeof *b);
  strip_16_of_8(m, k, a, a_row, a_column, packed, PACKED_COLUMNS, c, c_row, add);
}

void gemm(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_column, const float *b,
          size_t b_row, float *c, size_t c_row, bool add) {
  bool wide = has_32_registers_of_16();
  size_t j = 0;
  for (; wide && j + 32 <= n; j += 32) strip_32(m, k, a, a_row, a_column, b + j, b_row, c + j, c_row, add);
  for (; j + 16 <= n; j += 16)
    (wide ? strip_16 : strip_packed)(m, k, a, a_row, a_column, b + j, b_row, c + j, c_row, add);
}

void transpose(size_t rows, size_t columns, const float *in, size_t in_row, float *out, size_t out_row) {
  enum { BLOCK = 16 };
  for (size_t i = 0; i < rows; i += BLOCK)
    for (size_t j = 0; j < columns; j += BLOCK)
      for (size_t r = i; r < i + BLOCK && r < rows; r++)
        for (size_t c = j; c < j + BLOCK && c < columns; c++) out[c * out_row + r] = in[r * in_row + c];
}
