/* Who an agreement is between, and who brought it about: what the mentions say, and what the document lets
   one conclude where they do not say it. */
#include "meaning/knowledge.h"
#include "meaning/who.h"
#include "record/agreement_mention.h"
#include "record/resolution.h"

typedef bool likeness(const struct actor *a, const struct actor *b);

/* Those of `all` that are like none of `out`. */
static struct actors without(const struct reading *r, struct actors all, struct actors out, likeness *alike) {
  struct actors left = {ARENA_ARRAY(r->arena, struct actor, all.count), 0};
  for (size_t i = 0; i < all.count; i++) {
    bool dropped = false;
    for (size_t k = 0; k < out.count; k++) dropped |= alike(&all.at[i], &out.at[k]);
    if (!dropped) left.at[left.count++] = all.at[i];
  }
  return left;
}

/* A group that makes peace alone makes it with the state it is of: "the 2016 peace deal with the FARC". */
static struct actors with_its_state(const struct reading *r, struct actors one) {
  const struct actor *group = &one.at[0];
  size_t end = 0;
  while (end < group->id.len && group->id.at[end] != '-') end++;
  struct slice country = {group->id.at, end};
  const struct entry *state = end == 3 && end < group->id.len ? knowledge_state(r->knowledge, country) : NULL;
  if (!state || !slice_ends(group->code, SLICE("REB"))) return one;
  struct actor *both = ARENA_ARRAY(r->arena, struct actor, 2);
  both[0] = (struct actor){.text = state->name,
                           .name = state->name,
                           .id = state->id,
                           .code = arena_join(r->arena, state->id, SLICE("GOV"))};
  both[1] = *group;
  return (struct actors){both, 2};
}

/* "the Framework Agreement signed on 10 January": between those of the agreement that the text told first. */
static struct actors parties_told(const struct reading *r, const struct agreement_mention *m) {
  static const char *const forms[] = {"agreement", "protocol", "memorandum", "declaration", "roadmap"};
  bool own = false;
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) own |= slice_equals(m->form, forms[i]);
  bool known = !is_empty(m->nick.name) || !is_empty(m->name) || m->made;
  if (!own || !known || is_empty(m->signed_on)) return (struct actors){0};
  for (size_t i = 0; i < r->records.count; i++) {
    const struct record *other = &r->records.at[i];
    bool two = other->kind == RECORD_AGREEMENT && other->agreement.parties.count == 2;
    if (two && !slice_equals(other->agreement.form, "resolution")) return other->agreement.parties;
  }
  bool twins = look_sides(r).count == 2 && look_same_body(&look_sides(r).at[0], &look_sides(r).at[1]);
  return twins ? (struct actors){0} : look_sides(r);
}

/* Who fights makes truce and peace: where the text does not say between whom, it is between the two sides. */
static struct actors parties_of(const struct reading *r, const struct agreement_mention *m) {
  bool twins = look_sides(r).count == 2 && look_same_body(&look_sides(r).at[0], &look_sides(r).at[1]);
  bool peace = agreement_stops_fire(m->form) || slice_equals(m->form, "peace agreement");
  struct actors all = m->parties.count ? m->parties : m->announcers.count ? m->announcers : m->kept_by;
  struct actors sides = twins ? (struct actors){0} : look_sides(r);
  for (size_t i = 0; i < m->backers.count && sides.count == 2; i++) /* who brings it about is none of them */
    for (size_t k = 0; k < 2 && sides.count == 2; k++)
      if (look_same_body(&m->backers.at[i], &sides.at[k])) sides.count = 0;
  if (r->own_agreement != NO_RECORD && r->records.at[r->own_agreement].agreement.parties.count == 2)
    sides = r->records.at[r->own_agreement].agreement.parties;
  bool declared = !m->parties.count && m->announcers.count == 1; /* "the rebels declared a truce" */
  if (!all.count && !peace) return parties_told(r, m);
  if (!peace || all.count > 1 || m->one_sided || declared) return all;
  if (r->own_agreement != NO_RECORD && !resolution_is_one(r) &&
      (all.count == 0 || m->made)) /* theirs before, too */
    return r->records.at[r->own_agreement].agreement.parties;
  bool one_of_them = all.count == 1 && sides.count == 2 &&
                     (look_same_body(&all.at[0], &sides.at[0]) || look_same_body(&all.at[0], &sides.at[1]));
  bool groups =
      sides.count == 2 && !knowledge_state(r->knowledge, sides.at[0].id) &&
      !knowledge_state(r->knowledge, sides.at[1].id); /* two rebel groups make no truce with each other */
  if (groups && all.count == 1 && with_its_state(r, all).count == 2) return with_its_state(r, all);
  for (size_t i = 0; i < r->records.count && all.count == 0 && m->kept_by_both; i++) {
    const struct record *other =
        &r->records.at[i]; /* "both sides" of a text with an agreement are its parties */
    if (other->kind == RECORD_AGREEMENT && other->agreement.parties.count == 2)
      return other->agreement.parties;
  }
  if (sides.count == 2 && (all.count == 0 || one_of_them)) return sides;
  return all.count == 1 ? with_its_state(r, all) : all;
}

/* Resolutions told of are the Security Council's, where the text speaks of it or of the United Nations. */
static struct actors council_of(const struct reading *r) {
  uint32_t council = NO_WORD;
  for (uint32_t w = 0; w + 1 < r->analysis->word_count; w++) {
    if (slice_is_ignoring_case(word_at(r, w)->form, SLICE("Security")) &&
        slice_is_ignoring_case(word_at(r, w + 1)->form, SLICE("Council")))
      return look_known_actors(r, w + 1);
    const struct name *name = name_at(r->names, w);
    if (name && council == NO_WORD && slice_equals(name->id, "UN")) council = w;
  }
  return council == NO_WORD ? (struct actors){0} : look_known_actors(r, council);
}

static bool is_mediator(const struct actor *a) {
  return slice_starts(a->code, SLICE("IGO")) || slice_starts(a->code, SLICE("NGO"));
}

/* "signed by Ukraine, Russia, the separatists and the OSCE": where two others make it, an organisation helps.
 */
static struct actors organisations(const struct reading *r, struct actors all) {
  struct actors found = {ARENA_ARRAY(r->arena, struct actor, all.count), 0};
  for (size_t i = 0; i < all.count; i++)
    if (is_mediator(&all.at[i])) found.at[found.count++] = all.at[i];
  return all.count >= found.count + 2 ? found : (struct actors){0};
}

/* A government and its army are one party. */
static struct actors one_a_body(const struct reading *r, struct actors all) {
  struct actors left = {ARENA_ARRAY(r->arena, struct actor, all.count), 0};
  for (size_t i = 0; i < all.count; i++) {
    bool known = false;
    for (size_t k = 0; k < left.count; k++) known |= look_same_body(&all.at[i], &left.at[k]);
    if (!known) left.at[left.count++] = all.at[i];
  }
  return left;
}

struct actors agreement_parties(const struct reading *r, const struct agreement_mention *m) {
  struct actors all = one_a_body(r, parties_of(r, m));
  bool council =
      !all.count || (!is_empty(m->number) && !is_mediator(&all.at[0])); /* "the Council of the UN" */
  if (slice_equals(m->form, "resolution") && council && council_of(r).count) return council_of(r);
  if (slice_equals(m->form, "resolution")) return all;
  return without(r, all, organisations(r, all), look_same_actor);
}

/* "announced by Qatar, Egypt and the United States": of a truce between others they are who brought it about.
 */
struct actors agreement_backers(const struct reading *r, const struct agreement_mention *m,
                                struct actors parties) {
  struct actors all = m->backers;
  if (m->parties.count > 1) look_add_actors(r, &all, m->announcers);
  if (!slice_equals(m->form, "resolution"))
    look_add_actors(r, &all, organisations(r, one_a_body(r, m->parties)));
  all = without(r, all, parties, look_same_actor);
  return without(r, all, parties, look_same_body); /* nobody guarantees what he is a party to */
}
