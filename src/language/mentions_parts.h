/* What the files of mentions share. Not for other files. */
#ifndef TRUCE_MENTIONS_PARTS_H
#define TRUCE_MENTIONS_PARTS_H

#include "language/mentions.h"

bool mentions_is_proper(const struct word *word);
/* "Libyan", "Shiite": an adjective with a capital where no sentence begins. */
bool mentions_is_people(const struct analysis *a, uint32_t word);

/* What a document names, and as what (mentions_document.c). */
struct names_said;
/* One name has one type in a document, and is a name wherever the document has it. */
const struct names_said *mentions_agree(struct arena *arena, struct analysis *analysis);
/* The longest name of the document at word `at` that has at most `most` words. */
bool mentions_find_said(const struct names_said *said, const struct analysis *a, uint32_t at, uint32_t most,
                        struct named_mention *name);
/* Fills inner_names. */
void mentions_find_inner(struct arena *arena, const struct network *network, const struct names_said *said,
                         struct analysis *analysis);

#endif
