/* Clauses and phrases hung too low. */
#include "meaning/tree_mend_parts.h"

/* "called on them to leave and said that": a finite verb is not coordinated with an infinitive. */
bool mend_lift_finite_conjunct(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_CONJ || w->head == NO_WORD || !is_finite(w) || has_subject(m, word)) return false;
  uint32_t up = w->head;
  if (slice_equals(w->xpos, "VBP") || !tree_is_infinitive(&m->tree, up)) return false;
  while (up != NO_WORD && !is_finite(at(m, up))) up = at(m, up)->head;
  return up != NO_WORD && is_verbal(at(m, up)) && up < word && move(m, word, up, REL_CONJ);
}

/* "obliges them to hand in weapons and to disarm": an infinitive is not coordinated with a finite verb. */
bool mend_sink_infinitive_conjunct(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_CONJ || w->head == NO_WORD || !tree_is_infinitive(&m->tree, word) ||
      !is_finite(at(m, w->head)))
    return false;
  uint32_t first = NO_WORD;
  TREE_EACH_CHILD(&m->tree, w->head, child)
  if (child > w->head && child < word && tree_is_infinitive(&m->tree, child) &&
      (at(m, child)->relation == REL_XCOMP || at(m, child)->relation == REL_ADVCL))
    first = child;
  return first != NO_WORD && move(m, word, first, REL_CONJ);
}

/* "to leave hospitals, to let aid through and to refrain from attacks": infinitives in a list, not each the
   purpose of the one before. */
bool mend_list_infinitives(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_ADVCL || w->head == NO_WORD || w->head > word || word < 2) return false;
  bool both = tree_is_infinitive(&m->tree, word) && tree_is_infinitive(&m->tree, w->head);
  uint32_t to = tree_child(&m->tree, word, REL_MARK);
  bool more = false;
  TREE_EACH_CHILD(&m->tree, word, next)
  more |= at(m, next)->relation == REL_CONJ && tree_is_infinitive(&m->tree, next) &&
          tree_child(&m->tree, next, REL_CC) != NO_WORD;
  if (!both || to == NO_WORD || to == 0 || !is_comma(at(m, to - 1)) || !more) return false;
  return move(m, word, w->head, REL_CONJ);
}

static uint32_t verb_above(const struct mender *m, uint32_t word) {
  uint32_t up = at(m, word)->head;
  while (up != NO_WORD && !is_verbal(at(m, up))) up = at(m, up)->head;
  return up;
}

/* "attacked with tanks, mortars and launchers, firing on the airport": behind a comma the participle goes
   with the verb. */
bool mend_lift_participle(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_ACL || !slice_equals(w->xpos, "VBG") || w->head == NO_WORD || w->head > word ||
      word == 0)
    return false;
  if (!is_comma(at(m, word - 1)) || !is_nominal(at(m, w->head))) return false;
  uint32_t verb = verb_above(m, word);
  bool object =
      tree_child(&m->tree, word, REL_OBJ) != NO_WORD || tree_child(&m->tree, word, REL_OBL) != NO_WORD;
  return verb != NO_WORD && verb < w->head && object && move(m, word, verb, REL_ADVCL);
}

/* "would go on working", "kept shelling": the participle completes the verb. */
bool mend_complete_phase(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_ADVCL || !slice_equals(w->xpos, "VBG") || w->head == NO_WORD || w->head >= word)
    return false;
  struct slice lemma = at(m, w->head)->lemma;
  bool phase = slice_equals(lemma, "go") && word == w->head + 2 && slice_equals(at(m, word - 1)->form, "on");
  phase |= word == w->head + 1 && predicates_is_phase(m->predicates, lemma);
  return phase && tree_child(&m->tree, w->head, REL_OBJ) == NO_WORD && move(m, word, w->head, REL_XCOMP);
}

/* "demanded in a video that the authorities end the violence": a whole clause behind "that" is what is said,
   not what the video is. */
bool mend_lift_that_clause(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if ((w->relation != REL_ACL && w->relation != REL_ACL_RELCL) || w->head == NO_WORD || !has_subject(m, word))
    return false;
  uint32_t that = tree_child_lemma(&m->tree, word, REL_MARK, "that");
  const struct word *noun = at(m, w->head);
  if (that == NO_WORD || that < w->head || !relation_is_oblique(noun->relation) || noun->head == NO_WORD)
    return false;
  uint32_t verb = noun->head;
  if (tree_child(&m->tree, verb, REL_CCOMP) != NO_WORD || verb > w->head) return false;
  enum attitude attitude = attitude_of(m, verb);
  bool speaks = attitude == ATTITUDE_SAY || attitude == ATTITUDE_REQUEST || attitude == ATTITUDE_PROMISE ||
                attitude == ATTITUDE_ACCUSE || attitude == ATTITUDE_DENY;
  return speaks && move(m, word, verb, REL_CCOMP);
}

/* "suspended in full a military agreement": a determiner ends the phrase before it. */
bool mend_find_late_object(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_OBL || w->head == NO_WORD || !is_verbal(at(m, w->head)) || w->head > word)
    return false;
  uint32_t marker = tree_child(&m->tree, word, REL_CASE), determiner = tree_child(&m->tree, word, REL_DET);
  if (marker == NO_WORD || determiner == NO_WORD || determiner != marker + 2) return false;
  if (!is_form(m, marker, "in") || at(m, marker + 1)->head != word) return false;
  if (tree_child(&m->tree, w->head, REL_OBJ) != NO_WORD) return false;
  m->analysis->words[marker + 1].head = w->head, m->analysis->words[marker + 1].relation = REL_ADVMOD;
  m->analysis->words[marker].head = marker + 1;
  m->analysis->words[word].relation = REL_OBJ;
  return true;
}

/* "condemned in the strongest terms the attack on", taken for another name of the terms: an apposition has a
   comma before it, a late object has none. */
bool mend_find_object_behind_terms(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_APPOS || w->upos != UPOS_NOUN || w->head == NO_WORD || w->head > word) return false;
  uint32_t oblique = w->head, first = tree_child(&m->tree, word, REL_DET);
  if (first == NO_WORD || first != oblique + 1 || !relation_is_oblique(at(m, oblique)->relation))
    return false;
  uint32_t verb = at(m, oblique)->head;
  if (verb == NO_WORD || !is_verbal(at(m, verb)) || tree_child(&m->tree, verb, REL_OBJ) != NO_WORD)
    return false;
  return move(m, word, verb, REL_OBJ);
}

/* "came five days after the ministers had put their names to it", the ministers hung as a phrase and "had
   put" as a conjunct without a subject: a clause with its own. */
bool mend_read_after_clause(struct mender *m, uint32_t word) {
  static const char *const markers[] = {"after", "before", "since", "until", "once"};
  const struct word *w = at(m, word);
  if (!is_nominal(w) || w->relation != REL_OBL || w->head == NO_WORD || w->head > word) return false;
  uint32_t marker = tree_child(&m->tree, word, REL_CASE), verb = NO_WORD;
  bool fits = false;
  for (size_t i = 0; marker != NO_WORD && i < sizeof markers / sizeof *markers; i++)
    fits |= slice_is_ignoring_case(at(m, marker)->form, slice_of(markers[i]));
  if (!fits || marker > word) return false;
  TREE_EACH_CHILD(&m->tree, w->head, child) {
    uint8_t relation = at(m, child)->relation;
    bool loose = relation == REL_CONJ || relation == REL_PARATAXIS || relation == REL_ADVCL;
    if (loose && child > word && verb == NO_WORD) verb = child;
  }
  if (verb == NO_WORD || !is_verbal(at(m, verb)) || has_subject(m, verb)) return false;
  bool perfect = tree_child_lemma(&m->tree, verb, REL_AUX, "have") != NO_WORD;
  if (!perfect || tree_child(&m->tree, verb, REL_CC) != NO_WORD) return false;
  struct word *words = m->analysis->words;
  words[verb].relation = REL_ADVCL;
  words[word].head = verb, words[word].relation = REL_NSUBJ;
  words[marker].head = verb, words[marker].relation = REL_MARK;
  return true;
}

/* "both accepted a truce, undertook to leave, and agreed to talk", the first taken for a clause beside the
   second: it has the subject, no word that subordinates it, and its tense. */
bool mend_lead_coordination(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  uint32_t second = w->head;
  if (w->relation != REL_ADVCL || second == NO_WORD || second < word || !is_finite(w)) return false;
  if (!slice_is(w->xpos, at(m, second)->xpos) || has_subject(m, second) || !has_subject(m, word))
    return false;
  if (tree_child(&m->tree, word, REL_MARK) != NO_WORD || tree_child(&m->tree, word, REL_ADVMOD) != NO_WORD)
    return false;
  struct word *words = m->analysis->words;
  words[word].head = words[second].head, words[word].relation = words[second].relation;
  words[second].head = word, words[second].relation = REL_CONJ;
  return true;
}

/* "a deadline for the troops to leave": the troops are who is to leave, not what the deadline is for. */
bool mend_read_for_clause(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (!is_nominal(w) || w->relation != REL_NMOD || w->head == NO_WORD || w->head > word) return false;
  uint32_t marker = tree_child_lemma(&m->tree, word, REL_CASE, "for"), verb = NO_WORD;
  if (marker == NO_WORD) marker = tree_child_lemma(&m->tree, word, REL_MARK, "for");
  TREE_EACH_CHILD(&m->tree, word, child) {
    bool to = child > word + 1 && is_form(m, child - 1, "to") && slice_equals(at(m, child)->xpos, "VB");
    if (at(m, child)->relation == REL_ACL && to) verb = child;
  }
  if (marker == NO_WORD || verb == NO_WORD || has_subject(m, verb)) return false;
  struct word *words = m->analysis->words;
  words[verb].head = words[word].head, words[verb].relation = REL_ACL;
  words[word].head = verb, words[word].relation = REL_NSUBJ;
  words[marker].head = verb, words[marker].relation = REL_MARK;
  words[verb - 1].head = verb, words[verb - 1].relation = REL_MARK;
  return true;
}

/* "to stop fighting and to let aid through": an infinitive with its own "to" goes with the infinitive
   above. */
bool mend_lift_infinitive_conjunct(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_CONJ || w->head == NO_WORD || w->head > word) return false;
  uint32_t to = tree_child_lemma(&m->tree, word, REL_MARK, "to"), up = w->head;
  if (to == NO_WORD || !slice_equals(at(m, up)->xpos, "VBG") || at(m, up)->relation != REL_XCOMP)
    return false;
  up = at(m, up)->head;
  return up != NO_WORD && tree_is_infinitive(&m->tree, up) && move(m, word, up, REL_CONJ);
}

/* "demands that Hezbollah halt its attacks", the name taken for an auxiliary: it is who is to halt them. */
bool mend_read_that_subject(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool capital = w->form.len > 1 && has_capital(w);
  if (w->upos != UPOS_AUX || !capital || word == 0 || w->head == NO_WORD || w->head < word) return false;
  const struct word *that = at(m, word - 1);
  if (!slice_equals(that->form, "that") || that->head != w->head) return false;
  struct word *words = m->analysis->words;
  words[word].upos = UPOS_PROPN, words[word].xpos = SLICE("NNP"), words[word].relation = REL_NSUBJ;
  words[word].lemma = words[word].form;
  words[word - 1].upos = UPOS_SCONJ, words[word - 1].xpos = SLICE("IN"), words[word - 1].relation = REL_MARK;
  return true;
}

/* "Fighting | erupted", taken for what erupted while fighting. */
static bool is_lone_before_verb(const struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  return w->relation == REL_ADVCL && w->head == word + 1 && m->tree.first[word] == NO_WORD &&
         at(m, w->head)->upos == UPOS_VERB && is_finite(at(m, w->head)) && !has_subject(m, w->head);
}

/* "Fighting broke out", "Shelling continued": a gerund that nothing belongs to is the noun. */
bool mend_read_gerund_subject(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool subject = w->relation == REL_CSUBJ || w->relation == REL_CSUBJ_PASS || is_lone_before_verb(m, word);
  bool gerund = subject && slice_equals(w->xpos, "VBG");
  struct slice form = lower_case(m->arena, w->form);
  if (!gerund || !predicates_verb_of_noun(m->predicates, form).len) return false;
  TREE_EACH_CHILD(&m->tree, word, child)
  if (at(m, child)->relation == REL_OBJ || at(m, child)->relation == REL_IOBJ) return false;
  struct word *words = m->analysis->words;
  words[word].relation = w->relation == REL_CSUBJ_PASS ? REL_NSUBJ_PASS : REL_NSUBJ;
  words[word].upos = UPOS_NOUN, words[word].xpos = SLICE("NN"), words[word].lemma = form;
  words[word].feats = SLICE("Number=Sing");
  return true;
}

/* "Fighting broke out near Malakal between the SPLA and the militias": between whom says more of the noun. */
bool mend_hang_between_on_subject(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (!relation_is_oblique(w->relation) || w->head == NO_WORD || w->head > word || !is_verbal(at(m, w->head)))
    return false;
  if (!slice_equals(tree_preposition(&m->tree, m->arena, word), "between")) return false;
  uint32_t noun = tree_child(&m->tree, w->head, REL_NSUBJ);
  if (noun == NO_WORD) noun = tree_child(&m->tree, w->head, REL_NSUBJ_PASS);
  if (noun == NO_WORD || at(m, noun)->upos != UPOS_NOUN) return false;
  struct slice lemma = lower_case(m->arena, at(m, noun)->lemma);
  if (!predicates_verb_of_noun(m->predicates, lemma).len) return false;
  m->analysis->words[word].head = noun, m->analysis->words[word].relation = REL_NMOD;
  return true;
}

/* "the arrest of three journalists by the police": whoever does it does not belong to whom it is done to. */
bool mend_lift_agent_of_noun(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_NMOD || w->head == NO_WORD || w->head > word) return false;
  if (!slice_equals(tree_preposition(&m->tree, m->arena, word), "by")) return false;
  uint32_t victim = w->head, noun = at(m, victim)->head;
  if (at(m, victim)->relation != REL_NMOD || noun == NO_WORD || noun > victim ||
      at(m, noun)->upos != UPOS_NOUN)
    return false;
  struct slice own = lower_case(m->arena, at(m, victim)->lemma),
               lemma = lower_case(m->arena, at(m, noun)->lemma);
  bool deed =
      predicates_verb_of_noun(m->predicates, lemma).len && !predicates_verb_of_noun(m->predicates, own).len;
  if (!deed) return false;
  m->analysis->words[word].head = noun;
  return true;
}

/* "There were protests in Yangon against the junta": against whom, between whom, by whom and of what says
   more of the noun; when and where may stay with the verb. */
bool mend_hang_on_what_there_is(struct mender *m, uint32_t word) {
  static const char *const of_noun[] = {"against", "between", "by", "of", "over", "among"};
  const struct word *w = at(m, word);
  if (!slice_equals(w->lemma, "be") || tree_child(&m->tree, word, REL_EXPL) == NO_WORD) return false;
  uint32_t noun = tree_child(&m->tree, word, REL_NSUBJ);
  if (noun == NO_WORD || noun < word || at(m, noun)->upos != UPOS_NOUN) return false;
  bool changed = false;
  TREE_EACH_CHILD(&m->tree, word, child) {
    if (child < noun || !relation_is_oblique(at(m, child)->relation)) continue;
    struct slice preposition = tree_preposition(&m->tree, m->arena, child);
    for (size_t i = 0; i < sizeof of_noun / sizeof *of_noun; i++) {
      if (!slice_equals(preposition, of_noun[i])) continue;
      m->analysis->words[child].head = noun, m->analysis->words[child].relation = REL_NMOD;
      changed = true;
    }
  }
  return changed;
}

/* A verb with nothing but its subject: "the Council demanded". */
static bool has_only_subject(const struct mender *m, uint32_t verb) {
  TREE_EACH_CHILD(&m->tree, verb, child) {
    uint8_t relation = at(m, child)->relation;
    bool own = relation_is_subject(relation) || relation == REL_ADVMOD || relation_is_oblique(relation);
    bool comma = relation == REL_PUNCT && !slice_equals(at(m, child)->form, ";");
    if (!own && !comma) return false;
  }
  return has_subject(m, verb);
}

/* "Rwanda must withdraw, the Council |demanded": what is demanded is its clause, as with "said". */
bool mend_raise_demand(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  uint32_t clause = w->head;
  if (w->relation != REL_PARATAXIS || clause == NO_WORD || clause > word) return false;
  bool main = at(m, clause)->relation == REL_ROOT && is_finite(w);
  if (attitude_of(m, word) != ATTITUDE_REQUEST || !main || !has_only_subject(m, word)) return false;
  struct word *words = m->analysis->words;
  mend_hand_over(m, clause, word, children_behind(word, ANY_RELATION));
  words[word].head = NO_WORD, words[word].relation = REL_ROOT;
  words[clause].head = word, words[clause].relation = REL_CCOMP;
  return true;
}
