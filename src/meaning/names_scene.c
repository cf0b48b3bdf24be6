/* What the document is about: its state, its two parties, and where its unknown organisations belong. */
#include "meaning/names_parts.h"

/* "the Turkish parliament", "Turkey's army": the document is about whose affairs it tells. */
static bool owns_public(const struct names *n, const struct name *name) {
  const struct word *w = word_at(n, name->head);
  bool possession = w->relation == REL_NMOD_POSS || w->relation == REL_AMOD || w->relation == REL_COMPOUND;
  if (!possession || w->head == NO_WORD || name_at(n, w->head)) return false;
  struct slice sector = agent_class(n, "sector", w->head);
  return slice_equals(sector, "LEG") || slice_equals(sector, "GOV");
}

/* The tree may hang it on either: "signed an accord in Algiers". */
bool names_is_met_in(const struct names *n, uint32_t word) {
  uint32_t head = word_at(n, word)->head;
  for (int k = 0; k < 2 && head != NO_WORD; k++, head = word_at(n, head)->head)
    if (names_is(n, "meets", head)) return true;
  return false;
}

/* "met in Geneva", "peace talks in Nairobi": where they sit, not what it is about. */
static bool is_venue(const struct names *n, const struct name *name, struct slice preposition) {
  bool in = slice_equals(preposition, "in") || slice_equals(preposition, "at");
  if (!in || (name->type != NAME_PLACE && name->type != NAME_SEAT)) return false;
  return names_is_met_in(n, name->head);
}

static uint32_t scene_weight(const struct names *n, const struct name *name) {
  uint32_t weight = name->type == NAME_PLACE || name->type == NAME_GROUP || name->type == NAME_STATE ? 2 : 1;
  struct slice preposition = tree_preposition(n->tree, n->arena, name->head);
  if (is_venue(n, name, preposition)) return 1;
  if (slice_equals(preposition, "in") || slice_equals(preposition, "from")) weight += 2;
  if (n->tree->analysis->sentences[word_at(n, name->head)->sentence].paragraph == 0) weight += 3;
  if (relation_is_subject(word_at(n, name->head)->relation)) weight += 1;
  return weight + owns_public(n, name);
}

/* A report on two states: the other that is named hardly less. */
static void find_second(struct names *n, struct map *weights, uint32_t best) {
  uint32_t most = 0;
  for (uint32_t i = 0; i < n->count; i++) {
    struct slice id = names_country(n, n->at[i].id);
    if (!id.len || slice_is(id, n->scene) || n->at[i].dateline) continue;
    uint32_t weight = map_get(weights, id);
    if (weight == MAP_NONE || weight <= most || weight * 5 < best * 4) continue;
    most = weight;
    n->second = id;
  }
}

/* The state that the document is about: the one named most, in the title above all, places and groups
   included. Who speaks of another state's affairs is not meant. */
void names_find_scene(struct names *n) {
  struct map weights;
  uint32_t best = 0, own = 0;
  map_init(&weights, n->arena);
  for (uint32_t i = 0; i < n->count; i++) {
    const struct name *name = &n->at[i];
    struct slice id = names_country(n, name->id);
    if (!id.len || name->dateline) continue;
    uint32_t before = map_get(&weights, id);
    uint32_t weight = scene_weight(n, name) + (before == MAP_NONE ? 0 : before);
    map_put(&weights, id, weight);
    if (slice_is(id, n->voice))
      own = weight;
    else if (weight > best)
      best = weight, n->scene = id;
  }
  if (own > best * 3) n->scene = n->voice, best = own;
  struct slice home = names_home(n); /* of two named about as often the one that it was written in */
  uint32_t weight = home.len && !slice_is(home, n->voice) ? map_get(&weights, home) : MAP_NONE;
  if (weight != MAP_NONE && weight * 2 >= best) n->scene = home;
  find_second(n, &weights, best);
}

/* ---- the two parties ---- */

static struct actor actor_named(const struct name *name) {
  return (struct actor){.text = name->text, .name = name->canonical, .id = name->id, .code = name->code};
}

struct weight {
  const struct name *name;
  uint32_t count;
};

/* Who may be a party: a state, or an armed group or authority of some state. */
static bool may_be_party(const struct name *name) {
  if (name->id.len == 3)
    return name->type == NAME_STATE || name->type == NAME_NATIONAL || name->type == NAME_SEAT;
  bool political = slice_ends(name->code, SLICE("PTY")) || slice_ends(name->code, SLICE("OPP"));
  return name->type == NAME_GROUP && !political;
}

static struct actor party(const struct names *n, const struct name *name) {
  const struct entry *state = name->id.len == 3 ? knowledge_state(n->knowledge, name->id) : NULL;
  if (state)
    return (struct actor){.text = state->name, .name = state->name, .id = state->id, .code = state->code};
  return (struct actor){.text = name->text, .name = name->canonical, .id = name->id, .code = name->code};
}

/* "met in Vienna": a city where something is done stands for nobody. */
static bool is_scene_of_talks(const struct names *n, const struct name *name) {
  if (name->type != NAME_SEAT || name->first_word == 0) return false;
  struct slice before = word_at(n, name->first_word - 1)->form;
  return slice_is_ignoring_case(before, SLICE("in")) || slice_is_ignoring_case(before, SLICE("at")) ||
         slice_is_ignoring_case(before, SLICE("near"));
}

static uint32_t weigh_parties(struct names *n, struct weight *weights, uint32_t most) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < n->count; i++) {
    const struct name *name = &n->at[i];
    uint32_t k = 0;
    if (!may_be_party(name) || is_scene_of_talks(n, name)) continue;
    while (k < count && !slice_is(weights[k].name->id, name->id)) k++;
    if (k == most) continue;
    if (k == count) weights[count++] = (struct weight){name, 0};
    weights[k].count++;
  }
  return count;
}

static const struct weight *heaviest(const struct names *n, const struct weight *weights, uint32_t count,
                                     bool groups, const struct weight *but) {
  const struct weight *best = NULL;
  for (uint32_t k = 0; k < count; k++) {
    bool group = weights[k].name->id.len != 3;
    if (&weights[k] == but || group != groups) continue;
    if (groups && n->scene.len && !slice_starts(weights[k].name->id, n->scene)) continue;
    if (!best || weights[k].count > best->count) best = &weights[k];
  }
  return best;
}

/* The state as a party: its army, where the text calls it by a name of its own. */
static struct actor state_party(const struct names *n, const struct entry *state) {
  for (uint32_t i = 0; i < n->count; i++)
    if (n->at[i].type == NAME_GROUP && slice_is(n->at[i].id, state->id)) return actor_named(&n->at[i]);
  return (struct actor){.text = state->name, .name = state->name, .id = state->id, .code = state->code};
}

static bool is_rebel(const struct weight *w) { return slice_ends(w->name->code, SLICE("REB")); }

/* Of two rebel groups the second is no side where the state that they fight is named as often. */
static bool state_comes_before(const struct names *n, const struct weight *weights, uint32_t count,
                               const struct weight *first, const struct weight *second) {
  if (!is_rebel(first) || !is_rebel(second)) return false;
  for (uint32_t k = 0; k < count; k++)
    if (n->scene.len && slice_is(weights[k].name->id, n->scene)) return weights[k].count >= second->count;
  return false;
}

/* Two groups of the scene; else its group and the state; else the two states named most. */
void names_find_sides(struct names *n) {
  struct weight weights[64];
  uint32_t count = weigh_parties(n, weights, 64);
  const struct weight *first = heaviest(n, weights, count, true, NULL), *second = NULL;
  if (first) second = heaviest(n, weights, count, true, first);
  if (second && state_comes_before(n, weights, count, first, second)) second = NULL;
  const struct entry *state = n->scene.len ? knowledge_state(n->knowledge, n->scene) : NULL;
  struct actors sides = {ARENA_ARRAY(n->arena, struct actor, 2), 0};
  if (!first) {
    first = heaviest(n, weights, count, false, NULL);
    second = first ? heaviest(n, weights, count, false, first) : NULL;
  }
  if (!first) return;
  sides.at[sides.count++] = party(n, first->name);
  if (second)
    sides.at[sides.count++] = party(n, second->name);
  else if (state && first->name->id.len != 3)
    sides.at[sides.count++] = state_party(n, state);
  if (sides.count == 2) n->sides = sides;
}

/* ---- organisations that no file knows ---- */

/* The state whose name stands inside an organisation's or before it: "South Sudan Opposition Alliance". */
static struct slice state_inside(const struct names *n, const struct name *name) {
  uint32_t limit = name->first_word + name->word_count;
  struct name inner;
  for (uint32_t w = name->first_word; w < limit; w++)
    if (names_match_registry(n, w, limit, &inner) && names_country(n, inner.id).len)
      return names_country(n, inner.id);
  const struct name *before = name->first_word ? name_at(n, name->first_word - 1) : NULL;
  bool same = before && word_at(n, before->head)->sentence == word_at(n, name->head)->sentence;
  if (same && before->type == NAME_NATIONAL) return names_country(n, before->id);
  return n->scene;
}

/* What kind of body it is, by the last of its words that says so: "Front" REB, "Ministry" GOV. */
static struct slice sector_of(const struct names *n, const struct name *name) {
  struct slice found = {"", 0};
  for (uint32_t w = name->first_word; w < name->first_word + name->word_count; w++) {
    struct slice class =
        word_class(n->knowledge->agents, "bodies", lower_case(n->arena, word_at(n, w)->form));
    if (class.len && !slice_equals(found, "OPP")) found = class;
  }
  return found;
}

static struct slice initials(const struct names *n, const struct name *name) {
  char *letters = arena_alloc(n->arena, name->word_count + 1);
  size_t count = 0;
  for (uint32_t w = name->first_word; w < name->first_word + name->word_count; w++)
    if (is_capital(word_at(n, w)->form.at[0])) letters[count++] = word_at(n, w)->form.at[0];
  return (struct slice){letters, count};
}

static bool is_public(struct slice sector) {
  return slice_equals(sector, "GOV") || slice_equals(sector, "MIL") || slice_equals(sector, "LEG") ||
         slice_equals(sector, "COP") || slice_equals(sector, "JUD");
}

/* "Government of National Accord (GNA)": a government that has to be told apart by an acronym is a party of
   its own. */
static bool is_rival_authority(const struct names *n, const struct name *name) {
  for (uint32_t w = name->first_word; name->acronym.len && w < name->first_word + name->word_count; w++)
    if (word_in(n->knowledge->agents, "authorities", lower_case(n->arena, word_at(n, w)->form))) return true;
  return false;
}

static void settle(struct names *n, struct name *name) {
  struct slice country = state_inside(n, name), sector = sector_of(n, name);
  bool group = slice_equals(sector, "REB") || slice_equals(sector, "OPP") || slice_equals(sector, "PTY") ||
               slice_equals(sector, "PRM") || slice_equals(sector, "SEP") || is_rival_authority(n, name);
  if (is_public(sector) && country.len) name->id = country;
  if (group) name->type = NAME_GROUP;
  if (group && country.len) {
    struct slice short_name = name->acronym.len ? name->acronym : initials(n, name);
    name->id = arena_print(n->arena, "%.*s-%.*s", SLICE_ARGS(country), SLICE_ARGS(short_name));
  }
  if (is_public(sector) || group)
    name->code = arena_join(n->arena, country, sector);
  else
    name->code = sector;
}

void names_settle_unknown(struct names *n) {
  for (uint32_t i = 0; i < n->count; i++) {
    struct name *name = &n->at[i];
    const struct name *first = &n->at[name->same_as];
    if (name->entry || name->id.len) continue;
    if (first != name)
      name->type = first->type, name->id = first->id, name->code = first->code;
    else if (name->type == NAME_ORGANISATION)
      settle(n, name);
  }
}
