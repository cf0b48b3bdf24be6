/* Subjects that a tree has lost, doubled or run together with a date or a place. */
#include "meaning/tree_mend_parts.h"

static bool is_bare(const struct mender *m, uint32_t word) {
  return tree_child(&m->tree, word, REL_CASE) == NO_WORD && tree_child(&m->tree, word, REL_MARK) == NO_WORD;
}

/* "ECOWAS |suspended Niger": taken for a participle, yet with an object and no auxiliary. */
static bool is_past_active(const struct mender *m, uint32_t verb) {
  return slice_equals(at(m, verb)->xpos, "VBN") && at(m, verb)->relation == REL_ROOT &&
         tree_child(&m->tree, verb, REL_OBJ) != NO_WORD && tree_child(&m->tree, verb, REL_AUX) == NO_WORD;
}

/* "In November Yasser al-Atta, a senior general, accused": a name without a preposition before a finite verb
   that has no subject is it. */
bool mend_find_bare_subject(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->head == NO_WORD || w->head < word || w->upos != UPOS_PROPN) return false;
  bool loose = w->relation == REL_OBL || w->relation == REL_OBL_UNMARKED || w->relation == REL_VOCATIVE ||
               w->relation == REL_DISLOCATED || w->relation == REL_DEP || w->relation == REL_NMOD ||
               w->relation == REL_COMPOUND || w->relation == REL_ADVMOD;
  bool finite = is_finite(at(m, w->head)) || is_past_active(m, w->head);
  if (!loose || !is_verbal(at(m, w->head)) || !finite || has_subject(m, w->head)) return false;
  if (tree_child(&m->tree, w->head, REL_AUX_PASS) != NO_WORD || !is_bare(m, word) || is_temporal(m, word))
    return false;
  struct word *verb = &m->analysis->words[w->head];
  if (!is_finite(verb)) verb->xpos = SLICE("VBD"), verb->feats = SLICE("Mood=Ind|Tense=Past|VerbForm=Fin");
  return move(m, word, w->head, REL_NSUBJ);
}

/* "In November Yasser al-Atta accused", the name hung on the preposition's noun: the date goes with the verb
   and leaves the name for its subject. */
bool mend_split_heading_date(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  uint32_t marker = tree_child(&m->tree, word, REL_CASE);
  if (!relation_is_oblique(w->relation) || w->head == NO_WORD || w->head < word || marker == NO_WORD)
    return false;
  if (w->upos != UPOS_PROPN || !is_finite(at(m, w->head)) || has_subject(m, w->head)) return false;
  uint32_t date = marker + 1;
  bool below = date < word && at(m, date)->head == word && at(m, date)->relation != REL_DET;
  if (!below || !is_temporal(m, date) || is_temporal(m, word)) return false;
  uint32_t verb = w->head;
  return move(m, date, verb, REL_OBL) && move(m, marker, date, REL_CASE) && move(m, word, verb, REL_NSUBJ);
}

/* "In Tripoli Muammar Gaddafi received": a subject behind a preposition is a place and the name that
   follows. */
bool mend_split_heading_place(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  uint32_t marker = tree_child(&m->tree, word, REL_CASE), name = tree_child(&m->tree, word, REL_FLAT);
  if (!relation_is_subject(w->relation) || w->head == NO_WORD || w->head < word || marker == NO_WORD)
    return false;
  if (name != word + 1 || marker + 1 != word || slice_equals(at(m, marker)->xpos, "POS")) return false;
  uint8_t relation = w->relation;
  uint32_t verb = w->head;
  struct word *words = m->analysis->words;
  mend_hand_over(m, word, name, (struct children){name + 1, verb, ANY_RELATION, 0});
  words[name].head = verb, words[name].relation = relation;
  words[word].relation = REL_OBL;
  return true;
}

/* "On Saturday police were attacked", "The army on Friday questioned": a day before the verb is the
   verb's. */
bool mend_split_subject_date(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (!relation_is_subject(w->relation) || w->head == NO_WORD || w->head < word || is_temporal(m, word))
    return false;
  uint32_t verb = w->head;
  bool deed = predicates_verb_of_noun(m->predicates, lower_case(m->arena, w->lemma)).len > 0;
  TREE_EACH_CHILD(&m->tree, word, child) {
    if (deed) break; /* "the attack on Tuesday shocked" */
    bool nominal = at(m, child)->relation == REL_NMOD || at(m, child)->relation == REL_NMOD_UNMARKED;
    uint32_t marker = tree_child(&m->tree, child, REL_CASE);
    if (nominal && child > word && marker != NO_WORD && is_temporal(m, child) && is_form(m, marker, "on"))
      return move(m, child, verb, REL_OBL);
  }
  TREE_EACH_CHILD(&m->tree, word, child) { /* "In June a panel", "a day later Pyongyang" */
    bool later = is_form(m, child, "later") || is_form(m, child, "earlier");
    bool nominal = at(m, child)->relation == REL_NMOD || at(m, child)->relation == REL_NMOD_UNMARKED;
    bool marked = nominal && is_temporal(m, child) && tree_child(&m->tree, child, REL_CASE) != NO_WORD;
    if (child < word && (later || marked)) return move(m, child, verb, later ? REL_ADVMOD : REL_OBL);
  }
  uint32_t marker = tree_child(&m->tree, word, REL_CASE), date = marker == NO_WORD ? NO_WORD : marker + 1;
  if (date == NO_WORD || date >= word || at(m, date)->head != word || !is_temporal(m, date)) return false;
  return move(m, date, verb, REL_OBL) && move(m, marker, date, REL_CASE);
}

/* "Agency reported X, the minister, recommended that": the object of saying is the subject of what is
   said. */
bool mend_find_reported_subject(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_CCOMP || w->head == NO_WORD || w->head > word || !is_finite(w) ||
      has_subject(m, word))
    return false;
  uint32_t object = tree_child(&m->tree, w->head, REL_OBJ);
  if (object == NO_WORD || object < w->head || object > word || !is_nominal(at(m, object))) return false;
  if (tree_child(&m->tree, word, REL_MARK) != NO_WORD) return false;
  enum attitude attitude = attitude_of(m, w->head);
  return attitude == ATTITUDE_SAY && move(m, object, word, REL_NSUBJ);
}

static bool is_saying(struct mender *m, uint32_t word) {
  return at(m, word)->relation == REL_ACL_RELCL && has_subject(m, word) &&
         attitude_of(m, word) == ATTITUDE_SAY;
}

/* "Guinea, which the UN says has supplied LURD": "which" stands as the object of a verb that has no subject,
   before somebody says it; it is the subject, and what is said hangs on the saying. */
bool mend_read_relative_speech(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->head == NO_WORD || w->head > word || !is_verbal(w) || has_subject(m, word)) return false;
  uint32_t says = NO_WORD, which = NO_WORD;
  if (w->relation == REL_CCOMP && is_saying(m, w->head)) says = w->head;
  if (w->relation == REL_ACL_RELCL) TREE_EACH_CHILD(&m->tree, w->head, child)
  if (child < word && is_saying(m, child)) says = child;
  if (says == NO_WORD) return false;
  TREE_EACH_CHILD(&m->tree, word, child)
  if (at(m, child)->relation == REL_OBJ && child < says && at(m, child)->upos == UPOS_PRON) which = child;
  if (which == NO_WORD) return false;
  if (!move(m, which, word, subject_relation(m, word))) return false;
  return w->relation == REL_CCOMP || move(m, word, says, REL_CCOMP);
}

/* "Chad had for years provided the rebels with arms": what the tree hangs on the auxiliary, which governs
   nothing, is the verb's. */
bool mend_free_auxiliary(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->head == NO_WORD || at(m, w->head)->relation != REL_AUX) return false;
  uint32_t verb = at(m, w->head)->head;
  if (verb == NO_WORD || !is_verbal(at(m, verb))) return false;
  if (w->relation == REL_OBL || w->relation == REL_ADVMOD) return move(m, word, verb, w->relation);
  if (w->relation != REL_NSUBJ || has_subject(m, verb)) return false;
  return move(m, word, verb, subject_relation(m, verb));
}

/* "Air strikes killed twelve people, officials said": of two subjects of saying the first is that of what is
   said. */
bool mend_split_two_subjects(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_NSUBJ || w->head == NO_WORD || w->head < word) return false;
  uint32_t verb = w->head, clause = NO_WORD, second = NO_WORD;
  TREE_EACH_CHILD(&m->tree, verb, child) {
    uint8_t relation = at(m, child)->relation;
    if (relation == REL_CCOMP && child > word && child < verb && !has_subject(m, child)) clause = child;
    if (relation == REL_NSUBJ && child > word && clause != NO_WORD) second = child;
  }
  if (clause == NO_WORD || second == NO_WORD || !is_verbal(at(m, clause))) return false;
  return move(m, word, clause, subject_relation(m, clause));
}

/* "Decides that CTED will continue to operate", "CTED" taken for a verb: capitals among small letters are a
   name, and what stands before the verb of a clause is its subject. */
bool mend_read_acronym(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool verb = w->upos == UPOS_VERB || w->upos == UPOS_PROPN; /* the tag may have been put right */
  if (!verb || w->relation != REL_CSUBJ || !is_capitals(w)) return false;
  const struct sentence *s = &m->analysis->sentences[w->sentence];
  uint32_t small = 0, capitals = 0; /* a heading has nothing but capitals */
  for (uint32_t n = s->first_word; n < s->first_word + s->word_count; n++)
    *(is_capitals(at(m, n)) ? &capitals : &small) += at(m, n)->form.len > 1;
  if (small <= capitals) return false;
  struct word *words = m->analysis->words;
  words[word].upos = UPOS_PROPN, words[word].xpos = SLICE("NNP"), words[word].lemma = words[word].form;
  words[word].feats = SLICE("Number=Sing");
  words[word].relation = REL_NSUBJ;
  return true;
}
