/* labels: the marks before the items of a list or the paragraphs of a legal text: "1.", "2.1", "(a)", "iv)",
   "Article 3.", a bullet. They are no words of the sentence behind them. */
#ifndef TRUCE_LABELS_H
#define TRUCE_LABELS_H

#include "meaning/predicates.h"
#include "meaning/tree.h"

enum label_kind {
  LABEL_NONE,
  LABEL_ARTICLE, /* "Article 3", "Section II" */
  LABEL_NUMBER,  /* "3." */
  LABEL_DECIMAL, /* "3.1" */
  LABEL_LETTER,  /* "(c)" */
  LABEL_ROMAN,   /* "(iv)" */
  LABEL_BULLET
};

/* The label at the head of a paragraph's text; `length` is how many bytes it takes, blanks behind it
   included. */
enum label_kind label_at(struct slice text, size_t *length);

/* The sentence begins a paragraph or, behind a label, a line. */
bool labels_open(const struct analysis *analysis, uint32_t sentence);

/* Takes the labels out of the trees of their sentences: they become punctuation below the root. Behind a
   label an operative verb that was taken for a noun ("9. Requests the Secretary-General to report") is made a
   verb. */
void labels_mend(const struct predicates *predicates, struct arena *arena, struct analysis *analysis);

#endif
