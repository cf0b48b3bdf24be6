/* The SQLite file under a ledger. Statements are prepared once and kept; a failure sticks, as in a buffer:
   later steps do nothing, and whoever began the work looks once at the end (store_finish). Invariants:
     - outside a ledger_* call no statement is half stepped, and no transaction open but that of a batch;
     - `status` is TRUCE_OK except between a failure and store_finish. */
#ifndef TRUCE_LEDGER_STORE_H
#define TRUCE_LEDGER_STORE_H

#include "common/arena.h"
#include "common/error.h"

#include <sqlite3.h>

enum { STORE_STATEMENTS = 128, STORE_BUSY_MS = 5000 };

struct store {
  sqlite3 *handle;
  char path[4096];
  struct {
    const char *sql; /* compared as a pointer: pass literals */
    sqlite3_stmt *statement;
  } kept[STORE_STATEMENTS];
  size_t kept_count;
  enum truce_status status;
  struct truce_error error;
  const volatile int *stop; /* the caller's stop flag, or NULL */
};

enum store_mode { STORE_READ, STORE_WRITE };

enum truce_status store_open(struct store *store, const char *path, enum store_mode mode,
                             struct truce_error *error);
void store_close(struct store *store);

/* A statement ready to be bound, or NULL once something has failed (binding and stepping NULL do nothing). */
sqlite3_stmt *store_query(struct store *store, const char *sql);
void bind_integer(sqlite3_stmt *statement, int at, int64_t value);
void bind_text(sqlite3_stmt *statement, int at, struct slice text);
/* NULL where the text is empty. */
void bind_text_or_null(sqlite3_stmt *statement, int at, struct slice text);
void bind_null(sqlite3_stmt *statement, int at);
/* Moves to the next row. At the end, or on failure, resets the statement and returns false. */
bool store_row(struct store *store, sqlite3_stmt *statement);
/* Runs a statement that has no rows to show. */
void store_run(struct store *store, sqlite3_stmt *statement);
/* Ends a statement before its last row. */
void store_done(sqlite3_stmt *statement);
/* The first column of the first row, or `otherwise`. */
int64_t store_integer(struct store *store, sqlite3_stmt *statement, int64_t otherwise);

struct slice column_text(struct arena *arena, sqlite3_stmt *statement, int at);
/* The text as SQLite holds it, until the next step. */
struct slice column_view(sqlite3_stmt *statement, int at);

/* A question is answered from one moment of the ledger; false inside a transaction, which is such a
   moment. */
bool store_begin_reading(struct store *store);
enum truce_status store_end_reading(struct store *store, bool begun, struct truce_error *error);
/* Begins a write transaction, if none is open; waits up to STORE_BUSY_MS for another writer. */
void store_begin(struct store *store);
/* Ends it: for good, or, when anything failed, as if it had never been. */
enum truce_status store_commit(struct store *store, struct truce_error *error);
/* Inside a transaction: what follows the mark can be taken back by itself. store_unmark keeps it, or takes it
   back when anything failed. A failure such as a full disk may have ended the whole transaction: *all_lost
   says so. */
void store_mark(struct store *store);
enum truce_status store_unmark(struct store *store, bool *all_lost, struct truce_error *error);
/* Hands the failure, if any, to the caller and forgets it. */
enum truce_status store_finish(struct store *store, struct truce_error *error);

/* Runs `work` so that, should the arena end while statements are open, they are closed and what followed the
   mark, or else the transaction, is taken back before the unwinding goes on to the arena's own guard. */
void store_protect(struct store *store, struct arena *arena, void (*work)(void *context), void *context);

#endif
