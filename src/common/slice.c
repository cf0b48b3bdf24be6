#include "common/slice.h"

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

bool slice_is_ignoring_case(struct slice a, struct slice b) {
  if (a.len != b.len) return false;
  for (size_t i = 0; i < a.len; i++)
    if (lower(a.at[i]) != lower(b.at[i])) return false;
  return true;
}

bool slice_starts(struct slice a, struct slice prefix) {
  return a.len >= prefix.len && slice_is((struct slice){a.at, prefix.len}, prefix);
}

bool slice_ends(struct slice a, struct slice suffix) {
  return a.len >= suffix.len && slice_is((struct slice){a.at + a.len - suffix.len, suffix.len}, suffix);
}

int slice_compare(struct slice a, struct slice b) {
  size_t shared = a.len < b.len ? a.len : b.len;
  int order = shared ? memcmp(a.at, b.at, shared) : 0;
  return order ? order : (a.len > b.len) - (a.len < b.len);
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

struct slice slice_trim(struct slice a) {
  while (a.len && is_blank(a.at[0])) a.at++, a.len--;
  while (a.len && is_blank(a.at[a.len - 1])) a.len--;
  return a;
}

struct slice slice_cut(struct slice *rest, char separator) {
  struct slice whole = *rest;
  const char *hit = whole.len ? memchr(whole.at, separator, whole.len) : NULL;
  if (!hit) {
    *rest = (struct slice){NULL, 0};
    return whole;
  }
  size_t before = (size_t)(hit - whole.at);
  *rest = (struct slice){hit + 1, whole.len - before - 1};
  return (struct slice){whole.at, before};
}

size_t slice_find(struct slice hay, struct slice needle) {
  if (needle.len == 0) return 0;
  for (size_t i = 0; i + needle.len <= hay.len; i++)
    if (hay.at[i] == needle.at[0] && memcmp(hay.at + i, needle.at, needle.len) == 0) return i;
  return SIZE_MAX;
}

uint64_t slice_hash(struct slice a) {
  uint64_t h = 1469598103934665603u;
  for (size_t i = 0; i < a.len; i++) h = (h ^ (unsigned char)a.at[i]) * 1099511628211u;
  h ^= h >> 32;
  h *= 0x9E3779B97F4A7C15u;
  return h ^ (h >> 29);
}

bool slice_number(struct slice a, uint64_t *value) {
  uint64_t sum = 0;
  if (a.len == 0 || a.len > 18) return false;
  for (size_t i = 0; i < a.len; i++) {
    if (a.at[i] < '0' || a.at[i] > '9') return false;
    sum = sum * 10 + (uint64_t)(a.at[i] - '0');
  }
  *value = sum;
  return true;
}
