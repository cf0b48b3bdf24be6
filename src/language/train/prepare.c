#include "language/train/prepare.h"

#include "common/file.h"
#include "language/lemma.h"

#include <math.h>
#include <stdlib.h>

enum { AFFIX_ROWS = 10240, WORD_LEAST = 3 };

struct keyed_vector {
  uint64_t key;
  const char *numbers;
  uint32_t rank;
};

static int by_key(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return x < y ? -1 : x > y;
}

static uint32_t find_lines(struct arena *arena, struct slice text, uint32_t count,
                           struct keyed_vector *lines) {
  uint32_t found = 0;
  struct map taken;
  map_init(&taken, arena);
  while (text.at && found < count) {
    struct slice line = slice_cut(&text, '\n'), rest = line, word = slice_cut(&rest, ' ');
    char normal[FEATURE_FORM_MAX];
    if (!rest.at || !word.len || word.len > FEATURE_FORM_MAX / 4) continue;
    struct slice key = feature_normal_form(word, FOLD_CASE, normal);
    if (map_get(&taken, key) != MAP_NONE) continue;
    map_put(&taken, arena_copy(arena, key), 1);
    lines[found] = (struct keyed_vector){slice_hash(key), rest.at, found};
    found++;
  }
  return found;
}

enum truce_status vocabulary_read_vectors(struct vocabulary *vocabulary, struct arena *arena,
                                          const char *path, uint32_t count, struct truce_error *error) {
  struct file file;
  enum truce_status status = file_open(&file, path, (size_t)1 << 31, error);
  if (status != TRUCE_OK) return status;
  struct slice text = arena_copy(arena, file.bytes); /* strtof needs an end */
  file_close(&file);
  struct keyed_vector *lines = ARENA_ARRAY(arena, struct keyed_vector, count);
  count = find_lines(arena, text, count, lines);
  qsort(lines, count, sizeof *lines, by_key);
  vocabulary->vector_keys = ARENA_ARRAY(arena, uint64_t, count);
  vocabulary->vector_ranks = ARENA_ARRAY(arena, uint32_t, count);
  vocabulary->vectors = ARENA_ARRAY(arena, float, (size_t)count *NETWORK_VECTOR_WIDTH);
  double square = 0;
  for (uint32_t i = 0; i < count; i++) {
    char *at = (char *)lines[i].numbers;
    vocabulary->vector_keys[i] = lines[i].key, vocabulary->vector_ranks[i] = lines[i].rank;
    for (int j = 0; j < NETWORK_VECTOR_WIDTH; j++) {
      float x = strtof(at, &at);
      vocabulary->vectors[(size_t)i * NETWORK_VECTOR_WIDTH + j] = x < -2.5f ? -2.5f : x > 2.5f ? 2.5f : x;
      square += (double)x * x;
    }
  }
  if (!count) return fail(error, TRUCE_BAD_INPUT, "%s: no word vectors", path);
  vocabulary->tables.vector_keys = vocabulary->vector_keys;
  vocabulary->tables.vector_count = count;
  return TRUCE_OK;
}

void vocabulary_keep_vectors(struct vocabulary *vocabulary, struct arena *arena, uint32_t count) {
  uint32_t all = vocabulary->tables.vector_count, kept = 0;
  const uint64_t *keys = vocabulary->vector_keys;
  const float *vectors = vocabulary->vectors;
  size_t row = NETWORK_VECTOR_WIDTH;
  vocabulary->vector_keys = ARENA_ARRAY(arena, uint64_t, all);
  vocabulary->vectors = ARENA_ARRAY(arena, float, all *row);
  for (uint32_t i = 0; i < all; i++) {
    if (vocabulary->vector_ranks[i] >= count) continue;
    vocabulary->vector_keys[kept] = keys[i];
    memcpy(vocabulary->vectors + kept++ * row, vectors + i * row, row * sizeof(float));
  }
  vocabulary->tables.vector_keys = vocabulary->vector_keys, vocabulary->tables.vector_count = kept;
}

static void count_form(struct inventory *seen, struct slice form) {
  char plain_bytes[FEATURE_FORM_MAX], folded_bytes[FEATURE_FORM_MAX];
  struct slice plain = feature_normal_form(form, FOLD_NOTHING, plain_bytes);
  struct slice folded = feature_normal_form(form, FOLD_CASE_AND_DIGITS, folded_bytes);
  inventory_add(seen, folded);
  if (!slice_is(plain, folded)) inventory_add(seen, plain);
}

bool vocabulary_is_folded(struct slice text) {
  char folded[FEATURE_FORM_MAX];
  return slice_is(feature_normal_form(text, FOLD_CASE_AND_DIGITS, folded), text);
}

void vocabulary_take_words(struct vocabulary *vocabulary, struct arena *arena, const struct corpus *corpus) {
  struct inventory *seen = &vocabulary->seen;
  inventory_init(seen, arena);
  for (uint32_t s = 0; s < corpus->count; s++)
    for (uint32_t i = 0; i < corpus->sentences[s].count; i++)
      count_form(seen, corpus->sentences[s].words[i].form);
  vocabulary->word_keys = ARENA_ARRAY(arena, uint64_t, seen->count + (size_t)1);
  uint32_t count = 0;
  for (uint32_t i = 0; i < seen->count; i++)
    if (seen->seen[i] >= WORD_LEAST) vocabulary->word_keys[count++] = slice_hash(seen->texts[i]);
  qsort(vocabulary->word_keys, count, sizeof(uint64_t), by_key);
  vocabulary->tables.word_keys = vocabulary->word_keys;
  vocabulary->tables.word_count = count;
  vocabulary->tables.affix_count = AFFIX_ROWS;
}

static void make_word(const struct vocabulary *vocabulary, const struct labels *labels,
                      const struct gold_word *gold, bool has_tree, struct example_word *word) {
  char script[LEMMA_SCRIPT_MAX], folded[FEATURE_FORM_MAX], plain[FEATURE_FORM_MAX];
  *word = (struct example_word){.form = gold->form, .lemma = gold->lemma, .head = UINT32_MAX};
  features_of(&vocabulary->tables, gold->form, &word->features);
  uint32_t seen =
      map_get(&vocabulary->seen.numbers, feature_normal_form(gold->form, FOLD_CASE_AND_DIGITS, folded));
  word->seen = seen == MAP_NONE ? 0 : vocabulary->seen.seen[seen];
  word->tag = word->script = word->relation = NO_LABEL;
  if (!has_tree) return;
  word->head = gold->head;
  word->tag = inventory_find(&labels->tags, gold->tag);
  word->relation = inventory_find(&labels->relations, gold->relation);
  word->script = inventory_find(&labels->scripts,
                                lemma_derive(feature_plain_form(gold->form, plain), gold->lemma, script));
}

void example_make(struct arena *arena, const struct vocabulary *vocabulary, const struct labels *labels,
                  const struct gold_sentence *gold, struct example *example) {
  example->count = gold->count;
  example->words = ARENA_ARRAY(arena, struct example_word, gold->count);
  for (uint32_t i = 0; i < gold->count; i++)
    make_word(vocabulary, labels, &gold->words[i], gold->has_tree, &example->words[i]);
}
