/* UTF-8: decoding, checking, counting. */
#ifndef TRUCE_UTF8_H
#define TRUCE_UTF8_H

#include "common/slice.h"

enum { UTF8_REPLACEMENT = 0xFFFD };

/* Decodes the code point at the head of `text` (len > 0) and says in *length how many bytes it takes. Bad
   bytes (overlong, surrogate, cut off, stray) give UTF8_REPLACEMENT with *valid false and *length 1. */
uint32_t utf8_decode(struct slice text, size_t *length, bool *valid);
/* Writes 1 to 4 bytes; returns how many. */
size_t utf8_encode(uint32_t point, char out[4]);
/* Offset of the first bad byte, or text.len when all is well. */
size_t utf8_check(struct slice text);
/* Code points in a valid text. */
size_t utf8_count(struct slice text);

#endif
