/* "last month", "this Friday", "next March", "the past three years", "the following week". */
#include "meaning/time_grammar.h"

#include <stdio.h>

enum { WEEKEND_FIRST = 5, MONTHS_IN_QUARTER = 3 };

static struct date month_of(struct date d) { return (struct date){d.year, d.month, 0}; }

static struct moment relative_moment(struct date first, struct date last) {
  struct moment m = moment_fixed(first, last, 0);
  m.relative = true;
  return m;
}

static struct moment days_of_week(struct date base, int shift, int from, int to) {
  struct date monday = date_add_days(base, 7 * shift - date_weekday(base));
  return relative_moment(date_add_days(monday, from), date_add_days(monday, to));
}

static struct moment years_of(struct date base, int shift, int size) {
  int start = base.year / size * size + shift * size;
  return relative_moment((struct date){(int16_t)start, 0, 0},
                         (struct date){(int16_t)(start + size - 1), 0, 0});
}

/* The calendar's unit that holds `base`, moved by `shift` units. */
struct moment moment_of_unit(struct date base, enum unit unit, int shift) {
  struct date month = date_add_months(month_of(base), shift);
  struct date quarter = {base.year, (uint8_t)((base.month - 1) / MONTHS_IN_QUARTER * MONTHS_IN_QUARTER + 1),
                         0};
  switch (unit) {
  case UNIT_DAY: return relative_moment(date_add_days(base, shift), date_add_days(base, shift));
  case UNIT_WEEK: return days_of_week(base, shift, 0, 6);
  case UNIT_FORTNIGHT: return days_of_week(base, shift > 0 ? 2 * shift : shift * 2, 0, 13);
  case UNIT_WEEKEND: return days_of_week(base, shift, WEEKEND_FIRST, WEEKEND_FIRST + 1);
  case UNIT_WORKWEEK: return days_of_week(base, shift, 0, 4);
  case UNIT_MONTH: return relative_moment(month, month);
  case UNIT_QUARTER:
    quarter = date_add_months(quarter, MONTHS_IN_QUARTER * shift);
    return relative_moment(quarter, date_add_months(quarter, MONTHS_IN_QUARTER - 1));
  case UNIT_YEAR: return years_of(base, shift, 1);
  case UNIT_DECADE: return years_of(base, shift, 10);
  case UNIT_CENTURY: return years_of(base, shift, 100);
  default: return (struct moment){0};
  }
}

/* How the words before a name of time point: "last", "this past", "the following". */
struct pointer {
  int shift;
  bool near;     /* "this coming", "the past": the nearest one, not that of the next calendar week */
  bool previous; /* "previous": the calendar week before, however near the last one was */
  bool focus;    /* "the following", "the same": seen from the date mentioned last */
  size_t end;
};

static bool is_one_of(const struct grammar *g, size_t i, const char *const *words, size_t count) {
  for (size_t n = 0; n < count; n++)
    if (word_at(g, i, words[n])) return true;
  return false;
}

/* "the course will last three weeks" */
static bool is_verb(const struct grammar *g, size_t i) {
  static const char *const before[] = {"will",  "would",  "to",  "could", "may",
                                       "might", "should", "can", "not",   "must"};
  return g->analysis->words[look_at(g, i)->word].upos == UPOS_VERB ||
         (i > 0 && is_one_of(g, i - 1, before, 10));
}

static bool pointer_at(const struct grammar *g, size_t i, struct pointer *p) {
  static const char *const near[] = {"past", "coming", "upcoming"};
  static const char *const told[] = {"following", "subsequent", "ensuing", "preceding", "previous"};
  static const char *const week_before[] = {"previous", "preceding"};
  *p = (struct pointer){0};
  bool this = class_at(g, i, CLASS_THIS, &p->end) != NULL;
  bool same = !this && class_at(g, i, CLASS_SAME, &p->end);
  size_t at = this || same ? p->end : i;
  if (!this && !same) at = skip_word(g, i, "the");
  bool article = at > i;
  size_t behind = at;
  bool last = class_at(g, at, CLASS_LAST, &behind), next = !last && class_at(g, at, CLASS_NEXT, &behind);
  if (last && word_at(g, at, "last") && !article && is_verb(g, at)) return false;
  if (!last && !next) return p->focus = same, this || same;
  p->shift = last ? -1 : 1, p->end = behind;
  p->near = this || is_one_of(g, at, near, 3);
  p->previous = is_one_of(g, at, week_before, 2);
  p->focus = is_one_of(g, at, told, 5) && (article || !last);
  return true;
}

static struct moment weekday_moment(struct date base, int weekday, const struct pointer *p) {
  int gap = weekday - date_weekday(base), days = gap + 7 * p->shift;
  if (p->shift < 0 && (p->near || (!p->previous && gap < -1))) days = gap < 0 ? gap : gap - 7;
  if (p->shift > 0 && p->near) days = gap > 0 ? gap : gap + 7;
  struct moment m = relative_moment(date_add_days(base, days), date_add_days(base, days));
  m.weekday_named = true;
  return m;
}

/* "last March" is the latest before this month, "next March" the first behind it, "this March" this
   year's. */
static struct date month_shifted(struct date base, int month, int shift) {
  struct date d = {base.year, (uint8_t)month, 0};
  if (shift < 0 && month >= base.month) d.year--;
  if (shift > 0 && month <= base.month) d.year++;
  return d;
}

static struct moment season_moment(struct date base, const struct sense *season, int shift) {
  struct date first = month_shifted(base, (int)season->low, shift < 0 ? -1 : 0);
  int months = (int)((season->high - season->low + 12) % 12);
  if (shift > 0 && first.month <= base.month) first.year++;
  return relative_moment(first, date_add_months(first, months));
}

static bool read_holiday(struct slice text, int year, struct date *d) {
  int a = 0, b = 0, c = 0, plus = 0;
  char copy[32];
  if (text.len >= sizeof copy) return false;
  memcpy(copy, text.at, text.len);
  copy[text.len] = 0;
  if (sscanf(copy, "easter%d", &a) == 1)
    *d = date_add_days(easter_of(year), a);
  else if (sscanf(copy, "%d/%d/%d%d", &a, &b, &c, &plus) >= 3)
    *d = date_add_days(nth_weekday(year, a, b, c), plus);
  else if (sscanf(copy, "%d-%d", &a, &b) == 2)
    *d = (struct date){(int16_t)year, (uint8_t)a, (uint8_t)b};
  else
    return false;
  return date_is_valid(*d);
}

static bool is_before(struct date a, struct date b) { return date_to_days(a) < date_to_days(b); }

static bool holiday_at(const struct grammar *g, size_t i, int shift, struct moment *m) {
  size_t end, behind;
  int year;
  struct date d;
  const struct sense *holiday = class_at(g, i, CLASS_HOLIDAY, &end);
  if (!holiday || (i > 0 && (word_at(g, i - 1, "chinese") || word_at(g, i - 1, "lunar")))) return false;
  size_t at = end + mark_at(g, end, ',');
  at = skip_word(g, at, "of");
  if (year_at(g, at, &year, &behind)) {
    if (!read_holiday(holiday->text, year, &d)) return false;
    return *m = moment_fixed(d, d, behind), true;
  }
  struct date base = g->document;
  if (date_is_none(base) || !read_holiday(holiday->text, base.year, &d)) return false;
  bool future = shift ? shift > 0 : g->lean == LEAN_FUTURE;
  if (future && is_before(d, base) && !read_holiday(holiday->text, base.year + 1, &d)) return false;
  if (!future && is_before(base, d) && !read_holiday(holiday->text, base.year - 1, &d)) return false;
  *m = relative_moment(d, d);
  return m->end = end, true;
}

/* Counted from the document's day: "the last three weeks" end there, "the next 30 days" begin behind it. */
static struct moment stretch_of(struct date base, struct duration d, enum unit unit, int shift) {
  bool unused;
  struct date precise = base;
  if (unit == UNIT_MONTH) precise.day = 0;
  if (unit >= UNIT_YEAR) precise.day = precise.month = 0;
  if (unit == UNIT_HOUR || unit == UNIT_MINUTE) precise = base;
  struct date other = duration_end(precise, shift < 0 ? duration_negated(d) : d, &unused);
  struct date tomorrow = precise.day ? date_add_days(precise, 1) : precise;
  return shift < 0 ? relative_moment(other, precise) : relative_moment(tomorrow, other);
}

/* "the last two quarters", "the next two decades": whole ones of the calendar */
static struct moment whole_units(struct date base, enum unit unit, int count, int shift) {
  struct moment near = moment_of_unit(base, unit, shift), far = moment_of_unit(base, unit, shift * count);
  return shift < 0 ? relative_moment(far.first, near.last) : relative_moment(near.first, far.last);
}

/* "last three months", "next 30 days", "5 past years" */
static bool stretch_at(const struct grammar *g, size_t i, struct moment *m) {
  struct pointer p;
  struct length length;
  size_t end;
  int64_t number;
  if (date_is_none(g->document)) return false;
  /* "over the next ten years" of a story long past is counted from where the story is */
  bool told = g->lean_known && g->lean == LEAN_PAST && moment_is_history(g);
  bool length_behind = pointer_at(g, i, &p) && p.shift && length_at(g, p.end, &length);
  if (length_behind && length.unit == UNIT_HOUR && length.duration.hours && length.duration.hours % 24 == 0) {
    length.duration.days = length.duration.hours / 24, length.duration.hours = 0;
    length.unit = UNIT_DAY;
  }
  if (length_behind && length.unit >= UNIT_DAY && !length.article && !length.adjective) {
    struct date base = told && p.shift > 0 ? g->story : g->document;
    int quarters = length.duration.months / MONTHS_IN_QUARTER, decades = length.duration.years / 10;
    bool behind = g->lean_known && g->lean == LEAN_PAST && !g->ahead && p.shift > 0 && !told;
    if (behind && length.unit >= UNIT_YEAR)
      return false; /* "over the next 15 years the city grew": from when? */
    if (length.unit == UNIT_QUARTER)
      *m = whole_units(g->document, UNIT_QUARTER, quarters, p.shift);
    else if (length.unit == UNIT_DECADE)
      *m = whole_units(g->document, UNIT_DECADE, decades, p.shift);
    else
      *m = stretch_of(base, length.duration, length.unit, p.shift);
    return m->end = length.end, true;
  }
  size_t at = skip_word(g, i, "the");
  if (!number_at(g->words, &g->pieces, at, &number, &end) || !pointer_at(g, end, &p) || !p.shift ||
      number > 999)
    return false;
  const struct sense *unit = class_at(g, p.end, CLASS_UNIT, &end);
  if (!unit || look_at(g, p.end)->lower.len < 2) return false;
  if (number > 1 && !slice_ends(look_at(g, end - 1)->lower, SLICE("s")))
    return false; /* "2:30 the next day" */
  int32_t n = (int32_t)number;
  struct duration d = {0};
  switch (unit->low) {
  case UNIT_DAY: d.days = n; break;
  case UNIT_WEEK: d.weeks = n; break;
  case UNIT_MONTH: d.months = n; break;
  case UNIT_YEAR: d.years = n; break;
  default: return false;
  }
  *m = stretch_of(g->document, d, (enum unit)unit->low, p.shift);
  return m->end = end, true;
}

/* "that evening", "the following morning": of a day told before; "this evening" is among the days. */
static bool daypart_moment(const struct grammar *g, const struct pointer *p, struct moment *m) {
  size_t end;
  const struct sense *part = class_at(g, p->end, CLASS_DAYPART, &end);
  struct date base = p->shift || date_is_none(g->mentioned) ? g->focus : g->mentioned;
  if (!part || !p->focus || !base.day) return false;
  *m = moment_of_unit(base, UNIT_DAY, p->shift);
  return m->end = end, !date_is_none(m->first);
}

/* "by year's end", "at month-end" */
static bool unit_end_at(const struct grammar *g, size_t i, struct moment *m) {
  size_t at = skip_word(g, i, "the"), end;
  const struct sense *unit = class_at(g, at, CLASS_UNIT, &end);
  if (!unit || unit->low < UNIT_WEEK || unit->low > UNIT_YEAR || !g->document.day) return false;
  if (mark_at(g, end, '\''))
    end = skip_word(g, end + 1, "s");
  else
    end += mark_at(g, end, '-');
  if (!word_at(g, end, "end")) return false;
  *m = moment_of_unit(g->document, (enum unit)unit->low, 0);
  m->is_end = m->approximate = true;
  return m->end = end + 1, true;
}

/* "over the past week", "in the past decade": the seven days or ten years up to now, not those of the
   calendar */
static bool past_unit_at(const struct grammar *g, size_t i, struct moment *m) {
  size_t end;
  bool the = word_at(g, i, "the") && word_at(g, i + 1, "past");
  const struct sense *unit = the ? class_at(g, i + 2, CLASS_UNIT, &end) : NULL;
  struct duration d = {0};
  if (!unit || date_is_none(g->document) || !g->document.day) return false;
  if (slice_ends(look_at(g, end - 1)->lower, SLICE("s"))) return false;
  switch (unit->low) {
  case UNIT_WEEK: d.weeks = 1; break;
  case UNIT_MONTH: d.months = 1; break;
  case UNIT_YEAR: d.months = 12; break;
  case UNIT_DECADE: d.years = 10; break;
  default: return false;
  }
  *m = stretch_of(g->document, d, unit->low == UNIT_YEAR ? UNIT_MONTH : (enum unit)unit->low, -1);
  return m->end = end, !date_is_none(m->first);
}

/* "the week before last" */
static bool before_last_at(const struct grammar *g, size_t i, struct moment *m) {
  size_t end;
  const struct sense *unit = word_at(g, i, "the") ? class_at(g, i + 1, CLASS_UNIT, &end) : NULL;
  if (!unit || unit->low < UNIT_WEEK || !g->document.day) return false;
  if (!word_at(g, end, "before") || !word_at(g, end + 1, "last")) return false;
  *m = moment_of_unit(g->document, (enum unit)unit->low, -2);
  return m->end = end + 2, true;
}

static bool unit_moment(const struct grammar *g, const struct pointer *p, struct moment *m) {
  size_t end;
  const struct sense *unit = class_at(g, p->end, CLASS_UNIT, &end);
  if (!unit || look_at(g, p->end)->lower.len < 3 || slice_ends(look_at(g, end - 1)->lower, SLICE("s")) ||
      look_at(g, p->end)->kind != PIECE_WORD)
    return false;
  bool told = p->focus || unit->low == UNIT_DAY;
  bool same = p->focus && p->shift == 0; /* "by that day": the one mentioned last, past or not */
  struct date last = same && !date_is_none(g->mentioned) ? g->mentioned : g->focus;
  struct date base = told && !date_is_none(last) ? last : g->document;
  /* "the following day" follows a day that was told; where none was, it is not known */
  if (told && unit->low == UNIT_DAY && date_is_none(last)) return false;
  if (unit->low < UNIT_DAY || date_is_none(base)) return false;
  if (unit->low == UNIT_DAY && !p->focus && p->shift <= 0) return false; /* "our last day", "this day" */
  if (unit->low < UNIT_MONTH && base.day == 0) return false;
  if (unit->low < UNIT_YEAR && base.month == 0) return false;
  int shift = p->shift;
  bool over = g->lean_known && g->lean == LEAN_PAST && shift == 0 && date_weekday(base) < 5;
  if (unit->low == UNIT_WEEKEND && over && base.day) shift = -1; /* "won this weekend", said on Monday */
  *m = moment_of_unit(base, (enum unit)unit->low, shift);
  return m->end = end, !date_is_none(m->first);
}

static bool named_moment(const struct grammar *g, const struct pointer *p, struct moment *m) {
  size_t end;
  int n;
  const struct sense *season;
  struct date base = g->document;
  bool follows = p->focus && !date_is_none(g->focus) && p->shift >= 0;
  bool told = follows && g->focus.day && p->shift > 0;
  if (follows) base = g->focus; /* "the following spring", "that autumn" */
  if (told && weekday_at(g, p->end, &n, &end)) {
    struct pointer after = {.shift = 1, .near = true};
    *m = weekday_moment(g->focus, n, &after);
  } else if (weekday_at(g, p->end, &n, &end) && base.day)
    *m = weekday_moment(base, n, p);
  else if (month_at(g, p->end, &n, &end) && base.month) {
    struct date d = month_shifted(base, n, p->shift);
    int day;
    *m = relative_moment(d, d);
    if (day_at(g, end, &day, &end)) m->first.day = m->last.day = (uint8_t)day;
    if (!date_is_valid(m->first)) return false;
  } else if ((season = class_at(g, p->end, CLASS_SEASON, &end)) && base.month)
    *m = season_moment(base, season, p->shift);
  else
    return false;
  return m->end = end, true;
}

/* "this 5/12", "next 6th of April", "this Friday 7/6" */
static bool dated_moment(const struct grammar *g, const struct pointer *p, struct moment *m) {
  if (!calendar_at(g, p->end, m) || !m->calendar || !m->month || !m->day || m->year) return false;
  if (date_is_none(g->document)) return false;
  struct date d = {g->document.year, (uint8_t)m->month, (uint8_t)m->day};
  if (m->weekday < 0 && p->shift > 0 && date_is_valid(d) && !is_before(g->document, d)) d.year++;
  if (m->weekday < 0 && p->shift < 0 && date_is_valid(d) && !is_before(d, g->document)) d.year--;
  size_t end = m->end;
  if (!date_is_valid(d)) return false;
  *m = relative_moment(d, d);
  return m->end = end, true;
}

static bool pointed_at(const struct grammar *g, size_t i, struct moment *m) {
  struct pointer p;
  if (!pointer_at(g, i, &p)) return false;
  struct moment dated;
  if (!class_at(g, p.end, CLASS_HOLIDAY, &(size_t){0})) p.end = skip_class(g, p.end, CLASS_FILLER);
  bool found = unit_moment(g, &p, m) || named_moment(g, &p, m) || daypart_moment(g, &p, m);
  size_t start = p.end;
  if (p.shift && holiday_at(g, start, p.shift, &dated) && (!found || dated.end > m->end))
    *m = dated, found = true;
  if (dated_moment(g, &p, &dated) && (!found || dated.end > m->end)) return *m = dated, true;
  return found;
}

/* "earlier this month", "later in the week" */
static bool positioned_at(const struct grammar *g, size_t i, struct moment *m) {
  size_t at, end;
  bool earlier = word_at(g, i, "earlier"), later = word_at(g, i, "later");
  if (!class_at(g, i, CLASS_POSITION, &at)) return false;
  struct pointer p = {.focus = true, .end = at + 2};
  bool the_unit = word_at(g, at, "in") && word_at(g, at + 1, "the") && unit_moment(g, &p, m);
  if (!the_unit && !pointed_at(g, skip_word(g, at, "in"), m)) return false;
  end = m->end;
  /* the days of this week that are over, or that are left */
  bool week = m->first.day && !is_before(g->document, m->first) && !is_before(m->last, g->document);
  if (week && earlier && is_before(m->first, g->document)) m->last = date_add_days(g->document, -1);
  if (week && later) m->first = g->document;
  return m->end = end, true;
}

bool shift_at(const struct grammar *g, size_t i, struct moment *best) {
  struct moment m;
  *best = (struct moment){.end = i};
  if (stretch_at(g, i, &m)) *best = m;
  if (pointed_at(g, i, &m) && m.end > best->end) *best = m;
  if (positioned_at(g, i, &m) && m.end > best->end) *best = m;
  if (holiday_at(g, i, 0, &m) && m.end > best->end) *best = m;
  if (unit_end_at(g, i, &m) && m.end > best->end) *best = m;
  if (past_unit_at(g, i, &m) && m.end >= best->end) *best = m;
  if (before_last_at(g, i, &m) && m.end > best->end) *best = m;
  return best->end > i;
}
