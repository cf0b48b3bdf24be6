/* A small network with weights out of dice, as a model file: for tests and fuzzing that want no real
   model. */
#ifndef TRUCE_SMALL_MODEL_H
#define TRUCE_SMALL_MODEL_H

#include "language/features.h"
#include "language/model_file.h"
#include "language/network_format.h"

#include <stdio.h>
#include <stdlib.h>

static inline uint32_t small_dice(uint64_t *state) {
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(*state >> 33);
}

static inline void small_bytes(struct model_writer *writer, const char *name, size_t count, uint64_t *dice) {
  char *bytes = malloc(count);
  for (size_t i = 0; i < count; i++) bytes[i] = (char)((int)(small_dice(dice) % 255) - 127);
  model_writer_add(writer, name, (struct slice){bytes, count});
  free(bytes);
}

static inline void small_floats(struct model_writer *writer, const char *name, size_t count, float size,
                                uint64_t *dice) {
  float *floats = malloc(count * sizeof *floats);
  for (size_t i = 0; i < count; i++) floats[i] = size * ((float)(small_dice(dice) % 2001) / 1000 - 1);
  model_writer_add(writer, name, (struct slice){(char *)floats, count * sizeof *floats});
  free(floats);
}

static inline void small_keys(struct model_writer *writer, const char *name, const char *const *words,
                              size_t count) {
  uint64_t keys[64];
  for (size_t i = 0; i < count; i++) keys[i] = slice_hash(slice_of(words[i]));
  for (size_t i = 1; i < count; i++)
    for (size_t j = i; j && keys[j] < keys[j - 1]; j--) {
      uint64_t swap = keys[j];
      keys[j] = keys[j - 1], keys[j - 1] = swap;
    }
  model_writer_add(writer, name, (struct slice){(char *)keys, count * sizeof *keys});
}

static inline void small_model(struct model_writer *writer) {
  static const char *const words[] = {"the", "truce", "was", "signed", "in", "geneva", "of", "forces"};
  static const struct network_shape shape = {.vector_count = 8,
                                             .word_count = 8,
                                             .affix_count = 40,
                                             .embed_width = 28,
                                             .hidden = 32,
                                             .tag_width = 32,
                                             .arc_width = 32,
                                             .relation_width = 32,
                                             .tags = 3,
                                             .lemmas = 4,
                                             .mentions = 3,
                                             .names_hidden = 32,
                                             .relations = 3};
  uint64_t dice = 7;
  char name[64];
  model_writer_init(writer);
  model_writer_add(writer, "net.shape", (struct slice){(const char *)&shape, sizeof shape});
  small_floats(writer, "net.levels", NETWORK_LEVELS, 20, &dice);
  small_keys(writer, "net.vector-keys", words, 8);
  small_bytes(writer, "net.vectors", 8 * NETWORK_VECTOR_WIDTH, &dice);
  small_keys(writer, "net.word-keys", words, 8);
  small_bytes(writer, "net.rows", (size_t)(1 + 8 + 40 + FEATURE_SHAPES) * shape.embed_width, &dice);
  small_bytes(writer, "net.root", shape.arc_width, &dice);
  for (int m = 0; m < M_COUNT; m++) {
    struct network_size size = network_size(&shape, (enum network_matrix)m);
    snprintf(name, sizeof name, "net.%s.weights", NETWORK_MATRIX_NAMES[m]);
    small_bytes(writer, name, (size_t)size.inputs * size.outputs, &dice);
    snprintf(name, sizeof name, "net.%s.scales", NETWORK_MATRIX_NAMES[m]);
    small_floats(writer, name, size.outputs, 1e-4f, &dice);
    snprintf(name, sizeof name, "net.%s.bias", NETWORK_MATRIX_NAMES[m]);
    small_floats(writer, name, size.outputs, 0.5f, &dice);
  }
  small_floats(writer, "net.steps", (size_t)(shape.mentions + 1) * shape.mentions, 2, &dice);
  small_keys(writer, "net.list-keys", words, 6);
  small_bytes(writer, "net.lists", 6, &dice);
  model_writer_add(writer, "net.tags", SLICE("NOUN\tNN\tNumber=Sing\nVERB\tVB\t_\nPUNCT\t.\t_\n"));
  model_writer_add(writer, "net.scripts", SLICE("l0+\nk0+\nl1+e\nt2+\n"));
  model_writer_add(writer, "net.relations", SLICE("root\nnsubj\nobl:agent\n"));
  model_writer_add(writer, "net.mentions", SLICE("O\nB-LOC\nI-LOC\n"));
}

#endif
