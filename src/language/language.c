/* The model's parts in the order of the work: segmenter, then network. */
#include "language/language.h"

#include "language/network.h"
#include "language/segmenter.h"

#include <math.h>
#include <stdlib.h>

struct language_model {
  struct model_file file;
  struct segmenter segmenter;
  struct network *network;
};

enum truce_status language_model_open(struct language_model **model, const char *path,
                                      struct truce_error *error) {
  struct language_model *made = calloc(1, sizeof *made);
  *model = NULL;
  if (!made) return fail(error, TRUCE_NO_MEMORY, "no memory for the model %s", path);
  enum truce_status status = model_file_open(&made->file, path, error);
  if (!status) {
    status = segmenter_open(&made->segmenter, &made->file, path, error);
    if (!status) status = network_open(&made->network, &made->file, path, error);
    if (status) model_file_close(&made->file);
  }
  if (status)
    free(made);
  else
    *model = made;
  return status;
}

void language_model_close(struct language_model *model) {
  if (!model) return;
  network_close(model->network);
  model_file_close(&model->file);
  free(model);
}

struct analysis *language_analyse(const struct language_model *model, struct arena *arena,
                                  struct slice text) {
  struct analysis *analysis = ARENA_NEW(arena, struct analysis);
  analysis->text = text;
  segmenter_run(&model->segmenter, arena, analysis);
  network_run(model->network, arena, analysis);
  return analysis;
}

void language_read_words(const struct language_model *model, struct arena *arena, struct analysis *analysis) {
  network_run(model->network, arena, analysis);
}

const int8_t *language_vector(const struct language_model *model, struct slice lower) {
  return network_vector(model->network, lower);
}

/* Sums of bytes' products are whole numbers; root and quotient are rounded as IEEE 754 has it. */
double language_likeness(const int8_t *a, const int8_t *b) {
  int32_t dot = 0, left = 0, right = 0;
  if (!a || !b) return 0;
  for (int i = 0; i < LANGUAGE_VECTOR; i++) {
    dot += a[i] * b[i];
    left += a[i] * a[i];
    right += b[i] * b[i];
  }
  return left && right ? dot / sqrt((double)left * right) : 0;
}
