/* event resolution: which events a resolution tells. */
#ifndef TRUCE_EVENT_RESOLUTION_H
#define TRUCE_EVENT_RESOLUTION_H

#include "record/event_meant.h"

/* False for what a resolution merely speaks of: what others are to do, concerns, endeavours. Always true
 * elsewhere. */
bool event_resolution_tells(const struct reading *reading, const struct draft *draft,
                            const struct proposition *proposition, bool by_body);

#endif
