/* tally: records of many documents scored against gold records, kind by kind. */
#ifndef TRUCE_TALLY_H
#define TRUCE_TALLY_H

#include "common/buffer.h"
#include "common/error.h"

enum { TALLY_KINDS = 7 };

struct tally {
  double gold, system, pairs, soft, evidence;
};

enum { TALLY_BINS = 10 };

/* Told of each record whether gold has it; `place` is that in the array of records. */
typedef void tally_judge(void *context, size_t place, bool right);

struct tallies {
  struct tally kinds[TALLY_KINDS];
  /* Records by the confidence they were given, 0 to 0.1 first: how many, and how many of them are paired. */
  int given[TALLY_BINS], right[TALLY_BINS];
  const char *only;    /* one kind alone, or NULL */
  struct buffer *show; /* where every pair, miss and invention is written, or NULL */
  tally_judge *judge;  /* or NULL */
  void *judge_context;
};

/* "event", "agreement", ... */
const char *tally_kind(int kind);
/* The date of a gold file's document: "2021-01-29", or empty. */
void gold_date(struct slice gold, char date[32]);
/* Adds one document: `gold` is a gold file's JSON, `system` an array of records as JSON; `name` is for
   messages. */
enum truce_status tally_document(struct tallies *tallies, struct slice gold, struct slice system,
                                 const char *name, struct truce_error *error);

#endif
