/* event meant: an event while it is worked out, and who is meant in it where its own words do not say so. */
#ifndef TRUCE_EVENT_MEANT_H
#define TRUCE_EVENT_MEANT_H

#include "record/event_parties.h"

enum { LOOK_BACK = 500 }; /* records: in a long text what was told that long ago is another occasion */

struct draft {
  struct slice type, mode, cameo;
  struct texts context;
  enum modality modality;
  struct actors source, target;
  uint32_t asked; /* head word or NO_WORD */
  bool weak, inferred, by_author;
  bool told; /* whoever is not named is clear from the words */
};

static inline bool type_is(const struct draft *d, const char *a, const char *b, const char *c) {
  return slice_equals(d->type, a) || slice_equals(d->type, b) || slice_equals(d->type, c);
}

static inline bool is_event(const struct record *record, const char *a, const char *b) {
  return record->kind == RECORD_EVENT &&
         (slice_equals(record->event.type, a) || slice_equals(record->event.type, b));
}

/* Puts right and completes the parties of a draft from what was recorded before it. */
void event_mean(const struct reading *reading, struct draft *draft, const struct event_candidates *all,
                const struct event_candidate *candidate);
/* The sides of the document in "fighting erupted", "a war that has cost thousands of lives". */
void event_mean_sides(const struct reading *reading, struct draft *draft,
                      const struct proposition *proposition);
/* A noun of fighting with a relative clause that says how it went: it did, whatever is to end it. */
bool event_tells_of_fighting(const struct reading *reading, const struct proposition *proposition);
/* Of a noun the verb that says how it went: "fighting erupted", "the war that began in May"; or NULL. */
const struct proposition *event_course_of(const struct reading *reading,
                                          const struct proposition *proposition);
/* Where the document is a resolution and the proposition one of the sentences in which its body acts
   ("Demands that ..."): that body. Else nobody. */
struct actors event_body(const struct reading *reading, const struct proposition *proposition);
/* When all is recorded: attacks by nobody known that somebody claims. */
void event_mean_claims(struct reading *reading, size_t first);
/* When all is recorded: hostile acts without an addressee, from the record `first` on. */
void event_mean_rivals(struct reading *reading, size_t first);

#endif
