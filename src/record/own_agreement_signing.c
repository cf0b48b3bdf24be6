/* When and where a document that is an agreement was signed, before whom, and when it enters into force. */
#include "meaning/who.h"
#include "record/own_agreement_parts.h"

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

static bool is_signing_word(const struct reading *r, uint32_t word) {
  return word_in(r->patterns->agreements, "signing words", look_lemma(r, word)) ||
         word_in(r->patterns->agreements, "signing words", lower_case(r->arena, word_at(r, word)->form));
}

/* The word by which a sentence tells of this text's signing: at its head ("Done at X"), else anywhere in it
   but not of another text that it recalls ("the truce signed in May"). */
static uint32_t signing_in(const struct reading *r, const struct sentence *s, bool at_head) {
  uint32_t last = s->first_word + s->word_count;
  for (uint32_t w = s->first_word; w < last && (!at_head || w < s->first_word + 3); w++) {
    uint8_t relation = word_at(r, w)->relation;
    bool recalled = !at_head && (relation == REL_ACL || relation == REL_ACL_RELCL || relation == REL_AMOD);
    if (is_signing_word(r, w) && !recalled) return w;
  }
  return NO_WORD;
}

/* "Recalling the statement made in May": what a preamble tells of was signed before. */
static bool recalls(const struct reading *r, const struct sentence *s) {
  return s->word_count && slice_equals(word_at(r, s->first_word)->xpos, "VBG");
}

static void take_signing_of(const struct reading *r, struct agreement *a, bool at_head) {
  for (uint32_t k = 0; k < r->analysis->sentence_count; k++) {
    const struct sentence *s = &r->analysis->sentences[k];
    uint32_t w = signing_in(r, s, at_head);
    const struct time_expression *day = w == NO_WORD ? NULL : day_in(r, s, w);
    if (w == NO_WORD || (!day && !at_head) || (!at_head && recalls(r, s))) continue;
    struct place place = place_in(r, s, w);
    if (day && is_empty(a->signed_on)) a->signed_on = day->point;
    if (is_empty(a->where.text)) a->where = place;
  }
}

bool own_agreement_is_dateline(const struct reading *r, uint32_t sentence) {
  enum { DATELINE_WORDS = 10 };
  const struct sentence *s = &r->analysis->sentences[sentence];
  if (sentence == 0 || s->word_count > DATELINE_WORDS || s->paragraph == s[-1].paragraph) return false;
  if (!day_in(r, s, s->first_word)) return false;
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++)
    if (word_at(r, w)->upos == UPOS_VERB || word_at(r, w)->upos == UPOS_AUX) return false;
  return true;
}

static void take_dateline(const struct reading *r, struct agreement *a) {
  for (uint32_t k = 1; k < r->analysis->sentence_count && k < OWN_HEAD; k++) {
    const struct sentence *s = &r->analysis->sentences[k];
    if (!own_agreement_is_dateline(r, k)) continue;
    a->signed_on = day_in(r, s, s->first_word)->point;
    if (is_empty(a->where.text)) a->where = look_place(r, s->first_word);
    return;
  }
}

/* "Done at Ziguinchor, on 30 December 2004", "Signed in Kuala Lumpur this 26th day of October 2025" */
static void take_signing(const struct reading *r, struct agreement *a) {
  take_signing_of(r, a, true);
  if (is_empty(a->signed_on)) take_dateline(r, a);
  if (is_empty(a->signed_on)) take_signing_of(r, a, false);
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

/* Who helped and is not bound. */
static void add_backers(const struct reading *r, struct agreement *a, struct actors who) {
  for (size_t i = 0; i < who.count; i++) {
    bool party = false;
    for (size_t k = 0; k < a->parties.count; k++) party |= look_same_body(&who.at[i], &a->parties.at[k]);
    if (!party) look_add_actors(r, &a->backers, (struct actors){&who.at[i], 1});
  }
}

/* "Witness: X, Minister of Y", "Witnessed by: X; Z": a line of the signatures that opens so. */
static void take_witness_lines(const struct reading *r, struct agreement *a) {
  for (uint32_t k = 0; k < r->analysis->sentence_count; k++) {
    const struct sentence *s = &r->analysis->sentences[k];
    uint32_t first = s->first_word;
    bool opens = s->word_count > 1 && word_in(r->patterns->agreements, "witnessing", look_lemma(r, first));
    bool colon = opens && (slice_equals(word_at(r, first + 1)->form, ":") ||
                           (s->word_count > 2 && slice_equals(word_at(r, first + 2)->form, ":")));
    for (uint32_t w = first + 1; colon && w < first + s->word_count; w++)
      if (word_at(r, w)->upos == UPOS_PROPN) add_backers(r, a, look_known_actors(r, w));
  }
}

/* "In the presence of", "Witnessed by" */
static void take_witnesses(const struct reading *r, struct agreement *a) {
  take_witness_lines(r, a);
  for (uint32_t w = 0; w < r->analysis->word_count; w++) {
    struct slice lemma = look_lemma(r, w);
    if (!word_in(r->patterns->agreements, "witnessing", lemma)) continue;
    if (recalls(r, &r->analysis->sentences[word_at(r, w)->sentence])) continue;
    TREE_EACH_CHILD(r->tree, w, child) {
      struct slice preposition = tree_preposition(r->tree, r->arena, child);
      if (!slice_equals(preposition, "of") && !slice_equals(preposition, "by")) continue;
      add_backers(r, a, look_known_actors(r, child));
    }
  }
}

/* "Done at Geneva, on 3 May", at the head of a sentence. */
bool own_agreement_is_signed_below(const struct reading *r) {
  for (uint32_t k = 1; k < r->analysis->sentence_count; k++) {
    const struct sentence *s = &r->analysis->sentences[k];
    uint32_t w = signing_in(r, s, true);
    if (w == s->first_word && s->word_count > 2 && day_in(r, s, w)) return true;
  }
  return false;
}

void own_agreement_take_signing(const struct reading *r, struct agreement *a) {
  take_signing(r, a);
  take_entry(r, a);
  take_witnesses(r, a);
}
