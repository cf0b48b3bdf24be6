/* Under which agreement a sentence stands. */
#include "record/obligation_parts.h"

/* Farther back no agreement is meant. */
enum { NEAR_SENTENCES = 24, FIRST_RECORDS = 64 };

bool obligation_is_actor(const struct reading *r, uint32_t word) {
  return word != NO_WORD && look_known_actors(r, word).count > 0;
}

const struct proposition *obligation_governor(const struct reading *r, const struct proposition *deed) {
  if (deed->embedding != EMBEDDED_CLAUSE || deed->parent == NO_PROPOSITION) return NULL;
  return &r->propositions->at[deed->parent];
}

static bool is_nominal(const struct word *w) {
  return w->upos == UPOS_NOUN || w->upos == UPOS_PROPN || w->upos == UPOS_PRON || w->upos == UPOS_NUM;
}

/* "obliges the army and the RSF to leave", the infinitive hung on the last of those obliged: the verb above
 * them. */
const struct proposition *obligation_loose_governor(const struct reading *r, const struct proposition *deed) {
  uint32_t first = tree_first_conjunct(r->tree, deed->word), up = word_at(r, first)->head;
  if (deed->class == PREDICATE_NOUN || !tree_is_infinitive(r->tree, first)) return NULL;
  for (int n = 0; n < 5 && up != NO_WORD && is_nominal(word_at(r, up)); n++) up = word_at(r, up)->head;
  const struct proposition *verb = up == NO_WORD ? NULL : look_proposition(r, up);
  return verb && verb->class == PREDICATE_VERB && up < first ? verb : NULL;
}

/* "Calls once more upon Israel": whoever stands behind "upon" right behind the verb, whatever the tree makes
   of it. */
static uint32_t called_upon(const struct reading *r, uint32_t verb) {
  enum { FAR = 6 };
  const struct sentence *s = &r->analysis->sentences[word_at(r, verb)->sentence];
  if (!slice_starts(look_lemma(r, verb), SLICE("call"))) return NO_WORD;
  for (uint32_t w = verb + 1; w < s->first_word + s->word_count && w < verb + FAR; w++) {
    bool upon = slice_is_ignoring_case(word_at(r, w)->form, SLICE("upon")) ||
                slice_is_ignoring_case(word_at(r, w)->form, SLICE("on"));
    for (uint32_t noun = w + 1; upon && noun < s->first_word + s->word_count && noun < w + FAR; noun++) {
      uint8_t upos = word_at(r, noun)->upos;
      bool last = noun + 1 >= s->first_word + s->word_count || !is_nominal(word_at(r, noun + 1));
      if ((upos == UPOS_NOUN || upos == UPOS_PROPN) && last) return noun;
    }
    if (upon) return NO_WORD;
    if (word_at(r, w)->upos != UPOS_ADV && word_at(r, w)->upos != UPOS_ADJ) break;
  }
  return NO_WORD;
}

/* Whom a verb asks or obliges: its object, or who stands behind "on" or "upon". */
uint32_t obligation_asked(const struct reading *r, const struct proposition *verb) {
  static const enum slot order[] = {SLOT_OBJECT, SLOT_RECIPIENT};
  if (called_upon(r, verb->word) != NO_WORD) return called_upon(r, verb->word);
  for (int i = 0; i < 2; i++)
    if (look_argument(verb, order[i], NULL) != NO_WORD) return look_argument(verb, order[i], NULL);
  TREE_EACH_CHILD(r->tree, verb->word, child) {
    struct slice preposition = tree_preposition(r->tree, r->arena, child);
    bool upon = slice_equals(preposition, "on") || slice_equals(preposition, "upon");
    if (upon && is_nominal(word_at(r, child))) return child;
  }
  return NO_WORD;
}

/* "Under the accord", "according to the roadmap", "as part of the deal", "in the text" */
static bool leads_under(const struct reading *r, uint32_t word) {
  struct slice preposition = tree_preposition(r->tree, r->arena, word);
  if (preposition.len && word_in(r->patterns->obligations, "under", preposition)) return true;
  uint32_t up = word_at(r, word)->head; /* "under the terms of the accord" */
  if (up == NO_WORD || !slice_equals(preposition, "of")) return false;
  struct slice outer = tree_preposition(r->tree, r->arena, up);
  if (slice_equals(outer, "as") && slice_equals(look_lemma(r, up), "part"))
    return true; /* "As part of the deal" */
  return outer.len && word_in(r->patterns->obligations, "under", outer);
}

/* "The accord obliges, provides, gives ..." */
static bool is_subject_of_sentence(const struct reading *r, uint32_t word) {
  const struct word *w = word_at(r, word);
  if (!relation_is_subject(w->relation) || w->head == NO_WORD) return false;
  const struct proposition *p = look_proposition(r, w->head);
  return p && (word_in(r->patterns->obligations, "binds", p->lemma) ||
               word_in(r->patterns->obligations, "provides", p->lemma));
}

/* "Under the deal", "the truce bars", of an agreement that the text tells no more of: it binds all the same.
 */
static bool is_untold_agreement(const struct reading *r, uint32_t word) {
  struct slice lemma = look_lemma(r, word);
  if (word_at(r, word)->upos != UPOS_NOUN || !word_in(r->patterns->obligations, "untold", lemma))
    return false;
  bool definite = false;
  TREE_EACH_CHILD(r->tree, word, child) {
    struct slice form = word_at(r, child)->form;
    definite |= slice_is_ignoring_case(form, SLICE("the")) || slice_is_ignoring_case(form, SLICE("this")) ||
                slice_is_ignoring_case(form, SLICE("that"));
    if (word_in(r->patterns->agreements, "other things", look_lemma(r, child))) return false;
  }
  return definite;
}

/* The one that the document tells of, where it tells of no other. */
static uint32_t only_agreement(const struct reading *r) {
  uint32_t only = NO_RECORD;
  for (uint32_t k = 0; k < r->records.count && k < FIRST_RECORDS; k++) { /* agreements come first */
    if (r->records.at[k].kind != RECORD_AGREEMENT) continue;
    if (only != NO_RECORD) return NO_RECORD;
    only = k;
  }
  return only;
}

uint32_t obligation_told_agreement(const struct reading *r) { return only_agreement(r); }

bool obligation_tells_of_agreement(const struct reading *r) {
  for (uint32_t k = 0; k < r->records.count && k < FIRST_RECORDS; k++)
    if (r->records.at[k].kind == RECORD_AGREEMENT) return true;
  for (uint32_t w = 0; w < r->analysis->word_count; w++)
    if (is_untold_agreement(r, w)) return true;
  return false;
}

static enum standing standing_in(const struct reading *r, uint32_t sentence, uint32_t *agreement) {
  const struct sentence *s = &r->analysis->sentences[sentence];
  enum standing best = STANDS_ALONE;
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++) {
    bool untold = r->agreement_of_word[w] == NO_RECORD;
    if (untold && (best == STANDS_UNDER || !is_untold_agreement(r, w))) continue;
    bool under = leads_under(r, w) || is_subject_of_sentence(r, w);
    enum standing here = under ? STANDS_UNDER : untold ? STANDS_ALONE : STANDS_BESIDE;
    if (here < best || here == STANDS_ALONE) continue;
    best = here;
    *agreement = untold ? only_agreement(r) : r->agreement_of_word[w];
  }
  return best;
}

/* The sentence goes on with what the one before began: duties under an agreement, or a list of plans with a
 * day. */
bool obligation_goes_on(const struct reading *r, uint32_t word, uint32_t *agreement) {
  uint32_t sentence = word_at(r, word)->sentence;
  for (size_t i = r->records.count, n = 0; i-- > 0 && n < 3; n++) {
    const struct record *before = &r->records.at[i];
    if (before->kind != RECORD_OBLIGATION || !before->evidence.count || before->modality != ASSERTED)
      continue;
    const struct sentence *s = &r->analysis->sentences[sentence];
    uint32_t from = sentence ? r->analysis->sentences[sentence - 1].span.start : 0;
    struct span last = before->evidence.at[before->evidence.count - 1];
    bool adjacent = last.end >= from && last.start < s->span.end;
    bool together = sentence && r->analysis->sentences[sentence - 1].paragraph == s->paragraph;
    if (!adjacent || !together || is_empty(before->obligation.agreement)) continue;
    for (size_t k = 0; k < r->records.count; k++)
      if (slice_is(r->records.at[k].id, before->obligation.agreement)) *agreement = (uint32_t)k;
    return true;
  }
  return false;
}

static enum standing standing_by_mention(const struct reading *r, uint32_t word, uint32_t *agreement) {
  uint32_t sentence = word_at(r, word)->sentence;
  uint32_t paragraph = r->analysis->sentences[sentence].paragraph;
  *agreement = r->own_agreement;
  if (r->own_agreement != NO_RECORD) return STANDS_UNDER; /* an agreement's text is under it throughout */
  for (uint32_t back = 0; back < NEAR_SENTENCES && back <= sentence; back++) {
    enum standing found = standing_in(r, sentence - back, agreement);
    if (found == STANDS_ALONE) continue;
    if (back == 0) return found;
    bool together = r->analysis->sentences[sentence - back].paragraph == paragraph;
    return together ? STANDS_IN_PARAGRAPH : STANDS_NEAR;
  }
  return STANDS_ALONE;
}

enum standing obligation_standing(const struct reading *r, uint32_t word, uint32_t *agreement) {
  enum standing found = standing_by_mention(r, word, agreement);
  if (found >= STANDS_IN_PARAGRAPH) return found;
  uint32_t begun = NO_RECORD; /* a paragraph of terms goes on */
  if (!obligation_goes_on(r, word, &begun) || begun == NO_RECORD) return found;
  *agreement = begun;
  return STANDS_IN_PARAGRAPH;
}
