/* Words of which names are made: "President", "Treaty", "River". A section of the model has them as text, the
   file model/name-words.txt, which says what each class means. */
#ifndef TRUCE_NAME_WORDS_H
#define TRUCE_NAME_WORDS_H

#include "common/error.h"
#include "common/slice.h"

#define NAME_WORDS_SECTION "name-words"

/* Classes of words; a word has any number of them. */
enum name_word_class {
  NAME_WORD_TITLE = 1 << 0,
  NAME_WORD_LAW = 1 << 1,
  NAME_WORD_EVENT = 1 << 2,
  NAME_WORD_PEOPLE = 1 << 3,
  NAME_WORD_SITE = 1 << 4,
  NAME_WORD_DIVISION = 1 << 5,
  NAME_WORD_FACILITY = 1 << 6,
  NAME_WORD_LAND = 1 << 7
};

struct name_word {
  struct slice word; /* in the text that was read */
  uint32_t classes;
};

struct name_words {
  struct name_word *at; /* sorted without regard to capitals */
  size_t count;
};

/* Reads the text of the file, which must outlive `words`; `name` is for messages: file, line and reason. */
enum truce_status name_words_read(struct name_words *words, struct slice text, const char *name,
                                  struct truce_error *error);
void name_words_dispose(struct name_words *words);
/* Its classes; 0 for a word that has none. */
uint32_t name_words_classes(const struct name_words *words, struct slice word);

#endif
