#include "common/lines.h"

#include <stdio.h>

void lines_init(struct lines *lines, const char *file, struct slice text) {
  *lines = (struct lines){.file = file, .rest = text, .section = {"", 0}, .line = {"", 0}};
}

static struct slice without_comment(struct slice line) {
  for (size_t i = 0; i < line.len; i++)
    if (line.at[i] == '#' && (i == 0 || line.at[i - 1] != '\\')) return (struct slice){line.at, i};
  return line;
}

bool lines_next(struct lines *lines) {
  while (lines->rest.at) {
    lines->number++;
    struct slice line = slice_trim(without_comment(slice_cut(&lines->rest, '\n')));
    if (line.len == 0) continue;
    if (line.at[0] == '[' && line.at[line.len - 1] == ']') {
      lines->section = slice_trim((struct slice){line.at + 1, line.len - 2});
      continue;
    }
    lines->line = line;
    return true;
  }
  return false;
}

enum truce_status lines_fail(const struct lines *lines, struct truce_error *error, const char *format, ...) {
  char reason[256];
  va_list args;
  va_start(args, format);
  vsnprintf(reason, sizeof reason, format, args);
  va_end(args);
  return fail(error, TRUCE_BAD_KNOWLEDGE, "%s:%zu: %s", lines->file, lines->number, reason);
}
