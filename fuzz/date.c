/* Dates, EDTF, durations and decimal numbers of the command line. */
#include "common/date.h"
#include "fuzz.h"

#include <stdlib.h>

/* What can be parsed is printed and parsed again to the same. */
static void round_trip(struct arena *arena, const uint8_t *data, size_t size) {
  struct slice text = {(const char *)data, size};
  struct date date, again;
  struct duration duration, same;
  struct day_range range;
  bool approximate;
  if (edtf_parse(text, &range) && range.first > range.last) abort();
  if (date_parse(text, &date) &&
      (!date_parse(date_print(arena, date), &again) || memcmp(&date, &again, sizeof date)))
    abort();
  if (!duration_parse(text, &duration)) return;
  if (!duration_parse(duration_print(arena, duration), &same)) abort();
  duration_end((struct date){2020, 2, 29}, duration, &approximate);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct arena *arena = arena_new(1 << 20);
  if (!arena) return 0;
  if (!setjmp(*arena_guard(arena))) round_trip(arena, data, size);
  arena_free(arena);
  return 0;
}
