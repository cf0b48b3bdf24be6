/* What the two halves of truce eval time share. */
#ifndef TRUCE_COMMAND_EVAL_TIME_H
#define TRUCE_COMMAND_EVAL_TIME_H

#include "command/command.h"
#include "meaning/time.h"

struct eval_times {
  struct arena *arena;
  const struct time_words *words;
  const char *file;
};

/* Precision, recall and F1 of dates with their values in a CoNLL-U corpus that marks them. */
enum truce_status eval_time_corpus(struct call *call, struct eval_times *eval, struct slice text,
                                   struct truce_error *error);

#endif
