/* own terms: the words by which an agreement's own text means its parties: "the Parties", "each side", "the
   Government", "the Movement". */
#ifndef TRUCE_OWN_TERMS_H
#define TRUCE_OWN_TERMS_H

#include "record/recogniser.h"

/* Whom such a word means, nobody where it is no such word or the document is no agreement. */
struct actors own_terms_meant(const struct reading *reading, uint32_t word);
/* A word like "party" or "sides", whoever they are. */
bool own_terms_is_party(const struct reading *reading, uint32_t word);

#endif
