#include "ledger/key.h"

#include "common/date.h"
#include "record/shape.h"

#include <stdlib.h>

struct slice actor_key(struct arena *arena, const struct actor *actor) {
  if (actor->id.len) return actor->id;
  struct slice said = actor->name.len ? actor->name : actor->text;
  return said.len ? arena_join(arena, SLICE("~"), words_normal(arena, said)) : said;
}

struct slice place_key(struct arena *arena, const struct place *place) {
  if (place->country.len) return place->country;
  return words_normal(arena, place->name.len ? place->name : place->text);
}

struct slice fact_id(struct arena *arena, enum record_kind kind, struct slice key) {
  const char *name = record_kind_name(kind);
  return arena_print(arena, "%c%c-%012llx", name[0] - 32, name[1] - 32,
                     (unsigned long long)(slice_hash(key) & 0xFFFFFFFFFFFF));
}

static int compare_slices(const void *a, const void *b) {
  return slice_compare(*(struct slice *)a, *(struct slice *)b);
}

/* Sorted, each once, with '+' between: the order in which a report lists actors says nothing. */
static struct slice joined(struct arena *arena, const struct slice *given, size_t count, char with) {
  struct slice *items = arena_grow(arena, given, count, count + 1, sizeof *items);
  qsort(items, count, sizeof *items, compare_slices);
  struct slice all = {"", 0};
  for (size_t i = 0; i < count; i++) {
    if (!items[i].len || (i && slice_is(items[i], items[i - 1]))) continue;
    all = arena_print(arena, "%.*s%c%.*s", SLICE_ARGS(all), with, SLICE_ARGS(items[i]));
  }
  return all;
}

static struct slice actors_key(struct arena *arena, const struct actors *actors) {
  struct slice *keys = ARENA_ARRAY(arena, struct slice, actors->count);
  for (size_t i = 0; i < actors->count; i++) keys[i] = actor_key(arena, &actors->at[i]);
  return joined(arena, keys, actors->count, '+');
}

static bool all_known(const struct actors *actors) {
  for (size_t i = 0; i < actors->count; i++)
    if (!actors->at[i].id.len) return false;
  return actors->count > 0;
}

static struct claim_party *add_parties(struct arena *arena, struct claim *claim, const struct actors *actors,
                                       enum side side) {
  claim->actors = arena_grow(arena, claim->actors, claim->actor_count, claim->actor_count + actors->count + 1,
                             sizeof *claim->actors);
  for (size_t i = 0; i < actors->count; i++) {
    struct slice key = actor_key(arena, &actors->at[i]);
    if (key.len) claim->actors[claim->actor_count++] = (struct claim_party){key, side};
  }
  return claim->actors;
}

static void add_party(struct arena *arena, struct claim *claim, const struct actor *actor, enum side side) {
  add_parties(arena, claim, &(struct actors){(struct actor *)actor, 1}, side);
}

/* When it was or will be, and where that puts it in lists. */
static void set_dates(struct claim *claim, struct slice edtf) {
  struct day_range range;
  if (!edtf.len || !edtf_parse(edtf, &range)) return;
  claim->dated = claim->sorted = true;
  claim->first = range.first, claim->last = range.last;
  claim->day = range.first == INT32_MIN ? range.last : range.first;
}

static void set_day(struct claim *claim, const struct document *document) {
  if (claim->sorted || date_is_none(document->date)) return;
  claim->sorted = true;
  claim->day = date_to_days(document->date);
}

static bool is_one_day(const struct claim *claim) { return claim->dated && claim->first == claim->last; }

/* Texts, places, terms and actors all begin with the slice that says whether they are there at all. */
static bool is_filled(const void *value, enum shape_type type) {
  switch (type) {
  case SHAPE_ACTORS: return ((const struct actors *)value)->count > 0;
  case SHAPE_TEXTS: return ((const struct texts *)value)->count > 0;
  case SHAPE_QUANTITIES: return ((const struct quantities *)value)->count > 0;
  case SHAPE_COUNT: return ((const struct count *)value)->low != COUNT_UNKNOWN;
  default: return ((const struct slice *)value)->len > 0;
  }
}

static int weigh(const struct record *record) {
  int weight = record->modality == ASSERTED ? 20 : 0;
  for (const struct shape_field *field = shape_of(record->kind); field->name; field++)
    weight += is_filled(shape_value(record, field), field->type) ? 2 : 0;
  return weight + (record->said_by.count == 0);
}

/* Foreigners */

struct slice foreigners_in(struct arena *arena, struct slice place) {
  return arena_join(arena, SLICE("~~foreign in "), place);
}

bool is_from_abroad(struct slice id, struct slice place) {
  return id.len == 3 && place.len && !slice_is(id, place);
}

bool is_organisation(const struct actor *actor) {
  return slice_starts(actor->code, SLICE("IGO")) || slice_starts(actor->code, SLICE("NGO"));
}

bool is_described_foreign(struct arena *arena, const struct actor *actor) {
  return !actor->id.len && names_foreigners(words_normal(arena, actor->text.len ? actor->text : actor->name));
}

bool force_is_foreign(struct arena *arena, const struct force *force, struct slice place) {
  if (is_organisation(&force->who)) return false;
  if (is_from_abroad(force->origin.country, place) || is_from_abroad(force->who.id, place)) return true;
  for (size_t i = 0; i < force->category.count; i++)
    if (names_foreigners(force->category.at[i])) return true;
  return names_foreigners(words_normal(arena, force->who.text.len ? force->who.text : force->who.name));
}

static bool some_foreign(struct arena *arena, const struct actors *actors, struct slice place) {
  for (size_t i = 0; i < actors->count; i++) {
    const struct actor *actor = &actors->at[i];
    if (is_described_foreign(arena, actor) || (!is_organisation(actor) && is_from_abroad(actor->id, place)))
      return true;
  }
  return false;
}

static void add_key(struct arena *arena, struct claim *claim, struct slice key) {
  claim->actors =
      arena_grow(arena, claim->actors, claim->actor_count, claim->actor_count + 1, sizeof *claim->actors);
  claim->actors[claim->actor_count++] = (struct claim_party){key, SIDE_BY};
}

static void add_foreigners(struct arena *arena, struct claim *claim, bool foreign) {
  if (foreign && claim->place.len) add_key(arena, claim, foreigners_in(arena, claim->place));
}

/* One function a kind; `claim` has its record set and is otherwise empty. */

/* AGREE, CONSULT and COOPERATE have no direction, and two parties do them once a day. */
static bool is_mutual(struct slice type) {
  return slice_equals(type, "AGREE") || slice_equals(type, "CONSULT") || slice_equals(type, "COOPERATE");
}

static struct actors together(struct arena *arena, const struct actors *a, const struct actors *b) {
  struct actors all = {ARENA_ARRAY(arena, struct actor, a->count + b->count), 0};
  for (size_t i = 0; i < a->count; i++) all.at[all.count++] = a->at[i];
  for (size_t i = 0; i < b->count; i++) all.at[all.count++] = b->at[i];
  return all;
}

/* Without a day, or with actors that are only described, the record stands alone. */
static struct slice event_key(struct arena *arena, const struct claim *claim) {
  const struct event *event = &claim->record->event;
  struct actors all = together(arena, &event->source, &event->target);
  if (!is_one_day(claim) || !event->source.count || !all_known(&all))
    return arena_print(arena, "event|%.*s", SLICE_ARGS(claim->record->id));
  if (is_mutual(event->type))
    return arena_print(arena, "event|%.*s|%.*s|%.*s", SLICE_ARGS(event->type),
                       SLICE_ARGS(actors_key(arena, &all)), SLICE_ARGS(event->when));
  struct slice by = actors_key(arena, &event->source), to = actors_key(arena, &event->target);
  return arena_print(arena, "event|%.*s|%.*s|%.*s|%.*s|%.*s", SLICE_ARGS(event->type), SLICE_ARGS(by),
                     SLICE_ARGS(to), SLICE_ARGS(event->when), SLICE_ARGS(claim->place));
}

static void claim_event(struct arena *arena, const struct document *document, struct claim *claim) {
  const struct event *event = &claim->record->event;
  claim->family = event->type;
  claim->place = place_key(arena, &event->where);
  add_parties(arena, claim, &event->source, SIDE_BY);
  add_parties(arena, claim, &event->target, SIDE_TO);
  if (slice_equals(event->type, "RETREAT"))
    add_foreigners(arena, claim, some_foreign(arena, &event->source, claim->place));
  set_dates(claim, event->when);
  claim->key = event_key(arena, claim);
  set_day(claim, document);
}

/* "|A|B|" of the parties known by id, or of all when none is. */
static struct slice party_list(struct arena *arena, const struct actors *parties) {
  struct slice *keys = ARENA_ARRAY(arena, struct slice, parties->count);
  size_t count = 0;
  for (size_t i = 0; i < parties->count; i++)
    if (parties->at[i].id.len) keys[count++] = parties->at[i].id;
  struct slice list = joined(arena, keys, count, '|');
  return list.len ? arena_join(arena, list, SLICE("|")) : list;
}

/* An agreement without a date is one of the time of its report: the year before it and that year. */
static void claim_agreement(struct arena *arena, const struct document *document, struct claim *claim) {
  const struct agreement *agreement = &claim->record->agreement;
  const struct place *scope = agreement->scope.text.len ? &agreement->scope : &agreement->where;
  claim->family = form_family(arena, agreement->form);
  claim->place = agreement->scope.text.len ? place_key(arena, scope) : SLICE("");
  claim->parties = party_list(arena, &agreement->parties);
  claim->name = words_normal(arena, agreement->name);
  claim->status = agreement->status;
  add_parties(arena, claim, &agreement->parties, SIDE_BY);
  add_parties(arena, claim, &agreement->backers, SIDE_TO);
  set_dates(claim, agreement->signed_on);
  int year = document->date.year;
  struct slice when = claim->dated ? agreement->signed_on : arena_print(arena, "?%d", year);
  set_day(claim, document);
  claim->key = arena_print(arena, "agreement|%.*s|%.*s|%.*s|%.*s|%.*s", SLICE_ARGS(claim->family),
                           SLICE_ARGS(claim->place), SLICE_ARGS(when), SLICE_ARGS(claim->parties),
                           SLICE_ARGS(claim->name));
}

/* "its troops", "foreign fighters": forces are forces, whatever the report calls them. */
static struct slice object_key(struct arena *arena, struct slice object, struct slice act) {
  struct slice normal = words_normal(arena, object);
  return names_forces(normal) || (!normal.len && act_removes_forces(act)) ? SLICE("forces") : normal;
}

struct slice keys_joined(struct arena *arena, const struct slice *keys, size_t count) {
  return joined(arena, keys, count, '+');
}

/* Foreign fighters, mercenaries and foreign forces are bound by one duty. */
static struct slice bound_key(struct arena *arena, const struct actors *bound) {
  struct slice *keys = ARENA_ARRAY(arena, struct slice, bound->count);
  for (size_t i = 0; i < bound->count; i++) {
    keys[i] = actor_key(arena, &bound->at[i]);
    bool foreign = keys[i].len && keys[i].at[0] == '~' && names_foreigners(keys[i]) && names_forces(keys[i]);
    if (foreign) keys[i] = SLICE("~foreign forces");
  }
  return joined(arena, keys, bound->count, '+');
}

struct slice obligation_key(struct arena *arena, struct slice under, struct slice family) {
  return arena_print(arena, "obligation|%.*s|%.*s", SLICE_ARGS(under), SLICE_ARGS(family));
}

/* Family is all of the key but the agreement: what an extension, or another name of the agreement, keeps. */
static void claim_obligation(struct arena *arena, const struct document *document, struct claim *claim) {
  const struct obligation *obligation = &claim->record->obligation;
  struct slice act = act_family(arena, obligation->act), bound = bound_key(arena, &obligation->bound);
  struct slice object = object_key(arena, obligation->object, act);
  claim->requested = claim->record->modality == REQUESTED;
  claim->place = place_key(arena, &obligation->where);
  claim->status = obligation->status;
  claim->family =
      arena_print(arena, "%s%.*s|%.*s|%.*s|%.*s", claim->requested ? "asked " : "", SLICE_ARGS(act),
                  SLICE_ARGS(bound), SLICE_ARGS(object), SLICE_ARGS(claim->place));
  add_parties(arena, claim, &obligation->bound, SIDE_BY);
  set_dates(claim, obligation->due);
  set_day(claim, document);
}

static void claim_force(struct arena *arena, const struct document *document, struct claim *claim) {
  const struct force *force = &claim->record->force;
  struct slice who = actor_key(arena, &force->who), origin = place_key(arena, &force->origin);
  struct slice said = who.len ? who : joined(arena, force->category.at, force->category.count, '+');
  struct slice says =
      claim->record->said_by.count ? words_normal(arena, claim->record->said_by.at[0]) : SLICE("");
  claim->place = place_key(arena, &force->where);
  add_party(arena, claim, &force->who, SIDE_BY);
  add_parties(arena, claim, &force->serving, SIDE_TO);
  if (force->origin.country.len) add_key(arena, claim, force->origin.country);
  add_foreigners(arena, claim, force_is_foreign(arena, force, claim->place));
  set_dates(claim, force->as_of);
  claim->key = arena_print(arena, "force|%.*s|%.*s|%.*s|%.*s|%lld-%lld|%.*s|%.*s", SLICE_ARGS(claim->place),
                           SLICE_ARGS(said), SLICE_ARGS(origin),
                           SLICE_ARGS(actors_key(arena, &force->serving)), (long long)force->count.low,
                           (long long)force->count.high, SLICE_ARGS(says), SLICE_ARGS(force->as_of));
  set_day(claim, document);
}

static void claim_mandate(struct arena *arena, const struct document *document, struct claim *claim) {
  const struct mandate *mandate = &claim->record->mandate;
  claim->place = place_key(arena, &mandate->where);
  claim->status = mandate->action;
  add_parties(arena, claim, &mandate->body, SIDE_BY);
  add_parties(arena, claim, &mandate->for_whom, SIDE_TO);
  add_foreigners(arena, claim,
                 some_foreign(arena, &mandate->for_whom, claim->place) ||
                     some_foreign(arena, &mandate->body, claim->place));
  set_dates(claim, mandate->until);
  if (claim->dated) claim->day = claim->last;
  claim->key = arena_print(arena, "mandate|%.*s|%.*s|%.*s", SLICE_ARGS(actors_key(arena, &mandate->body)),
                           SLICE_ARGS(mission_key(arena, mandate)), SLICE_ARGS(claim->place));
  set_day(claim, document);
}

static void claim_role(struct arena *arena, const struct document *document, struct claim *claim) {
  const struct role *role = &claim->record->role;
  add_party(arena, claim, &role->person, SIDE_BY);
  add_parties(arena, claim, &role->of, SIDE_TO);
  claim->key =
      arena_print(arena, "role|%.*s|%.*s|%.*s", SLICE_ARGS(actor_key(arena, &role->person)),
                  SLICE_ARGS(words_normal(arena, role->office)), SLICE_ARGS(actors_key(arena, &role->of)));
  set_day(claim, document);
}

/* Giver and taker number `from` and `to` of a support record (either may be missing). */
static void claim_pair(struct arena *arena, const struct document *document, struct claim *claim, size_t from,
                       size_t to) {
  const struct support *support = &claim->record->support;
  struct actor nobody = {{0}};
  const struct actor *giver = from < support->from.count ? &support->from.at[from] : &nobody;
  const struct actor *taker = to < support->to.count ? &support->to.at[to] : &nobody;
  claim->part = (uint32_t)(from * 1000 + to);
  claim->place = place_key(arena, &support->where);
  add_party(arena, claim, giver, SIDE_BY);
  add_party(arena, claim, taker, SIDE_TO);
  struct slice where = taker->id.len && giver->id.len ? SLICE("") : claim->place;
  claim->key = arena_print(arena, "support|%.*s|%.*s|%.*s", SLICE_ARGS(actor_key(arena, giver)),
                           SLICE_ARGS(actor_key(arena, taker)), SLICE_ARGS(where));
  struct day_range since;
  claim->dated = edtf_parse(support->since, &since);
  if (claim->dated) claim->first = since.first, claim->last = since.last;
  set_day(claim, document);
}

enum { PAIRS_LARGEST = 40 }; /* givers or takers of one record; more are a list, not a relation */

static void claim_support(struct arena *arena, const struct document *document, struct claim claim,
                          struct claims *claims) {
  const struct support *support = &claim.record->support;
  size_t givers = support->from.count ? support->from.count : 1,
         takers = support->to.count ? support->to.count : 1;
  for (size_t from = 0; from < givers && from < PAIRS_LARGEST; from++)
    for (size_t to = 0; to < takers && to < PAIRS_LARGEST; to++) {
      struct claim pair = claim;
      claim_pair(arena, document, &pair, from, to);
      if (pair.actor_count == 2 && slice_is(pair.actors[0].actor, pair.actors[1].actor))
        continue; /* itself */
      ARENA_PUSH(arena, claims->at, claims->count, claims->capacity, pair);
    }
}

static void (*const claim_of[RECORD_KIND_COUNT])(struct arena *, const struct document *, struct claim *) = {
    [RECORD_EVENT] = claim_event,           [RECORD_AGREEMENT] = claim_agreement,
    [RECORD_OBLIGATION] = claim_obligation, [RECORD_FORCE] = claim_force,
    [RECORD_MANDATE] = claim_mandate,       [RECORD_ROLE] = claim_role,
};

static void add_claims(struct arena *arena, const struct document *document, const struct record *record,
                       struct claims *claims) {
  struct claim claim = {.record = record, .agreement = SIZE_MAX, .weight = weigh(record)};
  claim.key = claim.place = claim.family = claim.parties = claim.name = claim.status = SLICE("");
  if (record->kind == RECORD_SUPPORT) {
    claim_support(arena, document, claim, claims);
    return;
  }
  claim_of[record->kind](arena, document, &claim);
  ARENA_PUSH(arena, claims->at, claims->count, claims->capacity, claim);
}

/* What an agreement demands without saying where, it demands where it holds. Place is the last part of
   family. */
static void link_agreement(struct arena *arena, const struct claims *agreements, struct claim *claim) {
  struct slice id =
      claim->record->kind == RECORD_OBLIGATION ? claim->record->obligation.agreement : SLICE("");
  for (size_t i = 0; id.len && i < agreements->count; i++)
    if (slice_is(agreements->at[i].record->id, id)) claim->agreement = i;
  if (claim->agreement == SIZE_MAX || claim->place.len) return;
  claim->place = agreements->at[claim->agreement].place;
  claim->family = arena_join(arena, claim->family, claim->place);
}

struct claims claims_of(struct arena *arena, const struct document *document, const struct records *records) {
  struct claims claims = {0};
  for (size_t i = 0; i < records->count; i++)
    if (records->at[i].kind == RECORD_AGREEMENT) add_claims(arena, document, &records->at[i], &claims);
  size_t agreements = claims.count;
  for (size_t i = 0; i < records->count; i++)
    if (records->at[i].kind != RECORD_AGREEMENT) add_claims(arena, document, &records->at[i], &claims);
  struct claims first = {claims.at, agreements, agreements};
  for (size_t i = agreements; i < claims.count; i++) link_agreement(arena, &first, &claims.at[i]);
  return claims;
}
