#include "meaning/tree_mend_parts.h"

/* A list of a thousand words is no sentence to be mended. */
enum { LONGEST_SENTENCE = 1000 };

void mend_hand_over(struct mender *m, uint32_t from, uint32_t to, struct children which) {
  TREE_EACH_CHILD(&m->tree, from, child) {
    struct word *w = &m->analysis->words[child];
    if (child < which.first || child >= which.limit || child == to || w->head != from) continue;
    uint64_t wanted = which.relations | (is_verbal(w) ? which.of_verbs : 0);
    if (wanted & TREE_BIT(w->relation)) w->head = to;
  }
}

static void apply(struct mender *m, rule *mends) {
  for (uint32_t i = 0; i < m->analysis->sentence_count; i++) {
    const struct sentence *s = &m->analysis->sentences[i];
    for (uint32_t w = s->first_word; s->word_count <= LONGEST_SENTENCE && w < s->first_word + s->word_count;
         w++)
      if (mends(m, w)) tree_link_again(&m->tree, i);
  }
}

/* In this order: verbs first, since the rest hangs on them. */
static rule *const rules[] = {
    mend_read_irregular,
    mend_free_operative_verb, /* before what stands below it is taken for the main verb */
    mend_read_demanded_verb,
    mend_read_demanded_clause,
    mend_read_item_infinitive,
    mend_lead_items,
    mend_join_items,
    mend_read_acronym,
    mend_join_surname,
    mend_read_object_name,
    mend_free_finite_modifier,
    mend_free_coordinated_noun,
    mend_free_disagreement,
    mend_free_gerund,
    mend_free_perfect,
    mend_free_verb_behind_name,
    mend_read_that_subject,
    mend_free_verb_of_text,
    mend_free_verb_of_noun,
    mend_read_active,
    mend_free_verb_before_noun,
    mend_free_case_verb,
    mend_free_only_verb,
    mend_free_first_verb,
    mend_free_copula_verb,
    mend_free_plural_with_subject,
    mend_join_two_objects,
    mend_lift_said_infinitive,
    mend_find_subject_behind_semicolon,
    mend_read_perfect_infinitive,
    mend_lift_across_verb,
    mend_lift_before_case,
    mend_read_slip,
    mend_read_accused_deed,
    mend_split_receiver,
    mend_split_given,
    mend_read_name_behind_verb,
    mend_find_root_verb,
    mend_pass_over_participle,
    mend_read_source,
    mend_read_apposed_acronym,
    mend_lift_from_time,
    mend_free_verb_before_participle,
    mend_free_verb_behind_auxiliary,
    mend_free_plural,
    mend_free_verb_of_both,
    mend_free_back,
    mend_free_infinitive,
    mend_lift_parted_infinitive,
    mend_join_parted_object,
    mend_read_hand,
    mend_lift_behind_modal,
    mend_read_participle,
    mend_lift_case,
    mend_lift_conjunct,
    mend_list_apposition,
    mend_list_second,
    mend_split_shared_noun,
    mend_join_conjuncts,
    mend_read_persona,
    mend_flatten_coordination,
    mend_sink_conjunct,
    mend_sink_between,
    mend_find_late_object,
    mend_find_object_behind_terms,
    mend_find_particle,
    mend_read_up_to,
    mend_read_over,
    mend_split_leading_date,
    mend_split_heading_date,
    mend_split_heading_place,
    mend_split_subject_date,
    mend_find_bare_subject,
    mend_free_auxiliary,
    mend_find_reported_subject,
    mend_read_relative_speech,
    mend_split_two_subjects,
    mend_lift_participle,
    mend_complete_phase,
    mend_lift_that_clause,
    mend_lift_finite_conjunct,
    mend_free_noun_infinitive,
    mend_read_hand_noun,
    mend_sink_participle,
    mend_sink_infinitive_conjunct,
    mend_list_infinitives,
    mend_hang_what_is_asked,
    mend_find_object_behind_term,
    mend_read_after_clause,
    mend_lead_coordination,
    mend_split_compound,
    mend_lift_main_verb,
    mend_read_for_clause,
    mend_raise_demand,
    mend_hang_on_what_there_is,
    mend_read_gerund_subject,
    mend_hang_between_on_subject,
    mend_lift_agent_of_noun,
    mend_lift_infinitive_conjunct,
};

void tree_mend(struct arena *arena, const struct predicates *predicates, struct analysis *analysis) {
  struct mender m = {.arena = arena, .predicates = predicates, .analysis = analysis};
  tree_build(&m.tree, arena, analysis);
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) apply(&m, rules[i]);
}
