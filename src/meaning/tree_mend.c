#include "meaning/tree_mend.h"

struct mender {
  struct arena *arena;
  const struct predicates *predicates;
  struct analysis *analysis;
  struct tree tree;
};

typedef bool rule(struct mender *m, uint32_t word); /* true: something was moved */

static const struct word *at(const struct mender *m, uint32_t word) { return &m->analysis->words[word]; }

/* No word ever comes to stand below itself. */
static bool move(struct mender *m, uint32_t word, uint32_t head, uint8_t relation) {
  if (word == head || (head != NO_WORD && tree_dominates(&m->tree, word, head))) return false;
  m->analysis->words[word].head = head;
  m->analysis->words[word].relation = relation;
  return true;
}

static bool is_nominal(const struct word *w) {
  return w->upos == UPOS_NOUN || w->upos == UPOS_PROPN || w->upos == UPOS_PRON || w->upos == UPOS_NUM;
}

static bool is_finite(const struct word *w) {
  return slice_equals(w->xpos, "VBD") || slice_equals(w->xpos, "VBZ") || slice_equals(w->xpos, "VBP");
}

static bool is_verbal(const struct word *w) { return w->upos == UPOS_VERB || w->upos == UPOS_AUX; }

static bool has_subject(const struct mender *m, uint32_t verb) {
  TREE_EACH_CHILD(&m->tree, verb, child)
  if (relation_is_subject(at(m, child)->relation) || at(m, child)->relation == REL_CSUBJ) return true;
  return false;
}

static bool is_temporal(const struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  return w->upos == UPOS_NUM || predicates_is_temporal(m->predicates, lower_case(m->arena, w->lemma));
}

static bool is_comma(const struct word *w) { return slice_equals(w->form, ","); }

/* ---- coordination ---- */

/* "A, B and C": all hang on the first. */
static bool flatten_coordination(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_CONJ || w->head == NO_WORD || !is_nominal(w)) return false;
  const struct word *second = at(m, w->head);
  if (second->relation != REL_CONJ || second->head == NO_WORD || !is_nominal(second)) return false;
  uint32_t first = second->head;
  return is_nominal(at(m, first)) && move(m, word, first, REL_CONJ);
}

static uint32_t of_phrase(const struct mender *m, uint32_t word) {
  TREE_EACH_CHILD(&m->tree, word, child)
  if (at(m, child)->relation == REL_NMOD && tree_child_lemma(&m->tree, child, REL_CASE, "of") != NO_WORD)
    return child;
  return NO_WORD;
}

/* "X of A, Y of B and Z of C": what has an "of" of its own belongs to X, not to A. */
static bool lift_conjunct(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_CONJ || w->head == NO_WORD || of_phrase(m, word) == NO_WORD) return false;
  const struct word *inner = at(m, w->head);
  if (inner->relation != REL_NMOD || inner->head == NO_WORD || of_phrase(m, inner->head) != w->head)
    return false;
  bool names = w->upos == UPOS_PROPN && inner->upos == UPOS_PROPN && at(m, inner->head)->upos == UPOS_PROPN;
  return names && move(m, word, inner->head, REL_CONJ);
}

/* "between Presidents Putin and Erdogan": the preposition is the name's, not its title's. */
static bool lift_case(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_CASE || w->head == NO_WORD) return false;
  const struct word *title = at(m, w->head);
  bool before =
      title->relation == REL_NMOD_DESC || title->relation == REL_COMPOUND || title->relation == REL_FLAT;
  if (!before || title->head == NO_WORD || title->head < w->head || slice_equals(w->xpos, "POS"))
    return false;
  return tree_child(&m->tree, title->head, REL_CASE) == NO_WORD && move(m, word, title->head, REL_CASE);
}

/* "Their assets are frozen", "they are banned": a participle taken for an adjective. */
static bool read_participle(struct mender *m, uint32_t word) {
  static const char *const states[] = {"committed", "allied", "prepared", "known",
                                       "given",     "born",   "gone",     "lost"};
  const struct word *w = at(m, word);
  uint32_t be = tree_child(&m->tree, word, REL_COP);
  if (w->upos != UPOS_ADJ || be == NO_WORD || !slice_is_ignoring_case(at(m, be)->lemma, SLICE("be")))
    return false;
  struct slice form = lower_case(m->arena, w->form), verb = predicates_verb_of_form(m->predicates, form);
  bool past = slice_ends(form, SLICE("ed")) || slice_ends(form, SLICE("en")) || slice_ends(form, SLICE("wn"));
  for (size_t i = 0; i < sizeof states / sizeof *states; i++)
    if (slice_equals(form, states[i])) return false;
  if (!verb.len || !past) return false;
  struct word *words = m->analysis->words;
  words[word].upos = UPOS_VERB, words[word].xpos = SLICE("VBN"), words[word].lemma = verb;
  words[word].feats = SLICE("Tense=Past|VerbForm=Part|Voice=Pass");
  words[be].relation = REL_AUX_PASS;
  TREE_EACH_CHILD(&m->tree, word, child)
  if (words[child].relation == REL_NSUBJ) words[child].relation = REL_NSUBJ_PASS;
  return true;
}

/* "the fighting between A and B has": there are two between whom it is. */
static bool sink_between(struct mender *m, uint32_t word) {
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
static bool sink_conjunct(struct mender *m, uint32_t word) {
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

/* "X of A, Y of B and Z of C", with Y taken for another name of X. */
static bool list_apposition(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  uint32_t third = tree_child(&m->tree, word, REL_CONJ);
  if (w->relation != REL_APPOS || w->upos != UPOS_PROPN || w->head == NO_WORD || third == NO_WORD)
    return false;
  if (at(m, w->head)->upos != UPOS_PROPN || at(m, third)->upos != UPOS_PROPN) return false;
  bool alike =
      of_phrase(m, word) != NO_WORD && of_phrase(m, w->head) != NO_WORD && of_phrase(m, third) != NO_WORD;
  return alike && move(m, word, w->head, REL_CONJ);
}

/* ---- subjects ---- */

static bool is_bare(const struct mender *m, uint32_t word) {
  return tree_child(&m->tree, word, REL_CASE) == NO_WORD && tree_child(&m->tree, word, REL_MARK) == NO_WORD;
}

/* "In November Yasser al-Atta, a senior general, accused": a name without a preposition before a finite verb
   that has no subject is it. */
static bool find_bare_subject(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->head == NO_WORD || w->head < word || w->upos != UPOS_PROPN) return false;
  bool loose = w->relation == REL_OBL || w->relation == REL_OBL_UNMARKED || w->relation == REL_VOCATIVE ||
               w->relation == REL_DISLOCATED || w->relation == REL_DEP || w->relation == REL_NMOD ||
               w->relation == REL_COMPOUND;
  if (!loose || !is_verbal(at(m, w->head)) || !is_finite(at(m, w->head)) || has_subject(m, w->head))
    return false;
  if (tree_child(&m->tree, w->head, REL_AUX_PASS) != NO_WORD || !is_bare(m, word) || is_temporal(m, word))
    return false;
  return move(m, word, w->head, REL_NSUBJ);
}

/* "In November Yasser al-Atta accused", the name hung on the preposition's noun: the date goes with the verb
   and leaves the name for its subject. */
static bool split_heading_date(struct mender *m, uint32_t word) {
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

/* "In Tripoli Muammar Gaddafi received": a subject behind a preposition is a place and the name that follows.
 */
static bool split_heading_place(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  uint32_t marker = tree_child(&m->tree, word, REL_CASE), name = tree_child(&m->tree, word, REL_FLAT);
  if (!relation_is_subject(w->relation) || w->head == NO_WORD || w->head < word || marker == NO_WORD)
    return false;
  if (name != word + 1 || marker + 1 != word || slice_equals(at(m, marker)->xpos, "POS")) return false;
  uint8_t relation = w->relation;
  uint32_t verb = w->head;
  struct word *words = m->analysis->words;
  for (uint32_t child = m->tree.next[name]; child != NO_WORD; child = m->tree.next[child])
    if (child > name && child < verb && words[child].head == word) words[child].head = name;
  words[name].head = verb, words[name].relation = relation;
  words[word].relation = REL_OBL;
  return true;
}

/* "On Saturday police were attacked", "The army on Friday questioned": a day before the verb is the verb's.
 */
static bool split_subject_date(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (!relation_is_subject(w->relation) || w->head == NO_WORD || w->head < word || is_temporal(m, word))
    return false;
  uint32_t verb = w->head;
  bool deed = predicates_verb_of_noun(m->predicates, lower_case(m->arena, w->lemma)).len > 0;
  TREE_EACH_CHILD(&m->tree, word, child) {
    if (deed) break; /* "the attack on Tuesday shocked" */
    bool nominal = at(m, child)->relation == REL_NMOD || at(m, child)->relation == REL_NMOD_UNMARKED;
    uint32_t marker = tree_child(&m->tree, child, REL_CASE);
    if (nominal && child > word && marker != NO_WORD && is_temporal(m, child) &&
        slice_is_ignoring_case(at(m, marker)->form, SLICE("on")))
      return move(m, child, verb, REL_OBL);
  }
  TREE_EACH_CHILD(&m->tree, word, child) { /* "In June a panel", "a day later Pyongyang" */
    bool later = slice_is_ignoring_case(at(m, child)->form, SLICE("later")) ||
                 slice_is_ignoring_case(at(m, child)->form, SLICE("earlier"));
    bool nominal = at(m, child)->relation == REL_NMOD || at(m, child)->relation == REL_NMOD_UNMARKED;
    bool marked = nominal && is_temporal(m, child) && tree_child(&m->tree, child, REL_CASE) != NO_WORD;
    if (child < word && (later || marked)) return move(m, child, verb, later ? REL_ADVMOD : REL_OBL);
  }
  uint32_t marker = tree_child(&m->tree, word, REL_CASE), date = marker == NO_WORD ? NO_WORD : marker + 1;
  if (date == NO_WORD || date >= word || at(m, date)->head != word || !is_temporal(m, date)) return false;
  return move(m, date, verb, REL_OBL) && move(m, marker, date, REL_CASE);
}

/* "Agency reported X, the minister, recommended that": the object of saying is the subject of what is said.
 */
static bool find_reported_subject(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_CCOMP || w->head == NO_WORD || w->head > word || !is_finite(w) ||
      has_subject(m, word))
    return false;
  uint32_t object = tree_child(&m->tree, w->head, REL_OBJ);
  if (object == NO_WORD || object < w->head || object > word || !is_nominal(at(m, object))) return false;
  if (tree_child(&m->tree, word, REL_MARK) != NO_WORD) return false;
  enum attitude attitude = predicates_attitude(m->predicates, lower_case(m->arena, at(m, w->head)->lemma));
  return attitude == ATTITUDE_SAY && move(m, object, word, REL_NSUBJ);
}

/* "Air strikes killed twelve people, officials said": of two subjects of saying the first is that of what is
 * said. */
static bool split_two_subjects(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_NSUBJ || w->head == NO_WORD || w->head < word) return false;
  uint32_t verb = w->head, clause = NO_WORD, second = NO_WORD;
  TREE_EACH_CHILD(&m->tree, verb, child) {
    uint8_t relation = at(m, child)->relation;
    if (relation == REL_CCOMP && child > word && child < verb && !has_subject(m, child)) clause = child;
    if (relation == REL_NSUBJ && child > word && clause != NO_WORD) second = child;
  }
  if (clause == NO_WORD || second == NO_WORD || !is_verbal(at(m, clause))) return false;
  bool passive = tree_child(&m->tree, clause, REL_AUX_PASS) != NO_WORD;
  return move(m, word, clause, passive ? REL_NSUBJ_PASS : REL_NSUBJ);
}

/* ---- verbs taken for something else ---- */

/* "ECOWAS imposed sanctions on Mali", taken for sanctions that ECOWAS imposed: what opens a sentence in
   capitals before a participle is a name that does it. */
static bool free_verb_before_noun(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool participle = w->upos == UPOS_VERB && (slice_equals(w->xpos, "VBN") || slice_equals(w->xpos, "VBD"));
  if (!participle || w->relation != REL_AMOD || w->head == NO_WORD || w->head < word || word == 0)
    return false;
  uint32_t noun = w->head, name = word - 1;
  const struct word *first = at(m, name);
  bool opens = name == m->analysis->sentences[w->sentence].first_word && first->head == word;
  bool capitals = first->form.len > 2 && first->form.at[1] >= 'A' && first->form.at[1] <= 'Z';
  if (!opens || !(capitals || first->upos == UPOS_PROPN) || at(m, noun)->relation != REL_ROOT) return false;
  struct word *words = m->analysis->words;
  words[word].head = words[noun].head, words[word].relation = REL_ROOT, words[word].xpos = SLICE("VBD");
  words[noun].head = word, words[noun].relation = REL_OBJ;
  words[name].relation = REL_NSUBJ, words[name].upos = UPOS_PROPN;
  return true;
}

/* "West African leaders meeting in Accra froze the assets", "froze" taken for a preposition: a past tense is
   the verb, and the participle before it says which leaders. */
static bool free_case_verb(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_CASE || !slice_equals(w->xpos, "VBD") || w->head == NO_WORD || w->head < word)
    return false;
  uint32_t object = w->head, participle = at(m, object)->head;
  if (participle == NO_WORD || participle > word || !slice_equals(at(m, participle)->xpos, "VBG"))
    return false;
  uint32_t subject = tree_child(&m->tree, participle, REL_NSUBJ);
  if (subject == NO_WORD || tree_child(&m->tree, participle, REL_AUX) != NO_WORD) return false;
  struct word *words = m->analysis->words;
  words[word].head = words[participle].head, words[word].relation = words[participle].relation;
  words[word].upos = UPOS_VERB;
  words[object].head = word, words[object].relation = REL_OBJ;
  words[subject].head = word;
  words[participle].head = subject, words[participle].relation = REL_ACL;
  for (uint32_t child = m->tree.first[participle], next; child != NO_WORD; child = next) {
    next = m->tree.next[child];
    if (child > word && words[child].head == participle) words[child].head = word;
  }
  return true;
}

static bool ends_with_stop(const struct mender *m, uint32_t word) {
  const struct sentence *s = &m->analysis->sentences[at(m, word)->sentence];
  return s->word_count && slice_equals(at(m, s->first_word + s->word_count - 1)->form, ".");
}

/* "The army deployed tanks in the capital.", "Bolivia cut ties with Israel.", all taken for one noun: a
   sentence has a verb, and what stands before it does it. */
static bool free_only_verb(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool verb = (slice_equals(w->xpos, "VBN") || slice_equals(w->xpos, "VBD")) &&
              (w->relation == REL_AMOD || w->relation == REL_COMPOUND);
  if (!verb || word == 0 || w->head == NO_WORD || w->head < word || at(m, word - 1)->sentence != w->sentence)
    return false;
  uint32_t noun = w->head, subject = word - 1;
  const struct word *s = at(m, subject), *n = at(m, noun);
  if (n->relation != REL_ROOT || !is_nominal(n) || !ends_with_stop(m, word)) return false;
  if ((s->upos != UPOS_NOUN && s->upos != UPOS_PROPN) || (s->head != word && s->head != noun)) return false;
  TREE_EACH_CHILD(&m->tree, noun, child) {
    uint8_t relation = at(m, child)->relation;
    bool finite =
        relation == REL_COP || (relation_is_subject(relation) && child != subject) || relation == REL_AUX;
    if (finite) return false;
  }
  struct word *words = m->analysis->words;
  words[word].head = n->head, words[word].relation = REL_ROOT, words[word].xpos = SLICE("VBD");
  words[word].upos = UPOS_VERB;
  words[noun].head = word, words[noun].relation = REL_OBJ;
  words[subject].head = word, words[subject].relation = REL_NSUBJ;
  for (uint32_t child = m->tree.first[noun], next; child != NO_WORD; child = next) {
    next = m->tree.next[child];
    if (words[child].head != noun) continue;
    bool before = child < subject,
         clause = words[child].relation == REL_ADVCL || relation_is_oblique(words[child].relation);
    bool verbal = words[child].relation == REL_CONJ && is_verbal(&words[child]);
    if (before)
      words[child].head = words[child].relation == REL_DET || words[child].relation == REL_AMOD ||
                                  words[child].relation == REL_COMPOUND
                              ? subject
                              : word;
    if (clause || verbal || words[child].relation == REL_PUNCT) words[child].head = word;
  }
  return true;
}

/* The whole phrase that ends before the verb: "a UN panel of experts". */
static uint32_t phrase_top(const struct mender *m, uint32_t noun, uint32_t verb) {
  uint32_t top = noun;
  while (at(m, top)->relation == REL_NMOD && at(m, top)->head != NO_WORD && at(m, top)->head < verb &&
         is_nominal(at(m, at(m, top)->head)))
    top = at(m, top)->head;
  return top;
}

/* "a UN panel of experts accused X of Y", taken for a noun with a participle: a noun cannot have an object,
   and what has no verb is no sentence. */
static bool free_verb_of_noun(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool participle = w->upos == UPOS_VERB && (slice_equals(w->xpos, "VBN") || slice_equals(w->xpos, "VBD"));
  if (!participle || w->head == NO_WORD || w->head >= word) return false;
  if (w->relation != REL_AMOD && w->relation != REL_ACL) return false;
  uint32_t noun = w->head, top = phrase_top(m, noun, word), object = NO_WORD;
  const struct word *governor = at(m, top);
  if (!is_nominal(at(m, noun)) || (governor->relation != REL_ROOT && governor->relation != REL_CCOMP))
    return false;
  if (tree_child(&m->tree, top, REL_COP) != NO_WORD || has_subject(m, top)) return false;
  TREE_EACH_CHILD(&m->tree, noun, child)
  if (at(m, child)->relation == REL_OBJ && child > word) object = child;
  if (object == NO_WORD) object = tree_child(&m->tree, word, REL_OBJ);
  if (object == NO_WORD) return false;
  uint32_t head = governor->head;
  uint8_t relation = governor->relation;
  m->analysis->words[word].head = head, m->analysis->words[word].relation = relation;
  m->analysis->words[word].xpos = SLICE("VBD");
  m->analysis->words[top].head = word, m->analysis->words[top].relation = REL_NSUBJ;
  for (uint32_t child = m->tree.first[noun], next; child != NO_WORD; child = next) {
    next = m->tree.next[child];
    if (child <= word || at(m, child)->head != noun) continue;
    uint8_t own = at(m, child)->relation;
    m->analysis->words[child].head = word;
    m->analysis->words[child].relation = own == REL_NMOD ? REL_OBL : own == REL_ACL ? REL_ADVCL : own;
  }
  return true;
}

/* "Human Rights Watch accused them": what has capitals in the middle of a sentence or name is no verb. */
static bool free_verb_behind_name(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool capital = w->form.len && w->form.at[0] >= 'A' && w->form.at[0] <= 'Z';
  if (w->upos != UPOS_VERB || !capital || word == m->analysis->sentences[w->sentence].first_word)
    return false;
  const struct word *before = at(m, word - 1),
                    *next = at(m, word + 1 < m->analysis->word_count ? word + 1 : word);
  bool name =
      before->form.len && before->form.at[0] >= 'A' && before->form.at[0] <= 'Z' && before->head == word;
  bool verb = next->head == word && (next->relation == REL_XCOMP || next->relation == REL_CCOMP) &&
              (slice_equals(next->xpos, "VBN") || slice_equals(next->xpos, "VBD"));
  if (!name || !verb) return false;
  struct word *words = m->analysis->words;
  uint32_t real = word + 1;
  words[real].head = words[word].head, words[real].relation = words[word].relation,
  words[real].xpos = SLICE("VBD");
  words[word].head = real, words[word].relation = REL_NSUBJ, words[word].upos = UPOS_PROPN;
  words[word].xpos = SLICE("NNP");
  words[word - 1].relation = REL_COMPOUND, words[word - 1].upos = UPOS_PROPN;
  for (uint32_t child = m->tree.first[word], following; child != NO_WORD; child = following) {
    following = m->tree.next[child];
    if (child > real && words[child].head == word) words[child].head = real;
  }
  return true;
}

/* "Tajikistan denies having started it", "denies" taken for a noun that starts it. */
static bool free_verb_before_participle(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool plural = slice_equals(w->xpos, "NNS") && relation_is_subject(w->relation) && w->head != NO_WORD;
  if (!plural || word + 1 >= m->analysis->word_count || w->head <= word) return false;
  const struct word *next = at(m, word + 1), *governor = at(m, w->head);
  bool participle = slice_equals(next->xpos, "VBG") && (next->head == w->head || word + 1 == w->head) &&
                    (next->relation == REL_AUX || word + 1 == w->head);
  struct slice verb = predicates_verb_of_form(m->predicates, lower_case(m->arena, w->form));
  if (!participle || verb.len == 0) return false;
  uint32_t clause = w->head, head = governor->head;
  uint8_t relation = governor->relation;
  uint32_t subject = NO_WORD;
  TREE_EACH_CHILD(&m->tree, word, child)
  if (child < word && (at(m, child)->relation == REL_COMPOUND || at(m, child)->relation == REL_AMOD ||
                       at(m, child)->relation == REL_NMOD_POSS))
    subject = child;
  if (subject == NO_WORD) return false;
  struct word *words = m->analysis->words;
  words[word].upos = UPOS_VERB, words[word].xpos = SLICE("VBZ"), words[word].lemma = verb;
  words[word].feats = SLICE("Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin");
  words[word].head = head, words[word].relation = relation;
  words[clause].head = word, words[clause].relation = REL_XCOMP;
  words[subject].head = word, words[subject].relation = REL_NSUBJ;
  for (uint32_t child = m->tree.first[clause], next_child; child != NO_WORD; child = next_child) {
    next_child = m->tree.next[child];
    bool coordinated = words[child].relation == REL_CONJ && is_finite(&words[child]);
    if (coordinated && words[child].head == clause) words[child].head = word;
  }
  return true;
}

/* "was to free political prisoners", "continued to plant bombs": an infinitive taken for an adjective or
 * noun. */
static bool free_infinitive(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool free = slice_is_ignoring_case(w->form, SLICE("free"));
  bool adjective = (w->relation == REL_AMOD && free) ||
                   ((w->relation == REL_AMOD || w->relation == REL_COMPOUND) && slice_equals(w->xpos, "VB"));
  if (!adjective || w->head == NO_WORD || word == 0 || w->head < word) return false;
  const struct word *to = at(m, word - 1);
  uint32_t noun = w->head;
  if (!slice_is_ignoring_case(to->form, SLICE("to")) || to->head != noun) return false;
  struct word *words = m->analysis->words;
  words[word].upos = UPOS_VERB, words[word].xpos = SLICE("VB");
  if (free) words[word].lemma = SLICE("free");
  words[word].feats = SLICE("VerbForm=Inf");
  words[word].head = words[noun].head;
  uint8_t relation = words[noun].relation;
  words[word].relation = relation == REL_OBL ? REL_XCOMP : relation == REL_NMOD ? REL_ACL : relation;
  words[noun].head = word, words[noun].relation = REL_OBJ;
  words[word - 1].head = word, words[word - 1].relation = REL_MARK;
  for (uint32_t child = m->tree.first[noun], next; child != NO_WORD; child = next) {
    next = m->tree.next[child];
    if (words[child].head != noun) continue;
    bool clausal = relation_is_subject(words[child].relation) || words[child].relation == REL_COP ||
                   words[child].relation == REL_AUX ||
                   (words[child].relation == REL_CONJ && is_verbal(&words[child]));
    if (clausal) words[child].head = word;
    if (clausal && words[child].relation == REL_COP) words[child].relation = REL_AUX;
  }
  return true;
}

/* "obliges them to hand in their weapons", the infinitive taken for a noun: a noun behind "to" without a word
   of its own before it, and with a particle or a determiner behind it. */
static bool free_noun_infinitive(struct mender *m, uint32_t word) {
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
  enum attitude attitude = predicates_attitude(m->predicates, lower_case(m->arena, governor->lemma));
  bool controls = attitude == ATTITUDE_MUST || attitude == ATTITUDE_REQUEST || attitude == ATTITUDE_PROMISE;
  bool particle = behind->upos == UPOS_ADP && behind->head != word &&
                  (at(m, next + 1)->upos == UPOS_DET || at(m, next + 1)->upos == UPOS_PRON ||
                   at(m, next + 1)->upos == UPOS_NUM);
  bool determined = behind->upos == UPOS_DET || behind->upos == UPOS_PRON;
  if (!marked || !controls || !is_verbal(governor) || !(particle || determined)) return false;
  struct word *words = m->analysis->words;
  words[word].upos = UPOS_VERB, words[word].xpos = SLICE("VB"), words[word].feats = SLICE("VerbForm=Inf");
  words[word].head = verb, words[word].relation = REL_XCOMP, words[word - 1].relation = REL_MARK;
  words[word].lemma = words[word].form;
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
static bool sink_participle(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool participle = w->upos == UPOS_VERB && (slice_equals(w->xpos, "VBN") || slice_equals(w->xpos, "VBD"));
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
  for (uint32_t child = m->tree.first[word], next; child != NO_WORD; child = next) {
    next = m->tree.next[child];
    if (child < word) words[child].head = clause;
  }
  words[clause].head = NO_WORD, words[clause].relation = REL_ROOT;
  words[word].head = noun, words[word].relation = REL_ACL;
  return true;
}

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

static bool free_operative_verb(struct mender *m, uint32_t word) {
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

/* "handed in the last of its weapons", "gave up the town": what stands right behind such a verb is its
 * particle. */
static bool find_particle(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_CASE || w->head == NO_WORD || w->head < word || word == 0) return false;
  uint32_t phrase = w->head, verb = word - 1;
  bool direct =
      relation_is_oblique(at(m, phrase)->relation) && at(m, phrase)->head == verb && is_verbal(at(m, verb));
  if (!direct || tree_child(&m->tree, verb, REL_OBJ) != NO_WORD || is_temporal(m, phrase)) return false;
  struct slice lemma = lower_case(m->arena, at(m, verb)->lemma), form = lower_case(m->arena, w->form);
  struct slice whole = arena_join(m->arena, arena_join(m->arena, lemma, SLICE(" ")), form);
  if (!predicates_is_phrasal(m->predicates, whole)) return false;
  return move(m, word, verb, REL_COMPOUND_PRT) && move(m, phrase, verb, REL_OBJ);
}

/* ---- clauses and phrases hung too low ---- */

/* "called on them to leave and said that": a finite verb is not coordinated with an infinitive. */
static bool lift_finite_conjunct(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_CONJ || w->head == NO_WORD || !is_finite(w) || has_subject(m, word)) return false;
  uint32_t up = w->head;
  if (slice_equals(w->xpos, "VBP") || !tree_is_infinitive(&m->tree, up)) return false;
  while (up != NO_WORD && !is_finite(at(m, up))) up = at(m, up)->head;
  return up != NO_WORD && is_verbal(at(m, up)) && up < word && move(m, word, up, REL_CONJ);
}

/* "obliges them to hand in weapons and to disarm": an infinitive is not coordinated with a finite verb. */
static bool sink_infinitive_conjunct(struct mender *m, uint32_t word) {
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
static bool list_infinitives(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_ADVCL || w->head == NO_WORD || w->head > word || word < 2) return false;
  bool both = tree_is_infinitive(&m->tree, word) && tree_is_infinitive(&m->tree, w->head);
  uint32_t to = tree_child(&m->tree, word, REL_MARK), next = tree_child(&m->tree, word, REL_CONJ);
  if (!both || to == NO_WORD || to == 0 || !is_comma(at(m, to - 1)) || next == NO_WORD) return false;
  return tree_is_infinitive(&m->tree, next) && tree_child(&m->tree, next, REL_CC) != NO_WORD &&
         move(m, word, w->head, REL_CONJ);
}

static uint32_t verb_above(const struct mender *m, uint32_t word) {
  uint32_t up = at(m, word)->head;
  while (up != NO_WORD && !is_verbal(at(m, up))) up = at(m, up)->head;
  return up;
}

/* "attacked with tanks, mortars and launchers, firing on the airport": behind a comma the participle goes
   with the verb. */
static bool lift_participle(struct mender *m, uint32_t word) {
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
static bool complete_phase(struct mender *m, uint32_t word) {
  static const char *const phases[] = {"keep", "continue", "start",  "begin",
                                       "stop", "resume",   "finish", "cease"};
  const struct word *w = at(m, word);
  if (w->relation != REL_ADVCL || !slice_equals(w->xpos, "VBG") || w->head == NO_WORD || w->head >= word)
    return false;
  struct slice lemma = at(m, w->head)->lemma;
  bool phase = slice_equals(lemma, "go") && word == w->head + 2 && slice_equals(at(m, word - 1)->form, "on");
  for (size_t i = 0; i < sizeof phases / sizeof *phases; i++)
    phase |= word == w->head + 1 && slice_equals(lemma, phases[i]);
  return phase && tree_child(&m->tree, w->head, REL_OBJ) == NO_WORD && move(m, word, w->head, REL_XCOMP);
}

/* "demanded in a video that the authorities end the violence": a whole clause behind "that" is what is said,
   not what the video is. */
static bool lift_that_clause(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if ((w->relation != REL_ACL && w->relation != REL_ACL_RELCL) || w->head == NO_WORD || !has_subject(m, word))
    return false;
  uint32_t that = tree_child_lemma(&m->tree, word, REL_MARK, "that");
  const struct word *noun = at(m, w->head);
  if (that == NO_WORD || that < w->head || !relation_is_oblique(noun->relation) || noun->head == NO_WORD)
    return false;
  uint32_t verb = noun->head;
  if (tree_child(&m->tree, verb, REL_CCOMP) != NO_WORD || verb > w->head) return false;
  enum attitude attitude = predicates_attitude(m->predicates, lower_case(m->arena, at(m, verb)->lemma));
  bool speaks = attitude == ATTITUDE_SAY || attitude == ATTITUDE_REQUEST || attitude == ATTITUDE_PROMISE ||
                attitude == ATTITUDE_ACCUSE || attitude == ATTITUDE_DENY;
  return speaks && move(m, word, verb, REL_CCOMP);
}

/* "suspended in full a military agreement": a determiner ends the phrase before it. */
static bool find_late_object(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_OBL || w->head == NO_WORD || !is_verbal(at(m, w->head)) || w->head > word)
    return false;
  uint32_t marker = tree_child(&m->tree, word, REL_CASE), determiner = tree_child(&m->tree, word, REL_DET);
  if (marker == NO_WORD || determiner == NO_WORD || determiner != marker + 2) return false;
  if (!slice_is_ignoring_case(at(m, marker)->form, SLICE("in")) || at(m, marker + 1)->head != word)
    return false;
  if (tree_child(&m->tree, w->head, REL_OBJ) != NO_WORD) return false;
  m->analysis->words[marker + 1].head = w->head, m->analysis->words[marker + 1].relation = REL_ADVMOD;
  m->analysis->words[marker].head = marker + 1;
  m->analysis->words[word].relation = REL_OBJ;
  return true;
}

/* "condemned in the strongest terms the attack on", taken for another name of the terms: an apposition has a
   comma before it, a late object has none. */
static bool find_object_behind_terms(struct mender *m, uint32_t word) {
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

/* A list of a thousand words is no sentence to be mended. */
enum { LONGEST_SENTENCE = 1000 };

static void apply(struct mender *m, rule *mends) {
  for (uint32_t i = 0; i < m->analysis->sentence_count; i++) {
    const struct sentence *s = &m->analysis->sentences[i];
    for (uint32_t w = s->first_word; s->word_count <= LONGEST_SENTENCE && w < s->first_word + s->word_count;
         w++)
      if (mends(m, w)) tree_link_again(&m->tree, i);
  }
}

void tree_mend(struct arena *arena, const struct predicates *predicates, struct analysis *analysis) {
  static rule *const rules[] = {
      free_verb_behind_name,
      free_operative_verb,
      free_verb_of_noun,
      free_verb_before_noun,
      free_case_verb,
      free_only_verb,
      free_verb_before_participle,
      free_infinitive,
      read_participle,
      lift_case,
      lift_conjunct,
      list_apposition,
      flatten_coordination,
      sink_conjunct,
      sink_between,
      find_late_object,
      find_object_behind_terms,
      find_particle,
      split_heading_date,
      split_heading_place,
      split_subject_date,
      find_bare_subject,
      find_reported_subject,
      split_two_subjects,
      lift_participle,
      complete_phase,
      lift_that_clause,
      lift_finite_conjunct,
      free_noun_infinitive,
      sink_participle,
      sink_infinitive_conjunct,
      list_infinitives,
  };
  struct mender m = {.arena = arena, .predicates = predicates, .analysis = analysis};
  tree_build(&m.tree, arena, analysis);
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) apply(&m, rules[i]);
}
