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
  sqlite3_stmt *insert =
      store_query(store, "INSERT INTO fact(number, canon, id, kind, day, first, last, "
                         "place, family, agreement, parties, name, key, actors)"
                         " VALUES(?1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
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
  bind_text(insert, 13, fact->actors);
  store_run(store, insert);
  return number;
}

/* The fact of that id: its number, or 0. *same: its key is this one. */
static int64_t find_fact(struct ledger *ledger, struct arena *arena, struct slice id, struct slice key,
                         struct found_fact *found, bool *same) {
  int64_t number = 0;
  sqlite3_stmt *find =
      store_query(&ledger->store, "SELECT number, key = ?2, day, actors FROM fact WHERE id = ?1");
  bind_text(find, 1, id);
  bind_text(find, 2, key);
  while (store_row(&ledger->store, find)) {
    number = sqlite3_column_int64(find, 0), *same = sqlite3_column_int(find, 1) != 0;
    found->day = sqlite3_column_int(find, 2), found->actors = column_text(arena, find, 3);
  }
  return number;
}

/* Among millions of facts two keys may share a short id: the later one gets a longer id, and they stay
   apart. */
int64_t fact_ensure(struct ledger *ledger, struct arena *arena, const struct new_fact *fact,
                    struct found_fact *found) {
  struct slice id = fact_id(arena, fact->kind, fact->key), shared = id;
  for (int more = 1; more < 10; more++) {
    bool same = false;
    int64_t number = find_fact(ledger, arena, id, fact->key, found, &same);
    found->made = number == 0;
    if (same) return number;
    if (number == 0) {
      *found = (struct found_fact){true, fact->sorted ? fact->day : NO_DAY, fact->actors};
      return fact_insert(ledger, fact, id);
    }
    id = arena_print(arena, "%.*s%d", SLICE_ARGS(shared), more);
  }
  return 0;
}

static void insert_party(struct ledger *ledger, const struct claim *claim, size_t which, int64_t fact,
                         int32_t day) {
  sqlite3_stmt *insert = store_query(
      &ledger->store, "INSERT OR IGNORE INTO party(actor, kind, day, fact, role) VALUES(?1, ?2, ?3, ?4, ?5)");
  bind_text(insert, 1, claim->actors[which].actor);
  bind_integer(insert, 2, claim->record->kind);
  bind_integer(insert, 3, day);
  bind_integer(insert, 4, fact);
  bind_integer(insert, 5, claim->actors[which].side);
  store_run(&ledger->store, insert);
}

/* The rows of those who take part stand at the fact's day. */
static void move_parties(struct ledger *ledger, int64_t fact, const struct found_fact *found,
                         enum record_kind kind, int32_t day) {
  struct slice rest = found->actors;
  while (rest.len) {
    struct slice line = slice_cut(&rest, '\n');
    sqlite3_stmt *move =
        store_query(&ledger->store, "UPDATE party SET day = ?1 WHERE actor = ?2 AND kind = ?3 AND"
                                    " day = ?4 AND fact = ?5 AND role = ?6");
    bind_integer(move, 1, day);
    bind_text(move, 2, (struct slice){line.at + 1, line.len - 1});
    bind_integer(move, 3, kind);
    bind_integer(move, 4, found->day);
    bind_integer(move, 5, fact);
    bind_integer(move, 6, line.at[0] - '0');
    store_run(&ledger->store, move);
  }
}

/* Whether `line` is one of the lines of `lines`. */
static bool has_line(struct slice lines, struct slice line) {
  while (lines.len)
    if (slice_is(slice_cut(&lines, '\n'), line)) return true;
  return false;
}

static struct slice with_line(struct arena *arena, struct slice lines, const struct claim_party *party) {
  struct slice line = arena_print(arena, "%d%.*s", (int)party->side, SLICE_ARGS(party->actor));
  if (memchr(line.at, '\n', line.len) || has_line(lines, line)) return lines;
  return arena_print(arena, "%.*s%.*s\n", SLICE_ARGS(lines), SLICE_ARGS(line));
}

struct slice actor_lines(struct arena *arena, const struct claim *claim) {
  struct slice lines = SLICE("");
  for (size_t i = 0; i < claim->actor_count; i++) lines = with_line(arena, lines, &claim->actors[i]);
  return lines;
}

static void set_actors(struct ledger *ledger, int64_t fact, struct slice actors) {
  sqlite3_stmt *set = store_query(&ledger->store, "UPDATE fact SET actors = ?2 WHERE number = ?1");
  bind_integer(set, 1, fact);
  bind_text(set, 2, actors);
  store_run(&ledger->store, set);
}

static void set_day(struct ledger *ledger, int64_t fact, int32_t day) {
  sqlite3_stmt *set = store_query(&ledger->store, "UPDATE fact SET day = ?2 WHERE number = ?1");
  bind_integer(set, 1, fact);
  bind_integer(set, 2, day);
  store_run(&ledger->store, set);
}

/* A fact stands in lists where its latest claim puts it. */
void fact_take_part(struct ledger *ledger, struct arena *arena, int64_t number,
                    const struct found_fact *found, const struct claim *claim) {
  bool later = claim->sorted && claim->day > found->day;
  int32_t day = later ? claim->day : found->day;
  struct slice actors = found->actors;
  if (later) move_parties(ledger, number, found, claim->record->kind, day), set_day(ledger, number, day);
  for (size_t i = 0; i < claim->actor_count; i++) {
    struct slice longer = with_line(arena, actors, &claim->actors[i]);
    if (found->made || longer.len > actors.len) insert_party(ledger, claim, i, number, day);
    actors = longer;
  }
  if (actors.len > found->actors.len) set_actors(ledger, number, actors);
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
