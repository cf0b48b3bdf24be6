/* What the fuzz targets of src/source share: bytes to one reader, or to the iterator with all it finds
   inside. */
#ifndef TRUCE_SOURCE_FUZZ_H
#define TRUCE_SOURCE_FUZZ_H

#include "common/utf8.h"
#include "fuzz.h"
#include "source/parts.h"

#include <stdlib.h>

/* Whatever came in, a document is UTF-8, its title is in its text, and it has a name. */
static inline void check_document(const struct document *d) {
  if (utf8_check(d->text) != d->text.len || memchr(d->text.at, 0, d->text.len)) abort();
  if (d->title.len && (d->title.at < d->text.at || d->title.at + d->title.len > d->text.at + d->text.len))
    abort();
  if (strlen(d->id) != 32 || d->text.len == 0) abort();
}

/* One reader alone, whatever the format table would say. */
static inline int fuzz_reader(source_reader *read, const uint8_t *data, size_t size) {
  struct draft draft;
  struct truce_error error;
  draft_init(&draft);
  read((struct slice){(const char *)data, size}, "fuzz", &draft, &error);
  draft_dispose(&draft);
  return 0;
}

static inline void drain_level(struct level *level) {
  struct truce_error error;
  struct draft draft;
  struct buffer bytes;
  static struct item item;
  draft_init(&draft);
  buffer_init(&bytes, 1 << 22);
  for (int i = 0; i < 200 && !level->ended; i++) {
    item = (struct item){.kind = ITEM_END};
    draft_clear(&draft);
    buffer_clear(&bytes);
    enum truce_status status = level->container->next(level, &item, &draft, &error);
    if (!status && item.kind == ITEM_END) break;
    if (item.kind == ITEM_STREAM && item.stream) {
      stream_all(item.stream, "fuzz", &bytes, &error);
      stream_close(item.stream);
    }
  }
  buffer_dispose(&bytes);
  draft_dispose(&draft);
}

/* One container alone, its items taken as they come. */
static inline int fuzz_container(const struct container *container, const uint8_t *data, size_t size) {
  struct truce_error error;
  char name[] = "fuzz";
  struct level level = {.container = container, .name = name};
  if (stream_of_bytes(&level.stream, (struct slice){(const char *)data, size}, &error)) return 0;
  if (!container->open || !container->open(&level, &error)) drain_level(&level);
  if (container->close) container->close(&level);
  stream_close(level.stream);
  return 0;
}

static inline void drain_source(struct source *source, struct arena *arena) {
  struct document document;
  struct truce_error error;
  bool found = true;
  for (volatile int i = 0; found && i < 100; i++) {
    arena_reset(arena);
    if (setjmp(*arena_guard(arena))) continue;
    if (source_next(source, arena, &document, &found, &error)) break;
    if (found) check_document(&document);
  }
}

/* The iterator. PDFs are left out: they start a process. */
static inline int fuzz_iterator(const uint8_t *data, size_t size) {
  struct source *source;
  struct arena *arena = arena_new((size_t)64 << 20);
  bool pdf = size > 4 && memcmp(data, "%PDF", 4) == 0;
  if (arena && !pdf &&
      !source_open_bytes(&source, (struct slice){(const char *)data, size}, "fuzz", NULL, NULL)) {
    drain_source(source, arena);
    source_close(source);
  }
  arena_free(arena);
  return 0;
}

#endif
