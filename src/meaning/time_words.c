#include "common/lines.h"
#include "meaning/pieces.h"

/* In the order of enum word_class. */
static const char *const class_names[CLASS_COUNT] = {
    "month",   "weekday",  "ambiguous", "unit",     "some",   "filler",  "last",     "next",       "this",
    "same",    "day",      "daypart",   "early",    "mid",    "late",    "position", "about",      "holiday",
    "season",  "decade",   "since",     "until",    "by",     "before",  "after",    "within",     "for",
    "in",      "lengthen", "ahead",     "planned",  "set",    "lasting", "coming",   "unchanged",  "blaming",
    "reached", "telling",  "period",    "numbered", "named",  "number",  "ordinal",  "multiplier", "vague",
    "few",     "at least", "at most",   "or more",  "or less"};

/* In the order of enum unit. */
static const char *const unit_names[UNIT_COUNT] = {"minute",    "hour",    "day",      "week",
                                                   "fortnight", "weekend", "workweek", "month",
                                                   "quarter",   "year",    "decade",   "century"};

static bool class_of(struct slice name, enum word_class *class) {
  for (size_t i = 0; i < CLASS_COUNT; i++)
    if (slice_equals(name, class_names[i])) return *class = (enum word_class)i, true;
  return false;
}

static bool take_integer(struct slice text, int64_t *value) {
  uint64_t number;
  bool minus = text.len > 1 && text.at[0] == '-';
  struct slice digits = minus ? (struct slice){text.at + 1, text.len - 1} : text;
  if (!slice_number(digits, &number) || number > (uint64_t)PIECE_LARGEST) return false;
  *value = minus ? -(int64_t)number : (int64_t)number;
  return true;
}

/* "LOW-HIGH" or one number. */
static bool take_range(struct slice text, struct sense *sense) {
  if (take_integer(text, &sense->low)) return sense->high = sense->low, true;
  struct slice rest = text, low = slice_cut(&rest, '-');
  return rest.at && take_integer(low, &sense->low) && take_integer(rest, &sense->high);
}

static bool take_value(struct slice text, struct sense *sense) {
  sense->text = text;
  struct day_range days;
  if (sense->class == CLASS_HOLIDAY) return true; /* read where it is used: easter needs a year */
  if (sense->class == CLASS_NAMED) return edtf_parse(text, &days);
  if (sense->class != CLASS_UNIT) return take_range(text, sense);
  for (int64_t i = 0; i < UNIT_COUNT; i++)
    if (slice_equals(text, unit_names[i])) return sense->low = sense->high = i, true;
  return false;
}

static size_t pieces_in(struct slice phrase) {
  size_t count = 1;
  for (size_t i = 0; i < phrase.len; i++) count += phrase.at[i] == ' ';
  return count;
}

static void add_head(struct arena *arena, struct time_words *words, struct slice phrase,
                     enum word_class class) {
  struct slice rest = phrase, first = slice_cut(&rest, ' ');
  uint32_t at = map_get(&words->first, first);
  if (at == MAP_NONE) {
    at = (uint32_t)words->head_count;
    map_put(&words->first, first, at);
    ARENA_PUSH(arena, words->heads, words->head_count, words->head_capacity, (struct sense_head){0});
  }
  struct sense_head *head = &words->heads[at];
  head->classes |= (uint64_t)1 << class;
  if (pieces_in(phrase) > head->longest) head->longest = pieces_in(phrase);
}

const struct sense_head *sense_head_of(const struct time_words *words, struct slice word) {
  uint32_t at = map_get(&words->first, word);
  return at == MAP_NONE ? NULL : &words->heads[at];
}

static void add_sense(struct arena *arena, struct time_words *words, struct slice phrase,
                      struct sense sense) {
  sense.next = map_get(&words->index, phrase);
  map_put(&words->index, phrase, (uint32_t)words->count);
  ARENA_PUSH(arena, words->senses, words->count, words->capacity, sense);
  add_head(arena, words, phrase, sense.class);
}

static enum truce_status read_line(struct arena *arena, const struct lines *lines, struct time_words *words,
                                   struct truce_error *error) {
  struct sense sense = {.text = {"", 0}};
  struct slice rest = lines->line, value = slice_cut(&rest, '=');
  if (!class_of(lines->section, &sense.class))
    return lines_fail(lines, error, "unknown section [%.*s]", SLICE_ARGS(lines->section));
  if (rest.at && !take_value(slice_trim(value), &sense))
    return lines_fail(lines, error, "no value for [%.*s]: %.*s", SLICE_ARGS(lines->section),
                      SLICE_ARGS(value));
  struct slice list = rest.at ? rest : lines->line;
  while (list.at) {
    struct slice phrase = slice_trim(slice_cut(&list, ','));
    if (phrase.len) add_sense(arena, words, phrase, sense);
  }
  return TRUCE_OK;
}

static enum truce_status read_file(struct arena *arena, const char *name, struct slice text,
                                   struct time_words *words, struct truce_error *error) {
  struct lines lines;
  lines_init(&lines, name, text);
  while (lines_next(&lines)) {
    enum truce_status status = read_line(arena, &lines, words, error);
    if (status) return status;
  }
  return TRUCE_OK;
}

enum truce_status time_words_read(struct arena *arena, struct slice time_text, struct slice number_text,
                                  const struct time_words **out, struct truce_error *error) {
  struct time_words *words = ARENA_NEW(arena, struct time_words);
  map_init(&words->index, arena);
  map_init(&words->first, arena);
  enum truce_status status = read_file(arena, "knowledge/time.txt", time_text, words, error);
  if (!status) status = read_file(arena, "knowledge/numbers.txt", number_text, words, error);
  if (!status) *out = words;
  return status;
}

static const struct sense *sense_of(const struct time_words *words, struct slice phrase,
                                    enum word_class class) {
  uint32_t i = map_get(&words->index, phrase);
  while (i != MAP_NONE && words->senses[i].class != class) i = words->senses[i].next;
  return i == MAP_NONE ? NULL : &words->senses[i];
}

bool lemma_has_sense(const struct time_words *words, struct slice lemma, enum word_class class) {
  return sense_of(words, lemma, class) != NULL;
}

enum { PHRASE_LARGEST = 96 };

const struct sense *sense_at(const struct time_words *words, const struct pieces *pieces, size_t i,
                             enum word_class class, size_t *length) {
  char phrase[PHRASE_LARGEST];
  size_t used = 0;
  const struct sense *found = NULL;
  const struct sense_head *head = i < pieces->count ? pieces->at[i].head : NULL;
  if (!head || !(head->classes >> class & 1)) return NULL;
  for (size_t n = 0; n < head->longest && i + n < pieces->count; n++) {
    struct slice piece = pieces->at[i + n].lower;
    if (used + piece.len + 1 > sizeof phrase) break;
    if (n) phrase[used++] = ' ';
    memcpy(phrase + used, piece.at, piece.len);
    used += piece.len;
    const struct sense *sense = sense_of(words, (struct slice){phrase, used}, class);
    if (sense) found = sense, *length = n + 1;
  }
  return found;
}
