/* E-mail (RFC 5322, MIME): subject, date, sender, and the text: the plain part if there is one, else the HTML
   part. */
#include "source/html.h"

#include <ctype.h>
#include <stdio.h>
#include <strings.h>

enum { PARTS_DEEPEST = 8, PARTS_MOST = 200 };

/* A header field's value, folded lines and all. Empty when it is not there. */
static struct slice mail_field(struct slice header, const char *name) {
  size_t length = strlen(name);
  while (header.len) {
    struct slice line = slice_cut(&header, '\n');
    if (line.len <= length || line.at[length] != ':' || strncasecmp(line.at, name, length)) continue;
    const char *end = line.at + line.len;
    while (header.len && (header.at[0] == ' ' || header.at[0] == '\t')) {
      struct slice more = slice_cut(&header, '\n');
      end = more.at + more.len;
    }
    return slice_trim((struct slice){line.at + length + 1, (size_t)(end - line.at) - length - 1});
  }
  return (struct slice){"", 0};
}

/* Parts a message (or a part) at its first empty line. */
static struct slice cut_header(struct slice *body) {
  struct slice rest = *body, header = {body->at, 0};
  while (rest.len) {
    struct slice line = slice_cut(&rest, '\n');
    if (slice_trim(line).len == 0) break;
    header.len = (size_t)(line.at + line.len - header.at);
  }
  *body = rest.at ? rest : (struct slice){"", 0};
  return header;
}

/* A parameter of a field: charset, boundary. */
static struct slice parameter(struct slice field, const char *name) {
  size_t length = strlen(name);
  for (size_t i = 1; i + length < field.len; i++) {
    if (strncasecmp(field.at + i, name, length) || field.at[i + length] != '=') continue;
    if (isalnum((unsigned char)field.at[i - 1])) continue;
    struct slice value = {field.at + i + length + 1, field.len - i - length - 1};
    bool quoted = value.len && value.at[0] == '"';
    if (quoted) value.at++, value.len--;
    size_t end = 0;
    while (end < value.len && (quoted ? value.at[end] != '"' : !strchr("; \t\r\n", value.at[end]))) end++;
    return (struct slice){value.at, end};
  }
  return (struct slice){"", 0};
}

static int hex_digit(char c) {
  return isdigit((unsigned char)c)    ? c - '0'
         : isxdigit((unsigned char)c) ? tolower((unsigned char)c) - 'a' + 10
                                      : -1;
}

/* Quoted-printable; in headers '_' is a blank. */
static void add_quoted(struct buffer *out, struct slice text, bool header) {
  for (size_t i = 0; i < text.len; i++) {
    char c = text.at[i];
    if (c != '=' || i + 1 >= text.len) {
      buffer_add_byte(out, header && c == '_' ? ' ' : c);
      continue;
    }
    size_t line = i + 1;
    while (line < text.len && (text.at[line] == ' ' || text.at[line] == '\r')) line++;
    if (line < text.len && text.at[line] == '\n') {
      i = line;
      continue;
    }
    int high = hex_digit(text.at[i + 1]), low = i + 2 < text.len ? hex_digit(text.at[i + 2]) : -1;
    if (high >= 0 && low >= 0)
      buffer_add_byte(out, (char)(high * 16 + low)), i += 2;
    else
      buffer_add_byte(out, c);
  }
}

static void add_base64(struct buffer *out, struct slice text) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  uint32_t bits = 0;
  int have = 0;
  for (size_t i = 0; i < text.len && text.at[i] != '='; i++) {
    const char *hit = text.at[i] ? strchr(digits, text.at[i]) : NULL;
    if (!hit) continue;
    bits = (bits << 6 | (uint32_t)(hit - digits)) & 0xFFFFFF;
    have += 6;
    if (have < 8) continue;
    have -= 8;
    buffer_add_byte(out, (char)(bits >> have & 0xFF));
  }
}

/* One "=?charset?Q?text?=" at the head of `text`. Bytes it takes, 0 if it is none. */
static size_t encoded_word(struct slice text, struct buffer *out) {
  struct slice rest = {text.at + 2, text.len - 2};
  struct slice charset = slice_cut(&rest, '?'), kind = slice_cut(&rest, '?');
  if (!rest.at || kind.len != 1 || charset.len == 0) return 0;
  size_t end = slice_find(rest, SLICE("?="));
  if (end == SIZE_MAX) return 0;
  struct buffer raw;
  struct slice inner = {rest.at, end};
  buffer_init(&raw, 16 * 1024);
  if (tolower((unsigned char)kind.at[0]) == 'b')
    add_base64(&raw, inner);
  else
    add_quoted(&raw, inner, true);
  add_as_utf8(out, buffer_slice(&raw), charset, NULL);
  buffer_dispose(&raw);
  return (size_t)(rest.at + end + 2 - text.at);
}

static void add_header_text(struct buffer *out, struct slice value) {
  bool after_word = false;
  while (value.len) {
    size_t word = value.len > 8 && slice_starts(value, SLICE("=?")) ? encoded_word(value, out) : 0;
    size_t blank = 0;
    if (word == 0 && after_word) { /* blanks between two encoded words do not count */
      while (blank < value.len && isspace((unsigned char)value.at[blank])) blank++;
      if (!slice_starts((struct slice){value.at + blank, value.len - blank}, SLICE("=?"))) blank = 0;
    }
    if (word == 0 && blank == 0) buffer_add_byte(out, value.at[0]);
    size_t step = word ? word : blank ? blank : 1;
    after_word = word > 0;
    value = (struct slice){value.at + step, value.len - step};
  }
}

static void take_header(struct buffer *field, struct slice value) {
  struct buffer raw;
  buffer_init(&raw, 16 * 1024);
  add_header_text(&raw, value);
  if (!raw.failed) draft_field(field, buffer_slice(&raw));
  buffer_dispose(&raw);
}

/* The part to read: its body and its header. */
struct part {
  struct slice header, body;
  int rank; /* 0 none, 1 HTML, 2 plain text */
};

static int rank_of(struct slice type, struct slice disposition) {
  if (slice_is_ignoring_case((struct slice){disposition.at, disposition.len < 10 ? disposition.len : 10},
                             SLICE("attachment")))
    return 0;
  struct slice rest = type, kind = slice_trim(slice_cut(&rest, ';'));
  if (kind.len == 0 || slice_is_ignoring_case(kind, SLICE("text/plain"))) return 2;
  return slice_is_ignoring_case(kind, SLICE("text/html")) ? 1 : 0;
}

/* Position of the next line that is the boundary; the text before it without its line end. */
static bool cut_part(struct slice *rest, struct slice boundary, struct slice *part, bool *last) {
  for (size_t i = 0; i + boundary.len + 2 <= rest->len; i++) {
    if ((i && rest->at[i - 1] != '\n') || rest->at[i] != '-' || rest->at[i + 1] != '-') continue;
    if (memcmp(rest->at + i + 2, boundary.at, boundary.len)) continue;
    size_t after = i + 2 + boundary.len;
    *last = after + 1 < rest->len && rest->at[after] == '-' && rest->at[after + 1] == '-';
    *part = (struct slice){rest->at, i};
    struct slice tail = {rest->at + after, rest->len - after};
    slice_cut(&tail, '\n');
    *rest = tail.at ? tail : (struct slice){"", 0};
    return true;
  }
  return false;
}

/* Walks nested multiparts with a stack of its own. */
static struct part find_part(struct slice message) {
  struct slice bodies[PARTS_DEEPEST], boundaries[PARTS_DEEPEST];
  struct part best = {0};
  int depth = 0, seen = 0;
  bool last = false;
  for (struct slice now = message;;) {
    struct slice body = now, header = cut_header(&body), type = mail_field(header, "Content-Type");
    struct slice boundary = parameter(type, "boundary");
    int rank = rank_of(type, mail_field(header, "Content-Disposition"));
    if (rank > best.rank) best = (struct part){header, body, rank};
    if (boundary.len && boundary.len < 200 && depth < PARTS_DEEPEST) {
      struct slice preamble;
      if (cut_part(&body, boundary, &preamble, &last) && !last)
        bodies[depth] = body, boundaries[depth++] = boundary;
    }
    while (depth && !cut_part(&bodies[depth - 1], boundaries[depth - 1], &now, &last)) depth--;
    if (depth == 0 || best.rank == 2 || ++seen > PARTS_MOST) return best;
  }
}

static void decode_body(const struct part *part, struct buffer *out) {
  struct slice encoding = mail_field(part->header, "Content-Transfer-Encoding");
  if (slice_is_ignoring_case(encoding, SLICE("base64")))
    add_base64(out, part->body);
  else if (slice_is_ignoring_case(encoding, SLICE("quoted-printable")))
    add_quoted(out, part->body, false);
  else
    buffer_add(out, part->body);
}

/* Paragraphs of plain text: lines are joined, quotations and the signature left out. */
static void put_plain(struct draft *draft, struct slice text) {
  struct buffer paragraph;
  buffer_init(&paragraph, DOCUMENT_LARGEST);
  while (text.len) {
    struct slice line = slice_cut(&text, '\n'), bare = slice_trim(line);
    if (slice_equals(bare, "--") && paragraph.len == 0 && draft->text.len) break;
    if (bare.len && bare.at[0] == '>') continue;
    buffer_add(&paragraph, bare);
    buffer_add_byte(&paragraph, ' ');
    if (bare.len && text.len) continue;
    draft_paragraph(&draft->text, buffer_slice(&paragraph));
    buffer_clear(&paragraph);
  }
  buffer_dispose(&paragraph);
}

static enum truce_status put_part(const struct part *part, const char *name, struct draft *draft,
                                  struct truce_error *error) {
  struct slice charset = parameter(mail_field(part->header, "Content-Type"), "charset");
  struct buffer raw, text;
  xmlDoc *tree = NULL;
  buffer_init(&raw, PAGE_LARGEST);
  buffer_init(&text, PAGE_LARGEST);
  decode_body(part, &raw);
  enum truce_status status = TRUCE_OK;
  if (part->rank == 1)
    status = html_parse(&tree, buffer_slice(&raw), charset, name, error);
  else
    status = add_as_utf8(&text, buffer_slice(&raw), charset, error);
  if (tree)
    html_main_text(xmlDocGetRootElement(tree), true, draft), xmlFreeDoc(tree);
  else if (!status)
    put_plain(draft, buffer_slice(&text));
  buffer_dispose(&raw);
  buffer_dispose(&text);
  return status;
}

/* "Jane Doe <jane@example.org>": the name, or the address where there is none. */
static void take_sender(struct draft *draft, struct slice from) {
  size_t bracket = slice_find(from, SLICE("<"));
  struct slice name = slice_trim((struct slice){from.at, bracket == SIZE_MAX ? from.len : bracket});
  if (name.len == 0) name = from;
  while (name.len && (name.at[0] == '"' || name.at[0] == '<')) name.at++, name.len--;
  while (name.len && (name.at[name.len - 1] == '"' || name.at[name.len - 1] == '>')) name.len--;
  take_header(&draft->outlet, name);
}

enum truce_status read_mail(struct slice bytes, const char *name, struct draft *draft,
                            struct truce_error *error) {
  if (slice_starts(bytes, SLICE("From "))) slice_cut(&bytes, '\n'); /* the mailbox's own line */
  struct slice body = bytes, header = cut_header(&body);
  take_header(&draft->title, mail_field(header, "Subject"));
  take_sender(draft, mail_field(header, "From"));
  if (!page_date(mail_field(header, "Date"), &draft->date)) draft->date = (struct date){0};
  struct part part = find_part(bytes);
  if (part.rank == 0) return fail(error, TRUCE_BAD_INPUT, "%.300s: a mail without text", name);
  return put_part(&part, name, draft, error);
}
