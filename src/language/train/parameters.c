#include "language/train/parameters.h"
#include "language/train/clones.h"

#include "language/features.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static size_t size_of(const struct matrix *m) { return (size_t)m->rows * m->columns; }

static void shape_matrices(const struct network_shape *s, struct matrix *of) {
  uint32_t h = s->hidden, gates = network_gate_width(s), features = network_features_width(s);
  const uint32_t sizes[P_COUNT][2] = {
      [P_EMBED] = {1 + s->word_count + s->affix_count + FEATURE_SHAPES, s->embed_width},
      [P_IN_1] = {network_input_width(s), gates},
      [P_BACK_1] = {h, gates / 2},
      [P_BACK_1_LEFT] = {h, gates / 2},
      [P_BIAS_1] = {1, gates},
      [P_IN_2] = {2 * h, gates},
      [P_BACK_2] = {h, gates / 2},
      [P_BACK_2_LEFT] = {h, gates / 2},
      [P_BIAS_2] = {1, gates},
      [P_HIDDEN] = {2 * h, features},
      [P_HIDDEN_BIAS] = {1, features},
      [P_QUERY] = {s->arc_width, s->arc_width},
      [P_QUERY_BIAS] = {1, s->arc_width},
      [P_ROOT] = {1, s->arc_width},
      [P_TAG] = {s->tag_width, network_pad(s->tags)},
      [P_TAG_BIAS] = {1, network_pad(s->tags)},
      [P_LEMMA] = {s->tag_width, network_pad(s->lemmas)},
      [P_LEMMA_BIAS] = {1, network_pad(s->lemmas)},
      [P_RELATION] = {2 * s->relation_width, network_pad(s->relations)},
      [P_RELATION_BIAS] = {1, network_pad(s->relations)},
  };
  for (int p = 0; p < P_COUNT; p++) of[p].rows = sizes[p][0], of[p].columns = sizes[p][1];
}

bool matrix_allocate(struct matrix *m, bool sparse) {
  m->value = calloc(size_of(m), sizeof(float));
  m->first = calloc(size_of(m), sizeof(float));
  m->second = calloc(size_of(m), sizeof(float));
  for (int shard = 0; shard < SHARDS && !sparse; shard++)
    if (!(m->gradient[shard] = calloc(size_of(m), sizeof(float)))) return false;
  return m->value && m->first && m->second;
}

/* Uniform with the variance that keeps signals alive (Glorot); biases stay zero. */
void matrix_initialise(struct matrix *m, struct dice *dice) {
  float range = sqrtf(6.0f / (float)(m->rows + m->columns));
  for (size_t i = 0; i < size_of(m); i++) m->value[i] = (2 * dice_unit(dice) - 1) * range;
}

static void initialise_all(struct parameters *parameters, struct dice *dice) {
  struct matrix *of = parameters->of;
  const struct network_shape *s = &parameters->shape;
  for (size_t i = 0; i < size_of(&of[P_EMBED]); i++) of[P_EMBED].value[i] = (2 * dice_unit(dice) - 1) * 0.1f;
  for (int p = 1; p < P_COUNT; p++) {
    /* Here lay a matrix that is no more: so a seed still names the same network. */
    if (p == P_RELATION) dice->state += (uint64_t)s->tag_width * 32 * 0x9E3779B97F4A7C15u;
    if (of[p].rows > 1) matrix_initialise(&of[p], dice);
  }
  matrix_initialise(&of[P_ROOT], dice);
  for (int direction = 0; direction < 2; direction++)
    for (uint32_t i = 0; i < s->hidden; i++) { /* remember at first */
      of[P_BIAS_1].value[direction * NETWORK_GATES * s->hidden + i] = 1;
      of[P_BIAS_2].value[direction * NETWORK_GATES * s->hidden + i] = 1;
    }
}

struct parameters *parameters_new(const struct network_shape *shape, uint64_t seed) {
  struct parameters *parameters = calloc(1, sizeof *parameters);
  if (!parameters) return NULL;
  parameters->shape = *shape;
  shape_matrices(shape, parameters->of);
  for (int p = 0; p < P_COUNT; p++)
    if (!matrix_allocate(&parameters->of[p], p == P_EMBED)) {
      parameters_free(parameters);
      return NULL;
    }
  initialise_all(parameters, &(struct dice){seed});
  return parameters;
}

void matrix_free(struct matrix *m) {
  free(m->value), free(m->first), free(m->second);
  for (int shard = 0; shard < SHARDS; shard++) free(m->gradient[shard]);
}

void parameters_free(struct parameters *parameters) {
  if (!parameters) return;
  for (int p = 0; p < P_COUNT; p++) matrix_free(&parameters->of[p]);
  free(parameters);
}

/* AdamW on n numbers whose gradient is in `g`, scaled by `scale`. */
CLONES static void adam(size_t n, float *value, float *first, float *second, const float *g, float scale,
                        float rate, float unbias_1, float unbias_2, float decay) {
  const float b1 = 0.9f, b2 = 0.98f;
  for (size_t i = 0; i < n; i++) {
    float x = g[i] * scale;
    first[i] = b1 * first[i] + (1 - b1) * x;
    second[i] = b2 * second[i] + (1 - b2) * x * x;
    value[i] -= rate * (first[i] * unbias_1 / (sqrtf(second[i] * unbias_2) + 1e-8f) + decay * value[i]);
  }
}

CLONES static double gather(size_t n, float *into, float *from) {
  double sum = 0;
  for (size_t i = 0; i < n; i++) {
    into[i] += from[i];
    from[i] = 0;
  }
  for (size_t i = 0; i < n; i++) sum += (double)into[i] * into[i];
  return sum;
}

static void unbias(uint64_t steps, float *first, float *second) {
  *first = 1 / (1 - (float)pow(0.9, (double)steps));
  *second = 1 / (1 - (float)pow(0.98, (double)steps));
}

void matrices_step(struct matrix *of, int count, uint64_t *steps, float rate) {
  const float clip = 2.0f, decay = 0.01f;
  double square = 0;
  for (int p = 0; p < count; p++) {
    struct matrix *m = &of[p];
    for (int shard = 1; shard < SHARDS; shard++)
      square += gather(size_of(m), m->gradient[0], m->gradient[shard]);
  }
  float norm = (float)sqrt(square), scale = norm > clip ? clip / norm : 1, u1, u2;
  unbias(++*steps, &u1, &u2);
  for (int p = 0; p < count; p++) {
    struct matrix *m = &of[p];
    adam(size_of(m), m->value, m->first, m->second, m->gradient[0], scale, rate, u1, u2,
         m->rows > 1 ? decay : 0);
    memset(m->gradient[0], 0, size_of(m) * sizeof(float));
  }
}

void parameters_step(struct parameters *parameters, float rate) {
  matrices_step(parameters->of + 1, P_COUNT - 1, &parameters->steps, rate);
}

void parameters_step_row(struct parameters *parameters, uint32_t row, const float *gradient, float rate,
                         float scale) {
  struct matrix *m = &parameters->of[P_EMBED];
  size_t at = (size_t)row * m->columns;
  float u1, u2;
  unbias(parameters->steps ? parameters->steps : 1, &u1, &u2);
  adam(m->columns, m->value + at, m->first + at, m->second + at, gradient, scale, rate, u1, u2, 0);
}

void parameters_take_values(struct parameters *to, const struct parameters *from) {
  for (int p = 0; p < P_COUNT; p++)
    if (to->of[p].rows == from->of[p].rows && to->of[p].columns == from->of[p].columns)
      memcpy(to->of[p].value, from->of[p].value, size_of(&to->of[p]) * sizeof(float));
}

void parameters_copy(struct parameters *to, const struct parameters *from) {
  to->steps = from->steps;
  for (int p = 0; p < P_COUNT; p++) {
    size_t size = size_of(&to->of[p]) * sizeof(float);
    memcpy(to->of[p].value, from->of[p].value, size);
    memcpy(to->of[p].first, from->of[p].first, size);
    memcpy(to->of[p].second, from->of[p].second, size);
  }
}

bool parameters_write(const struct parameters *parameters, FILE *file) {
  bool ok = fwrite(&parameters->shape, sizeof parameters->shape, 1, file) == 1 &&
            fwrite(&parameters->steps, sizeof parameters->steps, 1, file) == 1;
  for (int p = 0; ok && p < P_COUNT; p++) {
    const struct matrix *m = &parameters->of[p];
    ok = fwrite(m->value, sizeof(float), size_of(m), file) == size_of(m) &&
         fwrite(m->first, sizeof(float), size_of(m), file) == size_of(m) &&
         fwrite(m->second, sizeof(float), size_of(m), file) == size_of(m);
  }
  return ok;
}

struct parameters *parameters_read(FILE *file) {
  struct network_shape shape;
  if (fread(&shape, sizeof shape, 1, file) != 1 || shape.hidden > 1024 || shape.embed_width > 1024)
    return NULL;
  struct parameters *parameters = parameters_new(&shape, 0);
  if (!parameters) return NULL;
  bool ok = fread(&parameters->steps, sizeof parameters->steps, 1, file) == 1;
  for (int p = 0; ok && p < P_COUNT; p++) {
    struct matrix *m = &parameters->of[p];
    ok = fread(m->value, sizeof(float), size_of(m), file) == size_of(m) &&
         fread(m->first, sizeof(float), size_of(m), file) == size_of(m) &&
         fread(m->second, sizeof(float), size_of(m), file) == size_of(m);
  }
  if (ok) return parameters;
  parameters_free(parameters);
  return NULL;
}
