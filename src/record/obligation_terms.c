/* The wordings that bind by a noun or by a stretch of time:
     noun       "a commitment to halt all attacks", "its pledge to withdraw", "a deal to exchange prisoners"
     provision  "the agreement provides for the release of prisoners", "calls for a withdrawal within 14 days"
     given      "Russia has seven days to dismantle", "gave the diplomats 72 hours to leave"
     deadline   "ignored a Monday deadline to quit the zone", "a deadline for the withdrawal"
     to be done "troops to be pulled out within a week" */
#include "record/obligation_wordings.h"

static uint32_t head_of(const struct reading *r, uint32_t word) {
  uint32_t first = tree_first_conjunct(r->tree, word);
  return word_at(r, first)->head;
}

/* ---- nouns ---- */

/* Whose pledge it is: its owner, who makes or gives it, or who is under it. */
static uint32_t owner_of(const struct reading *r, uint32_t noun) {
  uint32_t owner = tree_child(r->tree, noun, REL_NMOD_POSS);
  if (owner == NO_WORD) owner = tree_child(r->tree, noun, REL_COMPOUND);
  if (owner != NO_WORD && obligation_is_actor(r, owner)) return owner;
  TREE_EACH_CHILD(r->tree, noun, child)
  if (slice_equals(tree_preposition(r->tree, r->arena, child), "by") && obligation_is_actor(r, child))
    return child;
  const struct proposition *verb = look_proposition(r, head_of(r, noun));
  return verb && verb->class == PREDICATE_VERB ? look_argument(verb, SLOT_SUBJECT, NULL) : NO_WORD;
}

static bool is_refused(const struct reading *r, uint32_t noun, const struct proposition *verb) {
  bool none = tree_child_lemma(r->tree, noun, REL_DET, "no") != NO_WORD;
  return none || (verb && verb->modality == DENIED);
}

/* "Congo is bound by that agreement to disarm the militia" */
static bool is_bound_by(const struct reading *r, uint32_t noun, const struct proposition *verb) {
  return verb->passive && wording_is(r, "binds", verb->lemma) &&
         slice_equals(tree_preposition(r->tree, r->arena, noun), "by");
}

/* "commitment to refrain", "commitment to upholding" */
static bool follows_to(const struct reading *r, uint32_t word) {
  if (tree_is_infinitive(r->tree, word)) return true;
  if (!slice_equals(word_at(r, word)->xpos, "VBG")) return false;
  return tree_child_lemma(r->tree, word, REL_MARK, "to") != NO_WORD ||
         tree_child_lemma(r->tree, word, REL_CASE, "to") != NO_WORD;
}

/* "a deal to withdraw", not "the plan to" or a resolution of one side's parliament. */
static bool binds_its_parties(const struct reading *r, uint32_t noun) {
  struct slice form = word_class_of_noun(r->patterns->agreements, "forms", look_lemma(r, noun));
  return form.len && !slice_equals(form, "resolution");
}

/* "guarantees that Tbilisi would not use force" */
static bool find_assured_clause(const struct reading *r, const struct proposition *p, struct bond *b) {
  uint32_t noun = head_of(r, p->word);
  uint8_t relation = word_at(r, tree_first_conjunct(r->tree, p->word))->relation;
  bool clause = relation == REL_ACL || relation == REL_CCOMP;
  if (noun == NO_WORD || !clause || word_at(r, noun)->upos != UPOS_NOUN || p->tense != TENSE_FUTURE)
    return false;
  if (!wording_is(r, "commitments", look_lemma(r, noun)) || p->conditional || p->predicted) return false;
  if (!wording_binds(r, b, look_argument(p, SLOT_SUBJECT, NULL))) return false;
  b->negative = p->negated;
  b->binder = noun;
  b->modality = PROMISED;
  return true;
}

/* "has made no commitment to free prisoners", "an agreement to exchange prisoners" */
/* "has met its obligation to free", the infinitive hung on the verb: the noun right before it. */
static uint32_t noun_before(const struct reading *r, uint32_t infinitive) {
  uint32_t first = tree_first_conjunct(r->tree, infinitive), to = tree_child(r->tree, first, REL_MARK);
  uint32_t head = word_at(r, first)->head;
  if (to == NO_WORD || to == 0 || head == NO_WORD || word_at(r, head)->upos != UPOS_VERB) return head;
  bool noun = word_at(r, to - 1)->head == head && word_at(r, to - 1)->upos == UPOS_NOUN &&
              wording_is(r, "commitments", look_lemma(r, to - 1));
  return noun ? to - 1 : head;
}

/* "has met its pledge to", "reneged on its promise to" */
static struct slice what_became_of_it(const struct reading *r, const struct proposition *verb) {
  if (!verb || verb->modality != ASSERTED || verb->negated) return (struct slice){"", 0};
  return word_class(r->patterns->obligations, "outcomes of pledges", verb->lemma);
}

bool wording_noun(const struct reading *r, const struct proposition *p, struct bond *b) {
  uint32_t noun = noun_before(r, p->word);
  if (find_assured_clause(r, p, b)) return true;
  if (noun == NO_WORD || p->class == PREDICATE_NOUN || !follows_to(r, tree_first_conjunct(r->tree, p->word)))
    return false;
  uint8_t relation = word_at(r, tree_first_conjunct(r->tree, p->word))->relation;
  if (relation != REL_ACL && relation != REL_ADVCL && relation != REL_XCOMP && relation != REL_NMOD)
    return false;
  uint8_t upos = word_at(r, noun)->upos;
  if (upos != UPOS_NOUN && upos != UPOS_PROPN) return false;
  bool agreement = r->agreement_of_word[noun] != NO_RECORD && binds_its_parties(r, noun);
  if (!agreement && !wording_is(r, "commitments", look_lemma(r, noun))) return false;
  const struct proposition *verb = look_proposition(r, head_of(r, noun));
  bool unsure = verb && (verb->modality == POSSIBLE || verb->modality == REQUESTED || verb->conditional);
  if (unsure) return false;
  enum standing standing = obligation_standing(r, noun, &b->agreement);
  if (agreement)
    b->agreement = r->agreement_of_word[noun];
  else if (standing < STANDS_IN_PARAGRAPH)
    b->agreement = NO_RECORD;
  if (agreement && verb && is_bound_by(r, noun, verb))
    wording_binds(r, b, look_argument(verb, SLOT_OBJECT, NULL));
  else if (agreement)
    b->parties = true;
  else if (!wording_binds(r, b, owner_of(r, noun)))
    return false;
  b->negative = p->negated;
  bool solid = b->agreement != NO_RECORD || b->negative || obligation_has_limit(r, p) ||
               wording_is(r, "core acts", obligation_act(r, b));
  if (!solid) return false; /* a candidate's pledge to resign */
  b->deed = p;
  b->binder = noun;
  b->status = what_became_of_it(r, verb);
  b->modality = is_refused(r, noun, verb) ? DENIED : b->agreement != NO_RECORD ? ASSERTED : PROMISED;
  return true;
}

/* ---- provisions ---- */

/* The verb whose object (or "for" phrase) a noun is, and its conjuncts are. */
static const struct proposition *verb_over(const struct reading *r, const struct proposition *p) {
  uint32_t first = tree_first_conjunct(r->tree, p->word), head = word_at(r, first)->head;
  uint8_t relation = word_at(r, first)->relation;
  const struct proposition *verb = head == NO_WORD ? NULL : look_proposition(r, head);
  bool object =
      relation == REL_OBJ || relation == REL_OBL || relation == REL_NSUBJ_PASS || relation == REL_XCOMP;
  return verb && object && verb->class == PREDICATE_VERB ? verb : NULL;
}

/* "It provides for": the text that the sentence before speaks of. */
static uint32_t text_before(const struct reading *r, uint32_t pronoun) {
  uint32_t sentence = word_at(r, pronoun)->sentence;
  if (word_at(r, pronoun)->upos != UPOS_PRON || sentence == 0) return pronoun;
  const struct sentence *s = &r->analysis->sentences[sentence - 1];
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++)
    if (r->agreement_of_word[w] != NO_RECORD || wording_is(r, "documents", look_lemma(r, w))) return w;
  return pronoun;
}

static bool is_text(const struct reading *r, uint32_t word) {
  if (word == NO_WORD) return false;
  word = text_before(r, word);
  if (r->agreement_of_word[word] != NO_RECORD || wording_is(r, "documents", look_lemma(r, word))) return true;
  uint32_t owner = tree_child(r->tree, word, REL_NMOD); /* "the terms of the deal" */
  return owner != NO_WORD && r->agreement_of_word[owner] != NO_RECORD;
}

/* Those who do what the noun tells: "the release by the rebels of", "the withdrawal of Ethiopian troops". */
static bool bind_doer(const struct reading *r, const struct proposition *p, struct bond *b) {
  if (wording_binds(r, b, look_argument(p, SLOT_SUBJECT, NULL))) return true;
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  bool leaves = slice_equals(obligation_act(r, b), "withdraw");
  if (leaves && object != NO_WORD && obligation_is_actor(r, object)) b->bound = object;
  b->parties = b->bound == NO_WORD;
  return true;
}

/* "agreed on the withdrawal of heavy weapons within 14 days", "committed to an exchange of prisoners" */
bool wording_agreed_deed(const struct reading *r, const struct proposition *p, struct bond *b) {
  const struct proposition *verb = p->class == PREDICATE_NOUN ? verb_over(r, p) : NULL;
  if (!verb || !wording_is(r, "commits", verb->lemma) || r->agreement_of_word[p->word] != NO_RECORD)
    return false;
  if (verb->modality != ASSERTED || verb->conditional || verb->necessity == NECESSITY_MAY) return false;
  uint32_t first = tree_first_conjunct(r->tree, p->word), marker = tree_child(r->tree, first, REL_CASE);
  struct slice preposition = marker == NO_WORD ? (struct slice){"", 0} : look_lemma(r, marker);
  bool fits = !preposition.len || slice_equals(preposition, "on") || slice_equals(preposition, "to") ||
              slice_equals(preposition, "upon");
  bool known = wording_is(r, "acts of nouns", p->noun) || wording_is(r, "acts", p->lemma);
  if (!fits || !known || !p->noun.len) return false;
  uint32_t committed = look_argument(verb, SLOT_SUBJECT, NULL);
  if (committed == NO_WORD && r->own_agreement != NO_RECORD)
    b->parties = true;
  else if (!wording_binds(r, b, committed))
    return false;
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL); /* "agreed to a withdrawal of Ethiopian troops" */
  bool others = who != NO_WORD && obligation_is_actor(r, who) && who != b->bound;
  if (others) b->bound = who, b->parties = false;
  enum standing standing = obligation_standing(r, p->word, &b->agreement);
  bool talk = wording_is(r, "talks", p->noun);
  if ((talk || standing < STANDS_BESIDE) && !obligation_has_limit(r, p) &&
      !wording_is(r, "core acts", obligation_act(r, b)))
    return false;
  if (standing < STANDS_IN_PARAGRAPH) b->agreement = NO_RECORD;
  b->binder = verb->word;
  b->modality = b->agreement == NO_RECORD ? PROMISED : ASSERTED;
  return true;
}

bool wording_provision(const struct reading *r, const struct proposition *p, struct bond *b) {
  const struct proposition *verb = p->class == PREDICATE_NOUN ? verb_over(r, p) : NULL;
  if (!verb || verb->conditional || verb->modality == POSSIBLE || verb->negated) return false;
  struct slice lemma = verb->lemma;
  uint32_t case_word = tree_child(r->tree, tree_first_conjunct(r->tree, p->word), REL_CASE);
  if (case_word != NO_WORD)
    lemma = arena_print(r->arena, "%.*s %.*s", SLICE_ARGS(lemma), SLICE_ARGS(look_lemma(r, case_word)));
  bool commits = case_word != NO_WORD && wording_is(r, "commits to", lemma); /* "commits them to a halt" */
  if (!wording_is(r, "provides", lemma) && !commits) return false;
  uint32_t subject = look_argument(verb, SLOT_SUBJECT, NULL);
  if (!is_text(r, subject)) return false;
  if (!p->noun.len || (!wording_is(r, "acts", p->lemma) && !wording_is(r, "acts of nouns", p->noun)))
    return false;
  obligation_standing(r, p->word, &b->agreement);
  if (r->agreement_of_word[subject] != NO_RECORD) b->agreement = r->agreement_of_word[subject];
  bool solid = obligation_has_limit(r, p) || wording_is(r, "core acts", obligation_act(r, b));
  if (b->agreement == NO_RECORD && !(solid && obligation_standing(r, p->word, &b->agreement) == STANDS_UNDER))
    return false;
  b->deed = p;
  b->binder = verb->word;
  uint32_t whom = commits ? look_argument(verb, SLOT_OBJECT, NULL) : NO_WORD;
  if (whom != NO_WORD && wording_binds(r, b, whom)) return true;
  return bind_doer(r, p, b);
}

/* ---- time given ---- */

static uint32_t timed_object(const struct reading *r, const struct proposition *verb) {
  for (uint32_t i = 0; i < verb->argument_count; i++)
    if ((verb->arguments[i].slot == SLOT_OBJECT ||
         (verb->arguments[i].slot == SLOT_OBLIQUE && is_empty(verb->arguments[i].preposition))) &&
        time_at(r->times, verb->arguments[i].word))
      return verb->arguments[i].word;
  for (uint32_t i = 0; i < verb->argument_count; i++) { /* "has until Friday to leave" */
    const struct time_expression *t = time_at(r->times, verb->arguments[i].word);
    if (t && t->relation == TIME_UNTIL) return verb->arguments[i].word;
    bool until = slice_equals(verb->arguments[i].preposition, "until") ||
                 slice_equals(verb->arguments[i].preposition, "till");
    TREE_EACH_CHILD(r->tree, verb->arguments[i].word, child) /* "until noon on Friday" */
    if (until && time_at(r->times, child) && time_at(r->times, child)->kind == TIME_DATE) return child;
  }
  return NO_WORD;
}

bool wording_gives_time(const struct reading *r, const struct proposition *verb) {
  return timed_object(r, verb) != NO_WORD;
}

/* "has [45 days from the signing] to change": the verb above the infinitive, and the time that is had. */
static const struct proposition *verb_of_given_time(const struct reading *r, uint32_t head, uint32_t *time) {
  uint32_t passed = NO_WORD;
  for (int n = 0; n < 3 && head != NO_WORD && word_at(r, head)->upos == UPOS_NOUN; n++) {
    if (passed == NO_WORD && time_at(r->times, head)) passed = head;
    head = word_at(r, head)->head;
  }
  const struct proposition *verb = head == NO_WORD ? NULL : look_proposition(r, head);
  *time = verb && timed_object(r, verb) != NO_WORD ? timed_object(r, verb) : passed;
  return verb;
}

/* "has seven days to dismantle", "gave four diplomats 72 hours to leave": a time with an infinitive. */
bool wording_given_time(const struct reading *r, const struct proposition *p, struct bond *b) {
  uint32_t head = head_of(r, p->word);
  if (head == NO_WORD || p->class != PREDICATE_VERB || p->speaker_count) return false;
  uint32_t time = NO_WORD;
  const struct proposition *verb = verb_of_given_time(r, head, &time);
  const struct time_expression *t = time == NO_WORD ? NULL : time_at(r->times, time);
  bool infinitive = tree_is_infinitive(r->tree, tree_first_conjunct(r->tree, p->word));
  if (!verb || !t || !infinitive || (verb->modality != ASSERTED && verb->modality != PROMISED)) return false;
  bool until = word_at(r, time)->head != NO_WORD &&
               slice_equals(tree_preposition(r->tree, r->arena, word_at(r, time)->head), "until");
  if (t->kind != TIME_DURATION && t->relation != TIME_UNTIL && !until) return false;
  bool has = slice_equals(verb->lemma, "have");
  if (has && verb->modality != ASSERTED) return false;
  if (!has && !wording_is(r, "gives time", verb->lemma)) return false;
  uint32_t who = has || verb->passive
                     ? look_argument(verb, verb->passive ? SLOT_RECIPIENT : SLOT_SUBJECT, NULL)
                     : look_argument(verb, SLOT_RECIPIENT, NULL);
  if (!has && who == NO_WORD) who = look_argument(verb, SLOT_OBJECT, NULL);
  if (who == time || !wording_binds(r, b, who)) return false;
  uint32_t giver = has ? NO_WORD : look_argument(verb, SLOT_SUBJECT, NULL);
  enum standing standing = obligation_standing(r, p->word, &b->agreement);
  bool by_text = giver != NO_WORD && is_text(r, giver);
  if (standing < (has ? STANDS_IN_PARAGRAPH : STANDS_BESIDE) && !by_text) b->agreement = NO_RECORD;
  b->deed = p;
  b->binder = verb->word;
  b->given = t->kind == TIME_DURATION && b->agreement == NO_RECORD;
  b->term_word = time;
  uint32_t instead =
      tree_child(r->tree, verb->word, REL_OBL); /* "until 25 November ... instead of 15 November" */
  TREE_EACH_CHILD(r->tree, verb->word, child)
  if (slice_equals(tree_preposition(r->tree, r->arena, child), "instead of")) instead = child;
  if (instead != NO_WORD && slice_equals(tree_preposition(r->tree, r->arena, instead), "instead of") &&
      time_at(r->times, instead))
    b->status = SLICE("extended");
  return true;
}

/* ---- deadlines ---- */

/* Who must meet it: "for the rebels to leave", or who missed or set it for himself. */
static uint32_t bound_by_deadline(const struct reading *r, const struct proposition *p, uint32_t deadline) {
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  if (obligation_is_actor(r, who)) return who;
  TREE_EACH_CHILD(r->tree, deadline, child) {
    struct slice preposition = tree_preposition(r->tree, r->arena, child);
    bool addressed = slice_equals(preposition, "for") || slice_equals(preposition, "to");
    if (addressed && obligation_is_actor(r, child)) return child;
  }
  uint32_t above = word_at(r, deadline)->head;
  const struct proposition *verb = above == NO_WORD ? NULL : look_proposition(r, above);
  return verb ? look_argument(verb, SLOT_SUBJECT, NULL) : NO_WORD;
}

/* "a deadline for the withdrawal of foreign forces": those who go. */
static uint32_t leaving_by_deadline(const struct reading *r, const struct proposition *p) {
  struct bond bare = bond_of(p);
  if (p->class != PREDICATE_NOUN || !slice_equals(obligation_act(r, &bare), "withdraw")) return NO_WORD;
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  if (who == NO_WORD) who = look_argument(p, SLOT_OBJECT, NULL);
  return who != NO_WORD && (obligation_is_actor(r, who) || obligation_are_fighters(r, who)) ? who : NO_WORD;
}

/* "set a deadline of 15 May for the rebels to disarm": the limit beside the deed. */
static uint32_t deadline_set(const struct reading *r, const struct proposition *p, uint32_t head) {
  if (head == NO_WORD || word_at(r, head)->upos != UPOS_VERB) return head;
  uint32_t object = tree_child(r->tree, head, REL_OBJ);
  if (object == NO_WORD) object = tree_child(r->tree, head, REL_NSUBJ_PASS);
  bool limit = object != NO_WORD && wording_is(r, "deadlines", look_lemma(r, object));
  return limit && look_argument(p, SLOT_SUBJECT, NULL) != NO_WORD ? object : head;
}

/* "missed a Monday deadline to", "failed to meet the deadline for" */
static struct slice what_became_of_deadline(const struct reading *r, uint32_t deadline) {
  struct slice nothing = {"", 0};
  uint32_t above = word_at(r, deadline)->head;
  const struct proposition *verb = above == NO_WORD ? NULL : look_proposition(r, above);
  bool object = word_at(r, deadline)->relation == REL_OBJ;
  if (!verb || verb->class != PREDICATE_VERB || !object) return nothing;
  struct slice outcome = word_class(r->patterns->obligations, "outcomes", verb->lemma);
  if (slice_equals(outcome, "overdue") && verb->modality == ASSERTED) return outcome;
  const struct proposition *failed = obligation_governor(r, verb);
  bool fails = failed && slice_equals(failed->lemma, "fail") && failed->modality == ASSERTED;
  return fails && slice_equals(outcome, "met") ? SLICE("overdue") : nothing;
}

/* "a Monday deadline to quit the zone" */
bool wording_deadline(const struct reading *r, const struct proposition *p, struct bond *b) {
  uint32_t head = deadline_set(r, p, head_of(r, p->word));
  if (head == NO_WORD || word_at(r, head)->upos != UPOS_NOUN ||
      !wording_is(r, "deadlines", look_lemma(r, head)))
    return false;
  const struct word *w = word_at(r, tree_first_conjunct(r->tree, p->word));
  if (w->relation != REL_ACL && w->relation != REL_NMOD && w->relation != REL_ADVCL && w->relation != REL_OBL)
    return false;
  bool for_doing = slice_equals(w->xpos, "VBG") && slice_equals(p->marker, "for");
  if (p->class == PREDICATE_VERB && !for_doing &&
      !tree_is_infinitive(r->tree, tree_first_conjunct(r->tree, p->word)))
    return false; /* "a deadline set by the court" */
  if (p->class == PREDICATE_NOUN && (!wording_is(r, "acts", p->lemma) || time_at(r->times, p->word)))
    return false; /* not "a deadline of year's end" */
  enum standing standing = obligation_standing(r, p->word, &b->agreement);
  b->deed = p;
  b->binder = head;
  uint32_t leaving = leaving_by_deadline(r, p);
  if (leaving != NO_WORD)
    b->bound = leaving;
  else if (!wording_binds(r, b, bound_by_deadline(r, p, head))) {
    if (standing < STANDS_NEAR) return false;
    b->parties = true;
  }
  if (standing < STANDS_IN_PARAGRAPH) b->agreement = NO_RECORD;
  b->status = what_became_of_deadline(r, head);
  TREE_EACH_CHILD(r->tree, head, child) if (time_at(r->times, child)) b->term_word = child;
  uint32_t above = word_at(r, head)->head; /* "the deadline for them to leave is 30 June" */
  bool is = b->term_word == NO_WORD && above != NO_WORD && relation_is_subject(word_at(r, head)->relation);
  if (is && time_at(r->times, above)) b->term_word = above;
  return true;
}

/* ---- to be done ---- */

/* "are among some 6,000 troops to be pulled out within a week": only with a limit. */
bool wording_to_be_done(const struct reading *r, const struct proposition *p, struct bond *b) {
  const struct word *w = word_at(r, p->word);
  if (w->relation != REL_ACL || !p->passive || !tree_is_infinitive(r->tree, p->word)) return false;
  if (!obligation_has_limit(r, p) || p->negated || !wording_is(r, "acts", p->lemma)) return false;
  enum standing standing = obligation_standing(r, p->word, &b->agreement);
  b->deed = p;
  if (w->head != NO_WORD && obligation_is_actor(r, w->head))
    b->bound = w->head;
  else
    b->parties = standing >= STANDS_BESIDE;
  if (standing < STANDS_BESIDE) b->agreement = NO_RECORD;
  b->modality = p->speaker_count ? PROMISED : ASSERTED;
  return b->bound != NO_WORD || b->parties;
}
