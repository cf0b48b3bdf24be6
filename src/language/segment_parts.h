/* What segmenter.c and its trainer share: chunks, atoms, marks, and the features of the places between
   them. */
#ifndef TRUCE_SEGMENT_PARTS_H
#define TRUCE_SEGMENT_PARTS_H

#include "language/segmenter.h"

/* What an atom is. An ASCII character of punctuation is its own kind. */
enum atom_kind {
  KIND_NONE, /* there is no atom: the edge of a chunk */
  KIND_LOWER,
  KIND_CAPITAL,  /* Xxx */
  KIND_CAPITALS, /* XXX */
  KIND_INITIAL,  /* X */
  KIND_MIXED,    /* xXx */
  KIND_DIGITS,
  KIND_DASH = 128, /* en and em dash */
  KIND_ELLIPSIS,
  KIND_BULLET,
  KIND_MONEY,
  KIND_SYMBOL
};

struct atom {
  uint32_t start, end;
  uint32_t hash; /* of its even characters */
  uint32_t tail; /* the last of them, packed */
  uint8_t kind;
  bool opening;  /* a quote that says that it opens */
  bool title;    /* the full stop of "Gen." */
  uint8_t fixed; /* 1 + enum cut where no weights are asked about the place before it */
};

enum { CHUNK_ATOMS = 128, BREAK_NONE = 0, BREAK_SPACE, BREAK_LINE, BREAK_PARAGRAPH };

struct chunk {
  struct atom atoms[CHUNK_ATOMS];
  uint32_t count;
  uint8_t before; /* BREAK_... between this chunk and the one before */
};

struct chunker {
  const char *text;
  uint32_t at, end;
  const struct segmenter *segmenter; /* for the words with inner cuts */
};

/* The next chunk; false at the end, and then the chunk is empty. */
bool chunk_next(struct chunker *chunker, struct chunk *chunk);

/* Fixes the cuts that need no training (segment_fixed.c). */
void chunk_fix(const struct chunker *chunker, struct chunk *chunk);

enum { CUT_FEATURES = 20, SENTENCE_FEATURES = 48 };

/* The surroundings of a chunk that count: neighbours, NULL-free. */
struct chunk_view {
  const struct chunk *chunk;
  uint32_t last_hash; /* of the atom before the chunk */
  uint8_t last_kind;
  uint32_t next_hash; /* of the atom behind the chunk */
  uint8_t next_kind, next_break;
  uint32_t forms[CHUNK_ATOMS + 1], shapes[CHUNK_ATOMS + 1];           /* hashes of atoms [0, i) */
  uint32_t form_rests[CHUNK_ATOMS + 1], shape_rests[CHUNK_ATOMS + 1]; /* of atoms [i, count) */
};
void chunk_view_make(struct chunk_view *view, const struct chunk *chunk, const struct chunk *next);
/* Hashes of the features of the place before atom `place` (1 .. count - 1), after the decisions `before`,
   `last`. */
uint32_t cut_features(const struct chunk_view *view, uint32_t place, uint8_t last,
                      uint32_t out[CUT_FEATURES]);

/* A token as the sentence splitter sees it. */
enum mark_shape {
  SHAPE_EDGE,
  SHAPE_LOWER,
  SHAPE_CAPITAL,
  SHAPE_CAPITALS,
  SHAPE_INITIAL,
  SHAPE_MIXED,
  SHAPE_DIGITS,
  SHAPE_NUMERIC,
  SHAPE_ABBREVIATION,
  SHAPE_ADDRESS,
  SHAPE_STOP,
  SHAPE_MARK,
  SHAPE_ELLIPSIS,
  SHAPE_COMMA,
  SHAPE_SEMICOLON,
  SHAPE_COLON,
  SHAPE_OPEN,
  SHAPE_CLOSE,
  SHAPE_QUOTE_OPEN,
  SHAPE_QUOTE_CLOSE,
  SHAPE_APOSTROPHE,
  SHAPE_DASH,
  SHAPE_BULLET,
  SHAPE_RULE,
  SHAPE_SYMBOL,
  SHAPE_FACE,
  SHAPE_TITLE,
  SHAPE_COUNT
};

struct mark {
  uint32_t start, end;
  uint32_t hash, tail;
  uint8_t shape, before; /* BREAK_... */
};

/* The mark of atoms [first, last) of a chunk. */
struct mark mark_make(const struct chunk *chunk, uint32_t first, uint32_t last, bool space_after);

/* What the sentence so far looks like. */
struct sentence_state {
  uint32_t length;   /* tokens */
  uint32_t capitals; /* of them begin with a capital */
  uint32_t first_hash;
  uint8_t first_shape;
  uint8_t quotes, brackets; /* open */
};
void sentence_state_reset(struct sentence_state *state);
void sentence_state_add(struct sentence_state *state, const struct mark *mark);

/* Hashes of the features of the place behind marks[at] in a paragraph of marks [first, end). */
uint32_t sentence_features(const struct mark *marks, uint32_t first, uint32_t end, uint32_t at,
                           const struct sentence_state *state, uint32_t out[SENTENCE_FEATURES]);

/* A bucket of 2^bits for a feature's hash. */
static inline uint32_t feature_bucket(uint32_t hash, uint32_t bits) {
  return (hash * 0x9E3779B1u) >> (32 - bits);
}

#endif
