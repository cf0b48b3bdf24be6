#include "language/name_words.h"

#include <stdlib.h>

enum { WORDS_MOST = 1 << 16 };

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c; }

static int compare(struct slice a, struct slice b) {
  size_t shorter = a.len < b.len ? a.len : b.len;
  for (size_t i = 0; i < shorter; i++) {
    unsigned char x = (unsigned char)lower(a.at[i]), y = (unsigned char)lower(b.at[i]);
    if (x != y) return x < y ? -1 : 1;
  }
  return a.len < b.len ? -1 : a.len > b.len;
}

static int by_word(const void *a, const void *b) {
  const struct name_word *x = a, *y = b;
  return compare(x->word, y->word);
}

static uint32_t class_of_name(struct slice name) {
  static const char *const names[] = {"title", "law",      "event",    "people",
                                      "site",  "division", "facility", "land"};
  for (uint32_t i = 0; i < sizeof names / sizeof *names; i++)
    if (slice_equals(name, names[i])) return 1u << i;
  return 0;
}

static struct slice next_word(struct slice *rest) {
  struct slice word = {NULL, 0};
  while (rest->len && !word.len) word = slice_trim(slice_cut(rest, ' '));
  return word;
}

static enum truce_status read_line(struct name_words *words, struct slice line, const char *name,
                                   unsigned number, struct truce_error *error) {
  struct slice rest = line, class = slice_trim(slice_cut(&rest, ':'));
  uint32_t classes = class_of_name(class);
  if (!rest.at || !classes)
    return fail(error, TRUCE_BAD_INPUT, "%s:%u: a class of words and a colon should stand first", name,
                number);
  for (struct slice word = next_word(&rest); word.len; word = next_word(&rest)) {
    if (words->count == WORDS_MOST)
      return fail(error, TRUCE_BAD_INPUT, "%s:%u: more than %d words", name, number, WORDS_MOST);
    words->at[words->count++] = (struct name_word){word, classes};
  }
  return TRUCE_OK;
}

/* Sorts; a word that stands there twice has the classes of both. */
static void put_in_order(struct name_words *words) {
  size_t kept = 0;
  if (words->count) qsort(words->at, words->count, sizeof *words->at, by_word);
  for (size_t i = 0; i < words->count; i++)
    if (kept && by_word(&words->at[kept - 1], &words->at[i]) == 0)
      words->at[kept - 1].classes |= words->at[i].classes;
    else
      words->at[kept++] = words->at[i];
  words->count = kept;
}

/* No more words than this can stand in the text. */
static size_t word_bound(struct slice text) {
  size_t most = text.len / 2 + 1;
  return most < WORDS_MOST ? most : WORDS_MOST;
}

enum truce_status name_words_read(struct name_words *words, struct slice text, const char *name,
                                  struct truce_error *error) {
  enum truce_status status = TRUCE_OK;
  *words = (struct name_words){calloc(word_bound(text), sizeof *words->at), 0};
  if (!words->at) return fail(error, TRUCE_NO_MEMORY, "%s: no memory for words of names", name);
  for (unsigned number = 1; !status && text.len; number++) {
    struct slice line = slice_trim(slice_cut(&text, '\n'));
    if (line.len && line.at[0] != '#') status = read_line(words, line, name, number, error);
  }
  put_in_order(words);
  if (status) name_words_dispose(words);
  return status;
}

void name_words_dispose(struct name_words *words) {
  free(words->at);
  *words = (struct name_words){NULL, 0};
}

uint32_t name_words_classes(const struct name_words *words, struct slice word) {
  size_t from = 0, to = words->count;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    int order = compare(words->at[middle].word, word);
    if (order == 0) return words->at[middle].classes;
    if (order < 0)
      from = middle + 1;
    else
      to = middle;
  }
  return 0;
}
