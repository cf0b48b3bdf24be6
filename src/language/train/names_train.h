/* Trains the layer of names on top of a trained model, which stays as it is. */
#ifndef TRUCE_NAMES_TRAIN_H
#define TRUCE_NAMES_TRAIN_H

#include "language/train/trainer.h"

enum { NAMES_HIDDEN = 64 };

struct names_options {
  const char *model, *out, *lists; /* lists: or NULL */
  const char *entities[TRAIN_FILES_MAX], *dev[TRAIN_FILES_MAX];
  const char *unmarked[TRAIN_FILES_MAX]; /* treebanks without names marked, which it learns to mark itself */
  int entity_count, dev_count, unmarked_count;
  uint64_t seed;
  uint32_t epochs, hidden;
  const volatile sig_atomic_t *stop;
  listener *say;
};

enum truce_status names_train(const struct names_options *options, struct truce_error *error);

#endif
