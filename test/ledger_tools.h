/* What the tests of the ledger share: a ledger in a folder of its own, and records made from short JSON. */
#ifndef TRUCE_LEDGER_TOOLS_H
#define TRUCE_LEDGER_TOOLS_H

#include "check.h"

#include "ledger/ledger.h"
#include "record/list.h"

#include <unistd.h>

struct bench {
  struct arena *arena;
  struct ledger *ledger;
  struct truce_error error;
  char folder[64], path[96];
};

static inline void bench_open(struct bench *b) {
  snprintf(b->folder, sizeof b->folder, "/tmp/truce-ledger-XXXXXX");
  CHECK(mkdtemp(b->folder) != NULL);
  snprintf(b->path, sizeof b->path, "%s/l.db", b->folder);
  b->arena = arena_new(SIZE_MAX);
  b->error = (struct truce_error){0};
  CHECK(ledger_open(&b->ledger, b->path, LEDGER_WRITE, NULL, &b->error) == TRUCE_OK);
}

static inline void bench_close(struct bench *b) {
  char other[128];
  ledger_close(b->ledger);
  arena_free(b->arena);
  unlink(b->path);
  snprintf(other, sizeof other, "%s-wal", b->path);
  unlink(other);
  snprintf(other, sizeof other, "%s-shm", b->path);
  unlink(other);
  rmdir(b->folder);
}

/* A document of that date and text with records in JSON Lines; quotes may be written ' in `json`. */
static inline void bench_add(struct bench *b, const char *date, const char *text, const char *json) {
  struct document document = {.text = slice_of(text), .name = slice_of(date), .title = slice_of(text)};
  struct records records;
  struct ledger_added added;
  struct slice lines = arena_copy(b->arena, slice_of(json));
  for (size_t i = 0; i < lines.len; i++)
    if (lines.at[i] == '\'') ((char *)lines.at)[i] = '"';
  date_parse(slice_of(date), &document.date);
  document_name(document.text, document.id);
  CHECK(records_read_json(b->arena, lines, &document, &records, &b->error) == TRUCE_OK);
  CHECK(ledger_add(b->ledger, b->arena, &document, &records, SLICE("test"), false, &added, &b->error) ==
        TRUCE_OK);
  if (b->error.status) printf("# %s\n", b->error.message);
}

static inline int32_t day_of(const char *text) {
  struct date date = {0};
  date_parse(slice_of(text), &date);
  return date_to_days(date);
}

static inline struct facts bench_ask(struct bench *b, enum record_kind kind, const char *as_of,
                                     const char *known_by) {
  struct question question = {.kind = kind};
  struct facts facts;
  if (as_of) question.has_as_of = true, question.as_of = day_of(as_of);
  if (known_by) question.has_known_by = true, question.known_by = day_of(known_by);
  CHECK(ledger_ask(b->ledger, b->arena, &question, &facts, &b->error) == TRUCE_OK);
  return facts;
}

#endif
