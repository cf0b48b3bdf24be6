/* pairing: gold and system records paired one to one so that the sum of their similarities is large: greedy
   from the most alike, then swaps until none helps. A pair under one half is no pair. */
#ifndef TRUCE_PAIRING_H
#define TRUCE_PAIRING_H

#include <stdbool.h>
#include <stddef.h>

/* scores[i * columns + j]; of_row[i] becomes j or SIZE_MAX. False without memory. */
bool pair_up(const double *scores, size_t rows, size_t columns, size_t *of_row);

#endif
