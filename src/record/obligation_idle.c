/* What binds nobody though it is worded as a duty, in a report that tells of an agreement:
     questions   "Nobody knows what is to happen next"
     nobody's    "The rains will start in July", "The trial is to begin in September"
     ceremonies  "The deal is to be signed on Thursday", without a limit
     journeys    "The minister is to visit Paris on Tuesday"
     denials     "The rebels do not have to leave"
     hardship    "Hundreds had to leave their homes", "The army has to rely on old tanks" */
#include "record/obligation_wordings.h"

#include "meaning/who.h"

static bool is_question(const struct reading *r, uint32_t sentence) {
  struct slice text = slice_trim(slice_between(r->analysis->text.at, r->analysis->sentences[sentence].span));
  return slice_ends(text, SLICE("?"));
}

/* Who does it or to whom it is done, as the sentence has it. */
static uint32_t surface_subject(const struct proposition *p) {
  return look_argument(p, p->passive ? SLOT_OBJECT : SLOT_SUBJECT, NULL);
}

static bool is_asked_for(const struct reading *r, const struct proposition *p, uint32_t subject) {
  if (is_question(r, word_at(r, p->word)->sentence)) return true;
  return subject != NO_WORD && wording_is(r, "asking", look_lemma(r, subject));
}

static bool is_agreement(const struct reading *r, uint32_t word) {
  return r->agreement_of_word[word] != NO_RECORD ||
         look_class(r, r->patterns->agreements, "forms", word).len > 0;
}

static bool is_ceremony(const struct reading *r, const struct proposition *p, uint32_t subject) {
  return subject != NO_WORD && p->passive && wording_is(r, "ceremonies", p->lemma) &&
         is_agreement(r, subject) && !obligation_has_limit(r, p);
}

/* One person, and no body: "the minister", "Mr Doe". */
static bool is_one_person(const struct reading *r, uint32_t subject) {
  if (subject == NO_WORD || word_has(word_at(r, subject), "Number=Plur")) return false;
  const struct name *name = name_at(r->names, subject);
  return wording_is(r, "persons", look_lemma(r, subject)) || (name && name->type == NAME_PERSON);
}

static bool is_journey(const struct reading *r, const struct proposition *p, uint32_t subject) {
  return !p->passive && wording_is(r, "journeys", p->lemma) && is_one_person(r, subject);
}

bool obligation_is_idle(const struct reading *r, const struct proposition *p) {
  if (r->own_agreement != NO_RECORD || p->class == PREDICATE_NOUN) return false;
  uint32_t subject = surface_subject(p);
  if (is_asked_for(r, p, subject) || is_ceremony(r, p, subject) || is_journey(r, p, subject)) return true;
  if (obligation_tells_of_ceasefire(r, p)) return true;
  return subject != NO_WORD && wording_is(r, "nobody's", look_lemma(r, subject));
}

/* "do not have to leave", "need not leave", "are no longer obliged to" */
bool obligation_is_denied(const struct reading *r, const struct proposition *p) {
  const struct proposition *above = obligation_governor(r, p);
  bool have = above && above->negated && p->necessity == NECESSITY_MUST && above->class != PREDICATE_NOUN &&
              wording_is(r, "has to", above->lemma);
  uint32_t need = tree_child_lemma(r->tree, p->word, REL_AUX, "need");
  return have || (need != NO_WORD && p->negated);
}

/* Somebody who may be held to something: a side, known by an id or by its arms. */
static bool is_bindable(const struct reading *r, const struct bond *b) {
  if (b->parties && b->named != NO_WORD) return true;
  if (b->bound == NO_WORD) return false;
  struct actors who = look_known_actors(r, b->bound);
  return (who.count && who.at[0].id.len) || obligation_are_fighters(r, b->bound);
}

/* "are to be settled", "is to stay" */
static bool is_to_be_done(const struct reading *r, const struct proposition *p) {
  uint32_t to = tree_child_lemma(r->tree, p->word, REL_MARK, "to");
  TREE_EACH_CHILD(r->tree, p->word, child) {
    bool auxiliary = word_at(r, child)->upos == UPOS_AUX && slice_equals(look_lemma(r, child), "be");
    if (auxiliary && to != NO_WORD && child < to) return true;
  }
  return false;
}

/* What must be done in a report without being laid down: no limit, no agreement named beside it, and a deed
   that accords do not speak of, or one that was forced upon somebody. */
bool obligation_is_hardship(const struct reading *r, const struct proposition *p, const struct bond *b,
                            enum standing standing, bool known) {
  if (r->own_agreement != NO_RECORD || standing >= STANDS_UNDER || obligation_has_limit(r, p)) return false;
  const struct proposition *above = obligation_governor(r, p);
  bool laid_down = tree_child_lemma(r->tree, p->word, REL_AUX, "shall") != NO_WORD || is_to_be_done(r, p);
  bool need = above && slice_equals(above->lemma, "need");
  if (!known && p->class == PREDICATE_VERB && (need || (!laid_down && !is_bindable(r, b)))) return true;
  bool had_to = above && slice_equals(above->lemma, "have") && above->tense == TENSE_PAST;
  return had_to && !p->passive && !is_bindable(r, b);
}
