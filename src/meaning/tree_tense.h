/* tree tense: what a time or a comma in the middle of a clause does to a tree. Verbs are put together with
   the auxiliaries that a time parted from them ("has today broken off", "is today imposing"); what was held
   or signed is the noun before the comma ("the meeting, held on 12 July,"); "Jr." belongs to the name. */
#ifndef TRUCE_TREE_TENSE_H
#define TRUCE_TREE_TENSE_H

#include "meaning/predicates.h"
#include "meaning/tree.h"

/* Changes heads, relations and tags of `analysis` in place. */
void tree_tense_mend(const struct predicates *predicates, struct arena *arena, struct analysis *analysis);

#endif
