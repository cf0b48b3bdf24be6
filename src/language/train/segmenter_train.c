#include "language/train/segmenter_train.h"

#include "language/segment_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { STARTS_WORD = 1, STARTS_TOKEN = 2, STARTS_SENTENCE = 4, INNER_MOST = 4096 };

/* The text of a treebank, and for each byte what the treebank begins there. */
struct gold {
  struct buffer text;
  uint8_t *starts;
};

/* Places to learn from: `width` hashes each, and the answer. */
struct places {
  uint32_t *hashes;
  uint8_t *answers;
  size_t count, capacity, width;
  bool failed;
};

/* Words of letters only that some treebank cuts. */
struct inner {
  struct {
    uint32_t hash, cut;
  } words[INNER_MOST];
  uint32_t count;
};

static void mark_token(struct gold *gold, const struct conllu_sentence *sentence,
                       const struct conllu_token *token, size_t at, bool opens) {
  size_t end = at + token->form.len;
  gold->starts[at] |= (uint8_t)(STARTS_WORD | STARTS_TOKEN | (opens ? STARTS_SENTENCE : 0));
  for (uint32_t i = 0; i < token->word_count; i++) {
    struct slice form = sentence->words[token->first_word + i].form;
    if (at + form.len > end || memcmp(gold->text.at + at, form.at, form.len)) return;
    gold->starts[at] |= STARTS_WORD;
    at += form.len;
  }
}

static bool gold_make(struct gold *gold, const struct conllu *conllu) {
  size_t at = 0;
  buffer_init(&gold->text, 0);
  conllu_text(conllu, &gold->text);
  gold->starts = calloc(gold->text.len + 1, 1);
  if (gold->text.failed || !gold->starts) return false;
  for (uint32_t s = 0; s < conllu->sentence_count; s++) {
    const struct conllu_sentence *sentence = &conllu->sentences[s];
    for (uint32_t t = 0; t < sentence->token_count; t++) {
      while (gold->text.at[at] == ' ' || gold->text.at[at] == '\n') at++;
      mark_token(gold, sentence, &sentence->tokens[t], at, t == 0);
      at += sentence->tokens[t].form.len;
    }
  }
  return true;
}

static void gold_dispose(struct gold *gold) {
  buffer_dispose(&gold->text);
  free(gold->starts);
}

static void places_add(struct places *places, const uint32_t *hashes, uint32_t n, uint8_t answer) {
  if (places->count == places->capacity) {
    size_t capacity = places->capacity ? 2 * places->capacity : 1 << 14;
    uint32_t *more = realloc(places->hashes, capacity * places->width * sizeof *more);
    if (more) places->hashes = more;
    uint8_t *answers = realloc(places->answers, capacity);
    if (answers) places->answers = answers;
    if (!more || !answers) places->failed = true;
    if (places->failed) return;
    places->capacity = capacity;
  }
  uint32_t *row = places->hashes + places->count * places->width;
  for (uint32_t i = 0; i < places->width; i++) row[i] = i < n ? hashes[i] : 0;
  places->answers[places->count++] = answer;
}

static bool letters_only(struct slice form) {
  for (size_t i = 0; i < form.len; i++)
    if ((form.at[i] | 32) < 'a' || (form.at[i] | 32) > 'z') return false;
  return form.len > 1 && form.len <= 16;
}

static void inner_add(struct inner *inner, struct slice form, uint32_t cut) {
  static const struct segmenter none;
  struct chunk chunk;
  struct chunker chunker = {form.at, 0, (uint32_t)form.len, &none};
  chunk_next(&chunker, &chunk);
  uint32_t at = 0;
  while (at < inner->count && inner->words[at].hash < chunk.atoms[0].hash) at++;
  if (inner->count == INNER_MOST || (at < inner->count && inner->words[at].hash == chunk.atoms[0].hash))
    return;
  memmove(inner->words + at + 1, inner->words + at, (inner->count - at) * sizeof inner->words[0]);
  inner->words[at].hash = chunk.atoms[0].hash, inner->words[at].cut = cut;
  inner->count++;
}

static void inner_collect(struct inner *inner, const struct conllu *conllu) {
  for (uint32_t s = 0; s < conllu->sentence_count; s++)
    for (uint32_t t = 0; t < conllu->sentences[s].token_count; t++) {
      const struct conllu_token *token = &conllu->sentences[s].tokens[t];
      const struct conllu_word *word = &conllu->sentences[s].words[token->first_word];
      if (token->multiword && token->word_count == 2 && letters_only(token->form) &&
          word->form.len + word[1].form.len == token->form.len)
        inner_add(inner, token->form, (uint32_t)word->form.len);
    }
}

/* One treebank's places, as segmenter_run would meet them had it made no mistake. */
struct walk {
  const struct gold *gold;
  struct places *cuts, *sentences;
  struct chunk_view view;
  struct mark *marks;
  size_t mark_count, mark_capacity;
};

static uint8_t gold_cut(const struct gold *gold, uint32_t at) {
  uint8_t starts = gold->starts[at];
  return starts & STARTS_TOKEN ? CUT_TOKEN : starts & STARTS_WORD ? CUT_WORD : CUT_JOIN;
}

static void add_mark(struct walk *walk, struct mark mark) {
  if (walk->mark_count == walk->mark_capacity) {
    size_t capacity = walk->mark_capacity ? 2 * walk->mark_capacity : 1024;
    struct mark *more = realloc(walk->marks, capacity * sizeof *more);
    if (!more) {
      walk->sentences->failed = true;
      return;
    }
    walk->marks = more, walk->mark_capacity = capacity;
  }
  walk->marks[walk->mark_count++] = mark;
}

static void walk_chunk(struct walk *walk, const struct chunk *chunk, const struct chunk *next) {
  uint32_t hashes[CUT_FEATURES], first = 0;
  uint8_t last = CUT_TOKEN;
  if (chunk->count > 1) chunk_view_make(&walk->view, chunk, next);
  for (uint32_t i = 1; i < chunk->count; i++) {
    uint8_t cut = gold_cut(walk->gold, chunk->atoms[i].start);
    if (!chunk->atoms[i].fixed)
      places_add(walk->cuts, hashes, cut_features(&walk->view, i, last, hashes), cut);
    if (cut == CUT_TOKEN) add_mark(walk, mark_make(chunk, first, i, false)), first = i;
    last = cut;
  }
  add_mark(walk, mark_make(chunk, first, chunk->count, !next->count || next->before != BREAK_NONE));
}

static void walk_paragraph(struct walk *walk) {
  uint32_t hashes[SENTENCE_FEATURES], n = (uint32_t)walk->mark_count;
  struct sentence_state state;
  sentence_state_reset(&state);
  for (uint32_t i = 0; i + 1 < n; i++) {
    sentence_state_add(&state, &walk->marks[i]);
    bool ends = walk->gold->starts[walk->marks[i + 1].start] & STARTS_SENTENCE;
    places_add(walk->sentences, hashes, sentence_features(walk->marks, 0, n, i, &state, hashes), ends);
    if (ends) sentence_state_reset(&state);
  }
  walk->mark_count = 0;
}

static void walk_gold(struct walk *walk, const struct segmenter *segmenter) {
  struct chunk chunks[2], *chunk = chunks, *next = chunks + 1;
  struct chunker chunker = {walk->gold->text.at, 0, (uint32_t)walk->gold->text.len, segmenter};
  for (bool more = chunk_next(&chunker, chunk); more;) {
    more = chunk_next(&chunker, next);
    if (chunk->before == BREAK_PARAGRAPH) walk_paragraph(walk), walk->view.last_hash = 0;
    walk_chunk(walk, chunk, next);
    walk->view.last_hash = chunk->atoms[chunk->count - 1].hash;
    struct chunk *old = chunk;
    chunk = next, next = old;
  }
  walk_paragraph(walk);
  free(walk->marks);
}

/* Softmax over `classes` sums. Weights lie class by class in each bucket. */
struct learner {
  float *weights, *squares, *sums;
  uint32_t classes, bits, averaged;
  uint32_t dropout; /* percent */
  float rate;
  uint64_t dice;
  size_t count;
};

static bool learner_init(struct learner *learner, uint32_t classes, uint32_t bits, float rate,
                         uint32_t dropout) {
  *learner = (struct learner){.classes = classes,
                              .bits = bits,
                              .rate = rate,
                              .dropout = dropout,
                              .dice = 7,
                              .count = (size_t)classes << bits};
  learner->weights = calloc(learner->count, sizeof(float));
  learner->squares = calloc(learner->count, sizeof(float));
  learner->sums = calloc(learner->count, sizeof(float));
  return learner->weights && learner->squares && learner->sums;
}

static void learner_dispose(struct learner *learner) {
  free(learner->weights);
  free(learner->squares);
  free(learner->sums);
}

static uint64_t next_random(uint64_t *state) {
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return *state >> 33;
}

/* Keeps each hash with the chance that `dropout` leaves: a place must be told by many features, not by
   one. */
static size_t drop_out(struct learner *learner, const uint32_t *hashes, size_t width, uint32_t *kept) {
  size_t count = 0;
  for (size_t i = 0; i < width; i++)
    if (next_random(&learner->dice) % 100 >= learner->dropout)
      kept[count++] = feature_bucket(hashes[i], learner->bits);
  return count;
}

/* The answers' probabilities less the truth: the slope of the loss. */
static void slopes_of(const struct learner *learner, const uint32_t *buckets, size_t width, uint8_t answer,
                      float *slopes, double *loss) {
  float most = -1e30f, total = 0;
  uint32_t classes = learner->classes;
  for (uint32_t c = 0; c < classes; c++) {
    slopes[c] = 0;
    for (size_t i = 0; i < width; i++) slopes[c] += learner->weights[(size_t)buckets[i] * classes + c];
    most = slopes[c] > most ? slopes[c] : most;
  }
  for (uint32_t c = 0; c < classes; c++) total += slopes[c] = expf(slopes[c] - most);
  for (uint32_t c = 0; c < classes; c++) slopes[c] /= total;
  *loss -= log((double)slopes[answer] + 1e-9);
  slopes[answer] -= 1;
}

static void learn_place(struct learner *learner, const uint32_t *hashes, size_t width, uint8_t answer,
                        double *loss) {
  uint32_t buckets[SENTENCE_FEATURES];
  float slopes[CUT_COUNT];
  width = drop_out(learner, hashes, width, buckets);
  slopes_of(learner, buckets, width, answer, slopes, loss);
  for (uint32_t c = 0; c < learner->classes; c++) {
    if (fabsf(slopes[c]) < 1e-4f) continue;
    for (size_t i = 0; i < width; i++) {
      size_t at = (size_t)buckets[i] * learner->classes + c;
      learner->squares[at] += slopes[c] * slopes[c];
      learner->weights[at] -= learner->rate * slopes[c] / sqrtf(learner->squares[at] + 1.0f);
    }
  }
}

static void shuffle(uint32_t *order, size_t n, uint64_t *state) {
  for (size_t i = n; i > 1; i--) {
    size_t j = next_random(state) % i;
    uint32_t other = order[i - 1];
    order[i - 1] = order[j], order[j] = other;
  }
}

/* The weights are the mean of those after each round of the second half. */
static void take_average(struct learner *learner) {
  for (size_t i = 0; i < learner->count; i++) learner->sums[i] += learner->weights[i];
  learner->averaged++;
}

static bool learn(struct learner *learner, const struct places *places, const char *what,
                  const struct segmenter_options *options) {
  uint32_t *order = malloc((places->count + 1) * sizeof *order),
           rounds = options->rounds ? options->rounds : 12;
  uint64_t state = 42;
  if (!order) return false;
  for (size_t i = 0; i < places->count; i++) order[i] = (uint32_t)i;
  for (uint32_t round = 1; round <= rounds; round++) {
    double loss = 0;
    shuffle(order, places->count, &state);
    for (size_t i = 0; i < places->count; i++)
      learn_place(learner, places->hashes + order[i] * places->width, places->width,
                  places->answers[order[i]], &loss);
    if (2 * round > rounds) take_average(learner);
    say(options->say, "%s: round %u, loss %.5f", what, round, loss / (double)(places->count + 1));
  }
  free(order);
  return true;
}

enum { WEIGHT_SCALE = 512 };

static int16_t quantise(double weight) {
  double scaled = weight * WEIGHT_SCALE;
  return (int16_t)lround(scaled > 32767 ? 32767 : scaled < -32767 ? -32767 : scaled);
}

static void write_cuts(const struct learner *learner, struct buffer *out) {
  for (size_t i = 0; i < learner->count; i += CUT_COUNT) {
    int16_t row[CUT_COUNT + 1] = {0};
    for (int c = 0; c < CUT_COUNT; c++) row[c] = quantise(learner->sums[i + c] / (double)learner->averaged);
    buffer_add(out, (struct slice){(const char *)row, sizeof row});
  }
}

static void write_sentences(const struct learner *learner, struct buffer *out) {
  for (size_t i = 0; i < learner->count; i += 2) {
    int16_t weight = quantise((learner->sums[i + 1] - learner->sums[i]) / (double)learner->averaged);
    buffer_add(out, (struct slice){(const char *)&weight, sizeof weight});
  }
}

static void write_section(const struct learner *cuts, const struct learner *sentences,
                          const struct inner *inner, struct buffer *out) {
  uint32_t header[8] = {1, cuts->bits, sentences->bits, inner->count, 0};
  buffer_add(out, (struct slice){(const char *)header, sizeof header});
  write_cuts(cuts, out);
  write_sentences(sentences, out);
  for (uint32_t i = 0; i < inner->count; i++)
    buffer_add(out, (struct slice){(const char *)&inner->words[i].hash, sizeof(uint32_t)});
  for (uint32_t i = 0; i < inner->count; i++)
    buffer_add(out, (struct slice){(const char *)&inner->words[i].cut, sizeof(uint32_t)});
}

static bool collect(const struct conllu *corpora, uint32_t count, struct inner *inner, struct places *cuts,
                    struct places *sentences) {
  uint32_t lookup[2 * INNER_MOST];
  for (uint32_t i = 0; i < count; i++) inner_collect(inner, &corpora[i]);
  for (uint32_t i = 0; i < inner->count; i++)
    lookup[i] = inner->words[i].hash, lookup[inner->count + i] = inner->words[i].cut;
  struct segmenter segmenter = {.inner = lookup, .inner_count = inner->count};
  for (uint32_t i = 0; i < count; i++) {
    struct gold gold;
    bool made = gold_make(&gold, &corpora[i]);
    struct walk *walk = calloc(1, sizeof *walk);
    if (made && walk) {
      walk->gold = &gold, walk->cuts = cuts, walk->sentences = sentences;
      walk_gold(walk, &segmenter);
    }
    free(walk);
    gold_dispose(&gold);
    if (!made || !walk) return false;
  }
  return !cuts->failed && !sentences->failed;
}

enum truce_status segmenter_train(const struct conllu *corpora, uint32_t count,
                                  const struct segmenter_options *options, struct buffer *section,
                                  struct truce_error *error) {
  struct inner *inner = calloc(1, sizeof *inner);
  struct places cuts = {.width = CUT_FEATURES}, sentences = {.width = SENTENCE_FEATURES};
  struct learner cut_learner = {0}, sentence_learner = {0};
  bool ok =
      inner && collect(corpora, count, inner, &cuts, &sentences) &&
      learner_init(&cut_learner, CUT_COUNT, options->cut_bits ? options->cut_bits : 15, 0.5f, 0) &&
      learner_init(&sentence_learner, 2, options->sentence_bits ? options->sentence_bits : 18, 0.2f, 50) &&
      learn(&cut_learner, &cuts, "tokens", options) &&
      learn(&sentence_learner, &sentences, "sentences", options);
  if (ok) write_section(&cut_learner, &sentence_learner, inner, section);
  learner_dispose(&cut_learner);
  learner_dispose(&sentence_learner);
  free(cuts.hashes), free(cuts.answers), free(sentences.hashes), free(sentences.answers), free(inner);
  if (!ok || section->failed) return fail(error, TRUCE_NO_MEMORY, "no memory to train the segmenter");
  return TRUCE_OK;
}
