/* How reports word what an agreement lays down, besides "must" and "is to":
     falls to     "It is up to the army to clear the mines", "It falls to Mali to"
     foreseen     "A national dialogue is foreseen in the autumn"
     not allowed  "Neither side is allowed to lay mines"
     in present   "Under the deal the rebels leave the island by July 20"
     undone       "The rebels have still not handed in a rifle"
     begins       "The ceasefire takes effect at midnight on Saturday" */
#include "record/obligation_wordings.h"

#include "record/agreement_mention.h"
#include "record/resolution.h"

static bool has_expletive(const struct reading *r, uint32_t word) {
  uint32_t it = tree_child(r->tree, word, REL_EXPL);
  if (it == NO_WORD) it = tree_child(r->tree, word, REL_NSUBJ);
  return it != NO_WORD && slice_equals(look_lemma(r, it), "it");
}

/* "It shall be the duty of [the army] to", "It is [the army]'s job to" */
static uint32_t whose_duty(const struct reading *r, uint32_t duty) {
  uint32_t owner = tree_child(r->tree, duty, REL_NMOD_POSS);
  if (tree_child(r->tree, duty, REL_COP) == NO_WORD || owner != NO_WORD) return owner;
  TREE_EACH_CHILD(r->tree, duty, child)
  if (word_at(r, child)->relation == REL_NMOD &&
      slice_equals(tree_preposition(r->tree, r->arena, child), "of"))
    return child;
  return NO_WORD;
}

/* "It is up to [the army] to", "It falls to [the army] to", "It is for [the army] to": whose task it is. */
static uint32_t whose_task(const struct reading *r, uint32_t head) {
  if (!has_expletive(r, head)) return NO_WORD;
  if (wording_is(r, "falls to", look_lemma(r, head))) {
    TREE_EACH_CHILD(r->tree, head, child) {
      struct slice preposition = tree_preposition(r->tree, r->arena, child);
      if (relation_is_oblique(word_at(r, child)->relation) &&
          (slice_equals(preposition, "to") || slice_equals(preposition, "on")))
        return child;
    }
    return NO_WORD;
  }
  if (wording_is(r, "commitments", look_lemma(r, head)) || wording_is(r, "tasks", look_lemma(r, head)))
    return whose_duty(r, head);
  struct slice preposition = tree_preposition(r->tree, r->arena, head);
  bool task = slice_equals(preposition, "up to") || slice_equals(preposition, "up") ||
              slice_equals(preposition, "for");
  return task && tree_child(r->tree, head, REL_COP) != NO_WORD ? head : NO_WORD;
}

bool wording_falls_to(const struct reading *r, const struct proposition *p, struct bond *b) {
  uint32_t first = tree_first_conjunct(r->tree, p->word), head = word_at(r, first)->head;
  if (head == NO_WORD || p->class != PREDICATE_VERB || p->speaker_count) return false;
  if (!tree_is_infinitive(r->tree, first)) return false;
  uint32_t who = whose_task(r, head);
  if (who == NO_WORD || !wording_is(r, "acts", p->lemma)) return false;
  enum standing standing = obligation_standing(r, p->word, &b->agreement);
  if (standing < STANDS_IN_PARAGRAPH || !wording_binds(r, b, who)) return false;
  b->binder = head;
  b->negative = p->negated;
  return true;
}

/* "A national dialogue is foreseen", "Elections are envisaged within a year" */
bool wording_foreseen(const struct reading *r, const struct proposition *p, struct bond *b) {
  const struct word *w = word_at(r, p->word);
  if (p->class != PREDICATE_NOUN || !p->noun.len || w->relation != REL_NSUBJ_PASS || w->head == NO_WORD)
    return false;
  const struct proposition *verb = look_proposition(r, w->head);
  if (!verb || !verb->passive || verb->negated || verb->conditional || verb->modality != ASSERTED)
    return false;
  if (!wording_is(r, "foresees", verb->lemma) || verb->tense == TENSE_PAST || p->speaker_count) return false;
  bool known = wording_is(r, "acts of nouns", p->noun) || wording_is(r, "core acts", obligation_act(r, b));
  if (!known || obligation_standing(r, p->word, &b->agreement) < STANDS_IN_PARAGRAPH) return false;
  b->binder = verb->word;
  b->term_word = NO_WORD;
  TREE_EACH_CHILD(r->tree, verb->word, child) if (time_at(r->times, child)) b->term_word = child;
  bool held = slice_equals(obligation_act(r, b), "hold"); /* by whom is not said */
  if (!held && !wording_binds(r, b, look_argument(p, SLOT_SUBJECT, NULL))) b->parties = true;
  return true;
}

/* "Neither side is allowed to lay mines", "The army is not permitted to" */
bool wording_not_allowed(const struct reading *r, const struct proposition *p, struct bond *b) {
  const struct proposition *verb = obligation_governor(r, p);
  if (!verb || !verb->passive || p->class != PREDICATE_VERB || p->speaker_count || verb->conditional)
    return false;
  if (!wording_is(r, "allows", verb->lemma) || !tree_is_infinitive(r->tree, p->word)) return false;
  uint32_t who = look_argument(verb, SLOT_OBJECT, NULL);
  bool none = who != NO_WORD &&
              (slice_equals(look_lemma(r, who), "neither") || slice_equals(look_lemma(r, who), "none") ||
               tree_child_lemma(r->tree, who, REL_DET, "neither") != NO_WORD ||
               tree_child_lemma(r->tree, who, REL_DET, "no") != NO_WORD);
  if (!verb->negated && !none) return false;
  enum standing standing = obligation_standing(r, p->word, &b->agreement);
  if (!wording_binds(r, b, who) || standing < (b->parties ? STANDS_NEAR : STANDS_IN_PARAGRAPH)) return false;
  b->binder = verb->word;
  b->negative = true;
  return true;
}

/* "Under the deal the rebels leave the island by July 20": the present, where a limit stands. */
bool wording_in_present(const struct reading *r, const struct proposition *p, struct bond *b) {
  if (r->own_agreement != NO_RECORD || p->class != PREDICATE_VERB || p->tense != TENSE_PRESENT) return false;
  bool main = p->embedding == EMBEDDED_NOT && !p->negated && p->modality == ASSERTED && !p->conditional;
  if (!main || p->necessity != NECESSITY_NONE || p->speaker_count || tree_is_infinitive(r->tree, p->word))
    return false;
  bool known = wording_is(r, "acts", p->lemma) && !wording_is(r, "lasting", p->lemma);
  if (!known || !obligation_has_limit(r, p)) return false;
  struct slice act = obligation_act(r, b); /* "Talks on permanent status resume within two months" */
  bool plain = wording_is(r, "core acts", act) || slice_equals(act, "hold") || slice_equals(act, "resume");
  enum standing standing = obligation_standing(r, p->word, &b->agreement);
  if (standing < (plain ? STANDS_NEAR : STANDS_UNDER)) return false;
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  if (who != NO_WORD && r->agreement_of_word[who] != NO_RECORD) return false; /* "The deal gives, leaves" */
  if (!wording_binds(r, b, who)) b->parties = true;
  return true;
}

/* "army to stay south of Anefis; movements to leave Kidal by 10 June": notes, without a finite verb. */
bool wording_noted(const struct reading *r, const struct proposition *p, struct bond *b) {
  uint32_t first = tree_first_conjunct(r->tree, p->word), head = word_at(r, first)->head;
  if (r->own_agreement != NO_RECORD || p->class != PREDICATE_VERB || p->speaker_count) return false;
  if (!tree_is_infinitive(r->tree, first) || !wording_is(r, "acts", p->lemma)) return false;
  uint32_t subject = look_argument(p, p->passive ? SLOT_OBJECT : SLOT_SUBJECT, NULL);
  uint8_t relation = word_at(r, first)->relation;
  bool root = head == NO_WORD || relation == REL_PARATAXIS || relation == REL_ROOT;
  bool noun = relation == REL_ACL && head != NO_WORD &&
              (word_at(r, head)->relation == REL_ROOT || word_at(r, head)->relation == REL_PARATAXIS ||
               word_at(r, head)->relation == REL_CONJ) &&
              word_at(r, head)->upos != UPOS_VERB;
  if ((!root && !noun) || (root && subject == NO_WORD)) return false;
  const struct sentence *s = &r->analysis->sentences[word_at(r, p->word)->sentence];
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++)
    if (word_has(word_at(r, w), "VerbForm=Fin")) return false;
  if (obligation_standing(r, p->word, &b->agreement) < STANDS_NEAR) return false;
  uint32_t who = noun && !p->passive ? head : p->passive ? NO_WORD : subject;
  if (who != NO_WORD && !wording_binds(r, b, who)) return false;
  if (who == NO_WORD) b->parties = true;
  b->negative = p->negated;
  return true;
}

/* "we", "our troops", "my Government" */
static bool is_of_own_voice(const struct reading *r, uint32_t subject) {
  if (subject == NO_WORD) return false;
  uint32_t owner = tree_child(r->tree, subject, REL_NMOD_POSS);
  struct slice form = owner == NO_WORD ? (struct slice){"", 0} : word_at(r, owner)->form;
  return slice_equals(look_lemma(r, subject), "we") || slice_is_ignoring_case(form, SLICE("my")) ||
         slice_is_ignoring_case(form, SLICE("our"));
}

static bool promise_of_own_voice(const struct reading *r, const struct proposition *p, uint32_t subject,
                                 struct bond *b) {
  b->bound = subject;
  b->negative = p->negated;
  b->modality = PROMISED;
  if (obligation_standing(r, p->word, &b->agreement) < STANDS_BESIDE) b->agreement = NO_RECORD;
  return true;
}

/* "We shall not hinder flights", "My Government will not resort to force": what the text's own voice
   forbears, where nobody else reports it. */
bool wording_forbearance(const struct reading *r, const struct proposition *p, struct bond *b) {
  if (p->class != PREDICATE_VERB || !p->negated || p->passive || p->conditional) return false;
  if (!wording_is(r, "forbears", p->lemma) || wording_tense(r, p) != TENSE_FUTURE) {
    bool shall = tree_child_lemma(r->tree, p->word, REL_AUX, "shall") != NO_WORD;
    if (!shall || !wording_is(r, "forbears", p->lemma)) return false;
  }
  if (p->embedding == EMBEDDED_RELATIVE || p->embedding == EMBEDDED_ADVERBIAL) return false;
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (subject == NO_WORD || !obligation_is_actor(r, subject)) return false;
  if (!is_of_own_voice(r, subject) || r->own_agreement != NO_RECORD) return false;
  return promise_of_own_voice(r, p, subject, b);
}

/* "Our troops will be withdrawn in stages", "We will free all prisoners": deeds of war and peace that the
   text's own voice announces. */
bool wording_own_promise(const struct reading *r, const struct proposition *p, struct bond *b) {
  if (p->class != PREDICATE_VERB || p->negated || p->conditional || r->own_agreement != NO_RECORD)
    return false;
  if (wording_tense(r, p) != TENSE_FUTURE || p->necessity != NECESSITY_NONE) return false;
  if (p->embedding == EMBEDDED_RELATIVE || p->embedding == EMBEDDED_ADVERBIAL) return false;
  uint32_t subject = look_argument(p, p->passive ? SLOT_OBJECT : SLOT_SUBJECT, NULL);
  if (!wording_is(r, "core acts", obligation_act(r, b)) || !is_of_own_voice(r, subject)) return false;
  bool done = p->passive && !obligation_are_fighters(r, subject);
  bool leaves = !p->passive && slice_equals(p->lemma, "leave"); /* "We will leave nothing undone" */
  if (leaves && !obligation_has_limit(r, p) && is_empty(look_where(r, p).text)) return false;
  if (!obligation_is_actor(r, subject) || done) return false;
  return promise_of_own_voice(r, p, subject, b);
}

static bool is_still(const struct reading *r, uint32_t verb) {
  TREE_EACH_CHILD(r->tree, verb, child)
  if (wording_is(r, "still", look_lemma(r, child))) return true;
  return false;
}

/* "have still not handed in", "has not yet left": what is owed and not done. */
bool wording_undone(const struct reading *r, const struct proposition *p, struct bond *b) {
  if (r->own_agreement != NO_RECORD || p->class != PREDICATE_VERB || !p->negated || p->conditional)
    return false;
  bool perfect = tree_child_lemma(r->tree, p->word, REL_AUX, "have") != NO_WORD;
  if (!perfect || !is_still(r, p->word) || p->speaker_count || p->embedding == EMBEDDED_ADVERBIAL)
    return false;
  if (!wording_is(r, "core acts", obligation_act(r, b))) return false;
  if (obligation_standing(r, p->word, &b->agreement) < STANDS_IN_PARAGRAPH || b->agreement == NO_RECORD)
    return false;
  b->status = SLICE("pending");
  if (p->passive) {
    b->parties = true;
    return true;
  }
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  return wording_binds(r, b, who) && (b->parties || look_known_actors(r, who).at[0].id.len);
}

/* ---- ceasefires ---- */

static bool is_ceasefire(const struct reading *r, uint32_t word) {
  if (word == NO_WORD) return false;
  if (agreement_stops_fire(look_class(r, r->patterns->agreements, "forms", word))) return true;
  uint32_t agreement = r->agreement_of_word[word];
  if (r->own_agreement != NO_RECORD) return false; /* "This Agreement enters into force": the text does */
  return agreement != NO_RECORD && agreement_stops_fire(r->records.at[agreement].agreement.form);
}

/* "takes effect", "comes into force", "begins" */
static bool takes_effect(const struct reading *r, const struct proposition *p) {
  uint32_t what = look_argument(p, SLOT_OBJECT, NULL);
  if (what == NO_WORD) what = look_argument(p, SLOT_OBLIQUE, "into");
  if (what == NO_WORD)
    return !p->passive && (slice_equals(p->lemma, "begin") || slice_equals(p->lemma, "start"));
  bool effect = slice_equals(look_lemma(r, what), "effect") || slice_equals(look_lemma(r, what), "force");
  return effect && wording_is(r, "enters", p->lemma);
}

bool obligation_tells_of_ceasefire(const struct reading *r, const struct proposition *p) {
  return p->class == PREDICATE_VERB && takes_effect(r, p) &&
         is_ceasefire(r, look_argument(p, SLOT_SUBJECT, NULL));
}

/* "The ceasefire takes effect at midnight on Saturday": from then on its parties hold fire. */
bool obligation_ceasefire_begins(const struct reading *r, const struct proposition *p, struct bond *b) {
  if (p->class != PREDICATE_VERB || resolution_is_one(r) || !takes_effect(r, p)) return false;
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (!is_ceasefire(r, subject) || p->negated || p->conditional) return false;
  bool own = r->own_agreement != NO_RECORD;
  bool ahead = p->necessity == NECESSITY_MUST || p->tense == TENSE_FUTURE || p->tense == TENSE_PRESENT;
  if (!ahead || p->necessity == NECESSITY_MAY || p->necessity == NECESSITY_SHOULD) return false;
  bool told = p->speaker_count || tree_child_lemma(r->tree, p->word, REL_AUX, "would") != NO_WORD;
  if (!own && told) return false; /* "Egypt announced that the truce would start" */
  if (!own && (!obligation_is_timed(r, p) || p->modality == REQUESTED || p->modality == DENIED)) return false;
  enum standing standing = obligation_standing(r, p->word, &b->agreement);
  uint32_t named = r->agreement_of_word[subject];
  if (own)
    b->agreement = r->own_agreement;
  else if (named != NO_RECORD)
    b->agreement = named;
  else if (standing < STANDS_IN_PARAGRAPH)
    return false;
  b->act = SLICE("halt");
  b->object = SLICE("fighting");
  b->parties = true;
  return true;
}

/* "The ceasefire shall be extended for six months", in an agreement's own text. */
bool obligation_ceasefire_extended(const struct reading *r, const struct proposition *p, struct bond *b) {
  if (p->class != PREDICATE_VERB || r->own_agreement == NO_RECORD || resolution_is_one(r)) return false;
  bool extends =
      slice_equals(word_class(r->patterns->agreements, "status", p->lemma), "extended") && !p->negated;
  if (!extends || p->conditional || p->necessity == NECESSITY_MAY) return false;
  if (!is_ceasefire(r, look_argument(p, SLOT_OBJECT, NULL)) || p->embedding == EMBEDDED_RELATIVE)
    return false;
  if (!obligation_is_timed(r, p)) return false;
  b->agreement = r->own_agreement;
  b->act = SLICE("halt");
  b->object = SLICE("fighting");
  b->parties = true;
  b->status = SLICE("extended");
  return true;
}
