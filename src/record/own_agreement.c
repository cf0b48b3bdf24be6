/* Documents that are themselves an agreement or a resolution: the text of a ceasefire, a joint declaration,
   what the Security Council adopted. All that they decide, undertake or call for stands under one agreement
   record. */
#include "record/own_agreement.h"

#include "meaning/who.h"
#include "record/own_agreement_parts.h"

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

/* An agreement whose text orders a truce is one; one for peace is a peace agreement. */
static struct slice form_by_content(const struct reading *r, uint32_t word, struct slice form) {
  if (!slice_equals(form, "agreement") && !is_empty(form)) return form;
  uint32_t last = word == NO_WORD ? 0 : word + 12;
  for (uint32_t w = 0;
       w < last && w < r->analysis->word_count && word_at(r, w)->sentence == word_at(r, word)->sentence; w++)
    if (slice_equals(look_lemma(r, w), "peace")) return SLICE("peace agreement");
  uint32_t fire = 0;
  for (uint32_t w = 0; w < r->analysis->word_count; w++) {
    struct slice inside = look_class(r, r->patterns->agreements, "forms", w);
    bool two = w + 1 < r->analysis->word_count && slice_equals(look_lemma(r, w), "cease") &&
               slice_equals(look_lemma(r, w + 1), "fire");
    fire += two || slice_equals(inside, "ceasefire") || slice_equals(inside, "truce");
  }
  return fire ? SLICE("ceasefire") : is_empty(form) ? SLICE("agreement") : form;
}

/* A resolution is the adopting body's alone. */
static void keep_bodies(const struct reading *r, struct actors *parties) {
  struct actor *kept = ARENA_ARRAY(r->arena, struct actor, parties->count);
  size_t count = 0;
  for (size_t i = 0; i < parties->count; i++)
    if (slice_starts(parties->at[i].code, SLICE("IGO")) && count == 0) kept[count++] = parties->at[i];
  if (count) *parties = (struct actors){kept, count};
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
  bool resolving = own_agreement_reads_like_resolution(r);
  bool resolution = r->document->genre == GENRE_RESOLUTION || slice_equals(form, "resolution") || resolving;
  if (r->document->genre == GENRE_REPORT && !resolving &&
      (word == NO_WORD || !own_agreement_reads_like_law(r)))
    return;
  struct record *record = reading_add(r, RECORD_AGREEMENT);
  struct agreement *a = &record->agreement;
  record->confidence = 0.9;
  if (r->analysis->sentence_count) reading_add_evidence(r, record, r->analysis->sentences[0].span);
  if (resolution)
    write_resolution(r, record);
  else
    a->form = form_by_content(r, word, form), a->status = SLICE("signed");
  a->parties = own_agreement_parties(r, resolution);
  if (resolution)
    keep_bodies(r, &a->parties);
  else
    own_agreement_take_signing(r, a);
  if (!resolution && a->parties.count > 1) /* "both sides" are those who sign, where there are two of them */
    r->names->sides = a->parties.count == 2 ? a->parties : (struct actors){0};
  a->scope = look_scene(r);
  record_set_id(r->arena, r->document, record);
  r->own_agreement = (uint32_t)(r->records.count - 1);
}
