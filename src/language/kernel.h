/* The arithmetic of the network: products of bytes and what lies between them, in several versions for
   several machines that all give the same bits. Sums are whole numbers, and what is in floating point is done
   in one order with IEEE operations that no compiler may fuse (-ffp-contract=off). */
#ifndef TRUCE_KERNEL_H
#define TRUCE_KERNEL_H

#include <stddef.h>
#include <stdint.h>

enum { KERNEL_BLOCK = 16, KERNEL_DEPTH = 4 };

/* Weights lie in blocks of 16 outputs; a block holds, four inputs at a time, the four weights of each output:
   weights[output / 16][input / 4][output % 16][input % 4]. `inputs` is a multiple of 4, `outputs` of 32. */
struct kernel_matrix {
  const int8_t *weights;
  const float *scales, *bias; /* of each output */
  const int32_t *shifts;      /* of each output: 128 times the sum of its weights */
  uint32_t inputs, outputs;
};

struct kernel {
  const char *name;
  /* out[r][o] = start[r][o] + (float)(sum over i of in[r][i] w[o][i]) * scales[o]; start NULL: the bias. */
  void (*multiply)(const struct kernel_matrix *m, const int8_t *in, size_t in_row, uint32_t rows,
                   const float *const *start, float *out, size_t out_row);
  /* out[r][o] = sum over i of in[r][i] w[o][i]. */
  void (*sums)(const struct kernel_matrix *m, const int8_t *in, size_t in_row, uint32_t rows, int32_t *out,
               size_t out_row);
  /* One LSTM cell of n units: gates [forget | output | candidate] and the cell before (in place) to the cell
     and its output as bytes (127 is 1). */
  void (*cell)(uint32_t n, const float *gates, float *cell, int8_t *out);
  /* out = leaky(in) * factor as bytes. */
  void (*leak)(uint32_t n, const float *in, float factor, int8_t *out);
  /* out = in * factor as bytes. */
  void (*bytes)(uint32_t n, const float *in, float factor, int8_t *out);
  /* [leaky(d + h) * factor[0] | d * h * factor[1]] as bytes. */
  void (*pair)(uint32_t n, const float *d, const float *h, const float factor[2], int8_t *out);
  /* The place of the first of the largest. */
  uint32_t (*largest)(uint32_t n, const float *in);
  /* out = the sum of `count` rows * factor as bytes. */
  void (*gather)(uint32_t n, const int8_t *const *rows, uint32_t count, float factor, int8_t *out);
};

/* The fastest this machine runs. */
const struct kernel *kernel_best(void);
/* All that this machine runs, the plain one first; NULL past the end. */
const struct kernel *kernel_at(uint32_t number);
/* By name ("plain", "avx2", "avx512", "neon"), or NULL where this machine has none of that name. */
const struct kernel *kernel_named(const char *name);

/* Puts one weight where it belongs. */
static inline size_t kernel_place(uint32_t inputs, uint32_t output, uint32_t input) {
  return (size_t)(output / KERNEL_BLOCK) * KERNEL_BLOCK * inputs +
         (size_t)(input / KERNEL_DEPTH) * KERNEL_BLOCK * KERNEL_DEPTH + output % KERNEL_BLOCK * KERNEL_DEPTH +
         input % KERNEL_DEPTH;
}

extern const struct kernel KERNEL_PLAIN;
#if defined(__x86_64__)
extern const struct kernel KERNEL_AVX2, KERNEL_AVX512;
#elif defined(__aarch64__)
extern const struct kernel KERNEL_NEON;
#endif

#endif
