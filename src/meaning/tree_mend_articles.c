/* "2. Demands that ...": the verbs that open the paragraphs of resolutions. */
#include "meaning/tree_mend_parts.h"

/* "2. Demands that", "Calls upon Member States to provide": what opens a paragraph of a resolution, taken for
   a plural. A plural has no object and no clause of its own. */
static bool reads_as_demand(const struct mender *m, uint32_t word) {
  bool to = false, whom = false;
  TREE_EACH_CHILD(&m->tree, word, child) {
    uint8_t relation = at(m, child)->relation;
    if (child < word) continue;
    if (relation == REL_OBJ || relation == REL_CCOMP) return true;
    bool that = tree_child_lemma(&m->tree, child, REL_MARK, "that") != NO_WORD ||
                tree_child_lemma(&m->tree, child, REL_CASE, "that") != NO_WORD;
    if (that && relation != REL_PUNCT)
      return true; /* "Demands also that", "Requests that": taken for a relative */
    to |= (relation == REL_ACL || relation == REL_ADVCL) && tree_is_infinitive(&m->tree, child);
    whom |= relation == REL_NMOD && (tree_child_lemma(&m->tree, child, REL_CASE, "on") != NO_WORD ||
                                     tree_child_lemma(&m->tree, child, REL_CASE, "to") != NO_WORD ||
                                     tree_child_lemma(&m->tree, child, REL_CASE, "upon") != NO_WORD);
  }
  return to && whom;
}

static bool opens_sentence(const struct mender *m, uint32_t word) {
  for (uint32_t w = m->analysis->sentences[at(m, word)->sentence].first_word; w < word; w++) {
    const struct word *before = at(m, w);
    bool light = before->relation == REL_PUNCT || before->relation == REL_DISCOURSE ||
                 before->upos == UPOS_ADV || before->upos == UPOS_NUM || before->upos == UPOS_X ||
                 before->upos == UPOS_PUNCT || slice_is_ignoring_case(before->form, SLICE("further"));
    if (!light) return false;
  }
  return true;
}

bool mend_free_operative_verb(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool plural = w->relation == REL_ROOT && w->upos == UPOS_NOUN && slice_ends(w->form, SLICE("s"));
  if (!plural || w->form.len < 4 || !opens_sentence(m, word) || !reads_as_demand(m, word)) return false;
  struct slice form = lower_case(m->arena, w->form), verb = {form.at, form.len - 1};
  enum attitude attitude = predicates_attitude(m->predicates, verb);
  if (attitude == ATTITUDE_NONE || attitude == ATTITUDE_MUST) return false;
  struct word *words = m->analysis->words;
  make_present(&words[word], verb);
  TREE_EACH_CHILD(&m->tree, word, child) {
    if (words[child].relation == REL_NMOD) words[child].relation = REL_OBL;
    bool that = tree_child_lemma(&m->tree, child, REL_MARK, "that") != NO_WORD;
    if (that && is_verbal(&words[child])) words[child].relation = REL_CCOMP;
    if (words[child].relation == REL_ACL && tree_is_infinitive(&m->tree, child))
      words[child].relation = REL_XCOMP;
  }
  return true;
}

/* "Requests that the Secretary-General report by 1 June", the verb taken for a noun: it has a "that", a word
   with its article before it, and no other verb below. */
bool mend_read_demanded_verb(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool clause = w->relation == REL_OBJ || w->relation == REL_CCOMP || w->relation == REL_NMOD;
  if (!clause || !slice_equals(w->xpos, "NN") || w->head == NO_WORD || w->head > word || word < 2)
    return false;
  bool asked = is_verbal(at(m, w->head)) && attitude_of(m, w->head) == ATTITUDE_REQUEST;
  if (!asked || at(m, word - 1)->head != word) return false;
  bool who = is_nominal(at(m, word - 1)) || at(m, word - 1)->upos == UPOS_ADJ;
  if (tree_child_lemma(&m->tree, word, REL_MARK, "that") == NO_WORD || !who) return false;
  TREE_EACH_CHILD(&m->tree, word, child)
  if (is_verbal(at(m, child)) || at(m, child)->relation == REL_COP) return false;
  struct word *words = m->analysis->words;
  const uint64_t of_clause = TREE_BIT(REL_MARK) | TREE_BIT(REL_PUNCT);
  mend_hand_over(m, word, word - 1, (struct children){.limit = word - 1, .relations = ~of_clause});
  make_infinitive(&words[word], words[word].lemma);
  words[word].relation = REL_CCOMP;
  words[word - 1].upos = words[word - 1].upos == UPOS_ADJ ? UPOS_PROPN : words[word - 1].upos;
  words[word - 1].relation = REL_NSUBJ;
  TREE_EACH_CHILD(&m->tree, word, child)
  if (child > word && words[child].relation == REL_NMOD) words[child].relation = REL_OBL;
  return true;
}

/* "Demands also that Eritrea withdraw", the clause taken for what is told of a noun: verbs have no
   relatives. */
bool mend_read_demanded_clause(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool relative = w->relation == REL_ACL || w->relation == REL_ACL_RELCL;
  if (!relative || w->head == NO_WORD || w->head > word || !is_verbal(at(m, w->head))) return false;
  if (!has_subject(m, word) || tree_child_lemma(&m->tree, word, REL_MARK, "that") == NO_WORD) return false;
  return tree_child(&m->tree, w->head, REL_CCOMP) == NO_WORD && move(m, word, w->head, REL_CCOMP);
}

/* ---- what is asked of whom ---- */

static bool is_operative(const struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->head != NO_WORD || w->upos != UPOS_VERB || !slice_equals(w->xpos, "VBZ")) return false;
  return attitude_of(m, word) == ATTITUDE_REQUEST && opens_sentence(m, word);
}

/* The bare verb behind "to", or behind "to immediately", else NO_WORD. */
static uint32_t verb_behind_to(const struct mender *m, uint32_t word, uint32_t limit) {
  if (!is_form(m, word, "to")) return NO_WORD;
  for (uint32_t w = word + 1; w < limit && w < word + 3; w++) {
    bool free = is_form(m, w, "free") && tree_child(&m->tree, w, REL_OBJ) != NO_WORD;
    if (slice_equals(at(m, w)->xpos, "VB") || free) return w;
    if (at(m, w)->upos != UPOS_ADV) return NO_WORD;
  }
  return NO_WORD;
}

/* Of "and the Frente Polisario |to free" the noun that heads it: a name between "and" and "to". */
static uint32_t second_addressee(const struct mender *m, uint32_t to, uint32_t first) {
  uint32_t noun = NO_WORD, w = to;
  bool name = false;
  while (w-- > first) {
    const struct word *word = at(m, w);
    if (word->upos == UPOS_CCONJ) return name ? noun : NO_WORD;
    bool own = is_nominal(word) || word->upos == UPOS_DET || word->upos == UPOS_ADJ || word->upos == UPOS_ADP;
    if (!own) return NO_WORD;
    name |= word->upos == UPOS_PROPN;
    bool outside = word->head == NO_WORD || word->head <= first || word->head >= to || word->head < w;
    if (is_nominal(word) && (noun == NO_WORD || outside)) noun = w;
  }
  return NO_WORD;
}

static bool has_nominal(const struct mender *m, uint32_t from, uint32_t to) {
  for (uint32_t w = from; w < to; w++) {
    if (is_verbal(at(m, w))) return false;
    if (is_nominal(at(m, w))) return true;
  }
  return false;
}

/* "Urges the Government of A to release those held and the B Front to free its prisoners": the first
   infinitive is what is asked, those behind are its conjuncts, whoever they are asked of. */
bool mend_hang_what_is_asked(struct mender *m, uint32_t word) {
  if (!is_operative(m, word)) return false;
  const struct sentence *s = &m->analysis->sentences[at(m, word)->sentence];
  uint32_t limit = s->first_word + s->word_count, first = NO_WORD;
  bool moved = false;
  for (uint32_t w = word + 1; w < limit; w++) {
    uint32_t verb = verb_behind_to(m, w, limit);
    if (verb == NO_WORD || at(m, w)->head != verb) continue;
    if (first == NO_WORD) {
      if (!has_nominal(m, word + 1, w)) return moved;
      first = verb;
      if (at(m, verb)->relation != REL_XCOMP || at(m, verb)->head != word)
        moved |= move(m, verb, word, REL_XCOMP);
      continue;
    }
    bool joined = at(m, w - 1)->upos == UPOS_CCONJ || is_comma(at(m, w - 1));
    uint32_t other = joined ? NO_WORD : second_addressee(m, w, first);
    if (at(m, verb)->relation == REL_CONJ || (!joined && other == NO_WORD)) continue;
    moved |= move(m, verb, first, REL_CONJ);
    m->analysis->words[verb].upos = UPOS_VERB, m->analysis->words[verb].xpos = SLICE("VB");
    if (other != NO_WORD) move(m, other, verb, REL_NSUBJ);
  }
  return moved;
}

/* "Requests the Secretary-General to develop, within thirty days, proposals": the second object of who asks
   is the infinitive's, and so is the time that stands between commas. */
bool mend_find_object_behind_term(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_OBJ || w->head == NO_WORD || !is_operative(m, w->head) || word < 5) return false;
  uint32_t asked = tree_child(&m->tree, w->head, REL_OBJ), verb = tree_child(&m->tree, w->head, REL_XCOMP);
  if (asked == word || asked == NO_WORD || verb == NO_WORD || verb > word || verb < asked) return false;
  if (!is_comma(at(m, verb + 1)) || tree_child(&m->tree, verb, REL_OBJ) != NO_WORD) return false;
  struct word *words = m->analysis->words;
  TREE_EACH_CHILD(&m->tree, word, child)
  if (child > verb && child < word && words[child].relation == REL_NMOD)
    words[child].head = verb, words[child].relation = REL_OBL;
  return move(m, word, verb, REL_OBJ);
}

/* ---- what texts do ---- */

/* No verb but what may be one stands in its sentence. */
static bool is_verbless(const struct mender *m, uint32_t word) {
  const struct sentence *s = &m->analysis->sentences[at(m, word)->sentence];
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++)
    if (w != word && (is_finite(at(m, w)) || at(m, w)->upos == UPOS_AUX)) return false;
  return true;
}

/* The verb of "calls" in "The deal calls for the release", taken for a plural. */
static struct slice provides(const struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  struct slice verb = mend_verb_of_plural(m, w->form);
  bool plural = w->upos == UPOS_NOUN && verb.len && is_verbless(m, word);
  enum attitude attitude = plural ? predicates_attitude(m->predicates, verb) : ATTITUDE_NONE;
  return attitude == ATTITUDE_REQUEST || attitude == ATTITUDE_MUST ? verb : (struct slice){"", 0};
}

/* "The deal provides for the release of hostages", "The accord calls for talks": the text, taken for what
   stands before a noun, is who says it. */
bool mend_free_verb_of_text(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  if (w->relation != REL_ROOT || word == 0 || at(m, word - 1)->sentence != w->sentence) return false;
  uint32_t text = tree_child(&m->tree, word, REL_NSUBJ); /* "The deal between A and B |calls for" */
  bool subject = text != NO_WORD && text < word && w->upos == UPOS_NOUN;
  if (!subject) text = word - 1;
  const struct word *t = at(m, text);
  bool before = t->head == word && (t->relation == REL_COMPOUND || t->relation == REL_NMOD);
  if (!(before || subject) || !is_nominal(t) || (!subject && has_subject(m, word))) return false;
  if (!predicates_is_text(m->predicates, lower_case(m->arena, t->lemma))) return false;
  struct slice verb = w->upos == UPOS_VERB && is_finite(w) ? w->lemma : provides(m, word);
  if (!verb.len) return false;
  struct word *words = m->analysis->words;
  if (w->upos == UPOS_NOUN) words[word].xpos = SLICE("VBZ");
  words[word].upos = UPOS_VERB, words[word].lemma = verb;
  words[text].relation = REL_NSUBJ;
  TREE_EACH_CHILD(&m->tree, word, child) {
    if (child < text) words[child].head = text;
    if (child > word && words[child].relation == REL_NMOD) words[child].relation = REL_OBL;
  }
  return true;
}
