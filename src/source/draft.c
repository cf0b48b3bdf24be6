/* Drafts: documents in the making. */
#include "common/utf8.h"
#include "source/parts.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>

static struct buffer *const *fields_of(struct draft *draft, struct buffer *fields[7]) {
  fields[0] = &draft->title, fields[1] = &draft->text, fields[2] = &draft->outlet, fields[3] = &draft->url;
  fields[4] = &draft->symbol, fields[5] = &draft->charset, fields[6] = NULL;
  return fields;
}

void draft_init(struct draft *draft) {
  struct buffer *fields[7];
  *draft = (struct draft){0};
  for (struct buffer *const *f = fields_of(draft, fields); *f; f++) buffer_init(*f, 64 * 1024);
  buffer_init(&draft->text, (size_t)DOCUMENT_LARGEST + 1);
}

void draft_clear(struct draft *draft) {
  struct buffer *fields[7];
  for (struct buffer *const *f = fields_of(draft, fields); *f; f++) buffer_clear(*f);
  draft->date = (struct date){0};
  draft->language[0] = 0;
  draft->genre = GENRE_REPORT;
}

void draft_dispose(struct draft *draft) {
  struct buffer *fields[7];
  for (struct buffer *const *f = fields_of(draft, fields); *f; f++) buffer_dispose(*f);
}

/* Length of the blank at the head of a text: ASCII ones, no-break space, the spaces of U+2000 to U+200B. */
static size_t blank_at(const char *at, size_t left) {
  unsigned char c = (unsigned char)at[0];
  if (c <= ' ' || c == 0x7F) return 1;
  if (c == 0xC2 && left > 1 && (unsigned char)at[1] == 0xA0) return 2;
  if (c == 0xE2 && left > 2 && (unsigned char)at[1] == 0x80 && (unsigned char)at[2] <= 0x8B) return 3;
  if (c == 0xEF && left > 2 && (unsigned char)at[1] == 0xBB && (unsigned char)at[2] == 0xBF) return 3;
  return 0;
}

void add_collapsed(struct buffer *out, struct slice text) {
  bool pending = false, begun = false;
  for (size_t i = 0, start; i < text.len;) {
    size_t blank = blank_at(text.at + i, text.len - i);
    if (blank) {
      pending = begun;
      i += blank;
      continue;
    }
    start = i++;
    while (i < text.len && blank_at(text.at + i, text.len - i) == 0) i++;
    if (pending) buffer_add_byte(out, ' ');
    buffer_add(out, (struct slice){text.at + start, i - start});
    begun = true, pending = false;
  }
}

void draft_paragraph(struct buffer *out, struct slice text) {
  size_t before = out->len, gap = before ? 2 : 0;
  if (gap) buffer_add_text(out, "\n\n");
  add_collapsed(out, text);
  if (out->len == before + gap && !out->failed) out->len = before;
}

void draft_field(struct buffer *field, struct slice text) {
  buffer_clear(field);
  add_collapsed(field, text);
}

/* Names that pages use for what they are not: what browsers read for them. */
static const char *true_charset(struct slice charset) {
  static const char *const aliases[][2] = {
      {"iso-8859-1", "WINDOWS-1252"}, {"latin1", "WINDOWS-1252"}, {"us-ascii", "WINDOWS-1252"},
      {"ascii", "WINDOWS-1252"},      {"utf8", "UTF-8"},          {"gb2312", "GBK"}};
  for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
    if (slice_is_ignoring_case(charset, slice_of(aliases[i][0]))) return aliases[i][1];
  return NULL;
}

static void add_replaced(struct buffer *out, struct slice bytes) {
  while (bytes.len) {
    size_t good = utf8_check(bytes);
    buffer_add(out, (struct slice){bytes.at, good});
    bytes = (struct slice){bytes.at + good, bytes.len - good};
    if (bytes.len == 0) return;
    buffer_add_text(out, "\xEF\xBF\xBD");
    bytes = (struct slice){bytes.at + 1, bytes.len - 1};
  }
}

static void convert(struct buffer *out, struct slice bytes, iconv_t to) {
  char piece[4096], *in = (char *)bytes.at;
  size_t left = bytes.len;
  while (left && !out->failed) {
    char *at = piece;
    size_t room = sizeof piece;
    size_t done = iconv(to, &in, &left, &at, &room);
    buffer_add(out, (struct slice){piece, sizeof piece - room});
    if (done != (size_t)-1 || errno == E2BIG) continue;
    buffer_add_text(out, "\xEF\xBF\xBD");
    if (errno == EINVAL) return; /* cut off in the middle of a character */
    in++, left--;
  }
}

enum truce_status add_as_utf8(struct buffer *out, struct slice bytes, struct slice charset,
                              struct truce_error *error) {
  char name[48];
  const char *known = true_charset(charset);
  snprintf(name, sizeof name, "%.*s", (int)(charset.len < 40 ? charset.len : 40),
           charset.len ? charset.at : "");
  bool good = utf8_check(bytes) == bytes.len;
  bool wide = slice_is_ignoring_case(SLICE("utf-16"), (struct slice){name, strnlen(name, 6)});
  iconv_t to = (iconv_t)-1;
  if ((good && !wide) || slice_is_ignoring_case(charset, SLICE("utf-8"))) {
    add_replaced(out, bytes);
  } else {
    if (charset.len) to = iconv_open("UTF-8", known ? known : name);
    if (to == (iconv_t)-1) to = iconv_open("UTF-8", "WINDOWS-1252");
    if (to == (iconv_t)-1) return fail(error, TRUCE_BAD_INPUT, "unknown character set \"%s\"", name);
    convert(out, bytes, to);
    iconv_close(to);
  }
  return out->failed ? fail(error, TRUCE_LIMIT, "text larger than %zu bytes", out->ceiling) : TRUCE_OK;
}
