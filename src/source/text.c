/* Plain text, and the last step of every other source: a text becomes a document. */
#include "common/sha256.h"
#include "common/utf8.h"
#include "source/dateline.h"
#include "source/document.h"
#include "source/language_guess.h"
#include "source/parts.h"

enum { LONGEST_TITLE = 300, GENRE_LINES = 12 };

static bool is_blank_text(struct slice text) { return slice_trim(text).len == 0; }

/* Where something stands, for messages: nobody counts a million bytes. */
static size_t line_of(struct slice bytes, size_t offset) {
  size_t line = 1;
  for (size_t i = 0; i < offset; i++) line += bytes.at[i] == '\n';
  return line;
}

static struct slice without_mark(struct slice bytes) {
  return slice_starts(bytes, SLICE("\xEF\xBB\xBF")) ? (struct slice){bytes.at + 3, bytes.len - 3} : bytes;
}

static enum truce_status check_bytes(struct slice bytes, struct slice name, struct truce_error *error) {
  int shown = name.len > 200 ? 200 : (int)name.len;
  if (bytes.len > DOCUMENT_LARGEST)
    return fail(error, TRUCE_LIMIT, "%.*s: %zu bytes of text, at most %d are read", shown, name.at, bytes.len,
                (int)DOCUMENT_LARGEST);
  if (is_blank_text(bytes))
    return fail(error, TRUCE_BAD_INPUT, "%.*s: empty, there is no text in it", shown, name.at);
  const char *zero = memchr(bytes.at, 0, bytes.len);
  if (zero)
    return fail(error, TRUCE_BAD_INPUT, "%.*s: not text: a zero byte at offset %zu", shown, name.at,
                (size_t)(zero - bytes.at));
  size_t bad = utf8_check(bytes);
  if (bad < bytes.len)
    return fail(error, TRUCE_BAD_INPUT, "%.*s: not UTF-8: byte 0x%02X at offset %zu (line %zu)", shown,
                name.at, (unsigned char)bytes.at[bad], bad, line_of(bytes, bad));
  return TRUCE_OK;
}

/* CR LF and a lone CR become LF. Nothing else is touched, so that offsets stay those of the file. */
static struct slice with_line_feeds(struct arena *arena, struct slice bytes) {
  char *out = arena_alloc(arena, bytes.len + 1);
  size_t n = 0;
  for (size_t i = 0; i < bytes.len; i++) {
    if (bytes.at[i] != '\r')
      out[n++] = bytes.at[i];
    else if (i + 1 == bytes.len || bytes.at[i + 1] != '\n')
      out[n++] = '\n';
  }
  return (struct slice){out, n};
}

/* The first line that says something, if an empty line follows it and more text follows that, and if it reads
   like a headline: short, not a dateline, not a sentence with its full stop. */
static struct slice find_title(struct slice text) {
  struct slice rest = text, line = {0}, none = {text.at, 0};
  while (rest.len && is_blank_text(line)) line = slice_cut(&rest, '\n');
  line = slice_trim(line);
  if (line.len == 0 || line.len > LONGEST_TITLE || !rest.len || is_blank_text(rest)) return none;
  if (!is_blank_text(slice_cut(&rest, '\n'))) return none;
  struct date date;
  bool whole;
  if (dateline_date(line, &date, &whole) && (!whole || line.len < 40)) return none;
  while (line.len > 1 && line.at[0] == '#')
    line = slice_trim((struct slice){line.at + 1, line.len - 1}); /* Markdown */
  return line.at[line.len - 1] == '.' && line.len > 100 ? none : line;
}

/* A resolution names the body that adopts it, on a line of its own near its head. An agreement is known by
   what its sources say of it; its words differ too much. */
static enum document_genre find_genre(struct slice text) {
  static const char *const bodies[] = {"the security council,", "the general assembly,",
                                       "the security council"};
  for (int seen = 0; text.len && seen < GENRE_LINES;) {
    struct slice line = slice_trim(slice_cut(&text, '\n'));
    seen += line.len > 0;
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
      if (slice_is_ignoring_case(line, slice_of(bodies[i]))) return GENRE_RESOLUTION;
  }
  return GENRE_REPORT;
}

void document_name(struct slice text, char id[33]) {
  unsigned char digest[32];
  sha256(text, digest);
  for (int i = 0; i < 16; i++) {
    id[2 * i] = "0123456789abcdef"[digest[i] >> 4];
    id[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
  }
  id[32] = 0;
}

enum truce_status document_from_text(struct arena *arena, struct slice bytes, struct slice name,
                                     struct date date, struct document *document, struct truce_error *error) {
  bytes = without_mark(bytes);
  enum truce_status status = check_bytes(bytes, name, error);
  if (status) return status;
  struct slice text = with_line_feeds(arena, bytes), none = {text.at, 0};
  *document = (struct document){.text = text, .name = arena_copy(arena, name), .title = find_title(text)};
  document->outlet = document->url = document->symbol = none;
  document->language = slice_of(language_guess(text));
  document->date = date_is_none(date) ? text_date(text) : date;
  document->genre = find_genre(text);
  document_name(text, document->id);
  return TRUCE_OK;
}

/* As it is, for document_from_text checks it; only what is declared to be in another character set is
   converted. */
enum truce_status read_plain(struct slice bytes, const char *name, struct draft *draft,
                             struct truce_error *error) {
  struct slice charset = buffer_slice(&draft->charset);
  (void)name;
  if (slice_starts(bytes, SLICE("\xFF\xFE")))
    charset = SLICE("utf-16");
  else if (slice_starts(bytes, SLICE("\xFE\xFF")))
    charset = SLICE("utf-16");
  if (charset.len && !slice_is_ignoring_case(charset, SLICE("utf-8")))
    return add_as_utf8(&draft->text, bytes, charset, error);
  buffer_add(&draft->text, bytes);
  return TRUCE_OK;
}
