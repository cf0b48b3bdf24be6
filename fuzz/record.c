/* A record as JSON, as ledgers and gold files hold it: whatever is read can be written, and read and written
   again to the same line. */
#include "record/record.h"
#include "fuzz.h"

#include <stdlib.h>

static const char text[] =
    "Turkey — and Russia — signed a truce in Sirte on Oct. 23. They must leave within 90 days.";

static void round_trip(struct arena *arena, const uint8_t *data, size_t size) {
  struct slice json = {(const char *)data, size};
  struct document document = {.text = {text, sizeof text - 1}, .id = "00000000000000000000000000000000"};
  struct record record;
  struct buffer once, twice;
  if (record_read_json(arena, json, &document, &record, NULL)) return;
  buffer_init(&once, 1 << 20);
  buffer_init(&twice, 1 << 20);
  record_write_json(&once, &document, &record);
  struct slice line = arena_copy(arena, buffer_slice(&once));
  if (record_read_json(arena, line, &document, &record, NULL)) abort();
  record_write_json(&twice, &document, &record);
  if (!slice_is(line, buffer_slice(&twice))) abort();
  buffer_dispose(&once);
  buffer_dispose(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct arena *arena = arena_new(8 << 20);
  if (!arena) return 0;
  if (!setjmp(*arena_guard(arena))) round_trip(arena, data, size);
  arena_free(arena);
  return 0;
}
