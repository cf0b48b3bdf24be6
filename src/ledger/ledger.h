/* ledger: records kept with their documents, merged across them, judged as of a day, asked. doc/ledger.md
   tells the rules. A ledger is one SQLite file; one struct ledger serves one thread. Answers lie in the
   caller's arena.

   Days are counted from 1970-01-01 (common/date.h). Nothing here looks at the clock: the day to judge by is
   part of the question. */
#ifndef TRUCE_LEDGER_H
#define TRUCE_LEDGER_H

#include "record/record.h"

struct ledger;

enum ledger_mode { LEDGER_READ, LEDGER_WRITE /* made when there is none */ };

/* `stop`: raised to end a long question with TRUCE_INTERRUPTED; or NULL. */
enum truce_status ledger_open(struct ledger **ledger, const char *path, enum ledger_mode mode,
                              const volatile int *stop, struct truce_error *error);
void ledger_close(struct ledger *ledger);

struct ledger_added {
  bool known;           /* the ledger had this document: nothing was done */
  struct slice copy_of; /* id of the document that this one is a copy of, or empty */
  size_t records;
};

/* Takes a document with its records, whole or not at all. `reader` names the model and knowledge that read
   it. With `again` a known document's machine-read records are replaced; what persons decided of them
   stays. */
enum truce_status ledger_add(struct ledger *ledger, struct arena *arena, const struct document *document,
                             const struct records *records, struct slice reader, bool again,
                             struct ledger_added *added, struct truce_error *error);
/* Writes up to `documents` together, which is many times faster: a document that was added is safe when
   ledger_pending is 0, after that many or after ledger_flush. Each still goes in whole or not at all; killed,
   at most those pending are missing. Until then no one else can write. */
void ledger_batch(struct ledger *ledger, size_t documents);
size_t ledger_pending(const struct ledger *ledger);
enum truce_status ledger_flush(struct ledger *ledger, struct truce_error *error);
/* To skip reading what is there already. */
enum truce_status ledger_knows(struct ledger *ledger, const char *document_id, bool *known,
                               struct truce_error *error);

/* What a server told of an address, to ask it only for what is new. Remembered together with the documents
   that are pending. */
struct ledger_validators {
  char etag[300], modified[100];
};
enum truce_status ledger_remember(struct ledger *ledger, struct slice url,
                                  const struct ledger_validators *validators, struct truce_error *error);
enum truce_status ledger_remembered(struct ledger *ledger, struct slice url,
                                    struct ledger_validators *validators, bool *known,
                                    struct truce_error *error);

enum { NO_DAY = INT32_MIN };

/* What one asks for. Zeroed: everything, as known today; `limit` 0: no limit. */
struct question {
  enum record_kind kind;
  struct slice family; /* events: REQUEST ...; agreements: ceasefire ... */
  struct slice actor;  /* id or name */
  struct slice place;  /* country code or name */
  bool has_as_of, has_known_by;
  bool in_force;    /* mandates: only those that hold on `as_of` */
  int32_t since;    /* only what stands in lists on that day or later, where it is not 0 */
  int32_t as_of;    /* judge as of this day: what happened later has not happened */
  int32_t known_by; /* only from documents dated up to this day */
  size_t limit;     /* due: half of them to either side of as_of; else the latest ones */
};

/* A record behind a fact, with where it comes from. */
struct witness {
  struct slice record, document; /* ids */
  struct slice title, outlet, name, date;
  struct texts said_by;
  enum modality modality;
  struct slice status;
  int32_t day; /* of the document, or NO_DAY */
  int64_t voice;
};

struct witnesses {
  struct witness *at;
  size_t count;
};

/* Records of one modality behind a fact. */
struct tally {
  int64_t reports, voices; /* documents; those among them that are no copies of one another */
  int32_t first, last;     /* days of the documents; NO_DAY when none is dated */
};

enum due_status { DUE_UNKNOWN, DUE_PENDING, DUE_OVERDUE, DUE_MET, DUE_EXTENDED, DUE_CONTRADICTED, DUE_ENDED };

/* Something that speaks for or against an obligation's being met. */
struct reason {
  bool against;
  const char *why; /* "still counted there", "mandate outlives it", "reported met" ... */
  const struct fact *fact;
  int weight; /* greater first */
};

struct deadline {
  struct slice due;
  struct slice said_by;
  bool extension;
  int32_t day; /* of the first report that says so */
};

struct judgement {
  enum due_status status;
  int32_t as_of, days; /* overdue by so many days, or so many left */
  bool yet_to_come;    /* laid down after the day: lists leave it out */
  bool has_due;
  int32_t due_first, due_last;
  struct slice due;
  struct deadline *deadlines; /* first the original one, then rival dates and extensions */
  size_t deadline_count;
  int64_t *chain; /* facts of later agreements that move its date, in order */
  size_t chain_count;
  struct reason *reasons;
  size_t reason_count;
};

/* One thing in the world, as the records behind it give it together. */
struct fact {
  struct slice id;
  struct record record; /* the fullest record, its gaps filled from the others; its id is a record's id */
  struct tally tally[MODALITY_COUNT];
  int32_t first, last;         /* days of the first and last document, or NO_DAY */
  int64_t reports, voices;     /* documents that say so; copies of one report are one voice */
  int64_t outlets;             /* that printed them, as far as they are named */
  struct witnesses witnesses;  /* the fullest ones, at most WITNESSES_SHOWN, in lists _IN_LIST */
  struct slice agreement;      /* obligations: fact id of the agreement */
  struct judgement *judgement; /* obligations */
  struct mandate_step *steps;  /* mandates: each grant, extension, end in order */
  size_t step_count;
  int64_t number;             /* inside the ledger */
  int64_t under;              /* obligations: the agreement's fact, or 0 */
  struct slice family, place; /* of its key */
  int32_t day;                /* its place in lists */
};

struct mandate_step {
  struct slice action, when, until, record;
};

enum { WITNESSES_SHOWN = 16, WITNESSES_IN_LIST = 8, DECISIONS_SHOWN = 100, DECISIONS_IN_LIST = 12 };

struct facts {
  struct fact *at;
  size_t count, capacity;
  bool more; /* the limit cut some off */
};

/* Facts of one kind, ordered by day, then id; obligations come judged. An actor or place that the ledger has
   never met gives none. */
enum truce_status ledger_ask(struct ledger *ledger, struct arena *arena, const struct question *question,
                             struct facts *facts, struct truce_error *error);
/* Facts of all kinds that an actor takes part in. */
enum truce_status ledger_who(struct ledger *ledger, struct arena *arena, const struct question *question,
                             struct facts *facts, struct truce_error *error);
/* What happened when: events, signings, deadlines, decisions on mandates. */
enum truce_status ledger_timeline(struct ledger *ledger, struct arena *arena, const struct question *question,
                                  struct facts *facts, struct truce_error *error);

/* Whether a mandate, as it was last decided on, holds that day. */
bool mandate_in_force(const struct mandate *mandate, int32_t day);

/* The actor an id or name stands for: its id, and the name it is mostly written with. False when never
   met. */
bool ledger_actor(struct ledger *ledger, struct arena *arena, struct slice said, struct slice *id,
                  struct slice *name);

/* The chain behind an answer: the fact, the records behind it, and the words. */
struct quoted {
  struct witness witness;
  struct slice json;        /* the record */
  struct document document; /* with its text */
  struct spans spans;       /* in that text */
};

struct chain {
  struct fact fact;
  struct quoted *quoted;
  size_t count;
};

/* `id`: of a fact or record, or the beginning of one that fits no other. TRUCE_NOT_FOUND, or TRUCE_BAD_INPUT
   when it fits several. */
enum truce_status ledger_why(struct ledger *ledger, struct arena *arena, struct slice id,
                             const struct question *question, struct chain *chain, struct truce_error *error);

struct document_row {
  struct document document; /* without its text */
  struct slice copy_of;     /* id of the original, or empty */
  int64_t records, copies;
};

struct document_rows {
  struct document_row *at;
  size_t count;
  bool more;
};

/* Ordered by date, then id. */
enum truce_status ledger_documents(struct ledger *ledger, struct arena *arena,
                                   const struct question *question, struct document_rows *rows,
                                   struct truce_error *error);

/* One line for a reader: "20000 foreign troops and mercenaries in Libya". */
struct slice fact_summary(struct arena *arena, const struct fact *fact);
/* "2021-01-23", "2021-01", "2019-12/..": what a range of days is written as. */
struct slice days_print(struct arena *arena, int32_t first, int32_t last);
/* A fact as one line of JSON, without the newline. */
void fact_write_json(struct buffer *out, struct arena *arena, const struct fact *fact);
const char *due_status_name(enum due_status status);

#endif
