#include "meaning/pieces.h"

#include "common/utf8.h"

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static char lower_of(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c; }

/* Marks beyond ASCII that stand for ASCII ones; 0 for everything else. */
static char ascii_mark(uint32_t point) {
  if (point >= 0x2010 && point <= 0x2015) return '-';
  if (point == 0x2018 || point == 0x2019) return '\'';
  if (point == 0x201C || point == 0x201D) return '"';
  if (point == 0xA0 || point == 0x202F || point == 0x2009) return ' ';
  return 0;
}

/* What stands at the head of `text`: its length and its class: 'a' letter, '9' digit, or the mark. */
static char look(struct slice text, size_t *length) {
  char c = text.at[0];
  *length = 1;
  if (is_digit(c)) return '9';
  if (is_letter(c)) return 'a';
  if ((unsigned char)c < 0x80) return c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  bool valid;
  char mark = ascii_mark(utf8_decode(text, length, &valid));
  return mark ? mark : 'a';
}

static struct slice tail(struct slice text, size_t from) {
  return (struct slice){text.at + from, text.len - from};
}

static size_t letters(struct slice text) {
  size_t at = 0, length = 0;
  while (at < text.len && look(tail(text, at), &length) == 'a') at += length;
  return at;
}

/* Digits with the commas of thousands: "20,000" but not "18,2019". */
static size_t digits(struct slice text, bool *commas) {
  size_t at = 0;
  while (at < text.len && is_digit(text.at[at])) at++;
  *commas = false;
  while (at >= 1 && at <= text.len && at + 3 < text.len && text.at[at] == ',' && (at <= 3 || *commas)) {
    bool group = is_digit(text.at[at + 1]) && is_digit(text.at[at + 2]) && is_digit(text.at[at + 3]);
    if (!group || (at + 4 < text.len && is_digit(text.at[at + 4]))) break;
    at += 4, *commas = true;
  }
  return at;
}

static int64_t value_of(struct slice text) {
  int64_t value = 0;
  for (size_t i = 0; i < text.len && value < PIECE_LARGEST; i++)
    if (is_digit(text.at[i])) value = value * 10 + (text.at[i] - '0');
  return value < PIECE_LARGEST ? value : PIECE_LARGEST;
}

static struct slice lower_copy(struct arena *arena, struct slice text) {
  char *copy = arena_alloc(arena, text.len ? text.len : 1);
  for (size_t i = 0; i < text.len; i++) copy[i] = lower_of(text.at[i]);
  return (struct slice){copy, text.len};
}

static bool is_ordinal_ending(struct slice text) {
  static const char *endings[] = {"st", "nd", "rd", "th"};
  if (letters(text) != 2) return false;
  for (size_t i = 0; i < 4; i++)
    if (lower_of(text.at[0]) == endings[i][0] && lower_of(text.at[1]) == endings[i][1]) return true;
  return false;
}

static struct piece number_piece(struct slice text, size_t *length) {
  bool commas;
  size_t count = digits(text, &commas);
  struct piece piece = {.kind = PIECE_NUMBER, .value = value_of((struct slice){text.at, count})};
  piece.digits = commas || count > UINT8_MAX ? 0 : (uint8_t)count;
  if (is_ordinal_ending(tail(text, count))) piece.kind = PIECE_ORDINAL, count += 2;
  *length = count;
  return piece;
}

static struct piece next_piece(struct arena *arena, struct slice text, size_t *length) {
  static const char marks[] = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  char class = look(text, length);
  struct piece piece = {.kind = PIECE_MARK, .mark = class};
  if (class == '9') piece = number_piece(text, length);
  if (class == 'a') {
    *length = letters(text);
    piece = (struct piece){.kind = PIECE_WORD, .capital = text.at[0] >= 'A' && text.at[0] <= 'Z'};
  }
  const char *mark = piece.kind == PIECE_MARK ? memchr(marks, class, sizeof marks - 1) : NULL;
  if (mark)
    piece.lower = (struct slice){mark, 1};
  else
    piece.lower = lower_copy(arena, (struct slice){text.at, *length});
  return piece;
}

/* Moves *word to the one that holds the byte `start`. */
static void follow_words(const struct analysis *analysis, uint32_t last, uint32_t start, uint32_t *word) {
  while (*word < last && analysis->words[*word + 1].span.start <= start) (*word)++;
}

struct pieces pieces_cut(struct arena *arena, const struct time_words *words, const struct analysis *analysis,
                         uint32_t first, uint32_t count) {
  struct pieces pieces = {0};
  size_t capacity = 0;
  uint32_t word = first, last = first + count - 1;
  struct span all = {analysis->words[first].span.start, analysis->words[last].span.end};
  bool spaced = true;
  for (uint32_t at = all.start; at < all.end;) {
    size_t length;
    struct piece piece = next_piece(arena, (struct slice){analysis->text.at + at, all.end - at}, &length);
    follow_words(analysis, last, at, &word);
    piece.span = (struct span){at, at + (uint32_t)length};
    piece.word = word, piece.spaced = spaced;
    piece.head = sense_head_of(words, piece.lower);
    spaced = piece.kind == PIECE_MARK && piece.mark == ' ';
    if (!spaced) ARENA_PUSH(arena, pieces.at, pieces.count, capacity, piece);
    at += (uint32_t)length;
  }
  struct piece end = {
      .kind = PIECE_END, .span = {all.end, all.end}, .word = last, .spaced = true, .lower = {"", 0}};
  ARENA_PUSH(arena, pieces.at, pieces.count, capacity, end);
  pieces.count--;
  return pieces;
}

enum { LONGEST_RUN = 8 };

static bool is_closed(const struct analysis *analysis, const struct sentence *sentence) {
  if (sentence->word_count == 0) return true;
  struct slice last = analysis->words[sentence->first_word + sentence->word_count - 1].form;
  return last.len == 0 || !(is_letter(last.at[last.len - 1]) || is_digit(last.at[last.len - 1]));
}

uint32_t pieces_run(const struct analysis *analysis, uint32_t first, uint32_t *word_count) {
  const struct sentence *sentence = &analysis->sentences[first];
  uint32_t n = 1;
  *word_count = sentence->word_count;
  while (n < LONGEST_RUN && first + n < analysis->sentence_count && !is_closed(analysis, &sentence[n - 1]) &&
         sentence[n].paragraph == sentence->paragraph && sentence[n].word_count) {
    *word_count += sentence[n].word_count;
    n++;
  }
  return n;
}
