/* WARC (ISO 28500), the form in which web archives keep pages; .warc.gz comes unpacked from stream.c. Of its
   records only answered pages become items: requests, metadata, images, scripts and errors are passed over
   without a word. */
#include "source/parts.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

enum { HEADER_LARGEST = 256 * 1024, RECORD_LARGEST = PAGE_LARGEST };

struct warc {
  char piece[65536];
  size_t at, got;
  uint64_t left;  /* bytes of the current record's block not yet read */
  uint64_t chunk; /* of a chunked answer: bytes of the chunk not yet read */
  bool chunked, chunks_end;
  bool ended;           /* the stream is */
  struct buffer header; /* of the record, or of the answer in it */
};

static enum truce_status fill(struct level *level, struct warc *w, struct truce_error *error) {
  if (w->at < w->got || w->ended) return TRUCE_OK;
  w->at = 0;
  enum truce_status status = stream_read(level->stream, w->piece, sizeof w->piece, &w->got, error);
  if (status) w->got = 0, level->ended = true;
  w->ended = status || w->got == 0;
  return status;
}

/* One line without its end into the header buffer, ended by LF. *more false at the end of the stream. */
static enum truce_status take_line(struct level *level, struct warc *w, bool *more,
                                   struct truce_error *error) {
  for (*more = false;;) {
    enum truce_status status = fill(level, w, error);
    if (status || w->ended) return status;
    *more = true;
    struct slice rest = {w->piece + w->at, w->got - w->at};
    struct slice line = slice_cut(&rest, '\n');
    buffer_add(&w->header, line);
    w->at = rest.at ? w->got - rest.len : w->got;
    if (!rest.at) continue;
    if (w->header.len && w->header.at[w->header.len - 1] == '\r') w->header.len--;
    buffer_add_byte(&w->header, '\n');
    return TRUCE_OK;
  }
}

/* Lines up to the empty one. */
static enum truce_status take_header(struct level *level, struct warc *w, struct truce_error *error) {
  for (bool more = true; more;) {
    size_t before = w->header.len;
    enum truce_status status = take_line(level, w, &more, error);
    if (status) return status;
    if (w->header.failed) return fail(error, TRUCE_LIMIT, "%.300s: a header that is too large", level->name);
    if (more && w->header.len == before + 1) return TRUCE_OK;
  }
  return TRUCE_OK;
}

/* The value of a field, names compared without case. Empty when it is not there. */
static struct slice header_field(const struct warc *w, const char *name) {
  struct slice rest = buffer_slice(&w->header);
  size_t length = strlen(name);
  while (rest.len) {
    struct slice line = slice_cut(&rest, '\n');
    if (line.len > length && line.at[length] == ':' && strncasecmp(line.at, name, length) == 0)
      return slice_trim((struct slice){line.at + length + 1, line.len - length - 1});
  }
  return (struct slice){"", 0};
}

static enum truce_status pass_over(struct level *level, struct warc *w, struct truce_error *error) {
  while (w->left) {
    enum truce_status status = fill(level, w, error);
    if (status || w->ended) return status;
    size_t step = w->got - w->at < w->left ? w->got - w->at : (size_t)w->left;
    w->at += step;
    w->left -= step;
  }
  return TRUCE_OK;
}

/* Goes to the next record and reads its header. After damage it looks for the next line that begins one. */
static enum truce_status next_record(struct level *level, struct warc *w, bool *more,
                                     struct truce_error *error) {
  bool damaged = w->left > 0 && w->ended;
  do {
    buffer_clear(&w->header);
    enum truce_status status = take_line(level, w, more, error);
    if (status) return status;
    struct slice line = slice_trim(buffer_slice(&w->header));
    if (!*more) break;
    if (!w->header.failed && slice_starts(line, SLICE("WARC/"))) {
      status = take_header(level, w, error);
      if (status) return status;
      return slice_number(header_field(w, "Content-Length"), &w->left)
                 ? TRUCE_OK
                 : fail(error, TRUCE_BAD_INPUT, "%.300s: a record without its length", level->name);
    }
    damaged |= line.len > 0;
  } while (*more);
  level->ended = true;
  return damaged ? fail(error, TRUCE_BAD_INPUT, "%.300s: cut off or damaged at its end", level->name)
                 : TRUCE_OK;
}

static enum truce_status open_warc(struct level *level, struct truce_error *error) {
  struct warc *w = calloc(1, sizeof *w);
  level->state = w;
  if (!w) return fail(error, TRUCE_NO_MEMORY, "%.300s: no memory", level->name);
  buffer_init(&w->header, HEADER_LARGEST);
  return TRUCE_OK;
}

static void close_warc(struct level *level) {
  struct warc *w = level->state;
  if (w) buffer_dispose(&w->header);
  free(w);
}

/* The block of a record as a stream. */
struct record_stream {
  struct stream stream;
  struct level *level;
};

static enum truce_status read_block(struct level *level, struct warc *w, char *into, size_t room, size_t *got,
                                    struct truce_error *error) {
  *got = 0;
  if (w->left == 0) return TRUCE_OK;
  enum truce_status status = fill(level, w, error);
  if (status) return status;
  if (w->ended) {
    w->left = 0; /* said once */
    return fail(error, TRUCE_BAD_INPUT, "%.300s: cut off in the middle of a record", level->name);
  }
  size_t step = w->got - w->at < room ? w->got - w->at : room;
  if (step > w->left) step = (size_t)w->left;
  memcpy(into, w->piece + w->at, step);
  w->at += step;
  w->left -= step;
  *got = step;
  return TRUCE_OK;
}

static int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = (char)tolower((unsigned char)c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The line that opens a chunk: its size in hex. */
static enum truce_status next_chunk(struct level *level, struct warc *w, struct truce_error *error) {
  char c = 0;
  size_t got = 1;
  int digits = 0;
  w->chunk = 0;
  for (bool counting = true; got && c != '\n';) {
    enum truce_status status = read_block(level, w, &c, 1, &got, error);
    if (status) return status;
    if (digits == 0 && got && (c == '\r' || c == '\n'))
      c = 0; /* the end of the chunk before */
    else if (counting && got && hex_value(c) >= 0 && digits++ < 8)
      w->chunk = w->chunk * 16 + (unsigned)hex_value(c);
    else if (digits)
      counting = false;
    else if (got)
      return fail(error, TRUCE_BAD_INPUT, "%.300s: a chunk without its size", level->name);
  }
  w->chunks_end = w->chunk == 0;
  return TRUCE_OK;
}

static enum truce_status read_record(struct stream *stream, char *into, size_t room, size_t *got,
                                     struct truce_error *error) {
  struct level *level = ((struct record_stream *)stream)->level;
  struct warc *w = level->state;
  *got = 0;
  if (!w->chunked) return read_block(level, w, into, room, got, error);
  if (w->chunk == 0 && !w->chunks_end) {
    enum truce_status status = next_chunk(level, w, error);
    if (status) return status;
  }
  if (w->chunks_end) return TRUCE_OK;
  enum truce_status status =
      read_block(level, w, into, room < w->chunk ? room : (size_t)w->chunk, got, error);
  w->chunk -= *got;
  return status;
}

static void close_record(struct stream *stream) { free(stream); }

static bool has_word(struct slice value, const char *word) {
  for (size_t i = 0, n = strlen(word); i + n <= value.len; i++)
    if (strncasecmp(value.at + i, word, n) == 0) return true;
  return false;
}

/* Kinds of content that may hold a report. */
static bool may_be_report(struct slice type) {
  static const char *const kinds[] = {"html",   "text/plain",     "xml",         "pdf", "json",
                                      "msword", "officedocument", "opendocument"};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (has_word(type, kinds[i])) return true;
  return type.len == 0;
}

static void take_charset(struct slice type, struct draft *draft) {
  size_t at = slice_find(type, SLICE("charset="));
  if (at == SIZE_MAX) return;
  struct slice rest = {type.at + at + 8, type.len - at - 8};
  struct slice value = slice_trim(slice_cut(&rest, ';'));
  while (value.len && (value.at[0] == '"' || value.at[0] == '\'')) value.at++, value.len--;
  while (value.len && (value.at[value.len - 1] == '"' || value.at[value.len - 1] == '\'')) value.len--;
  draft_field(&draft->charset, value);
}

/* The header of the HTTP answer inside the record, read within the record's length. *page: is it one to
   read? */
static enum truce_status take_answer(struct level *level, struct warc *w, struct draft *draft, bool *page,
                                     struct truce_error *error) {
  char c = 0;
  size_t got = 1;
  buffer_clear(&w->header);
  for (size_t line = 0; got;) {
    enum truce_status status = read_block(level, w, &c, 1, &got, error);
    if (status) return status;
    if (got == 0 || c == '\r') continue;
    buffer_add_byte(&w->header, c);
    if (c != '\n')
      line++;
    else if (line == 0)
      break;
    else
      line = 0;
    if (w->header.failed)
      return fail(error, TRUCE_LIMIT, "%.300s: an answer's header too large", level->name);
  }
  struct slice first = buffer_slice(&w->header), type = header_field(w, "Content-Type");
  size_t blank = slice_find(first, SLICE(" "));
  *page = blank != SIZE_MAX && first.len > blank + 4 && memcmp(first.at + blank + 1, "200", 3) == 0 &&
          may_be_report(type);
  w->chunked = has_word(header_field(w, "Transfer-Encoding"), "chunked");
  take_charset(type, draft);
  return TRUCE_OK;
}

static enum truce_status offer(struct level *level, struct item *item, struct truce_error *error) {
  struct record_stream *s = calloc(1, sizeof *s);
  if (!s) return fail(error, TRUCE_NO_MEMORY, "%.300s: no memory", level->name);
  s->stream = (struct stream){.read = read_record, .close = close_record};
  s->level = level;
  item->kind = ITEM_STREAM;
  item->stream = &s->stream;
  return TRUCE_OK;
}

/* Looks at the record whose header was read. *page: it is one to read, and `left` stands at its content. */
static enum truce_status look_at_record(struct level *level, struct warc *w, struct item *item,
                                        struct draft *draft, bool *page, struct truce_error *error) {
  struct slice type = header_field(w, "WARC-Type"), url = header_field(w, "WARC-Target-URI");
  struct slice content = header_field(w, "Content-Type");
  if (url.len > 1 && url.at[0] == '<' && slice_ends(url, SLICE(">")))
    url = (struct slice){url.at + 1, url.len - 2}; /* old writers put it in brackets */
  *page = false;
  bool answer = slice_is_ignoring_case(type, SLICE("response")) && has_word(content, "http");
  bool resource = slice_is_ignoring_case(type, SLICE("resource")) && may_be_report(content);
  if (!answer && !resource) return TRUCE_OK;
  snprintf(item->name, sizeof item->name, "%.*s", (int)(url.len < 900 ? url.len : 900),
           url.len ? url.at : "");
  draft_field(&draft->url, url);
  w->chunked = w->chunks_end = false, w->chunk = 0;
  if (w->left > RECORD_LARGEST)
    return fail(error, TRUCE_LIMIT, "%.300s: more than %d bytes, not read", item->name, (int)RECORD_LARGEST);
  if (answer) return take_answer(level, w, draft, page, error);
  take_charset(content, draft);
  *page = true;
  return TRUCE_OK;
}

static enum truce_status next_page(struct level *level, struct item *item, struct draft *draft,
                                   struct truce_error *error) {
  struct warc *w = level->state;
  for (bool more = true, page = false;;) {
    enum truce_status status = pass_over(level, w, error);
    if (!status) status = next_record(level, w, &more, error);
    if (status) return status;
    if (!more) return item->kind = ITEM_END, TRUCE_OK;
    status = look_at_record(level, w, item, draft, &page, error);
    if (status) return status;
    if (page && w->left) return offer(level, item, error);
    draft_clear(draft);
  }
}

const struct container warc_container = {open_warc, next_page, close_warc};
