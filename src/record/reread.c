/* Reads a record back from its JSON. */
#include "record/shape.h"

#include <jansson.h>
#include <setjmp.h>
#include <string.h>

/* What the readers of single values share. A wrong type anywhere is told once, by the field's name. */
struct reread {
  struct arena *arena;
  const struct document *document;
  struct truce_error *error;
};

static bool is_absent(const json_t *value) { return !value || json_is_null(value); }

static struct slice copy_text(struct arena *arena, const json_t *value) {
  if (!json_is_string(value)) return (struct slice){NULL, 0};
  return arena_copy(arena, (struct slice){json_string_value(value), json_string_length(value)});
}

static struct slice member(struct arena *arena, const json_t *object, const char *name) {
  return copy_text(arena, json_object_get(object, name));
}

static bool read_text(struct arena *arena, const json_t *value, struct slice *out) {
  *out = copy_text(arena, value);
  return is_absent(value) || json_is_string(value);
}

/* Gold data names an agreement by its place in the file; the ledger turns that into its id. */
static bool read_id(struct arena *arena, const json_t *value, struct slice *out) {
  if (!json_is_integer(value)) return read_text(arena, value, out);
  *out = arena_print(arena, "%lld", (long long)json_integer_value(value));
  return true;
}

static bool read_texts(struct arena *arena, const json_t *value, struct texts *out) {
  if (is_absent(value)) return true;
  if (!json_is_array(value)) return false;
  out->at = ARENA_ARRAY(arena, struct slice, json_array_size(value));
  for (size_t i = 0; i < json_array_size(value); i++) {
    if (!json_is_string(json_array_get(value, i))) return false;
    out->at[out->count++] = copy_text(arena, json_array_get(value, i));
  }
  return true;
}

/* An actor may be written as its bare name. */
static bool read_actor(struct arena *arena, const json_t *value, struct actor *out) {
  if (json_is_string(value)) out->text = out->name = copy_text(arena, value);
  if (!json_is_object(value)) return is_absent(value) || json_is_string(value);
  out->text = member(arena, value, "text");
  out->name = member(arena, value, "name");
  out->id = member(arena, value, "id");
  out->code = member(arena, value, "code");
  return true;
}

static bool read_actors(struct arena *arena, const json_t *value, struct actors *out) {
  if (is_absent(value)) return true;
  if (!json_is_array(value)) return false;
  out->at = ARENA_ARRAY(arena, struct actor, json_array_size(value));
  for (size_t i = 0; i < json_array_size(value); i++)
    if (!read_actor(arena, json_array_get(value, i), &out->at[out->count++])) return false;
  return true;
}

static bool read_place(struct arena *arena, const json_t *value, struct place *out) {
  if (is_absent(value)) return true;
  if (!json_is_object(value)) return false;
  const json_t *lat = json_object_get(value, "lat"), *lon = json_object_get(value, "lon");
  out->text = member(arena, value, "text");
  out->name = member(arena, value, "name");
  out->country = member(arena, value, "country");
  out->located = json_is_number(lat) && json_is_number(lon);
  out->lat = json_number_value(lat);
  out->lon = json_number_value(lon);
  return out->lat >= -90 && out->lat <= 90 && out->lon >= -180 && out->lon <= 180;
}

static bool read_term(struct arena *arena, const json_t *value, struct term *out) {
  if (is_absent(value)) return true;
  out->duration = member(arena, value, "duration");
  out->from = member(arena, value, "from");
  return json_is_object(value);
}

static bool read_bound(const json_t *value, int64_t *out) {
  *out = json_is_integer(value) ? (int64_t)json_integer_value(value) : COUNT_UNKNOWN;
  return is_absent(value) || (json_is_integer(value) && *out >= 0);
}

static bool read_count(struct arena *arena, const json_t *value, struct count *out) {
  out->as_written = member(arena, value, "as_written");
  bool fine = read_bound(json_object_get(value, "low"), &out->low);
  return read_bound(json_object_get(value, "high"), &out->high) && fine &&
         (is_absent(value) || json_is_object(value));
}

static bool read_quantities(struct arena *arena, const json_t *value, struct quantities *out) {
  if (is_absent(value)) return true;
  if (!json_is_object(value)) return false;
  out->at = ARENA_ARRAY(arena, struct quantity, json_object_size(value));
  const char *key;
  json_t *number;
  json_object_foreach((json_t *)value, key, number) {
    if (!json_is_integer(number)) continue; /* gold data has ranges and nulls: unknown to us */
    out->at[out->count++] = (struct quantity){arena_copy(arena, slice_of(key)), json_integer_value(number)};
  }
  return true;
}

static bool read_value(struct arena *arena, enum shape_type type, const json_t *value, void *out) {
  switch (type) {
  case SHAPE_ID: return read_id(arena, value, out);
  case SHAPE_TEXT:
  case SHAPE_ASKED: return read_text(arena, value, out);
  case SHAPE_TEXTS: return read_texts(arena, value, out);
  case SHAPE_ACTOR: return read_actor(arena, value, out);
  case SHAPE_ACTORS: return read_actors(arena, value, out);
  case SHAPE_PLACE: return read_place(arena, value, out);
  case SHAPE_TERM: return read_term(arena, value, out);
  case SHAPE_COUNT: return read_count(arena, value, out);
  case SHAPE_QUANTITIES: return read_quantities(arena, value, out);
  }
  return false;
}

/* The byte at which code point number `point` begins, or SIZE_MAX beyond the end. */
static size_t byte_of(struct slice text, size_t from, json_int_t points) {
  size_t at = from;
  for (; points > 0 && at < text.len; points--) {
    at++;
    while (at < text.len && ((unsigned char)text.at[at] & 0xC0) == 0x80) at++;
  }
  return points ? SIZE_MAX : at;
}

static bool read_span(const struct document *document, const json_t *value, struct span *out) {
  const json_t *start = json_object_get(value, "start"), *end = json_object_get(value, "end");
  const json_t *exact = json_object_get(value, "exact");
  json_int_t first = json_integer_value(start), last = json_integer_value(end);
  if (!json_is_integer(start) || !json_is_integer(end) || first < 0 || last < first) return false;
  size_t from = byte_of(document->text, 0, first);
  size_t to = from == SIZE_MAX ? SIZE_MAX : byte_of(document->text, from, last - first);
  if (to == SIZE_MAX || to > UINT32_MAX) return false;
  *out = (struct span){(uint32_t)from, (uint32_t)to};
  if (!json_is_string(exact)) return true;
  struct slice quoted = {json_string_value(exact), json_string_length(exact)};
  return slice_is(slice_between(document->text.at, *out), quoted);
}

static enum truce_status read_evidence(struct reread *reread, const json_t *value, struct spans *out) {
  if (is_absent(value) || !reread->document) return TRUCE_OK;
  out->at = ARENA_ARRAY(reread->arena, struct span, json_array_size(value));
  for (size_t i = 0; i < json_array_size(value); i++)
    if (!read_span(reread->document, json_array_get(value, i), &out->at[out->count++]))
      return fail(reread->error, TRUCE_BAD_INPUT, "record: evidence %zu is not a stretch of document %s", i,
                  reread->document->id);
  return TRUCE_OK;
}

/* The index of a value in a list of names, or -1. */
static int choose(const json_t *value, const char *(*name_of)(int), int count) {
  for (int i = 0; i < count; i++)
    if (json_is_string(value) && !strcmp(json_string_value(value), name_of(i))) return i;
  return -1;
}

static const char *kind_at(int i) { return record_kind_name((enum record_kind)i); }
static const char *modality_at(int i) { return modality_name((enum modality)i); }

static enum truce_status read_fields(struct reread *reread, const json_t *root, struct record *record) {
  for (const struct shape_field *field = shape_of(record->kind); field->name; field++) {
    void *out = (char *)record + field->offset;
    if (!read_value(reread->arena, field->type, json_object_get(root, field->name), out))
      return fail(reread->error, TRUCE_BAD_INPUT, "record: field \"%s\" of %s does not hold what it should",
                  field->name, record_kind_name(record->kind));
  }
  return TRUCE_OK;
}

static enum truce_status read_record(struct reread *reread, const json_t *root, struct record *record) {
  int kind = choose(json_object_get(root, "kind"), kind_at, RECORD_KIND_COUNT);
  const json_t *modality = json_object_get(root, "modality"),
               *confidence = json_object_get(root, "confidence");
  int mode = is_absent(modality) ? ASSERTED : choose(modality, modality_at, MODALITY_COUNT);
  if (kind < 0) return fail(reread->error, TRUCE_BAD_INPUT, "record: \"kind\" is not one of the seven kinds");
  if (mode < 0) return fail(reread->error, TRUCE_BAD_INPUT, "record: \"modality\" is not one of the five");
  *record = (struct record){.kind = (enum record_kind)kind, .modality = (enum modality)mode};
  record->id = member(reread->arena, root, "id");
  record->confidence = json_is_number(confidence) ? json_number_value(confidence) : 1;
  if (record->confidence < 0 || record->confidence > 1)
    return fail(reread->error, TRUCE_BAD_INPUT, "record: \"confidence\" is not between 0 and 1");
  if (!read_texts(reread->arena, json_object_get(root, "said_by"), &record->said_by))
    return fail(reread->error, TRUCE_BAD_INPUT, "record: \"said_by\" is not a list of names");
  enum truce_status status = read_evidence(reread, json_object_get(root, "evidence"), &record->evidence);
  return status ? status : read_fields(reread, root, record);
}

/* jansson's tree is malloc memory, and the arena may unwind while we hold it: so for as long as we do, we
   stand in for the arena's guard, and pass the unwinding on once the tree is freed. */
static enum truce_status read_guarded(struct reread *reread, json_t *root, struct record *record) {
  jmp_buf *guard = arena_guard(reread->arena), outer;
  memcpy(&outer, guard, sizeof outer);
  if (setjmp(*guard)) {
    json_decref(root);
    memcpy(guard, &outer, sizeof outer);
    longjmp(*guard, 1);
  }
  enum truce_status status = read_record(reread, root, record);
  memcpy(guard, &outer, sizeof outer);
  return status;
}

enum truce_status record_read_json(struct arena *arena, struct slice json, const struct document *document,
                                   struct record *record, struct truce_error *error) {
  json_error_t why;
  json_t *root = json_loadb(json.at, json.len, JSON_REJECT_DUPLICATES, &why);
  if (!root) return fail(error, TRUCE_BAD_INPUT, "record: not JSON at byte %d: %s", why.position, why.text);
  struct reread reread = {arena, document, error};
  enum truce_status status = read_guarded(&reread, root, record);
  json_decref(root);
  return status;
}
