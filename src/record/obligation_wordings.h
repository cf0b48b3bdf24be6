/* obligation_wordings: the ways in which texts bind somebody, each a function from a proposition to what it
   binds. `bond` comes empty but for its deed. */
#ifndef TRUCE_OBLIGATION_WORDINGS_H
#define TRUCE_OBLIGATION_WORDINGS_H

#include "record/obligation_parts.h"

typedef bool wording(const struct reading *reading, const struct proposition *proposition, struct bond *bond);

/* obligation_must.c, obligation_promise.c, obligation_terms.c, obligation_legal.c, obligation_keeping.c,
   obligation_text.c */
wording wording_must;
wording wording_commitment, wording_binding, wording_prohibition, wording_truce, wording_announcement;
wording wording_deadline, wording_given_time, wording_noun, wording_provision, wording_to_be_done,
    wording_agreed_deed;
wording wording_resolve, wording_item, wording_noun_item, wording_performance;
wording wording_breach;
wording wording_kept_from, wording_forbidden, wording_due_day, wording_demanded_deed, wording_there_shall_be,
    wording_failed;
/* obligation_report.c */
wording wording_falls_to, wording_foreseen, wording_not_allowed, wording_in_present, wording_undone,
    wording_noted, wording_forbearance, wording_own_promise;
wording obligation_ceasefire_begins, obligation_ceasefire_extended;
/* "gave them 72 hours to leave": no deed, but what binds to one. */
bool wording_gives_time(const struct reading *reading, const struct proposition *verb);

/* A word of that section of knowledge/obligations.txt. */
bool wording_is(const struct reading *reading, const char *section, struct slice word);
/* Binds whoever a word names, the agreement's parties where it says "both sides"; false where it names
 * nobody. */
bool wording_binds(const struct reading *reading, struct bond *bond, uint32_t who);

/* ---- what stands of a deed, its coordination taken into account (obligation_must.c) ---- */

/* The first of the coordinated, where it is another one and a proposition; else NULL. */
const struct proposition *wording_first(const struct reading *reading, const struct proposition *proposition);
bool wording_has_subject(const struct reading *reading, const struct proposition *proposition);
enum necessity wording_necessity(const struct reading *reading, const struct proposition *proposition);
enum tense wording_tense(const struct reading *reading, const struct proposition *proposition);
/* "Should elections not have been held by then": a condition. */
bool wording_is_inverted(const struct reading *reading, const struct proposition *proposition);
/* Somebody says it, and not an agreement or a text. */
bool wording_is_said(const struct reading *reading, const struct proposition *proposition);
/* The agreement that a deed keeps or breaks, or NO_WORD (obligation_keeping.c). */
uint32_t wording_agreement_kept(const struct reading *reading, const struct proposition *proposition);

#endif
