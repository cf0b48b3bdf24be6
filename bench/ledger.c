/* bench-ledger FILE DOCUMENTS: makes a ledger of made-up reports (or adds what is missing), then times the
   questions. Everything is drawn from the document's number, so that the same call makes the same ledger.
   Prints "name value unit" lines. */
#include "ledger/ledger.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { PLACES = 60, GROUPS = 6, STATES = 30, PER_PLACE_AGREEMENTS = 40, RECORDS = 9, ROUNDS = 21 };

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
                                                  RECORD_EVENT,     RECORD_EVENT,      RECORD_SUPPORT,
                                                  RECORD_SUPPORT,   RECORD_FORCE,      RECORD_MANDATE};
  records->at = ARENA_ARRAY(m->arena, struct record, RECORDS);
  records->count = records->capacity = RECORDS - (pick(&m->chance, 4) > 0);
  for (size_t i = 0; i < records->count; i++) {
    struct record *record = &records->at[i];
    record->kind = kinds[i], record->confidence = 0.8;
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
  char *text = arena_alloc(m->arena, 2100);
  size_t length = (size_t)sprintf(text, "Report %d\n\n", number);
  while (length < 1800) length += (size_t)sprintf(text + length, "word%d ", pick(&words, 3000));
  document->text = (struct slice){text, length};
  document->title = (struct slice){text, 9};
  document->name = arena_print(m->arena, "report-%d.txt", number);
  document->outlet = arena_print(m->arena, "Outlet %d", number % 50);
  document->date = date_add_days((struct date){2012, 1, 1}, (int)((int64_t)number * 4383 / total));
  document_name(document->text, document->id);
  m->date = document->date;
  m->place = pick(&m->chance, PLACES);
}

static enum truce_status fill(struct ledger *ledger, struct arena *arena, int total,
                              struct truce_error *error) {
  double begin = now(), begin_work = worked(), last = begin_work;
  ledger_batch(ledger, 64);
  int step = total / 10 ? total / 10 : 1;
  for (int i = 0; i < total; i++) {
    struct maker maker = {.arena = arena, .chance = (uint64_t)i};
    struct document document = {.language = SLICE("en")};
    struct records records;
    struct ledger_added added;
    arena_reset(arena);
    make_document(&maker, i, total, &document);
    make_records(&maker, &document, &records);
    enum truce_status status =
        ledger_add(ledger, arena, &document, &records, SLICE("bench"), false, &added, error);
    if (status) return status;
    if ((i + 1) % step == 0) {
      printf("add_%d %.1f us_per_document\n", i + 1, (worked() - last) / step * 1e6);
      fflush(stdout);
      last = worked();
    }
  }
  enum truce_status status = ledger_flush(ledger, error);
  if (status) return status;
  printf("add_all %.1f s (processor %.1f)\n", now() - begin, worked() - begin_work);
  return TRUCE_OK;
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
  if (!status) status = fill(ledger, arena, atoi(arguments[2]), &error);
  arena_free(arena);
  if (status) return fprintf(stderr, "%s\n", error.message), 74;
  ledger_close(ledger);
  status = ledger_open(&ledger, arguments[1], LEDGER_READ, NULL, &error);
  if (status) return fprintf(stderr, "%s\n", error.message), 74;
  ask_all(ledger);
  ledger_close(ledger);
  return 0;
}
