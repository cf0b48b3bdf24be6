/* A sentence that came out as one noun phrase although it has a verb. */
#include "meaning/tree_mend_parts.h"

static bool is_past(const struct word *w) {
  bool lower = w->form.len && w->form.at[0] >= 'a' && w->form.at[0] <= 'z';
  return lower && w->upos == UPOS_VERB && (slice_equals(w->xpos, "VBD") || slice_equals(w->xpos, "VBN"));
}

static bool ends_with_stop(const struct mender *m, const struct sentence *s) {
  return s->word_count && slice_equals(at(m, s->first_word + s->word_count - 1)->form, ".");
}

/* Nothing else in it could be the sentence's verb. */
static bool has_no_verb(const struct mender *m, uint32_t root, uint32_t but, const struct sentence *s) {
  if (tree_child(&m->tree, root, REL_COP) != NO_WORD || has_subject(m, root)) return false;
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++) {
    const struct word *word = at(m, w);
    bool main = word->head == root && is_verbal(word) && w != but &&
                (is_finite(word) || tree_child(&m->tree, w, REL_AUX) != NO_WORD);
    if (main && word->relation != REL_ACL_RELCL && word->relation != REL_ADVCL) return false;
  }
  return true;
}

/* "Police in Soweto | fired birdshot": the words before the verb that hang on its object are the subject's.
 */
static void give_back(struct mender *m, uint32_t root, uint32_t verb, uint32_t object) {
  struct word *words = m->analysis->words;
  uint32_t top = verb - 1;
  if (top <= root || !is_nominal(&words[top])) return;
  for (uint32_t w = root + 1; w < verb; w++)
    if (words[w].head == object && w != top) {
      words[w].head = top;
      words[w].relation = words[w].upos == UPOS_ADP ? REL_CASE : words[w].relation;
    }
  if (words[top].head == object) words[top].head = root, words[top].relation = REL_NMOD;
}

/* "Rebels of the Front overran the town.", "Police in Soweto fired birdshot at mourners.": a past tense taken
   for a preposition or an adjective of what stands behind it is the verb, and the noun that was all of the
   sentence does it. */
bool mend_find_root_verb(struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  const struct sentence *s = &m->analysis->sentences[w->sentence];
  if (!is_past(w) || (w->relation != REL_CASE && w->relation != REL_AMOD) || w->head == NO_WORD) return false;
  uint32_t object = w->head, root = at(m, object)->head;
  if (object < word || root == NO_WORD || root >= word || at(m, root)->relation != REL_ROOT) return false;
  if (at(m, object)->relation != REL_NMOD || !is_nominal(at(m, object)) || !is_nominal(at(m, root)))
    return false;
  if (!ends_with_stop(m, s) || !has_no_verb(m, root, word, s)) return false;
  struct word *words = m->analysis->words;
  give_back(m, root, word, object);
  words[word].head = words[root].head, words[word].relation = REL_ROOT, words[word].xpos = SLICE("VBD");
  words[root].head = word, words[root].relation = REL_NSUBJ;
  words[object].head = word, words[object].relation = REL_OBJ;
  for (uint32_t child = word + 1; child < s->first_word + s->word_count; child++)
    if (words[child].head == root) words[child].head = word;
  return true;
}
