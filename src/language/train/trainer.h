/* The trainer: treebanks in, a model file out. Built into the program, not into the library. */
#ifndef TRUCE_TRAINER_H
#define TRUCE_TRAINER_H

#include "common/error.h"
#include "language/train/say.h"

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

enum { TRAIN_FILES_MAX = 64, TRAIN_HIDDEN = 192, TRAIN_VECTORS = 89000, TRAIN_KEPT = 84000 };

struct train_options {
  const char *train[TRAIN_FILES_MAX], *dev[TRAIN_FILES_MAX];
  int train_count, dev_count;
  const char *vectors;    /* lines "word v1 ... v100", the most frequent word first */
  uint32_t vector_count;  /* how many of them it learns with */
  uint32_t kept_vectors;  /* how many of these the model takes */
  const char *out;        /* model file */
  const char *checkpoint; /* state to resume from, written after each epoch; or NULL */
  const char *teacher;    /* state of a finished training to learn from as well; or NULL */
  const char *from;       /* state whose weights to start from; or NULL */
  bool resume;
  uint64_t seed;
  int threads;
  double minutes; /* epochs are chosen to fill them, unless `epochs` says how many */
  uint32_t epochs;
  uint32_t hidden;
  const volatile sig_atomic_t *stop; /* raised: save and leave */
  listener *say;                     /* progress, a line at a time */
};

enum truce_status train_model(const struct train_options *options, struct truce_error *error);

#endif
