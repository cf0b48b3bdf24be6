/* Arguments that a predicate takes over from elsewhere: relative clauses and participles from the noun they
   modify, infinitives from the verb that controls them, adverbial clauses from the clause they belong to,
   coordinated verbs from the first, nouns from the light verb they are the object of. */
#include "meaning/proposition_parts.h"

static struct slice nothing(void) { return (struct slice){"", 0}; }

static bool is_relative_pronoun(const struct word *w) {
  if (word_has(w, "PronType=Rel")) return true;
  return (slice_equals(w->xpos, "WDT") || slice_equals(w->xpos, "WP")) && !word_has(w, "PronType=Int");
}

/* "who", "which", "that" among the arguments become the noun. */
static bool replace_pronoun(struct finder *f, struct proposition *p, uint32_t noun) {
  bool replaced = false;
  for (uint32_t i = 0; i < p->argument_count; i++) {
    struct argument *a = &p->arguments[i];
    if (!is_relative_pronoun(tree_word(f->tree, a->word))) continue;
    a->word = noun;
    a->shared = replaced = true;
  }
  return replaced;
}

static bool has_relative_adverb(const struct finder *f, uint32_t word) {
  TREE_EACH_CHILD(f->tree, word, child) {
    const struct word *w = tree_word(f->tree, child);
    if (slice_equals(w->xpos, "WRB") || slice_equals(w->xpos, "WP$")) return true;
    if (tree_child_lemma(f->tree, child, REL_NMOD_POSS, "whose") != NO_WORD) return true;
  }
  return false;
}

/* "mercenaries (that) they recruited": the noun fills the gap that is left. */
static void fill_gap(struct finder *f, struct proposition *p, uint32_t noun) {
  for (uint32_t i = 0; i < p->argument_count; i++) /* "accuses Chad of sheltering": Chad has its part in it */
    if (p->arguments[i].word == noun) return;
  if (replace_pronoun(f, p, noun) || has_relative_adverb(f, p->word)) return;
  enum slot slot = p->passive ? SLOT_OBJECT : slot_is_empty(p, SLOT_SUBJECT) ? SLOT_SUBJECT : SLOT_OBJECT;
  if (slot_is_empty(p, slot)) proposition_add_argument(f, p, slot, nothing(), noun, true);
}

/* A copular predicate's passive is never set, so this is "what would stand before the verb". */
static void give_surface_subject(struct finder *f, struct proposition *p, uint32_t word) {
  enum slot slot = p->passive ? SLOT_OBJECT : SLOT_SUBJECT;
  if (word != NO_WORD && word != p->word && slot_is_empty(p, slot))
    proposition_add_argument(f, p, slot, nothing(), word, true);
}

static uint32_t argument_word(const struct proposition *p, enum slot slot) {
  const struct argument *a = proposition_argument(p, slot, NULL);
  return a ? a->word : NO_WORD;
}

/* Whom "urge X to", "call on X to", "promise X to" hand on as the infinitive's subject. */
static uint32_t controller(const struct finder *f, const struct proposition *p) {
  if (p->passive) return proposition_surface_subject(p);
  uint32_t subject = argument_word(p, SLOT_SUBJECT);
  if (predicates_subject_controls(f->predicates, p->lemma) && subject != NO_WORD) return subject;
  static const enum slot order[] = {SLOT_OBJECT, SLOT_RECIPIENT};
  for (int i = 0; i < 2; i++)
    if (argument_word(p, order[i]) != NO_WORD) return argument_word(p, order[i]);
  static const char *const prepositions[] = {"on", "upon", "for", "to", "with"};
  bool asks = predicates_attitude(f->predicates, p->lemma) == ATTITUDE_REQUEST;
  for (size_t i = 0; asks && i < sizeof prepositions / sizeof *prepositions; i++) {
    const struct argument *a = proposition_argument(p, SLOT_OBLIQUE, prepositions[i]);
    if (a) return a->word;
  }
  return asks ? NO_WORD : subject;
}

static void share_into_clauses(struct finder *f, struct proposition *p) {
  for (uint32_t i = 0; i < p->argument_count; i++) {
    struct argument a = p->arguments[i];
    struct proposition *clause = a.slot == SLOT_CLAUSE ? proposition_of(f, a.word) : NULL;
    if (!clause || clause == p || proposition_surface_subject(clause) != NO_WORD) continue;
    bool finite = tree_word(f->tree, a.word)->relation == REL_CCOMP && !slice_equals(a.preposition, "to");
    if (!finite) give_surface_subject(f, clause, controller(f, p));
  }
}

static bool verb_takes_object_of_first(const struct finder *f, const struct proposition *p,
                                       const struct proposition *first) {
  if (p->class != PREDICATE_VERB || p->passive != first->passive || !slot_is_empty(p, SLOT_OBJECT))
    return false;
  uint32_t object = argument_word(first, SLOT_OBJECT);
  if (object == NO_WORD) return false;
  const struct argument *a = proposition_argument(first, SLOT_OBJECT, NULL);
  return a->shared || tree_word(f->tree, object)->span.start > tree_word(f->tree, p->word)->span.start;
}

static void share_from_first_conjunct(struct finder *f, struct proposition *p) {
  const struct word *w = tree_word(f->tree, p->word);
  if (w->relation != REL_CONJ) return;
  struct proposition *first = proposition_of(f, tree_first_conjunct(f->tree, p->word));
  if (!first || first == p) return;
  if (p->class == PREDICATE_NOUN) {
    if (slot_is_empty(p, SLOT_SUBJECT) && argument_word(first, SLOT_SUBJECT) != NO_WORD)
      proposition_add_argument(f, p, SLOT_SUBJECT, nothing(), argument_word(first, SLOT_SUBJECT), true);
    return;
  }
  /* "recruited, financed and deployed": a participle in form, but coordinated with an active verb it is a
     past tense */
  bool bare = tree_child(f->tree, p->word, REL_AUX_PASS) == NO_WORD &&
              tree_child(f->tree, p->word, REL_NSUBJ_PASS) == NO_WORD;
  if (p->passive && bare && first->class == PREDICATE_VERB && !first->passive &&
      slot_is_empty(p, SLOT_SUBJECT))
    p->passive = false;
  if (proposition_surface_subject(p) == NO_WORD)
    give_surface_subject(f, p, proposition_surface_subject(first));
  if (verb_takes_object_of_first(f, p, first))
    proposition_add_argument(f, p, SLOT_OBJECT, nothing(), argument_word(first, SLOT_OBJECT), true);
}

static void share_from_governor(struct finder *f, struct proposition *p) {
  const struct word *w = tree_word(f->tree, p->word);
  switch (w->relation) {
  case REL_ACL_RELCL: fill_gap(f, p, w->head); break;
  case REL_ACL:
    if (p->class == PREDICATE_VERB && !tree_is_infinitive(f->tree, p->word)) fill_gap(f, p, w->head);
    break;
  case REL_ADVCL: {
    struct proposition *main = proposition_of(f, w->head);
    if (main && proposition_surface_subject(p) == NO_WORD)
      give_surface_subject(f, p, proposition_surface_subject(main));
    break;
  }
  case REL_APPOS: /* "Egypt, an ally of the army" */
    if (p->class == PREDICATE_NOUN && slot_is_empty(p, SLOT_SUBJECT))
      proposition_add_argument(f, p, SLOT_SUBJECT, nothing(), w->head, true);
    break;
  case REL_OBL: { /* "is seen as an ally of the army" */
    struct proposition *verb = proposition_of(f, w->head);
    bool as = p->class == PREDICATE_NOUN && slice_equals(tree_preposition(f->tree, f->arena, p->word), "as");
    if (as && verb && slot_is_empty(p, SLOT_SUBJECT) && proposition_surface_subject(verb) != NO_WORD)
      proposition_add_argument(f, p, SLOT_SUBJECT, nothing(), proposition_surface_subject(verb), true);
    break;
  }
  default: break;
  }
  bool told = w->relation == REL_CCOMP && w->head != NO_WORD; /* "which the UN says has supplied" */
  if (told && tree_word(f->tree, w->head)->relation == REL_ACL_RELCL)
    replace_pronoun(f, p, tree_word(f->tree, w->head)->head);
  if (w->relation == REL_CONJ) {
    uint32_t first = tree_first_conjunct(f->tree, p->word);
    if (tree_word(f->tree, first)->relation == REL_ACL_RELCL)
      replace_pronoun(f, p, tree_word(f->tree, first)->head);
  }
}

/* "Turkey carried out an attack on X": the noun takes the light verb's subject and its other phrases. */
static void share_from_light_verb(struct finder *f, struct proposition *p) {
  if (p->class != PREDICATE_VERB || !predicates_is_light(f->predicates, p->lemma)) return;
  struct proposition *noun = proposition_of(f, argument_word(p, SLOT_OBJECT));
  if (!noun || noun->class != PREDICATE_NOUN) return;
  p->light = true;
  for (uint32_t i = 0; i < p->argument_count; i++) {
    struct argument a = p->arguments[i];
    if (a.word == noun->word || a.slot == SLOT_CLAUSE) continue;
    if (a.slot == SLOT_SUBJECT && !slot_is_empty(noun, SLOT_SUBJECT)) continue;
    proposition_add_argument(f, noun, a.slot == SLOT_RECIPIENT ? SLOT_OBLIQUE : a.slot,
                             a.slot == SLOT_RECIPIENT ? SLICE("to") : a.preposition, a.word, true);
  }
}

void share_arguments(struct finder *f) {
  const struct analysis *a = f->tree->analysis;
  for (uint32_t i = 0; i < a->word_count; i++) {
    uint32_t word = f->tree->order[i];
    struct proposition *p = word < a->word_count ? proposition_of(f, word) : NULL;
    if (!p || p->word != word) continue;
    share_from_governor(f, p);
    share_from_first_conjunct(f, p);
    share_into_clauses(f, p);
    share_from_light_verb(f, p);
  }
}
