#include "language/train/evaluate.h"

#include "language/tree.h"

#include <stdlib.h>

struct tally {
  double words, tags, lemmas, heads, relations;
};

static void score_sentence(struct shard *shard, uint32_t s, struct tree_space *space, struct tally *tally,
                           int32_t *whole, uint32_t *heads) {
  struct example *example = shard_example(shard, s);
  size_t row;
  const float *arcs = shard_arcs(shard, s, &row);
  for (size_t i = 0; i < example->count * row; i++)
    whole[i] = (int32_t)((arcs[i] < -1000 ? -1000 : arcs[i]) * 1000);
  tree_decode(space, whole, row, example->count, heads);
  for (uint32_t i = 0; i < example->count; i++) {
    const struct example_word *word = &example->words[i];
    bool head = heads[i] == word->head;
    tally->words++;
    tally->tags += shard_tag(shard, s, i) == word->tag;
    tally->lemmas += shard_script(shard, s, i) == word->script;
    tally->heads += head;
    tally->relations +=
        head && (word->head == 0 || shard_relation(shard, s, i, word->head) == word->relation);
  }
}

struct scores evaluate(struct shard *shard, struct example *examples, uint32_t count) {
  enum { AT_ONCE = 32, LONGEST = 500 };
  struct tally tally = {0};
  struct arena *arena = arena_new((size_t)1 << 28);
  struct example *some[AT_ONCE];
  if (!arena || setjmp(*arena_guard(arena))) {
    arena_free(arena);
    return (struct scores){0};
  }
  struct tree_space *space = tree_space_new(arena, LONGEST);
  int32_t *whole = ARENA_ARRAY(arena, int32_t, (size_t)LONGEST * (LONGEST + 17));
  uint32_t *heads = ARENA_ARRAY(arena, uint32_t, LONGEST);
  for (uint32_t i = 0; i < count;) {
    uint32_t n = 0;
    for (; i < count && n < AT_ONCE; i++)
      if (examples[i].count <= LONGEST) some[n++] = &examples[i];
    if (!shard_load(shard, some, n)) break;
    shard_forward(shard, NULL, NULL);
    for (uint32_t s = 0; s < n; s++) score_sentence(shard, s, space, &tally, whole, heads);
  }
  arena_free(arena);
  double per_cent = 100 / (tally.words ? tally.words : 1);
  return (struct scores){tally.tags * per_cent, tally.lemmas * per_cent, tally.heads * per_cent,
                         tally.relations * per_cent};
}
