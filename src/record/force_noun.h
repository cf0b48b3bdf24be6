/* What a number of forces counts: "20,000 troops", "a 3,000-strong force", "the garrison, now about 10,500",
   "cut from 13,000 to 8,600". */
#ifndef TRUCE_FORCE_NOUN_H
#define TRUCE_FORCE_NOUN_H

#include "meaning/number.h"
#include "record/look.h"

struct force_found {
  const struct counted *counted;
  struct count count;
  uint32_t noun;   /* the forces' word */
  uint32_t number; /* the number's own word where it stands apart from the noun, or NO_WORD */
  bool elided;     /* "..., Chile 120": the noun is another number's */
  uint32_t nation; /* "1,200 Kenyan and 800 Ugandan soldiers": whose these are, or NO_WORD */
  const struct proposition *governor; /* what the forces do or what is done to them, or NULL */
  bool ceiling;                       /* only allowed, planned or still to come */
};

/* Whether the count is one of forces. `before` is the noun of the force told last ("of them"), or NO_WORD. */
bool force_find(const struct reading *reading, const struct counted *counted, uint32_t before,
                struct force_found *found);
/* The class of a noun in a section of knowledge/forces.txt. */
struct slice force_class(const struct reading *reading, const char *section, uint32_t word);
/* "20,000 troops and mercenaries", not "800 troops and 90 officers". */
bool force_shares_count(const struct reading *reading, uint32_t conjunct);

#endif
