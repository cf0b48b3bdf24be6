/* A model of which one part is another. */
#ifndef TRUCE_MODEL_PART_H
#define TRUCE_MODEL_PART_H

#include "common/error.h"
#include "common/slice.h"

/* Writes the model `out`: all sections of the model `from` (none where that is NULL) but `name`, which is
   `bytes`. Both may be the same file; it is written beside and then put in its place. */
enum truce_status model_part_replace(const char *from, const char *out, const char *name, struct slice bytes,
                                     struct truce_error *error);

#endif
