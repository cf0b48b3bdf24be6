/* Where: the place that a phrase names, or stands for. */
#include "meaning/who_parts.h"

static struct place place_of_entry(struct slice text, const struct entry *e) {
  struct place place = {.text = text, .name = e->kind == ENTRY_SEAT ? e->title : e->name, .country = e->id};
  if (e->located) place.lat = e->lat, place.lon = e->lon, place.located = true;
  return place;
}

/* A capital's coordinates are the gazetteer's. */
static void locate(const struct names *n, struct place *place) {
  for (const struct entry *e = place->located ? NULL : knowledge_place(n->knowledge, place->name); e;
       e = knowledge_next(n->knowledge, e))
    if (slice_is(e->id, place->country)) {
      place->lat = e->lat, place->lon = e->lon, place->located = true;
      return;
    }
}

/* Some names are a group's or an authority's as well as a place's: Abkhazia. */
static const struct entry *place_entry(const struct names *n, const struct name *name) {
  if (!name->entry) return NULL;
  for (const struct entry *e = knowledge_entry(n->knowledge, name->text); e;
       e = knowledge_next(n->knowledge, e))
    if (e->kind == ENTRY_PLACE) return e;
  return NULL;
}

/* "Samarkand, Uzbekistan" */
static struct slice country_behind(const struct names *n, const struct name *name) {
  uint32_t comma = name->first_word + name->word_count;
  if (comma + 1 >= n->tree->analysis->word_count || !slice_equals(word_at(n, comma)->form, ","))
    return (struct slice){"", 0};
  const struct name *state = name_at(n, comma + 1);
  return state && state->type == NAME_STATE ? state->id : (struct slice){"", 0};
}

static struct place place_of_name(const struct names *n, const struct name *name) {
  struct place place = {0};
  const struct entry *e = name->entry;
  switch (name->type) {
  case NAME_STATE: return (struct place){.text = name->text, .name = name->canonical, .country = name->id};
  case NAME_SEAT:
  case NAME_PLACE:
    if (e)
      place = place_of_entry(name->text, e);
    else
      place = (struct place){.text = name->text, .name = name->text, .country = country_behind(n, name)};
    break;
  default:
    e = place_entry(n, name);
    if (e) place = place_of_entry(name->text, e);
  }
  if (place.text.len) locate(n, &place);
  return place;
}

struct place names_scene(const struct names *n) {
  const struct entry *state = n->scene.len ? knowledge_state(n->knowledge, n->scene) : NULL;
  return state ? (struct place){.text = state->name, .name = state->name, .country = state->id}
               : (struct place){0};
}

/* ---- what points to a place ---- */

static struct place scene_as(const struct names *n, uint32_t word) {
  struct place scene = names_scene(n);
  if (scene.text.len) scene.text = who_phrase_text(n, word);
  return scene;
}

/* "the city": the one named last. */
static struct place city_before(const struct names *n, uint32_t word) {
  uint32_t sentence = word_at(n, word)->sentence;
  for (uint32_t w = word; w-- > 0 && word - w < WHO_BACK && word_at(n, w)->sentence + 3 >= sentence;) {
    const struct name *name = name_at(n, w);
    if (!name || (name->type != NAME_SEAT && name->type != NAME_PLACE)) continue;
    struct place place = place_of_name(n, name);
    if (place.text.len) place.text = who_phrase_text(n, word);
    return place;
  }
  return (struct place){0};
}

static struct place capital(const struct names *n, uint32_t word) {
  const struct name *owner = who_owner(n, word);
  struct slice state = owner ? names_country(n, owner->id) : n->scene;
  const struct entry *e = state.len ? knowledge_capital(n->knowledge, state) : NULL;
  if (!e) return (struct place){0};
  struct place place = {.text = who_phrase_text(n, word), .name = e->title, .country = e->id};
  locate(n, &place);
  return place;
}

static bool place_pointer(const struct names *n, uint32_t word, struct place *place) {
  struct slice pointer = agent_class(n, "pointers", word);
  bool definite = who_is_definite(n, word), plural = word_has(word_at(n, word), "Number=Plur");
  *place = (struct place){0};
  if (!definite || plural) return false;
  if (slice_equals(pointer, "city") && slice_is_ignoring_case(word_at(n, word)->lemma, SLICE("capital")))
    *place = capital(n, word);
  else if (who_owner(n, word))
    return false;
  else if (slice_equals(pointer, "country") || slice_equals(pointer, "territory"))
    *place = scene_as(n, word);
  else if (slice_equals(pointer, "city") && tree_child(n->tree, word, REL_NMOD) == NO_WORD)
    *place = city_before(n, word);
  return place->text.len > 0;
}

/* "a zone around Idlib", "bases in Chad": the place is what the inner phrase names. */
static bool is_near(struct slice preposition) {
  static const char *const all[] = {"in",     "around",  "near",   "along",   "of",
                                    "across", "outside", "inside", "between", "at"};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (slice_equals(preposition, all[i])) return true;
  return false;
}

static uint32_t inner_phrase(const struct names *n, uint32_t word) {
  TREE_EACH_CHILD(n->tree, word, child) {
    uint8_t relation = word_at(n, child)->relation;
    bool part = relation == REL_NMOD_POSS || relation == REL_COMPOUND || relation == REL_FLAT ||
                relation == REL_APPOS ||
                (relation == REL_NMOD && is_near(tree_preposition(n->tree, n->arena, child)));
    if (part) return child;
  }
  return NO_WORD;
}

/* "an Iraqi air base": somewhere in Iraq. */
static struct place national_place(const struct names *n, uint32_t word) {
  TREE_EACH_CHILD(n->tree, word, child) {
    const struct name *name = name_at(n, child);
    bool national = name && name->type == NAME_NATIONAL && is_state_id(n, name->id) && child < word &&
                    names_is(n, "localities", word);
    if (national)
      return (struct place){.text = who_phrase_text(n, word), .name = name->canonical, .country = name->id};
  }
  return (struct place){0};
}

struct place place_at(const struct names *n, uint32_t word) {
  uint32_t top = word;
  for (int depth = 0; depth < 4 && word != NO_WORD; depth++) {
    const struct name *name = name_at(n, word);
    struct place place;
    if (name) {
      place = place_of_name(n, name);
      if (place.text.len || depth == 0) return place;
      break;
    }
    if (place_pointer(n, word, &place)) return place;
    word = inner_phrase(n, word);
  }
  return top == NO_WORD ? (struct place){0} : national_place(n, top);
}
