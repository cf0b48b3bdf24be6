/* Plain C: the reference that the others are held to. */
#include "language/kernel_body.h"

/* One row's sums of one block of outputs. */
static void block_sums(const int8_t *weights, uint32_t inputs, const int8_t *in, int32_t sum[KERNEL_BLOCK]) {
  for (int o = 0; o < KERNEL_BLOCK; o++) sum[o] = 0;
  for (uint32_t i = 0; i < inputs; i += KERNEL_DEPTH, weights += KERNEL_BLOCK * KERNEL_DEPTH)
    for (int o = 0; o < KERNEL_BLOCK; o++)
      for (int d = 0; d < KERNEL_DEPTH; d++) sum[o] += in[i + (uint32_t)d] * weights[o * KERNEL_DEPTH + d];
}

static void plain_sums(const struct kernel_matrix *m, const int8_t *in, size_t in_row, uint32_t rows,
                       int32_t *out, size_t out_row) {
  for (uint32_t r = 0; r < rows; r++)
    for (uint32_t o = 0; o < m->outputs; o += KERNEL_BLOCK)
      block_sums(m->weights + (size_t)o * m->inputs, m->inputs, in + r * in_row, out + r * out_row + o);
}

static void plain_multiply(const struct kernel_matrix *m, const int8_t *in, size_t in_row, uint32_t rows,
                           const float *const *start, float *out, size_t out_row) {
  for (uint32_t r = 0; r < rows; r++)
    for (uint32_t o = 0; o < m->outputs; o += KERNEL_BLOCK) {
      int32_t sum[KERNEL_BLOCK];
      const float *from = start ? start[r] : m->bias;
      block_sums(m->weights + (size_t)o * m->inputs, m->inputs, in + r * in_row, sum);
      for (uint32_t i = 0; i < KERNEL_BLOCK; i++) {
        float product = (float)sum[i] * m->scales[o + i];
        out[r * out_row + o + i] = from[o + i] + product;
      }
    }
}

const struct kernel KERNEL_PLAIN = {"plain",    plain_multiply, plain_sums,   body_cell,  body_leak,
                                    body_bytes, body_pair,      body_largest, body_gather};
