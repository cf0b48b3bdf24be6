/* tree tense: verbs that a parser took apart from their auxiliaries because a time stands between ("has today
   broken off", "is today imposing"). */
#ifndef TRUCE_TREE_TENSE_H
#define TRUCE_TREE_TENSE_H

#include "meaning/predicates.h"
#include "meaning/tree.h"

/* Changes heads, relations and tags of `analysis` in place. */
void tree_tense_mend(const struct predicates *predicates, struct arena *arena, struct analysis *analysis);

#endif
