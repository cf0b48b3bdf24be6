/* The head of a report, and whether two heads tell one story.

     head      its first HEAD_WORDS words, as hashes of their lower case; copies keep the head, whatever they
               cut or add below
     run       RUN_WORDS words in a row
     stretch   STRETCH_WORDS words: covered by another report when a quarter of its runs stand there too. A
               stretch that was reworded here and there still is, one that only shares names is not, so that
               coverage tells how much of a report another one has, whatever was done to its words
     weight    a stretch in the lead counts twice, one that is mostly quotation a third

   Of two reports, the longer one is looked at as far as half as long again as the shorter one reaches. They
   are copies when the other covers half of the shorter one, and nearly half of that part of the longer one.
   So
     - a truncated copy is one: all of it stands in the head of the longer one;
     - an updated version is one: with its new sentences it is still mostly the old report;
     - a follow-up is none: its lead is new, and what it repeats of the old story, as background, is less than
       half of it; not even when it repeats all of a short one, for that stands below its head;
     - two reports that share background are none, nor two that quote one statement.
   Nor are they when fewer than half of the figures agree, where there are FIGURES_LEAST: that is a form
   filled in anew every day. */
#ifndef TRUCE_LEDGER_HEAD_H
#define TRUCE_LEDGER_HEAD_H

#include "common/arena.h"

enum { HEAD_WORDS = 400, RUN_WORDS = 3, STRETCH_WORDS = 16, SKETCH = 16, SKETCH_WORDS = 4 };

struct hashes {
  uint64_t *at; /* sorted, each once */
  size_t count;
};

struct head {
  uint64_t word[HEAD_WORDS];
  uint32_t at[HEAD_WORDS], end; /* where a word begins, and the last one ends: code points of the text */
  bool quoted[HEAD_WORDS];
  size_t count;
  struct hashes runs, figures;
};

void head_of(struct arena *arena, struct slice text, struct head *head);
/* 0: no copies; else the greater, the more alike. */
int heads_alike(const struct head *a, const struct head *b);
/* Does `by` have the words between two places in `head`, and some around them when they are few, mostly in
   the same runs? */
bool head_repeats(const struct head *head, uint32_t start, uint32_t end, const struct head *by);
/* The SKETCH smallest hashes of SKETCH_WORDS words in a row: copies mostly share one of them. */
struct hashes head_sketch(struct arena *arena, const struct head *head);

#endif
