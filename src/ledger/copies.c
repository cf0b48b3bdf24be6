/* Copies: one agency story in ten papers is one voice, and so is what a follow-up repeats of the story before
   it, or what two reports quote from one statement. A report is compared with the few of the same days that
   share a hash of its sketch (head.h), however many the ledger holds: the table `band` finds them. */
#include "ledger/inside.h"

enum {
  CANDIDATES_A_HASH = 24, /* the latest; a hash in more reports is a phrase, not a story */
  CANDIDATES_LARGEST = 64,
  DAYS_APART = 14,
  STRETCH = 56,              /* days whose sketches stand together: a few megabytes */
  STRETCHES_LOOKED_AT = 100, /* by a report without a date: the latest fifteen years that have any */
  UNDATED = INT32_MIN
};

/* Documents that share a hash of the sketch, each once. */
struct candidates {
  int64_t at[CANDIDATES_LARGEST];
  size_t count;
  int64_t before; /* only documents that came in earlier */
};

static void add_candidate(struct candidates *candidates, int64_t number) {
  for (size_t i = 0; i < candidates->count; i++)
    if (candidates->at[i] == number) return;
  if (candidates->count < CANDIDATES_LARGEST) candidates->at[candidates->count++] = number;
}

static void find_candidates(struct store *store, int64_t stretch, uint64_t hash,
                            struct candidates *candidates) {
  sqlite3_stmt *find = store_query(store, "SELECT document FROM band WHERE stretch = ?1 AND hash = ?2 AND "
                                          "document < ?4 ORDER BY document DESC LIMIT ?3");
  bind_integer(find, 1, stretch);
  bind_integer(find, 2, (int64_t)hash);
  bind_integer(find, 3, CANDIDATES_A_HASH);
  bind_integer(find, 4, candidates->before);
  while (store_row(store, find)) add_candidate(candidates, sqlite3_column_int64(find, 0));
}

static void note_hash(struct store *store, int64_t stretch, uint64_t hash, int64_t number) {
  sqlite3_stmt *note =
      store_query(store, "INSERT OR IGNORE INTO band(stretch, hash, document) VALUES(?1, ?2, ?3)");
  bind_integer(note, 1, stretch);
  bind_integer(note, 2, (int64_t)hash);
  bind_integer(note, 3, number);
  store_run(store, note);
}

/* Reports of STRETCH days stand together. Those without a date are a stretch of their own. */
static int64_t stretch_at(int64_t day) { return day >= 0 ? day / STRETCH : -1 - (-1 - day) / STRETCH; }

static int64_t stretch_of(const struct document *document) {
  return date_is_none(document->date) ? UNDATED : stretch_at(date_to_days(document->date));
}

/* The next stretch that holds anything, or UNDATED. */
static int64_t stretch_before(struct store *store, int64_t stretch) {
  sqlite3_stmt *find = store_query(store, "SELECT max(stretch) FROM band WHERE stretch < ?1");
  bind_integer(find, 1, stretch);
  return store_integer(store, find, UNDATED);
}

static bool is_empty_stretch(struct store *store, int64_t stretch) {
  sqlite3_stmt *find = store_query(store, "SELECT 1 FROM band WHERE stretch = ?1 LIMIT 1");
  bind_integer(find, 1, stretch);
  return store_integer(store, find, 0) == 0;
}

static void find_in(struct store *store, int64_t stretch, const struct hashes *sketch,
                    struct candidates *candidates) {
  if (is_empty_stretch(store, stretch)) return;
  for (size_t i = 0; i < sketch->count; i++) find_candidates(store, stretch, sketch->at[i], candidates);
}

/* A copy is dated near its original, or one of them not at all. */
static void find_all(struct store *store, const struct document *document, const struct hashes *sketch,
                     struct candidates *candidates) {
  find_in(store, UNDATED, sketch, candidates);
  if (!date_is_none(document->date)) {
    int64_t day = date_to_days(document->date);
    for (int64_t at = stretch_at(day - DAYS_APART); at <= stretch_at(day + DAYS_APART); at++)
      find_in(store, at, sketch, candidates);
    return;
  }
  int64_t at = INT64_MAX;
  for (int i = 0; i < STRETCHES_LOOKED_AT && (at = stretch_before(store, at)) != UNDATED; i++)
    find_in(store, at, sketch, candidates);
}

static bool is_near(const struct document *document, sqlite3_stmt *row) {
  if (date_is_none(document->date) || sqlite3_column_type(row, 0) == SQLITE_NULL) return true;
  int64_t apart = sqlite3_column_int64(row, 0) - date_to_days(document->date);
  return apart >= -DAYS_APART && apart <= DAYS_APART;
}

/* The candidate's head and whose voice it has; a NULL head when it is too far away, or no report. */
static struct lender load(struct ledger *ledger, struct arena *arena, const struct document *document,
                          int64_t candidate) {
  struct lender lender = {0};
  sqlite3_stmt *row =
      store_query(&ledger->store, "SELECT day, genre, voice, text FROM document WHERE number = ?1");
  bind_integer(row, 1, candidate);
  if (store_row(&ledger->store, row) && sqlite3_column_int(row, 1) == GENRE_REPORT &&
      is_near(document, row)) {
    struct head *head = ARENA_NEW(arena, struct head);
    head_of(arena, column_view(row, 3), head);
    lender = (struct lender){head, sqlite3_column_int64(row, 2)};
  }
  store_done(row);
  return lender;
}

static void compare_all(struct ledger *ledger, struct arena *arena, const struct document *document,
                        const struct candidates *candidates, struct copies *copies) {
  int best = 0;
  for (size_t i = 0; i < candidates->count; i++) {
    struct lender lender = load(ledger, arena, document, candidates->at[i]);
    if (!lender.head) continue;
    ARENA_PUSH(arena, copies->lenders, copies->lender_count, copies->lender_capacity, lender);
    int alike = heads_alike(copies->head, lender.head);
    if (alike > best || (alike == best && alike > 0 && lender.voice < copies->voice))
      best = alike, copies->voice = lender.voice;
  }
  if (best) copies->lender_count = 0;
}

/* Resolutions repeat each other word for word and are never copies. */
struct copies copies_find(struct ledger *ledger, struct arena *arena, const struct document *document,
                          int64_t number, bool fresh) {
  struct copies copies = {.voice = number};
  if (document->genre != GENRE_REPORT) return copies;
  struct head *own = ARENA_NEW(arena, struct head);
  head_of(arena, document->text, own);
  copies.head = own;
  struct hashes sketch = head_sketch(arena, own);
  struct candidates candidates = {.before = number};
  int64_t stretch = stretch_of(document);
  find_all(&ledger->store, document, &sketch, &candidates);
  for (size_t i = 0; fresh && i < sketch.count; i++) note_hash(&ledger->store, stretch, sketch.at[i], number);
  compare_all(ledger, arena, document, &candidates, &copies);
  return copies;
}

static bool repeats(const struct head *head, const struct record *record, const struct head *by) {
  for (size_t i = 0; i < record->evidence.count; i++)
    if (!head_repeats(head, record->evidence.at[i].start, record->evidence.at[i].end, by)) return false;
  return record->evidence.count > 0;
}

int64_t copies_voice(const struct copies *copies, const struct record *record) {
  int64_t voice = copies->voice;
  for (size_t i = 0; i < copies->lender_count; i++)
    if (copies->lenders[i].voice < voice && repeats(copies->head, record, copies->lenders[i].head))
      voice = copies->lenders[i].voice;
  return voice;
}
