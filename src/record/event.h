/* event: what the event recogniser and its evaluation share. */
#ifndef TRUCE_EVENT_H
#define TRUCE_EVENT_H

#include "record/event_candidate.h"
#include "record/recogniser.h"

/* Matches frames in a reading, with its actors. */
struct frame_matcher *event_matcher(const struct reading *reading);

#endif
