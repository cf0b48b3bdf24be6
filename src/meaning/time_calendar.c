/* Dates by the names of months and weekdays, and years, decades, centuries. */
#include "meaning/time_grammar.h"

/* Words that make a month of "may" and a weekday of "sun" when they stand before it. */
static const char *const before_names[] = {"in",   "of",      "since",  "until", "till",    "by",     "from",
                                           "to",   "between", "this",   "last",  "next",    "mid",    "early",
                                           "late", "on",      "before", "after", "through", "during", "and",
                                           "end",  "past",    "coming", "for",   "about",   "around"};

static bool is_number_piece(const struct piece *piece) {
  return piece->kind == PIECE_NUMBER || piece->kind == PIECE_ORDINAL;
}

static bool introduced(const struct grammar *g, size_t i) {
  size_t before = i;
  if (before > 0 && mark_at(g, before - 1, '-')) before--;
  if (before == 0) return false;
  if (is_number_piece(look_at(g, before - 1)) && look_at(g, before - 1)->digits <= 2) return true;
  for (size_t n = 0; n < sizeof before_names / sizeof *before_names; n++)
    if (word_at(g, before - 1, before_names[n])) return true;
  return false;
}

/* "May" the month and "may" the verb: what stands beside it, its capital and its tag decide. */
static bool is_name(const struct grammar *g, size_t i, size_t end, bool weekday) {
  size_t unused;
  const struct piece *piece = look_at(g, i);
  if (!class_at(g, i, CLASS_AMBIGUOUS, &unused)) return true;
  const struct word *word = &g->analysis->words[piece->word];
  if (word->upos == UPOS_AUX || word->upos == UPOS_VERB) return false;
  if (is_number_piece(look_at(g, end)) && (look_at(g, end)->digits || look_at(g, end)->kind == PIECE_ORDINAL))
    return true;
  if ((mark_at(g, end, '/') || mark_at(g, end, '-')) && !look_at(g, end)->spaced) return true;
  int day;
  int64_t number;
  if (ordinal_at(g->words, &g->pieces, end, &day, &unused)) return true;
  if (number_at(g->words, &g->pieces, end, &number, &unused)) return true;
  if (i > 0 && !piece->spaced && (mark_at(g, i - 1, '/') || mark_at(g, i - 1, '-'))) return true;
  static const char *const loose[] = {"of",   "and",     "for", "to",
                                      "from", "between", "in",  "about"}; /* "hometown of Sun" */
  for (size_t n = 0; n < 8; n++)
    if (weekday && i > 0 && word_at(g, i - 1, loose[n])) return false;
  if (weekday && i > 0 && mark_at(g, i - 1, '-')) return false;
  if (introduced(g, i)) return true;
  bool range = word_at(g, end, "to") || word_at(g, end, "through") || word_at(g, end, "until");
  if (range && class_at(g, end + 1, weekday ? CLASS_WEEKDAY : CLASS_MONTH, &unused)) return true;
  return !weekday && piece->capital && i > 0 && word->upos == UPOS_PROPN;
}

static size_t skip_point(const struct grammar *g, size_t i, size_t end) {
  bool short_form = look_at(g, i)->lower.len <= 4;
  return short_form && mark_at(g, end, '.') && !look_at(g, end)->spaced && end + 1 < g->pieces.count ? end + 1
                                                                                                     : end;
}

bool month_at(const struct grammar *g, size_t i, int *month, size_t *end) {
  const struct sense *sense = class_at(g, i, CLASS_MONTH, end);
  if (!sense || !is_name(g, i, *end, false)) return false;
  *month = (int)sense->low, *end = skip_point(g, i, *end);
  return true;
}

bool weekday_at(const struct grammar *g, size_t i, int *weekday, size_t *end) {
  const struct sense *sense = class_at(g, i, CLASS_WEEKDAY, end);
  if (!sense || !is_name(g, i, *end, true)) return false;
  *weekday = (int)sense->low, *end = skip_point(g, i, *end);
  return true;
}

/* A figure or ordinal from 1 to 31: "23", "23rd", "twenty-third", "twenty three". */
bool day_at(const struct grammar *g, size_t i, int *day, size_t *end) {
  const struct piece *piece = look_at(g, i);
  if (piece->kind == PIECE_NUMBER) {
    bool decimal =
        mark_at(g, i + 1, '.') && look_at(g, i + 2)->kind == PIECE_NUMBER && !look_at(g, i + 2)->spaced;
    bool clock = mark_at(g, i + 1, ':') && look_at(g, i + 2)->kind == PIECE_NUMBER;
    if (piece->digits == 0 || piece->digits > 2 || decimal || clock || mark_at(g, i + 1, '%')) return false;
    *day = (int)piece->value, *end = i + 1;
    return *day >= 1 && *day <= 31;
  }
  if (ordinal_at(g->words, &g->pieces, i, day, end)) return *day >= 1 && *day <= 31;
  int64_t value;
  if (piece->kind != PIECE_WORD || !number_at(g->words, &g->pieces, i, &value, end)) return false;
  *day = value > 31 ? 0 : (int)value;
  return *day >= 1;
}

/* "nineteen eighty six", "seventeen hundred thirty three", "two thousand and fifteen" */
static bool year_in_words_at(const struct grammar *g, size_t i, int *year, size_t *end) {
  int64_t value, rest;
  size_t behind;
  if (look_at(g, i)->kind != PIECE_WORD || !number_at(g->words, &g->pieces, i, &value, end)) return false;
  if (value >= 1500 && value < 2100) return *year = (int)value, true;
  if (value < 13 || value > 20 || look_at(g, *end)->kind != PIECE_WORD) return false;
  if (!number_at(g->words, &g->pieces, *end, &rest, &behind) || rest < 10 || rest > 99) return false;
  *year = (int)(value * 100 + rest), *end = behind;
  return true;
}

bool year_at(const struct grammar *g, size_t i, int *year, size_t *end) {
  const struct piece *piece = look_at(g, i), *next = look_at(g, i + 1);
  if (piece->kind != PIECE_NUMBER) return year_in_words_at(g, i, year, end);
  if (piece->digits != 4 || piece->value < 1000 || piece->value > 2999) return false;
  if (next->kind == PIECE_WORD && !next->spaced) return false;
  if (mark_at(g, i + 1, '.') && look_at(g, i + 2)->kind == PIECE_NUMBER && !look_at(g, i + 2)->spaced)
    return false;
  *year = (int)piece->value, *end = i + 1;
  return true;
}

/* A year behind a day and month may be short: "12", "'87" . */
static bool short_year_at(const struct grammar *g, size_t i, int *year, size_t *end) {
  size_t at = i + mark_at(g, i, '\'');
  const struct piece *piece = look_at(g, at);
  if (piece->kind != PIECE_NUMBER || piece->digits != 2 || mark_at(g, at + 1, ':')) return false;
  const struct piece *next = look_at(g, at + 1);
  bool alone = next->kind == PIECE_END || (next->kind == PIECE_MARK && strchr(".,;)", next->mark));
  bool was = word_at(g, at + 1, "was");
  if (at == i && !alone && !was) return false;
  *year = (int)(piece->value < 40 ? 2000 + piece->value : 1900 + piece->value), *end = at + 1;
  return true;
}

/* "30 September 420", "in December of 384" */
static bool ancient_year_at(const struct grammar *g, size_t i, int *year, size_t *end) {
  const struct piece *piece = look_at(g, i), *next = look_at(g, i + 1);
  if (piece->kind != PIECE_NUMBER || piece->digits != 3 || piece->value < 100) return false;
  if (next->kind == PIECE_NUMBER || (next->kind == PIECE_MARK && (next->mark == '%' || !next->spaced) &&
                                     look_at(g, i + 2)->kind == PIECE_NUMBER))
    return false;
  if (next->kind == PIECE_WORD && !word_at(g, i + 1, "ad") && !word_at(g, i + 1, "ce")) return false;
  *year = (int)piece->value, *end = i + 1 + (next->kind == PIECE_WORD);
  return true;
}

/* ", 2020", " of 2020", "-2020" behind a month; loose: also two figures */
static size_t year_behind(const struct grammar *g, size_t i, struct moment *m, bool loose) {
  size_t at = i, end;
  bool of = word_at(g, at, "of") || word_at(g, at, "in");
  if (mark_at(g, at, ',') || mark_at(g, at, '-') || mark_at(g, at, '/'))
    at++;
  else if (of)
    at++;
  at = skip_word(g, at, "the");
  at = skip_word(g, at, "year");
  int year;
  if (year_at(g, at, &year, &end)) return m->year = year, end;
  if (((loose && at == i) || of) && ancient_year_at(g, at, &year, &end)) return m->year = year, end;
  bool dashed = mark_at(g, i, '-'); /* "November 18-19" is two days */
  if ((loose || of) && !dashed && at <= i + 1 && short_year_at(g, at, &year, &end))
    return m->year = year, end;
  return i;
}

/* "On Monday 22 protesters were held", "in May 12 people died": a figure before a noun of many counts
   them. */
static bool counts_many(const struct grammar *g, size_t figure) {
  const struct piece *next = look_at(g, figure + 1);
  if (look_at(g, figure)->kind != PIECE_NUMBER || next->kind != PIECE_WORD || !next->spaced) return false;
  const struct word *w = &g->analysis->words[next->word];
  return w->upos == UPOS_NOUN && slice_find(w->feats, SLICE("Number=Plur")) != SIZE_MAX;
}

/* "October", "Oct. 23", "October the 23rd, 2020", "October of 2020", "October-2020-23" */
static bool month_first(const struct grammar *g, size_t i, struct moment *m) {
  size_t end;
  int day;
  *m = moment_named();
  if (!month_at(g, i, &m->month, &end)) return false;
  m->end = end;
  size_t at = end;
  if (mark_at(g, at, '-') || mark_at(g, at, '/') || mark_at(g, at, ',') || mark_at(g, at, '.')) at++;
  bool counted = at == end && i > 0 && word_at(g, i - 1, "in") && counts_many(g, at);
  at = skip_word(g, at, "the");
  if (!counted && day_at(g, at, &day, &end) &&
      !(look_at(g, end)->kind == PIECE_WORD && !look_at(g, end)->spaced)) {
    m->day = day, m->end = end;
    m->end = year_behind(g, end, m, true);
    return true;
  }
  m->end = year_behind(g, m->end, m, false);
  if (m->year && mark_at(g, m->end, '-') && day_at(g, m->end + 1, &day, &end)) m->day = day, m->end = end;
  return true;
}

/* "23 October 2020", "the 23rd of October", "the 15th day of June", "05-Aug-2016", "23-2020-September" */
static bool day_first(const struct grammar *g, size_t i, struct moment *m) {
  size_t end;
  *m = moment_named();
  if (i > 0 && mark_at(g, i - 1, '$')) return false;
  size_t at = skip_word(g, i, "the");
  if (!day_at(g, at, &m->day, &end)) return false;
  if (word_at(g, end, "day") && (word_at(g, end + 1, "of") || word_at(g, end + 1, "in"))) end++;
  at = end;
  if (mark_at(g, at, '-') || mark_at(g, at, '/') || word_at(g, at, "of")) at++;
  int year;
  size_t behind;
  if (mark_at(g, end, '-') && year_at(g, at, &year, &behind) && mark_at(g, behind, '-'))
    m->year = year, at = behind + 1;
  at = skip_word(g, at, "the");
  if (!month_at(g, at, &m->month, &end)) return false;
  m->end = m->year ? end : year_behind(g, end, m, true);
  return true;
}

/* "2019-aug-01", "2017 April", "2020/23/Sep" */
static bool year_first(const struct grammar *g, size_t i, struct moment *m) {
  size_t end, at, behind;
  int day = 0;
  *m = moment_named();
  if (!year_at(g, i, &m->year, &at)) return false;
  bool separated = mark_at(g, at, '-') || mark_at(g, at, '/');
  at += separated;
  if (separated && day_at(g, at, &day, &behind) && mark_at(g, behind, '/'))
    at = behind + 1;
  else
    day = 0;
  if (!month_at(g, at, &m->month, &end)) return false;
  m->day = day, m->end = end;
  size_t sep = end + (mark_at(g, end, '-') || mark_at(g, end, '/'));
  if (!day && sep > end && day_at(g, sep, &day, &behind)) m->day = day, m->end = behind;
  return true;
}

/* Whether a bare figure of four digits is a year: not where it counts something. */
static bool is_bare_year(const struct grammar *g, size_t i, size_t end) {
  static const char *const before[] = {"in",   "since",   "of",    "from",    "to",     "until", "till",
                                       "by",   "before",  "after", "year",    "during", "for",   "early",
                                       "late", "between", "and",   "through", "mid",    "circa", "than",
                                       "or",   "on",      "c",     "around",  "within", "is"};
  size_t unused;
  const struct piece *next = look_at(g, end), *figure = look_at(g, i);
  if (figure->kind == PIECE_NUMBER && (figure->value < 1400 || figure->value > 2200)) return false;
  if (i > 0 && class_at(g, i - 1, CLASS_NUMBERED, &unused)) return false;
  if (i > 1 && mark_at(g, i - 1, '.') && class_at(g, i - 2, CLASS_NUMBERED, &unused)) return false;
  bool joined = i > 1 && mark_at(g, i - 1, '-') && !figure->spaced && look_at(g, i - 2)->kind == PIECE_WORD;
  if (joined && !word_at(g, i - 2, "mid") && !word_at(g, i - 2, "early") && !word_at(g, i - 2, "late"))
    return false;
  if (class_at(g, end, CLASS_UNIT, &unused) || class_at(g, end, CLASS_MULTIPLIER, &unused)) return false;
  if (mark_at(g, end, '%') || (i > 0 && mark_at(g, i - 1, '$'))) return false;
  if (i > 0 && mark_at(g, i - 1, '-') && i > 1 && look_at(g, i - 2)->kind == PIECE_NUMBER &&
      look_at(g, i - 2)->digits != 4)
    return false;
  if (i == 0 || next->kind == PIECE_END || next->kind == PIECE_MARK) return true;
  uint8_t upos = g->analysis->words[next->word].upos;
  const struct word *before_word = &g->analysis->words[look_at(g, i - 1)->word];
  bool recent =
      figure->value >= 1900 && figure->value < 2100 && before_word->upos == UPOS_DET && figure->value % 100;
  if (before_word->upos == UPOS_PROPN && upos != UPOS_NOUN && figure->value >= 1900 && figure->value < 2100)
    return true;
  /* "2000 troops" counts, "the 2018 deal", "a 2007 study" and "in 2018 talks resumed" do not */
  bool attribute =
      before_word->upos == UPOS_DET || before_word->upos == UPOS_PRON || before_word->upos == UPOS_PART;
  if (attribute)
    return upos == UPOS_PROPN || upos == UPOS_ADJ ||
           (upos == UPOS_NOUN && (recent || !slice_ends(next->lower, SLICE("s"))));
  if (upos == UPOS_NOUN && !word_at(g, i - 1, "in") && !word_at(g, i - 1, "since")) return false;
  for (size_t n = 0; n < sizeof before / sizeof *before; n++)
    if (word_at(g, i - 1, before[n])) return true;
  return upos != UPOS_X && upos != UPOS_NOUN;
}

/* "1990s", "the nineties", "1990 s" */
static bool decade_at(const struct grammar *g, size_t i, struct moment *m) {
  size_t end;
  int64_t year = 0;
  const struct sense *sense = class_at(g, i, CLASS_DECADE, &end);
  if (sense) year = sense->low;
  const struct piece *figure = look_at(g, i), *s = look_at(g, i + 1);
  bool apostrophe = mark_at(g, i + 1, '\'');
  if (apostrophe) s = look_at(g, i + 2);
  static const char *const ages[] = {"his", "her", "their", "my", "our", "your", "its", "roaring"};
  for (size_t n = 0; n < 8 && i > 0; n++)
    if (word_at(g, i - 1, ages[n]) || (i > 1 && word_at(g, i - 2, ages[n])))
      return false; /* "in her late 20s" */
  bool plural = slice_equals(s->lower, "s") && (!apostrophe || look_at(g, i + 2)->spaced == false);
  const struct word *word = &g->analysis->words[s->word];
  if (apostrophe && word->upos == UPOS_PART) plural = false; /* "Vision 2030's aims" */
  if (figure->kind == PIECE_NUMBER && plural && figure->value % 10 == 0) {
    if (figure->digits == 4) year = figure->value;
    if (figure->digits == 2) year = 1900 + figure->value;
    end = i + 2 + apostrophe;
  }
  if (year < 1000 || year > 2990) return false;
  /* "the 1800s" is the century; "the 1900s" and "the 2000s" are decades in news */
  bool century = year % 100 == 0 && year < 1900;
  struct date first = {(int16_t)year, 0, 0}, last = {(int16_t)(year + (century ? 99 : 9)), 0, 0};
  *m = moment_fixed(first, last, end);
  return true;
}

static bool century_at(const struct grammar *g, size_t i, struct moment *m) {
  int nth;
  size_t end;
  if (!ordinal_at(g->words, &g->pieces, i, &nth, &end) || nth < 10 || nth > 30) return false;
  end += mark_at(g, end, '-');
  if (!word_at(g, end, "century")) return false;
  /* As people count, from the year 1900 (and as TIMEX3 does), not from 1901. */
  struct date first = {(int16_t)(nth * 100 - 100), 0, 0}, last = {(int16_t)(nth * 100 - 1), 0, 0};
  *m = moment_fixed(first, last, end + 1);
  return true;
}

static struct moment months_of_year(int year, int month, int count, size_t end) {
  struct date first = {(int16_t)year, (uint8_t)month, 0};
  return moment_fixed(first, date_add_months(first, count - 1), end);
}

/* "Q1 2019", "2019-H2": pieces "q" "1" */
static bool quarter_at(const struct grammar *g, size_t i, struct moment *m) {
  int year = 0;
  size_t end = i;
  bool year_before = year_at(g, i, &year, &end);
  size_t at = end + (year_before && mark_at(g, end, '-'));
  bool quarter = word_at(g, at, "q"), half = word_at(g, at, "h");
  const struct piece *figure = look_at(g, at + 1);
  if ((!quarter && !half) || figure->kind != PIECE_NUMBER || figure->spaced || figure->digits != 1)
    return false;
  int n = (int)figure->value, months = quarter ? 3 : 6;
  end = at + 2;
  if (n < 1 || n > 12 / months) return false;
  size_t behind =
      end + (mark_at(g, end, '-') || mark_at(g, end, ',') || word_at(g, end, "of") || word_at(g, end, "in"));
  if (!year_before && !year_at(g, behind, &year, &end)) return false;
  *m = months_of_year(year, (n - 1) * months + 1, months, end);
  return true;
}

static void keep_longer(struct moment *best, bool found, const struct moment *m) {
  if (found && m->end > best->end) *best = *m;
}

static bool dated_at(const struct grammar *g, size_t i, struct moment *best) {
  struct moment m;
  *best = (struct moment){.end = i};
  if (numeric_at(g, i, &m)) {
    if (m.month && !m.year && (word_at(g, m.end, "of") || word_at(g, m.end, "in")))
      m.end = year_behind(g, m.end, &m, false); /* "9/11 of 2019" */
    keep_longer(best, true, &m);
  }
  keep_longer(best, month_first(g, i, &m), &m);
  keep_longer(best, day_first(g, i, &m), &m);
  keep_longer(best, year_first(g, i, &m), &m);
  keep_longer(best, quarter_at(g, i, &m), &m);
  return best->end > i;
}

/* "on the 18th", and behind a weekday "13th" */
static bool bare_day_at(const struct grammar *g, size_t i, struct moment *m) {
  size_t end;
  int day;
  bool article = word_at(g, i, "the");
  if (!day_at(g, i + article, &day, &end)) return false;
  const struct piece *next = look_at(g, end);
  bool clock = next->kind == PIECE_WORD && (!next->spaced || word_at(g, end, "am") || word_at(g, end, "pm"));
  if (clock || (mark_at(g, end, ':') && !look_at(g, end + 1)->spaced)) return false;
  *m = moment_named();
  m->day = day, m->end = end;
  return true;
}

/* A day of the month by itself needs its article and a preposition before, and nothing that it could belong
   to. */
static bool lone_day_at(const struct grammar *g, size_t i, struct moment *m) {
  static const char *const before[] = {"on",    "since", "until", "by",    "before",
                                       "after", "from",  "of",    "around"};
  bool said = false;
  int day;
  size_t end;
  if (i == 0 || !word_at(g, i, "the") || !ordinal_at(g->words, &g->pieces, i + 1, &day, &end) || day > 31)
    return false;
  for (size_t n = 0; n < sizeof before / sizeof *before; n++) said = said || word_at(g, i - 1, before[n]);
  const struct piece *next = look_at(g, end);
  bool closed = next->kind == PIECE_END || next->kind == PIECE_MARK || word_at(g, end, "and") ||
                word_at(g, end, "at") || word_at(g, end, "this") || word_at(g, end, "of");
  return said && closed && !word_at(g, end, "of") && bare_day_at(g, i, m);
}

/* "Friday", "Friday, October 23", "Tuesday the 13th", "Friday (Jun-15)" */
/* "a Monday deadline" is a certain one. */
static bool modifies(const struct grammar *g, size_t i) {
  uint8_t relation = g->analysis->words[look_at(g, i)->word].relation;
  return relation == REL_COMPOUND || relation == REL_NMOD_UNMARKED || relation == REL_AMOD;
}

static bool weekday_first(const struct grammar *g, size_t i, struct moment *m) {
  size_t end;
  int weekday;
  if (!weekday_at(g, i, &weekday, &end)) return false;
  if (i > 0 && word_at(g, i - 1, "a") && !modifies(g, i)) return false; /* "on a Monday": any */
  size_t at = end + (mark_at(g, end, ',') || mark_at(g, end, '-'));
  bool bracket = mark_at(g, end, '(');
  at = bracket ? end + 1 : at;
  if (dated_at(g, at, m) && m->calendar && m->month) {
    m->end += bracket && mark_at(g, m->end, ')');
    m->weekday = weekday;
    return true;
  }
  if (at == end && !counts_many(g, at) && bare_day_at(g, at, m)) {
    m->weekday = weekday;
    return true;
  }
  *m = moment_named();
  m->weekday = weekday, m->end = end;
  return true;
}

/* "AD 367", "900 CE", "c. 347"; in a story of antiquity also "in 348". */
static bool era_at(const struct grammar *g, size_t i, struct moment *m) {
  size_t at = i + word_at(g, i, "ad");
  bool circa = word_at(g, i, "c") || word_at(g, i, "ca") || word_at(g, i, "circa");
  if (circa) at = i + 1 + mark_at(g, i + 1, '.');
  const struct piece *figure = look_at(g, at);
  if (figure->kind != PIECE_NUMBER || figure->digits == 0 || figure->digits > 4 || figure->value == 0)
    return false;
  bool behind = word_at(g, at + 1, "ad") || word_at(g, at + 1, "ce");
  bool story = g->story.year > 0 && g->story.year < 1000 && figure->digits == 3;
  bool ancient = story && (introduced(g, at) || (at > 1 && mark_at(g, at - 1, '-')));
  if (at == i && !behind && !ancient) return false;
  if (circa && figure->digits < 3) return false;
  *m = moment_named();
  m->approximate = circa;
  return m->year = (int)figure->value, m->end = at + 1 + behind, true;
}

static bool before_era(const struct grammar *g, size_t end) {
  size_t at = end;
  if (word_at(g, at, "bc") || word_at(g, at, "bce")) return true;
  return word_at(g, at, "b") && mark_at(g, at + 1, '.') && word_at(g, at + 2, "c");
}

/* "World War II", "9/11" */
static bool named_at(const struct grammar *g, size_t i, struct moment *m) {
  size_t end;
  struct date first, last;
  const struct sense *sense = class_at(g, i, CLASS_NAMED, &end);
  if (!sense) return false;
  struct slice to = sense->text, from = slice_cut(&to, '/');
  if (!date_parse(from, &first)) return false;
  if (!to.at)
    last = first;
  else if (!date_parse(to, &last))
    return false;
  *m = moment_fixed(first, last, end);
  return true;
}

bool calendar_at(const struct grammar *g, size_t i, struct moment *best) {
  struct moment m;
  int year;
  size_t end;
  *best = (struct moment){.end = i};
  keep_longer(best, weekday_first(g, i, &m), &m);
  keep_longer(best, dated_at(g, i, &m), &m);
  keep_longer(best, lone_day_at(g, i, &m), &m);
  size_t article = skip_word(g, i, "the");
  keep_longer(best, decade_at(g, article, &m), &m);
  keep_longer(best, century_at(g, article, &m), &m);
  size_t of = skip_word(g, article, "year");
  if (of > article) of = skip_word(g, of, "of");
  if (best->end == i && year_at(g, of, &year, &end) && (of > article || is_bare_year(g, of, end))) {
    *best = moment_named();
    best->year = year, best->end = end;
  }
  keep_longer(best, era_at(g, i, &m), &m);
  if (named_at(g, i, &m) && m.end >= best->end) *best = m;
  return best->end > i && !before_era(g, best->end);
}
