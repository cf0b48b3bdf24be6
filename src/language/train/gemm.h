/* Products of float matrices for the trainer. */
#ifndef TRUCE_TRAIN_GEMM_H
#define TRUCE_TRAIN_GEMM_H

#include <stdbool.h>
#include <stddef.h>

/* C[m x n] (+)= A[m x k] B[k x n]. A's element (i, j) is a[i * a_row + j * a_column], so a transposed A is a
   matter of strides; B and C are row-major with b_row and c_row floats a row. n is a multiple of 16. */
void gemm(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_column, const float *b,
          size_t b_row, float *c, size_t c_row, bool add);
/* out[columns x rows] = in[rows x columns] turned. */
void transpose(size_t rows, size_t columns, const float *in, size_t in_row, float *out, size_t out_row);

#endif
