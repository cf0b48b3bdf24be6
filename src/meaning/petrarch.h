/* petrarch: dictionaries of the PETRARCH event coders, read as their users have them. Actors join the
   registry, agents the sector words; verbs are record/petrarch_verbs.h. doc/petrarch.md says what is
   honoured.

   Such files have grown over decades: a line that cannot be read is complained of and passed over. */
#ifndef TRUCE_PETRARCH_H
#define TRUCE_PETRARCH_H

#include "meaning/knowledge.h"

enum petrarch_kind { PETRARCH_ACTORS, PETRARCH_AGENTS, PETRARCH_VERBS };

struct petrarch_complaint {
  size_t line;
  struct slice reason;
};

enum { PETRARCH_COUNTS = 6 };

/* One file, and what became of it. */
struct petrarch_file {
  const char *path;
  struct slice text;
  enum petrarch_kind kind;
  struct {
    const char *what; /* "phrases"; NULL behind the last */
    size_t count;
  } counts[PETRARCH_COUNTS];
  struct petrarch_complaint *complaints;
  size_t complaint_count, complaint_capacity;
};

/* A file being read, line by line: comments cut off, blank lines passed over. */
struct petrarch_reader {
  struct arena *arena;
  struct petrarch_file *file;
  struct slice rest, line; /* line: trimmed */
  size_t number;
};

struct petrarch_reader petrarch_begin(struct arena *arena, struct petrarch_file *file);
bool petrarch_next(struct petrarch_reader *reader);
/* Remembers that the line is passed over, and why; returns false. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
bool petrarch_complain(struct petrarch_reader *reader, const char *format, ...);
/* What a file is, by its lines: whatever its name. */
enum petrarch_kind petrarch_kind_of(struct slice text);
/* The next "[...]" of *rest without its brackets; false where none is left. An unclosed one is complained
   of. */
bool petrarch_bracket(struct petrarch_reader *reader, struct slice *rest, struct slice *inside);

/* "AL-QAIDA_" and "al-Qaida" to "AL QAIDA": ASCII capitals, one blank for what parts words. In the room of
   the caller; empty where it does not fit. */
enum { PETRARCH_NAME = 160 };
struct slice petrarch_fold(char room[PETRARCH_NAME], struct slice name);

void petrarch_read_actors(struct arena *arena, struct petrarch_file *file, struct knowledge *knowledge);
void petrarch_read_agents(struct arena *arena, struct petrarch_file *file, struct knowledge *knowledge);

#endif
