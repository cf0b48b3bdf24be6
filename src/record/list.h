/* Records from a file: JSON Lines as `truce read` writes them, or one object with a list "records" as gold
   data has it. */
#ifndef TRUCE_RECORD_LIST_H
#define TRUCE_RECORD_LIST_H

#include "record/record.h"

/* All records of `document`; each gets the id that reading would give it. A record that names its agreement
   by its place in the list has it replaced by the agreement's id. */
enum truce_status records_read_json(struct arena *arena, struct slice json, const struct document *document,
                                    struct records *records, struct truce_error *error);

#endif
