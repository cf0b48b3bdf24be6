/* What the tests of intake share: reading bytes as a source, archives made in memory. */
#ifndef TRUCE_TEST_INTAKE_H
#define TRUCE_TEST_INTAKE_H

#include "check.h"

#include "common/buffer.h"
#include "source/source.h"

#include <archive.h>
#include <archive_entry.h>

/* What came of reading bytes: the first documents, and the last message. */
struct outcome {
  struct arena *arena;
  struct document document[4];
  int documents, skipped;
  char message[512];
  enum truce_status status;
};

static struct outcome outcome;

static void note_skip(void *context, const struct source_skip *skip) {
  struct outcome *o = context;
  o->skipped++;
  snprintf(o->message, sizeof o->message, "%s", skip->message);
}

static void drain(struct source *source) {
  struct truce_error error;
  struct document document;
  bool found = false;
  while ((outcome.status = source_next(source, outcome.arena, &document, &found, &error)) == TRUCE_OK &&
         found) {
    if (outcome.documents < 4) outcome.document[outcome.documents] = document;
    outcome.documents++;
  }
  if (outcome.status) snprintf(outcome.message, sizeof outcome.message, "%s", error.message);
  source_close(source);
}

static void begin(void) {
  if (outcome.arena) arena_free(outcome.arena);
  outcome = (struct outcome){.arena = arena_new((size_t)1 << 30)};
}

static inline void take(struct slice bytes, const char *name) {
  struct source *source;
  struct truce_error error;
  struct source_options options = {.skipped = note_skip, .context = &outcome};
  begin();
  CHECK(source_open_bytes(&source, bytes, name, &options, &error) == TRUCE_OK);
  drain(source);
}

static inline void take_path(const char *path) {
  struct source *source;
  struct truce_error error;
  struct source_options options = {.skipped = note_skip, .context = &outcome};
  begin();
  outcome.status = source_open(&source, path, &options, &error);
  if (outcome.status)
    snprintf(outcome.message, sizeof outcome.message, "%s", error.message);
  else
    drain(source);
}

/* Archives made in memory. */
static char packed[8 << 20];
static size_t packed_size;
static struct archive *packer;

static inline void pack_begin(bool zip, bool gzip) {
  packer = archive_write_new();
  if (zip)
    archive_write_set_format_zip(packer);
  else
    archive_write_set_format_pax_restricted(packer);
  if (gzip) archive_write_add_filter_gzip(packer);
  archive_write_set_bytes_in_last_block(packer, 1);
  archive_write_open_memory(packer, packed, sizeof packed, &packed_size);
}

static inline void pack_entry(const char *name, struct slice bytes, int type) {
  struct archive_entry *entry = archive_entry_new();
  archive_entry_set_pathname(entry, name);
  archive_entry_set_filetype(entry, (unsigned)type);
  archive_entry_set_perm(entry, 0644);
  if (type == AE_IFLNK) archive_entry_set_symlink(entry, "/etc/passwd");
  archive_entry_set_size(entry, type == AE_IFREG ? (la_int64_t)bytes.len : 0);
  archive_write_header(packer, entry);
  if (type == AE_IFREG) archive_write_data(packer, bytes.at, bytes.len);
  archive_entry_free(entry);
}

static inline void pack_file(const char *name, const char *text) {
  pack_entry(name, slice_of(text), AE_IFREG);
}

static inline struct slice pack_end(void) {
  archive_write_close(packer);
  archive_write_free(packer);
  return (struct slice){packed, packed_size};
}

#endif
