/* Lengths of time: "18-month", "two more years", "an hour and a half", "90 days". */
#include "meaning/time_grammar.h"

const struct piece *look_at(const struct grammar *g, size_t i) {
  return &g->pieces.at[i < g->pieces.count ? i : g->pieces.count];
}

bool mark_at(const struct grammar *g, size_t i, char mark) {
  const struct piece *piece = look_at(g, i);
  return piece->kind == PIECE_MARK && piece->mark == mark;
}

bool word_at(const struct grammar *g, size_t i, const char *lower) {
  return slice_equals(look_at(g, i)->lower, lower);
}

const struct sense *class_at(const struct grammar *g, size_t i, enum word_class class, size_t *end) {
  size_t length = 0;
  const struct sense *sense = i < g->pieces.count ? sense_at(g->words, &g->pieces, i, class, &length) : NULL;
  if (sense) *end = i + length;
  return sense;
}

size_t skip_class(const struct grammar *g, size_t i, enum word_class class) {
  size_t end = i;
  return class_at(g, i, class, &end) ? end : i;
}

size_t skip_word(const struct grammar *g, size_t i, const char *lower) {
  return word_at(g, i, lower) ? i + 1 : i;
}

static bool unit_at(const struct grammar *g, size_t i, enum unit *unit, size_t *end) {
  const struct sense *sense = class_at(g, i, CLASS_UNIT, end);
  if (!sense) return false;
  *unit = (enum unit)sense->low;
  /* "3h", "10D" only written together; "second" and the like are not units of ours at all */
  return look_at(g, i)->lower.len > 1 || !look_at(g, i)->spaced;
}

static struct duration units_of(enum unit unit) {
  static const struct duration one[UNIT_COUNT] = {
      [UNIT_MINUTE] = {.minutes = 1}, [UNIT_HOUR] = {.hours = 1},      [UNIT_DAY] = {.days = 1},
      [UNIT_WEEK] = {.weeks = 1},     [UNIT_FORTNIGHT] = {.weeks = 2}, [UNIT_WEEKEND] = {.days = 2},
      [UNIT_WORKWEEK] = {.days = 5},  [UNIT_MONTH] = {.months = 1},    [UNIT_QUARTER] = {.months = 3},
      [UNIT_YEAR] = {.years = 1},     [UNIT_DECADE] = {.years = 10},   [UNIT_CENTURY] = {.years = 100}};
  return one[unit];
}

/* What a unit is cut into where only a part of it is meant. */
static const struct {
  enum unit smaller;
  int count;
} parts_of[UNIT_COUNT] = {
    [UNIT_HOUR] = {UNIT_MINUTE, 60},   [UNIT_DAY] = {UNIT_HOUR, 24},    [UNIT_WEEK] = {UNIT_DAY, 7},
    [UNIT_FORTNIGHT] = {UNIT_DAY, 14}, [UNIT_MONTH] = {UNIT_DAY, 30},   [UNIT_QUARTER] = {UNIT_DAY, 90},
    [UNIT_YEAR] = {UNIT_MONTH, 12},    [UNIT_DECADE] = {UNIT_YEAR, 10}, [UNIT_CENTURY] = {UNIT_YEAR, 100}};

static void add_units(struct duration *d, enum unit unit, int64_t count) {
  struct duration u = units_of(unit);
  int32_t n = (int32_t)count;
  d->years += n * u.years, d->months += n * u.months, d->weeks += n * u.weeks;
  d->days += n * u.days, d->hours += n * u.hours, d->minutes += n * u.minutes;
}

/* Hundredths of a unit, in whole ones of the next smaller; says whether that is less than exact. */
static bool add_fraction(struct duration *d, enum unit unit, int hundredths) {
  int parts = parts_of[unit].count * hundredths;
  if (parts) add_units(d, parts_of[unit].smaller, parts / 100);
  return parts % 100 != 0;
}

struct duration duration_negated(struct duration d) {
  return (struct duration){-d.years, -d.months, -d.weeks, -d.days, -d.hours, -d.minutes};
}

/* What stands before a unit: how many, and what kind of word said so. */
struct amount {
  size_t end;
  int64_t number;
  int hundredths; /* "and a half", ".25" */
  bool approximate, article;
};

/* "and a half", "and three quarters" */
static size_t fraction_behind(const struct grammar *g, size_t i, int *hundredths) {
  if (!word_at(g, i, "and")) return i;
  bool three = word_at(g, i + 1, "three");
  size_t at = three ? i + 2 : skip_class(g, i + 1, CLASS_SOME);
  bool half = word_at(g, at, "half") && !three;
  bool quarter = word_at(g, at, three ? "quarters" : "quarter");
  if (!half && !quarter) return i;
  *hundredths = half ? 50 : three ? 75 : 25;
  return at + 1;
}

/* ".5" of "3.5 years", one or two figures */
static size_t decimals_behind(const struct grammar *g, size_t i, int *hundredths) {
  const struct piece *figures = look_at(g, i + 1);
  bool tight = mark_at(g, i, '.') && !look_at(g, i)->spaced && !figures->spaced;
  if (!tight || figures->kind != PIECE_NUMBER || figures->digits < 1 || figures->digits > 2) return i;
  *hundredths = (int)figures->value * (figures->digits == 1 ? 10 : 1);
  return i + 2;
}

/* "3.5": what number_at leaves to its callers, since it is no whole number */
static bool decimal_amount(const struct grammar *g, size_t i, struct amount *amount) {
  const struct piece *figure = look_at(g, i);
  if (figure->kind != PIECE_NUMBER || (i > 1 && !figure->spaced && mark_at(g, i - 1, '.'))) return false;
  amount->number = figure->value, amount->end = decimals_behind(g, i + 1, &amount->hundredths);
  return amount->end > i + 1;
}

/* "thirty (30) days": treaties say it twice. */
static size_t figures_behind(const struct grammar *g, size_t i, int64_t number) {
  const struct piece *figures = look_at(g, i + 1);
  bool again = mark_at(g, i, '(') && figures->kind == PIECE_NUMBER && figures->value == number &&
               mark_at(g, i + 2, ')');
  return again ? i + 3 : i;
}

static bool number_amount(const struct grammar *g, size_t i, struct amount *amount) {
  if (i > 0 && mark_at(g, i - 1, ':') && !look_at(g, i)->spaced)
    return false; /* "00:00 hours" is a time of day */
  if (!decimal_amount(g, i, amount)) {
    if (!number_at(g->words, &g->pieces, i, &amount->number, &amount->end)) return false;
    const struct piece *figure = look_at(g, i); /* "2359 hours", "0600 hours": a time of day */
    if (figure->kind == PIECE_NUMBER && figure->digits == 4 && word_at(g, i + 1, "hours") &&
        figure->value <= 2400)
      return false;
    amount->end = figures_behind(g, amount->end, amount->number);
    amount->end = fraction_behind(g, amount->end, &amount->hundredths);
  }
  return amount->number <= 9999;
}

static bool amount_at(const struct grammar *g, size_t i, struct amount *amount) {
  const struct sense *sense;
  size_t end = i;
  *amount = (struct amount){.end = i};
  if (word_at(g, i, "½") || word_at(g, i, "half")) {
    amount->hundredths = 50, amount->end = skip_class(g, i + 1, CLASS_SOME);
    return true;
  }
  if (number_amount(g, i, amount)) return true;
  if ((sense = class_at(g, i, CLASS_FEW, &end)) != NULL) {
    /* "several weeks": three stands for them, since more is not said */
    amount->number = sense->low, amount->end = end, amount->approximate = sense->low > 2;
    return true;
  }
  if ((sense = class_at(g, i, CLASS_SOME, &end)) == NULL && !word_at(g, i, "all")) return false;
  amount->number = sense ? sense->low : 1, amount->end = sense ? end : i + 1;
  amount->article = amount->number == 1 && !word_at(g, i, "one") && !word_at(g, i, "another") && sense;
  size_t inner = skip_class(g, amount->end, CLASS_FILLER);
  struct amount more;
  /* "a further 12 months", "another six months": the article belongs to the period */
  if (sense && number_amount(g, inner, (more = (struct amount){0}, &more))) return *amount = more, true;
  return true;
}

static bool part_at(const struct grammar *g, size_t i, struct length *length) {
  struct amount amount;
  enum unit unit;
  if (!amount_at(g, i, &amount)) return false;
  size_t at = amount.end;
  for (size_t n = 0; n < 3; n++) at = skip_class(g, at, CLASS_FILLER);
  bool dash = mark_at(g, at, '-') && !look_at(g, at)->spaced;
  if (!unit_at(g, at + dash, &unit, &length->end)) return false;
  if (!amount.hundredths) length->end = fraction_behind(g, length->end, &amount.hundredths);
  add_units(&length->duration, unit, amount.number);
  bool rounded = add_fraction(&length->duration, unit, amount.hundredths);
  length->approximate = length->approximate || amount.approximate || rounded;
  length->article = amount.article, length->adjective = dash;
  if (unit > length->unit) length->unit = unit;
  return true;
}

/* "year-long", "a month-long" */
static bool long_at(const struct grammar *g, size_t i, struct length *length) {
  size_t at = skip_class(g, i, CLASS_SOME);
  size_t end;
  if (!unit_at(g, at, &length->unit, &end)) return false;
  size_t dash = end + mark_at(g, end, '-');
  if (!word_at(g, dash, "long")) return false;
  add_units(&length->duration, length->unit, 1);
  length->adjective = true, length->end = dash + 1;
  return true;
}

bool length_at(const struct grammar *g, size_t i, struct length *length) {
  *length = (struct length){0};
  if (long_at(g, i, length)) return true;
  *length = (struct length){0};
  if (!part_at(g, i, length)) return false;
  struct length more = *length;
  for (size_t n = 0; n < 3; n++) {
    size_t at = length->end;
    if (mark_at(g, at, ',')) at++;
    if (word_at(g, at, "and")) at++;
    enum unit before = more.unit;
    if (look_at(g, at)->kind != PIECE_NUMBER && at == length->end && !word_at(g, at, "and")) {
      int64_t number;
      size_t end;
      if (!number_at(g->words, &g->pieces, at, &number, &end)) break;
    }
    more.unit = UNIT_MINUTE;
    if (!part_at(g, at, &more) || more.article || more.adjective || more.unit >= before) break;
    more.unit = before;
    *length = more;
  }
  if (mark_at(g, length->end, '-') && word_at(g, length->end + 1, "long"))
    length->end += 2, length->adjective = true;
  return true;
}
