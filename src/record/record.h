/* record: what reading a document yields. doc/records.md is the contract; names and values are its. */
#ifndef TRUCE_RECORD_H
#define TRUCE_RECORD_H

#include "common/buffer.h"
#include "meaning/value.h"
#include "source/document.h"

/* Kinds, modalities: their order is that of record_kind_names and record_modality_names in record.c. */
enum record_kind {
  RECORD_EVENT,
  RECORD_AGREEMENT,
  RECORD_OBLIGATION,
  RECORD_SUPPORT,
  RECORD_FORCE,
  RECORD_MANDATE,
  RECORD_ROLE,
  RECORD_KIND_COUNT
};

/* "killed": 3 */
struct quantity {
  struct slice name;
  int64_t value;
};

struct quantities {
  struct quantity *at;
  size_t count;
};

/* All dates are EDTF text, empty when unknown. */
struct event {
  struct slice type, mode;
  struct texts context;
  struct slice cameo;
  struct actors source, target;
  struct slice when;
  struct place where;
  struct quantities quantity;
  struct slice asked; /* REQUEST only */
};

struct agreement {
  struct slice form, name;
  struct actors parties, backers;
  struct slice signed_on, in_force;
  struct place where, scope;
  struct slice status;
};

struct obligation {
  struct slice agreement; /* id of an agreement record of the same document */
  struct actors bound;
  struct slice act, object;
  struct place where;
  struct slice due;
  struct term term;
  struct slice status;
};

struct support {
  struct actors from, to;
  struct texts forms, items;
  struct slice since, until;
  struct place where;
};

struct force {
  struct actor who;
  struct texts category;
  struct count count;
  struct place origin;
  struct actors serving;
  struct place where;
  struct slice as_of;
};

struct mandate {
  struct actors body;
  struct slice authorises;
  struct actors for_whom;
  struct slice action;
  struct slice when;
  struct term term;
  struct slice until;
  struct place where;
};

struct role {
  struct actor person;
  struct slice office;
  struct actors of;
  struct slice qualifier, as_of;
};

struct record {
  enum record_kind kind;
  enum modality modality;
  struct slice id; /* "ev-1f0c...": stable, made from document and content */
  struct spans evidence;
  struct texts said_by;
  double confidence;
  uint32_t traits; /* what the confidence rests on (confidence.h); of a record just read */
  union {
    struct event event;
    struct agreement agreement;
    struct obligation obligation;
    struct support support;
    struct force force;
    struct mandate mandate;
    struct role role;
  };
};

struct records {
  struct record *at;
  size_t count, capacity;
};

const char *record_kind_name(enum record_kind kind);
const char *modality_name(enum modality modality);

/* One record as one line of JSON (without the newline), fields in the contract's order. Offsets are converted
   to code points of document->text. */
void record_write_json(struct buffer *out, const struct document *document, const struct record *record);

/* The reverse, for the ledger, tests and gold data: `document` gives the text for the spans; without one
   (NULL) the evidence is left out. Unknown fields are ignored, missing ones are unknown. */
enum truce_status record_read_json(struct arena *arena, struct slice json, const struct document *document,
                                   struct record *record, struct truce_error *error);

/* Gives the record its id: kind's two letters, '-', 16 hex digits of a hash over document id, kind, content
   and evidence. */
void record_set_id(struct arena *arena, const struct document *document, struct record *record);

#endif
