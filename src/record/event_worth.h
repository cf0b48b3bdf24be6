/* event worth: whether an event that was worked out is worth a record. */
#ifndef TRUCE_EVENT_WORTH_H
#define TRUCE_EVENT_WORTH_H

#include "record/event_meant.h"

/* A state or a force that comes somewhere: no visit. */
bool event_is_move(const struct reading *reading, const struct draft *draft,
                   const struct proposition *proposition);
bool event_is_worth_it(const struct reading *reading, const struct draft *draft,
                       const struct proposition *proposition);

#endif
