/* What a tree hangs across a verb or a preposition, where nothing can be: the words' order says whose it
   is. */
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
  bool have = w->upos == UPOS_VERB && slice_equals(w->form, "have") && word > 0 &&
              slice_equals(at(m, word - 1)->form, "to");
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

static bool is_one_of(struct slice word, const char *const *all, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (slice_is_ignoring_case(word, slice_of(all[i]))) return true;
  return false;
}

static bool gives_somebody(const struct word *w) {
  static const char *const verbs[] = {"give", "lend", "sell",  "hand", "offer",   "grant",  "loan",
                                      "send", "pay",  "award", "owe",  "promise", "teach",  "show",
                                      "pass", "deny", "hire",  "slip", "allot",   "supply", "ship"};
  return w->upos == UPOS_VERB && is_one_of(w->lemma, verbs, sizeof verbs / sizeof *verbs);
}

static bool is_body_of_people(const struct word *w) {
  static const char *const nouns[] = {
      "army",      "government", "junta",      "regime",      "militia",        "police",   "navy",
      "movement",  "group",      "opposition", "alliance",    "authority",      "rebel",    "guerrilla",
      "insurgent", "separatist", "contra",     "president",   "administration", "force",    "mission",
      "coalition", "rebels",     "guerrillas", "separatists", "insurgents",     "mutineer", "legion",
      "front",     "party",      "side"};
  return w->upos == UPOS_NOUN && is_one_of(w->lemma, nouns, sizeof nouns / sizeof *nouns);
}

/* "gave the Chadian army trucks", taken for trucks of the army's: whoever is given something stands before
   it, and the article is his. */
bool mend_split_receiver(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  uint32_t thing = w->head, first = word;
  if (w->relation != REL_COMPOUND || thing == NO_WORD || thing <= word || !is_body_of_people(w)) return false;
  const struct word *t = at(m, thing);
  uint32_t verb = t->head;
  bool given = t->relation == REL_OBJ && verb != NO_WORD && gives_somebody(at(m, verb)) && verb < word;
  if (!given || !word_has(t, "Number=Plur")) given = given && slice_equals(t->xpos, "NN");
  if (!given) return false;
  while (first > verb + 1 && at(m, first - 1)->head == thing &&
         is_inside_relation(at(m, first - 1)->relation))
    first--;
  bool article = first == verb + 1 && at(m, first)->upos == UPOS_DET;
  if (!article) return false;
  for (uint32_t child = m->tree.first[verb]; child != NO_WORD; child = m->tree.next[child])
    if (child > thing && slice_equals(tree_preposition(&m->tree, m->arena, child), "to")) return false;
  TREE_EACH_CHILD(&m->tree, thing, child)
  if (child > thing && slice_equals(tree_preposition(&m->tree, m->arena, child), "to")) return false;
  bring_modifiers(m, word, thing);
  return move(m, word, verb, REL_IOBJ);
}

/* "lent the Contras its territory", "the territory" hung on the Contras: two things that a verb of giving has
   behind it, and nothing between them. */
bool mend_split_given(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  uint32_t person = w->head, verb = person == NO_WORD ? NO_WORD : at(m, person)->head;
  bool noun = w->upos == UPOS_NOUN || slice_equals(w->xpos, "VBG");
  if (verb == NO_WORD || person >= word || verb >= person || !noun) return false;
  bool backing = slice_equals(w->xpos, "VBG") && w->relation == REL_ACL &&
                 tree_child(&m->tree, word, REL_AMOD) != NO_WORD; /* "offered them political backing" */
  bool loose = backing || w->relation == REL_OBJ || w->relation == REL_NMOD || w->relation == REL_APPOS ||
               w->relation == REL_NMOD_UNMARKED || w->relation == REL_FLAT;
  if (!loose || at(m, person)->relation != REL_OBJ || !gives_somebody(at(m, verb))) return false;
  if (tree_child(&m->tree, word, REL_CASE) != NO_WORD) return false;
  uint32_t first = word;
  TREE_EACH_CHILD(&m->tree, word, child)
  if (child < first) first = child;
  if (first != person + 1 || at(m, first)->upos == UPOS_PUNCT) return false;
  if (w->upos != UPOS_NOUN && !backing) return false;
  if (!move(m, word, verb, REL_OBJ)) return false;
  if (backing) m->analysis->words[word].upos = UPOS_NOUN, m->analysis->words[word].lemma = w->form;
  return move(m, person, verb, REL_IOBJ);
}

/* "Washington arms the YPG", a name right behind the verb hung beside it: it is the object. */
bool mend_read_name_behind_verb(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool loose = w->relation == REL_APPOS || w->relation == REL_OBL_UNMARKED;
  if (!loose || w->upos != UPOS_PROPN || w->head == NO_WORD || w->head >= word || is_temporal(m, word))
    return false;
  uint32_t verb = w->head, first = word;
  if (at(m, verb)->upos != UPOS_VERB || tree_child(&m->tree, verb, REL_OBJ) != NO_WORD) return false;
  while (first > verb + 1 && at(m, first - 1)->head == word && is_inside_relation(at(m, first - 1)->relation))
    first--;
  bool active =
      first == verb + 1 && tree_child(&m->tree, verb, REL_AUX_PASS) == NO_WORD && has_subject(m, verb);
  return active && move(m, word, verb, REL_OBJ);
}

/* "says that Rwanda arms the M23", where the M23 is what Rwanda is and "arms" says no more than "is". */
bool mend_free_copula_verb(struct mender *m, uint32_t word) {
  static const char *const being[] = {"be", "become", "remain", "seem", "appear", "stay", "feel", "'s", "s"};
  const struct word *w = at(m, word);
  uint32_t object = w->head;
  if (w->relation != REL_COP || w->upos != UPOS_VERB || object == NO_WORD || object < word) return false;
  if (is_one_of(w->lemma, being, sizeof being / sizeof *being) || !is_nominal(at(m, object))) return false;
  struct slice plural = slice_ends(w->form, SLICE("s")) ? mend_verb_of_plural(m, w->form) : SLICE("");
  uint32_t head = at(m, object)->head;
  uint8_t relation = at(m, object)->relation;
  struct word *words = m->analysis->words;
  words[word].head = head, words[word].relation = relation;
  if (plural.len) make_present(&words[word], plural);
  for (uint32_t child = m->tree.first[object], next; child != NO_WORD; child = next) {
    next = m->tree.next[child];
    bool clause = child < word || relation_is_clause(words[child].relation) ||
                  words[child].relation == REL_PUNCT || relation_is_oblique(words[child].relation);
    if (words[child].head == object && clause) words[child].head = word;
  }
  words[object].head = word, words[object].relation = REL_OBJ;
  return true;
}

/* "Kinshasa says Rwanda arms the M23", where "arms" is taken for something: no thing has a subject. */
bool mend_free_plural_with_subject(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool plural = slice_equals(w->xpos, "NNS") && w->head != NO_WORD && w->head < word && word > 0;
  if (!plural || (w->relation != REL_IOBJ && w->relation != REL_OBJ && w->relation != REL_CCOMP))
    return false;
  uint32_t subject = tree_child(&m->tree, word, REL_NSUBJ), object = NO_WORD;
  if (subject == NO_WORD || subject + 1 != word || tree_child(&m->tree, word, REL_COP) != NO_WORD)
    return false;
  TREE_EACH_CHILD(&m->tree, word, child) {
    const struct word *c = at(m, child);
    bool bare = c->relation == REL_APPOS || c->relation == REL_OBJ || c->relation == REL_NMOD;
    if (child > word && bare && object == NO_WORD && tree_child(&m->tree, child, REL_CASE) == NO_WORD)
      object = child;
  }
  struct slice lemma = mend_verb_of_plural(m, w->form);
  if (object == NO_WORD || !lemma.len || at(m, w->head)->upos != UPOS_VERB) return false;
  struct word *words = m->analysis->words;
  make_present(&words[word], lemma);
  words[word].relation = REL_CCOMP, words[object].relation = REL_OBJ;
  return true;
}

/* "accuse UNITA, the rebel movement, of": of two objects with a comma between them the second stands beside
   the first. */
bool mend_join_two_objects(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_OBJ || w->upos != UPOS_NOUN || w->head == NO_WORD || w->head > word) return false;
  uint32_t first = NO_WORD;
  TREE_EACH_CHILD(&m->tree, w->head, child)
  if (child < word && child > w->head && at(m, child)->relation == REL_OBJ) first = child;
  if (first == NO_WORD || !has_capital(at(m, first)) || !is_comma(at(m, first + 1))) return false;
  uint32_t start = word;
  TREE_EACH_CHILD(&m->tree, word, child)
  if (child < start && at(m, child)->upos != UPOS_PUNCT) start = child;
  if (start != first + 2) return false;
  if (at(m, first)->upos != UPOS_PROPN) m->analysis->words[first].upos = UPOS_PROPN;
  return move(m, word, first, REL_APPOS);
}

/* "is said by diplomats to have lent ammunition": hung on the diplomats, it is what is said. */
bool mend_lift_said_infinitive(struct mender *m, uint32_t word) {
  static const char *const verbs[] = {"say",        "believe", "think",  "report", "know",   "suspect",
                                      "ask",        "order",   "expect", "urge",   "allege", "tell",
                                      "understand", "require", "claim",  "request"};
  const struct word *w = at(m, word);
  bool infinitive = tree_is_infinitive(&m->tree, word);
  if (w->relation != REL_ACL || w->head == NO_WORD || !infinitive) return false;
  const struct word *agent = at(m, w->head);
  if (agent->relation != REL_OBL_AGENT || agent->head == NO_WORD) return false;
  if (!is_one_of(at(m, agent->head)->lemma, verbs, sizeof verbs / sizeof *verbs)) return false;
  return move(m, word, agent->head, REL_XCOMP);
}

/* "Britain supplies the bulk; Australia and Kenya have sent men", Australia hung on the bulk: nothing hangs
   beside a noun across a semicolon; it is the subject of the verb behind that has none. */
bool mend_find_subject_behind_semicolon(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  const struct sentence *s = &m->analysis->sentences[w->sentence];
  uint32_t end = s->first_word + s->word_count;
  bool first = word > s->first_word && slice_equals(at(m, word - 1)->form, ";");
  if (!first || w->upos != UPOS_PROPN || w->head == NO_WORD || w->head >= word) return false;
  if (w->relation != REL_APPOS && w->relation != REL_CONJ && w->relation != REL_NMOD) return false;
  uint32_t verb = word + 1;
  while (verb < end && !slice_equals(at(m, verb)->form, ";") &&
         !(at(m, verb)->upos == UPOS_VERB && !tree_dominates(&m->tree, word, verb) &&
           (is_finite(at(m, verb)) || slice_equals(at(m, verb)->xpos, "VBN"))))
    verb++;
  if (verb >= end || at(m, verb)->upos != UPOS_VERB) return false;
  if (slice_equals(at(m, verb)->lemma, "have") && verb + 2 < end) { /* "have each sent" */
    uint32_t next = verb + (at(m, verb + 1)->upos == UPOS_DET || at(m, verb + 1)->upos == UPOS_ADV ? 2 : 1);
    if (slice_equals(at(m, next)->xpos, "VBN")) verb = next;
  }
  TREE_EACH_CHILD(&m->tree, verb, child) {
    bool each = slice_equals(at(m, child)->form, "each") || slice_equals(at(m, child)->form, "both");
    if (relation_is_subject(at(m, child)->relation) && !each) return false;
    if (each) m->analysis->words[child].relation = REL_DET;
  }
  return move(m, word, verb, REL_NSUBJ);
}
