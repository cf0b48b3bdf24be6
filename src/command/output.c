/* What commands write: buffered, whole lines, clean when the reader of a pipe has left. */
#include "command/command.h"
#include "common/utf8.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

enum { OUTPUT_BLOCK = 64 * 1024 };

static enum truce_status write_all(struct call *call, struct truce_error *error) {
  struct slice rest = buffer_slice(&call->out);
  while (rest.len) {
    ssize_t n = write(STDOUT_FILENO, rest.at, rest.len);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      call->reader_left = errno == EPIPE;
      buffer_clear(&call->out);
      return fail_errno(error, errno, "write", "standard output");
    }
    rest.at += n, rest.len -= (size_t)n;
  }
  buffer_clear(&call->out);
  return TRUCE_OK;
}

enum truce_status call_flush_all(struct call *call, struct truce_error *error) {
  if (call->line_shown && *call->line_shown && call->out.len) {
    fputs("\r\033[K", stderr);
    *call->line_shown = false;
  }
  if (call->out.failed) return fail(error, TRUCE_NO_MEMORY, "no memory for the output");
  return write_all(call, error);
}

enum truce_status call_flush(struct call *call, struct truce_error *error) {
  if (call->out.failed || call->terminal || call->out.len >= OUTPUT_BLOCK) {
    enum truce_status status = call_flush_all(call, error);
    if (status) return status;
  }
  return call_stopped(call) ? fail(error, TRUCE_INTERRUPTED, "interrupted") : TRUCE_OK;
}

void call_progress(const char *line) { fprintf(stderr, "%s\n", line); }

void call_warn(const struct call *call, const char *format, ...) {
  char line[700];
  va_list args;
  va_start(args, format);
  vsnprintf(line, sizeof line, format, args);
  va_end(args);
  for (char *c = line; *c; c++)
    if ((unsigned char)*c < ' ' || *c == 0x7f) *c = '?';
  if (call->command)
    fprintf(stderr, "truce %s: %s\n", call->command->name, line);
  else
    fprintf(stderr, "truce: %s\n", line);
}

/* C0, DEL and C1: what a terminal might obey. */
static bool is_control(uint32_t point) { return point < 0x20 || (point >= 0x7f && point < 0xa0); }

static bool is_blank(struct slice text) {
  return *text.at == ' ' || *text.at == '\n' || *text.at == '\t' || *text.at == '\r';
}

/* Adds one character and takes it off the text. Returns the columns it takes, roughly. */
static int show_character(struct call *call, struct slice *text) {
  size_t length;
  bool valid;
  uint32_t point = utf8_decode(*text, &length, &valid);
  if (!valid)
    buffer_add_text(&call->out, "\xEF\xBF\xBD");
  else if (is_control(point))
    buffer_add_byte(&call->out, ' ');
  else
    buffer_add(&call->out, (struct slice){text->at, length});
  text->at += length, text->len -= length;
  return 1;
}

void show_text(struct call *call, struct slice text) {
  while (text.len) show_character(call, &text);
}

static int columns_of(struct slice text) {
  int columns = 0;
  while (text.len) {
    size_t length;
    bool valid;
    utf8_decode(text, &length, &valid);
    text.at += length, text.len -= length;
    columns++;
  }
  return columns;
}

void show_column(struct call *call, int columns, struct slice text) {
  int used = 0, wanted = columns_of(text);
  while (text.len && (wanted <= columns || used < columns - 1)) used += show_character(call, &text);
  if (text.len) buffer_add_text(&call->out, "…"), used++;
  for (; used < columns; used++) buffer_add_byte(&call->out, ' ');
}

static struct slice next_word(struct slice *text) {
  while (text->len && is_blank(*text)) text->at++, text->len--;
  struct slice word = {text->at, 0};
  while (text->len && !is_blank(*text)) text->at++, text->len--, word.len++;
  return word;
}

void show_wrapped(struct call *call, int indent, struct slice text) {
  int column = 0;
  for (struct slice word = next_word(&text); word.len; word = next_word(&text)) {
    int columns = columns_of(word);
    if (column && column + 1 + columns > call->width) buffer_add_byte(&call->out, '\n'), column = 0;
    if (column)
      buffer_add_byte(&call->out, ' '), column++;
    else
      for (; column < indent; column++) buffer_add_byte(&call->out, ' ');
    show_text(call, word);
    column += columns;
  }
  buffer_add_byte(&call->out, '\n');
}

void show_style(struct call *call, enum style style) {
  static const char *const codes[] = {"\033[0m", "\033[1m", "\033[2m", "\033[32m", "\033[31m", "\033[33m"};
  if (call->colour) buffer_add_text(&call->out, codes[style]);
}
