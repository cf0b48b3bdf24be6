/* Sources: whatever holds reports, taken apart into documents, one at a time.

     struct source *source;
     status = source_open(&source, path, &options, &error); // "-" is standard input
     while (!status) {
       arena_reset(arena);
       if (setjmp(*arena_guard(arena))) continue; // too large for the arena: go on with the next
       status = source_next(source, arena, &document, &found, &error);
       if (status || !found) break;
       ...
     }
     source_close(source);

   What a file is, its first bytes say; its name is looked at only where they cannot. Archives, feeds,
   mailboxes and folders may hold each other, a few levels deep; memory does not grow with their size. What is
   inside the path and cannot be taken goes to `skipped` and is no error; the path itself being unreadable is
   one.

   source_next allocates in the arena only after everything else is done, and all that a source holds hangs
   off the source: after the arena has unwound, source_next may be called again or source_close. */
#ifndef TRUCE_SOURCE_H
#define TRUCE_SOURCE_H

#include "source/document.h"

struct source;

struct source_skip {
  struct slice name; /* "news.tar.gz/b/c.html" */
  enum truce_status status;
  const char *message; /* one line, the name in it */
};

/* What a server told of an address: given back to it, it answers only what is new. Texts end with a NUL. */
struct source_validators {
  char etag[300], modified[100];
};

struct source_options {
  struct date date; /* of the documents that do not say theirs, or none */
  void (*skipped)(void *context, const struct source_skip *skip); /* or NULL */
  void *context;
  bool network;       /* http:// and https:// paths are fetched; false: they are refused */
  bool allow_private; /* also from loopback and private addresses */
  long patience;      /* seconds that an address may take, 0: 60 */
  /* What was told of that address before; false, or NULL: nothing. */
  bool (*remembered)(void *context, const char *address, struct source_validators *validators);
};

/* How an address was fetched, once it is open. */
struct source_fetched {
  const char *address; /* where redirects ended; NULL: the source is no address */
  bool unchanged;      /* the server says so: there are no documents in it */
  struct source_validators validators;
};

/* How far it has come: for progress and rates. Bytes as they lie in the file, packed or not. */
struct source_progress {
  uint64_t bytes_read, bytes_total; /* total 0: unknown */
  uint64_t documents, skipped, other_languages;
};

/* `options` may be NULL. Fails where the path itself cannot be read (TRUCE_NOT_FOUND, TRUCE_DENIED, TRUCE_IO,
   TRUCE_BAD_INPUT, TRUCE_LIMIT, TRUCE_NO_MEMORY). Free with source_close, also after a failure of
   source_next. */
enum truce_status source_open(struct source **source, const char *path, const struct source_options *options,
                              struct truce_error *error);
/* *found false: there are no more. A document in another language than English is handed over too: see its
   `language`. */
enum truce_status source_next(struct source *source, struct arena *arena, struct document *document,
                              bool *found, struct truce_error *error);
/* Frees a source; NULL does nothing. */
void source_close(struct source *source);
struct source_progress source_progress(const struct source *source);
/* Its texts live as long as the source. */
struct source_fetched source_fetched(const struct source *source);

/* The same for bytes that are in memory and stay there until source_close. */
enum truce_status source_open_bytes(struct source **source, struct slice bytes, const char *name,
                                    const struct source_options *options, struct truce_error *error);

#endif
