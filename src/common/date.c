#include "common/date.h"

#include <stdio.h>

enum { YEAR_FIRST = 1, YEAR_LAST = 9999, DAY_OF_MONTH_MIDDLE = 15, MONTH_OF_YEAR_MIDDLE = 7 };

static bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int date_days_in_month(int year, int month) {
  static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool date_is_valid(struct date d) {
  if (d.year < YEAR_FIRST || d.year > YEAR_LAST || d.month > 12) return false;
  if (d.month == 0) return d.day == 0;
  return d.day <= date_days_in_month(d.year, d.month);
}

/* Both directions after Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms": the year begins in
   March, so that the leap day is its last. */
int32_t date_to_days(struct date d) {
  int month = d.month ? d.month : 1, day = d.day ? d.day : 1;
  int32_t year = d.year - (month <= 2);
  int32_t era = (year >= 0 ? year : year - 399) / 400;
  int32_t year_of_era = year - era * 400;
  int32_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

struct date date_from_days(int32_t days) {
  static const struct date first = {YEAR_FIRST, 1, 1}, last = {YEAR_LAST, 12, 31};
  if (days < date_to_days(first) || days > date_to_days(last)) return (struct date){0};
  int32_t shifted = days + 719468;
  int32_t era = shifted / 146097; /* not negative: the year 0 of the algorithm is before the first we know */
  int32_t day_of_era = shifted - era * 146097;
  int32_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int32_t shifted_month = (5 * day_of_year + 2) / 153;
  int32_t month = shifted_month + (shifted_month < 10 ? 3 : -9);
  int32_t year = year_of_era + era * 400 + (month <= 2);
  int32_t day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  return (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day};
}

int date_weekday(struct date d) {
  int32_t days = (date_to_days(d) + 3) % 7; /* 1970-01-01 was a Thursday */
  return days < 0 ? days + 7 : days;
}

/* A date of lower precision stands for its middle while days are counted. */
static struct date middle_of(struct date d) {
  if (d.month == 0) return (struct date){d.year, MONTH_OF_YEAR_MIDDLE, 1};
  if (d.day == 0) return (struct date){d.year, d.month, DAY_OF_MONTH_MIDDLE};
  return d;
}

static struct date with_precision_of(struct date d, struct date model) {
  if (date_is_none(d)) return d;
  if (model.month == 0) d.month = 0;
  if (model.day == 0) d.day = 0;
  return d;
}

struct date date_add_days(struct date d, int days) {
  if (!date_is_valid(d)) return (struct date){0};
  int64_t sum = (int64_t)date_to_days(middle_of(d)) + days;
  if (sum < INT32_MIN || sum > INT32_MAX) return (struct date){0};
  return with_precision_of(date_from_days((int32_t)sum), d);
}

struct date date_add_months(struct date d, int months) {
  if (!date_is_valid(d)) return (struct date){0};
  struct date whole = d.month ? d : middle_of(d);
  int64_t sum = (int64_t)whole.year * 12 + whole.month - 1 + months;
  if (sum < YEAR_FIRST * 12 || sum >= (YEAR_LAST + 1) * 12) return (struct date){0};
  struct date end = {(int16_t)(sum / 12), (uint8_t)(sum % 12 + 1), d.day};
  int longest = date_days_in_month(end.year, end.month);
  if (end.day > longest) end.day = (uint8_t)longest;
  return with_precision_of(end, d);
}

/* Exactly `digits` decimal digits at the head of *text, which moves behind them. */
static bool take_digits(struct slice *text, size_t digits, int *value) {
  if (text->len < digits) return false;
  int sum = 0;
  for (size_t i = 0; i < digits; i++) {
    if (text->at[i] < '0' || text->at[i] > '9') return false;
    sum = sum * 10 + (text->at[i] - '0');
  }
  *value = sum;
  text->at += digits, text->len -= digits;
  return true;
}

static bool take_byte(struct slice *text, char byte) {
  if (text->len == 0 || text->at[0] != byte) return false;
  text->at++, text->len--;
  return true;
}

bool date_parse(struct slice text, struct date *d) {
  int year = 0, month = 0, day = 0;
  if (!take_digits(&text, 4, &year)) return false;
  if (text.len && (!take_byte(&text, '-') || !take_digits(&text, 2, &month) || month == 0)) return false;
  if (text.len && (!take_byte(&text, '-') || !take_digits(&text, 2, &day) || day == 0)) return false;
  struct date found = {(int16_t)year, (uint8_t)month, (uint8_t)day};
  if (text.len || !date_is_valid(found)) return false;
  *d = found;
  return true;
}

struct slice date_print(struct arena *arena, struct date d) {
  if (date_is_none(d)) return (struct slice){"", 0};
  if (d.month == 0) return arena_print(arena, "%04d", d.year);
  if (d.day == 0) return arena_print(arena, "%04d-%02d", d.year, d.month);
  return arena_print(arena, "%04d-%02d-%02d", d.year, d.month, d.day);
}

static int32_t last_day_of(struct date d) {
  if (d.month == 0) return date_to_days((struct date){d.year, 12, 31});
  if (d.day == 0) d.day = (uint8_t)date_days_in_month(d.year, d.month);
  return date_to_days(d);
}

static bool edtf_parse_date(struct slice text, struct day_range *range) {
  struct date d;
  char mark = text.len ? text.at[text.len - 1] : 0;
  bool approximate = mark == '~' || mark == '?' || mark == '%';
  if (approximate) text.len--;
  if (!date_parse(text, &d)) return false;
  *range = (struct day_range){date_to_days(d), last_day_of(d), approximate};
  return true;
}

bool edtf_parse(struct slice text, struct day_range *range) {
  struct day_range from = {INT32_MIN, INT32_MIN, false}, to = {INT32_MAX, INT32_MAX, false};
  struct slice rest = text, head = slice_cut(&rest, '/');
  if (!rest.at) return edtf_parse_date(text, range);
  bool open_start = slice_equals(head, ".."), open_end = slice_equals(rest, "..");
  if (!open_start && !edtf_parse_date(head, &from)) return false;
  if (!open_end && !edtf_parse_date(rest, &to)) return false;
  if (from.first > to.last) return false;
  *range = (struct day_range){from.first, to.last, from.approximate || to.approximate};
  return true;
}

/* The parts of a duration in their order of writing. */
static int32_t *duration_part(struct duration *d, char letter, bool in_time) {
  switch (letter) {
  case 'Y': return in_time ? NULL : &d->years;
  case 'M': return in_time ? &d->minutes : &d->months;
  case 'W': return in_time ? NULL : &d->weeks;
  case 'D': return in_time ? NULL : &d->days;
  case 'H': return in_time ? &d->hours : NULL;
  default: return NULL;
  }
}

static bool take_number(struct slice *text, int32_t *value) {
  size_t digits = 0;
  while (digits < text->len && text->at[digits] >= '0' && text->at[digits] <= '9') digits++;
  return digits > 0 && digits <= 6 && take_digits(text, digits, value);
}

bool duration_parse(struct slice text, struct duration *d) {
  struct duration found = {0};
  int32_t *last = NULL;
  bool in_time = false;
  if (!take_byte(&text, 'P')) return false;
  while (text.len) {
    int32_t value = 0;
    if (!in_time && take_byte(&text, 'T')) in_time = true;
    if (!take_number(&text, &value) || text.len == 0) return false;
    int32_t *part = duration_part(&found, text.at[0], in_time);
    /* Members stand in struct duration as ISO 8601 orders them, so each must lie behind the one before. */
    if (!part || (last && part <= last)) return false;
    *part = value, last = part;
    text.at++, text.len--;
  }
  bool weeks_and_more =
      found.weeks && (found.years || found.months || found.days || found.hours || found.minutes);
  if (!last || weeks_and_more) return false;
  *d = found;
  return true;
}

struct slice duration_print(struct arena *arena, struct duration d) {
  char out[96] = "P";
  size_t used = 1;
  bool alone = !d.years && !d.months && !d.days && !d.hours && !d.minutes;
  int64_t days = d.days + (alone ? 0 : 7 * (int64_t)d.weeks);
  if (d.weeks && alone) return arena_print(arena, "P%dW", d.weeks);
  if (d.years) used += (size_t)snprintf(out + used, sizeof out - used, "%dY", d.years);
  if (d.months) used += (size_t)snprintf(out + used, sizeof out - used, "%dM", d.months);
  if (days) used += (size_t)snprintf(out + used, sizeof out - used, "%lldD", (long long)days);
  if (d.hours || d.minutes) used += (size_t)snprintf(out + used, sizeof out - used, "T");
  if (d.hours) used += (size_t)snprintf(out + used, sizeof out - used, "%dH", d.hours);
  if (d.minutes) used += (size_t)snprintf(out + used, sizeof out - used, "%dM", d.minutes);
  if (used == 1) return arena_print(arena, "P0D");
  return arena_copy(arena, (struct slice){out, used});
}

struct date duration_end(struct date from, struct duration d, bool *approximate) {
  int64_t months = (int64_t)d.years * 12 + d.months;
  int64_t days = (int64_t)d.weeks * 7 + d.days + ((int64_t)d.hours + d.minutes / 60) / 24;
  *approximate = (from.day == 0 && days != 0) || (from.month == 0 && d.months % 12 != 0);
  if (months < INT32_MIN || months > INT32_MAX || days < INT32_MIN || days > INT32_MAX)
    return (struct date){0};
  /* A year or month stands for its middle (see middle_of). */
  struct date end = months ? date_add_months(from, (int)months) : from;
  return days ? date_add_days(end, (int)days) : end;
}
