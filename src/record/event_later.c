/* Who is meant where only the whole document tells: who claims an attack, who is against whom. */
#include "record/event_meant.h"

#include "record/look.h"

/* ---- who claims it ---- */

enum { CLAIM_BACK = 1500 }; /* bytes: an attack told farther back is another */

static bool is_claim(const struct reading *r, const struct proposition *p) {
  bool claims =
      slice_equals(p->lemma, "claim") || slice_equals(p->lemma, "take") || slice_equals(p->lemma, "accept");
  uint32_t object = claims && !p->negated ? look_argument(p, SLOT_OBJECT, NULL) : NO_WORD;
  return object != NO_WORD && slice_equals(look_lemma(r, object), "responsibility") &&
         look_argument(p, SLOT_SUBJECT, NULL) != NO_WORD;
}

/* The last attack before it by nobody known. */
static struct record *unclaimed(struct reading *r, size_t first, uint32_t at) {
  struct record *best = NULL;
  for (size_t i = first; i < r->records.count; i++) {
    struct record *record = &r->records.at[i];
    if (!is_event(record, "ASSAULT", "ASSAULT") || !record->evidence.count) continue;
    uint32_t start = record->evidence.at[0].start;
    if (start >= at || start + CLAIM_BACK < at || (best && best->evidence.at[0].start > start)) continue;
    best = record;
  }
  return best && !best->event.source.count ? best : NULL;
}

/* "Al-Shabaab claimed responsibility" */
void event_mean_claims(struct reading *r, size_t first) {
  for (uint32_t i = 0; i < r->propositions->count; i++) {
    const struct proposition *p = &r->propositions->at[i];
    if (!is_claim(r, p)) continue;
    struct actors who = event_actors(r, look_argument(p, SLOT_SUBJECT, NULL));
    struct record *attack =
        event_any_political(who) ? unclaimed(r, first, word_at(r, p->word)->span.start) : NULL;
    if (!attack) continue;
    attack->event.source = who;
    reading_add_evidence(r, attack, proposition_span(r->analysis, r->propositions, p));
  }
}

/* ---- the other side ---- */

static struct actors one(const struct reading *r, struct actor who) {
  struct actor *actor = ARENA_NEW(r->arena, struct actor);
  *actor = who;
  return (struct actors){actor, 1};
}

static bool is_group(const struct actor *a) { return a->id.len > 4 && a->id.at[3] == '-'; }

/* The other of the document's two parties, if one is a group: the two states named most need be no enemies.
 */
static struct actors other_side(const struct reading *r, struct actors side) {
  struct actors sides = look_sides(r), nobody = {0};
  bool groups = sides.count == 2 && (is_group(&sides.at[0]) || is_group(&sides.at[1]));
  for (size_t i = 0; groups && i < 2; i++)
    for (size_t k = 0; k < side.count; k++)
      if (look_same_body(&sides.at[i], &side.at[k])) return one(r, sides.at[1 - i]);
  return nobody;
}

static bool is_in(struct slice type, const char *const *types, size_t count) {
  for (size_t k = 0; k < count; k++)
    if (slice_equals(type, types[k])) return true;
  return false;
}

static bool share_words(const struct record *a, const struct record *b) {
  for (size_t i = 0; i < a->evidence.count; i++)
    for (size_t k = 0; k < b->evidence.count; k++)
      if (a->evidence.at[i].start < b->evidence.at[k].end && b->evidence.at[k].start < a->evidence.at[i].end)
        return true;
  return false;
}

/* "condemned the attack, for which X claimed responsibility": whoever did what the same words tell of. */
static struct actors attacker_told(const struct reading *r, const struct record *accusation) {
  struct actors nobody = {0};
  for (size_t i = 0; i < r->records.count; i++) {
    const struct record *record = &r->records.at[i];
    if (is_event(record, "ASSAULT", "COERCE") && event_any_political(record->event.source) &&
        share_words(record, accusation) && !event_share_body(record->event.source, accusation->event.source))
      return record->event.source;
  }
  return nobody;
}

/* "The government and the ELN suspended their truce": each towards the other, the first named is source. */
static void part_sides(struct event *e) {
  e->target.count = 0;
  if (e->source.count < 2) return;
  event_part(&e->source, &e->target);
}

void event_mean_rivals(struct reading *r, size_t first) {
  static const char *const types[] = {"ASSAULT", "THREATEN", "CONCEDE", "REJECT", "ACCUSE", "AGREE"};
  const struct event_rivals *rivals = event_rivals_find(r);
  for (size_t i = first; i < r->records.count; i++) {
    struct event *e = &r->records.at[i].event;
    if (r->records.at[i].kind != RECORD_EVENT || e->target.count || !e->source.count) continue;
    if (!is_in(e->type, types, sizeof types / sizeof *types)) continue;
    if (slice_equals(e->type, "ACCUSE")) e->target = attacker_told(r, &r->records.at[i]);
    if (e->target.count) continue;
    e->target = event_rival_of(r, rivals, e->source);
    if (!e->target.count && is_in(e->type, types, 3)) e->target = other_side(r, e->source);
    if (event_share_body(e->source, e->target)) part_sides(e);
  }
}
