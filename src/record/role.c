/* Roles: who holds what office for whom, as the text states it beside a name ("Acting U.S. ambassador Richard
   Mills"), behind it ("Mills, the acting ambassador"), or in a clause ("the GNA, headed by Fayez al-Sarraj"). */
#include "meaning/who.h"
#include "record/look.h"

static const struct word *word_at(const struct reading *r, uint32_t word) { return &r->analysis->words[word]; }

static bool is_person(const struct reading *r, uint32_t word) {
  const struct name *name = name_at(r->names, word);
  return name && name->type == NAME_PERSON;
}

static struct slice qualifier_of(const struct reading *r, uint32_t office) {
  struct slice found = {"", 0};
  TREE_EACH_CHILD(r->tree, office, child) {
    struct slice q = word_class(r->names->knowledge->agents, "qualifier", look_lemma(r, child));
    if (q.len) found = q;
  }
  return found;
}

/* The office's words: the noun and what is compounded with it, without country, qualifier and name. */
static struct slice office_text(const struct reading *r, uint32_t office) {
  struct span span = word_at(r, office)->span;
  for (uint32_t w = office; w > 0; w--) {
    const struct word *before = word_at(r, w - 1);
    bool part = (before->relation == REL_COMPOUND || before->relation == REL_AMOD || before->upos == UPOS_PUNCT) &&
                before->sentence == word_at(r, office)->sentence && !name_at(r->names, w - 1) &&
                !word_in(r->names->knowledge->agents, "no part of an office", look_lemma(r, w - 1)) &&
                !word_in(r->names->knowledge->agents, "qualifier", look_lemma(r, w - 1));
    if (!part || (before->upos == UPOS_PUNCT && !slice_equals(before->form, "-"))) break;
    span.start = before->span.start;
  }
  return slice_between(r->analysis->text.at, span);
}

static bool told_before(const struct reading *r, const struct record *record) {
  for (size_t i = 0; i + 1 < r->records.count; i++) {
    const struct role *a = &r->records.at[i].role, *b = &record->role;
    if (r->records.at[i].kind != RECORD_ROLE || !slice_is(a->person.name, b->person.name)) continue;
    if (slice_is_ignoring_case(a->office, b->office)) return true;
    bool vague = slice_equals(b->office, "head") || slice_equals(b->office, "leader");
    if (vague && a->of.count && b->of.count && look_same_actor(&a->of.at[0], &b->of.at[0])) return true;
  }
  return false;
}

static void write_record(struct reading *r, const struct name *person, struct slice office, struct slice qualifier,
                         struct actors of, struct span evidence) {
  struct record *record = reading_add(r, RECORD_ROLE);
  record->role.person = (struct actor){.text = person->canonical, .name = person->canonical, .id = person->id, .code = person->code};
  record->role.office = office;
  record->role.qualifier = qualifier;
  record->role.of = of;
  reading_add_evidence(r, record, evidence);
  if (told_before(r, record)) r->records.count--;
}

static struct span cover(struct span a, struct span b) {
  return (struct span){a.start < b.start ? a.start : b.start, a.end > b.end ? a.end : b.end};
}

static struct actors one_actor(const struct reading *r, struct actor actor) {
  struct actor *one = ARENA_NEW(r->arena, struct actor);
  *one = actor;
  return (struct actors){one, 1};
}

static struct actor named_actor(const struct name *name) {
  return (struct actor){.text = name->text, .name = name->canonical, .id = name->id, .code = name->code};
}

/* A country or body in the phrase: "U.S. ambassador", "president of Chad", "the RSF leader". */
static const struct name *named_owner(const struct reading *r, uint32_t word) {
  TREE_EACH_CHILD(r->tree, word, child) {
    const struct name *name = name_at(r->names, child);
    uint8_t relation = word_at(r, child)->relation;
    bool owns = relation == REL_COMPOUND || relation == REL_AMOD || relation == REL_NMOD_POSS || relation == REL_NMOD || relation == REL_DET;
    if (name && name->head == child && owns && name->type != NAME_PERSON && name->id.len) return name;
  }
  return NULL;
}

/* For whom: whoever the phrase names, whom the registry knows the person to lead, "headed by" whom, else the scene. */
static struct actors employer(const struct reading *r, uint32_t office, uint32_t person) {
  const struct name *name = name_at(r->names, person), *owner = named_owner(r, office);
  if (!owner) owner = named_owner(r, person);
  if (owner) return one_actor(r, named_actor(owner));
  if (name->id.len) return one_actor(r, (struct actor){.text = name->id, .id = name->id, .code = name->code});
  uint32_t top = word_at(r, person)->relation == REL_OBL_AGENT || word_at(r, person)->relation == REL_OBL ? word_at(r, person)->head : NO_WORD;
  const struct proposition *leads = top == NO_WORD ? NULL : look_proposition(r, top);
  uint32_t led = leads && (slice_equals(leads->lemma, "head") || slice_equals(leads->lemma, "lead")) ? look_argument(leads, SLOT_OBJECT, NULL) : NO_WORD;
  if (led != NO_WORD && look_known_actors(r, led).count) return look_known_actors(r, led);
  struct actors described = look_actors(r, office);
  bool known = described.count && described.at[0].id.len;
  if (!known) return (struct actors){0};
  const struct entry *state = knowledge_state(r->names->knowledge, described.at[0].id);
  struct actor actor = described.at[0];
  if (state) actor.text = actor.name = state->name;
  return one_actor(r, actor);
}

/* The person that an office noun stands beside: flat, compound or apposition, either way round. */
static uint32_t person_beside(const struct reading *r, uint32_t office) {
  const struct word *w = word_at(r, office);
  TREE_EACH_CHILD(r->tree, office, child) {
    uint8_t relation = word_at(r, child)->relation;
    if ((relation == REL_FLAT || relation == REL_APPOS || relation == REL_COMPOUND || relation == REL_NSUBJ) && is_person(r, child)) return child;
  }
  bool below = w->relation == REL_COMPOUND || w->relation == REL_APPOS || w->relation == REL_FLAT || w->relation == REL_NMOD_DESC;
  return below && w->head != NO_WORD && is_person(r, w->head) ? w->head : NO_WORD;
}

static void read_office(struct reading *r, uint32_t word) {
  if (name_at(r->names, word) || agent_class(r->names, "office", word).len == 0) return;
  uint32_t person = person_beside(r, word);
  if (person == NO_WORD) return;
  const struct name *name = name_at(r->names, person);
  struct actors of = employer(r, word, person);
  struct slice qualifier = qualifier_of(r, word);
  if (!qualifier.len) qualifier = qualifier_of(r, person);
  struct span evidence = cover(word_at(r, word)->span, (struct span){word_at(r, name->first_word)->span.start,
                                                                     word_at(r, name->first_word + name->word_count - 1)->span.end});
  write_record(r, name, office_text(r, word), qualifier, of, evidence);
}

/* "headed by", "led by", "commanded by" */
static void read_leading(struct reading *r, const struct proposition *p) {
  static const struct { const char *lemma, *office; } verbs[] = {{"head", "head"}, {"lead", "leader"}, {"command", "commander"}, {"chair", "chairman"}, {"rule", "ruler"}};
  uint32_t person = look_argument(p, SLOT_SUBJECT, NULL), of = look_argument(p, SLOT_OBJECT, NULL);
  if (person == NO_WORD || of == NO_WORD || p->modality != ASSERTED) return;
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
    if (!slice_equals(p->lemma, verbs[i].lemma)) continue;
    TREE_EACH_CHILD(r->tree, person, child) if (!is_person(r, person) && is_person(r, child)) person = child;
    struct actors body = look_known_actors(r, of);
    if (is_person(r, person) && body.count && !is_person(r, of))
      write_record(r, name_at(r->names, person), slice_of(verbs[i].office), (struct slice){"", 0}, body,
                   proposition_span(r->analysis, r->propositions, p));
  }
}

void recognise_roles(struct reading *r) {
  for (uint32_t w = 0; w < r->analysis->word_count; w++) read_office(r, w);
  for (uint32_t i = 0; i < r->propositions->count; i++) read_leading(r, &r->propositions->at[i]);
}
