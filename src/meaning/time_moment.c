/* What names one moment: dates, deictic words, and what is built on them: "early 2020", "the first week of
   May", "two weeks ago", "three days after 5 June", "Monday of next week". */
#include "meaning/time_grammar.h"

static void keep_longer(struct moment *best, bool found, const struct moment *m) {
  if (found && m->end > best->end) *best = *m;
}

/* "Athens today has five million people": the verb above tells of what lasts, in a text with days in it
   too */
static bool lasts(const struct grammar *g, size_t i) {
  const struct word *word = &g->analysis->words[look_at(g, i)->word];
  for (int n = 0; n < 2 && word->head != NO_WORD; n++) {
    word = &g->analysis->words[word->head];
    if (word->upos == UPOS_VERB) return lemma_has_sense(g->words, word->lemma, CLASS_LASTING);
  }
  return false;
}

/* "today", "yesterday" */
static bool deictic_at(const struct grammar *g, size_t i, struct moment *m) {
  size_t end;
  const struct sense *sense = class_at(g, i, CLASS_DAY, &end);
  if (date_is_none(g->document)) return false;
  /* "we remember on this day", not "on this day in 1953" */
  bool on_this_day = i > 0 && word_at(g, i - 1, "on") && word_at(g, i, "this") && word_at(g, i + 1, "day");
  if (!sense && on_this_day && !word_at(g, i + 2, "in") && !word_at(g, i + 2, "of"))
    return *m = moment_fixed(g->document, g->document, i + 2), m->relative = true;
  if (!sense) return false;
  if (word_at(g, i, "today") && g->present && (!g->daily || lasts(g, i))) return false; /* nowadays */
  struct date d = date_add_days(g->document, (int)sense->low);
  *m = moment_fixed(d, d, end);
  m->relative = true;
  return !date_is_none(d);
}

/* "the summer of 2010", "winter 1776": months of the north, as meteorologists count */
static bool season_at(const struct grammar *g, size_t i, struct moment *m) {
  size_t end, behind;
  int year;
  const struct sense *season = class_at(g, skip_word(g, i, "the"), CLASS_SEASON, &end);
  if (!season) return false;
  size_t at = end + (word_at(g, end, "of") || word_at(g, end, "in"));
  if (!year_at(g, at, &year, &behind)) return false;
  struct date first = {(int16_t)year, (uint8_t)season->low, 0};
  *m = moment_fixed(first, date_add_months(first, (int)((season->high - season->low + 12) % 12)), behind);
  return true;
}

/* A date, "today", "last month", "the summer of 2010": the longest that stands there. */
static bool simple_at(const struct grammar *g, size_t i, struct moment *best) {
  struct moment m;
  *best = (struct moment){.end = i};
  keep_longer(best, calendar_at(g, i, &m), &m);
  keep_longer(best, deictic_at(g, i, &m), &m);
  keep_longer(best, shift_at(g, i, &m), &m);
  keep_longer(best, season_at(g, i, &m), &m);
  if (best->end == i) return false;
  best->end = skip_class(g, best->end, CLASS_DAYPART);
  return true;
}

/* "(September 12) of this year", "(December) last year": gives a date without a year its year. */
static size_t year_from_shift(const struct grammar *g, size_t i, struct moment *m) {
  struct moment year;
  size_t at = i + mark_at(g, i, ',');
  if (word_at(g, at, "of") || word_at(g, at, "in")) at++;
  if (!m->calendar || m->year || !shift_at(g, at, &year) || date_is_none(year.first)) return i;
  if (m->month && year.first.month == 0 && year.first.year == year.last.year)
    return m->year = year.first.year, m->relative = true, year.end;
  bool same_month = year.first.month && !year.first.day && year.first.month == year.last.month;
  if (m->month || !m->day || !same_month) return i;
  m->year = year.first.year, m->month = year.first.month, m->relative = true;
  return year.end;
}

/* "Monday of next week", "next week on Tuesday": the weekday of a week. */
static bool weekday_of_week(struct moment *week, int weekday) {
  if (!week->first.day || date_to_days(week->last) - date_to_days(week->first) != 6) return false;
  week->first = week->last = date_add_days(week->first, weekday);
  week->weekday_named = true;
  return true;
}

static bool week_and_weekday_at(const struct grammar *g, size_t i, struct moment *m) {
  int weekday;
  size_t end;
  if (weekday_at(g, i, &weekday, &end)) {
    size_t at = end;
    if (word_at(g, at, "of") || word_at(g, at, "in") || mark_at(g, at, ',')) at++;
    return shift_at(g, at, m) && weekday_of_week(m, weekday);
  }
  if (!shift_at(g, i, m)) return false;
  size_t at = m->end;
  if (word_at(g, at, "on") || mark_at(g, at, ',') || mark_at(g, at, '-')) at++;
  const struct sense *name = class_at(g, at, CLASS_WEEKDAY, &end);
  if (!name || !weekday_of_week(m, (int)name->low)) return false;
  return m->end = end, true;
}

/* A part of something: which, and where the something begins. */
static bool part_word_at(const struct grammar *g, size_t i, enum word_class *part, size_t *end) {
  static const enum word_class parts[] = {CLASS_EARLY, CLASS_MID, CLASS_LATE};
  for (size_t n = 0; n < 3; n++)
    for (size_t article = 0; article < 2; article++)
      if ((article == 0 || word_at(g, i, "the")) && class_at(g, i + article, parts[n], end))
        return *part = parts[n], true;
  return false;
}

/* "the end of" this: "the month", "the year" are the current ones. */
static bool whole_at(const struct grammar *g, size_t i, struct moment *m) {
  size_t end;
  bool of = i > 0 && word_at(g, i - 1, "of");
  if (simple_at(g, i, m)) return m->end = year_from_shift(g, m->end, m), moment_resolve(g, m);
  const struct sense *unit = class_at(g, skip_word(g, i, "the"), CLASS_UNIT, &end);
  if (!unit || (!of && !word_at(g, i, "the")) || unit->low < UNIT_WEEK || date_is_none(g->document) ||
      !g->document.day)
    return false;
  *m = moment_of_unit(g->document, (enum unit)unit->low, 0);
  return m->end = end, !date_is_none(m->first);
}

static bool is_end_word(const struct grammar *g, size_t i, size_t end) {
  for (size_t n = i; n < end; n++)
    if (word_at(g, n, "end") || word_at(g, n, "close") || word_at(g, n, "days")) return true;
  return false;
}

static bool part_at(const struct grammar *g, size_t i, struct moment *m) {
  enum word_class part = CLASS_EARLY;
  size_t end = i;
  if (!part_word_at(g, i, &part, &end) || !whole_at(g, end, m)) return false;
  if (m->first.day && m->first.day == m->last.day && m->first.month == m->last.month)
    return true; /* "late Thursday" */
  m->is_end = part == CLASS_LATE && is_end_word(g, i, end);
  m->approximate = true;
  bool decade = !m->first.month && m->last.year - m->first.year == 9;
  if (decade && !m->is_end) { /* "the early 1980s" */
    int from = part == CLASS_EARLY ? 0 : part == CLASS_MID ? 3 : 5, years = part == CLASS_MID ? 3 : 4;
    m->first.year = (int16_t)(m->first.year + from), m->last.year = (int16_t)(m->first.year + years);
  }
  return true;
}

/* "the first week of May", "the last three months of 2021", "third month of 2021" */
struct pick {
  size_t end;
  int nth, count; /* nth < 0 from the end */
  enum unit unit;
};

static bool pick_at(const struct grammar *g, size_t i, struct pick *pick) {
  size_t at = skip_word(g, i, "the"), end;
  int64_t count = 0;
  *pick = (struct pick){.count = 1};
  if (class_at(g, at, CLASS_LAST, &end) && word_at(g, at, "last"))
    pick->nth = -1;
  else if (!ordinal_at(g->words, &g->pieces, at, &pick->nth, &end))
    return false;
  if (number_at(g->words, &g->pieces, end, &count, &at) && count <= 366) end = at, pick->count = (int)count;
  const struct sense *unit = class_at(g, end, CLASS_UNIT, &at);
  if (!unit || count < 0 || count > 366 || look_at(g, end)->lower.len < 3) return false;
  pick->unit = (enum unit)unit->low, pick->end = at;
  return pick->nth != 0;
}

/* Weeks belong where their Thursday is (ISO 8601). */
static struct date week_in(const struct moment *whole, int nth) {
  struct date first = whole->first, last = end_of_moment(whole);
  if (!first.month) first.month = 1;
  if (!first.day) first.day = 1;
  if (nth > 0) {
    struct date thursday = date_add_days(first, (3 - date_weekday(first) + 7) % 7);
    return date_add_days(thursday, 7 * (nth - 1) - 3);
  }
  struct date thursday = date_add_days(last, -((date_weekday(last) - 3 + 7) % 7));
  return date_add_days(thursday, 7 * (nth + 1) - 3);
}

static bool pick_from(const struct pick *pick, struct moment *m) {
  struct date start = m->first, end = end_of_moment(m);
  int step = pick->nth > 0 ? pick->nth - 1 : -pick->count, more = pick->count - 1;
  if (!start.month) start.month = 1;
  switch (pick->unit) {
  case UNIT_DAY:
    if (!start.day) start.day = 1;
    m->first = pick->nth > 0 ? date_add_days(start, step) : date_add_days(end, step + 1);
    m->last = date_add_days(m->first, more);
    break;
  case UNIT_WEEK:
    m->first = week_in(m, pick->nth > 0 ? pick->nth : -pick->count);
    m->last = date_add_days(m->first, 7 * pick->count - 1);
    break;
  case UNIT_MONTH:
  case UNIT_QUARTER: {
    int months = pick->unit == UNIT_MONTH ? 1 : 3;
    struct date whole = pick->nth > 0 ? start : (struct date){end.year, end.month, 0};
    whole.day = 0;
    m->first = date_add_months(whole, pick->nth > 0 ? step * months : step * months + 1);
    m->last = date_add_months(m->first, months * pick->count - 1);
    break;
  }
  default: return false;
  }
  return !date_is_none(m->first) && !date_is_none(m->last);
}

static bool picked_at(const struct grammar *g, size_t i, struct moment *m) {
  struct pick pick;
  if (!pick_at(g, i, &pick)) return false;
  size_t at = pick.end;
  if (!word_at(g, at, "of") && !word_at(g, at, "in")) return false;
  at++;
  return whole_at(g, at, m) && pick_from(&pick, m);
}

/* "the week of April 10", "the week beginning 4 February", "w/c Feb 4" */
static bool week_around_at(const struct grammar *g, size_t i, struct moment *m) {
  size_t at = skip_word(g, i, "the");
  bool commencing = word_at(g, at, "w") && mark_at(g, at + 1, '/') && word_at(g, at + 2, "c");
  bool week = word_at(g, at, "week"), weekend = word_at(g, at, "weekend");
  if (!commencing && !week && !weekend) return false;
  at += commencing ? 3 : 1;
  if (!commencing) {
    static const char *const links[] = {"of", "beginning", "starting", "commencing"};
    size_t before = at;
    for (size_t n = 0; n < 4; n++)
      if (word_at(g, at, links[n])) {
        at++;
        break;
      }
    if (at == before) return false;
    at = skip_word(g, at, "on");
  }
  if (!simple_at(g, at, m) || !moment_resolve(g, m) || !m->first.day) return false;
  size_t end = m->end;
  *m = moment_of_unit(m->first, weekend ? UNIT_WEEKEND : UNIT_WEEK, 0);
  return m->end = end, true;
}

static struct moment moved(struct date base, struct duration d, size_t end) {
  bool approximate;
  struct date moved_to = duration_end(base, d, &approximate);
  struct moment m = moment_fixed(moved_to, moved_to, end);
  m.approximate = approximate, m.relative = true;
  return m;
}

/* "(three days) later", "(two weeks) ago", "(a month) from now", "(ten days) after 5 June" */
static bool offset_behind(const struct grammar *g, size_t i, const struct length *length, struct moment *m) {
  static const char *const earlier[] = {"earlier", "before", "previously", "prior"};
  static const char *const later[] = {"later", "afterwards", "after", "hence", "thereafter"};
  struct moment base;
  size_t end;
  struct duration back = duration_negated(length->duration);
  bool hours = length->unit < UNIT_DAY;
  if (hours && length->duration.hours < 24) return false; /* within the day: no other date */
  if (word_at(g, i, "ago") || (word_at(g, i, "back") && !length->article)) {
    if (date_is_none(g->document)) return false;
    *m = moved(g->document, back, i + 1);
    m->approximate = m->approximate || length->unit > UNIT_DAY;
    /* "three years ago" knows no day, though "a year ago" is near one */
    bool several = length->duration.years > 1 || (!length->duration.years && length->duration.months > 1);
    if (several && !length->duration.days && !length->duration.weeks) {
      m->first.day = 0;
      if (!length->duration.months) m->first.month = 0;
      m->last = m->first;
    }
    return true;
  }
  if (word_at(g, i, "from") && word_at(g, i + 1, "now") && !date_is_none(g->document))
    return *m = moved(g->document, length->duration, i + 2), true;
  bool before = class_at(g, i, CLASS_BEFORE, &end) != NULL,
       after = !before && class_at(g, i, CLASS_AFTER, &end) != NULL;
  struct grammar ahead = *g;
  ahead.lean = g->lean_known ? g->lean : LEAN_FUTURE;
  if ((before || after) && !word_at(g, i, "of") && simple_at(&ahead, skip_word(g, end, "the"), &base)) {
    base.end = year_from_shift(&ahead, base.end, &base);
    if (!moment_resolve(&ahead, &base)) return false;
    *m = moved(base.first, after ? length->duration : back, base.end);
    return m->relative = base.relative, !date_is_none(m->first);
  }
  if (date_is_none(g->focus)) return false;
  const struct piece *behind = look_at(g, i + 1);
  bool alone = behind->kind != PIECE_WORD ||
               !(word_at(g, i, "after") || word_at(g, i, "before") || word_at(g, i, "prior"));
  for (size_t n = 0; n < 4; n++)
    if (alone && word_at(g, i, earlier[n])) return *m = moved(g->focus, back, i + 1), true;
  for (size_t n = 0; n < 5; n++)
    if (alone && word_at(g, i, later[n])) return *m = moved(g->focus, length->duration, i + 1), true;
  return false;
}

static bool offset_at(const struct grammar *g, size_t i, struct moment *m) {
  struct length length;
  size_t at = skip_class(g, i, CLASS_ABOUT);
  bool the_day = word_at(g, at, "the"); /* "the day before yesterday", "the week after the vote" */
  size_t end;
  if (the_day) {
    const struct sense *unit = class_at(g, at + 1, CLASS_UNIT, &end);
    bool night =
        !unit && word_at(g, at + 1, "night") && (word_at(g, at + 2, "before") || word_at(g, at + 2, "after"));
    if (night) end = at + 2;
    if ((!unit && !night) || (unit && unit->low < UNIT_DAY) || word_at(g, end, "of")) return false;
    length = (struct length){.end = end, .unit = unit ? (enum unit)unit->low : UNIT_DAY};
    if (length.unit == UNIT_DAY)
      length.duration.days = 1;
    else if (length.unit == UNIT_WEEK)
      length.duration.weeks = 1;
    else if (length.unit == UNIT_MONTH)
      length.duration.months = 1;
    else if (length.unit == UNIT_YEAR)
      length.duration.years = 1;
    else
      return false;
  } else if (!length_at(g, at, &length) || length.adjective)
    return false;
  if (word_at(g, length.end, "or") && word_at(g, length.end + 1, "so")) length.end += 2;
  if (!offset_behind(g, length.end, &length, m)) return false;
  m->approximate = m->approximate || length.approximate || at > i;
  if (the_day && length.unit == UNIT_YEAR) m->first.month = m->first.day = 0, m->last = m->first;
  if (the_day && length.unit == UNIT_MONTH) m->first.day = 0, m->last = m->first;
  int weekday; /* "3 weeks after Christmas on Friday": of the week that is reached */
  size_t on = m->end + (mark_at(g, m->end, ',') || word_at(g, m->end, "on"));
  if (on > m->end && m->first.day && weekday_at(g, on, &weekday, &end)) {
    size_t behind = end;
    *m = moment_of_unit(m->first, UNIT_WEEK, 0);
    m->end = behind;
    return weekday_of_week(m, weekday);
  }
  return true;
}

/* "Monday two weeks from now": of the week that is reached */
static bool weekday_and_offset_at(const struct grammar *g, size_t i, struct moment *m) {
  int weekday;
  size_t at;
  if (!weekday_at(g, i, &weekday, &at) || !offset_at(g, at + mark_at(g, at, ','), m) || !m->first.day)
    return false;
  size_t end = m->end;
  *m = moment_of_unit(m->first, UNIT_WEEK, 0);
  return m->end = end, weekday_of_week(m, weekday);
}

/* "over the weekend": the last one for what happened, else this week's */
static bool weekend_at(const struct grammar *g, size_t i, struct moment *m) {
  size_t at = skip_word(g, i, "the");
  if (!word_at(g, at, "weekend") || !g->document.day) return false;
  if (i > 0 && (word_at(g, i - 1, "a") || word_at(g, i - 1, "every"))) return false;
  bool on_weekend = date_weekday(g->document) >= 5;
  *m = moment_of_unit(g->document, UNIT_WEEKEND,
                      g->lean_known && g->lean == LEAN_PAST && !on_weekend ? -1 : 0);
  return m->end = at + 1, true;
}

/* "week 31", "the week 3 of 2027" (ISO 8601: week 1 has the year's first Thursday) */
static bool numbered_week_at(const struct grammar *g, size_t i, struct moment *m) {
  size_t at = skip_word(g, i, "the");
  const struct piece *figure = look_at(g, at + 1);
  if (!word_at(g, at, "week") || figure->kind != PIECE_NUMBER || figure->value < 1 || figure->value > 53)
    return false;
  size_t of = at + 2 + (word_at(g, at + 2, "of") || word_at(g, at + 2, "in"));
  struct moment year;
  if (of == at + 2 || !whole_at(g, of, &year)) {
    bool closed = look_at(g, at + 2)->kind != PIECE_WORD && !mark_at(g, at + 2, '-');
    if (!closed || date_is_none(g->document)) return false;
    struct date this_year = {g->document.year, 0, 0};
    year = moment_fixed(this_year, this_year, at + 2);
  }
  if (year.first.month || year.first.year != year.last.year) return false;
  struct date monday = week_in(&year, (int)figure->value);
  *m = moment_fixed(monday, date_add_days(monday, 6), year.end);
  return m->relative = true;
}

/* "sales in the year", "for the month": the current one, unless a story is being told */
static bool current_unit_at(const struct grammar *g, size_t i, struct moment *m) {
  static const char *const before[] = {"in", "for", "of"};
  size_t end, at = i + 1;
  bool said = false;
  if (i == 0 || !word_at(g, i, "the") || !g->document.day || !date_is_none(g->focus)) return false;
  for (size_t n = 0; n < 3; n++) said = said || word_at(g, i - 1, before[n]);
  const struct sense *unit = class_at(g, at, CLASS_UNIT, &end);
  if (!said || !unit || unit->low < UNIT_DAY || unit->low > UNIT_YEAR || end != at + 1) return false;
  bool after_next = word_at(g, end, "after") && word_at(g, end + 1, "next") && unit->low > UNIT_DAY;
  bool plural = slice_ends(look_at(g, at)->lower, SLICE("s"));
  if (plural || (look_at(g, end)->kind == PIECE_WORD && !after_next)) return false;
  *m = moment_of_unit(g->document, (enum unit)unit->low, after_next ? 2 : 0);
  return m->end = end + (after_next ? 2 : 0), true;
}

/* "in two weeks" where it looks ahead */
static bool ahead_at(const struct grammar *g, size_t i, struct moment *m) {
  struct length length;
  size_t at;
  if (!class_at(g, i, CLASS_IN, &at) || !length_at(g, at, &length) || length.adjective) return false;
  if (date_is_none(g->document) || (g->lean_known && g->lean == LEAN_PAST)) return false;
  if (length.article && i > 0 && class_at(g, i - 1, CLASS_UNIT, &at)) return false; /* "days in a year" */
  if (length.unit < UNIT_DAY || (length.article && length.unit == UNIT_DAY)) return false; /* "20 in a day" */
  size_t end = length.end;
  if (mark_at(g, end, '\'')) end = skip_word(g, skip_word(g, end + 1, "s"), "time");
  *m = moved(g->document, length.duration, end);
  m->approximate = m->approximate || length.approximate;
  return true;
}

/* "the 12th of October last", "the 1st of February next": as proclamations and treaties write */
static bool points_behind(const struct grammar *g, const struct moment *m) {
  if (!m->calendar || m->year || !m->month || (!word_at(g, m->end, "last") && !word_at(g, m->end, "next")))
    return false;
  const struct piece *next = look_at(g, m->end + 1);
  if (next->kind != PIECE_WORD) return next->kind != PIECE_NUMBER;
  uint8_t upos = g->analysis->words[next->word].upos;
  return upos == UPOS_ADP || upos == UPOS_CCONJ || upos == UPOS_SCONJ || upos == UPOS_AUX;
}

/* "on the eve of 5 June", "on the eve of the new year": the day before */
static bool eve_at(const struct grammar *g, size_t i, struct moment *m) {
  size_t at = skip_word(g, i, "the");
  if (!word_at(g, at, "eve") || !word_at(g, at + 1, "of")) return false;
  if (!simple_at(g, skip_word(g, at + 2, "the"), m) || !moment_resolve(g, m)) return false;
  bool day = m->first.day && date_to_days(m->first) == date_to_days(m->last);
  m->first = m->last = day ? date_add_days(m->first, -1) : (struct date){0};
  m->weekday_named = false;
  return day;
}

/* "in the first half of 2020" */
static bool half_at(const struct grammar *g, size_t i, struct moment *m) {
  size_t at = skip_word(g, i, "the"), end;
  int nth;
  bool last = word_at(g, at, "last") || word_at(g, at, "latter");
  if (last)
    nth = 2, end = at + 1;
  else if (!ordinal_at(g->words, &g->pieces, at, &nth, &end) || nth > 2)
    return false;
  if (!word_at(g, end, "half") || (!word_at(g, end + 1, "of") && !word_at(g, end + 1, "in"))) return false;
  if (!whole_at(g, end + 2, m) || m->first.month || m->first.year != m->last.year) return false;
  m->first.month = nth == 1 ? 1 : 7, m->last.month = nth == 1 ? 6 : 12;
  return true;
}

/* "October" + "this year"; "in March the same year" */
static bool with_year_at(const struct grammar *g, size_t i, struct moment *m) {
  if (!simple_at(g, i, m)) return false;
  if (points_behind(g, m)) { /* in a story long over, seen from there */
    struct grammar lean = *g;
    lean.lean = word_at(g, m->end, "last") ? LEAN_PAST : LEAN_FUTURE, lean.lean_weak = false;
    if (moment_is_history(g)) lean.document = g->story, lean.story = (struct date){0};
    m->end++;
    return moment_resolve(&lean, m);
  }
  m->end = year_from_shift(g, m->end, m);
  return true;
}

static bool whole_moment_at(const struct grammar *g, size_t i, struct moment *best) {
  struct moment m;
  *best = (struct moment){.end = i};
  keep_longer(best, with_year_at(g, i, &m), &m);
  keep_longer(best, week_and_weekday_at(g, i, &m), &m);
  keep_longer(best, part_at(g, i, &m), &m);
  keep_longer(best, picked_at(g, i, &m), &m);
  keep_longer(best, half_at(g, i, &m), &m);
  keep_longer(best, eve_at(g, i, &m), &m);
  keep_longer(best, week_around_at(g, i, &m), &m);
  keep_longer(best, offset_at(g, i, &m), &m);
  keep_longer(best, ahead_at(g, i, &m), &m);
  keep_longer(best, weekday_and_offset_at(g, i, &m), &m);
  keep_longer(best, weekend_at(g, i, &m), &m);
  keep_longer(best, numbered_week_at(g, i, &m), &m);
  keep_longer(best, current_unit_at(g, i, &m), &m);
  return best->end > i;
}

bool composed_at(const struct grammar *g, size_t i, struct moment *m) {
  size_t at;
  struct moment about;
  bool found = whole_moment_at(g, i, m);
  if (!class_at(g, i, CLASS_ABOUT, &at) || !whole_moment_at(g, at, &about)) return found;
  if (found && m->end >= about.end) return true;
  *m = about;
  return m->approximate = true;
}
