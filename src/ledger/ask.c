/* Lists of facts. An index answers each question in the order of days, so that only what is shown is
   assembled. */
#include "ledger/inside.h"

#include <stdlib.h>

struct asking {
  struct ledger *ledger;
  struct arena *arena;
  struct question question; /* actor and place as keys */
  struct facts *facts;
  struct map shown; /* numbers of facts looked at */
  struct assembly assembly;
  size_t wanted;
  size_t decisions; /* to be loaded of each mandate */
  int32_t reaches;  /* of reach_back() */
  enum truce_status status;
  struct truce_error *error;
};

/* ?1 kind, ?2 family, ?3 place, ?4 actor, ?5 and ?6 first and last day. Empty text: any. */
#define COLUMNS(index)                                                                                       \
  "SELECT number, canon, day FROM fact INDEXED BY " index " WHERE kind = ?1 AND day BETWEEN ?5 AND ?6"
#define OF_ACTOR                                                                                             \
  "SELECT number, canon, party.day FROM party CROSS JOIN fact ON number = party.fact WHERE party.actor = "   \
  "?4 AND "                                                                                                  \
  "party.kind = ?1 AND party.day BETWEEN ?5 AND ?6"
#define REST " AND (?2 = '' OR family = ?2) AND (?3 = '' OR place = ?3)"
#define DOWN " ORDER BY day DESC, number DESC"
#define UP " ORDER BY day, number"
#define PARTY_DOWN " ORDER BY party.day DESC, party.fact DESC"
#define PARTY_UP " ORDER BY party.day, party.fact"

static sqlite3_stmt *list(struct asking *asking, bool down) {
  struct store *store = &asking->ledger->store;
  const struct question *q = &asking->question;
  if (q->actor.len)
    return down ? store_query(store, OF_ACTOR REST PARTY_DOWN) : store_query(store, OF_ACTOR REST PARTY_UP);
  if (q->place.len)
    return down ? store_query(store, COLUMNS("fact_place") REST " AND place = ?3" DOWN)
                : store_query(store, COLUMNS("fact_place") REST " AND place = ?3" UP);
  if (q->family.len)
    return down ? store_query(store, COLUMNS("fact_family") REST " AND family = ?2 AND family <> ''" DOWN)
                : store_query(store, COLUMNS("fact_family") REST " AND family = ?2 AND family <> ''" UP);
  return down ? store_query(store, COLUMNS("fact_day") REST DOWN)
              : store_query(store, COLUMNS("fact_day") REST UP);
}

static bool claims_known(struct asking *asking, int64_t fact) {
  sqlite3_stmt *find = store_query(
      &asking->ledger->store, "SELECT 1 FROM claim WHERE fact = ?1 AND standing < 3 AND day <= ?2 LIMIT 1");
  bind_integer(find, 1, fact);
  bind_integer(find, 2, asking->question.known_by);
  return store_integer(&asking->ledger->store, find, 0) != 0;
}

/* A vaguer fact is shown under the more precise one, unless that was not known yet. */
static int64_t shown_as(struct asking *asking, int64_t number, int64_t canon) {
  if (canon == number || !asking->question.has_known_by) return canon;
  return claims_known(asking, canon) ? canon : number;
}

static bool map_holds(const struct map *map, int64_t number) {
  return map_get(map, (struct slice){(const char *)&number, sizeof number}) != MAP_NONE;
}

static bool is_new(struct asking *asking, int64_t number) {
  if (map_holds(&asking->shown, number)) return false;
  map_put(&asking->shown, arena_copy(asking->arena, (struct slice){(const char *)&number, sizeof number}), 1);
  return true;
}

/* One whose end nobody states holds for a year after it was last decided on. */
bool mandate_in_force(const struct mandate *mandate, int32_t day) {
  struct day_range until, when;
  if (slice_equals(mandate->action, "ended") || slice_equals(mandate->action, "refused")) return false;
  if (edtf_parse(mandate->until, &until)) return until.last >= day;
  return !edtf_parse(mandate->when, &when) || (int64_t)when.last + 366 >= day;
}

/* What happens after the day asked for has not happened. Deadlines and mandates look ahead by nature. */
static bool is_yet_to_come(const struct question *question, const struct fact *fact) {
  if (!question->has_as_of || fact->record.kind == RECORD_OBLIGATION) return false;
  struct day_range range;
  if (fact->record.kind == RECORD_MANDATE)
    return edtf_parse(fact->record.mandate.when, &range) && range.first > question->as_of;
  return fact->day > question->as_of;
}

static bool keeps(struct asking *asking, const struct fact *fact) {
  if (is_yet_to_come(&asking->question, fact)) return false;
  if (fact->judgement && fact->judgement->yet_to_come) return false;
  return !asking->question.in_force || mandate_in_force(&fact->record.mandate, asking->question.as_of);
}

/* The fact as it was shown, or NULL where it is not. An obligation stands in lists where it is due at
   last. */
static struct fact *show(struct asking *asking, int64_t number) {
  if (!is_new(asking, number)) return NULL;
  struct fact *fact =
      assembly_get(&asking->assembly, number,
                   asking->question.kind == RECORD_MANDATE ? asking->decisions : WITNESSES_IN_LIST);
  if (!fact) return NULL;
  if (fact->record.kind == RECORD_OBLIGATION) judge(&asking->assembly, fact);
  if (!keeps(asking, fact)) return NULL;
  if (fact->judgement && fact->judgement->chain_count) fact->day = fact->judgement->due_first;
  struct facts *facts = asking->facts;
  ARENA_PUSH(asking->arena, facts->at, facts->count, facts->capacity, *fact);
  for (size_t i = 0; fact->judgement && i < fact->judgement->chain_count; i++)
    is_new(asking, fact->judgement->chain[i]);
  return fact;
}

/* An extension is shown with the duty that it extends, and by itself only when that is not shown. */
static void show_duty(struct asking *asking, int64_t number) {
  if (map_holds(&asking->shown, number)) return;
  int64_t origin = deadlines_origin(asking->ledger, asking->arena, &asking->question, number);
  if (origin != number) show(asking, origin);
  show(asking, number);
}

/* The facts from the day `first` to `last`, latest or earliest first: number, canon, day. */
static sqlite3_stmt *list_days(struct asking *asking, int32_t first, int32_t last, bool down) {
  sqlite3_stmt *row = list(asking, down);
  bind_integer(row, 1, asking->question.kind);
  bind_text(row, 2, asking->question.family);
  bind_text(row, 3, asking->question.place);
  bind_text(row, 4, asking->question.actor);
  bind_integer(row, 5,
               asking->question.since && first < asking->question.since ? asking->question.since : first);
  bind_integer(row, 6, last);
  return row;
}

/* Looks through the days from `first` to `last`, latest or earliest first, until enough facts were found. */
static void look(struct asking *asking, int32_t first, int32_t last, bool down) {
  struct facts *facts = asking->facts;
  size_t most = asking->wanted ? facts->count + asking->wanted : SIZE_MAX;
  sqlite3_stmt *row = list_days(asking, first, last, down);
  while (store_row(&asking->ledger->store, row)) {
    if (facts->count == most) {
      facts->more = true;
      break;
    }
    int64_t number = shown_as(asking, sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1));
    if (asking->question.kind == RECORD_OBLIGATION)
      show_duty(asking, number);
    else
      show(asking, number);
  }
  store_done(row);
}

static int by_day(const void *a, const void *b) {
  const struct fact *x = a, *y = b;
  if (x->day != y->day) return x->day < y->day ? -1 : 1;
  return slice_compare(x->id, y->id);
}

/* "russia" and "RUS" become the key. False: never met. */
static bool find_keys(struct asking *asking) {
  struct question *q = &asking->question;
  struct slice given = q->actor;
  if (q->actor.len) q->actor = alias_find(asking->ledger, asking->arena, ALIAS_ACTOR, given);
  if (given.len && !q->actor.len) return false;
  given = q->place;
  if (q->place.len) q->place = alias_find(asking->ledger, asking->arena, ALIAS_PLACE, given);
  return !given.len || q->place.len;
}

/* The last day that a list shows: what is ahead is of interest only in deadlines and mandates. */
static int32_t last_day(const struct question *q) {
  bool ahead = q->kind == RECORD_OBLIGATION || q->kind == RECORD_MANDATE;
  return q->has_as_of && !ahead ? q->as_of : INT32_MAX;
}

static void ask(void *context) {
  struct asking *asking = context;
  const struct question *q = &asking->question;
  bool begun = store_begin_reading(&asking->ledger->store);
  map_init(&asking->shown, asking->arena);
  assembly_init(&asking->assembly, asking->ledger, asking->arena, &asking->question);
  size_t before = asking->facts->count;
  if (find_keys(asking)) {
    bool around = q->kind == RECORD_OBLIGATION && q->has_as_of;
    if (around) asking->wanted = (asking->wanted + 1) / 2;
    look(asking, NO_DAY, around ? q->as_of - 1 : last_day(q), true);
    if (around) look(asking, q->as_of, INT32_MAX, false);
  }
  struct facts *facts = asking->facts;
  if (facts->count > before) qsort(facts->at + before, facts->count - before, sizeof *facts->at, by_day);
  asking->status = store_end_reading(&asking->ledger->store, begun, asking->error);
}

static enum truce_status ask_into(struct ledger *ledger, struct arena *arena, const struct question *question,
                                  size_t decisions, struct facts *facts, struct truce_error *error) {
  struct asking asking = {.ledger = ledger,
                          .arena = arena,
                          .question = *question,
                          .facts = facts,
                          .wanted = question->limit,
                          .decisions = decisions,
                          .error = error};
  store_protect(&ledger->store, arena, ask, &asking);
  return asking.status;
}

enum truce_status ledger_ask(struct ledger *ledger, struct arena *arena, const struct question *question,
                             struct facts *facts, struct truce_error *error) {
  *facts = (struct facts){0};
  return ask_into(ledger, arena, question, DECISIONS_SHOWN, facts, error);
}

static enum truce_status ask_kinds(struct ledger *ledger, struct arena *arena,
                                   const struct question *question, const enum record_kind *kinds,
                                   size_t count, struct facts *facts, struct truce_error *error) {
  *facts = (struct facts){0};
  enum truce_status status = TRUCE_OK;
  for (size_t i = 0; i < count && !status; i++) {
    struct question one = *question;
    one.kind = kinds[i];
    status = ask_into(ledger, arena, &one, DECISIONS_IN_LIST, facts, error);
  }
  return status;
}

enum truce_status ledger_who(struct ledger *ledger, struct arena *arena, const struct question *question,
                             struct facts *facts, struct truce_error *error) {
  static const enum record_kind kinds[] = {RECORD_ROLE,  RECORD_AGREEMENT, RECORD_OBLIGATION, RECORD_SUPPORT,
                                           RECORD_FORCE, RECORD_MANDATE,   RECORD_EVENT};
  return ask_kinds(ledger, arena, question, kinds, sizeof kinds / sizeof *kinds, facts, error);
}

/* A mandate stands in the order of time where it was last decided on, not where it ends. */
static void set_time(struct fact *fact) {
  struct day_range range;
  if (fact->record.kind == RECORD_MANDATE && edtf_parse(fact->record.mandate.when, &range))
    fact->day = range.first;
}

static void put_in_order(struct facts *facts) {
  for (size_t i = 0; i < facts->count; i++) set_time(&facts->at[i]);
  if (facts->count) qsort(facts->at, facts->count, sizeof *facts->at, by_day);
}

/* How far back the latest facts of a kind reach, as many as are wanted: a day, NO_DAY where there are
   fewer. */
static void reach_back(void *context) {
  struct asking *asking = context;
  bool begun = store_begin_reading(&asking->ledger->store);
  size_t left = asking->wanted;
  asking->reaches = NO_DAY;
  if (find_keys(asking)) {
    sqlite3_stmt *row = list_days(asking, NO_DAY, last_day(&asking->question), true);
    while (left && store_row(&asking->ledger->store, row))
      if (--left == 0) asking->reaches = sqlite3_column_int(row, 2);
    store_done(row);
  }
  asking->status = store_end_reading(&asking->ledger->store, begun, asking->error);
}

struct kind_reach {
  enum record_kind kind;
  int32_t day;
};

static int latest_first(const void *a, const void *b) {
  const struct kind_reach *x = a, *y = b;
  if (x->day != y->day) return x->day > y->day ? -1 : 1;
  return (int)x->kind - (int)y->kind;
}

/* Puts that kind first of which the latest facts reach back least: then little is assembled that is not
   shown. */
static enum truce_status order_kinds(struct ledger *ledger, struct arena *arena,
                                     const struct question *question, struct kind_reach *kinds, size_t count,
                                     struct truce_error *error) {
  for (size_t i = 0; i < count; i++) {
    struct asking asking = {
        .ledger = ledger, .arena = arena, .question = *question, .wanted = question->limit, .error = error};
    asking.question.kind = kinds[i].kind;
    store_protect(&ledger->store, arena, reach_back, &asking);
    if (asking.status) return asking.status;
    kinds[i].day = asking.reaches;
  }
  qsort(kinds, count, sizeof *kinds, latest_first);
  return TRUCE_OK;
}

/* What is earlier than the latest `limit` facts found so far need not be looked for. (A mandate stands in the
   index where it ends, which is not before it was decided on.) */
enum truce_status ledger_timeline(struct ledger *ledger, struct arena *arena, const struct question *question,
                                  struct facts *facts, struct truce_error *error) {
  struct kind_reach kinds[] = {
      {RECORD_EVENT, 0}, {RECORD_AGREEMENT, 0}, {RECORD_OBLIGATION, 0}, {RECORD_MANDATE, 0}};
  enum { KINDS = sizeof kinds / sizeof *kinds };
  struct question one = *question;
  *facts = (struct facts){0};
  enum truce_status status =
      question->limit ? order_kinds(ledger, arena, question, kinds, KINDS, error) : TRUCE_OK;
  for (size_t i = 0; i < KINDS && !status; i++) {
    one.kind = kinds[i].kind;
    status = ask_into(ledger, arena, &one, DECISIONS_IN_LIST, facts, error);
    put_in_order(facts);
    if (question->limit && facts->count >= question->limit)
      one.since = facts->at[facts->count - question->limit].day;
  }
  if (status || !question->limit || facts->count <= question->limit) return status;
  facts->at += facts->count - question->limit; /* the latest */
  facts->count = question->limit;
  facts->more = true;
  return TRUCE_OK;
}
