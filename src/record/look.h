/* look: what recognisers ask of a reading, in one line each. */
#ifndef TRUCE_LOOK_H
#define TRUCE_LOOK_H

#include "meaning/time.h"
#include "meaning/tree.h"
#include "record/patterns.h"
#include "record/recogniser.h"

/* ---- words ---- */
static inline const struct word *word_at(const struct reading *r, uint32_t word) {
  return &r->analysis->words[word];
}
static inline bool is_empty(struct slice text) { return text.len == 0; }
/* Adds a text that is not empty and not there yet. */
void look_add_text(const struct reading *reading, struct texts *to, struct slice text);
/* The lemma in lower case. */
struct slice look_lemma(const struct reading *reading, uint32_t word);
/* The word's whole phrase as written, without relative clauses, appositions and coordinated clauses. */
struct slice look_phrase(const struct reading *reading, uint32_t word);
struct span look_phrase_span(const struct reading *reading, uint32_t word);
/* The class of a word's lemma, or of it with the modifier before it ("peace accord"), or with "of" behind
   it. */
struct slice look_class(const struct reading *reading, const struct word_classes *classes,
                        const char *section, uint32_t word);
/* The proposition that a word heads, or NULL. */
const struct proposition *look_proposition(const struct reading *reading, uint32_t word);
/* The first argument's word in that slot, or NO_WORD. */
uint32_t look_argument(const struct proposition *proposition, enum slot slot, const char *preposition);

/* ---- who and where ---- */
/* Of "the failure of both armies to abide", "its pledge to leave" the word of those who fail or pledge, or
   NO_WORD: the owner of the noun that an infinitive hangs on. */
uint32_t look_noun_over(const struct reading *reading, uint32_t infinitive);
uint32_t look_holder(const struct reading *reading, uint32_t infinitive);
struct actors look_actors(const struct reading *reading, uint32_t word);
/* The same, empty unless each has an id or a code. */
struct actors look_known_actors(const struct reading *reading, uint32_t word);
void look_add_actors(const struct reading *reading, struct actors *to, struct actors more);
/* The two parties of the conflict that the document tells of; none when they cannot be told. */
struct actors look_sides(const struct reading *reading);
/* The same state or group, whatever the sector. */
bool look_same_body(const struct actor *a, const struct actor *b);
bool look_same_actor(const struct actor *a, const struct actor *b);
/* The place named by a word, text empty when it names none. */
struct place look_place(const struct reading *reading, uint32_t word);
/* Where it is done: the place among a proposition's obliques. */
struct place look_where(const struct reading *reading, const struct proposition *proposition);
/* The document's country of concern as a place, or an empty one. */
struct place look_scene(const struct reading *reading);

/* ---- when ---- */
struct slice look_when(const struct reading *reading, const struct proposition *proposition);

#endif
