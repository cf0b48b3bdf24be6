/* A model with another layer of names. */
#ifndef TRUCE_TRAIN_NAMES_EXPORT_H
#define TRUCE_TRAIN_NAMES_EXPORT_H

#include "language/model_file.h"
#include "language/train/names_data.h"
#include "language/train/names_layer.h"

struct names_export {
  const struct model_file *model; /* all of it is taken over but what is of names */
  const struct network_shape *shape;
  const struct names_layer *layer;
  const struct inventory *labels;
  const struct name_lists *lists;
};

enum truce_status names_export(const struct names_export *export, const char *path,
                               struct truce_error *error);

#endif
