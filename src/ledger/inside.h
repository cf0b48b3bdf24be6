/* What the files of this folder share. */
#ifndef TRUCE_LEDGER_INSIDE_H
#define TRUCE_LEDGER_INSIDE_H

#include "common/map.h"
#include "ledger/head.h"
#include "ledger/key.h"
#include "ledger/ledger.h"
#include "ledger/store.h"

struct ledger {
  struct store store;
  size_t batch, pending; /* documents a transaction may hold; those in the one that is open, if any */
  struct buffer
      scratch; /* one record's JSON at a time; lives here so that nothing is lost when an arena unwinds */
};

/* Aliases: names to actors and places. */
enum alias_of { ALIAS_ACTOR, ALIAS_PLACE };

/* Empty slice when nothing is known by that name. */
struct slice alias_find(struct ledger *ledger, struct arena *arena, enum alias_of what, struct slice said);
void alias_note(struct ledger *ledger, enum alias_of what, struct slice name, struct slice key);

/* What is needed to insert a fact. */
struct new_fact {
  enum record_kind kind;
  struct slice key, place, family, parties, name, actors;
  bool sorted, dated;
  int32_t day, first, last;
  int64_t agreement; /* 0: none */
};

/* A fact as it was found. */
struct found_fact {
  bool made; /* just now */
  int32_t day;
  struct slice actors; /* who has a row in `party`: a line each, the side's digit and the actor */
};

/* The fact of that key, made when there is none. */
int64_t fact_ensure(struct ledger *ledger, struct arena *arena, const struct new_fact *fact,
                    struct found_fact *found);
struct slice actor_lines(struct arena *arena, const struct claim *claim);
/* Adds who takes part by this claim, and moves the fact to where the claim puts it in lists. */
void fact_take_part(struct ledger *ledger, struct arena *arena, int64_t number,
                    const struct found_fact *found, const struct claim *claim);
int64_t fact_canon(struct ledger *ledger, int64_t fact);
struct slice fact_name(struct ledger *ledger, struct arena *arena, int64_t fact);

/* merge.c: to be called for each agreement and obligation that is new. */
void merge_agreement(struct ledger *ledger, struct arena *arena, int64_t fact);
void merge_obligation(struct ledger *ledger, struct arena *arena, int64_t fact);

/* assemble.c: facts as they are shown, each put together once a question. */
struct assembly {
  struct ledger *ledger;
  struct arena *arena;
  const struct question *question;
  struct map known; /* fact's number -> index */
  struct fact **at; /* NULL: no record that may be used stands behind it */
  size_t count, capacity;
};

void assembly_init(struct assembly *assembly, struct ledger *ledger, struct arena *arena,
                   const struct question *question);
/* The fact shown under that number, put together from its fullest `witnesses` records, not judged; or
   NULL. */
struct fact *assembly_get(struct assembly *assembly, int64_t canon, size_t witnesses);

/* All that is shown under fact ?1, from documents known by day ?2 (NULL: all). */
#define USABLE " claim.standing < 3 AND (?2 IS NULL OR claim.day <= ?2)"
#define MEMBERS " fact IN (SELECT ?1 UNION ALL SELECT number FROM fact WHERE canon = ?1 AND canon <> number)"

/* judge.c */
void judge(struct assembly *assembly, struct fact *fact);

/* deadlines.c: when an obligation is due, by what all reports say of it and of its extensions: fills the
   dates of `out` and its chain. True when the date was moved. */
bool deadlines_find(struct assembly *assembly, const struct fact *fact, struct slice family, int32_t today,
                    struct judgement *out);
/* The duty that `fact` extends, or the one that this extends in turn; itself when it extends none. */
int64_t deadlines_origin(struct ledger *ledger, struct arena *arena, const struct question *question,
                         int64_t fact);

/* copies.c: an earlier report of the same days that shares words with this one. */
struct lender {
  const struct head *head;
  int64_t voice;
};

struct copies {
  int64_t voice;           /* of the document that this one is a copy of, or its own number */
  const struct head *head; /* NULL: a document that is no report */
  struct lender *lenders;  /* of one that is no copy */
  size_t lender_count, lender_capacity;
};

/* `fresh`: a document that the ledger does not have yet, to be found from now on. */
struct copies copies_find(struct ledger *ledger, struct arena *arena, const struct document *document,
                          int64_t number, bool fresh);
/* Whose voice a record has: that of a report from which its words were taken, else its document's. */
int64_t copies_voice(const struct copies *copies, const struct record *record);

#endif
