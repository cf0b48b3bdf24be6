#include "record/reading.h"

#include "meaning/predicates.h"
#include "meaning/tree.h"
#include "record/patterns.h"
#include "record/recogniser.h"

#include <stdlib.h>

/* The kinds, in the order in which they are recognised: obligations look for their agreement's record. */
static recogniser *const recognisers[] = {
    recognise_agreements, recognise_mandates, recognise_obligations, recognise_supports,
    recognise_forces,     recognise_roles,    recognise_events,
};

struct record *reading_add(struct reading *reading, enum record_kind kind) {
  struct record record = {.kind = kind, .modality = ASSERTED, .confidence = 0.5};
  ARENA_PUSH(reading->arena, reading->records.at, reading->records.count, reading->records.capacity, record);
  return &reading->records.at[reading->records.count - 1];
}

void reading_add_evidence(struct reading *reading, struct record *record, struct span span) {
  struct spans *evidence = &record->evidence;
  struct span *merged = ARENA_ARRAY(reading->arena, struct span, evidence->count + 1);
  size_t count = 0;
  for (size_t i = 0; i < evidence->count; i++) {
    struct span other = evidence->at[i];
    if (other.end < span.start || span.end < other.start) {
      merged[count++] = other;
      continue;
    }
    if (other.start < span.start) span.start = other.start;
    if (other.end > span.end) span.end = other.end;
  }
  size_t place = count;
  for (; place > 0 && merged[place - 1].start > span.start; place--) merged[place] = merged[place - 1];
  merged[place] = span;
  *evidence = (struct spans){merged, count + 1};
}
