/* Packed files (gzip, bzip2, xz, zstd) and archives (tar, zip), through libarchive. Nothing is ever written
   to disk, so a member called "../../etc/passwd" is only a name. Bombs are known by what they unpack to. */
#include "source/parts.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

/* A libarchive reader on top of one of our streams. */
struct packed {
  struct archive *archive;
  struct stream *below; /* owned by a filter, the level's in an archive */
  uint64_t in, out;
  const char *name;
  struct truce_error error; /* why `below` failed */
  char piece[65536];
};

static la_ssize_t feed_archive(struct archive *archive, void *context, const void **at) {
  struct packed *p = context;
  size_t got = 0;
  *at = p->piece;
  if (stream_read(p->below, p->piece, sizeof p->piece, &got, &p->error)) {
    archive_set_error(archive, EIO, "%s", p->error.message);
    return -1;
  }
  p->in += got;
  return (la_ssize_t)got;
}

static enum truce_status packed_fails(struct packed *p, const char *name, struct truce_error *error) {
  if (p->error.status) return fail(error, p->error.status, "%s", p->error.message);
  const char *why = archive_error_string(p->archive);
  return fail(error, TRUCE_BAD_INPUT, "%.300s: cannot unpack: %.150s", name, why ? why : "damaged");
}

static enum truce_status packed_read(struct packed *p, const char *name, char *into, size_t room, size_t *got,
                                     struct truce_error *error) {
  la_ssize_t n = archive_read_data(p->archive, into, room);
  *got = 0;
  if (n < 0) return packed_fails(p, name, error);
  p->out += (uint64_t)n;
  if (p->out > BOMB_FLOOR && p->out / BOMB_RATIO > p->in)
    return fail(error, TRUCE_LIMIT, "%.300s: unpacks to more than %d times its size: refused", name,
                BOMB_RATIO);
  *got = (size_t)n;
  return TRUCE_OK;
}

static void packed_free(struct packed *p) {
  if (!p) return;
  if (p->archive) archive_read_free(p->archive);
  free(p);
}

/* The filter. */
struct unpacked {
  struct stream stream;
  struct packed *packed;
  char *name;
};

static enum truce_status read_unpacked(struct stream *stream, char *into, size_t room, size_t *got,
                                       struct truce_error *error) {
  struct unpacked *u = (struct unpacked *)stream;
  return packed_read(u->packed, u->name, into, room, got, error);
}

static void close_unpacked(struct stream *stream) {
  struct unpacked *u = (struct unpacked *)stream;
  struct stream *below = u->packed ? u->packed->below : NULL;
  packed_free(u->packed);
  stream_close(below);
  free(u->name);
  free(u);
}

static bool open_filter(struct packed *p) {
  struct archive_entry *entry;
  archive_read_support_filter_gzip(p->archive);
  archive_read_support_filter_bzip2(p->archive);
  archive_read_support_filter_xz(p->archive);
  archive_read_support_filter_zstd(p->archive);
  archive_read_support_format_raw(p->archive);
  return archive_read_open(p->archive, p, NULL, feed_archive, NULL) == ARCHIVE_OK &&
         archive_read_next_header(p->archive, &entry) == ARCHIVE_OK;
}

enum truce_status stream_unpacked(struct stream **stream, struct stream *below, const char *name,
                                  struct truce_error *error) {
  struct unpacked *u = calloc(1, sizeof *u);
  *stream = NULL;
  if (u) u->packed = calloc(1, sizeof *u->packed), u->name = strdup(name);
  if (u && u->packed) u->packed->archive = archive_read_new();
  if (!u || !u->packed || !u->name || !u->packed->archive) {
    if (u) close_unpacked(&u->stream);
    stream_close(below);
    return fail(error, TRUCE_NO_MEMORY, "%.300s: no memory", name);
  }
  u->stream.read = read_unpacked;
  u->stream.close = close_unpacked;
  u->packed->below = below;
  enum truce_status status = open_filter(u->packed) ? TRUCE_OK : packed_fails(u->packed, name, error);
  if (status)
    stream_close(&u->stream);
  else
    *stream = &u->stream;
  return status;
}

/* The archive: a container whose items are its regular files. */
static enum truce_status open_archive(struct level *level, struct truce_error *error) {
  struct packed *p = calloc(1, sizeof *p);
  level->state = p;
  if (p) p->archive = archive_read_new();
  if (!p || !p->archive) return fail(error, TRUCE_NO_MEMORY, "%.300s: no memory", level->name);
  p->below = level->stream;
  archive_read_support_format_tar(p->archive);
  archive_read_support_format_zip_streamable(p->archive);
  if (archive_read_open(p->archive, p, NULL, feed_archive, NULL) == ARCHIVE_OK) return TRUCE_OK;
  return packed_fails(p, level->name, error);
}

struct member {
  struct stream stream;
  struct packed *packed;
  char name[NAME_LONGEST];
};

static enum truce_status read_member(struct stream *stream, char *into, size_t room, size_t *got,
                                     struct truce_error *error) {
  struct member *m = (struct member *)stream;
  return packed_read(m->packed, m->name, into, room, got, error);
}

static void close_member(struct stream *stream) { free(stream); }

static enum truce_status open_member(struct packed *p, struct item *item, struct truce_error *error) {
  struct member *m = calloc(1, sizeof *m);
  if (!m) return fail(error, TRUCE_NO_MEMORY, "%.300s: no memory", item->name);
  m->stream = (struct stream){.read = read_member, .close = close_member};
  m->packed = p;
  snprintf(m->name, sizeof m->name, "%s", item->name);
  item->kind = ITEM_STREAM;
  item->stream = &m->stream;
  return TRUCE_OK;
}

/* Droppings of file managers that no one means to read. */
static bool is_litter(const char *path) {
  const char *base = strrchr(path, '/');
  base = base ? base + 1 : path;
  return base[0] == '.' || strncmp(path, "__MACOSX/", 9) == 0 || strcmp(base, "Thumbs.db") == 0;
}

static enum truce_status next_member(struct level *level, struct item *item, struct draft *draft,
                                     struct truce_error *error) {
  struct packed *p = level->state;
  struct archive_entry *entry;
  (void)draft;
  for (;;) {
    int got = archive_read_next_header(p->archive, &entry);
    if (got == ARCHIVE_EOF) return item->kind = ITEM_END, TRUCE_OK;
    if (got < ARCHIVE_WARN) {
      level->ended = got == ARCHIVE_FATAL || p->error.status;
      level->ended |= archive_errno(p->archive) == 0;
      return packed_fails(p, level->name, error);
    }
    const char *path = archive_entry_pathname_utf8(entry);
    if (!path) path = archive_entry_pathname(entry);
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry)) continue;
    snprintf(item->name, sizeof item->name, "%s", path ? path : "?");
    if (archive_entry_is_encrypted(entry)) return fail(error, TRUCE_DENIED, "%.300s: encrypted", item->name);
    if (!is_litter(item->name)) return open_member(p, item, error);
  }
}

static void close_archive(struct level *level) { packed_free(level->state); }

const struct container archive_container = {open_archive, next_member, close_archive};
