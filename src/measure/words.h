/* words: text compared as a bag of words, without case, function words and endings. */
#ifndef TRUCE_WORDS_H
#define TRUCE_WORDS_H

#include <stdbool.h>

/* F1 of the words of two texts; 0 where either has none. */
double words_f1(const char *a, const char *b);
/* Equal but for case. */
bool words_same(const char *a, const char *b);

#endif
