/* From a label a word to named mentions, with what tags and trees know better. */
#ifndef TRUCE_MENTIONS_H
#define TRUCE_MENTIONS_H

#include "language/network_parts.h"

/* `labels`: of each word of the analysis, an index into `names`. Fills analysis->names, which do not overlap.
 */
void mentions_find(struct arena *arena, const struct mention_label *names, const struct name_words *words,
                   const uint8_t *labels, struct analysis *analysis);

#endif
