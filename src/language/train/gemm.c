#include "language/train/gemm.h"
#include "language/train/clones.h"

typedef float v16 __attribute__((vector_size(64), aligned(4)));

/* ROWS x (COLUMNS * 16) results stay in registers over the whole of k. */
#define TILE(ROWS, COLUMNS)                                                                                  \
  do {                                                                                                       \
    v16 sum[ROWS][COLUMNS];                                                                                  \
    for (int i = 0; i < ROWS; i++)                                                                           \
      for (int j = 0; j < COLUMNS; j++)                                                                      \
        sum[i][j] = add ? *(const v16 *)(c + (size_t)i * c_row + j * 16) : (v16){0};                         \
    for (size_t p = 0; p < k; p++) {                                                                         \
      v16 bs[COLUMNS];                                                                                       \
      for (int j = 0; j < COLUMNS; j++) bs[j] = *(const v16 *)(b + p * b_row + j * 16);                      \
      for (int i = 0; i < ROWS; i++)                                                                         \
        for (int j = 0; j < COLUMNS; j++) sum[i][j] += a[(size_t)i * a_row + p * a_column] * bs[j];          \
    }                                                                                                        \
    for (int i = 0; i < ROWS; i++)                                                                           \
      for (int j = 0; j < COLUMNS; j++) *(v16 *)(c + (size_t)i * c_row + j * 16) = sum[i][j];                \
  } while (0)

/* A column strip of 32 or 16 wide, all rows. */
#define STRIP(COLUMNS)                                                                                       \
  for (; m >= 8; m -= 8, a += 8 * a_row, c += 8 * c_row) TILE(8, COLUMNS);                                   \
  for (; m >= 4; m -= 4, a += 4 * a_row, c += 4 * c_row) TILE(4, COLUMNS);                                   \
  for (; m; m--, a += a_row, c += c_row) TILE(1, COLUMNS)

CLONES static void strip_wide(size_t m, size_t k, const float *a, size_t a_row, size_t a_column,
                              const float *b, size_t b_row, float *c, size_t c_row, bool add) {
  STRIP(2);
}

CLONES static void strip_narrow(size_t m, size_t k, const float *a, size_t a_row, size_t a_column,
                                const float *b, size_t b_row, float *c, size_t c_row, bool add) {
  STRIP(1);
}

void gemm(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_column, const float *b,
          size_t b_row, float *c, size_t c_row, bool add) {
  size_t j = 0;
  for (; j + 32 <= n; j += 32) strip_wide(m, k, a, a_row, a_column, b + j, b_row, c + j, c_row, add);
  if (j + 16 <= n) strip_narrow(m, k, a, a_row, a_column, b + j, b_row, c + j, c_row, add);
}

void transpose(size_t rows, size_t columns, const float *in, size_t in_row, float *out, size_t out_row) {
  enum { BLOCK = 16 };
  for (size_t i = 0; i < rows; i += BLOCK)
    for (size_t j = 0; j < columns; j += BLOCK)
      for (size_t r = i; r < i + BLOCK && r < rows; r++)
        for (size_t c = j; c < j + BLOCK && c < columns; c++) out[c * out_row + r] = in[r * in_row + c];
}
