/* tree mend: what a parser predictably gets wrong in reports, put right before anybody reads the trees.

   The model chooses each head and relation by itself, so a tree may contradict itself: a noun with an object,
   a finite verb without a subject behind a bare name, the third of "A, B and C" hung on the second. Each rule
   asks for such a contradiction and moves the few words that it is about; where nothing contradicts, nothing
   moves. */
#ifndef TRUCE_TREE_MEND_H
#define TRUCE_TREE_MEND_H

#include "meaning/predicates.h"
#include "meaning/tree.h"

/* Changes heads, relations and tags of `analysis` in place. Pure; working space in the arena. */
void tree_mend(struct arena *arena, const struct predicates *predicates, struct analysis *analysis);

#endif
