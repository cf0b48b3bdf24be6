/* event agreement: the events that the document's agreements are. */
#ifndef TRUCE_EVENT_AGREEMENT_H
#define TRUCE_EVENT_AGREEMENT_H

#include "record/event_meant.h"

/* An AGREE for each agreement that was made by two parties. */
void event_add_agreements(struct reading *reading);
/* "signed the truce": told already by that. */
bool event_is_of_agreement(const struct reading *reading, const struct event_candidate *candidate,
                           const struct proposition *proposition);

#endif
