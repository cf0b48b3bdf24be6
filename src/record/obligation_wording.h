/* obligation_wording: the ways in which texts bind somebody, each a function from a proposition to what it
 * binds. */
#ifndef TRUCE_OBLIGATION_WORDING_H
#define TRUCE_OBLIGATION_WORDING_H

#include "record/look.h"

struct bond {
  const struct proposition *deed; /* what must be done */
  uint32_t bound;                 /* who must, or NO_WORD */
  bool parties;                   /* all parties of the agreement are bound */
  uint32_t agreement;             /* place of its record, or NO_RECORD */
  enum modality modality;
  uint32_t term_word;       /* where its time is looked for besides the deed itself, or NO_WORD */
  bool given;               /* time was given on a day: the term counts from then */
  struct slice act, object; /* where they are not the deed's own */
  struct slice status;
};

/* True when the proposition binds somebody. */
bool obligation_find(const struct reading *reading, const struct proposition *proposition, struct bond *bond);

#endif
