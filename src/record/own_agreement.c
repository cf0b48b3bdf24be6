/* Documents that are themselves an agreement or a resolution: the text of a ceasefire, a joint declaration,
   what the Security Council adopted. All that they decide, undertake or call for stands under one agreement
   record. */
#include "record/own_agreement.h"

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

static bool reads_like_law(const struct reading *r) {
  uint32_t legal = 0;
  if (announces_items(r)) return true;
  for (uint32_t w = 0; w < r->analysis->word_count; w++) legal += is_legal_word(r, w);
  return legal >= 4 && legal * 3 >= r->analysis->sentence_count;
}

/* The first noun of the opening sentences that names a form. */
static uint32_t form_word(const struct reading *r, struct slice *form) {
  for (uint32_t s = 0; s < r->analysis->sentence_count && s < 4; s++) {
    const struct sentence *sentence = &r->analysis->sentences[s];
    for (uint32_t w = sentence->first_word; w < sentence->first_word + sentence->word_count; w++) {
      *form = look_class(r, r->patterns->agreements, "forms", w);
      if (!is_empty(*form)) return w;
    }
  }
  return NO_WORD;
}

/* Those who speak: named in the opening, or "We, the Prime Minister of A and the Prime Minister of B". */
static struct actors parties_of(const struct reading *r) {
  struct actors all = {0};
  for (uint32_t s = 0; s < r->analysis->sentence_count && s < 4 && all.count < 2; s++) {
    const struct sentence *sentence = &r->analysis->sentences[s];
    for (uint32_t w = sentence->first_word; w < sentence->first_word + sentence->word_count; w++) {
      const struct word *word = word_at(r, w);
      bool noun = word->upos == UPOS_PROPN || word->upos == UPOS_NOUN;
      if (noun && word->relation != REL_COMPOUND && word->relation != REL_FLAT)
        look_add_actors(r, &all, look_known_actors(r, w));
    }
  }
  return all;
}

/* "Signed at Kuala Lumpur on October 26, 2025" */
static void take_signing(const struct reading *r, struct agreement *a) {
  for (uint32_t i = 0; i < r->propositions->count; i++) {
    const struct proposition *p = &r->propositions->at[i];
    if (!slice_equals(word_class(r->patterns->agreements, "status", p->lemma), "signed") ||
        p->modality != ASSERTED)
      continue;
    struct slice when = look_when(r, p);
    if (is_empty(when) || when.len < 10) continue;
    a->signed_on = when;
    a->where = look_where(r, p);
  }
}

static void write_resolution(struct reading *r, struct record *record) {
  struct agreement *a = &record->agreement;
  a->form = SLICE("resolution");
  a->name = r->document->symbol;
  a->signed_on =
      date_is_none(r->document->date) ? (struct slice){"", 0} : date_print(r->arena, r->document->date);
  a->status = SLICE("adopted");
}

void recognise_own_agreement(struct reading *r) {
  struct slice form = {"", 0};
  uint32_t word = form_word(r, &form);
  bool resolution = r->document->genre == GENRE_RESOLUTION || slice_equals(form, "resolution");
  if (r->document->genre == GENRE_REPORT && (word == NO_WORD || !reads_like_law(r))) return;
  struct record *record = reading_add(r, RECORD_AGREEMENT);
  struct agreement *a = &record->agreement;
  record->confidence = 0.9;
  if (r->analysis->sentence_count) reading_add_evidence(r, record, r->analysis->sentences[0].span);
  if (resolution)
    write_resolution(r, record);
  else
    a->form = is_empty(form) ? SLICE("agreement") : form, a->status = SLICE("signed");
  a->parties = parties_of(r);
  if (!resolution) take_signing(r, a);
  a->scope = look_scene(r);
  record_set_id(r->arena, r->document, record);
  r->own_agreement = (uint32_t)(r->records.count - 1);
}
