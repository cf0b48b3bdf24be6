/* Documents that are themselves an agreement or a resolution: the text of a ceasefire, a joint declaration,
   what the Security Council adopted. All that they decide, undertake or call for stands under one agreement
   record. */
#include "record/own_agreement.h"

#include "meaning/who.h"
#include "record/own_terms.h"

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

static bool reads_like_resolution(const struct reading *r) {
  uint32_t openings = 0;
  for (uint32_t s = 0; s < r->analysis->sentence_count; s++)
    openings += opens_like_resolution(r, &r->analysis->sentences[s]);
  return openings >= 4 && openings * 3 >= r->analysis->sentence_count;
}

static bool reads_like_law(const struct reading *r) {
  uint32_t legal = 0;
  if (announces_items(r) || reads_like_resolution(r)) return true;
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

/* ---- parties ---- */

enum { HEAD = 10 }; /* sentences in which the parties are named */

static bool is_opening_verb(const struct reading *r, const struct proposition *p) {
  return p && p->class == PREDICATE_VERB && word_in(r->patterns->agreements, "opening verbs", p->lemma);
}

/* "The Government and the Movement have agreed as follows", "We, the Presidents of A and of B, declare" */
static struct actors subjects_of_opening(const struct reading *r) {
  struct actors none = {0};
  for (uint32_t w = 0; w < r->analysis->word_count && word_at(r, w)->sentence < HEAD; w++) {
    const struct proposition *p = look_proposition(r, w);
    uint32_t subject = is_opening_verb(r, p) ? look_argument(p, SLOT_SUBJECT, NULL) : NO_WORD;
    struct actors all = subject == NO_WORD ? none : look_known_actors(r, subject);
    if (all.count > 1) return all;
  }
  return none;
}

/* "Agreement between A and B" */
static struct actors parties_between(const struct reading *r) {
  struct actors none = {0};
  for (uint32_t w = 0; w < r->analysis->word_count && word_at(r, w)->sentence < 3; w++) {
    if (!slice_equals(tree_preposition(r->tree, r->arena, w), "between")) continue;
    struct actors all = look_known_actors(r, w);
    if (all.count > 1) return all;
  }
  return none;
}

/* Whoever the head of the text names, until there are two. */
static struct actors parties_named(const struct reading *r) {
  struct actors all = {0};
  for (uint32_t s = 0; s < r->analysis->sentence_count && s < HEAD && all.count < 2; s++) {
    const struct sentence *sentence = &r->analysis->sentences[s];
    for (uint32_t w = sentence->first_word; w < sentence->first_word + sentence->word_count; w++) {
      const struct word *word = word_at(r, w);
      bool noun = word->upos == UPOS_PROPN || word->upos == UPOS_NOUN;
      if (noun && word->relation != REL_COMPOUND && word->relation != REL_FLAT && !own_terms_is_party(r, w))
        look_add_actors(r, &all, look_known_actors(r, w));
    }
  }
  return all;
}

static struct actors parties_of(const struct reading *r) {
  struct actors all = subjects_of_opening(r);
  if (!all.count) all = parties_between(r);
  return all.count ? all : parties_named(r);
}

static const struct time_expression *day_in(const struct reading *r, const struct sentence *s,
                                            uint32_t from) {
  for (uint32_t w = from; w < s->first_word + s->word_count; w++) {
    const struct time_expression *t = time_at(r->times, w);
    if (t && t->kind == TIME_DATE && t->point.len >= 10) return t;
  }
  return NULL;
}

/* The place behind "at" or "in": a name, of whatever kind. */
static struct place place_in(const struct reading *r, const struct sentence *s, uint32_t from) {
  for (uint32_t w = from + 1; w < s->first_word + s->word_count; w++) {
    struct slice before = look_lemma(r, w - 1);
    bool at = slice_equals(before, "at") || slice_equals(before, "in");
    struct place place = at && !time_at(r->times, w) ? look_place(r, w) : (struct place){0};
    const struct name *name = name_at(r->names, w);
    if (at && name && is_empty(place.text) && !time_at(r->times, w))
      place = (struct place){.text = name->text, .name = name->text};
    if (!is_empty(place.text)) return place;
    bool capital =
        word_at(r, w)->form.len && word_at(r, w)->form.at[0] >= 'A' && word_at(r, w)->form.at[0] <= 'Z';
    if (at && capital && word_at(r, w)->upos == UPOS_PROPN)
      return (struct place){.text = word_at(r, w)->form, .name = word_at(r, w)->form};
  }
  return (struct place){0};
}

/* "Done at Ziguinchor, on 30 December 2004", "Signed in Kuala Lumpur this 26th day of October 2025" */
static void take_signing(const struct reading *r, struct agreement *a) {
  for (uint32_t k = 0; k < r->analysis->sentence_count; k++) {
    const struct sentence *s = &r->analysis->sentences[k];
    for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++) {
      if (!word_in(r->patterns->agreements, "signing words", look_lemma(r, w)) &&
          !word_in(r->patterns->agreements, "signing words", lower_case(r->arena, word_at(r, w)->form)))
        continue;
      const struct time_expression *day = day_in(r, s, w);
      bool opens = w < s->first_word + 3;
      if (!day && !opens) continue;
      struct place place = place_in(r, s, w);
      if (day && is_empty(a->signed_on)) a->signed_on = day->point;
      if (is_empty(a->where.text)) a->where = place;
      break;
    }
  }
}

/* "This Agreement enters into force on the day of its signature", "upon signature" */
static void take_entry(const struct reading *r, struct agreement *a) {
  for (uint32_t w = 0; w + 2 < r->analysis->word_count && is_empty(a->in_force); w++) {
    if (!slice_equals(look_lemma(r, w), "force") || !slice_equals(look_lemma(r, w - (w > 0)), "into"))
      continue;
    const struct sentence *s = &r->analysis->sentences[word_at(r, w)->sentence];
    const struct time_expression *day = day_in(r, s, w);
    if (day) a->in_force = day->point;
    for (uint32_t v = w + 1; !day && v < s->first_word + s->word_count; v++)
      if (slice_equals(look_lemma(r, v), "signature") || slice_equals(look_lemma(r, v), "signing"))
        a->in_force = a->signed_on;
  }
}

/* "In the presence of", "Witnessed by": who helped and is not bound. */
static void take_witnesses(const struct reading *r, struct agreement *a) {
  for (uint32_t w = 0; w < r->analysis->word_count; w++) {
    struct slice lemma = look_lemma(r, w);
    if (!word_in(r->patterns->agreements, "witnessing", lemma)) continue;
    TREE_EACH_CHILD(r->tree, w, child) {
      struct slice preposition = tree_preposition(r->tree, r->arena, child);
      if (!slice_equals(preposition, "of") && !slice_equals(preposition, "by")) continue;
      struct actors who = look_known_actors(r, child);
      for (size_t i = 0; i < who.count; i++) {
        bool party = false;
        for (size_t k = 0; k < a->parties.count; k++) party |= look_same_body(&who.at[i], &a->parties.at[k]);
        if (!party) look_add_actors(r, &a->backers, (struct actors){&who.at[i], 1});
      }
    }
  }
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
    if (slice_starts(parties->at[i].code, SLICE("IGO"))) kept[count++] = parties->at[i];
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
  bool resolving = reads_like_resolution(r);
  bool resolution = r->document->genre == GENRE_RESOLUTION || slice_equals(form, "resolution") || resolving;
  if (r->document->genre == GENRE_REPORT && !resolving && (word == NO_WORD || !reads_like_law(r))) return;
  struct record *record = reading_add(r, RECORD_AGREEMENT);
  struct agreement *a = &record->agreement;
  record->confidence = 0.9;
  if (r->analysis->sentence_count) reading_add_evidence(r, record, r->analysis->sentences[0].span);
  if (resolution)
    write_resolution(r, record);
  else
    a->form = form_by_content(r, word, form), a->status = SLICE("signed");
  a->parties = parties_of(r);
  if (resolution)
    keep_bodies(r, &a->parties);
  else
    take_signing(r, a), take_entry(r, a), take_witnesses(r, a);
  a->scope = look_scene(r);
  record_set_id(r->arena, r->document, record);
  r->own_agreement = (uint32_t)(r->records.count - 1);
}
