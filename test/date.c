#include "check.h"

#include "common/date.h"

static struct arena *arena;

static struct date day(const char *text) {
  struct date d = {0};
  CHECK(date_parse(slice_of(text), &d));
  return d;
}

static void days_count_there_and_back(void) {
  CHECK(date_to_days(day("1970-01-01")) == 0);
  CHECK(date_to_days(day("2000-03-01")) == 11017);
  CHECK(date_to_days(day("0001-01-01")) == -719162);
  for (int32_t days = -719162; days <= 2932896; days += 97) CHECK(date_to_days(date_from_days(days)) == days);
  CHECK_SLICE(date_print(arena, date_from_days(2932896)), "9999-12-31");
  CHECK(date_is_none(date_from_days(2932897)) && date_is_none(date_from_days(INT32_MIN)));
}

static void weekdays_are_known(void) {
  CHECK(date_weekday(day("2021-01-29")) == 4); /* a Friday */
  CHECK(date_weekday(day("1969-12-29")) == 0);
  CHECK(date_weekday(day("0001-01-01")) == 0);
}

static void only_dates_are_parsed(void) {
  static const char *bad[] = {"",           "202",  "2021-1-2",    "2021-13",       "2021-02-29", "2021-00",
                              "2021-01-00", "0000", "2021-01-29 ", "2021-01-29T00", "2021/01/29", "-2021"};
  struct date d;
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) CHECK(!date_parse(slice_of(bad[i]), &d));
  CHECK_SLICE(date_print(arena, day("2020-02-29")), "2020-02-29");
  CHECK_SLICE(date_print(arena, day("2020-02")), "2020-02");
  CHECK_SLICE(date_print(arena, day("2020")), "2020");
}

static void months_clip_to_their_last_day(void) {
  CHECK_SLICE(date_print(arena, date_add_months(day("2020-11-30"), 3)), "2021-02-28");
  CHECK_SLICE(date_print(arena, date_add_months(day("2020-03-31"), -1)), "2020-02-29");
  CHECK_SLICE(date_print(arena, date_add_months(day("2020-12"), 18)), "2022-06");
  CHECK_SLICE(date_print(arena, date_add_months(day("2020"), 24)), "2022");
  CHECK(date_is_none(date_add_months(day("9999-12"), 1)));
}

static void edtf_covers_days(void) {
  struct day_range r;
  CHECK(edtf_parse(SLICE("2021-02"), &r) && r.last - r.first == 27 && !r.approximate);
  CHECK(edtf_parse(SLICE("2020~"), &r) && r.last - r.first == 365 && r.approximate);
  CHECK(edtf_parse(SLICE("2019-12/.."), &r) && r.first == date_to_days(day("2019-12-01")) &&
        r.last == INT32_MAX);
  CHECK(edtf_parse(SLICE("../2020-01-31"), &r) && r.first == INT32_MIN);
  CHECK(edtf_parse(SLICE("2016/2018"), &r) && r.last == date_to_days(day("2018-12-31")));
  CHECK(!edtf_parse(SLICE("2018/2016"), &r) && !edtf_parse(SLICE("2018/"), &r) &&
        !edtf_parse(SLICE("~"), &r));
}

static void durations_are_read_and_written(void) {
  static const char *good[] = {"P3M", "P18M", "P2W", "P1Y6M", "P90D", "PT72H", "P1DT12H30M"};
  static const char *bad[] = {"",      "P",  "3M",    "P3",        "PM",  "P3M2Y",
                              "P1W2D", "PT", "P1M1M", "P9999999D", "P3S", "P1DT"};
  struct duration d;
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
    CHECK(duration_parse(slice_of(good[i]), &d));
    CHECK_SLICE(duration_print(arena, d), good[i]);
  }
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) CHECK(!duration_parse(slice_of(bad[i]), &d));
  CHECK_SLICE(duration_print(arena, (struct duration){.weeks = 1, .days = 2}), "P9D");
  CHECK_SLICE(duration_print(arena, (struct duration){0}), "P0D");
}

static struct slice end_of(const char *from, const char *term, bool *approximate) {
  struct duration d = {0};
  CHECK(duration_parse(slice_of(term), &d));
  return date_print(arena, duration_end(day(from), d, approximate));
}

static void terms_end(void) {
  bool approximate;
  CHECK_SLICE(end_of("2020-10-23", "P3M", &approximate), "2021-01-23");
  CHECK(!approximate);
  CHECK_SLICE(end_of("2020-12", "P18M", &approximate), "2022-06");
  CHECK(!approximate);
  CHECK_SLICE(end_of("2020-10", "P90D", &approximate), "2021-01");
  CHECK(approximate);
  CHECK_SLICE(end_of("2019-10-17", "PT120H", &approximate), "2019-10-22");
  CHECK_SLICE(end_of("2020", "P2Y", &approximate), "2022");
  CHECK(!approximate);
  CHECK_SLICE(end_of("2020", "P8M", &approximate), "2021");
  CHECK(approximate);
}

int main(void) {
  arena = arena_new(SIZE_MAX);
  RUN(days_count_there_and_back);
  RUN(weekdays_are_known);
  RUN(only_dates_are_parsed);
  RUN(months_clip_to_their_last_day);
  RUN(edtf_covers_days);
  RUN(durations_are_read_and_written);
  RUN(terms_end);
  arena_free(arena);
  return check_done();
}
