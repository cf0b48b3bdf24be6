/* A growing byte buffer with a ceiling. A failed append sticks: later appends do nothing, and whoever looks
   at the end sees `failed`. So writers write without checking, and the check is made once. */
#ifndef TRUCE_BUFFER_H
#define TRUCE_BUFFER_H

#include "common/slice.h"

struct buffer {
  char *at;
  size_t len, capacity, ceiling;
  bool failed;
};

/* An empty buffer that may grow to `ceiling` bytes (0: SIZE_MAX / 4). */
void buffer_init(struct buffer *buffer, size_t ceiling);
/* Frees its bytes and leaves it empty; a zeroed buffer may be disposed of too. */
void buffer_dispose(struct buffer *buffer);
/* Append; nothing once one has failed, for want of memory or by the ceiling. */
void buffer_add(struct buffer *buffer, struct slice text);
void buffer_add_text(struct buffer *buffer, const char *text);
void buffer_add_byte(struct buffer *buffer, char byte);
/* The same as printf, in the C locale's digits. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void buffer_print(struct buffer *buffer, const char *format, ...);
/* What it holds, until the next append. */
static inline struct slice buffer_slice(const struct buffer *buffer) {
  return (struct slice){buffer->at ? buffer->at : "", buffer->len};
}
/* Empty again, its room kept; a failure is forgotten. */
static inline void buffer_clear(struct buffer *buffer) { buffer->len = 0, buffer->failed = false; }

#endif
