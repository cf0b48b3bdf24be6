/* pieces: a sentence cut finer than words, for dates and numbers.

   "Oct.23" is one token to some tokenizers and three to others, "18-month" likewise. Pieces do not depend on
   that: runs of letters, runs of digits (with the commas of thousands inside), and single marks, each lower
   case and with the word it stands in. Knowledge of time and number is asked by piece. */
#ifndef TRUCE_PIECES_H
#define TRUCE_PIECES_H

#include "common/map.h"
#include "language/language.h"
#include "meaning/time.h"

enum piece_kind { PIECE_END, PIECE_WORD, PIECE_NUMBER, PIECE_ORDINAL, PIECE_MARK };

struct sense_head;

struct piece {
  struct span span;
  uint32_t word;
  struct slice lower;            /* lower case; dashes are "-", apostrophes "'" */
  const struct sense_head *head; /* what may begin with it, or NULL: looked up once, asked many times */
  int64_t value;                 /* of numbers and ordinals, at most PIECE_LARGEST */
  uint8_t kind;
  uint8_t digits; /* of a number without commas; 0 with */
  char mark;
  bool spaced;  /* white space before it */
  bool capital; /* the word begins with one */
};

static const int64_t PIECE_LARGEST = 1000000000000000;

struct pieces {
  struct piece *at;
  size_t count; /* at[count] is a PIECE_END, so that one may look one ahead */
};

/* How many sentences from `first` on are to be read as one: a sentence that ends without a full stop inside
   its paragraph was cut in error ("on 15 | August"). *word_count: the words in all of them. */
uint32_t pieces_run(const struct analysis *analysis, uint32_t first, uint32_t *word_count);

/* The pieces of the words [first, first + count), which may not be empty. */
struct pieces pieces_cut(struct arena *arena, const struct time_words *words, const struct analysis *analysis,
                         uint32_t first, uint32_t count);

/* The sections of the two knowledge files. Parallel to class_names in time_words.c. */
enum word_class {
  CLASS_MONTH,
  CLASS_WEEKDAY,
  CLASS_AMBIGUOUS,
  CLASS_UNIT,
  CLASS_SOME,
  CLASS_FILLER,
  CLASS_LAST,
  CLASS_NEXT,
  CLASS_THIS,
  CLASS_SAME,
  CLASS_DAY,
  CLASS_DAYPART,
  CLASS_EARLY,
  CLASS_MID,
  CLASS_LATE,
  CLASS_POSITION,
  CLASS_ABOUT,
  CLASS_HOLIDAY,
  CLASS_SEASON,
  CLASS_DECADE,
  CLASS_SINCE,
  CLASS_UNTIL,
  CLASS_BY,
  CLASS_BEFORE,
  CLASS_AFTER,
  CLASS_WITHIN,
  CLASS_FOR,
  CLASS_IN,
  CLASS_LENGTHEN,
  CLASS_AHEAD,
  CLASS_PLANNED,
  CLASS_SET,
  CLASS_LASTING,
  CLASS_COMING,
  CLASS_UNCHANGED,
  CLASS_BLAMING,
  CLASS_REACHED,
  CLASS_TELLING,
  CLASS_PERIOD,
  CLASS_NUMBERED,
  CLASS_NAMED,
  CLASS_NUMBER,
  CLASS_ORDINAL,
  CLASS_MULTIPLIER,
  CLASS_VAGUE,
  CLASS_FEW,
  CLASS_AT_LEAST,
  CLASS_AT_MOST,
  CLASS_OR_MORE,
  CLASS_OR_LESS,
  CLASS_COUNT
};

enum unit {
  UNIT_MINUTE,
  UNIT_HOUR,
  UNIT_DAY,
  UNIT_WEEK,
  UNIT_FORTNIGHT,
  UNIT_WEEKEND,
  UNIT_WORKWEEK,
  UNIT_MONTH,
  UNIT_QUARTER,
  UNIT_YEAR,
  UNIT_DECADE,
  UNIT_CENTURY,
  UNIT_COUNT
};

/* One meaning of a word or of several in a row. */
struct sense {
  enum word_class class;
  int64_t low, high; /* the value, or the range LOW-HIGH */
  struct slice text; /* the value as written, for holidays */
  uint32_t next;     /* another sense of the same words, or MAP_NONE */
};

/* The entries that begin with one word. */
struct sense_head {
  uint64_t classes; /* one bit a class */
  size_t longest;   /* pieces in the longest of them */
};

_Static_assert(CLASS_COUNT <= 64, "sense_head.classes has a bit for each class");

struct time_words {
  struct map index; /* words joined by one space -> their first sense */
  struct map first; /* their first word -> place in heads */
  struct sense_head *heads;
  size_t head_count, head_capacity;
  struct sense *senses;
  size_t count, capacity;
};

/* The entries that begin with `word`, or NULL. */
const struct sense_head *sense_head_of(const struct time_words *words, struct slice word);

/* The sense of class `class` of the longest entry that stands at pieces->at[i]; *length is its count of
   pieces. */
const struct sense *sense_at(const struct time_words *words, const struct pieces *pieces, size_t i,
                             enum word_class class, size_t *length);
/* Whether the lemma (one word) has it. */
bool lemma_has_sense(const struct time_words *words, struct slice lemma, enum word_class class);

/* Reads "2,400", "1.5 million", "twenty-five", "two thousand and twenty" at i; *end is behind it. */
bool number_at(const struct time_words *words, const struct pieces *pieces, size_t i, int64_t *value,
               size_t *end);
/* "1st", "twenty-first", "second". */
bool ordinal_at(const struct time_words *words, const struct pieces *pieces, size_t i, int *value,
                size_t *end);

#endif
