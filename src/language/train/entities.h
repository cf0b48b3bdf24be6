/* Named mentions to learn from: labels "B-PER", "I-ORG", "O" put on a corpus' words. */
#ifndef TRUCE_TRAIN_ENTITIES_H
#define TRUCE_TRAIN_ENTITIES_H

#include "language/train/corpus.h"

/* Reads a CoNLL-U file with GUM's Entity layer, or lines "token TAB label" (IOB2). A sentence whose words a
   sentence of the corpus has in the same order is labelled there; else it is added, without a tree. */
enum truce_status entities_read(struct corpus *corpus, const char *path, struct truce_error *error);

#endif
