#include "ledger/copies.h"

#include "ledger/inside.h"

#include <stdlib.h>

enum {
  SHINGLES_LEAST = 12,    /* fewer say too little */
  CANDIDATES_A_HASH = 24, /* the latest; a hash in more reports is a phrase, not a story */
  CANDIDATES_LARGEST = 64,
  DAYS_APART = 14,
  STRETCH = 56,              /* days whose sketches stand together: a few megabytes */
  STRETCHES_LOOKED_AT = 100, /* by a report without a date: the latest fifteen years that have any */
  UNDATED = INT32_MIN
};

/* In the test set independent reports of one event, which share names and quotes, have up to a quarter of
   their shingles in common, and a report of the next day with the same background a third; a copy with a
   fifth of its words changed and a third cut off keeps from a quarter to a half, other copies half and more.
 */
static const double share_of_copies = 0.34;

static bool is_word_byte(unsigned char byte) {
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z');
}

/* FNV-1a of the word in lower case. */
static bool next_word(struct slice *rest, uint64_t *hash) {
  while (rest->len && !is_word_byte((unsigned char)*rest->at)) rest->at++, rest->len--;
  if (!rest->len) return false;
  *hash = 0xCBF29CE484222325u;
  for (; rest->len && is_word_byte((unsigned char)*rest->at); rest->at++, rest->len--) {
    unsigned char byte = (unsigned char)*rest->at;
    if (byte >= 'A' && byte <= 'Z') byte = (unsigned char)(byte + 32);
    *hash = (*hash ^ byte) * 0x100000001B3u;
  }
  return true;
}

static uint64_t mix(uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

static int compare_hashes(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return x < y ? -1 : x > y;
}

struct shingles shingles_of(struct arena *arena, struct slice text) {
  uint64_t words[HEAD_WORDS];
  size_t count = 0, kept = 0;
  while (count < HEAD_WORDS && next_word(&text, &words[count])) count++;
  struct shingles all = {ARENA_ARRAY(arena, uint64_t, HEAD_WORDS), 0};
  for (size_t i = 0; i + SHINGLE_WORDS <= count; i++) {
    uint64_t hash = 0;
    for (size_t j = 0; j < SHINGLE_WORDS; j++) hash = mix(hash ^ words[i + j]);
    all.at[all.count++] = hash;
  }
  qsort(all.at, all.count, sizeof *all.at, compare_hashes);
  for (size_t i = 0; i < all.count; i++)
    if (!kept || all.at[i] != all.at[kept - 1]) all.at[kept++] = all.at[i];
  all.count = kept;
  return all;
}

double shingles_shared(const struct shingles *a, const struct shingles *b) {
  size_t shared = 0, less = a->count < b->count ? a->count : b->count;
  if (less < SHINGLES_LEAST) return 0;
  for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
    if (a->at[i] == b->at[j])
      shared++, i++, j++;
    else if (a->at[i] < b->at[j])
      i++;
    else
      j++;
  }
  return (double)shared / (double)less;
}

bool shingles_are_copies(const struct shingles *a, const struct shingles *b) {
  return shingles_shared(a, b) >= share_of_copies;
}

/* Documents that share a hash of the sketch, each once. */
struct candidates {
  int64_t at[CANDIDATES_LARGEST];
  size_t count;
};

static void add_candidate(struct candidates *candidates, int64_t number) {
  for (size_t i = 0; i < candidates->count; i++)
    if (candidates->at[i] == number) return;
  if (candidates->count < CANDIDATES_LARGEST) candidates->at[candidates->count++] = number;
}

static void find_candidates(struct store *store, int64_t stretch, uint64_t hash,
                            struct candidates *candidates) {
  sqlite3_stmt *find = store_query(
      store, "SELECT document FROM band WHERE stretch = ?1 AND hash = ?2 ORDER BY document DESC LIMIT ?3");
  bind_integer(find, 1, stretch);
  bind_integer(find, 2, (int64_t)hash);
  bind_integer(find, 3, CANDIDATES_A_HASH);
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

static void find_in(struct store *store, int64_t stretch, const struct shingles *own,
                    struct candidates *candidates) {
  if (is_empty_stretch(store, stretch)) return;
  for (size_t i = 0; i < own->count && i < SKETCH; i++)
    find_candidates(store, stretch, own->at[i], candidates);
}

/* A copy is dated near its original, or one of them not at all. */
static void find_all(struct store *store, const struct document *document, const struct shingles *own,
                     struct candidates *candidates) {
  find_in(store, UNDATED, own, candidates);
  if (!date_is_none(document->date)) {
    int64_t day = date_to_days(document->date);
    for (int64_t at = stretch_at(day - DAYS_APART); at <= stretch_at(day + DAYS_APART); at++)
      find_in(store, at, own, candidates);
    return;
  }
  int64_t at = INT64_MAX;
  for (int i = 0; i < STRETCHES_LOOKED_AT && (at = stretch_before(store, at)) != UNDATED; i++)
    find_in(store, at, own, candidates);
}

static bool is_near(const struct document *document, sqlite3_stmt *row) {
  if (date_is_none(document->date) || sqlite3_column_type(row, 0) == SQLITE_NULL) return true;
  int64_t apart = sqlite3_column_int64(row, 0) - date_to_days(document->date);
  return apart >= -DAYS_APART && apart <= DAYS_APART;
}

/* The share of a candidate, and whose voice it has; 0 when it cannot be a copy. */
static double compare(struct ledger *ledger, struct arena *arena, const struct document *document,
                      const struct shingles *own, int64_t candidate, int64_t *voice) {
  double shared = 0;
  sqlite3_stmt *row =
      store_query(&ledger->store, "SELECT day, genre, voice, text FROM document WHERE number = ?1");
  bind_integer(row, 1, candidate);
  if (store_row(&ledger->store, row) && sqlite3_column_int(row, 1) == GENRE_REPORT &&
      is_near(document, row)) {
    struct shingles other = shingles_of(arena, column_view(row, 3));
    *voice = sqlite3_column_int64(row, 2);
    if (shingles_are_copies(own, &other)) shared = shingles_shared(own, &other);
  }
  store_done(row);
  return shared;
}

/* Resolutions repeat each other word for word and are never copies. */
int64_t copies_find(struct ledger *ledger, struct arena *arena, const struct document *document,
                    int64_t number) {
  struct store *store = &ledger->store;
  if (document->genre != GENRE_REPORT) return number;
  struct shingles own = shingles_of(arena, document->text);
  struct candidates candidates = {.count = 0};
  int64_t stretch = stretch_of(document);
  find_all(store, document, &own, &candidates);
  for (size_t i = 0; i < own.count && i < SKETCH; i++) note_hash(store, stretch, own.at[i], number);
  double best = 0;
  int64_t found = number;
  for (size_t i = 0; i < candidates.count; i++) {
    int64_t voice = number;
    double shared = compare(ledger, arena, document, &own, candidates.at[i], &voice);
    if (shared > best || (shared == best && shared > 0 && voice < found)) best = shared, found = voice;
  }
  return found;
}
