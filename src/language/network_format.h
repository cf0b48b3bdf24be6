/* The shape of the network and how its parts lie in a model file.

     word -> static vector (100) | sum of learned rows (embed_width)          int8
          -> layer 1, layer 2: LSTM to the right and to the left, `hidden` cells each, input and forget gate
             coupled: c' = f c + (1 - f) g,  h = o tanh c'
          -> hidden features:  [ tag | dependent | head ] leaky, [ relation dependent | relation head ] linear
     tag, lemma script: one matrix each on [tag]
     arc d <- h: (query matrix . dependent_d + bias) . head_h
     relation of d under h: matrix on [ leaky(rd + rh) | rd * rh ]
     names: layer of its own on [layer 2 | form as bytes, and in which lists of names it is] -> mention label,
     and what each step from label to label is worth; the best chain of a sentence is taken

   Widths of what is computed are multiples of 32. */
#ifndef TRUCE_NETWORK_FORMAT_H
#define TRUCE_NETWORK_FORMAT_H

#include <stdbool.h>
#include <stdint.h>

enum {
  NETWORK_VECTOR_WIDTH = 100,
  NETWORK_GATES = 3, /* forget, output, candidate */
  NETWORK_LAYERS = 2,
  NETWORK_HINTS = 32
};

struct network_shape {
  uint32_t vector_count, word_count, affix_count; /* see features.h */
  uint32_t embed_width;                           /* with the vector's width a multiple of 32 */
  uint32_t hidden;                                /* cells a direction */
  uint32_t tag_width, arc_width, relation_width;
  uint32_t tags, lemmas, mentions, relations; /* sizes of the inventories */
  uint32_t names_hidden;                      /* cells of the layer of names; 0: the model finds none */
};

static inline uint32_t network_pad(uint32_t n) { return (n + 31) / 32 * 32; }
static inline uint32_t network_input_width(const struct network_shape *s) {
  return NETWORK_VECTOR_WIDTH + s->embed_width;
}
/* What the layer of names sees of a form: what layer 1 sees, and a byte each for lists and capitals. */
static inline uint32_t network_names_width(const struct network_shape *s) {
  return network_input_width(s) + NETWORK_HINTS;
}
static inline uint32_t network_gate_width(const struct network_shape *s) {
  return 2 * NETWORK_GATES * s->hidden;
}
static inline uint32_t network_features_width(const struct network_shape *s) {
  return s->tag_width + 2 * s->arc_width + 2 * s->relation_width;
}

/* Sections of the model file. Numbers are little-endian; floats IEEE.

     net.shape          struct network_shape
     net.levels         NETWORK_LEVELS floats, below
     net.vector-keys    ascending uint64, slice_hash of the word
     net.vectors        int8, NETWORK_VECTOR_WIDTH a key
     net.word-keys      ascending uint64
     net.rows           int8, embed_width a row (features.h)
     net.root           int8, arc_width: the root as a head
     net.M.weights      int8, arranged as kernel.h says, of each matrix M below
     net.M.scales       float, one an output
     net.M.bias         float, one an output
     net.lemma-keys     ascending uint64, lemma_key() of a word and tag of the training text
     net.lemma-scripts  uint16, number of the script that this pair has there
     net.tags, net.scripts, net.relations    a label a line

   And where names_hidden is not 0:

     net.mentions       a label a line: "O", "B-PER", "I-PER" ...
     net.steps          float: from each mention label, then from the start, to each mention label
     net.list-keys      ascending uint64, slice_hash of a word that lists of names have, in small letters
     net.lists          uint8 a key, a bit for each list that has it (features.h) */
enum network_matrix {
  M_IN_1,
  M_RIGHT_1,
  M_LEFT_1,
  M_IN_2,
  M_RIGHT_2,
  M_LEFT_2,
  M_FEATURES,
  M_QUERY,
  M_TAG,
  M_LEMMA,
  M_RELATION,
  M_NAMES_FORM,
  M_NAMES_UP,
  M_NAMES_RIGHT,
  M_NAMES_LEFT,
  M_NAMES_LABEL,
  M_COUNT,
  M_TREE_COUNT = M_NAMES_FORM /* those that every model has */
};

/* Factors from what is computed to the bytes that stand for it. */
enum network_level {
  LEVEL_ROWS, /* sums of learned rows */
  LEVEL_TAG,
  LEVEL_DEPENDENT,
  LEVEL_HEAD,
  LEVEL_QUERY, /* hidden features */
  LEVEL_PAIR_SUM,
  LEVEL_PAIR_PRODUCT,
  NETWORK_LEVELS
};

struct network_size {
  uint32_t inputs, outputs;
};

/* Names and sizes of the matrices, one table for writer and reader. */
extern const char *const NETWORK_MATRIX_NAMES[M_COUNT];
struct network_size network_size(const struct network_shape *shape, enum network_matrix matrix);

#endif
