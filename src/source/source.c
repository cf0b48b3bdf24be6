/* The iterator: a stack of containers above a stream, and one draft that becomes the next document. */
#include "source/parts.h"
#include "source/web.h"

#include "common/utf8.h"

#include <errno.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { FETCHED_LARGEST = 256 * 1024 * 1024 };

struct source {
  struct source_options options;
  struct level levels[LEVELS_DEEPEST];
  int depth;
  struct stream *first; /* the path itself, before it is looked at */
  char *path;
  struct fetched fetched; /* an address: `first` reads from its body */
  bool is_address;
  struct draft draft;
  struct buffer page; /* bytes of the one document being read; kept for the next */
  struct item item;
  struct buffer name; /* of the item, with that of all levels before it */
  struct source_progress progress;
};

static struct source *new_source(const char *path, const struct source_options *options) {
  struct source *source = calloc(1, sizeof *source);
  if (!source) return NULL;
  xmlInitParser();
  if (options) source->options = *options;
  draft_init(&source->draft);
  buffer_init(&source->page, PAGE_LARGEST);
  buffer_init(&source->name, 16 * 1024);
  buffer_init(&source->fetched.body, FETCHED_LARGEST);
  buffer_init(&source->fetched.charset, 200);
  buffer_init(&source->fetched.address, 8 * 1024);
  source->path = strdup(strcmp(path, "-") ? path : "standard input");
  return source->path ? source : (source_close(source), NULL);
}

static void pop_level(struct source *source) {
  struct level *level = &source->levels[--source->depth];
  if (level->container->close) level->container->close(level);
  stream_close(level->stream);
  free(level->name);
  *level = (struct level){0};
}

void source_close(struct source *source) {
  if (!source) return;
  while (source->depth) pop_level(source);
  stream_close(source->first);
  draft_dispose(&source->draft);
  buffer_dispose(&source->page);
  buffer_dispose(&source->name);
  buffer_dispose(&source->fetched.body);
  buffer_dispose(&source->fetched.charset);
  buffer_dispose(&source->fetched.address);
  free(source->path);
  free(source);
}

/* Puts a container on the stack. Takes the stream, also when it fails. */
static enum truce_status push_level(struct source *source, const struct container *container,
                                    struct stream *stream, const char *name, struct truce_error *error) {
  enum truce_status status = TRUCE_OK;
  char *copy = source->depth < LEVELS_DEEPEST ? strdup(name) : NULL;
  if (!copy) {
    stream_close(stream);
    if (source->depth == LEVELS_DEEPEST)
      return fail(error, TRUCE_LIMIT, "%.300s: archives within archives, more than %d deep", name,
                  LEVELS_DEEPEST);
    return fail(error, TRUCE_NO_MEMORY, "%.300s: no memory", name);
  }
  struct level *level = &source->levels[source->depth++];
  *level = (struct level){.container = container, .stream = stream, .name = copy};
  if (container->open) status = container->open(level, error);
  if (status) pop_level(source);
  return status;
}

static enum truce_status open_address(struct source *source, const char *address, struct truce_error *error) {
  if (!source->options.network)
    return fail(error, TRUCE_DENIED, "%.300s: an address, and the network may not be used", address);
  source->is_address = true;
  enum truce_status status = web_fetch(address, &source->options, &source->fetched, error);
  source->progress.bytes_read = source->progress.bytes_total = source->fetched.body.len;
  if (status || source->fetched.unchanged) return status;
  return stream_of_bytes(&source->first, buffer_slice(&source->fetched.body), error);
}

static enum truce_status open_path(struct source *source, const char *path, struct truce_error *error) {
  struct stat about;
  if (is_web_address(path)) return open_address(source, path, error);
  if (strcmp(path, "-") && stat(path, &about)) return fail_errno(error, errno, "open", path);
  if (strcmp(path, "-") && S_ISDIR(about.st_mode))
    return push_level(source, &folder_container, NULL, path, error);
  return stream_of_path(&source->first, path, &source->progress.bytes_read, &source->progress.bytes_total,
                        error);
}

enum truce_status source_open(struct source **source, const char *path, const struct source_options *options,
                              struct truce_error *error) {
  *source = new_source(path, options);
  if (!*source) return fail(error, TRUCE_NO_MEMORY, "%.300s: no memory", path);
  enum truce_status status = open_path(*source, path, error);
  if (status) source_close(*source), *source = NULL;
  return status;
}

enum truce_status source_open_bytes(struct source **source, struct slice bytes, const char *name,
                                    const struct source_options *options, struct truce_error *error) {
  *source = new_source(name, options);
  if (!*source) return fail(error, TRUCE_NO_MEMORY, "%.300s: no memory", name);
  enum truce_status status = stream_of_bytes(&(*source)->first, bytes, error);
  (*source)->progress.bytes_total = bytes.len;
  if (status) source_close(*source), *source = NULL;
  return status;
}

struct source_progress source_progress(const struct source *source) {
  return source->progress;
}

struct source_fetched source_fetched(const struct source *source) {
  if (!source->is_address || source->fetched.address.failed) return (struct source_fetched){0};
  return (struct source_fetched){source->fetched.address.at, source->fetched.unchanged,
                                 source->fetched.validators};
}

/* Names come from archives and may hold anything: control characters must not reach a terminal. */
static void add_shown(struct buffer *out, struct slice name) {
  while (name.len) {
    size_t length;
    bool valid;
    uint32_t point = utf8_decode(name, &length, &valid);
    bool plain = valid && point >= ' ' && !(point >= 0x7F && point < 0xA0);
    if (plain)
      buffer_add(out, (struct slice){name.at, length});
    else
      buffer_add_byte(out, '?');
    name = (struct slice){name.at + length, name.len - length};
  }
}

/* "news.tar.gz/b/c.html"; NUL-terminated. */
static const char *full_name(struct source *source, const char *item) {
  buffer_clear(&source->name);
  add_shown(&source->name, slice_of(source->depth ? source->levels[source->depth - 1].name : source->path));
  if (item[0]) {
    buffer_add_byte(&source->name, '/');
    add_shown(&source->name, slice_of(item));
  }
  buffer_add_byte(&source->name, 0);
  return source->name.failed ? "?" : source->name.at;
}

static void skip(struct source *source, const struct truce_error *error) {
  struct source_skip skip = {slice_of(source->name.failed ? "?" : source->name.at), error->status,
                             error->message};
  source->progress.skipped++;
  if (source->options.skipped) source->options.skipped(source->options.context, &skip);
}

/* One document from a stream that holds one. */
static enum truce_status read_one(struct source *source, const struct format *format, struct stream *stream,
                                  const char *name, struct truce_error *error) {
  if (source->page.capacity > 8 * 1024 * 1024) { /* one giant must not keep its memory for the whole run */
    buffer_dispose(&source->page);
    buffer_init(&source->page, PAGE_LARGEST);
  }
  buffer_clear(&source->page);
  enum truce_status status = stream_all(stream, name, &source->page, error);
  stream_close(stream);
  return status ? status : format->read(buffer_slice(&source->page), name, &source->draft, error);
}

/* Finds out what a stream holds: fills the draft (*ready) or goes one level down. Takes the stream. */
static enum truce_status enter(struct source *source, struct stream *stream, const char *name, bool *ready,
                               struct truce_error *error) {
  for (int unpacked = 0;; unpacked++) {
    struct slice head;
    enum truce_status status = stream_head(stream, &head, error);
    const struct format *format = status ? NULL : format_of(head, name);
    if (!status && !format->read && !format->container && unpacked == 2)
      status = fail(error, TRUCE_LIMIT, "%.300s: packed more than twice", name);
    if (status) return stream_close(stream), status;
    if (format->container) return push_level(source, format->container, stream, name, error);
    if (format->read) {
      status = read_one(source, format, stream, name, error);
      *ready = !status;
      return status;
    }
    status = stream_unpacked(&stream, stream, name, error);
    if (status) return status;
  }
}

/* Moves on by one item. *ready: the draft is a document. */
static enum truce_status advance(struct source *source, bool *ready, struct truce_error *error) {
  struct level *level = &source->levels[source->depth - 1];
  source->item.kind = ITEM_END;
  source->item.stream = NULL;
  source->item.name[0] = 0;
  draft_clear(&source->draft);
  enum truce_status status = level->container->next(level, &source->item, &source->draft, error);
  const char *name = full_name(source, source->item.name);
  if (status) {
    if (level->ended) pop_level(source);
    return status;
  }
  if (source->item.kind == ITEM_END)
    pop_level(source);
  else if (source->item.kind == ITEM_DRAFT)
    *ready = true;
  else
    status = enter(source, source->item.stream, name, ready, error);
  return status;
}

/* The draft's text with its title at the head, where the title is not part of it already. */
static struct slice whole_text(struct source *source, struct arena *arena) {
  struct slice title = buffer_slice(&source->draft.title), text = buffer_slice(&source->draft.text);
  if (title.len == 0 || slice_starts(text, title)) return text;
  return arena_print(arena, "%.*s\n\n%.*s", SLICE_ARGS(title), SLICE_ARGS(text));
}

static struct slice kept(struct arena *arena, const struct buffer *field) {
  return arena_copy(arena, field->failed ? (struct slice){"", 0} : buffer_slice(field));
}

static enum truce_status finish(struct source *source, struct arena *arena, struct document *document,
                                struct truce_error *error) {
  struct draft *draft = &source->draft;
  struct slice name = slice_of(source->name.failed ? "?" : source->name.at);
  if (draft->text.failed)
    return fail(error, TRUCE_LIMIT, "%.300s: more than %d bytes of text", name.at, (int)DOCUMENT_LARGEST);
  enum truce_status status =
      document_from_text(arena, whole_text(source, arena), name, draft->date, document, error);
  if (status) return status;
  if (date_is_none(document->date)) document->date = source->options.date;
  if (draft->title.len) document->title = (struct slice){document->text.at, draft->title.len};
  document->outlet = kept(arena, &draft->outlet);
  document->url = kept(arena, &draft->url);
  document->symbol = kept(arena, &draft->symbol);
  if (draft->genre != GENRE_REPORT) document->genre = draft->genre;
  source->progress.documents++;
  source->progress.other_languages += !slice_equals(document->language, "en");
  return TRUCE_OK;
}

static struct slice fetched_address(const struct source *source) {
  return source->is_address ? slice_of(source->fetched.address.at) : SLICE("");
}

static enum truce_status take_first(struct source *source, bool *ready, struct truce_error *error) {
  struct stream *stream = source->first;
  source->first = NULL;
  draft_clear(&source->draft);
  draft_field(&source->draft.url, fetched_address(source));
  draft_field(&source->draft.charset, buffer_slice(&source->fetched.charset));
  return enter(source, stream, full_name(source, ""), ready, error);
}

enum truce_status source_next(struct source *source, struct arena *arena, struct document *document,
                              bool *found, struct truce_error *error) {
  struct truce_error own;
  *found = false;
  while (source->first || source->depth) {
    bool ready = false, itself = source->first != NULL;
    enum truce_status status = itself ? take_first(source, &ready, &own) : advance(source, &ready, &own);
    if (!status && ready) status = finish(source, arena, document, &own);
    if (!status && ready) return *found = true, TRUCE_OK;
    if (status && itself) return fail(error, status, "%s", own.message);
    if (status) skip(source, &own);
  }
  return TRUCE_OK;
}
