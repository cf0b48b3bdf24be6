/* resolution: the two halves of what a council adopts. The preamble ("Recalling ...", "Deeply concerned at
   ...") says what moves it and binds nobody; the operative part says what it decides, demands and asks. Its
   subject, "The Security Council,", stands once, at the head (lead_in.c carries it over). */
#ifndef TRUCE_RESOLUTION_H
#define TRUCE_RESOLUTION_H

#include "record/look.h"

/* The document is a resolution, or the like of one. */
bool resolution_is_one(const struct reading *reading);
/* The word stands before the first operative paragraph of a resolution. */
bool resolution_in_preamble(const struct reading *reading, uint32_t word);
/* What the body itself says or does in its resolution: the proposition's subject is carried over from the
   head. */
bool resolution_speaks(const struct reading *reading, const struct proposition *proposition);

#endif
