/* From the named fields of a date to the date: which year, which month, which week. */
#include "meaning/time_grammar.h"

static bool same(struct date a, struct date b) {
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* Anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, 1991). */
struct date easter_of(int year) {
  int a = year % 19, b = year / 100, c = year % 100;
  int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  int month = (h + l - 7 * m + 114) / 31, day = (h + l - 7 * m + 114) % 31 + 1;
  return (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day};
}

/* nth from 1; -1 is the last of the month. None where there is no such day. */
struct date nth_weekday(int year, int month, int weekday, int nth) {
  struct date first = {(int16_t)year, (uint8_t)month, 1};
  int last = date_days_in_month(year, month);
  int day = 1 + (weekday - date_weekday(first) + 7) % 7;
  if (nth < 0)
    day += (last - day) / 7 * 7;
  else
    day += (nth - 1) * 7;
  if (day > last) return (struct date){0};
  return (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day};
}

/* The date that stands in a direction from `base`, at its own precision: -1 before, 0 the same, 1 after. */
static int compare_to_base(struct date d, struct date base) {
  if (d.year != base.year) return d.year < base.year ? -1 : 1;
  if (d.month == 0 || base.month == 0 || d.month != base.month)
    return d.month < base.month ? -1 : d.month > base.month;
  if (d.day == 0 || base.day == 0) return 0;
  return d.day < base.day ? -1 : d.day > base.day;
}

/* In old stories ("in May 1830 ... in January") a month belongs to the year that was told last. */
enum {
  DAYS_TO_BE_HISTORY = 550,
  SENTENCES_OF_A_STORY = 3,
  SENTENCES_OF_A_CHRONICLE = 15,
  YEARS_TO_SEARCH = 12,
  MONTHS_TO_SEARCH = 40
};

bool moment_is_history(const struct grammar *g) {
  if (date_is_none(g->document)) return !date_is_none(g->focus);
  /* a year alone, "rejected the peace of 2016", is no story in a text about today */
  if (!g->history && !g->story.month && g->sentence != g->story_sentence) return false;
  uint32_t most = g->history ? SENTENCES_OF_A_CHRONICLE : SENTENCES_OF_A_STORY;
  if (date_is_none(g->story) || g->sentence - g->story_sentence > most) return false;
  return date_to_days(g->document) - date_to_days(g->story) > DAYS_TO_BE_HISTORY;
}

/* "gave them 72 hours to leave on December 16", written in January: no plan is eleven months ahead. */
enum { MONTHS_OF_A_PLAN = 8 };

static int months_ahead(struct date d, struct date base) {
  bool over = d.month == base.month && d.day && base.day && d.day < base.day;
  if (over) return 12;
  return d.month >= base.month ? d.month - base.month : d.month + 12 - base.month;
}

/* Month (and day) without a year. */
static bool resolve_year(const struct grammar *g, struct moment *m, struct date *found) {
  struct date d = {0, (uint8_t)m->month, (uint8_t)m->day};
  struct date base = g->document;
  if (moment_is_history(g) && (g->lean != LEAN_FUTURE || g->lean_weak)) {
    d.year = date_is_none(g->document) ? g->focus.year : g->story.year;
    *found = d;
    return date_is_valid(d);
  }
  if (date_is_none(base)) return false;
  /* "in a call on August 19 he said it would be done by August 22" */
  if (g->lean == LEAN_FUTURE && g->lean_weak && g->mentioned.day && g->mentioned_sentence == g->sentence)
    base = g->mentioned;
  int step = g->lean == LEAN_FUTURE ? 1 : -1;
  bool unsure = g->lean_weak || (g->present && !g->ahead);
  if (step > 0 && unsure && months_ahead(d, base) > MONTHS_OF_A_PLAN) step = -1;
  /* "Rome next month, Paris in December": in a list without verbs what follows what lies ahead does too */
  bool list = g->mentioned_sentence == g->sentence && compare_to_base(g->mentioned, g->document) > 0;
  if (step < 0 && !g->lean_known && !date_is_none(g->mentioned) && list) step = 1;
  for (int n = 0; n < YEARS_TO_SEARCH; n++) {
    d.year = (int16_t)(base.year + n * step);
    if (!date_is_valid(d)) continue;
    if (compare_to_base(d, base) * step >= 0) return *found = d, true;
  }
  return false;
}

/* "Tuesday the eleventh": the nearest of either side, since the two together leave few. */
static bool resolve_weekday_and_day(const struct grammar *g, const struct moment *m, struct date *found) {
  struct date base = g->document;
  if (base.day == 0) return false;
  int32_t best = INT32_MAX, origin = date_to_days(base);
  for (int n = -MONTHS_TO_SEARCH; n <= MONTHS_TO_SEARCH; n++) {
    struct date month = date_add_months((struct date){base.year, base.month, 0}, n);
    struct date d = {month.year, month.month, (uint8_t)m->day};
    if (!date_is_valid(d) || date_weekday(d) != m->weekday) continue;
    int32_t gap = date_to_days(d) > origin ? date_to_days(d) - origin : origin - date_to_days(d);
    if (gap < best) best = gap, *found = d;
  }
  return best < INT32_MAX;
}

/* A day of the month: "the 18th". */
static bool resolve_month(const struct grammar *g, const struct moment *m, struct date *found) {
  struct date base = g->document;
  if (base.day == 0) return false;
  int step = g->lean == LEAN_FUTURE ? 1 : -1;
  struct date month = {base.year, base.month, 0};
  for (int n = 0; n < MONTHS_TO_SEARCH; n++, month = date_add_months(month, step)) {
    struct date d = {month.year, month.month, (uint8_t)m->day};
    if (!date_is_valid(d) || compare_to_base(d, base) * step < 0) continue;
    return *found = d, true;
  }
  return false;
}

static bool resolve_weekday(const struct grammar *g, const struct moment *m, struct date *found) {
  if (g->document.day == 0) return false;
  int gap = m->weekday - date_weekday(g->document);
  int days = g->lean == LEAN_FUTURE ? (gap + 7) % 7 : -((7 - gap) % 7);
  *found = date_add_days(g->document, days);
  return !date_is_none(*found);
}

bool moment_resolve(const struct grammar *g, struct moment *m) {
  struct date found = {(int16_t)m->year, (uint8_t)m->month, (uint8_t)m->day};
  if (!m->calendar) return !date_is_none(m->first) && !date_is_none(m->last);
  bool known = true;
  if (m->year)
    known = date_is_valid(found);
  else if (m->month)
    known = resolve_year(g, m, &found);
  else if (m->day && m->weekday >= 0)
    known = resolve_weekday_and_day(g, m, &found);
  else if (m->day)
    known = resolve_month(g, m, &found);
  else
    known = m->weekday >= 0 && resolve_weekday(g, m, &found);
  m->relative = m->relative || !m->year;
  m->weekday_named = m->weekday_named || m->weekday >= 0;
  m->first = m->last = known ? found : (struct date){0};
  m->calendar = false;
  return known;
}

/* The last day of a moment in full. */
struct date end_of_moment(const struct moment *m) {
  struct date d = m->last;
  if (d.month == 0) d.month = 12;
  if (d.day == 0) d.day = (uint8_t)date_days_in_month(d.year, d.month);
  return same(m->first, m->last) || date_is_valid(d) ? d : m->last;
}
