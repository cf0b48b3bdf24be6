#include "language/features.h"

#include "common/utf8.h"

enum { AFFIX_LENGTHS = 4 };

/* Typographic signs that English vectors know by their plain brothers. */
static uint32_t plain_sign(uint32_t point) {
  switch (point) {
  case 0x2018:
  case 0x2019:
  case 0x201B:
  case 0x2032:
  case 0xB4: return '\'';
  case 0x201C:
  case 0x201D:
  case 0x201E:
  case 0x2033:
  case 0xAB:
  case 0xBB: return '"';
  case 0x2010:
  case 0x2011:
  case 0x2012:
  case 0x2013:
  case 0x2014:
  case 0x2212: return '-';
  default: return point;
  }
}

static bool is_upper(uint32_t point) {
  return (point >= 'A' && point <= 'Z') || (point >= 0xC0 && point <= 0xDE && point != 0xD7) ||
         (point >= 0x410 && point <= 0x42F);
}

static bool is_lower(uint32_t point) {
  return (point >= 'a' && point <= 'z') || (point >= 0xDF && point <= 0xFF && point != 0xF7) ||
         (point >= 0x100 && point <= 0x24F) || (point >= 0x430 && point <= 0x44F);
}

static uint32_t fold_point(uint32_t point, enum feature_fold fold) {
  if (fold == FOLD_NOTHING) return point;
  if (is_upper(point)) return point + 32;
  return fold == FOLD_CASE_AND_DIGITS && point >= '0' && point <= '9' ? '0' : point;
}

/* Head and tail of a form too long to look at whole; the cut may split a code point, which does no harm. */
static struct slice shorten(struct slice form, char *out) {
  enum { HALF = FEATURE_FORM_MAX / 8 };
  memcpy(out, form.at, HALF);
  memcpy(out + HALF, form.at + form.len - HALF, HALF);
  return (struct slice){out, 2 * HALF};
}

struct slice feature_normal_form(struct slice form, enum feature_fold fold, char *out) {
  char cut[FEATURE_FORM_MAX];
  if (form.len > FEATURE_FORM_MAX / 4) form = shorten(form, cut);
  size_t length = 0;
  while (form.len) {
    size_t step;
    bool valid;
    uint32_t point = utf8_decode(form, &step, &valid);
    length += utf8_encode(fold_point(plain_sign(point), fold), out + length);
    form = (struct slice){form.at + step, form.len - step};
  }
  return (struct slice){out, length};
}

struct slice feature_plain_form(struct slice form, char *out) {
  if (form.len > FEATURE_FORM_MAX / 4) return form;
  for (size_t i = 0; i < form.len; i++)
    if ((uint8_t)form.at[i] >= 0x80) {
      struct slice normal = feature_normal_form(form, FOLD_NOTHING, out);
      return slice_is(normal, form) ? form : normal;
    }
  return form;
}

/* Keys are hashes, evenly spread: the search starts where the key should be and widens from there. */
uint32_t feature_find(const uint64_t *keys, uint32_t count, uint64_t key) {
  uint32_t low = 0, high = count, step = 64;
  if (!count) return UINT32_MAX;
  uint32_t guess = (uint32_t)(((key >> 32) * count) >> 32);
  if (keys[guess] < key)
    for (low = guess + 1; step < count - guess && keys[guess + step] < key; step *= 2) low = guess + step + 1;
  else
    for (high = guess; step <= guess && keys[guess - step] >= key; step *= 2) high = guess - step;
  if (low > guess && step < count - guess) high = guess + step;
  if (low == 0 && high <= guess && step <= guess) low = guess - step;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (keys[middle] < key)
      low = middle + 1;
    else
      high = middle;
  }
  return low < count && keys[low] == key ? low : UINT32_MAX;
}

/* The vector of the form, or of what stands behind its last hyphen ("UN-backed" is somehow "backed"). */
static uint32_t find_vector(const struct feature_tables *tables, struct slice lower) {
  uint32_t row = feature_find(tables->vector_keys, tables->vector_count, slice_hash(lower));
  if (row != UINT32_MAX) return row;
  for (size_t i = lower.len; i-- > 1;)
    if (lower.at[i] == '-' && i + 1 < lower.len) {
      struct slice tail = {lower.at + i + 1, lower.len - i - 1};
      return feature_find(tables->vector_keys, tables->vector_count, slice_hash(tail));
    }
  return UINT32_MAX;
}

static void add_row(struct word_features *features, uint32_t row) { features->rows[features->count++] = row; }

static uint32_t affix_row(const struct feature_tables *tables, struct slice affix, uint64_t kind) {
  uint64_t hash = slice_hash(affix) * 0x9E3779B97F4A7C15u + kind * 0xD1B54A32D192ED03u;
  return 1 + tables->word_count + (uint32_t)((hash >> 20) % tables->affix_count);
}

/* The first and last one to four letters; the ends are marked by being that long and no longer. */
static void add_affixes(const struct feature_tables *tables, struct slice folded,
                        struct word_features *features) {
  size_t head = 0, tail = folded.len;
  for (int n = 1; n <= AFFIX_LENGTHS && head < folded.len; n++) {
    do head++;
    while (head < folded.len && ((uint8_t)folded.at[head] & 0xC0) == 0x80);
    do tail--;
    while (tail > 0 && ((uint8_t)folded.at[tail] & 0xC0) == 0x80);
    add_row(features, affix_row(tables, (struct slice){folded.at, head}, (uint64_t)n));
    add_row(features,
            affix_row(tables, (struct slice){folded.at + tail, folded.len - tail}, (uint64_t)n + 8));
  }
}

/* How capitals, digits and other signs mix: a number below FEATURE_SHAPES. */
static uint32_t shape_of(struct slice form) {
  uint32_t upper = 0, lower = 0, digits = 0, others = 0, first_upper = 0;
  for (bool first = true; form.len; first = false) {
    size_t step;
    bool valid;
    uint32_t point = utf8_decode(form, &step, &valid);
    form = (struct slice){form.at + step, form.len - step};
    if (is_upper(point))
      upper++, first_upper |= first;
    else if (is_lower(point))
      lower++;
    else if (point >= '0' && point <= '9')
      digits++;
    else
      others++;
  }
  uint32_t caps = !upper ? 0 : !lower ? (upper == 1 ? 1 : 2) : first_upper && upper == 1 ? 3 : 4;
  uint32_t number = !digits ? 0 : upper + lower + others ? 1 : 2;
  uint32_t sign = !others ? 0 : upper + lower + digits ? 1 : 2;
  return (caps * 3 + number) * 3 + sign;
}

void features_of(const struct feature_tables *tables, struct slice form, struct word_features *features) {
  char plain_bytes[FEATURE_FORM_MAX], lower_bytes[FEATURE_FORM_MAX], folded_bytes[FEATURE_FORM_MAX];
  struct slice plain = feature_normal_form(form, FOLD_NOTHING, plain_bytes);
  struct slice lower = feature_normal_form(form, FOLD_CASE, lower_bytes);
  struct slice folded = feature_normal_form(form, FOLD_CASE_AND_DIGITS, folded_bytes);
  features->count = 0;
  features->vector = find_vector(tables, lower);
  uint32_t row = feature_find(tables->word_keys, tables->word_count, slice_hash(folded));
  add_row(features, row == UINT32_MAX ? FEATURE_UNKNOWN_ROW : 1 + row);
  row = slice_is(plain, folded) ? UINT32_MAX
                                : feature_find(tables->word_keys, tables->word_count, slice_hash(plain));
  if (row != UINT32_MAX) add_row(features, 1 + row);
  add_affixes(tables, folded, features);
  add_row(features, 1 + tables->word_count + tables->affix_count + shape_of(plain));
}

uint8_t feature_lists(const struct feature_tables *tables, struct slice form) {
  char lower_bytes[FEATURE_FORM_MAX];
  struct slice lower = feature_normal_form(form, FOLD_CASE, lower_bytes);
  uint32_t at = feature_find(tables->list_keys, tables->list_count, slice_hash(lower));
  return at == UINT32_MAX ? 0 : tables->lists[at];
}

void feature_hints(const struct feature_tables *tables, struct slice form, int8_t hints[32]) {
  enum { FIRST_CAPS = 8, CAPS = 5 };
  uint32_t lists = feature_lists(tables, form), shape = shape_of(form);
  memset(hints, 0, 32);
  for (int i = 0; i < LIST_COUNT; i++) hints[i] = lists >> i & 1 ? 127 : 0;
  hints[FIRST_CAPS + shape / 9 % CAPS] = 127;
}
