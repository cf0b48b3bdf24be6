/* What the files of this folder share. */
#ifndef TRUCE_LEDGER_INSIDE_H
#define TRUCE_LEDGER_INSIDE_H

#include "common/map.h"
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
  struct slice key, place, family, parties, name;
  bool sorted, dated;
  int32_t day, first, last;
  int64_t agreement; /* 0: none */
};

/* The fact of that key, made when there is none. */
int64_t fact_ensure(struct ledger *ledger, struct arena *arena, const struct new_fact *fact, bool *made);
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
/* The fact shown under that number, put together from its fullest `witnesses` records, not judged; or NULL.
 */
struct fact *assembly_get(struct assembly *assembly, int64_t canon, size_t witnesses);

/* judge.c */
void judge(struct assembly *assembly, struct fact *fact);

/* copies.c: the number of the document that this one is a copy of, or its own. */
int64_t copies_find(struct ledger *ledger, struct arena *arena, const struct document *document,
                    int64_t number);

#endif
