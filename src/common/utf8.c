#include "common/utf8.h"

static bool is_tail(unsigned char byte) { return (byte & 0xC0) == 0x80; }

uint32_t utf8_decode(struct slice text, size_t *length, bool *valid) {
  const unsigned char *b = (const unsigned char *)text.at;
  *length = 1;
  *valid = true;
  if (b[0] < 0x80) return b[0];
  size_t need = b[0] >= 0xF0 ? 4 : b[0] >= 0xE0 ? 3 : 2;
  static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
  uint32_t point = b[0] & (0x7Fu >> need);
  bool fits = b[0] >= 0xC2 && b[0] <= 0xF4 && text.len >= need;
  for (size_t i = 1; fits && i < need; i++) {
    fits = is_tail(b[i]);
    point = point << 6 | (b[i] & 0x3Fu);
  }
  if (!fits || point < least[need] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) {
    *valid = false;
    return UTF8_REPLACEMENT;
  }
  *length = need;
  return point;
}

size_t utf8_encode(uint32_t point, char out[4]) {
  if (point < 0x80) {
    out[0] = (char)point;
    return 1;
  }
  if (point < 0x800) {
    out[0] = (char)(0xC0 | point >> 6);
    out[1] = (char)(0x80 | (point & 0x3F));
    return 2;
  }
  if (point < 0x10000) {
    out[0] = (char)(0xE0 | point >> 12);
    out[1] = (char)(0x80 | (point >> 6 & 0x3F));
    out[2] = (char)(0x80 | (point & 0x3F));
    return 3;
  }
  out[0] = (char)(0xF0 | point >> 18);
  out[1] = (char)(0x80 | (point >> 12 & 0x3F));
  out[2] = (char)(0x80 | (point >> 6 & 0x3F));
  out[3] = (char)(0x80 | (point & 0x3F));
  return 4;
}

size_t utf8_check(struct slice text) {
  size_t at = 0;
  while (at < text.len) {
    size_t length;
    bool valid;
    utf8_decode((struct slice){text.at + at, text.len - at}, &length, &valid);
    if (!valid) return at;
    at += length;
  }
  return at;
}

size_t utf8_count(struct slice text) {
  size_t count = 0;
  for (size_t i = 0; i < text.len; i++) count += !is_tail((unsigned char)text.at[i]);
  return count;
}
