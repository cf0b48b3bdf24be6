/* Dates in figures: ISO, day and month in either order, years. */
#include "meaning/time_grammar.h"

static bool is_separator(char c) { return c == '-' || c == '/' || c == '.'; }

static bool is_tight(const struct grammar *g, size_t i) { return !look_at(g, i)->spaced; }

/* Whether what stands there could continue a longer figure (a telephone number, a version, a sum). */
static bool joined(const struct grammar *g, size_t i) {
  const struct piece *piece = look_at(g, i);
  return piece->kind == PIECE_NUMBER && !piece->spaced;
}

static bool bounded(const struct grammar *g, size_t i, size_t end, char separator) {
  if (joined(g, end)) return false;
  /* a currency or a decimal before, digits on either side of a dash */
  if (i > 0 && is_tight(g, i)) {
    const struct piece *before = look_at(g, i - 1);
    if (before->kind == PIECE_MARK && strchr(".,$/:", before->mark)) return false;
    if (separator == '-' && mark_at(g, i - 1, '-') && i > 1 && look_at(g, i - 2)->kind == PIECE_NUMBER)
      return false;
  }
  return true;
}

struct figures {
  int64_t value[3];
  uint8_t digits[3];
  char separator;
  size_t count, end;
};

static bool figures_at(const struct grammar *g, size_t i, struct figures *f) {
  *f = (struct figures){.end = i};
  while (f->count < 3) {
    size_t at = f->end;
    if (f->count) {
      const struct piece *separator = look_at(g, at);
      if (separator->kind != PIECE_MARK || !is_separator(separator->mark) || separator->spaced) break;
      if (f->separator && separator->mark != f->separator) break;
      f->separator = separator->mark;
      at++;
      if (!is_tight(g, at)) break;
    }
    const struct piece *number = look_at(g, at);
    if (number->kind != PIECE_NUMBER || number->digits == 0 || number->digits > 4) break;
    f->value[f->count] = number->value, f->digits[f->count++] = number->digits;
    f->end = at + 1;
  }
  return f->count > 0;
}

static int full_year(int64_t value, uint8_t digits) {
  if (digits == 4) return (int)value;
  return (int)(value < 40 ? 2000 + value : 1900 + value);
}

static bool fill(struct moment *m, size_t end, int64_t year, int64_t month, int64_t day) {
  if (month > 12 || day > 31 || year > 9999) return false;
  *m = moment_named();
  m->year = (int)year, m->month = (int)month, m->day = (int)day, m->end = end;
  return !year || date_is_valid((struct date){(int16_t)year, (uint8_t)month, (uint8_t)day});
}

/* Month first as Americans write, day first where only that makes a date (or with points, as Europeans
   do). */
static bool day_and_month(struct moment *m, const struct figures *f, int64_t year, bool day_first) {
  int64_t a = f->value[0], b = f->value[1];
  if (f->digits[0] > 2 || f->digits[1] > 2 || a == 0 || b == 0) return false;
  if (!day_first && a <= 12) return fill(m, f->end, year, a, b);
  return b <= 12 ? fill(m, f->end, year, b, a) : day_first && fill(m, f->end, year, a, b);
}

static bool three_figures(struct moment *m, const struct figures *f) {
  if (f->digits[0] == 4)
    return f->value[1] && f->value[2] && fill(m, f->end, f->value[0], f->value[1], f->value[2]);
  if (f->digits[2] != 4 && f->digits[2] != 2) return false;
  if (f->separator == '.' && f->digits[2] != 4) return false; /* 1.2.10 is a version or a section */
  return day_and_month(m, f, full_year(f->value[2], f->digits[2]), f->separator == '.');
}

/* Two figures are a date only where something says so: a weekday or a preposition before them. */
static bool says_date(const struct grammar *g, size_t i) {
  static const char *const words[] = {"on",   "since", "until",   "till", "by",  "before", "after",
                                      "from", "to",    "between", "and",  "of",  "for",    "or",
                                      "is",   "this",  "next",    "last", "back"};
  size_t end;
  if (i == 0) return true;
  for (size_t n = 0; n < sizeof words / sizeof *words; n++)
    if (word_at(g, i - 1, words[n])) return true;
  if (mark_at(g, i - 1, ',') || mark_at(g, i - 1, '?') || mark_at(g, i - 1, '-')) return true;
  return class_at(g, i - 1, CLASS_WEEKDAY, &end) != NULL;
}

static bool two_figures(const struct grammar *g, size_t i, struct moment *m, const struct figures *f) {
  size_t end;
  bool weekday = i > 0 && class_at(g, i - 1, CLASS_WEEKDAY, &end);
  if (f->separator == '.' && !weekday) return false;
  if (f->digits[0] == 4 && f->digits[1] <= 2)
    return f->separator == '-' && f->value[0] >= 1000 && f->value[1] &&
           fill(m, f->end, f->value[0], f->value[1], 0);
  if (f->digits[1] == 4 && f->digits[0] <= 2)
    return f->separator != '.' && f->value[1] >= 1000 && f->value[0] &&
           fill(m, f->end, f->value[1], f->value[0], 0);
  if (f->separator == '-' && !weekday) return false;
  return says_date(g, i) && day_and_month(m, f, 0, false);
}

/* "20161016" */
static bool eight_digits(const struct grammar *g, size_t i, struct moment *m) {
  const struct piece *piece = look_at(g, i);
  if (piece->kind != PIECE_NUMBER || piece->digits != 8) return false;
  int64_t year = piece->value / 10000, month = piece->value / 100 % 100, day = piece->value % 100;
  return year >= 1900 && year < 2100 && month && day && fill(m, i + 1, year, month, day);
}

/* "2016 10 16" */
static bool spaced_figures(const struct grammar *g, size_t i, struct moment *m) {
  const struct piece *y = look_at(g, i), *mo = look_at(g, i + 1), *d = look_at(g, i + 2);
  if (y->kind != PIECE_NUMBER || mo->kind != PIECE_NUMBER || d->kind != PIECE_NUMBER) return false;
  if (y->digits != 4 || mo->digits != 2 || d->digits != 2 || y->value < 1000 || !mo->value || !d->value)
    return false;
  return fill(m, i + 3, y->value, mo->value, d->value);
}

bool numeric_at(const struct grammar *g, size_t i, struct moment *m) {
  struct figures f;
  if (eight_digits(g, i, m) || spaced_figures(g, i, m)) return bounded(g, i, m->end, 0);
  if (!figures_at(g, i, &f)) return false;
  if (f.count == 3 && !(three_figures(m, &f) && bounded(g, i, f.end, f.separator))) f.count = 0;
  if (f.count == 3) return true;
  /* "10/1-11/7" is two dates: three figures have one separator, so two are tried again as two. */
  if (f.count == 2 && two_figures(g, i, m, &f)) return bounded(g, i, f.end, f.separator);
  return false;
}
