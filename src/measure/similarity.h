/* similarity: how alike a record is to the one that a person wrote down, field by field, 0 to 1. The measure
   is that of shared/tools/score_records.py, to the digit, so that users can score truce on documents of their
   own. */
#ifndef TRUCE_SIMILARITY_H
#define TRUCE_SIMILARITY_H

#include <jansson.h>
#include <stdbool.h>

enum { KIND_COUNT = 7 };
extern const char *const similarity_kinds[KIND_COUNT];

/* The weighted mean over the fields of that kind that either record has; 0 where a gate field is 0. For
   events that have no direction the better of both orders. */
double record_similarity(const char *kind, const json_t *gold, const json_t *system);
/* Some span of the one overlaps some span of the other. */
bool evidence_overlaps(const json_t *gold, const json_t *system);

#endif
