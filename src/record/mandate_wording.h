/* The wordings of mandates: what in the text is one, before it is known whose and from when. */
#ifndef TRUCE_MANDATE_WORDING_H
#define TRUCE_MANDATE_WORDING_H

#include "record/look.h"
#include "record/mandate_term.h"

struct name;

struct mandate_found {
  const struct proposition *deed; /* the verb or noun that acts on the mandate */
  /* what it is done by ("decides to extend", "approved an extension"), or deed */
  const struct proposition *decision;
  struct slice action;
  uint32_t thing; /* head word of what is under the mandate, or NO_WORD */
  struct mandate_term term;
  bool by_parties;        /* the parties of an agreement set it up in it */
  uint32_t agreement;     /* the record of the agreement or resolution that decides it, or NO_RECORD */
  bool refuses;           /* the deed is not done: "did not renew", "failed to extend" */
  bool asked;             /* somebody asks for it, who need not decide it */
  struct slice told_when; /* of a decision that a resolution only recalls its day, else empty */
};

static inline struct mandate_found mandate_nothing(void) {
  return (struct mandate_found){.thing = NO_WORD, .agreement = NO_RECORD};
}

/* The first wording that fits the proposition. */
bool mandate_find(const struct reading *reading, const struct proposition *proposition,
                  struct mandate_found *found);
/* "a mandate that runs out on November 15" */
bool mandate_find_lapse(const struct reading *reading, const struct proposition *proposition,
                        struct mandate_found *found);
/* mandate_creation.c: bodies that the document sets up, or recalls having been set up. */
bool mandate_find_creation(const struct reading *reading, const struct proposition *proposition,
                           struct mandate_found *found);
bool mandate_find_resolution_letting(const struct reading *reading, const struct proposition *proposition,
                                     struct mandate_found *found);
/* The record of the agreement or resolution that is told to do it, or by which it is done; or NO_RECORD. */
uint32_t mandate_agreement_of(const struct reading *reading, const struct proposition *proposition);
bool mandate_find_charge(const struct reading *reading, const struct proposition *proposition,
                         struct mandate_found *found);
/* mandate_letting.c: laws and votes that let forces act, authority that is given. */
bool mandate_find_letting(const struct reading *reading, const struct proposition *proposition,
                          struct mandate_found *found);
bool mandate_find_handing(const struct reading *reading, const struct proposition *proposition,
                          struct mandate_found *found);
/* mandate_vote.c: approvals, refusals, endings and requests. */
bool mandate_find_approval(const struct reading *reading, const struct proposition *proposition,
                           struct mandate_found *found);
bool mandate_find_refusal(const struct reading *reading, const struct proposition *proposition,
                          struct mandate_found *found);
bool mandate_find_ending(const struct reading *reading, const struct proposition *proposition,
                         struct mandate_found *found);
bool mandate_find_asking(const struct reading *reading, const struct proposition *proposition,
                         struct mandate_found *found);
/* In resolutions: what the operative part decides. True for every other document. */
bool mandate_is_operative(const struct reading *reading, const struct mandate_found *found);

/* The class of a word in a section of knowledge/mandates.txt. */
struct slice mandate_class(const struct reading *reading, const char *section, uint32_t word);
bool mandate_is_one(const struct reading *reading, uint32_t word);
/* "UNOMIG", "the African Union Mission in Somalia", "the UN mission": by its name or whose it is. */
bool mandate_is_mission(const struct reading *reading, uint32_t word);
/* The organisation named before a noun, "the UN supervision mission", or NULL. */
const struct name *mandate_owner_before(const struct reading *reading, uint32_t noun);
/* Somebody or something that a mandate can be for: forces, missions, deployments. */
bool mandate_is_for(const struct reading *reading, uint32_t word);
/* Who can decide: by its noun ("the Council"), or a state or an organisation by name. */
bool mandate_is_body(const struct reading *reading, uint32_t word);
/* "another three months", "two more years" */
bool mandate_is_further(const struct reading *reading, const struct time_expression *length);
bool mandate_decides(const struct reading *reading, const struct proposition *proposition);
const struct proposition *mandate_parent(const struct reading *reading,
                                         const struct proposition *proposition);
/* The proposition that says who decided: up through "a bill that granted an extension". */
const struct proposition *mandate_decision(const struct reading *reading,
                                           const struct proposition *proposition);

#endif
