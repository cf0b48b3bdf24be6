/* Agreements: the mentions that mean one agreement make one record. A mention joins an agreement told of
   before if name, number, date, place and parties do not speak against it: "a truce signed in October" and
   "an agreement for a permanent ceasefire, signed on Oct. 23" are one, "a 2003 truce" is another. */
#include "record/agreement_mention.h"
#include "record/own_agreement.h"

/* How far back a pointer may reach: keeps a text of a million truces linear. */
enum { LOOK_BACK = 64 };

struct candidate {
  struct agreement_mention all; /* everything known of it so far */
  uint32_t *words;
  uint32_t word_count, word_capacity, mentions;
};

static bool about_fire(struct slice form) {
  return slice_equals(form, "ceasefire") || slice_equals(form, "truce");
}

/* "agreement" may be any of them but a resolution. */
static bool forms_agree(struct slice a, struct slice b) {
  if (slice_is(a, b) || (about_fire(a) && about_fire(b))) return true;
  bool resolution = slice_equals(a, "resolution") || slice_equals(b, "resolution");
  bool declaration = slice_equals(a, "declaration") || slice_equals(b, "declaration");
  bool vague = slice_equals(a, "agreement") || slice_equals(b, "agreement");
  return vague && !resolution && !declaration;
}

/* One date lies in the other: 2020-10 and 2020-10-23. */
static bool dates_agree(struct slice a, struct slice b) {
  return is_empty(a) || is_empty(b) || slice_starts(a, b) || slice_starts(b, a);
}

static bool places_agree(const struct place *a, const struct place *b) {
  if (is_empty(a->name) || is_empty(b->name)) return true;
  if (slice_is(a->name, b->name)) return true;
  return slice_is(a->country, b->country) && !is_empty(a->country);
}

static bool shares_a_party(const struct actors *a, const struct actors *b) {
  for (size_t i = 0; i < a->count; i++)
    for (size_t k = 0; k < b->count; k++)
      if (look_same_actor(&a->at[i], &b->at[k])) return true;
  return false;
}

static bool parties_agree(const struct actors *a, const struct actors *b) {
  return a->count < 2 || b->count < 2 || shares_a_party(a, b);
}

static bool speaks_against(const struct candidate *c, const struct agreement_mention *m) {
  if (!is_empty(c->all.number) && !is_empty(m->number)) return !slice_is(c->all.number, m->number);
  if (!is_empty(c->all.name) && !is_empty(m->name)) return !slice_is_ignoring_case(c->all.name, m->name);
  if (!forms_agree(c->all.form, m->form)) return true;
  if (!dates_agree(c->all.signed_on, m->signed_on) || !places_agree(&c->all.where, &m->where)) return true;
  return !parties_agree(&c->all.parties, &m->parties);
}

/* A new thing is told with "a"; then only an equal date or a shared party makes it the one told of before. */
static bool joins(const struct candidate *c, const struct agreement_mention *m) {
  if (speaks_against(c, m)) return false;
  if (!is_empty(m->name) && slice_is_ignoring_case(c->all.name, m->name)) return true;
  if (!is_empty(m->number) && slice_is(c->all.number, m->number)) return true;
  if (m->plural) return false;
  if (m->definite || !m->indefinite) return is_empty(m->name) || is_empty(c->all.name);
  bool same_day = !is_empty(m->signed_on) && !is_empty(c->all.signed_on);
  return same_day || (m->parties.count && c->all.parties.count);
}

static void take_place(struct place *to, const struct place *from) {
  if (is_empty(to->text)) *to = *from;
}

static struct slice better_form(struct slice a, struct slice b) {
  if (slice_equals(a, "agreement") && !is_empty(b)) return b;
  if (slice_equals(a, "truce") && slice_equals(b, "ceasefire")) return b;
  return a;
}

static void join(struct reading *r, struct candidate *c, const struct agreement_mention *m) {
  struct agreement_mention *all = &c->all;
  all->form = better_form(all->form, m->form);
  agreement_take(&all->name, m->name);
  agreement_take(&all->number, m->number);
  agreement_take_date(&all->signed_on, m->signed_on);
  agreement_take_date(&all->in_force, m->in_force);
  if (!is_empty(m->status)) all->status = m->status;
  take_place(&all->where, &m->where);
  take_place(&all->scope, &m->scope);
  look_add_actors(r, &all->parties, m->parties);
  look_add_actors(r, &all->backers, m->backers);
  if (all->said_by.count == 0 && c->mentions == 1) all->said_by = m->said_by;
  if (m->made && m->modality == ASSERTED) all->modality = ASSERTED;
  all->made |= m->made;
  struct record record = {.evidence = all->evidence};
  for (size_t i = 0; i < m->evidence.count; i++) reading_add_evidence(r, &record, m->evidence.at[i]);
  all->evidence = record.evidence;
}

/* ---- which candidates are records ---- */

/* Told of in earnest: with a name, or made by known parties, on a day, at a place. */
static bool is_told(const struct candidate *c) {
  const struct agreement_mention *m = &c->all;
  if (m->modality == DENIED) return false;
  if (m->generic && c->mentions == 1) return false;
  if (slice_equals(m->form, "resolution")) return !is_empty(m->number) || (m->made && m->parties.count);
  int known = (m->parties.count > 0) + !is_empty(m->signed_on) + !is_empty(m->where.text) +
              (m->backers.count > 0) + !is_empty(m->name) + !is_empty(m->status) + !is_empty(m->in_force);
  bool anchored = m->parties.count || m->backers.count || !is_empty(m->name) || !is_empty(m->signed_on) ||
                  !is_empty(m->in_force);
  if (!anchored || (m->modality == POSSIBLE && m->parties.count < 2)) return false;
  return known >= 2 || (m->made && known >= 1);
}

static struct actors without(const struct reading *r, struct actors all, struct actors out) {
  struct actors left = {ARENA_ARRAY(r->arena, struct actor, all.count), 0};
  for (size_t i = 0; i < all.count; i++) {
    bool dropped = false;
    for (size_t k = 0; k < out.count; k++) dropped |= look_same_actor(&all.at[i], &out.at[k]);
    if (!dropped) left.at[left.count++] = all.at[i];
  }
  return left;
}

/* Who fights makes truce and peace: where the text does not say between whom, it is between the two sides. */
static struct actors parties_of(const struct reading *r, const struct agreement_mention *m) {
  bool peace = about_fire(m->form) || slice_equals(m->form, "peace agreement");
  struct actors all = m->parties, sides = look_sides(r);
  if (!peace || all.count > 1 || sides.count != 2) return all;
  bool one_of_them = all.count == 1 &&
                     (look_same_body(&all.at[0], &sides.at[0]) || look_same_body(&all.at[0], &sides.at[1]));
  if (all.count == 1 && !one_of_them) return all;
  return sides;
}

/* The document is this agreement itself: what is told of it goes to its own record. */
static bool is_own(const struct reading *r, const struct candidate *c) {
  if (r->own_agreement == NO_RECORD) return false;
  const struct agreement *own = &r->records.at[r->own_agreement].agreement;
  bool named_apart = !is_empty(own->name) && !is_empty(c->all.name) && !slice_is(own->name, c->all.name);
  return !named_apart && is_empty(c->all.number) && forms_agree(own->form, c->all.form) &&
         dates_agree(own->signed_on, c->all.signed_on) && parties_agree(&own->parties, &c->all.parties);
}

static void add_to_own(struct reading *r, const struct candidate *c) {
  struct agreement *own = &r->records.at[r->own_agreement].agreement;
  agreement_take(&own->name, c->all.name);
  agreement_take_date(&own->signed_on, c->all.signed_on);
  take_place(&own->where, &c->all.where);
  look_add_actors(r, &own->backers, c->all.backers);
  for (uint32_t i = 0; i < c->word_count; i++) r->agreement_of_word[c->words[i]] = r->own_agreement;
}

/* In a country that is none of the parties'. */
static bool is_abroad(const struct place *place, const struct actors *parties) {
  if (place->country.len != 3 || parties->count == 0) return false;
  for (size_t i = 0; i < parties->count; i++)
    if (slice_starts(parties->at[i].id, place->country)) return false;
  return true;
}

static void write_record(struct reading *r, const struct candidate *c) {
  const struct agreement_mention *m = &c->all;
  struct place where = m->where, scope = m->scope, scene = look_scene(r);
  if (is_empty(where.text) && !is_empty(scope.text) && m->made && is_abroad(&scope, &m->parties))
    where = scope,
    scope = (struct place){0}; /* "a truce for Sudan in Jeddah" was made there and holds elsewhere */
  struct record *record = reading_add(r, RECORD_AGREEMENT);
  record->modality = m->modality;
  record->said_by = m->said_by;
  record->evidence = m->evidence;
  record->confidence = m->made && m->parties.count > 1 ? 0.9 : m->made ? 0.7 : 0.4;
  record->agreement = (struct agreement){.form = m->form,
                                         .name = m->name,
                                         .parties = parties_of(r, m),
                                         .backers = without(r, m->backers, m->parties),
                                         .signed_on = m->signed_on,
                                         .in_force = m->in_force,
                                         .where = where,
                                         .scope = is_empty(scope.text) ? scene : scope,
                                         .status = m->status};
  if (is_empty(record->agreement.status) && m->made && !is_empty(m->signed_on))
    record->agreement.status = SLICE("signed");
  record_set_id(r->arena, r->document, record);
  for (uint32_t i = 0; i < c->word_count; i++)
    r->agreement_of_word[c->words[i]] = (uint32_t)(r->records.count - 1);
}

void recognise_agreements(struct reading *r) {
  recognise_own_agreement(r);
  struct agreement_mentions mentions = agreement_mentions_find(r);
  struct candidate *candidates = ARENA_ARRAY(r->arena, struct candidate, mentions.count);
  uint32_t count = 0;
  for (uint32_t i = 0; i < mentions.count; i++) {
    const struct agreement_mention *m = &mentions.at[i];
    uint32_t best = count;
    for (uint32_t k = count; k-- > 0 && best == count && k + LOOK_BACK >= count;)
      if (joins(&candidates[k], m)) best = k;
    struct candidate *c = &candidates[best];
    if (best == count) {
      candidates[count++].all = *m;
      c->mentions = 1;
    } else {
      c->mentions++;
      join(r, c, m);
    }
    ARENA_PUSH(r->arena, c->words, c->word_count, c->word_capacity, m->word);
  }
  for (uint32_t k = 0; k < count; k++) {
    if (is_own(r, &candidates[k]))
      add_to_own(r, &candidates[k]);
    else if (is_told(&candidates[k]))
      write_record(r, &candidates[k]);
  }
}
