/* What the three kinds of PETRARCH's dictionaries share: lines, comments, brackets, complaints. */
#include "meaning/petrarch.h"

#include <stdarg.h>
#include <stdio.h>

struct petrarch_reader petrarch_begin(struct arena *arena, struct petrarch_file *file) {
  return (struct petrarch_reader){.arena = arena, .file = file, .rest = file->text};
}

bool petrarch_next(struct petrarch_reader *r) {
  while (r->rest.at) {
    struct slice line = slice_cut(&r->rest, '\n');
    r->number++;
    r->line = slice_trim(slice_cut(&line, '#'));
    if (r->line.len) return true;
  }
  return false;
}

bool petrarch_complain(struct petrarch_reader *r, const char *format, ...) {
  char text[200];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  struct petrarch_complaint complaint = {r->number, arena_copy(r->arena, slice_of(text))};
  ARENA_PUSH(r->arena, r->file->complaints, r->file->complaint_count, r->file->complaint_capacity, complaint);
  return false;
}

enum petrarch_kind petrarch_kind_of(struct slice text) {
  struct petrarch_file file = {.text = text};
  struct petrarch_reader r = petrarch_begin(NULL, &file);
  while (petrarch_next(&r)) {
    if (slice_starts(r.line, SLICE("---")) || slice_starts(r.line, SLICE("- ")) ||
        slice_starts(r.line, SLICE("&")))
      return PETRARCH_VERBS;
    if (slice_find(r.line, SLICE("[~")) != SIZE_MAX || slice_find(r.line, SLICE("~]")) != SIZE_MAX)
      return PETRARCH_AGENTS;
  }
  return PETRARCH_ACTORS;
}

bool petrarch_bracket(struct petrarch_reader *r, struct slice *rest, struct slice *inside) {
  size_t open = slice_find(*rest, SLICE("["));
  if (open == SIZE_MAX) return false;
  struct slice text = {rest->at + open + 1, rest->len - open - 1};
  size_t close = slice_find(text, SLICE("]"));
  if (close == SIZE_MAX) {
    *rest = (struct slice){"", 0};
    return petrarch_complain(r, "no ] behind [: \"%.*s\"", SLICE_ARGS(text));
  }
  *inside = slice_trim((struct slice){text.at, close});
  *rest = (struct slice){text.at + close + 1, text.len - close - 1};
  return true;
}

static char folded(char c) {
  if (c >= 'a' && c <= 'z') return (char)(c - 'a' + 'A');
  return c == '_' || c == '-' || c == '\n' || c == '\t' ? ' ' : c;
}

struct slice petrarch_fold(char room[PETRARCH_NAME], struct slice name) {
  size_t used = 0;
  for (size_t i = 0; i < name.len; i++) {
    bool curly = i + 2 < name.len && memcmp(name.at + i, "\xE2\x80\x99", 3) == 0;
    char c = curly ? '\'' : folded(name.at[i]);
    if (curly) i += 2;
    if (c == ' ' && (used == 0 || room[used - 1] == ' ')) continue;
    if (used == PETRARCH_NAME) return (struct slice){"", 0};
    room[used++] = c;
  }
  while (used && room[used - 1] == ' ') used--;
  return (struct slice){room, used};
}
