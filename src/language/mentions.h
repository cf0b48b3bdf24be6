/* From a label a word to named mentions, with what tags and trees know better. */
#ifndef TRUCE_MENTIONS_H
#define TRUCE_MENTIONS_H

#include "language/network_parts.h"

/* `labels`: of each word of the analysis, an index into the network's. Fills the analysis' names. */
void mentions_find(struct arena *arena, const struct network *network, const uint8_t *labels,
                   struct analysis *analysis);

#endif
