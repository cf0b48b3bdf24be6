#include "language/train/names_export.h"

#include "language/train/export.h"

#include <stdlib.h>

static bool is_of_names(const char *name) {
  static const char *const sections[] = {"net.shape", "net.mentions", "net.steps", "net.list-keys",
                                         "net.lists"};
  for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
    if (!strcmp(name, sections[i])) return true;
  return !strncmp(name, "net.names-", 10);
}

static void copy_rest(struct model_writer *writer, const struct model_file *model) {
  for (uint32_t i = 0; i < model->section_count; i++) {
    const char *name = model_file_name(model, i);
    if (!is_of_names(name)) model_writer_add(writer, name, model_file_section(model, name));
  }
}

/* All that the layer sees are bytes of which 127 stands for 1. */
static void add_matrices(struct model_writer *writer, const struct network_shape *s,
                         const struct names_layer *layer) {
  const struct matrix *of = layer->of;
  size_t gates = of[N_IN].columns, up = layer->shape.up;
  export_matrix(writer, s, M_NAMES_UP, of[N_IN].value, gates, NULL, 1.0f / 127);
  export_matrix(writer, s, M_NAMES_FORM, of[N_IN].value + up * gates, gates, of[N_BIAS].value, 1.0f / 127);
  export_matrix(writer, s, M_NAMES_RIGHT, of[N_RIGHT].value, gates / 2, NULL, 1.0f / 127);
  export_matrix(writer, s, M_NAMES_LEFT, of[N_LEFT].value, gates / 2, NULL, 1.0f / 127);
  export_matrix(writer, s, M_NAMES_LABEL, of[N_LABEL].value, of[N_LABEL].columns, of[N_LABEL_BIAS].value,
                1.0f / 127);
}

/* Steps between labels, without what pads their rows. */
static void add_steps(struct model_writer *writer, const struct matrix *m, uint32_t labels) {
  float *steps = calloc((size_t)m->rows * labels, sizeof *steps);
  writer->failed |= !steps;
  for (uint32_t i = 0; steps && i < m->rows; i++)
    memcpy(steps + (size_t)i * labels, m->value + (size_t)i * m->columns, labels * sizeof *steps);
  if (steps)
    model_writer_add(writer, "net.steps",
                     (struct slice){(char *)steps, (size_t)m->rows * labels * sizeof *steps});
  free(steps);
}

enum truce_status names_export(const struct names_export *e, const char *path, struct truce_error *error) {
  struct model_writer *writer = malloc(sizeof *writer);
  struct network_shape shape = *e->shape;
  if (!writer) return fail(error, TRUCE_NO_MEMORY, "no memory for the model");
  shape.names_hidden = e->layer->shape.hidden, shape.mentions = e->labels->count;
  model_writer_init(writer);
  model_writer_add(writer, "net.shape", (struct slice){(const char *)&shape, sizeof shape});
  copy_rest(writer, e->model);
  add_matrices(writer, &shape, e->layer);
  add_steps(writer, &e->layer->of[N_STEPS], shape.mentions);
  export_lines(writer, "net.mentions", e->labels);
  model_writer_add(writer, "net.list-keys",
                   (struct slice){(const char *)e->lists->keys, 8 * (size_t)e->lists->count});
  model_writer_add(writer, "net.lists", (struct slice){(const char *)e->lists->lists, e->lists->count});
  enum truce_status status = model_writer_save(writer, path, error);
  model_writer_dispose(writer);
  free(writer);
  return status;
}
