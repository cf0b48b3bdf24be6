/* What bodies say yes and no to: "gave the green light to sending 300 soldiers", "did not renew the mandate",
   "NATO ended its mission", "asked the Council for another six months". */
#include "meaning/who.h"
#include "record/mandate_wording.h"

/* ---- approvals ---- */

static bool sends_forces(const struct reading *r, uint32_t verb) {
  const struct proposition *q = look_proposition(r, verb);
  return q && word_in(r->patterns->mandates, "sends", q->lemma) &&
         mandate_is_for(r, look_argument(q, SLOT_OBJECT, NULL));
}

/* What is approved, behind the verb or the noun: "to the deployment", "for a mission", "to sending troops".
 */
static uint32_t thing_approved(const struct reading *r, uint32_t above) {
  TREE_EACH_CHILD(r->tree, above, child) {
    if (child < above || time_at(r->times, child)) continue;
    struct slice preposition = tree_preposition(r->tree, r->arena, child);
    if (sends_forces(r, child)) return look_argument(look_proposition(r, child), SLOT_OBJECT, NULL);
    bool to = slice_equals(preposition, "to") || slice_equals(preposition, "for");
    if (!to || word_at(r, child)->upos == UPOS_VERB) continue;
    bool lengthened = !is_empty(mandate_class(r, "lengthenings", child));
    if (lengthened || !is_empty(mandate_class(r, "deployments", child)) || mandate_is_mission(r, child))
      return child;
  }
  return NO_WORD;
}

bool mandate_find_approval(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  if (p->class == PREDICATE_NOUN || p->negated || !word_in(r->patterns->mandates, "hands", p->lemma))
    return false;
  uint32_t yes = look_argument(p, SLOT_OBJECT, NULL), who = look_argument(p, SLOT_SUBJECT, NULL);
  if (yes == NO_WORD || is_empty(mandate_class(r, "approvals", yes)) || !mandate_is_body(r, who))
    return false;
  f->deed = p, f->thing = thing_approved(r, p->word);
  if (f->thing == NO_WORD) f->thing = thing_approved(r, yes);
  if (f->thing == NO_WORD) return false;
  bool longer = !is_empty(mandate_class(r, "lengthenings", f->thing));
  f->action = longer ? SLICE("extended") : SLICE("granted"), f->term = mandate_term_of(r, p->word);
  return true;
}

/* ---- refusals ---- */

static bool is_under(const struct reading *r, uint32_t thing) {
  if (thing == NO_WORD || !is_empty(mandate_class(r, "never", thing))) return false;
  return mandate_is_one(r, thing) || mandate_is_mission(r, thing);
}

/* "did not renew the mandate", "failed to extend the mission", "the mandate was not prolonged" */
static bool is_left_undone(const struct reading *r, const struct proposition *p) {
  const struct proposition *up = mandate_parent(r, p);
  if (p->conditional || p->predicted || p->tense == TENSE_FUTURE || p->necessity != NECESSITY_NONE)
    return false;
  bool fails = up && !up->negated && !up->conditional && word_in(r->patterns->mandates, "fails", up->lemma) &&
               up->tense != TENSE_FUTURE;
  bool decides_not = p->negated && mandate_decides(r, up) && !up->negated;
  return fails || decides_not || (p->negated && p->modality != REQUESTED && p->modality != POSSIBLE);
}

/* "voted against sending troops", "against military action in Syria" */
static bool is_voted_against(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  if (!slice_equals(p->lemma, "vote") || p->class == PREDICATE_NOUN || p->negated) return false;
  TREE_EACH_CHILD(r->tree, p->word, child) {
    bool against = slice_equals(tree_preposition(r->tree, r->arena, child), "against") ||
                   tree_child_lemma(r->tree, child, REL_MARK, "against") != NO_WORD;
    if (!against) continue;
    f->thing = sends_forces(r, child) ? look_argument(look_proposition(r, child), SLOT_OBJECT, NULL) : child;
    bool meant = f->thing != child || !is_empty(mandate_class(r, "deployments", child)) ||
                 !is_empty(mandate_class(r, "lengthenings", child)) || is_under(r, child);
    return meant && mandate_is_body(r, look_argument(p, SLOT_SUBJECT, NULL));
  }
  return false;
}

bool mandate_find_refusal(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  f->deed = p, f->action = SLICE("refused"), f->refuses = true;
  if (is_voted_against(r, p, f)) return true;
  f->thing = look_argument(p, SLOT_OBJECT, NULL);
  bool lengthens = slice_equals(word_class(r->patterns->mandates, "actions", p->lemma), "extended");
  if (p->class == PREDICATE_NOUN || !lengthens || r->document->genre == GENRE_RESOLUTION) return false;
  return is_left_undone(r, p) && is_under(r, f->thing);
}

/* ---- endings ---- */

/* "let the mandate lapse": whichever way the tree has it. */
static bool lets_lapse(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  enum { NEAR = 12 };
  const struct sentence *s = &r->analysis->sentences[word_at(r, p->word)->sentence];
  uint32_t limit = s->first_word + s->word_count, thing = NO_WORD;
  if (!word_in(r->patterns->mandates, "lets lapse", p->lemma) || p->class == PREDICATE_NOUN) return false;
  if (p->passive) thing = look_argument(p, SLOT_OBJECT, NULL); /* "was allowed to lapse" */
  for (uint32_t w = p->word + 1; w < limit && w < p->word + NEAR; w++) {
    if (thing == NO_WORD && mandate_is_one(r, w)) thing = w;
    if (thing == NO_WORD || !word_in(r->patterns->mandates, "lapsing", look_lemma(r, w))) continue;
    f->thing = thing, f->term.until = time_of(r->times, p->word);
    if (!f->term.until) f->term.until = time_of(r->times, w);
    if (f->term.until && f->term.until->relation != TIME_AT) f->term.until = NULL;
    return mandate_is_one(r, thing);
  }
  return false;
}

/* "The mission wound up on 15 October" */
static bool ends_itself(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  const struct time_expression *t = time_of(r->times, p->word);
  if (subject == NO_WORD || !t || t->relation != TIME_AT || p->tense != TENSE_PAST) return false;
  f->thing = subject;
  return p->modality == ASSERTED && mandate_is_mission(r, subject);
}

/* "voted to withdraw the contingent", "to expel foreign troops" */
static bool votes_out(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  const struct proposition *up = mandate_parent(r, p);
  if (!up || !slice_equals(up->lemma, "vote") || up->negated) return false;
  f->thing = look_argument(p, SLOT_OBJECT, NULL);
  return word_in(r->patterns->mandates, "sends home", p->lemma) && f->thing != NO_WORD &&
         !is_empty(mandate_class(r, "forces", f->thing));
}

bool mandate_find_ending(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  f->deed = p, f->action = SLICE("ended");
  if (p->negated || p->conditional || p->predicted || p->class == PREDICATE_NOUN) return false;
  if (lets_lapse(r, p, f)) return p->modality == ASSERTED;
  if (votes_out(r, p, f)) return true;
  bool ends = slice_equals(word_class(r->patterns->mandates, "actions", p->lemma), "ended") ||
              word_in(r->patterns->mandates, "ends missions", p->lemma);
  f->thing = look_argument(p, SLOT_OBJECT, NULL);
  if (ends && f->thing == NO_WORD && ends_itself(r, p, f)) return true;
  if (!ends || f->thing == NO_WORD || p->modality != ASSERTED || p->necessity != NECESSITY_NONE) return false;
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  const struct time_expression *t = time_of(r->times, p->word);
  if (who == NO_WORD && p->passive) /* "UNITAMS was terminated on 3 December" */
    return t && t->relation == TIME_AT && name_at(r->names, f->thing) && mandate_is_mission(r, f->thing);
  bool own = tree_child(r->tree, f->thing, REL_NMOD_POSS) != NO_WORD; /* "its monitoring mission" */
  bool mission = mandate_is_mission(r, f->thing) ||
                 (own && word_in(r->patterns->mandates, "created missions", look_lemma(r, f->thing)));
  return mission && who != NO_WORD && mandate_is_body(r, who);
}

/* ---- requests ---- */

/* "asked the Council for another six months for its mission", "sought a six-month extension of its mandate"
 */
bool mandate_find_asking(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  if (p->class == PREDICATE_NOUN || p->negated || !word_in(r->patterns->mandates, "asks", p->lemma))
    return false;
  f->deed = p, f->action = SLICE("extended"), f->asked = true, f->term = mandate_term_of(r, p->word);
  if (!f->term.length || !mandate_is_further(r, f->term.length)) return false;
  uint32_t time = f->term.length->head_word;
  bool asked_for =
      slice_equals(tree_preposition(r->tree, r->arena, time), "for") || word_at(r, time)->relation == REL_OBJ;
  if (!asked_for || word_at(r, time)->head != p->word) return false;
  TREE_EACH_CHILD(r->tree, p->word, child)
  if (child > time && (mandate_is_for(r, child) || mandate_is_one(r, child))) f->thing = child;
  TREE_EACH_CHILD(r->tree, time, child)
  if (f->thing == NO_WORD && (mandate_is_for(r, child) || mandate_is_one(r, child))) f->thing = child;
  return f->thing != NO_WORD;
}
