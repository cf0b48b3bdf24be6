/* Web pages. */
#include "source/html.h"

#include <ctype.h>
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <strings.h>

enum { HTML_LARGEST = 16 * 1024 * 1024 }; /* a tree is some ten times as large as its page */

/* The character set that a page declares in its first bytes: charset=..., with or without quotes. */
static struct slice declared_charset(struct slice bytes) {
  struct slice head = {bytes.at, bytes.len < 4096 ? bytes.len : 4096};
  for (;;) {
    size_t at = slice_find(head, SLICE("charset"));
    if (at == SIZE_MAX) return (struct slice){"", 0};
    head = (struct slice){head.at + at + 7, head.len - at - 7};
    size_t i = 0;
    while (i < head.len && strchr(" =\"'", head.at[i]) && head.at[i]) i++;
    size_t start = i;
    while (i < head.len && (isalnum((unsigned char)head.at[i]) || strchr("-_:", head.at[i])) && head.at[i])
      i++;
    if (start && i > start && i - start < 40) return (struct slice){head.at + start, i - start};
  }
}

/* libxml2 would end at a zero byte. */
static void drop_zeros(struct buffer *text) {
  size_t kept = 0;
  for (size_t i = 0; i < text->len; i++)
    if (text->at[i]) text->at[kept++] = text->at[i];
  text->len = kept;
}

static enum truce_status parse_utf8(xmlDoc **tree, struct slice text, const char *name,
                                    struct truce_error *error) {
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC;
  *tree = htmlReadMemory(text.at, (int)text.len, NULL, "UTF-8", options);
  if (*tree && xmlDocGetRootElement(*tree)) return TRUCE_OK;
  if (*tree) xmlFreeDoc(*tree);
  *tree = NULL;
  return fail(error, TRUCE_BAD_INPUT, "%.300s: nothing in this page", name);
}

enum truce_status html_parse(xmlDoc **tree, struct slice bytes, struct slice charset, const char *name,
                             struct truce_error *error) {
  struct buffer text;
  *tree = NULL;
  if (bytes.len > HTML_LARGEST)
    return fail(error, TRUCE_LIMIT, "%.300s: a page of %zu bytes, at most %d are read", name, bytes.len,
                (int)HTML_LARGEST);
  buffer_init(&text, (size_t)3 * HTML_LARGEST);
  if (slice_starts(bytes, SLICE("\xFF\xFE")))
    charset = SLICE("utf-16le");
  else if (slice_starts(bytes, SLICE("\xFE\xFF")))
    charset = SLICE("utf-16be");
  else if (charset.len == 0)
    charset = declared_charset(bytes);
  enum truce_status status = add_as_utf8(&text, bytes, charset, error);
  if (!status) drop_zeros(&text);
  if (!status) status = parse_utf8(tree, buffer_slice(&text), name, error);
  buffer_dispose(&text);
  return status;
}

/* Pages that scripts put together have their text nowhere but in JSON-LD: one paragraph a line. */
static void put_stated_body(struct draft *draft, struct slice body) {
  while (body.len) draft_paragraph(&draft->text, slice_cut(&body, '\n'));
}

enum truce_status read_html(struct slice bytes, const char *name, struct draft *draft,
                            struct truce_error *error) {
  xmlDoc *tree;
  struct buffer body;
  enum truce_status status = html_parse(&tree, bytes, buffer_slice(&draft->charset), name, error);
  if (status) return status;
  xmlNode *root = xmlDocGetRootElement(tree);
  buffer_init(&body, DOCUMENT_LARGEST);
  html_facts(root, draft, &body);
  html_main_text(root, false, draft);
  if (draft->text.len == 0 && !draft->text.failed && !body.failed)
    put_stated_body(draft, buffer_slice(&body));
  if (draft->text.len == 0)
    status = fail(error, TRUCE_BAD_INPUT, "%.300s: no article found in this page", name);
  buffer_dispose(&body);
  xmlFreeDoc(tree);
  return status;
}

static bool has_word(struct slice value, const char *mark) {
  size_t length = strlen(mark);
  for (size_t i = 0; i + length <= value.len; i++) {
    bool begins = i == 0 || !isalnum((unsigned char)value.at[i - 1]);
    bool ends = i + length == value.len || !isalnum((unsigned char)value.at[i + length]);
    if (begins && ends && strncasecmp(value.at + i, mark, length) == 0) return true;
  }
  return false;
}

bool html_has_class(const xmlNode *node, const char *mark) {
  return has_word(xml_attribute(node, "class"), mark) || has_word(xml_attribute(node, "id"), mark) ||
         has_word(xml_attribute(node, "role"), mark);
}
