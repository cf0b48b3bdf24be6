#include "record/record.h"

#include "record/shape.h"

#include "common/json.h"

#include <stdio.h>

static const char *const record_kind_names[RECORD_KIND_COUNT] = {
    "event", "agreement", "obligation", "support", "force", "mandate", "role"};
static const char *const record_modality_names[MODALITY_COUNT] = {"asserted", "denied", "requested",
                                                                  "promised", "possible"};

const char *record_kind_name(enum record_kind kind) { return record_kind_names[kind]; }
const char *modality_name(enum modality modality) { return record_modality_names[modality]; }

static void write_texts(struct json *json, const struct texts *texts) {
  json_open(json, '[');
  for (size_t i = 0; i < texts->count; i++) json_text(json, texts->at[i]);
  json_close(json, ']');
}

static void write_field(struct json *json, const char *name, struct slice value) {
  json_key(json, name);
  json_text_or_null(json, value);
}

static void write_actor(struct json *json, const struct actor *actor) {
  json_open(json, '{');
  write_field(json, "text", actor->text);
  write_field(json, "name", actor->name);
  write_field(json, "id", actor->id);
  write_field(json, "code", actor->code);
  json_close(json, '}');
}

static void write_actors(struct json *json, const struct actors *actors) {
  json_open(json, '[');
  for (size_t i = 0; i < actors->count; i++) write_actor(json, &actors->at[i]);
  json_close(json, ']');
}

static void write_degrees(struct json *json, const char *name, bool known, double degrees) {
  json_key(json, name);
  if (known)
    json_decimal(json, degrees, 5);
  else
    json_nothing(json);
}

static void write_place(struct json *json, const struct place *place) {
  if (!place->text.len) {
    json_nothing(json);
    return;
  }
  json_open(json, '{');
  write_field(json, "text", place->text);
  write_field(json, "name", place->name);
  write_field(json, "country", place->country);
  write_degrees(json, "lat", place->located, place->lat);
  write_degrees(json, "lon", place->located, place->lon);
  json_close(json, '}');
}

static void write_term(struct json *json, const struct term *term) {
  if (!term->duration.len && !term->from.len) {
    json_nothing(json);
    return;
  }
  json_open(json, '{');
  write_field(json, "duration", term->duration);
  write_field(json, "from", term->from);
  json_close(json, '}');
}

static void write_bound(struct json *json, const char *name, int64_t bound) {
  json_key(json, name);
  if (bound == COUNT_UNKNOWN)
    json_nothing(json);
  else
    json_whole(json, bound);
}

static void write_count(struct json *json, const struct count *count) {
  json_open(json, '{');
  write_bound(json, "low", count->low);
  write_bound(json, "high", count->high);
  write_field(json, "as_written", count->as_written);
  json_close(json, '}');
}

static void write_quantities(struct json *json, const struct quantities *quantities) {
  if (!quantities->count) {
    json_nothing(json);
    return;
  }
  char name[128];
  json_open(json, '{');
  for (size_t i = 0; i < quantities->count; i++) {
    snprintf(name, sizeof name, "%.*s", SLICE_ARGS(quantities->at[i].name));
    json_key(json, name);
    json_whole(json, quantities->at[i].value);
  }
  json_close(json, '}');
}

static void write_value(struct json *json, enum shape_type type, const void *value) {
  switch (type) {
  case SHAPE_ID:
  case SHAPE_TEXT:
  case SHAPE_ASKED: json_text_or_null(json, *(const struct slice *)value); break;
  case SHAPE_TEXTS: write_texts(json, value); break;
  case SHAPE_ACTOR: write_actor(json, value); break;
  case SHAPE_ACTORS: write_actors(json, value); break;
  case SHAPE_PLACE: write_place(json, value); break;
  case SHAPE_TERM: write_term(json, value); break;
  case SHAPE_COUNT: write_count(json, value); break;
  case SHAPE_QUANTITIES: write_quantities(json, value); break;
  }
}

/* Whole code points before byte `end` of a valid text. A plain loop that compilers turn into vector code:
   spans late in a long text are found at memory speed. */
static size_t points_before(struct slice text, size_t end) {
  size_t count = 0;
  for (size_t i = 0; i < end && i < text.len; i++) count += ((unsigned char)text.at[i] & 0xC0) != 0x80;
  return count;
}

static void write_span(struct json *json, const struct document *document, struct span span) {
  size_t start = points_before(document->text, span.start);
  struct slice exact = slice_between(document->text.at, span);
  json_open(json, '{');
  json_key(json, "start");
  json_whole(json, (int64_t)start);
  json_key(json, "end");
  json_whole(json, (int64_t)(start + points_before(exact, exact.len)));
  json_key(json, "exact");
  json_text(json, exact);
  json_close(json, '}');
}

static void write_evidence(struct json *json, const struct document *document, const struct spans *spans) {
  json_key(json, "evidence");
  json_open(json, '[');
  for (size_t i = 0; i < spans->count; i++)
    if (spans->at[i].end <= document->text.len && spans->at[i].start <= spans->at[i].end)
      write_span(json, document, spans->at[i]);
  json_close(json, ']');
}

void record_write_content(struct json *json, const struct record *record) {
  for (const struct shape_field *field = shape_of(record->kind); field->name; field++) {
    const struct slice *text = shape_value(record, field);
    if (field->type == SHAPE_ASKED && !text->len && !slice_equals(record->event.type, "REQUEST")) continue;
    json_key(json, field->name);
    write_value(json, field->type, text);
  }
}

static void write_head(struct json *json, const struct document *document, const struct record *record) {
  write_evidence(json, document, &record->evidence);
  json_key(json, "said_by");
  write_texts(json, &record->said_by);
  json_key(json, "modality");
  json_text(json, slice_of(modality_name(record->modality)));
}

void record_write_json(struct buffer *out, const struct document *document, const struct record *record) {
  struct json json = {.out = out};
  json_open(&json, '{');
  json_key(&json, "kind");
  json_text(&json, slice_of(record_kind_name(record->kind)));
  write_field(&json, "id", record->id);
  write_field(&json, "document", slice_of(document->id));
  write_head(&json, document, record);
  json_key(&json, "confidence");
  json_decimal(&json, record->confidence, 2);
  record_write_content(&json, record);
  json_close(&json, '}');
}

/* The confidence stays out: a better calibrated model must not give the same statement another name. */
void record_set_id(struct arena *arena, const struct document *document, struct record *record) {
  struct buffer content;
  buffer_init(&content, 0);
  struct json json = {.out = &content};
  json_text(&json, slice_of(document->id));
  json_text(&json, slice_of(record_kind_name(record->kind)));
  write_head(&json, document, record);
  record_write_content(&json, record);
  uint64_t hash = slice_hash(buffer_slice(&content));
  bool failed = content.failed;
  buffer_dispose(&content);
  if (failed) arena_array(arena, SIZE_MAX, 2); /* unwinds, as lack of arena memory would */
  record->id = arena_print(arena, "%.2s-%016llx", record_kind_name(record->kind), (unsigned long long)hash);
}
