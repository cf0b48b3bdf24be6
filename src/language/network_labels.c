/* Tags and lemmas, from the scores of their labels. */
#include "language/network_space.h"

/* Scores of all labels for rows first .. first + rows, in w->wide. */
static void score_labels(struct space *w, enum network_matrix matrix, uint32_t first, uint32_t rows) {
  const struct kernel_matrix *m = &w->n->matrices[matrix];
  w->k->multiply(m, w->tag + (size_t)first * m->inputs, m->inputs, rows, NULL, w->wide, m->outputs);
}

/* Classes of words that language does not add to. */
static bool is_closed(uint8_t upos) {
  return upos == UPOS_ADP || upos == UPOS_AUX || upos == UPOS_CCONJ || upos == UPOS_DET ||
         upos == UPOS_PART || upos == UPOS_PRON || upos == UPOS_SCONJ;
}

/* Whether a word looks like a name, and which tags it may have been given by mistake: with a capital a
   noun's, within a sentence a verb's, or one of a closed class; in capitals ("MINURSO") an adverb's and
   others too. */
static bool is_name_mistaken(struct slice text, uint8_t upos, bool within, bool *capitals) {
  enum { SHORT = 3 };
  *capitals = true;
  for (size_t i = 0; i < text.len; i++) *capitals &= text.at[i] >= 'A' && text.at[i] <= 'Z';
  if (text.len <= SHORT || text.at[0] < 'A' || text.at[0] > 'Z' || (text.at[1] < 'a' && !*capitals))
    return false;
  bool verb = upos == UPOS_VERB && within;
  bool other = *capitals && within && (upos == UPOS_ADV || upos == UPOS_ADJ || upos == UPOS_INTJ);
  return upos == UPOS_NOUN || verb || other || is_closed(upos);
}

/* A name that nobody has met is no pronoun, hardly a noun and within a sentence no verb, whatever it looks
   like ("Gbagbo", "Tshombe", "Mugabo"): what has a capital and no row of its own gets the best tag of an open
   class, and if it has no vector either or is all capitals, a proper noun's. `first`: the best tag. */
static uint32_t choose_tag(struct space *w, uint32_t form, bool within, float *scores, uint32_t first) {
  enum { OTHERS = 16 };
  const struct network *n = w->n;
  struct slice text = w->plain_forms[form];
  struct word_features features;
  uint32_t best = first;
  bool capitals;
  if (!is_name_mistaken(text, n->tags[first].upos, within, &capitals)) return first;
  features_of(&n->tables, text, &features);
  if (features.rows[0] != FEATURE_UNKNOWN_ROW) return first;
  bool strange = capitals || features.vector == UINT32_MAX;
  if (!strange && !is_closed(n->tags[first].upos)) return first;
  for (int i = 0; i < OTHERS; i++) {
    uint8_t upos = n->tags[best].upos;
    if (strange ? upos == UPOS_PROPN : !is_closed(upos)) return best;
    scores[best] = -1e30f;
    best = w->k->largest(n->shape.tags, scores);
  }
  return first;
}

/* A capital says something: within a sentence, and at its head where capitals go on ("ECOWAS suspended"). */
static bool capital_counts(const struct analysis *a, uint32_t at) {
  const struct word *w = &a->words[at];
  if (at && w[-1].sentence == w->sentence) return true;
  bool acronym = w->form.len > 1 && w->form.at[1] >= 'A' && w->form.at[1] <= 'Z';
  return acronym && at + 1 < a->word_count && w[1].sentence == w->sentence && w[1].form.len &&
         w[1].form.at[0] >= 'a' && w[1].form.at[0] <= 'z';
}

void network_set_tag(struct space *w, uint32_t row, uint32_t tag) {
  const struct tag_label *label = &w->n->tags[tag];
  struct word *word = &w->analysis->words[w->word_of[row]];
  word->upos = label->upos, word->xpos = label->xpos, word->feats = label->feats;
  w->tag_keys[row] = label->key;
}

void network_write_tags(struct space *w, uint32_t first, uint32_t rows) {
  const struct network *n = w->n;
  score_labels(w, M_TAG, first, rows);
  for (uint32_t r = 0; r < rows; r++) {
    float *scores = w->wide + (size_t)r * n->matrices[M_TAG].outputs;
    uint32_t at = w->word_of[first + r], form = w->form_of[at - w->block_first];
    uint32_t best = w->k->largest(n->shape.tags, scores);
    network_note_verb(w, first + r, scores, best);
    network_set_tag(w, first + r, choose_tag(w, form, capital_counts(w->analysis, at), scores, best));
  }
}

static bool is_word(const struct network *n, struct slice text) {
  char lower[FEATURE_FORM_MAX];
  uint64_t key = slice_hash(feature_normal_form(text, FOLD_CASE, lower));
  return feature_find(n->tables.vector_keys, n->tables.vector_count, key) != UINT32_MAX;
}

/* A script that makes no word anybody knows ("completing", "complet") gives way to the next best that does
   ("complete"), if one of the next few does. */
static struct slice choose_lemma(struct space *w, struct slice form, float *scores, uint32_t best) {
  enum { OTHERS = 3 };
  const struct network *n = w->n;
  struct slice first = lemma_apply(w->arena, form, n->scripts[best]);
  if (first.at == form.at || is_word(n, first)) return first;
  float least = scores[best] - 6;
  for (int i = 0; i < OTHERS; i++) {
    scores[best] = -1e30f;
    best = w->k->largest(n->shape.lemmas, scores);
    if (scores[best] < least) break;
    struct slice next = lemma_apply(w->arena, form, n->scripts[best]);
    if (is_word(n, next)) return next;
  }
  struct slice mute = {form.at, form.len - 1}; /* "revoked": no "revok" */
  return slice_ends(form, SLICE("ed")) && is_word(n, mute) ? mute : first;
}

/* A name keeps its capital, and all but an ending: the script of a verb it was taken for makes nothing of
   it. */
static struct slice name_lemma(struct space *w, struct slice form, uint32_t best) {
  struct slice lemma = lemma_apply(w->arena, form, w->n->scripts[best]);
  bool mixed = form.len > 1 && form.at[0] >= 'A' && form.at[0] <= 'Z' && form.at[1] >= 'a';
  bool begins = lemma.len <= form.len && slice_is_ignoring_case((struct slice){form.at, lemma.len}, lemma);
  return mixed && (!begins || lemma.len == form.len) ? form : lemma;
}

void network_write_lemmas(struct space *w, uint32_t first, uint32_t rows) {
  const struct network *n = w->n;
  score_labels(w, M_LEMMA, first, rows);
  for (uint32_t r = 0; r < rows; r++) {
    float *scores = w->wide + (size_t)r * n->matrices[M_LEMMA].outputs;
    uint32_t at = w->word_of[first + r], form = w->form_of[at - w->block_first];
    struct word *word = &w->analysis->words[at];
    uint32_t known =
        feature_find(n->lemma_keys, n->lemma_count, lemma_key(w->lower_hash[form], w->tag_keys[first + r]));
    if (word->upos != UPOS_PROPN && known != UINT32_MAX)
      word->lemma = lemma_apply(w->arena, w->plain_forms[form], n->scripts[n->lemma_scripts[known]]);
    else if (word->upos == UPOS_PROPN)
      word->lemma = name_lemma(w, w->plain_forms[form], w->k->largest(n->shape.lemmas, scores));
    else
      word->lemma = choose_lemma(w, w->plain_forms[form], scores, w->k->largest(n->shape.lemmas, scores));
  }
}
