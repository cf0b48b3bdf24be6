/* What network_open leaves and network_run reads. Not for other folders. */
#ifndef TRUCE_NETWORK_PARTS_H
#define TRUCE_NETWORK_PARTS_H

#include "language/features.h"
#include "language/kernel.h"
#include "language/language.h"
#include "language/name_words.h"
#include "language/network_format.h"

struct tag_label {
  struct slice xpos, feats;
  uint64_t key; /* hash of UPOS and XPOS, for lemma_key() */
  uint8_t upos;
  bool finite; /* a verb's, in the present or the past: VBZ, VBP, VBD */
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
  const uint64_t *lemma_keys; /* what is known by heart */
  const uint16_t *lemma_scripts;
  uint32_t lemma_count;
  struct relation_label *relations;
  struct name_words name_words;
  struct mention_label *mentions;
  int32_t *steps; /* between mention labels, and from the start: for chain_best() */
  uint32_t root_relation;
};

/* Hash of "UPOS\tXPOS", the head of a tag's label. */
uint64_t tag_key(struct slice label);
/* REL_DEP where neither the name nor its universal part is known; see language.h. */
enum relation relation_of_name(struct slice name);
/* UPOS_X where the name is none. */
enum upos upos_of_name(struct slice name);

#endif
