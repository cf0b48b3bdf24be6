/* What the files that mend trees share: tree_mend.c (the table of rules), tree_mend_lists.c (coordination),
   tree_mend_subjects.c, tree_mend_dates.c, tree_mend_roots.c, tree_mend_verbs.c, tree_mend_present.c and
   tree_mend_rootless.c (verbs taken for something else), tree_mend_infinitives.c, tree_mend_modal.c,
   tree_mend_clauses.c (what is hung too low), tree_mend_articles.c (resolutions), tree_mend_items.c (items of
   lists). Nobody else includes this. */
#ifndef TRUCE_TREE_MEND_PARTS_H
#define TRUCE_TREE_MEND_PARTS_H

#include "meaning/tree_mend.h"

struct mender {
  struct arena *arena;
  const struct predicates *predicates;
  struct analysis *analysis;
  struct tree tree;
};

typedef bool rule(struct mender *m, uint32_t word); /* true: something was moved */

static inline const struct word *at(const struct mender *m, uint32_t word) {
  return &m->analysis->words[word];
}

/* No word ever comes to stand below itself. */
static inline bool move(struct mender *m, uint32_t word, uint32_t head, uint8_t relation) {
  if (word == head || (head != NO_WORD && tree_dominates(&m->tree, word, head))) return false;
  m->analysis->words[word].head = head;
  m->analysis->words[word].relation = relation;
  return true;
}

static inline bool is_nominal(const struct word *w) {
  return w->upos == UPOS_NOUN || w->upos == UPOS_PROPN || w->upos == UPOS_PRON || w->upos == UPOS_NUM;
}

static inline bool has_capital(const struct word *w) {
  return w->form.len && *w->form.at >= 'A' && *w->form.at <= 'Z';
}

static inline bool is_finite(const struct word *w) {
  return slice_equals(w->xpos, "VBD") || slice_equals(w->xpos, "VBZ") || slice_equals(w->xpos, "VBP");
}

/* "attacked", of which no word by itself says whether it is a past tense or a participle. */
static inline bool is_past_form(const struct word *w) {
  return slice_equals(w->xpos, "VBD") || slice_equals(w->xpos, "VBN");
}

static inline bool is_verbal(const struct word *w) { return w->upos == UPOS_VERB || w->upos == UPOS_AUX; }

static inline bool is_form(const struct mender *m, uint32_t word, const char *form) {
  return slice_is_ignoring_case(at(m, word)->form, slice_of(form));
}

static inline enum attitude attitude_of(const struct mender *m, uint32_t word) {
  return predicates_attitude(m->predicates, lower_case(m->arena, at(m, word)->lemma));
}

static inline bool has_subject(const struct mender *m, uint32_t verb) {
  TREE_EACH_CHILD(&m->tree, verb, child)
  if (relation_is_subject(at(m, child)->relation) || at(m, child)->relation == REL_CSUBJ) return true;
  return false;
}

static inline bool is_temporal(const struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  return w->upos == UPOS_NUM || predicates_is_temporal(m->predicates, lower_case(m->arena, w->lemma));
}

static inline bool ends_with_stop(const struct mender *m, uint32_t word) {
  const struct sentence *s = &m->analysis->sentences[at(m, word)->sentence];
  return s->word_count && slice_equals(at(m, s->first_word + s->word_count - 1)->form, ".");
}

/* "shelters" -> "shelter", "denies" -> "deny", "reaches" -> "reach"; empty where it is no such form. */
struct slice mend_verb_of_plural(const struct mender *m, struct slice written);

/* Makes a word what "shelters" is in "Chad shelters them". */
static inline void make_present(struct word *w, struct slice lemma) {
  w->upos = UPOS_VERB, w->xpos = SLICE("VBZ"), w->lemma = lemma;
  w->feats = SLICE("Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin");
}

static inline void make_infinitive(struct word *w, struct slice lemma) {
  w->upos = UPOS_VERB, w->xpos = SLICE("VB"), w->lemma = lemma;
  w->feats = SLICE("VerbForm=Inf");
}

/* What a subject of that verb is: of "was freed" it suffers, of "freed" it acts. */
static inline uint8_t subject_relation(const struct mender *m, uint32_t verb) {
  return tree_child(&m->tree, verb, REL_AUX_PASS) != NO_WORD ? REL_NSUBJ_PASS : REL_NSUBJ;
}

/* "EU", "ECOWAS" */
static inline bool is_capitals(const struct word *w) {
  for (size_t i = 0; i < w->form.len; i++)
    if (w->form.at[i] < 'A' || w->form.at[i] > 'Z') return false;
  return w->form.len > 1;
}

static inline bool is_comma(const struct word *w) { return slice_equals(w->form, ","); }

/* Which of the children of a word: those among the words first .. limit - 1 that stand in one of the
   relations, and verbs that stand in one of the second; a bit each (TREE_BIT). */
struct children {
  uint32_t first, limit;
  uint64_t relations, of_verbs;
};

#define ANY_RELATION UINT64_MAX
#define SUBJECTS (TREE_BIT(REL_NSUBJ) | TREE_BIT(REL_NSUBJ_PASS) | TREE_BIT(REL_NSUBJ_OUTER))
#define OBLIQUES (TREE_BIT(REL_OBL) | TREE_BIT(REL_OBL_AGENT) | TREE_BIT(REL_OBL_UNMARKED))
#define ALL_CHILDREN ((struct children){.limit = NO_WORD, .relations = ANY_RELATION})
/* What a noun that was taken for the verb cannot have itself. */
#define CLAUSE_CHILDREN                                                                                      \
  ((struct children){.limit = NO_WORD,                                                                       \
                     .relations = OBLIQUES | TREE_BIT(REL_PUNCT) | TREE_BIT(REL_ADVCL),                      \
                     .of_verbs = TREE_BIT(REL_CONJ)})

static inline struct children children_behind(uint32_t word, uint64_t relations) {
  return (struct children){.first = word + 1, .limit = NO_WORD, .relations = relations};
}

/* Hangs those children of `from` on `to`: children as they were before the rule began that have not been hung
   elsewhere since, and never `to` itself. Their relations stay. */
void mend_hand_over(struct mender *m, uint32_t from, uint32_t to, struct children which);

/* The rules, by file: each looks at one word and says whether it moved something. Within a rule the children
   of a word are those it had before (tree_mend.c links them again after it), its head is the new one. */

/* tree_mend_articles.c */
rule mend_free_operative_verb, mend_read_demanded_verb, mend_read_demanded_clause, mend_hang_what_is_asked,
    mend_find_object_behind_term, mend_free_verb_of_text;
/* tree_mend_clauses.c */
rule mend_lift_finite_conjunct, mend_sink_infinitive_conjunct, mend_list_infinitives, mend_lift_participle,
    mend_complete_phase, mend_lift_that_clause, mend_find_late_object, mend_find_object_behind_terms,
    mend_read_after_clause, mend_lead_coordination, mend_read_for_clause, mend_lift_infinitive_conjunct,
    mend_read_that_subject, mend_read_gerund_subject, mend_hang_between_on_subject, mend_lift_agent_of_noun,
    mend_hang_on_what_there_is, mend_raise_demand;
/* tree_mend_dates.c */
rule mend_split_leading_date, mend_lift_from_time;
/* tree_mend_modal.c */
rule mend_read_hand, mend_read_hand_noun, mend_lift_behind_modal, mend_lift_parted_infinitive,
    mend_join_parted_object;
/* tree_mend_infinitives.c */
rule mend_free_infinitive, mend_free_noun_infinitive, mend_sink_participle;
/* tree_mend_items.c */
rule mend_read_item_infinitive, mend_lead_items, mend_join_items;
/* tree_mend_lists.c */
rule mend_flatten_coordination, mend_lift_conjunct, mend_lift_case, mend_sink_between, mend_sink_conjunct,
    mend_list_apposition, mend_split_compound, mend_lift_main_verb, mend_split_shared_noun,
    mend_join_conjuncts, mend_list_second;
/* tree_mend_present.c */
rule mend_free_finite_modifier, mend_free_coordinated_noun, mend_free_disagreement, mend_free_gerund,
    mend_free_perfect;
/* tree_mend_crossing.c */
rule mend_lift_across_verb, mend_lift_before_case, mend_free_first_verb, mend_read_perfect_infinitive,
    mend_read_accused_deed, mend_read_slip, mend_split_receiver, mend_split_given, mend_read_name_behind_verb,
    mend_free_copula_verb, mend_free_plural_with_subject, mend_join_two_objects, mend_lift_said_infinitive,
    mend_find_subject_behind_semicolon;
/* tree_mend_rootless.c */
rule mend_free_verb_behind_auxiliary, mend_free_plural, mend_free_verb_of_both, mend_free_back;
/* tree_mend_roots.c */
rule mend_find_root_verb, mend_pass_over_participle, mend_read_source, mend_read_apposed_acronym,
    mend_join_surname, mend_read_object_name;
/* tree_mend_subjects.c */
rule mend_find_bare_subject, mend_split_heading_date, mend_split_heading_place, mend_split_subject_date,
    mend_find_reported_subject, mend_read_relative_speech, mend_free_auxiliary, mend_split_two_subjects,
    mend_read_acronym;
/* tree_mend_verbs.c */
rule mend_free_verb_before_noun, mend_free_case_verb, mend_free_only_verb, mend_read_active,
    mend_free_verb_of_noun, mend_free_verb_behind_name, mend_free_verb_before_participle, mend_find_particle,
    mend_read_up_to, mend_read_over, mend_read_persona, mend_read_irregular, mend_read_participle;

#endif
