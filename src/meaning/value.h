/* The values that meaning finds in a text and records are made of. doc/records.md is the contract. */
#ifndef TRUCE_VALUE_H
#define TRUCE_VALUE_H

#include "common/arena.h"

enum modality { ASSERTED, DENIED, REQUESTED, PROMISED, POSSIBLE, MODALITY_COUNT };

struct texts {
  struct slice *at;
  size_t count;
};

/* Empty slices are unknown (JSON null). */
struct actor {
  struct slice text, name, id, code;
};

struct actors {
  struct actor *at;
  size_t count;
};

struct place {
  struct slice text, name, country; /* text empty: no place at all */
  double lat, lon;
  bool located; /* lat and lon are known */
};

/* from: EDTF; duration: ISO 8601. */
struct term {
  struct slice duration, from;
};

enum { COUNT_UNKNOWN = -1 };

struct count {
  int64_t low, high; /* COUNT_UNKNOWN where open */
  struct slice as_written;
};

struct spans {
  struct span *at; /* bytes of the document's text; written out as code points */
  size_t count;
};

#endif
