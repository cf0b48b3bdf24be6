#include "language/score.h"

#include "common/utf8.h"
#include "language/characters.h"

const char *const score_names[SCORE_COUNT] = {"Tokens", "Sentences", "Words", "UPOS",
                                              "Lemmas", "UAS",       "LAS",   "CLAS"};

enum { NO_PAIR = UINT32_MAX, TABLE_LARGEST = 1 << 24 };

struct placed_word {
  const struct conllu_word *word;
  uint32_t start, end; /* of the word, or of its multi-word token, in the text without white space */
  uint32_t parent;     /* number of the head in the file, or NO_PAIR */
  bool multi;
};

/* One file, its text without white space. Spans ascend and do not overlap, save of words of one token. */
struct side {
  char *text;
  size_t length;
  struct placed_word *words;
  struct span *tokens, *sentences;
  uint32_t word_count, token_count, sentence_count;
};

static void add_form(struct side *side, struct slice form) {
  const char *end = form.at + form.len;
  for (const char *at = form.at; at < end;) {
    struct character c = character_at(at, end);
    if (c.class != CHARACTER_SPACE) {
      memcpy(side->text + side->length, at, c.length);
      side->length += c.length;
    }
    at += c.length;
  }
}

static void place_sentence(struct side *side, const struct conllu_sentence *sentence) {
  uint32_t first = side->word_count, start = (uint32_t)side->length;
  for (uint32_t t = 0; t < sentence->token_count; t++) {
    const struct conllu_token *token = &sentence->tokens[t];
    struct span span = {(uint32_t)side->length, 0};
    add_form(side, token->form);
    span.end = (uint32_t)side->length;
    side->tokens[side->token_count++] = span;
    for (uint32_t i = 0; i < token->word_count; i++) {
      const struct conllu_word *word = &sentence->words[token->first_word + i];
      bool root = word->head == 0 || word->head == CONLLU_NO_HEAD;
      side->words[side->word_count++] = (struct placed_word){
          word, span.start, span.end, root ? NO_PAIR : first + word->head - 1, token->multiword};
    }
  }
  side->sentences[side->sentence_count++] = (struct span){start, (uint32_t)side->length};
}

static void side_make(struct side *side, struct arena *arena, const struct conllu *conllu) {
  uint32_t words = 0, tokens = 0;
  size_t bytes = 0;
  for (uint32_t s = 0; s < conllu->sentence_count; s++) {
    words += conllu->sentences[s].word_count, tokens += conllu->sentences[s].token_count;
    for (uint32_t t = 0; t < conllu->sentences[s].token_count; t++)
      bytes += conllu->sentences[s].tokens[t].form.len;
  }
  side->text = arena_alloc(arena, bytes);
  side->words = ARENA_ARRAY(arena, struct placed_word, words);
  side->tokens = ARENA_ARRAY(arena, struct span, tokens);
  side->sentences = ARENA_ARRAY(arena, struct span, conllu->sentence_count);
  for (uint32_t s = 0; s < conllu->sentence_count; s++) place_sentence(side, &conllu->sentences[s]);
}

static struct score count_spans(const struct span *gold, uint32_t golds, const struct span *system,
                                uint32_t systems) {
  struct score score = {golds, systems, 0};
  for (uint32_t i = 0, j = 0; i < golds && j < systems;) {
    bool same = gold[i].start == system[j].start && gold[i].end == system[j].end;
    score.correct += same;
    if (gold[i].start == system[j].start)
      i++, j++;
    else if (gold[i].start < system[j].start)
      i++;
    else
      j++;
  }
  return score;
}

static bool same_form(struct slice a, struct slice b) {
  while (a.len && b.len) {
    size_t n, m;
    bool valid;
    uint32_t x = character_lower(utf8_decode(a, &n, &valid)), y = character_lower(utf8_decode(b, &m, &valid));
    if (x != y) return false;
    a.at += n, a.len -= n, b.at += m, b.len -= m;
  }
  return a.len == b.len;
}

/* The alignment as it grows: `pairs[j]` is the gold word that system word j stands for. */
struct alignment {
  const struct side *gold, *system;
  struct arena *arena;
  uint32_t *pairs, count;
  bool too_large;
};

static void pair(struct alignment *alignment, uint32_t i, uint32_t j) {
  alignment->pairs[j] = i;
  alignment->count++;
}

/* Pairs words [i, i + n) of gold with [j, j + m) of system by their longest common subsequence. */
static void pair_group(struct alignment *alignment, uint32_t i, uint32_t n, uint32_t j, uint32_t m) {
  const struct placed_word *g = alignment->gold->words + i, *s = alignment->system->words + j;
  size_t row = (size_t)m + 1;
  if ((n + 1) * row > TABLE_LARGEST) {
    alignment->too_large = true;
    return;
  }
  uint32_t *table = ARENA_ARRAY(alignment->arena, uint32_t, (n + 1) * row), x = 0, y = 0;
  for (uint32_t a = n; a-- > 0;)
    for (uint32_t b = m; b-- > 0;) {
      uint32_t down = table[(a + 1) * row + b], right = table[a * row + b + 1];
      bool same = same_form(g[a].word->form, s[b].word->form);
      table[a * row + b] = same ? table[(a + 1) * row + b + 1] + 1 : down > right ? down : right;
    }
  while (x < n && y < m) {
    if (same_form(g[x].word->form, s[y].word->form)) {
      pair(alignment, i + x, j + y);
      x++, y++;
    } else if (table[(x + 1) * row + y] >= table[x * row + y + 1])
      x++;
    else
      y++;
  }
}

/* Takes in words from *at on that begin before *end; a multi-word token may move the end. */
static bool take_in(const struct side *side, uint32_t *at, uint32_t *end) {
  bool grown = false;
  for (; *at < side->word_count && side->words[*at].start < *end; ++*at)
    if (side->words[*at].multi && side->words[*at].end > *end) *end = side->words[*at].end, grown = true;
  return grown;
}

/* Passes over a word, or over all words of a multi-word token, that ends before the other side begins. */
static uint32_t pass(const struct side *side, uint32_t at) {
  uint32_t end = side->words[at].end;
  if (!side->words[at].multi) return at + 1;
  while (at < side->word_count && side->words[at].end <= end) at++;
  return at;
}

static void align_group(struct alignment *alignment, uint32_t *i, uint32_t *j) {
  const struct placed_word *g = &alignment->gold->words[*i], *s = &alignment->system->words[*j];
  uint32_t end = g->multi ? g->end : 0, x = *i, y = *j;
  if (s->multi && s->end > end) end = s->end;
  for (bool grown = true; grown;) {
    grown = take_in(alignment->gold, &x, &end);
    grown |= take_in(alignment->system, &y, &end);
  }
  pair_group(alignment, *i, x - *i, *j, y - *j);
  *i = x, *j = y;
}

static void align(struct alignment *alignment) {
  const struct side *gold = alignment->gold, *system = alignment->system;
  for (uint32_t j = 0; j < system->word_count; j++) alignment->pairs[j] = NO_PAIR;
  for (uint32_t i = 0, j = 0; i < gold->word_count && j < system->word_count;) {
    const struct placed_word *g = &gold->words[i], *s = &system->words[j];
    if (g->end <= s->start)
      i = pass(gold, i);
    else if (s->end <= g->start)
      j = pass(system, j);
    else if (g->multi || s->multi)
      align_group(alignment, &i, &j);
    else if (g->start == s->start && g->end == s->end)
      pair(alignment, i++, j++);
    else if (g->start <= s->start)
      i++;
    else
      j++;
  }
}

static struct slice universal(struct slice relation) {
  struct slice rest = relation;
  return slice_cut(&rest, ':');
}

static bool is_content(struct slice relation) {
  static const char *const content[] = {
      "nsubj",  "obj",        "iobj",       "csubj",  "ccomp",     "xcomp",    "obl",   "vocative",
      "expl",   "dislocated", "advcl",      "advmod", "discourse", "nmod",     "appos", "nummod",
      "acl",    "amod",       "conj",       "fixed",  "flat",      "compound", "list",  "parataxis",
      "orphan", "goeswith",   "reparandum", "root",   "dep"};
  for (size_t i = 0; i < sizeof content / sizeof *content; i++)
    if (slice_equals(universal(relation), content[i])) return true;
  return false;
}

static bool head_agrees(const struct alignment *alignment, const struct placed_word *g,
                        const struct placed_word *s) {
  if (g->parent == NO_PAIR || s->parent == NO_PAIR) return g->parent == s->parent;
  return alignment->pairs[s->parent] == g->parent;
}

static void count_pair(const struct alignment *alignment, const struct placed_word *g,
                       const struct placed_word *s, struct score *scores) {
  bool head = head_agrees(alignment, g, s);
  bool labelled = head && slice_is(universal(g->word->relation), universal(s->word->relation));
  scores[SCORE_WORDS].correct++;
  scores[SCORE_UPOS].correct += slice_is(g->word->upos, s->word->upos);
  scores[SCORE_LEMMAS].correct +=
      slice_equals(g->word->lemma, "_") || slice_is(g->word->lemma, s->word->lemma);
  scores[SCORE_UAS].correct += head;
  scores[SCORE_LAS].correct += labelled;
  scores[SCORE_CLAS].correct += labelled && is_content(g->word->relation);
}

static void count_words(const struct alignment *alignment, struct score *scores) {
  const struct side *gold = alignment->gold, *system = alignment->system;
  for (int m = SCORE_WORDS; m < SCORE_CLAS; m++)
    scores[m] = (struct score){gold->word_count, system->word_count, 0};
  scores[SCORE_CLAS] = (struct score){0};
  for (uint32_t i = 0; i < gold->word_count; i++)
    scores[SCORE_CLAS].gold += is_content(gold->words[i].word->relation);
  for (uint32_t j = 0; j < system->word_count; j++) {
    scores[SCORE_CLAS].system += is_content(system->words[j].word->relation);
    if (alignment->pairs[j] != NO_PAIR)
      count_pair(alignment, &gold->words[alignment->pairs[j]], &system->words[j], scores);
  }
}

static enum truce_status check_texts(const struct side *gold, const struct side *system,
                                     struct truce_error *error) {
  struct slice a = {gold->text, gold->length}, b = {system->text, system->length};
  size_t at = 0;
  if (slice_is(a, b)) return TRUCE_OK;
  while (at < a.len && at < b.len && a.at[at] == b.at[at]) at++;
  struct slice x = {a.at + at, a.len - at < 30 ? a.len - at : 30},
               y = {b.at + at, b.len - at < 30 ? b.len - at : 30};
  return fail(error, TRUCE_BAD_INPUT,
              "the two are not over the same text: after %zu bytes without white space gold has \"%.*s\", "
              "system \"%.*s\"",
              at, SLICE_ARGS(x), SLICE_ARGS(y));
}

enum truce_status score_parse(const struct conllu *gold, const struct conllu *system, struct arena *arena,
                              struct score scores[SCORE_COUNT], struct truce_error *error) {
  struct side g = {0}, s = {0};
  side_make(&g, arena, gold);
  side_make(&s, arena, system);
  enum truce_status status = check_texts(&g, &s, error);
  if (status) return status;
  struct alignment alignment = {&g, &s, arena, ARENA_ARRAY(arena, uint32_t, s.word_count), 0, false};
  align(&alignment);
  if (alignment.too_large)
    return fail(error, TRUCE_LIMIT, "a group of overlapping multi-word tokens is too large");
  scores[SCORE_TOKENS] = count_spans(g.tokens, g.token_count, s.tokens, s.token_count);
  scores[SCORE_SENTENCES] = count_spans(g.sentences, g.sentence_count, s.sentences, s.sentence_count);
  count_words(&alignment, scores);
  return TRUCE_OK;
}
