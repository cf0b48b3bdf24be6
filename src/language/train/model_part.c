#include "language/train/model_part.h"

#include "language/model_file.h"

#include <stdlib.h>

static void copy_others(struct model_writer *writer, const struct model_file *model, const char *name) {
  for (uint32_t i = 0; i < model->section_count; i++) {
    const char *other = model_file_name(model, i);
    if (strcmp(other, name)) model_writer_add(writer, other, model_file_section(model, other));
  }
}

enum truce_status model_part_replace(const char *from, const char *out, const char *name, struct slice bytes,
                                     struct truce_error *error) {
  struct model_file old = {0};
  enum truce_status status = from ? model_file_open(&old, from, error) : TRUCE_OK;
  if (status) return status;
  struct model_writer *writer = malloc(sizeof *writer);
  if (writer) {
    model_writer_init(writer);
    if (from) copy_others(writer, &old, name);
    model_writer_add(writer, name, bytes);
    status = model_writer_save(writer, out, error);
    model_writer_dispose(writer);
  } else {
    status = fail(error, TRUCE_NO_MEMORY, "no memory for the model");
  }
  free(writer);
  if (from) model_file_close(&old);
  return status;
}
