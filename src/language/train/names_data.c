#include "language/train/names_data.h"

#include "language/features.h"

#include <stdlib.h>

static const char *const kinds[NAME_KINDS] = {"PER", "ORG", "LOC"};

static int list_of(struct slice name) {
  static const char *const lists[LIST_COUNT] = {"given", "family", "human", "place", "town", "organisation"};
  for (int i = 0; i < LIST_COUNT; i++)
    if (slice_equals(name, lists[i])) return i;
  return -1;
}

static void add_name(struct arena *arena, struct name_pool *pool, struct slice text) {
  struct name_text name = {0};
  uint32_t capacity = 0;
  while (text.at) {
    struct slice word = slice_cut(&text, ' ');
    if (word.len) ARENA_PUSH(arena, name.words, name.count, capacity, word);
  }
  if (name.count) ARENA_PUSH(arena, pool->names, pool->count, pool->capacity, name);
}

struct marked {
  uint64_t key;
  uint8_t lists;
};

struct marking {
  struct arena *arena;
  struct inventory words;
  struct marked *marked;
  uint32_t capacity;
};

/* Each word of a name that is no particle. */
static void mark_words(struct marking *m, const struct name_text *name, int list) {
  char lower[FEATURE_FORM_MAX];
  for (uint32_t i = 0; i < name->count; i++) {
    struct slice word = name->words[i];
    if (word.len < 3 || word.len > FEATURE_FORM_MAX / 4) continue;
    struct slice key = feature_normal_form(word, FOLD_CASE, lower);
    if (slice_equals(key, "the") || slice_equals(key, "and") || slice_equals(key, "del")) continue;
    uint32_t before = m->words.count, number = inventory_add(&m->words, key);
    struct marked added = {slice_hash(key), 0};
    if (number == before) ARENA_PUSH(m->arena, m->marked, before, m->capacity, added);
    m->marked[number].lists = (uint8_t)(m->marked[number].lists | 1 << list);
  }
}

static int by_key(const void *a, const void *b) {
  const struct marked *x = a, *y = b;
  return x->key < y->key ? -1 : x->key > y->key;
}

enum truce_status name_lists_read(struct name_lists *lists, struct arena *arena, const char *path,
                                  struct truce_error *error) {
  struct slice text;
  struct marking m = {.arena = arena};
  enum truce_status status = corpus_read_text(arena, path, &text, error);
  if (status != TRUCE_OK) return status;
  inventory_init(&m.words, arena);
  while (text.at) {
    struct slice name = slice_cut(&text, '\n'), list = slice_cut(&name, '\t');
    int number = list_of(list);
    if (number < 0 || !name.at) continue;
    struct name_pool *pool = &lists->of[number];
    uint32_t before = pool->count;
    add_name(arena, pool, name);
    if (pool->count > before) mark_words(&m, &pool->names[before], number);
  }
  if (!m.words.count) return fail(error, TRUCE_BAD_INPUT, "%s: no lists of names", path);
  qsort(m.marked, m.words.count, sizeof *m.marked, by_key);
  lists->count = m.words.count;
  lists->keys = ARENA_ARRAY(arena, uint64_t, lists->count);
  lists->lists = ARENA_ARRAY(arena, uint8_t, lists->count);
  for (uint32_t i = 0; i < lists->count; i++)
    lists->keys[i] = m.marked[i].key, lists->lists[i] = m.marked[i].lists;
  return TRUCE_OK;
}

/* How many words the name has that begins at `first`, and its kind, -1: none, or none that is exchanged. */
static uint32_t name_at(const struct gold_sentence *sentence, uint32_t first, int *kind) {
  struct slice label = sentence->words[first].mention;
  uint32_t end = first + 1;
  *kind = -1;
  if (label.len < 3 || label.at[0] != 'B') return 1;
  for (int i = 0; i < NAME_KINDS; i++)
    if (slice_equals((struct slice){label.at + 2, label.len - 2}, kinds[i])) *kind = i;
  while (end < sentence->count && sentence->words[end].mention.len &&
         sentence->words[end].mention.at[0] == 'I')
    end++;
  return end - first;
}

void name_pools_fill(struct name_pools *pools, struct arena *arena, const struct corpus *corpus) {
  for (uint32_t s = 0; s < corpus->count; s++)
    for (uint32_t i = 0; i < corpus->sentences[s].count;) {
      int kind;
      uint32_t count = name_at(&corpus->sentences[s], i, &kind);
      if (kind >= 0) {
        struct name_text name = {ARENA_ARRAY(arena, struct slice, count), count};
        for (uint32_t k = 0; k < count; k++) name.words[k] = corpus->sentences[s].words[i + k].form;
        ARENA_PUSH(arena, pools->of[kind].names, pools->of[kind].count, pools->of[kind].capacity, name);
      }
      i += count;
    }
}

static const struct name_text *draw(const struct name_pool *pool, struct dice *dice) {
  return pool->count ? &pool->names[dice_below(dice, pool->count)] : NULL;
}

struct building {
  struct arena *arena;
  struct gold_sentence made;
  uint32_t capacity;
};

static void put(struct building *b, struct gold_word word) {
  ARENA_PUSH(b->arena, b->made.words, b->made.count, b->capacity, word);
}

/* "B-PER" where it begins, else "I-PER". */
static void put_name(struct building *b, const struct name_text *name, int kind, bool begins) {
  for (uint32_t i = 0; name && i < name->count; i++) {
    struct slice label = arena_print(b->arena, "%c-%s", begins && !i ? 'B' : 'I', kinds[kind]);
    put(b, (struct gold_word){.form = name->words[i], .mention = label});
  }
}

/* A name out of the lists; persons are put together. */
static bool put_listed(struct building *b, const struct name_pools *pools, int kind, struct dice *dice) {
  const struct name_lists *l = pools->lists;
  uint32_t before = b->made.count;
  if (!l) return false;
  if (kind == 0) {
    uint32_t how = dice_below(dice, 10);
    if (how < 8) put_name(b, draw(&l->of[how < 5 ? LIST_GIVEN : LIST_HUMAN], dice), 0, true);
    if (how < 5 || how > 7)
      put_name(b, draw(&l->of[how & 1 ? LIST_FAMILY : LIST_HUMAN], dice), 0, b->made.count == before);
  } else if (kind == 1) {
    put_name(b, draw(&l->of[LIST_ORGANISATION], dice), 1, true);
  } else {
    put_name(b, draw(&l->of[dice_below(dice, 2) ? LIST_PLACE : LIST_TOWN], dice), 2, true);
  }
  return b->made.count > before;
}

static struct slice recase(struct arena *arena, struct slice form, bool upper, bool first_only) {
  char *bytes = arena_alloc(arena, form.len + 1);
  for (size_t i = 0; i < form.len; i++) {
    char c = form.at[i];
    if (!upper && c >= 'A' && c <= 'Z') c = (char)(c + 32);
    if (upper && c >= 'a' && c <= 'z' && (!first_only || i == 0)) c = (char)(c - 32);
    bytes[i] = c;
  }
  return (struct slice){bytes, form.len};
}

static void change_case(struct arena *arena, struct gold_sentence *sentence, struct dice *dice) {
  uint32_t how = dice_below(dice, 100);
  if (how >= 10) return;
  for (uint32_t i = 0; i < sentence->count; i++) {
    struct slice *form = &sentence->words[i].form;
    if (how < 5)
      *form = recase(arena, *form, false, false);
    else if (how < 7)
      *form = recase(arena, *form, true, false);
    else if (form->len > 3 && form->at[0] != '\'')
      *form = recase(arena, *form, true, true);
  }
}

struct gold_sentence name_change(struct arena *arena, const struct name_pools *pools,
                                 const struct gold_sentence *sentence, struct dice *dice) {
  enum { EXCHANGED = 30, LISTED = 40 }; /* of a hundred names; of a hundred of those */
  struct building b = {.arena = arena};
  for (uint32_t i = 0; i < sentence->count;) {
    int kind;
    uint32_t count = name_at(sentence, i, &kind);
    bool other = kind >= 0 && dice_below(dice, 100) < EXCHANGED;
    bool listed = other && dice_below(dice, 100) < LISTED && put_listed(&b, pools, kind, dice);
    if (other && !listed) put_name(&b, draw(&pools->of[kind], dice), kind, true);
    for (uint32_t k = i; !other && k < i + count; k++) put(&b, sentence->words[k]);
    i += count;
  }
  change_case(arena, &b.made, dice);
  return b.made.count <= NAME_WORDS_MAX ? b.made : *sentence;
}
