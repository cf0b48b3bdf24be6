/* A report, from its bytes to its records and their JSON, with the model and knowledge of the tree. Records
   that were written can be read again. */
#include "record/reading.h"
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

static struct reader *reader; /* opened once: it takes longer than reading a report */

static void read_report(struct arena *arena, struct buffer *line, const uint8_t *data, size_t size) {
  struct document document;
  struct slice bytes = {(const char *)data, size};
  struct record again;
  if (document_from_text(arena, bytes, SLICE("report"), (struct date){2021, 1, 29}, &document, NULL)) return;
  struct records records = records_read(reader, arena, &document);
  for (size_t i = 0; i < records.count; i++) {
    buffer_clear(line);
    record_write_json(line, &document, &records.at[i]);
    struct truce_error error;
    if (record_read_json(arena, buffer_slice(line), &document, &again, &error)) {
      fprintf(stderr, "%s\n%.*s\n", error.message, SLICE_ARGS(buffer_slice(line)));
      abort();
    }
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct truce_error error;
  if (!reader && reader_open(&reader, "model/english.truce", "knowledge", &error)) {
    fprintf(stderr, "%s\n", error.message);
    abort();
  }
  struct arena *arena = arena_new(256 << 20);
  struct buffer line;
  buffer_init(&line, 0);
  if (arena && !setjmp(*arena_guard(arena))) read_report(arena, &line, data, size);
  arena_free(arena);
  buffer_dispose(&line);
  return 0;
}
