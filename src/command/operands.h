/* operands: the files that a command line names, patterns expanded: the shell does that only where they are
   not quoted, and not where a program calls. */
#ifndef TRUCE_OPERANDS_H
#define TRUCE_OPERANDS_H

#include "command/command.h"

#include <glob.h>

struct operands {
  const char *const *at;
  size_t count;
  const char **all; /* `at` itself where a pattern was expanded; else NULL */
  glob_t *globs;    /* they hold the expanded names */
  size_t glob_count;
};

/* A pattern ("news/2021-*.html") is what has one of *?[ in it and names no file. One that fits nothing stays
   as it is: opening it says what is wrong. */
enum truce_status operands_expand(struct operands *operands, const struct call *call,
                                  struct truce_error *error);
void operands_dispose(struct operands *operands);

#endif
