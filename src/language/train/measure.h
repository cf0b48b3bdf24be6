/* How large the values between the layers get on the training text: what a byte must be able to hold. */
#ifndef TRUCE_TRAIN_MEASURE_H
#define TRUCE_TRAIN_MEASURE_H

#include "language/train/graph.h"

struct ranges {
  float rows_single, rows, tag, dependent, head, query, pair_sum, pair_product;
};

/* Each is passed by about one value in fifty thousand. */
bool measure_ranges(struct shard *shard, struct example *examples, uint32_t count, struct ranges *ranges);

#endif
