/* What the two ways of coding a row's sentence share: between the parties given (eval_plover_read.c), and
   with the parties to be found (eval_plover_pairs.c). */
#ifndef TRUCE_EVAL_PLOVER_CODING_H
#define TRUCE_EVAL_PLOVER_CODING_H

#include "command/eval_plover.h"
#include "record/event_candidate.h"

struct coding {
  struct reading *reading;
  const struct frame_matcher *matcher;
  const struct event_candidates *candidates;
  const struct language_model *model;
  const struct event_leanings *leanings;
  const struct plover_row *row;
};

/* A candidate's root in the table's terms, or PLOVER_NONE. */
int coding_root(const struct coding *coding, const struct event_candidate *candidate);
/* Where a piece of the sentence stands, in code points. */
struct plover_span coding_points(const struct coding *coding, struct slice text);
/* Steps from a word up to its sentence's root. */
int coding_depth(const struct coding *coding, uint32_t word);
/* The likeliest root between two parties that a frame has found, where the frame says `root`. */
int coding_root_found(const struct coding *coding, int root, struct plover_span source,
                      struct plover_span target);
/* The same where no frame fits the proposition that relates them. */
int coding_root_guessed(const struct coding *coding, const struct proposition *proposition,
                        struct plover_span source, struct plover_span target);
/* The events of the sentence, best first. */
struct plover_events coding_all_events(const struct coding *coding);

#endif
