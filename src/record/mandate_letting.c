/* Who lets whom act: "a law allowing the force to carry arms", "voted to let the mission go to Haiti",
   "approved sending 300 soldiers", "gave the president authority to use force for 90 days". */
#include "meaning/who.h"
#include "record/mandate_wording.h"

static bool is_under_mandate(const struct reading *r, uint32_t word) {
  if (word == NO_WORD) return false;
  return !is_empty(mandate_class(r, "under mandate", word)) ||
         !is_empty(mandate_class(r, "deployments", word)) || !is_empty(mandate_class(r, "missions", word));
}

static bool is_deciding_body(const struct reading *r, uint32_t word) {
  return word != NO_WORD && !is_empty(mandate_class(r, "bodies", word));
}

/* What the verb lets somebody do, where forces or missions are let do what they are for. */
static bool lets_forces(const struct reading *r, const struct proposition *q) {
  if (!q || !word_in(r->patterns->mandates, "lets", q->lemma)) return false;
  uint32_t object = look_argument(q, SLOT_OBJECT, NULL), clause = look_argument(q, SLOT_CLAUSE, NULL);
  const struct proposition *act = clause == NO_WORD ? NULL : look_proposition(r, clause);
  return is_under_mandate(r, object) && act && word_in(r->patterns->mandates, "acts", act->lemma);
}

/* "passed a law allowing the force to carry arms": below the law, or hung on the verb. */
static const struct proposition *law_that_lets(const struct reading *r, const struct proposition *p) {
  uint32_t law = look_argument(p, SLOT_OBJECT, NULL);
  if (law == NO_WORD || is_empty(mandate_class(r, "motions", law))) return NULL;
  TREE_EACH_CHILD(r->tree, law, child)
  if (lets_forces(r, look_proposition(r, child))) return look_proposition(r, child);
  TREE_EACH_CHILD(r->tree, p->word, child)
  if (child > law && lets_forces(r, look_proposition(r, child))) return look_proposition(r, child);
  return NULL;
}

bool mandate_find_letting(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  if (p->class == PREDICATE_NOUN || p->negated || !mandate_decides(r, p)) return false;
  uint32_t clause = look_argument(p, SLOT_CLAUSE, NULL);
  TREE_EACH_CHILD(r->tree, p->word, child) /* "voted to let": taken for a purpose */
  if (clause == NO_WORD && tree_is_infinitive(r->tree, child)) clause = child;
  const struct proposition *q = clause == NO_WORD ? NULL : look_proposition(r, clause);
  const struct proposition *let = law_that_lets(r, p);
  if (!let && lets_forces(r, q)) let = q;
  bool sends = q && !let && word_in(r->patterns->mandates, "sends", q->lemma) &&
               word_in(r->patterns->mandates, "authorises", p->lemma) &&
               is_under_mandate(r, look_argument(q, SLOT_OBJECT, NULL)); /* "approved sending 300 soldiers" */
  if (sends) let = q;
  if (!let || !is_deciding_body(r, look_argument(p, SLOT_SUBJECT, NULL))) return false;
  f->deed = p, f->action = SLICE("granted"), f->thing = look_argument(let, SLOT_OBJECT, NULL);
  f->term = mandate_term_of(r, p->word);
  return true;
}

/* "gave the president authority to use force for 90 days", "gave the force a mandate of one year": whichever
   slots the tree has the two in. */
bool mandate_find_handing(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  bool hands = word_in(r->patterns->mandates, "hands", p->lemma);
  if (!hands || p->class == PREDICATE_NOUN || p->negated) return false;
  for (uint32_t i = 0; i < p->argument_count && f->thing == NO_WORD; i++) {
    const struct argument *a = &p->arguments[i];
    bool given = a->slot == SLOT_OBJECT || a->slot == SLOT_RECIPIENT;
    if (given && mandate_is_one(r, a->word)) f->thing = a->word;
  }
  uint32_t giver = look_argument(p, SLOT_SUBJECT, NULL);
  if (f->thing == NO_WORD || giver == NO_WORD || giver == f->thing) return false;
  f->deed = p, f->action = SLICE("granted"), f->term = mandate_term_of(r, p->word);
  bool acts = false;
  uint32_t clause = look_argument(p, SLOT_CLAUSE, "to");
  const struct proposition *act = clause == NO_WORD ? NULL : look_proposition(r, clause);
  if (act) acts = word_in(r->patterns->mandates, "acts", act->lemma);
  return (acts || f->term.length || f->term.until) &&
         (is_deciding_body(r, giver) || is_actor_phrase(r->names, giver));
}
