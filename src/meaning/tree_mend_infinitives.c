/* Infinitives and participles taken for what stands before a noun. */
#include "meaning/tree_mend_parts.h"

/* "was to free political prisoners", "will free prisoners", "continued to plant bombs": an infinitive taken
   for an adjective or noun. */
bool mend_free_infinitive(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool free = slice_is_ignoring_case(w->form, SLICE("free"));
  bool adjective = (w->relation == REL_AMOD && free) ||
                   ((w->relation == REL_AMOD || w->relation == REL_COMPOUND) && slice_equals(w->xpos, "VB"));
  if (!adjective || w->head == NO_WORD || word == 0 || w->head < word) return false;
  const struct word *to = at(m, word - 1);
  uint32_t noun = w->head;
  bool modal = free && to->upos == UPOS_AUX && slice_equals(to->xpos, "MD"); /* "will free prisoners" */
  bool of_either = to->head == noun || (modal && to->head == word);
  if ((!modal && !slice_is_ignoring_case(to->form, SLICE("to"))) || !of_either) return false;
  struct word *words = m->analysis->words;
  make_infinitive(&words[word], free ? SLICE("free") : words[word].lemma);
  words[word].head = words[noun].head;
  uint8_t relation = words[noun].relation;
  uint32_t over = words[noun].head, above = over == NO_WORD ? NO_WORD : words[over].head;
  bool listed = relation == REL_OBL && word > 1 && is_comma(&words[word - 2]) && over != NO_WORD &&
                tree_is_infinitive(&m->tree, over); /* ", to free children", behind "to take down" */
  if (listed) relation = REL_CONJ;
  bool second = relation == REL_CONJ && over != NO_WORD && is_nominal(&words[over]) && above != NO_WORD &&
                is_verbal(&words[above]); /* "to hand back the town and to free all captives" */
  if (second) words[word].head = above;
  words[word].relation = relation == REL_OBL ? REL_XCOMP : relation == REL_NMOD ? REL_ACL : relation;
  words[noun].head = word, words[noun].relation = REL_OBJ;
  words[word - 1].head = word, words[word - 1].relation = modal ? REL_AUX : REL_MARK;
  TREE_EACH_CHILD(&m->tree, noun, child) {
    if (words[child].head != noun) continue;
    bool clausal = relation_is_subject(words[child].relation) || words[child].relation == REL_COP ||
                   words[child].relation == REL_AUX ||
                   (words[child].relation == REL_CONJ && is_verbal(&words[child]));
    if (clausal) words[child].head = word;
    if (clausal && words[child].relation == REL_COP) words[child].relation = REL_AUX;
    bool before =
        modal && child < word - 1 && words[child].relation == REL_NMOD; /* "In return Mali |will free" */
    if (before) words[child].head = word, words[child].relation = child + 2 == word ? REL_NSUBJ : REL_OBL;
  }
  return true;
}

/* "obliges them to hand in their weapons", the infinitive taken for a noun: a noun behind "to" without a word
   of its own before it, and with a particle or a determiner behind it. */
bool mend_free_noun_infinitive(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  uint32_t next = word + 1;
  bool low = w->relation == REL_NMOD; /* hung on whom they oblige */
  if ((w->relation != REL_OBL && !low) || w->upos != UPOS_NOUN || w->head == NO_WORD || w->head > word ||
      word == 0)
    return false;
  uint32_t verb = low ? at(m, w->head)->head : w->head;
  if (verb == NO_WORD || (low && at(m, w->head)->relation != REL_OBJ)) return false;
  if (next + 1 >= m->analysis->word_count || !slice_equals(w->xpos, "NN")) return false;
  const struct word *to = at(m, word - 1), *behind = at(m, next), *governor = at(m, verb);
  bool marked = slice_is_ignoring_case(to->form, SLICE("to")) && to->head == word;
  enum attitude attitude = attitude_of(m, verb);
  bool controls = attitude == ATTITUDE_MUST || attitude == ATTITUDE_REQUEST || attitude == ATTITUDE_PROMISE ||
                  attitude == ATTITUDE_FAIL || attitude == ATTITUDE_POSSIBLE;
  bool particle = behind->upos == UPOS_ADP && behind->head != word &&
                  (at(m, next + 1)->upos == UPOS_DET || at(m, next + 1)->upos == UPOS_PRON ||
                   at(m, next + 1)->upos == UPOS_NUM);
  bool determined = behind->upos == UPOS_DET || behind->upos == UPOS_PRON;
  if (!marked || !controls || !is_verbal(governor) || !(particle || determined)) return false;
  struct word *words = m->analysis->words;
  make_infinitive(&words[word], words[word].form);
  words[word].head = verb, words[word].relation = REL_XCOMP, words[word - 1].relation = REL_MARK;
  TREE_EACH_CHILD(&m->tree, word, child) {
    if (words[child].relation != REL_NMOD || child < word) continue;
    bool below = particle && words[next].head == child;
    if (below) words[next].head = word, words[next].relation = REL_COMPOUND_PRT;
    words[child].relation = below || determined ? REL_OBJ : REL_OBL;
  }
  return true;
}

/* "Under the agreement, announced on Friday, Hamas is to release", the participle taken for the main verb: it
   has no subject, and what follows it has. */
bool mend_sink_participle(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool participle = w->upos == UPOS_VERB && is_past_form(w);
  if (!participle || w->relation != REL_ROOT || has_subject(m, word) || word < 2 ||
      !is_comma(at(m, word - 1)))
    return false;
  uint32_t clause = NO_WORD, noun = word - 2;
  TREE_EACH_CHILD(&m->tree, word, child) {
    uint8_t relation = at(m, child)->relation;
    if (relation == REL_AUX || relation == REL_AUX_PASS) return false;
    if (relation == REL_CCOMP && child > word && has_subject(m, child)) clause = child;
  }
  bool heading =
      at(m, noun)->head != NO_WORD && tree_dominates(&m->tree, word, noun) && is_nominal(at(m, noun));
  if (clause == NO_WORD || !heading || tree_child(&m->tree, clause, REL_MARK) == NO_WORD) {
    if (clause == NO_WORD || !heading || tree_child(&m->tree, clause, REL_AUX) == NO_WORD) return false;
  }
  struct word *words = m->analysis->words;
  mend_hand_over(m, word, clause, (struct children){.limit = word, .relations = ANY_RELATION});
  words[clause].head = NO_WORD, words[clause].relation = REL_ROOT;
  words[word].head = noun, words[word].relation = REL_ACL;
  return true;
}
