/* word_classes: knowledge files that put words into classes.

     [category]                         a section: one question
     troops: troop, soldier, serviceman "soldier" is of class "troops"
     tank, howitzer                     without a colon each word is its own class

   Words and phrases are lower case; the answer is the class as written. */
#ifndef TRUCE_WORD_CLASSES_H
#define TRUCE_WORD_CLASSES_H

#include "common/error.h"
#include "common/map.h"

struct word_classes;

/* Parses the text of a file into `arena`; the text must live as long. Fails with TRUCE_BAD_KNOWLEDGE, naming
   file and line. */
enum truce_status word_classes_open(struct word_classes **classes, struct arena *arena, const char *file,
                                    struct slice text, struct truce_error *error);
/* Adds one word; it replaces what the word was there. All three must live as long as the arena. */
void word_classes_put(struct word_classes *classes, struct arena *arena, struct slice section,
                      struct slice word, struct slice name);
/* The class of `word` in `section`, or an empty slice. */
struct slice word_class(const struct word_classes *classes, const char *section, struct slice word);
/* The same, and where that is empty without a plural's "s": lemmas found by a model are not always
   singular. */
struct slice word_class_of_noun(const struct word_classes *classes, const char *section, struct slice word);
static inline bool word_in(const struct word_classes *classes, const char *section, struct slice word) {
  return word_class(classes, section, word).len > 0;
}

#endif
