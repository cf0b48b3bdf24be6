/* What stands of a proposition: its own words (not, must, may, will) and what embeds it (denied, urged,
   promised). */
#include "meaning/proposition_parts.h"

static bool lemma_is(const struct word *w, const char *lemma) {
  return slice_is_ignoring_case(w->lemma, slice_of(lemma));
}

static bool is_negation(const struct word *w) {
  if (word_has(w, "Polarity=Neg")) return true;
  return lemma_is(w, "not") || lemma_is(w, "never") || lemma_is(w, "n't") || lemma_is(w, "neither");
}

/* "no longer bound by the pact" */
static bool is_no_longer(const struct finder *f, uint32_t word) {
  const struct word *w = tree_word(f->tree, word);
  if (!slice_is_ignoring_case(w->form, SLICE("longer"))) return false;
  TREE_EACH_CHILD(f->tree, word, child)
  if (lemma_is(tree_word(f->tree, child), "no")) return true;
  return false;
}

/* "no troops left", "nobody was killed" */
static bool argument_negates(const struct finder *f, uint32_t word) {
  if (lemma_is(tree_word(f->tree, word), "nobody") || lemma_is(tree_word(f->tree, word), "none")) return true;
  return tree_child_lemma(f->tree, word, REL_DET, "no") != NO_WORD ||
         tree_child_lemma(f->tree, word, REL_DET, "neither") != NO_WORD ||
         tree_child_lemma(f->tree, word, REL_CC_PRECONJ, "neither") != NO_WORD;
}

static bool is_negated(const struct finder *f, const struct proposition *p) {
  TREE_EACH_CHILD(f->tree, p->word, child) {
    const struct word *w = tree_word(f->tree, child);
    if (w->relation == REL_ADVMOD && (is_negation(w) || is_no_longer(f, child))) return true;
    if (w->relation == REL_DET && lemma_is(w, "no")) return true;
  }
  for (uint32_t i = 0; i < p->argument_count; i++)
    if (p->arguments[i].slot <= SLOT_OBJECT && !p->arguments[i].shared &&
        argument_negates(f, p->arguments[i].word))
      return true;
  return false;
}

static bool has_future_auxiliary(const struct finder *f, uint32_t word) {
  TREE_EACH_CHILD(f->tree, word, child) {
    const struct word *w = tree_word(f->tree, child);
    if (w->relation == REL_AUX && (lemma_is(w, "will") || lemma_is(w, "would"))) return true;
  }
  return false;
}

/* "are to be released", "was to leave": "to" behind a finite form of "be". */
static bool is_to_be(const struct finder *f, uint32_t word, uint32_t be) {
  uint32_t mark = tree_child(f->tree, word, REL_MARK);
  return mark != NO_WORD && be < mark && lemma_is(tree_word(f->tree, mark), "to");
}

static enum necessity auxiliary_necessity(const struct finder *f, uint32_t word) {
  static const struct {
    const char *lemma;
    enum necessity necessity;
  } modals[] = {{"must", NECESSITY_MUST},    {"shall", NECESSITY_MUST}, {"should", NECESSITY_SHOULD},
                {"ought", NECESSITY_SHOULD}, {"may", NECESSITY_MAY},    {"might", NECESSITY_MAY},
                {"can", NECESSITY_MAY},      {"could", NECESSITY_MAY}};
  TREE_EACH_CHILD(f->tree, word, child) {
    const struct word *w = tree_word(f->tree, child);
    bool auxiliary = w->relation == REL_AUX || w->relation == REL_COP || w->relation == REL_AUX_PASS;
    if (!auxiliary) continue;
    for (size_t i = 0; i < sizeof modals / sizeof *modals; i++)
      if (lemma_is(w, modals[i].lemma)) return modals[i].necessity;
    if (lemma_is(w, "be") && is_to_be(f, word, child)) return NECESSITY_MUST;
  }
  return NECESSITY_NONE;
}

static enum tense tense_of_word(const struct word *w) {
  if (word_has(w, "Tense=Past") || slice_equals(w->xpos, "VBD") || slice_equals(w->xpos, "VBN"))
    return TENSE_PAST;
  if (word_has(w, "Tense=Pres") || slice_equals(w->xpos, "VBZ") || slice_equals(w->xpos, "VBP"))
    return TENSE_PRESENT;
  return TENSE_NONE;
}

static enum tense tense_of(const struct finder *f, const struct proposition *p) {
  if (has_future_auxiliary(f, p->word)) return TENSE_FUTURE;
  enum tense auxiliary = TENSE_NONE;
  bool perfect = false;
  TREE_EACH_CHILD(f->tree, p->word, child) {
    const struct word *w = tree_word(f->tree, child);
    if (w->relation != REL_AUX && w->relation != REL_AUX_PASS && w->relation != REL_COP) continue;
    if (auxiliary == TENSE_NONE) auxiliary = tense_of_word(w);
    perfect |= lemma_is(w, "have");
  }
  if (perfect) return TENSE_PAST;
  return auxiliary != TENSE_NONE ? auxiliary : tense_of_word(tree_word(f->tree, p->word));
}

static struct slice marker_of(const struct finder *f, uint32_t word) {
  TREE_EACH_CHILD(f->tree, word, child) {
    const struct word *w = tree_word(f->tree, child);
    if (w->relation == REL_MARK || (w->relation == REL_ADVMOD && lemma_is(w, "when")))
      return lower_case(f->arena, w->form);
  }
  return (struct slice){"", 0};
}

static bool is_condition(const struct finder *f, const struct proposition *p) {
  static const char *const markers[] = {"if", "unless", "whether", "lest", "provided"};
  for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
    if (slice_equals(p->marker, markers[i])) return true;
  uint32_t first =
      tree_child_lemma(f->tree, p->word, REL_AUX, "should"); /* "Should the timetable slip, ..." */
  if (first == NO_WORD) return false;
  const struct sentence *s = &f->tree->analysis->sentences[tree_word(f->tree, first)->sentence];
  bool opens = first == s->first_word &&
               !slice_ends(slice_trim(slice_between(f->tree->analysis->text.at, s->span)), SLICE("?"));
  if (tree_word(f->tree, p->word)->relation != REL_ADVCL && !opens) return false;
  uint32_t subject = proposition_surface_subject(p);
  return subject != NO_WORD && first < subject;
}

static void judge_own_words(struct finder *f, struct proposition *p) {
  p->negated = is_negated(f, p);
  p->tense = tense_of(f, p);
  p->necessity = auxiliary_necessity(f, p->word);
  p->marker = marker_of(f, p->word);
  p->conditional = is_condition(f, p);
}

/* ---- what embeds it ---- */

static const struct argument *argument_at(const struct proposition *p, uint32_t word) {
  for (uint32_t i = 0; i < p->argument_count; i++)
    if (p->arguments[i].word == word) return &p->arguments[i];
  return NULL;
}

static enum embedding embedding_of(const struct finder *f, const struct proposition *p, uint32_t word,
                                   const struct proposition *parent) {
  uint8_t relation = tree_word(f->tree, word)->relation;
  if (!parent) return EMBEDDED_NOT;
  const struct argument *a = argument_at(parent, word);
  /* "has requested the president declare an emergency": taken for an object */
  bool bare = a && a->slot == SLOT_OBJECT && p->class == PREDICATE_VERB;
  if (bare || (a && a->slot == SLOT_CLAUSE)) return EMBEDDED_CLAUSE;
  bool content = relation == REL_ACL && tree_child_lemma(f->tree, word, REL_MARK, "that") != NO_WORD;
  if (content) return EMBEDDED_CLAUSE; /* "dismissed the report that it armed the rebels" */
  if (relation == REL_ACL || relation == REL_ACL_RELCL || relation == REL_AMOD) return EMBEDDED_RELATIVE;
  if (relation == REL_ADVCL || relation == REL_ADVCL_RELCL || relation == REL_PARATAXIS)
    return EMBEDDED_ADVERBIAL;
  return p->class == PREDICATE_NOUN ? EMBEDDED_NOUN : EMBEDDED_NOT;
}

/* "Armenia accused Azerbaijan; Baku denied it": a sentence of its own. */
static bool stands_alone(const struct finder *f, uint32_t word) {
  bool subject = false, apart = false;
  TREE_EACH_CHILD(f->tree, word, child) {
    subject |= relation_is_subject(tree_word(f->tree, child)->relation);
    apart |= child < word && slice_equals(tree_word(f->tree, child)->form, ";");
  }
  return subject && apart && tree_word(f->tree, word)->relation == REL_PARATAXIS;
}

/* Whose argument a conjunct is follows from the first of its coordination. */
static void find_parent(struct finder *f, struct proposition *p) {
  uint32_t first = tree_first_conjunct(f->tree, p->word);
  uint32_t above = proposition_above(f, first);
  /* A clause adopted by a verb over its noun ("called on parties to respect") has the verb as parent. */
  uint32_t parent = above;
  for (int steps = 0; steps < 3 && parent != NO_PROPOSITION; steps++) {
    const struct argument *a = argument_at(&f->found->at[parent], first);
    if (a) break;
    parent = proposition_above(f, f->found->at[parent].word);
  }
  if (parent == NO_PROPOSITION) parent = above;
  if (parent == NO_PROPOSITION) parent = f->lead_of[first];
  if (stands_alone(f, first)) parent = NO_PROPOSITION;
  p->parent = parent;
  p->embedding = embedding_of(f, p, first, parent == NO_PROPOSITION ? NULL : &f->found->at[parent]);
}

static enum modality under_attitude(enum attitude attitude) {
  switch (attitude) {
  case ATTITUDE_DENY:
  case ATTITUDE_FAIL: return DENIED;
  case ATTITUDE_REQUEST: return REQUESTED;
  case ATTITUDE_PROMISE: return PROMISED;
  case ATTITUDE_POSSIBLE: return POSSIBLE;
  default: return ASSERTED;
  }
}

static bool reaches_into(const struct finder *f, const struct proposition *p,
                         const struct proposition *parent) {
  if (p->embedding == EMBEDDED_CLAUSE) return true;
  if (p->embedding != EMBEDDED_NOUN) return false;
  const struct argument *a = argument_at(parent, tree_first_conjunct(f->tree, p->word));
  return a && a->slot != SLOT_SUBJECT;
}

static enum modality combine(enum modality outer, enum modality inner) {
  if (outer == DENIED && inner == DENIED) return ASSERTED;
  return outer == ASSERTED ? inner : outer;
}

static bool sounds_unsure(const struct finder *f, uint32_t word) {
  TREE_EACH_CHILD(f->tree, word, child) {
    const struct word *w = tree_word(f->tree, child);
    if (w->relation == REL_ADVMOD && lemma_is(w, "likely")) return true;
  }
  return false;
}

static enum modality own_modality(struct finder *f, struct proposition *p) {
  if (p->conditional) return POSSIBLE;
  if (sounds_unsure(f, p->word)) p->predicted = true;
  if (p->necessity == NECESSITY_MAY || p->predicted) return POSSIBLE;
  if (p->negated) return DENIED;
  if (p->necessity == NECESSITY_SHOULD) return REQUESTED;
  if (p->tense == TENSE_FUTURE) return PROMISED;
  return ASSERTED;
}

static bool is_purpose(const struct finder *f, const struct proposition *p) {
  return p->embedding == EMBEDDED_ADVERBIAL && tree_is_infinitive(f->tree, p->word);
}

/* "Each Party shall: (a) withdraw ...": the auxiliary stands in the lead-in, as its verb or beside it. */
static void take_from_lead_in(const struct finder *f, struct proposition *p, const struct proposition *lead) {
  uint32_t first = tree_first_conjunct(f->tree, p->word);
  if (f->lead_of[first] == NO_PROPOSITION || p->necessity != NECESSITY_NONE) return;
  const struct word *w = tree_word(f->tree, lead->word);
  bool must = lemma_is(w, "shall") || lemma_is(w, "must"), future = lemma_is(w, "will");
  p->necessity = must ? NECESSITY_MUST : lemma_is(w, "should") ? NECESSITY_SHOULD : lead->necessity;
  if (p->tense == TENSE_NONE && (future || lead->tense == TENSE_FUTURE)) p->tense = TENSE_FUTURE;
}

/* "insists that Rwasa come home": a bare verb under one subject is asked for. */
static bool is_subjunctive(const struct finder *f, const struct proposition *p,
                           const struct proposition *parent) {
  const struct word *w = tree_word(f->tree, p->word);
  uint32_t subject = proposition_surface_subject(p);
  bool bare = slice_equals(w->xpos, "VB") || slice_equals(w->xpos, "VBP");
  if (!bare || subject == NO_WORD || !slice_equals(p->marker, "that") ||
      !slice_equals(parent->lemma, "insist"))
    return false;
  if (tree_child(f->tree, p->word, REL_AUX) != NO_WORD) return false;
  return word_has(tree_word(f->tree, subject), "Number=Sing") &&
         tree_child(f->tree, subject, REL_CONJ) == NO_WORD;
}

/* "sanctions against anybody who blocks it": nobody did yet. */
static bool is_about_anybody(const struct finder *f, const struct proposition *p) {
  static const char *const anybody[] = {"anybody", "anyone", "whoever", "everyone", "everybody", "any"};
  const struct word *w = tree_word(f->tree, p->word);
  if (w->relation != REL_ACL_RELCL || w->head == NO_WORD) return false;
  for (size_t i = 0; i < sizeof anybody / sizeof *anybody; i++)
    if (lemma_is(tree_word(f->tree, w->head), anybody[i]) ||
        tree_child_lemma(f->tree, w->head, REL_DET, anybody[i]) != NO_WORD)
      return true;
  return false;
}

/* "warned against giving them a free hand", "left without signing": what did not happen. */
static bool is_ruled_out(const struct proposition *p) {
  static const char *const markers[] = {"against", "without", "instead", "rather"};
  for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
    if (slice_equals(p->marker, markers[i])) return true;
  return false;
}

/* "must quit Aghdam, leaving only a corridor", "will enter, taking the road": as far off as the verb it hangs
   on. */
static bool is_free_participle(const struct finder *f, const struct proposition *p) {
  const struct word *w = tree_word(f->tree, p->word);
  return p->embedding == EMBEDDED_ADVERBIAL && slice_equals(w->xpos, "VBG") && !p->marker.len &&
         tree_child(f->tree, p->word, REL_AUX) == NO_WORD && w->relation == REL_ADVCL;
}

static bool is_ahead(const struct proposition *p) {
  return p->necessity == NECESSITY_MUST || p->necessity == NECESSITY_SHOULD || p->modality == REQUESTED ||
         p->modality == POSSIBLE || p->modality == PROMISED;
}

static void judge(struct finder *f, struct proposition *p) {
  judge_own_words(f, p);
  find_parent(f, p);
  enum modality own = own_modality(f, p);
  const struct proposition *parent = p->parent == NO_PROPOSITION ? NULL : &f->found->at[p->parent];
  if (is_about_anybody(f, p) || is_ruled_out(p)) own = POSSIBLE;
  p->modality = own;
  if (!parent) return;
  if (p->embedding == EMBEDDED_CLAUSE && is_subjunctive(f, p, parent)) p->necessity = NECESSITY_MUST;
  enum attitude attitude = predicates_attitude(f->predicates, parent->lemma);
  if (reaches_into(f, p, parent)) {
    enum modality effect = under_attitude(attitude);
    if (attitude == ATTITUDE_REQUEST && parent->passive && p->embedding == EMBEDDED_CLAUSE)
      effect = REQUESTED;
    if (attitude == ATTITUDE_POSSIBLE) p->predicted = true;
    if (attitude == ATTITUDE_MUST) p->necessity = NECESSITY_MUST;
    take_from_lead_in(f, p, parent);
    if (parent->necessity && parent->light) p->necessity = parent->necessity;
    if (parent->light && p->tense == TENSE_NONE) p->tense = parent->tense;
    p->modality =
        combine(parent->modality == PROMISED && attitude == ATTITUDE_SAY ? ASSERTED : parent->modality,
                combine(effect, own));
  }
  bool apart = slice_equals(p->marker, "from") || slice_equals(p->marker, "at");
  bool kept_from = p->embedding == EMBEDDED_ADVERBIAL && apart &&
                   attitude == ATTITUDE_FAIL; /* "banned X from flying", "balks at freeing" */
  if (kept_from) p->modality = combine(DENIED, own);
  bool off = is_purpose(f, p) || (is_free_participle(f, p) && is_ahead(parent));
  if (off) p->modality = combine(own, POSSIBLE);
}

void judge_modality(struct finder *f) {
  for (uint32_t i = 0; i < f->tree->analysis->word_count; i++) {
    struct proposition *p = proposition_of(f, f->tree->order[i]);
    if (p) judge(f, p);
  }
}
