/* Training text: treebanks in CoNLL-U read into examples, and the inventories of labels they use. */
#ifndef TRUCE_TRAIN_CORPUS_H
#define TRUCE_TRAIN_CORPUS_H

#include "common/arena.h"
#include "common/error.h"
#include "common/map.h"
#include "language/train/example.h"

/* Texts numbered by first appearance, with how often each was seen. */
struct inventory {
  struct map numbers;
  struct slice *texts;
  uint32_t *seen;
  uint32_t count, capacity;
};

void inventory_init(struct inventory *inventory, struct arena *arena);
uint32_t inventory_add(struct inventory *inventory, struct slice text);
/* Its number, or NO_LABEL. */
uint16_t inventory_find(const struct inventory *inventory, struct slice text);
/* Drops what was seen fewer than `least` times, and numbers the rest from the most frequent. */
void inventory_trim(struct inventory *inventory, uint32_t least);

struct labels {
  struct inventory tags; /* "UPOS\tXPOS\tFEATS" */
  struct inventory scripts, relations;
};

/* One word as the treebank has it. */
struct gold_word {
  struct slice form, lemma, tag, relation, mention, inner; /* inner: label of a name within the mention */
  uint32_t head;
  bool in_doubt; /* it may well be a name although it is not marked as one */
};

struct gold_sentence {
  struct gold_word *words;
  uint32_t count;
  bool has_tree, begins_document;
};

struct corpus {
  struct arena *arena;
  struct gold_sentence *sentences;
  uint32_t count, capacity;
};

/* Appends the sentences of a CoNLL-U file, plain or gzip. */
enum truce_status corpus_read(struct corpus *corpus, const char *path, struct truce_error *error);
/* A whole file, unpacked where it is gzip, in the arena. */
enum truce_status corpus_read_text(struct arena *arena, const char *path, struct slice *text,
                                   struct truce_error *error);
/* Counts the labels of a corpus into the inventories. */
void corpus_count_labels(const struct corpus *corpus, struct labels *labels);

#endif
