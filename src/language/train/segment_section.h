/* The segmenter's section of a model, from the treebanks that the network is trained from. */
#ifndef TRUCE_TRAIN_SEGMENT_SECTION_H
#define TRUCE_TRAIN_SEGMENT_SECTION_H

#include "common/buffer.h"
#include "common/error.h"

/* Appends it to `section`; `say` (or NULL) hears of each round. */
enum truce_status segment_section_train(const char *const *treebanks, int count,
                                        void (*say)(const char *line), struct buffer *section,
                                        struct truce_error *error);

#endif
