/* Roles: who holds what office for whom, as the text states it beside a name (titles.c found those) or in a
   clause: "the GNA, headed by Fayez al-Sarraj". */
#include "meaning/who.h"
#include "record/look.h"

static bool is_person(const struct reading *r, uint32_t word) {
  const struct name *name = name_at(r->names, word);
  return name && name->type == NAME_PERSON;
}

enum { RECORDS_BACK = 2000 }; /* a book names its president again */

static bool told_before(const struct reading *r, const struct record *record) {
  for (size_t i = r->records.count > RECORDS_BACK ? r->records.count - RECORDS_BACK : 0;
       i + 1 < r->records.count; i++) {
    const struct role *a = &r->records.at[i].role, *b = &record->role;
    if (r->records.at[i].kind != RECORD_ROLE || !slice_is(a->person.name, b->person.name)) continue;
    if (slice_is_ignoring_case(a->office, b->office)) return true;
    for (size_t k = 0; k < a->of.count && k < 1 && b->of.count; k++) /* its leader and its head are one */
      if (slice_is(a->of.at[k].id, b->of.at[0].id) && a->of.at[k].id.len > 3) return true;
  }
  return false;
}

static void write_record(struct reading *r, const struct name *person, struct slice office,
                         struct slice qualifier, struct actors of, struct span evidence) {
  for (size_t i = 0; i < person->text.len; i++)
    if (person->text.at[i] >= '0' && person->text.at[i] <= '9') return; /* "S/2013/119" is a document */
  struct record *record = reading_add(r, RECORD_ROLE);
  record->role.person = (struct actor){.text = r->names->at[person->same_as].fullest,
                                       .name = person->canonical,
                                       .id = person->id,
                                       .code = person->code};
  record->confidence = of.count ? 0.95 : 0.5;
  record->role.office = office;
  record->role.qualifier = qualifier;
  record->role.of = of;
  reading_add_evidence(r, record, evidence);
  if (told_before(r, record)) r->records.count--;
}

static struct slice office_of_leading(const struct reading *r, const struct proposition *p) {
  return word_class(r->names->knowledge->agents, "leading", p->lemma);
}

/* "the GNA, headed by Prime Minister Fayez al-Sarraj": the office is of what he heads. */
static struct actors body_led(const struct reading *r, const struct name *person) {
  const struct word *w = word_at(r, person->head);
  const struct proposition *p = w->head == NO_WORD ? NULL : look_proposition(r, w->head);
  if (!p || !office_of_leading(r, p).len || look_argument(p, SLOT_SUBJECT, NULL) != person->head)
    return (struct actors){0};
  uint32_t body = look_argument(p, SLOT_OBJECT, NULL);
  struct actors all = body == NO_WORD || is_person(r, body) ? (struct actors){0} : look_known_actors(r, body);
  return all.count && all.at[0].id.len ? all : (struct actors){0};
}

static bool is_body(const struct reading *r, uint32_t noun) {
  return agent_class(r->names, "sector", noun).len || agent_class(r->names, "pointers", noun).len;
}

/* Whom one leads: who is known, or a body that only its noun names ("the monitoring committee"). */
static struct actors led_body(const struct reading *r, uint32_t of) {
  struct actors known = look_known_actors(r, of);
  return known.count || !is_body(r, of) ? known : look_actors(r, of);
}

/* "headed by", "led by", "commanded by" */
static void read_leading(struct reading *r, const struct proposition *p) {
  struct slice office = office_of_leading(r, p);
  uint32_t person = look_argument(p, SLOT_SUBJECT, NULL), of = look_argument(p, SLOT_OBJECT, NULL);
  if (!office.len || person == NO_WORD || of == NO_WORD || p->modality != ASSERTED) return;
  if (tree_child(r->tree, of, REL_NUMMOD) != NO_WORD) return; /* "is leading some 3,000 soldiers" */
  TREE_EACH_CHILD(r->tree, person, child) if (!is_person(r, person) && is_person(r, child)) person = child;
  struct actors body = led_body(r, of);
  if (is_person(r, person) && body.count && !is_person(r, of))
    write_record(r, name_at(r->names, person), office, (struct slice){"", 0}, body,
                 proposition_span(r->analysis, r->propositions, p));
}

/* ---- coming into office ---- */

/* Who comes into an office by a clause, and the office's noun: "appointed Jan Egeland as his special envoy",
   "was sworn in as president", "became prime minister", "succeeded Taylor as president". */
static bool comes_into_office(const struct reading *r, const struct proposition *p, uint32_t *person,
                              uint32_t *office) {
  bool takes = word_in(r->patterns->forces, "takes office", p->lemma);
  if (!takes && !word_in(r->patterns->forces, "appoints", p->lemma)) return false;
  if (p->class == PREDICATE_NOUN || p->modality != ASSERTED) return false;
  *person = look_argument(p, takes ? SLOT_SUBJECT : SLOT_OBJECT, NULL);
  *office = look_argument(p, SLOT_OBLIQUE, "as");
  if (*office == NO_WORD) *office = look_argument(p, SLOT_CLAUSE, NULL);
  if (*office == NO_WORD && p->passive)
    *office = tree_child(r->tree, p->word, REL_OBJ); /* "appointed interior minister" */
  return *person != NO_WORD && *office != NO_WORD && *office != *person && is_person(r, *person);
}

/* Whose office it is that somebody comes into: its own words say so, or the person's file does. */
static struct actors office_of_whom(const struct reading *r, uint32_t office, const struct name *person) {
  TREE_EACH_CHILD(r->tree, office, child)
  if (word_at(r, child)->relation == REL_NMOD && name_at(r->names, child)) return look_known_actors(r, child);
  struct actors of = look_known_actors(r, office);
  if (!of.count || name_at(r->names, office)) return of;
  struct slice id = of.at[0].id.len ? of.at[0].id : person->id;
  const struct entry *state = knowledge_state(r->names->knowledge, id);
  const struct entry *whose = state ? state : knowledge_body(r->names->knowledge, id);
  if (whose) of.at[0].text = of.at[0].name = whose->name; /* not the office's own word */
  return of;
}

static void read_appointment(struct reading *r, const struct proposition *p) {
  uint32_t person, office;
  if (!comes_into_office(r, p, &person, &office)) return;
  if (is_empty(agent_class(r->names, "office", office)) || name_at(r->names, office)) return;
  struct span span = word_at(r, office)->span; /* without "his", "the" */
  struct slice qualifier = {"", 0};
  TREE_EACH_CHILD(r->tree, office, child) {
    uint8_t relation = word_at(r, child)->relation;
    struct slice how = agent_class(r->names, "qualifier", child);
    if (how.len) qualifier = how; /* "interim" */
    bool part = (relation == REL_AMOD || relation == REL_COMPOUND) && !name_at(r->names, child) && !how.len &&
                !slice_equals(look_lemma(r, child), "new");
    if (part && word_at(r, child)->span.start < span.start) span.start = word_at(r, child)->span.start;
  }
  struct slice text = slice_between(r->analysis->text.at, span);
  write_record(r, name_at(r->names, person), text, qualifier,
               office_of_whom(r, office, name_at(r->names, person)),
               proposition_span(r->analysis, r->propositions, p));
}

static bool is_rank(const struct reading *r, struct slice office) {
  while (office.len && memchr(office.at, ' ', office.len)) slice_cut(&office, ' ');
  return word_in(r->names->knowledge->agents, "rank", lower_case(r->arena, office));
}

/* "General X, the deputy commander": a rank is no role of whoever has an office. */
static bool is_more_than_rank(const struct reading *r, const struct stated_role *role) {
  for (uint32_t i = 0; is_rank(r, role->office) && i < r->names->role_count && i < RECORDS_BACK; i++) {
    const struct stated_role *other = &r->names->roles[i];
    bool same = r->names->at[other->person].same_as == r->names->at[role->person].same_as;
    if (same && !is_rank(r, other->office)) return true;
  }
  for (size_t i = 0; is_rank(r, role->office) && i < r->records.count && i < RECORDS_BACK; i++) {
    const struct record *told = &r->records.at[i];
    if (told->kind == RECORD_ROLE && slice_is(told->role.person.name, r->names->at[role->person].canonical))
      return true; /* "the FPA of General X" */
  }
  return false;
}

/* ---- groups and whose they are ---- */

static bool is_form(const struct reading *r, uint32_t word, const char *form) {
  return slice_is_ignoring_case(word_at(r, word)->form, slice_of(form));
}

/* The person behind "of" or "under": "the CNDD-FDD of Pierre Nkurunziza", "a faction (ABC) under Colonel
   X". */
static uint32_t person_behind(const struct reading *r, uint32_t word, uint32_t limit) {
  enum { RANK_WORDS = 3 };
  if (word + 3 < limit && is_form(r, word, "(") && is_form(r, word + 2, ")")) word += 3;
  if (word >= limit || !(is_form(r, word, "of") || is_form(r, word, "under"))) return NO_WORD;
  for (uint32_t w = word + 1; w < limit && w < word + 1 + RANK_WORDS; w++) {
    if (is_person(r, w)) return w;
    if (!agent_class(r->names, "office", w).len) return NO_WORD;
  }
  return NO_WORD;
}

/* The person before: "Nur Misuari's Moro National Liberation Front". */
static uint32_t person_before(const struct reading *r, uint32_t first, uint32_t floor) {
  if (first < floor + 2 || !(is_form(r, first - 1, "'s") || is_form(r, first - 1, "\xE2\x80\x99s")))
    return NO_WORD;
  return is_person(r, first - 2) ? first - 2 : NO_WORD;
}

static struct span cover(struct span a, struct span b) {
  return (struct span){a.start < b.start ? a.start : b.start, a.end > b.end ? a.end : b.end};
}

/* Whose a group is, leads it; not "Putin's Wagner Group", which has a leader of its own. */
static void read_group_leader(struct reading *r, const struct name *group) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, group->head)->sentence];
  uint32_t end = group->first_word + group->word_count;
  uint32_t word = person_behind(r, end, s->first_word + s->word_count);
  if (word == NO_WORD) word = person_before(r, group->first_word, s->first_word);
  if (word == NO_WORD || group->id.len < 4) return;
  const struct name *person = name_at(r->names, word);
  bool own = !person->id.len || (person->id.len >= 3 && !memcmp(person->id.at, group->id.at, 3));
  if (!own) return;
  struct actors of = {ARENA_NEW(r->arena, struct actor), 1};
  *of.at =
      (struct actor){.text = group->text, .name = group->canonical, .id = group->id, .code = group->code};
  struct span named = {word_at(r, group->first_word)->span.start, word_at(r, end - 1)->span.end};
  struct span personal = {word_at(r, person->first_word)->span.start,
                          word_at(r, person->first_word + person->word_count - 1)->span.end};
  write_record(r, person, SLICE("leader"), (struct slice){"", 0}, of, cover(named, personal));
}

/* "soldiers under Brigadier Mick Slater", "a faction under Colonel Karuna" */
static void read_under(struct reading *r, const struct name *person) {
  const struct word *w = word_at(r, person->head);
  uint32_t first = person->first_word;
  if (w->head == NO_WORD || first < 2 || !is_form(r, first - 2, "under")) return;
  if (!word_in(r->names->knowledge->agents, "rank", lower_case(r->arena, word_at(r, first - 1)->form)))
    return;
  uint32_t body = w->relation == REL_NMOD ? w->head : tree_child(r->tree, w->head, REL_OBJ);
  if (body == NO_WORD || is_person(r, body)) return;
  struct slice sector = agent_class(r->names, "sector", body);
  bool troops = slice_equals(sector, "MIL") || tree_child(r->tree, body, REL_NUMMOD) != NO_WORD;
  struct actors of = is_body(r, body) || name_at(r->names, body) ? look_actors(r, body) : (struct actors){0};
  if (!of.count) return;
  struct span span =
      cover(word_at(r, body)->span, word_at(r, person->first_word + person->word_count - 1)->span);
  write_record(r, person, troops ? SLICE("commander") : SLICE("leader"), (struct slice){"", 0}, of, span);
}

/* All that a person is called is a rank: "chaired by General Jasper Jeffers". */
static bool has_only_rank(const struct reading *r, const struct proposition *p) {
  uint32_t word = look_argument(p, SLOT_SUBJECT, NULL), count = 0;
  if (word == NO_WORD || !is_person(r, word)) return false;
  for (uint32_t i = 0; i < r->names->role_count && i < RECORDS_BACK; i++) {
    const struct stated_role *role = &r->names->roles[i];
    if (r->names->at[role->person].same_as != name_at(r->names, word)->same_as) continue;
    if (!is_rank(r, role->office)) return false;
    count++;
  }
  return count > 0;
}

void recognise_roles(struct reading *r) {
  for (uint32_t i = 0; i < r->names->count; i++) {
    if (r->names->at[i].type == NAME_GROUP) read_group_leader(r, &r->names->at[i]);
    if (r->names->at[i].type == NAME_PERSON) read_under(r, &r->names->at[i]);
  }
  for (uint32_t i = 0; i < r->propositions->count; i++)
    if (has_only_rank(r, &r->propositions->at[i])) read_leading(r, &r->propositions->at[i]);
  for (uint32_t i = 0; i < r->names->role_count; i++) {
    const struct stated_role *role = &r->names->roles[i];
    if (is_more_than_rank(r, role)) continue;
    struct actors led = body_led(r, &r->names->at[role->person]);
    write_record(r, &r->names->at[role->person], role->office, role->qualifier, led.count ? led : role->of,
                 role->evidence);
  }
  for (uint32_t i = 0; i < r->propositions->count; i++) {
    read_leading(r, &r->propositions->at[i]);
    read_appointment(r, &r->propositions->at[i]);
  }
}
