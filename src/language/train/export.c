#include "language/train/export.h"

#include "language/kernel.h"
#include "language/model_file.h"
#include "language/train/measure.h"

#include <math.h>
#include <stdlib.h>

static int8_t to_byte(float x) { return (int8_t)lrintf(x < -127 ? -127 : x > 127 ? 127 : x); }

/* A matrix as the kernels want it. `steps`: what a byte of each input stands for. */
static void add_matrix(struct model_writer *writer, const struct network_shape *shape,
                       enum network_matrix number, const float *weights, size_t row, const float *bias,
                       const float *steps) {
  struct network_size size = network_size(shape, number);
  int8_t *packed = malloc((size_t)size.inputs * size.outputs);
  float *scales = malloc(size.outputs * sizeof *scales);
  float *zero = calloc(size.outputs, sizeof *zero);
  char name[64];
  if (!packed || !scales || !zero) writer->failed = true;
  for (uint32_t o = 0; o < size.outputs && !writer->failed; o++) {
    float top = 1e-8f;
    for (uint32_t i = 0; i < size.inputs; i++) top = fmaxf(top, fabsf(weights[i * row + o] * steps[i]));
    scales[o] = top / 127;
    for (uint32_t i = 0; i < size.inputs; i++)
      packed[kernel_place(size.inputs, o, i)] = to_byte(weights[i * row + o] * steps[i] / scales[o]);
  }
  const char *matrix = NETWORK_MATRIX_NAMES[number];
  snprintf(name, sizeof name, "net.%s.weights", matrix);
  if (!writer->failed)
    model_writer_add(writer, name, (struct slice){(char *)packed, (size_t)size.inputs * size.outputs});
  snprintf(name, sizeof name, "net.%s.scales", matrix);
  if (!writer->failed)
    model_writer_add(writer, name, (struct slice){(char *)scales, size.outputs * sizeof *scales});
  snprintf(name, sizeof name, "net.%s.bias", matrix);
  if (!writer->failed)
    model_writer_add(writer, name,
                     (struct slice){(const char *)(bias ? bias : zero), size.outputs * sizeof *zero});
  free(packed), free(scales), free(zero);
}

/* Bytes of a table with one step for all of it; returns the step. */
static float add_table(struct model_writer *writer, const char *name, const float *values, size_t count,
                       float top) {
  int8_t *bytes = malloc(count);
  float step = top / 127;
  if (!bytes) {
    writer->failed = true;
    return step;
  }
  for (size_t i = 0; i < count; i++) bytes[i] = to_byte(values[i] / step);
  model_writer_add(writer, name, (struct slice){(char *)bytes, count});
  free(bytes);
  return step;
}

void export_lines(struct model_writer *writer, const char *name, const struct inventory *inventory) {
  struct buffer lines;
  buffer_init(&lines, 0);
  for (uint32_t i = 0; i < inventory->count; i++) {
    buffer_add(&lines, inventory->texts[i]);
    buffer_add_byte(&lines, '\n');
  }
  writer->failed |= lines.failed;
  model_writer_add(writer, name, buffer_slice(&lines));
  buffer_dispose(&lines);
}

enum { STEPS_MAX = 4096 };

void export_matrix(struct model_writer *writer, const struct network_shape *shape, enum network_matrix number,
                   const float *weights, size_t row, const float *bias, float step) {
  float steps[STEPS_MAX];
  for (uint32_t i = 0; i < STEPS_MAX; i++) steps[i] = step;
  add_matrix(writer, shape, number, weights, row, bias, steps);
}

static void fill(float *steps, uint32_t from, uint32_t count, float value) {
  for (uint32_t i = from; i < from + count; i++) steps[i] = value;
}

/* The matrices of the encoder; `vector` and `rows`: what a byte of either part of the input stands for. */
static void add_encoder(struct model_writer *writer, const struct parameters *p, float vector, float rows) {
  float steps[STEPS_MAX];
  const struct network_shape *s = &p->shape;
  size_t gates = network_gate_width(s);
  fill(steps, 0, NETWORK_VECTOR_WIDTH, vector);
  fill(steps, NETWORK_VECTOR_WIDTH, s->embed_width, rows);
  add_matrix(writer, s, M_IN_1, p->of[P_IN_1].value, gates, p->of[P_BIAS_1].value, steps);
  fill(steps, 0, STEPS_MAX, 1.0f / 127);
  add_matrix(writer, s, M_RIGHT_1, p->of[P_BACK_1].value, gates / 2, NULL, steps);
  add_matrix(writer, s, M_LEFT_1, p->of[P_BACK_1_LEFT].value, gates / 2, NULL, steps);
  add_matrix(writer, s, M_IN_2, p->of[P_IN_2].value, gates, p->of[P_BIAS_2].value, steps);
  add_matrix(writer, s, M_RIGHT_2, p->of[P_BACK_2].value, gates / 2, NULL, steps);
  add_matrix(writer, s, M_LEFT_2, p->of[P_BACK_2_LEFT].value, gates / 2, NULL, steps);
  add_matrix(writer, s, M_FEATURES, p->of[P_HIDDEN].value, network_features_width(s),
             p->of[P_HIDDEN_BIAS].value, steps);
}

static void add_head(struct model_writer *writer, const struct parameters *p, enum network_matrix matrix,
                     enum parameter weights, const float *steps) {
  const struct matrix *w = &p->of[weights];
  add_matrix(writer, &p->shape, matrix, w->value, w->columns, p->of[weights + 1].value, steps);
}

static void add_heads(struct model_writer *writer, const struct parameters *p, const struct ranges *top) {
  float steps[STEPS_MAX];
  fill(steps, 0, STEPS_MAX, top->tag / 127);
  add_head(writer, p, M_TAG, P_TAG, steps);
  add_head(writer, p, M_LEMMA, P_LEMMA, steps);
  fill(steps, 0, STEPS_MAX, top->dependent / 127);
  add_head(writer, p, M_QUERY, P_QUERY, steps);
  fill(steps, 0, p->shape.relation_width, top->pair_sum / 127);
  fill(steps, p->shape.relation_width, p->shape.relation_width, top->pair_product / 127);
  add_head(writer, p, M_RELATION, P_RELATION, steps);
}

static void add_input_tables(struct model_writer *writer, const struct export *e, const struct ranges *top,
                             float levels[NETWORK_LEVELS], float *vector_step) {
  const struct parameters *p = e->parameters;
  const struct feature_tables *tables = &e->vocabulary->tables;
  size_t rows = (size_t)p->of[P_EMBED].rows * p->of[P_EMBED].columns;
  float largest = 0;
  for (size_t i = 0; i < rows; i++) largest = fmaxf(largest, fabsf(p->of[P_EMBED].value[i]));
  model_writer_add(writer, "net.vector-keys",
                   (struct slice){(const char *)tables->vector_keys, 8 * (size_t)tables->vector_count});
  *vector_step = add_table(writer, "net.vectors", e->vocabulary->vectors,
                           (size_t)tables->vector_count * NETWORK_VECTOR_WIDTH, 2.5f);
  model_writer_add(writer, "net.word-keys",
                   (struct slice){(const char *)tables->word_keys, 8 * (size_t)tables->word_count});
  float step = add_table(writer, "net.rows", p->of[P_EMBED].value, rows, fminf(largest, top->rows_single));
  add_table(writer, "net.root", p->of[P_ROOT].value, p->shape.arc_width, top->head);
  levels[LEVEL_ROWS] = step * 127 / top->rows;
  levels[LEVEL_TAG] = 127 / top->tag, levels[LEVEL_DEPENDENT] = 127 / top->dependent;
  levels[LEVEL_HEAD] = 127 / top->head, levels[LEVEL_QUERY] = 127 / top->query;
  levels[LEVEL_PAIR_SUM] = 127 / top->pair_sum, levels[LEVEL_PAIR_PRODUCT] = 127 / top->pair_product;
}

enum truce_status export_model(struct export *e, const char *path, struct truce_error *error) {
  struct model_writer writer;
  struct ranges top;
  float levels[NETWORK_LEVELS], vector_step;
  if (!measure_ranges(e->shard, e->examples, e->count, &top))
    return fail(error, TRUCE_NO_MEMORY, "export: out of memory");
  model_writer_init(&writer);
  model_writer_add(&writer, "net.shape",
                   (struct slice){(const char *)&e->parameters->shape, sizeof e->parameters->shape});
  add_input_tables(&writer, e, &top, levels, &vector_step);
  add_encoder(&writer, e->parameters, vector_step, top.rows / 127);
  add_heads(&writer, e->parameters, &top);
  model_writer_add(&writer, "net.levels", (struct slice){(const char *)levels, sizeof levels});
  model_writer_add(&writer, "net.lemma-keys",
                   (struct slice){(const char *)e->known->keys, 8 * (size_t)e->known->count});
  model_writer_add(&writer, "net.lemma-scripts",
                   (struct slice){(const char *)e->known->scripts, 2 * (size_t)e->known->count});
  export_lines(&writer, "net.tags", &e->labels->tags);
  export_lines(&writer, "net.scripts", &e->labels->scripts);
  export_lines(&writer, "net.relations", &e->labels->relations);
  model_writer_add(&writer, "segmenter", e->segmenter);
  enum truce_status status = model_writer_save(&writer, path, error);
  model_writer_dispose(&writer);
  return status;
}
