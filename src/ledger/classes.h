/* Which wordings mean one thing to the ledger. */
#ifndef TRUCE_LEDGER_CLASSES_H
#define TRUCE_LEDGER_CLASSES_H

#include "common/arena.h"
#include "record/record.h"

/* Lower case, without determiners and possessives, words in the singular, single blanks: "The foreign
   fighters'" and "foreign fighter" become one text. Only ASCII letters change case. */
struct slice words_normal(struct arena *arena, struct slice text);

/* A truce and a cessation of hostilities are ceasefires; a form without a family is its own. */
struct slice form_family(struct arena *arena, struct slice form);
/* Leaving is withdrawing, freeing is releasing ... */
struct slice act_family(struct arena *arena, struct slice act);
/* Acts that last (respect, refrain ...): what is due is their end, not their doing. To hold a truce lasts, to
   hold a vote does not: `object` is words_normal's. */
bool act_lasts(struct slice family, struct slice object);
/* Acts after which forces are no longer where they were. */
bool act_removes_forces(struct slice family);

/* Does a description speak of armed people; and of ones from abroad? `normal` is words_normal's. */
bool names_forces(struct slice normal);
bool names_foreigners(struct slice normal);

#endif
