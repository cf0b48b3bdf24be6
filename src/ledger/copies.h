/* Copies: one agency story in ten papers is one voice. Two reports are copies of one another when much of the
   head of the shorter one stands word for word in the other's head.

     head       the first HEAD_WORDS words, lower case; copies keep the head, whatever they cut or add below
     shingles   the hashes of every SHINGLE_WORDS words in a row, as a sorted set
     sketch     its SKETCH smallest members: the table `band` finds reports of the same days that share one,
   so that a report is compared with the few that it may be a copy of, however many the ledger holds

   A made-up test set in test/copies.c says how well that works. */
#ifndef TRUCE_LEDGER_COPIES_H
#define TRUCE_LEDGER_COPIES_H

#include "common/arena.h"

enum { HEAD_WORDS = 400, SHINGLE_WORDS = 4, SKETCH = 16 };

struct shingles {
  uint64_t *at; /* sorted, each once */
  size_t count;
};

struct shingles shingles_of(struct arena *arena, struct slice text);
/* Of the smaller set, the share that the other has; 0 when either is too small to tell. */
double shingles_shared(const struct shingles *a, const struct shingles *b);
bool shingles_are_copies(const struct shingles *a, const struct shingles *b);

#endif
