/* RSS (all versions) and Atom: each entry is a document, as far as the feed holds its text. */
#include "source/html.h"

#include <stdio.h>
#include <stdlib.h>

enum { FEED_LARGEST = 32 * 1024 * 1024, SUMMARY_LEAST = 40 };

struct feed {
  xmlDoc *tree;
  xmlNode *root, *entry; /* the entry that was handed out last */
  struct buffer outlet;
  int number;
};

static void close_feed(struct level *level) {
  struct feed *f = level->state;
  if (!f) return;
  if (f->tree) xmlFreeDoc(f->tree);
  buffer_dispose(&f->outlet);
  free(f);
}

static bool is_entry(const xmlNode *n) { return xml_is(n, "item") || xml_is(n, "entry"); }

/* The text of a direct child, its blanks collapsed. */
static void child_text(struct buffer *out, const xmlNode *parent, const char *name) {
  struct buffer raw;
  buffer_clear(out);
  for (xmlNode *n = parent->children; n; n = n->next) {
    if (!xml_is(n, name)) continue;
    buffer_init(&raw, DOCUMENT_LARGEST);
    xml_text(&raw, n, NULL);
    if (!raw.failed) add_collapsed(out, buffer_slice(&raw));
    buffer_dispose(&raw);
    return;
  }
}

static enum truce_status open_feed(struct level *level, struct truce_error *error) {
  struct feed *f = calloc(1, sizeof *f);
  struct buffer bytes;
  level->state = f;
  if (!f) return fail(error, TRUCE_NO_MEMORY, "%.300s: no memory", level->name);
  buffer_init(&f->outlet, 4096);
  buffer_init(&bytes, FEED_LARGEST);
  enum truce_status status = stream_all(level->stream, level->name, &bytes, error);
  if (!status) status = xml_parse(&f->tree, buffer_slice(&bytes), level->name, error);
  buffer_dispose(&bytes);
  if (status) return status;
  f->root = f->entry = xmlDocGetRootElement(f->tree);
  xmlNode *channel = xml_find(f->root, "channel");
  child_text(&f->outlet, channel ? channel : f->root, "title");
  return TRUCE_OK;
}

static xmlNode *next_entry_node(struct feed *f) {
  xmlNode *n = f->entry;
  if (n) n = xml_after(n, f->root, n == f->root);
  while (n && !is_entry(n)) n = xml_after(n, f->root, true);
  return f->entry = n;
}

/* Markup in an entry is either escaped text or, in Atom, real elements. */
static enum truce_status put_content(xmlNode *node, const char *name, struct draft *draft,
                                     struct truce_error *error) {
  struct buffer raw;
  xmlDoc *tree = NULL;
  enum truce_status status = TRUCE_OK;
  if (slice_equals(xml_attribute(node, "type"), "xhtml")) return html_main_text(node, true, draft), TRUCE_OK;
  buffer_init(&raw, DOCUMENT_LARGEST);
  xml_text(&raw, node, NULL);
  struct slice text = slice_trim(buffer_slice(&raw));
  if (raw.failed)
    status = fail(error, TRUCE_LIMIT, "%.300s: an entry that is too large", name);
  else if (slice_find(text, SLICE("<")) == SIZE_MAX && slice_find(text, SLICE("&")) == SIZE_MAX)
    draft_paragraph(&draft->text, text);
  else if (text.len)
    status = html_parse(&tree, text, SLICE("utf-8"), name, error);
  if (tree) html_main_text(xmlDocGetRootElement(tree), true, draft), xmlFreeDoc(tree);
  buffer_dispose(&raw);
  return status;
}

static enum truce_status take_content(const xmlNode *entry, const char *name, struct draft *draft,
                                      struct truce_error *error) {
  static const char *const places[] = {"encoded", "content", "description", "summary"};
  for (size_t i = 0; i < sizeof places / sizeof *places; i++)
    for (xmlNode *n = entry->children; n; n = n->next) {
      bool media = n->ns && n->ns->prefix && strcmp((const char *)n->ns->prefix, "media") == 0;
      if (!xml_is(n, places[i]) || media) continue;
      enum truce_status status = put_content(n, name, draft, error);
      if (status || draft->text.len >= SUMMARY_LEAST) return status;
      buffer_clear(&draft->text);
    }
  return fail(error, TRUCE_BAD_INPUT, "%.300s: an entry without text", name);
}

static void take_link(const xmlNode *entry, struct draft *draft) {
  for (xmlNode *n = entry->children; n; n = n->next) {
    if (!xml_is(n, "link")) continue;
    struct slice rel = xml_attribute(n, "rel"), address = xml_attribute(n, "href");
    if (address.len == 0)
      child_text(&draft->url, entry, "link");
    else if (rel.len == 0 || slice_equals(rel, "alternate"))
      draft_field(&draft->url, address);
    if (draft->url.len) return;
  }
}

static void take_facts(const struct feed *f, const xmlNode *entry, struct draft *draft) {
  static const char *const dates[] = {"pubDate", "published", "date", "issued", "updated"};
  struct buffer text;
  buffer_init(&text, 4096);
  child_text(&text, entry, "title");
  draft_field(&draft->title, buffer_slice(&text));
  for (size_t i = 0; i < sizeof dates / sizeof *dates && date_is_none(draft->date); i++) {
    child_text(&text, entry, dates[i]);
    if (!page_date(buffer_slice(&text), &draft->date)) draft->date = (struct date){0};
  }
  take_link(entry, draft);
  draft_field(&draft->outlet, buffer_slice(&f->outlet));
  buffer_dispose(&text);
}

static enum truce_status next_feed_entry(struct level *level, struct item *item, struct draft *draft,
                                         struct truce_error *error) {
  struct feed *f = level->state;
  const xmlNode *entry = next_entry_node(f);
  if (!entry) return item->kind = ITEM_END, TRUCE_OK;
  snprintf(item->name, sizeof item->name, "%d", ++f->number);
  item->kind = ITEM_DRAFT;
  take_facts(f, entry, draft);
  char where[400];
  snprintf(where, sizeof where, "%.340s/%d", level->name, f->number);
  return take_content(entry, where, draft, error);
}

const struct container feed_container = {open_feed, next_feed_entry, close_feed};
