/* What servers told of addresses: their validators, given back to them the next time. */
#include "ledger/inside.h"

enum truce_status ledger_remembered(struct ledger *ledger, struct slice url,
                                    struct ledger_validators *validators, bool *known,
                                    struct truce_error *error) {
  struct store *store = &ledger->store;
  sqlite3_stmt *find = store_query(store, "SELECT etag, modified FROM fetched WHERE url = ?1");
  *known = false;
  *validators = (struct ledger_validators){"", ""};
  bind_text(find, 1, url);
  while (store_row(store, find)) {
    struct slice etag = column_view(find, 0), modified = column_view(find, 1);
    *known = etag.len < sizeof validators->etag && modified.len < sizeof validators->modified;
    if (!*known) continue;
    memcpy(validators->etag, etag.at, etag.len), validators->etag[etag.len] = 0;
    memcpy(validators->modified, modified.at, modified.len), validators->modified[modified.len] = 0;
  }
  return store_finish(store, error);
}

/* In the transaction of the documents that came from there, so that no address is taken for read that is
   not. */
enum truce_status ledger_remember(struct ledger *ledger, struct slice url,
                                  const struct ledger_validators *validators, struct truce_error *error) {
  struct store *store = &ledger->store;
  bool alone = !ledger->pending;
  if (alone) store_begin(store);
  sqlite3_stmt *note = store_query(
      store, "INSERT INTO fetched(url, etag, modified) VALUES(?1, ?2, ?3) ON CONFLICT DO UPDATE SET"
             " etag = ?2, modified = ?3");
  bind_text(note, 1, url);
  bind_text(note, 2, slice_of(validators->etag));
  bind_text(note, 3, slice_of(validators->modified));
  store_run(store, note);
  return alone ? store_commit(store, error) : store_finish(store, error);
}
