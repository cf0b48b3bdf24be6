/* obligation_parts: what the files of the obligation recogniser share.

   A bond is one deed that somebody must do (or leave undone), as one wording of the text binds to it:

     obligation_wording.c   which propositions bind whom to what: asks each of the wordings
     obligation_must.c      ... and _promise.c, _terms.c, _legal.c, _text.c, _report.c, _keeping.c: these
     obligation_split.c     one wording, several deeds
     obligation_context.c   under which agreement a sentence stands, and how plainly
     obligation_meant.c     which deed a bound verb means, and what binds nobody
     obligation_idle.c      what in a report sounds like a duty and is none
     obligation_deed.c      act, object and place of a deed
     obligation_due.c       by when
     obligation_outcome.c   what became of it
     obligation_lasting.c   truces that run for a time
     obligation.c           bonds to records, one a duty */
#ifndef TRUCE_OBLIGATION_PARTS_H
#define TRUCE_OBLIGATION_PARTS_H

#include "record/look.h"

struct bond {
  const struct proposition *deed; /* what must be done */
  uint32_t bound;                 /* who must, or NO_WORD */
  bool parties;                   /* all parties of the agreement are bound */
  bool sides;                     /* ... or, where it is not told of, the sides of the conflict */
  uint32_t named;                 /* the word for them ("both sides"), or NO_WORD */
  uint32_t agreement;             /* place of its record, or NO_RECORD */
  enum modality modality;
  uint32_t term_word;               /* where its time is looked for besides the deed itself, or NO_WORD */
  uint32_t binder;                  /* the word that binds ("undertakes"), or NO_WORD */
  bool given;                       /* time was given on a day: the term counts from then */
  bool negative;                    /* bound not to do it */
  struct slice act, object;         /* where they are not the deed's own */
  uint32_t object_word, place_word; /* likewise, as words, or NO_WORD */
  struct slice status;
};

/* Empty but for its deed. */
static inline struct bond bond_of(const struct proposition *deed) {
  return (struct bond){.deed = deed,
                       .bound = NO_WORD,
                       .named = NO_WORD,
                       .agreement = NO_RECORD,
                       .term_word = NO_WORD,
                       .binder = NO_WORD,
                       .object_word = NO_WORD,
                       .place_word = NO_WORD};
}

/* ---- wordings ---- */

/* True when the proposition binds somebody. */
bool obligation_find(const struct reading *reading, const struct proposition *proposition, struct bond *bond);

/* The deed that a bound verb means: of "proceed to withdraw" withdraw (obligation_meant.c). */
const struct proposition *obligation_meant(const struct reading *reading,
                                           const struct proposition *proposition);
/* Acts of passives whose patient is bound: "the militias are to be disarmed". */
bool obligation_done_to_bound(const struct reading *reading, struct slice act);
/* Men under arms, not their guns. */
bool obligation_are_fighters(const struct reading *reading, uint32_t word);
/* A text does it, or it lasts or lapses by itself: nobody is bound. */
bool obligation_does_itself(const struct reading *reading, const struct proposition *proposition);

/* A question, a ceremony, a journey: worded as a duty, in a report, and none (obligation_idle.c). */
bool obligation_is_idle(const struct reading *reading, const struct proposition *proposition);
/* "The truce begins": what is no duty but that its parties hold fire (obligation_report.c). */
bool obligation_tells_of_ceasefire(const struct reading *reading, const struct proposition *proposition);
/* "does not have to leave" */
bool obligation_is_denied(const struct reading *reading, const struct proposition *proposition);

/* The same for a noun of which no verb is known: "provides for unhindered access". */
bool obligation_find_noun(const struct reading *reading, const struct proposition *noun, struct bond *bond);

/* ---- context ---- */

/* How plainly a sentence stands under an agreement, plainest last. */
enum standing {
  STANDS_ALONE,
  STANDS_NEAR,         /* one was spoken of some sentences before */
  STANDS_IN_PARAGRAPH, /* ... in the same paragraph before */
  STANDS_BESIDE,       /* the sentence names one */
  STANDS_UNDER         /* "Under the accord, ...", "The accord obliges ...", an agreement's own text */
};

enum standing obligation_standing(const struct reading *reading, uint32_t word, uint32_t *agreement);
/* What had to be done without being laid down: "Hundreds had to leave their homes" (obligation_idle.c). */
bool obligation_is_hardship(const struct reading *reading, const struct proposition *proposition,
                            const struct bond *bond, enum standing standing, bool known);
/* The sentence goes on with what the one before began: duties under an agreement. */
bool obligation_goes_on(const struct reading *reading, uint32_t word, uint32_t *agreement);
/* A truce, a deal or a treaty is spoken of somewhere; the one that the text tells of, if only one. */
bool obligation_tells_of_agreement(const struct reading *reading);
uint32_t obligation_told_agreement(const struct reading *reading);
/* Known actors at all. */
bool obligation_is_actor(const struct reading *reading, uint32_t word);
/* The infinitive, participle or clause's governing proposition, or NULL. */
const struct proposition *obligation_governor(const struct reading *reading, const struct proposition *deed);

/* The verb above an infinitive that the tree hung on another word, or NULL; and whom it asks. */
const struct proposition *obligation_loose_governor(const struct reading *reading,
                                                    const struct proposition *deed);
uint32_t obligation_asked(const struct reading *reading, const struct proposition *verb);

/* ---- deeds ---- */

struct slice obligation_act(const struct reading *reading, const struct bond *bond);
struct slice obligation_object(const struct reading *reading, const struct bond *bond);
struct place obligation_where(const struct reading *reading, const struct bond *bond);
/* A noun phrase as written, without its times, places and relative clauses. */
struct slice obligation_phrase(const struct reading *reading, uint32_t word);

/* Without the paragraph's number that it may open with. */
struct slice obligation_without_number(struct slice text);

/* ---- time ---- */

void obligation_set_due(const struct reading *reading, struct obligation *obligation,
                        const struct bond *bond);
void obligation_set_due_before(const struct reading *reading, struct obligation *obligation,
                               const struct bond *bond);
/* The same for terms that the text counts from a D-Day; does nothing where it does not. */
void obligation_set_due_by_dday(const struct reading *reading, struct obligation *obligation,
                                const struct bond *bond);
/* "a deadline of 15 May", written on 4 May: a limit without its year is not the one eleven months ago. */
struct slice obligation_not_a_year_ago(const struct reading *reading, const struct time_expression *time,
                                       struct slice due);
/* A time limit hangs on the deed. */
bool obligation_has_limit(const struct reading *reading, const struct proposition *deed);
/* Any date or length of time does. */
bool obligation_is_timed(const struct reading *reading, const struct proposition *deed);

/* ---- one wording, several deeds ---- */

/* The n-th deed that a bond binds to besides its own, from 1: "must quit Aghdam by 20 November [and Lachin by
   1 December]", "refrain from attacks, [from movements] and [from propaganda]". False where there are no
   more. */
bool obligation_split(const struct reading *reading, const struct bond *bond, uint32_t n, struct bond *part);

/* ---- outcomes ---- */

/* Bonds in text order and the places of their records. */
struct duty {
  struct bond bond;
  size_t record;
};
struct duties {
  struct duty *at;
  uint32_t count, capacity;
};
void obligation_find_outcomes(struct reading *reading, const struct duties *duties);

/* ---- truces that run for a time ---- */
void obligation_add_lasting(struct reading *reading);

#endif
