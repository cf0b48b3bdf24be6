/* One layer of the encoder, forward and back, over sentences in lockstep. */
#ifndef TRUCE_TRAIN_LSTM_H
#define TRUCE_TRAIN_LSTM_H

#include <stdint.h>

/* Sentences side by side, longest first: the words at place t of all sentences that have one lie together, in
   rows at[t] .. at[t + 1], sentence s in row at[t] + s. So at each step the active sentences are the
   first. */
struct lockstep {
  uint32_t sentences, steps, rows;
  const uint32_t *at; /* steps + 1 */
};

static inline uint32_t lockstep_active(const struct lockstep *l, uint32_t t) {
  return t < l->steps ? l->at[t + 1] - l->at[t] : 0;
}

/* Buffers of a layer: [rows x 6 hidden] gates, [rows x 2 hidden] the rest. Left halves run rightward. */
struct lstm {
  uint32_t hidden;
  const float *back[2]; /* recurrent weights of both directions, hidden x 3 hidden */
  const float *back_turned[2];
  float *gates;           /* in: inputs' share with bias; out: activated */
  float *cell, *squashed; /* c, tanh c */
  float *output, *before; /* h, and the h it came from with dropout */
  const float *mask;      /* sentences x 2 hidden for `before`, or NULL */
};

void lstm_forward(const struct lstm *lstm, const struct lockstep *l);
/* `d_output`: gradient at the output. Leaves the gradient at the gates (before activation) in lstm->gates.
   `scratch`: sentences x 6 hidden floats. */
void lstm_backward(const struct lstm *lstm, const struct lockstep *l, const float *d_output, float *scratch);

#endif
