/* The neural part of the engine: words of sentences -> lemma, tags, head, relation, named mentions. */
#ifndef TRUCE_NETWORK_H
#define TRUCE_NETWORK_H

#include "language/kernel.h"
#include "language/language.h"
#include "language/model_file.h"

struct network; /* read-only after opening, shared by threads */

/* Reads the sections "net.*" of a model, which must stay open as long as the network; `name` is for messages.
   TRUCE_BAD_MODEL where a section is missing or does not fit: after that any input is safe. */
enum truce_status network_open(struct network **network, const struct model_file *model, const char *name,
                               struct truce_error *error);
void network_close(struct network *network);

/* The static vector of a word in lower case, NETWORK_VECTOR_WIDTH long, or NULL. */
const int8_t *network_vector(const struct network *network, struct slice lower);

/* Fills lemma, xpos, feats, relation_text, head, upos and relation of all words, whose forms and sentences
   are there, and names. Pure; fails only by the arena's guard. */
void network_run(const struct network *network, struct arena *arena, struct analysis *analysis);
/* The same on a kernel of one's choice (tests, bench). */
void network_run_on(const struct network *network, const struct kernel *kernel, struct arena *arena,
                    struct analysis *analysis);

/* What the layer of names sees of each word: network_seen_width() bytes a word. For its trainer. */
void network_see_names(const struct network *network, struct arena *arena, struct analysis *analysis,
                       int8_t *seen);
/* The lists that tell it of names; they must stay as long as the network. Not while others use it. */
void network_take_lists(struct network *network, const uint64_t *keys, const uint8_t *lists, uint32_t count);
uint32_t network_seen_width(const struct network *network);

#endif
