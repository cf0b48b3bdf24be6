/* A round's sentences dealt into batches: in an order thrown by dice, those of a batch of like length. */
#ifndef TRUCE_DEAL_H
#define TRUCE_DEAL_H

#include "language/train/random.h"

#include <stdint.h>

struct dealt {
  uint32_t words, sentence; /* how long it is; its place in the caller's list, which breaks ties */
};

struct batch {
  uint32_t first, count; /* of the dealt */
};

/* Shuffles `dealt`, sorts stretches of it by length, cuts batches of at least `words` words (the last may
   have fewer), and shuffles these. `batches` has room for `count`; returns how many there are. */
uint32_t deal(struct dealt *dealt, uint32_t count, uint32_t words, struct batch *batches, struct dice *dice);

#endif
