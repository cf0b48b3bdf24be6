#include "meaning/word_classes.h"

#include "common/lines.h"
#include "common/utf8.h"

/* One map for the whole file; its keys are "section\nword". */
struct word_classes {
  struct map map;
  struct slice *names;
  uint32_t name_count, name_capacity;
};

static struct slice key_of(char *space, size_t room, struct slice section, struct slice word) {
  if (section.len + 1 + word.len > room) return (struct slice){NULL, 0};
  if (section.len) memcpy(space, section.at, section.len);
  space[section.len] = '\n';
  if (word.len) memcpy(space + section.len + 1, word.at, word.len);
  return (struct slice){space, section.len + 1 + word.len};
}

void word_classes_put(struct word_classes *c, struct arena *arena, struct slice section, struct slice word,
                      struct slice name) {
  char *space = arena_alloc(arena, section.len + 1 + word.len);
  ARENA_PUSH(arena, c->names, c->name_count, c->name_capacity, name);
  map_put(&c->map, key_of(space, section.len + 1 + word.len, section, word), c->name_count - 1);
}

static enum truce_status take_line(struct word_classes *c, struct arena *arena, const struct lines *lines,
                                   struct truce_error *error) {
  struct slice words = lines->line, name = {"", 0};
  if (utf8_check(words) < words.len)
    return lines_fail(lines, error, "not UTF-8 at byte %zu", utf8_check(words));
  if (memchr(words.at, ':', words.len)) {
    name = slice_trim(slice_cut(&words, ':'));
    if (name.len == 0) return lines_fail(lines, error, "no class before the colon");
  }
  while (words.at) {
    struct slice word = slice_trim(slice_cut(&words, ','));
    if (word.len) word_classes_put(c, arena, lines->section, word, name.len ? name : word);
  }
  return TRUCE_OK;
}

enum truce_status word_classes_open(struct word_classes **classes, struct arena *arena, const char *file,
                                    struct slice text, struct truce_error *error) {
  struct word_classes *c = ARENA_NEW(arena, struct word_classes);
  struct lines lines;
  map_init(&c->map, arena);
  lines_init(&lines, file, text);
  while (lines_next(&lines)) {
    if (lines.section.len == 0) return lines_fail(&lines, error, "words before the first [section]");
    enum truce_status status = take_line(c, arena, &lines, error);
    if (status) return status;
  }
  *classes = c;
  return TRUCE_OK;
}

struct slice word_class(const struct word_classes *c, const char *section, struct slice word) {
  char space[256];
  struct slice key = key_of(space, sizeof space, slice_of(section), word);
  uint32_t at = key.at ? map_get(&c->map, key) : MAP_NONE;
  return at == MAP_NONE ? (struct slice){"", 0} : c->names[at];
}

struct slice word_class_of_noun(const struct word_classes *c, const char *section, struct slice word) {
  struct slice found = word_class(c, section, word);
  if (found.len || word.len < 4) return found;
  if (slice_ends(word, SLICE("men"))) { /* "servicemen": "serviceman" */
    char one[64];
    if (word.len >= sizeof one) return found;
    memcpy(one, word.at, word.len);
    one[word.len - 2] = 'a';
    return word_class(c, section, (struct slice){one, word.len});
  }
  if (word.at[word.len - 1] != 's') return found;
  return word_class(c, section, (struct slice){word.at, word.len - 1});
}
