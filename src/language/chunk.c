/* Text into chunks of atoms. */
#include "language/characters.h"
#include "language/segment_parts.h"

static uint32_t mix(uint32_t hash, uint32_t value) {
  hash = (hash ^ value) * 0x01000193u;
  return hash ^ hash >> 15;
}

static struct character look(const struct chunker *chunker, uint32_t at) {
  return character_at(chunker->text + at, chunker->text + chunker->end);
}

/* Passes over white space; says what kind of break it is. */
static uint8_t skip_space(struct chunker *chunker) {
  uint32_t lines = 0, start = chunker->at;
  bool page = false;
  while (chunker->at < chunker->end) {
    struct character c = look(chunker, chunker->at);
    if (c.class != CHARACTER_SPACE) break;
    char byte = chunker->text[chunker->at];
    lines += byte == '\n';
    page |= byte == '\f';
    chunker->at += c.length;
  }
  if (page || lines > 1) return BREAK_PARAGRAPH;
  return lines ? BREAK_LINE : chunker->at > start ? BREAK_SPACE : BREAK_NONE;
}

static uint8_t symbol_kind(uint32_t even) {
  if (even < 128) return (uint8_t)even < 16 ? KIND_SYMBOL : (uint8_t)even;
  if (even >= 0x2012 && even <= 0x2015) return KIND_DASH;
  if (even == 0x2026) return KIND_ELLIPSIS;
  if (even == 0x2022 || even == 0xB7 || even == 0x25CF || even == 0x25AA || even == 0x2023)
    return KIND_BULLET;
  if (even == 0xA3 || even == 0xA5 || even == 0x20AC) return KIND_MONEY;
  return KIND_SYMBOL;
}

static bool opens(const char *at, uint32_t length) {
  if (length == 3) return !memcmp(at, "\u201C", 3) || !memcmp(at, "\u2018", 3) || !memcmp(at, "\u201E", 3);
  return length == 2 && !memcmp(at, "\u00AB", 2);
}

/* One character, with the joiners behind it. */
static struct atom take_other(struct chunker *chunker, struct character c) {
  struct atom atom = {.start = chunker->at, .hash = mix(0x811C9DC5u, c.even), .tail = c.even};
  atom.kind = symbol_kind(c.even);
  atom.opening = opens(chunker->text + chunker->at, c.length);
  chunker->at += c.length;
  while (chunker->at < chunker->end && chunker->at - atom.start < SEGMENT_TOKEN_BYTES) {
    c = look(chunker, chunker->at);
    if (c.class != CHARACTER_JOINER) break;
    chunker->at += c.length;
  }
  atom.end = chunker->at;
  return atom;
}

static uint8_t letters_kind(uint32_t letters, uint32_t capitals, bool first_capital) {
  if (!capitals) return KIND_LOWER;
  if (letters == capitals) return letters == 1 ? KIND_INITIAL : KIND_CAPITALS;
  return first_capital && capitals == 1 ? KIND_CAPITAL : KIND_MIXED;
}

/* A run of letters or of digits, with joiners in and behind it. */
static struct atom take_run(struct chunker *chunker, struct character c) {
  struct atom atom = {.start = chunker->at, .hash = 0x811C9DC5u};
  bool digits = c.class == CHARACTER_DIGIT, first_capital = c.class == CHARACTER_UPPER;
  uint32_t letters = 0, capitals = 0;
  while (true) {
    if (c.class != CHARACTER_JOINER) {
      letters++;
      capitals += c.class == CHARACTER_UPPER;
      atom.hash = mix(atom.hash, c.even);
      atom.tail = atom.tail << 8 | (c.even & 0xFF);
    }
    chunker->at += c.length;
    if (chunker->at >= chunker->end || chunker->at - atom.start >= SEGMENT_TOKEN_BYTES) break;
    c = look(chunker, chunker->at);
    bool same = digits ? c.class == CHARACTER_DIGIT : character_is_letter(c.class);
    if (!same && c.class != CHARACTER_JOINER) break;
  }
  atom.end = chunker->at;
  atom.kind = digits ? KIND_DIGITS : letters_kind(letters, capitals, first_capital);
  return atom;
}

static void add_atom(struct chunk *chunk, struct atom atom) {
  if (chunk->count < CHUNK_ATOMS) chunk->atoms[chunk->count++] = atom;
}

/* The run once more, as two atoms. */
static void add_split(struct chunker *chunker, struct chunk *chunk, struct atom atom, uint32_t at) {
  struct chunker part = {chunker->text, atom.start, at, chunker->segmenter};
  if (chunk->count + 2 > CHUNK_ATOMS || at <= atom.start || at >= atom.end) {
    add_atom(chunk, atom);
    return;
  }
  add_atom(chunk, take_run(&part, look(&part, part.at)));
  part.at = at, part.end = atom.end;
  add_atom(chunk, take_run(&part, look(&part, part.at)));
}

/* "don't": a place before the n. */
static bool ends_in_negation(const struct chunker *chunker, const struct atom *atom) {
  if (atom->end - atom->start < 2 || (atom->tail & 0xFF) != 'n' || chunker->at >= chunker->end) return false;
  struct character quote = look(chunker, chunker->at);
  uint32_t behind = chunker->at + quote.length;
  return quote.even == '\'' && behind < chunker->end && look(chunker, behind).even == 't' &&
         (chunker->text[atom->end - 1] | 32) == 'n';
}

static uint32_t inner_cut(const struct segmenter *segmenter, const struct atom *atom) {
  uint32_t low = 0, high = segmenter->inner_count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (segmenter->inner[middle] < atom->hash)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == segmenter->inner_count || segmenter->inner[low] != atom->hash) return 0;
  return segmenter->inner[segmenter->inner_count + low];
}

static void add_letters(struct chunker *chunker, struct chunk *chunk, struct atom atom) {
  uint32_t cut = ends_in_negation(chunker, &atom) ? atom.end - 1 - atom.start : 0;
  bool ascii_length = atom.end - atom.start <= 16;
  if (!cut && ascii_length) cut = inner_cut(chunker->segmenter, &atom);
  add_split(chunker, chunk, atom, atom.start + cut);
}

bool chunk_next(struct chunker *chunker, struct chunk *chunk) {
  chunk->count = 0;
  chunk->before = skip_space(chunker);
  uint32_t start = chunker->at;
  while (chunker->at < chunker->end && chunk->count + 2 <= CHUNK_ATOMS &&
         chunker->at - start < SEGMENT_TOKEN_BYTES) {
    struct character c = look(chunker, chunker->at);
    if (c.class == CHARACTER_SPACE) break;
    if (character_is_letter(c.class))
      add_letters(chunker, chunk, take_run(chunker, c));
    else
      add_atom(chunk, c.class == CHARACTER_DIGIT ? take_run(chunker, c) : take_other(chunker, c));
  }
  chunk_fix(chunker, chunk);
  return chunk->count > 0;
}
