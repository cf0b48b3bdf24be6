/* What makes two records speak of one thing: the canonical key of a fact.

     event       type, who, to whom, day, place; without a day or without an actor known by id the
                 record stands alone
     agreement   family of form, place, date or year of report, parties, name; merge.c says which of
                 these can only mean the same agreement
     obligation  the agreement's key (or, without agreement, the due date), family of act, who is bound,
                 object, place; what somebody is only called upon to do is kept apart from what he must
     support     one giver, one taker (and the place, where the taker is only described)
     force       place, whose or which force, origin, whom it serves, figure, who says so, as of when
     mandate     who decides, for whose forces or mission, where: its extensions are one mandate
     role        person, office, of whom

   An actor is known by its id, else by its words (words_normal) after a '~'. Keys are readable, their parts
   divided by '|'; a fact's id is two capitals, '-', and the first 12 hex digits of the key's hash. */
#ifndef TRUCE_LEDGER_KEY_H
#define TRUCE_LEDGER_KEY_H

#include "ledger/classes.h"

/* Which end of a fact an actor stands at. */
enum side { SIDE_BY, SIDE_TO };

struct claim_party {
  struct slice actor; /* canonical */
  enum side side;
};

/* One record speaking of one fact. */
struct claim {
  const struct record *record;
  uint32_t part; /* support: from * 1000 + to */
  struct slice key;
  struct slice place;         /* country, or canonical name, or empty */
  struct slice family;        /* of form, act, event type ... */
  struct slice parties, name; /* agreements: "|A|B|", normal name */
  struct slice status;
  bool dated, sorted;
  int32_t first, last; /* what `dated`: when it was or is due, signed, counted, in force */
  int32_t day;         /* what `sorted`: its place in lists */
  size_t agreement;    /* obligations: index of the agreement's claim, or SIZE_MAX */
  bool requested;
  int weight; /* how much the record says: the fullest speaks for the fact */
  struct claim_party *actors;
  size_t actor_count;
};

/* The party that stands for "somebody from abroad" in a place: forces, mandates and retreats of foreigners
   have it, so that duties of foreigners find them. */
struct slice foreigners_in(struct arena *arena, struct slice place);
/* A state's id, and not that of the place. */
bool is_from_abroad(struct slice id, struct slice place);
bool is_organisation(const struct actor *actor);
/* "Foreign fighters": known by words only, and said to be from abroad. */
bool is_described_foreign(struct arena *arena, const struct actor *actor);
bool force_is_foreign(struct arena *arena, const struct force *force, struct slice place);

struct claims {
  struct claim *at;
  size_t count, capacity;
};

/* All claims of a document's records, agreements first. Empty actors and the like give odd keys, never
   failure. */
struct claims claims_of(struct arena *arena, const struct document *document, const struct records *records);
/* `under`: the id of the agreement's fact, or for want of an agreement the due date. (claims_of leaves
   obligations without a key: only the ledger knows under which agreement they stand.) */
struct slice obligation_key(struct arena *arena, struct slice under, struct slice family);
/* mission.c: what a mandate is for, whatever else is said of it. */
struct slice mission_key(struct arena *arena, const struct mandate *mandate);
/* "+" between keys, sorted, each once: the order in which a report lists things says nothing. */
struct slice keys_joined(struct arena *arena, const struct slice *keys, size_t count);
struct slice actor_key(struct arena *arena, const struct actor *actor);
struct slice place_key(struct arena *arena, const struct place *place);
/* "AG-1f0c9a22b3d4" */
struct slice fact_id(struct arena *arena, enum record_kind kind, struct slice key);

#endif
