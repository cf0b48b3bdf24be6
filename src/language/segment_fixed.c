/* Cuts that need no training: addresses, file names, official symbols and a few abbreviations stay whole. */
#include "language/segment_parts.h"

static struct slice text_of(const struct chunk *chunk, const char *text, uint32_t i) {
  const struct atom *atom = &chunk->atoms[i];
  return (struct slice){text + atom->start, atom->end - atom->start};
}

static bool is_one_of(struct slice text, const char *const *list) {
  for (; *list; list++)
    if (slice_is_ignoring_case(text, slice_of(*list))) return true;
  return false;
}

static uint8_t kind_at(const struct chunk *chunk, uint32_t i) {
  return i < chunk->count ? chunk->atoms[i].kind : (uint8_t)KIND_NONE;
}

static bool is_word(uint8_t kind) { return kind >= KIND_LOWER && kind <= KIND_DIGITS; }

static void fix(struct chunk *chunk, uint32_t place, enum cut cut) {
  if (place > 0 && place < chunk->count) chunk->atoms[place].fixed = (uint8_t)(1 + cut);
}

/* Atoms [first, last) are one token; what stands before and behind is not part of it. */
static void keep_whole(struct chunk *chunk, uint32_t first, uint32_t last) {
  for (uint32_t i = first + 1; i < last; i++) fix(chunk, i, CUT_JOIN);
  fix(chunk, first, CUT_TOKEN);
  fix(chunk, last, CUT_TOKEN);
}

static bool closes_address(const struct chunk *chunk, uint32_t first, uint32_t i) {
  uint8_t kind = chunk->atoms[i].kind;
  if (kind == '<' || kind == '>' || kind == '"' || kind == ']' || kind == '}') return true;
  if (kind != ')') return false;
  for (uint32_t k = first; k < i; k++)
    if (chunk->atoms[k].kind == '(') return false;
  return true;
}

/* The end of an address that begins at `first`: without the punctuation of the sentence around it. */
static uint32_t address_end(const struct chunk *chunk, uint32_t first) {
  uint32_t end = first + 1;
  while (end < chunk->count && !closes_address(chunk, first, end)) end++;
  uint32_t run = end;
  while (end > first + 1 && strchr(".,;:!?'", chunk->atoms[end - 1].kind)) end--;
  bool dots = run - end > 2 && run == chunk->count; /* an address cut short: "http://x.org/some-..." */
  return dots ? run : end;
}

static bool begins_address(const struct chunk *chunk, const char *text, uint32_t i) {
  static const char *const schemes[] = {"http", "https", "ftp", NULL};
  struct slice word = text_of(chunk, text, i);
  if (i + 3 < chunk->count && kind_at(chunk, i + 1) == ':' && kind_at(chunk, i + 2) == '/')
    return is_one_of(word, schemes);
  return i + 2 < chunk->count && kind_at(chunk, i + 1) == '.' && slice_is_ignoring_case(word, SLICE("www"));
}

static bool in_mail(uint8_t kind) {
  return is_word(kind) || kind == '.' || kind == '_' || kind == '-' || kind == '+';
}

/* "someone@example.org" around the '@' at `at`: its first atom and the one behind it, or false. */
static bool find_mail(const struct chunk *chunk, uint32_t at, uint32_t *first, uint32_t *last) {
  *first = at, *last = at + 1;
  while (*first > 0 && in_mail(chunk->atoms[*first - 1].kind)) --*first;
  while (*last < chunk->count && in_mail(chunk->atoms[*last].kind)) ++*last;
  while (*last > at + 1 && !is_word(chunk->atoms[*last - 1].kind)) --*last;
  while (*first < at && !is_word(chunk->atoms[*first].kind)) ++*first;
  bool dot = false;
  for (uint32_t i = at + 1; i < *last; i++) dot |= chunk->atoms[i].kind == '.';
  return *first < at && dot;
}

static bool in_name(uint8_t kind) { return is_word(kind) || kind == '_' || kind == '-' || kind == '.'; }

/* "report.pdf", "truce.example.org": `at` is the last dot's word. */
static bool ends_name(const struct chunk *chunk, const char *text, uint32_t at, uint32_t *first) {
  static const char *const endings[] = {"com",  "org", "net",  "gov", "edu",  "int", "pdf", "htm",
                                        "html", "doc", "docx", "xls", "xlsx", "jpg", "png", "gif",
                                        "txt",  "zip", "mp3",  "ppt", "csv",  NULL};
  if (at < 2 || kind_at(chunk, at - 1) != '.' || !is_word(kind_at(chunk, at - 2))) return false;
  if (is_word(kind_at(chunk, at + 1)) || !is_one_of(text_of(chunk, text, at), endings)) return false;
  *first = at - 1;
  while (*first > 0 && in_name(chunk->atoms[*first - 1].kind)) --*first;
  while (!is_word(chunk->atoms[*first].kind)) ++*first;
  return *first < at - 1;
}

/* "S/RES/2510", "A/76/200": capitals, digits and at least two strokes. */
static uint32_t symbol_end(const struct chunk *chunk, uint32_t first) {
  uint32_t end = first, strokes = 0, digits = 0;
  if (kind_at(chunk, first) != KIND_INITIAL && kind_at(chunk, first) != KIND_CAPITALS) return first;
  for (; end < chunk->count; end++) {
    uint8_t kind = chunk->atoms[end].kind;
    if (kind != KIND_INITIAL && kind != KIND_CAPITALS && kind != KIND_DIGITS && kind != '/' && kind != '.')
      break;
    strokes += kind == '/', digits += kind == KIND_DIGITS;
  }
  while (end > first && !is_word(chunk->atoms[end - 1].kind)) end--;
  return strokes >= 2 && digits ? end : first;
}

/* "Oct.23": a month, its full stop, a day. */
static bool is_month(struct slice word) {
  static const char *const months[] = {"jan", "feb",  "mar", "apr", "jun", "jul", "aug",
                                       "sep", "sept", "oct", "nov", "dec", NULL};
  return is_one_of(word, months);
}

static bool is_title(struct slice word) {
  static const char *const titles[] = {"mr",   "mrs",  "ms",   "dr",   "gen",  "lt",     "col", "maj", "capt",
                                       "cmdr", "cdr",  "cpl",  "sgt",  "brig", "adm",    "gov", "sen", "rep",
                                       "rev",  "hon",  "prof", "pres", "amb",  "messrs", "st",  "vs",  "cf",
                                       "supt", "insp", "ft",   "mt",   "pfc",  "pvt",    NULL};
  return word.at[0] >= 'A' && word.at[0] <= 'Z' && is_one_of(word, titles);
}

static uint32_t fix_at(struct chunk *chunk, const char *text, uint32_t i) {
  uint32_t first, last;
  uint8_t kind = chunk->atoms[i].kind;
  if (is_word(kind) && begins_address(chunk, text, i)) {
    last = address_end(chunk, i);
    keep_whole(chunk, i, last);
    return last;
  }
  if (kind == '@' && find_mail(chunk, i, &first, &last)) {
    keep_whole(chunk, first, last);
    return last;
  }
  if (is_word(kind) && ends_name(chunk, text, i, &first) && kind_at(chunk, i + 1) != '/')
    keep_whole(chunk, first, i + 1);
  if ((last = symbol_end(chunk, i)) > i + 1) {
    keep_whole(chunk, i, last);
    return last;
  }
  if (kind == '+' && i && kind_at(chunk, i - 1) == KIND_DIGITS && kind_at(chunk, i + 1) == KIND_DIGITS)
    fix(chunk, i, CUT_JOIN), fix(chunk, i + 1, CUT_JOIN);
  return i + 1;
}

/* "para. 5": what stands before a number. */
static bool counts(struct slice word) {
  static const char *const words[] = {"para", "paras", "art",  "arts", "sec", "sect", "fig", "figs", "pp",
                                      "p",    "vol",   "vols", "ch",   "no",  "nos",  "res", "doc",  NULL};
  return is_one_of(word, words);
}

static bool digit_follows(const struct chunker *chunker) {
  return chunker->at + 1 < chunker->end && chunker->text[chunker->at] == ' ' &&
         chunker->text[chunker->at + 1] >= '0' && chunker->text[chunker->at + 1] <= '9';
}

static void fix_stop(struct chunk *chunk, uint32_t stop) {
  fix(chunk, stop, CUT_JOIN);
  fix(chunk, stop + 1, CUT_TOKEN);
  chunk->atoms[stop].title = true;
}

/* A title, a month, a "No." opens the chunk and its full stop follows. */
static void fix_abbreviation(const struct chunker *chunker, struct chunk *chunk) {
  uint32_t i = 0;
  while (i < chunk->count && !is_word(chunk->atoms[i].kind)) i++;
  if (kind_at(chunk, i + 1) != '.' || kind_at(chunk, i) == KIND_DIGITS) return;
  struct slice word = text_of(chunk, chunker->text, i);
  uint8_t behind = kind_at(chunk, i + 2);
  if (is_title(word) && (!behind || is_word(behind) || behind == ',' || behind == ';'))
    fix_stop(chunk, i + 1);
  if (!behind && counts(word) && digit_follows(chunker)) fix_stop(chunk, i + 1);
  if (is_month(word) && behind == KIND_DIGITS) keep_whole(chunk, i, i + 2);
}

/* "M23's leader", "the G7's plan": letters, a number and a possessive. */
static void fix_numbered_possessive(const struct chunker *chunker, struct chunk *chunk, uint32_t letters) {
  uint8_t kind = kind_at(chunk, letters), behind = kind_at(chunk, letters + 4);
  bool numbered =
      (kind == KIND_INITIAL || kind == KIND_CAPITALS) && kind_at(chunk, letters + 1) == KIND_DIGITS;
  if (!numbered || kind_at(chunk, letters + 2) != '\'' || is_word(behind)) return;
  if (letters && is_word(kind_at(chunk, letters - 1))) return;
  if (!slice_equals(text_of(chunk, chunker->text, letters + 3), "s")) return;
  fix(chunk, letters + 1, CUT_JOIN);
  fix(chunk, letters + 2, CUT_WORD);
  fix(chunk, letters + 3, CUT_JOIN);
  fix(chunk, letters + 4, CUT_TOKEN);
}

void chunk_fix(const struct chunker *chunker, struct chunk *chunk) {
  if (chunk->count < 2) return;
  fix_abbreviation(chunker, chunk);
  for (uint32_t i = 0; i + 3 < chunk->count; i++) fix_numbered_possessive(chunker, chunk, i);
  for (uint32_t i = 0; chunk->count > 2 && i < chunk->count;) i = fix_at(chunk, chunker->text, i);
}
