/* PETRARCH's dictionaries: the first byte picks actors, agents or verbs; the frames made of verbs are read
   too. */
#include "fuzz.h"
#include "record/frame.h"
#include "record/petrarch_verbs.h"

static void read_one(struct arena *arena, const uint8_t *data, size_t size) {
  static const char facts_text[] =
      "[plover]\nAID -: 07\nAGREE -: 03\nnone: 01\n[target]\nobject|with: other\n"
      "[particle]\noff, up\n[preposition]\nto, with\n[negation]\nnot\n[future]\nwill\n"
      "[skipped]\nthe, and\n";
  struct truce_error error;
  struct knowledge *knowledge = knowledge_new(arena);
  struct petrarch_file file = {.path = "own", .text = {(const char *)data + 1, size - 1}};
  struct word_classes *facts;
  struct event_frames *frames;
  knowledge_read(knowledge, arena, "agents.txt", SLICE("[sector]\nGOV: minister\n"), &error);
  knowledge_read(knowledge, arena, "states.txt", SLICE("SWE | Sweden | Swedish | Stockholm |\n"), &error);
  petrarch_kind_of(file.text);
  switch (data[0]) {
  case 'a': petrarch_read_actors(arena, &file, knowledge); break;
  case 'g': petrarch_read_agents(arena, &file, knowledge); break;
  case 'v':
    if (word_classes_open(&facts, arena, "facts", slice_of(facts_text), &error)) return;
    /* whatever the dictionary, what is made of it can be read */
    if (event_frames_open(&frames, arena, "own", petrarch_read_verbs(arena, &file, facts), &error))
      __builtin_trap();
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  struct arena *arena = arena_new(256 << 20);
  if (!arena) return 0;
  if (!setjmp(*arena_guard(arena))) read_one(arena, data, size);
  arena_free(arena);
  return 0;
}
