#include "ledger/inside.h"

struct listing {
  struct ledger *ledger;
  struct arena *arena;
  const struct question *question;
  struct document_rows *rows;
  size_t capacity;
  enum truce_status status;
  struct truce_error *error;
};

static struct document_row read_row(struct arena *arena, sqlite3_stmt *row) {
  struct document_row read = {.copy_of = column_text(arena, row, 7)};
  struct document *document = &read.document;
  struct slice id = column_view(row, 0);
  if (id.len < sizeof document->id) memcpy(document->id, id.at, id.len);
  document->name = column_text(arena, row, 1), document->title = column_text(arena, row, 2);
  document->outlet = column_text(arena, row, 3), document->url = column_text(arena, row, 4);
  document->symbol = column_text(arena, row, 5);
  date_parse(column_text(arena, row, 6), &document->date);
  document->language = column_text(arena, row, 10);
  read.records = sqlite3_column_int64(row, 8), read.copies = sqlite3_column_int64(row, 9);
  return read;
}

/* The latest ones when there is a limit; shown earliest first. */
static void list_documents(void *context) {
  struct listing *listing = context;
  struct store *store = &listing->ledger->store;
  struct document_rows *rows = listing->rows;
  sqlite3_stmt *row = store_query(
      store,
      "SELECT d.id, d.name, d.title, d.outlet, d.url, d.symbol, d.date, o.id, (SELECT count(*) FROM record"
      " WHERE record.document = d.number), (SELECT count(*) FROM document AS c WHERE c.voice = d.number AND"
      " c.number <> d.number), d.language FROM document AS d LEFT JOIN document AS o ON o.number = d.voice "
      "AND d.voice <>"
      " d.number WHERE (?1 IS NULL OR d.day <= ?1) ORDER BY d.day DESC, d.number DESC LIMIT ?2");
  if (listing->question->has_known_by) bind_integer(row, 1, listing->question->known_by);
  bind_integer(row, 2, listing->question->limit ? (int64_t)listing->question->limit + 1 : -1);
  while (store_row(store, row))
    ARENA_PUSH(listing->arena, rows->at, rows->count, listing->capacity, read_row(listing->arena, row));
  listing->status = store_finish(store, listing->error);
}

static void reverse(struct document_rows *rows) {
  for (size_t i = 0; i < rows->count / 2; i++) {
    struct document_row other = rows->at[i];
    rows->at[i] = rows->at[rows->count - 1 - i], rows->at[rows->count - 1 - i] = other;
  }
}

enum truce_status ledger_documents(struct ledger *ledger, struct arena *arena,
                                   const struct question *question, struct document_rows *rows,
                                   struct truce_error *error) {
  *rows = (struct document_rows){0};
  struct listing listing = {
      .ledger = ledger, .arena = arena, .question = question, .rows = rows, .error = error};
  store_protect(&ledger->store, arena, list_documents, &listing);
  rows->more = question->limit && rows->count > question->limit;
  if (rows->more) rows->count--;
  reverse(rows);
  return listing.status;
}
