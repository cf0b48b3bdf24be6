#include "meaning/number.h"

#include "meaning/pieces.h"

/* Reading one count at piece i: [hedge] number [to number] [or more]. */
struct reader {
  const struct time_words *words;
  const struct analysis *analysis;
  struct pieces pieces;
};

static const struct piece *piece_at(const struct reader *r, size_t i) {
  return &r->pieces.at[i < r->pieces.count ? i : r->pieces.count];
}

static bool is_word(const struct reader *r, size_t i, const char *lower) {
  return slice_equals(piece_at(r, i)->lower, lower);
}

static bool is_mark(const struct reader *r, size_t i, char mark) {
  return piece_at(r, i)->kind == PIECE_MARK && piece_at(r, i)->mark == mark;
}

static size_t skip(const struct reader *r, size_t i, enum word_class class) {
  size_t length = 0;
  if (i >= r->pieces.count) return i;
  return sense_at(r->words, &r->pieces, i, class, &length) ? i + length : i;
}

static int64_t times_capped(int64_t a, int64_t b) {
  return b && a > PIECE_LARGEST / b ? PIECE_LARGEST : a * b;
}

/* "several hundred", "a couple of dozen", "a few": units of the multiplier behind, or of one */
static bool few_at(const struct reader *r, size_t i, struct count *count, size_t *end) {
  size_t length, more;
  const struct sense *few = sense_at(r->words, &r->pieces, i, CLASS_FEW, &length);
  if (!few) return false;
  const struct sense *unit = sense_at(r->words, &r->pieces, i + length, CLASS_MULTIPLIER, &more);
  if (unit && piece_at(r, i + length)->lower.len <= 2) unit = NULL;
  if (!unit && (few->high > 2 && is_word(r, i, "some"))) return false; /* "some troops" is no number */
  count->low = times_capped(few->low, unit ? unit->low : 1),
  count->high = times_capped(few->high, unit ? unit->low : 1);
  *end = i + length + (unit ? more : 0);
  return true;
}

/* "hundreds", "tens of thousands" */
static bool vague_at(const struct reader *r, size_t i, struct count *count, size_t *end) {
  size_t length;
  const struct sense *vague = sense_at(r->words, &r->pieces, i, CLASS_VAGUE, &length);
  if (!vague) return false;
  *count = (struct count){.low = vague->low, .high = vague->high};
  return *end = i + length, true;
}

static bool plain_at(const struct reader *r, size_t i, struct count *count, size_t *end) {
  int64_t value;
  if (!number_at(r->words, &r->pieces, i, &value, end)) return false;
  const struct piece *piece = piece_at(r, i), *behind = piece_at(r, *end);
  if (piece->kind == PIECE_NUMBER && behind->kind == PIECE_WORD && !behind->spaced)
    return false; /* "5km", "S300" */
  if (piece->kind == PIECE_NUMBER && i > 0 && !piece->spaced && !is_mark(r, i - 1, '$') &&
      !is_mark(r, i - 1, '(') && !is_mark(r, i - 1, '"') && !is_mark(r, i - 1, '-'))
    return false;
  *count = (struct count){.low = value, .high = value};
  return true;
}

/* "10,000 to 15,000", "10,000-15,000", behind "between" also "and" */
static void read_upper(const struct reader *r, bool between, struct count *count, size_t *end) {
  size_t behind, at = *end + 1;
  struct count upper;
  bool to = is_word(r, *end, "to") || is_mark(r, *end, '-') || (between && is_word(r, *end, "and"));
  if (!to && !is_word(r, *end, "or")) return;
  if (is_mark(r, *end, '-') && piece_at(r, at)->kind != PIECE_NUMBER) return;
  at = skip(r, at, CLASS_ABOUT);
  if (!plain_at(r, at, &upper, &behind) || upper.high <= count->low) return;
  /* "two to three thousand", "from three to five thousand": the multiplier counts for both */
  bool spelled = piece_at(r, *end - 1)->kind == PIECE_WORD && piece_at(r, behind - 1)->kind == PIECE_WORD;
  if (count->low < 100 && upper.high >= 1000 && upper.high / 1000 > count->low && (!between || spelled)) {
    int64_t unit = upper.high >= 1000000 ? 1000000 : 1000;
    if (count->low < upper.high / unit) count->low *= unit;
  }
  count->high = upper.high, *end = behind;
}

static void read_tail(const struct reader *r, struct count *count, size_t *end) {
  if (is_word(r, *end, "or") && is_word(r, *end + 1, "so")) *end += 2; /* "8,000 or so" */
  size_t more = skip(r, *end, CLASS_OR_MORE), less = skip(r, *end, CLASS_OR_LESS);
  if (more > *end)
    count->high = COUNT_UNKNOWN, *end = more;
  else if (less > *end)
    count->low = COUNT_UNKNOWN, *end = less;
}

static bool count_at(const struct reader *r, size_t i, struct count *count, size_t *end) {
  bool between = is_word(r, i, "between") || is_word(r, i, "from");
  size_t at = i + between;
  size_t least = skip(r, at, CLASS_AT_LEAST), most = skip(r, at, CLASS_AT_MOST),
         about = skip(r, at, CLASS_ABOUT);
  size_t hedge = least > most ? least : most;
  if (hedge == at && about > at) hedge = about;
  at = skip(r, hedge, CLASS_ABOUT);
  if (!vague_at(r, at, count, end) && !few_at(r, at, count, end)) {
    if (!plain_at(r, at, count, end)) return false;
    read_upper(r, between, count, end);
    if (between && count->low == count->high) return false;
  }
  if (least == hedge && least > i + between)
    count->high = COUNT_UNKNOWN;
  else if (most == hedge && most > i + between)
    count->low = COUNT_UNKNOWN;
  read_tail(r, count, end);
  return true;
}

/* ---- what is counted ---- */

static bool is_nominal(uint8_t upos) { return upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_PRON; }

/* By the tree: the noun it is a nummod, det or amod of; of "hundreds of mercenaries" the noun behind "of". */
static uint32_t noun_by_tree(const struct analysis *analysis, uint32_t first, uint32_t last) {
  for (uint32_t w = last + 1; w-- > first;) {
    const struct word *word = &analysis->words[w];
    bool modifies = word->relation == REL_NUMMOD || word->relation == REL_AMOD || word->relation == REL_DET;
    if (modifies && word->head != NO_WORD && word->head > last) return word->head;
  }
  const struct sentence *s = &analysis->sentences[analysis->words[last].sentence];
  for (uint32_t w = last + 1; w < s->first_word + s->word_count && w < last + 8; w++) {
    const struct word *word = &analysis->words[w];
    if (word->relation == REL_NMOD && word->head >= first && word->head <= last) return w;
  }
  return NO_WORD;
}

/* Without one: the last of the nouns that follow, adjectives and an "of" skipped. */
static uint32_t noun_behind(const struct analysis *analysis, uint32_t last) {
  uint32_t end = analysis->word_count, w = last + 1, found = NO_WORD;
  if (w < end && slice_equals(analysis->words[w].lemma, "of")) w++;
  for (; w < end && w < last + 6; w++) {
    uint8_t upos = analysis->words[w].upos;
    if (is_nominal(upos))
      found = w;
    else if (found != NO_WORD && upos == UPOS_ADJ && analysis->words[found].upos == UPOS_PROPN)
      continue; /* "2,500 United States military personnel" */
    else if (found != NO_WORD || (upos != UPOS_ADJ && upos != UPOS_DET && upos != UPOS_ADV))
      break;
  }
  return found;
}

static void add(struct arena *arena, struct counts *counts, const struct reader *r, size_t start, size_t end,
                struct count count) {
  const struct piece *first = piece_at(r, start), *last = piece_at(r, end - 1);
  struct counted c = {.span = {first->span.start, last->span.end}, .first_word = first->word, .count = count};
  c.word_count = last->word - first->word + 1;
  c.count.as_written = slice_between(r->analysis->text.at, c.span);
  c.share = is_mark(r, end, '%') || is_word(r, end, "percent") || is_word(r, end, "per");
  c.money = (start > 0 && is_mark(r, start - 1, '$')) || is_mark(r, start, '$') ||
            is_word(r, end, "dollars") || is_word(r, end, "euros");
  c.noun = noun_by_tree(r->analysis, c.first_word, last->word);
  if (c.noun == NO_WORD) c.noun = noun_behind(r->analysis, last->word);
  ARENA_PUSH(arena, counts->at, counts->count, counts->capacity, c);
}

struct counts *counts_find(struct arena *arena, const struct time_words *words, const struct times *times,
                           const struct analysis *analysis) {
  struct counts *counts = ARENA_NEW(arena, struct counts);
  for (uint32_t s = 0, word_count; s < analysis->sentence_count;) {
    uint32_t first = analysis->sentences[s].first_word;
    s += pieces_run(analysis, s, &word_count);
    if (word_count == 0) continue;
    struct reader r = {words, analysis, pieces_cut(arena, words, analysis, first, word_count)};
    for (size_t i = 0; i < r.pieces.count;) {
      struct count count;
      size_t end;
      if (!time_at(times, piece_at(&r, i)->word) && count_at(&r, i, &count, &end)) {
        add(arena, counts, &r, i, end, count);
        i = end;
      } else
        i++;
    }
  }
  return counts;
}

const struct counted *count_of(const struct counts *counts, uint32_t noun) {
  for (uint32_t i = 0; i < counts->count; i++)
    if (counts->at[i].noun == noun && !counts->at[i].share && !counts->at[i].money) return &counts->at[i];
  return NULL;
}
