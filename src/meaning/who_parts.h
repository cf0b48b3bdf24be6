/* What the files that say who is meant share: who.c (phrases), who_describe.c (descriptions and whose they
   are), who_pronoun.c (what points back), who_speaker.c (who "we" are), who_place.c, and titles_owner.c.
   Nobody else includes this. */
#ifndef TRUCE_WHO_PARTS_H
#define TRUCE_WHO_PARTS_H

#include "meaning/names_parts.h"

enum {
  WHO_DEPTH = 3, /* how often what is meant may be looked for behind what is meant */
  WHO_BACK = 400 /* words that one looks back for it */
};

static inline bool agent_in(const struct names *n, const char *section, uint32_t word) {
  return agent_class(n, section, word).len > 0;
}

/* Who leads the opposition is of the country and not its state. */
static inline struct actor actor_of_name(const struct name *name) {
  bool opposition = name->type == NAME_PERSON && name->id.len == 3 && slice_ends(name->code, SLICE("OPP"));
  struct slice id = opposition ? (struct slice){"", 0} : name->id;
  return (struct actor){.text = name->text, .name = name->canonical, .id = id, .code = name->code};
}

static inline void who_push(const struct names *n, struct actors *all, struct actor actor) {
  all->at = arena_grow(n->arena, all->at, all->count, all->count + 1, sizeof *all->at);
  all->at[all->count++] = actor;
}

/* who.c: a head word, and a head with what is coordinated with it. */
void who_add_head(const struct names *n, struct actors *all, uint32_t word, int depth);
void who_add_phrase(const struct names *n, struct actors *all, uint32_t word, int depth);
struct slice who_phrase_text(const struct names *n, uint32_t word);

/* who_describe.c: a described actor, one for each owner: "the presidents of Chad and Niger" are two. */
void who_describe(const struct names *n, struct actors *all, uint32_t word, struct slice sector, bool office,
                  int depth);
const struct name *who_owner(const struct names *n, uint32_t word);
bool who_is_united_nations_office(const struct names *n, uint32_t word);
bool who_is_definite(const struct names *n, uint32_t word);

/* "Secretary-General", of whatever. */
bool who_is_secretary_general(const struct names *n, uint32_t word);

/* who_pronoun.c */
bool who_is_pronoun(const struct names *n, uint32_t word);
bool who_add_pronoun(const struct names *n, struct actors *all, uint32_t word, int depth);
const struct name *who_body_before(const struct names *n, uint32_t word, struct slice pointer);
bool who_is_both(const struct names *n, uint32_t word);

/* who_speaker.c: whoever says "we" or "I" at a word. */
bool who_add_speaker(const struct names *n, struct actors *all, uint32_t word, int depth);

#endif
