/* knowledge: who there is. The files of knowledge/actors, parsed into one table from names to entries. */
#ifndef TRUCE_KNOWLEDGE_H
#define TRUCE_KNOWLEDGE_H

#include "common/date.h"
#include "common/error.h"
#include "common/map.h"
#include "meaning/word_classes.h"

enum entry_kind {
  ENTRY_STATE,
  ENTRY_ADJECTIVE, /* "Turkish", "Turks" */
  ENTRY_SEAT,      /* a capital or palace: stands for its government, and is a place */
  ENTRY_GROUP,
  ENTRY_ORGANISATION,
  ENTRY_PERSON,
  ENTRY_PLACE
};

/* One thing under one of its names. */
struct entry {
  enum entry_kind kind;
  struct slice name; /* canonical: of a state "Turkey", also under "Turkish" and "Ankara" */
  struct slice id, code;
  struct slice title;      /* of a seat or place its own name; of a person the office */
  struct date from, until; /* of a person: in office; of a state: in being; none where open */
  double lat, lon;
  uint64_t people; /* of a place of the gazetteer, 0 where unknown */
  bool located;
  uint32_t next; /* another entry of the same name in the same map, or MAP_NONE */
};

struct knowledge {
  struct map names;    /* name -> first of its entries; the last read comes first */
  struct map places;   /* the same for the gazetteer, whose names need more than a capital to be believed */
  struct map surnames; /* the last word of a person's name -> first of the entries */
  struct entry *entries;
  uint32_t entry_count, entry_capacity;
  struct map bodies;   /* id -> the entry of its own name: states, groups, organisations */
  struct map capitals; /* id -> the entry of its capital as a seat */
  struct word_classes *agents;
  struct map own; /* names of the user's own dictionaries, folded (petrarch.h) -> the last of their entries */
  uint32_t own_longest; /* words in the longest phrase of the user's own agents, 0 without any */
};

/* Reads the files of `folder`/actors into `arena`. Errors name file and line. */
enum truce_status knowledge_open(struct knowledge **knowledge, struct arena *arena, const char *folder,
                                 struct truce_error *error);
/* The same file by file: without any knowledge at first, then the text of a file whose name ends in
   "states.txt", "agents.txt" ...; `path` is for messages and must live as long, as must the text. */
struct knowledge *knowledge_new(struct arena *arena);
enum truce_status knowledge_read(struct knowledge *knowledge, struct arena *arena, const char *path,
                                 struct slice text, struct truce_error *error);
/* Adds an entry of a user's own dictionary under a folded name. */
void knowledge_put_own(struct knowledge *knowledge, struct arena *arena, struct slice folded,
                       struct entry entry);

/* What follows gives entries that live as long as the knowledge, or NULL where there is none. */

/* The last entry that the user's own dictionaries have under a folded name. */
const struct entry *knowledge_own(const struct knowledge *knowledge, struct slice folded);
/* The first entry of a name as written (curly apostrophes as straight ones). */
const struct entry *knowledge_entry(const struct knowledge *knowledge, struct slice name);
/* The same in the gazetteer, and by a person's last name. */
const struct entry *knowledge_place(const struct knowledge *knowledge, struct slice name);
const struct entry *knowledge_surname(const struct knowledge *knowledge, struct slice name);
/* The next entry of the same name. */
const struct entry *knowledge_next(const struct knowledge *knowledge, const struct entry *entry);
/* The state, group or organisation of an id; that of a state alone; the capital of a state's id. */
const struct entry *knowledge_body(const struct knowledge *knowledge, struct slice id);
const struct entry *knowledge_state(const struct knowledge *knowledge, struct slice id);
const struct entry *knowledge_capital(const struct knowledge *knowledge, struct slice id);

/* Whether a sector of CAMEO ("GOV", "MIL") is an organ of its state, whose id it has; a party or a militia is
   a body of its own. */
bool sector_is_of_state(struct slice sector);

#endif
