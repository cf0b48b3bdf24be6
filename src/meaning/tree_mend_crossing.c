/* What a tree hangs across a verb or a preposition, where nothing can be: the words' order says whose it is.
 */
#include "meaning/tree_mend_parts.h"

static bool is_inside_relation(uint8_t relation) {
  return relation == REL_COMPOUND || relation == REL_DET || relation == REL_AMOD ||
         relation == REL_NMOD_UNMARKED;
}

/* Every word of the name that ends here follows it. */
static void bring_modifiers(struct mender *m, uint32_t word, uint32_t from) {
  struct word *words = m->analysis->words;
  for (uint32_t child = m->tree.first[from], next; child != NO_WORD; child = next) {
    next = m->tree.next[child];
    if (child < word && words[child].head == from && is_inside_relation(words[child].relation))
      words[child].head = word;
  }
}

/* "The Soviet Union airlifted tanks", where the Union is taken for a part of the tanks: a name right before a
   verb in the past that has no subject is its subject. */
bool mend_lift_across_verb(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  uint32_t verb = word + 1;
  if (!is_inside_relation(w->relation) || w->head == NO_WORD || w->head <= verb || w->upos != UPOS_PROPN)
    return false;
  const struct word *v = at(m, verb);
  bool past = v->upos == UPOS_VERB && is_finite(v) && v->sentence == w->sentence;
  if (!past || has_subject(m, verb) || !tree_dominates(&m->tree, verb, w->head)) return false;
  uint32_t noun = w->head;
  bring_modifiers(m, word, noun);
  return move(m, word, verb, REL_NSUBJ);
}

/* "provided UNITA with bases", where UNITA is taken for a part of the bases: no part of a noun stands before
   its preposition; right behind a verb it is the object. */
bool mend_lift_before_case(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (!is_inside_relation(w->relation) || w->head == NO_WORD || w->head <= word + 1) return false;
  if (w->upos != UPOS_PROPN && w->upos != UPOS_NOUN) return false;
  uint32_t noun = w->head, mark = word + 1, first = word;
  if (at(m, mark)->relation != REL_CASE || at(m, mark)->head != noun) return false;
  while (first > 0 && at(m, first - 1)->head == noun && is_inside_relation(at(m, first - 1)->relation))
    first--;
  uint32_t verb = at(m, noun)->head;
  if (verb == NO_WORD || verb + 1 != first || at(m, verb)->upos != UPOS_VERB) return false;
  if (!relation_is_oblique(at(m, noun)->relation) || tree_child(&m->tree, verb, REL_OBJ) != NO_WORD)
    return false;
  bring_modifiers(m, word, noun);
  return move(m, word, verb, REL_OBJ);
}

/* "Mogadishu armed and trained the Front", "armed" taken for an adjective: two verbs share an object. */
bool mend_free_first_verb(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->upos != UPOS_ADJ || w->relation != REL_ROOT || !slice_ends(w->form, SLICE("ed"))) return false;
  uint32_t second = word + 2;
  if (second >= m->analysis->word_count || at(m, word + 1)->upos != UPOS_CCONJ) return false;
  const struct word *v = at(m, second);
  bool pair = v->upos == UPOS_VERB && v->head == word && v->relation == REL_CONJ &&
              tree_child(&m->tree, second, REL_OBJ) != NO_WORD;
  if (!pair || !has_subject(m, word) || tree_child(&m->tree, word, REL_COP) != NO_WORD) return false;
  struct slice lemma = predicates_verb_of_form(m->predicates, lower_case(m->arena, w->form));
  struct word *words = m->analysis->words;
  words[word].upos = UPOS_VERB, words[word].xpos = SLICE("VBD");
  words[word].lemma = lemma.len ? lemma : (struct slice){w->form.at, w->form.len - 2};
  words[word].feats = SLICE("Mood=Ind|Tense=Past|VerbForm=Fin");
  return true;
}

/* "is said to have lent Honduras ammunition", "have" taken for the verb: it is an auxiliary. */
bool mend_read_perfect_infinitive(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  uint32_t verb = word + 1;
  bool have = w->upos == UPOS_VERB && slice_equals(w->form, "have") && tree_is_infinitive(&m->tree, word);
  if (!have || verb >= m->analysis->word_count || w->head == NO_WORD) return false;
  const struct word *v = at(m, verb);
  bool participle = v->head == word && slice_equals(v->xpos, "VBN") &&
                    (v->relation == REL_XCOMP || v->relation == REL_CCOMP);
  if (!participle || tree_child(&m->tree, word, REL_OBJ) != NO_WORD) return false;
  uint32_t head = w->head;
  uint8_t relation = w->relation;
  struct word *words = m->analysis->words;
  for (uint32_t child = m->tree.first[word], next; child != NO_WORD; child = next) {
    next = m->tree.next[child];
    if (child != verb && words[child].head == word) words[child].head = verb;
  }
  words[verb].head = head, words[verb].relation = relation;
  words[word].head = verb, words[word].relation = REL_AUX, words[word].upos = UPOS_AUX;
  return true;
}

/* "accuse UNITA of slipping rifles to the rebels", where "slipping" is taken for what rifles are: who is
   accused of it does it. */
bool mend_read_accused_deed(struct mender *m, uint32_t word) {
  static const char *const charges[] = {"accuse", "suspect", "convict", "guilty", "accusation", "acquit"};
  const struct word *w = at(m, word);
  bool gerund =
      slice_equals(w->xpos, "VBG") && w->relation == REL_AMOD && w->head != NO_WORD && w->head > word;
  if (!gerund || word == 0 || !slice_equals(at(m, word - 1)->form, "of")) return false;
  uint32_t noun = w->head, charge = NO_WORD, mark = word - 1;
  if (at(m, mark)->head != noun) return false;
  for (uint32_t up = at(m, noun)->head, n = 0; up != NO_WORD && n < 4 && charge == NO_WORD;
       up = at(m, up)->head, n++)
    for (size_t i = 0; i < sizeof charges / sizeof *charges; i++)
      if (slice_is_ignoring_case(at(m, up)->lemma, slice_of(charges[i]))) charge = up;
  if (charge == NO_WORD || charge > word) return false;
  struct word *words = m->analysis->words;
  words[word].head = charge, words[word].relation = REL_ADVCL, words[word].upos = UPOS_VERB;
  words[noun].head = word, words[noun].relation = REL_OBJ;
  words[mark].head = word, words[mark].relation = REL_MARK;
  for (uint32_t child = m->tree.first[noun], next; child != NO_WORD; child = next) {
    next = m->tree.next[child];
    if (child > noun && words[child].head == noun && words[child].relation == REL_NMOD &&
        !slice_equals(tree_preposition(&m->tree, m->arena, child), "of"))
      words[child].head = word, words[child].relation = REL_OBL;
  }
  return true;
}

/* "accuse UNITA, the Angolan rebel movement, of", where UNITA is taken for a slip of the tongue: a name and
   what stands beside it. */
bool mend_read_slip(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_REPARANDUM || w->upos != UPOS_PROPN || w->head == NO_WORD || w->head < word)
    return false;
  uint32_t noun = w->head;
  if (word + 1 >= m->analysis->word_count || !is_comma(at(m, word + 1))) return false;
  struct word *words = m->analysis->words;
  uint32_t head = words[noun].head;
  uint8_t relation = words[noun].relation;
  if (head == NO_WORD || head > word) return false;
  words[word].head = head, words[word].relation = relation;
  words[noun].head = word, words[noun].relation = REL_APPOS;
  return true;
}
