/* Classes of characters, as far as cutting text needs them. */
#ifndef TRUCE_CHARACTERS_H
#define TRUCE_CHARACTERS_H

#include "common/slice.h"

enum character_class {
  CHARACTER_SPACE,
  CHARACTER_LOWER, /* letters without case count as small */
  CHARACTER_UPPER,
  CHARACTER_DIGIT,
  CHARACTER_JOINER, /* soft hyphen, zero-width characters, accents: part of whatever they follow */
  CHARACTER_OTHER   /* punctuation and symbols */
};

/* Class, length in bytes and an even form of the character at the head of `text` (len > 0): letters small,
   digits '0', curly quotes straight. */
struct character {
  uint8_t class, length;
  uint32_t even;
};
/* Small letter of a capital; the point itself where it is none. */
uint32_t character_lower(uint32_t point);
struct character character_at(const char *at, const char *end);

static inline bool character_is_letter(uint8_t class) {
  return class == CHARACTER_LOWER || class == CHARACTER_UPPER;
}

#endif
