/* What the files of record/event_leaning.h share: where the two parties stand in a sentence.

     event_leaning.c        vectors of words, scores, the file
     event_leaning_words.c  the words themselves, by where they stand */
#ifndef TRUCE_EVENT_LEANING_PARTS_H
#define TRUCE_EVENT_LEANING_PARTS_H

#include "record/event_leaning.h"

/* The stretch from the end of one party to the beginning of the other; all, where one is missing. */
struct leaning_stretch {
  uint32_t from, to;
};
struct leaning_stretch leaning_between(const struct analysis *a, struct leaning_parties parties);
/* The parties' words that hang highest; one stands for the other where that is missing, both may be NO_WORD.
 */
struct leaning_heads {
  uint32_t source, target;
};
struct leaning_heads leaning_heads(const struct analysis *a, struct leaning_parties parties);
/* Verbs, nouns, adjectives and adverbs. */
bool leaning_has_meaning(const struct word *w);
bool leaning_is_above(const struct analysis *a, uint32_t upper, uint32_t lower);

void leaning_words_of(struct leaning_features *features, struct arena *arena, const struct analysis *a,
                      struct leaning_parties parties);

#endif
