/* In what language is a text? Only as well as truce needs it: English, or which other one, or unknown. */
#ifndef TRUCE_LANGUAGE_GUESS_H
#define TRUCE_LANGUAGE_GUESS_H

#include "common/slice.h"

/* ISO 639-1, static. "en" also for texts too short to tell; "und" for what is clearly not English, nor
   known. */
const char *language_guess(struct slice text);

#endif
