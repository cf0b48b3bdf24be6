/* The signing of an agreement is an event of its parties: one for each agreement that was made, whatever
   words tell of it. */
#include "record/event_agreement.h"

#include "record/look.h"
#include "record/own_agreement_parts.h"

/* Who brought it about and the state in whose town it was signed ("in Doha") have not made it. */
static struct actors without_helpers(const struct reading *r, const struct agreement *a, struct actors all) {
  struct actors left = {ARENA_ARRAY(r->arena, struct actor, all.count), 0};
  for (size_t i = 0; i < all.count; i++) {
    struct actors one = {&all.at[i], 1};
    bool town = a->where.text.len && slice_is(all.at[i].text, a->where.text);
    if (!town && !event_share_body(one, a->backers)) left.at[left.count++] = all.at[i];
  }
  return left;
}

/* The parties of an agreement; where its record knows fewer than two, who is named in the sentence of its
 * signing. */
static struct actors signatories(const struct reading *r, const struct record *a) {
  struct actors parties = a->agreement.parties;
  for (size_t i = 0; i < a->evidence.count && parties.count < 2; i++) {
    struct actors named = without_helpers(r, &a->agreement, event_actors_in(r, a->evidence.at[i]));
    if (named.count >= 2) parties = named;
  }
  return parties;
}

static bool was_made(const struct record *a) {
  bool proposed = slice_equals(a->agreement.status, "proposed");
  return a->kind == RECORD_AGREEMENT && a->modality == ASSERTED && !proposed && a->evidence.count > 0 &&
         !slice_equals(a->agreement.form, "resolution");
}

/* Whether a proposition tells that the agreement was made: "signed the pact", "the deal reached in May". */
static bool tells_making(const struct reading *r, const struct proposition *p, uint32_t agreement) {
  if (p->class != PREDICATE_VERB || p->modality != ASSERTED) return false;
  struct slice status = word_class(r->patterns->agreements, "status", p->lemma);
  if (!slice_equals(status, "signed") && !slice_equals(status, "announced")) return false;
  for (uint32_t i = 0; i < p->argument_count; i++)
    if (r->agreement_of_word[p->arguments[i].word] == agreement) return true;
  return false;
}

/* "Done at Geneva, on 3 May", "Signed in Lusaka": the line under the text. */
static bool is_signing_line(const struct reading *r, const struct sentence *s) {
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count && w < s->first_word + 2; w++)
    if (word_in(r->patterns->agreements, "signing words", look_lemma(r, w)) ||
        word_in(r->patterns->agreements, "signing words", lower_case(r->arena, word_at(r, w)->form)))
      return true;
  return false;
}

/* The text of an agreement is made where its parties say that they agree, and where it is signed. */
static void ground_own(struct reading *r, struct record *record) {
  bool opened = false;
  for (uint32_t i = 0; i < r->propositions->count && !opened; i++) {
    const struct proposition *p = &r->propositions->at[i];
    if (word_at(r, p->word)->sentence >= OWN_HEAD) break;
    opened = word_at(r, p->word)->sentence > 0 && own_agreement_is_opening_verb(r, p);
    if (opened) reading_add_evidence(r, record, proposition_span(r->analysis, r->propositions, p));
  }
  for (uint32_t k = 1; k < r->analysis->sentence_count; k++)
    if (is_signing_line(r, &r->analysis->sentences[k]))
      reading_add_evidence(r, record, r->analysis->sentences[k].span);
}

/* Where it is told that it was made; else where it is named first. */
static void ground_making(struct reading *r, struct record *record, const struct record *a,
                          uint32_t agreement) {
  if (agreement == r->own_agreement) ground_own(r, record);
  for (uint32_t i = 0; i < r->propositions->count; i++) {
    const struct proposition *p = &r->propositions->at[i];
    if (tells_making(r, p, agreement))
      reading_add_evidence(r, record, proposition_span(r->analysis, r->propositions, p));
  }
  if (!record->evidence.count) reading_add_evidence(r, record, a->evidence.at[0]);
}

/* The signing of an agreement is an event of its parties. */
void event_add_agreements(struct reading *r) {
  size_t count = r->records.count;
  for (size_t i = 0; i < count; i++) {
    struct record a = r->records.at[i];
    struct actors parties = was_made(&a) ? signatories(r, &a) : (struct actors){0};
    if (parties.count < 2) continue;
    struct record *record = reading_add(r, RECORD_EVENT);
    ground_making(r, record, &a, (uint32_t)i);
    record->said_by = a.said_by, record->confidence = a.confidence;
    record->event.type = SLICE("AGREE"), record->event.cameo = SLICE("057");
    record->event.source = (struct actors){parties.at, 1};
    record->event.target = (struct actors){parties.at + 1, parties.count - 1};
    record->event.when = a.agreement.signed_on, record->event.where = a.agreement.where;
  }
}

/* "signed the truce": told already by the agreement's record. */
bool event_is_of_agreement(const struct reading *r, const struct event_candidate *c,
                           const struct proposition *p) {
  if (!frame_is(c->match.frame, "057")) return false;
  bool extends = slice_equals(word_class(r->patterns->agreements, "status", p->lemma), "extended");
  if (extends && c->match.source != NO_WORD && look_when(r, p).len) return false; /* an occasion of its own */
  for (uint32_t i = 0; i < p->argument_count; i++) {
    uint32_t at = r->agreement_of_word[p->arguments[i].word];
    if (at != NO_RECORD && was_made(&r->records.at[at]) && signatories(r, &r->records.at[at]).count >= 2)
      return true;
  }
  return false;
}
