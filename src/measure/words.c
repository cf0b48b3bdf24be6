#include "measure/words.h"

#include "common/slice.h"

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

enum { WORDS_MAX = 256, WORD_MAX = 64 };

struct bag {
  char words[WORDS_MAX][WORD_MAX];
  int count;
};

static bool is_stop_word(const char *word) {
  static const char *const stop[] = {
      "the",  "a",     "an",    "of",    "in",  "on",  "at",  "to",  "for",  "from",  "by",  "and",
      "or",   "with",  "its",   "their", "his", "her", "our", "all", "any",  "other", "s",   "that",
      "this", "those", "these", "which", "who", "is",  "are", "was", "were", "be",    "been"};
  for (size_t i = 0; i < sizeof stop / sizeof *stop; i++)
    if (!strcmp(stop[i], word)) return true;
  return false;
}

/* Letters and digits, in characters, so that "é" is one. */
static int characters(const char *word) {
  int count = 0;
  for (; *word; word++) count += ((unsigned char)*word & 0xC0) != 0x80;
  return count;
}

static void cut_ending(char *word) {
  static const char *const endings[] = {"ies", "es", "s", "ing", "ed", "al"};
  size_t length = strlen(word);
  if (characters(word) <= 4) return;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    size_t end = strlen(endings[i]);
    if (length < end || strcmp(word + length - end, endings[i])) continue;
    word[length - end] = 0;
    return;
  }
}

static void put_word(struct bag *bag, char *word) {
  if (*word == 0 || bag->count == WORDS_MAX || is_stop_word(word)) return;
  cut_ending(word);
  snprintf(bag->words[bag->count++], WORD_MAX, "%s", word);
}

static bool is_word_character(utf8proc_int32_t point) {
  utf8proc_category_t c = utf8proc_category(point);
  return (c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO) ||
         (c >= UTF8PROC_CATEGORY_ND && c <= UTF8PROC_CATEGORY_NO);
}

static void fill(struct bag *bag, const char *text) {
  char word[WORD_MAX] = "";
  size_t length = 0;
  const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)text;
  utf8proc_ssize_t rest = (utf8proc_ssize_t)strlen(text);
  bag->count = 0;
  while (rest > 0) {
    utf8proc_int32_t point;
    utf8proc_ssize_t used = utf8proc_iterate(at, rest, &point);
    if (used < 1) used = 1, point = ' ';
    if (is_word_character(point)) {
      utf8proc_uint8_t bytes[4];
      utf8proc_ssize_t n = utf8proc_encode_char(utf8proc_tolower(point), bytes);
      if (length + (size_t)n < WORD_MAX - 1) memcpy(word + length, bytes, (size_t)n), length += (size_t)n;
    }
    word[length] = 0;
    at += used, rest -= used;
    if (is_word_character(point) && rest > 0) continue;
    put_word(bag, word);
    length = 0, word[0] = 0;
  }
}

static int times_in(const struct bag *bag, const char *word) {
  int times = 0;
  for (int i = 0; i < bag->count; i++) times += !strcmp(bag->words[i], word);
  return times;
}

double words_f1(const char *left, const char *right) {
  struct bag a, b;
  int common = 0;
  fill(&a, left);
  fill(&b, right);
  if (a.count == 0 || b.count == 0) return 0;
  for (int i = 0; i < a.count; i++) {
    bool seen = false;
    for (int k = 0; k < i; k++) seen |= !strcmp(a.words[k], a.words[i]);
    int in_a = times_in(&a, a.words[i]), in_b = times_in(&b, a.words[i]);
    if (!seen) common += in_a < in_b ? in_a : in_b;
  }
  return 2.0 * common / (a.count + b.count);
}

bool words_same(const char *a, const char *b) { return slice_is_ignoring_case(slice_of(a), slice_of(b)); }
