/* From an answer down to the words: fact or record, the records behind it, their spans in their documents. */
#include "ledger/inside.h"

enum { QUOTED_LARGEST = WITNESSES_SHOWN };

struct tracing {
  struct ledger *ledger;
  struct arena *arena;
  struct slice id;
  const struct question *question;
  struct chain *chain;
  struct assembly assembly;
  enum truce_status status;
  struct truce_error *error;
};

/* Numbers of up to two rows whose id begins so; an exact one counts alone. */
static size_t find_ids(struct tracing *tracing, const char *sql, int64_t found[2]) {
  struct store *store = &tracing->ledger->store;
  size_t count = 0;
  sqlite3_stmt *row = store_query(store, sql);
  bind_text(row, 1, tracing->id);
  bind_text(row, 2, arena_join(tracing->arena, tracing->id, SLICE("\x7F")));
  while (count < 2 && store_row(store, row)) {
    found[count++] = sqlite3_column_int64(row, 0);
    if (slice_is(column_view(row, 1), tracing->id)) break;
  }
  store_done(row);
  return count;
}

static enum truce_status none_or_many(struct tracing *tracing, size_t count) {
  if (count > 1)
    return fail(tracing->error, TRUCE_BAD_INPUT, "%.*s: several ids begin so", SLICE_ARGS(tracing->id));
  return fail(tracing->error, TRUCE_NOT_FOUND, "%.*s: no fact or record of that id in %s",
              SLICE_ARGS(tracing->id), tracing->ledger->store.path);
}

static void load_document(struct tracing *tracing, sqlite3_stmt *row, struct quoted *quoted) {
  struct document *document = &quoted->document;
  struct slice id = column_text(tracing->arena, row, 1);
  if (id.len < sizeof document->id) memcpy(document->id, id.at, id.len);
  document->title = column_text(tracing->arena, row, 2);
  document->outlet = column_text(tracing->arena, row, 3);
  document->name = column_text(tracing->arena, row, 4);
  document->url = column_text(tracing->arena, row, 5);
  date_parse(column_text(tracing->arena, row, 6), &document->date);
  document->text = column_text(tracing->arena, row, 7);
  quoted->witness.document = id;
  quoted->witness.title = document->title, quoted->witness.outlet = document->outlet;
  quoted->witness.name = document->name, quoted->witness.date = column_text(tracing->arena, row, 6);
}

static void quote(struct tracing *tracing, struct slice record, struct quoted *quoted) {
  struct store *store = &tracing->ledger->store;
  sqlite3_stmt *row = store_query(
      store, "SELECT json, d.id, title, outlet, name, url, date, text FROM record AS r JOIN document AS d"
             " ON d.number = r.document WHERE r.id = ?1");
  bind_text(row, 1, record);
  while (store_row(store, row)) {
    quoted->json = column_text(tracing->arena, row, 0);
    load_document(tracing, row, quoted);
  }
  struct record read;
  if (!quoted->json.len) return;
  if (record_read_json(tracing->arena, quoted->json, &quoted->document, &read, &store->error)) {
    store->status = fail(&store->error, TRUCE_BAD_LEDGER, "%s: record %.*s does not fit its document",
                         store->path, SLICE_ARGS(record));
    return;
  }
  quoted->spans = read.evidence;
  quoted->witness.record = read.id, quoted->witness.said_by = read.said_by,
  quoted->witness.modality = read.modality;
}

static bool load_fact(struct tracing *tracing, int64_t number) {
  struct fact *fact = assembly_get(&tracing->assembly, number, WITNESSES_SHOWN);
  if (!fact) return false;
  if (fact->record.kind == RECORD_OBLIGATION) judge(&tracing->assembly, fact);
  tracing->chain->fact = *fact;
  return true;
}

static bool trace_fact(struct tracing *tracing, int64_t number) {
  struct chain *chain = tracing->chain;
  if (!load_fact(tracing, number)) return false;
  chain->quoted = ARENA_ARRAY(tracing->arena, struct quoted, QUOTED_LARGEST);
  for (; chain->count < chain->fact.witnesses.count; chain->count++)
    quote(tracing, chain->fact.witnesses.at[chain->count].record, &chain->quoted[chain->count]);
  return true;
}

/* Of a record: its fact, but only its own words. */
static bool trace_record(struct tracing *tracing, int64_t number) {
  struct store *store = &tracing->ledger->store;
  struct chain *chain = tracing->chain;
  sqlite3_stmt *find =
      store_query(store, "SELECT canon FROM claim JOIN fact ON fact.number = claim.fact WHERE record ="
                         " ?1 ORDER BY part LIMIT 1");
  bind_integer(find, 1, number);
  int64_t fact = store_integer(store, find, 0);
  if (fact) load_fact(tracing, fact);
  struct slice id = SLICE("");
  find = store_query(store, "SELECT id FROM record WHERE number = ?1");
  bind_integer(find, 1, number);
  while (store_row(store, find)) id = column_text(tracing->arena, find, 0);
  chain->quoted = ARENA_ARRAY(tracing->arena, struct quoted, 1);
  quote(tracing, id, chain->quoted);
  chain->count = 1;
  return true;
}

static void trace(void *context) {
  struct tracing *tracing = context;
  struct store *store = &tracing->ledger->store;
  int64_t facts[2], records[2];
  bool begun = store_begin_reading(store);
  assembly_init(&tracing->assembly, tracing->ledger, tracing->arena, tracing->question);
  size_t fact_count =
      find_ids(tracing, "SELECT number, id FROM fact WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT 2", facts);
  size_t record_count = 0;
  if (!fact_count)
    record_count = find_ids(
        tracing, "SELECT number, id FROM record WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT 2", records);
  bool found = fact_count == 1 ? trace_fact(tracing, fact_canon(tracing->ledger, facts[0]))
                               : record_count == 1 && trace_record(tracing, records[0]);
  tracing->status = store_end_reading(store, begun, tracing->error);
  if (!tracing->status && !found) tracing->status = none_or_many(tracing, fact_count + record_count);
}

enum truce_status ledger_why(struct ledger *ledger, struct arena *arena, struct slice id,
                             const struct question *question, struct chain *chain,
                             struct truce_error *error) {
  *chain = (struct chain){0};
  struct tracing tracing = {
      .ledger = ledger, .arena = arena, .id = id, .question = question, .chain = chain, .error = error};
  if (id.len < 3) return fail(error, TRUCE_BAD_USAGE, "%.*s: too short for an id", SLICE_ARGS(id));
  store_protect(&ledger->store, arena, trace, &tracing);
  return tracing.status;
}
