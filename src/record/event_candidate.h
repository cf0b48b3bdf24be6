/* event candidates: every proposition that a frame of knowledge/events.txt fits, and how it stands to the
   world. The recogniser makes records of those that an analyst would note; `truce eval plover` looks at all.
 */
#ifndef TRUCE_EVENT_CANDIDATE_H
#define TRUCE_EVENT_CANDIDATE_H

#include "record/frame.h"

enum event_stance {
  EVENT_DONE,       /* it happened, or so it is said */
  EVENT_PROMISED,   /* its subject will do it: a meeting, a release, a withdrawal */
  EVENT_REFUSED,    /* its subject will not */
  EVENT_THREATENED, /* something hostile that its subject will do */
  EVENT_DENIED,     /* it did not happen */
  EVENT_REQUESTED,
  EVENT_POSSIBLE
};

struct event_candidate {
  uint32_t proposition;
  struct frame_match match;
  enum event_stance stance;
  uint32_t inner; /* the candidate that it promises, refuses, asks for ..., or NO_CANDIDATE */
  bool consumed;  /* the inner of another: no event of its own */
  bool conflict;  /* of the 13th to 20th category of CAMEO */
};

enum { NO_CANDIDATE = UINT32_MAX };

struct event_candidates {
  struct event_candidate *at;
  uint32_t count, capacity;
};

/* In text order. */
struct event_candidates *event_candidates_find(const struct frame_matcher *matcher);
/* How a proposition would stand to the world if that frame were its own. */
enum event_stance event_stance(const struct frame_matcher *matcher, const struct proposition *proposition,
                               const struct frame *frame);
/* The frame's CAMEO code begins with these digits. */
bool frame_is(const struct frame *frame, const char *digits);

#endif
