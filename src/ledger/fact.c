/* Facts and aliases as rows. */
#include "ledger/inside.h"

static void bind_day(sqlite3_stmt *statement, int at, bool known, int32_t day) {
  if (known)
    bind_integer(statement, at, day);
  else
    bind_null(statement, at);
}

static int64_t fact_insert(struct ledger *ledger, const struct new_fact *fact, struct slice id) {
  struct store *store = &ledger->store;
  int64_t number = store_integer(store, store_query(store, "SELECT max(number) FROM fact"), 0) + 1;
  sqlite3_stmt *insert = store_query(store, "INSERT INTO fact(number, canon, id, kind, day, first, last, "
                                            "place, family, agreement, parties, name, key)"
                                            " VALUES(?1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)");
  bind_integer(insert, 1, number);
  bind_text(insert, 2, id);
  bind_integer(insert, 3, fact->kind);
  bind_integer(insert, 4, fact->sorted ? fact->day : NO_DAY);
  bind_day(insert, 5, fact->dated, fact->first);
  bind_day(insert, 6, fact->dated, fact->last);
  bind_text(insert, 7, fact->place);
  bind_text(insert, 8, fact->family);
  if (fact->agreement) bind_integer(insert, 9, fact->agreement);
  bind_text(insert, 10, fact->parties);
  bind_text(insert, 11, fact->name);
  bind_text(insert, 12, fact->key);
  store_run(store, insert);
  return number;
}

int64_t fact_ensure(struct ledger *ledger, struct arena *arena, const struct new_fact *fact, bool *made) {
  struct slice id = fact_id(arena, fact->kind, fact->key);
  sqlite3_stmt *find = store_query(&ledger->store, "SELECT number FROM fact WHERE id = ?1");
  bind_text(find, 1, id);
  int64_t number = store_integer(&ledger->store, find, 0);
  *made = number == 0;
  return number ? number : fact_insert(ledger, fact, id);
}

int64_t fact_canon(struct ledger *ledger, int64_t fact) {
  sqlite3_stmt *find = store_query(&ledger->store, "SELECT canon FROM fact WHERE number = ?1");
  bind_integer(find, 1, fact);
  return store_integer(&ledger->store, find, fact);
}

struct slice fact_name(struct ledger *ledger, struct arena *arena, int64_t fact) {
  struct slice id = SLICE("");
  sqlite3_stmt *find = store_query(&ledger->store, "SELECT id FROM fact WHERE number = ?1");
  bind_integer(find, 1, fact);
  while (store_row(&ledger->store, find)) id = column_text(arena, find, 0);
  return id;
}

void alias_note(struct ledger *ledger, enum alias_of what, struct slice name, struct slice key) {
  if (!name.len || !key.len || name.len > 200) return;
  sqlite3_stmt *note =
      store_query(&ledger->store, "INSERT INTO alias(name, what, key, uses) VALUES(?1, ?2, ?3, 1)"
                                  " ON CONFLICT DO UPDATE SET uses = uses + 1");
  bind_text(note, 1, name);
  bind_integer(note, 2, what);
  bind_text(note, 3, key);
  store_run(&ledger->store, note);
}

static struct slice alias_by(struct ledger *ledger, struct arena *arena, const char *sql, enum alias_of what,
                             struct slice said) {
  struct slice key = SLICE("");
  sqlite3_stmt *find = store_query(&ledger->store, sql);
  bind_text(find, 1, said);
  bind_integer(find, 2, what);
  while (store_row(&ledger->store, find)) key = column_text(arena, find, 0);
  return key;
}

/* An id comes before a name; among those who share a name, the one who is mostly meant by it. */
struct slice alias_find(struct ledger *ledger, struct arena *arena, enum alias_of what, struct slice said) {
  struct slice key = alias_by(
      ledger, arena, "SELECT key FROM alias WHERE key = ?1 COLLATE BINARY AND what = ?2 LIMIT 1", what, said);
  if (!key.len)
    key = alias_by(ledger, arena,
                   "SELECT key FROM alias WHERE name = ?1 AND what = ?2 ORDER BY uses DESC, key LIMIT 1",
                   what, said);
  if (key.len || what != ALIAS_ACTOR) return key;
  struct slice words = arena_join(arena, SLICE("~"), words_normal(arena, said));
  return alias_by(ledger, arena, "SELECT key FROM alias WHERE key = ?1 COLLATE BINARY AND what = ?2 LIMIT 1",
                  what, words);
}

bool ledger_actor(struct ledger *ledger, struct arena *arena, struct slice said, struct slice *id,
                  struct slice *name) {
  *id = alias_find(ledger, arena, ALIAS_ACTOR, said);
  if (!id->len) return false;
  *name = alias_by(ledger, arena,
                   "SELECT name FROM alias WHERE key = ?1 AND what = ?2 ORDER BY uses DESC, name LIMIT 1",
                   ALIAS_ACTOR, *id);
  return true;
}
