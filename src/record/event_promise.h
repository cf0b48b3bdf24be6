/* event promise: what somebody promises, agrees to or offers, and what an analyst notes of it. */
#ifndef TRUCE_EVENT_PROMISE_H
#define TRUCE_EVENT_PROMISE_H

#include "record/event_meant.h"

/* Sets type and modality of a promise. False: nothing to note, as of what is only undertaken, which the
   obligations tell. True for all that is no promise. */
bool event_take_promise(const struct reading *reading, struct draft *draft,
                        const struct event_candidates *all, const struct event_candidate *candidate);
/* The draft is now that, and no more: the parties and what is asked stay. */
void event_call_it(struct draft *draft, const char *type, const char *cameo);
/* The draft is of the frame's kind. */
void event_take_kind(struct draft *draft, const struct frame *frame);

#endif
