/* Like reread.c, this must not see common/json.h. */
#include "record/list.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

struct list_reading {
  struct arena *arena;
  const struct document *document;
  struct records *records;
  struct truce_error *error;
};

static enum truce_status read_one(struct list_reading *reading, struct slice json) {
  struct record record;
  enum truce_status status =
      record_read_json(reading->arena, json, reading->document, &record, reading->error);
  struct records *records = reading->records;
  if (!status) ARENA_PUSH(reading->arena, records->at, records->count, records->capacity, record);
  return status;
}

static enum truce_status read_lines(struct list_reading *reading, struct slice text) {
  enum truce_status status = TRUCE_OK;
  for (struct slice rest = text; rest.at && !status;) {
    struct slice line = slice_trim(slice_cut(&rest, '\n'));
    if (line.len) status = read_one(reading, line);
  }
  return status;
}

/* The elements are written out one by one so that each is read as a line would be. */
static enum truce_status read_elements(struct list_reading *reading, const json_t *list) {
  enum truce_status status = TRUCE_OK;
  for (size_t i = 0; i < json_array_size(list) && !status; i++) {
    size_t length = json_dumpb(json_array_get(list, i), NULL, 0, JSON_COMPACT);
    char *line = arena_alloc(reading->arena, length + 1);
    json_dumpb(json_array_get(list, i), line, length, JSON_COMPACT);
    status = read_one(reading, (struct slice){line, length});
  }
  return status;
}

/* As in reread.c: jansson's memory must not be lost when the arena unwinds. */
static enum truce_status read_guarded(struct list_reading *reading, json_t *root) {
  jmp_buf *guard = arena_guard(reading->arena), outer;
  memcpy(&outer, guard, sizeof outer);
  if (setjmp(*guard)) {
    json_decref(root);
    memcpy(guard, &outer, sizeof outer);
    longjmp(*guard, 1);
  }
  enum truce_status status = read_elements(reading, json_object_get(root, "records"));
  memcpy(guard, &outer, sizeof outer);
  return status;
}

/* Agreements are named first: an obligation's id depends on its agreement's. */
static void name_all(struct arena *arena, const struct document *document, struct records *records) {
  for (int pass = 0; pass < 2; pass++)
    for (size_t i = 0; i < records->count; i++) {
      struct record *record = &records->at[i];
      if ((record->kind == RECORD_OBLIGATION) != (pass == 1)) continue;
      uint64_t index;
      bool by_place =
          pass == 1 && slice_number(record->obligation.agreement, &index) && index < records->count;
      if (by_place) record->obligation.agreement = records->at[index].id;
      if (!record->id.len || by_place) record_set_id(arena, document, record);
    }
}

enum truce_status records_read_json(struct arena *arena, struct slice json, const struct document *document,
                                    struct records *records, struct truce_error *error) {
  struct list_reading reading = {arena, document, records, error};
  *records = (struct records){0};
  json_t *root = json_loadb(json.at, json.len, JSON_REJECT_DUPLICATES, NULL);
  bool listed = json_is_array(json_object_get(root, "records"));
  enum truce_status status;
  if (listed) status = read_guarded(&reading, root);
  json_decref(root);
  if (!listed) status = read_lines(&reading, json);
  if (!status) name_all(arena, document, records);
  return status;
}
