#include "language/train/known_lemmas.h"

#include "language/lemma.h"
#include "language/network_parts.h"

#include <stdlib.h>

struct pair {
  uint64_t key;
  uint16_t script;
};

static int by_key(const void *a, const void *b) {
  const struct pair *x = a, *y = b;
  if (x->key != y->key) return x->key < y->key ? -1 : 1;
  return (x->script > y->script) - (x->script < y->script);
}

static struct pair pair_of(const struct gold_word *word, const struct labels *labels) {
  char plain_bytes[FEATURE_FORM_MAX], lower[FEATURE_FORM_MAX], script[LEMMA_SCRIPT_MAX];
  struct slice plain = feature_plain_form(word->form, plain_bytes);
  uint64_t form = slice_hash(feature_normal_form(plain, FOLD_CASE, lower));
  return (struct pair){lemma_key(form, tag_key(word->tag)),
                       inventory_find(&labels->scripts, lemma_derive(plain, word->lemma, script))};
}

static struct pair *gather(struct arena *arena, const struct corpus *corpus, const struct labels *labels,
                           uint32_t *count) {
  struct pair *pairs = NULL;
  uint32_t capacity = 0;
  for (uint32_t s = 0; s < corpus->count; s++)
    for (uint32_t i = 0; corpus->sentences[s].has_tree && i < corpus->sentences[s].count; i++) {
      const struct gold_word *word = &corpus->sentences[s].words[i];
      bool typo = slice_find(word->tag, SLICE("Typo=")) != SIZE_MAX;
      if (typo || slice_starts(word->tag, SLICE("PROPN")) || slice_starts(word->tag, SLICE("X\t"))) continue;
      struct pair pair = pair_of(word, labels);
      ARENA_PUSH(arena, pairs, *count, capacity, pair);
    }
  return pairs;
}

/* The script that most of the pairs first .. end, of one key, have; NO_LABEL where they differ too much. */
static uint16_t usual_script(const struct pair *pairs, uint32_t first, uint32_t end) {
  uint32_t best = 0;
  uint16_t script = NO_LABEL;
  for (uint32_t i = first; i < end;) {
    uint32_t run = i;
    while (i < end && pairs[i].script == pairs[run].script) i++;
    if (i - run > best) best = i - run, script = pairs[run].script;
  }
  return 10 * best >= 9 * (end - first) ? script : NO_LABEL;
}

void known_lemmas_take(struct known_lemmas *known, struct arena *arena, const struct corpus *corpus,
                       const struct labels *labels) {
  uint32_t count = 0;
  struct pair *pairs = gather(arena, corpus, labels, &count);
  *known = (struct known_lemmas){ARENA_ARRAY(arena, uint64_t, count + 1),
                                 ARENA_ARRAY(arena, uint16_t, count + 1), 0};
  if (count) qsort(pairs, count, sizeof *pairs, by_key);
  for (uint32_t i = 0; i < count;) {
    uint32_t first = i;
    while (i < count && pairs[i].key == pairs[first].key) i++;
    uint16_t script = usual_script(pairs, first, i);
    if (script == NO_LABEL) continue;
    known->keys[known->count] = pairs[first].key;
    known->scripts[known->count++] = script;
  }
}
