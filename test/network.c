/* The network: kernels against each other, trees against all trees, models that are no models. */
#include "language/network.h"
#include "check.h"
#include "language/chain.h"
#include "language/kernel.h"
#include "language/language.h"
#include "language/mentions.h"
#include "language/tree.h"
#include "small_model.h"

#include <setjmp.h>

static void fill(int8_t *bytes, size_t count, uint64_t *dice) {
  for (size_t i = 0; i < count; i++) bytes[i] = (int8_t)((int)(small_dice(dice) % 255) - 127);
}

/* A matrix that pushes sums to their ends: every third weight and input is +-127. */
static struct kernel_matrix matrix(uint32_t inputs, uint32_t outputs, uint64_t *dice) {
  int8_t *weights = malloc((size_t)inputs * outputs);
  float *scales = malloc(outputs * sizeof *scales), *bias = malloc(outputs * sizeof *bias);
  int32_t *shifts = malloc(outputs * sizeof *shifts);
  fill(weights, (size_t)inputs * outputs, dice);
  for (uint32_t o = 0; o < outputs; o++) {
    scales[o] = (float)(small_dice(dice) % 1000 + 1) * 1.37e-5f;
    bias[o] = (float)(small_dice(dice) % 1000) * 0.0031f - 1.5f;
    shifts[o] = 0;
    for (uint32_t i = 0; i < inputs; i++) {
      if (i % 3 == o % 3) weights[kernel_place(inputs, o, i)] = o % 2 ? 127 : -127;
      shifts[o] += 128 * weights[kernel_place(inputs, o, i)];
    }
  }
  return (struct kernel_matrix){weights, scales, bias, shifts, inputs, outputs};
}

static void matrix_free(struct kernel_matrix *m) {
  free((void *)m->weights), free((void *)m->scales), free((void *)m->bias), free((void *)m->shifts);
}

static int64_t sum_of(const struct kernel_matrix *m, const int8_t *in, uint32_t o) {
  int64_t sum = 0;
  for (uint32_t i = 0; i < m->inputs; i++) sum += in[i] * m->weights[kernel_place(m->inputs, o, i)];
  return sum;
}

static void check_matrix(const struct kernel *kernel, uint32_t inputs, uint32_t outputs, uint32_t rows) {
  uint64_t dice = inputs * 31 + outputs * 7 + rows;
  struct kernel_matrix m = matrix(inputs, outputs, &dice);
  size_t in_row = inputs + 5, out_row = outputs + 3;
  int8_t *in = malloc(rows * in_row);
  int32_t *sums = malloc(rows * out_row * sizeof *sums);
  float *plain = malloc(rows * out_row * sizeof *plain), *other = malloc(rows * out_row * sizeof *other);
  const float *start[32];
  fill(in, rows * in_row, &dice);
  for (uint32_t r = 0; r < rows; r++) start[r] = m.bias;
  kernel->sums(&m, in, in_row, rows, sums, out_row);
  KERNEL_PLAIN.multiply(&m, in, in_row, rows, NULL, plain, out_row);
  kernel->multiply(&m, in, in_row, rows, rows % 2 ? start : NULL, other, out_row);
  for (uint32_t r = 0; r < rows; r++) {
    for (uint32_t o = 0; o < outputs; o++) CHECK(sums[r * out_row + o] == sum_of(&m, in + r * in_row, o));
    CHECK(memcmp(plain + r * out_row, other + r * out_row, outputs * sizeof *plain) == 0);
  }
  free(in), free(sums), free(plain), free(other), matrix_free(&m);
}

static void kernels_multiply_alike(void) {
  const struct kernel *kernel;
  for (uint32_t i = 0; (kernel = kernel_at(i)); i++)
    for (uint32_t rows = 1; rows <= 19; rows++) {
      check_matrix(kernel, 32, 32, rows);
      check_matrix(kernel, 260, 96, rows);
    }
  CHECK(kernel_named("plain") == &KERNEL_PLAIN && !kernel_named("abacus"));
}

/* Values from tiny to far outside, and those that lie between two bytes. */
static float value_at(uint32_t i, uint64_t *dice) {
  float x = ((float)(small_dice(dice) % 20001) - 10000) * 0.001f;
  return i % 5 == 0 ? x * 100 : i % 7 == 0 ? (float)(int)x + 0.5f : i % 11 == 0 ? x * 1e-7f : x;
}

static void kernels_squash_alike(void) {
  enum { N = 96 };
  float gates[3 * N], cell[2][N], d[N], h[N], factors[2] = {3.7f, 0.9f};
  int8_t out[2][2 * N];
  uint64_t dice = 99;
  const struct kernel *kernel;
  for (uint32_t i = 0; (kernel = kernel_at(i)); i++)
    for (int round = 0; round < 200; round++) {
      for (uint32_t j = 0; j < 3 * N; j++) gates[j] = value_at(j, &dice);
      for (uint32_t j = 0; j < N; j++) {
        cell[0][j] = cell[1][j] = value_at(j, &dice) * 0.1f;
        d[j] = value_at(j, &dice), h[j] = value_at(j + 1, &dice);
      }
      KERNEL_PLAIN.cell(N, gates, cell[0], out[0]);
      kernel->cell(N, gates, cell[1], out[1]);
      CHECK(memcmp(cell[0], cell[1], sizeof cell[0]) == 0 && memcmp(out[0], out[1], N) == 0);
      KERNEL_PLAIN.pair(N, d, h, factors, out[0]);
      kernel->pair(N, d, h, factors, out[1]);
      CHECK(memcmp(out[0], out[1], 2 * N) == 0);
      KERNEL_PLAIN.leak(N, d, 12.5f, out[0]);
      kernel->leak(N, d, 12.5f, out[1]);
      CHECK(memcmp(out[0], out[1], N) == 0);
      CHECK(kernel->largest(N, d) == KERNEL_PLAIN.largest(N, d));
    }
}

/* All ways to give each word a head, as a number in base n + 1. */
static void heads_of(uint32_t number, uint32_t n, uint32_t *heads) {
  for (uint32_t i = 0; i < n; i++, number /= n + 1) heads[i] = number % (n + 1);
}

static bool is_tree(const uint32_t *heads, uint32_t n) {
  uint32_t roots = 0;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t at = i + 1, steps = 0;
    roots += heads[i] == 0;
    while (at && steps++ <= n) at = heads[at - 1];
    if (at) return false;
  }
  return roots == 1;
}

static int64_t total(const int32_t *scores, size_t row, const uint32_t *heads, uint32_t n) {
  int64_t sum = 0;
  for (uint32_t i = 0; i < n; i++) sum += scores[i * row + heads[i]];
  return sum;
}

static void trees_are_the_best_of_all(void) {
  enum { ROW = 9 };
  struct arena *arena = arena_new((size_t)1 << 24);
  uint64_t dice = 5;
  if (setjmp(*arena_guard(arena))) abort();
  struct tree_space *space = tree_space_new(arena, 8);
  for (int round = 0; round < 600; round++) {
    uint32_t n = 1 + (uint32_t)round % 5, heads[8], other[8], ways = 1;
    int32_t scores[5 * ROW];
    int64_t best = INT64_MIN;
    for (int i = 0; i < 5 * ROW; i++)
      scores[i] = (int32_t)(small_dice(&dice) % 41) - 20 + (round % 3 == 0 && i % ROW == 0) * 50;
    for (uint32_t i = 0; i < n; i++) ways *= n + 1;
    for (uint32_t way = 0; way < ways; way++) {
      heads_of(way, n, other);
      if (is_tree(other, n) && total(scores, ROW, other, n) > best) best = total(scores, ROW, other, n);
    }
    tree_decode(space, scores, ROW, n, heads);
    CHECK(is_tree(heads, n));
    CHECK(total(scores, ROW, heads, n) == best);
  }
  arena_free(arena);
}

/* The best of all chains there are, and none with a step that never is. */
static void chains_are_the_best_of_all(void) {
  enum { LABELS = 3, WORDS = 5, ALL = 243 };
  uint64_t dice = 5;
  for (int round = 0; round < 200; round++) {
    int32_t steps[(LABELS + 1) * LABELS], scores[WORDS * LABELS];
    uint8_t from[WORDS * LABELS], best[WORDS];
    int64_t most = INT64_MIN, sum_of_best = 0;
    for (int i = 0; i < (LABELS + 1) * LABELS; i++)
      steps[i] = small_dice(&dice) % 9 == 0 ? CHAIN_NEVER : (int32_t)(small_dice(&dice) % 200) - 100;
    for (int i = 0; i < WORDS * LABELS; i++) scores[i] = (int32_t)(small_dice(&dice) % 200) - 100;
    chain_best(LABELS, steps, scores, WORDS, from, best);
    for (int chain = 0; chain <= ALL; chain++) {
      int64_t sum = 0;
      uint32_t before = LABELS, rest = (uint32_t)chain;
      for (int t = 0; t < WORDS; t++, rest /= LABELS) {
        uint32_t label = chain < ALL ? rest % LABELS : best[t];
        sum += steps[before * LABELS + label] + scores[t * LABELS + (int)label];
        before = label;
      }
      if (chain < ALL)
        most = sum > most ? sum : most;
      else
        sum_of_best = sum;
    }
    CHECK(sum_of_best == most);
  }
}

/* Words of one sentence after the other, `length` words each. */
static struct analysis *analysis_of(struct arena *arena, uint32_t sentences, uint32_t length) {
  static const char *const forms[] = {"The", "truce",        "was",   "signed", "in", "Geneva",
                                      ",",   "Siirt-backed", "1990s", "’s",     "."};
  struct analysis *a = ARENA_NEW(arena, struct analysis);
  a->word_count = sentences * length, a->sentence_count = sentences;
  a->words = ARENA_ARRAY(arena, struct word, a->word_count + 1);
  a->sentences = ARENA_ARRAY(arena, struct sentence, sentences + 1);
  for (uint32_t i = 0; i < a->word_count; i++) {
    a->words[i].form = slice_of(forms[(i * 7 + i / 3) % 11]);
    a->words[i].sentence = i / length;
  }
  for (uint32_t s = 0; s < sentences; s++)
    a->sentences[s].first_word = s * length, a->sentences[s].word_count = length;
  return a;
}

static bool is_sound(const struct analysis *a) {
  for (uint32_t s = 0; s < a->sentence_count; s++) {
    const struct sentence *sentence = &a->sentences[s];
    uint32_t roots = 0;
    for (uint32_t i = sentence->first_word; i < sentence->first_word + sentence->word_count; i++) {
      uint32_t head = a->words[i].head;
      roots += head == NO_WORD;
      if (head != NO_WORD && (head == i || head - sentence->first_word >= sentence->word_count)) return false;
      if (!a->words[i].lemma.len || !a->words[i].relation_text.len) return false;
    }
    if (roots != 1) return false;
  }
  return true;
}

static uint64_t digest(const struct analysis *a) {
  uint64_t sum = 0;
  for (uint32_t i = 0; i < a->word_count; i++) {
    const struct word *w = &a->words[i];
    sum = (sum ^ slice_hash(w->lemma)) * 31 + w->head + 7u * w->upos + 11u * w->relation;
    sum = sum * 131 + slice_hash(w->feats);
  }
  for (uint32_t i = 0; i < a->name_count; i++)
    sum = sum * 31 + a->names[i].first_word + 3u * a->names[i].word_count + 7u * a->names[i].type;
  return sum + a->name_count;
}

static struct network *open_small(struct model_file *file, struct buffer *bytes) {
  struct model_writer *writer = malloc(sizeof *writer);
  struct network *network = NULL;
  struct truce_error error;
  buffer_init(bytes, 0);
  small_model(writer);
  model_writer_build(writer, bytes);
  model_writer_dispose(writer);
  free(writer);
  CHECK(model_file_take(file, buffer_slice(bytes), "small", &error) == TRUCE_OK);
  CHECK(network_open(&network, file, "small", &error) == TRUCE_OK);
  return network;
}

static void kernels_read_alike(void) {
  struct model_file file;
  struct buffer bytes;
  struct network *network = open_small(&file, &bytes);
  struct arena *arena = arena_new((size_t)1 << 30);
  if (setjmp(*arena_guard(arena))) abort();
  const uint32_t sizes[][2] = {{1, 1}, {40, 1}, {37, 23}, {3, 399}, {2, 400}, {2, 401}, {1, 1500}, {200, 9}};
  for (size_t i = 0; network && i < sizeof sizes / sizeof *sizes; i++) {
    const struct kernel *kernel;
    uint64_t first = 0;
    for (uint32_t k = 0; (kernel = kernel_at(k)); k++) {
      struct analysis *a = analysis_of(arena, sizes[i][0], sizes[i][1]);
      network_run_on(network, kernel, arena, a);
      CHECK(is_sound(a));
      first = k ? first : digest(a);
      CHECK(digest(a) == first);
    }
  }
  arena_free(arena);
  network_close(network);
  buffer_dispose(&bytes);
}

static void put_word(struct analysis *a, const char *form, uint8_t upos, const char *xpos) {
  struct word *word = &a->words[a->word_count++];
  *word = (struct word){.form = slice_of(form), .xpos = slice_of(xpos), .upos = upos, .head = NO_WORD};
}

/* Titles are cut off; what a document names once by its whole name is known by its parts; wars are no
   places. */
static void documents_agree_on_names(void) {
  static struct mention_label labels[] = {{MENTION_NONE, false},
                                          {MENTION_PER, true},
                                          {MENTION_PER, false},
                                          {MENTION_LOC, true},
                                          {MENTION_LOC, false}};
  const uint8_t chosen[] = {1, 2, 0, 1, 2, 0, 0, 0, 3, 4, 0};
  struct arena *arena = arena_new((size_t)1 << 24);
  if (setjmp(*arena_guard(arena))) abort();
  struct analysis *a = ARENA_NEW(arena, struct analysis);
  a->words = ARENA_ARRAY(arena, struct word, 16);
  a->sentences = ARENA_ARRAY(arena, struct sentence, 1);
  put_word(a, "Isabel", UPOS_PROPN, "NNP"), put_word(a, "Ruiz", UPOS_PROPN, "NNP");
  put_word(a, "met", UPOS_VERB, "VBD"), put_word(a, "Speaker", UPOS_PROPN, "NNP");
  put_word(a, "Amari", UPOS_PROPN, "NNP"), put_word(a, ";", UPOS_PUNCT, ":");
  put_word(a, "Isabel", UPOS_PROPN, "NNP"), put_word(a, "remembered", UPOS_VERB, "VBD");
  put_word(a, "Chad", UPOS_PROPN, "NNP"), put_word(a, "War", UPOS_PROPN, "NNP");
  put_word(a, ".", UPOS_PUNCT, ".");
  a->sentence_count = 1, a->sentences[0].word_count = a->word_count;
  struct network network = {.mentions = labels};
  CHECK(name_words_read(&network.name_words, SLICE("title: Speaker Gen.\nevent: war\n"), "words", NULL) ==
        TRUCE_OK);
  mentions_find(arena, &network, chosen, a);
  name_words_dispose(&network.name_words);
  const struct named_mention expected[] = {
      {0, 2, MENTION_PER}, {4, 1, MENTION_PER}, {6, 1, MENTION_PER}, {8, 2, MENTION_EVENT}};
  CHECK(a->name_count == 4);
  for (uint32_t i = 0; i < 4 && i < a->name_count; i++)
    CHECK(a->names[i].first_word == expected[i].first_word &&
          a->names[i].word_count == expected[i].word_count && a->names[i].type == expected[i].type);
  arena_free(arena);
}

/* Classes add up, capitals do not count, and what is wrong is told with its line. */
static void words_of_names(void) {
  struct name_words words;
  struct truce_error error = {0};
  CHECK(name_words_read(&words, SLICE("# a comment\n\nland: Gulf  Nile\ndivision: GULF\n"), "w", &error) ==
        TRUCE_OK);
  CHECK(name_words_classes(&words, SLICE("gulf")) == (NAME_WORD_LAND | NAME_WORD_DIVISION));
  CHECK(name_words_classes(&words, SLICE("Nile")) == NAME_WORD_LAND);
  CHECK(name_words_classes(&words, SLICE("Nil")) == 0 && words.count == 2);
  name_words_dispose(&words);
  CHECK(name_words_read(&words, SLICE("land: Nile\nwater: Gulf\n"), "w", &error) == TRUCE_BAD_INPUT);
  CHECK(strncmp(error.message, "w:2: ", 5) == 0);
  CHECK(name_words_read(&words, SLICE("no colon here"), "w", &error) == TRUCE_BAD_INPUT);
  CHECK(name_words_read(&words, SLICE(""), "w", &error) == TRUCE_OK);
  CHECK(name_words_classes(&words, SLICE("Gulf")) == 0);
  name_words_dispose(&words);
}

/* Sentences do not know of their neighbours: the same alone and in company. */
static void sentences_are_read_each_for_itself(void) {
  struct model_file file;
  struct buffer bytes;
  struct network *network = open_small(&file, &bytes);
  struct arena *arena = arena_new((size_t)1 << 30);
  if (setjmp(*arena_guard(arena))) abort();
  struct analysis *all = analysis_of(arena, 150, 11);
  network_run(network, arena, all);
  for (uint32_t s = 0; s < 150; s += 13) {
    struct analysis *one = analysis_of(arena, 1, 11);
    for (uint32_t i = 0; i < 11; i++) one->words[i].form = all->words[s * 11 + i].form;
    network_run(network, arena, one);
    for (uint32_t i = 0; i < 11; i++) {
      const struct word *x = &one->words[i], *y = &all->words[s * 11 + i];
      CHECK(x->upos == y->upos && x->relation == y->relation && slice_is(x->lemma, y->lemma));
      CHECK(x->head == NO_WORD ? y->head == NO_WORD : x->head == y->head - s * 11);
    }
  }
  arena_free(arena);
  network_close(network);
  buffer_dispose(&bytes);
}

static enum truce_status open_without(const char *missing, const char *cut, struct truce_error *error) {
  struct model_writer *whole = malloc(sizeof *whole), *part = malloc(sizeof *part);
  struct buffer bytes;
  struct model_file file;
  struct network *network = NULL;
  buffer_init(&bytes, 0);
  small_model(whole);
  model_writer_init(part);
  for (uint32_t i = 0; i < whole->count; i++) {
    struct slice section = {whole->data.at + whole->sections[i].offset, whole->sections[i].length};
    if (cut && strcmp(whole->sections[i].name, cut) == 0) section.len--;
    if (!missing || strcmp(whole->sections[i].name, missing))
      model_writer_add(part, whole->sections[i].name, section);
  }
  model_writer_build(part, &bytes);
  CHECK(model_file_take(&file, buffer_slice(&bytes), "part", error) == TRUCE_OK);
  enum truce_status status = network_open(&network, &file, "part", error);
  network_close(network);
  model_writer_dispose(whole), model_writer_dispose(part), free(whole), free(part), buffer_dispose(&bytes);
  return status;
}

static void incomplete_models_are_refused(void) {
  static const char *const sections[] = {
      "net.shape",       "net.levels",      "net.vectors",       "net.rows",
      "net.steps",       "net.lists",       "net.names-up.bias",

      "net.in-1.scales", "net.tag.weights", "net.query.bias",    "net.root"};
  struct truce_error error;
  CHECK(open_without(NULL, NULL, &error) == TRUCE_OK);
  for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
    CHECK(open_without(sections[i], NULL, &error) == TRUCE_BAD_MODEL && strstr(error.message, sections[i]));
    CHECK(open_without(NULL, sections[i], &error) == TRUCE_BAD_MODEL && strstr(error.message, sections[i]));
  }
  CHECK(open_without("net.relations", NULL, &error) == TRUCE_BAD_MODEL);
}

/* The shipped model on a text: every kernel the same, and fast machines as slow ones. */
static void kernels_read_the_model_alike(void) {
  struct truce_error error;
  struct model_file file;
  struct network *network;
  if (model_file_open(&file, "model/english.truce", &error)) SKIP("no model/english.truce");
  CHECK(network_open(&network, &file, "model/english.truce", &error) == TRUCE_OK);
  struct arena *arena = arena_new((size_t)1 << 30);
  if (setjmp(*arena_guard(arena))) abort();
  uint64_t first = 0;
  const struct kernel *kernel;
  for (uint32_t k = 0; (kernel = kernel_at(k)); k++) {
    struct analysis *a = analysis_of(arena, 60, 19);
    network_run_on(network, kernel, arena, a);
    CHECK(is_sound(a));
    first = k ? first : digest(a);
    CHECK(digest(a) == first);
  }
  arena_free(arena);
  network_close(network);
  model_file_close(&file);
}

int main(void) {
  RUN(kernels_multiply_alike);
  RUN(kernels_squash_alike);
  RUN(trees_are_the_best_of_all);
  RUN(chains_are_the_best_of_all);
  RUN(kernels_read_alike);
  RUN(documents_agree_on_names);
  RUN(words_of_names);
  RUN(sentences_are_read_each_for_itself);
  RUN(incomplete_models_are_refused);
  RUN(kernels_read_the_model_alike);
  return check_done();
}
