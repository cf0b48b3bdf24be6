/* predicates: what knowledge/predicates.txt knows of verbs and nouns that embed, control and nominalise. */
#ifndef TRUCE_PREDICATES_H
#define TRUCE_PREDICATES_H

#include "common/error.h"
#include "common/map.h"

/* What a predicate says of the clause or noun it embeds. */
enum attitude {
  ATTITUDE_NONE,
  ATTITUDE_SAY,      /* the subject says it */
  ATTITUDE_DENY,     /* the subject says that it is not so */
  ATTITUDE_ACCUSE,   /* the subject says it of the object */
  ATTITUDE_REQUEST,  /* wanted from somebody else */
  ATTITUDE_PROMISE,  /* promised by the subject */
  ATTITUDE_POSSIBLE, /* may, might, plan, hope, consider: neither happened nor promised */
  ATTITUDE_FAIL,     /* did not happen: fail, refuse, avoid */
  ATTITUDE_MUST      /* is bound to: have to, require, oblige */
};

struct predicates;

enum truce_status predicates_open(struct predicates **predicates, struct arena *arena, const char *file,
                                  struct slice text, struct truce_error *error);

enum attitude predicates_attitude(const struct predicates *predicates, struct slice lemma);
/* The verb a noun stands for, or an empty slice. An event noun without a verb stands for itself. */
struct slice predicates_verb_of_noun(const struct predicates *predicates, struct slice noun);
/* The verb of an irregular form ("overthrew"), or an empty slice. */
struct slice predicates_verb_of_form(const struct predicates *predicates, struct slice form);
/* "the departure of the troops": the phrase with "of" is who does it. */
bool predicates_of_is_subject(const struct predicates *predicates, struct slice noun);
/* "his arrest": the possessor is to whom it is done. */
bool predicates_owner_is_object(const struct predicates *predicates, struct slice noun);
bool predicates_subject_controls(const struct predicates *predicates, struct slice verb);
bool predicates_is_light(const struct predicates *predicates, struct slice verb);
bool predicates_is_temporal(const struct predicates *predicates, struct slice noun);
/* "according to the truce": a text, no speaker. */
bool predicates_opens_item(const struct predicates *predicates, struct slice verb); /* see [items] */
bool predicates_is_text(const struct predicates *predicates, struct slice noun);
/* "hand in": the verb's particle, not a preposition, where a noun follows. */
bool predicates_is_phrasal(const struct predicates *predicates, struct slice verb);
bool predicates_is_unsure(const struct predicates *predicates, struct slice adverb);

#endif
