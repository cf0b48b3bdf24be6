#include "meaning/time_tense.h"

enum { LONGEST_CLIMB = 16 };

static bool lemma_is(const struct word *word, const char *const *lemmas, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (slice_equals(word->lemma, lemmas[i])) return true;
  return false;
}

static bool feature(const struct word *word, const char *feature) {
  return slice_find(word->feats, slice_of(feature)) != SIZE_MAX;
}

static bool is_past_form(const struct word *word) {
  return slice_equals(word->xpos, "VBD") || feature(word, "Tense=Past|VerbForm=Fin");
}

static bool is_participle(const struct word *word) {
  return slice_equals(word->xpos, "VBN") || feature(word, "VerbForm=Part");
}

/* What the words under a verb say of its tense. */
struct verb_view {
  bool modal, past_auxiliary, present_auxiliary, perfect, infinitive, would;
};

static void view_child(struct verb_view *view, const struct word *child) {
  static const char *const modals[] = {"will",  "shall", "'ll",   "would",  "may",
                                       "might", "can",   "could", "should", "must"};
  if (child->relation == REL_MARK && slice_equals(child->lemma, "to")) view->infinitive = true;
  if (child->relation != REL_AUX && child->relation != REL_AUX_PASS && child->relation != REL_COP) return;
  if (lemma_is(child, modals, 10))
    view->modal = true, view->would = view->would || slice_equals(child->lemma, "would");
  else if (slice_equals(child->lemma, "have"))
    view->perfect = true;
  else if (is_past_form(child))
    view->past_auxiliary = true;
  else if (!is_participle(child))
    view->present_auxiliary = true;
}

static struct verb_view view_verb(const struct analysis *analysis, uint32_t verb) {
  struct verb_view view = {0};
  const struct sentence *s = &analysis->sentences[analysis->words[verb].sentence];
  for (uint32_t i = s->first_word; i < s->first_word + s->word_count; i++)
    if (analysis->words[i].head == verb) view_child(&view, &analysis->words[i]);
  return view;
}

static bool is_predicate(const struct word *word, const struct verb_view *view) {
  return word->upos == UPOS_VERB || word->upos == UPOS_AUX || view->past_auxiliary ||
         view->present_auxiliary || view->modal;
}

/* Words whose infinitive tells what happened: "had to leave on Friday", "was able to leave". */
static bool tells_infinitive(const struct time_words *words, const struct analysis *analysis, uint32_t at) {
  const struct word *word = &analysis->words[at];
  if (!lemma_has_sense(words, word->lemma, CLASS_REACHED)) return false;
  return word->upos == UPOS_ADJ ? view_verb(analysis, at).past_auxiliary : is_past_form(word);
}

/* "We meet today": whoever speaks of himself speaks of the day. */
static bool speaks_for_itself(const struct analysis *analysis, uint32_t verb) {
  static const char *const persons[] = {"I", "we", "you", "this"};
  const struct sentence *s = &analysis->sentences[analysis->words[verb].sentence];
  for (uint32_t i = s->first_word; i < s->first_word + s->word_count; i++) {
    const struct word *w = &analysis->words[i];
    bool subject = w->relation == REL_NSUBJ || w->relation == REL_NSUBJ_PASS;
    if (w->head == verb && subject && w->upos == UPOS_PRON && lemma_is(w, persons, 4)) return true;
  }
  return false;
}

/* "accuses the army of killing them on Wednesday" */
static bool is_blamed(const struct time_words *words, const struct analysis *analysis, uint32_t verb) {
  const struct word *w = &analysis->words[verb];
  if (w->head == NO_WORD || !slice_equals(w->xpos, "VBG") || verb == 0) return false;
  const struct sentence *s = &analysis->sentences[w->sentence];
  for (uint32_t i = s->first_word; i < verb; i++) {
    const struct word *marker = &analysis->words[i];
    bool of = slice_equals(marker->lemma, "of") || slice_equals(marker->lemma, "for");
    if (marker->head == verb && of)
      return lemma_has_sense(words, analysis->words[w->head].lemma, CLASS_BLAMING);
  }
  return false;
}

/* "Two movements put their names to it on Monday": only "puts" and "will put" are not past. */
static bool is_unchanged_past(const struct time_words *words, const struct word *word) {
  return slice_is_ignoring_case(word->form, word->lemma) && !slice_equals(word->xpos, "VBZ") &&
         lemma_has_sense(words, word->lemma, CLASS_UNCHANGED);
}

static enum lean lean_of_verb(const struct time_words *words, const struct analysis *analysis, uint32_t verb,
                              bool *present) {
  const struct word *word = &analysis->words[verb];
  struct verb_view view = view_verb(analysis, verb);
  if (view.modal) return view.perfect && !view.would ? LEAN_PAST : LEAN_FUTURE;
  if (view.perfect) return LEAN_PAST;
  if (view.infinitive) {
    bool told = word->head != NO_WORD && tells_infinitive(words, analysis, word->head);
    return told ? LEAN_PAST : LEAN_FUTURE;
  }
  if (is_blamed(words, analysis, verb)) return LEAN_PAST;
  bool plain = !view.past_auxiliary && !view.present_auxiliary && !speaks_for_itself(analysis, verb);
  if (plain && is_unchanged_past(words, word)) return LEAN_PAST;
  bool planned = lemma_has_sense(words, word->lemma, CLASS_PLANNED);
  bool going_on = slice_equals(word->xpos, "VBG") && view.present_auxiliary;
  *present = !going_on && !view.past_auxiliary && !is_past_form(word) &&
             (view.present_auxiliary || (!is_participle(word) && !slice_equals(word->xpos, "VBG"))) &&
             !speaks_for_itself(analysis, verb);
  if (view.past_auxiliary)
    return planned && (is_participle(word) || word->upos == UPOS_ADJ) ? LEAN_FUTURE : LEAN_PAST;
  if (is_participle(word)) return planned ? LEAN_FUTURE : LEAN_PAST;
  if (is_past_form(word)) return LEAN_PAST;
  if (slice_equals(word->xpos, "VBG") && !view.present_auxiliary) return LEAN_BY_TENSE;
  return lemma_has_sense(words, word->lemma, CLASS_TELLING) ? LEAN_PAST : LEAN_FUTURE;
}

/* "his next appearance on April 5", "the planned talks in June" */
static bool is_coming(const struct time_words *words, const struct analysis *analysis, uint32_t noun) {
  const struct sentence *s = &analysis->sentences[analysis->words[noun].sentence];
  if (analysis->words[noun].upos != UPOS_NOUN ||
      lemma_has_sense(words, analysis->words[noun].lemma, CLASS_UNIT))
    return false; /* "the next five years" are no noun with a time */
  for (uint32_t i = s->first_word; i < noun; i++) {
    const struct word *w = &analysis->words[i];
    if (w->head == noun && w->relation == REL_AMOD && lemma_has_sense(words, w->lemma, CLASS_COMING))
      return true;
  }
  return false;
}

enum lean tense_of(const struct time_words *words, const struct analysis *analysis, uint32_t word,
                   bool *ahead, bool *present, bool *weak) {
  *ahead = *present = *weak = false;
  for (int n = 0; n < LONGEST_CLIMB && word != NO_WORD; n++, word = analysis->words[word].head) {
    const struct word *w = &analysis->words[word];
    if (w->head == NO_WORD && w->relation != REL_ROOT) break; /* no tree yet */
    if (n && lemma_has_sense(words, w->lemma, CLASS_AHEAD)) *ahead = true;
    if (n == 1 && is_coming(words, analysis, word)) return *weak = true, LEAN_FUTURE;
    struct verb_view view = view_verb(analysis, word);
    if (!is_predicate(w, &view)) continue;
    enum lean lean = lean_of_verb(words, analysis, word, present);
    if (lean != LEAN_BY_TENSE) return *weak = view.infinitive || view.would, lean;
  }
  return LEAN_BY_TENSE;
}
