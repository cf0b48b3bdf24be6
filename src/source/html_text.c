/* The article in a page. The tree, without the parts that are never article (navigation, forms, scripts, what
   its class calls related or shared), is flattened into blocks of text. Each block earns points for being
   prose and loses some for being short or made of links; the article is the run of blocks with the largest
   sum (Pasternack & Roth 2009, "Extracting article text from the web with maximum subsequence segmentation"),
   cleaned of what is not prose in it. A page that marks its article's body is believed. */
#include "source/html.h"

#include <ctype.h>
#include <stdlib.h>
#include <strings.h>

enum { BLOCKS_MOST = 200000, PROSE_LEAST = 80, ARTICLE_LEAST = 60 };

struct block {
  size_t start, end; /* in text */
  size_t link_bytes;
  char tag; /* 'p' paragraph, 'h' heading, 'l' list item, 'q' quotation, 't' table cell, 'd' any other */
  bool in_article, in_body, keep;
};

struct page {
  struct buffer text;
  struct block *blocks;
  size_t count, capacity;
  struct block now; /* the block being filled */
  size_t paragraph_bytes;
  int links, articles, bodies, quotes, breaks;
  char tag;
  bool failed, whole;
};

static bool is_one_of(const xmlNode *node, const char *const *names) {
  for (; *names; names++)
    if (strcmp((const char *)node->name, *names) == 0) return true;
  return false;
}

static bool has_part(struct slice value, const char *part) {
  size_t length = strlen(part);
  for (size_t i = 0; i + length <= value.len; i++)
    if (strncasecmp(value.at + i, part, length) == 0) return true;
  return false;
}

/* Bytes of text in the <p> elements below a node. */
static size_t paragraph_bytes(xmlNode *root) {
  size_t sum = 0;
  for (xmlNode *n = root; n; n = xml_after(n, root, true)) {
    if (n->type != XML_TEXT_NODE || !n->content) continue;
    const xmlNode *above = n->parent;
    for (int up = 0; above && up < 3 && !xml_is(above, "p"); up++) above = above->parent;
    if (above && xml_is(above, "p")) sum += strlen((const char *)n->content);
  }
  return sum;
}

static bool is_hidden(const xmlNode *n) {
  struct slice style = xml_attribute(n, "style");
  return xmlHasProp((xmlNode *)n, (const xmlChar *)"hidden") ||
         slice_equals(xml_attribute(n, "aria-hidden"), "true") ||
         (has_part(style, "display:none") || has_part(style, "display: none"));
}

/* What its class, id or role calls something that is no article. Pieces of words, and whole words. */
static bool is_named_clutter(const xmlNode *n) {
  static const char *const parts[] = {
      "related",    "newsletter",    "promo",       "advert",    "sidebar",  "breadcrumb",
      "cookie",     "consent",       "subscri",     "footer",    "navbar",   "navigat",
      "popup",      "modal",         "recommend",   "most-read", "mostread", "trending",
      "taboola",    "outbrain",      "caption",     "toolbar",   "signup",   "sign-up",
      "paywall",    "sponsor",       "social",      "share",     "sharing",  "teaser",
      "authorbio",  "author-bio",    "more-from",   "morefrom",  "masthead", "readmore",
      "read-more",  "most-popular",  "site-header", "comment",   "byline",   "donat",
      "copyright",  "printfriendly", "see-also",    "also-read", "infobox",  "pullquote",
      "pull-quote", "disclaimer",    NULL};
  static const char *const words[] = {"ad",      "ads",           "nav",    "tags", "tools",       "menu",
                                      "banner",  "complementary", "rail",   "aux",  "contentinfo", "search",
                                      "login",   "credit",        "topics", "tag",  "skip",        "gallery",
                                      "noprint", "dek-ad",        "alert",  "meta", NULL};
  struct slice names[2] = {xml_attribute(n, "class"), xml_attribute(n, "id")};
  for (int i = 0; i < 2; i++)
    for (const char *const *p = parts; *p && names[i].len; p++)
      if (has_part(names[i], *p)) return true;
  for (const char *const *w = words; *w; w++)
    if (html_has_class(n, *w)) return true;
  return false;
}

static bool is_comment_section(const xmlNode *n) {
  return html_has_class(n, "comments") || html_has_class(n, "disqus_thread") ||
         html_has_class(n, "commentlist");
}

/* Never part of an article. A name alone condemns nothing that holds most of the page's paragraphs:
   <div class="layout-with-sidebar">. */
static bool is_clutter(const struct page *page, xmlNode *n) {
  static const char *const never[] = {"script",     "style",  "noscript", "nav",      "form",     "button",
                                      "iframe",     "svg",    "select",   "object",   "template", "figure",
                                      "figcaption", "audio",  "video",    "textarea", "head",     "canvas",
                                      "map",        "dialog", "input",    "menu",     NULL};
  static const char *const rarely[] = {"aside", "footer", "header", NULL};
  static const char *const spared[] = {"html", "body", "main", "article", "p", NULL};
  if (is_one_of(n, never)) return true;
  if (page->whole) return false;
  if (is_hidden(n)) return true;
  bool rare = is_one_of(n, rarely);
  if (!rare && is_comment_section(n) && !is_one_of(n, spared)) return true;
  if (!rare && (is_one_of(n, spared) && !xml_is(n, "p"))) return false;
  if (!rare && !is_named_clutter(n)) return false;
  return paragraph_bytes(n) * 5 <= page->paragraph_bytes * 2;
}

static char block_tag(const xmlNode *n) {
  static const char *const plain[] = {"div",    "section", "article", "main",    "body",     "ul",
                                      "ol",     "dl",      "table",   "tbody",   "tr",       "thead",
                                      "header", "footer",  "aside",   "address", "fieldset", "center",
                                      "hr",     "dir",     "details", "summary", "tfoot",    NULL};
  static const char *const cells[] = {"td", "th", "dt", "dd", NULL};
  const char *name = (const char *)n->name;
  if (strcmp(name, "p") == 0 || strcmp(name, "pre") == 0) return 'p';
  if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && !name[2]) return 'h';
  if (strcmp(name, "li") == 0) return 'l';
  if (strcmp(name, "blockquote") == 0) return 'q';
  if (is_one_of(n, cells)) return 't';
  return is_one_of(n, plain) ? 'd' : 0;
}

static void push_block(struct page *page) {
  if (page->count == page->capacity) {
    size_t more = page->capacity ? page->capacity * 2 : 64;
    struct block *bigger = page->count < BLOCKS_MOST ? realloc(page->blocks, more * sizeof *bigger) : NULL;
    if (!bigger) {
      page->failed = true;
      return;
    }
    page->blocks = bigger;
    page->capacity = more;
  }
  page->blocks[page->count++] = page->now;
}

/* Ends the block being filled: its raw text is collapsed in place. */
static void flush_block(struct page *page) {
  struct buffer clean;
  struct block *now = &page->now;
  page->breaks = 0;
  buffer_init(&clean, page->text.len - now->start + 1);
  add_collapsed(&clean,
                (struct slice){page->text.at ? page->text.at + now->start : "", page->text.len - now->start});
  page->text.len = now->start;
  if (clean.len && !clean.failed) {
    buffer_add(&page->text, buffer_slice(&clean));
    now->end = page->text.len;
    if (now->link_bytes > clean.len) now->link_bytes = clean.len;
    now->tag = page->tag ? page->tag : 'd';
    now->in_article = page->articles > 0;
    now->in_body = page->bodies > 0;
    push_block(page);
  }
  buffer_dispose(&clean);
  *now = (struct block){.start = page->text.len};
}

static bool is_body(const xmlNode *n) {
  return has_part(xml_attribute(n, "itemprop"), "articleBody") ||
         has_part(xml_attribute(n, "property"), "articleBody");
}

/* A link within the page leads nowhere else. */
static bool is_link(const xmlNode *n) {
  return xml_is(n, "a") && !slice_starts(xml_attribute(n, "href"), SLICE("#"));
}

static void enter_element(struct page *page, xmlNode *n) {
  char tag = block_tag(n);
  if (xml_is(n, "br")) {
    if (++page->breaks > 1)
      flush_block(page);
    else
      buffer_add_byte(&page->text, ' ');
    return;
  }
  if (tag) flush_block(page), page->tag = tag;
  if (is_link(n)) page->links++;
  if (xml_is(n, "article")) page->articles++;
  if (is_body(n)) page->bodies++;
}

static char tag_above(const xmlNode *n) {
  for (; n && n->type == XML_ELEMENT_NODE; n = n->parent)
    if (block_tag(n)) return block_tag(n);
  return 'd';
}

static void leave_element(struct page *page, const xmlNode *n) {
  if (block_tag(n)) flush_block(page), page->tag = tag_above(n->parent);
  if (is_link(n)) page->links--;
  if (xml_is(n, "article")) page->articles--;
  if (is_body(n)) page->bodies--;
}

static void add_text(struct page *page, const xmlNode *n) {
  struct slice text = slice_of((const char *)n->content);
  if (slice_trim(text).len) page->breaks = 0;
  buffer_add(&page->text, text);
  if (page->links) page->now.link_bytes += slice_trim(text).len;
}

static void flatten(struct page *page, xmlNode *root) {
  xmlNode *n = root;
  for (;;) {
    bool down = false;
    if (n->type == XML_ELEMENT_NODE && !is_clutter(page, n)) {
      enter_element(page, n);
      down = n->children != NULL;
      if (!down) leave_element(page, n);
    } else if ((n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) && n->content) {
      add_text(page, n);
    }
    if (down) {
      n = n->children;
      continue;
    }
    while (n != root && !n->next) {
      n = n->parent;
      leave_element(page, n);
    }
    if (n == root) break;
    n = n->next;
  }
  flush_block(page);
}

static struct slice block_text(const struct page *page, const struct block *b) {
  return (struct slice){page->text.at + b->start, b->end - b->start};
}

/* Lines that stand in articles without belonging to them. Compared with the beginning, in short blocks
   only. */
static bool is_remark(struct slice text) {
  static const char *const openings[] = {"advertisement",   "read more",      "read also",
                                         "also read",       "related:",       "see also",
                                         "sign up",         "subscribe",      "follow us",
                                         "click here",      "share this",     "listen to",
                                         "watch:",          "photo:",         "image source",
                                         "image:",          "copyright",      "\xC2\xA9",
                                         "all rights",      "download the",   "join our",
                                         "get the latest",  "support our",    "our standards",
                                         "you may also",    "more on this",   "recommended",
                                         "last updated",    "updated:",       "tags:",
                                         "topics:",         "filed under",    "story continues",
                                         "most read",       "share on",       "print this",
                                         "email this",      "published on",   "published:",
                                         "posted:",         "posted on",      "reading time",
                                         "loading",         "please enable",  "we use cookies",
                                         "this site uses",  "editors' picks", "continue reading",
                                         "have a tip",      "contact the",    "send us",
                                         "skip to",         "back to top",    "related articles",
                                         "related stories", "more from",      "up next",
                                         "don't miss",      "file photo",     "view comments",
                                         "leave a comment", "in pictures",    NULL};
  if (text.len > 220) return false;
  for (const char *const *o = openings; *o; o++)
    if (text.len >= strlen(*o) && strncasecmp(text.at, *o, strlen(*o)) == 0) return true;
  return false;
}

static bool ends_sentence(struct slice text) {
  static const char *const ends[] = {
      ".", "?", "!", "\"", "\xE2\x80\x9D", ":", ";", "\xE2\x80\x99", ")", "\xE2\x80\xA6", NULL};
  for (const char *const *e = ends; *e; e++)
    if (slice_ends(text, slice_of(*e))) return true;
  return false;
}

static bool mostly_links(const struct block *b) { return b->link_bytes * 2 > b->end - b->start; }

/* A linked headline and what stands under it lead to another article. */
static bool is_teaser(const struct page *page, const struct block *b) {
  if (b == page->blocks || b->in_body) return false;
  const struct block *before = b - 1;
  return before->tag == 'h' && mostly_links(before);
}

static bool is_prose(const struct page *page, const struct block *b) {
  struct slice text = block_text(page, b);
  if (is_teaser(page, b) || b->tag == 'h' || mostly_links(b) || is_remark(text)) return false;
  return ends_sentence(text) && (text.len >= PROSE_LEAST || (b->tag == 'p' && text.len >= 30));
}

static long points(const struct page *page, const struct block *b) {
  long length = (long)(b->end - b->start);
  long extra = b->in_body ? 60 : b->in_article ? 15 : 0;
  if (is_prose(page, b)) return (length > 600 ? 600 : length) + extra;
  if (b->tag == 'h') return mostly_links(b) ? -40 : extra - 10;
  if (mostly_links(b) || is_teaser(page, b) || is_remark(block_text(page, b))) return -60;
  if (b->tag == 'p' && length > PROSE_LEAST) return length / 2;
  return extra - (b->tag == 'p' || b->tag == 'q' ? 20 : 40);
}

/* The run of blocks with the largest sum (Kadane): first to last. False when nothing is worth taking. */
static bool best_run(const struct page *page, size_t *first, size_t *last) {
  long best = 0, sum = 0;
  size_t start = 0;
  for (size_t i = 0; i < page->count; i++) {
    if (sum <= 0) sum = 0, start = i;
    sum += points(page, &page->blocks[i]);
    if (sum > best) best = sum, *first = start, *last = i;
  }
  return best >= ARTICLE_LEAST;
}

/* A marked body with enough prose in it is the article, whatever else the page holds. */
static bool body_run(const struct page *page, size_t *first, size_t *last) {
  size_t prose = 0;
  bool any = false;
  for (size_t i = 0; i < page->count; i++) {
    const struct block *b = &page->blocks[i];
    if (!b->in_body) continue;
    if (!any) *first = i;
    any = true, *last = i;
    if (is_prose(page, b)) prose += b->end - b->start;
  }
  return prose > 400;
}

static void choose(struct page *page, size_t first, size_t last, bool body) {
  for (size_t i = first; i <= last; i++) {
    struct block *b = &page->blocks[i];
    struct slice text = block_text(page, b);
    if ((body && !b->in_body) || is_teaser(page, b)) continue;
    bool listed = (b->tag == 'l' || b->tag == 'q' || b->tag == 't') && text.len >= 20;
    bool line = b->tag == 'p' || listed || b->tag == 'd';
    b->keep = is_prose(page, b) || (line && !mostly_links(b) && !is_remark(text) &&
                                    (text.len > 60 || (listed && b->link_bytes == 0)));
    if (b->tag == 'p' && ends_sentence(text) && text.len >= 3 && !mostly_links(b) && !is_remark(text))
      b->keep = true;
  }
  for (size_t i = last; i-- > first;) { /* a heading stays with what it heads */
    struct block *b = &page->blocks[i];
    if (b->tag == 'h' && !is_remark(block_text(page, b)) && (!body || b->in_body) && !mostly_links(b))
      b->keep = page->blocks[i + 1].keep && page->blocks[i + 1].tag != 'h';
  }
}

static void hand_over(const struct page *page, struct draft *draft) {
  struct slice title = buffer_slice(&draft->title), before = {"", 0};
  for (size_t i = 0; i < page->count; i++) {
    const struct block *b = &page->blocks[i];
    struct slice text = block_text(page, b);
    if (!b->keep || slice_is(text, title) || slice_is(text, before)) continue;
    draft_paragraph(&draft->text, text);
    before = text;
  }
}

void html_main_text(xmlNode *root, bool whole, struct draft *draft) {
  struct page page = {.whole = whole, .paragraph_bytes = paragraph_bytes(root)};
  size_t first = 0, last = 0;
  buffer_init(&page.text, DOCUMENT_LARGEST);
  flatten(&page, root);
  if (page.text.failed || page.failed) {
    draft->text.failed = true; /* too large: whoever finishes the document says so */
  } else if (whole) {
    for (size_t i = 0; i < page.count; i++) page.blocks[i].keep = true;
  } else {
    bool body = body_run(&page, &first, &last);
    if (body || best_run(&page, &first, &last)) choose(&page, first, last, body);
  }
  if (!draft->text.failed) hand_over(&page, draft);
  free(page.blocks);
  buffer_dispose(&page.text);
}
