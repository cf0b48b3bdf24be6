#include "record/event_resolution.h"

#include "record/look.h"
#include "record/resolution.h"

static bool lemma_in(struct slice lemma, const char *const *all, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (slice_equals(lemma, all[i])) return true;
  return false;
}

static uint32_t addressee(const struct proposition *p) {
  static const char *const prepositions[] = {"on", "upon", "to", "for", "from"};
  uint32_t word = look_argument(p, SLOT_OBJECT, NULL);
  for (size_t i = 0; word == NO_WORD && i < sizeof prepositions / sizeof *prepositions; i++)
    word = look_argument(p, SLOT_OBLIQUE, prepositions[i]);
  return word;
}

static bool has_infinitive(const struct reading *r, uint32_t word) {
  TREE_EACH_CHILD(r->tree, word, child)
  if (look_proposition(r, child) && tree_is_infinitive(r->tree, child)) return true;
  return false;
}

/* Whoever is asked is asked to do something: "Encouraging the diplomatic efforts of", "Calls for progress"
 * ask nobody. */
static bool asks(const struct reading *r, const struct draft *d, const struct proposition *p) {
  uint32_t clause = look_argument(p, SLOT_CLAUSE, NULL), who = addressee(p);
  if (!d->target.count) return false;
  bool of_verb = clause != NO_WORD && look_proposition(r, clause);
  bool of_noun = has_infinitive(r, p->word) || (who != NO_WORD && has_infinitive(r, who));
  bool mild = slice_equals(p->lemma, "encourage");
  if (mild && who != NO_WORD && !look_known_actors(r, who).count) return false;
  return of_verb || of_noun;
}

/* "Condemning the attacks by" accuses; "Expressing concern at the suffering of" does not. */
static bool accuses(const struct proposition *p) {
  static const char *const verbs[] = {"condemn", "deplore", "denounce", "accuse",
                                      "blame",   "censure", "deprecate"};
  return lemma_in(p->lemma, verbs, sizeof verbs / sizeof *verbs);
}

/* What happened besides: with its day, or an act of violence between known sides. */
static bool happened(const struct reading *r, const struct draft *d, const struct proposition *p) {
  if (d->modality != ASSERTED) return false;
  bool day = look_when(r, p).len >= 7;
  if (type_is(d, "ASSAULT", "COERCE", "MOBILIZE")) return day && (d->source.count || d->target.count);
  return day && d->source.count && d->target.count && type_is(d, "AGREE", "CONSULT", "RETREAT");
}

bool event_resolution_tells(const struct reading *r, const struct draft *d, const struct proposition *p,
                            bool by_body) {
  if (!resolution_is_one(r)) return true;
  if (!by_body) return happened(r, d, p);
  if (d->modality != ASSERTED) return false; /* "Decides that all States shall deny" */
  if (type_is(d, "REQUEST", "REQUEST", "REQUEST")) return asks(r, d, p);
  bool victims = d->target.count && slice_ends(d->target.at[0].code, SLICE("CVL"));
  if (type_is(d, "ACCUSE", "ACCUSE", "ACCUSE")) return accuses(p) && !victims;
  return type_is(d, "SANCTION", "THREATEN", "REJECT");
}
