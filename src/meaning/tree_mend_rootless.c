/* Sentences whose root is no verb although one of their words can be nothing else. */
#include "meaning/tree_mend_parts.h"

/* Makes `word` the verb that `root` was taken for; what stands before it is its own. */
static void take_over(struct mender *m, uint32_t word, uint32_t root, uint8_t relation) {
  struct word *words = m->analysis->words;
  words[word].upos = UPOS_VERB;
  words[word].head = words[root].head, words[word].relation = words[root].relation;
  words[root].head = word, words[root].relation = relation;
  const uint64_t inside = TREE_BIT(REL_DET) | TREE_BIT(REL_AMOD) | TREE_BIT(REL_NUMMOD) |
                          TREE_BIT(REL_COMPOUND) | TREE_BIT(REL_NMOD_POSS) | TREE_BIT(REL_CASE) |
                          TREE_BIT(REL_FLAT);
  mend_hand_over(m, root, word, CLAUSE_CHILDREN);
  if (root > word) mend_hand_over(m, root, word, (struct children){.limit = word, .relations = ~inside});
}

struct slice mend_verb_of_plural(const struct mender *m, struct slice written) {
  static const char *const hissing[] = {"sses", "shes", "ches", "xes", "zes", "oes"};
  struct slice form = lower_case(m->arena, written), stem = {form.at, form.len - 1};
  struct slice irregular = predicates_verb_of_form(m->predicates, form);
  if (irregular.len) return irregular;
  if (form.len < 4 || !slice_ends(form, SLICE("s"))) return SLICE("");
  if (slice_ends(form, SLICE("ies")))
    return arena_join(m->arena, (struct slice){form.at, form.len - 3}, SLICE("y"));
  for (size_t i = 0; i < sizeof hissing / sizeof *hissing; i++)
    if (slice_ends(form, slice_of(hissing[i]))) return (struct slice){form.at, form.len - 2};
  return stem;
}

/* "Managua will free 100 prisoners", "the rebels will hand in their weapons": what stands behind "will" is a
   verb, whatever it was taken for. */
bool mend_free_verb_behind_auxiliary(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_AUX || !slice_equals(w->xpos, "MD") || w->head == NO_WORD || w->head <= word)
    return false;
  uint32_t root = w->head, verb = word + 1;
  while (verb < root && (at(m, verb)->upos == UPOS_ADV || at(m, verb)->upos == UPOS_PART)) verb++;
  const struct word *v = at(m, verb);
  if (is_verbal(at(m, root)) || tree_child(&m->tree, root, REL_COP) != NO_WORD) return false;
  if ((v->upos != UPOS_NOUN && v->upos != UPOS_ADJ) || slice_equals(v->xpos, "NNS")) return false;
  bool before = v->head == root && (v->relation == REL_AMOD || v->relation == REL_COMPOUND);
  if (verb != root && !before) return false;
  if (before) take_over(m, verb, root, REL_OBJ);
  make_infinitive(&m->analysis->words[verb], lower_case(m->arena, at(m, verb)->form));
  return true;
}

/* "Ethiopia, for its part, shelters the rebels", "Islamabad denies offering them any haven": a plural of
   which a name is the subject, or that a name stands before, is the verb. */
bool mend_free_plural(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (!slice_equals(w->xpos, "NNS") || w->relation != REL_ROOT || word + 1 >= m->analysis->word_count)
    return false;
  struct slice lemma = mend_verb_of_plural(m, at(m, word)->form);
  if (tree_child(&m->tree, word, REL_COP) != NO_WORD || tree_child(&m->tree, word, REL_DET) != NO_WORD ||
      tree_child(&m->tree, word, REL_CASE) != NO_WORD)
    return false;
  uint32_t first = m->analysis->sentences[w->sentence].first_word;
  uint32_t subject = tree_child(&m->tree, word, REL_NSUBJ), object = NO_WORD, name = NO_WORD;
  TREE_EACH_CHILD(&m->tree, word, child) {
    const struct word *c = at(m, child);
    bool phrase = relation_is_oblique(c->relation) || c->relation == REL_NMOD || c->relation == REL_OBJ;
    bool bare = phrase && tree_child(&m->tree, child, REL_CASE) == NO_WORD;
    if (child > word && bare && object == NO_WORD) object = child;
    if (child > word && c->relation == REL_ACL && slice_equals(c->xpos, "VBG")) object = child;
    if (child == first && child + 1 == word && c->relation == REL_COMPOUND && c->upos == UPOS_PROPN)
      name = child;
  }
  if (!lemma.len || object == NO_WORD || (subject == NO_WORD && name == NO_WORD)) return false;
  struct word *words = m->analysis->words;
  make_present(&words[word], lemma);
  if (subject == NO_WORD) words[name].relation = REL_NSUBJ;
  words[object].relation = is_verbal(&words[object]) ? REL_XCOMP : REL_OBJ;
  return true;
}

/* "The government and the ELN resumed talks", taken for talks that the ELN resumed: the verb of both. */
bool mend_free_verb_of_both(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool past = w->upos == UPOS_VERB && is_past_form(w);
  if (!past || w->relation != REL_AMOD || w->head == NO_WORD || w->head < word || word < 3) return false;
  uint32_t object = w->head, second = word - 1, first = at(m, object)->head;
  const struct word *s = at(m, second);
  bool name = (s->head == object || s->head == word) && s->relation == REL_COMPOUND &&
              (s->upos == UPOS_PROPN || s->upos == UPOS_NOUN);
  if (!name || at(m, object)->relation != REL_CONJ || first == NO_WORD || first > second) return false;
  if (at(m, first)->relation != REL_ROOT || !is_nominal(at(m, first)) || has_subject(m, first) ||
      tree_child(&m->tree, first, REL_COP) != NO_WORD)
    return false;
  struct word *words = m->analysis->words;
  words[word].xpos = SLICE("VBD"), words[word].head = words[first].head, words[word].relation = REL_ROOT;
  words[first].head = word, words[first].relation = REL_NSUBJ;
  words[second].head = first, words[second].relation = REL_CONJ;
  words[object].head = word, words[object].relation = REL_OBJ;
  mend_hand_over(m, object, second, (struct children){.limit = second, .relations = ANY_RELATION});
  mend_hand_over(m, first, word, children_behind(object, TREE_BIT(REL_PUNCT)));
  return true;
}

/* "Egypt and Eritrea |back the army": the verb taken for an adverb. */
bool mend_free_back(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  uint32_t first = w->head;
  if (w->upos != UPOS_ADV || first == NO_WORD || first > word || !is_form(m, word, "back")) return false;
  const struct word *f = at(m, first);
  bool both =
      f->relation == REL_ROOT && f->upos == UPOS_PROPN && tree_child(&m->tree, first, REL_CONJ) < word;
  uint32_t object = NO_WORD;
  TREE_EACH_CHILD(&m->tree, first, child)
  if (object == NO_WORD && child > word && is_nominal(at(m, child))) object = child;
  if (!both || object == NO_WORD || has_subject(m, first)) return false;
  struct word *words = m->analysis->words;
  words[word].upos = UPOS_VERB, words[word].xpos = SLICE("VBP"), words[word].lemma = SLICE("back");
  words[word].feats = SLICE("Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin");
  words[word].head = NO_WORD, words[word].relation = REL_ROOT;
  mend_hand_over(m, first, word, children_behind(word, ANY_RELATION));
  words[object].relation = REL_OBJ;
  words[first].head = word, words[first].relation = REL_NSUBJ;
  return true;
}
