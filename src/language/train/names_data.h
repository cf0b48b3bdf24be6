/* What the layer of names learns from: labelled sentences, lists of names, and sentences changed for each
   round. */
#ifndef TRUCE_TRAIN_NAMES_DATA_H
#define TRUCE_TRAIN_NAMES_DATA_H

#include "language/train/corpus.h"
#include "language/train/random.h"

enum { NAME_KINDS = 3, NAME_WORDS_MAX = 160 }; /* PER, ORG, LOC are exchanged for others of their kind */

struct name_text {
  struct slice *words;
  uint32_t count;
};

struct name_pool {
  struct name_text *names;
  uint32_t count, capacity;
};

struct name_lists {
  uint64_t *keys; /* ascending; of each, a bit for each list (features.h) */
  uint8_t *lists;
  uint32_t count;
  struct name_pool of[6]; /* the names of each list */
};

/* Lines of a list, a tab and a name; the lists are "given", "family", "human" (either), "place", "town" and
   "organisation", others are left out. */
enum truce_status name_lists_read(struct name_lists *lists, struct arena *arena, const char *path,
                                  struct truce_error *error);

struct name_pools {
  struct name_pool of[NAME_KINDS]; /* as the corpora have them */
  const struct name_lists *lists;
};

void name_pools_fill(struct name_pools *pools, struct arena *arena, const struct corpus *corpus);
/* The sentence, or another: some names exchanged for others of their kind, now and then all in small letters,
   in capitals, or in those of a headline. */
struct gold_sentence name_change(struct arena *arena, const struct name_pools *pools,
                                 const struct gold_sentence *sentence, struct dice *dice);

#endif
