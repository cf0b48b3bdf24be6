/* Documents of word processors: DOCX (ECMA-376) and ODT (ISO 26300). Both are zip archives of XML files, of
   which one holds the text and one the facts. */
#include "source/dateline.h"
#include "source/html.h"

#include <archive.h>
#include <archive_entry.h>

enum { MEMBER_LARGEST = 48 * 1024 * 1024 };

/* A member's bytes; an empty buffer when there is none of that name. */
static enum truce_status read_member(struct slice zip, const char *member, const char *name,
                                     struct buffer *out, struct truce_error *error) {
  struct archive *archive = archive_read_new();
  struct archive_entry *entry;
  enum truce_status status = TRUCE_OK;
  if (!archive) return fail(error, TRUCE_NO_MEMORY, "%.300s: no memory", name);
  archive_read_support_format_zip(archive);
  int got = archive_read_open_memory(archive, zip.at, zip.len);
  while (got == ARCHIVE_OK && (got = archive_read_next_header(archive, &entry)) == ARCHIVE_OK) {
    const char *path = archive_entry_pathname(entry);
    if (!path || strcmp(path, member)) continue;
    char piece[16384];
    la_ssize_t n;
    while ((n = archive_read_data(archive, piece, sizeof piece)) > 0)
      buffer_add(out, (struct slice){piece, (size_t)n});
    if (n < 0)
      status = fail(error, TRUCE_BAD_INPUT, "%.300s: damaged: %.100s", name, archive_error_string(archive));
    break;
  }
  if (!status && got < ARCHIVE_WARN)
    status = fail(error, TRUCE_BAD_INPUT, "%.300s: a damaged zip archive", name);
  if (!status && out->failed) status = fail(error, TRUCE_LIMIT, "%.300s: %s is too large", name, member);
  archive_read_free(archive);
  return status;
}

static enum truce_status member_tree(xmlDoc **tree, struct slice zip, const char *member, const char *name,
                                     struct truce_error *error) {
  struct buffer bytes;
  *tree = NULL;
  buffer_init(&bytes, MEMBER_LARGEST);
  enum truce_status status = read_member(zip, member, name, &bytes, error);
  if (!status && bytes.len) status = xml_parse(tree, buffer_slice(&bytes), name, error);
  buffer_dispose(&bytes);
  return status;
}

/* Text of one paragraph: in DOCX the runs' w:t with tabs and breaks, in ODT all text, with its own signs for
   blanks. What was deleted under change tracking, and footnotes, are left out. */
static void put_paragraph(struct draft *draft, struct buffer *piece, xmlNode *paragraph) {
  bool word = paragraph->ns && paragraph->ns->prefix && strcmp((const char *)paragraph->ns->prefix, "w") == 0;
  buffer_clear(piece);
  for (xmlNode *n = paragraph; n;) {
    bool inside = !xml_is(n, "del") && !xml_is(n, "note") && !xml_is(n, "annotation") &&
                  !xml_is(n, "instrText") && !xml_is(n, "delText") && !(n != paragraph && xml_is(n, "p"));
    if (n->type == XML_TEXT_NODE && n->content && (!word || xml_is(n->parent, "t")))
      buffer_add_text(piece, (const char *)n->content);
    if (xml_is(n, "tab") || xml_is(n, "br") || xml_is(n, "s") || xml_is(n, "line-break") || xml_is(n, "cr"))
      buffer_add_byte(piece, ' ');
    n = xml_after(n, paragraph, inside);
  }
  if (!piece->failed) draft_paragraph(&draft->text, buffer_slice(piece));
}

static bool is_title_style(xmlNode *paragraph) {
  xmlNode *style = xml_find(paragraph, "pStyle");
  struct slice name = style ? xml_attribute(style, "val") : xml_attribute(paragraph, "style-name");
  return slice_equals(name, "Title");
}

static void take_paragraphs(struct draft *draft, xmlNode *root, const char *const *names) {
  struct buffer piece;
  buffer_init(&piece, DOCUMENT_LARGEST);
  for (xmlNode *n = root; n;) {
    bool mine = xml_is(n, names[0]) || xml_is(n, names[1]);
    bool hidden = xml_is(n, "tracked-changes") || xml_is(n, "del") || xml_is(n, "note");
    if (mine) {
      size_t before = draft->text.len;
      put_paragraph(draft, &piece, n);
      if (before == 0 && draft->title.len == 0 && is_title_style(n))
        draft_field(&draft->title, buffer_slice(&piece));
    }
    n = xml_after(n, root, !hidden && !mine);
  }
  buffer_dispose(&piece);
}

/* The day it was made. Titles in these files are mostly those of the template, so they are not asked. */
static void take_date(struct draft *draft, xmlNode *root, const char *const *names) {
  struct buffer text;
  buffer_init(&text, 4096);
  for (; *names && date_is_none(draft->date); names++) {
    xmlNode *node = xml_find(root, *names);
    buffer_clear(&text);
    if (node) xml_text(&text, node, NULL);
    if (!text.failed && !page_date(buffer_slice(&text), &draft->date)) draft->date = (struct date){0};
  }
  buffer_dispose(&text);
}

static enum truce_status read_office(struct slice bytes, const char *name, const char *const members[2],
                                     const char *const *paragraphs, const char *const *dates,
                                     struct draft *draft, struct truce_error *error) {
  xmlDoc *text, *facts;
  enum truce_status status = member_tree(&text, bytes, members[0], name, error);
  if (status) return status;
  if (!text) return fail(error, TRUCE_BAD_INPUT, "%.300s: an office file, but no text document", name);
  take_paragraphs(draft, xmlDocGetRootElement(text), paragraphs);
  xmlFreeDoc(text);
  if (!date_is_none(text_date(buffer_slice(&draft->text))))
    return TRUCE_OK; /* what it says beats when it was typed */
  if (member_tree(&facts, bytes, members[1], name, NULL) || !facts) return TRUCE_OK;
  take_date(draft, xmlDocGetRootElement(facts), dates);
  xmlFreeDoc(facts);
  return TRUCE_OK;
}

enum truce_status read_docx(struct slice bytes, const char *name, struct draft *draft,
                            struct truce_error *error) {
  static const char *const members[] = {"word/document.xml", "docProps/core.xml"};
  static const char *const paragraphs[] = {"p", "p"}, *const dates[] = {"created", "modified", NULL};
  return read_office(bytes, name, members, paragraphs, dates, draft, error);
}

enum truce_status read_odt(struct slice bytes, const char *name, struct draft *draft,
                           struct truce_error *error) {
  static const char *const members[] = {"content.xml", "meta.xml"};
  static const char *const paragraphs[] = {"p", "h"}, *const dates[] = {"creation-date", "date", NULL};
  return read_office(bytes, name, members, paragraphs, dates, draft, error);
}
