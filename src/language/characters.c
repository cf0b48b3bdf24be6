#include "language/characters.h"

#include "common/utf8.h"

static struct character ascii(unsigned char byte) {
  if (byte >= 'a' && byte <= 'z') return (struct character){CHARACTER_LOWER, 1, byte};
  if (byte >= 'A' && byte <= 'Z') return (struct character){CHARACTER_UPPER, 1, byte + 32u};
  if (byte >= '0' && byte <= '9') return (struct character){CHARACTER_DIGIT, 1, '0'};
  if (byte == ' ' || (byte >= 9 && byte <= 13) || (byte >= 28 && byte <= 31))
    return (struct character){CHARACTER_SPACE, 1, ' '};
  return (struct character){CHARACTER_OTHER, 1, byte == '`' ? '\'' : byte};
}

/* What Unicode and Python's str.isspace() call white space. */
static bool is_space(uint32_t point) {
  return point == 0x85 || point == 0xA0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200A) ||
         point == 0x2028 || point == 0x2029 || point == 0x202F || point == 0x205F || point == 0x3000;
}

static bool is_joiner(uint32_t point) {
  return point == 0xAD || (point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E) ||
         (point >= 0x2060 && point <= 0x2064) || point == 0xFEFF || (point >= 0x300 && point <= 0x36F) ||
         (point >= 0xFE00 && point <= 0xFE0F);
}

static bool is_symbol(uint32_t point) {
  return (point >= 0x80 && point < 0xC0 && point != 0xAA && point != 0xB5 && point != 0xBA) ||
         point == 0xD7 || point == 0xF7 || (point >= 0x2010 && point < 0x2C00) ||
         (point >= 0x2E00 && point < 0x2E80) || (point >= 0x3001 && point <= 0x3004) ||
         (point >= 0x3008 && point <= 0x3020) || (point >= 0xFF01 && point <= 0xFF0F) ||
         point == UTF8_REPLACEMENT || point >= 0x1F000;
}

uint32_t character_lower(uint32_t point) {
  if (point >= 'A' && point <= 'Z') return point + 32;
  if (point >= 0xC0 && point <= 0xDE && point != 0xD7) return point + 32;
  bool even_is_capital = (point >= 0x100 && point <= 0x137) || (point >= 0x14A && point <= 0x177) ||
                         (point >= 0x1E00 && point <= 0x1EFF);
  bool odd_is_capital = (point >= 0x139 && point <= 0x148) || (point >= 0x179 && point <= 0x17E);
  if (even_is_capital) return point | 1;
  if (odd_is_capital) return point + (point & 1);
  if (point >= 0x391 && point <= 0x3A9) return point + 32;
  if (point >= 0x410 && point <= 0x42F) return point + 32;
  if (point >= 0x400 && point <= 0x40F) return point + 80;
  return point;
}

static uint32_t even_symbol(uint32_t point) {
  if (point >= 0x2018 && point <= 0x201B) return '\'';
  if (point == 0xB4 || point == 0x2032) return '\'';
  if (point >= 0x201C && point <= 0x201F) return '"';
  if (point == 0xAB || point == 0xBB) return '"';
  if (point == 0x2010 || point == 0x2011) return '-';
  return point;
}

struct character character_at(const char *at, const char *end) {
  if (!((unsigned char)*at & 0x80)) return ascii((unsigned char)*at);
  size_t length;
  bool valid;
  uint32_t point = utf8_decode((struct slice){at, (size_t)(end - at)}, &length, &valid);
  uint8_t bytes = (uint8_t)length;
  if (!valid) return (struct character){CHARACTER_OTHER, bytes, UTF8_REPLACEMENT};
  if (is_space(point)) return (struct character){CHARACTER_SPACE, bytes, ' '};
  if (is_joiner(point)) return (struct character){CHARACTER_JOINER, bytes, 0};
  if (is_symbol(point)) return (struct character){CHARACTER_OTHER, bytes, even_symbol(point)};
  uint32_t small = character_lower(point);
  return (struct character){small == point ? CHARACTER_LOWER : CHARACTER_UPPER, bytes, small};
}
