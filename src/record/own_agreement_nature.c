/* Whether a document is itself an agreement. */
#include "meaning/labels.h"
#include "record/own_agreement_parts.h"

/* "declare the following", "hereby agree as follows": early in the text. */
static bool announces_items(const struct reading *r) {
  for (uint32_t w = 0; w + 2 < r->analysis->word_count && word_at(r, w)->sentence < 4; w++) {
    const struct proposition *p = look_proposition(r, w);
    bool verb = p && (slice_equals(p->lemma, "agree") || slice_equals(p->lemma, "declare") ||
                      slice_equals(p->lemma, "decide") || slice_equals(p->lemma, "adopt"));
    for (uint32_t i = w + 1; verb && i < w + 5 && i < r->analysis->word_count; i++)
      if (slice_starts(look_lemma(r, i), SLICE("follow"))) return true;
  }
  return false;
}

/* Words of legal texts; a report that quotes one has fewer of them than sentences. */
static bool is_legal_word(const struct reading *r, uint32_t word) {
  return word_in(r->patterns->agreements, "legal words", look_lemma(r, word));
}

/* "Calls upon", "Noting that": how the paragraphs of a resolution open, behind their numbers. */
static bool opens_like_resolution(const struct reading *r, const struct sentence *s) {
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count && w < s->first_word + 5; w++) {
    const struct word *word = word_at(r, w);
    bool number =
        word->upos == UPOS_NUM || word->upos == UPOS_PUNCT || word->upos == UPOS_X || word->form.len == 1;
    if (number) continue;
    return word_in(r->patterns->agreements, "resolving", lower_case(r->arena, word->form));
  }
  return false;
}

bool own_agreement_reads_like_resolution(const struct reading *r) {
  uint32_t openings = 0;
  for (uint32_t s = 0; s < r->analysis->sentence_count; s++)
    openings += opens_like_resolution(r, &r->analysis->sentences[s]);
  return openings >= 4 && openings * 3 >= r->analysis->sentence_count;
}

/* The title is nothing but what the text is: "Agreement on Peace in X", "Protocol". */
static bool is_titled(const struct reading *r) {
  if (r->analysis->sentence_count < 2) return false;
  const struct sentence *s = &r->analysis->sentences[0];
  bool form = false;
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++) {
    bool root = word_at(r, w)->head == NO_WORD;
    if (word_at(r, w)->upos == UPOS_VERB && !slice_equals(word_at(r, w)->xpos, "VBG")) return false;
    form |= root && !is_empty(look_class(r, r->patterns->agreements, "forms", w));
  }
  return form && r->analysis->sentences[1].paragraph != s->paragraph;
}

/* "..., agree:", "have decided as follows:" before the articles. */
static bool opens_articles(const struct reading *r) {
  for (uint32_t k = 0; k < r->analysis->sentence_count && k < OWN_HEAD; k++) {
    const struct sentence *s = &r->analysis->sentences[k];
    struct slice text = slice_trim(slice_between(r->analysis->text.at, s->span));
    bool opens = false;
    for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++)
      opens |= own_agreement_is_opening_verb(r, look_proposition(r, w));
    if (opens && slice_ends(text, SLICE(":"))) return true;
  }
  return false;
}

/* Articles, numbered or not. */
static bool has_articles(const struct reading *r) {
  uint32_t count = 0;
  for (uint32_t k = 1; k < r->analysis->sentence_count; k++) {
    size_t length;
    struct slice text = slice_between(r->analysis->text.at, r->analysis->sentences[k].span);
    count += labels_open(r->analysis, k) && label_at(text, &length) != LABEL_NONE;
  }
  return count >= 3;
}

bool own_agreement_reads_like_law(const struct reading *r) {
  uint32_t legal = 0;
  if (announces_items(r) || own_agreement_reads_like_resolution(r)) return true;
  if (is_titled(r) + opens_articles(r) + own_agreement_is_signed_below(r) + has_articles(r) >= 2) return true;
  for (uint32_t w = 0; w < r->analysis->word_count; w++) legal += is_legal_word(r, w);
  return legal >= 4 && legal * 3 >= r->analysis->sentence_count;
}
