/* The best chain of labels over a sentence: what each label is worth at each word, and each step between. */
#ifndef TRUCE_CHAIN_H
#define TRUCE_CHAIN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { CHAIN_LABELS_MAX = 32, CHAIN_UNIT = 256, CHAIN_NEVER = -100000000 };

/* A score as a whole number of 1 / CHAIN_UNIT. */
int32_t chain_whole(float score);
/* `steps`: labels x labels, from each to each, and a row from the start; `scores`: labels a word, at most
   CHAIN_LABELS_MAX. `from`: room for labels x count. The first of the best where several are. */
void chain_best(uint32_t labels, const int32_t *steps, const int32_t *scores, uint32_t count, uint8_t *from,
                uint8_t *best);

#endif
