/* truce eval time on phrases in JSON. */
#include "command/eval_time_phrases.h"

#include "common/error.h"
#include "common/utf8.h"
#include "meaning/plain_analysis.h"

#include <jansson.h>
#include <stdlib.h>

const char *const phrase_types[PHRASE_TYPES] = {"date", "daterange", "duration"};

enum { MONTH_OF_DAYS = 30, YEAR_OF_DAYS = 365 };

static const char *text_of(const json_t *object, const char *key) {
  const char *text = json_string_value(json_object_get(object, key));
  return text ? text : "";
}

static struct slice day_part(const char *text) {
  struct slice all = slice_of(text);
  return all.len > 10 ? (struct slice){all.at, 10} : all;
}

static double seconds_of(struct duration d) {
  double days =
      (double)d.years * YEAR_OF_DAYS + (double)d.months * MONTH_OF_DAYS + (double)d.weeks * 7 + d.days;
  return days * 86400 + (double)d.hours * 3600 + (double)d.minutes * 60;
}

/* The first and last day of what was found; INT32_MIN and INT32_MAX where open. */
static bool days_of(const struct time_expression *e, struct day_range *range) {
  return e->value.len && edtf_parse(e->value, range);
}

/* Whether the date, or the quarter that ends with it, begins on the day. */
static bool begins_on(struct date d, int32_t day) {
  struct date quarter = d.month && !d.day && d.month % 3 == 0 ? date_add_months(d, -2) : d;
  return date_to_days(quarter) == day;
}

static bool is_day_in(struct date d, int32_t day) {
  struct date found = date_from_days(day);
  return found.year == d.year && (!d.month || found.month == d.month) && (!d.day || found.day == d.day);
}

/* "early", "mid", "end of": truce says the whole approximately, the phrases a third of it. */
static bool is_part(const char *modifier) {
  return strstr(modifier, "start") || strstr(modifier, "mid") || strstr(modifier, "end");
}

/* Ranges in the phrases end with the day behind them, or where the last of two dates begins ("from 2014 to
   2018" ends 2018-01-01): the end is right when it is that day, the day before, or the unit that begins
   there. Where truce says a month ("the last three months"), the day must lie in it. */
static bool range_is_right(const struct time_expression *e, const json_t *value) {
  struct date from = {0}, to = {0};
  struct day_range found;
  if (!days_of(e, &found)) return false;
  bool has_from = date_parse(day_part(text_of(value, "start")), &from);
  bool has_to = date_parse(day_part(text_of(value, "end")), &to);
  if (!has_from && !has_to) return false;
  int32_t first = date_to_days(from), last = date_to_days(to);
  if (e->approximate && is_part(text_of(value, "Mod")))
    return (!has_from || found.last >= first) && (!has_to || found.first < last);
  bool from_right = has_from ? found.first == first ||
                                   (found.first != INT32_MIN && !e->date.day && is_day_in(e->date, first))
                             : found.first == INT32_MIN || e->relation == TIME_BY;
  /* "after 2016" begins with 2017; EDTF has no way to leave the first out, and truce says 2016/.. */
  if (has_from && e->relation == TIME_AFTER) {
    struct day_range point;
    from_right = edtf_parse(e->point, &point) && (point.last + 1 == first || point.first == first);
  }
  bool to_right = has_to ? found.last == last || found.last + 1 == last ||
                               (!date_is_none(e->end) && (is_day_in(e->end, last) || begins_on(e->end, last)))
                         : found.last == INT32_MAX;
  if (has_to && (e->relation == TIME_BEFORE || e->relation == TIME_BY || e->relation == TIME_UNTIL))
    to_right = to_right || date_to_days(e->end) == last;
  return from_right && to_right;
}

/* "from October", of which only "October" is asked for: the date named, without what "from" makes of it. */
static struct time_expression without_relation(const struct time_expression *e, struct span asked) {
  struct time_expression named = *e;
  if (asked.start > e->span.start && e->relation != TIME_AT) named.value = e->point, named.relation = TIME_AT;
  return named;
}

/* A part of a year ("P3.5Y") is given in months, of a month in days: those of a calendar, to within one in a
   hundred. */
static bool duration_is_right(const struct time_expression *e, const json_t *value) {
  double expected = atof(text_of(value, "value")), found = seconds_of(e->duration);
  bool part = strchr(text_of(value, "timex"), '.') != NULL;
  double off = found > expected ? found - expected : expected - found;
  return e->kind == TIME_DURATION && (off == 0 || (part && off * 100 < expected));
}

/* "18 and 19 June" is one range to truce and two dates to the phrases. */
static bool is_end_of(const struct day_range *range, int32_t day) {
  return range->last == range->first + 1 && (range->first == day || range->last == day);
}

static bool value_is_right(const struct time_expression *e, const json_t *value, enum phrase_type type) {
  struct date d;
  struct day_range found;
  if (type == PHRASE_RANGE) return range_is_right(e, value);
  if (type == PHRASE_DURATION) return duration_is_right(e, value);
  if (!date_parse(day_part(text_of(value, "value")), &d) || !edtf_parse(e->point, &found)) return false;
  if (e->approximate && e->relative)
    return is_day_in(e->date, date_to_days(d)); /* "two months ago" is a month */
  if (is_end_of(&found, date_to_days(d))) return true;
  return found.first == date_to_days(d) && found.first == found.last;
}

static bool overlap(struct span a, struct span b) { return a.start < b.end && b.start < a.end; }

/* Byte offset of a code point. */
static uint32_t byte_of(const char *text, int64_t points) {
  struct slice rest = slice_of(text);
  size_t at = 0;
  for (int64_t n = 0; n < points && at < rest.len; n++) {
    size_t length;
    bool valid;
    utf8_decode((struct slice){text + at, rest.len - at}, &length, &valid);
    at += length;
  }
  return (uint32_t)at;
}

static bool is_found(const struct times *times, const json_t *expected, const char *text,
                     enum phrase_type type) {
  struct span span = {byte_of(text, json_integer_value(json_object_get(expected, "start"))),
                      byte_of(text, json_integer_value(json_object_get(expected, "end")))};
  const json_t *values = json_object_get(expected, "values");
  for (uint32_t i = 0; i < times->count; i++)
    for (size_t n = 0; overlap(times->at[i].span, span) && n < json_array_size(values); n++) {
      struct time_expression e = without_relation(&times->at[i], span);
      if (value_is_right(&e, json_array_get(values, n), type)) return true;
    }
  return false;
}

static bool is_resolved(const json_t *expected) {
  const json_t *first = json_array_get(json_object_get(expected, "values"), 0);
  return first && strcmp(text_of(first, "value"), "not resolved") != 0;
}

static void show_miss(struct buffer *out, const json_t *phrase, const json_t *expected,
                      const struct times *times) {
  buffer_print(out, "missed \"%s\" in \"%s\" (%.10s): ", text_of(expected, "text"), text_of(phrase, "input"),
               text_of(phrase, "reference"));
  for (uint32_t i = 0; i < times->count; i++)
    buffer_print(out, "%s%.*s %.*s", i ? "; " : "", SLICE_ARGS(times->at[i].value),
                 SLICE_ARGS(times->at[i].duration_text));
  buffer_add_byte(out, '\n');
}

static void measure(struct arena *arena, const struct time_words *words, const json_t *phrase,
                    struct tally *tally, struct buffer *misses) {
  const char *text = text_of(phrase, "input");
  struct date reference = {0};
  date_parse(day_part(text_of(phrase, "reference")), &reference);
  struct analysis *analysis = plain_analysis(arena, slice_of(text));
  const struct times *past = times_find(arena, words, reference, analysis, LEAN_BY_TENSE);
  const json_t *expected = json_object_get(phrase, "expected");
  for (size_t i = 0; i < json_array_size(expected); i++) {
    const json_t *one = json_array_get(expected, i);
    for (int type = 0; type < PHRASE_TYPES; type++) {
      if (strcmp(text_of(one, "type"), phrase_types[type]) || !is_resolved(one)) continue;
      bool right = is_found(past, one, text, (enum phrase_type)type);
      tally->expected[type]++, tally->right[type] += right;
      if (!right && misses) show_miss(misses, phrase, one, past);
    }
  }
}

enum truce_status phrase_measure(struct arena *arena, const struct time_words *words, struct slice line,
                                 struct tally *tally, struct buffer *misses, const char **reason) {
  static const char *const malformed = "not an object of JSON";
  json_t *phrase = json_loadb(line.at, line.len, 0, NULL);
  if (!phrase) return *reason = malformed, TRUCE_BAD_INPUT;
  measure(arena, words, phrase, tally, misses);
  json_decref(phrase);
  return TRUCE_OK;
}
