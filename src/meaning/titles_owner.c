/* Whose an office is: who is named beside it, whom the phrase describes, for whom the person acts. */
#include "meaning/titles_parts.h"
#include "meaning/who_parts.h"

struct actors title_one_actor(const struct names *n, struct actor actor) {
  struct actors of = {ARENA_NEW(n->arena, struct actor), 1};
  of.at[0] = actor;
  return of;
}

struct actor title_owner_actor(const struct names *n, const struct name *owner, struct slice sector) {
  struct actor actor = {.text = owner->text, .name = owner->canonical, .id = owner->id, .code = owner->code};
  bool held = slice_equals(sector, "GOV") || slice_equals(sector, "MIL") || slice_equals(sector, "LEG") ||
              slice_equals(sector, "JUD");
  if (is_state_id(n, owner->id) && held) actor.code = arena_join(n->arena, owner->id, sector);
  return actor;
}

static struct actors state_actor(const struct names *n, struct slice id, struct slice sector) {
  const struct entry *state = knowledge_state(n->knowledge, id);
  if (!state) return (struct actors){0};
  return title_one_actor(
      n, (struct actor){
             .text = state->name, .name = state->name, .id = id, .code = arena_join(n->arena, id, sector)});
}

static bool has_body(const struct name *person) { return person->id.len > 0; }

static struct actor patron_actor(const struct name *person) {
  return (struct actor){
      .text = person->text, .name = person->canonical, .id = person->id, .code = person->code};
}

/* "Saimumin Yatimov of Tajikistan" */
const struct name *title_owner_behind(const struct names *n, const struct name *person) {
  uint32_t of = person->first_word + person->word_count, limit = sentence_end(n, person->head);
  if (of + 1 >= limit || !is_form(n, of, "of")) return NULL;
  const struct name *owner = name_at(n, of + 1);
  if (!owner && of + 2 < limit) owner = name_at(n, of + 2);
  return may_own(owner) ? owner : NULL;
}

/* ---- a body that is only described ---- */

/* "head of state", "chief of staff", "member of parliament": a body's noun that is part of the office. */
static bool is_part_of_office(const struct names *n, uint32_t noun) {
  return agent_in(n, "ends an office", noun);
}

uint32_t title_find_body(const struct names *n, struct title *t) {
  uint32_t of = 0;
  for (uint32_t w = t->last + 1; w < t->until; w++) {
    if (is_form(n, w, "of") || is_form(n, w, "for")) of = w;
    if (!of || name_at(n, w) || is_part_of_office(n, w)) continue;
    if (word_at(n, w)->upos != UPOS_NOUN && word_at(n, w)->upos != UPOS_PROPN) continue;
    bool ends = w + 1 == t->until || !name_at(n, w + 1);
    bool noun_next =
        w + 1 < t->until && (word_at(n, w + 1)->upos == UPOS_NOUN || word_at(n, w + 1)->upos == UPOS_PROPN);
    if (!ends || noun_next || !agent_class(n, "sector", w).len) continue;
    t->of_each = word_has(word_at(n, w), "Number=Plur") && slice_equals(agent_class(n, "sector", w), "GOV");
    return t->body = t->of_each ? 0 : w, of - 1;
  }
  return t->last;
}

/* "For the Republic of Chile: Admiral X": who signs for whom. */
static struct actors signed_for(const struct names *n, const struct name *person) {
  uint32_t first = sentence_start(n, person->first_word);
  struct actors none = {0};
  if (!is_form(n, first, "for") || person->first_word < first + 3) return none;
  for (uint32_t w = first + 1; w < person->first_word; w++) {
    if (name_at(n, w) && may_own(name_at(n, w)))
      return title_one_actor(n, title_owner_actor(n, name_at(n, w), SLICE("GOV")));
    if (is_form(n, w, ":")) break;
    bool noun = word_at(n, w)->upos == UPOS_NOUN || word_at(n, w)->upos == UPOS_PROPN;
    if (!noun || !is_form(n, w + 1, ":")) continue;
    struct actors meant = actors_of_phrase(n, w);
    bool body = meant.count && !(meant.at[0].text.len && slice_is(meant.at[0].name, person->canonical));
    return body ? title_one_actor(n, meant.at[0]) : none; /* not "the Government: Dr. X", which is X's */
  }
  return none;
}

/* "Special Envoy of the Secretary-General", in a statement of the UN "the Force Commander" too. */
static bool is_united_nations(const struct names *n, const struct title *t, uint32_t noun) {
  for (uint32_t w = t->first; w <= t->last || w < t->until; w++)
    if (who_is_secretary_general(n, w)) return true;
  return who_is_united_nations_office(n, noun);
}

/* An ambassador who is not said to be anybody's is whose statement it is, hardly the host's. */
static struct slice home_of_office(const struct names *n, uint32_t noun) {
  bool sent = slice_is_ignoring_case(word_at(n, noun)->lemma, SLICE("ambassador"));
  return sent ? n->voice : n->scene;
}

struct actors title_employer(const struct names *n, const struct title *t, uint32_t noun,
                             const struct name *person) {
  struct slice sector = agent_class(n, "office", noun);
  bool own = t->possessor && (is_form(n, t->possessor, "my") || is_form(n, t->possessor, "our"));
  bool his = t->possessor && !own && !is_form(n, t->possessor, "its");
  if (t->possessor && !(his && t->owner)) { /* "his Croatian counterpart" is Croatia's */
    struct actors meant = actors_of_phrase(n, t->possessor);
    if (meant.count && meant.at[0].id.len) return title_one_actor(n, meant.at[0]);
  }
  if (t->body) {
    struct actors meant = actors_of_phrase(n, t->body);
    if (meant.count && !slice_is(meant.at[0].name, person->canonical)) return title_one_actor(n, meant.at[0]);
  }
  if (t->patron && has_body(t->patron)) return title_one_actor(n, patron_actor(t->patron));
  const struct name *owner = t->owner ? t->owner : title_owner_behind(n, person);
  if (t->possessor && !his && owner && owner->type == NAME_NATIONAL)
    return (struct actors){0}; /* "its Dutch head" */
  if (owner) return title_one_actor(n, title_owner_actor(n, owner, sector));
  struct actors signs = signed_for(n, person);
  if (signs.count) return signs;
  const struct entry *un = is_united_nations(n, t, noun) ? knowledge_body(n->knowledge, SLICE("UN")) : NULL;
  if (un && !person->id.len)
    return title_one_actor(
        n, (struct actor){.text = un->name, .name = un->name, .id = un->id, .code = un->code});
  bool of_state = slice_equals(sector, "GOV") && agent_class(n, "state office", noun).len;
  bool apart = slice_ends(person->code, SLICE("SEP")); /* "Chechnya's president" */
  if (of_state && person->entry && !apart && names_country(n, person->id).len)
    return state_actor(n, names_country(n, person->id), sector);
  if (person->entry && is_state_id(n, person->id)) return state_actor(n, person->id, SLICE("GOV"));
  if (person->entry && person->id.len) {
    const struct entry *body = knowledge_body(n->knowledge, person->id);
    struct slice name = body ? body->name : person->id;
    return title_one_actor(
        n, (struct actor){.text = name, .name = name, .id = person->id, .code = person->code});
  }
  if (person->id.len)
    return title_one_actor(n, (struct actor){.text = person->id, .id = person->id, .code = person->code});
  bool held = !slice_equals(t->qualifier, "former") && !slice_equals(t->qualifier, "self-styled");
  if (n->scene.len && agent_class(n, "state office", noun).len && held && !t->of_each)
    return state_actor(n, home_of_office(n, noun), sector);
  return (struct actors){0};
}
