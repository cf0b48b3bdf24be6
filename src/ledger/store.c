#include "ledger/store.h"

#include "ledger/schema.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* What an SQLite failure means to somebody who does not know that a ledger is an SQLite file. */
static enum truce_status explain(const struct store *store, int code, struct truce_error *error) {
  const char *path = store->path, *why = store->handle ? sqlite3_errmsg(store->handle) : sqlite3_errstr(code);
  switch (code & 0xFF) {
  case SQLITE_NOTADB: return fail(error, TRUCE_BAD_LEDGER, "%s: not a truce ledger", path);
  case SQLITE_CORRUPT: return fail(error, TRUCE_BAD_LEDGER, "%s: the ledger is damaged: %s", path, why);
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return fail(error, TRUCE_BUSY, "%s: another program is writing the ledger; try again when it is done",
                path);
  case SQLITE_FULL: return fail(error, TRUCE_IO, "%s: no room left to write the ledger: %s", path, why);
  case SQLITE_IOERR: return fail(error, TRUCE_IO, "%s: reading or writing the ledger failed: %s", path, why);
  case SQLITE_READONLY:
    return fail(error, TRUCE_DENIED, "%s: the ledger or its folder may only be read: %s", path, why);
  case SQLITE_PERM:
  case SQLITE_AUTH: return fail(error, TRUCE_DENIED, "%s: no permission: %s", path, why);
  case SQLITE_CANTOPEN:
    return fail(error, TRUCE_DENIED, "%s: cannot open the ledger or a file beside it", path);
  case SQLITE_NOMEM: return fail(error, TRUCE_NO_MEMORY, "%s: out of memory", path);
  case SQLITE_TOOBIG: return fail(error, TRUCE_LIMIT, "%s: too large for the ledger: %s", path, why);
  case SQLITE_INTERRUPT: return fail(error, TRUCE_INTERRUPTED, "%s: interrupted", path);
  default: return fail(error, TRUCE_BAD_LEDGER, "%s: %s", path, why);
  }
}

static bool check(struct store *store, int code) {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return true;
  if (store->status == TRUCE_OK) store->status = explain(store, code, &store->error);
  return false;
}

static sqlite3_stmt *prepare(struct store *store, const char *sql) {
  sqlite3_stmt *statement = NULL;
  if (!check(store, sqlite3_prepare_v3(store->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL)))
    return NULL;
  store->kept[store->kept_count].sql = sql;
  store->kept[store->kept_count++].statement = statement;
  return statement;
}

sqlite3_stmt *store_query(struct store *store, const char *sql) {
  if (store->status) return NULL;
  for (size_t i = 0; i < store->kept_count; i++)
    if (store->kept[i].sql == sql) return store->kept[i].statement;
  if (store->kept_count < STORE_STATEMENTS) return prepare(store, sql);
  store->status = fail(&store->error, TRUCE_LIMIT, "%s: more statements than the ledger keeps", store->path);
  return NULL;
}

void bind_integer(sqlite3_stmt *statement, int at, int64_t value) {
  if (statement) sqlite3_bind_int64(statement, at, value);
}

void bind_null(sqlite3_stmt *statement, int at) {
  if (statement) sqlite3_bind_null(statement, at);
}

void bind_text(sqlite3_stmt *statement, int at, struct slice text) {
  if (statement)
    sqlite3_bind_text64(statement, at, text.at ? text.at : "", text.len, SQLITE_TRANSIENT, SQLITE_UTF8);
}

void bind_text_or_null(sqlite3_stmt *statement, int at, struct slice text) {
  if (text.len)
    bind_text(statement, at, text);
  else
    bind_null(statement, at);
}

void store_done(sqlite3_stmt *statement) {
  if (!statement) return;
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
}

bool store_row(struct store *store, sqlite3_stmt *statement) {
  if (!statement || store->status) {
    store_done(statement);
    return false;
  }
  int code = sqlite3_step(statement);
  if (code == SQLITE_ROW) return true;
  check(store, code);
  store_done(statement);
  return false;
}

void store_run(struct store *store, sqlite3_stmt *statement) {
  while (store_row(store, statement)) {}
}

static void store_run_text(struct store *store, const char *sql) {
  if (!store->status) check(store, sqlite3_exec(store->handle, sql, NULL, NULL, NULL));
}

int64_t store_integer(struct store *store, sqlite3_stmt *statement, int64_t otherwise) {
  if (!store_row(store, statement)) return otherwise;
  int64_t value =
      sqlite3_column_type(statement, 0) == SQLITE_NULL ? otherwise : sqlite3_column_int64(statement, 0);
  store_done(statement);
  return value;
}

struct slice column_view(sqlite3_stmt *statement, int at) {
  const void *text = sqlite3_column_text(statement, at);
  return (struct slice){text ? text : "", text ? (size_t)sqlite3_column_bytes(statement, at) : 0};
}

struct slice column_text(struct arena *arena, sqlite3_stmt *statement, int at) {
  return arena_copy(arena, column_view(statement, at));
}

void store_begin(struct store *store) {
  if (sqlite3_get_autocommit(store->handle)) store_run_text(store, "BEGIN IMMEDIATE");
}

bool store_begin_reading(struct store *store) {
  if (!sqlite3_get_autocommit(store->handle)) return false;
  store_run_text(store, "BEGIN");
  return true;
}

enum truce_status store_end_reading(struct store *store, bool begun, struct truce_error *error) {
  return begun ? store_commit(store, error) : store_finish(store, error);
}

/* Inside a transaction: what follows can be taken back by itself. */
void store_mark(struct store *store) { store_run_text(store, "SAVEPOINT one"); }

/* Keeps what followed the mark, or takes it back when anything failed. A failure such as a full disk may have
   ended the whole transaction: *all_lost says so. */
enum truce_status store_unmark(struct store *store, bool *all_lost, struct truce_error *error) {
  store_run_text(store, "RELEASE one");
  if (store->status) sqlite3_exec(store->handle, "ROLLBACK TO one; RELEASE one", NULL, NULL, NULL);
  *all_lost = sqlite3_get_autocommit(store->handle) != 0;
  return store_finish(store, error);
}

static void roll_back(struct store *store) {
  if (store->handle && !sqlite3_get_autocommit(store->handle))
    sqlite3_exec(store->handle, "ROLLBACK", NULL, NULL, NULL);
}

enum truce_status store_finish(struct store *store, struct truce_error *error) {
  enum truce_status status = store->status;
  if (status && error) *error = store->error;
  store->status = TRUCE_OK;
  return status;
}

enum truce_status store_commit(struct store *store, struct truce_error *error) {
  store_run_text(store, "COMMIT");
  if (store->status) roll_back(store);
  return store_finish(store, error);
}

static void reset_all(struct store *store) {
  for (size_t i = 0; i < store->kept_count; i++) store_done(store->kept[i].statement);
  bool marked = sqlite3_exec(store->handle, "ROLLBACK TO one; RELEASE one", NULL, NULL, NULL) == SQLITE_OK;
  if (!marked) roll_back(store);
  store->status = TRUCE_OK;
}

void store_protect(struct store *store, struct arena *arena, void (*work)(void *context), void *context) {
  jmp_buf *guard = arena_guard(arena), outer;
  memcpy(&outer, guard, sizeof outer);
  if (setjmp(*guard)) {
    reset_all(store);
    memcpy(guard, &outer, sizeof outer);
    longjmp(*guard, 1);
  }
  work(context);
  memcpy(guard, &outer, sizeof outer);
}

/* Opening */

static int64_t pragma(struct store *store, const char *sql) {
  sqlite3_stmt *statement = NULL;
  int64_t value = -1;
  if (store->status || !check(store, sqlite3_prepare_v2(store->handle, sql, -1, &statement, NULL))) return -1;
  int code = sqlite3_step(statement);
  if (check(store, code) && code == SQLITE_ROW) value = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  return value;
}

static enum truce_status check_version(struct store *store, struct truce_error *error) {
  int64_t application = pragma(store, "PRAGMA application_id"),
          version = pragma(store, "PRAGMA user_version");
  int64_t tables = pragma(store, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'");
  if (store->status) return store_finish(store, error);
  if (application != LEDGER_APPLICATION)
    return fail(error, TRUCE_BAD_LEDGER, "%s: %s", store->path,
                tables ? "an SQLite file, but not a truce ledger" : "an empty file, not yet a ledger");
  if (version > LEDGER_VERSION)
    return fail(error, TRUCE_BAD_LEDGER,
                "%s: written by a newer truce (ledger version %lld, this program knows %d)", store->path,
                (long long)version, LEDGER_VERSION);
  if (version == 1)
    return fail(error, TRUCE_BAD_LEDGER,
                "%s: written by an older truce: read its documents into a new ledger", store->path);
  if (version < 1 || tables < 12)
    return fail(error, TRUCE_BAD_LEDGER, "%s: the ledger is damaged", store->path);
  return TRUCE_OK;
}

/* Another program may be doing the same: whoever gets the lock first makes the tables, the other finds
   them. */
static void make_tables(struct store *store) {
  char heading[80];
  snprintf(heading, sizeof heading, "PRAGMA application_id = %d; PRAGMA user_version = %d",
           LEDGER_APPLICATION, LEDGER_VERSION);
  store_begin(store);
  bool fresh =
      pragma(store, "SELECT count(*) FROM sqlite_schema") == 0 && pragma(store, "PRAGMA user_version") == 0;
  if (fresh) store_run_text(store, ledger_schema);
  if (fresh) store_run_text(store, heading);
  store->status = store_commit(store, &store->error);
}

static int stop_asked(void *context) {
  const struct store *store = context;
  return store->stop && *store->stop;
}

static enum truce_status open_file(struct store *store, const char *name, int flags,
                                   struct truce_error *error) {
  int code = sqlite3_open_v2(name, &store->handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK) return explain(store, code, error);
  sqlite3_busy_timeout(store->handle, STORE_BUSY_MS);
  /* Only questions are broken off: a document takes a moment, and breaking off would lose its whole batch. */
  if (flags & SQLITE_OPEN_READONLY) sqlite3_progress_handler(store->handle, 100000, stop_asked, store);
  return TRUCE_OK;
}

static enum truce_status open_to_write(struct store *store, struct truce_error *error) {
  enum truce_status status = open_file(store, store->path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (status) return status;
  int64_t tables = pragma(store, "SELECT count(*) FROM sqlite_schema");
  if (tables == 0 && pragma(store, "PRAGMA user_version") == 0) {
    store_run_text(store, "PRAGMA journal_mode = WAL");
    make_tables(store);
  }
  if (store->status) return store_finish(store, error);
  status = check_version(store, error);
  if (status) return status;
  /* After a power cut the last documents may be missing, but never half of one. What a document changes is
     kept in memory until it is whole: a third of the work of writing. */
  store_run_text(store, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -262144;"
                        "PRAGMA wal_autocheckpoint = 32768; PRAGMA temp_store = MEMORY");
  return store_finish(store, error);
}

/* A WAL file is read through a -shm file beside it. Where that cannot be made (a read-only folder or disk)
   nobody can be writing either, and the file is read as it lies. */
static enum truce_status open_as_it_lies(struct store *store, struct truce_error *error) {
  char *uri = sqlite3_mprintf("file:%s?immutable=1", store->path);
  if (!uri) return fail(error, TRUCE_NO_MEMORY, "%s: out of memory", store->path);
  sqlite3_close(store->handle);
  enum truce_status status =
      strpbrk(store->path, "?#%")
          ? fail(error, TRUCE_DENIED, "%s: cannot read a ledger of this name in a read-only folder",
                 store->path)
          : open_file(store, uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
  sqlite3_free(uri);
  return status ? status : check_version(store, error);
}

static enum truce_status open_to_read(struct store *store, struct truce_error *error) {
  struct stat about;
  if (stat(store->path, &about))
    return fail(error, TRUCE_NOT_FOUND, "%s: no ledger there; `truce add` makes one", store->path);
  enum truce_status status = open_file(store, store->path, SQLITE_OPEN_READONLY, error);
  if (!status) status = check_version(store, error);
  if (status == TRUCE_DENIED) status = open_as_it_lies(store, error);
  if (status) return status;
  store_run_text(store, "PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824");
  return store_finish(store, error);
}

enum truce_status store_open(struct store *store, const char *path, enum store_mode mode,
                             struct truce_error *error) {
  memset(store, 0, sizeof *store);
  if (snprintf(store->path, sizeof store->path, "%s", path) >= (int)sizeof store->path)
    return fail(error, TRUCE_BAD_USAGE, "the ledger's name is too long");
  enum truce_status status = mode == STORE_READ ? open_to_read(store, error) : open_to_write(store, error);
  if (status) store_close(store);
  return status;
}

void store_close(struct store *store) {
  for (size_t i = 0; i < store->kept_count; i++) sqlite3_finalize(store->kept[i].statement);
  sqlite3_close(store->handle);
  memset(store, 0, sizeof *store);
}
