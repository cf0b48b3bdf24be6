#include "language/segment_parts.h"

/* The section: this header, cut weights, sentence weights, inner words. */
struct section_header {
  uint32_t version, cut_bits, sentence_bits, inner_count;
  int32_t threshold;
  uint32_t reserved[3];
};

enum { SECTION_VERSION = 1, BITS_MOST = 22, INNER_MOST = 1 << 16 };

static size_t section_size(const struct section_header *header) {
  return sizeof *header + ((size_t)2 * (CUT_COUNT + 1) << header->cut_bits) +
         ((size_t)2 << header->sentence_bits) + (size_t)8 * header->inner_count;
}

enum truce_status segmenter_take(struct segmenter *segmenter, struct slice section, const char *name,
                                 struct truce_error *error) {
  struct section_header header;
  if (!section.at || section.len < sizeof header)
    return fail(error, TRUCE_BAD_MODEL, "%s: the section \"segmenter\" is missing or cut off", name);
  memcpy(&header, section.at, sizeof header);
  if (header.version != SECTION_VERSION)
    return fail(error, TRUCE_BAD_MODEL, "%s: section \"segmenter\" of version %u, but this program reads %d",
                name, header.version, SECTION_VERSION);
  if (!header.cut_bits || !header.sentence_bits || header.cut_bits > BITS_MOST ||
      header.sentence_bits > BITS_MOST || header.inner_count > INNER_MOST ||
      section.len != section_size(&header))
    return fail(error, TRUCE_BAD_MODEL, "%s: section \"segmenter\" of %zu bytes does not fit its header",
                name, section.len);
  const char *at = section.at + sizeof header;
  *segmenter = (struct segmenter){(const int16_t *)at,  NULL, header.cut_bits,
                                  header.sentence_bits, NULL, header.inner_count,
                                  header.threshold};
  at += (size_t)2 * (CUT_COUNT + 1) << header.cut_bits;
  segmenter->sentence_weights = (const int16_t *)at;
  segmenter->inner = (const uint32_t *)(at + ((size_t)2 << header.sentence_bits));
  return TRUCE_OK;
}

enum truce_status segmenter_open(struct segmenter *segmenter, const struct model_file *model,
                                 const char *name, struct truce_error *error) {
  return segmenter_take(segmenter, model_file_section(model, "segmenter"), name, error);
}

/* A run over a text. `marks` holds the tokens of the paragraph being read. */
struct run {
  const struct segmenter *segmenter;
  struct arena *arena;
  struct analysis *analysis;
  struct mark *marks;
  struct span *words;
  uint32_t mark_count, mark_capacity, token_capacity, sentence_capacity, word_count, word_capacity;
  uint32_t paragraph;
  uint32_t sentence_start; /* first token of the sentence being read */
  struct chunk_view view;
  uint8_t cuts[CHUNK_ATOMS];
};

static uint8_t best_cut(const struct segmenter *segmenter, const struct chunk_view *view, uint32_t place,
                        uint8_t last) {
  uint32_t hashes[CUT_FEATURES], n = cut_features(view, place, last, hashes);
  int32_t sums[CUT_COUNT] = {0};
  for (uint32_t i = 0; i < n; i++) {
    const int16_t *row =
        segmenter->cut_weights + (size_t)(CUT_COUNT + 1) * feature_bucket(hashes[i], segmenter->cut_bits);
    for (int c = 0; c < CUT_COUNT; c++) sums[c] += row[c];
  }
  uint8_t best = CUT_JOIN;
  for (uint8_t c = 1; c < CUT_COUNT; c++)
    if (sums[c] > sums[best]) best = c;
  return best;
}

static void decide_cuts(struct run *run, const struct chunk *chunk, const struct chunk *next) {
  uint8_t last = CUT_TOKEN;
  if (chunk->count == 1) return;
  chunk_view_make(&run->view, chunk, next);
  for (uint32_t i = 1; i < chunk->count; i++) {
    uint8_t fixed = chunk->atoms[i].fixed;
    last = run->cuts[i] = fixed ? (uint8_t)(fixed - 1) : best_cut(run->segmenter, &run->view, i, last);
  }
}

static void add_word(struct run *run, uint32_t start, uint32_t end) {
  struct span span = {start, end};
  ARENA_PUSH(run->arena, run->words, run->word_count, run->word_capacity, span);
}

/* Atoms [first, last) are a token; the cuts among them make its words. */
static void add_token(struct run *run, const struct chunk *chunk, uint32_t first, uint32_t last,
                      bool space_after) {
  struct analysis *analysis = run->analysis;
  struct mark mark = mark_make(chunk, first, last, space_after);
  struct token token = {{mark.start, mark.end}, run->word_count, 0, space_after};
  uint32_t start = mark.start;
  for (uint32_t i = first + 1; i < last; i++)
    if (run->cuts[i] == CUT_WORD) {
      add_word(run, start, chunk->atoms[i].start);
      start = chunk->atoms[i].start;
    }
  add_word(run, start, mark.end);
  token.word_count = run->word_count - token.first_word;
  ARENA_PUSH(run->arena, analysis->tokens, analysis->token_count, run->token_capacity, token);
  ARENA_PUSH(run->arena, run->marks, run->mark_count, run->mark_capacity, mark);
}

static void add_chunk(struct run *run, const struct chunk *chunk, const struct chunk *next) {
  uint32_t first = 0;
  decide_cuts(run, chunk, next);
  for (uint32_t i = 1; i < chunk->count; i++)
    if (run->cuts[i] == CUT_TOKEN) {
      add_token(run, chunk, first, i, false);
      first = i;
    }
  add_token(run, chunk, first, chunk->count, !next->count || next->before != BREAK_NONE);
}

/* The sentence ends before token `end`. */
static void end_sentence(struct run *run, uint32_t end) {
  struct analysis *analysis = run->analysis;
  const struct token *first = &analysis->tokens[run->sentence_start], *last = &analysis->tokens[end - 1];
  struct sentence sentence = {{first->span.start, last->span.end}, first->first_word, 0, run->sentence_start,
                              end - run->sentence_start,           run->paragraph};
  sentence.word_count = last->first_word + last->word_count - first->first_word;
  ARENA_PUSH(run->arena, analysis->sentences, analysis->sentence_count, run->sentence_capacity, sentence);
  run->sentence_start = end;
}

static int32_t sentence_score(const struct run *run, uint32_t at, const struct sentence_state *state) {
  const struct segmenter *segmenter = run->segmenter;
  uint32_t hashes[SENTENCE_FEATURES];
  uint32_t n = sentence_features(run->marks, 0, run->mark_count, at, state, hashes);
  int32_t sum = -segmenter->threshold;
  for (uint32_t i = 0; i < n; i++)
    sum += segmenter->sentence_weights[feature_bucket(hashes[i], segmenter->sentence_bits)];
  return sum;
}

/* Lines of a paragraph. Where lines are wrapped, a line ends only because the next word would not have
   fitted. */
static uint32_t longest_line(const struct run *run) {
  uint32_t longest = 0, start = 0;
  for (uint32_t i = 1; i <= run->mark_count; i++)
    if (i == run->mark_count || run->marks[i].before == BREAK_LINE) {
      uint32_t length = run->marks[i - 1].end - run->marks[start].start;
      if (length > longest) longest = length;
      start = i;
    }
  return longest;
}

enum { WRAPPED_LONGEST = 120, WRAPPED_SLACK = 6 };

static uint8_t shape_at(const struct run *run, uint32_t i) {
  return i < run->mark_count ? run->marks[i].shape : (uint8_t)SHAPE_EDGE;
}

/* How many marks "- ", "* ", "1. ", "2)" or "(a)" at the head of a line has; 0 where there is none. */
static uint32_t item_length(const struct run *run, uint32_t i) {
  uint8_t first = shape_at(run, i), second = shape_at(run, i + 1), third = shape_at(run, i + 2);
  bool apart = i + 1 < run->mark_count && run->marks[i + 1].before != BREAK_NONE;
  bool counter = first == SHAPE_DIGITS || first == SHAPE_NUMERIC || first == SHAPE_INITIAL;
  if (first == SHAPE_BULLET || first == SHAPE_RULE) return 1;
  if (first == SHAPE_DASH) return apart;
  if (first == SHAPE_OPEN)
    return third == SHAPE_CLOSE && run->marks[i + 1].end - run->marks[i + 1].start < 5 ? 3 : 0;
  return counter && !apart && (second == SHAPE_STOP || second == SHAPE_CLOSE) ? 2 : 0;
}

/* The same without bullets and rules, which may well stand alone. */
static uint32_t counter_length(const struct run *run, uint32_t i) {
  uint32_t length = item_length(run, i);
  return length > 1 ? length : 0;
}

/* True where the line that ends behind mark `at`, begun at mark `line`, was ended on purpose: the next word
   would have fitted, or begins an item of a list. */
static bool line_ends_on_purpose(const struct run *run, uint32_t line, uint32_t at, uint32_t longest) {
  const struct mark *next = &run->marks[at + 1];
  uint32_t end = next->end, length = run->marks[at].end - run->marks[line].start;
  for (uint32_t i = at + 2; i < run->mark_count && run->marks[i].before == BREAK_NONE; i++)
    end = run->marks[i].end;
  if (longest > WRAPPED_LONGEST || item_length(run, at + 1)) return true;
  if (next->shape == SHAPE_LOWER && length > longest / 2) return false;
  return length + 1 + (end - next->start) + WRAPPED_SLACK <= longest;
}

/* "Secretary-General": a dash with no blank on either side. */
static bool is_hyphen(const struct run *run, uint32_t i) {
  return shape_at(run, i) == SHAPE_DASH && i && i + 1 < run->mark_count &&
         run->marks[i].before == BREAK_NONE && run->marks[i + 1].before == BREAK_NONE;
}

enum { DATELINE_LONGEST = 14 };

/* "BEIRUT, Dec 5 (AFP) -" at the head of a paragraph: how many marks it has, 0 where there is none. It is a
   sentence of its own: a parser that never saw one in a sentence hangs the whole sentence below its place. */
static uint32_t dateline_length(const struct run *run) {
  bool bracket = false, capitals = shape_at(run, 0) == SHAPE_CAPITALS;
  for (uint32_t i = 0; i < DATELINE_LONGEST; i++) {
    uint8_t shape = shape_at(run, i);
    if (shape == SHAPE_DASH && i && !is_hyphen(run, i)) return capitals || bracket ? i + 1 : 0;
    bool fits = (shape >= SHAPE_CAPITAL && shape <= SHAPE_ABBREVIATION) || shape == SHAPE_COMMA ||
                shape == SHAPE_OPEN || shape == SHAPE_CLOSE || shape == SHAPE_TITLE || shape == SHAPE_SYMBOL;
    if (!fits) return 0;
    bracket |= shape == SHAPE_CLOSE;
  }
  return 0;
}

/* Ends what is too long behind its likeliest place. */
static uint32_t cut_long(struct run *run, uint32_t offset, uint32_t at, uint32_t likeliest) {
  uint32_t end = likeliest + offset > run->sentence_start ? likeliest : at;
  end_sentence(run, end + 1 + offset);
  return end;
}

static bool is_terminal(uint8_t shape) {
  return (shape >= SHAPE_STOP && shape <= SHAPE_ELLIPSIS) ||
         (shape >= SHAPE_SEMICOLON && shape <= SHAPE_QUOTE_CLOSE) ||
         (shape >= SHAPE_BULLET && shape <= SHAPE_FACE);
}

/* In a paragraph that ends with a full stop sentences end with one; elsewhere in it a break must be surer.
   Web text, which the treebanks are full of, is not so tidy. */
enum { TIDY_MARGIN = 1500 };

static bool is_tidy(const struct run *run) {
  uint8_t last = run->mark_count ? run->marks[run->mark_count - 1].shape : (uint8_t)SHAPE_EDGE;
  return last == SHAPE_STOP || last == SHAPE_MARK || last == SHAPE_QUOTE_CLOSE;
}

/* "Some 1,200 Russian servicemen": two words that end in such a number are no sentence. */
static bool is_round_thousand(const struct run *run, uint32_t token) {
  struct span span = run->analysis->tokens[token].span;
  for (uint32_t i = span.start; i < span.end; i++)
    if (run->analysis->text.at[i] == ',' && i > span.start && i + 1 < span.end) return true;
  return false;
}

static void end_paragraph(struct run *run) {
  uint32_t offset = run->analysis->token_count - run->mark_count, line = 0, longest = longest_line(run);
  uint32_t dateline = dateline_length(run),
           head = dateline ? dateline : counter_length(run, 0); /* no end before it */
  struct sentence_state state;
  int32_t best = INT32_MIN, margin = is_tidy(run) ? TIDY_MARGIN : 0;
  uint32_t likeliest = 0;
  sentence_state_reset(&state);
  for (uint32_t i = 0; i + 1 < run->mark_count; i++) {
    bool new_line = run->marks[i + 1].before == BREAK_LINE;
    sentence_state_add(&state, &run->marks[i]);
    int32_t score = sentence_score(run, i, &state);
    if (margin && !new_line && state.length == 2 && is_round_thousand(run, offset + i)) continue;
    bool ends =
        (score > (is_terminal(run->marks[i].shape) ? 0 : margin) && i >= head && !is_hyphen(run, i)) ||
        (new_line && line_ends_on_purpose(run, line, i, longest)) || i + 1 == dateline;
    if (new_line) line = i + 1, head = line + counter_length(run, line);
    if (!ends && state.length > SEGMENT_SENTENCE_WORDS / 4 && score >= best) best = score, likeliest = i;
    if (ends)
      end_sentence(run, offset + i + 1);
    else if (state.length >= SEGMENT_SENTENCE_WORDS)
      i = cut_long(run, offset, i, likeliest);
    else
      continue;
    sentence_state_reset(&state), best = INT32_MIN;
  }
  if (run->mark_count) end_sentence(run, offset + run->mark_count), run->paragraph++;
  run->mark_count = 0;
}

static bool is_joiner(const char *at) {
  return !memcmp(at, "\u00AD", 2) || !memcmp(at, "\u200B", 3) || !memcmp(at, "\uFEFF", 3) ||
         !memcmp(at, "\u2060", 3);
}

/* The word's bytes without soft hyphens and what else is invisible. */
static struct slice form_of(struct arena *arena, struct slice text) {
  bool plain = true;
  for (size_t i = 0; i < text.len && plain; i++) plain = (text.at[i] & 0x80) == 0;
  if (plain) return text;
  char *out = arena_alloc(arena, text.len + 4), *padded = arena_alloc(arena, text.len + 4);
  size_t length = 0;
  memcpy(padded, text.at, text.len);
  for (size_t i = 0; i < text.len;) {
    if (is_joiner(padded + i))
      i += (unsigned char)padded[i] >= 0xE0 ? 3 : 2;
    else
      out[length++] = padded[i++];
  }
  return length ? (struct slice){out, length} : text;
}

static void make_words(struct run *run) {
  struct analysis *analysis = run->analysis;
  analysis->words = ARENA_ARRAY(run->arena, struct word, run->word_count);
  analysis->word_count = run->word_count;
  for (uint32_t i = 0; i < run->word_count; i++) {
    struct word *word = &analysis->words[i];
    word->span = run->words[i];
    word->form = form_of(run->arena, slice_between(analysis->text.at, run->words[i]));
    word->head = NO_WORD;
  }
  for (uint32_t s = 0; s < analysis->sentence_count; s++)
    for (uint32_t i = 0; i < analysis->sentences[s].word_count; i++)
      analysis->words[analysis->sentences[s].first_word + i].sentence = s;
}

void segmenter_run(const struct segmenter *segmenter, struct arena *arena, struct analysis *analysis) {
  struct run *run = ARENA_NEW(arena, struct run);
  struct chunk *chunk = ARENA_NEW(arena, struct chunk), *next = ARENA_NEW(arena, struct chunk);
  struct chunker chunker = {analysis->text.at, 0, (uint32_t)analysis->text.len, segmenter};
  *run = (struct run){.segmenter = segmenter, .arena = arena, .analysis = analysis};
  run->view.last_kind = KIND_NONE;
  for (bool more = chunk_next(&chunker, chunk); more;) {
    more = chunk_next(&chunker, next);
    if (chunk->before == BREAK_PARAGRAPH) end_paragraph(run), run->view.last_hash = 0;
    add_chunk(run, chunk, next);
    run->view.last_hash = chunk->atoms[chunk->count - 1].hash;
    struct chunk *old = chunk;
    chunk = next, next = old;
  }
  end_paragraph(run);
  make_words(run);
}
