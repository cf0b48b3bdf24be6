/* Verbs taken for nouns, participles, adjectives or prepositions: a sentence has a verb. */
#include "meaning/tree_mend_parts.h"

/* "ECOWAS imposed sanctions on Mali", taken for sanctions that ECOWAS imposed: what opens a sentence in
   capitals before a participle is a name that does it. */
bool mend_free_verb_before_noun(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool participle = w->upos == UPOS_VERB && is_past_form(w);
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
bool mend_free_case_verb(struct mender *m, uint32_t word) {
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
  mend_hand_over(m, participle, word, children_behind(word, ANY_RELATION));
  return true;
}

/* "struck", whatever it was taken for: the verb of a past form that is no noun. */
static struct slice past_of(const struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  struct slice form = w->form;
  bool taken = (w->upos == UPOS_NOUN || w->upos == UPOS_ADJ) && form.len && form.at[0] >= 'a' &&
               !slice_ends(form, SLICE("s")) && !slice_ends(form, SLICE("ing"));
  struct slice verb = taken ? predicates_verb_of_form(m->predicates, form) : (struct slice){"", 0};
  return slice_is(verb, form) ? (struct slice){"", 0} : verb;
}

/* "The army deployed tanks in the capital.", "Bolivia cut ties with Israel.", all taken for one noun: a
   sentence has a verb, and what stands before it does it. */
bool mend_free_only_verb(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool before_noun = w->relation == REL_AMOD || w->relation == REL_COMPOUND;
  struct slice lemma = before_noun ? past_of(m, word) : (struct slice){"", 0};
  bool verb = before_noun && (is_past_form(w) || lemma.len);
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
  if (lemma.len) words[word].lemma = lemma;
  words[noun].head = word, words[noun].relation = REL_OBJ;
  words[subject].head = word, words[subject].relation = REL_NSUBJ;
  const uint64_t of_subject = TREE_BIT(REL_DET) | TREE_BIT(REL_AMOD) | TREE_BIT(REL_COMPOUND);
  mend_hand_over(m, noun, word, CLAUSE_CHILDREN);
  mend_hand_over(m, noun, subject, (struct children){.limit = subject, .relations = of_subject});
  mend_hand_over(m, noun, word, (struct children){.limit = subject, .relations = ANY_RELATION});
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

/* "a rebel unit kidnapped Olga Novella", whom the unit was taken to be called. */
static uint32_t named_object(const struct mender *m, uint32_t verb) {
  uint32_t named = tree_child(&m->tree, verb, REL_XCOMP);
  if (named == NO_WORD || named < verb || !is_nominal(at(m, named))) return NO_WORD;
  if (tree_child(&m->tree, named, REL_CASE) != NO_WORD || tree_child(&m->tree, named, REL_COP) != NO_WORD)
    return NO_WORD;
  return predicates_names(m->predicates, at(m, verb)->lemma) ? NO_WORD : named;
}

/* "A rebel unit kidnapped Olga Novella", whom the unit was taken to be called when it was kidnapped: what is
   no passive by its words and has somebody right behind it does something to him. */
bool mend_read_active(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  uint32_t subject = tree_child(&m->tree, word, REL_NSUBJ_PASS);
  if (w->relation != REL_ROOT || !is_verbal(w) || subject == NO_WORD || subject > word) return false;
  if (tree_child(&m->tree, word, REL_AUX_PASS) != NO_WORD || tree_child(&m->tree, word, REL_AUX) != NO_WORD)
    return false;
  uint32_t object = word + 1 < m->analysis->word_count ? word + 1 : NO_WORD;
  if (object == NO_WORD || at(m, object)->upos != UPOS_PROPN || at(m, object)->relation != REL_XCOMP ||
      named_object(m, word) == NO_WORD)
    return false;
  struct word *words = m->analysis->words;
  words[word].xpos = SLICE("VBD"), words[subject].relation = REL_NSUBJ, words[object].relation = REL_OBJ;
  for (uint32_t next = object + 1; next < m->analysis->word_count; next++) { /* the rest of the name */
    if (at(m, next)->upos != UPOS_PROPN || at(m, next)->relation != REL_XCOMP || at(m, next)->head != word)
      break;
    words[next].head = object, words[next].relation = REL_FLAT;
  }
  return true;
}

/* "In October a rebel unit": when it was is the verb's. */
static void give_time_to_verb(struct mender *m, uint32_t noun, uint32_t verb) {
  TREE_EACH_CHILD(&m->tree, noun, child) {
    bool leads = child < noun && at(m, child)->relation == REL_NMOD && is_temporal(m, child);
    if (leads) move(m, child, verb, REL_OBL);
  }
}

/* "The FMLN called on the army to purge its officers.", all taken for one name: nothing else is its verb, and
   nobody does it to the one with the name. */
static bool is_told_of_name(const struct mender *m, uint32_t top, uint32_t word) {
  bool alone = at(m, top)->upos == UPOS_PROPN && at(m, top)->relation == REL_ROOT && word == top + 1;
  if (!alone || at(m, word)->relation != REL_ACL || !ends_with_stop(m, word)) return false;
  bool told = false;
  TREE_EACH_CHILD(&m->tree, word, child) {
    const struct word *w = at(m, child);
    if (w->relation == REL_OBL_AGENT) return false;
    told |= child > word && (relation_is_oblique(w->relation) || relation_is_clause(w->relation));
  }
  TREE_EACH_CHILD(&m->tree, top, child)
  if (child != word && is_verbal(at(m, child))) return false;
  return told;
}

/* "a UN panel of experts accused X of Y", taken for a noun with a participle: a noun cannot have an object,
   and what has no verb is no sentence. */
bool mend_free_verb_of_noun(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool participle = w->upos == UPOS_VERB && (slice_equals(w->xpos, "VBN") || is_finite(w));
  if (!participle || w->head == NO_WORD || w->head >= word || has_subject(m, word)) return false;
  if (w->relation != REL_AMOD && w->relation != REL_ACL) return false;
  uint32_t noun = w->head, top = phrase_top(m, noun, word), object = NO_WORD;
  const struct word *governor = at(m, top);
  if (!is_nominal(at(m, noun)) || (governor->relation != REL_ROOT && governor->relation != REL_CCOMP))
    return false;
  if (tree_child(&m->tree, top, REL_COP) != NO_WORD || has_subject(m, top)) return false;
  TREE_EACH_CHILD(&m->tree, noun, child)
  if (at(m, child)->relation == REL_OBJ && child > word) object = child;
  if (object == NO_WORD) object = tree_child(&m->tree, word, REL_OBJ);
  uint32_t named = object == NO_WORD ? named_object(m, word) : NO_WORD;
  if (object == NO_WORD && named == NO_WORD && !is_told_of_name(m, top, word)) return false;
  if (named != NO_WORD) m->analysis->words[named].relation = REL_OBJ;
  uint32_t head = governor->head;
  uint8_t relation = governor->relation;
  m->analysis->words[word].head = head, m->analysis->words[word].relation = relation;
  m->analysis->words[word].xpos = SLICE("VBD");
  m->analysis->words[top].head = word, m->analysis->words[top].relation = REL_NSUBJ;
  TREE_EACH_CHILD(&m->tree, noun, child) {
    if (child <= word || at(m, child)->head != noun) continue;
    uint8_t own = at(m, child)->relation;
    m->analysis->words[child].head = word;
    m->analysis->words[child].relation = own == REL_NMOD ? REL_OBL : own == REL_ACL ? REL_ADVCL : own;
  }
  give_time_to_verb(m, noun, word);
  return true;
}

/* "Human Rights Watch accused them": what has capitals in the middle of a sentence or name is no verb. */
bool mend_free_verb_behind_name(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool capital = has_capital(w);
  if (w->upos != UPOS_VERB || !capital || word == m->analysis->sentences[w->sentence].first_word)
    return false;
  const struct word *before = at(m, word - 1),
                    *next = at(m, word + 1 < m->analysis->word_count ? word + 1 : word);
  bool name = has_capital(before) && before->head == word;
  bool verb = next->head == word && (next->relation == REL_XCOMP || next->relation == REL_CCOMP) &&
              is_past_form(next);
  if (!name || !verb) return false;
  struct word *words = m->analysis->words;
  uint32_t real = word + 1;
  words[real].head = words[word].head, words[real].relation = words[word].relation,
  words[real].xpos = SLICE("VBD");
  words[word].head = real, words[word].relation = REL_NSUBJ, words[word].upos = UPOS_PROPN;
  words[word].xpos = SLICE("NNP");
  words[word - 1].relation = REL_COMPOUND, words[word - 1].upos = UPOS_PROPN;
  mend_hand_over(m, word, real, children_behind(real, ANY_RELATION));
  return true;
}

/* "Tajikistan denies having started it", "denies" taken for a noun that starts it. */
bool mend_free_verb_before_participle(struct mender *m, uint32_t word) {
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
  make_present(&words[word], verb);
  words[word].head = head, words[word].relation = relation;
  words[clause].head = word, words[clause].relation = REL_XCOMP;
  words[subject].head = word, words[subject].relation = REL_NSUBJ;
  TREE_EACH_CHILD(&m->tree, clause, child) {
    bool coordinated = words[child].relation == REL_CONJ && is_finite(&words[child]);
    if (coordinated && words[child].head == clause) words[child].head = word;
  }
  return true;
}

/* "handed in the last of its weapons", "gave up the town": what stands right behind such a verb is its
   particle. */
bool mend_find_particle(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool compound = w->relation == REL_COMPOUND && w->upos == UPOS_ADP && w->head + 1 == word; /* "ruled out" */
  if (compound && is_verbal(at(m, w->head))) return move(m, word, w->head, REL_COMPOUND_PRT);
  if (w->relation != REL_CASE || w->head == NO_WORD || w->head < word || word == 0) return false;
  uint32_t phrase = w->head, verb = word - 1;
  bool object = at(m, phrase)->relation == REL_OBJ; /* has no preposition: "took in 800 refugees" */
  bool direct = (relation_is_oblique(at(m, phrase)->relation) || object) && at(m, phrase)->head == verb &&
                is_verbal(at(m, verb));
  bool place = at(m, phrase)->upos == UPOS_PROPN && slice_is_ignoring_case(w->form, SLICE("in"));
  if (!direct || place || (!object && tree_child(&m->tree, verb, REL_OBJ) != NO_WORD) ||
      is_temporal(m, phrase))
    return false;
  struct slice lemma = lower_case(m->arena, at(m, verb)->lemma), form = lower_case(m->arena, w->form);
  struct slice whole = arena_join(m->arena, arena_join(m->arena, lemma, SLICE(" ")), form);
  if (!predicates_is_phrasal(m->predicates, whole)) return false;
  return move(m, word, verb, REL_COMPOUND_PRT) && move(m, phrase, verb, REL_OBJ);
}

/* "fought" is of fight, however strange its sentence. */
bool mend_read_irregular(struct mender *m, uint32_t word) {
  struct word *w = &m->analysis->words[word];
  bool past = slice_equals(w->xpos, "VBD") || slice_equals(w->xpos, "VBN");
  struct slice verb = past ? predicates_verb_of_form(m->predicates, lower_case(m->arena, w->form)) : w->lemma;
  if (verb.len && !slice_is(verb, w->lemma)) w->lemma = verb;
  return false; /* nothing moves */
}

/* "declared the envoy persona non grata": what he is declared, in Latin that no treebank has. */
bool mend_read_persona(struct mender *m, uint32_t word) {
  struct word *words = m->analysis->words;
  if (!is_form(m, word, "persona") || word + 2 >= m->analysis->word_count || !is_form(m, word + 2, "grata") ||
      words[word].relation == REL_XCOMP)
    return false;
  uint32_t grata = word + 2, verb = words[grata].head, envoy = word - 1;
  bool told =
      verb != NO_WORD && verb < word && is_verbal(&words[verb]) && envoy > verb && is_nominal(&words[envoy]);
  if (!told) return false;
  for (uint32_t w = envoy; w <= word + 1; w++) /* no word below itself */
    if (tree_dominates(&m->tree, w, verb)) return false;
  for (uint32_t w = verb + 1; w < envoy; w++) /* whatever is before the envoy is his */
    if (words[w].head == grata || words[w].head == word) words[w].head = envoy;
  words[envoy].head = verb, words[envoy].relation = REL_OBJ;
  words[word].head = verb, words[word].relation = REL_XCOMP;
  words[word + 1].head = words[grata].head = word;
  words[word + 1].relation = words[grata].relation = REL_FLAT;
  return true;
}

/* "handed over 18 tanks": the particle, and no "more than 18". */
bool mend_read_over(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_ADVMOD || w->head != word + 1 || at(m, w->head)->upos != UPOS_NUM || word == 0)
    return false;
  uint32_t verb = word - 1, noun = at(m, w->head)->head;
  bool object = is_verbal(at(m, verb)) && noun != NO_WORD && at(m, noun)->head == verb;
  struct slice lemma = lower_case(m->arena, at(m, verb)->lemma), form = lower_case(m->arena, w->form);
  struct slice whole = arena_join(m->arena, arena_join(m->arena, lemma, SLICE(" ")), form);
  if (!object || !predicates_is_phrasal(m->predicates, whole)) return false;
  return move(m, word, verb, REL_COMPOUND_PRT);
}

/* "keep up to 1,200 soldiers": how many, and no keeping up. */
bool mend_read_up_to(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  uint32_t number = word + 2;
  if (w->relation != REL_COMPOUND_PRT || number >= m->analysis->word_count || w->head + 1 != word)
    return false;
  bool up_to = slice_is_ignoring_case(w->form, SLICE("up")) && is_form(m, word + 1, "to") &&
               at(m, number)->upos == UPOS_NUM;
  uint32_t verb = w->head, noun = at(m, number)->head;
  if (!up_to || noun == NO_WORD || noun <= word) return false;
  if (at(m, word + 1)->head != word) move(m, word + 1, word, REL_FIXED);
  bool object = relation_is_oblique(at(m, noun)->relation) && at(m, noun)->head == verb &&
                tree_child(&m->tree, verb, REL_OBJ) == NO_WORD;
  if (object) move(m, noun, verb, REL_OBJ);
  return move(m, word, number, REL_ADVMOD);
}

/* "Their assets are frozen", "they are banned": a participle taken for an adjective. */
bool mend_read_participle(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  uint32_t be = tree_child(&m->tree, word, REL_COP);
  if (w->upos != UPOS_ADJ || be == NO_WORD || !slice_is_ignoring_case(at(m, be)->lemma, SLICE("be")))
    return false;
  struct slice form = lower_case(m->arena, w->form), verb = predicates_verb_of_form(m->predicates, form);
  bool past = slice_ends(form, SLICE("ed")) || slice_ends(form, SLICE("en")) || slice_ends(form, SLICE("wn"));
  if (!verb.len || !past || predicates_is_state(m->predicates, form)) return false;
  struct word *words = m->analysis->words;
  words[word].upos = UPOS_VERB, words[word].xpos = SLICE("VBN"), words[word].lemma = verb;
  words[word].feats = SLICE("Tense=Past|VerbForm=Part|Voice=Pass");
  words[be].relation = REL_AUX_PASS;
  TREE_EACH_CHILD(&m->tree, word, child)
  if (words[child].relation == REL_NSUBJ) words[child].relation = REL_NSUBJ_PASS;
  return true;
}
