/* Coordination: "A, B and C", "X of A, Y of B and Z of C", "between A and B". */
#include "meaning/tree_mend_parts.h"

/* "A, B and C": all hang on the first. */
bool mend_flatten_coordination(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_CONJ || w->head == NO_WORD || !is_nominal(w)) return false;
  const struct word *second = at(m, w->head);
  if (second->relation != REL_CONJ || second->head == NO_WORD || !is_nominal(second)) return false;
  uint32_t first = second->head;
  return is_nominal(at(m, first)) && move(m, word, first, REL_CONJ);
}

/* "The army and |allied militias took": the army taken for a modifier of the militias, and "allied" for what
   is coordinated with it. */
bool mend_split_shared_noun(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  uint32_t second = tree_child(&m->tree, word, REL_CONJ), noun = w->head;
  if (w->relation != REL_COMPOUND || noun == NO_WORD || noun != second + 1 || second != word + 2)
    return false;
  bool adjective = at(m, second)->upos == UPOS_ADJ || slice_equals(at(m, second)->xpos, "VBN");
  if (!adjective || w->upos != UPOS_NOUN || !slice_equals(at(m, noun)->xpos, "NNS")) return false;
  if (!tree_dominates(&m->tree, noun, word + 1)) return false; /* no word below itself */
  struct word *words = m->analysis->words;
  mend_hand_over(m, noun, word, (struct children){.limit = word, .relations = ANY_RELATION});
  mend_hand_over(m, noun, word, children_behind(word, TREE_BIT(REL_NMOD) | TREE_BIT(REL_ACL_RELCL)));
  words[word].head = words[noun].head, words[word].relation = words[noun].relation;
  words[noun].head = word, words[noun].relation = REL_CONJ;
  words[second].head = noun, words[second].relation = REL_AMOD, words[second].upos = UPOS_ADJ;
  words[word + 1].head = noun;
  return true;
}

/* "Wagner and |mercenaries": "Wagner mercenaries" are one. */
bool mend_join_conjuncts(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  uint32_t noun = word + 1;
  if (w->relation != REL_CONJ || w->upos != UPOS_PROPN || noun >= m->analysis->word_count) return false;
  const struct word *n = at(m, noun);
  bool both = n->relation == REL_CONJ && n->head == w->head && n->upos == UPOS_NOUN;
  return both && move(m, word, noun, REL_COMPOUND);
}

/* The phrase with "of" below a word, or NO_WORD. */
static uint32_t of_phrase(const struct mender *m, uint32_t word) {
  TREE_EACH_CHILD(&m->tree, word, child)
  if (at(m, child)->relation == REL_NMOD && tree_child_lemma(&m->tree, child, REL_CASE, "of") != NO_WORD)
    return child;
  return NO_WORD;
}

/* "X of A, Y of B and Z of C": what has an "of" of its own belongs to X, not to A. */
bool mend_lift_conjunct(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_CONJ || w->head == NO_WORD || of_phrase(m, word) == NO_WORD) return false;
  const struct word *inner = at(m, w->head);
  if (inner->relation != REL_NMOD || inner->head == NO_WORD || of_phrase(m, inner->head) != w->head)
    return false;
  bool names = w->upos == UPOS_PROPN && inner->upos == UPOS_PROPN && at(m, inner->head)->upos == UPOS_PROPN;
  return names && move(m, word, inner->head, REL_CONJ);
}

/* "between Presidents Putin and Erdogan": the preposition is the name's, not its title's. */
bool mend_lift_case(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_CASE || w->head == NO_WORD) return false;
  const struct word *title = at(m, w->head);
  bool before =
      title->relation == REL_NMOD_DESC || title->relation == REL_COMPOUND || title->relation == REL_FLAT;
  if (!before || title->head == NO_WORD || title->head < w->head || slice_equals(w->xpos, "POS"))
    return false;
  return tree_child(&m->tree, title->head, REL_CASE) == NO_WORD && move(m, word, title->head, REL_CASE);
}

/* "the fighting between A and B has": there are two between whom it is. */
bool mend_sink_between(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_CONJ || w->head == NO_WORD || w->head > word || !is_nominal(w)) return false;
  TREE_EACH_CHILD(&m->tree, w->head, child) {
    bool phrase = at(m, child)->relation == REL_NMOD || relation_is_oblique(at(m, child)->relation);
    if (!phrase || child > word || tree_child_lemma(&m->tree, child, REL_CASE, "between") == NO_WORD)
      continue;
    return tree_child(&m->tree, child, REL_CONJ) == NO_WORD && move(m, word, child, REL_CONJ);
  }
  return false;
}

/* "the foreign ministers of Egypt, Jordan and Iraq": bare names behind an "of" with a name go with that. */
bool mend_sink_conjunct(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_CONJ || w->head == NO_WORD || w->head > word || w->upos != UPOS_PROPN) return false;
  uint32_t noun = w->head, of = of_phrase(m, noun);
  bool office = at(m, noun)->upos == UPOS_NOUN && slice_equals(at(m, noun)->xpos, "NNS");
  if (!office || of == NO_WORD || of > word || at(m, of)->upos != UPOS_PROPN) return false;
  bool bare = tree_child(&m->tree, word, REL_DET) == NO_WORD &&
              tree_child(&m->tree, word, REL_CASE) == NO_WORD && of_phrase(m, word) == NO_WORD;
  uint32_t between = of + 1; /* "ministers of Egypt, Jordan": nothing but what belongs to the list */
  while (between < word && (at(m, between)->relation == REL_PUNCT || at(m, between)->relation == REL_CC ||
                            at(m, between)->relation == REL_CONJ || at(m, between)->upos == UPOS_PROPN ||
                            at(m, between)->upos == UPOS_DET))
    between++;
  return bare && between == word && move(m, word, of, REL_CONJ);
}

/* "Sudan's army, |the RSF and two rebel groups": the second of three, with no comma before "and". */
bool mend_list_second(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_APPOS || !is_nominal(w) || w->head == NO_WORD || w->head > word) return false;
  uint32_t third = tree_child(&m->tree, w->head, REL_CONJ);
  uint32_t joiner = third == NO_WORD ? NO_WORD : tree_child(&m->tree, third, REL_CC);
  return joiner == word + 1 && tree_child(&m->tree, word, REL_CONJ) == NO_WORD &&
         move(m, word, w->head, REL_CONJ);
}

/* "X of A, Y of B and Z of C", with Y taken for another name of X. */
bool mend_list_apposition(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  uint32_t third = tree_child(&m->tree, word, REL_CONJ);
  if (w->relation != REL_APPOS || w->upos != UPOS_PROPN || w->head == NO_WORD || third == NO_WORD)
    return false;
  if (at(m, w->head)->upos != UPOS_PROPN || at(m, third)->upos != UPOS_PROPN) return false;
  bool alike =
      of_phrase(m, word) != NO_WORD && of_phrase(m, w->head) != NO_WORD && of_phrase(m, third) != NO_WORD;
  return alike && move(m, word, w->head, REL_CONJ);
}

/* "signed by Angola's government and UNITA in Lusaka", UNITA taken for what stands before Lusaka: no
   preposition stands between a name and its own first part. */
bool mend_split_compound(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  uint32_t head = w->head;
  if (w->relation != REL_COMPOUND || w->upos != UPOS_PROPN || head == NO_WORD || head < word + 2)
    return false;
  uint32_t marker = tree_child(&m->tree, head, REL_CASE);
  bool between = marker != NO_WORD && marker > word && marker < head && marker == word + 1;
  if (!between || at(m, head)->relation != REL_CONJ) return false;
  struct word *words = m->analysis->words;
  words[word].head = words[head].head, words[word].relation = REL_CONJ;
  words[head].head = word, words[head].relation = REL_NMOD;
  uint32_t joint = tree_child(&m->tree, head, REL_CC);
  if (joint != NO_WORD && joint < word) words[joint].head = word;
  return true;
}

/* "The memorandum signed by Russia and Georgia commits Moscow", Georgia taken for who commits: the verb of a
   sentence that has no other is its noun's, and who stands before it signed. */
bool mend_lift_main_verb(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  uint32_t participle = w->head;
  if (w->relation != REL_CONJ || !is_finite(w) || participle == NO_WORD || participle > word) return false;
  const struct word *p = at(m, participle);
  uint32_t noun = p->relation == REL_ACL ? p->head : NO_WORD;
  if (noun == NO_WORD || at(m, noun)->relation != REL_ROOT || !is_nominal(at(m, noun))) return false;
  uint32_t agent = tree_child(&m->tree, participle, REL_OBL_AGENT),
           joint = tree_child(&m->tree, word, REL_CC);
  uint32_t subject = tree_child(&m->tree, word, REL_NSUBJ);
  if (agent == NO_WORD || joint == NO_WORD || subject == NO_WORD || joint > subject) return false;
  if (tree_child(&m->tree, noun, REL_COP) != NO_WORD || subject < agent) return false;
  struct word *words = m->analysis->words;
  words[word].head = NO_WORD, words[word].relation = REL_ROOT;
  words[noun].head = word, words[noun].relation = REL_NSUBJ;
  words[subject].head = agent, words[subject].relation = REL_CONJ;
  words[joint].head = subject;
  return true;
}
