/* Who lets whom act: "a law allowing the force to carry arms", "voted to let the mission go to Haiti",
   "approved sending 300 soldiers", "gave the president authority to use force for 90 days". */
#include "meaning/who.h"
#include "record/mandate_wording.h"

static bool is_deciding_body(const struct reading *r, uint32_t word) {
  return word != NO_WORD && !is_empty(mandate_class(r, "bodies", word));
}

static bool is_organisation(const struct reading *r, uint32_t word) {
  struct actors who = word == NO_WORD ? (struct actors){0} : look_known_actors(r, word);
  return who.count && slice_starts(who.at[0].code, SLICE("IGO"));
}

/* "to allow up to 450 soldiers to be stationed": hung on "to", they are no object. */
static uint32_t forces_let(const struct reading *r, const struct proposition *q,
                           const struct proposition *act) {
  for (uint32_t w = q->word + 1; w < act->word; w++)
    if (word_at(r, w)->upos == UPOS_NOUN && mandate_is_for(r, w)) return w;
  return NO_WORD;
}

/* What the verb lets somebody do, where forces or missions are let do what they are for. */
static bool lets_forces(const struct reading *r, const struct proposition *q) {
  if (!q || !word_in(r->patterns->mandates, "lets", q->lemma)) return false;
  bool longer = slice_equals(word_class(r->patterns->mandates, "actions", q->lemma), "extended");
  if (longer) return false; /* "voted to extend the mission" is told as such */
  uint32_t object = look_argument(q, SLOT_OBJECT, NULL), clause = look_argument(q, SLOT_CLAUSE, NULL);
  const struct proposition *act = clause == NO_WORD ? NULL : look_proposition(r, clause);
  if (object == NO_WORD && act) object = forces_let(r, q, act);
  if (object != NO_WORD && !act && !is_empty(mandate_class(r, "deployments", object)))
    return true; /* "a motion allowing the deployment" */
  return mandate_is_for(r, object) && act && word_in(r->patterns->mandates, "acts", act->lemma);
}

/* "approved sending 300 soldiers", "voted to send a frigate", "a plan to send troops" */
static bool sends_forces(const struct reading *r, const struct proposition *q) {
  return q && word_in(r->patterns->mandates, "sends", q->lemma) &&
         mandate_is_for(r, look_argument(q, SLOT_OBJECT, NULL));
}

/* "passed a law allowing the force to carry arms": below the law, or hung on the verb. */
static const struct proposition *law_that_lets(const struct reading *r, const struct proposition *p) {
  uint32_t law = look_argument(p, SLOT_OBJECT, NULL);
  if (law == NO_WORD || is_empty(mandate_class(r, "motions", law))) return NULL;
  uint32_t above[2] = {law, p->word};
  for (int i = 0; i < 2; i++) TREE_EACH_CHILD(r->tree, above[i], child) {
      const struct proposition *q = look_proposition(r, child);
      if (child > law && (lets_forces(r, q) || sends_forces(r, q))) return q;
    }
  return NULL;
}

/* "The upper house allowed the president to use the army": the verb itself, of a parliament. */
static bool parliament_lets(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL), clause = look_argument(p, SLOT_CLAUSE, NULL);
  const struct proposition *act = clause == NO_WORD ? NULL : look_proposition(r, clause);
  bool allows = slice_equals(p->lemma, "allow") || slice_equals(p->lemma, "permit");
  if (!allows || p->class == PREDICATE_NOUN || p->negated || p->modality != ASSERTED || !act) return false;
  uint32_t used = look_argument(act, SLOT_OBJECT, NULL);
  if (!is_deciding_body(r, who) || !word_in(r->patterns->mandates, "acts", act->lemma)) return false;
  if (used == NO_WORD || is_empty(mandate_class(r, "forces", used))) return false;
  f->deed = p, f->action = SLICE("granted"), f->thing = used, f->term = mandate_term_of(r, p->word);
  return true;
}

bool mandate_find_letting(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  if (parliament_lets(r, p, f)) return true;
  if (p->class == PREDICATE_NOUN || p->negated || !mandate_decides(r, p)) return false;
  uint32_t clause = look_argument(p, SLOT_CLAUSE, NULL);
  TREE_EACH_CHILD(r->tree, p->word, child) /* "voted to let": taken for a purpose */
  if (clause == NO_WORD && tree_is_infinitive(r->tree, child)) clause = child;
  if (slice_equals(p->lemma, "vote")) /* "voted by a large majority to allow" */
    TREE_EACH_CHILD(r->tree, p->word, oblique)
  TREE_EACH_CHILD(r->tree, oblique, child)
  if (clause == NO_WORD && oblique > p->word && tree_is_infinitive(r->tree, child)) clause = child;
  const struct proposition *q = clause == NO_WORD ? NULL : look_proposition(r, clause);
  const struct proposition *let = law_that_lets(r, p);
  if (!let && lets_forces(r, q)) let = q;
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  if (who == NO_WORD && slice_equals(p->lemma, "vote")) who = look_argument(p, SLOT_OBJECT, NULL);
  bool votes = word_in(r->patterns->mandates, "authorises", p->lemma) || slice_equals(p->lemma, "vote");
  votes =
      votes || (q && is_organisation(r, who) && mandate_is_mission(r, look_argument(q, SLOT_OBJECT, NULL)));
  if (!let && votes && sends_forces(r, q)) let = q;
  if (!let || !(is_deciding_body(r, who) || is_organisation(r, who))) return false;
  f->deed = p, f->action = SLICE("granted"), f->thing = look_argument(let, SLOT_OBJECT, NULL);
  uint32_t act = look_argument(let, SLOT_CLAUSE, NULL);
  if (f->thing == NO_WORD && act != NO_WORD && look_proposition(r, act))
    f->thing = forces_let(r, let, look_proposition(r, act));
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
         (mandate_is_body(r, giver) || name_at(r->names, giver) || word_at(r, giver)->upos == UPOS_PRON);
}
