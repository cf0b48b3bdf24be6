/* The state of a training after an epoch: what it takes to go on, or to teach another network. */
#ifndef TRUCE_TRAIN_STATE_H
#define TRUCE_TRAIN_STATE_H

#include "language/train/parameters.h"

#include "common/error.h"

struct state {
  uint32_t epoch, epochs; /* done, planned */
  uint64_t *word_keys;    /* of the words with rows: shape.word_count */
  struct parameters *parameters;
};

/* Written beside and renamed, so that it is there whole or not at all. */
bool state_write(const struct state *state, const char *path);
/* Release with state_dispose. */
enum truce_status state_read(struct state *state, const char *path, struct truce_error *error);
void state_dispose(struct state *state);

#endif
