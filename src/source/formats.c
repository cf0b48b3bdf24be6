/* The table of formats. To add one: write its file, give it a row. The order matters: from what cannot be
   mistaken to what can. */
#include "source/parts.h"

#include <ctype.h>
#include <strings.h>

static bool name_ends(const char *name, const char *suffix) {
  size_t a = strlen(name), b = strlen(suffix);
  return a >= b && strcasecmp(name + a - b, suffix) == 0;
}

static struct slice behind_space(struct slice text) {
  if (slice_starts(text, SLICE("\xEF\xBB\xBF"))) text.at += 3, text.len -= 3;
  while (text.len && isspace((unsigned char)text.at[0])) text.at++, text.len--;
  return text;
}

static struct slice behind_mark(struct slice text, const char *mark) {
  size_t at = slice_find(text, slice_of(mark));
  if (at == SIZE_MAX) return (struct slice){text.at, 0};
  at += strlen(mark);
  return (struct slice){text.at + at, text.len - at};
}

/* What ends the comment, instruction or DOCTYPE (perhaps with declarations in brackets) that `text` begins
   with. */
static const char *prologue_end(struct slice text) {
  if (slice_starts(text, SLICE("<!--"))) return "-->";
  if (text.at[1] == '?') return "?>";
  size_t bracket = slice_find(text, SLICE("[")), close = slice_find(text, SLICE(">"));
  return bracket < close ? "]>" : ">";
}

/* The first element of an XML document, without its prefix; empty when it is none. */
static struct slice xml_root_name(struct slice head) {
  struct slice text = behind_space(head);
  while (text.len > 1 && text.at[0] == '<' && (text.at[1] == '?' || text.at[1] == '!')) {
    text = behind_space(behind_mark(text, prologue_end(text)));
  }
  if (text.len < 2 || text.at[0] != '<' || !isalpha((unsigned char)text.at[1])) return (struct slice){"", 0};
  struct slice name = {text.at + 1, 0};
  while (name.len < text.len - 1 && !strchr(" \t\r\n/>", name.at[name.len])) {
    if (name.at[name.len] == 0) break;
    name.len++;
  }
  size_t colon = slice_find(name, SLICE(":"));
  return colon == SIZE_MAX ? name : (struct slice){name.at + colon + 1, name.len - colon - 1};
}

static bool is_packed(struct slice head, const char *name) {
  (void)name;
  return slice_starts(head, SLICE("\x1F\x8B\x08")) || slice_starts(head, SLICE("BZh")) ||
         slice_starts(head, SLICE("\xFD"
                                  "7zXZ")) ||
         slice_starts(head, SLICE("\x28\xB5\x2F\xFD"));
}

static bool is_archive(struct slice head, const char *name) {
  (void)name;
  bool tar = head.len >= 512 && memcmp(head.at + 257, "ustar", 5) == 0;
  return tar || slice_starts(head, SLICE("PK\3\4"));
}

static bool is_warc(struct slice head, const char *name) {
  return (void)name, slice_starts(head, SLICE("WARC/"));
}
static bool is_pdf(struct slice head, const char *name) {
  return (void)name, slice_starts(head, SLICE("%PDF-"));
}

/* What a zip archive is, the name of its first member says. */
static bool is_zip_with(struct slice head, const char *beginning) {
  struct slice member = {head.at + 30, head.len > 30 ? head.len - 30 : 0};
  return slice_starts(head, SLICE("PK\3\4")) && slice_starts(member, slice_of(beginning));
}

static bool is_docx(struct slice head, const char *name) {
  (void)name;
  return is_zip_with(head, "[Content_Types].xml") || is_zip_with(head, "_rels/") ||
         is_zip_with(head, "word/") || is_zip_with(head, "docProps/");
}

static bool is_odt(struct slice head, const char *name) {
  (void)name;
  struct slice beginning = {head.at, head.len < 200 ? head.len : 200};
  return is_zip_with(head, "mimetype") && slice_find(beginning, SLICE("opendocument.text")) != SIZE_MAX;
}

static bool is_feed(struct slice head, const char *name) {
  (void)name;
  struct slice root = xml_root_name(head);
  return slice_is_ignoring_case(root, SLICE("rss")) || slice_equals(root, "feed") ||
         slice_equals(root, "RDF");
}

/* A mail begins with header lines, of which at least two are those that every mail has. */
static bool is_mail(struct slice head, const char *name) {
  static const char *const fields[] = {
      "from:", "date:", "subject:", "message-id:", "received:", "mime-version:", "to:"};
  int known = 0, lines = 0;
  (void)name;
  if (slice_starts(head, SLICE("From "))) slice_cut(&head, '\n');
  for (; head.len && lines < 60; lines++) {
    struct slice line = slice_cut(&head, '\n');
    if (slice_trim(line).len == 0) break;
    if (lines && (line.at[0] == ' ' || line.at[0] == '\t')) continue;
    size_t colon = slice_find(line, SLICE(":")), blank = slice_find(line, SLICE(" "));
    if (colon == SIZE_MAX || colon == 0 || colon > 60 || blank < colon) return false;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
      known += line.len > strlen(fields[i]) && strncasecmp(line.at, fields[i], strlen(fields[i])) == 0;
  }
  return known >= 3 || (known == 2 && name_ends(name, ".eml"));
}

/* Several mails in one file, or one as a mailbox holds it. */
static bool is_mailbox(struct slice head, const char *name) {
  struct slice rest = head, line = slice_trim(slice_cut(&rest, '\n'));
  return rest.at && is_mailbox_line(line) && is_mail(rest, name);
}

static bool is_markdown(struct slice head, const char *name) {
  return (void)head, name_ends(name, ".md") || name_ends(name, ".markdown");
}

static bool is_akoma_ntoso(struct slice head, const char *name) {
  (void)name;
  return slice_is_ignoring_case(xml_root_name(head), SLICE("akomaNtoso"));
}

static bool is_html(struct slice head, const char *name) {
  static const char *const roots[] = {"html", "head",  "body", "div",  "article",
                                      "p",    "table", "meta", "title"};
  struct slice root = xml_root_name(head), text = behind_space(head);
  for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
    if (slice_is_ignoring_case(root, slice_of(roots[i]))) return true;
  if (text.len > 14 && slice_is_ignoring_case((struct slice){text.at, 14}, SLICE("<!doctype html")))
    return true;
  return text.len && text.at[0] == '<' && (name_ends(name, ".html") || name_ends(name, ".htm"));
}

/* An object begins with a brace and a name. Over many lines it is if its first line does not close it. */
static bool is_json_object(struct slice head) {
  head = behind_space(head);
  if (head.len < 2 || head.at[0] != '{') return false;
  struct slice inside = behind_space((struct slice){head.at + 1, head.len - 1});
  return inside.len && (inside.at[0] == '"' || inside.at[0] == '}');
}

static bool is_json_lines(struct slice head, const char *name) {
  struct slice rest = behind_space(head), line = slice_trim(slice_cut(&rest, '\n'));
  if (!is_json_object(head)) return false;
  return name_ends(name, ".jsonl") || !rest.at || slice_ends(line, SLICE("}"));
}

static bool is_json(struct slice head, const char *name) {
  struct slice text = behind_space(head);
  bool array = text.len > 1 && text.at[0] == '[' && is_json_object((struct slice){text.at + 1, text.len - 1});
  return (void)name, array || is_json_object(head);
}

static bool is_anything(struct slice head, const char *name) { return (void)head, (void)name, true; }

static const struct format formats[] = {
    {"packed file", is_packed, NULL, NULL},
    {"WARC", is_warc, NULL, &warc_container},
    {"PDF", is_pdf, read_pdf, NULL},
    {"Word document", is_docx, read_docx, NULL},
    {"OpenDocument text", is_odt, read_odt, NULL},
    {"archive", is_archive, NULL, &archive_container},
    {"Akoma Ntoso", is_akoma_ntoso, read_akoma_ntoso, NULL},
    {"feed", is_feed, NULL, &feed_container},
    {"web page", is_html, read_html, NULL},
    {"JSON Lines", is_json_lines, NULL, &json_lines_container},
    {"JSON", is_json, NULL, &json_container},
    {"mailbox", is_mailbox, NULL, &mailbox_container},
    {"mail", is_mail, read_mail, NULL},
    {"Markdown", is_markdown, read_markdown, NULL},
    {"plain text", is_anything, read_plain, NULL},
};

const struct format *format_of(struct slice head, const char *name) {
  const struct format *format = formats;
  while (!format->matches(head, name)) format++;
  return format;
}
