/* From floating point to the model file: weights as bytes with a scale an output, arranged for the
   kernels. */
#ifndef TRUCE_TRAIN_EXPORT_H
#define TRUCE_TRAIN_EXPORT_H

#include "language/model_file.h"
#include "language/train/graph.h"
#include "language/train/known_lemmas.h"
#include "language/train/prepare.h"

struct export {
  const struct parameters *parameters;
  const struct vocabulary *vocabulary;
  const struct labels *labels;
  const struct known_lemmas *known;
  struct shard *shard; /* to measure how large values get */
  struct example *examples;
  struct slice segmenter; /* its section, made elsewhere */
  uint32_t count;
};

enum truce_status export_model(struct export *export, const char *path, struct truce_error *error);

/* For other parts of a model: a matrix whose input bytes all stand for `step`; a label a line. */
void export_matrix(struct model_writer *writer, const struct network_shape *shape, enum network_matrix number,
                   const float *weights, size_t row, const float *bias, float step);
void export_lines(struct model_writer *writer, const char *name, const struct inventory *inventory);

#endif
