/* What the network sees of a word: its form, as numbers of rows in two tables.

     static vectors    one row a frequent English word (lower case), or none
     learned rows      [unknown][words of the training text ...][affixes, hashed ...][shapes ...]

   A word is the sum of its learned rows beside its static vector. Trainer and reader share this file, so that
   a word looks the same to both. */
#ifndef TRUCE_FEATURES_H
#define TRUCE_FEATURES_H

#include "common/slice.h"

enum {
  FEATURE_ROWS_MAX = 12,
  FEATURE_SHAPES = 64,
  FEATURE_FORM_MAX = 192, /* of longer forms only the head and the tail count */
  FEATURE_UNKNOWN_ROW = 0
};

/* Keys are slice_hash() of the normal form, ascending; the key's place is its row. */
struct feature_tables {
  const uint64_t *vector_keys, *word_keys;
  uint32_t vector_count, word_count, affix_count;
  /* Words that lists of names have, and in which lists: a bit each. May be none. */
  const uint64_t *list_keys;
  const uint8_t *lists;
  uint32_t list_count;
};

struct word_features {
  uint32_t vector; /* row of the static vectors, or UINT32_MAX */
  uint32_t count;
  uint32_t rows[FEATURE_ROWS_MAX];
};

/* How many learned rows there are in all. */
static inline uint32_t feature_row_count(const struct feature_tables *tables) {
  return 1 + tables->word_count + tables->affix_count + FEATURE_SHAPES;
}

/* Lists of names by the bit that stands for each. */
enum name_list {
  LIST_GIVEN,
  LIST_FAMILY,
  LIST_HUMAN, /* either of these */
  LIST_PLACE,
  LIST_TOWN,
  LIST_ORGANISATION,
  LIST_COUNT
};

void features_of(const struct feature_tables *tables, struct slice form, struct word_features *features);

/* The lists of names that have a form, a bit each (enum name_list). */
uint8_t feature_lists(const struct feature_tables *tables, struct slice form);
/* What else the layer of names sees of a form: 32 bytes, 127 or 0, of the lists it is in and its capitals. */
void feature_hints(const struct feature_tables *tables, struct slice form, int8_t hints[32]);

/* A form made even: curly quotes and dashes straight, and with `fold` letters small and digits '0'.
   `out` has FEATURE_FORM_MAX bytes. */
enum feature_fold { FOLD_NOTHING, FOLD_CASE, FOLD_CASE_AND_DIGITS };
struct slice feature_normal_form(struct slice form, enum feature_fold fold, char *out);
/* The form itself, or where it has curly quotes or long dashes, the same with plain ones in `out`. */
struct slice feature_plain_form(struct slice form, char *out);
/* Row under `key` among ascending keys, or UINT32_MAX. */
uint32_t feature_find(const uint64_t *keys, uint32_t count, uint64_t key);

#endif
