/* What a pattern of PETRARCH's verbs says, as conditions of events.txt. For petrarch_verbs.c only. */
#ifndef TRUCE_PETRARCH_PATTERN_H
#define TRUCE_PETRARCH_PATTERN_H

#include "meaning/petrarch.h"

enum { PATTERN_CONDITIONS = 6 }; /* as many as a frame may have */

struct petrarch_set {
  struct slice name; /* "$own-troops" */
  struct slice *words;
  size_t count, capacity;
};

/* The vocabulary of one file. */
struct petrarch_words {
  struct arena *arena;
  const struct word_classes *facts; /* knowledge/petrarch.txt: [particle], [preposition] */
  struct petrarch_set *sets;
  size_t set_count, set_capacity;
};

struct petrarch_words petrarch_words_begin(struct arena *arena, const struct word_classes *facts);
/* "&TROOPS", then "+SOLDIERS": false where that is none. */
bool petrarch_set_begin(struct petrarch_words *words, struct slice line);
bool petrarch_set_add(struct petrarch_words *words, struct slice line);
/* All sets as lines of events.txt. */
struct slice petrarch_sets(const struct petrarch_words *words);

struct petrarch_pattern {
  struct slice conditions[PATTERN_CONDITIONS]; /* "object: relief, aid" */
  size_t count;
  struct slice particle; /* "off" */
  struct slice target;   /* the preposition before "+", where there is one */
  bool turned;           /* "+ * $": the subject is the target */
};

/* "PRE * {POST NOUN} (PREP NOUN)". *why says what is wrong. */
bool petrarch_pattern_read(const struct petrarch_words *words, struct slice text,
                           struct petrarch_pattern *pattern, const char **why);
/* "PUT_OFF", "RE_+ARM", "TAKE_LEAVE": the verb and what else has to be there. */
bool petrarch_verb(const struct petrarch_words *words, struct slice text, struct slice *lemma,
                   struct petrarch_pattern *rest);
static inline bool petrarch_says_something(const struct petrarch_pattern *p) {
  return p->count || p->particle.len;
}
/* "{...}" of both, or nothing. */
struct slice petrarch_conditions(struct arena *arena, const struct petrarch_pattern *a,
                                 const struct petrarch_pattern *b);

#endif
