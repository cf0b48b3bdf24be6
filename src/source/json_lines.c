/* JSON Lines: one object a line, its fields known by the names that news collections use. Also JSON that is
   one object or array over many lines. */
#include "source/dateline.h"
#include "source/parts.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

struct line_reader {
  struct buffer line;
  uint64_t number;
  size_t at, got;
  char piece[65536];
};

static enum truce_status open_lines(struct level *level, struct truce_error *error) {
  struct line_reader *r = calloc(1, sizeof *r);
  level->state = r;
  if (!r) return fail(error, TRUCE_NO_MEMORY, "%.300s: no memory", level->name);
  buffer_init(&r->line, PAGE_LARGEST);
  return TRUCE_OK;
}

static void close_lines(struct level *level) {
  struct line_reader *r = level->state;
  if (r) buffer_dispose(&r->line);
  free(r);
}

/* The next line into r->line, which says `failed` if it is too long. *more false: there is none. */
static enum truce_status next_line(struct level *level, struct line_reader *r, bool *more,
                                   struct truce_error *error) {
  buffer_clear(&r->line);
  *more = false;
  for (;;) {
    if (r->at == r->got) {
      r->at = 0;
      enum truce_status status = stream_read(level->stream, r->piece, sizeof r->piece, &r->got, error);
      if (status) return level->ended = true, status;
      if (r->got == 0) return TRUCE_OK;
    }
    *more = true;
    struct slice rest = {r->piece + r->at, r->got - r->at};
    struct slice line = slice_cut(&rest, '\n');
    buffer_add(&r->line, line);
    r->at = rest.at ? r->got - rest.len : r->got;
    if (rest.at) return TRUCE_OK;
  }
}

static struct slice text_of(const json_t *object, const char *const *names) {
  for (; *names; names++) {
    const json_t *value = json_object_get(object, *names);
    if (json_is_string(value) && json_string_length(value))
      return (struct slice){json_string_value(value), json_string_length(value)};
  }
  return (struct slice){"", 0};
}

static enum truce_status take_object(const json_t *object, const char *where, struct draft *draft,
                                     struct truce_error *error) {
  static const char *const texts[] = {"text", "body", "content", "maintext", "full_text", "article", NULL};
  static const char *const titles[] = {"title", "headline", NULL};
  static const char *const dates[] = {"date",     "published", "date_publish",     "published_at",
                                      "pub_date", "pubDate",   "publication_date", "datePublished",
                                      NULL};
  static const char *const urls[] = {"url", "link", "canonical_url", NULL};
  static const char *const outlets[] = {"outlet", "publisher", "source", "source_domain", "site", NULL};
  static const char *const languages[] = {"language", "lang", NULL};
  struct slice text = text_of(object, texts), date = text_of(object, dates);
  size_t length;
  if (text.len == 0)
    return fail(error, TRUCE_BAD_INPUT, "%.300s: no field \"text\" with a text in it", where);
  buffer_add(&draft->text, text);
  draft_field(&draft->title, text_of(object, titles));
  draft_field(&draft->url, text_of(object, urls));
  draft_field(&draft->outlet, text_of(object, outlets));
  snprintf(draft->language, sizeof draft->language, "%.2s", text_of(object, languages).at);
  if (!written_date(slice_trim(date), &draft->date, &length)) draft->date = (struct date){0};
  return TRUCE_OK;
}

static enum truce_status next_object(struct level *level, struct item *item, struct draft *draft,
                                     struct truce_error *error) {
  struct line_reader *r = level->state;
  bool more;
  do {
    enum truce_status status = next_line(level, r, &more, error);
    if (status || !more) return item->kind = ITEM_END, status;
    r->number++;
  } while (!r->line.failed && slice_trim(buffer_slice(&r->line)).len == 0);
  snprintf(item->name, sizeof item->name, "%llu", (unsigned long long)r->number);
  char where[400];
  snprintf(where, sizeof where, "%.340s/%llu", level->name, (unsigned long long)r->number);
  if (r->line.failed)
    return fail(error, TRUCE_LIMIT, "%s: line longer than %d bytes", where, (int)PAGE_LARGEST);
  json_error_t why;
  json_t *object = json_loadb(r->line.at, r->line.len, JSON_REJECT_DUPLICATES, &why);
  if (!object)
    return fail(error, TRUCE_BAD_INPUT, "%s: not a JSON object on one line: %.100s", where, why.text);
  enum truce_status status = json_is_object(object)
                                 ? take_object(object, where, draft, error)
                                 : fail(error, TRUCE_BAD_INPUT, "%s: not an object", where);
  json_decref(object);
  item->kind = ITEM_DRAFT;
  return status;
}

/* JSON over many lines: an object, or an array of objects. */
struct whole {
  json_t *root;
  size_t at;
};

static enum truce_status open_whole(struct level *level, struct truce_error *error) {
  struct whole *w = calloc(1, sizeof *w);
  struct buffer bytes;
  json_error_t why;
  level->state = w;
  if (!w) return fail(error, TRUCE_NO_MEMORY, "%.300s: no memory", level->name);
  buffer_init(&bytes, PAGE_LARGEST);
  enum truce_status status = stream_all(level->stream, level->name, &bytes, error);
  if (!status) w->root = json_loadb(bytes.at ? bytes.at : "", bytes.len, JSON_REJECT_DUPLICATES, &why);
  if (!status && !w->root)
    status = fail(error, TRUCE_BAD_INPUT, "%.300s:%d: not JSON: %.100s", level->name, why.line, why.text);
  buffer_dispose(&bytes);
  return status;
}

static enum truce_status next_in_whole(struct level *level, struct item *item, struct draft *draft,
                                       struct truce_error *error) {
  struct whole *w = level->state;
  bool many = json_is_array(w->root);
  char where[400];
  if (w->at >= (many ? json_array_size(w->root) : 1)) return item->kind = ITEM_END, TRUCE_OK;
  const json_t *object = many ? json_array_get(w->root, w->at) : w->root;
  w->at++;
  if (many) snprintf(item->name, sizeof item->name, "%zu", w->at);
  snprintf(where, sizeof where, "%.340s%s%.50s", level->name, many ? "/" : "", item->name);
  item->kind = ITEM_DRAFT;
  if (!json_is_object(object)) return fail(error, TRUCE_BAD_INPUT, "%s: not an object", where);
  return take_object(object, where, draft, error);
}

static void close_whole(struct level *level) {
  struct whole *w = level->state;
  if (w && w->root) json_decref(w->root);
  free(w);
}

const struct container json_container = {open_whole, next_in_whole, close_whole};

const struct container json_lines_container = {open_lines, next_object, close_lines};
