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

static void add_units(struct duration *d, enum unit unit, int64_t count, bool half) {
  static const struct duration one[UNIT_COUNT] = {
      [UNIT_MINUTE] = {.minutes = 1}, [UNIT_HOUR] = {.hours = 1},      [UNIT_DAY] = {.days = 1},
      [UNIT_WEEK] = {.weeks = 1},     [UNIT_FORTNIGHT] = {.weeks = 2}, [UNIT_WEEKEND] = {.days = 2},
      [UNIT_WORKWEEK] = {.days = 5},  [UNIT_MONTH] = {.months = 1},    [UNIT_QUARTER] = {.months = 3},
      [UNIT_YEAR] = {.years = 1},     [UNIT_DECADE] = {.years = 10},   [UNIT_CENTURY] = {.years = 100}};
  static const struct duration halves[UNIT_COUNT] = {
      [UNIT_HOUR] = {.minutes = 30}, [UNIT_DAY] = {.hours = 12},  [UNIT_YEAR] = {.months = 6},
      [UNIT_DECADE] = {.years = 5},  [UNIT_MONTH] = {.days = 15}, [UNIT_CENTURY] = {.years = 50}};
  const struct duration *u = &one[unit], *h = &halves[unit];
  int32_t n = (int32_t)count;
  d->years += n * u->years + (half ? h->years : 0);
  d->months += n * u->months + (half ? h->months : 0);
  d->weeks += n * u->weeks;
  d->days += n * u->days + (half ? h->days : 0);
  d->hours += n * u->hours + (half ? h->hours : 0);
  d->minutes += n * u->minutes + (half ? h->minutes : 0);
}

struct duration duration_negated(struct duration d) {
  return (struct duration){-d.years, -d.months, -d.weeks, -d.days, -d.hours, -d.minutes};
}

/* What stands before a unit: how many, and what kind of word said so. */
struct amount {
  size_t end;
  int64_t number;
  bool half, approximate, article;
};

static size_t half_behind(const struct grammar *g, size_t i) {
  if (!word_at(g, i, "and")) return 0;
  size_t at = skip_class(g, i + 1, CLASS_SOME);
  return word_at(g, at, "half") ? at + 1 : 0;
}

static bool number_amount(const struct grammar *g, size_t i, struct amount *amount) {
  if (!number_at(g->words, &g->pieces, i, &amount->number, &amount->end)) return false;
  if (amount->number > 9999) return false;
  size_t half = half_behind(g, amount->end);
  if (half) amount->half = true, amount->end = half;
  return true;
}

static bool amount_at(const struct grammar *g, size_t i, struct amount *amount) {
  const struct sense *sense;
  size_t end = i;
  *amount = (struct amount){.end = i};
  if (word_at(g, i, "½") || word_at(g, i, "half")) {
    amount->half = true, amount->end = skip_class(g, i + 1, CLASS_SOME);
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
  size_t half = half_behind(g, length->end);
  if (half) length->end = half, amount.half = true;
  add_units(&length->duration, unit, amount.number, amount.half);
  length->approximate = length->approximate || amount.approximate;
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
  add_units(&length->duration, length->unit, 1, false);
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
