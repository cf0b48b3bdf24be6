/* What the model knows by heart: words with a tag and the lemma script they have in the training text. */
#ifndef TRUCE_TRAIN_KNOWN_LEMMAS_H
#define TRUCE_TRAIN_KNOWN_LEMMAS_H

#include "language/train/prepare.h"

struct known_lemmas {
  uint64_t *keys; /* ascending */
  uint16_t *scripts;
  uint32_t count;
};

/* Pairs of a form (capitals not counted) and a tag, names left out, that have one script nine times of
   ten. */
void known_lemmas_take(struct known_lemmas *known, struct arena *arena, const struct corpus *corpus,
                       const struct labels *labels);

#endif
