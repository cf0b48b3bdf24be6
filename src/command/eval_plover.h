/* What the files of `truce eval plover` share: rows of a table, what truce says of them, and the score.

     eval_plover.c        the command
     eval_plover_read.c   a sentence's events, in the terms of the table
     eval_plover_pairs.c  between whom, where the parties are not given
     eval_plover_score.c  the figures of shared/tools/plover_score.py */
#ifndef TRUCE_EVAL_PLOVER_H
#define TRUCE_EVAL_PLOVER_H

#include "common/arena.h"
#include "record/event_leaning.h"
#include "record/reading.h"

enum { PLOVER_ROOTS = 15, PLOVER_EVENTS = 8, PLOVER_NONE = -1 };

extern const char *const plover_roots[PLOVER_ROOTS];
extern const int
    plover_quads[PLOVER_ROOTS]; /* 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict */

/* A party is a half-open stretch of code points; start -1: the sentence does not name it. */
struct plover_span {
  int64_t start, end;
};

struct plover_row {
  struct slice id, sentence;
  struct plover_span source, target;
  int root, quad;
};

struct plover_event {
  struct slice source, target; /* words of the sentence */
  struct plover_span source_span, target_span;
  int root;
};

struct plover_events {
  struct plover_event at[PLOVER_EVENTS];
  uint32_t count;
};

/* What reads rows. */
struct plover_reader {
  const struct reader *reader;
  const struct event_leanings *leanings;
};

/* The events of a row's sentence, best first. Given the parties, one event between them. */
struct plover_events plover_read(const struct plover_reader *reader, struct arena *arena,
                                 const struct plover_row *row, bool given);

/* What leans on the words of a row (record/event_leaning.h). */
struct leaning_features plover_features(const struct reader *reader, struct arena *arena,
                                        const struct plover_row *row);
struct frame;
int plover_root_of_frame(const struct frame *frame);

enum { PLOVER_TABLE_LARGEST = 256 * 1024 * 1024 };
struct plover_table {
  const char *file;
  size_t line;
  struct slice rest;
};
/* The next row; false at the end and where `status` is set. */
bool plover_table_next(struct plover_table *table, struct plover_row *row, enum truce_status *status,
                       struct truce_error *error);

struct plover_score {
  size_t rows, events, found, right;
  size_t quad_right;
  size_t gold[PLOVER_ROOTS], said[PLOVER_ROOTS], hit[PLOVER_ROOTS];
  size_t quad_gold[5], quad_said[5], quad_hit[5];
};

/* Adds a row; returns the root that counts for it, PLOVER_NONE if no event has its parties. */
int plover_count(struct plover_score *score, struct arena *arena, const struct plover_row *row,
                 const struct plover_events *events, bool given);
double plover_root_f1(const struct plover_score *score);
double plover_quad_f1(const struct plover_score *score);

#endif
