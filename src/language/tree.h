/* From scores of arcs to a tree: the best one with exactly one root. */
#ifndef TRUCE_LANGUAGE_TREE_H
#define TRUCE_LANGUAGE_TREE_H

#include "common/arena.h"

/* Working space for sentences of up to `words` words. */
struct tree_space;
struct tree_space *tree_space_new(struct arena *arena, uint32_t words);

/* `scores[d * row + h]`: how well word h - 1 (h = 0: the root) would head word d; each within +-2^24.
   Writes heads[d] in 0 .. words; takes the best head of each word where that is a tree with one root, else
   the maximum spanning tree under one root (Chu-Liu-Edmonds). Ties go to the smaller head. `words` >= 1. */
void tree_decode(struct tree_space *space, const int32_t *scores, size_t row, uint32_t words,
                 uint32_t *heads);

#endif
