/* What the files of mentions share. Not for other files. */
#ifndef TRUCE_MENTIONS_PARTS_H
#define TRUCE_MENTIONS_PARTS_H

#include "language/mentions.h"

bool mentions_is_proper(const struct word *word);
/* One name has one type in a document, and is a name wherever the document has it. */
void mentions_agree(struct arena *arena, struct analysis *analysis);

#endif
