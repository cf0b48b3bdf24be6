/* A sentence that came out as one noun phrase although it has a verb. */
#include "meaning/tree_mend_parts.h"

static bool is_past(const struct word *w) {
  bool lower = w->form.len && w->form.at[0] >= 'a' && w->form.at[0] <= 'z';
  return lower && w->upos == UPOS_VERB && is_past_form(w);
}

/* Nothing else in it could be the sentence's verb. */
static bool has_no_verb(const struct mender *m, uint32_t root, uint32_t but, const struct sentence *s) {
  if (tree_child(&m->tree, root, REL_COP) != NO_WORD || has_subject(m, root)) return false;
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++) {
    const struct word *word = at(m, w);
    bool main = word->head == root && is_verbal(word) && w != but &&
                (is_finite(word) || tree_child(&m->tree, w, REL_AUX) != NO_WORD);
    if (main && word->relation != REL_ACL_RELCL && word->relation != REL_ADVCL) return false;
  }
  return true;
}

/* "Police in Soweto | fired birdshot": the words before the verb that hang on its object are the
   subject's. */
static void give_back(struct mender *m, uint32_t root, uint32_t verb, uint32_t object) {
  struct word *words = m->analysis->words;
  uint32_t top = verb - 1;
  if (top <= root || !is_nominal(&words[top]) || words[top].head != object) return;
  for (uint32_t w = root + 1; w < verb; w++)
    if (words[w].head == object && w != top) {
      words[w].head = top;
      words[w].relation = words[w].upos == UPOS_ADP ? REL_CASE : words[w].relation;
    }
  words[top].head = root, words[top].relation = REL_NMOD;
}

/* "Rebels of the Front overran the town.", "Police in Soweto fired birdshot at mourners.": a past tense taken
   for a preposition or an adjective of what stands behind it is the verb, and the noun that was all of the
   sentence does it. */
bool mend_find_root_verb(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  const struct sentence *s = &m->analysis->sentences[w->sentence];
  if (!is_past(w) || (w->relation != REL_CASE && w->relation != REL_AMOD) || w->head == NO_WORD) return false;
  uint32_t object = w->head, root = at(m, object)->head;
  if (object < word || root == NO_WORD || root >= word || at(m, root)->relation != REL_ROOT) return false;
  if (at(m, object)->relation != REL_NMOD || !is_nominal(at(m, object)) || !is_nominal(at(m, root)))
    return false;
  if (!ends_with_stop(m, word) || !has_no_verb(m, root, word, s)) return false;
  struct word *words = m->analysis->words;
  give_back(m, root, word, object);
  words[word].head = words[root].head, words[word].relation = REL_ROOT, words[word].xpos = SLICE("VBD");
  words[root].head = word, words[root].relation = REL_NSUBJ;
  words[object].head = word, words[object].relation = REL_OBJ;
  mend_hand_over(m, root, word, children_behind(word, ANY_RELATION));
  return true;
}

/* "A drone strike blamed on the RSF killed at least 12.": what is told of the noun in passing was taken for
   the sentence's verb, and the verb for something that goes with it. */
bool mend_pass_over_participle(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word), *first;
  bool past = is_past_form(w);
  if (!past || w->relation != REL_ADVCL || w->head == NO_WORD || w->head >= word) return false;
  uint32_t participle = w->head, subject = tree_child(&m->tree, participle, REL_NSUBJ_PASS);
  first = at(m, participle);
  if (first->relation != REL_ROOT || !slice_equals(first->xpos, "VBN") || subject == NO_WORD ||
      subject > participle)
    return false;
  if (tree_child(&m->tree, participle, REL_AUX_PASS) != NO_WORD ||
      tree_child(&m->tree, participle, REL_AUX) != NO_WORD)
    return false;
  if (has_subject(m, word) || tree_child(&m->tree, word, REL_MARK) != NO_WORD) return false;
  for (uint32_t i = participle + 1; i < word; i++)
    if (is_comma(at(m, i))) return false;
  struct word *words = m->analysis->words;
  mend_hand_over(m, word, participle, (struct children){participle + 1, word, ANY_RELATION, 0});
  mend_hand_over(m, participle, word, children_behind(word, ANY_RELATION));
  words[word].head = NO_WORD, words[word].relation = REL_ROOT, words[word].xpos = SLICE("VBD");
  words[participle].head = subject, words[participle].relation = REL_ACL;
  words[subject].head = word, words[subject].relation = REL_NSUBJ;
  return true;
}

/* "according to aid workers", "aid" taken for what they do. */
bool mend_read_source(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  const struct sentence *s = &m->analysis->sentences[w->sentence];
  if (w->upos != UPOS_VERB || word < s->first_word + 2 || word + 1 >= s->first_word + s->word_count)
    return false;
  bool according = is_form(m, word - 2, "according") && is_form(m, word - 1, "to");
  uint32_t noun = word + 1;
  if (!according || !is_nominal(at(m, noun)) || at(m, noun)->head != word) return false;
  struct word *words = m->analysis->words;
  mend_hand_over(m, word, noun, ALL_CHILDREN);
  words[noun].head = words[word].head, words[noun].relation = REL_OBL;
  words[word].head = noun, words[word].relation = REL_COMPOUND;
  words[word].upos = UPOS_NOUN, words[word].xpos = SLICE("NN"), words[word].feats = SLICE("Number=Sing");
  words[word - 2].head = noun, words[word - 2].relation = REL_CASE;
  return true;
}

/* "The regional bloc ECOWAS imposed", ECOWAS taken for an auxiliary: a name, that of the noun before it. */
bool mend_read_apposed_acronym(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool loose = w->relation == REL_AUX || w->relation == REL_ADVMOD || w->relation == REL_MARK;
  bool small =
      w->upos == UPOS_AUX || w->upos == UPOS_ADV || w->upos == UPOS_SCONJ || (w->upos == UPOS_PROPN && loose);
  if (!is_capitals(w) || w->form.len < 3 || !small || w->head == NO_WORD ||
      word == m->analysis->sentences[w->sentence].first_word)
    return false;
  uint32_t noun = word - 1, verb = w->head;
  if (at(m, noun)->upos != UPOS_NOUN || at(m, noun)->head != verb ||
      !relation_is_subject(at(m, noun)->relation))
    return false;
  struct word *words = m->analysis->words;
  words[word].upos = UPOS_PROPN, words[word].xpos = SLICE("NNP"), words[word].feats = SLICE("Number=Sing");
  words[word].head = noun, words[word].relation = REL_APPOS;
  bool passive = tree_child(&m->tree, verb, REL_AUX_PASS) != NO_WORD;
  if (passive || tree_child(&m->tree, verb, REL_OBJ) == NO_WORD) return true;
  words[noun].relation = REL_NSUBJ;
  if (slice_equals(words[verb].xpos, "VBN")) words[verb].xpos = SLICE("VBD");
  return true;
}

static bool is_clausal(uint8_t relation) {
  return relation == REL_XCOMP || relation == REL_CCOMP || relation == REL_AUX || relation == REL_ADVCL ||
         relation == REL_ACL || relation == REL_PARATAXIS;
}

/* "said Alain Mugabo, the rebels' commander", Mugabo taken for a verb: part of the name before it, and what
   hangs from it stands beside the name. */
bool mend_join_surname(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->upos != UPOS_PROPN || !is_clausal(w->relation) || !has_capital(w) ||
      word == m->analysis->sentences[w->sentence].first_word)
    return false;
  uint32_t name = word - 1;
  if (at(m, name)->upos == UPOS_PROPN && at(m, name)->relation == REL_FLAT) name = at(m, name)->head;
  const struct word *first = at(m, name);
  if (first->upos != UPOS_PROPN || !has_capital(first) || tree_dominates(&m->tree, word, name) ||
      has_subject(m, word))
    return false;
  TREE_EACH_CHILD(&m->tree, word, child)
  if (is_nominal(at(m, child))) move(m, child, name, REL_APPOS);
  return move(m, word, name, REL_FLAT);
}

/* "extended MINURSO until", MINURSO taken for how: a name right behind an active verb without an object is
   it. */
bool mend_read_object_name(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool loose = w->relation == REL_ADVMOD || w->relation == REL_DISCOURSE;
  if (w->upos != UPOS_PROPN || !loose || w->head == NO_WORD || w->head + 1 != word) return false;
  if (!is_verbal(at(m, w->head)) || tree_child(&m->tree, w->head, REL_OBJ) != NO_WORD ||
      tree_child(&m->tree, w->head, REL_AUX_PASS) != NO_WORD)
    return false;
  return move(m, word, w->head, REL_OBJ);
}
