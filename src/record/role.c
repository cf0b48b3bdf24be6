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

static const struct {
  const char *lemma, *office;
} leading[] = {
    {"head", "head"}, {"lead", "leader"}, {"command", "commander"}, {"chair", "chairman"}, {"rule", "ruler"}};

static const char *office_of_leading(struct slice lemma) {
  for (size_t i = 0; i < sizeof leading / sizeof *leading; i++)
    if (slice_equals(lemma, leading[i].lemma)) return leading[i].office;
  return NULL;
}

/* "the GNA, headed by Prime Minister Fayez al-Sarraj": the office is of what he heads. */
static struct actors body_led(const struct reading *r, const struct name *person) {
  const struct word *w = word_at(r, person->head);
  const struct proposition *p = w->head == NO_WORD ? NULL : look_proposition(r, w->head);
  if (!p || !office_of_leading(p->lemma) || look_argument(p, SLOT_SUBJECT, NULL) != person->head)
    return (struct actors){0};
  uint32_t body = look_argument(p, SLOT_OBJECT, NULL);
  struct actors all = body == NO_WORD || is_person(r, body) ? (struct actors){0} : look_known_actors(r, body);
  return all.count && all.at[0].id.len ? all : (struct actors){0};
}

/* "headed by", "led by", "commanded by" */
static void read_leading(struct reading *r, const struct proposition *p) {
  const char *office = office_of_leading(p->lemma);
  uint32_t person = look_argument(p, SLOT_SUBJECT, NULL), of = look_argument(p, SLOT_OBJECT, NULL);
  if (!office || person == NO_WORD || of == NO_WORD || p->modality != ASSERTED) return;
  TREE_EACH_CHILD(r->tree, person, child) if (!is_person(r, person) && is_person(r, child)) person = child;
  struct actors body = look_known_actors(r, of);
  if (is_person(r, person) && body.count && !is_person(r, of))
    write_record(r, name_at(r->names, person), slice_of(office), (struct slice){"", 0}, body,
                 proposition_span(r->analysis, r->propositions, p));
}

/* "appointed Jan Egeland as his special envoy", "was sworn in as president", "became prime minister" */
static void read_appointment(struct reading *r, const struct proposition *p) {
  if (!word_in(r->patterns->forces, "appoints", p->lemma) || p->class == PREDICATE_NOUN ||
      p->modality != ASSERTED)
    return;
  uint32_t person = look_argument(p, SLOT_OBJECT, NULL), office = look_argument(p, SLOT_OBLIQUE, "as");
  bool becomes = slice_equals(p->lemma, "become");
  if (becomes) person = look_argument(p, SLOT_SUBJECT, NULL), office = look_argument(p, SLOT_CLAUSE, NULL);
  if (office == NO_WORD) office = look_argument(p, SLOT_CLAUSE, NULL);
  if (person == NO_WORD || office == NO_WORD || !is_person(r, person)) return;
  struct slice sector = agent_class(r->names, "office", office);
  if (is_empty(sector) || name_at(r->names, office)) return;
  struct actors of = look_known_actors(r, office);
  struct span span = word_at(r, office)->span; /* without "his", "the" */
  TREE_EACH_CHILD(r->tree, office, child) {
    uint8_t relation = word_at(r, child)->relation;
    bool part = (relation == REL_AMOD || relation == REL_COMPOUND) && !name_at(r->names, child);
    if (part && word_at(r, child)->span.start < span.start) span.start = word_at(r, child)->span.start;
  }
  struct slice text = slice_between(r->analysis->text.at, span);
  write_record(r, name_at(r->names, person), text, (struct slice){"", 0}, of,
               proposition_span(r->analysis, r->propositions, p));
}

void recognise_roles(struct reading *r) {
  for (uint32_t i = 0; i < r->names->role_count; i++) {
    const struct stated_role *role = &r->names->roles[i];
    struct actors led = body_led(r, &r->names->at[role->person]);
    write_record(r, &r->names->at[role->person], role->office, role->qualifier, led.count ? led : role->of,
                 role->evidence);
  }
  for (uint32_t i = 0; i < r->propositions->count; i++) {
    read_leading(r, &r->propositions->at[i]);
    read_appointment(r, &r->propositions->at[i]);
  }
}
