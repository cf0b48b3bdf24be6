/* Sentences as they also come: in small letters, in capitals, as a headline, without the full stop. */
#ifndef TRUCE_TRAIN_AUGMENT_H
#define TRUCE_TRAIN_AUGMENT_H

#include "language/train/prepare.h"
#include "language/train/random.h"

/* Mostly `example` itself; now and then a changed copy in the arena. */
struct example *augment(struct arena *arena, const struct vocabulary *vocabulary, const struct labels *labels,
                        struct example *example, struct dice *dice);

#endif
