#include "language/train/deal.h"

#include <stdlib.h>

static int by_length(const void *a, const void *b) {
  const struct dealt *x = a, *y = b;
  if (x->words != y->words) return x->words < y->words ? -1 : 1;
  return x->sentence < y->sentence ? -1 : x->sentence > y->sentence;
}

static void shuffle_dealt(struct dealt *dealt, uint32_t count, struct dice *dice) {
  for (uint32_t i = count; i > 1; i--) {
    uint32_t j = dice_below(dice, i);
    struct dealt swap = dealt[i - 1];
    dealt[i - 1] = dealt[j], dealt[j] = swap;
  }
}

static void shuffle_batches(struct batch *batches, uint32_t count, struct dice *dice) {
  for (uint32_t i = count; i > 1; i--) {
    uint32_t j = dice_below(dice, i);
    struct batch swap = batches[i - 1];
    batches[i - 1] = batches[j], batches[j] = swap;
  }
}

uint32_t deal(struct dealt *dealt, uint32_t count, uint32_t words, struct batch *batches, struct dice *dice) {
  enum { STRETCH = 1600 };
  uint32_t cut = 0;
  shuffle_dealt(dealt, count, dice);
  for (uint32_t i = 0; i < count; i += STRETCH)
    qsort(dealt + i, count - i < STRETCH ? count - i : STRETCH, sizeof *dealt, by_length);
  for (uint32_t i = 0; i < count;) {
    uint32_t first = i, sum = 0;
    while (i < count && sum < words) sum += dealt[i++].words;
    batches[cut++] = (struct batch){first, i - first};
  }
  shuffle_batches(batches, cut, dice);
  return cut;
}
