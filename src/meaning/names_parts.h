/* What the files that find names share: names.c (the driver and the registry), names_unknown.c (names that no
   file knows), names_short.c (short forms and acronyms), names_scene.c (what the document is about), titles.c
   (offices beside names). Nobody else includes this. */
#ifndef TRUCE_NAMES_PARTS_H
#define TRUCE_NAMES_PARTS_H

#include "meaning/who.h"

enum { NAME_WORDS = 12, NAME_BYTES = 120 };

static inline const struct word *word_at(const struct names *n, uint32_t word) {
  return tree_word(n->tree, word);
}
static inline bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool is_state_id(const struct names *n, struct slice id) {
  return id.len == 3 && knowledge_state(n->knowledge, id);
}
/* The id of the state that something belongs to ("LBY" of "LBY-LNA"), or empty. */
struct slice names_country(const struct names *n, struct slice id);
/* How often the document names that state, its adjectives and capital counted. */
uint32_t names_weight(const struct names *n, struct slice id);
struct slice names_text(const struct names *n, uint32_t first, uint32_t count);
/* Whether a lower-cased form or lemma stands in that section of agents.txt. */
bool names_is(const struct names *n, const char *section, uint32_t word);
/* "signed an accord in Algiers": the word hangs on a meeting or on what came of it. */
bool names_is_met_in(const struct names *n, uint32_t word);

/* What the user's own dictionaries have under that stretch of text on the document's day, or NULL. */
const struct entry *names_own_entry(const struct names *n, uint32_t first, uint32_t count);
/* The longest name of the registry that begins at a word. */
bool names_match_registry(const struct names *n, uint32_t first, uint32_t limit, struct name *found);
bool names_find_unknown(const struct names *n, uint32_t first, uint32_t limit, struct name *found);
bool names_is_title(const struct names *n, uint32_t word);

/* Links a name of the registry to its first occurrence. */
void names_find_known(const struct names *n, struct name *name);
bool names_find_alias(const struct names *n, struct name *name);
void names_remember(struct names *n, uint32_t name, uint32_t limit);

void names_find_scene(struct names *n);
void names_find_sides(struct names *n);
/* Gives organisations that no file knows a country, a code and, where they are groups, an id. */
void names_settle_unknown(struct names *n);

void names_find_titles(struct names *n);
/* Whose statement the document is: who_speaker.c. */
void names_find_voice(struct names *n);

/* The state where the document was written, as its dateline says, or empty. */
struct slice names_home(const struct names *n);

#endif
