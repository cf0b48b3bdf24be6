/* Actors that are described instead of named: "the Turkish parliament", "Haftar's forces", "two soldiers". */
#include "meaning/who_parts.h"

bool who_is_definite(const struct names *n, uint32_t word) {
  TREE_EACH_CHILD(n->tree, word, child) {
    const struct word *w = word_at(n, child);
    if (w->relation == REL_DET) {
      struct slice lemma = lower_case(n->arena, w->lemma);
      return slice_equals(lemma, "the") || slice_equals(lemma, "this") || slice_equals(lemma, "that") ||
             slice_equals(lemma, "these");
    }
    if (w->relation == REL_NMOD_POSS) return true;
  }
  return false;
}

/* "a", "some", "other": not the known ones. */
static bool is_indefinite(const struct names *n, uint32_t word) {
  TREE_EACH_CHILD(n->tree, word, child) {
    struct slice lemma = lower_case(n->arena, word_at(n, child)->lemma);
    if (word_at(n, child)->relation == REL_DET && !slice_equals(lemma, "the")) return true;
    if (slice_equals(lemma, "other") || slice_equals(lemma, "unknown")) return true;
  }
  return false;
}

static bool says_foreign(const struct names *n, uint32_t word) {
  TREE_EACH_CHILD(n->tree, word, child)
  if (word_at(n, child)->relation == REL_AMOD && agent_in(n, "foreign", child)) return true;
  return false;
}

/* Also the second of "foreign troops and mercenaries". */
static bool is_foreign(const struct names *n, uint32_t word) {
  const struct word *w = word_at(n, word);
  bool second = w->relation == REL_CONJ && w->head != NO_WORD && w->head < word &&
                word_at(n, word - 1)->upos == UPOS_CCONJ;
  return says_foreign(n, word) || (second && says_foreign(n, w->head));
}

static bool has_both(const struct names *n, uint32_t word) {
  TREE_EACH_CHILD(n->tree, word, child)
  if (child < word && word_in(n->knowledge->agents, "both", lower_case(n->arena, word_at(n, child)->lemma)))
    return true;
  return false;
}

/* ---- whose they are ---- */

static bool is_possession(const struct names *n, uint32_t child) {
  uint8_t relation = word_at(n, child)->relation;
  if (relation == REL_NMOD_POSS || relation == REL_AMOD || relation == REL_COMPOUND) return true;
  if (relation != REL_NMOD) return false;
  struct slice preposition = tree_preposition(n->tree, n->arena, child);
  return slice_equals(preposition, "of") || slice_equals(preposition, "from") ||
         slice_equals(preposition, "in") || slice_equals(preposition, "to");
}

/* "soldiers in Mali" stand there, whosever they are. */
static bool only_stands_there(const struct names *n, uint32_t word, uint32_t child) {
  if (word_at(n, child)->relation != REL_NMOD || !agent_in(n, "stationed", word)) return false;
  struct slice preposition = tree_preposition(n->tree, n->arena, child);
  return slice_equals(preposition, "in") || slice_equals(preposition, "to");
}

/* Of several the closest bond: "the Turkish troops in Libya" are Turkey's. */
const struct name *who_owner(const struct names *n, uint32_t word) {
  const struct name *best = NULL;
  uint32_t best_rank = 0;
  TREE_EACH_CHILD(n->tree, word, child) {
    const struct name *name = name_at(n, child);
    if (!name || name->head != child || !is_possession(n, child)) continue;
    if (only_stands_there(n, word, child)) continue;
    uint8_t relation = word_at(n, child)->relation;
    struct slice preposition = tree_preposition(n->tree, n->arena, child);
    uint32_t rank = relation != REL_NMOD ? 3 : slice_equals(preposition, "of") ? 2 : 1;
    if (name->type == NAME_PLACE && names_country(n, name->id).len == 0) continue;
    if (rank > best_rank) best = name, best_rank = rank;
  }
  return best;
}

/* The tree may hang "of Iraq" elsewhere; the words say it. */
static const struct name *owner_behind(const struct names *n, uint32_t word, struct slice sector) {
  const struct sentence *s = &n->tree->analysis->sentences[word_at(n, word)->sentence];
  uint32_t limit = s->first_word + s->word_count, w = word + 1;
  if (w + 1 >= limit) return NULL;
  bool of = slice_equals(word_at(n, w)->form, "of");
  bool in = slice_equals(word_at(n, w)->form, "in") && slice_equals(sector, "GOV");
  if (!of && !in) return NULL;
  if (slice_equals(word_at(n, ++w)->form, "the") && w + 1 < limit) w++;
  const struct name *name = name_at(n, w);
  return name && (of || name->type == NAME_STATE || name->type == NAME_SEAT) ? name : NULL;
}

/* A state's parliament is the state; its rebels are nobody known; Haftar's forces are the LNA. */
static struct actor owned(const struct names *n, struct slice text, struct actor owner, bool person,
                          struct slice sector) {
  struct actor actor = {.text = text};
  struct slice country = names_country(n, owner.id);
  const struct entry *body = owner.id.len ? knowledge_body(n->knowledge, owner.id) : NULL;
  if (is_state_id(n, owner.id)) {
    actor.id = sector_is_of_state(sector) ? owner.id : (struct slice){"", 0};
    actor.code = arena_join(n->arena, country, sector);
  } else {
    actor.id = owner.id;
    actor.code = owner.code.len ? owner.code : sector;
  }
  if (actor.id.len) actor.name = body ? body->name : person ? (struct slice){"", 0} : owner.name;
  return actor;
}

static struct actor owner_of_name(const struct names *n, const struct name *name) {
  struct actor actor = actor_of_name(name);
  if (name->type == NAME_PLACE) actor.id = names_country(n, name->id); /* "Darfur's governor" */
  return actor;
}

/* Owners with what is coordinated with them, where the phrase is plural. */
static struct actors named_owners(const struct names *n, uint32_t word, const struct name *first) {
  struct actors owners = {0};
  who_push(n, &owners, owner_of_name(n, first));
  bool many = word_has(word_at(n, word), "Number=Plur") || word_has(word_at(n, word), "Number=Ptan");
  if (!many) return owners;
  TREE_EACH_CHILD(n->tree, first->head, child) {
    const struct name *name = name_at(n, child);
    if (word_at(n, child)->relation == REL_CONJ && name && name->head == child && name->id.len)
      who_push(n, &owners, owner_of_name(n, name));
  }
  return owners;
}

/* "the Kyrgyz side, whose army": the noun that the clause is about, else the word itself. */
static uint32_t relative_owner(const struct names *n, uint32_t owner) {
  if (!slice_is_ignoring_case(word_at(n, owner)->form, SLICE("whose"))) return owner;
  for (uint32_t up = owner; up != NO_WORD; up = word_at(n, up)->head)
    if (word_at(n, up)->relation == REL_ACL_RELCL) return word_at(n, up)->head;
  return owner;
}

/* "their leaders", "the junta's officials", "the Government of the Kingdom of the Netherlands": owners that
   are themselves to be found. */
static struct actors found_owners(const struct names *n, uint32_t word, int depth) {
  struct actors owners = {0};
  if (depth >= WHO_DEPTH) return owners;
  TREE_EACH_CHILD(n->tree, word, child) {
    if (name_at(n, child) || !is_possession(n, child) || word_at(n, child)->relation == REL_AMOD) continue;
    uint32_t owner = relative_owner(n, child);
    bool may = who_is_pronoun(n, child) || agent_in(n, "sector", owner) || agent_in(n, "pointers", owner) ||
               agent_in(n, "office", owner) || (owner != child && name_at(n, owner));
    if (!may || word_at(n, child)->relation == REL_COMPOUND) continue;
    who_add_phrase(n, &owners, owner, depth + 1);
    size_t kept = 0;
    for (size_t i = 0; i < owners.count; i++)
      if (owners.at[i].id.len) owners.at[kept++] = owners.at[i];
    owners.count = kept;
    if (kept) return owners;
  }
  return owners;
}

/* "the army accuses its fighters": fighters are a group's, whatever "its" might be else. */
static const struct name *group_before(const struct names *n, uint32_t word) {
  uint32_t sentence = word_at(n, word)->sentence;
  for (uint32_t w = word; w-- > 0 && word - w < WHO_BACK && word_at(n, w)->sentence + 2 >= sentence;) {
    const struct name *name = name_at(n, w);
    bool rebels = name && name->head == w && name->type == NAME_GROUP &&
                  !slice_ends(name->code, SLICE("MIL")) && !slice_ends(name->code, SLICE("GOV")) &&
                  name->id.len > 4;
    if (rebels) return name;
  }
  return NULL;
}

static bool owned_by_pronoun(const struct names *n, uint32_t word) {
  uint32_t owner = tree_child(n->tree, word, REL_NMOD_POSS);
  return owner != NO_WORD && who_is_pronoun(n, owner);
}

/* "fighters loyal to Khalifa Haftar" */
static const struct name *loyalty(const struct names *n, uint32_t word) {
  TREE_EACH_CHILD(n->tree, word, child) {
    uint8_t relation = word_at(n, child)->relation;
    bool loyal = slice_equals(word_at(n, child)->form, "loyal") ||
                 slice_equals(word_at(n, child)->form, "belonging") ||
                 slice_equals(word_at(n, child)->form, "answering");
    if (!loyal || (relation != REL_AMOD && relation != REL_ACL)) continue;
    TREE_EACH_CHILD(n->tree, child, to) {
      if (!slice_equals(tree_preposition(n->tree, n->arena, to), "to")) continue;
      const struct name *name = name_at(n, to);
      if (name) return name;
      TREE_EACH_CHILD(n->tree, to, apposed) { /* "loyal to the prime minister, X" */
        uint8_t bond = word_at(n, apposed)->relation;
        if ((bond == REL_APPOS || bond == REL_FLAT) && name_at(n, apposed)) return name_at(n, apposed);
      }
    }
  }
  return NULL;
}

/* "Afghan soldiers and police": the adjective is for both. */
static const struct name *shared_nation(const struct names *n, uint32_t word) {
  const struct word *w = word_at(n, word);
  if (w->relation != REL_CONJ || w->head == NO_WORD || w->head > word) return NULL;
  if (word_at(n, word - 1)->upos != UPOS_CCONJ && !slice_equals(word_at(n, word - 1)->form, ",")) return NULL;
  const struct name *name = who_owner(n, w->head);
  return name && name->type == NAME_NATIONAL && name->head < w->head ? name : NULL;
}

static struct actors owners_of(const struct names *n, uint32_t word, struct slice sector, int depth) {
  const struct name *name = loyalty(n, word);
  if (!name) name = who_owner(n, word);
  if (!name) name = shared_nation(n, word);
  if (name) return named_owners(n, word, name);
  bool rebels = slice_equals(sector, "REB") && owned_by_pronoun(n, word);
  const struct name *group = rebels ? group_before(n, word) : NULL;
  if (group) return named_owners(n, word, group);
  struct actors owners = found_owners(n, word, depth);
  if (owners.count) return owners;
  name = owner_behind(n, word, sector);
  return name ? named_owners(n, word, name) : owners;
}

/* ---- whose they are when nobody says so ---- */

/* Which group "the rebels" are: the first of the two sides that is one. */
static const struct actor *rebel_side(const struct names *n) {
  for (size_t i = 0; i < n->sides.count; i++)
    if (n->sides.at[i].id.len != 3 && slice_ends(n->sides.at[i].code, SLICE("REB"))) return &n->sides.at[i];
  return NULL;
}

/* "the Secretary-General", of nothing, is that of the United Nations. */
bool who_is_secretary_general(const struct names *n, uint32_t word) {
  struct slice form = word_at(n, word)->form;
  if (slice_starts(form, SLICE("Secretary-General"))) return true;
  return slice_starts(form, SLICE("General")) && word >= 2 && slice_equals(word_at(n, word - 1)->form, "-") &&
         slice_equals(word_at(n, word - 2)->form, "Secretary");
}

/* "the Special Representative", "the Emergency Relief Coordinator", in a resolution or a statement of the
   UN. */
bool who_is_united_nations_office(const struct names *n, uint32_t word) {
  bool united = n->document->genre == GENRE_RESOLUTION || slice_equals(n->body, "UN");
  bool definite = who_is_definite(n, word);
  return definite &&
         ((united && agent_in(n, "united nations", word)) || agent_in(n, "always united nations", word));
}

/* "The Council", of nothing and named after nobody's: that of the United Nations, where no other body
   speaks. */
static bool is_security_council(const struct names *n, uint32_t word) {
  bool named = slice_equals(word_at(n, word)->form, "Council") && who_is_definite(n, word);
  if (!named || (n->body.len && !slice_equals(n->body, "UN"))) return false;
  TREE_EACH_CHILD(n->tree, word, child) {
    uint8_t relation = word_at(n, child)->relation;
    if (relation == REL_COMPOUND || relation == REL_AMOD || relation == REL_NMOD || relation == REL_NMOD_POSS)
      return false;
  }
  return true;
}

/* "the government and the FARC": of the country of whom it is named with. */
static struct slice home_of_company(const struct names *n, uint32_t word) {
  const struct word *w = word_at(n, word);
  uint32_t other = w->relation == REL_CONJ ? w->head : tree_child(n->tree, word, REL_CONJ);
  const struct name *name = other == NO_WORD ? NULL : name_at(n, other);
  return name && name->type == NAME_GROUP ? names_country(n, name->id) : (struct slice){"", 0};
}

/* Whose "the government", "the army" is: the document's state; of two that it is about, the one that acted
   last. */
static struct slice home_of(const struct names *n, uint32_t word, bool office) {
  struct slice company = home_of_company(n, word);
  if (company.len) return company;
  if (office && n->voice.len) return n->voice;
  uint32_t sentence = word_at(n, word)->sentence;
  for (uint32_t w = word; n->second.len && w-- > 0 && word_at(n, w)->sentence + 1 >= sentence;) {
    const struct name *name = name_at(n, w);
    bool acts = name && name->head == w && name->type != NAME_PERSON &&
                (relation_is_subject(word_at(n, w)->relation) ||
                 (slice_equals(tree_preposition(n->tree, n->arena, w), "in") && !names_is_met_in(n, w)));
    struct slice country = acts ? names_country(n, name->id) : (struct slice){"", 0};
    if (country.len && (slice_is(country, n->scene) || slice_is(country, n->second))) return country;
  }
  return n->scene;
}

/* "the army" in a report on a territory that has none. */
static struct slice army_of(const struct names *n, struct slice home, struct slice sector) {
  if (!slice_equals(sector, "MIL") || !home.len) return home;
  struct slice state = word_class(n->knowledge->agents, "army of", lower_case(n->arena, home));
  return state.len && names_weight(n, state) ? state : home;
}

static struct actor unowned(const struct names *n, uint32_t word, struct slice sector, bool office) {
  struct actor actor = {.text = who_phrase_text(n, word), .code = sector};
  bool united = who_is_secretary_general(n, word) || who_is_united_nations_office(n, word) ||
                is_security_council(n, word);
  const struct entry *un = united ? knowledge_body(n->knowledge, SLICE("UN")) : NULL;
  if (un) {
    actor.id = un->id, actor.code = un->code, actor.name = un->name;
    return actor;
  }
  /* "government forces" are the government's, with or without an article. */
  bool governments = tree_child_lemma(n->tree, word, REL_COMPOUND, "government") != NO_WORD;
  bool definite = who_is_definite(n, word) || governments, foreign = is_foreign(n, word);
  const struct actor *group = slice_equals(sector, "REB") && definite && !foreign ? rebel_side(n) : NULL;
  struct slice home = army_of(n, home_of(n, word, office), sector);
  if (group) actor.id = group->id, actor.code = group->code, actor.name = group->name;
  if (group || foreign || !home.len) return actor;
  bool anybodys = agent_in(n, "anybody's", word);
  bool joint = agent_in(n, "of several states", word) ||
               (word_has(word_at(n, word), "Number=Plur") && agent_in(n, "states", word));
  bool own =
      sector_is_of_state(sector) && !joint && (office || definite || (!anybodys && !is_indefinite(n, word)));
  if (own) actor.id = home;
  if (own || (!sector_is_of_state(sector) && !anybodys)) actor.code = arena_join(n->arena, home, sector);
  const struct entry *state = own ? knowledge_state(n->knowledge, home) : NULL;
  if (state) actor.name = state->name;
  return actor;
}

/* "a rebel commander", "the opposition spokesman": of the side, not of the state. */
static struct slice side_before(const struct names *n, uint32_t word, struct slice sector) {
  TREE_EACH_CHILD(n->tree, word, child) {
    uint8_t relation = word_at(n, child)->relation;
    if (child > word || (relation != REL_COMPOUND && relation != REL_AMOD) || name_at(n, child)) continue;
    struct slice side = agent_class(n, "sector", child);
    if (slice_equals(side, "REB") || slice_equals(side, "OPP") || slice_equals(side, "PRM")) return side;
  }
  return sector;
}

void who_describe(const struct names *n, struct actors *all, uint32_t word, struct slice sector, bool office,
                  int depth) {
  struct slice side = side_before(n, word, sector);
  if (!slice_is(side, sector)) sector = side, office = false;
  struct actors owners = owners_of(n, word, sector, depth);
  struct slice text = who_phrase_text(n, word);
  bool any_two = agent_in(n, "single persons", word) && !who_is_definite(n, word) && /* "two soldiers" */
                 tree_child_lemma(n->tree, word, REL_NUMMOD, "two") != NO_WORD;
  if (!owners.count && !any_two && has_both(n, word) && n->sides.count == 2)
    owners = n->sides; /* "both leaders" */
  for (size_t i = 0; i < owners.count; i++)
    who_push(n, all, owned(n, text, owners.at[i], !slice_is(owners.at[i].name, owners.at[i].text), sector));
  if (!owners.count) who_push(n, all, unowned(n, word, sector, office));
}
