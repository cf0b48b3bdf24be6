/* The items of lists that agreements and resolutions are made of. */
#include "meaning/tree_mend_parts.h"

/* Nothing but a label, and "not", before it in its sentence. */
static bool opens_item(const struct mender *m, uint32_t word) {
  for (uint32_t w = m->analysis->sentences[at(m, word)->sentence].first_word; w < word; w++) {
    const struct word *before = at(m, w);
    bool light = before->upos == UPOS_PUNCT || before->upos == UPOS_NUM || before->upos == UPOS_X ||
                 before->relation == REL_PUNCT || before->form.len <= 1 || is_form(m, w, "not");
    if (!light) return false;
  }
  return true;
}

/* "to hand [over] maps": the particle that was taken for the object's preposition. */
static void take_particle(struct mender *m, uint32_t verb) {
  struct word *words = m->analysis->words;
  uint32_t next = verb + 1, noun = words[next].head;
  if (noun == NO_WORD || noun < next || words[noun].head != verb) return;
  struct slice form = lower_case(m->arena, words[next].form);
  if (!predicates_is_particle(m->predicates, form) && !slice_equals(form, "in"))
    return; /* "to turn in arms" */
  words[next].head = verb, words[next].relation = REL_COMPOUND_PRT;
  words[noun].relation = REL_OBJ;
}

/* "(b) to hand over maps of minefields;", the infinitive taken for a noun or an adjective: it opens its item
   behind "to", without an article, and goes on. */
bool mend_read_item_infinitive(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool other = w->upos == UPOS_NOUN || w->upos == UPOS_ADJ;
  if (w->relation != REL_ROOT || !other || word == 0 || slice_equals(w->xpos, "NNS")) return false;
  if (at(m, word - 1)->sentence != w->sentence || !is_form(m, word - 1, "to") || !opens_item(m, word - 1))
    return false;
  const struct sentence *s = &m->analysis->sentences[w->sentence];
  if (word + 2 >= s->first_word + s->word_count || at(m, word + 1)->upos == UPOS_PUNCT ||
      is_form(m, word + 1, "of"))
    return false;
  struct word *words = m->analysis->words;
  make_infinitive(&words[word], lower_case(m->arena, words[word].form));
  words[word - 1].head = word, words[word - 1].relation = REL_MARK;
  if (word >= 2 && is_form(m, word - 2, "not")) words[word - 2].head = word;
  TREE_EACH_CHILD(&m->tree, word, child)
  if (child > word && words[child].relation == REL_NMOD) words[child].relation = REL_OBL;
  take_particle(m, word);
  return true;
}

/* "[shall]: (a) lift the state of emergency": the modal taken for the verb is its first item's. */
bool mend_lead_items(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool below = w->relation == REL_PARATAXIS || w->relation == REL_CCOMP || w->relation == REL_XCOMP;
  if (!below || !slice_equals(w->xpos, "VB") || w->head == NO_WORD || w->head > word) return false;
  uint32_t modal = w->head;
  const struct word *lead = at(m, modal);
  if (!slice_equals(lead->xpos, "MD") || lead->relation != REL_ROOT || !is_form(m, modal + 1, ":"))
    return false;
  struct word *words = m->analysis->words;
  mend_hand_over(m, modal, word, ALL_CHILDREN);
  words[word].head = NO_WORD, words[word].relation = REL_ROOT;
  words[modal].head = word, words[modal].relation = REL_AUX;
  return true;
}

/* Behind "; (b)" or "and (c)" a new item begins. */
static bool begins_item(const struct mender *m, uint32_t word) {
  uint32_t first = m->analysis->sentences[at(m, word)->sentence].first_word, w = word;
  while (w > first && (is_form(m, w - 1, "to") || is_form(m, w - 1, "not") || at(m, w - 1)->upos == UPOS_ADV))
    w--;
  if (w < first + 3 || !is_form(m, w - 1, ")")) return false;
  bool open = is_form(m, w - 3, "(") && at(m, w - 2)->form.len <= 3;
  return open && w > first + 3 &&
         (is_form(m, w - 4, ";") || is_form(m, w - 4, ",") || at(m, w - 4)->upos == UPOS_CCONJ);
}

/* "agree: (a) to hold fire; (b) to exchange prisoners": items of one list are coordinated. */
bool mend_join_items(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool below = w->relation == REL_ADVCL || w->relation == REL_PARATAXIS || w->relation == REL_XCOMP ||
               w->relation == REL_CCOMP;
  if (!below || !slice_equals(w->xpos, "VB") || w->head == NO_WORD || w->head > word) return false;
  const struct word *first = at(m, w->head);
  if (!slice_equals(first->xpos, "VB") || !begins_item(m, word)) return false;
  return move(m, word, tree_first_conjunct(&m->tree, w->head), REL_CONJ);
}
