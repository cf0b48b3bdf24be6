/* event leaning: what kind of event the words of a sentence make likely between two parties, whatever the
   grammar.

   A linear classifier over two things. The language model's word vectors: one sum of the words between the
   parties, one of the words around them, one of the words in the target's own phrase, one of the predicate
   above both, and whether somebody will or will not. And the words themselves, each with where it stands
   (event_leaning_words.c). Its weights, knowledge/event-leaning.txt, come from `truce train events`, from
   events.txt and from sentences written for it (model/events.tsv). Knowing nothing of who does what, it is
   right four times in five; but it is wrong in other places than the frames are, so it helps to choose among
   them. It is no ground for a record.

   Whole numbers only, so that scores are the same on every machine. */
#ifndef TRUCE_EVENT_LEANING_H
#define TRUCE_EVENT_LEANING_H

#include "common/error.h"
#include "common/map.h"
#include "language/language.h"

enum {
  LEANING_CLASSES = 24,
  LEANING_PARTS = 4,
  LEANING_FEATURES = LEANING_PARTS * LANGUAGE_VECTOR + 4,
  LEANING_ONE = 1 << 18
};

/* Of one word where it stands, by class. */
struct leaning_word {
  int16_t weights[LEANING_CLASSES];
};

struct event_leanings {
  struct slice names[LEANING_CLASSES];
  int32_t weights[LEANING_CLASSES][LEANING_FEATURES];
  uint32_t count;
  struct map places; /* "above:attack" -> its place among the words */
  struct leaning_word *words;
  uint32_t word_count, word_capacity;
};

/* Vectors in units of 1 / 1024; words in places, each once. */
struct leaning_features {
  int32_t at[LEANING_FEATURES];
  struct slice *words;
  uint32_t word_count, word_capacity;
};

enum leaning_part { LEANING_BETWEEN, LEANING_AROUND, LEANING_TARGET, LEANING_PREDICATE };

/* Sums words up: begin, add each, end. */
void leaning_add(struct leaning_features *features, int32_t counts[LEANING_PARTS], enum leaning_part part,
                 const int8_t *vector);
void leaning_end(struct leaning_features *features, const int32_t counts[LEANING_PARTS], bool future,
                 bool negated);
/* Adds "KIND:FIRST" or, where there is a second, "KIND:FIRST_SECOND"; words with other letters than a-z not.
 */
void leaning_add_word(struct leaning_features *features, struct arena *arena, const char *kind,
                      struct slice first, struct slice second);

/* Of a sentence: by word, whose it is. */
struct leaning_parties {
  const bool *source, *target;
};
struct leaning_features leaning_features_of(const struct language_model *model, struct arena *arena,
                                            const struct analysis *analysis, struct leaning_parties parties);

/* How much the features make it each class, in units of 1 / LEANING_ONE: the logarithm of its odds but for a
   constant. */
void leaning_scores(const struct event_leanings *leanings, const struct leaning_features *features,
                    int64_t scores[LEANING_CLASSES]);

enum truce_status event_leanings_open(struct event_leanings **leanings, struct arena *arena, const char *file,
                                      struct slice text, struct truce_error *error);
/* Reads event-leaning.txt of a folder of knowledge. */
enum truce_status event_leanings_load(struct event_leanings **leanings, struct arena *arena,
                                      const char *folder, struct truce_error *error);

#endif
