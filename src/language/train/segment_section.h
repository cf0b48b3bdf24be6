/* The segmenter's section of a model, from the treebanks that the network is trained from. */
#ifndef TRUCE_TRAIN_SEGMENT_SECTION_H
#define TRUCE_TRAIN_SEGMENT_SECTION_H

#include "common/buffer.h"
#include "common/error.h"
#include "language/train/segmenter_train.h"

/* Appends it to `section`; at most TRAIN_FILES_MAX treebanks. */
enum truce_status segment_section_train(const char *const *treebanks, int count,
                                        const struct segmenter_options *options, struct buffer *section,
                                        struct truce_error *error);

#endif
