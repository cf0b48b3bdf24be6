/* event when: the time of an event: its own words, or those that say when it was said, asked, or how long
   after something else it happened. */
#ifndef TRUCE_EVENT_WHEN_H
#define TRUCE_EVENT_WHEN_H

#include "record/event_meant.h"

/* EDTF, or empty: nothing is guessed from the document's date. */
struct slice event_when(const struct reading *reading, const struct draft *draft,
                        const struct proposition *proposition);

/* "Tue 3 Nov. Gunmen slip over the frontier", "17 October 2002: The rebels sign": the time that a word's
   paragraph opens with, apart from its sentences, as chronicles do; else NULL. */
const struct time_expression *event_chronicle_day(const struct reading *reading, uint32_t word);

#endif
