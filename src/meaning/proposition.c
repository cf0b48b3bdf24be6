#include "meaning/proposition_parts.h"

static struct slice nothing(void) { return (struct slice){"", 0}; }

void proposition_add_argument(struct finder *f, struct proposition *p, enum slot slot,
                              struct slice preposition, uint32_t word, bool shared) {
  for (uint32_t i = 0; i < p->argument_count; i++)
    if (p->arguments[i].word == word && p->arguments[i].slot == slot) return;
  struct argument argument = {slot, preposition, word, shared};
  ARENA_PUSH(f->arena, p->arguments, p->argument_count, p->argument_capacity, argument);
}

struct proposition *proposition_of(const struct finder *f, uint32_t word) {
  if (word == NO_WORD || f->found->of_word[word] == NO_PROPOSITION) return NULL;
  return &f->found->at[f->found->of_word[word]];
}

uint32_t proposition_above(const struct finder *f, uint32_t word) {
  for (uint32_t up = tree_word(f->tree, word)->head; up != NO_WORD; up = tree_word(f->tree, up)->head)
    if (f->found->of_word[up] != NO_PROPOSITION) return f->found->of_word[up];
  return NO_PROPOSITION;
}

bool slot_is_empty(const struct proposition *p, enum slot slot) {
  return !proposition_argument(p, slot, NULL);
}

uint32_t proposition_surface_subject(const struct proposition *p) {
  const struct argument *a = NULL;
  if (p->passive) a = proposition_argument(p, SLOT_RECIPIENT, NULL);
  if (!a) a = proposition_argument(p, p->passive ? SLOT_OBJECT : SLOT_SUBJECT, NULL);
  return a ? a->word : NO_WORD;
}

const struct argument *proposition_argument(const struct proposition *p, enum slot slot,
                                            const char *preposition) {
  for (uint32_t i = 0; i < p->argument_count; i++) {
    const struct argument *a = &p->arguments[i];
    if (a->slot == slot && (!preposition || slice_equals(a->preposition, preposition))) return a;
  }
  return NULL;
}

/* ---- which words are predicates ---- */

static bool has_copula(const struct finder *f, uint32_t word) {
  return tree_child(f->tree, word, REL_COP) != NO_WORD;
}

static struct slice noun_verb(const struct finder *f, uint32_t word) {
  const struct word *w = tree_word(f->tree, word);
  if (w->upos != UPOS_NOUN) return nothing();
  return predicates_verb_of_noun(f->predicates, lower_case(f->arena, w->lemma));
}

static bool is_auxiliary(const struct word *w) {
  return w->relation == REL_AUX || w->relation == REL_AUX_PASS || w->relation == REL_COP;
}

static bool is_predicate(const struct finder *f, uint32_t word, struct slice verb) {
  const struct word *w = tree_word(f->tree, word);
  if (w->relation == REL_FIXED || w->relation == REL_CASE || w->relation == REL_MARK || is_auxiliary(w))
    return false;
  if (w->upos == UPOS_VERB) return true;
  if (w->upos == UPOS_AUX) return w->relation == REL_ROOT;
  /* "the deadline expired", taken for an adjective */
  if (w->upos == UPOS_ADJ && w->relation == REL_ROOT && tree_child(f->tree, word, REL_NSUBJ) != NO_WORD)
    return true;
  return verb.len || has_copula(f, word);
}

/* A particle is what the treebanks call one, or an adverb like one right behind the verb: "hand over". */
static bool is_particle(const struct finder *f, uint32_t verb, uint32_t word) {
  const struct word *w = tree_word(f->tree, word);
  if (w->relation == REL_COMPOUND_PRT) return true;
  return w->relation == REL_ADVMOD && word == verb + 1 &&
         predicates_is_particle(f->predicates, lower_case(f->arena, w->form));
}

/* The model's lemma, but for irregular verbs that it may not have met. */
static struct slice lemma_of(const struct finder *f, uint32_t word) {
  const struct word *w = tree_word(f->tree, word);
  struct slice known = {"", 0};
  if (w->upos == UPOS_VERB) known = predicates_verb_of_form(f->predicates, lower_case(f->arena, w->form));
  return known.len ? known : lower_case(f->arena, w->lemma);
}

static struct slice lemma_with_particle(const struct finder *f, uint32_t word) {
  struct slice lemma = lemma_of(f, word);
  TREE_EACH_CHILD(f->tree, word, child) {
    if (!is_particle(f, word, child)) continue;
    lemma = arena_join(f->arena, arena_join(f->arena, lemma, SLICE(" ")),
                       lower_case(f->arena, tree_word(f->tree, child)->lemma));
  }
  return lemma;
}

static bool is_past_participle(const struct word *w) {
  return slice_equals(w->xpos, "VBN") || word_has(w, "Voice=Pass") ||
         (word_has(w, "Tense=Past") && word_has(w, "VerbForm=Part"));
}

static bool is_passive(const struct finder *f, uint32_t word) {
  const struct word *w = tree_word(f->tree, word);
  if (tree_child(f->tree, word, REL_AUX_PASS) != NO_WORD) return true;
  if (tree_child(f->tree, word, REL_NSUBJ_PASS) != NO_WORD) return true;
  if (w->upos != UPOS_VERB || !is_past_participle(w)) return false;
  return tree_child(f->tree, word, REL_AUX) == NO_WORD && tree_child(f->tree, word, REL_NSUBJ) == NO_WORD;
}

static void add_proposition(struct finder *f, uint32_t word, struct slice noun_verb_lemma) {
  const struct word *w = tree_word(f->tree, word);
  struct proposition p = {.word = word, .parent = NO_PROPOSITION};
  bool verb = w->upos == UPOS_VERB || w->upos == UPOS_AUX;
  p.class = verb                                         ? PREDICATE_VERB
            : w->upos == UPOS_ADJ || w->upos == UPOS_ADV ? PREDICATE_ADJECTIVE
                                                         : PREDICATE_NOUN;
  p.lemma = noun_verb_lemma.len ? noun_verb_lemma : lemma_with_particle(f, word);
  if (p.class == PREDICATE_NOUN) p.noun = lower_case(f->arena, w->lemma);
  p.passive = verb && is_passive(f, word);
  f->found->of_word[word] = f->found->count;
  ARENA_PUSH(f->arena, f->found->at, f->found->count, f->found->capacity, p);
}

/* ---- the arguments that hang on the predicate itself ---- */

static bool is_temporal(const struct finder *f, uint32_t word) {
  const struct word *w = tree_word(f->tree, word);
  return w->upos == UPOS_NUM || predicates_is_temporal(f->predicates, lower_case(f->arena, w->lemma));
}

static void add_oblique(struct finder *f, struct proposition *p, uint32_t child) {
  struct slice preposition = tree_preposition(f->tree, f->arena, child);
  bool agent = slice_equals(preposition, "by") || /* "announced after talks" has an agent to some parsers */
               (tree_word(f->tree, child)->relation == REL_OBL_AGENT && !preposition.len);
  if (agent && (p->passive || p->class == PREDICATE_NOUN) && !is_temporal(f, child))
    proposition_add_argument(f, p, SLOT_SUBJECT, preposition, child, false);
  else
    proposition_add_argument(f, p, SLOT_OBLIQUE, preposition, child, false);
}

static struct slice clause_marker(const struct finder *f, uint32_t clause) {
  uint32_t mark = tree_child(f->tree, clause, REL_MARK);
  if (mark == NO_WORD) mark = tree_child(f->tree, clause, REL_CASE);
  if (mark == NO_WORD) return nothing();
  return lower_case(f->arena, tree_word(f->tree, mark)->form);
}

/* "issued an ultimatum to Washington": a noun before the preposition of the phrase that the parser hung it
   on. */
static uint32_t lost_object(const struct finder *f, const struct proposition *p, uint32_t phrase) {
  uint32_t noun = tree_child(f->tree, phrase, REL_NMOD_UNMARKED),
           marker = tree_child(f->tree, phrase, REL_CASE);
  if (noun == NO_WORD || marker == NO_WORD || noun > marker || noun < p->word) return NO_WORD;
  if (tree_word(f->tree, noun)->upos != UPOS_NOUN || is_temporal(f, noun)) return NO_WORD;
  return tree_child(f->tree, p->word, REL_OBJ) == NO_WORD ? noun : NO_WORD;
}

static bool is_lost_subject(const struct finder *f, const struct proposition *p, uint32_t child) {
  const struct word *verb = tree_word(f->tree, p->word), *w = tree_word(f->tree, child);
  bool finite =
      slice_equals(verb->xpos, "VBD") || slice_equals(verb->xpos, "VBZ") || slice_equals(verb->xpos, "VBP");
  bool headline =
      verb->relation == REL_ROOT && tree_child(f->tree, p->word, REL_OBJ) != NO_WORD; /* lifted/VBN */
  return (finite || headline) && child < p->word && w->upos == UPOS_PROPN &&
         tree_child(f->tree, p->word, REL_NSUBJ) == NO_WORD;
}

static void add_verb_argument(struct finder *f, struct proposition *p, uint32_t child) {
  const struct word *w = tree_word(f->tree, child);
  bool has_object = tree_child(f->tree, p->word, REL_OBJ) != NO_WORD;
  switch (w->relation) {
  case REL_NSUBJ:
  case REL_NSUBJ_OUTER: proposition_add_argument(f, p, SLOT_SUBJECT, nothing(), child, false); break;
  case REL_NSUBJ_PASS:
    proposition_add_argument(f, p, has_object ? SLOT_RECIPIENT : SLOT_OBJECT, nothing(), child, false);
    break;
  case REL_OBJ: proposition_add_argument(f, p, SLOT_OBJECT, nothing(), child, false); break;
  case REL_IOBJ: { /* the only object is no second one: "allow movement" */
    bool second = has_object || tree_child(f->tree, p->word, REL_XCOMP) != NO_WORD ||
                  tree_child(f->tree, p->word, REL_CCOMP) != NO_WORD || p->passive;
    proposition_add_argument(f, p, second ? SLOT_RECIPIENT : SLOT_OBJECT, nothing(), child, false);
    break;
  }
  case REL_OBL:
  case REL_OBL_AGENT:
  case REL_OBL_UNMARKED:
    add_oblique(f, p, child);
    if (lost_object(f, p, child) != NO_WORD)
      proposition_add_argument(f, p, SLOT_OBJECT, nothing(), lost_object(f, p, child), false);
    break;
  case REL_CCOMP:
  case REL_XCOMP: proposition_add_argument(f, p, SLOT_CLAUSE, clause_marker(f, child), child, false); break;
  case REL_COMPOUND: /* a name before a finite verb is its subject, whatever the parser says */
    if (is_lost_subject(f, p, child)) proposition_add_argument(f, p, SLOT_SUBJECT, nothing(), child, false);
    break;
  default: break;
  }
}

/* "UN-backed truce", "warring sides": the noun that a participle stands before is its object or subject. */
static void add_modified_noun(struct finder *f, struct proposition *p) {
  const struct word *w = tree_word(f->tree, p->word);
  if (w->relation != REL_AMOD || w->head == NO_WORD) return;
  proposition_add_argument(f, p, p->passive ? SLOT_OBJECT : SLOT_SUBJECT, nothing(), w->head, true);
  if (!p->passive) return;
  TREE_EACH_CHILD(f->tree, p->word, child) {
    uint8_t relation = tree_word(f->tree, child)->relation, upos = tree_word(f->tree, child)->upos;
    bool named = upos == UPOS_PROPN || upos == UPOS_NOUN || upos == UPOS_ADJ;
    if (named && (relation == REL_COMPOUND || relation == REL_OBL_UNMARKED || relation == REL_OBL ||
                  relation == REL_AMOD || relation == REL_NMOD || relation == REL_ADVMOD))
      proposition_add_argument(f, p, SLOT_SUBJECT, nothing(), child, false);
  }
}

/* "Britain's expulsion of two diplomats": whom it is of suffers it, and the owner does it; "Croatia's
   recognition by Germany": the owner suffers it. */
static bool has_phrase(const struct finder *f, uint32_t noun, const char *preposition) {
  TREE_EACH_CHILD(f->tree, noun, child)
  if (tree_word(f->tree, child)->relation == REL_NMOD && child > noun &&
      slice_equals(tree_preposition(f->tree, f->arena, child), preposition))
    return true;
  return false;
}

static void add_noun_argument(struct finder *f, struct proposition *p, uint32_t child) {
  const struct word *w = tree_word(f->tree, child);
  bool owner_is_object =
      (predicates_owner_is_object(f->predicates, p->noun) || has_phrase(f, p->word, "by")) &&
      !has_phrase(f, p->word, "of");
  bool of_is_subject = predicates_of_is_subject(f->predicates, p->noun);
  switch (w->relation) {
  case REL_NMOD_POSS:
    proposition_add_argument(f, p, owner_is_object ? SLOT_OBJECT : SLOT_SUBJECT, nothing(), child, false);
    break;
  case REL_NMOD:
  case REL_OBL:
    if (slice_equals(tree_preposition(f->tree, f->arena, child), "of"))
      proposition_add_argument(f, p, of_is_subject ? SLOT_SUBJECT : SLOT_OBJECT, SLICE("of"), child, false);
    else
      add_oblique(f, p, child);
    break;
  case REL_COMPOUND:
    proposition_add_argument(f, p, w->upos == UPOS_PROPN ? SLOT_SUBJECT : SLOT_OBJECT, nothing(), child,
                             false);
    break;
  case REL_AMOD: /* "Turkish airstrikes": capital letters tell nationals from other adjectives */
    if (w->form.len && w->form.at[0] >= 'A' && w->form.at[0] <= 'Z')
      proposition_add_argument(f, p, SLOT_SUBJECT, nothing(), child, false);
    break;
  case REL_ACL:
    if (slice_equals(clause_marker(f, child), "to"))
      proposition_add_argument(f, p, SLOT_CLAUSE, SLICE("to"), child, false);
    else if (predicates_attitude(f->predicates, p->lemma) ==
             ATTITUDE_DENY) /* "denies arming", taken for a noun */
      proposition_add_argument(f, p, SLOT_CLAUSE, nothing(), child, false);
    break;
  case REL_NSUBJ: /* of a copula: "the UAE is an ally of" */
  case REL_NSUBJ_OUTER: proposition_add_argument(f, p, SLOT_SUBJECT, nothing(), child, false); break;
  case REL_CCOMP:
  case REL_XCOMP: proposition_add_argument(f, p, SLOT_CLAUSE, clause_marker(f, child), child, false); break;
  default: break;
  }
}

static void add_own_arguments(struct finder *f, struct proposition *p) {
  TREE_EACH_CHILD(f->tree, p->word, child) {
    if (p->class == PREDICATE_NOUN)
      add_noun_argument(f, p, child);
    else
      add_verb_argument(f, p, child);
  }
  if (p->class == PREDICATE_VERB) add_modified_noun(f, p);
}

/* "signed in the resort of Sochi by the ministers", "the attack on a convoy of the mission by gunmen": an
   agent that hangs on another phrase of the predicate. */
static bool take_agent_below(struct finder *f, struct proposition *p, uint32_t phrase) {
  TREE_EACH_CHILD(f->tree, phrase, child) {
    if (tree_word(f->tree, child)->relation != REL_NMOD || is_temporal(f, child)) continue;
    if (!slice_equals(tree_preposition(f->tree, f->arena, child), "by")) continue;
    proposition_add_argument(f, p, SLOT_SUBJECT, SLICE("by"), child, false);
    return true;
  }
  return false;
}

static bool is_deverbal(const struct finder *f, uint32_t word) {
  return f->found->of_word[word] != NO_PROPOSITION; /* has an agent of its own */
}

static void find_stray_agent(struct finder *f, struct proposition *p) {
  bool noun = p->class == PREDICATE_NOUN;
  if ((!p->passive && !noun) || !slot_is_empty(p, SLOT_SUBJECT)) return;
  for (uint32_t i = 0; i < p->argument_count; i++) {
    uint32_t phrase = p->arguments[i].word;
    bool fits = p->arguments[i].slot == SLOT_OBLIQUE || (noun && p->arguments[i].slot == SLOT_OBJECT);
    if (!fits || (noun && is_deverbal(f, phrase))) continue;
    if (take_agent_below(f, p, phrase)) return;
    if (noun) TREE_EACH_CHILD(f->tree, phrase, inner)
    if (tree_word(f->tree, inner)->relation == REL_NMOD && !is_deverbal(f, inner) &&
        take_agent_below(f, p, inner))
      return;
  }
}

/* "to leave", "for him to be reinstated" */
static bool has_mark_to(const struct finder *f, uint32_t clause) {
  return tree_child_lemma(f->tree, clause, REL_MARK, "to") != NO_WORD;
}

/* "urged them to leave", "called on all parties to respect": the infinitive may hang as an adverbial or on
   the noun; a predicate that wants something has it as its clause. */
static void adopt_infinitive(struct finder *f, struct proposition *p) {
  if (!slot_is_empty(p, SLOT_CLAUSE)) return;
  enum attitude attitude = predicates_attitude(f->predicates, p->lemma);
  bool accuses = attitude == ATTITUDE_ACCUSE; /* "accused X of arming", "blamed X for killing" */
  if (!accuses && attitude != ATTITUDE_REQUEST && attitude != ATTITUDE_PROMISE && attitude != ATTITUDE_MUST)
    return;
  uint32_t places[2] = {p->word, NO_WORD};
  bool of_noun = attitude != ATTITUDE_PROMISE; /* "agreed to steps to ensure" promises steps */
  for (uint32_t i = 0; of_noun && i < p->argument_count; i++)
    if (p->arguments[i].slot == SLOT_OBJECT || p->arguments[i].slot == SLOT_OBLIQUE)
      places[1] = p->arguments[i].word;
  for (int i = 0; i < 2; i++) {
    if (places[i] == NO_WORD) continue;
    TREE_EACH_CHILD(f->tree, places[i], child) {
      uint8_t relation = tree_word(f->tree, child)->relation;
      struct slice marker = clause_marker(f, child);
      bool of = slice_equals(marker, "of") || slice_equals(marker, "for") ||
                slice_equals(marker, "with"); /* "charges Iran with arming" */
      bool fits = accuses ? of : has_mark_to(f, child);
      bool ahead = child < p->word && relation == REL_ADVCL; /* "To achieve this, we agree" */
      if ((relation == REL_ADVCL || relation == REL_ACL) && fits && !ahead) {
        proposition_add_argument(f, p, SLOT_CLAUSE, marker, child, false);
        return;
      }
    }
  }
}

/* "Acting ambassador Mills called": taken for a clause ("acting, Mills called") it stands where the subject
   stands. */
static void find_swallowed_subject(struct finder *f, struct proposition *p) {
  const struct word *verb = tree_word(f->tree, p->word);
  bool finite =
      slice_equals(verb->xpos, "VBD") || slice_equals(verb->xpos, "VBZ") || slice_equals(verb->xpos, "VBP");
  if (p->class != PREDICATE_VERB || !finite || p->passive || !slot_is_empty(p, SLOT_SUBJECT)) return;
  TREE_EACH_CHILD(f->tree, p->word, child) {
    const struct word *w = tree_word(f->tree, child);
    if (w->relation != REL_ADVCL || child > p->word || !slice_equals(w->xpos, "VBG")) continue;
    uint32_t object = tree_child(f->tree, child, REL_OBJ);
    bool adjacent = object != NO_WORD && tree_span(f->tree, object, 0).end + 1 >= verb->span.start;
    if (adjacent) proposition_add_argument(f, p, SLOT_SUBJECT, nothing(), object, true);
  }
}

/* "20,000 men are there, Reuters reported": what stands before a verb of saying, without a marker, is what is
   said. */
static void adopt_report(struct finder *f, struct proposition *p) {
  if (!slot_is_empty(p, SLOT_CLAUSE) || predicates_attitude(f->predicates, p->lemma) != ATTITUDE_SAY) return;
  TREE_EACH_CHILD(f->tree, p->word, child) {
    bool before = child < p->word && tree_word(f->tree, child)->relation == REL_ADVCL;
    bool finite = before && tree_child(f->tree, child, REL_MARK) == NO_WORD &&
                  tree_child(f->tree, child, REL_NSUBJ) != NO_WORD;
    if (finite) proposition_add_argument(f, p, SLOT_CLAUSE, nothing(), child, false);
  }
}

static void find_predicates(struct finder *f) {
  const struct analysis *a = f->tree->analysis;
  for (uint32_t w = 0; w < a->word_count; w++) {
    struct slice verb = noun_verb(f, w);
    f->found->of_word[w] = NO_PROPOSITION;
    if (is_predicate(f, w, verb)) add_proposition(f, w, verb);
  }
}

struct propositions *propositions_find(struct arena *arena, const struct predicates *predicates,
                                       const struct tree *tree) {
  struct propositions *found = ARENA_NEW(arena, struct propositions);
  struct finder f = {arena, predicates, tree, found, NULL};
  found->tree = tree;
  found->of_word = ARENA_ARRAY(arena, uint32_t, tree->analysis->word_count);
  find_predicates(&f);
  for (uint32_t i = 0; i < found->count; i++) add_own_arguments(&f, &found->at[i]);
  for (uint32_t i = 0; i < found->count; i++) find_stray_agent(&f, &found->at[i]);
  for (uint32_t i = 0; i < found->count; i++) adopt_infinitive(&f, &found->at[i]);
  for (uint32_t i = 0; i < found->count; i++) adopt_report(&f, &found->at[i]);
  for (uint32_t i = 0; i < found->count; i++) find_swallowed_subject(&f, &found->at[i]);
  join_items(&f);
  share_arguments(&f);
  judge_modality(&f);
  find_speakers(&f);
  return found;
}

/* ---- the words that state it ---- */

static void widen(struct span *span, struct span other) {
  if (other.start < span->start) span->start = other.start;
  if (other.end > span->end) span->end = other.end;
}

/* An own argument widens the span by its whole phrase, a shared one only within the sentence by its head. */
struct span proposition_span(const struct analysis *analysis, const struct propositions *propositions,
                             const struct proposition *p) {
  const struct tree *tree = propositions->tree;
  struct span span = analysis->words[p->word].span;
  TREE_EACH_CHILD(tree, p->word, child) {
    uint8_t relation = tree_word(tree, child)->relation;
    bool apart = relation == REL_ADVCL || relation == REL_ADVCL_RELCL || relation == REL_PARATAXIS ||
                 relation == REL_PUNCT || relation == REL_CC ||
                 (relation == REL_CONJ && p->class != PREDICATE_NOUN);
    if (!apart) widen(&span, tree_span(tree, child, 0));
  }
  for (uint32_t i = 0; i < p->argument_count; i++) {
    const struct argument *a = &p->arguments[i];
    bool same_sentence = analysis->words[a->word].sentence == analysis->words[p->word].sentence;
    if (a->shared && same_sentence && !tree_dominates(tree, a->word, p->word))
      widen(&span, analysis->words[a->word].span);
  }
  return span;
}
