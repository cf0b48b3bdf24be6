/* What network_open leaves and network_run reads. Not for other folders. */
#ifndef TRUCE_NETWORK_PARTS_H
#define TRUCE_NETWORK_PARTS_H

#include "language/features.h"
#include "language/kernel.h"
#include "language/language.h"
#include "language/network_format.h"

struct tag_label {
  struct slice xpos, feats;
  uint8_t upos;
};

struct relation_label {
  struct slice text;
  uint8_t relation;
};

/* A mention label is "O", or "B-" or "I-" and a type. */
struct mention_label {
  uint8_t type;
  bool begins;
};

/* Invariants: sizes are as network_size() says, every float is finite and small enough that no sum of
   products overflows, every label list has as many entries as the shape says and is not empty. */
struct network {
  struct network_shape shape;
  struct feature_tables tables;
  const int8_t *vectors, *rows, *root;
  const float *levels;
  struct kernel_matrix matrices[M_COUNT];
  int32_t *shifts; /* of all matrices */
  struct tag_label *tags;
  struct slice *scripts;
  struct relation_label *relations;
  struct mention_label *mentions;
  uint32_t root_relation;
};

/* REL_DEP where neither the name nor its universal part is known; see language.h. */
enum relation relation_of_name(struct slice name);
enum upos upos_of_name(struct slice name);

#endif
