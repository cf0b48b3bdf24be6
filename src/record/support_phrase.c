/* What is given, by whom and to whom, as phrases say it. */
#include "meaning/who.h"
#include "record/support_parts.h"

static struct slice class_of(const struct reading *r, const char *section, uint32_t word) {
  return look_class(r, r->patterns->supports, section, word);
}

static bool lemma_in(const struct reading *r, const char *section, uint32_t word) {
  return word_in(r->patterns->supports, section, look_lemma(r, word));
}

/* ---- things ---- */

static bool has_of(const struct reading *r, uint32_t word) {
  return word_at(r, word)->relation == REL_NMOD &&
         slice_equals(tree_preposition(r->tree, r->arena, word), "of");
}

/* "humanitarian aid", "food supplies": relief is no backing. */
static bool is_relief(const struct reading *r, uint32_t word) {
  if (lemma_in(r, "relief", word)) return true;
  TREE_EACH_CHILD(r->tree, word, child) {
    uint8_t relation = word_at(r, child)->relation;
    if ((relation == REL_AMOD || relation == REL_COMPOUND) && lemma_in(r, "relief", child)) return true;
  }
  return false;
}

/* "offered 800 men": several of them are troops, one is somebody. */
static bool are_men(const struct reading *r, uint32_t word) {
  return lemma_in(r, "men", word) && word_has(word_at(r, word), "Number=Plur");
}

static struct slice form_of_thing(const struct reading *r, uint32_t word) {
  if (are_men(r, word)) return SLICE("troops");
  return is_relief(r, word) ? (struct slice){"", 0} : class_of(r, "things", word);
}

/* "military and intelligence personnel", "$2 billion in aid" */
static struct slice form_of_kinds(const struct reading *r, struct support_found *f, uint32_t word,
                                  bool vague) {
  struct slice form = {"", 0};
  TREE_EACH_CHILD(r->tree, word, child) {
    const struct word *w = word_at(r, child);
    if (w->relation != REL_AMOD && w->relation != REL_COMPOUND) continue;
    struct slice kind = word_class(r->patterns->supports, "kinds", look_lemma(r, child));
    if (vague && is_empty(form)) form = kind;
    TREE_EACH_CHILD(r->tree, child, other)
    if (word_at(r, other)->relation == REL_CONJ)
      look_add_text(r, &f->forms, word_class(r->patterns->supports, "kinds", look_lemma(r, other)));
  }
  return form;
}

/* Whether the tree hangs another thing on this one: "shells and rockets", "a package including drones". */
static bool holds_thing(const struct reading *r, uint32_t child, bool part) {
  const struct word *w = word_at(r, child);
  if (w->relation == REL_CONJ) return true;
  if (w->relation == REL_COMPOUND && child + 1 < r->analysis->word_count)
    return slice_equals(word_at(r, child + 1)->form,
                        ","); /* "fuel, ammunition and beds", taken for one noun */
  if (w->relation != REL_NMOD && w->relation != REL_OBL) return false;
  struct slice preposition = tree_preposition(r->tree, r->arena, child);
  if (slice_equals(preposition, "of")) return part;
  return slice_equals(preposition, "including") || slice_equals(preposition, "such as") ||
         slice_equals(preposition, "like") || slice_equals(preposition, "in");
}

static void add_one_thing(const struct reading *r, struct support_found *f, uint32_t word) {
  struct slice form = form_of_thing(r, word);
  bool vague = slice_equals(form, "unspecified") || slice_equals(form, "political");
  struct slice kind = form_of_kinds(r, f, word, vague);
  if (kind.len) form = kind;
  bool bare = f->forms.count && slice_equals(form, "unspecified");
  if (!bare) look_add_text(r, &f->forms, form);
  bool item = slice_equals(form, "weapons") || slice_equals(form, "materiel");
  struct span span = look_phrase_span(r, word);
  TREE_EACH_CHILD(r->tree, word, child) /* each of a list is an item of its own */
  if (word_at(r, child)->relation == REL_CONJ && word_at(r, child)->span.start < span.end)
    span.end = word_at(r, word)->span.end;
  TREE_EACH_CHILD(r->tree, word,
                  child) { /* "drones from Israel", "weapons to the RSF": from and to whom is no thing */
    struct slice preposition = tree_preposition(r->tree, r->arena, child);
    bool apart = slice_equals(preposition, "from") || slice_equals(preposition, "to");
    if (child > word && word_at(r, child)->relation == REL_NMOD && apart)
      if (word_at(r, word)->span.end < span.end) span.end = word_at(r, word)->span.end;
  }
  if (item) look_add_text(r, &f->items, slice_trim(slice_between(r->analysis->text.at, span)));
}

void support_add_things(const struct reading *r, struct support_found *f, uint32_t word) {
  struct slice form = form_of_thing(r, word);
  bool part = is_empty(form) || slice_equals(form, "unspecified"); /* "a batch of tanks", "a package of" */
  if (!is_empty(form)) add_one_thing(r, f, word);
  TREE_EACH_CHILD(r->tree, word, child) {
    if (!holds_thing(r, child, part)) continue;
    if (!is_empty(form_of_thing(r, child))) add_one_thing(r, f, child);
    TREE_EACH_CHILD(r->tree, child, inner) /* "hundreds of tanks and guns" */
    if (holds_thing(r, inner, part) && !is_empty(form_of_thing(r, inner))) add_one_thing(r, f, inner);
  }
}

bool support_is_thing(const struct reading *r, uint32_t word) {
  if (word == NO_WORD || time_at(r->times, word)) return false;
  if (!is_empty(form_of_thing(r, word))) return true;
  TREE_EACH_CHILD(r->tree, word, child)
  if ((has_of(r, child) || word_at(r, child)->relation == REL_CONJ || holds_thing(r, child, false)) &&
      !is_empty(form_of_thing(r, child)))
    return true;
  return false;
}

/* ---- givers ---- */

static struct actor without_id(const struct reading *r, uint32_t word, struct slice code) {
  return (struct actor){.text = look_phrase(r, word), .code = code};
}

static void add_named(const struct reading *r, struct actors *all, struct actors more) {
  for (size_t i = 0; i < more.count; i++)
    if (more.at[i].id.len) look_add_actors(r, all, (struct actors){&more.at[i], 1});
}

/* "Russian warplanes", "Turkey's drones", "fighters from the group Wagner": whose they are. */
static struct actors owners_of(const struct reading *r, uint32_t word) {
  struct actors all = {0};
  TREE_EACH_CHILD(r->tree, word, child) {
    uint8_t relation = word_at(r, child)->relation;
    bool owner = relation == REL_NMOD_POSS || relation == REL_AMOD || relation == REL_COMPOUND ||
                 (relation == REL_NMOD && slice_equals(tree_preposition(r->tree, r->arena, child), "from"));
    if (!owner) continue;
    add_named(r, &all, look_known_actors(r, child));
    TREE_EACH_CHILD(r->tree, child, other) { /* "Hezbollah and Iranian officers", "French air cover" */
      bool inner = relation == REL_COMPOUND && !name_at(r->names, child) && other < child &&
                   (word_at(r, other)->relation == REL_AMOD || word_at(r, other)->relation == REL_COMPOUND);
      if (word_at(r, other)->relation == REL_CONJ || (inner && !all.count))
        add_named(r, &all, look_known_actors(r, other));
    }
  }
  return all;
}

static bool is_hired(const struct reading *r, uint32_t word) {
  return slice_equals(support_form_of_giver(r, word), "mercenaries");
}

/* States that nobody counts: "the Gulf states", "Western governments", "neighbouring countries". */
static bool is_several_states(const struct reading *r, uint32_t word) {
  if (!lemma_in(r, "several states", word)) return false;
  const struct word *w = word_at(r, word);
  bool plural =
      word_has(w, "Number=Plur") || slice_ends(w->form, SLICE("s")) || slice_ends(w->form, SLICE("S"));
  bool told = false;
  TREE_EACH_CHILD(r->tree, word, child) {
    uint8_t relation = word_at(r, child)->relation;
    told |= child < word && (relation == REL_COMPOUND || relation == REL_AMOD);
    if (relation == REL_NUMMOD) return false;
  }
  return plural && told;
}

struct actors support_givers(const struct reading *r, uint32_t word) {
  if (word == NO_WORD) return (struct actors){0};
  struct actors all = look_known_actors(r, word);
  struct actors named = {ARENA_ARRAY(r->arena, struct actor, all.count + 1), 0};
  for (size_t i = 0; i < all.count; i++)
    if (all.at[i].id.len) named.at[named.count++] = all.at[i];
  if (named.count) return named;
  struct slice form = support_form_of_giver(r, word);
  if (is_several_states(r, word)) { /* "the Gulf states", "the Frontline States" */
    named.at[named.count++] = without_id(r, word, SLICE("GOV"));
    return named;
  }
  if (is_empty(form) && is_empty(form_of_thing(r, word))) return named;
  struct actors owners = owners_of(r, word);
  if (!is_hired(r, word) || !owners.count || owners.at[0].id.len > 3) return owners;
  /* a state's mercenaries need not be the state's doing: they keep their words and its code */
  named.at[named.count++] = without_id(r, word, owners.at[0].id);
  return named;
}

struct slice support_form_of_giver(const struct reading *r, uint32_t word) {
  if (word == NO_WORD || name_at(r->names, word)) return (struct slice){"", 0};
  uint32_t noun = word;
  TREE_EACH_CHILD(r->tree, word, child) { /* "the YPG militia supports": a group is more than its men */
    const struct name *name = name_at(r->names, child);
    if (word_at(r, child)->relation == REL_COMPOUND && name && name->type == NAME_GROUP)
      return (struct slice){"", 0};
  }
  TREE_EACH_CHILD(r->tree, word, child) /* "hundreds of Russian mercenaries" */
  if (has_of(r, child) && is_empty(class_of(r, "giving forces", word))) noun = child;
  return class_of(r, "giving forces", noun);
}

void support_take_giver(const struct reading *r, struct support_found *f, uint32_t word) {
  f->from = support_givers(r, word);
  look_add_text(r, &f->forms, support_form_of_giver(r, word));
}

void support_take_subject(const struct reading *r, const struct proposition *p, struct support_found *f) {
  for (uint32_t i = 0; i < p->argument_count && !f->from.count; i++)
    if (p->arguments[i].slot == SLOT_SUBJECT) support_take_giver(r, f, p->arguments[i].word);
}

/* ---- phrases ---- */

static uint32_t phrase_below(const struct reading *r, uint32_t word, const char *preposition) {
  TREE_EACH_CHILD(r->tree, word, child) {
    uint8_t relation = word_at(r, child)->relation;
    if ((relation == REL_NMOD || relation == REL_OBL) &&
        slice_equals(tree_preposition(r->tree, r->arena, child), preposition))
      return child;
  }
  return NO_WORD;
}

uint32_t support_phrase(const struct reading *r, const struct proposition *p, const char *preposition) {
  uint32_t found = look_argument(p, SLOT_OBLIQUE, preposition);
  for (uint32_t i = 0; i < p->argument_count && found == NO_WORD; i++) {
    const struct argument *a = &p->arguments[i];
    if (a->slot == SLOT_CLAUSE || a->shared) continue;
    if (a->slot == SLOT_SUBJECT && a->word < p->word) continue; /* "the rebels in the north sent" */
    found = phrase_below(r, a->word, preposition);
    TREE_EACH_CHILD(r->tree, a->word, child)
    if (found == NO_WORD && word_at(r, child)->relation == REL_CONJ)
      found = phrase_below(r, child, preposition);
  }
  return found;
}

/* "in favour of the GNA", "in support of the army": whom the noun behind "in" is for. */
struct actors support_favoured(const struct reading *r, uint32_t word) {
  if (!lemma_in(r, "favour", word)) return (struct actors){0};
  TREE_EACH_CHILD(r->tree, word, child)
  if (slice_equals(tree_preposition(r->tree, r->arena, child), "of") ||
      word_at(r, child)->relation == REL_NMOD_POSS) /* "to Kabila's cause" */
    return support_receiver(r, child);
  return (struct actors){0};
}

static struct actors favoured_below(const struct reading *r, uint32_t word, const char *section) {
  struct actors to = support_favoured(r, word);
  struct slice preposition = tree_preposition(r->tree, r->arena, word);
  if (!to.count && preposition.len && word_in(r->patterns->supports, section, preposition))
    to = support_receiver(r, word);
  return to;
}

/* "to fight for Kabila", "to fight alongside the rebels", "to serve with the army" */
static uint32_t fought_for(const struct proposition *q) {
  static const char *const phrases[] = {"for", "alongside", "beside", "on the side of"};
  uint32_t whom = NO_WORD;
  for (size_t i = 0; i < sizeof phrases / sizeof *phrases && whom == NO_WORD; i++)
    whom = look_argument(q, SLOT_OBLIQUE, phrases[i]);
  bool with = whom == NO_WORD && (slice_equals(q->lemma, "fight") || slice_equals(q->lemma, "serve"));
  return with ? look_argument(q, SLOT_OBLIQUE, "with") : whom;
}

/* "sent advisers to help the army", "to help defend it": whom a purpose is to serve. */
struct actors support_purpose(const struct reading *r, const struct proposition *p) {
  uint32_t at = r->propositions->of_word[p->word];
  for (uint32_t i = at + 1; i < r->propositions->count; i++) {
    const struct proposition *q = &r->propositions->at[i];
    if (word_at(r, q->word)->sentence != word_at(r, p->word)->sentence) break;
    bool below = q->parent == at || tree_dominates(r->tree, p->word, q->word);
    bool helps = word_in(r->patterns->supports, "helps", q->lemma) ||
                 word_in(r->patterns->supports, "defends", q->lemma);
    bool fights = word_in(r->patterns->supports, "fights", q->lemma); /* "to fight for Kabila" */
    if (!below || (!helps && !fights) || q->passive || q->class != PREDICATE_VERB || q->negated) continue;
    uint32_t object = helps ? look_argument(q, SLOT_OBJECT, NULL) : fought_for(q);
    struct actors to = support_receiver(r, object);
    if (to.count) return to;
  }
  return (struct actors){0};
}

/* The object that is no thing: "offering the group a haven". */
static uint32_t second_object(const struct reading *r, const struct proposition *p) {
  uint32_t person = NO_WORD, objects = 0;
  for (uint32_t i = 0; i < p->argument_count; i++) {
    if (p->arguments[i].slot != SLOT_OBJECT || p->arguments[i].shared) continue;
    objects++;
    if (!support_is_thing(r, p->arguments[i].word)) person = p->arguments[i].word;
  }
  return objects > 1 ? person : NO_WORD;
}

/* The first phrase below a word that says for whom: "$800 million in aid to Ukraine", "guns and shells to the
   army". */
static struct actors receiver_below(const struct reading *r, uint32_t word) {
  enum { DEEPEST = 4 };
  struct actors to = {0};
  for (int depth = 0; depth < DEEPEST && word != NO_WORD && !to.count; depth++) {
    uint32_t next = NO_WORD;
    TREE_EACH_CHILD(r->tree, word, child) {
      uint8_t relation = word_at(r, child)->relation;
      if (child < word || (relation != REL_NMOD && relation != REL_CONJ && relation != REL_OBL)) continue;
      if (relation != REL_CONJ && !to.count) to = favoured_below(r, child, "in favour of");
      if (relation == REL_CONJ || support_is_thing(r, child)) next = child;
    }
    word = next;
  }
  return to;
}

/* Who is favoured says more than where it goes: "sent soldiers to Angola in support of the MPLA". */
static struct actors receiver_in(const struct reading *r, const struct proposition *p, const char *section) {
  struct actors to = {0};
  for (uint32_t i = 0; i < p->argument_count && to.count == 0; i++)
    if (p->arguments[i].slot == SLOT_OBLIQUE) to = favoured_below(r, p->arguments[i].word, section);
  return to;
}

/* "poured money into the Syrian opposition": money goes into a country for many ends, into a group for one.
 */
static struct actors receiver_into(const struct reading *r, const struct proposition *p) {
  uint32_t into = support_phrase(r, p, "into");
  struct actors to = into == NO_WORD ? (struct actors){0} : support_receiver(r, into);
  bool country = to.count && to.at[0].id.len == 3 && slice_ends(to.at[0].code, SLICE("GOV"));
  return to.count && !country && to.at[0].code.len ? to : (struct actors){0};
}

struct actors support_receivers(const struct reading *r, const struct proposition *p) {
  uint32_t person = look_argument(p, SLOT_RECIPIENT, NULL);
  if (person == NO_WORD) person = second_object(r, p);
  if (person == NO_WORD) person = support_recipient_inside(r, p);
  if (person != NO_WORD) return support_receiver(r, person);
  struct actors to = support_purpose(r, p);
  if (!to.count) to = receiver_in(r, p, "on the side of");
  if (!to.count) to = receiver_in(r, p, "in favour of");
  if (!to.count && p->class == PREDICATE_NOUN) to = receiver_below(r, p->word);
  for (uint32_t i = 0; i < p->argument_count && to.count == 0; i++) {
    const struct argument *a = &p->arguments[i];
    if (a->slot == SLOT_OBJECT || a->slot == SLOT_OBLIQUE) to = receiver_below(r, a->word);
  }
  if (!to.count) to = receiver_into(r, p);
  return to;
}
