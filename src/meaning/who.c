/* What phrases stand for: names, descriptions, pronouns. */
#include "meaning/who.h"

static const struct word *word_at(const struct names *n, uint32_t word) { return tree_word(n->tree, word); }

static bool agent_in(const struct names *n, const char *section, uint32_t word) { return agent_class(n, section, word).len > 0; }

/* ---- the phrase as written ---- */

static struct slice phrase_text(const struct names *n, uint32_t word) {
  struct span span = word_at(n, word)->span;
  TREE_EACH_CHILD(n->tree, word, child) {
    uint8_t relation = word_at(n, child)->relation;
    bool inside = relation == REL_DET || relation == REL_AMOD || relation == REL_COMPOUND || relation == REL_NMOD_POSS ||
                  relation == REL_FLAT || relation == REL_NUMMOD || (relation == REL_NMOD && child > word);
    if (!inside) continue;
    struct span part = tree_span(n->tree, child, TREE_BIT(REL_ACL_RELCL) | TREE_BIT(REL_APPOS));
    if (part.start < span.start) span.start = part.start;
    if (part.end > span.end) span.end = part.end;
  }
  return slice_trim(slice_between(n->tree->analysis->text.at, span));
}

/* ---- actors made of what was found ---- */

static struct actor actor_of_name(const struct name *name) {
  return (struct actor){.text = name->text, .name = name->canonical, .id = name->id, .code = name->code};
}

static bool is_state_id(struct slice id) { return id.len == 3; }

/* Whose they are: "Turkish parliament", "Haftar's forces", "the army of Chad", "Houthi fighters". */
static const struct name *owner_of(const struct names *n, uint32_t word) {
  const struct name *best = NULL;
  TREE_EACH_CHILD(n->tree, word, child) {
    uint8_t relation = word_at(n, child)->relation;
    const struct name *name = name_at(n, child);
    if (!name || name->head != child) name = NULL;
    struct slice preposition = relation == REL_NMOD ? tree_preposition(n->tree, n->arena, child) : (struct slice){"", 0};
    bool owner = relation == REL_NMOD_POSS || relation == REL_AMOD || relation == REL_COMPOUND ||
                 slice_equals(preposition, "of") || slice_equals(preposition, "from") || slice_equals(preposition, "in") ||
                 slice_equals(preposition, "to");
    if (owner && name && (!best || relation == REL_NMOD_POSS || relation == REL_AMOD)) best = name;
  }
  return best;
}

static bool is_definite(const struct names *n, uint32_t word) {
  TREE_EACH_CHILD(n->tree, word, child) {
    const struct word *w = word_at(n, child);
    if (w->relation == REL_DET) {
      struct slice lemma = lower_case(n->arena, w->lemma);
      return slice_equals(lemma, "the") || slice_equals(lemma, "this") || slice_equals(lemma, "that");
    }
    if (w->relation == REL_NMOD_POSS) return true;
  }
  return false;
}

static bool is_foreign(const struct names *n, uint32_t word) {
  TREE_EACH_CHILD(n->tree, word, child)
    if (word_at(n, child)->relation == REL_AMOD && agent_in(n, "foreign", child)) return true;
  return false;
}

static struct slice code_of(const struct names *n, struct slice country, struct slice sector) {
  return arena_print(n->arena, "%.*s%.*s", SLICE_ARGS(country), SLICE_ARGS(sector));
}

/* Which group "the rebels" are: the first of the two sides that is one. */
static const struct actor *rebel_side(const struct names *n) {
  for (size_t i = 0; i < n->sides.count; i++)
    if (n->sides.at[i].id.len != 3 && slice_ends(n->sides.at[i].code, SLICE("REB"))) return &n->sides.at[i];
  return NULL;
}

static struct actor describe(const struct names *n, uint32_t word, struct slice sector, bool office) {
  struct actor actor = {.text = phrase_text(n, word)};
  const struct name *owner = owner_of(n, word);
  if (owner) {
    bool state = is_state_id(owner->id) && owner->type != NAME_PERSON;
    actor.id = owner->id;
    actor.code = state ? code_of(n, owner->id, sector) : owner->code.len ? owner->code : sector;
    const struct entry *body = owner->id.len ? knowledge_body(n->knowledge, owner->id) : NULL;
    actor.name = body ? body->name : owner->canonical; /* "Haftar's forces" are the LNA */
    return actor;
  }
  bool rebels = slice_equals(sector, "REB");
  bool own = slice_equals(sector, "GOV") || slice_equals(sector, "MIL") || slice_equals(sector, "LEG") || slice_equals(sector, "COP");
  const struct actor *group = rebels && is_definite(n, word) && !is_foreign(n, word) ? rebel_side(n) : NULL;
  if (group) actor.id = group->id, actor.code = group->code, actor.name = group->name;
  else if (own && n->scene.len && (office || is_definite(n, word)) && !is_foreign(n, word)) {
    actor.id = n->scene;
    actor.code = code_of(n, n->scene, sector);
  } else actor.code = sector;
  return actor;
}

/* ---- pronouns and pointers ---- */

enum pronoun { PRONOUN_NONE, PRONOUN_PERSON, PRONOUN_THING, PRONOUN_THEY };

static enum pronoun pronoun_of(const struct word *w) {
  static const struct { const char *form; enum pronoun pronoun; } all[] = {
      {"he", PRONOUN_PERSON}, {"she", PRONOUN_PERSON}, {"him", PRONOUN_PERSON}, {"his", PRONOUN_PERSON}, {"her", PRONOUN_PERSON},
      {"it", PRONOUN_THING},  {"its", PRONOUN_THING},  {"they", PRONOUN_THEY},  {"them", PRONOUN_THEY},  {"their", PRONOUN_THEY},
      {"itself", PRONOUN_THING}, {"themselves", PRONOUN_THEY}, {"himself", PRONOUN_PERSON}};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (slice_is_ignoring_case(w->form, slice_of(all[i].form))) return all[i].pronoun;
  return PRONOUN_NONE;
}

static bool fits(const struct name *name, enum pronoun pronoun, const struct names *n) {
  if (name->type == NAME_NATIONAL || name->type == NAME_PLACE) return false;
  bool coordinated = tree_child(n->tree, name->head, REL_CONJ) != NO_WORD;
  switch (pronoun) {
  case PRONOUN_PERSON: return name->type == NAME_PERSON;
  case PRONOUN_THING: return name->type != NAME_PERSON && !coordinated;
  case PRONOUN_THEY: return coordinated || name->type == NAME_GROUP;
  default: return false;
  }
}

/* The last fitting subject before the pronoun within three sentences, else the last fitting name. */
static uint32_t antecedent(const struct names *n, uint32_t word, enum pronoun pronoun) {
  uint32_t sentence = word_at(n, word)->sentence, last = NO_WORD;
  for (uint32_t w = word; w-- > 0;) {
    if (word_at(n, w)->sentence + 2 < sentence) break;
    const struct name *name = name_at(n, w);
    if (!name || name->head != w || !fits(name, pronoun, n)) continue;
    if (relation_is_subject(word_at(n, w)->relation)) return w;
    if (last == NO_WORD) last = w;
  }
  return last;
}

/* "the group", "the bloc": the last group or organisation named in this paragraph or the sentences before. */
static const struct name *body_before(const struct names *n, uint32_t word, struct slice pointer) {
  bool group = slice_equals(pointer, "group"), organisation = slice_equals(pointer, "organisation");
  uint32_t sentence = word_at(n, word)->sentence;
  if (!group && !organisation) return NULL;
  for (uint32_t w = word; w-- > 0 && word_at(n, w)->sentence + 3 >= sentence;) {
    const struct name *name = name_at(n, w);
    if (!name || name->head != w || !name->id.len) continue;
    if (name->type == NAME_GROUP ? group : name->type == NAME_ORGANISATION && organisation) return name;
  }
  return NULL;
}

static bool is_both(const struct names *n, uint32_t word) {
  if (!agent_in(n, "pointers", word)) return false;
  bool countries = slice_equals(agent_class(n, "pointers", word), "country");
  if (!countries && !slice_equals(agent_class(n, "pointers", word), "parties")) return false;
  bool plural = word_has(word_at(n, word), "Number=Plur");
  TREE_EACH_CHILD(n->tree, word, child) {
    struct slice lemma = lower_case(n->arena, word_at(n, child)->lemma);
    if (word_in(n->knowledge->agents, "both", lemma)) return true;
    if (slice_equals(lemma, "foreign") || slice_equals(lemma, "political") || slice_equals(lemma, "all")) return false;
  }
  return plural && !countries && is_definite(n, word);
}

/* ---- phrases ---- */

static void push(const struct names *n, struct actors *all, struct actor actor) {
  all->at = arena_grow(n->arena, all->at, all->count, all->count + 1, sizeof *all->at);
  all->at[all->count++] = actor;
}

static bool add_pronoun(const struct names *n, struct actors *all, uint32_t word, int depth);

/* "the defence ministers of Russia and Turkey" are two actors. */
static bool add_one_an_owner(const struct names *n, struct actors *all, uint32_t word, struct slice sector) {
  const struct name *first = owner_of(n, word);
  if (!first || tree_child(n->tree, first->head, REL_CONJ) == NO_WORD || !is_state_id(first->id)) return false;
  size_t before = all->count;
  for (uint32_t child = first->head, next = n->tree->first[first->head]; child != NO_WORD;) {
    const struct name *name = name_at(n, child);
    if (name && name->head == child && is_state_id(name->id) && name->type != NAME_PERSON)
      push(n, all, (struct actor){.text = name->text, .name = name->canonical, .id = name->id, .code = code_of(n, name->id, sector)});
    while (next != NO_WORD && word_at(n, next)->relation != REL_CONJ) next = n->tree->next[next];
    child = next;
    if (next != NO_WORD) next = n->tree->next[next];
  }
  return all->count > before;
}
static void add_phrase(const struct names *n, struct actors *all, uint32_t word, int depth);

static bool is_named(const struct names *n, uint32_t word) {
  const struct name *name = name_at(n, word);
  return name && name->type != NAME_PLACE;
}

/* The name in apposition to a noun. Of "the government and the movement Renamo" the parser may hang the name on the
   first: it belongs to the one that it stands behind. */
static uint32_t name_beside(const struct names *n, uint32_t word) {
  uint32_t first = word_at(n, word)->relation == REL_CONJ ? word_at(n, word)->head : word, conjunct = NO_WORD;
  TREE_EACH_CHILD(n->tree, word, child) {
    uint8_t relation = word_at(n, child)->relation;
    if (relation == REL_CONJ) conjunct = child;
    if ((relation == REL_FLAT || relation == REL_APPOS) && is_named(n, child) && conjunct == NO_WORD) return child;
  }
  if (first == word) return NO_WORD;
  TREE_EACH_CHILD(n->tree, first, child) {
    uint8_t relation = word_at(n, child)->relation;
    if (relation == REL_CONJ) conjunct = child;
    if (relation == REL_APPOS && is_named(n, child) && conjunct == word && child > word) return child;
  }
  return NO_WORD;
}

static void add_head(const struct names *n, struct actors *all, uint32_t word, int depth) {
  const struct name *name = name_at(n, word);
  if (name && name->type != NAME_PLACE) {
    push(n, all, actor_of_name(name));
    return;
  }
  if (!name && pronoun_of(word_at(n, word)) && add_pronoun(n, all, word, depth)) return;
  if (is_both(n, word) && n->sides.count == 2) {
    for (size_t i = 0; i < 2; i++) push(n, all, n->sides.at[i]);
    return;
  }
  struct slice sector = agent_class(n, "sector", word), office = agent_class(n, "office", word);
  uint32_t beside = name_beside(n, word); /* "ambassador Richard Mills", "the leader, X": the name says who */
  if (beside != NO_WORD && (sector.len || office.len)) {
    const struct name *person = name_at(n, beside);
    struct actor actor = actor_of_name(person);
    struct actor described = describe(n, word, office.len ? office : sector, true);
    if (actor.id.len == 0) actor.id = described.id, actor.code = described.code;
    push(n, all, actor);
    return;
  }
  TREE_EACH_CHILD(n->tree, word, child) { /* "hundreds of mercenaries", "representatives of the GNA" */
    bool of = word_at(n, child)->relation == REL_NMOD && slice_equals(tree_preposition(n->tree, n->arena, child), "of");
    bool vague = !sector.len && !office.len && (word_at(n, word)->upos == UPOS_NUM || agent_in(n, "stands for its part", word));
    if (of && depth < 4 && (vague || agent_in(n, "stands for its part", word))) {
      struct actors inner = actors_of_phrase(n, child);
      for (size_t i = 0; i < inner.count; i++) push(n, all, inner.at[i]);
      if (inner.count) return;
    }
  }
  struct slice pointer = agent_class(n, "pointers", word);
  bool country = slice_equals(pointer, "country") && is_definite(n, word);
  const struct name *meant = is_definite(n, word) && !owner_of(n, word) ? body_before(n, word, pointer) : NULL;
  if (meant) {
    struct actor actor = actor_of_name(meant);
    actor.text = phrase_text(n, word);
    push(n, all, actor);
    return;
  }
  if ((sector.len || office.len) && word_has(word_at(n, word), "Number=Plur") && add_one_an_owner(n, all, word, office.len ? office : sector)) return;
  if (country && n->scene.len && !owner_of(n, word)) {
    const struct entry *state = knowledge_state(n->knowledge, n->scene);
    push(n, all, (struct actor){.text = phrase_text(n, word), .name = state->name, .id = state->id, .code = state->code});
  } else if (sector.len || office.len) push(n, all, describe(n, word, sector.len ? sector : office, office.len > 0));
  else push(n, all, (struct actor){.text = phrase_text(n, word)});
}

static bool add_pronoun(const struct names *n, struct actors *all, uint32_t word, int depth) {
  uint32_t before = depth < 3 ? antecedent(n, word, pronoun_of(word_at(n, word))) : NO_WORD;
  if (before == NO_WORD) return false;
  if (pronoun_of(word_at(n, word)) == PRONOUN_THEY) {
    add_phrase(n, all, before, depth + 1);
  } else add_head(n, all, before, depth + 1);
  return true;
}

/* The head and what is coordinated with it. */
static void add_phrase(const struct names *n, struct actors *all, uint32_t word, int depth) {
  add_head(n, all, word, depth);
  TREE_EACH_CHILD(n->tree, word, child)
    if (word_at(n, child)->relation == REL_CONJ && word_at(n, child)->upos != UPOS_VERB) add_head(n, all, child, depth);
}

struct actors actors_of_phrase(const struct names *n, uint32_t word) {
  struct actors all = {0};
  add_phrase(n, &all, word, 0);
  return all;
}

bool is_actor_phrase(const struct names *n, uint32_t word) {
  const struct name *name = name_at(n, word);
  if (name) return name->type != NAME_PLACE;
  return agent_in(n, "sector", word) || agent_in(n, "office", word) || pronoun_of(word_at(n, word)) || is_both(n, word);
}

/* ---- places ---- */

static struct place place_of_name(const struct name *name) {
  struct place place = {.text = name->text};
  const struct entry *e = name->entry;
  switch (name->type) {
  case NAME_STATE: place.name = name->canonical, place.country = name->id; break;
  case NAME_SEAT:
  case NAME_PLACE:
    place.name = e ? (e->kind == ENTRY_PLACE ? e->name : e->title) : name->text;
    place.country = e ? e->id : (struct slice){"", 0};
    if (e && e->located) place.lat = e->lat, place.lon = e->lon, place.located = true;
    break;
  default: return (struct place){0};
  }
  return place;
}

struct place names_scene(const struct names *n) {
  const struct entry *state = n->scene.len ? knowledge_state(n->knowledge, n->scene) : NULL;
  return state ? (struct place){.text = state->name, .name = state->name, .country = state->id} : (struct place){0};
}

/* "a zone around Idlib", "bases in Chad": the place is what the inner phrase names. */
static bool is_near(struct slice preposition) {
  static const char *const all[] = {"in", "around", "near", "along", "of", "across", "outside", "inside", "between", "at"};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (slice_equals(preposition, all[i])) return true;
  return false;
}

struct place place_at(const struct names *n, uint32_t word) {
  for (int depth = 0; depth < 4 && word != NO_WORD; depth++) {
    const struct name *name = name_at(n, word);
    if (name) return place_of_name(name);
    bool pointer = slice_equals(agent_class(n, "pointers", word), "country") && is_definite(n, word);
    if (pointer) {
      struct place scene = names_scene(n);
      if (scene.text.len) scene.text = phrase_text(n, word);
      return scene;
    }
    uint32_t inner = NO_WORD;
    TREE_EACH_CHILD(n->tree, word, child) {
      uint8_t relation = word_at(n, child)->relation;
      bool part = relation == REL_NMOD_POSS || relation == REL_COMPOUND || relation == REL_FLAT || relation == REL_APPOS ||
                  (relation == REL_NMOD && is_near(tree_preposition(n->tree, n->arena, child)));
      if (part && inner == NO_WORD) inner = child;
    }
    word = inner;
  }
  return (struct place){0};
}
