/* confidence: how likely a record is right, from what it knows and how it is worded.

   Recognisers say how strong a wording is (record->confidence, 0 to 1). What comes out of reading is
   something else: of the records given 0.8, about 80 in a hundred should be right. knowledge/confidence.txt
   has, for each kind, points for traits; their sum is the logarithm of the odds, in hundredths. `truce eval
   records --fit-confidence` makes the file from documents read by hand (method: Platt 1999, a logistic
   regression on the recogniser's own marks). */
#ifndef TRUCE_CONFIDENCE_H
#define TRUCE_CONFIDENCE_H

#include "common/error.h"
#include "record/record.h"

struct word_classes;

/* Their order is that of confidence_trait_names in confidence.c. */
enum confidence_trait {
  TRAIT_ALWAYS,       /* of every record */
  TRAIT_STRONG,       /* of a wording that its recogniser trusts */
  TRAIT_WEAK,         /* of one that it doubts */
  TRAIT_CLAIM,        /* somebody says so */
  TRAIT_NOT_ASSERTED, /* denied, promised, requested, possible */
  TRAIT_DOER_KNOWN,   /* source, parties, bound, from, who, body, person: the first has an id */
  TRAIT_DOER_MISSING,
  TRAIT_OTHER_KNOWN, /* target, backers, object, to, serving, for, of: likewise */
  TRAIT_OTHER_MISSING,
  TRAIT_DATED, /* when, signed, due, since, as_of, until */
  TRAIT_PLACED,
  TRAIT_SEVERAL_SPANS, /* rests on more than one stretch of text */
  TRAIT_LONG,          /* its evidence is longer than 240 bytes */
  TRAIT_COUNT
};

extern const char *const confidence_trait_names[TRAIT_COUNT];

struct confidence {
  int16_t points[RECORD_KIND_COUNT][TRAIT_COUNT];
};

/* One bit a trait. */
uint32_t confidence_traits(const struct record *record);
/* 0.01 to 0.99. The same on every machine. */
double confidence_of(const struct confidence *confidence, enum record_kind kind, uint32_t traits);
/* Takes the points from the classes of knowledge/confidence.txt: [event], then "40: dated". A trait without a
   line has no points. An error names `file`. */
enum truce_status confidence_take(struct confidence *confidence, const struct word_classes *classes,
                                  const char *file, struct truce_error *error);

#endif
