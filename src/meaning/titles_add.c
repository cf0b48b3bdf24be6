/* What becomes of an office that was found beside a person: a stated role, and whom an unknown person acts
   for. */
#include "meaning/titles_parts.h"

enum { ROLES_BACK = 1000 };

static bool told_before(const struct names *n, uint32_t person, struct slice office) {
  uint32_t from = n->role_count > ROLES_BACK ? n->role_count - ROLES_BACK : 0;
  for (uint32_t i = from; i < n->role_count; i++) {
    const struct stated_role *r = &n->roles[i];
    if (n->at[r->person].same_as != n->at[person].same_as &&
        !slice_is(n->at[r->person].canonical, n->at[person].canonical))
      continue;
    if (slice_is_ignoring_case(r->office, office)) return true;
    size_t shorter =
        r->office.len < office.len ? r->office.len : office.len; /* "Foreign Minister", "minister" */
    if (slice_is_ignoring_case((struct slice){r->office.at + r->office.len - shorter, shorter},
                               (struct slice){office.at + office.len - shorter, shorter}))
      return true;
  }
  return false;
}

void title_lend_id(struct names *n, uint32_t person, const struct stated_role *role, struct slice sector) {
  uint32_t root = n->at[person].same_as;
  if (!role->of.count || role->qualifier.len || n->at[root].entry || n->at[root].id.len ||
      !role->of.at[0].id.len)
    return;
  struct slice id = role->of.at[0].id, code = role->of.at[0].code;
  if (slice_equals(sector, "OPP") || slice_equals(sector, "JRN") || slice_equals(sector, "CVL")) return;
  n->at[root].id = n->at[person].id = id; /* the others follow when all is read */
  n->at[root].code = n->at[person].code = code;
}

/* What stands before the office: "opposition leader", "rebel spokesman", "army chief", "police commander". */
static struct slice side_of_office(const struct names *n, const struct title *t, uint32_t noun) {
  struct slice office = agent_class(n, "office", noun), side = agent_class(n, "sector", noun);
  if (slice_equals(side, "OPP") || slice_equals(side, "REB")) return side;
  for (uint32_t w = t->first; w < noun; w++) {
    side = name_at(n, w) ? (struct slice){"", 0} : agent_class(n, "sector", w);
    if (side.len) return side;
  }
  return slice_equals(office, "OPP") ? office : (struct slice){"", 0};
}

/* An unknown person without a body of its own has at least the side: of the opposition or the rebels no
   state, of an army or police the document's. */
static void lend_side(struct names *n, uint32_t person, const struct title *t, uint32_t noun) {
  struct name *root = &n->at[n->at[person].same_as], *own = &n->at[person];
  struct slice side = side_of_office(n, t, noun);
  struct slice home =
      t->owner && names_country(n, t->owner->id).len ? names_country(n, t->owner->id) : n->scene;
  bool against = slice_equals(side, "OPP") || slice_equals(side, "REB");
  bool held = slice_equals(side, "MIL") || slice_equals(side, "COP") || slice_equals(side, "GOV");
  if (root->entry || root->id.len || !home.len || (!against && !held) || t->qualifier.len) return;
  if (held && t->owner) return;
  root->code = own->code = arena_join(n->arena, home, side);
  if (held) root->id = own->id = home;
}

/* "a police spokesman", "the army chief": of the police, of the army. */
static struct actors side_actor(const struct names *n, const struct title *t, uint32_t noun,
                                const struct name *person) {
  for (uint32_t w = t->first; w < noun; w++) {
    struct slice side = name_at(n, w) ? (struct slice){"", 0} : agent_class(n, "sector", w);
    bool held = slice_equals(side, "MIL") || slice_equals(side, "COP") || slice_equals(side, "GOV");
    if (!held || t->qualifier.len || t->possessor || !names_country(n, person->id).len) continue;
    struct span words = {word_at(n, t->first)->span.start, word_at(n, w)->span.end};
    return title_one_actor(n,
                           (struct actor){.text = slice_between(n->tree->analysis->text.at, words),
                                          .id = names_country(n, person->id),
                                          .code = arena_join(n->arena, names_country(n, person->id), side)});
  }
  return (struct actors){0};
}

static struct span cover(struct span a, struct span b) {
  return (struct span){a.start < b.start ? a.start : b.start, a.end > b.end ? a.end : b.end};
}

static struct span words_span(const struct names *n, uint32_t first, uint32_t last) {
  return (struct span){word_at(n, first)->span.start, word_at(n, last)->span.end};
}

static struct slice singular_office(const struct names *n, struct slice office, uint32_t noun,
                                    uint32_t last) {
  bool plural = noun == last && word_has(word_at(n, noun), "Number=Plur") && slice_ends(office, SLICE("s"));
  return plural ? (struct slice){office.at, office.len - 1} : office;
}

/* "Lt. Gen." is a lieutenant general: the office's words, spelled out where one is cut short. */
static struct slice office_text(const struct names *n, uint32_t first, uint32_t last) {
  struct slice text = {"", 0};
  bool cut_short = false;
  for (uint32_t w = first; w <= last; w++) {
    struct slice form = word_at(n, w)->form;
    struct slice full = word_class(n->knowledge->agents, "spelled out", lower_case(n->arena, form));
    cut_short |= full.len > 0;
    text = arena_print(n->arena, "%.*s%s%.*s", SLICE_ARGS(text), text.len ? " " : "",
                       SLICE_ARGS(full.len ? full : form));
  }
  return cut_short ? text : slice_between(n->tree->analysis->text.at, words_span(n, first, last));
}

void title_add_role(struct names *n, uint32_t person, const struct title *t, uint32_t noun) {
  const struct name *name = &n->at[person];
  struct span office = words_span(n, t->first, t->last);
  struct stated_role role = {.person = person, .qualifier = t->qualifier};
  role.office = singular_office(n, office_text(n, t->first, t->last), noun, t->last);
  bool counterpart = slice_starts(role.office, SLICE("counterpart"));
  if (counterpart && (!n->role_count || !t->owner || slice_ends(word_at(n, noun)->form, SLICE("s")))) return;
  if (counterpart) role.office = n->roles[n->role_count - 1].office; /* "his Turkish counterpart" */
  role.of = title_employer(n, t, noun, name);
  role.evidence = cover(office, words_span(n, name->first_word, name->first_word + name->word_count - 1));
  if (t->owner)
    role.evidence = cover(
        role.evidence, words_span(n, t->owner->first_word, t->owner->first_word + t->owner->word_count - 1));
  if (!slice_equals(side_of_office(n, t, noun), "OPP"))
    title_lend_id(n, person, &role, agent_class(n, "office", noun));
  lend_side(n, person, t, noun);
  if (!role.of.count) role.of = side_actor(n, t, noun, name);
  if (told_before(n, person, role.office)) return;
  ARENA_PUSH(n->arena, n->roles, n->role_count, n->role_capacity, role);
}
