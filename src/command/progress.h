/* How far a long run has come: one line on standard error that replaces itself, for a person who watches, and
   what came of it in the end. Shown only where standard error is a terminal. Where standard output is one
   too, call_flush wipes the line before it writes, and the next step shows it again below. */
#ifndef TRUCE_PROGRESS_H
#define TRUCE_PROGRESS_H

#include "source/source.h"

struct progress {
  bool shown;          /* somebody watches */
  bool line;           /* there is a line to wipe */
  bool drawn;          /* there has been one */
  int64_t begun, told; /* milliseconds */
  uint64_t documents;
};

void progress_begin(struct progress *progress);
/* One more document is done; at most some times a second this is told. */
void progress_step(struct progress *progress, const char *path, struct source_progress source);
/* Wipes the line: before a warning, and at the end. */
void progress_wipe(struct progress *progress);
/* The whole run, if it took a while. */
void progress_end(struct progress *progress);

#endif
