/* What must be done: modals, "is to", "has to", "will" beside an agreement:
     "foreign fighters had to quit the country within three months" */
#include "record/obligation_wordings.h"

#include "meaning/who.h"
#include "record/resolution.h"

/* ---- must ---- */

const struct proposition *wording_first(const struct reading *r, const struct proposition *p) {
  uint32_t first = tree_first_conjunct(r->tree, p->word);
  return first == p->word ? NULL : look_proposition(r, first);
}

bool wording_has_subject(const struct reading *r, const struct proposition *p) {
  TREE_EACH_CHILD(r->tree, p->word, child)
  if (relation_is_subject(word_at(r, child)->relation)) return true;
  return false;
}

/* "must withdraw and hand over": the second has the first's "must". */
/* "is due to be out by the end of the year", "has today broken off" */
static bool is_scheduled(const struct reading *r, const struct proposition *p) {
  TREE_EACH_CHILD(r->tree, p->word, child)
  if (wording_is(r, "scheduled", look_lemma(r, child))) return true;
  const struct proposition *above = obligation_governor(r, p);
  return above && wording_is(r, "scheduled", above->lemma) && tree_is_infinitive(r->tree, p->word) &&
         !above->negated;
}

static bool is_perfect_in_pieces(const struct reading *r, const struct proposition *p) {
  const struct proposition *above =
      obligation_governor(r, tree_first_conjunct(r->tree, p->word) == p->word ? p
                             : wording_first(r, p)                            ? wording_first(r, p)
                                                                              : p);
  return above && slice_equals(above->lemma, "have") &&
         !tree_is_infinitive(r->tree, tree_first_conjunct(r->tree, p->word));
}

/* "Should elections not have been held by then", "and, should he conclude that": a condition. */
bool wording_is_inverted(const struct reading *r, const struct proposition *p) {
  uint32_t should = tree_child_lemma(r->tree, p->word, REL_AUX, "should");
  if (should == NO_WORD) return false;
  uint32_t subject = tree_child(r->tree, p->word, REL_NSUBJ);
  if (subject == NO_WORD) subject = tree_child(r->tree, p->word, REL_NSUBJ_PASS);
  bool first = should == r->analysis->sentences[word_at(r, p->word)->sentence].first_word;
  return first || (subject != NO_WORD && should < subject);
}

/* "The mandate shall end on that day": what ends by itself is nobody's deed; hostilities are. */
static bool ends_by_itself(const struct reading *r, const struct proposition *p) {
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (p->passive || subject == NO_WORD || look_argument(p, SLOT_OBJECT, NULL) != NO_WORD) return false;
  bool ends = wording_is(r, "ends by itself", p->lemma);
  return ends && !obligation_is_actor(r, subject) &&
         !word_in(r->patterns->agreements, "fire", look_lemma(r, subject));
}

enum necessity wording_necessity(const struct reading *r, const struct proposition *p) {
  if (is_scheduled(r, p) && obligation_has_limit(r, p)) return NECESSITY_MUST;
  if (p->necessity || word_at(r, p->word)->relation != REL_CONJ || wording_has_subject(r, p))
    return p->necessity;
  const struct proposition *first = wording_first(r, p);
  bool finite = tree_child(r->tree, p->word, REL_AUX) != NO_WORD ||
                slice_equals(word_at(r, p->word)->xpos, "VBD") ||
                slice_equals(word_at(r, p->word)->xpos, "VBZ");
  return first && !finite ? first->necessity : NECESSITY_NONE;
}

enum tense wording_tense(const struct reading *r, const struct proposition *p) {
  if (word_at(r, p->word)->relation != REL_CONJ || wording_has_subject(r, p)) return p->tense;
  const struct proposition *first = wording_first(r, p);
  bool bare = slice_equals(word_at(r, p->word)->xpos, "VB") ||
              word_has(word_at(r, p->word), "VerbForm=Inf") ||
              (p->passive && tree_child(r->tree, p->word, REL_AUX) == NO_WORD);
  return first && first->tense == TENSE_FUTURE && bare ? TENSE_FUTURE : p->tense;
}

/* "must be finished by May, the text says": what an agreement says binds, what somebody says does not. */
bool wording_is_said(const struct reading *r, const struct proposition *p) {
  if (resolution_is_one(r) && p->necessity == NECESSITY_MUST) return false; /* its body says it */
  for (uint32_t i = 0; i < p->speaker_count; i++) {
    uint32_t speaker = p->speakers[i];
    if (r->agreement_of_word[speaker] == NO_RECORD && !wording_is(r, "documents", look_lemma(r, speaker)))
      return true;
  }
  return false;
}

/* "In January it said it would train there again": not a duty that is still to be done. */
static bool is_past_by_now(const struct reading *r, const struct proposition *p) {
  const struct time_expression *t = time_of(r->times, p->word);
  bool day = t && t->kind == TIME_DATE && t->relation == TIME_AT && !date_is_none(r->document->date);
  return day && slice_compare(t->point, date_print(r->arena, r->document->date)) < 0;
}

/* Deeds that agreements are about, done by those whom they bind: "The rebels will hand in their weapons". */
static bool is_of_war(const struct reading *r, const struct proposition *p) {
  struct bond bare = bond_of(obligation_meant(r, p));
  struct slice act = obligation_act(r, &bare);
  uint32_t subject = look_argument(p, p->passive ? SLOT_OBJECT : SLOT_SUBJECT, NULL);
  bool deed = wording_is(r, "core acts", act) || obligation_done_to_bound(r, act);
  bool armed = subject != NO_WORD && !p->passive && wording_is(r, "acts", p->lemma) &&
               !wording_is(r, "soft deeds", p->lemma) && /* "Slovene police will control the frontiers" */
               (obligation_are_fighters(r, subject) || wording_is(r, "armed", look_lemma(r, subject)));
  deed |= armed;
  return deed && subject != NO_WORD && !p->speaker_count &&
         (obligation_is_actor(r, subject) || obligation_are_fighters(r, subject));
}

/* What the wording needs around it: the weaker the modal, the plainer the agreement. */
static bool is_grounded(const struct reading *r, const struct proposition *p, enum necessity must,
                        enum standing s) {
  bool limit = obligation_has_limit(r, p);
  switch (must) {
  case NECESSITY_MUST: return s >= STANDS_NEAR;
  case NECESSITY_SHOULD: return s == STANDS_UNDER || (s >= STANDS_NEAR && limit);
  default: break;
  }
  if (wording_tense(r, p) != TENSE_FUTURE || p->class == PREDICATE_NOUN) return false;
  if (r->own_agreement != NO_RECORD) return true;
  if (wording_is(r, "lasting", p->lemma) || is_past_by_now(r, p)) return false;
  bool dated = obligation_is_timed(r, p), known = wording_is(r, "acts", p->lemma);
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  bool theirs =
      known && !wording_is(r, "soft deeds", p->lemma) && !p->passive && !p->speaker_count &&
      who != NO_WORD && /* "The two sides will set up" */
      word_at(r, who)->upos == UPOS_NOUN &&
      (wording_is(r, "sides", look_lemma(r, who)) || wording_is(r, "joint bodies", look_lemma(r, who)));
  return (s == STANDS_UNDER && (known || dated)) ||
         (s == STANDS_IN_PARAGRAPH && (limit || theirs || (dated && known) || is_of_war(r, p))) ||
         (s == STANDS_BESIDE && limit) || (s == STANDS_NEAR && limit && known);
}

/* "All shooting has to stop", "Dutch forces must be shipped home", in a text that tells of an agreement
   somewhere: one of its terms. */
static bool is_term_of_war(const struct reading *r, const struct proposition *p) {
  if (!obligation_tells_of_agreement(r) || p->speaker_count || p->negated) return false;
  const struct proposition *above = obligation_governor(r, p); /* what somebody had to do is told */
  bool had_to = above && slice_equals(above->lemma, "have") && above->tense == TENSE_PAST;
  bool limit = obligation_has_limit(r, p);
  if (had_to && !limit) return false;
  struct bond bare = bond_of(obligation_meant(r, p));
  struct slice act = obligation_act(r, &bare);
  uint32_t who = look_argument(p, p->passive ? SLOT_OBJECT : SLOT_SUBJECT, NULL);
  if (who == NO_WORD || !(wording_is(r, "acts", p->lemma) || !slice_is(act, p->lemma))) return false;
  bool armed = obligation_are_fighters(r, who) || wording_is(r, "armed", look_lemma(r, who)) ||
               wording_is(r, "things", look_lemma(r, who)) ||
               word_in(r->patterns->agreements, "fire", look_lemma(r, who));
  bool core = wording_is(r, "core acts", act);
  if (armed) return core;
  return limit && (core || (p->passive && slice_equals(act, "hold")));
}

static bool is_known_subject(const struct reading *r, uint32_t word) {
  return obligation_is_actor(r, word) && look_known_actors(r, word).at[0].id.len;
}

/* "We shall submit a complaint" is no duty but a plan. */
static bool is_plan(const struct reading *r, const struct proposition *p) {
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (subject == NO_WORD || tree_child_lemma(r->tree, p->word, REL_AUX, "shall") == NO_WORD) return false;
  struct slice lemma = look_lemma(r, subject);
  return slice_equals(lemma, "we") || slice_equals(lemma, "i");
}

/* "must be gone", "is to be in place": a state that a deed reaches, not "is to be in charge". */
static bool is_deed_or_state(const struct reading *r, const struct proposition *p) {
  if (p->class == PREDICATE_VERB || wording_is(r, "completes", p->lemma)) return true;
  struct bond bare = bond_of(p);
  return !slice_is(obligation_act(r, &bare), p->lemma);
}

/* "All foreign formations must leave": who goes is bound, known or not; guns are taken away by others. */
static bool leaves_itself(const struct reading *r, const struct proposition *p, uint32_t subject) {
  if (subject == NO_WORD || p->passive || p->class != PREDICATE_VERB) return false;
  struct bond bare = bond_of(p);
  bool leaves =
      slice_equals(obligation_act(r, &bare), "withdraw") && look_argument(p, SLOT_SUBJECT, NULL) == subject;
  return leaves && word_at(r, subject)->upos == UPOS_NOUN && !wording_is(r, "things", look_lemma(r, subject));
}

/* "A joint commission is to report", "The movements must confine their men": bodies that nobody knows by
 * name. */
static bool acts_as_body(const struct reading *r, const struct proposition *p, uint32_t subject) {
  return subject != NO_WORD && !p->passive && p->class == PREDICATE_VERB &&
         word_at(r, subject)->upos == UPOS_NOUN && wording_is(r, "bodies", look_lemma(r, subject)) &&
         !resolution_is_one(r);
}

/* "must have left the town during the night": what is inferred, no duty. */
static bool is_inferred(const struct reading *r, const struct proposition *p) {
  bool must = tree_child_lemma(r->tree, p->word, REL_AUX, "must") != NO_WORD;
  return must && tree_child_lemma(r->tree, p->word, REL_AUX, "have") != NO_WORD;
}

static bool is_a_text(const struct reading *r, uint32_t word) {
  return r->agreement_of_word[word] != NO_RECORD || wording_is(r, "documents", look_lemma(r, word));
}

/* "Neither may send troops", "None of them may": no "not" beside the verb. */
static bool is_nobody(const struct reading *r, uint32_t subject) {
  static const char *const all[] = {"neither", "none", "nobody"};
  for (size_t i = 0; subject != NO_WORD && i < sizeof all / sizeof *all; i++)
    if (slice_equals(look_lemma(r, subject), all[i])) return true;
  return subject != NO_WORD && subject > 0 &&
         slice_is_ignoring_case(word_at(r, subject - 1)->form, SLICE("neither"));
}

static bool may_not_under(const struct reading *r, const struct proposition *p, struct bond *b) {
  if (tree_child_lemma(r->tree, p->word, REL_AUX, "may") == NO_WORD || p->class != PREDICATE_VERB)
    return false;
  if (tree_child_lemma(r->tree, p->word, REL_AUX, "have") != NO_WORD) return false; /* "may have survived" */
  uint32_t subject = look_argument(p, p->passive ? SLOT_OBJECT : SLOT_SUBJECT, NULL);
  enum standing standing = obligation_standing(r, p->word, &b->agreement);
  bool binds = wording_binds(r, b, subject);
  bool none = subject != NO_WORD && tree_child_lemma(r->tree, subject, REL_DET, "no") != NO_WORD;
  if (standing < (b->parties ? STANDS_NEAR : STANDS_IN_PARAGRAPH) || wording_is_said(r, p) || p->conditional)
    return false;
  if (!binds && !p->passive && !none) return false; /* "No guns may enter the zone" */
  if (b->bound == NO_WORD) b->parties = true;
  b->negative = true;
  return true;
}

bool wording_must(const struct reading *r, const struct proposition *p, struct bond *b) {
  enum necessity must = wording_necessity(r, p);
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (is_plan(r, p) || !is_deed_or_state(r, p) || is_perfect_in_pieces(r, p)) return false;
  if (wording_is_inverted(r, p) || ends_by_itself(r, p) || is_inferred(r, p)) return false;
  bool modal = must == NECESSITY_MUST || must == NECESSITY_SHOULD;
  bool may_not = must == NECESSITY_MAY && (p->negated || is_nobody(r, subject)) &&
                 may_not_under(r, p, b); /* "Belgrade may not block it" */
  if (may_not) return true;
  if (must == NECESSITY_MAY || (!modal && wording_tense(r, p) != TENSE_FUTURE)) return false;
  if (p->class == PREDICATE_NOUN && !word_has(word_at(r, p->word), "VerbForm=Inf") &&
      tree_child(r->tree, p->word, REL_COP) == NO_WORD)
    return false;
  bool scheduled = is_scheduled(r, p);
  if (p->conditional || (p->predicted && !scheduled) || wording_is_said(r, p)) return false;
  bool possible = p->modality == POSSIBLE && !(is_scheduled(r, p) && must == NECESSITY_MUST);
  if (possible || (p->modality == REQUESTED && must != NECESSITY_SHOULD)) return false;
  if (subject != NO_WORD && !p->passive && is_a_text(r, subject))
    return false; /* "this order will apply to" */
  enum standing standing = obligation_standing(r, p->word, &b->agreement);
  uint32_t begun = NO_RECORD;
  if (standing < STANDS_UNDER && obligation_goes_on(r, p->word, &begun)) {
    standing = STANDS_UNDER;
    if (begun != NO_RECORD) b->agreement = begun;
  }
  bool alone = standing == STANDS_ALONE && must == NECESSITY_MUST && obligation_has_limit(r, p) &&
               is_known_subject(r, subject);
  bool term = !alone && standing == STANDS_ALONE && must == NECESSITY_MUST && is_term_of_war(r, p);
  if (term) b->sides = true, b->agreement = obligation_told_agreement(r);
  alone |= term;
  if (!alone && !is_grounded(r, p, must, standing)) return false;
  b->deed = p;
  b->negative = p->negated || is_nobody(r, subject);
  bool somebody = wording_binds(r, b, subject);
  bool refuses = p->negated && tree_child_lemma(r->tree, p->word, REL_AUX, "would") != NO_WORD;
  if (refuses && !b->parties) return false; /* "would not recognise the republic" */
  bool mandate =
      subject != NO_WORD && !p->passive && word_in(r->patterns->mandates, "mandates", look_lemma(r, subject));
  if (mandate) return false; /* "The mandate shall end" says how long it runs */
  struct bond bare = bond_of(p);
  struct slice act = obligation_act(r, &bare);
  bool known = wording_is(r, "acts", p->lemma) || wording_is(r, "core acts", act) || !slice_is(act, p->lemma);
  if (!somebody && subject != NO_WORD && !p->passive && !known && p->class == PREDICATE_VERB)
    return false; /* "the storm must be taken seriously" */
  if (obligation_is_hardship(r, p, b, standing, known)) return false;
  if (p->embedding == EMBEDDED_RELATIVE && !known && !p->passive && p->class == PREDICATE_VERB)
    return false; /* "a force that is to reach 3,000 men" */
  if (!somebody) b->parties = true;
  if (!somebody && acts_as_body(r, p, subject)) b->bound = subject, b->parties = false;
  if (!somebody && leaves_itself(r, p, subject)) b->bound = subject, b->parties = false;
  const struct proposition *governor = obligation_governor(r, p); /* "has yet to pass the amnesty" */
  bool yet = governor && tree_child_lemma(r->tree, governor->word, REL_ADVMOD, "yet") != NO_WORD;
  if (yet && !somebody && (!known || !p->passive)) return false; /* "a D-day that has yet to be set" */
  if (yet) b->status = SLICE("pending");
  bool aside =
      p->embedding == EMBEDDED_RELATIVE; /* "the elections which are to be held" says what they are */
  return !(aside && !somebody && !obligation_is_timed(r, p));
}
