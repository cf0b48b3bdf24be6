/* event guess: which frame of knowledge/events.txt comes nearest in meaning to a sentence in which none fits.

   A frame fits a sentence loosely if the sentence has the frame's predicate, or a word much like it, and the
   words of its conditions, or words much like them, wherever they stand. "Like" is the language model's word
   vectors. A guess says what is likeliest between two parties that are known to have to do with each other
   (`truce eval plover --given`). It is no ground for a record: nothing says that anybody did anything. */
#ifndef TRUCE_EVENT_GUESS_H
#define TRUCE_EVENT_GUESS_H

#include "record/frame.h"

struct event_guess {
  const struct frame *frame; /* NULL: nothing is like anything */
  double closeness;
  uint32_t word; /* the predicate's */
};

/* `skip`: by word, those not to look at, as the parties' names; the parties' head words, or NO_WORD. */
struct event_guess event_guess(const struct frame_matcher *matcher, const struct language_model *model,
                               const bool *skip, uint32_t source, uint32_t target);
/* The same for one predicate. */
struct event_guess event_guess_at(const struct frame_matcher *matcher, const struct language_model *model,
                                  const bool *skip, uint32_t word);

#endif
