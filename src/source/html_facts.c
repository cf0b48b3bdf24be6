/* What a page says about itself. Each fact has several places where it may stand; they are asked in the order
   in which they deserve trust, and the first answer counts. */
#include "source/dateline.h"
#include "source/html.h"

#include <ctype.h>
#include <jansson.h>

enum { LONGEST_FACT = 2000, HEADINGS_MOST = 8 };

bool page_date(struct slice text, struct date *date) {
  size_t length;
  text = slice_trim(text);
  if (written_date(text, date, &length)) return true;
  if (text.len < 8) return false;
  int digits = 0;
  while (digits < 8 && isdigit((unsigned char)text.at[digits])) digits++;
  if (digits != 8 || (text.len > 8 && isdigit((unsigned char)text.at[8]))) return false;
  char iso[10] = {text.at[0], text.at[1], text.at[2], text.at[3], '-',
                  text.at[4], text.at[5], '-',        text.at[6], text.at[7]};
  return date_parse((struct slice){iso, 10}, date) && date->year > 1800 && date->year < 2200;
}

/* What was found so far, place by place. */
struct facts {
  struct slice og_title, ld_title, meta_title;
  struct slice site_name, ld_outlet, meta_outlet;
  struct slice canonical, og_url, ld_url, ld_body;
  struct date ld_date, meta_date, marked_date, time_date, seen_date;
  xmlNode *headings[HEADINGS_MOST], *title;
  int heading_count;
  json_t *ld[8];
  int ld_count;
};

static void keep_text(struct slice *place, struct slice value) {
  value = slice_trim(value);
  if (place->len == 0 && value.len && value.len < LONGEST_FACT) *place = value;
}

static void keep_date(struct date *place, struct slice value) {
  struct date date;
  if (date_is_none(*place) && page_date(value, &date)) *place = date;
}

/* JSON-LD: an object that is some kind of article. */
static bool is_article(const json_t *object) {
  const json_t *type = json_object_get(object, "@type");
  if (json_is_array(type)) type = json_array_get(type, 0);
  const char *name = json_string_value(type);
  return name && (strstr(name, "Article") || strstr(name, "Posting") || strstr(name, "Report"));
}

static struct slice string_in(const json_t *object, const char *key) {
  const json_t *value = json_object_get(object, key);
  if (json_is_array(value)) value = json_array_get(value, 0);
  return json_is_string(value) ? slice_of(json_string_value(value)) : (struct slice){"", 0};
}

static void take_article(struct facts *facts, const json_t *object) {
  const json_t *publisher = json_object_get(object, "publisher"),
               *page = json_object_get(object, "mainEntityOfPage");
  if (json_is_array(publisher)) publisher = json_array_get(publisher, 0);
  keep_text(&facts->ld_title, string_in(object, "headline"));
  keep_date(&facts->ld_date, string_in(object, "datePublished"));
  keep_text(&facts->ld_outlet,
            json_is_object(publisher) ? string_in(publisher, "name") : (struct slice){"", 0});
  keep_text(&facts->ld_url,
            json_is_object(page) ? string_in(page, "@id") : string_in(object, "mainEntityOfPage"));
  keep_text(&facts->ld_url, string_in(object, "url"));
  if (facts->ld_body.len == 0) facts->ld_body = string_in(object, "articleBody");
}

/* Articles stand at the top, in an array, or in "@graph": two floors are enough, so no recursion. */
static void take_ld(struct facts *facts, const json_t *value) {
  const json_t *graph = json_is_object(value) ? json_object_get(value, "@graph") : value;
  if (json_is_object(value) && is_article(value)) take_article(facts, value);
  for (size_t i = 0; i < json_array_size(graph) && i < 200; i++) {
    const json_t *object = json_array_get(graph, i);
    if (json_is_object(object) && is_article(object)) take_article(facts, object);
  }
}

static void take_script(struct facts *facts, xmlNode *node) {
  if (!slice_is_ignoring_case(xml_attribute(node, "type"), SLICE("application/ld+json")) ||
      facts->ld_count == 8)
    return;
  struct buffer text;
  buffer_init(&text, 4 * 1024 * 1024);
  xml_text(&text, node, NULL);
  struct slice body = slice_trim(buffer_slice(&text));
  json_t *value = text.failed ? NULL : json_loadb(body.at, body.len, 0, NULL);
  buffer_dispose(&text);
  if (!value) return;
  facts->ld[facts->ld_count++] = value; /* the facts point into it */
  take_ld(facts, value);
}

static bool among(struct slice name, const char *const *names) {
  for (; *names; names++)
    if (slice_is_ignoring_case(name, slice_of(*names))) return true;
  return false;
}

static void take_meta(struct facts *facts, const xmlNode *node) {
  static const char *const published[] = {"article:published_time",
                                          "article:published",
                                          "og:published_time",
                                          "datePublished",
                                          "article.published",
                                          "pubdate",
                                          "publishdate",
                                          "publish-date",
                                          "publish_date",
                                          "parsely-pub-date",
                                          "sailthru.date",
                                          "dc.date",
                                          "dc.date.issued",
                                          "dcterms.date",
                                          "dcterms.created",
                                          "dcterms.issued",
                                          "citation_publication_date",
                                          "citation_online_date",
                                          "cXenseParse:recs:publishtime",
                                          "originalpublicationdate",
                                          "date",
                                          "article_date_original",
                                          "dateCreated",
                                          NULL};
  static const char *const titles[] = {
      "dc.title", "dcterms.title", "twitter:title", "parsely-title", "headline", "title", NULL};
  static const char *const outlets[] = {"publisher",
                                        "dc.publisher",
                                        "dcterms.publisher",
                                        "application-name",
                                        "article:publisher_name",
                                        "source",
                                        "copyright-holder",
                                        NULL};
  struct slice content = xml_attribute(node, "content"), name = xml_attribute(node, "property");
  if (name.len == 0) name = xml_attribute(node, "name");
  if (name.len == 0) name = xml_attribute(node, "itemprop");
  if (slice_is_ignoring_case(name, SLICE("og:title")))
    keep_text(&facts->og_title, content);
  else if (slice_is_ignoring_case(name, SLICE("og:site_name")))
    keep_text(&facts->site_name, content);
  else if (slice_is_ignoring_case(name, SLICE("og:url")))
    keep_text(&facts->og_url, content);
  else if (among(name, published))
    keep_date(&facts->meta_date, content);
  else if (among(name, titles))
    keep_text(&facts->meta_title, content);
  else if (among(name, outlets))
    keep_text(&facts->meta_outlet, content);
}

static void take_time(struct facts *facts, xmlNode *node) {
  struct buffer text;
  buffer_init(&text, 200);
  xml_text(&text, node, NULL);
  struct slice stamp = xml_attribute(node, "datetime");
  if (stamp.len == 0) stamp = xml_attribute(node, "content");
  if (stamp.len == 0 && !text.failed) stamp = buffer_slice(&text);
  bool published = slice_is_ignoring_case(xml_attribute(node, "itemprop"), SLICE("datePublished")) ||
                   xmlHasProp(node, (const xmlChar *)"pubdate") || html_has_class(node, "published") ||
                   html_has_class(node, "publish");
  bool changed = html_has_class(node, "updated") || html_has_class(node, "modified") ||
                 slice_is_ignoring_case(xml_attribute(node, "itemprop"), SLICE("dateModified"));
  if (published)
    keep_date(&facts->marked_date, stamp);
  else if (!changed && xml_is(node, "time"))
    keep_date(&facts->time_date, stamp);
  buffer_dispose(&text);
}

/* A visible date: a short element whose class says so, or a line of publication. */
static void take_seen_date(struct facts *facts, xmlNode *node) {
  static const char *const marks[] = {"date",   "dateline", "published", "pubdate",   "timestamp", "posted",
                                      "byline", "time",     "meta",      "submitted", NULL};
  bool marked = false, whole;
  struct date date;
  for (const char *const *m = marks; *m && !marked; m++) marked = html_has_class(node, *m);
  if (!marked || !date_is_none(facts->seen_date)) return;
  struct buffer text, line;
  buffer_init(&text, 4000);
  buffer_init(&line, 400);
  xml_text(&text, node, NULL);
  if (!text.failed) add_collapsed(&line, buffer_slice(&text));
  struct slice said = buffer_slice(&line);
  if (line.failed) said.len = 0;
  for (size_t i = 0; i < said.len && date_is_none(facts->seen_date); i++)
    if (i == 0 || said.at[i - 1] == ' ' || said.at[i - 1] == '|') {
      size_t length;
      struct slice rest = {said.at + i, said.len - i};
      if (dateline_date(rest, &date, &whole) || written_date(rest, &date, &length)) facts->seen_date = date;
    }
  buffer_dispose(&text);
  buffer_dispose(&line);
}

static void look_at(struct facts *facts, xmlNode *node) {
  struct slice rel = xml_attribute(node, "rel");
  if (xml_is(node, "script"))
    take_script(facts, node);
  else if (xml_is(node, "meta"))
    take_meta(facts, node);
  else if (xml_is(node, "title") && !facts->title && xml_is(node->parent, "head"))
    facts->title = node;
  else if (xml_is(node, "h1") && facts->heading_count < HEADINGS_MOST)
    facts->headings[facts->heading_count++] = node;
  else if (xml_is(node, "link") && slice_is_ignoring_case(rel, SLICE("canonical")))
    keep_text(&facts->canonical, xml_attribute(node, "href"));
  else if (xml_is(node, "time") || xml_attribute(node, "itemprop").len)
    take_time(facts, node);
  if (!xml_is(node, "body") && !xml_is(node, "html")) take_seen_date(facts, node);
}

static void collapsed_text(struct buffer *out, xmlNode *node) {
  struct buffer raw;
  buffer_init(&raw, 64 * 1024);
  if (node) xml_text(&raw, node, NULL);
  buffer_clear(out);
  if (!raw.failed) add_collapsed(out, buffer_slice(&raw));
  buffer_dispose(&raw);
}

/* "Truce holds in Hodeidah | World | The Post": what stands before the last separators is the headline. */
static struct slice without_site(struct slice title, struct slice site) {
  static const char *const separators[] = {" | ", " \xE2\x80\x93 ", " \xE2\x80\x94 ",
                                           " - ", " \xC2\xBB ",     " :: "};
  size_t first = SIZE_MAX;
  for (size_t s = 0; s < sizeof separators / sizeof *separators; s++) {
    struct slice mark = slice_of(separators[s]);
    for (size_t i = 10; i + mark.len < title.len; i++) {
      if (memcmp(title.at + i, mark.at, mark.len)) continue;
      struct slice tail = {title.at + i + mark.len, title.len - i - mark.len};
      bool named = site.len && slice_find(tail, site) != SIZE_MAX;
      if ((named || s == 0 || tail.len < 30) && i < first) first = i;
    }
  }
  return first == SIZE_MAX ? title : (struct slice){title.at, first};
}

static bool contains(struct slice hay, struct slice needle) {
  return needle.len && hay.len && slice_find(hay, needle) != SIZE_MAX;
}

/* Of the headings of the first rank the longest that `titles` (the page's own, where it has them) agree
   with. */
static void choose_heading(const struct facts *facts, struct slice named, struct slice stated,
                           struct buffer *best) {
  struct buffer heading;
  bool begins = false;
  buffer_init(&heading, LONGEST_FACT);
  for (int i = 0; i < facts->heading_count; i++) {
    collapsed_text(&heading, facts->headings[i]);
    struct slice seen = buffer_slice(&heading);
    bool agreed = stated.len ? contains(stated, seen) || contains(seen, stated) : contains(named, seen);
    bool first = seen.len && slice_starts(named, seen);
    if (heading.failed || !agreed || first < begins || (first == begins && seen.len <= best->len)) continue;
    begins = first;
    buffer_clear(best);
    buffer_add(best, seen);
  }
  if (best->len == 0 && stated.len == 0 && facts->heading_count) collapsed_text(best, facts->headings[0]);
  buffer_dispose(&heading);
}

/* The heading that the reader sees, if the page's own titles agree that it is one; else what they say. */
static void choose_title(const struct facts *facts, struct draft *draft) {
  struct buffer heading, title;
  buffer_init(&heading, LONGEST_FACT);
  buffer_init(&title, LONGEST_FACT);
  collapsed_text(&title, facts->title);
  struct slice named = buffer_slice(&title),
               site = facts->site_name.len ? facts->site_name : facts->ld_outlet;
  struct slice stated = facts->ld_title.len ? facts->ld_title : facts->og_title;
  if (stated.len == 0) stated = facts->meta_title;
  choose_heading(facts, named, stated, &heading);
  struct slice seen = buffer_slice(&heading);
  if (slice_is_ignoring_case(seen, site)) seen.len = 0;
  bool confirmed = contains(named, seen) || contains(stated, seen) || contains(seen, stated);
  if (seen.len && (confirmed || (stated.len == 0 && seen.len > 20)))
    draft_field(&draft->title, seen);
  else if (stated.len)
    draft_field(&draft->title, without_site(stated, site));
  else if (named.len && !title.failed)
    draft_field(&draft->title, without_site(named, site));
  else
    draft_field(&draft->title, seen);
  buffer_dispose(&heading);
  buffer_dispose(&title);
}

/* For pages that mark nothing: the first piece of text below the headline that is a date and nothing else.
   Above it stands the day on which the page was looked at. */
static struct date date_below(xmlNode *root, struct slice title) {
  bool below = title.len == 0, whole;
  struct date date;
  for (xmlNode *n = root; n; n = xml_after(n, root, !xml_is(n, "script") && !xml_is(n, "head"))) {
    if (n->type != XML_TEXT_NODE || !n->content) continue;
    struct slice text = slice_trim(slice_of((const char *)n->content));
    if (!below)
      below = text.len && slice_is(text, title);
    else if (text.len < 60 && dateline_date(text, &date, &whole) && whole)
      return date;
  }
  return (struct date){0};
}

static struct slice first_of(struct slice a, struct slice b, struct slice c) {
  return a.len ? a : b.len ? b : c;
}

static bool is_address(struct slice url) {
  return slice_starts(url, SLICE("http://")) || slice_starts(url, SLICE("https://"));
}

/* "https://www.example.org/a" -> "example.org". */
static struct slice host_of(struct slice url) {
  size_t at = slice_find(url, SLICE("://"));
  if (at == SIZE_MAX) return (struct slice){"", 0};
  struct slice rest = {url.at + at + 3, url.len - at - 3};
  struct slice host = slice_cut(&rest, '/');
  return slice_starts(host, SLICE("www.")) ? (struct slice){host.at + 4, host.len - 4} : host;
}

static void choose_rest(const struct facts *facts, xmlNode *root, struct draft *draft) {
  struct slice url = first_of(facts->canonical, facts->og_url, facts->ld_url);
  if (!is_address(url)) url = first_of(facts->og_url, facts->ld_url, url);
  if (is_address(url)) draft_field(&draft->url, url);
  struct slice outlet = first_of(facts->site_name, facts->ld_outlet, facts->meta_outlet);
  if (outlet.len == 0 && draft->outlet.len == 0) outlet = host_of(buffer_slice(&draft->url));
  if (outlet.len) draft_field(&draft->outlet, outlet);
  const struct date dates[] = {facts->ld_date, facts->meta_date, facts->marked_date, facts->time_date,
                               facts->seen_date};
  for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
    if (date_is_none(dates[i])) continue;
    draft->date = dates[i];
    return;
  }
  draft->date = date_below(root, buffer_slice(&draft->title));
}

void html_facts(xmlNode *root, struct draft *draft, struct buffer *body) {
  struct facts facts = {0};
  for (xmlNode *n = root; n; n = xml_after(n, root, true))
    if (n->type == XML_ELEMENT_NODE) look_at(&facts, n);
  choose_title(&facts, draft);
  choose_rest(&facts, root, draft);
  buffer_add(body, facts.ld_body);
  for (int i = 0; i < facts.ld_count; i++) json_decref(facts.ld[i]);
}
