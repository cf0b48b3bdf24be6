/* Numbers in figures and words. */
#include "meaning/pieces.h"

static const struct piece *piece_at(const struct pieces *pieces, size_t i) {
  return &pieces->at[i < pieces->count ? i : pieces->count];
}

static bool is_mark(const struct pieces *pieces, size_t i, char mark) {
  return piece_at(pieces, i)->kind == PIECE_MARK && piece_at(pieces, i)->mark == mark;
}

static bool is_tight_number(const struct pieces *pieces, size_t i) {
  return piece_at(pieces, i)->kind == PIECE_NUMBER && !piece_at(pieces, i)->spaced;
}

static int64_t capped(int64_t value) { return value > PIECE_LARGEST ? PIECE_LARGEST : value; }

static int64_t product(int64_t a, int64_t b) {
  return a > 0 && b > PIECE_LARGEST / a ? PIECE_LARGEST : a * b;
}

/* "1.5 million": the figure's decimals count only before a multiplier; without one "1.5" is no whole
   number. */
static bool figure_at(const struct time_words *words, const struct pieces *pieces, size_t i, int64_t *value,
                      size_t *end) {
  size_t length = 0, at = i + 1;
  int64_t tenths = 0, scale = 1;
  if (is_mark(pieces, at, '.') && !piece_at(pieces, at)->spaced && is_tight_number(pieces, at + 1)) {
    const struct piece *decimals = piece_at(pieces, at + 1);
    if (decimals->digits == 0 || decimals->digits > 6) return false;
    tenths = decimals->value, at += 2;
    for (uint8_t n = 0; n < decimals->digits; n++) scale *= 10;
  }
  const struct sense *times = sense_at(words, pieces, at, CLASS_MULTIPLIER, &length);
  /* "20 m", "5 k" are figures only when written together, as is a score. */
  if (times && times->low < 100) times = NULL;
  if (times && piece_at(pieces, at)->lower.len <= 2 && piece_at(pieces, at)->spaced) times = NULL;
  if (scale > 1 && (!times || times->low % scale)) return false;
  int64_t whole = product(pieces->at[i].value, times ? times->low : 1);
  *value = capped(whole + (times ? product(tenths, times->low / scale) : 0));
  *end = at + (times ? length : 0);
  return true;
}

/* One to ninety-nine; "-" between tens and ones may be missing. */
static bool small_at(const struct time_words *words, const struct pieces *pieces, size_t i, int64_t *value,
                     size_t *end) {
  size_t length;
  const struct sense *first = sense_at(words, pieces, i, CLASS_NUMBER, &length);
  if (!first) return false;
  *value = first->low, *end = i + length;
  if (first->low < 20) return true;
  size_t next = *end + is_mark(pieces, *end, '-');
  const struct sense *ones = sense_at(words, pieces, next, CLASS_NUMBER, &length);
  if (ones && ones->low > 0 && ones->low < 10) *value += ones->low, *end = next + length;
  return true;
}

/* "two hundred and five thousand": `sum` is what is complete, `part` what a multiplier may still multiply. */
static bool words_at(const struct time_words *words, const struct pieces *pieces, size_t i, int64_t *value,
                     size_t *end) {
  int64_t sum = 0, part = 0, small = 0;
  size_t at = i, length = 0;
  bool any = false;
  if (sense_at(words, pieces, i, CLASS_SOME, &length)) { /* "a dozen", "a hundred" */
    size_t unused;
    const struct sense *times = sense_at(words, pieces, i + length, CLASS_MULTIPLIER, &unused);
    if (times && times->low >= 12 && piece_at(pieces, i + length)->lower.len > 2)
      part = 1, at = i + length, any = true;
  }
  for (;;) {
    size_t next = at;
    if (any && slice_equals(piece_at(pieces, at)->lower, "and")) next = at + 1;
    const struct sense *times = any ? sense_at(words, pieces, at, CLASS_MULTIPLIER, &length) : NULL;
    if (times && piece_at(pieces, at)->lower.len > 2) {
      part = product(part ? part : 1, times->low), at += length;
      if (times->low >= 1000) sum = capped(sum + part), part = 0;
    } else if ((!any || part % 100 == 0) && (!any || part || sum) &&
               small_at(words, pieces, next, &small, &length)) {
      part += small, at = length, any = true;
    } else
      break;
  }
  *value = capped(sum + part), *end = at;
  return any;
}

bool number_at(const struct time_words *words, const struct pieces *pieces, size_t i, int64_t *value,
               size_t *end) {
  if (piece_at(pieces, i)->kind == PIECE_NUMBER) return figure_at(words, pieces, i, value, end);
  return words_at(words, pieces, i, value, end);
}

bool ordinal_at(const struct time_words *words, const struct pieces *pieces, size_t i, int *value,
                size_t *end) {
  size_t length;
  if (piece_at(pieces, i)->kind == PIECE_ORDINAL) {
    if (pieces->at[i].value > 1000) return false;
    return *value = (int)pieces->at[i].value, *end = i + 1, true;
  }
  const struct sense *tens = sense_at(words, pieces, i, CLASS_NUMBER, &length);
  size_t at = i;
  int sum = 0;
  if (tens && tens->low >= 20) sum = (int)tens->low, at = i + length, at += is_mark(pieces, at, '-');
  const struct sense *ordinal = sense_at(words, pieces, at, CLASS_ORDINAL, &length);
  if (!ordinal || (sum && ordinal->low >= 10)) return false;
  *value = sum + (int)ordinal->low, *end = at + length;
  return true;
}
