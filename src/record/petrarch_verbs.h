/* PETRARCH's verb dictionaries, turned into lines of knowledge/events.txt: what event_frames_read takes. */
#ifndef TRUCE_PETRARCH_VERBS_H
#define TRUCE_PETRARCH_VERBS_H

#include "meaning/petrarch.h"

/* `facts`: knowledge/petrarch.txt. The text is in the arena; what cannot be read is complained of in
   `file`. */
struct slice petrarch_read_verbs(struct arena *arena, struct petrarch_file *file,
                                 const struct word_classes *facts);

#endif
