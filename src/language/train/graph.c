#include "language/train/graph.h"
#include "language/train/clones.h"

#include "language/activation.h"
#include "language/train/gemm.h"
#include "language/train/lstm.h"
#include "language/train/vectors.h"

#include <math.h>
#include <stdlib.h>

/* Everything has one row a word, in lockstep order (lstm.h). */
enum buffer_name {
  B_INPUT,
  B_GATES_1,
  B_CELL_1,
  B_SQUASHED_1,
  B_OUTPUT_1,
  B_BEFORE_1,
  B_DROPPED_1,
  B_GATES_2,
  B_CELL_2,
  B_SQUASHED_2,
  B_OUTPUT_2,
  B_BEFORE_2,
  B_DROPPED_2,
  B_FEATURES,
  B_QUERY,
  B_TAG,
  B_LEMMA,
  B_PAIR,
  B_RELATION,
  B_D_WIDE,
  B_D_FEATURES,
  B_D_QUERY,
  B_D_PAIR,
  B_MASK_FEATURES,
  B_COUNT
};

struct shard {
  const struct parameters *parameters;
  const float *vectors;
  int number;
  struct lockstep lockstep;
  uint32_t sentences, rows, sentence_capacity, row_capacity, step_capacity;
  struct example **examples;
  uint32_t *at;           /* of the lockstep */
  uint32_t *row_sentence; /* a row's sentence; its place is clear from `at` */
  struct word_features *features;
  float *buffer[B_COUNT];
  float *mask_input, *mask_back[2], *mask_layer[2]; /* a row a sentence */
  float *turned[4];                                 /* recurrent weights turned */
  float *turned_in, *scratch, *arcs;
  size_t arcs_capacity, turned_capacity;
  bool training;
};

static uint32_t width_of(const struct network_shape *s, int buffer) {
  uint32_t h = s->hidden;
  switch (buffer) {
  case B_INPUT: return network_input_width(s);
  case B_GATES_1:
  case B_GATES_2: return 6 * h;
  case B_FEATURES:
  case B_D_FEATURES:
  case B_MASK_FEATURES: return network_features_width(s);
  case B_QUERY:
  case B_D_QUERY: return s->arc_width;
  case B_TAG: return network_pad(s->tags);
  case B_LEMMA: return network_pad(s->lemmas);
  case B_PAIR:
  case B_D_PAIR: return 2 * s->relation_width;
  case B_RELATION: return network_pad(s->relations);
  case B_D_WIDE: return network_input_width(s) > 2 * h ? network_input_width(s) : 2 * h;
  default: return 2 * h;
  }
}

static float *row_of(const struct shard *shard, int buffer, size_t row) {
  return shard->buffer[buffer] + row * width_of(&shard->parameters->shape, buffer);
}

struct shard *shard_new(const struct parameters *parameters, const float *vectors, int number) {
  struct shard *shard = calloc(1, sizeof *shard);
  if (shard) shard->parameters = parameters, shard->vectors = vectors, shard->number = number;
  return shard;
}

void shard_free(struct shard *shard) {
  if (!shard) return;
  for (int b = 0; b < B_COUNT; b++) free(shard->buffer[b]);
  for (int i = 0; i < 4; i++) free(shard->turned[i]);
  for (int i = 0; i < 2; i++) free(shard->mask_back[i]), free(shard->mask_layer[i]);
  free(shard->mask_input), free(shard->examples), free(shard->at), free(shard->row_sentence);
  free(shard->features), free(shard->turned_in), free(shard->scratch), free(shard->arcs), free(shard);
}

static bool resize(void *array, size_t count, size_t size) {
  void **place = array;
  void *bigger = realloc(*place, count * size + 64);
  if (bigger) *place = bigger;
  return bigger;
}

static bool reserve_sentences(struct shard *shard, uint32_t count) {
  const struct network_shape *s = &shard->parameters->shape;
  size_t h = s->hidden;
  bool ok = resize(&shard->examples, count, sizeof(void *)) &&
            resize(&shard->mask_input, count * (size_t)network_input_width(s), sizeof(float)) &&
            resize(&shard->scratch, 4 * h * count, sizeof(float));
  for (int i = 0; i < 2; i++)
    ok = ok && resize(&shard->mask_back[i], 2 * h * count, sizeof(float)) &&
         resize(&shard->mask_layer[i], 2 * h * count, sizeof(float));
  for (int i = 0; i < 4; i++) ok = ok && resize(&shard->turned[i], 3 * h * h, sizeof(float));
  shard->sentence_capacity = ok ? count : 0;
  return ok;
}

static bool reserve_rows(struct shard *shard, uint32_t rows) {
  bool ok = resize(&shard->row_sentence, rows, sizeof(uint32_t)) &&
            resize(&shard->features, rows, sizeof(struct word_features));
  for (int b = 0; b < B_COUNT; b++)
    ok =
        ok && resize(&shard->buffer[b], (size_t)rows * width_of(&shard->parameters->shape, b), sizeof(float));
  shard->row_capacity = ok ? rows : 0;
  return ok;
}

/* Longest first, and else in the order given: where things lie in memory must not show in the sums. */
static void sort_by_length(struct example **examples, uint32_t count) {
  for (uint32_t i = 1; i < count; i++) {
    struct example *moved = examples[i];
    uint32_t at = i;
    for (; at && examples[at - 1]->count < moved->count; at--) examples[at] = examples[at - 1];
    examples[at] = moved;
  }
}

bool shard_load(struct shard *shard, struct example *const *examples, uint32_t count) {
  if (count > shard->sentence_capacity && !reserve_sentences(shard, count)) return false;
  memcpy(shard->examples, examples, count * sizeof *examples);
  sort_by_length(shard->examples, count);
  uint32_t rows = 0, steps = count ? shard->examples[0]->count : 0, active = count;
  for (uint32_t s = 0; s < count; s++) rows += examples[s]->count;
  if (rows > shard->row_capacity && !reserve_rows(shard, rows)) return false;
  if (steps + 1 > shard->step_capacity && !resize(&shard->at, steps + 1, sizeof(uint32_t))) return false;
  shard->step_capacity = steps + 1 > shard->step_capacity ? steps + 1 : shard->step_capacity;
  shard->at[0] = 0;
  for (uint32_t t = 0, row = 0; t < steps; t++) {
    while (active && shard->examples[active - 1]->count <= t) active--;
    for (uint32_t s = 0; s < active; s++) shard->row_sentence[row++] = s;
    shard->at[t + 1] = row;
  }
  shard->sentences = count, shard->rows = rows;
  shard->lockstep = (struct lockstep){count, steps, rows, shard->at};
  return true;
}

static struct example_word *word_at(const struct shard *shard, uint32_t t, uint32_t s) {
  return &shard->examples[s]->words[t];
}

/* A mask of zeros and 1 / (1 - p). */
static void throw_mask(float *mask, size_t n, float p, struct dice *dice) {
  float kept = 1 / (1 - p);
  for (size_t i = 0; i < n; i++) mask[i] = dice_unit(dice) < p ? 0 : kept;
}

/* Rare words are hidden more often, so that the network learns what to do without them; and any word now and
   then, since names in the news are seldom known. */
static void hide_some(uint32_t known_words, const struct dropout *dropout, struct dice *dice,
                      const struct example_word *word, struct word_features *f) {
  if (dice_unit(dice) < dropout->word / (dropout->word + (float)word->seen) + 0.01f) {
    uint32_t affixes = 0, first_affix = f->count;
    for (uint32_t i = 0; i < f->count && first_affix == f->count; i++)
      if (f->rows[i] > known_words) first_affix = i;
    f->rows[affixes++] = FEATURE_UNKNOWN_ROW;
    for (uint32_t i = first_affix; i < f->count; i++) f->rows[affixes++] = f->rows[i];
    f->count = affixes;
  }
  if (dice_unit(dice) < dropout->vector) f->vector = UINT32_MAX;
}

static void fill_input(struct shard *shard, const struct dropout *dropout, struct dice *dice) {
  const struct parameters *p = shard->parameters;
  uint32_t embed = p->shape.embed_width, width = network_input_width(&p->shape);
  for (uint32_t t = 0, row = 0; t < shard->lockstep.steps; t++)
    for (uint32_t s = 0; s < lockstep_active(&shard->lockstep, t); s++, row++) {
      struct word_features *f = &shard->features[row];
      float *x = row_of(shard, B_INPUT, row);
      *f = word_at(shard, t, s)->features;
      if (dropout) hide_some(p->shape.word_count, dropout, dice, word_at(shard, t, s), f);
      memset(x, 0, width * sizeof *x);
      if (f->vector != UINT32_MAX)
        memcpy(x, shard->vectors + (size_t)f->vector * NETWORK_VECTOR_WIDTH,
               NETWORK_VECTOR_WIDTH * sizeof *x);
      for (uint32_t i = 0; i < f->count; i++)
        add_to(x + NETWORK_VECTOR_WIDTH, p->of[P_EMBED].value + (size_t)f->rows[i] * embed, embed);
      if (dropout) multiply_by(x, shard->mask_input + s * (size_t)width, width);
    }
}

static void throw_masks(struct shard *shard, const struct dropout *dropout, struct dice *dice) {
  const struct network_shape *s = &shard->parameters->shape;
  size_t wide = 2 * (size_t)s->hidden * shard->sentences;
  throw_mask(shard->mask_input, (size_t)network_input_width(s) * shard->sentences, dropout->input, dice);
  for (int i = 0; i < 2; i++) {
    throw_mask(shard->mask_back[i], wide, dropout->recurrent, dice);
    throw_mask(shard->mask_layer[i], wide, dropout->layer, dice);
  }
  throw_mask(shard->buffer[B_MASK_FEATURES], (size_t)shard->rows * network_features_width(s), dropout->hidden,
             dice);
}

/* out[rows x n] = in[rows x k] matrix + bias. */
static void affine(const struct shard *shard, const float *in, size_t in_row, int matrix, int bias,
                   float *out, size_t out_row) {
  const struct matrix *w = &shard->parameters->of[matrix], *b = &shard->parameters->of[bias];
  for (size_t row = 0; row < shard->rows; row++)
    memcpy(out + row * out_row, b->value, b->columns * sizeof *out);
  gemm(shard->rows, w->columns, w->rows, in, in_row, 1, w->value, w->columns, out, out_row, true);
}

/* Gradients of affine(): of the matrix and bias, and unless d_in is NULL of the input. */
static void affine_back(struct shard *shard, const float *in, size_t in_row, int matrix, int bias,
                        const float *d_out, size_t out_row, float *d_in, size_t d_in_row, bool add) {
  const struct matrix *w = &shard->parameters->of[matrix], *b = &shard->parameters->of[bias];
  gemm(w->rows, w->columns, shard->rows, in, 1, in_row, d_out, out_row, w->gradient[shard->number],
       w->columns, true);
  for (size_t row = 0; row < shard->rows; row++)
    add_to(b->gradient[shard->number], d_out + row * out_row, b->columns);
  if (!d_in) return;
  size_t size = (size_t)w->rows * w->columns;
  if (size > shard->turned_capacity && resize(&shard->turned_in, size, sizeof(float)))
    shard->turned_capacity = size;
  transpose(w->rows, w->columns, w->value, w->columns, shard->turned_in, w->rows);
  gemm(shard->rows, w->rows, w->columns, d_out, out_row, 1, shard->turned_in, w->rows, d_in, d_in_row, add);
}

static struct lstm layer_of(const struct shard *shard, int layer) {
  int b = layer ? B_GATES_2 - B_GATES_1 : 0, p = layer ? P_IN_2 - P_IN_1 : 0;
  const struct matrix *of = shard->parameters->of;
  return (struct lstm){
      .hidden = shard->parameters->shape.hidden,
      .back = {of[P_BACK_1 + p].value, of[P_BACK_1_LEFT + p].value},
      .back_turned = {shard->turned[2 * layer], shard->turned[2 * layer + 1]},
      .gates = shard->buffer[B_GATES_1 + b],
      .cell = shard->buffer[B_CELL_1 + b],
      .squashed = shard->buffer[B_SQUASHED_1 + b],
      .output = shard->buffer[B_OUTPUT_1 + b],
      .before = shard->buffer[B_BEFORE_1 + b],
      .mask = shard->training ? shard->mask_back[layer] : NULL,
  };
}

static void forward_layer(struct shard *shard, int layer, const float *in, size_t in_row) {
  struct lstm lstm = layer_of(shard, layer);
  size_t wide = 2 * (size_t)lstm.hidden;
  int p = layer ? P_IN_2 : P_IN_1, dropped = layer ? B_DROPPED_2 : B_DROPPED_1;
  affine(shard, in, in_row, p, p + P_BIAS_1 - P_IN_1, lstm.gates, 3 * wide);
  lstm_forward(&lstm, &shard->lockstep);
  memcpy(shard->buffer[dropped], lstm.output, shard->rows * wide * sizeof(float));
  for (uint32_t row = 0; row < shard->rows && shard->training; row++)
    multiply_by(row_of(shard, dropped, row), shard->mask_layer[layer] + shard->row_sentence[row] * wide,
                wide);
}

/* The leaky ones of the hidden features. */
static uint32_t leaky_width(const struct network_shape *s) { return s->tag_width + 2 * s->arc_width; }

CLONES static void leak(float *x, size_t n) {
  for (size_t i = 0; i < n; i++) x[i] = activation_leak(x[i]);
}

static void forward_heads(struct shard *shard) {
  const struct network_shape *s = &shard->parameters->shape;
  size_t wide = 2 * (size_t)s->hidden, features = network_features_width(s);
  float *x = shard->buffer[B_FEATURES];
  affine(shard, shard->buffer[B_DROPPED_2], wide, P_HIDDEN, P_HIDDEN_BIAS, x, features);
  for (uint32_t row = 0; row < shard->rows; row++) leak(x + row * features, leaky_width(s));
  if (shard->training) multiply_by(x, shard->buffer[B_MASK_FEATURES], shard->rows * features);
  affine(shard, x, features, P_TAG, P_TAG_BIAS, shard->buffer[B_TAG], network_pad(s->tags));
  affine(shard, x, features, P_LEMMA, P_LEMMA_BIAS, shard->buffer[B_LEMMA], network_pad(s->lemmas));
  affine(shard, x + s->tag_width, features, P_QUERY, P_QUERY_BIAS, shard->buffer[B_QUERY], s->arc_width);
}

void shard_forward(struct shard *shard, const struct dropout *dropout, struct dice *dice) {
  const struct network_shape *s = &shard->parameters->shape;
  shard->training = dropout;
  if (dropout) throw_masks(shard, dropout, dice);
  fill_input(shard, dropout, dice);
  forward_layer(shard, 0, shard->buffer[B_INPUT], network_input_width(s));
  forward_layer(shard, 1, shard->buffer[B_DROPPED_1], 2 * (size_t)s->hidden);
  forward_heads(shard);
}

/* e^x for x <= 0, right to about six digits, in a form that compilers turn into vectors. */
static inline float quick_exp(float x) {
  float t = (x < -86 ? -86 : x) * 1.44269504f, whole = (t + 12582912.0f) - 12582912.0f,
        r = (t - whole) * 0.69314718f;
  float series = 1 + r * (1 + r * (0.5f + r * (0.16666667f + r * (0.041666668f + r * 0.0083333338f))));
  union {
    int32_t bits;
    float value;
  } power = {.bits = ((int32_t)whole + 127) << 23};
  return series * power.value;
}

/* What is aimed at: one label, mixed where there is a teacher with what its scores say. */
struct aim {
  uint32_t gold;
  const float *teacher; /* scores, or NULL */
};

CLONES static float exponentials(float *restrict out, const float *in, uint32_t count) {
  float top = in[0], sum = 0;
  for (uint32_t i = 1; i < count; i++) top = in[i] > top ? in[i] : top;
  for (uint32_t i = 0; i < count; i++) out[i] = quick_exp(in[i] - top);
  for (uint32_t i = 0; i < count; i++) sum += out[i];
  return sum;
}

/* Softmax of the first `count` numbers and its gradient in place, the padding behind cleared; returns the
   loss. */
static float softmax(float *x, uint32_t count, uint32_t padded, struct aim aim, float weight) {
  enum { COUNT_MOST = 2048 };
  const float trust = 0.5f; /* in the teacher */
  float p[COUNT_MOST];
  if (count > COUNT_MOST) count = COUNT_MOST;
  float sum = exponentials(p, x, count), loss = -logf(p[aim.gold] / sum + 1e-20f);
  for (uint32_t i = 0; i < count; i++) x[i] = p[i] * (weight / sum);
  for (uint32_t i = count; i < padded; i++) x[i] = 0;
  x[aim.gold] -= aim.teacher ? weight * (1 - trust) : weight;
  if (!aim.teacher) return loss;
  sum = exponentials(p, aim.teacher, count);
  for (uint32_t i = 0; i < count; i++) x[i] -= p[i] * (weight * trust / sum);
  return loss;
}

static uint16_t label_of(const struct example_word *word, int buffer) {
  return buffer == B_TAG ? word->tag : word->script;
}

/* A head that gives each word a label of its own. */
static double label_loss(struct shard *shard, const struct shard *teacher, int buffer, uint32_t count,
                         int matrix, float weight) {
  const struct network_shape *s = &shard->parameters->shape;
  size_t width = network_pad(count), features = network_features_width(s);
  double loss = 0;
  for (uint32_t t = 0, row = 0; t < shard->lockstep.steps; t++)
    for (uint32_t i = 0; i < lockstep_active(&shard->lockstep, t); i++, row++) {
      uint16_t gold = label_of(word_at(shard, t, i), buffer);
      float *x = row_of(shard, buffer, row);
      if (gold == NO_LABEL)
        memset(x, 0, width * sizeof *x);
      else
        loss += softmax(x, count, (uint32_t)width,
                        (struct aim){gold, teacher ? row_of(teacher, buffer, row) : NULL}, weight);
    }
  affine_back(shard, shard->buffer[B_FEATURES], features, matrix, matrix + 1, shard->buffer[buffer], width,
              shard->buffer[B_D_FEATURES], features, true);
  return loss;
}

static uint32_t row_at(const struct shard *shard, uint32_t s, uint32_t word) {
  return shard->lockstep.at[word] + s;
}

/* Sentence s alone: queries [n x w], candidate heads turned [w x m] and straight [m x w], scores [n x m]. */
struct arcs {
  uint32_t n;
  size_t m, w;
  float *query, *heads, *turned, *score;
};

static bool gather_arcs(struct shard *shard, uint32_t s, struct arcs *a) {
  const struct network_shape *shape = &shard->parameters->shape;
  a->n = shard->examples[s]->count, a->w = shape->arc_width, a->m = (a->n + 1 + 15) / 16 * 16;
  size_t need = 2 * (size_t)a->n * a->w + 3 * a->m * a->w + a->n * a->m;
  if (need > shard->arcs_capacity && !resize(&shard->arcs, need, sizeof(float))) return false;
  shard->arcs_capacity = need > shard->arcs_capacity ? need : shard->arcs_capacity;
  a->query = shard->arcs, a->heads = a->query + a->n * a->w, a->turned = a->heads + a->m * a->w;
  a->score = a->turned + a->m * a->w;
  memset(a->heads, 0, a->m * a->w * sizeof(float));
  memcpy(a->heads, shard->parameters->of[P_ROOT].value, a->w * sizeof(float));
  for (uint32_t i = 0; i < a->n; i++) {
    memcpy(a->query + i * a->w, row_of(shard, B_QUERY, row_at(shard, s, i)), a->w * sizeof(float));
    const float *head = row_of(shard, B_FEATURES, row_at(shard, s, i)) + shape->tag_width + a->w;
    memcpy(a->heads + (i + 1) * a->w, head, a->w * sizeof(float));
  }
  transpose(a->m, a->w, a->heads, a->w, a->turned, a->m);
  gemm(a->n, a->m, a->w, a->query, a->w, 1, a->turned, a->m, a->score, a->m, false);
  for (uint32_t i = 0; i < a->n; i++) a->score[i * a->m + i + 1] = -1e9f;
  return true;
}

static double arc_loss(struct shard *shard, struct shard *teacher, uint32_t s, float weight) {
  struct arcs a, taught = {0};
  double loss = 0;
  const struct example *example = shard->examples[s];
  if (example->words[0].head == UINT32_MAX || !gather_arcs(shard, s, &a)) {
    for (uint32_t i = 0; i < example->count; i++)
      memset(row_of(shard, B_D_QUERY, row_at(shard, s, i)), 0,
             shard->parameters->shape.arc_width * sizeof(float));
    return 0;
  }
  if (teacher && !gather_arcs(teacher, s, &taught)) taught.score = NULL;
  for (uint32_t i = 0; i < a.n; i++) {
    struct aim aim = {example->words[i].head, taught.score ? taught.score + i * a.m : NULL};
    loss += softmax(a.score + i * a.m, a.n + 1, (uint32_t)a.m, aim, weight);
  }
  float *d_heads = a.turned; /* no longer needed */
  gemm(a.m, a.w, a.n, a.score, 1, a.m, a.query, a.w, d_heads, a.w, false);
  gemm(a.n, a.w, a.m, a.score, a.m, 1, a.heads, a.w, a.query, a.w, false);
  add_to(shard->parameters->of[P_ROOT].gradient[shard->number], d_heads, a.w);
  for (uint32_t i = 0; i < a.n; i++) {
    uint32_t row = row_at(shard, s, i);
    memcpy(row_of(shard, B_D_QUERY, row), a.query + i * a.w, a.w * sizeof(float));
    add_to(row_of(shard, B_D_FEATURES, row) + shard->parameters->shape.tag_width + a.w,
           d_heads + (i + 1) * a.w, a.w);
  }
  return loss;
}

/* What the relation of a dependent under a head is read from. */
CLONES static void pair_forward(const float *restrict dependent, const float *restrict head,
                                float *restrict pair, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    pair[i] = activation_leak(dependent[i] + head[i]);
    pair[n + i] = dependent[i] * head[i];
  }
}

CLONES static void pair_backward(const float *restrict dependent, const float *restrict head,
                                 const float *restrict pair, const float *restrict d_pair,
                                 float *restrict d_dependent, float *restrict d_head, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    float d = d_pair[i] * (pair[i] > 0 ? 1 : 0.125f), p = d_pair[n + i];
    d_dependent[i] += d + p * head[i];
    d_head[i] += d + p * dependent[i];
  }
}

struct pair_rows {
  float *dependent, *head;
};

static struct pair_rows pair_rows(const struct shard *shard, int buffer, uint32_t dependent, uint32_t head) {
  const struct network_shape *s = &shard->parameters->shape;
  float *d = row_of(shard, buffer, dependent) + leaky_width(s);
  return (struct pair_rows){d, row_of(shard, buffer, head) + leaky_width(s) + s->relation_width};
}

static bool has_relation(const struct example_word *word) {
  return word->head != UINT32_MAX && word->head != 0 && word->relation != NO_LABEL;
}

void shard_pairs(struct shard *shard) {
  for (uint32_t t = 0, row = 0; t < shard->lockstep.steps; t++)
    for (uint32_t i = 0; i < lockstep_active(&shard->lockstep, t); i++, row++) {
      const struct example_word *word = word_at(shard, t, i);
      uint32_t head = has_relation(word) ? row_at(shard, i, word->head - 1) : row;
      struct pair_rows x = pair_rows(shard, B_FEATURES, row, head);
      pair_forward(x.dependent, x.head, row_of(shard, B_PAIR, row), shard->parameters->shape.relation_width);
    }
}

static void score_relations(struct shard *shard) {
  const struct network_shape *s = &shard->parameters->shape;
  shard_pairs(shard);
  affine(shard, shard->buffer[B_PAIR], 2 * (size_t)s->relation_width, P_RELATION, P_RELATION_BIAS,
         shard->buffer[B_RELATION], network_pad(s->relations));
}

static double relation_loss(struct shard *shard, struct shard *teacher, float weight) {
  const struct network_shape *s = &shard->parameters->shape;
  uint32_t width = network_pad(s->relations), n = s->relation_width;
  double loss = 0;
  score_relations(shard);
  if (teacher) score_relations(teacher);
  for (uint32_t t = 0, row = 0; t < shard->lockstep.steps; t++)
    for (uint32_t i = 0; i < lockstep_active(&shard->lockstep, t); i++, row++) {
      const struct example_word *word = word_at(shard, t, i);
      float *x = row_of(shard, B_RELATION, row);
      if (has_relation(word))
        loss +=
            softmax(x, s->relations, width,
                    (struct aim){word->relation, teacher ? row_of(teacher, B_RELATION, row) : NULL}, weight);
      else
        memset(x, 0, width * sizeof *x);
    }
  affine_back(shard, shard->buffer[B_PAIR], 2 * n, P_RELATION, P_RELATION_BIAS, shard->buffer[B_RELATION],
              width, shard->buffer[B_D_PAIR], 2 * n, false);
  for (uint32_t t = 0, row = 0; t < shard->lockstep.steps; t++)
    for (uint32_t i = 0; i < lockstep_active(&shard->lockstep, t); i++, row++) {
      const struct example_word *word = word_at(shard, t, i);
      if (!has_relation(word)) continue;
      uint32_t head = row_at(shard, i, word->head - 1);
      struct pair_rows x = pair_rows(shard, B_FEATURES, row, head),
                       d = pair_rows(shard, B_D_FEATURES, row, head);
      pair_backward(x.dependent, x.head, row_of(shard, B_PAIR, row), row_of(shard, B_D_PAIR, row),
                    d.dependent, d.head, n);
    }
  return loss;
}

/* From the gradient at the dropped output of a layer to its weights and its input. */
static void backward_layer(struct shard *shard, int layer, const float *in, size_t in_row, float *d_wide,
                           size_t d_row) {
  struct lstm lstm = layer_of(shard, layer);
  const struct matrix *of = shard->parameters->of;
  size_t h = lstm.hidden;
  int p = layer ? P_IN_2 : P_IN_1;
  for (int side = 0; side < 2; side++) {
    const struct matrix *w = &of[p + 1 + side];
    transpose(h, 3 * h, w->value, 3 * h, shard->turned[2 * layer + side], h);
  }
  for (uint32_t row = 0; row < shard->rows; row++)
    multiply_by(d_wide + row * 2 * h, shard->mask_layer[layer] + shard->row_sentence[row] * 2 * h, 2 * h);
  lstm_backward(&lstm, &shard->lockstep, d_wide, shard->scratch);
  for (int side = 0; side < 2; side++)
    gemm(h, 3 * h, shard->rows, lstm.before + side * h, 1, 2 * h, lstm.gates + side * 3 * h, 6 * h,
         of[p + 1 + side].gradient[shard->number], 3 * h, true);
  affine_back(shard, in, in_row, p, p + P_BIAS_1 - P_IN_1, lstm.gates, 6 * h, d_wide, d_row, false);
}

CLONES static void leak_back(float *restrict d, const float *restrict x, size_t n) {
  for (size_t i = 0; i < n; i++) d[i] *= x[i] > 0 ? 1 : 0.125f;
}

void shard_backward(struct shard *shard, struct shard *teacher, float weight, double losses[LOSS_COUNT]) {
  const struct network_shape *s = &shard->parameters->shape;
  size_t wide = 2 * (size_t)s->hidden, features = network_features_width(s);
  float *d = shard->buffer[B_D_FEATURES];
  memset(d, 0, shard->rows * features * sizeof *d);
  losses[LOSS_TAG] += label_loss(shard, teacher, B_TAG, s->tags, P_TAG, weight);
  losses[LOSS_LEMMA] += label_loss(shard, teacher, B_LEMMA, s->lemmas, P_LEMMA, weight * 0.5f);
  for (uint32_t i = 0; i < shard->sentences; i++) losses[LOSS_ARC] += arc_loss(shard, teacher, i, weight);
  affine_back(shard, shard->buffer[B_FEATURES] + s->tag_width, features, P_QUERY, P_QUERY_BIAS,
              shard->buffer[B_D_QUERY], s->arc_width, d + s->tag_width, features, true);
  losses[LOSS_RELATION] += relation_loss(shard, teacher, weight);
  multiply_by(d, shard->buffer[B_MASK_FEATURES], shard->rows * features);
  for (uint32_t row = 0; row < shard->rows; row++)
    leak_back(d + row * features, row_of(shard, B_FEATURES, row), leaky_width(s));
  affine_back(shard, shard->buffer[B_DROPPED_2], wide, P_HIDDEN, P_HIDDEN_BIAS, d, features,
              shard->buffer[B_D_WIDE], wide, false);
  backward_layer(shard, 1, shard->buffer[B_DROPPED_1], wide, shard->buffer[B_D_WIDE], wide);
  backward_layer(shard, 0, shard->buffer[B_INPUT], network_input_width(s), shard->buffer[B_D_WIDE],
                 network_input_width(s));
  for (uint32_t row = 0; row < shard->rows; row++)
    multiply_by(shard->buffer[B_D_WIDE] + row * (size_t)network_input_width(s),
                shard->mask_input + shard->row_sentence[row] * (size_t)network_input_width(s),
                network_input_width(s));
}

void shard_embed_gradient(const struct shard *shard, float *into, uint8_t *touched) {
  const struct network_shape *s = &shard->parameters->shape;
  size_t width = network_input_width(s), embed = s->embed_width;
  for (uint32_t row = 0; row < shard->rows; row++)
    for (uint32_t i = 0; i < shard->features[row].count; i++) {
      uint32_t at = shard->features[row].rows[i];
      touched[at] = 1;
      add_to(into + at * embed, shard->buffer[B_D_WIDE] + row * width + NETWORK_VECTOR_WIDTH, embed);
    }
}

uint32_t shard_sentences(const struct shard *shard) { return shard->sentences; }
struct example *shard_example(const struct shard *shard, uint32_t s) {
  return shard->examples[s];
}

static uint32_t best_of(const float *x, uint32_t n) {
  uint32_t best = 0;
  for (uint32_t i = 1; i < n; i++)
    if (x[i] > x[best]) best = i;
  return best;
}

uint32_t shard_tag(const struct shard *shard, uint32_t s, uint32_t word) {
  return best_of(row_of(shard, B_TAG, row_at(shard, s, word)), shard->parameters->shape.tags);
}

uint32_t shard_script(const struct shard *shard, uint32_t s, uint32_t word) {
  return best_of(row_of(shard, B_LEMMA, row_at(shard, s, word)), shard->parameters->shape.lemmas);
}

const float *shard_arcs(struct shard *shard, uint32_t s, size_t *row) {
  struct arcs a;
  if (!gather_arcs(shard, s, &a)) return NULL;
  *row = a.m;
  return a.score;
}

uint32_t shard_relation(struct shard *shard, uint32_t s, uint32_t word, uint32_t head) {
  const struct network_shape *shape = &shard->parameters->shape;
  const struct matrix *w = &shard->parameters->of[P_RELATION], *b = &shard->parameters->of[P_RELATION_BIAS];
  struct pair_rows x = pair_rows(shard, B_FEATURES, row_at(shard, s, word), row_at(shard, s, head - 1));
  float *pair = row_of(shard, B_PAIR, 0), *out = row_of(shard, B_RELATION, 0);
  pair_forward(x.dependent, x.head, pair, shape->relation_width);
  memcpy(out, b->value, b->columns * sizeof *out);
  gemm(1, w->columns, w->rows, pair, w->rows, 1, w->value, w->columns, out, w->columns, true);
  return best_of(out, shape->relations);
}

struct shard_view shard_view(const struct shard *shard, uint32_t s, uint32_t word) {
  uint32_t row = row_at(shard, s, word);
  return (struct shard_view){row_of(shard, B_INPUT, row), row_of(shard, B_FEATURES, row),
                             row_of(shard, B_QUERY, row), row_of(shard, B_PAIR, row)};
}

const struct network_shape *shard_shape(const struct shard *shard) { return &shard->parameters->shape; }
