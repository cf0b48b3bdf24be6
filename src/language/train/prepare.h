/* From corpora to what the network learns from: the tables of words, the inventories, the examples. */
#ifndef TRUCE_TRAIN_PREPARE_H
#define TRUCE_TRAIN_PREPARE_H

#include "language/network_format.h"
#include "language/train/corpus.h"

struct vocabulary {
  struct feature_tables tables;
  uint64_t *vector_keys, *word_keys;
  uint32_t *vector_ranks; /* of each row, from 0: the most frequent word */
  float *vectors;         /* vector_count rows of NETWORK_VECTOR_WIDTH, in the order of their keys */
  struct inventory seen;  /* how often a normal form is in the training text */
};

/* Reads up to `count` vectors; scaled so that they are about as long as learned rows. */
enum truce_status vocabulary_read_vectors(struct vocabulary *vocabulary, struct arena *arena,
                                          const char *path, uint32_t count, struct truce_error *error);
/* For a copy of the vocabulary: tables with the vectors of the `count` most frequent words only. */
void vocabulary_keep_vectors(struct vocabulary *vocabulary, struct arena *arena, uint32_t count);
/* Words seen at least twice get rows of their own. */
void vocabulary_take_words(struct vocabulary *vocabulary, struct arena *arena, const struct corpus *corpus);
/* Whether a text that is counted in `seen` stands for all spellings of a word, not for one with capitals. */
bool vocabulary_is_folded(struct slice text);

/* Labels and features of a sentence as numbers. */
void example_make(struct arena *arena, const struct vocabulary *vocabulary, const struct labels *labels,
                  const struct gold_sentence *gold, struct example *example);

#endif
