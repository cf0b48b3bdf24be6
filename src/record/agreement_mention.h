/* A mention of an agreement: one noun ("a United Nations-backed truce signed in October") and what its
   sentence says about it. agreement.c puts together the mentions that mean one agreement. */
#ifndef TRUCE_AGREEMENT_MENTION_H
#define TRUCE_AGREEMENT_MENTION_H

#include "record/look.h"

struct agreement_mention {
  uint32_t word, first, last;                 /* first, last: of its name */
  struct slice form, name, number;            /* number: "2710" of Resolution 2710 */
  bool definite, plural, indefinite, generic; /* "the", several of them, "a", none in particular */
  bool pointer; /* a word like "text", which opens no agreement unless it was made */
  bool pronoun;
  bool implicit;  /* no word for it at all: "X signed for the rebels"; joins what was told, opens nothing */
  bool tentative; /* "agreed to open the road": one only if the text goes on to call it a deal */
  bool one_sided; /* "a unilateral truce" */
  bool another;   /* "an earlier one" */
  bool under;     /* "under the accord": something stands under it */
  struct actors parties, backers;
  struct actors announcers; /* who is told to have announced it: its parties, or mediators */
  struct actors kept_by;    /* who is told to keep or break it */
  bool kept_by_both;        /* "both sides", whoever they are */
  struct slice signed_on, in_force, status;
  struct place where, scope, nick; /* nick: "the Jeddah deal" is called after it */
  enum modality modality;
  struct texts said_by;
  struct spans evidence;
  bool initialled; /* no more than that so far */
  bool due;        /* it is told to take effect, and not that it has */
  bool made;       /* a deed that makes it is told: signed, reached, adopted */
  bool stops_fire; /* it is told to stop the fighting */
};

struct agreement_mentions {
  struct agreement_mention *at;
  uint32_t count, capacity;
};

/* What was told first stands. */
static inline void agreement_take(struct slice *to, struct slice value) {
  if (is_empty(*to)) *to = value;
}

/* A more precise date replaces one that it lies in: 2020-10 by 2020-10-23. */
static inline void agreement_take_date(struct slice *to, struct slice value) {
  if (is_empty(*to) || (value.len > to->len && slice_starts(value, *to))) *to = value;
}

/* Whether an agreement of that form stops the fighting. */
static inline bool agreement_stops_fire(struct slice form) {
  return slice_equals(form, "ceasefire") || slice_equals(form, "truce");
}

/* Of two things told of it the one that lasts: what has collapsed was signed before. */
struct slice agreement_later_status(struct slice known, struct slice told);

/* "it", "signed for the Resistance": a mention of the agreement that was told of before, without a noun of
   its own. */
static inline struct agreement_mention agreement_pointer(uint32_t word) {
  return (struct agreement_mention){.word = word,
                                    .first = word,
                                    .last = word,
                                    .modality = ASSERTED,
                                    .form = SLICE("agreement"),
                                    .definite = true,
                                    .pointer = true};
}

void agreement_add_parties(const struct reading *reading, struct agreement_mention *mention, uint32_t word);
void agreement_read_propositions(struct reading *reading, struct agreement_mention *mention);
void agreement_read_speaker(struct reading *reading, struct agreement_mention *mention);
/* agreement_parties.c: between whom it is, and who brought it about, from all that its mentions say. */
struct actors agreement_parties(const struct reading *reading, const struct agreement_mention *all);
struct actors agreement_backers(const struct reading *reading, const struct agreement_mention *all,
                                struct actors parties);
/* agreement_implicit.c */
bool agreement_find_implicit(struct reading *reading, uint32_t word, struct agreement_mention *mention);
bool agreement_find_ellipsis(struct reading *reading, uint32_t word, const struct agreement_mention *last,
                             struct agreement_mention *mention);
/* "signed as witnesses": something said to be done as one who helps. */
bool agreement_as_backer(const struct reading *reading, uint32_t word);
struct agreement_mentions agreement_mentions_find(struct reading *reading);

#endif
