/* Whether what a time belongs to has happened or lies ahead, by its verb. For time*.c only. */
#ifndef TRUCE_TIME_TENSE_H
#define TRUCE_TIME_TENSE_H

#include "meaning/pieces.h"

/* LEAN_BY_TENSE where nothing says. *ahead: a word like "extend", "deadline" governs, after which "until
   Friday" lies ahead of the telling. *present: the verb is in the simple present, which tells of no single
   day ("is still used today"). *weak: an infinitive's future. */
enum lean tense_of(const struct time_words *words, const struct analysis *analysis, uint32_t word,
                   bool *ahead, bool *present, bool *weak);

#endif
