/* event worth: whether an event that was worked out is worth a record. */
#ifndef TRUCE_EVENT_WORTH_H
#define TRUCE_EVENT_WORTH_H

#include "record/event_meant.h"

bool event_is_worth_it(const struct reading *reading, const struct draft *draft,
                       const struct proposition *proposition);

#endif
