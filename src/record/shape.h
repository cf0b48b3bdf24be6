/* The shape of each kind of record: which fields it has, in the contract's order, and what they hold. Writer
   and reader walk the same tables, so that what one writes the other reads. */
#ifndef TRUCE_RECORD_SHAPE_H
#define TRUCE_RECORD_SHAPE_H

#include "record/record.h"

enum shape_type {
  SHAPE_TEXT,
  SHAPE_ID,
  SHAPE_ASKED,
  SHAPE_TEXTS,
  SHAPE_ACTOR,
  SHAPE_ACTORS,
  SHAPE_PLACE,
  SHAPE_TERM,
  SHAPE_COUNT,
  SHAPE_QUANTITIES
};

struct shape_field {
  const char *name; /* NULL ends a table */
  enum shape_type type;
  size_t offset; /* in struct record */
};

const struct shape_field *shape_of(enum record_kind kind);

static inline const void *shape_value(const struct record *record, const struct shape_field *field) {
  return (const char *)record + field->offset;
}

struct json;
/* The fields of the record's kind, into an open object. */
void record_write_content(struct json *json, const struct record *record);

#endif
