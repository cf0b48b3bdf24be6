/* Calendar days and their EDTF (ISO 8601-2) writing. Proleptic Gregorian calendar; no clock, no time zone. */
#ifndef TRUCE_DATE_H
#define TRUCE_DATE_H

#include "common/arena.h"

/* A day, or with day 0 a month, or with month 0 too a year. Year 0: no date. */
struct date {
  int16_t year;
  uint8_t month, day;
};

/* What an EDTF string covers, in days since 1970-01-01, both ends included. Open ends: INT32_MIN,
   INT32_MAX. */
struct day_range {
  int32_t first, last;
  bool approximate; /* '~' or '?' or '%' */
};

static inline bool date_is_none(struct date d) { return d.year == 0; }
/* A year from 1 to 9999, with a month and a day that it has, or without. */
bool date_is_valid(struct date d);
/* Days since 1970-01-01 of a full date; of a month or year, of its first day. */
int32_t date_to_days(struct date d);
/* The day; none before year 1 and after 9999. */
struct date date_from_days(int32_t days);
/* 0 Monday ... 6 Sunday. */
int date_weekday(struct date d);
/* 28 to 31; 0 where there is no such month. */
int date_days_in_month(int year, int month);
/* Adds months and clips the day to the month's last (2020-11-30 + 3 months = 2021-02-28). Keeps the
   precision. */
struct date date_add_months(struct date d, int months);
/* Of a full date. */
struct date date_add_days(struct date d, int days);

/* "2021-01-29", "2021-01", "2021": exactly that and nothing else. */
bool date_parse(struct slice text, struct date *d);
/* Writes it in the precision it has. */
struct slice date_print(struct arena *arena, struct date d);

/* Level 0 and 1 of EDTF as truce uses them: a date, "a/b", "a/..", "../b", each date with '~', '?' or '%'. */
bool edtf_parse(struct slice text, struct day_range *range);

/* ISO 8601 durations: PnYnMnDTnHnM or PnW, whole numbers. */
struct duration {
  int32_t years, months, weeks, days, hours, minutes;
};
/* Exactly that and nothing else. */
bool duration_parse(struct slice text, struct duration *d);
/* "P3M"; what is 0 is left out. */
struct slice duration_print(struct arena *arena, struct duration d);
/* The day (or month, year, in the precision of `from`) on which a term counted from `from` ends. 90 days from
   a known month gives a month that is approximate: *approximate says so. */
struct date duration_end(struct date from, struct duration d, bool *approximate);

#endif
