/* The shape of the network and how its parts lie in a model file.

     word -> static vector (100) | sum of learned rows (embed_width)          int8
          -> layer 1, layer 2: LSTM to the right and to the left, `hidden` cells each, input and forget gate
             coupled: c' = f c + (1 - f) g,  h = o tanh c'
          -> hidden features:  [ tag | dependent | head ] leaky, [ relation dependent | relation head ] linear
     tag, lemma script, mention label: one matrix each on [tag]
     arc d <- h: (query matrix . dependent_d + bias) . head_h
     relation of d under h: matrix on [ leaky(rd + rh) | rd * rh ]

   Widths of what is computed are multiples of 32. */
#ifndef TRUCE_NETWORK_FORMAT_H
#define TRUCE_NETWORK_FORMAT_H

#include <stdbool.h>
#include <stdint.h>

enum {
  NETWORK_VECTOR_WIDTH = 100,
  NETWORK_GATES = 3, /* forget, output, candidate */
  NETWORK_LAYERS = 2
};

struct network_shape {
  uint32_t vector_count, word_count, affix_count; /* see features.h */
  uint32_t embed_width;                           /* with the vector's width a multiple of 32 */
  uint32_t hidden;                                /* cells a direction */
  uint32_t tag_width, arc_width, relation_width;
  uint32_t tags, lemmas, mentions, relations; /* sizes of the inventories */
};

static inline uint32_t network_pad(uint32_t n) { return (n + 31) / 32 * 32; }
static inline uint32_t network_input_width(const struct network_shape *s) {
  return NETWORK_VECTOR_WIDTH + s->embed_width;
}
static inline uint32_t network_gate_width(const struct network_shape *s) { return 2 * NETWORK_GATES * s->hidden; }
static inline uint32_t network_features_width(const struct network_shape *s) {
  return s->tag_width + 2 * s->arc_width + 2 * s->relation_width;
}

#endif
