/* counts: numbers that say how many of something there are, with their hedges: "an estimated 20,000 foreign
   troops", "hundreds of mercenaries", "between 10,000 and 15,000 people", "at least 30 soldiers". */
#ifndef TRUCE_NUMBER_H
#define TRUCE_NUMBER_H

#include "meaning/time.h"

struct counted {
  struct span span;                /* bytes of count.as_written, hedge included */
  uint32_t first_word, word_count; /* the same in words */
  uint32_t noun;                   /* the head word of what is counted, or NO_WORD */
  struct count count;
  bool share; /* a percentage */
  bool money;
};

struct counts {
  struct counted *at;
  uint32_t count, capacity;
};

/* All counts in text order; numbers inside time expressions are none. Pure; in the arena. */
struct counts *counts_find(struct arena *arena, const struct time_words *words, const struct times *times,
                           const struct analysis *analysis);

/* The count of a noun, or NULL. */
const struct counted *count_of(const struct counts *counts, uint32_t noun);

#endif
