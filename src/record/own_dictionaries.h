/* A user's own dictionaries, on their way into knowledge: today those of PETRARCH. */
#ifndef TRUCE_OWN_DICTIONARIES_H
#define TRUCE_OWN_DICTIONARIES_H

#include "meaning/petrarch.h"

/* Files and folders; of a folder those files are taken that have "actors", "agents", "verbs" or "CAMEO" in
   their names. */
struct dictionary_paths {
  const char *const *at;
  size_t count;
};

struct dictionaries {
  struct petrarch_file *files;
  size_t count, capacity;
  struct slice events; /* all verbs, as lines of events.txt */
};

/* Reads them into `knowledge` and `dictionaries`, with the facts of `folder`/petrarch.txt. Fails where a path
   cannot be opened or has nothing; lines that are wrong are complained of in the files. */
enum truce_status dictionaries_read(struct dictionaries *dictionaries, struct arena *arena,
                                    struct dictionary_paths paths, const char *folder,
                                    struct knowledge *knowledge, struct truce_error *error);

#endif
