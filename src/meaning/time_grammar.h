/* The grammar of time expressions, for time*.c only.

   Each function xxx_at(g, i, ...) looks whether an xxx begins at piece i; if so it fills its result, whose
   `end` is the piece behind it, else it returns false and the result means nothing. None calls itself,
   directly or by others: calendar < simple < composed < range; so depth does not depend on the text. */
#ifndef TRUCE_TIME_GRAMMAR_H
#define TRUCE_TIME_GRAMMAR_H

#include "meaning/pieces.h"

struct grammar {
  struct arena *arena;
  const struct time_words *words;
  const struct analysis *analysis;
  struct pieces pieces;
  struct date document, focus, mentioned,
      story; /* focus: the date last mentioned, which "the following day" follows */
  /* mentioned: the last date of all, "that day"; story: the last with its year, and the sentence it stood
     in */
  uint32_t sentence, story_sentence, mentioned_sentence;
  bool daily;      /* the text speaks of days: weekdays, yesterday, tomorrow */
  bool lean_weak;  /* an infinitive: a plan, or what came of one */
  enum lean lean;  /* of the expression being read: past or future, as its verb has it */
  bool lean_known; /* the verb said so */
  bool present;    /* the verb is in the simple present and tells what lasts: "is known", not "we meet" */
  bool ahead;      /* a word above looks ahead: extended, scheduled */
  bool history;    /* most years that the text names are long over */
};

/* A point or stretch of time being put together. While `calendar` is true the fields of the date are those
   named and nothing is resolved; moment_resolve turns them into first and last. */
struct moment {
  size_t end;
  bool calendar;
  int year, month, day, weekday;                     /* 0, weekday -1: not named */
  struct date first, last;                           /* equal: one date in its precision */
  bool approximate, relative, weekday_named, is_end; /* is_end: "the end of ...": its last day */
};

struct length {
  size_t end;
  struct duration duration;
  bool approximate;
  bool article;   /* "a year": a length only with words about it */
  bool adjective; /* "18-month", "seven-day" */
  enum unit unit; /* the largest named */
};

/* pieces */
const struct piece *look_at(const struct grammar *g, size_t i);
bool mark_at(const struct grammar *g, size_t i, char mark);
bool word_at(const struct grammar *g, size_t i, const char *lower);
/* Whether a sense of the class stands there; *end is behind it. */
const struct sense *class_at(const struct grammar *g, size_t i, enum word_class class, size_t *end);
/* Behind the class or still at i. */
size_t skip_class(const struct grammar *g, size_t i, enum word_class class);
size_t skip_word(const struct grammar *g, size_t i, const char *lower);

/* time_calendar.c: "Oct.23", "23 October 2020", "2020-10-23", "Friday", "the 1990s" */
bool month_at(const struct grammar *g, size_t i, int *month, size_t *end);
bool weekday_at(const struct grammar *g, size_t i, int *weekday, size_t *end);
bool day_at(const struct grammar *g, size_t i, int *day, size_t *end);
bool year_at(const struct grammar *g, size_t i, int *year, size_t *end);
bool calendar_at(const struct grammar *g, size_t i, struct moment *m);
/* time_numeric.c: dates in figures. */
bool numeric_at(const struct grammar *g, size_t i, struct moment *m);

/* time_length.c */
bool length_at(const struct grammar *g, size_t i, struct length *length);
struct duration duration_negated(struct duration d);

/* time_moment.c: everything that names one moment */
bool composed_at(const struct grammar *g, size_t i, struct moment *m);
/* time_shift.c: "last month", "this Friday", "the next three weeks" */
bool shift_at(const struct grammar *g, size_t i, struct moment *m);
struct moment moment_of_unit(struct date base, enum unit unit, int shift);

/* time_resolve.c */
bool moment_resolve(const struct grammar *g, struct moment *m);
/* Whether a story is being told that is long over, from g->story on. */
bool moment_is_history(const struct grammar *g);
struct date easter_of(int year);
struct date nth_weekday(int year, int month, int weekday, int nth);
struct date end_of_moment(const struct moment *m);

/* time_range.c: "from A to B" and what has "since", "until", "by" before it */
bool range_at(const struct grammar *g, size_t i, struct moment *m);

static inline struct moment moment_named(void) { return (struct moment){.calendar = true, .weekday = -1}; }
static inline struct moment moment_fixed(struct date first, struct date last, size_t end) {
  return (struct moment){.first = first, .last = last, .end = end, .weekday = -1};
}

#endif
