/* Akoma Ntoso, the XML in which the United Nations publish resolutions. The text of a resolution is laid out
   as it is printed: number, adoption, preamble, operative paragraphs with their numbers, annexes. What the
   file says about the resolution beside its text (catalogue titles, keywords, votes) is left out: it is not
   what was adopted. */
#include "source/dateline.h"
#include "source/parts.h"
#include "source/xml.h"

struct layout {
  struct buffer *out;
  struct buffer number; /* "1." or "(a)", waiting for its paragraph */
  struct buffer piece;
};

static void put_paragraph(struct layout *layout, xmlNode *node) {
  buffer_clear(&layout->piece);
  buffer_add(&layout->piece, buffer_slice(&layout->number));
  buffer_add_byte(&layout->piece, ' ');
  size_t before = layout->piece.len;
  xml_text(&layout->piece, node, "authorialNote");
  bool says = slice_trim((struct slice){layout->piece.at + before, layout->piece.len - before}).len > 0;
  if (layout->piece.failed || !says) return;
  draft_paragraph(layout->out, buffer_slice(&layout->piece));
  buffer_clear(&layout->number);
}

static void put_row(struct layout *layout, xmlNode *row) {
  buffer_clear(&layout->piece);
  for (xmlNode *n = row->children; n; n = n->next) {
    if (n->type != XML_ELEMENT_NODE) continue;
    if (layout->piece.len) buffer_add_text(&layout->piece, " | ");
    xml_text(&layout->piece, n, "authorialNote");
  }
  if (!layout->piece.failed) draft_paragraph(layout->out, buffer_slice(&layout->piece));
}

static bool is_paragraph(const xmlNode *n) {
  return xml_is(n, "p") || xml_is(n, "heading") || xml_is(n, "subheading") || xml_is(n, "docTitle") ||
         xml_is(n, "listIntroduction") || xml_is(n, "block");
}

static void lay_out(struct layout *layout, xmlNode *root) {
  for (xmlNode *n = root; n;) {
    bool inside = true;
    if (xml_is(n, "meta") || xml_is(n, "coverPage") || xml_is(n, "authorialNote")) {
      inside = false;
    } else if (xml_is(n, "num")) {
      inside = false;
      if (layout->number.len) buffer_add_byte(&layout->number, ' ');
      xml_text(&layout->number, n, "authorialNote");
    } else if (xml_is(n, "tr")) {
      inside = false;
      put_row(layout, n);
    } else if (is_paragraph(n)) {
      inside = false;
      put_paragraph(layout, n);
    }
    n = xml_after(n, root, inside);
  }
}

/* An element of that name whose `refersTo` is `what` ("#adoptionDate"). */
static xmlNode *referring(xmlNode *root, const char *name, const char *what) {
  for (xmlNode *n = root; n; n = xml_after(n, root, true))
    if (xml_is(n, name) && slice_equals(xml_attribute(n, "refersTo"), what)) return n;
  return NULL;
}

static void take_field(struct buffer *field, struct buffer *piece, xmlNode *node) {
  buffer_clear(piece);
  if (node) xml_text(piece, node, "authorialNote");
  if (!piece->failed) draft_field(field, buffer_slice(piece));
}

static struct date date_of(xmlNode *root) {
  struct date date = {0};
  xmlNode *work = xml_find(root, "FRBRWork"), *adopted = referring(root, "docDate", "#adoptionDate");
  if (adopted && date_parse(xml_attribute(adopted, "date"), &date)) return date;
  xmlNode *stated = work ? xml_find(work, "FRBRdate") : NULL;
  if (stated && date_parse(xml_attribute(stated, "date"), &date)) return date;
  return (struct date){0};
}

static void take_outlet(struct draft *draft, struct buffer *piece, xmlNode *root) {
  xmlNode *publisher = referring(root, "docAuthority", "#publisher");
  xmlNode *body = referring(root, "docAuthority", "#issuingBody");
  buffer_clear(piece);
  if (publisher) xml_text(piece, publisher, NULL);
  buffer_add_byte(piece, ' ');
  if (body) xml_text(piece, body, NULL);
  if (!piece->failed) draft_field(&draft->outlet, buffer_slice(piece));
}

/* The United Nations' own permanent address of a symbol, which knows no blanks. */
static void take_address(struct draft *draft) {
  struct slice symbol = buffer_slice(&draft->symbol);
  buffer_clear(&draft->url);
  if (!slice_starts(symbol, SLICE("S/")) && !slice_starts(symbol, SLICE("A/"))) return;
  buffer_add_text(&draft->url, "https://undocs.org/");
  for (size_t i = 0; i < symbol.len; i++)
    if (symbol.at[i] != ' ') buffer_add_byte(&draft->url, symbol.at[i]);
}

static enum document_genre genre_of(xmlNode *root) {
  xmlNode *statement = xml_find(root, "statement");
  struct slice kind = statement ? xml_attribute(statement, "name") : (struct slice){"", 0};
  if (slice_find(kind, SLICE("agreement")) != SIZE_MAX) return GENRE_AGREEMENT;
  return statement ? GENRE_RESOLUTION : GENRE_REPORT;
}

static void read_tree(xmlNode *root, struct draft *draft, struct layout *layout) {
  xmlNode *cover = xml_find(root, "coverPage"), *head = cover ? cover : root;
  xmlNode *title = referring(head, "docTitle", "#resolutionNumber");
  take_field(&draft->symbol, &layout->piece, xml_find(head, "docNumber"));
  take_field(&draft->title, &layout->piece, title ? title : xml_find(head, "docTitle"));
  take_outlet(draft, &layout->piece, head);
  take_address(draft);
  draft->date = date_of(root);
  draft->genre = genre_of(root);
  draft_paragraph(&draft->text, buffer_slice(&draft->title));
  xmlNode *adoption = referring(head, "docTitle", "#adoption");
  if (adoption) put_paragraph(layout, adoption);
  lay_out(layout, root);
}

enum truce_status read_akoma_ntoso(struct slice bytes, const char *name, struct draft *draft,
                                   struct truce_error *error) {
  xmlDoc *tree;
  enum truce_status status = xml_parse(&tree, bytes, name, error);
  if (status) return status;
  struct layout layout = {.out = &draft->text};
  buffer_init(&layout.number, 4096);
  buffer_init(&layout.piece, DOCUMENT_LARGEST);
  read_tree(xmlDocGetRootElement(tree), draft, &layout);
  if (layout.number.failed || layout.piece.failed)
    status = fail(error, TRUCE_LIMIT, "%.300s: a paragraph that is too large", name);
  buffer_dispose(&layout.number);
  buffer_dispose(&layout.piece);
  xmlFreeDoc(tree);
  return status;
}
