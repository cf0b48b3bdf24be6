/* Plain text, as it becomes a document: title, date, language, genre. */
#include "source_fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct document document;
  struct truce_error error;
  struct slice bytes = {(const char *)data, size};
  struct arena *arena = arena_new((size_t)64 << 20);
  fuzz_reader(read_plain, data, size);
  if (arena && !setjmp(*arena_guard(arena)) &&
      !document_from_text(arena, bytes, SLICE("fuzz"), (struct date){0}, &document, &error))
    check_document(&document);
  arena_free(arena);
  return 0;
}
