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

struct predicates; /* read-only once opened; shared by threads */

/* Parses the text of the file into `arena`; `file` is its name for messages. The text must live as long as
   the arena. Fails with TRUCE_BAD_KNOWLEDGE, naming file and line. */
enum truce_status predicates_open(struct predicates **predicates, struct arena *arena, const char *file,
                                  struct slice text, struct truce_error *error);

/* All that follows takes lemmas (or forms, where it says so) in lower case. */
enum attitude predicates_attitude(const struct predicates *predicates, struct slice lemma);
/* The verb a noun stands for, or an empty slice. An event noun without a verb stands for itself. */
struct slice predicates_verb_of_noun(const struct predicates *predicates, struct slice noun);
/* The verb of an irregular form ("overthrew"), or an empty slice. */
struct slice predicates_verb_of_form(const struct predicates *predicates, struct slice form);
/* "the departure of the troops": the phrase with "of" is who does it. */
bool predicates_of_is_subject(const struct predicates *predicates, struct slice noun);
/* "his arrest": the possessor is to whom it is done. */
bool predicates_owner_is_object(const struct predicates *predicates, struct slice noun);
/* "promised them to leave": who promises is who is to leave. */
bool predicates_subject_controls(const struct predicates *predicates, struct slice verb);
/* "carry out an attack": the noun is what is done. */
bool predicates_is_light(const struct predicates *predicates, struct slice verb);
/* Days, months, lengths of time. */
bool predicates_is_temporal(const struct predicates *predicates, struct slice noun);
/* "according to the truce": a text, no speaker. */
bool predicates_is_text(const struct predicates *predicates, struct slice noun);
/* "hand in": the verb's particle, not a preposition, where a noun follows. */
bool predicates_is_phrasal(const struct predicates *predicates, struct slice verb);
/* "over": a verb's particle, where it stands right behind it. */
bool predicates_is_particle(const struct predicates *predicates, struct slice adverb);
/* "(c) report every breach": a verb where an item of a list begins, whatever it is elsewhere. */
bool predicates_opens_item(const struct predicates *predicates, struct slice verb);
/* "The plan includes:", and its items follow. */
bool predicates_leads_list(const struct predicates *predicates, struct slice verb);
/* "kept shelling": the participle behind it is what is done. */
bool predicates_is_phase(const struct predicates *predicates, struct slice verb);
/* "call", "appoint": gives a name or an office. */
bool predicates_names(const struct predicates *predicates, struct slice verb);
/* "the meeting, held on 12 July": of a meeting or a text, not of whoever is the subject. */
bool predicates_holds(const struct predicates *predicates, struct slice verb);
/* "are committed": a form that tells a state, no deed. */
bool predicates_is_state(const struct predicates *predicates, struct slice participle);

#endif
