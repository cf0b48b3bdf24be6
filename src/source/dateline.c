#include "source/dateline.h"

#include <ctype.h>

enum { LINES_SEEN = 8, LONGEST_PLACE = 70, LONGEST_LINE = 160 };

static const char *const month_names[12] = {"january",   "february", "march",    "april",
                                            "may",       "june",     "july",     "august",
                                            "september", "october",  "november", "december"};
static const char *const weekday_names[7] = {"monday", "tuesday",  "wednesday", "thursday",
                                             "friday", "saturday", "sunday"};

static bool is_letter(char c) { return isalpha((unsigned char)c) || (unsigned char)c >= 0x80; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static struct slice behind(struct slice text, size_t skipped) {
  return (struct slice){text.at + skipped, text.len - skipped};
}

static size_t blanks(struct slice text) {
  size_t n = 0;
  while (n < text.len && (text.at[n] == ' ' || text.at[n] == '\t' || text.at[n] == ',')) n++;
  return n;
}

static struct slice word_at(struct slice text) {
  size_t n = 0;
  while (n < text.len && isalpha((unsigned char)text.at[n])) n++;
  return (struct slice){text.at, n};
}

/* A name, or at least three letters of its beginning ("Jan", "Sept"). Its place in the list, or -1. */
static int name_in(struct slice word, const char *const *names, int count) {
  if (word.len < 3) return -1;
  for (int i = 0; i < count; i++) {
    size_t whole = strlen(names[i]);
    if (word.len > whole || (word.len > 4 && word.len < whole)) continue;
    if (slice_is_ignoring_case(word, (struct slice){names[i], word.len})) return i;
  }
  return -1;
}

/* Digits, `most` of them at most. Their count; 0 when there are none or more. */
static size_t digits_at(struct slice text, size_t most, int *value) {
  size_t n = 0;
  *value = 0;
  while (n < text.len && n <= most && is_digit(text.at[n])) *value = *value * 10 + (text.at[n++] - '0');
  return n <= most ? n : 0;
}

/* A cursor that remembers whether everything so far was there. */
struct cursor {
  struct slice rest;
  bool good;
};

static int take_number(struct cursor *c, size_t least, size_t most) {
  int value;
  size_t n = digits_at(c->rest, most, &value);
  if (n < least || n == 0) return c->good = false, 0;
  c->rest = behind(c->rest, n);
  return value;
}

static int take_name(struct cursor *c, const char *const *names, int count) {
  struct slice word = word_at(c->rest);
  int found = name_in(word, names, count);
  if (found < 0) return c->good = false, 0;
  c->rest = behind(c->rest, word.len);
  if (c->rest.len && c->rest.at[0] == '.') c->rest = behind(c->rest, 1);
  return found + 1;
}

static void take_blanks(struct cursor *c) { c->rest = behind(c->rest, blanks(c->rest)); }

static void take_ordinal(struct cursor *c) {
  struct slice word = word_at(c->rest);
  if (slice_equals(word, "st") || slice_equals(word, "nd") || slice_equals(word, "rd") ||
      slice_equals(word, "th"))
    c->rest = behind(c->rest, 2);
}

static struct date full_date(int year, int month, int day) {
  return (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day};
}

static struct date month_first(struct cursor *c) {
  int month = take_name(c, month_names, 12);
  take_blanks(c);
  int day = take_number(c, 1, 2);
  take_ordinal(c);
  take_blanks(c);
  return full_date(take_number(c, 4, 4), month, day);
}

static struct date day_first(struct cursor *c) {
  int day = take_number(c, 1, 2);
  take_ordinal(c);
  take_blanks(c);
  if (slice_equals(word_at(c->rest), "of")) c->rest = behind(c->rest, 2);
  take_blanks(c);
  int month = take_name(c, month_names, 12);
  take_blanks(c);
  return full_date(take_number(c, 4, 4), month, day);
}

static struct date iso(struct cursor *c) {
  int part[3] = {0};
  for (int i = 0; i < 3; i++) {
    char sign = c->rest.len ? c->rest.at[0] : 0;
    if (i && (sign == '-' || sign == '/'))
      c->rest = behind(c->rest, 1);
    else if (i)
      c->good = false;
    part[i] = take_number(c, i ? 2 : 4, i ? 2 : 4);
  }
  if (c->good && c->rest.len > 1 && (c->rest.at[0] == 'T') && is_digit(c->rest.at[1]))
    while (c->rest.len && c->rest.at[0] != ' ' && c->rest.at[0] != '\n') c->rest = behind(c->rest, 1);
  return full_date(part[0], part[1], part[2]);
}

static struct slice past_weekday(struct slice text) {
  struct slice word = word_at(text);
  if (name_in(word, weekday_names, 7) < 0) return text;
  struct slice rest = behind(text, word.len);
  if (rest.len && rest.at[0] == '.') rest = behind(rest, 1);
  return behind(rest, blanks(rest));
}

bool written_date(struct slice text, struct date *date, size_t *length) {
  static struct date (*const writings[])(struct cursor *) = {month_first, day_first, iso};
  struct slice start = past_weekday(text);
  for (size_t i = 0; i < sizeof writings / sizeof *writings; i++) {
    struct cursor c = {start, true};
    struct date found = writings[i](&c);
    bool ends = c.rest.len == 0 || (!is_digit(c.rest.at[0]) && !is_letter(c.rest.at[0]));
    if (!c.good || !ends || !date_is_valid(found) || found.year < 1800 || found.year > 2200) continue;
    *date = found;
    *length = text.len - c.rest.len;
    return true;
  }
  return false;
}

/* Words that a line of publication begins with; what comes after them is the date. */
static struct slice past_label(struct slice line, bool *labelled) {
  static const char *const labels[] = {"posted",   "published", "updated", "date",  "issued",
                                       "released", "release",   "adopted", "dated", "last",
                                       "on",       "at",        "first"};
  *labelled = false;
  for (bool again = true; again;) {
    again = false;
    struct slice word = word_at(line);
    for (size_t i = 0; i < sizeof labels / sizeof *labels && !again; i++)
      again = slice_is_ignoring_case(word, slice_of(labels[i]));
    if (!again) break;
    *labelled |= !slice_is_ignoring_case(word, SLICE("on")) && !slice_is_ignoring_case(word, SLICE("at"));
    line = behind(line, word.len);
    while (line.len && (line.at[0] == ':' || line.at[0] == ' ')) line = behind(line, 1);
  }
  return line;
}

static bool is_dash(struct slice text) {
  return slice_starts(text, SLICE("-")) || slice_starts(text, SLICE("\xE2\x80\x93")) ||
         slice_starts(text, SLICE("\xE2\x80\x94")) || slice_starts(text, SLICE(":")) ||
         slice_starts(text, SLICE("|"));
}

/* What may follow a dateline's date: nothing, or an agency in brackets, then a dash. */
static bool closes(struct slice rest, bool *whole) {
  rest = slice_trim(rest);
  if (rest.len && rest.at[0] == '.') rest = slice_trim(behind(rest, 1));
  *whole = rest.len == 0;
  if (*whole || is_dash(rest)) return true;
  if (rest.at[0] != '(') return false;
  size_t close = slice_find(rest, SLICE(")"));
  if (close == SIZE_MAX || close > 40) return false;
  rest = slice_trim(behind(rest, close + 1));
  *whole = rest.len == 0;
  return *whole || is_dash(rest);
}

/* The words before a date name a place: each begins with a capital (or is a particle), none ends a
   sentence. */
static bool names_place(struct slice words) {
  static const char *const particles[] = {"of", "the", "al", "el", "de", "la", "and", "in", "du", "da"};
  while (words.len) {
    struct slice word = slice_trim(slice_cut(&words, ' '));
    while (word.len && (word.at[0] == '(' || word.at[0] == '"')) word = behind(word, 1);
    if (word.len == 0 || !islower((unsigned char)word.at[0])) continue;
    bool particle = false;
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
      particle |= slice_equals(word, particles[i]);
    if (!particle) return false;
  }
  return true;
}

/* "On April 3, 2014 - the day ..." opens a sentence; so does "In ...". */
static bool opens_sentence(struct slice line) {
  static const char *const openers[] = {"On", "In", "By", "From", "Since", "Until", "At", "After", "Before"};
  struct slice word = word_at(line);
  for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
    if (slice_equals(word, openers[i])) return true;
  return false;
}

/* "Adopted by the Security Council at its 8722nd meeting, on 12 February 2020". */
static bool adoption_date(struct slice line, struct date *date) {
  size_t length;
  if (!slice_starts(line, SLICE("Adopted ")) || line.len > LONGEST_LINE) return false;
  for (size_t i = line.len; i-- > 8;)
    if (line.at[i - 1] == ' ' && written_date(behind(line, i), date, &length) && i + length == line.len)
      return true;
  return false;
}

bool dateline_date(struct slice line, struct date *date, bool *whole) {
  bool labelled;
  size_t length;
  line = slice_trim(line);
  if (adoption_date(line, date)) return *whole = true;
  struct slice said = past_label(line, &labelled);
  if (written_date(said, date, &length) && (labelled || !opens_sentence(line))) {
    bool closed = closes(behind(said, length), whole);
    return closed || labelled;
  }
  if (opens_sentence(line)) return false;
  for (size_t i = 1; i < line.len && i <= LONGEST_PLACE; i++) {
    if (line.at[i - 1] != ' ' && line.at[i - 1] != '(') continue;
    struct slice rest = behind(line, i);
    if (!written_date(rest, date, &length)) continue;
    return closes(behind(rest, length), whole) && names_place((struct slice){line.at, i});
  }
  return false;
}

static bool says_updated(struct slice line) {
  struct slice word = word_at(line);
  return slice_is_ignoring_case(word, SLICE("updated")) || slice_is_ignoring_case(word, SLICE("last"));
}

/* "17 October 2002: The rebels sign ...": a day of many, where such lines of other days stand beside it. */
static bool is_entry(struct slice line, struct date *date) {
  size_t length;
  if (!written_date(line, date, &length)) return false;
  struct slice rest = slice_trim(behind(line, length));
  return slice_starts(rest, SLICE(":")) && slice_trim(behind(rest, 1)).len;
}

static bool has_chronology(struct slice text) {
  struct date first = {0}, date;
  while (text.len) {
    if (!is_entry(slice_trim(slice_cut(&text, '\n')), &date)) continue;
    if (date_is_none(first)) first = date;
    if (date_to_days(first) != date_to_days(date)) return true;
  }
  return false;
}

struct date text_date(struct slice text) {
  struct date date, entry, updated = {0};
  bool whole, chronology = has_chronology(text);
  for (int seen = 0; text.len && seen < LINES_SEEN;) {
    struct slice line = slice_trim(slice_cut(&text, '\n'));
    bool headline =
        seen == 0; /* it may end in some date of the past: only a line that is nothing else counts */
    if (line.len == 0) continue;
    seen++;
    if (!dateline_date(line, &date, &whole) || (headline && whole && line.len >= 40)) continue;
    if (chronology && is_entry(line, &entry)) continue;
    if (!says_updated(line)) return date;
    if (date_is_none(updated)) updated = date; /* when it was published may yet come */
  }
  return updated;
}
