/* obligation_wordings: the ways in which texts bind somebody, each a function from a proposition to what it
   binds. `bond` comes empty but for its deed. */
#ifndef TRUCE_OBLIGATION_WORDINGS_H
#define TRUCE_OBLIGATION_WORDINGS_H

#include "record/obligation_parts.h"

typedef bool wording(const struct reading *reading, const struct proposition *proposition, struct bond *bond);

/* obligation_terms.c */
wording wording_deadline, wording_given_time, wording_noun, wording_provision, wording_to_be_done,
    wording_agreed_deed;
/* "gave them 72 hours to leave": no deed, but what binds to one. */
bool wording_gives_time(const struct reading *reading, const struct proposition *verb);

/* A word of that section of knowledge/obligations.txt. */
bool wording_is(const struct reading *reading, const char *section, struct slice word);
/* Binds whoever a word names, the agreement's parties where it says "both sides"; false where it names
 * nobody. */
bool wording_binds(const struct reading *reading, struct bond *bond, uint32_t who);

#endif
