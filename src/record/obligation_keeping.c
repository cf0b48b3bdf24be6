/* Deeds to an agreement itself: "violated the ceasefire", "failed to honour the deal", "urged them to respect
 * it". */
#include "record/obligation_wordings.h"

#include "meaning/who.h"
#include "record/resolution.h"

/* "welcomed the ceasefire and urged everyone to abide by it" */
static uint32_t agreement_before(const struct reading *r, uint32_t word) {
  uint32_t first = r->analysis->sentences[word_at(r, word)->sentence].first_word;
  for (uint32_t w = word; w-- > first;)
    if (r->agreement_of_word[w] != NO_RECORD) return w;
  return NO_WORD;
}

/* The agreement that a deed keeps or breaks, or NO_WORD. */
uint32_t wording_agreement_kept(const struct reading *r, const struct proposition *p) {
  static const char *const prepositions[] = {"by", "to", "with", "of"};
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  for (size_t i = 0; object == NO_WORD && i < sizeof prepositions / sizeof *prepositions; i++) {
    object = look_argument(p, SLOT_OBLIQUE, prepositions[i]);
    bool it = object != NO_WORD && slice_equals(look_lemma(r, object), "it");
    if (object != NO_WORD && !it && r->agreement_of_word[object] == NO_RECORD) object = NO_WORD;
  }
  if (object != NO_WORD && slice_equals(look_lemma(r, object), "it")) object = agreement_before(r, object);
  return object != NO_WORD && r->agreement_of_word[object] != NO_RECORD ? object : NO_WORD;
}

/* ---- breaks, keeps ---- */

/* Who must keep it: the doer, or whoever failed, was urged or was accused. */
static void bind_keeper(const struct reading *r, const struct proposition *p, struct bond *b) {
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  const struct proposition *above = obligation_governor(r, p);
  if (who == NO_WORD && above) who = look_argument(above, SLOT_SUBJECT, NULL);
  if (who == NO_WORD) who = look_holder(r, p->word);
  if (wording_binds(r, b, who)) return;
  bool asked = p->modality == REQUESTED && who != NO_WORD; /* "urged everyone with a stake to abide by it" */
  if (asked)
    b->bound = who;
  else
    b->parties = true;
}

/* Deeds to an agreement itself: breaking it, or being asked to keep it. */
bool wording_breach(const struct reading *r, const struct proposition *p, struct bond *b) {
  uint32_t object = wording_agreement_kept(r, p);
  if (object == NO_WORD || p->conditional) return false;
  bool breaks =
      slice_equals(word_class(r->patterns->obligations, "outcomes", p->lemma), "breached") && !p->negated;
  bool keeps = slice_equals(word_class(r->patterns->obligations, "acts", p->lemma), "respect") &&
               p->class == PREDICATE_VERB;
  uint32_t noun = look_noun_over(r, p->word);
  bool failing = noun != NO_WORD && wording_is(r, "failing", look_lemma(r, noun));
  bool fails = (keeps && failing) || (breaks && p->modality == ASSERTED && p->class == PREDICATE_VERB) ||
               (keeps && p->modality == DENIED);
  bool asked = keeps && p->modality == REQUESTED;
  uint32_t to = look_argument(p, SLOT_OBLIQUE, "to"); /* "said it was committed to the agreement" */
  bool stands_by = slice_equals(p->lemma, "commit") && to == object &&
                   (p->passive || p->class == PREDICATE_ADJECTIVE) && p->modality == ASSERTED;
  if (stands_by) {
    uint32_t who = look_argument(p, p->passive ? SLOT_OBJECT : SLOT_SUBJECT, NULL);
    if (!wording_binds(r, b, who)) return false;
    b->agreement = r->agreement_of_word[object];
    b->modality = PROMISED;
    b->act = SLICE("respect");
    b->object_word = object;
    return true;
  }
  if ((!fails && !asked) || (fails && p->speaker_count)) return false;
  b->deed = p;
  bind_keeper(r, p, b);
  b->agreement = r->agreement_of_word[object];
  b->modality = asked ? REQUESTED : ASSERTED;
  struct slice form = r->records.at[b->agreement].agreement.form;
  bool fire = slice_equals(form, "ceasefire") || slice_equals(form, "truce");
  bool by_nobody = fails && fire && p->passive && b->bound == NO_WORD; /* "A truce was broken within days" */
  b->act = by_nobody ? SLICE("halt") : SLICE("respect");
  if (by_nobody)
    b->object = SLICE("fighting");
  else
    b->object_word = object;
  if (fails) b->status = SLICE("breached");
  return true;
}
