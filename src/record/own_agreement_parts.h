/* own agreement parts: what the files that recognise a document as an agreement share: whether it is one
   (own_agreement_nature.c), between whom (own_agreement_parties.c), when, where and before whom it was signed
   (own_agreement_signing.c). */
#ifndef TRUCE_OWN_AGREEMENT_PARTS_H
#define TRUCE_OWN_AGREEMENT_PARTS_H

#include "record/look.h"

enum { OWN_HEAD = 10 }; /* sentences at the head in which parties and opening words stand */

/* The wording, the title, the articles and the signatures of an agreement rather than of a report on one. */
bool own_agreement_reads_like_law(const struct reading *reading);
/* Paragraphs that open as those of a resolution do. */
bool own_agreement_reads_like_resolution(const struct reading *reading);
/* "agree", "declare", "undertake": what parties do at the head of their text. */
bool own_agreement_is_opening_verb(const struct reading *reading, const struct proposition *proposition);
struct actors own_agreement_parties(const struct reading *reading, bool resolution);
/* Signed, entry into force, place, witnesses. */
void own_agreement_take_signing(const struct reading *reading, struct agreement *agreement);
/* "Moscow, 21 July 1992", a line of its own at the head of the text. */
bool own_agreement_is_dateline(const struct reading *reading, uint32_t sentence);
/* "Done at Geneva, on 3 May" at the head of a sentence below the title. */
bool own_agreement_is_signed_below(const struct reading *reading);

#endif
