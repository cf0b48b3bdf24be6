/* Verbs that a phrase parts from what they hang on: "shall within thirty days pull back the battalion", and
   "hand", which the model takes for a noun: "to hand over the town", "leave the camp, hand over their guns".
 */
#include "meaning/tree_mend_parts.h"

static bool is_here(const struct mender *m, uint32_t word, const char *form) {
  return word < m->analysis->word_count && is_form(m, word, form);
}

static bool is_any_form(const struct mender *m, uint32_t word, const char *const *all, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (is_here(m, word, all[i])) return true;
  return false;
}

static bool opens_phrase(const struct word *w) {
  return w->upos == UPOS_DET || w->upos == UPOS_PRON || w->upos == UPOS_NUM || w->upos == UPOS_NOUN ||
         w->upos == UPOS_PROPN || w->upos == UPOS_ADJ;
}

/* ---- hand ---- */

static bool is_hand_of_verb(const struct mender *m, uint32_t word) {
  static const char *const particles[] = {"over", "in", "back", "out"};
  static const char *const joints[] = {",", "and", "or", ";"};
  static const char *const modals[] = {"to", "shall", "must", "will", "not"};
  const struct word *w = at(m, word);
  if (word == 0 || word + 2 >= m->analysis->word_count || !slice_equals(w->form, "hand")) return false;
  if (is_here(m, word + 2, "hand")) return false; /* "hand in hand" */
  bool particle = is_any_form(m, word + 1, particles, sizeof particles / sizeof *particles) &&
                  (opens_phrase(at(m, word + 2)) || is_here(m, word + 2, "to"));
  bool direct = opens_phrase(at(m, word + 1)) && at(m, word + 1)->upos != UPOS_NOUN;
  bool to = is_here(m, word + 1, "to") && opens_phrase(at(m, word + 2));
  if (is_any_form(m, word - 1, modals, sizeof modals / sizeof *modals)) return particle || direct || to;
  direct &= at(m, word)->upos == UPOS_VERB;
  return is_any_form(m, word - 1, joints, sizeof joints / sizeof *joints) && (particle || to || direct);
}

/* The verb that a coordinated one goes with. */
static uint32_t verb_to_join(const struct mender *m, uint32_t word) {
  uint32_t up = at(m, word)->head;
  for (int n = 0; n < 12 && up != NO_WORD && !is_verbal(at(m, up)); n++) up = at(m, up)->head;
  if (up == NO_WORD || !is_verbal(at(m, up)) || up > word) return NO_WORD;
  return at(m, up)->relation == REL_CONJ && at(m, up)->head != NO_WORD && is_verbal(at(m, at(m, up)->head))
             ? at(m, up)->head
             : up;
}

/* What stands behind it up to the next verb is its own: the first phrase its object. */
static void take_phrases_behind(struct mender *m, uint32_t word, bool particle) {
  struct word *words = m->analysis->words;
  const struct sentence *s = &m->analysis->sentences[words[word].sentence];
  bool object = false;
  if (particle) words[word + 1].head = word, words[word + 1].relation = REL_COMPOUND_PRT;
  for (uint32_t w = word + 1 + particle; w < s->first_word + s->word_count; w++) {
    uint32_t head = words[w].head;
    if (is_verbal(&words[w]) && head != NO_WORD && head < w && words[w].relation == REL_CONJ) break;
    bool outside = head == NO_WORD || head <= word;
    if (!outside || words[w].relation == REL_PUNCT || words[w].relation == REL_CC || w == head) continue;
    if (!is_nominal(&words[w]) || tree_dominates(&m->tree, w, word)) continue;
    uint32_t marker = tree_child(&m->tree, w, REL_CASE), receiver = tree_child(&m->tree, w, REL_COMPOUND);
    bool given = marker == word + 1 && is_here(m, marker, "to") && receiver != NO_WORD &&
                 has_capital(at(m, receiver)); /* "hand to [the Commission] maps" */
    bool marked = marker != NO_WORD && !given && !(particle && marker == word + 1);
    words[w].head = word;
    words[w].relation = marked || object || is_temporal(m, w) ? REL_OBL : REL_OBJ;
    object |= words[w].relation == REL_OBJ;
  }
}

/* "leave the camps, hand the town to the police", the town hung on the camps. */
static bool has_lost_object(const struct mender *m, uint32_t word) {
  for (uint32_t w = word + 1; w < word + 5 && w < m->analysis->word_count; w++)
    if (at(m, w)->upos == UPOS_NOUN || at(m, w)->upos == UPOS_PROPN)
      return at(m, w)->relation == REL_CONJ && at(m, w)->head != NO_WORD && at(m, w)->head < word;
  return false;
}

static bool read_hand(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool noun = w->upos == UPOS_NOUN || w->upos == UPOS_ADJ ||
              (w->upos == UPOS_VERB && (w->relation == REL_OBL || w->relation == REL_NMOD)) ||
              (w->upos == UPOS_VERB && w->relation == REL_CONJ && has_lost_object(m, word));
  if (!noun || w->head == NO_WORD || !is_hand_of_verb(m, word)) return false;
  bool to = is_here(m, word - 1, "to");
  uint32_t verb = to ? w->head : verb_to_join(m, word);
  if (verb == NO_WORD || verb > word) return false;
  static const char *const particles[] = {"over", "in", "back", "out"};
  bool particle = is_any_form(m, word + 1, particles, sizeof particles / sizeof *particles);
  struct word *words = m->analysis->words;
  words[word].upos = UPOS_VERB, words[word].xpos = SLICE("VB"), words[word].feats = SLICE("VerbForm=Inf");
  words[word].lemma = SLICE("hand");
  words[word].head = verb;
  words[word].relation = !to ? REL_CONJ : is_verbal(&words[verb]) ? REL_XCOMP : REL_ACL;
  if (to) words[word - 1].head = word, words[word - 1].relation = REL_MARK;
  for (uint32_t child = m->tree.first[word]; child != NO_WORD; child = m->tree.next[child])
    if (child > word && words[child].relation == REL_NMOD) {
      uint32_t marker = tree_child(&m->tree, child, REL_CASE);
      bool own = marker == NO_WORD || (particle && marker == word + 1);
      words[child].relation = own ? REL_OBJ : REL_OBL;
    }
  take_phrases_behind(m, word, particle);
  return true;
}

/* Before the rules that read nouns behind "to": all but those. */
bool mend_read_hand(struct mender *m, uint32_t word) {
  bool noun = at(m, word)->upos == UPOS_NOUN && word > 0 && is_here(m, word - 1, "to");
  return !noun && read_hand(m, word);
}

/* Behind them: what they left. */
bool mend_read_hand_noun(struct mender *m, uint32_t word) { return read_hand(m, word); }

/* ---- what stands between "shall" and its verb ---- */

/* "within thirty days of the signature", "not later than 1 May", behind a modal. */
static bool opens_term(const struct mender *m, uint32_t word) {
  static const char *const leads[] = {"within", "not", "no",   "by", "before",
                                      "upon",   "on",  "from", "as", "in"};
  if (is_here(m, word, ",")) word++;
  return is_any_form(m, word, leads, sizeof leads / sizeof *leads);
}

static uint32_t verb_behind_term(const struct mender *m, uint32_t modal) {
  enum { LONGEST_TERM = 24 };
  const struct sentence *s = &m->analysis->sentences[at(m, modal)->sentence];
  for (uint32_t w = modal + 2; w < s->first_word + s->word_count && w < modal + LONGEST_TERM; w++) {
    const struct word *v = at(m, w);
    if (v->relation == REL_ACL_RELCL || slice_equals(v->xpos, "MD")) return NO_WORD;
    bool infinitive = slice_equals(v->xpos, "VB") && v->upos == UPOS_VERB && !is_here(m, w - 1, "to");
    if (infinitive) return w;
  }
  return NO_WORD;
}

/* The word that took the verb's place: what the modal hangs below. */
static uint32_t top_above(const struct mender *m, uint32_t modal, uint32_t verb) {
  uint32_t top = modal;
  while (at(m, top)->head != NO_WORD && at(m, top)->head >= modal && at(m, top)->head < verb)
    top = at(m, top)->head;
  return top;
}

bool mend_lift_behind_modal(struct mender *m, uint32_t modal) {
  const struct word *w = at(m, modal);
  if (!slice_equals(w->xpos, "MD") || !opens_term(m, modal + 1)) return false;
  uint32_t verb = verb_behind_term(m, modal);
  if (verb == NO_WORD || w->head == verb) return false;
  uint32_t top = top_above(m, modal, verb);
  if (at(m, top)->head == verb) return false;
  bool below = tree_dominates(&m->tree, top, verb) || at(m, verb)->head == at(m, top)->head;
  if (!below || top == verb || is_verbal(at(m, top)) != (top == modal)) return false;
  struct word *words = m->analysis->words;
  uint32_t up = words[top].head;
  uint8_t relation = words[top].relation;
  words[verb].head = up, words[verb].relation = relation;
  words[top].head = verb, words[top].relation = REL_OBL;
  words[modal].head = verb, words[modal].relation = REL_AUX;
  const struct sentence *s = &m->analysis->sentences[w->sentence];
  for (uint32_t x = s->first_word; x < s->first_word + s->word_count; x++) {
    bool between = words[x].head != NO_WORD && words[x].head >= modal && words[x].head < verb;
    bool subject = x < modal && (relation_is_subject(words[x].relation) || words[x].relation == REL_MARK);
    bool behind =
        x > verb && words[x].head == top && (words[x].relation == REL_CONJ || words[x].relation == REL_PUNCT);
    if (between && (subject || behind)) words[x].head = verb;
  }
  return true;
}

/* ---- what a phrase between commas parts ---- */

/* "undertakes, not later than six days after E-Day, to hand": the infinitive is the verb's, not the day's. */
bool mend_lift_parted_infinitive(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool low = w->relation == REL_ACL || w->relation == REL_ADVCL || w->relation == REL_NMOD;
  if (!low || w->head == NO_WORD || w->head > word || word < 4 || !slice_equals(w->xpos, "VB")) return false;
  if (!is_form(m, word - 1, "to") || !is_comma(at(m, word - 2))) return false;
  uint32_t verb = w->head;
  for (int n = 0; n < 8 && verb != NO_WORD && !is_verbal(at(m, verb)); n++) verb = at(m, verb)->head;
  if (verb == NO_WORD || verb == w->head || verb + 1 >= word || !is_comma(at(m, verb + 1))) return false;
  enum attitude attitude = attitude_of(m, verb);
  bool controls = attitude == ATTITUDE_MUST || attitude == ATTITUDE_PROMISE || attitude == ATTITUDE_REQUEST;
  bool has = tree_child(&m->tree, verb, REL_XCOMP) != NO_WORD;
  return controls && !has && opens_term(m, verb + 1) && move(m, word, verb, REL_XCOMP);
}

/* "to develop, within thirty days, proposals for": the object behind a term between commas. */
bool mend_join_parted_object(struct mender *m, uint32_t verb) {
  const struct word *v = at(m, verb);
  if (v->upos != UPOS_VERB || !slice_equals(v->xpos, "VB") || verb + 4 >= m->analysis->word_count)
    return false;
  if (!is_comma(at(m, verb + 1)) || !opens_term(m, verb + 2)) return false;
  if (tree_child(&m->tree, verb, REL_OBJ) != NO_WORD || tree_child(&m->tree, verb, REL_NSUBJ_PASS) != NO_WORD)
    return false;
  uint32_t comma = verb + 2, limit = verb + 14;
  while (comma < limit && comma < m->analysis->word_count && !is_comma(at(m, comma))) comma++;
  uint32_t noun = comma + 1;
  while (noun < m->analysis->word_count && noun < comma + 6 && at(m, noun)->sentence == v->sentence &&
         (at(m, noun)->upos == UPOS_DET || at(m, noun)->upos == UPOS_ADJ || at(m, noun)->upos == UPOS_NUM ||
          at(m, noun)->relation == REL_COMPOUND))
    noun++;
  if (noun >= m->analysis->word_count || at(m, noun)->upos != UPOS_NOUN) return false;
  if (at(m, noun)->sentence != v->sentence || tree_child(&m->tree, noun, REL_CASE) != NO_WORD) return false;
  bool loose = at(m, noun)->head != verb && !relation_is_subject(at(m, noun)->relation);
  if (!loose || !move(m, noun, verb, REL_OBJ)) return false;
  for (uint32_t w = verb + 2; w < comma; w++) /* the term is the verb's */
    if (at(m, w)->head != NO_WORD && (at(m, w)->head < verb || at(m, w)->head > comma))
      move(m, w, verb, REL_OBL);
  return true;
}
