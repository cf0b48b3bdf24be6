/* times: the time expressions of a document, resolved against its date.

   "on Saturday" in a report of Friday 2021-01-29 is 2021-01-23 where something happened and 2021-01-30 where
   it is announced; "last month" is 2020-12; "within three months" is P3M, counted from what the text says it
   is counted from. The document's date is what such words are counted from, and never stands in for a date
   that is not stated: what cannot be resolved has an empty value.

   Method: a lexicon (knowledge/time.txt) and a small grammar over pieces of text, then normalisation against
   reference date and last mentioned date, as in HeidelTime (Stroetgen & Gertz 2010) and SUTime (Chang &
   Manning 2012); values are EDTF and ISO 8601 instead of TIMEX3. */
#ifndef TRUCE_TIME_H
#define TRUCE_TIME_H

#include "common/date.h"
#include "language/language.h"
#include "meaning/value.h"

enum { NO_TIME = UINT32_MAX };

enum time_kind {
  TIME_DATE,     /* a day, month or year */
  TIME_RANGE,    /* a stretch between two of them, or with an open end */
  TIME_DURATION, /* a length of time; where its start is stated as a date, its end is known too */
  TIME_SET       /* "every Friday", "monthly": no value */
};

/* What the words before (or behind) it make of it. */
enum time_relation {
  TIME_AT,        /* "on Saturday", "in 2020", "from 2016 to 2018", "two weeks ago" */
  TIME_SINCE,     /* since, from, starting: value "2019-12/.." */
  TIME_UNTIL,     /* until, till, through, to: value "../2021-06-30" */
  TIME_BY,        /* by, no later than, at the latest; value is the date itself */
  TIME_BEFORE,    /* value "../DATE" */
  TIME_AFTER,     /* of dates: value "DATE/.."; of durations: begins where the anchor is ("ten days after the
                     exchange") */
  TIME_WITHIN,    /* "within three months", "in the next 30 days", "no later than 30 days after signature" */
  TIME_FOR,       /* "for a further period of six months", "for two more years" */
  TIME_EXTENSION, /* "an 18-month extension", "extended by five days" */
  TIME_LENGTH     /* "a seven-day truce", "72 hours to leave", a length without more */
};

/* Where a weekday or a month without a year lies. */
enum lean { LEAN_BY_TENSE, LEAN_PAST, LEAN_FUTURE };

struct time_expression {
  struct span span;                           /* bytes, relation word included */
  uint32_t first_word, word_count, head_word; /* head_word: the one whose head is outside, else the last */
  enum time_kind kind;
  enum time_relation relation;
  enum lean lean;     /* the one used */
  bool approximate;   /* "around", "about", "early": the value's '~' */
  struct slice value; /* EDTF with the relation in it; empty where unresolved */
  struct slice point; /* EDTF of the date named, without the relation: "until February 2025" has "2025-02" */
  struct date date;   /* of a date itself, of a range its start, of "until D" D; none where unresolved */
  struct date end;    /* of a range its end; of a date the same as `date` */
  struct duration duration;
  struct slice duration_text; /* ISO 8601; empty unless a length is stated (also in "two weeks ago") */
  uint32_t anchor_word;       /* what a duration is counted from ("30 days after signature"), or NO_WORD */
  uint32_t anchor; /* the time expression it is counted from ("15 days from 5 June" is one expression with a
                      value; "24 months counted from 22 February 2023" are two), or NO_TIME */
  bool weekday_named; /* the value follows from a weekday's name */
  bool relative;      /* the value depends on the document's date or on a date mentioned before */
};

struct times {
  struct time_expression *at;
  uint32_t count, capacity;
  uint32_t *of_word; /* by word: the expression it belongs to, or NO_TIME */
  const struct time_expression
      *named; /* the same expressions as the dates named, without "since", "by" ... */
  const struct analysis *analysis;
};

struct time_words; /* knowledge/time.txt and knowledge/numbers.txt */

/* `time_text`, `number_text`: the two knowledge files; the result is in the arena and refers to the texts. */
enum truce_status time_words_read(struct arena *arena, struct slice time_text, struct slice number_text,
                                  const struct time_words **words, struct truce_error *error);

/* All time expressions in text order. Without a date (none) only what needs none is resolved. LEAN_BY_TENSE
   asks the governing verb. Pure; in the arena. */
struct times *times_find(struct arena *arena, const struct time_words *words, struct date document_date,
                         const struct analysis *analysis, enum lean lean);

/* The expression that a word belongs to, or NULL. */
const struct time_expression *time_at(const struct times *times, uint32_t word);
/* When: the date or range that hangs off a predicate's word in the tree (or off one of its obliques, "at a
   meeting on Thursday"; of a coordinated predicate also what stands before the first of them). NULL: none
   stated. */
const struct time_expression *time_of(const struct times *times, uint32_t word);
/* The same for lengths of time: "extended by two years", "must leave within 30 days", "an 18-month
   extension". */
const struct time_expression *term_of(const struct times *times, uint32_t word);

/* The day (month, year) on which a term ends that is counted from `from`: duration_end as EDTF,
   "2021-01~". */
struct slice term_end(struct arena *arena, struct date from, struct duration duration);

#endif
