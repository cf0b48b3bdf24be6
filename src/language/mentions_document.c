/* What a document says of a name more than once. */
#include "language/mentions_parts.h"

#include "common/map.h"

enum { TEXT_MOST = 200, WORDS_LOOKED_FOR = 5 };

/* Counts of the types of one name; the first of the most frequent wins. */
struct votes {
  uint16_t of[MENTION_MISC + 1];
};

struct names_said {
  struct arena *arena;
  struct map numbers; /* a name's words -> its number in `votes` */
  struct map parts;   /* first or last word of a person's name of several words */
  struct votes *votes;
  uint32_t count;
};

/* The words with a space behind each; empty where they are too long. */
static struct slice text_of(const struct analysis *a, uint32_t first, uint32_t count, char out[TEXT_MOST]) {
  size_t length = 0;
  for (uint32_t i = first; i < first + count; i++) {
    struct slice form = a->words[i].form;
    if (length + form.len + 1 > TEXT_MOST) return (struct slice){out, 0};
    memcpy(out + length, form.at, form.len);
    length += form.len;
    out[length++] = ' ';
  }
  return (struct slice){out, length};
}

static void vote(struct names_said *said, const struct analysis *a, const struct named_mention *name) {
  char bytes[TEXT_MOST];
  struct slice text = text_of(a, name->first_word, name->word_count, bytes);
  uint32_t number = map_get(&said->numbers, text);
  if (number == MAP_NONE) map_put(&said->numbers, arena_copy(said->arena, text), number = said->count++);
  uint16_t *vote = &said->votes[number].of[name->type];
  *vote = (uint16_t)(*vote + (*vote < UINT16_MAX));
}

static uint8_t elected(const struct votes *votes, uint8_t type) {
  for (uint8_t other = 0; other <= MENTION_MISC; other++)
    if (votes->of[other] > votes->of[type]) type = other;
  return type;
}

static void note_parts(struct names_said *said, const struct analysis *a, const struct named_mention *name) {
  uint32_t ends[2] = {name->first_word, name->first_word + name->word_count - 1};
  char bytes[TEXT_MOST];
  if (name->type != MENTION_PER || name->word_count < 2) return;
  for (int i = 0; i < 2; i++) {
    struct slice text = text_of(a, ends[i], 1, bytes);
    if (text.len > 3 && map_get(&said->parts, text) == MAP_NONE)
      map_put(&said->parts, arena_copy(said->arena, text), 1);
  }
}

static bool are_proper(const struct analysis *a, uint32_t first, uint32_t count) {
  for (uint32_t i = first; i < first + count; i++)
    if (!mentions_is_proper(&a->words[i])) return false;
  return true;
}

/* Whether words that no name has are one that the document names elsewhere: twice, or of several words, or
   part of a person's. */
static bool is_said(const struct names_said *said, const struct analysis *a, struct named_mention *name) {
  char bytes[TEXT_MOST];
  struct slice text = text_of(a, name->first_word, name->word_count, bytes);
  if (!text.len || !are_proper(a, name->first_word, name->word_count)) return false;
  uint32_t number = map_get(&said->numbers, text);
  if (number != MAP_NONE) {
    name->type = elected(&said->votes[number], MENTION_NONE);
    if (said->votes[number].of[name->type] >= (name->word_count > 1 ? 1 : 2)) return true;
  }
  name->type = MENTION_PER;
  return name->word_count == 1 && map_get(&said->parts, text) != MAP_NONE;
}

bool mentions_find_said(const struct names_said *said, const struct analysis *a, uint32_t at, uint32_t most,
                        struct named_mention *name) {
  for (uint32_t count = most < WORDS_LOOKED_FOR ? most : WORDS_LOOKED_FOR; count; count--) {
    *name = (struct named_mention){at, count, MENTION_NONE};
    if (is_said(said, a, name)) return true;
  }
  return false;
}

/* Such a name before `end` that does not break off in the middle of proper nouns. */
static bool find_whole(const struct names_said *said, const struct analysis *a, uint32_t at, uint32_t end,
                       struct named_mention *name) {
  const struct sentence *sentence = &a->sentences[a->words[at].sentence];
  uint32_t last = sentence->first_word + sentence->word_count, most = (end < last ? end : last) - at;
  if (at > sentence->first_word && mentions_is_proper(&a->words[at - 1])) return false;
  while (mentions_find_said(said, a, at, most, name)) {
    uint32_t behind = at + name->word_count;
    if (behind >= last || !mentions_is_proper(&a->words[behind])) return true;
    most = name->word_count - 1;
  }
  return false;
}

static void spread(struct names_said *said, struct analysis *a) {
  struct named_mention *all = NULL;
  uint32_t count = 0, capacity = 0, next = 0;
  for (uint32_t i = 0; i < a->word_count;) {
    uint32_t end = next < a->name_count ? a->names[next].first_word : a->word_count;
    struct named_mention name;
    if (i == end)
      name = a->names[next++];
    else if (!mentions_is_proper(&a->words[i]) || !find_whole(said, a, i, end, &name)) {
      i++;
      continue;
    }
    ARENA_PUSH(said->arena, all, count, capacity, name);
    i = name.first_word + name.word_count;
  }
  a->names = all, a->name_count = count;
}

const struct names_said *mentions_agree(struct arena *arena, struct analysis *a) {
  struct names_said *said = ARENA_NEW(arena, struct names_said);
  said->arena = arena;
  map_init(&said->numbers, arena);
  map_init(&said->parts, arena);
  said->votes = ARENA_ARRAY(arena, struct votes, a->name_count + (size_t)1);
  for (uint32_t i = 0; i < a->name_count; i++) vote(said, a, &a->names[i]);
  for (uint32_t i = 0; i < a->name_count; i++) {
    char bytes[TEXT_MOST];
    struct named_mention *name = &a->names[i];
    uint32_t number = map_get(&said->numbers, text_of(a, name->first_word, name->word_count, bytes));
    name->type = elected(&said->votes[number], name->type);
    note_parts(said, a, name);
  }
  spread(said, a);
  return said;
}
