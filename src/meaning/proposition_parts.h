/* What the files that find propositions share: proposition.c (predicates and their own arguments), sharing.c
   (arguments taken over from elsewhere), lead_in.c (lists), modality.c and speaker.c. Nobody else includes
   this. */
#ifndef TRUCE_PROPOSITION_PARTS_H
#define TRUCE_PROPOSITION_PARTS_H

#include "meaning/predicates.h"
#include "meaning/proposition.h"
#include "meaning/tree.h"

struct finder {
  struct arena *arena;
  const struct predicates *predicates;
  const struct tree *tree;
  struct propositions *found;
  uint32_t *lead_of; /* by word: the proposition of another sentence that it completes, or NO_PROPOSITION */
};

void proposition_add_argument(struct finder *f, struct proposition *p, enum slot slot,
                              struct slice preposition, uint32_t word, bool shared);
/* The nearest proposition that governs `word` from above. */
uint32_t proposition_above(const struct finder *f, uint32_t word);
struct proposition *proposition_of(const struct finder *f, uint32_t word);
/* What stands where the subject stands in the sentence, of passives the object. NO_WORD if there is none. */
uint32_t proposition_surface_subject(const struct proposition *p);
bool slot_is_empty(const struct proposition *p, enum slot slot);

/* Each goes over all propositions, heads before dependents. */
void join_items(struct finder *f); /* lead_in.c */
void share_arguments(struct finder *f);
void judge_modality(struct finder *f);
void find_speakers(struct finder *f);

#endif
