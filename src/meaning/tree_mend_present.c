/* Verbs in "-s" and "-ing" taken for nouns: "Chad shelters and equips the rebels", "Tehran ships rockets to
   Hamas", "has admitted shipping arms". */
#include "meaning/tree_mend_parts.h"

static bool is_doubled(struct slice stem) {
  char last = stem.at[stem.len - 1];
  return stem.len > 3 && last == stem.at[stem.len - 2] && last != 's' && last != 'l' && last != 'e';
}

/* "shipping": ship, "financing": finance, "supplies": supply. */
static struct slice verb_of_form(const struct mender *m, struct slice form) {
  struct slice lower = lower_case(m->arena, form), known = predicates_verb_of_form(m->predicates, lower);
  if (known.len || lower.len < 4) return known.len ? known : lower;
  size_t cut = slice_ends(lower, SLICE("ing")) ? 3 : slice_ends(lower, SLICE("ed")) ? 2 : 1;
  struct slice stem = {lower.at, lower.len - cut}, plural = cut == 1 ? mend_verb_of_plural(m, lower) : stem;
  if (cut == 1 || stem.len < 3) return plural.len ? plural : stem;
  if (is_doubled(stem)) return (struct slice){stem.at, stem.len - 1};
  static const char *const mute[] = {"c", "v", "z", "dg", "rg"};
  for (size_t i = 0; i < sizeof mute / sizeof *mute; i++)
    if (slice_ends(stem, slice_of(mute[i]))) return arena_join(m->arena, stem, SLICE("e"));
  return stem;
}

static void make_finite(struct mender *m, uint32_t word) {
  struct word *w = &m->analysis->words[word];
  make_present(w, w->upos == UPOS_VERB ? w->lemma : verb_of_form(m, w->form));
}

static bool is_bare_name_before(const struct mender *m, uint32_t word) {
  if (word == 0 || at(m, word - 1)->sentence != at(m, word)->sentence) return false;
  return at(m, word - 1)->upos == UPOS_PROPN;
}

/* The highest word of the name that ends right before. */
static uint32_t name_before(const struct mender *m, uint32_t word) {
  uint32_t name = word - 1;
  while (at(m, name)->upos == UPOS_PROPN && at(m, name)->relation == REL_FLAT && at(m, name)->head < word)
    name = at(m, name)->head;
  return name;
}

/* What hangs on a noun and cannot be its own goes with the verb. */
static void free_of_clause(struct mender *m, uint32_t noun, uint32_t verb) {
  const uint64_t clausal = OBLIQUES | SUBJECTS | TREE_BIT(REL_ADVCL) | TREE_BIT(REL_PARATAXIS) |
                           TREE_BIT(REL_MARK) | TREE_BIT(REL_ADVMOD) | TREE_BIT(REL_CCOMP);
  mend_hand_over(m, noun, verb,
                 (struct children){.limit = NO_WORD, .relations = clausal, .of_verbs = TREE_BIT(REL_CONJ)});
  mend_hand_over(m, noun, verb, children_behind(noun, TREE_BIT(REL_PUNCT)));
}

/* "Sudan harbours fighters", "Tehran smuggles rockets": a finite verb taken for part of the noun behind it,
   or for its subject. */
bool mend_free_finite_modifier(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool finite = w->upos == UPOS_VERB && slice_equals(w->xpos, "VBZ");
  bool inside = w->relation == REL_COMPOUND || w->relation == REL_AMOD || relation_is_subject(w->relation);
  if (!finite || !inside || w->head == NO_WORD || w->head < word || !is_bare_name_before(m, word))
    return false;
  uint32_t noun = w->head, name = name_before(m, word);
  if (!is_nominal(at(m, noun)) || (at(m, noun)->relation != REL_ROOT && at(m, noun)->relation != REL_CCOMP))
    return false;
  if (at(m, name)->head != noun && at(m, name)->head != word) return false;
  struct word *words = m->analysis->words;
  make_finite(m, word);
  words[word].head = words[noun].head, words[word].relation = words[noun].relation;
  words[noun].head = word, words[noun].relation = REL_OBJ;
  words[name].head = word, words[name].relation = REL_NSUBJ;
  free_of_clause(m, noun, word);
  return true;
}

/* "Chad shelters and equips the rebels": a noun is not coordinated with a verb that has an object and no
   subject of its own. */
bool mend_free_coordinated_noun(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool plural = w->upos == UPOS_NOUN && slice_equals(w->xpos, "NNS") && slice_ends(w->form, SLICE("s"));
  if (!plural || (w->relation != REL_CCOMP && w->relation != REL_ROOT) || !is_bare_name_before(m, word))
    return false;
  uint32_t name = name_before(m, word);
  if (at(m, name)->head != word || has_subject(m, word) || tree_child(&m->tree, word, REL_COP) != NO_WORD)
    return false;
  TREE_EACH_CHILD(&m->tree, word, child) {
    bool verb = at(m, child)->relation == REL_CONJ && slice_equals(at(m, child)->xpos, "VBZ");
    if (!verb || has_subject(m, child) || tree_child(&m->tree, child, REL_OBJ) == NO_WORD) continue;
    make_finite(m, word);
    m->analysis->words[name].relation = REL_NSUBJ;
    return true;
  }
  return false;
}

/* "Tehran ships rockets to Hamas", taken for ships that rocket: a plural has no verb in "-s". */
bool mend_free_disagreement(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool plural = slice_equals(w->xpos, "NNS") && relation_is_subject(w->relation) && w->head == word + 1;
  if (!plural || !slice_ends(w->form, SLICE("s")) || !is_bare_name_before(m, word)) return false;
  uint32_t verb = word + 1, name = name_before(m, word);
  const struct word *v = at(m, verb);
  if (!slice_equals(v->xpos, "VBZ") || at(m, name)->head != word || !slice_ends(v->form, SLICE("s")))
    return false;
  if (tree_child(&m->tree, verb, REL_OBJ) != NO_WORD || tree_child(&m->tree, verb, REL_CCOMP) != NO_WORD ||
      tree_child(&m->tree, verb, REL_XCOMP) != NO_WORD)
    return false;
  struct word *words = m->analysis->words;
  make_finite(m, word);
  words[word].head = v->head, words[word].relation = v->relation;
  words[verb].upos = UPOS_NOUN, words[verb].xpos = SLICE("NNS"), words[verb].feats = SLICE("Number=Plur");
  words[verb].head = word, words[verb].relation = REL_OBJ;
  words[name].relation = REL_NSUBJ;
  free_of_clause(m, verb, word);
  return true;
}

static bool speaks_of_deeds(const struct mender *m, uint32_t verb) {
  enum attitude attitude = attitude_of(m, verb);
  return is_verbal(at(m, verb)) && (attitude == ATTITUDE_SAY || attitude == ATTITUDE_DENY ||
                                    attitude == ATTITUDE_ACCUSE || attitude == ATTITUDE_FAIL);
}

/* "has admitted shipping arms to the IRA", "accused it of shipping weapons": what is admitted or alleged is
   the deed. */
bool mend_free_gerund(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (word == 0 || word + 1 >= m->analysis->word_count || !slice_ends(w->form, SLICE("ing"))) return false;
  if (!slice_equals(w->xpos, "VBG") && !slice_equals(w->xpos, "NN")) return false;
  uint32_t noun = word + 1, verb = at(m, noun)->head;
  const struct word *n = at(m, noun);
  if (!slice_equals(n->xpos, "NNS") || n->relation != REL_OBJ || verb == NO_WORD || verb >= word)
    return false;
  bool of = slice_equals(at(m, word - 1)->form, "of") && at(m, word - 1)->head == word && w->head == verb;
  bool direct =
      word - 1 == verb && w->head == noun && (w->relation == REL_COMPOUND || w->relation == REL_AMOD);
  if ((!of && !direct) || !speaks_of_deeds(m, verb)) return false;
  struct word *words = m->analysis->words;
  if (w->upos != UPOS_VERB) words[word].lemma = verb_of_form(m, w->form);
  words[word].upos = UPOS_VERB, words[word].xpos = SLICE("VBG"), words[word].feats = SLICE("VerbForm=Ger");
  words[word].head = verb, words[word].relation = of ? REL_ADVCL : REL_XCOMP;
  if (of) words[word - 1].relation = REL_MARK;
  words[noun].head = word;
  TREE_EACH_CHILD(&m->tree, verb, child) {
    bool behind = words[child].head == verb && child > noun && relation_is_oblique(words[child].relation);
    if (behind && !is_temporal(m, child)) words[child].head = word;
  }
  return true;
}

/* "for having armed rebels", taken for having rebels who are armed */
bool mend_free_perfect(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool participle = slice_ends(w->form, SLICE("ed")) && w->relation == REL_AMOD && word > 0;
  if (!participle || w->head != word + 1 || !is_form(m, word - 1, "having")) return false;
  uint32_t having = word - 1, noun = w->head;
  if (at(m, noun)->head != having || at(m, noun)->relation != REL_OBJ) return false;
  struct word *words = m->analysis->words;
  if (w->upos != UPOS_VERB) words[word].lemma = verb_of_form(m, w->form);
  words[word].upos = UPOS_VERB, words[word].xpos = SLICE("VBN");
  words[word].feats = SLICE("Tense=Past|VerbForm=Part");
  words[word].head = words[having].head, words[word].relation = words[having].relation;
  words[noun].head = word;
  mend_hand_over(m, having, word, ALL_CHILDREN);
  words[having].head = word, words[having].relation = REL_AUX, words[having].upos = UPOS_AUX;
  return true;
}
