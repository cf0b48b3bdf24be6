#include "common/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void buffer_init(struct buffer *buffer, size_t ceiling) {
  *buffer = (struct buffer){.ceiling = ceiling ? ceiling : SIZE_MAX / 4};
}

void buffer_dispose(struct buffer *buffer) {
  free(buffer->at);
  *buffer = (struct buffer){0};
}

/* Makes room for `more` bytes and a NUL. */
static bool reserve(struct buffer *buffer, size_t more) {
  if (buffer->failed) return false;
  if (more > buffer->ceiling || buffer->len > buffer->ceiling - more) return buffer->failed = true, false;
  size_t needed = buffer->len + more + 1;
  if (needed <= buffer->capacity) return true;
  size_t capacity = buffer->capacity ? buffer->capacity : 256;
  while (capacity < needed) capacity *= 2;
  char *bigger = realloc(buffer->at, capacity);
  if (!bigger) return buffer->failed = true, false;
  buffer->at = bigger;
  buffer->capacity = capacity;
  return true;
}

void buffer_add(struct buffer *buffer, struct slice text) {
  if (!reserve(buffer, text.len)) return;
  if (text.len) memcpy(buffer->at + buffer->len, text.at, text.len);
  buffer->len += text.len;
  buffer->at[buffer->len] = 0;
}

void buffer_add_text(struct buffer *buffer, const char *text) { buffer_add(buffer, slice_of(text)); }

void buffer_add_byte(struct buffer *buffer, char byte) { buffer_add(buffer, (struct slice){&byte, 1}); }

void buffer_print(struct buffer *buffer, const char *format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int length = vsnprintf(NULL, 0, format, args);
  va_end(args);
  if (length >= 0 && reserve(buffer, (size_t)length)) {
    vsnprintf(buffer->at + buffer->len, (size_t)length + 1, format, again);
    buffer->len += (size_t)length;
  }
  va_end(again);
}
