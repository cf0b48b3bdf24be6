/* Reads knowledge files: text in lines, '#' begins a comment that runs to the end of the line (a '\#' is a
   '#'), blank lines and blanks at either end count for nothing, '[section]' opens a section. Knows file and
   line, so that every complaint can name them. */
#ifndef TRUCE_LINES_H
#define TRUCE_LINES_H

#include "common/arena.h"
#include "common/error.h"

struct lines {
  const char *file;     /* name for messages */
  struct slice rest;    /* what is still to be read */
  struct slice section; /* the text inside the last [ ], empty before the first */
  struct slice line;    /* the current line, comment and outer blanks cut off */
  size_t number;        /* its number, from 1 */
};

/* Before the first line. `file` and `text` must live as long as the lines are read. */
void lines_init(struct lines *lines, const char *file, struct slice text);
/* Moves to the next line that says something (section headings are taken in, not shown). False at the end. */
bool lines_next(struct lines *lines);
/* fail() with "FILE:LINE: " before the message. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
enum truce_status
lines_fail(const struct lines *lines, struct truce_error *error, const char *format, ...);

#endif
