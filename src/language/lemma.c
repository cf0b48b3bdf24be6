#include "language/lemma.h"

#include "common/utf8.h"

#include <stdio.h>

static uint32_t to_lower(uint32_t point) {
  bool upper = (point >= 'A' && point <= 'Z') || (point >= 0xC0 && point <= 0xDE && point != 0xD7);
  return upper ? point + 32 : point;
}

static uint32_t to_upper(uint32_t point) {
  bool lower = (point >= 'a' && point <= 'z') || (point >= 0xE0 && point <= 0xFE && point != 0xF7);
  return lower ? point - 32 : point;
}

static uint32_t recase(uint32_t point, char way, bool first) {
  if (way == 'l' || (way == 't' && !first)) return to_lower(point);
  return way == 'k' ? point : to_upper(point);
}

/* `form` in another case; what follows case mapping never changes the length of a character. */
static size_t recase_all(struct slice form, char way, char *out) {
  size_t length = 0;
  for (size_t at = 0; at < form.len;) {
    size_t step;
    bool valid;
    uint32_t point = utf8_decode((struct slice){form.at + at, form.len - at}, &step, &valid);
    if (valid)
      length += utf8_encode(recase(point, way, at == 0), out + length);
    else
      out[length++] = form.at[at];
    at += step;
  }
  return length;
}

static bool continues(char byte) { return ((uint8_t)byte & 0xC0) == 0x80; }

/* Bytes that both begin with, whole characters only. */
static size_t common_head(struct slice a, struct slice b) {
  size_t n = 0;
  while (n < a.len && n < b.len && a.at[n] == b.at[n]) n++;
  while (n && ((n < a.len && continues(a.at[n])) || (n < b.len && continues(b.at[n])))) n--;
  return n;
}

static size_t count_characters(struct slice text) {
  size_t count = 0;
  for (size_t i = 0; i < text.len; i++) count += !continues(text.at[i]);
  return count;
}

struct slice lemma_derive(struct slice form, struct slice lemma, char out[LEMMA_SCRIPT_MAX]) {
  static const char ways[] = "lktu";
  char cased[LEMMA_FORM_MAX];
  size_t kept = 0;
  char way = 0;
  if (form.len > LEMMA_FORM_MAX || lemma.len > LEMMA_FORM_MAX) return (struct slice){out, 0};
  for (int i = 0; i < 4; i++) {
    size_t head = common_head((struct slice){cased, recase_all(form, ways[i], cased)}, lemma);
    if (!way || head > kept) way = ways[i], kept = head;
  }
  struct slice tail = {lemma.at + kept, lemma.len - kept}, cut = {form.at + kept, form.len - kept};
  int length = snprintf(out, LEMMA_SCRIPT_MAX, "%c%zu+%.*s", way, count_characters(cut), SLICE_ARGS(tail));
  return (struct slice){out, length < LEMMA_SCRIPT_MAX ? (size_t)length : 0};
}

struct slice lemma_apply(struct arena *arena, struct slice form, struct slice script) {
  uint64_t cut;
  struct slice tail = script, number = slice_cut(&tail, '+');
  if (form.len > LEMMA_FORM_MAX || !tail.at || number.len < 2 || !memchr("lktu", number.at[0], 4) ||
      !slice_number((struct slice){number.at + 1, number.len - 1}, &cut))
    return form;
  size_t kept = form.len;
  for (; cut && kept; cut--) do
      kept--;
    while (kept && continues(form.at[kept]));
  if (cut) return form;
  if (number.at[0] == 'k' && kept == form.len && tail.len == 0) return form;
  char *out = arena_alloc(arena, kept + tail.len + 1);
  size_t length = recase_all((struct slice){form.at, kept}, number.at[0], out);
  memcpy(out + length, tail.at, tail.len);
  return (struct slice){out, length + tail.len};
}
