/* What the files behind include/truce.h share. */
#ifndef TRUCE_INSIDE_H
#define TRUCE_INSIDE_H

#include "record/reading.h"

struct truce_reader {
  struct reader *reader;
  char **complaints; /* of its own dictionaries */
  size_t complaint_count;
};

/* What it hands out: the records as lines of JSON, one behind the other, each with a NUL; the rest in the
   arena. */
struct truce_document {
  struct arena *arena;
  struct document document;
  struct slice text, title, date; /* each with a NUL */
  struct buffer lines;
  size_t *starts; /* of the lines; one more than there are */
  size_t count;
  struct records records; /* in the arena, as many as lines */
};

#endif
