/* Phrases with the values they should have, one JSON object a line. */
#ifndef TRUCE_COMMAND_EVAL_TIME_PHRASES_H
#define TRUCE_COMMAND_EVAL_TIME_PHRASES_H

#include "common/buffer.h"
#include "meaning/time.h"

enum phrase_type { PHRASE_DATE, PHRASE_RANGE, PHRASE_DURATION, PHRASE_TYPES };
extern const char *const phrase_types[PHRASE_TYPES];

struct tally {
  size_t expected[PHRASE_TYPES], right[PHRASE_TYPES];
};

/* Adds one phrase to the tally, and what was missed to `misses` unless that is NULL. */
enum truce_status phrase_measure(struct arena *arena, const struct time_words *words, struct slice line,
                                 struct tally *tally, struct buffer *misses, const char **reason);

#endif
