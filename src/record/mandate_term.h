/* How long a mandate runs: what the sentence says of its end, its length and where the length is counted
 * from. */
#ifndef TRUCE_MANDATE_TERM_H
#define TRUCE_MANDATE_TERM_H

#include "record/look.h"

struct mandate_term {
  const struct time_expression *until;  /* an end that is stated, or NULL */
  const struct time_expression *length; /* or NULL */
  struct date from;                     /* what the length is counted from, where stated; none where not */
};

/* The words to look at: the sentence, and what follows it in the paragraph where it was cut in error. */
void mandate_bounds(const struct reading *reading, uint32_t predicate, uint32_t *first, uint32_t *end);
/* Looks behind the predicate first (up to the next one that decides something), then before it. */
struct mandate_term mandate_term_of(const struct reading *reading, uint32_t predicate);
/* The end as EDTF: as stated, else computed from `from`; empty where neither can be. */
struct slice mandate_end(const struct reading *reading, const struct mandate_term *term, struct date from);

#endif
