#include "language/train/corpus.h"

#include "language/lemma.h"

#include <stdlib.h>
#include <zlib.h>

void inventory_init(struct inventory *inventory, struct arena *arena) {
  *inventory = (struct inventory){0};
  map_init(&inventory->numbers, arena);
}

uint32_t inventory_add(struct inventory *inventory, struct slice text) {
  struct arena *arena = inventory->numbers.arena;
  uint32_t number = map_get(&inventory->numbers, text);
  if (number != MAP_NONE) {
    inventory->seen[number]++;
    return number;
  }
  number = inventory->count;
  if (inventory->count == inventory->capacity) {
    uint32_t capacity = inventory->capacity ? 2 * inventory->capacity : 256;
    inventory->texts = arena_grow(arena, inventory->texts, inventory->count, capacity, sizeof(struct slice));
    inventory->seen = arena_grow(arena, inventory->seen, inventory->count, capacity, sizeof(uint32_t));
    inventory->capacity = capacity;
  }
  inventory->texts[number] = arena_copy(arena, text);
  inventory->seen[number] = 1;
  inventory->count++;
  map_put(&inventory->numbers, inventory->texts[number], number);
  return number;
}

uint16_t inventory_find(const struct inventory *inventory, struct slice text) {
  uint32_t number = map_get(&inventory->numbers, text);
  return number == MAP_NONE || number >= NO_LABEL ? NO_LABEL : (uint16_t)number;
}

struct counted {
  struct slice text;
  uint32_t seen;
};

static int by_frequency(const void *a, const void *b) {
  const struct counted *x = a, *y = b;
  if (x->seen != y->seen) return x->seen > y->seen ? -1 : 1;
  return slice_compare(x->text, y->text);
}

void inventory_trim(struct inventory *inventory, uint32_t least) {
  struct arena *arena = inventory->numbers.arena;
  struct counted *all = ARENA_ARRAY(arena, struct counted, inventory->count);
  uint32_t count = inventory->count, kept = 0;
  for (uint32_t i = 0; i < count; i++) all[i] = (struct counted){inventory->texts[i], inventory->seen[i]};
  qsort(all, count, sizeof *all, by_frequency);
  map_init(&inventory->numbers, arena);
  for (; kept < count && all[kept].seen >= least; kept++) {
    inventory->texts[kept] = all[kept].text, inventory->seen[kept] = all[kept].seen;
    map_put(&inventory->numbers, all[kept].text, kept);
  }
  inventory->count = kept;
}

enum { COLUMNS = 10 };

/* Cuts a line into its ten columns; false where there are fewer. */
static bool cut_columns(struct slice line, struct slice columns[COLUMNS]) {
  for (int i = 0; i < COLUMNS; i++) {
    if (!line.at) return false;
    columns[i] = slice_cut(&line, '\t');
  }
  return true;
}

static struct slice join_columns(struct arena *arena, const struct slice *columns) {
  return arena_print(arena, "%.*s\t%.*s\t%.*s", SLICE_ARGS(columns[3]), SLICE_ARGS(columns[4]),
                     SLICE_ARGS(columns[5]));
}

/* The words of a sentence as they come in. */
struct sentence_builder {
  struct gold_word *words;
  uint32_t count, capacity;
  bool has_tree;
};

static enum truce_status read_word(struct corpus *corpus, struct sentence_builder *builder,
                                   struct slice line) {
  struct slice columns[COLUMNS];
  uint64_t number, head = UINT32_MAX;
  if (!cut_columns(line, columns)) return TRUCE_BAD_INPUT;
  if (!slice_number(columns[0], &number)) return TRUCE_OK; /* a multi-word token or an empty node */
  builder->has_tree = slice_number(columns[6], &head);
  struct gold_word word = {
      .form = columns[1], .lemma = columns[2], .relation = columns[7], .head = (uint32_t)head};
  word.tag = join_columns(corpus->arena, columns);
  ARENA_PUSH(corpus->arena, builder->words, builder->count, builder->capacity, word);
  return TRUCE_OK;
}

static void end_sentence(struct corpus *corpus, struct sentence_builder *builder) {
  bool sound = builder->count > 0;
  for (uint32_t i = 0; i < builder->count; i++)
    sound = sound && (!builder->has_tree || builder->words[i].head <= builder->count);
  struct gold_sentence sentence = {builder->words, builder->count, builder->has_tree};
  if (sound) ARENA_PUSH(corpus->arena, corpus->sentences, corpus->count, corpus->capacity, sentence);
  *builder = (struct sentence_builder){0};
}

static enum truce_status read_lines(struct corpus *corpus, struct slice text, const char *path,
                                    struct truce_error *error) {
  struct sentence_builder builder = {0};
  for (size_t number = 1; text.at; number++) {
    struct slice line = slice_cut(&text, '\n');
    if (line.len && line.at[line.len - 1] == '\r') line.len--;
    if (line.len == 0)
      end_sentence(corpus, &builder);
    else if (line.at[0] != '#' && read_word(corpus, &builder, line) != TRUCE_OK)
      return fail(error, TRUCE_BAD_INPUT, "%s:%zu: fewer than ten columns", path, number);
  }
  end_sentence(corpus, &builder);
  return TRUCE_OK;
}

enum truce_status corpus_read_text(struct arena *arena, const char *path, struct slice *text,
                                   struct truce_error *error) {
  gzFile file = gzopen(path, "rb");
  if (!file) return fail(error, TRUCE_IO, "cannot open %s", path);
  size_t capacity = 1 << 20, length = 0;
  char *bytes = malloc(capacity);
  int got = 0;
  while (bytes && (got = gzread(file, bytes + length, (unsigned)(capacity - length))) > 0) {
    length += (size_t)got;
    if (length == capacity) {
      char *bigger = realloc(bytes, capacity *= 2);
      if (!bigger) free(bytes);
      bytes = bigger;
    }
  }
  gzclose(file);
  if (!bytes || got < 0) {
    free(bytes);
    return fail(error, TRUCE_IO, "cannot read %s", path);
  }
  *text = arena_copy(arena, (struct slice){bytes, length});
  free(bytes);
  return TRUCE_OK;
}

enum truce_status corpus_read(struct corpus *corpus, const char *path, struct truce_error *error) {
  struct slice text;
  enum truce_status status = corpus_read_text(corpus->arena, path, &text, error);
  return status == TRUCE_OK ? read_lines(corpus, text, path, error) : status;
}

void corpus_count_labels(const struct corpus *corpus, struct labels *labels) {
  char script[LEMMA_SCRIPT_MAX], plain[FEATURE_FORM_MAX];
  for (uint32_t s = 0; s < corpus->count; s++)
    for (uint32_t i = 0; i < corpus->sentences[s].count; i++) {
      const struct gold_word *word = &corpus->sentences[s].words[i];
      if (!corpus->sentences[s].has_tree) continue;
      inventory_add(&labels->tags, word->tag);
      inventory_add(&labels->relations, word->relation);
      inventory_add(&labels->scripts,
                    lemma_derive(feature_plain_form(word->form, plain), word->lemma, script));
    }
}
