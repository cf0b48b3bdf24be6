/* "from A to B", "between A and B", "A - B", "9 to 12 June", "November 18-19". */
#include "meaning/time_grammar.h"

enum opening { OPENING_NONE, OPENING_FROM, OPENING_BETWEEN };

static size_t separator_behind(const struct grammar *g, size_t i, enum opening opening) {
  static const char *const words[] = {"to", "until", "till", "through", "thru"};
  size_t at = i;
  if (mark_at(g, at, ',')) at++;
  for (size_t n = 0; n < 5; n++)
    if (word_at(g, at, words[n])) return at + 1;
  if (opening == OPENING_BETWEEN && word_at(g, at, "and")) return at + 1;
  if (mark_at(g, i, '-') || mark_at(g, i, '~')) return i + 1;
  return i;
}

/* "now", "date" close a range though they name no day by themselves. */
static bool border_at(const struct grammar *g, size_t i, struct moment *m) {
  if (composed_at(g, i, m)) return true;
  if (!(word_at(g, i, "date") || word_at(g, i, "now") ||
        (word_at(g, i, "current") && word_at(g, i + 1, "date"))))
    return false;
  if (date_is_none(g->document)) return false;
  *m = moment_fixed(g->document, g->document, i + 1 + word_at(g, i, "current"));
  return m->relative = true;
}

static bool is_after(const struct moment *a, const struct moment *b) {
  return a->month > b->month || (a->month == b->month && a->day > b->day);
}

/* "November 18-19", "from 4 to 7 May": one of the two names only the day. */
static bool days_of_one_month(const struct grammar *g, size_t i, enum opening opening, struct moment *a,
                              struct moment *b) {
  size_t end, sep;
  int day;
  if (calendar_at(g, i, a) && a->calendar && a->month && a->day &&
      (sep = separator_behind(g, a->end, opening)) > a->end) {
    size_t at = skip_word(g, sep, "the");
    struct moment other;
    if (calendar_at(g, sep, &other) && other.calendar && other.month) return false;
    if (!day_at(g, at, &day, &end) || look_at(g, end)->kind == PIECE_NUMBER) return false;
    *b = *a;
    b->day = day, b->end = end, b->weekday = -1;
    int year;
    size_t behind;
    if (!a->year && mark_at(g, end, ',') && year_at(g, end + 1, &year, &behind))
      a->year = b->year = year, b->end = behind;
    if (day <= a->day) { /* "27 April to the 3rd" */
      b->month = a->month % 12 + 1;
      if (b->month == 1 && b->year) b->year++;
    }
    return true;
  }
  size_t at = skip_word(g, i, "the");
  if (!day_at(g, at, &day, &end)) return false;
  sep =
      separator_behind(g, end, opening == OPENING_NONE && word_at(g, end, "and") ? OPENING_BETWEEN : opening);
  if (sep == end || !calendar_at(g, sep, b) || !b->calendar || !b->month || !b->day || day >= b->day)
    return false;
  *a = *b;
  a->day = day, a->weekday = -1;
  return true;
}

/* "from 4-23 in next month" */
static bool days_of_shifted_month(const struct grammar *g, size_t i, enum opening opening, struct moment *m) {
  int from, to;
  size_t end, behind;
  if (opening == OPENING_NONE || !day_at(g, i, &from, &end)) return false;
  size_t sep = separator_behind(g, end, opening);
  if (sep == end || !day_at(g, sep, &to, &behind) || to <= from) return false;
  size_t at = behind;
  if (word_at(g, at, "of") || word_at(g, at, "in")) at++;
  if (!shift_at(g, at, m) || m->first.day || !m->first.month || m->first.month != m->last.month) return false;
  m->first.day = (uint8_t)from, m->last.day = (uint8_t)to;
  return date_is_valid(m->last);
}

/* What one end leaves out, the other says; where neither says the year, the second follows the first. */
static bool settle(const struct grammar *g, struct moment *a, struct moment *b) {
  if (a->calendar && b->calendar && !a->year && b->year && a->month)
    a->year = b->year - (b->month && is_after(a, b));
  struct grammar ahead = *g;
  ahead.lean = LEAN_FUTURE;
  bool follows = b->calendar && !b->year && (b->month || b->weekday >= 0 || b->day);
  if (!moment_resolve(g, a)) return false;
  if (!follows) return moment_resolve(g, b);
  ahead.document = a->first, ahead.focus = (struct date){0};
  if (!ahead.document.day && (b->day || b->weekday >= 0)) ahead.document.day = 1;
  if (!ahead.document.month) return false;
  return moment_resolve(&ahead, b);
}

/* "from May to September", said in June of what lies ahead: the one that has begun. */
static bool settle_around(const struct grammar *g, struct moment *a, struct moment *b) {
  struct moment begun = *a, ends = *b;
  if (g->lean == LEAN_FUTURE && a->calendar && !a->year && a->month && !date_is_none(g->document)) {
    struct grammar past = *g;
    past.lean = LEAN_PAST, past.focus = (struct date){0};
    if (settle(&past, &begun, &ends) && date_to_days(end_of_moment(&ends)) >= date_to_days(g->document))
      return *a = begun, *b = ends, true;
  }
  return settle(g, a, b);
}

/* "1871-72", "1892 - 94": a season or years of a reign, of which the second is short */
static bool short_end_at(const struct grammar *g, size_t i, const struct moment *a, struct moment *b) {
  const struct piece *figures = look_at(g, i + 1);
  if (!a->calendar || !a->year || a->month || a->weekday >= 0) return false;
  bool slash = mark_at(g, i, '/') && !look_at(g, i)->spaced && !figures->spaced;
  if (!mark_at(g, i, '-') && !slash) return false;
  if (figures->kind != PIECE_NUMBER || figures->digits != 2 || figures->value <= a->year % 100) return false;
  const struct piece *behind = look_at(g, i + 2);
  if (behind->kind == PIECE_NUMBER || (behind->kind == PIECE_MARK && strchr("-%:/", behind->mark)))
    return false;
  *b = moment_named();
  b->year = a->year / 100 * 100 + (int)figures->value, b->end = i + 2;
  return true;
}

static bool pair_at(const struct grammar *g, size_t i, enum opening opening, struct moment *a,
                    struct moment *b) {
  if (days_of_one_month(g, i, opening, a, b)) return true;
  if (!border_at(g, i, a)) return false;
  if (short_end_at(g, a->end, a, b)) return true;
  size_t sep = separator_behind(g, a->end, opening);
  return sep > a->end && border_at(g, sep, b);
}

/* Two dates with nothing but "to" or a dash between are a range only where both are dates, not "Friday -
   today". */
static bool range_from(const struct grammar *g, size_t i, enum opening opening, struct moment *m) {
  struct moment a, b;
  if (days_of_shifted_month(g, i, opening, m)) return true;
  if (!pair_at(g, i, opening, &a, &b)) return false;
  if (opening == OPENING_NONE && !a.calendar) return false; /* "renewed last March until September": two */
  if (!settle_around(g, &a, &b)) return false;
  *m = a;
  if (a.is_end) m->first = end_of_moment(&a), m->is_end = false;
  m->last = b.is_end ? end_of_moment(&b) : b.last;
  m->end = b.end, m->relative = a.relative || b.relative;
  m->approximate = (a.approximate && !a.is_end) || (b.approximate && !b.is_end);
  return date_to_days(m->first) <= date_to_days(end_of_moment(m));
}

bool range_at(const struct grammar *g, size_t i, struct moment *m) {
  bool from = word_at(g, i, "from"), between = word_at(g, i, "between");
  if (from && range_from(g, i + 1, OPENING_FROM, m)) return true;
  if (between && range_from(g, i + 1, OPENING_BETWEEN, m)) return true;
  return !from && !between && range_from(g, i, OPENING_NONE, m);
}
