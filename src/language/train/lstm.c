#include "language/train/lstm.h"
#include "language/train/clones.h"

#include "language/activation.h"
#include "language/train/gemm.h"

#include <string.h>

/* A row of gates to a new cell and output; `old`: the cell before, or NULL. */
CLONES static void cell_forward(uint32_t n, float *restrict gates, const float *restrict old,
                                float *restrict cell, float *restrict squashed, float *restrict output) {
  float *forget = gates, *out = gates + n, *candidate = gates + 2 * n;
  for (uint32_t i = 0; i < n; i++) {
    float f = activation_logistic(forget[i]), o = activation_logistic(out[i]),
          g = activation_tanh(candidate[i]);
    float c = f * (old ? old[i] : 0) + (1 - f) * g;
    float s = activation_tanh(c);
    forget[i] = f, out[i] = o, candidate[i] = g;
    cell[i] = c, squashed[i] = s, output[i] = o * s;
  }
}

/* `dh`, `dc`: gradients at output and cell; dc becomes that of the cell before. */
CLONES static void cell_backward(uint32_t n, float *restrict gates, const float *restrict old,
                                 const float *restrict squashed, const float *restrict dh,
                                 float *restrict dc) {
  float *forget = gates, *out = gates + n, *candidate = gates + 2 * n;
  for (uint32_t i = 0; i < n; i++) {
    float f = forget[i], o = out[i], g = candidate[i], s = squashed[i], before = old ? old[i] : 0;
    float d = dc[i] + dh[i] * o * (1 - s * s);
    out[i] = dh[i] * s * o * (1 - o);
    forget[i] = d * (before - g) * f * (1 - f);
    candidate[i] = d * (1 - f) * (1 - g * g);
    dc[i] = d * f;
  }
}

struct step {
  uint32_t row, count;       /* the active rows */
  uint32_t from, from_count; /* where they come from: the step before in this direction */
};

static struct step step_of(const struct lockstep *l, uint32_t t, int direction) {
  struct step step = {.row = l->at[t], .count = lockstep_active(l, t)};
  if (direction == 0 && t > 0) step.from = l->at[t - 1], step.from_count = step.count;
  if (direction == 1 && t + 1 < l->steps)
    step.from = l->at[t + 1], step.from_count = lockstep_active(l, t + 1);
  return step;
}

static void remember(const struct lstm *lstm, struct step step, size_t side) {
  size_t h = lstm->hidden, width = 2 * h;
  for (uint32_t s = 0; s < step.count; s++) {
    float *to = lstm->before + (step.row + s) * width + side;
    const float *from = lstm->output + (step.from + s) * width + side;
    const float *mask = lstm->mask ? lstm->mask + s * width + side : NULL;
    for (size_t i = 0; i < h; i++) to[i] = s < step.from_count ? from[i] * (mask ? mask[i] : 1) : 0;
  }
}

static void step_forward(const struct lstm *lstm, struct step step, int direction) {
  size_t h = lstm->hidden, side = (size_t)direction * h, width = 2 * h;
  float *gates = lstm->gates + step.row * 6 * h + 3 * side;
  remember(lstm, step, side);
  gemm(step.from_count, 3 * h, h, lstm->before + step.row * width + side, width, 1, lstm->back[direction],
       3 * h, gates, 6 * h, true);
  for (uint32_t s = 0; s < step.count; s++) {
    size_t at = (step.row + s) * width + side;
    const float *old = s < step.from_count ? lstm->cell + (step.from + s) * width + side : NULL;
    cell_forward((uint32_t)h, gates + s * 6 * h, old, lstm->cell + at, lstm->squashed + at,
                 lstm->output + at);
  }
}

void lstm_forward(const struct lstm *lstm, const struct lockstep *l) {
  for (uint32_t t = 0; t < l->steps; t++) step_forward(lstm, step_of(l, t, 0), 0);
  for (uint32_t t = l->steps; t-- > 0;) step_forward(lstm, step_of(l, t, 1), 1);
}

/* The gradient at `before` of each row goes on to the output it was taken from. */
static void step_backward(const struct lstm *lstm, struct step step, int direction, const float *d_output,
                          float *dh, float *dc) {
  size_t h = lstm->hidden, side = (size_t)direction * h, width = 2 * h;
  float *gates = lstm->gates + step.row * 6 * h + 3 * side;
  for (uint32_t s = 0; s < step.count; s++) {
    size_t at = (step.row + s) * width + side;
    const float *old = s < step.from_count ? lstm->cell + (step.from + s) * width + side : NULL;
    for (size_t i = 0; i < h; i++) dh[s * h + i] += d_output[at + i];
    cell_backward((uint32_t)h, gates + s * 6 * h, old, lstm->squashed + at, dh + s * h, dc + s * h);
  }
  gemm(step.from_count, h, 3 * h, gates, 6 * h, 1, lstm->back_turned[direction], h, dh, h, false);
  for (uint32_t s = 0; s < step.from_count && lstm->mask; s++)
    for (size_t i = 0; i < h; i++) dh[s * h + i] *= lstm->mask[s * width + side + i];
}

void lstm_backward(const struct lstm *lstm, const struct lockstep *l, const float *d_output, float *scratch) {
  size_t size = (size_t)l->sentences * lstm->hidden;
  memset(scratch, 0, 2 * size * sizeof *scratch);
  for (uint32_t t = l->steps; t-- > 0;)
    step_backward(lstm, step_of(l, t, 0), 0, d_output, scratch, scratch + size);
  memset(scratch, 0, 2 * size * sizeof *scratch);
  for (uint32_t t = 0; t < l->steps; t++)
    step_backward(lstm, step_of(l, t, 1), 1, d_output, scratch, scratch + size);
}
