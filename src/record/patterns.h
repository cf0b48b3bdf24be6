/* patterns: the knowledge files that say how records are worded, parsed. Each recogniser opens its own; this
   is where they are kept together. All live in one arena and are read-only and shared by threads. */
#ifndef TRUCE_PATTERNS_H
#define TRUCE_PATTERNS_H

#include "meaning/word_classes.h"
#include "record/confidence.h"

struct event_frames;
struct predicates;
struct time_words;

struct patterns {
  struct predicates *predicates;       /* knowledge/predicates.txt */
  const struct time_words *time_words; /* knowledge/time.txt, knowledge/numbers.txt */
  struct event_frames *events;         /* knowledge/events.txt */
  struct word_classes *agreements;     /* knowledge/agreements.txt */
  struct word_classes *obligations;    /* knowledge/obligations.txt */
  struct word_classes *supports;       /* knowledge/support.txt */
  struct word_classes *forces;         /* knowledge/forces.txt */
  struct word_classes *mandates;       /* knowledge/mandates.txt */
  struct confidence confidence;        /* knowledge/confidence.txt */
};

/* Reads the files of `folder`. Errors name file and line. `own_events`: more lines of events.txt, the user's
   own, which go before; may be empty. */
enum truce_status patterns_open(struct patterns **patterns, struct arena *arena, const char *folder,
                                struct slice own_events, struct truce_error *error);

#endif
