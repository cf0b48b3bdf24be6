#include "ledger/head.h"

#include <stdlib.h>

enum {
  LEAST_WORDS = 15, /* fewer say too little */
  LEAD_WORDS = 96,
  QUOTE_LONGEST = 150, /* a mark that nothing closes */
  RUNS_COVERING = 4,   /* of the STRETCH_WORDS runs that begin in a stretch */
  FIGURES_LEAST = 6,
  PLAIN = 3,        /* weight of a stretch; of one in quotation marks 1 */
  OF_SHORTER = 500, /* thousandths that the other has to cover */
  OF_LONGER = 450,
  AROUND = 4, /* words on either side of a few */
  OF_PLACE = 500
};

/* Reading */

struct reader {
  struct slice rest;
  uint32_t at; /* code points so far */
  bool quoted;
  size_t quoted_for; /* words */
};

static bool is_word_byte(unsigned char byte) {
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z');
}

/* How many bytes of punctuation stand there; 0: a word. */
static size_t punctuation(struct slice at) {
  static const char *const marks[] = {"\xC2\xA0", "\xC2\xAB", "\xC2\xBB", "\xC2\xAD"};
  if (!is_word_byte((unsigned char)*at.at)) return 1;
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (slice_starts(at, slice_of(marks[i]))) return 2;
  return slice_starts(at, SLICE("\xE2\x80")) && at.len > 2 ? 3 : 0;
}

static void note_quotation(struct reader *reader) {
  bool was = reader->quoted;
  if (*reader->rest.at == '"')
    reader->quoted = !was;
  else if (slice_starts(reader->rest, SLICE("\xE2\x80\x9C")))
    reader->quoted = true;
  else if (slice_starts(reader->rest, SLICE("\xE2\x80\x9D")))
    reader->quoted = false;
  if (reader->quoted != was) reader->quoted_for = 0;
}

static void skip(struct reader *reader, size_t count) {
  for (size_t i = 0; i < count; i++) reader->at += ((unsigned char)reader->rest.at[i] & 0xC0) != 0x80;
  reader->rest.at += count, reader->rest.len -= count;
}

/* To the next word. False at the end. */
static bool find_word(struct reader *reader) {
  size_t marks = 0;
  while (reader->rest.len && (marks = punctuation(reader->rest)) > 0) {
    note_quotation(reader);
    skip(reader, marks);
  }
  return reader->rest.len > 0;
}

/* FNV-1a of the word in lower case. */
static void read_word(struct reader *reader, uint64_t *hash, bool *figure) {
  struct slice *rest = &reader->rest;
  *hash = 0xCBF29CE484222325u;
  *figure = *rest->at >= '0' && *rest->at <= '9';
  for (; rest->len && !punctuation(*rest); skip(reader, 1)) {
    unsigned char byte = (unsigned char)*rest->at;
    if (byte >= 'A' && byte <= 'Z') byte = (unsigned char)(byte + 32);
    *hash = (*hash ^ byte) * 0x100000001B3u;
  }
  if (reader->quoted && ++reader->quoted_for > QUOTE_LONGEST) reader->quoted = false;
}

/* Sets of hashes */

static uint64_t mix(uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

static int compare_hashes(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return x < y ? -1 : x > y;
}

static void make_set(struct hashes *hashes) {
  size_t kept = 0;
  if (hashes->count) qsort(hashes->at, hashes->count, sizeof *hashes->at, compare_hashes);
  for (size_t i = 0; i < hashes->count; i++)
    if (!kept || hashes->at[i] != hashes->at[kept - 1]) hashes->at[kept++] = hashes->at[i];
  hashes->count = kept;
}

static bool holds(const struct hashes *set, uint64_t hash) {
  size_t from = 0, to = set->count;
  while (from < to) {
    size_t middle = (from + to) / 2;
    if (set->at[middle] < hash)
      from = middle + 1;
    else
      to = middle;
  }
  return from < set->count && set->at[from] == hash;
}

static uint64_t run_at(const struct head *head, size_t at, size_t words) {
  uint64_t hash = 0;
  for (size_t i = 0; i < words; i++) hash = mix(hash ^ head->word[at + i]);
  return hash;
}

static struct hashes all_runs(struct arena *arena, const struct head *head, size_t words) {
  struct hashes runs = {ARENA_ARRAY(arena, uint64_t, HEAD_WORDS), 0};
  for (size_t i = 0; i + words <= head->count; i++) runs.at[runs.count++] = run_at(head, i, words);
  make_set(&runs);
  return runs;
}

struct hashes head_sketch(struct arena *arena, const struct head *head) {
  struct hashes runs = all_runs(arena, head, SKETCH_WORDS);
  if (runs.count > SKETCH) runs.count = SKETCH;
  return runs;
}

void head_of(struct arena *arena, struct slice text, struct head *head) {
  struct reader reader = {.rest = text};
  *head = (struct head){.figures = {ARENA_ARRAY(arena, uint64_t, HEAD_WORDS), 0}};
  while (head->count < HEAD_WORDS && find_word(&reader)) {
    bool figure;
    head->at[head->count] = reader.at;
    read_word(&reader, &head->word[head->count], &figure);
    head->quoted[head->count] = reader.quoted;
    if (figure) head->figures.at[head->figures.count++] = head->word[head->count];
    head->count++, head->end = reader.at;
  }
  make_set(&head->figures);
  head->runs = all_runs(arena, head, RUN_WORDS);
}

/* Comparing */

/* How many of the runs that begin there the other has too. */
static size_t runs_shared(const struct head *head, size_t from, size_t to, const struct head *by) {
  size_t shared = 0;
  for (size_t i = from; i < to && i + RUN_WORDS <= head->count; i++)
    shared += holds(&by->runs, run_at(head, i, RUN_WORDS));
  return shared;
}

static bool is_covered(const struct head *head, size_t from, size_t to, const struct head *by) {
  return runs_shared(head, from, to, by) * STRETCH_WORDS >= RUNS_COVERING * (to - from);
}

static int weight(const struct head *head, size_t from, size_t to) {
  size_t quoted = 0;
  for (size_t i = from; i < to; i++) quoted += head->quoted[i];
  int plain = quoted * 2 > to - from ? 1 : PLAIN;
  return from < LEAD_WORDS ? 2 * plain : plain;
}

/* Thousandths of the first `words` words that the other has too. The end, when shorter than half a stretch,
   counts for nothing. */
static int coverage(const struct head *head, size_t words, const struct head *by) {
  int all = 0, covered = 0;
  if (words > head->count) words = head->count;
  for (size_t from = 0; from < words && (!from || words - from >= STRETCH_WORDS / 2); from += STRETCH_WORDS) {
    size_t to = from + STRETCH_WORDS < words ? from + STRETCH_WORDS : words;
    int worth = weight(head, from, to);
    all += worth;
    if (is_covered(head, from, to, by)) covered += worth;
  }
  return all ? covered * 1000 / all : 0;
}

static bool figures_differ(const struct head *shorter, const struct head *longer) {
  size_t shared = 0;
  for (size_t i = 0; i < shorter->figures.count; i++)
    shared += holds(&longer->figures, shorter->figures.at[i]);
  return shorter->figures.count >= FIGURES_LEAST && shared * 2 < shorter->figures.count;
}

int heads_alike(const struct head *a, const struct head *b) {
  const struct head *shorter = a->count <= b->count ? a : b, *longer = shorter == a ? b : a;
  if (shorter->count < LEAST_WORDS || figures_differ(shorter, longer)) return 0;
  int of_shorter = coverage(shorter, shorter->count, longer);
  if (of_shorter < OF_SHORTER) return 0;
  int of_longer = coverage(longer, shorter->count + shorter->count / 2, shorter);
  return of_longer >= OF_LONGER ? of_shorter + of_longer : 0;
}

bool head_repeats(const struct head *head, uint32_t start, uint32_t end, const struct head *by) {
  size_t from = 0, to = head->count;
  if (end > head->end) return false;
  while (from < to && head->at[from] < start) from++;
  while (to > from && head->at[to - 1] >= end) to--;
  if (to < from + LEAST_WORDS) {
    from = from > AROUND ? from - AROUND : 0;
    to = to + AROUND < head->count ? to + AROUND : head->count;
  }
  if (to < from + 2 * AROUND) return false;
  return runs_shared(head, from, to - RUN_WORDS + 1, by) * 1000 >= OF_PLACE * (to - RUN_WORDS + 1 - from);
}
