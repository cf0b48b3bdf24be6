/* "2. Demands that ...": the verbs that open the paragraphs of resolutions. */
#include "meaning/tree_mend_parts.h"

/* "2. Demands that", "Calls upon Member States to provide": what opens a paragraph of a resolution, taken for
   a plural. A plural has no object and no clause of its own. */
static bool reads_as_demand(const struct mender *m, uint32_t word) {
  bool to = false, whom = false;
  TREE_EACH_CHILD(&m->tree, word, child) {
    uint8_t relation = at(m, child)->relation;
    if (child < word) continue;
    if (relation == REL_OBJ || relation == REL_CCOMP) return true;
    to |= (relation == REL_ACL || relation == REL_ADVCL) && tree_is_infinitive(&m->tree, child);
    whom |= relation == REL_NMOD && (tree_child_lemma(&m->tree, child, REL_CASE, "on") != NO_WORD ||
                                     tree_child_lemma(&m->tree, child, REL_CASE, "upon") != NO_WORD);
  }
  return to && whom;
}

static bool opens_sentence(const struct mender *m, uint32_t word) {
  for (uint32_t w = m->analysis->sentences[at(m, word)->sentence].first_word; w < word; w++) {
    const struct word *before = at(m, w);
    bool light = before->relation == REL_PUNCT || before->relation == REL_DISCOURSE ||
                 before->upos == UPOS_ADV || before->upos == UPOS_NUM || before->upos == UPOS_X ||
                 before->upos == UPOS_PUNCT;
    if (!light) return false;
  }
  return true;
}

bool mend_free_operative_verb(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool plural = w->relation == REL_ROOT && w->upos == UPOS_NOUN && slice_ends(w->form, SLICE("s"));
  if (!plural || w->form.len < 4 || !opens_sentence(m, word) || !reads_as_demand(m, word)) return false;
  struct slice form = lower_case(m->arena, w->form), verb = {form.at, form.len - 1};
  enum attitude attitude = predicates_attitude(m->predicates, verb);
  if (attitude == ATTITUDE_NONE || attitude == ATTITUDE_MUST) return false;
  struct word *words = m->analysis->words;
  words[word].upos = UPOS_VERB, words[word].xpos = SLICE("VBZ"), words[word].lemma = verb;
  words[word].feats = SLICE("Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin");
  TREE_EACH_CHILD(&m->tree, word, child) {
    if (words[child].relation == REL_NMOD) words[child].relation = REL_OBL;
    if (words[child].relation == REL_ACL) words[child].relation = REL_XCOMP;
  }
  return true;
}
