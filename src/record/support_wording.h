/* The wordings of support: who backs whom with what, before it is known whether the text told it already. */
#ifndef TRUCE_SUPPORT_WORDING_H
#define TRUCE_SUPPORT_WORDING_H

#include "record/look.h"

struct support_found {
  const struct proposition *deed;
  struct actors from, to;
  struct texts forms, items;
  uint32_t described;     /* the noun of "Iran-backed militias", whose phrase is evidence too, or NO_WORD */
  enum modality modality; /* the deed's, or of what it is done for */
  struct actor denier;    /* who calls the claim a lie, where the deed's own clause does not say it */
  bool avowed;   /* said so plainly that even a state may back its own rebels: "uses the FDLR as a proxy" */
  bool raises;   /* fighters are recruited or paid: whoever they are */
  bool together; /* several givers gave it jointly: one record */
};

/* The first wording that fits the proposition. */
bool support_find(const struct reading *reading, const struct proposition *proposition,
                  struct support_found *found);

/* ---- support_phrase.c: things and people ---- */

bool support_is_thing(const struct reading *reading, uint32_t word);
/* The forms and items of a coordinated phrase: "weapons, drones and ammunition". */
void support_add_things(const struct reading *reading, struct support_found *found, uint32_t word);
/* Who gives: those with an id, and those who own the forces, aircraft or weapons that the phrase names. */
struct actors support_givers(const struct reading *reading, uint32_t word);
/* The form that such forces are: troops, mercenaries, training; empty for a state. */
struct slice support_form_of_giver(const struct reading *reading, uint32_t word);
/* The phrase with that preposition, on the predicate or on one of its objects, where parsers hang half of
   them. NO_WORD when there is none. */
uint32_t support_phrase(const struct reading *reading, const struct proposition *proposition,
                        const char *preposition);
/* "sent advisers to help the army", "to help defend it": whom a purpose is to serve. */
struct actors support_purpose(const struct reading *reading, const struct proposition *proposition);
/* Whom the noun behind "in" or "on" is for: "in support of the army", "on the side of the government". */
struct actors support_favoured(const struct reading *reading, uint32_t word);
/* For whom: an indirect object, "to the RSF", "in favour of the GNA", "to help the army". */
struct actors support_receivers(const struct reading *reading, const struct proposition *proposition);

/* ---- support_receiver.c: who is backed ---- */

/* Those whom a phrase names, also armed people and peoples that no file knows; none where it names nobody.
   A people ("the Muslims") has neither id nor code. */
struct actors support_receiver(const struct reading *reading, uint32_t word);
/* "gave Renamo bases", which the tree takes for bases of Renamo's: the receiver, or NO_WORD. */
uint32_t support_recipient_inside(const struct reading *reading, const struct proposition *proposition);

#endif
