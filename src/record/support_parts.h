/* What the files of wordings share: support_wording.c (the table and what is given), support_help.c,
   support_ground.c, support_unspoken.c, support_service.c, support_origin.c,
   support_mission.c, support_paid.c. Nobody else includes this. */
#ifndef TRUCE_SUPPORT_PARTS_H
#define TRUCE_SUPPORT_PARTS_H

#include "record/support_wording.h"

static inline bool in_section(const struct reading *r, const char *section, struct slice word) {
  return word_in(r->patterns->supports, section, word);
}

static inline const struct proposition *above(const struct reading *r, const struct proposition *p) {
  return p->parent == NO_PROPOSITION ? NULL : &r->propositions->at[p->parent];
}

static inline bool complete(const struct support_found *f) { return f->from.count && f->to.count; }

static inline void default_form(const struct reading *r, struct support_found *f, struct slice form) {
  if (f->forms.count == 0) look_add_text(r, &f->forms, form);
}

/* The word's phrase gives; what kind of forces it is says the form. */
void support_take_giver(const struct reading *reading, struct support_found *found, uint32_t word);
/* "was indicted for arming rebels": who is charged with the deed gives, nobody else; whether it is so. */
bool support_take_charged(const struct reading *reading, const struct proposition *proposition,
                          struct support_found *found);
/* The same of the first of the subjects that can give. */
void support_take_subject(const struct reading *reading, const struct proposition *proposition,
                          struct support_found *found);

typedef bool support_wording(const struct reading *reading, const struct proposition *proposition,
                             struct support_found *found);
/* support_help.c */
support_wording support_find_help, support_find_harbouring;
/* support_ground.c */
support_wording support_find_lending, support_find_ground_used, support_find_rear_base;
/* support_unspoken.c: also what a deed that stands as a purpose really is */
enum modality support_modality(const struct reading *reading, const struct proposition *proposition);
support_wording support_find_need, support_find_making_up, support_find_nothing_to_do,
    support_find_presence_denied, support_find_things_for, support_find_camps;
/* support_service.c */
support_wording support_find_rescue, support_find_manning, support_find_tolerance, support_find_collecting,
    support_find_calling_in, support_find_paying, support_find_saving;
/* support_origin.c */
support_wording support_find_origin, support_find_cargo, support_find_loan, support_find_foreign_means;
/* support_mission.c */
support_wording support_find_contribution, support_find_contributor;
/* support_paid.c */
support_wording support_find_in_pay, support_find_thanks;

#endif
