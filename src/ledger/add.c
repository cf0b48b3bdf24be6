/* A document goes in whole or not at all: one transaction. */
#include "ledger/inside.h"
#include "ledger/schema.h"

#include "record/shape.h"

struct adding {
  struct ledger *ledger;
  struct arena *arena;
  const struct document *document;
  const struct records *records;
  struct slice reader;
  bool again;
  struct ledger_added *added;
  struct truce_error *error;
  enum truce_status status;
  int64_t number; /* of the document */
  struct copies copies;
  int64_t outlet;    /* its outlet's number, or 0 */
  struct map spoken; /* what the document has spoken of so far: facts with modalities, names */
  int64_t *rows;     /* of the records; 0 for one that stands there twice */
};

static int64_t find_document(struct store *store, struct slice id) {
  sqlite3_stmt *find = store_query(store, "SELECT number FROM document WHERE id = ?1");
  bind_text(find, 1, id);
  return store_integer(store, find, 0);
}

enum truce_status ledger_knows(struct ledger *ledger, const char *document_id, bool *known,
                               struct truce_error *error) {
  *known = find_document(&ledger->store, slice_of(document_id)) != 0;
  return store_finish(&ledger->store, error);
}

/* The outlet a report comes from, else the site; empty when neither is known. */
static struct slice outlet_name(const struct document *document) {
  struct slice site = document->url, www = SLICE("www.");
  if (document->outlet.len) return document->outlet;
  size_t at = slice_find(site, SLICE("://"));
  if (at == SIZE_MAX) return SLICE("");
  site = (struct slice){site.at + at + 3, site.len - at - 3};
  site = slice_cut(&site, '/');
  if (slice_starts(site, www)) site.at += www.len, site.len -= www.len;
  return site;
}

/* Its number, a new one when it has none; 0 without a name. */
static int64_t outlet_number(struct store *store, struct slice name) {
  if (!name.len) return 0;
  sqlite3_stmt *step = store_query(store, "SELECT number FROM outlet WHERE name = ?1");
  bind_text(step, 1, name);
  int64_t number = store_integer(store, step, 0);
  if (number) return number;
  step = store_query(store, "INSERT INTO outlet(name) VALUES(?1)");
  bind_text(step, 1, name);
  store_run(store, step);
  return sqlite3_last_insert_rowid(store->handle);
}

static void insert_document(struct adding *adding) {
  const struct document *d = adding->document;
  struct store *store = &adding->ledger->store;
  const struct slice texts[] = {slice_of(d->id), d->name,   d->title,   d->outlet,
                                d->url,          d->symbol, d->language};
  sqlite3_stmt *insert = store_query(
      store,
      "INSERT INTO document(number, id, name, title, outlet, url, symbol, language, genre, date, day, voice,"
      " reader, text, heard) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)");
  bind_integer(insert, 1, adding->number);
  for (int i = 0; i < 7; i++) bind_text_or_null(insert, 2 + i, texts[i]);
  bind_integer(insert, 9, d->genre);
  if (!date_is_none(d->date)) {
    bind_text(insert, 10, date_print(adding->arena, d->date));
    bind_integer(insert, 11, date_to_days(d->date));
  }
  bind_integer(insert, 12, adding->copies.voice);
  bind_text_or_null(insert, 13, adding->reader);
  bind_text(insert, 14, d->text);
  if (adding->outlet) bind_integer(insert, 15, adding->outlet);
  store_run(store, insert);
}

static int64_t find_record(struct store *store, struct slice id) {
  sqlite3_stmt *find = store_query(store, "SELECT number FROM record WHERE id = ?1");
  bind_text(find, 1, id);
  return store_integer(store, find, 0);
}

/* Has this document given that record before? Another document cannot: its id is part of the record's. */
static bool is_repeated(struct adding *adding, struct slice id) {
  if (adding->added->known) return find_record(&adding->ledger->store, id) != 0;
  if (map_get(&adding->spoken, id) != MAP_NONE) return true;
  map_put(&adding->spoken, id, 1);
  return false;
}

static int64_t insert_record(struct adding *adding, const struct record *record) {
  struct store *store = &adding->ledger->store;
  struct buffer *json = &adding->ledger->scratch;
  if (is_repeated(adding, record->id)) return 0;
  buffer_clear(json);
  record_write_json(json, adding->document, record);
  if (json->failed && !store->status)
    store->status = fail(&store->error, TRUCE_NO_MEMORY, "%s: no memory for a record", adding->document->id);
  sqlite3_stmt *insert =
      store_query(store, "INSERT INTO record(id, document, kind, json) VALUES(?1, ?2, ?3, ?4)");
  bind_text(insert, 1, record->id);
  bind_integer(insert, 2, adding->number);
  bind_integer(insert, 3, record->kind);
  bind_text(insert, 4, buffer_slice(json));
  store_run(store, insert);
  return sqlite3_last_insert_rowid(store->handle);
}

/* On a record of a document that is new nobody can have decided yet. */
static int64_t standing_of(struct adding *adding, struct slice record) {
  struct store *store = &adding->ledger->store;
  if (!adding->added->known) return STANDING_READ;
  sqlite3_stmt *find =
      store_query(store, "SELECT verdict FROM decision WHERE record = ?1 ORDER BY number DESC LIMIT 1");
  bind_text(find, 1, record);
  return store_integer(store, find, 0);
}

static struct slice speakers(struct arena *arena, const struct texts *said_by) {
  struct slice all = {"", 0};
  for (size_t i = 0; i < said_by->count; i++)
    all = arena_print(arena, "%.*s%s%.*s", SLICE_ARGS(all), i ? ", " : "", SLICE_ARGS(said_by->at[i]));
  return all;
}

static void insert_claim(struct adding *adding, const struct claim *claim, int64_t fact, int64_t record,
                         int64_t standing, int64_t voice) {
  struct store *store = &adding->ledger->store;
  sqlite3_stmt *insert = store_query(
      store,
      "INSERT INTO claim(fact, record, part, modality, weight, day, voice, first, last, status, said_by,"
      " standing, tie, document, kind) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, "
      "?15)");
  bind_integer(insert, 1, fact);
  bind_integer(insert, 2, record);
  bind_integer(insert, 3, claim->part);
  bind_integer(insert, 4, claim->record->modality);
  bind_integer(insert, 5, claim->weight);
  if (!date_is_none(adding->document->date)) bind_integer(insert, 6, date_to_days(adding->document->date));
  bind_integer(insert, 7, voice);
  if (claim->dated) bind_integer(insert, 8, claim->first), bind_integer(insert, 9, claim->last);
  bind_text(insert, 10, claim->status);
  bind_text(insert, 11, speakers(adding->arena, &claim->record->said_by));
  bind_integer(insert, 12, standing);
  bind_integer(insert, 13, (int64_t)(slice_hash(claim->record->id) >> 1));
  bind_integer(insert, 14, adding->number);
  bind_integer(insert, 15, claim->record->kind);
  store_run(store, insert);
}

/* Under which agreement an obligation stands decides what it is. */
static struct new_fact fact_of(struct adding *adding, const struct claim *claim, const int64_t *facts) {
  struct new_fact fact = {.kind = claim->record->kind,
                          .key = claim->key,
                          .place = claim->place,
                          .family = claim->family,
                          .parties = claim->parties,
                          .name = claim->name,
                          .actors = actor_lines(adding->arena, claim),
                          .sorted = claim->sorted,
                          .dated = claim->dated,
                          .day = claim->day,
                          .first = claim->first,
                          .last = claim->last};
  if (claim->record->kind != RECORD_OBLIGATION) return fact;
  if (claim->agreement != SIZE_MAX) fact.agreement = facts[claim->agreement];
  struct slice under = fact.agreement ? fact_name(adding->ledger, adding->arena, fact.agreement)
                                      : claim->record->obligation.due;
  fact.key = obligation_key(adding->arena, under, claim->family);
  return fact;
}

/* Is it new to the document that is being added? */
static bool is_unspoken(struct adding *adding, const int64_t *key, size_t count) {
  struct slice bytes = arena_copy(adding->arena, (struct slice){(const char *)key, count * sizeof *key});
  if (map_get(&adding->spoken, bytes) != MAP_NONE) return false;
  map_put(&adding->spoken, bytes, 1);
  return true;
}

/* Has this document spoken of the fact before? One that is new to the ledger only just now. */
static bool is_first_of_document(struct adding *adding, int64_t fact, enum modality modality) {
  int64_t key[] = {fact, modality};
  if (!adding->added->known) return is_unspoken(adding, key, 2);
  sqlite3_stmt *find = store_query(
      &adding->ledger->store,
      "SELECT 1 FROM claim WHERE fact = ?1 AND modality = ?2 AND document = ?3 AND standing < 3 LIMIT 1");
  bind_integer(find, 1, fact);
  bind_integer(find, 2, modality);
  bind_integer(find, 3, adding->number);
  return store_integer(&adding->ledger->store, find, 0) == 0;
}

/* With the voice of another document somebody may have spoken before. */
static bool is_first_of_voice(struct adding *adding, int64_t fact, enum modality modality, int64_t voice) {
  int64_t key[] = {fact, modality, voice};
  if (!adding->added->known && voice == adding->number) return is_unspoken(adding, key, 3);
  sqlite3_stmt *find = store_query(
      &adding->ledger->store,
      "SELECT 1 FROM claim WHERE fact = ?1 AND modality = ?2 AND voice = ?3 AND standing < 3 LIMIT 1");
  bind_integer(find, 1, fact);
  bind_integer(find, 2, modality);
  bind_integer(find, 3, voice);
  return store_integer(&adding->ledger->store, find, 0) == 0;
}

static void note_outlet(struct adding *adding, int64_t fact) {
  if (!adding->outlet) return;
  sqlite3_stmt *note = store_query(&adding->ledger->store,
                                   "INSERT INTO heard(fact, outlet, day) VALUES(?1, ?2, ?3) ON CONFLICT DO"
                                   " UPDATE SET day = ?3 WHERE ?3 < day OR (?3 IS NOT NULL AND day IS NULL)");
  bind_integer(note, 1, fact);
  bind_integer(note, 2, adding->outlet);
  if (!date_is_none(adding->document->date)) bind_integer(note, 3, date_to_days(adding->document->date));
  store_run(&adding->ledger->store, note);
}

/* To be called before the claim itself is there. */
static void count_claim(struct adding *adding, int64_t fact, enum modality modality, int64_t voice) {
  struct store *store = &adding->ledger->store;
  bool report = is_first_of_document(adding, fact, modality);
  bool first = is_first_of_voice(adding, fact, modality, voice);
  sqlite3_stmt *count = store_query(
      store, "INSERT INTO tally(fact, modality, claims, reports, voices, first, last) VALUES(?1, ?2, 1, ?3, "
             "?4, ?5, ?5)"
             " ON CONFLICT DO UPDATE SET claims = claims + 1, reports = reports + ?3, voices = voices + ?4,"
             " first = CASE WHEN first < ?5 THEN first ELSE coalesce(?5, first) END,"
             " last = CASE WHEN last > ?5 THEN last ELSE coalesce(?5, last) END");
  bind_integer(count, 1, fact);
  bind_integer(count, 2, modality);
  bind_integer(count, 3, report);
  bind_integer(count, 4, first);
  if (!date_is_none(adding->document->date)) bind_integer(count, 5, date_to_days(adding->document->date));
  store_run(store, count);
  if (report) note_outlet(adding, fact);
}

static bool has_claims(struct store *store, int64_t fact) {
  sqlite3_stmt *find = store_query(store, "SELECT 1 FROM tally WHERE fact = ?1 LIMIT 1");
  bind_integer(find, 1, fact);
  return store_integer(store, find, 0) != 0;
}

static void mark_extending(struct store *store, int64_t fact) {
  sqlite3_stmt *mark = store_query(store, "UPDATE fact SET extends = 1 WHERE number = ?1 AND extends = 0");
  bind_integer(mark, 1, fact);
  store_run(store, mark);
}

static int64_t insert_statement(struct adding *adding, const struct claim *claim, const int64_t *facts,
                                int64_t record) {
  struct ledger *ledger = adding->ledger;
  struct store *store = &ledger->store;
  struct new_fact wanted = fact_of(adding, claim, facts);
  struct found_fact found;
  int64_t fact = fact_ensure(ledger, adding->arena, &wanted, &found);
  bool first = found.made || !has_claims(store, fact);
  int64_t standing = standing_of(adding, claim->record->id);
  int64_t voice = copies_voice(&adding->copies, claim->record);
  if (standing != STANDING_REJECTED) count_claim(adding, fact, claim->record->modality, voice);
  insert_claim(adding, claim, fact, record, standing, voice);
  fact_take_part(ledger, adding->arena, fact, &found, claim);
  if (wanted.kind == RECORD_OBLIGATION && slice_equals(claim->status, "extended"))
    mark_extending(store, fact);
  if (first && wanted.kind == RECORD_AGREEMENT) merge_agreement(ledger, adding->arena, fact);
  if (first && wanted.kind == RECORD_OBLIGATION) merge_obligation(ledger, adding->arena, fact);
  return fact;
}

static int64_t row_of(const struct adding *adding, const struct record *record) {
  return adding->rows[record - adding->records->at];
}

static void insert_claims(struct adding *adding) {
  struct claims claims = claims_of(adding->arena, adding->document, adding->records);
  int64_t *facts = ARENA_ARRAY(adding->arena, int64_t, claims.count);
  for (size_t i = 0; i < claims.count && !adding->ledger->store.status; i++) {
    int64_t row = row_of(adding, claims.at[i].record);
    if (row) facts[i] = insert_statement(adding, &claims.at[i], facts, row);
  }
}

/* Once a document is enough. */
static void note_name(struct adding *adding, enum alias_of what, struct slice name, struct slice key) {
  struct slice both = arena_print(adding->arena, "%d %.*s\n%.*s", what, SLICE_ARGS(name), SLICE_ARGS(key));
  if (map_get(&adding->spoken, both) != MAP_NONE) return;
  map_put(&adding->spoken, both, 1);
  alias_note(adding->ledger, what, name, key);
}

static void note_actors(struct adding *adding, const struct actors *actors) {
  for (size_t i = 0; i < actors->count; i++) {
    const struct actor *actor = &actors->at[i];
    struct slice key = actor_key(adding->arena, actor);
    note_name(adding, ALIAS_ACTOR, actor->text, key);
    if (!slice_is(actor->name, actor->text)) note_name(adding, ALIAS_ACTOR, actor->name, key);
  }
}

static void note_place(struct adding *adding, const struct place *place) {
  struct slice key = place_key(adding->arena, place);
  /* A town is not a name of its country: only what the whole country is called by is. */
  if (place->name.len) note_name(adding, ALIAS_PLACE, place->name, key);
}

static void note_names(struct adding *adding, const struct record *record) {
  for (const struct shape_field *field = shape_of(record->kind); field->name; field++) {
    const void *value = shape_value(record, field);
    if (field->type == SHAPE_ACTORS) note_actors(adding, value);
    if (field->type == SHAPE_ACTOR) note_actors(adding, &(struct actors){(struct actor *)value, 1});
    if (field->type == SHAPE_PLACE) note_place(adding, value);
  }
}

static void insert_records(struct adding *adding) {
  const struct records *records = adding->records;
  adding->rows = ARENA_ARRAY(adding->arena, int64_t, records->count);
  for (size_t i = 0; i < records->count && !adding->ledger->store.status; i++) {
    adding->rows[i] = insert_record(adding, &records->at[i]);
    if (!adding->rows[i]) continue;
    adding->added->records++;
    note_names(adding, &records->at[i]);
  }
}

/* Facts of which the document speaks. */
struct touched {
  int64_t *at;
  size_t count, capacity;
};

static struct touched facts_touched(struct adding *adding) {
  struct touched touched = {0};
  struct store *store = &adding->ledger->store;
  sqlite3_stmt *find =
      store_query(store, "SELECT DISTINCT claim.fact FROM record JOIN claim ON claim.record ="
                         " record.number WHERE record.document = ?1 ORDER BY 1");
  bind_integer(find, 1, adding->number);
  while (store_row(store, find))
    ARENA_PUSH(adding->arena, touched.at, touched.count, touched.capacity, sqlite3_column_int64(find, 0));
  return touched;
}

static void recount(struct store *store, int64_t fact) {
  static const char *const steps[] = {
      "DELETE FROM tally WHERE fact = ?1",
      "INSERT INTO tally SELECT fact, modality, count(*), count(DISTINCT document), count(DISTINCT voice), "
      "min(day),"
      " max(day) FROM claim WHERE fact = ?1 AND standing < 3 GROUP BY fact, modality",
      "DELETE FROM heard WHERE fact = ?1",
      "INSERT INTO heard SELECT fact, heard, min(claim.day) FROM claim JOIN document ON document.number ="
      " claim.document WHERE fact = ?1 AND standing < 3 AND heard IS NOT NULL GROUP BY fact, heard"};
  for (int i = 0; i < 4; i++) {
    sqlite3_stmt *step = store_query(store, steps[i]);
    bind_integer(step, 1, fact);
    store_run(store, step);
  }
}

/* Machine-read records go; records that somebody decided on stay, with their claims. */
static void drop_records(struct adding *adding) {
  struct ledger *ledger = adding->ledger;
  struct touched touched = facts_touched(adding);
  static const char *const steps[] = {
      "DELETE FROM claim WHERE standing = 0 AND record IN (SELECT number FROM record WHERE document = ?1)",
      "DELETE FROM record WHERE document = ?1 AND id NOT IN (SELECT record FROM decision)"};
  for (int i = 0; i < 2; i++) {
    sqlite3_stmt *step = store_query(&ledger->store, steps[i]);
    bind_integer(step, 1, adding->number);
    store_run(&ledger->store, step);
  }
  for (size_t i = 0; i < touched.count; i++) recount(&ledger->store, touched.at[i]);
  for (size_t i = 0; i < touched.count; i++)
    if (!has_claims(&ledger->store, touched.at[i])) merge_agreement(ledger, adding->arena, touched.at[i]);
}

static void add_new(struct adding *adding) {
  struct store *store = &adding->ledger->store;
  adding->number = store_integer(store, store_query(store, "SELECT max(number) FROM document"), 0) + 1;
  adding->outlet = outlet_number(store, outlet_name(adding->document));
  adding->copies = copies_find(adding->ledger, adding->arena, adding->document, adding->number, true);
  insert_document(adding);
  sqlite3_stmt *original = store_query(store, "SELECT id FROM document WHERE number = ?1");
  bind_integer(original, 1, adding->copies.voice);
  while (store_row(store, original))
    if (adding->copies.voice != adding->number)
      adding->added->copy_of = column_text(adding->arena, original, 0);
}

static void add_again(struct adding *adding) {
  struct store *store = &adding->ledger->store;
  sqlite3_stmt *voice = store_query(store, "SELECT voice FROM document WHERE number = ?1");
  bind_integer(voice, 1, adding->number);
  int64_t known = store_integer(store, voice, adding->number);
  adding->copies = copies_find(adding->ledger, adding->arena, adding->document, adding->number, false);
  if (known != adding->copies.voice) adding->copies = (struct copies){.voice = known};
  sqlite3_stmt *outlet = store_query(store, "SELECT heard FROM document WHERE number = ?1");
  bind_integer(outlet, 1, adding->number);
  adding->outlet = store_integer(store, outlet, 0);
  drop_records(adding);
  sqlite3_stmt *mark = store_query(store, "UPDATE document SET reader = ?2 WHERE number = ?1");
  bind_integer(mark, 1, adding->number);
  bind_text_or_null(mark, 2, adding->reader);
  store_run(store, mark);
}

static void add_document(struct adding *adding) {
  map_init(&adding->spoken, adding->arena);
  adding->number = find_document(&adding->ledger->store, slice_of(adding->document->id));
  adding->added->known = adding->number != 0;
  if (!adding->added->known)
    add_new(adding);
  else if (adding->again)
    add_again(adding);
  if (adding->added->known && !adding->again) return;
  insert_records(adding);
  insert_claims(adding);
}

/* One transaction a batch, in which each document can be taken back by itself. */
static void add_in_transaction(void *context) {
  struct adding *adding = context;
  struct ledger *ledger = adding->ledger;
  bool all_lost;
  if (!ledger->pending) store_begin(&ledger->store);
  store_mark(&ledger->store);
  if (!ledger->store.status) add_document(adding);
  adding->status = store_unmark(&ledger->store, &all_lost, adding->error);
  if (all_lost)
    ledger->pending = 0;
  else
    ledger->pending++;
  if (ledger->pending < ledger->batch && !(adding->status && ledger->pending == 1)) return;
  struct truce_error error;
  enum truce_status status = ledger_flush(ledger, &error);
  if (status && !adding->status) adding->status = status, *adding->error = error;
}

enum truce_status ledger_add(struct ledger *ledger, struct arena *arena, const struct document *document,
                             const struct records *records, struct slice reader, bool again,
                             struct ledger_added *added, struct truce_error *error) {
  struct adding adding = {.ledger = ledger,
                          .arena = arena,
                          .document = document,
                          .records = records,
                          .reader = reader,
                          .again = again,
                          .added = added,
                          .error = error};
  *added = (struct ledger_added){.copy_of = {"", 0}};
  struct truce_error unheard;
  if (!error) adding.error = &unheard;
  store_protect(&ledger->store, arena, add_in_transaction, &adding);
  return adding.status;
}
