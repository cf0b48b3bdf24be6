/* Treebanks: what can be read is made into text, compared with itself, and compared with a copy that lost a
   line. */
#include "fuzz.h"
#include "language/score.h"

#include <setjmp.h>
#include <stdlib.h>

static void compare(const struct conllu *gold, const struct conllu *system, struct arena *arena, bool same) {
  struct score scores[SCORE_COUNT];
  struct truce_error error;
  if (score_parse(gold, system, arena, scores, &error)) {
    if (same && error.status != TRUCE_LIMIT) abort();
    return;
  }
  for (int m = 0; m < SCORE_COUNT; m++) {
    if (scores[m].correct > scores[m].gold || scores[m].correct > scores[m].system) abort();
    if (same && scores[m].gold != scores[m].system) abort();
  }
}

static void read_all(struct arena *arena, struct slice bytes, struct buffer *text) {
  struct conllu gold, system;
  struct truce_error error;
  if (conllu_read(&gold, arena, bytes, "fuzz", &error)) return;
  conllu_text(&gold, text);
  compare(&gold, &gold, arena, true);
  slice_cut(&bytes, '\n');
  if (bytes.at && !conllu_read(&system, arena, bytes, "fuzz", &error)) compare(&gold, &system, arena, false);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct arena *arena = arena_new((size_t)1 << 28);
  struct buffer text;
  if (!arena) return 0;
  buffer_init(&text, 1 << 26);
  if (!setjmp(*arena_guard(arena))) read_all(arena, (struct slice){(const char *)data, size}, &text);
  buffer_dispose(&text);
  arena_free(arena);
  return 0;
}
