#include "record/event_leaning_parts.h"

#include "common/file.h"
#include "common/lines.h"
#include "meaning/tree.h"

#include <math.h>

enum { UNIT = 1024, WORDS_MOST = 1 << 20, LEANINGS_LARGEST = 16 * 1024 * 1024 };

/* ---- features ---- */

void leaning_add(struct leaning_features *features, int32_t counts[LEANING_PARTS], enum leaning_part part,
                 const int8_t *vector) {
  int32_t square = 0;
  if (!vector || counts[part] == WORDS_MOST) return;
  for (int i = 0; i < LANGUAGE_VECTOR; i++) square += vector[i] * vector[i];
  if (!square) return;
  double scale = UNIT / sqrt((double)square);
  for (int i = 0; i < LANGUAGE_VECTOR; i++)
    features->at[part * LANGUAGE_VECTOR + i] += (int32_t)floor(vector[i] * scale + 0.5);
  counts[part]++;
}

/* Many words say more than one, but not as many times more. Words around the parties count half. */
void leaning_end(struct leaning_features *features, const int32_t counts[LEANING_PARTS], bool future,
                 bool negated) {
  static const double weights[] = {1, 0.5, 0.5, 1};
  for (int part = 0; part < LEANING_PARTS; part++)
    for (int i = 0; i < LANGUAGE_VECTOR && counts[part]; i++) {
      int32_t *at = &features->at[part * LANGUAGE_VECTOR + i];
      *at = (int32_t)floor(*at * weights[part] / sqrt((double)counts[part]) + 0.5);
    }
  int32_t *flags = features->at + LEANING_PARTS * LANGUAGE_VECTOR;
  flags[0] = future ? UNIT : 0;
  flags[1] = negated ? UNIT : 0;
  flags[2] = future && negated ? UNIT : 0;
  flags[3] = UNIT;
}

static bool is_one_of(struct slice lemma, const char *const *all, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (slice_is_ignoring_case(lemma, slice_of(all[i]))) return true;
  return false;
}

static bool says_future(const struct word *w) {
  static const char *const all[] = {"will", "would", "shall", "'ll"};
  return w->upos == UPOS_AUX && is_one_of(w->lemma, all, sizeof all / sizeof *all);
}

static bool says_no(const struct word *w) {
  static const char *const all[] = {"not", "n't", "never", "refuse", "fail", "decline"};
  return is_one_of(w->lemma, all, sizeof all / sizeof *all);
}

bool leaning_has_meaning(const struct word *w) {
  return w->upos == UPOS_VERB || w->upos == UPOS_NOUN || w->upos == UPOS_ADJ || w->upos == UPOS_ADV;
}

struct leaning_stretch leaning_between(const struct analysis *a, struct leaning_parties parties) {
  uint32_t first[2] = {NO_WORD, NO_WORD}, last[2] = {0, 0};
  for (uint32_t w = 0; w < a->word_count; w++)
    for (int i = 0; i < 2; i++)
      if (i ? parties.target[w] : parties.source[w]) {
        if (first[i] == NO_WORD) first[i] = w;
        last[i] = w;
      }
  if (first[0] == NO_WORD || first[1] == NO_WORD) return (struct leaning_stretch){0, a->word_count};
  return (struct leaning_stretch){last[0] < last[1] ? last[0] : last[1],
                                  first[0] > first[1] ? first[0] : first[1]};
}

/* The word of a party that hangs highest, or NO_WORD. */
static uint32_t head_of(const struct analysis *a, const bool *party) {
  for (uint32_t w = 0; w < a->word_count; w++)
    if (party[w] && (a->words[w].head == NO_WORD || !party[a->words[w].head])) return w;
  return NO_WORD;
}

struct leaning_heads leaning_heads(const struct analysis *a, struct leaning_parties parties) {
  struct leaning_heads heads = {head_of(a, parties.source), head_of(a, parties.target)};
  if (heads.source == NO_WORD) heads.source = heads.target;
  if (heads.target == NO_WORD) heads.target = heads.source;
  return heads;
}

bool leaning_is_above(const struct analysis *a, uint32_t upper, uint32_t lower) {
  while (lower != NO_WORD && lower != upper) lower = a->words[lower].head;
  return lower == upper;
}

/* The lowest word above both parties that means something, or NO_WORD. */
static uint32_t predicate_above(const struct analysis *a, struct leaning_parties parties) {
  struct leaning_heads heads = leaning_heads(a, parties);
  for (uint32_t w = heads.source; w != NO_WORD; w = a->words[w].head)
    if (!parties.source[w] && !parties.target[w] && leaning_has_meaning(&a->words[w]) &&
        leaning_is_above(a, w, heads.target))
      return w;
  return NO_WORD;
}

static const int8_t *vector_of(const struct language_model *model, struct slice form) {
  char lower[64];
  if (form.len > sizeof lower) return NULL;
  for (size_t i = 0; i < form.len; i++)
    lower[i] = form.at[i] >= 'A' && form.at[i] <= 'Z' ? form.at[i] + 32 : form.at[i];
  return language_vector(model, (struct slice){lower, form.len});
}

struct leaning_features leaning_features_of(const struct language_model *model, struct arena *arena,
                                            const struct analysis *a, struct leaning_parties parties) {
  struct leaning_features features = {.at = {0}};
  int32_t counts[LEANING_PARTS] = {0};
  bool future = false, negated = false;
  struct leaning_stretch between = leaning_between(a, parties);
  for (uint32_t w = 0; w < a->word_count; w++) {
    const struct word *word = &a->words[w];
    if (parties.source[w]) continue;
    if (!parties.target[w]) future = future || says_future(word), negated = negated || says_no(word);
    if (!leaning_has_meaning(word)) continue;
    enum leaning_part part = parties.target[w]                      ? LEANING_TARGET
                             : w >= between.from && w <= between.to ? LEANING_BETWEEN
                                                                    : LEANING_AROUND;
    leaning_add(&features, counts, part, vector_of(model, word->form));
  }
  uint32_t predicate = predicate_above(a, parties);
  if (predicate != NO_WORD)
    leaning_add(&features, counts, LEANING_PREDICATE, vector_of(model, a->words[predicate].lemma));
  leaning_end(&features, counts, future, negated);
  leaning_words_of(&features, arena, a, parties);
  return features;
}

/* Weights are in units of 1 / 256. */
void leaning_scores(const struct event_leanings *l, const struct leaning_features *features,
                    int64_t scores[LEANING_CLASSES]) {
  for (uint32_t k = 0; k < l->count; k++) {
    scores[k] = 0;
    for (int i = 0; i < LEANING_FEATURES; i++) scores[k] += (int64_t)l->weights[k][i] * features->at[i];
  }
  for (uint32_t i = 0; i < features->word_count; i++) {
    uint32_t place = map_get(&l->places, features->words[i]);
    if (place == MAP_NONE) continue;
    for (uint32_t k = 0; k < l->count; k++) scores[k] += (int64_t)l->words[place].weights[k] * UNIT;
  }
}

/* ---- the file ---- */

/* A whole number with a sign, no larger than a weight may be. */
static bool read_weight(struct slice text, int32_t *weight) {
  bool minus = text.len && text.at[0] == '-';
  uint64_t number = 0;
  if (minus) text.at++, text.len--;
  if (!slice_number(text, &number) || number > 1 << 20) return false;
  *weight = minus ? -(int32_t)number : (int32_t)number;
  return true;
}

static bool read_class(struct event_leanings *l, struct slice line) {
  struct slice rest = line;
  l->names[l->count] = slice_cut(&rest, ' ');
  for (int i = 0; i < LEANING_FEATURES; i++)
    if (!rest.at || !read_weight(slice_cut(&rest, ' '), &l->weights[l->count][i])) return false;
  return !rest.at;
}

/* "word above:attack 12 -3 ...": a weight for each of the classes before it. */
static bool read_word(struct event_leanings *l, struct arena *arena, struct slice rest) {
  struct leaning_word word = {{0}};
  struct slice name = slice_cut(&rest, ' ');
  for (uint32_t k = 0; k < l->count; k++) {
    int32_t weight;
    if (!rest.at || !read_weight(slice_cut(&rest, ' '), &weight)) return false;
    if (weight > INT16_MAX || weight < INT16_MIN) return false;
    word.weights[k] = (int16_t)weight;
  }
  map_put(&l->places, name, l->word_count);
  ARENA_PUSH(arena, l->words, l->word_count, l->word_capacity, word);
  return !rest.at;
}

enum truce_status event_leanings_open(struct event_leanings **leanings, struct arena *arena, const char *file,
                                      struct slice text, struct truce_error *error) {
  struct event_leanings *l = ARENA_NEW(arena, struct event_leanings);
  struct lines lines;
  lines_init(&lines, file, text);
  map_init(&l->places, arena);
  while (lines_next(&lines)) {
    struct slice rest = lines.line;
    if (slice_equals(slice_cut(&rest, ' '), "word")) {
      if (!read_word(l, arena, rest)) return lines_fail(&lines, error, "not a word and %u weights", l->count);
      continue;
    }
    if (l->count == LEANING_CLASSES)
      return lines_fail(&lines, error, "more than %d classes", LEANING_CLASSES);
    if (l->word_count || !read_class(l, lines.line))
      return lines_fail(&lines, error, "not a class and %d weights", LEANING_FEATURES);
    l->count++;
  }
  *leanings = l;
  return TRUCE_OK;
}

enum truce_status event_leanings_load(struct event_leanings **leanings, struct arena *arena,
                                      const char *folder, struct truce_error *error) {
  struct slice path = arena_print(arena, "%s/event-leaning.txt", folder);
  struct file file;
  enum truce_status status = file_open(&file, path.at, LEANINGS_LARGEST, error);
  if (status) return status;
  struct slice text = arena_copy(arena, file.bytes);
  file_close(&file);
  return event_leanings_open(leanings, arena, path.at, text, error);
}
