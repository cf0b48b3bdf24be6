#include "language/train/names_layer.h"
#include "language/train/clones.h"

#include "language/train/chain.h"
#include "language/train/gemm.h"
#include "language/train/lstm.h"
#include "language/train/vectors.h"

#include <stdlib.h>
#include <string.h>

/* Of the input whole columns of a sentence; of a word all that is the form's; along the recurrence;
   behind. */
static const float DROP_INPUT = 0.25f, DROP_FORM = 0.1f, DROP_BACK = 0.2f, DROP_OUT = 0.4f;

struct names_work {
  struct names_layer *layer;
  struct lockstep lockstep;
  uint32_t sentences, rows, steps; /* room for so many */
  uint32_t *at, *sentence;         /* of the lockstep; of each row */
  float *in, *gates, *cell, *squashed, *output, *before, *dropped, *scores, *back; /* a row a word */
  float *mask_in, *mask_back, *mask_out, *scratch;                                 /* a row a sentence */
  float *turned[2], *turned_label;
};

static uint32_t width_of(const struct names_shape *s) { return s->up + s->form; }

bool names_layer_make(struct names_layer *layer, struct names_shape s, uint64_t seed) {
  const uint32_t sizes[N_COUNT][2] = {[N_IN] = {width_of(&s), 6 * s.hidden},
                                      [N_BIAS] = {1, 6 * s.hidden},
                                      [N_RIGHT] = {s.hidden, 3 * s.hidden},
                                      [N_LEFT] = {s.hidden, 3 * s.hidden},
                                      [N_LABEL] = {2 * s.hidden, network_pad(s.labels)},
                                      [N_LABEL_BIAS] = {1, network_pad(s.labels)},
                                      [N_STEPS] = {s.labels + 1, network_pad(s.labels)}};
  struct dice dice = {seed};
  *layer = (struct names_layer){.shape = s};
  for (int i = 0; i < N_COUNT; i++) {
    layer->of[i].rows = sizes[i][0], layer->of[i].columns = sizes[i][1];
    if (!matrix_allocate(&layer->of[i], false)) return false;
    if (i != N_STEPS && sizes[i][0] > 1) matrix_initialise(&layer->of[i], &dice);
  }
  for (uint32_t side = 0; side < 2; side++)
    for (uint32_t i = 0; i < s.hidden; i++) layer->of[N_BIAS].value[side * 3 * s.hidden + i] = 1;
  return true;
}

void names_layer_free(struct names_layer *layer) {
  for (int i = 0; i < N_COUNT; i++) matrix_free(&layer->of[i]);
}

struct names_work *names_work_new(struct names_layer *layer) {
  struct names_work *w = calloc(1, sizeof *w);
  if (w) w->layer = layer;
  return w;
}

void names_work_free(struct names_work *w) {
  if (!w) return;
  free(w->at), free(w->sentence), free(w->in), free(w->gates), free(w->cell), free(w->squashed);
  free(w->output), free(w->before), free(w->dropped), free(w->scores), free(w->back), free(w->mask_in);
  free(w->mask_back), free(w->mask_out), free(w->scratch), free(w->turned[0]), free(w->turned[1]);
  free(w->turned_label), free(w);
}

static bool resize(void *array, size_t count, size_t size) {
  void **place = array;
  void *bigger = realloc(*place, count * size + 64);
  if (bigger) *place = bigger;
  return bigger;
}

static bool make_room(struct names_work *w, uint32_t sentences, uint32_t rows, uint32_t steps) {
  const struct names_shape *s = &w->layer->shape;
  size_t h = s->hidden, wide = 2 * h, f = sizeof(float);
  if (sentences <= w->sentences && rows <= w->rows && steps <= w->steps) return true;
  w->sentences = sentences, w->rows = rows, w->steps = steps;
  return resize(&w->at, steps + (size_t)1, sizeof *w->at) &&
         resize(&w->sentence, rows, sizeof *w->sentence) && resize(&w->in, (size_t)rows * width_of(s), f) &&
         resize(&w->gates, rows * 6 * h, f) && resize(&w->cell, rows * wide, f) &&
         resize(&w->squashed, rows * wide, f) && resize(&w->output, rows * wide, f) &&
         resize(&w->before, rows * wide, f) && resize(&w->dropped, rows * wide, f) &&
         resize(&w->back, rows * wide, f) && resize(&w->scores, (size_t)rows * network_pad(s->labels), f) &&
         resize(&w->mask_in, (size_t)sentences * width_of(s), f) &&
         resize(&w->mask_back, sentences * wide, f) && resize(&w->mask_out, sentences * wide, f) &&
         resize(&w->scratch, sentences * 6 * h, f) && resize(&w->turned[0], 3 * h * h, f) &&
         resize(&w->turned[1], 3 * h * h, f) &&
         resize(&w->turned_label, (size_t)network_pad(s->labels) * wide, f);
}

static int longest_first(const void *a, const void *b) {
  const struct names_example *x = a, *y = b;
  if (x->count != y->count) return x->count > y->count ? -1 : 1;
  return x->seen < y->seen ? -1 : x->seen > y->seen;
}

static bool lay_out(struct names_work *w, struct names_example *examples, uint32_t count) {
  uint32_t rows = 0, active = count;
  qsort(examples, count, sizeof *examples, longest_first);
  for (uint32_t i = 0; i < count; i++) rows += examples[i].count;
  if (!make_room(w, count, rows, examples[0].count)) return false;
  w->at[0] = 0;
  for (uint32_t t = 0, row = 0; t < examples[0].count; t++) {
    while (active && examples[active - 1].count <= t) active--;
    for (uint32_t s = 0; s < active; s++) w->sentence[row++] = s;
    w->at[t + 1] = row;
  }
  w->lockstep = (struct lockstep){count, examples[0].count, rows, w->at};
  return true;
}

CLONES static void from_bytes(float *restrict out, const int8_t *restrict in, size_t n) {
  for (size_t i = 0; i < n; i++) out[i] = in[i] * (1.0f / 127);
}

static void throw_mask(float *mask, size_t n, float p, struct dice *dice) {
  for (size_t i = 0; i < n; i++) mask[i] = dice_unit(dice) < p ? 0 : 1 / (1 - p);
}

static void fill(struct names_work *w, const struct names_example *examples, struct dice *dice) {
  const struct names_shape *s = &w->layer->shape;
  size_t width = width_of(s);
  for (uint32_t t = 0, row = 0; t < w->lockstep.steps; t++)
    for (uint32_t i = 0; i < lockstep_active(&w->lockstep, t); i++, row++) {
      float *in = w->in + row * width;
      from_bytes(in, examples[i].seen + t * width, width);
      if (!dice) continue;
      multiply_by(in, w->mask_in + i * width, width);
      if (dice_unit(dice) < DROP_FORM) memset(in + s->up, 0, s->form * sizeof *in);
    }
}

static void throw_masks(struct names_work *w, struct dice *dice) {
  size_t wide = 2 * (size_t)w->layer->shape.hidden, n = w->lockstep.sentences;
  throw_mask(w->mask_in, n * width_of(&w->layer->shape), DROP_INPUT, dice);
  throw_mask(w->mask_back, n * wide, DROP_BACK, dice);
  throw_mask(w->mask_out, n * wide, DROP_OUT, dice);
}

static struct lstm lstm_of(const struct names_work *w, bool training) {
  const struct matrix *of = w->layer->of;
  return (struct lstm){.hidden = w->layer->shape.hidden,
                       .back = {of[N_RIGHT].value, of[N_LEFT].value},
                       .back_turned = {w->turned[0], w->turned[1]},
                       .gates = w->gates,
                       .cell = w->cell,
                       .squashed = w->squashed,
                       .output = w->output,
                       .before = w->before,
                       .mask = training ? w->mask_back : NULL};
}

static void affine(uint32_t rows, const float *in, const struct matrix *m, const struct matrix *bias,
                   float *out) {
  for (size_t row = 0; row < rows; row++)
    memcpy(out + row * m->columns, bias->value, m->columns * sizeof *out);
  gemm(rows, m->columns, m->rows, in, m->rows, 1, m->value, m->columns, out, m->columns, true);
}

static void forward(struct names_work *w, const struct names_example *examples, struct dice *dice) {
  const struct matrix *of = w->layer->of;
  size_t wide = 2 * (size_t)w->layer->shape.hidden;
  uint32_t rows = w->lockstep.rows;
  struct lstm lstm = lstm_of(w, dice);
  if (dice) throw_masks(w, dice);
  fill(w, examples, dice);
  affine(rows, w->in, &of[N_IN], &of[N_BIAS], w->gates);
  lstm_forward(&lstm, &w->lockstep);
  memcpy(w->dropped, w->output, rows * wide * sizeof *w->dropped);
  for (uint32_t row = 0; row < rows && dice; row++)
    multiply_by(w->dropped + row * wide, w->mask_out + w->sentence[row] * wide, wide);
  affine(rows, w->dropped, &of[N_LABEL], &of[N_LABEL_BIAS], w->scores);
}

static struct chain chain_of(const struct names_work *w) {
  const struct matrix *m = &w->layer->of[N_STEPS];
  return (struct chain){w->layer->shape.labels, m->value, m->gradient[0], m->columns};
}

static void rows_of(const struct names_work *w, uint32_t s, uint32_t count, float *rows[CHAIN_WORDS_MAX]) {
  size_t width = network_pad(w->layer->shape.labels);
  for (uint32_t t = 0; t < count; t++) rows[t] = w->scores + (w->at[t] + s) * width;
}

/* Gradients of affine(), of the matrix and the bias. */
static void affine_back(uint32_t rows, const float *in, struct matrix *m, struct matrix *bias,
                        const float *d_out) {
  gemm(m->rows, m->columns, rows, in, 1, m->rows, d_out, m->columns, m->gradient[0], m->columns, true);
  for (size_t row = 0; row < rows; row++) add_to(bias->gradient[0], d_out + row * m->columns, m->columns);
}

static void backward(struct names_work *w) {
  struct matrix *of = w->layer->of;
  size_t h = w->layer->shape.hidden, wide = 2 * h, labels = of[N_LABEL].columns;
  uint32_t rows = w->lockstep.rows;
  struct lstm lstm = lstm_of(w, true);
  affine_back(rows, w->dropped, &of[N_LABEL], &of[N_LABEL_BIAS], w->scores);
  transpose(wide, labels, of[N_LABEL].value, labels, w->turned_label, wide);
  gemm(rows, wide, labels, w->scores, labels, 1, w->turned_label, wide, w->back, wide, false);
  for (uint32_t row = 0; row < rows; row++)
    multiply_by(w->back + row * wide, w->mask_out + w->sentence[row] * wide, wide);
  for (int side = 0; side < 2; side++)
    transpose(h, 3 * h, of[N_RIGHT + side].value, 3 * h, w->turned[side], h);
  lstm_backward(&lstm, &w->lockstep, w->back, w->scratch);
  for (int side = 0; side < 2; side++)
    gemm(h, 3 * h, rows, w->before + side * h, 1, wide, w->gates + side * 3 * h, 6 * h,
         of[N_RIGHT + side].gradient[0], 3 * h, true);
  affine_back(rows, w->in, &of[N_IN], &of[N_BIAS], w->gates);
}

double names_learn(struct names_work *w, struct names_example *examples, uint32_t count, float rate,
                   struct dice *dice) {
  float *rows[CHAIN_WORDS_MAX];
  double loss = 0;
  if (!count || !lay_out(w, examples, count)) return 0;
  struct chain chain = chain_of(w);
  forward(w, examples, dice);
  for (uint32_t row = 0; row < w->lockstep.rows; row++)
    memset(w->scores + row * chain.row + chain.labels, 0, (chain.row - chain.labels) * sizeof(float));
  for (uint32_t s = 0; s < count; s++) {
    rows_of(w, s, examples[s].count, rows);
    loss += chain_learn(&chain, examples[s].count, rows, examples[s].labels, 1.0f / (float)w->lockstep.rows);
  }
  backward(w);
  matrices_step(w->layer->of, N_COUNT, &w->layer->steps, rate);
  return loss;
}

void names_guess(struct names_work *w, struct names_example *examples, uint32_t count, uint16_t *best,
                 float *likely) {
  float *rows[CHAIN_WORDS_MAX];
  if (!count || !lay_out(w, examples, count)) return;
  struct chain chain = chain_of(w);
  forward(w, examples, NULL);
  for (uint32_t s = 0, at = 0; s < count; at += examples[s++].count) {
    rows_of(w, s, examples[s].count, rows);
    chain_likely(&chain, examples[s].count, rows, best + at, likely + at);
  }
}
