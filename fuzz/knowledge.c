/* Knowledge files. The first byte picks the parser, the rest is the file. */
#include "meaning/knowledge.h"
#include "fuzz.h"
#include "meaning/predicates.h"
#include "meaning/time.h"
#include "meaning/word_classes.h"
#include "record/event_leaning.h"
#include "record/frame.h"

static void open_one(struct arena *arena, const uint8_t *data, size_t size) {
  struct slice text = {(const char *)data + 1, size - 1};
  struct truce_error error;
  union {
    struct word_classes *classes;
    struct predicates *predicates;
    struct event_frames *frames;
    struct event_leanings *leanings;
    const struct time_words *time;
  } made;
  static const char *const actors[] = {"regions.txt", "organisations.txt", "groups.txt",
                                       "states.txt",  "leaders.txt",       "places.txt"};
  if (data[0] >= '0' && data[0] < '6') {
    knowledge_read(knowledge_new(arena), arena, actors[data[0] - '0'], text, &error);
    return;
  }
  switch (data[0]) {
  case 'c': word_classes_open(&made.classes, arena, "classes.txt", text, &error); break;
  case 'p': predicates_open(&made.predicates, arena, "predicates.txt", text, &error); break;
  case 'e': event_frames_open(&made.frames, arena, "events.txt", text, &error); break;
  case 'l': event_leanings_open(&made.leanings, arena, "event-leaning.txt", text, &error); break;
  case 't': time_words_read(arena, text, SLICE(""), &made.time, &error); break;
  case 'n': time_words_read(arena, SLICE(""), text, &made.time, &error); break;
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  struct arena *arena = arena_new(64 << 20);
  if (!arena) return 0;
  if (!setjmp(*arena_guard(arena))) open_one(arena, data, size);
  arena_free(arena);
  return 0;
}
