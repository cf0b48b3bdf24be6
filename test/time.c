#include "check.h"
#include "meaning/plain_analysis.h"

#include "common/file.h"
#include "meaning/number.h"

static struct arena *arena;
static const struct time_words *words;

struct expected {
  const char *date, *text, *values; /* of all expressions, "; " between: value, or relation and duration */
};

static void write_value(char *out, size_t size, const struct time_expression *e) {
  static const char *const relations[] = {"at",    "since",  "until", "by",        "before",
                                          "after", "within", "for",   "extension", "length"};
  if (e->kind == TIME_DURATION)
    snprintf(out, size, "%s %.*s%s%.*s", relations[e->relation], SLICE_ARGS(e->duration_text),
             e->value.len ? " " : "", SLICE_ARGS(e->value));
  else
    snprintf(out, size, "%.*s", SLICE_ARGS(e->value));
}

static void check_all(const struct expected *cases, size_t count) {
  for (size_t i = 0; i < count; i++) {
    struct date date = {0};
    date_parse(slice_of(cases[i].date), &date);
    struct analysis *analysis = plain_analysis(arena, slice_of(cases[i].text));
    struct times *times = times_find(arena, words, date, analysis, LEAN_BY_TENSE);
    char got[512] = "";
    for (uint32_t n = 0; n < times->count; n++) {
      if (n) strncat(got, "; ", sizeof got - strlen(got) - 1);
      size_t used = strlen(got);
      write_value(got + used, sizeof got - used, &times->at[n]);
    }
    if (strcmp(got, cases[i].values)) printf("# %s: got \"%s\"\n", cases[i].text, got);
    CHECK_TEXT(got, cases[i].values);
  }
}

#define CHECK_ALL(cases) check_all((cases), sizeof(cases) / sizeof *(cases))

static void dates_as_news_write_them(void) {
  static const struct expected cases[] = {
      {"2021-01-29", "the ceasefire signed on Oct.23, bringing", "2020-10-23"},
      {"2021-01-29", "on October 23, 2020 and on 23 October", "2020-10-23; 2020-10-23"},
      {"2021-01-29", "That deadline expired on Saturday.", "2021-01-23"},
      {"2021-01-29", "They will meet on Saturday.", "2021-01-30"},
      {"2021-01-29", "They met last month and last March, this month", "2020-12; 2020-03; 2021-01"},
      {"2021-01-29", "next week", "2021-02-01/2021-02-07"},
      {"2022-08-05", "in December this year", "2022-12"},
      {"2021-01-29", "a year ago, two weeks ago", "2020-01-29~; 2021-01-15~"},
      {"2021-10-06", "On 8 August they took it; ten days later, and the following day",
       "2021-08-08; 2021-08-18; 2021-08-19"},
      {"2021-01-29", "yesterday or today", "2021-01-28; 2021-01-29"},
      {"2021-01-29", "involvement since December 2019 -", "2019-12/.."},
      {"2024-01-22", "between April and June", "2023-04/2023-06"},
      {"2021-01-29", "from 2016 to 2018", "2016/2018"},
      {"2022-08-05", "by February 2025", "2025-02"},
      {"2024-01-22", "until September 12 of this year", "../2024-09-12"},
      {"2019-10-18", "The rebels have until October 28 to leave.", "../2019-10-28"},
      {"2021-01-29", "early 2020, the 1990s, mid-May", "2020~; 1990/1999; 2020-05~"},
      {"2021-01-29", "on Monday night", "2021-01-25"},
      {"2005-09-19", "by the end of the year", "2005-12-31"},
      {"2021-01-29", "on 10 November 1975; 2021-01-23", "1975-11-10; 2021-01-23"},
      {"2005-09-19", "between 15 September and 31 December", "2005-09-15/2005-12-31"},
      {"2023-05-30", "5-7 July 2022", "2022-07-05/2022-07-07"},
  };
  CHECK_ALL(cases);
}

static void dates_told_by_other_dates(void) {
  static const struct expected cases[] = {
      {"2024-06-05", "It began on 22 May; a day later they met, and the following day",
       "2024-05-22; 2024-05-23; 2024-05-24"},
      {"2020-03-01", "They will talk on March 10. By that day they are free.", "2020-03-10; 2020-03-10"},
      {"2021-01-29", "in the summer of 2010, the early 1980s", "2010-06/2010-08; 1980~/1984~"},
      {"2021-01-29", "He came in May 1998. On 3 August he left.", "1998-05; 1998-08-03"},
      {"2021-01-29", "24 months counted from 22 February 2023", "length P24M 2023-02-22/2025-02-22"},
      {"2021-01-29", "ten days before the vote", "before P10D"},
      {"2021-01-29", "renewed last March until September 12, 2021", "2020-03; ../2021-09-12"},
      {"2021-01-29", "for a further period ending 19 July 2021", "../2021-07-19"},
      {"2021-01-29", "from October 2020 onwards", "2020-10/.."},
      {"2021-01-29", "three years ago; over the weekend", "2018~; 2021-01-30/2021-01-31"},
      {"2021-01-29", "the deal of 2015 and 900 CE and 300 BC", "2015; 0900"},
  };
  CHECK_ALL(cases);
}

static void dates_of_old_stories(void) {
  static const struct expected cases[] = {
      {"2001-11-15", "He wrote on 1 September 1859 of the 12th of July last and the 1st of February next.",
       "1859-09-01; 1859-07-12; 1860-02-01"},
      {"2021-01-29", "in 1871-72 and from 1892 - 94, but 2020-21", "1871/1872; 1892/1894; 2020/2021"},
      {"2021-01-29", "on 30 September 420, in December of 384, AD 367", "0420-09-30; 0384-12; 0367"},
      {"2021-01-29", "In the summer of 2010 it began; that year", "2010-06/2010-08; 2010"},
      {"2021-01-29", "in May 1998 they met, and the following autumn", "1998-05; 1998-09/1998-11"},
      {"2021-01-29", "since World War II, after 9/11, the 1800s", "1939-09-01/..; 2001-09-11/..; 1800/1899"},
      {"2021-01-29", "On 3 May 2015 it fell; the year before, they met", "2015-05-03; 2014"},
      {"2021-01-29", "on this day we remember; on this day in 1953", "2021-01-29; 1953"},
  };
  CHECK_ALL(cases);
}

static void ends_halves_and_eves(void) {
  static const struct expected cases[] = {
      {"2024-02-07", "It was due to lapse on 29 January.", "2024-01-29"},
      {"2024-02-07", "by year's end, at month-end", "2024-12-31; 2024-02-29~"},
      {"2024-02-07", "in the first half of 2020, the latter half of this year",
       "2020-01/2020-06; 2024-07/2024-12"},
      {"2024-02-07", "on the eve of 5 June 2019, the eve of the talks", "2019-06-04"},
      {"2024-02-07", "On Monday they met; later that day, the same evening, the following morning",
       "2024-02-05; 2024-02-05; 2024-02-05; 2024-02-06"},
      {"2024-02-07", "over the past week, in the past 24 hours, the week before last",
       "2024-01-31/2024-02-07; 2024-02-06/2024-02-07; 2024-01-22/2024-01-28"},
      {"2024-02-07", "over a decade ago; not before 1 March 2025; until at least mid-March 2025",
       "../2014~; 2025-03-01/..; ../2025-03~"},
      {"2024-02-07", "They had a weekend off on 9/11 of 2019", "2019-09-11"},
  };
  CHECK_ALL(cases);
}

static void terms_and_lengths(void) {
  static const struct expected cases[] = {
      {"2021-01-29", "had to quit within three months", "within P3M"},
      {"2021-01-29", "an 18-month extension for troops", "extension P18M"},
      {"2021-01-29", "for a further period of six months", "for P6M"},
      {"2021-01-29", "gave them 72 hours to leave", "length PT72H"},
      {"2021-01-29", "for two more years", "for P2Y"},
      {"2021-01-29", "a seven-day truce", "length P7D"},
      {"2021-01-29", "no later than 30 days after signature", "within P30D"},
      {"2021-01-29", "within 45 days of 5 June 2020", "within P45D 2020-06-05/2020-07-20"},
      {"2021-01-29", "extended by two years", "extension P2Y"},
      {"2021-01-29", "within one year and six months", "within P1Y6M"},
      {"2021-01-29", "for 3.5 years; 2.25 hours", "for P3Y6M; length PT2H15M"},
      {"2021-01-29", "one and a quarter years; one year and a half", "length P1Y3M; length P1Y6M"},
      {"2021-01-29", "the course will last three weeks; the last three weeks",
       "length P3W; 2021-01-08/2021-01-29"},
  };
  CHECK_ALL(cases);
}

static void nothing_is_guessed(void) {
  static const struct expected cases[] = {
      {"2021-01-29", "They may march on the city in the second half.", ""},
      {"2021-01-29", "20,000 troops pay 2000 fighters $12 million", ""},
      {"2021-01-29", "the following day", ""},
      {"", "on Saturday and in October", "; "},
      {"", "on 3 May 2020", "2020-05-03"},
  };
  CHECK_ALL(cases);
}

static void counts_with_hedges(void) {
  static const struct {
    const char *text, *written;
    int64_t low, high;
  } cases[] = {
      {"from an estimated 20,000 foreign troops", "an estimated 20,000", 20000, 20000},
      {"hundreds of mercenaries from Syria", "hundreds", 200, 999},
      {"dozens of tanks", "dozens", 24, 99},
      {"tens of thousands of people", "tens of thousands", 20000, 99999},
      {"at least 30 soldiers", "at least 30", 30, COUNT_UNKNOWN},
      {"up to 5,000 men", "up to 5,000", COUNT_UNKNOWN, 5000},
      {"more than 2,000 people", "more than 2,000", 2000, COUNT_UNKNOWN},
      {"between 10,000 and 15,000 people", "between 10,000 and 15,000", 10000, 15000},
      {"10,000 to 15,000 people", "10,000 to 15,000", 10000, 15000},
      {"some 400 men", "some 400", 400, 400},
      {"around 1.5 million refugees", "around 1.5 million", 1500000, 1500000},
      {"twenty-five officers", "twenty-five", 25, 25},
      {"a dozen drones", "a dozen", 12, 12},
      {"several hundred fighters", "several hundred", 300, 900},
      {"no fewer than 50 jets", "no fewer than 50", 50, COUNT_UNKNOWN},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct analysis *analysis = plain_analysis(arena, slice_of(cases[i].text));
    struct times *times = times_find(arena, words, (struct date){0}, analysis, LEAN_PAST);
    struct counts *counts = counts_find(arena, words, times, analysis);
    CHECK(counts->count == 1);
    if (counts->count != 1) printf("# %s: %u counts\n", cases[i].text, counts->count);
    if (counts->count != 1) continue;
    CHECK_SLICE(counts->at[0].count.as_written, cases[i].written);
    CHECK(counts->at[0].count.low == cases[i].low && counts->at[0].count.high == cases[i].high);
  }
}

static void knowledge_errors_name_their_line(void) {
  struct truce_error error;
  const struct time_words *none;
  CHECK(time_words_read(arena, SLICE("[month]\n1 = january\nx = february\n"), SLICE(""), &none, &error) ==
        TRUCE_BAD_KNOWLEDGE);
  CHECK_TEXT(error.message, "knowledge/time.txt:3: no value for [month]: x ");
  CHECK(time_words_read(arena, SLICE(""), SLICE("[nonsense]\na\n"), &none, &error) == TRUCE_BAD_KNOWLEDGE);
}

int main(void) {
  struct file time_file, number_file;
  struct truce_error error;
  arena = arena_new(SIZE_MAX);
  if (file_open(&time_file, "knowledge/time.txt", 1 << 20, &error) ||
      file_open(&number_file, "knowledge/numbers.txt", 1 << 20, &error) ||
      time_words_read(arena, time_file.bytes, number_file.bytes, &words, &error)) {
    printf("not ok knowledge: %s\n", error.message);
    return 1;
  }
  RUN(dates_as_news_write_them);
  RUN(dates_told_by_other_dates);
  RUN(dates_of_old_stories);
  RUN(ends_halves_and_eves);
  RUN(terms_and_lengths);
  RUN(nothing_is_guessed);
  RUN(counts_with_hedges);
  RUN(knowledge_errors_name_their_line);
  file_close(&time_file);
  file_close(&number_file);
  arena_free(arena);
  return check_done();
}
