/* bench-ledger FILE DOCUMENTS: makes a ledger of made-up reports (or adds what is missing), then times the
   questions. Everything is drawn from the document's number, so that the same call makes the same ledger.
   The ledger is filled in batches larger than `truce add` takes, which saves time. Then the cost of one more
   report is compared with that in a small ledger: TURNS batches go into the one and the other in turns, so
   that what else the machine does weighs on both. Beside it stands what SQLite itself takes for the same
   texts and records in two bare tables. Prints "name value unit" lines. */
#include "ledger/ledger.h"
#include "record/list.h"

#include <sqlite3.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { PLACES = 60, GROUPS = 6, STATES = 30, PER_PLACE_AGREEMENTS = 40, RECORDS = 6, ROUNDS = 21 };
enum { BATCH = 160, BULK_BATCH = 1000, TIMED = 1000, BARE = 20000, TURNS = 12, SMALL = 500, TEXT = 1200 };

static uint64_t draw(uint64_t *state) {
  uint64_t z = (*state += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

static int pick(uint64_t *state, int count) { return (int)(draw(state) % (uint64_t)count); }

/* CLOCK_MONOTONIC, or CLOCK_PROCESS_CPUTIME_ID: what it takes on a machine that has nothing else to do. */
static double now_by(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double now(void) { return now_by(CLOCK_MONOTONIC); }
static double worked(void) { return now_by(CLOCK_PROCESS_CPUTIME_ID); }

struct maker {
  struct arena *arena;
  uint64_t chance;
  int place;
  struct date date;
};

static struct slice country(struct maker *m, int place) {
  return arena_print(m->arena, "%c%c%c", 'A' + place / 26 % 26, 'A' + place % 26, 'X');
}

static struct place where(struct maker *m) {
  return (struct place){.text = arena_print(m->arena, "Land %d", m->place),
                        .name = arena_print(m->arena, "Land %d", m->place),
                        .country = country(m, m->place)};
}

static struct actor *one_group(struct maker *m, int group) {
  struct actor *actor = ARENA_NEW(m->arena, struct actor);
  actor->id = arena_print(m->arena, "%.*s-G%d", SLICE_ARGS(country(m, m->place)), group);
  actor->name = actor->text = arena_print(m->arena, "Front %d of Land %d", group, m->place);
  return actor;
}

static struct actors group(struct maker *m) {
  return (struct actors){one_group(m, pick(&m->chance, GROUPS)), 1};
}

static struct actors state(struct maker *m) {
  int number = pick(&m->chance, STATES);
  struct actor *actor = ARENA_NEW(m->arena, struct actor);
  actor->id = country(m, 26 * 20 + number);
  actor->name = actor->text = arena_print(m->arena, "State %d", number);
  return (struct actors){actor, 1};
}

static struct actors described(struct maker *m, const char *text) {
  struct actor *actor = ARENA_NEW(m->arena, struct actor);
  actor->text = actor->name = slice_of(text);
  return (struct actors){actor, 1};
}

static struct slice day(struct maker *m, int offset) {
  return date_print(m->arena, date_add_days(m->date, offset));
}

static struct texts one_text(struct maker *m, const char *text) {
  struct texts texts = {ARENA_NEW(m->arena, struct slice), 1};
  texts.at[0] = slice_of(text);
  return texts;
}

/* Reports speak of the last agreement of the place, most of them exactly. */
static void make_agreement(struct maker *m, struct record *record) {
  int32_t today = date_to_days(m->date), period = 3650 / PER_PLACE_AGREEMENTS;
  struct date signed_on = date_from_days(today - today % period);
  int vague = pick(&m->chance, 5);
  if (vague == 0) signed_on.day = 0;
  record->agreement.form = vague == 1 ? SLICE("truce") : SLICE("ceasefire");
  if (vague != 2) record->agreement.signed_on = date_print(m->arena, signed_on);
  record->agreement.parties = (struct actors){ARENA_ARRAY(m->arena, struct actor, 2), 2};
  record->agreement.parties.at[0] = *one_group(m, 0);
  record->agreement.parties.at[1] = *one_group(m, 1);
  record->agreement.scope = where(m);
}

static void make_obligation(struct maker *m, struct record *record, const struct record *agreement) {
  struct obligation *o = &record->obligation;
  int32_t today = date_to_days(m->date), period = 3650 / PER_PLACE_AGREEMENTS;
  bool under = pick(&m->chance, 3) > 0;
  if (under) o->agreement = agreement->id;
  o->bound = pick(&m->chance, 2) ? described(m, "foreign fighters") : group(m);
  o->act = pick(&m->chance, 3) ? SLICE("withdraw") : SLICE("release");
  o->object = pick(&m->chance, 2) ? SLICE("prisoners") : SLICE("their troops");
  o->where = where(m);
  o->due = under ? date_print(m->arena, date_from_days(today - today % period + 90))
                 : day(m, pick(&m->chance, 90));
}

static void make_event(struct maker *m, struct record *record) {
  static const char *const types[] = {"ASSAULT", "REQUEST", "CONSULT", "RETREAT", "ACCUSE", "AID"};
  record->event.type = slice_of(types[pick(&m->chance, 6)]);
  record->event.source = group(m), record->event.target = group(m);
  record->event.when = day(m, -pick(&m->chance, 4));
  record->event.where = where(m);
}

static void make_force(struct maker *m, struct record *record) {
  int64_t size = 100 * (1 + pick(&m->chance, 50));
  record->force.who = described(m, pick(&m->chance, 2) ? "foreign troops" : "fighters").at[0];
  record->force.category = one_text(m, "troops");
  record->force.count = (struct count){size, size, SLICE("some")};
  record->force.where = where(m);
  if (pick(&m->chance, 2)) record->said_by = one_text(m, "a ministry");
}

static void make_mandate(struct maker *m, struct record *record) {
  record->mandate.body = state(m), record->mandate.for_whom = record->mandate.body;
  record->mandate.authorises = SLICE("troops");
  record->mandate.action = SLICE("extended");
  record->mandate.when = day(m, -3), record->mandate.until = day(m, 200);
  record->mandate.where = where(m);
}

static void make_support(struct maker *m, struct record *record) {
  static const char *const forms[] = {"weapons", "troops", "funding", "unspecified"};
  record->support.from = state(m), record->support.to = group(m);
  record->support.forms = one_text(m, forms[pick(&m->chance, 4)]);
}

static void make_records(struct maker *m, const struct document *document, struct records *records) {
  static const enum record_kind kinds[RECORDS] = {RECORD_AGREEMENT, RECORD_OBLIGATION, RECORD_EVENT,
                                                  RECORD_SUPPORT,   RECORD_FORCE,      RECORD_EVENT};
  records->at = ARENA_ARRAY(m->arena, struct record, RECORDS);
  records->count = records->capacity = RECORDS - (pick(&m->chance, 4) > 0);
  for (size_t i = 0; i < records->count; i++) {
    struct record *record = &records->at[i];
    record->kind = kinds[i] == RECORD_FORCE && pick(&m->chance, 3) == 0 ? RECORD_MANDATE : kinds[i];
    record->confidence = 0.8;
    struct span *span = ARENA_NEW(m->arena, struct span);
    *span = (struct span){(uint32_t)i * 20, (uint32_t)i * 20 + 60};
    record->evidence = (struct spans){span, 1};
    switch (record->kind) {
    case RECORD_AGREEMENT: make_agreement(m, record); break;
    case RECORD_OBLIGATION: make_obligation(m, record, &records->at[0]); break;
    case RECORD_EVENT: make_event(m, record); break;
    case RECORD_SUPPORT: make_support(m, record); break;
    case RECORD_FORCE: make_force(m, record); break;
    default: make_mandate(m, record); break;
    }
    record_set_id(m->arena, document, record);
  }
}

/* Twelve years of reports; about one in twenty is a copy of the one before with a word changed. */
static void make_document(struct maker *m, int number, int total, struct document *document) {
  bool copy = number % 20 == 19;
  uint64_t words = (uint64_t)(copy ? number - 1 : number) * 77 + 5;
  char *text = arena_alloc(m->arena, TEXT + 100);
  size_t length = (size_t)sprintf(text, "Report %d\n\n", number);
  while (length < TEXT) length += (size_t)sprintf(text + length, "word%d ", pick(&words, 3000));
  document->text = (struct slice){text, length};
  document->title = (struct slice){text, 9};
  document->name = arena_print(m->arena, "report-%d.txt", number);
  document->outlet = arena_print(m->arena, "Outlet %d", number % 50);
  document->date = date_add_days((struct date){2012, 1, 1}, (int)((int64_t)number * 4383 / total));
  document_name(document->text, document->id);
  m->date = document->date;
  m->place = pick(&m->chance, PLACES);
}

static void make(struct arena *arena, int number, int total, struct document *document,
                 struct records *records) {
  struct maker maker = {.arena = arena, .chance = (uint64_t)number};
  *document = (struct document){.language = SLICE("en")};
  arena_reset(arena);
  make_document(&maker, number, total, document);
  make_records(&maker, document, records);
}

/* What making a report takes, which is no part of adding it. */
static double making(struct arena *arena, int total) {
  struct document document;
  struct records records;
  double begin = worked();
  for (int i = 0; i < TIMED; i++) make(arena, i, total, &document, &records);
  return (worked() - begin) / TIMED;
}

static enum truce_status add_some(struct ledger *ledger, struct arena *arena, int from, int to, int total,
                                  struct truce_error *error) {
  enum truce_status status = TRUCE_OK;
  for (int i = from; i < to && !status; i++) {
    struct document document;
    struct records records;
    struct ledger_added added;
    make(arena, i, total, &document, &records);
    status = ledger_add(ledger, arena, &document, &records, SLICE("bench"), false, &added, error);
  }
  return status ? status : ledger_flush(ledger, error);
}

static bool is_known(struct ledger *ledger, struct arena *arena, int number, int total) {
  struct document document;
  struct records records;
  bool known = false;
  make(arena, number, total, &document, &records);
  return ledger_knows(ledger, document.id, &known, NULL) == TRUCE_OK && known;
}

static enum truce_status fill(struct ledger *ledger, struct arena *arena, int total,
                              struct truce_error *error) {
  double begin = now(), begin_work = worked(), made = making(arena, total);
  int step = total / 10 ? total / 10 : 1;
  enum truce_status status = TRUCE_OK;
  if (is_known(ledger, arena, total - 1, total)) return TRUCE_OK;
  ledger_batch(ledger, BULK_BATCH);
  for (int at = 0; at < total && !status; at += step) {
    int to = at + step < total ? at + step : total;
    double work = worked(), time = now();
    status = add_some(ledger, arena, at, to, total, error);
    printf("fill_to_%d %.0f us_per_document (wall %.0f)\n", to, ((worked() - work) / (to - at) - made) * 1e6,
           (now() - time) / (to - at) * 1e6);
    fflush(stdout);
  }
  if (!status) printf("fill_all %.1f s (processor %.1f)\n", now() - begin, worked() - begin_work);
  return status;
}

static double time_batch(struct ledger *ledger, struct arena *arena, int from, int total, double made) {
  struct truce_error error;
  double work = worked();
  if (add_some(ledger, arena, from, from + BATCH, total, &error)) printf("# %s\n", error.message);
  return worked() - work - made * BATCH;
}

/* One more report in a small ledger and in this one. */
static void compare_growth(const char *path, struct ledger *large, struct arena *arena, int total) {
  struct ledger *small;
  struct truce_error error;
  char name[4096];
  double made = making(arena, total), few = 0, many = 0;
  int more = total;
  snprintf(name, sizeof name, "%s-small", path);
  remove(name);
  if (ledger_open(&small, name, LEDGER_WRITE, NULL, &error)) return;
  ledger_batch(small, BATCH), ledger_batch(large, BATCH);
  add_some(small, arena, 0, SMALL, total, &error);
  while (is_known(large, arena, more, total)) more += TURNS * BATCH;
  for (int i = 0; i < TURNS; i++) {
    few += time_batch(small, arena, SMALL + i * BATCH, total, made);
    many += time_batch(large, arena, more + i * BATCH, total, made);
  }
  printf("add_one_at_1000 %.0f us\n", few / TURNS / BATCH * 1e6);
  printf("add_one_at_%d %.0f us\n", total, many / TURNS / BATCH * 1e6);
  printf("add_growth %.2f times\n", many / few);
  ledger_close(small);
  remove(name);
}

static void run_sql(sqlite3 *handle, const char *sql) {
  if (sqlite3_exec(handle, sql, NULL, NULL, NULL)) printf("# %s\n", sqlite3_errmsg(handle));
}

static void put_bare(sqlite3_stmt *insert, int64_t number, struct slice id, struct slice text) {
  sqlite3_bind_int64(insert, 1, number);
  sqlite3_bind_text64(insert, 2, id.at, id.len, SQLITE_STATIC, SQLITE_UTF8);
  sqlite3_bind_text64(insert, 3, text.at, text.len, SQLITE_STATIC, SQLITE_UTF8);
  sqlite3_step(insert);
  sqlite3_reset(insert);
}

/* The same documents and records through SQLite's own insert, with nothing to find them by. */
static void time_bare(const char *path, struct arena *arena, int total) {
  sqlite3 *handle;
  sqlite3_stmt *document_insert = NULL, *record_insert = NULL;
  struct buffer json;
  char bare[4096];
  int count = total < BARE ? total : BARE;
  snprintf(bare, sizeof bare, "%s-bare", path);
  remove(bare);
  if (sqlite3_open(bare, &handle)) return;
  buffer_init(&json, 0);
  run_sql(handle, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -131072;"
                  "CREATE TABLE document(number INTEGER PRIMARY KEY, id TEXT, text TEXT);"
                  "CREATE TABLE record(number INTEGER PRIMARY KEY, id TEXT, json TEXT)");
  sqlite3_prepare_v2(handle, "INSERT INTO document VALUES(?1, ?2, ?3)", -1, &document_insert, NULL);
  sqlite3_prepare_v2(handle, "INSERT INTO record VALUES(?1, ?2, ?3)", -1, &record_insert, NULL);
  double begin = worked(), made = making(arena, total);
  int64_t number = 0;
  for (int i = 0; i < count; i++) {
    struct document document;
    struct records records;
    if (i % BATCH == 0) run_sql(handle, "BEGIN");
    make(arena, i, total, &document, &records);
    put_bare(document_insert, i + 1, slice_of(document.id), document.text);
    for (size_t k = 0; k < records.count; k++) {
      buffer_clear(&json);
      record_write_json(&json, &document, &records.at[k]);
      put_bare(record_insert, ++number, records.at[k].id, buffer_slice(&json));
    }
    if (i % BATCH == BATCH - 1 || i == count - 1) run_sql(handle, "COMMIT");
  }
  printf("bare_insert %.0f us_per_document\n", ((worked() - begin) / count - made) * 1e6);
  sqlite3_finalize(document_insert);
  sqlite3_finalize(record_insert);
  sqlite3_close(handle);
  buffer_dispose(&json);
  remove(bare);
}

typedef enum truce_status asker(struct ledger *, struct arena *, const struct question *, struct facts *,
                                struct truce_error *);

static int by_size(const void *a, const void *b) { return *(double *)a < *(double *)b ? -1 : 1; }

static void time_question(const char *name, struct ledger *ledger, asker *ask, struct question question) {
  double took[ROUNDS], cost[ROUNDS];
  size_t rows = 0;
  struct truce_error error;
  for (int i = 0; i < ROUNDS; i++) {
    struct arena *arena = arena_new(SIZE_MAX);
    struct facts facts;
    double begin = now(), at = worked();
    if (!setjmp(*arena_guard(arena)) && ask(ledger, arena, &question, &facts, &error)) puts(error.message);
    took[i] = now() - begin, cost[i] = worked() - at;
    rows = facts.count;
    arena_free(arena);
  }
  double first = took[0];
  qsort(took, ROUNDS, sizeof *took, by_size);
  qsort(cost, ROUNDS, sizeof *cost, by_size);
  printf("%s %.1f ms (processor %.1f, first %.1f, worst %.1f; %zu rows)\n", name, took[ROUNDS / 2] * 1e3,
         cost[ROUNDS / 2] * 1e3, first * 1e3, took[ROUNDS - 1] * 1e3, rows);
}

static void ask_all(struct ledger *ledger) {
  int32_t today = date_to_days((struct date){2020, 6, 15});
  struct question q = {.has_as_of = true, .as_of = today, .limit = 100};
  q.kind = RECORD_OBLIGATION;
  time_question("due", ledger, ledger_ask, q);
  q.place = SLICE("AFX");
  time_question("due_place", ledger, ledger_ask, q);
  q.place = SLICE(""), q.has_known_by = true, q.known_by = today;
  time_question("due_known_by", ledger, ledger_ask, q);
  q = (struct question){.kind = RECORD_SUPPORT, .limit = 100};
  time_question("backs", ledger, ledger_ask, q);
  q.actor = SLICE("AFX-G2");
  time_question("backs_actor", ledger, ledger_ask, q);
  time_question("who", ledger, ledger_who, q);
  q.actor = SLICE("UAX");
  time_question("who_state", ledger, ledger_who, q);
  q = (struct question){.limit = 100};
  time_question("timeline", ledger, ledger_timeline, q);
  q.place = SLICE("AFX");
  time_question("timeline_place", ledger, ledger_timeline, q);
  q.kind = RECORD_FORCE;
  time_question("forces_place", ledger, ledger_ask, q);
  q.kind = RECORD_AGREEMENT, q.place = SLICE("");
  time_question("agreements", ledger, ledger_ask, q);
}

int main(int count, char **arguments) {
  struct ledger *ledger;
  struct truce_error error;
  if (count != 3) return fputs("usage: bench-ledger FILE DOCUMENTS\n", stderr), 64;
  struct arena *arena = arena_new(SIZE_MAX);
  enum truce_status status = ledger_open(&ledger, arguments[1], LEDGER_WRITE, NULL, &error);
  if (!status && setjmp(*arena_guard(arena))) return 71;
  if (!status) time_bare(arguments[1], arena, atoi(arguments[2]));
  if (!status) status = fill(ledger, arena, atoi(arguments[2]), &error);
  if (!status) compare_growth(arguments[1], ledger, arena, atoi(arguments[2]));
  arena_free(arena);
  if (status) return fprintf(stderr, "%s\n", error.message), 74;
  ledger_close(ledger);
  status = ledger_open(&ledger, arguments[1], LEDGER_READ, NULL, &error);
  if (status) return fprintf(stderr, "%s\n", error.message), 74;
  ask_all(ledger);
  ledger_close(ledger);
  return 0;
}
