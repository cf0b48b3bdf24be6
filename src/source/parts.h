/* What the files of src/source share: streams, drafts, containers, and the table of formats. Nobody outside
   includes it.

   A path is opened as a stream; its first bytes choose a format. A format is either one document (bytes ->
   draft) or a container, which stands on a stack and yields items: further streams, or finished drafts.

     [folder] -> [tar] -> [json lines]     each level owns its stream; only the topmost one is read from

   Nothing here uses an arena: the libraries underneath hold memory of their own, which an arena's unwinding
   would lose. A finished draft is copied into the arena in one place (source.c). */
#ifndef TRUCE_SOURCE_PARTS_H
#define TRUCE_SOURCE_PARTS_H

#include "common/buffer.h"
#include "source/source.h"

enum {
  LEVELS_DEEPEST = 5,
  HEAD_SIZE = 8192,                /* bytes a format may look at to know its own */
  PAGE_LARGEST = 64 * 1024 * 1024, /* bytes of one page, mail, PDF or line before reading */
  NAME_LONGEST = 1024,
  BOMB_FLOOR = 64 * 1024 * 1024, /* unpacked bytes below which no ratio is suspicious */
  BOMB_RATIO = 200,              /* news packs 3 to 20 times, a file of one repeated line 100 times */
};

/* Bytes that come one after the other. `read` gives *got 0 at the end. */
struct stream {
  enum truce_status (*read)(struct stream *stream, char *into, size_t room, size_t *got,
                            struct truce_error *error);
  void (*close)(struct stream *stream); /* frees the stream itself too */
  char *head;                           /* bytes read ahead; NULL: none */
  size_t head_at, head_len;
};

/* What `name` (for messages) holds. All of these leave *stream NULL when they fail. */
enum truce_status stream_of_path(struct stream **stream, const char *path, uint64_t *counter, uint64_t *size,
                                 struct truce_error *error);
enum truce_status stream_of_bytes(struct stream **stream, struct slice bytes, struct truce_error *error);
/* Unpacks gzip, bzip2, xz, zstd. Owns `packed`, also when it fails. */
enum truce_status stream_unpacked(struct stream **stream, struct stream *packed, const char *name,
                                  struct truce_error *error);
void stream_close(struct stream *stream);
enum truce_status stream_read(struct stream *stream, char *into, size_t room, size_t *got,
                              struct truce_error *error);
/* Looks at the first HEAD_SIZE bytes (or as many as there are) without taking them. */
enum truce_status stream_head(struct stream *stream, struct slice *head, struct truce_error *error);
/* Everything that is left, into an initialised buffer; more than its ceiling is TRUCE_LIMIT. */
enum truce_status stream_all(struct stream *stream, const char *name, struct buffer *out,
                             struct truce_error *error);

/* A document in the making. Readers fill what they know; what a container knows of its item is there
   before. */
struct draft {
  struct buffer title, text, outlet, url, symbol, charset;
  struct date date;
  char language[4]; /* as declared, "" unknown */
  enum document_genre genre;
};

void draft_init(struct draft *draft);
void draft_clear(struct draft *draft);
void draft_dispose(struct draft *draft);
/* Text as a paragraph of its own: blanks collapsed, a blank line before it. Nothing when empty. */
void draft_paragraph(struct buffer *out, struct slice text);
/* A field: blanks collapsed to one line; replaces what was there. */
void draft_field(struct buffer *field, struct slice text);
/* Text with each run of blanks (no-break spaces too) made one blank, outer ones dropped. */
void add_collapsed(struct buffer *out, struct slice text);
/* Bytes in `charset` (as declared, or empty) to UTF-8. What cannot be is U+FFFD. */
enum truce_status add_as_utf8(struct buffer *out, struct slice bytes, struct slice charset,
                              struct truce_error *error);

struct level;

/* What a container's `next` found. */
struct item {
  enum item_kind { ITEM_END, ITEM_STREAM, ITEM_DRAFT } kind;
  struct stream *stream;   /* ITEM_STREAM: now the caller's */
  char name[NAME_LONGEST]; /* of the item inside the container */
};

struct container {
  enum truce_status (*open)(struct level *level, struct truce_error *error); /* may be NULL */
  /* An error concerns one item only, unless `ended` is set. `draft` is clear; hints for the item may go into
     it. */
  enum truce_status (*next)(struct level *level, struct item *item, struct draft *draft,
                            struct truce_error *error);
  void (*close)(struct level *level); /* frees `state`; may be NULL */
};

struct level {
  const struct container *container;
  struct stream *stream; /* NULL for folders */
  void *state;
  char *name;
  bool ended;
};

typedef enum truce_status source_reader(struct slice bytes, const char *name, struct draft *draft,
                                        struct truce_error *error);

/* One row a format; the first that matches takes it. Exactly one of `read` and `container` is set, or
   neither: packed. */
struct format {
  const char *name;
  bool (*matches)(struct slice head, const char *name);
  source_reader *read;
  const struct container *container;
};

/* Never NULL: what nothing else claims is plain text. */
const struct format *format_of(struct slice head, const char *name);

extern const struct container folder_container, archive_container, json_lines_container, json_container,
    warc_container, feed_container, mailbox_container;
source_reader read_plain, read_markdown, read_akoma_ntoso, read_html, read_pdf, read_docx, read_odt,
    read_mail;

/* The line before each mail of a mailbox. */
bool is_mailbox_line(struct slice line);
/* Pages of lines, as pdftotext gives them, into paragraphs. */
enum truce_status pdf_mend(struct slice text, struct draft *draft);

#endif
