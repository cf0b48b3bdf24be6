#include "record/event_parties.h"

#include "meaning/who.h"
#include "record/look.h"

/* Who can do something: an actor with an id or a code, or somebody with a name. */
struct actors event_actors(const struct reading *r, uint32_t word) {
  struct actors all = look_actors(r, word), known = {ARENA_ARRAY(r->arena, struct actor, all.count), 0};
  for (size_t i = 0; i < all.count; i++) {
    const struct actor *a = &all.at[i];
    if (a->id.len || a->code.len || a->name.len) known.at[known.count++] = *a;
  }
  return known;
}

static bool actor_is(const void *names, uint32_t word, struct slice sector) {
  const struct reading *r = names;
  struct actors all = event_actors(r, word);
  if (slice_equals(sector, "actor")) return all.count > 0;
  for (size_t i = 0; i < all.count; i++)
    if (slice_ends(all.at[i].code, sector)) return true;
  return false;
}

struct frame_matcher *event_matcher(const struct reading *r) {
  struct frame_matcher *m = ARENA_NEW(r->arena, struct frame_matcher);
  *m = (struct frame_matcher){.arena = r->arena,
                              .frames = r->patterns->events,
                              .tree = r->tree,
                              .propositions = r->propositions,
                              .is_actor = actor_is,
                              .names = r};
  return m;
}

struct actors event_actors_or_owner(const struct reading *r, const struct frame_matcher *m, uint32_t word) {
  struct actors none = {0};
  if (word == NO_WORD) return none;
  struct actors all = event_actors(r, word);
  if (all.count) return all;
  uint32_t owners[4];
  uint32_t count = frame_owners(m, word, owners, 4);
  for (uint32_t i = 0; i < count && !all.count; i++) all = event_actors(r, owners[i]);
  return all;
}

bool event_share_actor(struct actors a, struct actors b) {
  for (size_t i = 0; i < a.count; i++)
    for (size_t k = 0; k < b.count; k++)
      if (look_same_actor(&a.at[i], &b.at[k])) return true;
  return false;
}

void event_drop_actors(struct actors *from, struct actors these) {
  size_t kept = 0;
  for (size_t i = 0; i < from->count; i++)
    if (!event_share_actor((struct actors){&from->at[i], 1}, these)) from->at[kept++] = from->at[i];
  if (kept) from->count = kept;
}

static bool same_id(const struct actors *all, struct slice id) {
  for (size_t i = 0; i < all->count; i++)
    if (all->at[i].id.len && slice_is(all->at[i].id, id)) return true;
  return false;
}

struct actors event_other_side(const struct reading *r, struct actors side) {
  const struct actors *sides = &r->names->sides;
  struct actors other = {0};
  if (sides->count != 2 || side.count == 0) return other;
  bool first = same_id(&side, sides->at[0].id), second = same_id(&side, sides->at[1].id);
  if (first == second) return other;
  return (struct actors){&sides->at[first ? 1 : 0], 1};
}

struct actors event_state_at(const struct reading *r, const struct proposition *p, struct actors but_not) {
  struct actors none = {0};
  struct place place = look_where(r, p);
  if (place.country.len == 0 || same_id(&but_not, place.country)) return none;
  struct actor *state = ARENA_NEW(r->arena, struct actor);
  *state = (struct actor){.text = place.text,
                          .name = place.name,
                          .id = place.country,
                          .code = arena_join(r->arena, place.country, SLICE("GOV"))};
  return (struct actors){state, 1};
}
