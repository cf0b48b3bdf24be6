/* A slice: bytes that somebody else owns. Nothing in truce relies on a NUL at the end. */
#ifndef TRUCE_SLICE_H
#define TRUCE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct slice {
  const char *at;
  size_t len;
};

/* A half-open stretch of a text, in bytes. */
struct span {
  uint32_t start, end;
};

#define SLICE(literal) ((struct slice){(literal), sizeof(literal) - 1})
/* For printf's "%.*s". */
#define SLICE_ARGS(s) (int)(s).len, (s).at

static inline struct slice slice_of(const char *text) {
  return (struct slice){text, text ? strlen(text) : 0};
}

static inline struct slice slice_between(const char *text, struct span span) {
  return (struct slice){text + span.start, span.end - span.start};
}

static inline bool slice_is(struct slice a, struct slice b) {
  return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

static inline bool slice_equals(struct slice a, const char *text) { return slice_is(a, slice_of(text)); }

/* ASCII letters compare without case; other bytes as they are. */
bool slice_is_ignoring_case(struct slice a, struct slice b);
/* Byte by byte. */
bool slice_starts(struct slice a, struct slice prefix);
bool slice_ends(struct slice a, struct slice suffix);
/* Byte order, shorter first when one is the other's beginning: <0, 0, >0. */
int slice_compare(struct slice a, struct slice b);
/* Without blanks, tabs and line ends at either end. */
struct slice slice_trim(struct slice a);
/* Cuts *rest at the first `separator`: returns what stood before it and moves *rest behind it. At the end of
   the text returns all of it and leaves rest->at NULL. */
struct slice slice_cut(struct slice *rest, char separator);
/* Position of `needle` in `hay`, or SIZE_MAX. */
size_t slice_find(struct slice hay, struct slice needle);
/* 64-bit FNV-1a with a final mix: the same on every machine. */
uint64_t slice_hash(struct slice a);
/* A decimal number without sign, of at most 18 digits, that fills the whole slice. */
bool slice_number(struct slice a, uint64_t *value);

#endif
