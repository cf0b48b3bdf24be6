/* How good the network is on sentences with gold words, in per cent. */
#ifndef TRUCE_TRAIN_EVALUATE_H
#define TRUCE_TRAIN_EVALUATE_H

#include "language/train/graph.h"

struct scores {
  double tags, lemmas, uas, las;
};

struct scores evaluate(struct shard *shard, struct example *examples, uint32_t count);

#endif
