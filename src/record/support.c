/* Support: who backs whom with what. Four wordings, each a function:
     helps     "Turkey is backing the GNA", "forces supported by Russia", "a UN-backed government", "Egypt's
   support for X" gives     "the UAE has been arming", "delivery of drones", "weapons sent by Iran to the
   Houthis" raises    "mercenaries that they recruited, financed and deployed" receives  "the sides are
   receiving help from", "an ally of the army" What a text tells in several places of one giver and one
   receiver is one record. */
#include "record/look.h"

struct found {
  const struct proposition *deed;
  struct actors from, to;
  struct texts forms, items;
};

static struct slice form_of_thing(const struct reading *r, uint32_t word) {
  return look_class(r, r->patterns->supports, "things", word);
}

/* The things of a coordinated phrase: "weapons, drones and ammunition". */
static void add_things(const struct reading *r, struct found *f, uint32_t word) {
  struct slice form = form_of_thing(r, word);
  bool kind = slice_equals(form, "unspecified");
  TREE_EACH_CHILD(r->tree, word, child) {
    const struct word *w = word_at(r, child);
    if (w->relation == REL_AMOD || w->relation == REL_COMPOUND) {
      struct slice more = word_class(r->patterns->supports, "kinds", look_lemma(r, child));
      if (kind && !is_empty(more)) form = more, kind = false;
      TREE_EACH_CHILD(r->tree, child, other) /* "military and intelligence personnel" */
      if (word_at(r, other)->relation == REL_CONJ)
        look_add_text(r, &f->forms, word_class(r->patterns->supports, "kinds", look_lemma(r, other)));
    }
    if (w->relation == REL_CONJ) look_add_text(r, &f->forms, form_of_thing(r, child));
    /* "hundreds of mercenaries": the thing is behind the number */
    if (w->relation == REL_NMOD && is_empty(form)) form = form_of_thing(r, child);
  }
  look_add_text(r, &f->forms, form);
  bool item = slice_equals(form, "weapons") || slice_equals(form, "materiel");
  if (item) look_add_text(r, &f->items, look_phrase(r, word));
}

static bool is_thing(const struct reading *r, uint32_t word) {
  if (word == NO_WORD) return false;
  if (!is_empty(form_of_thing(r, word))) return true;
  TREE_EACH_CHILD(r->tree, word, child)
  if (word_at(r, child)->relation == REL_NMOD &&
      slice_equals(tree_preposition(r->tree, r->arena, child), "of") && !is_empty(form_of_thing(r, child)))
    return true;
  return false;
}

/* Those of a phrase that have an id: nobody is backed, and nobody backs, who cannot be named. */
static struct actors named_in(const struct reading *r, const struct proposition *p, enum slot slot,
                              const char *preposition) {
  uint32_t word = look_argument(p, slot, preposition);
  struct actors all = word == NO_WORD ? (struct actors){0} : look_known_actors(r, word),
                named = {ARENA_ARRAY(r->arena, struct actor, all.count), 0};
  for (size_t i = 0; i < all.count; i++)
    if (all.at[i].id.len) named.at[named.count++] = all.at[i];
  return named;
}

static struct actors actors_in(const struct reading *r, const struct proposition *p, enum slot slot,
                               const char *preposition) {
  uint32_t word = look_argument(p, slot, preposition);
  return word == NO_WORD ? (struct actors){0} : look_known_actors(r, word);
}

/* "in favour of the GNA", "in support of the army": whom the noun behind "in" is for. */
static struct actors favoured(const struct reading *r, const struct argument *a) {
  if (!word_in(r->patterns->supports, "favour", look_lemma(r, a->word))) return (struct actors){0};
  TREE_EACH_CHILD(r->tree, a->word, child)
  if (slice_equals(tree_preposition(r->tree, r->arena, child), "of")) return look_known_actors(r, child);
  return (struct actors){0};
}

/* The first phrase that says for whom: "to the RSF", "in favour of the GNA". */
static struct actors receiver_of(const struct reading *r, const struct proposition *p) {
  struct actors to = actors_in(r, p, SLOT_RECIPIENT, NULL);
  for (uint32_t i = 0; i < p->argument_count && to.count == 0; i++) {
    const struct argument *a = &p->arguments[i];
    if (a->slot != SLOT_OBLIQUE) continue;
    to = favoured(r, a);
    if (!to.count && word_in(r->patterns->supports, "in favour of", a->preposition))
      to = look_known_actors(r, a->word);
  }
  return to;
}

static struct actors favoured_by(const struct reading *r, const struct proposition *p) {
  struct actors all = {0};
  for (uint32_t i = 0; i < p->argument_count && !all.count; i++) {
    const struct argument *a = &p->arguments[i];
    bool for_whom = slice_equals(a->preposition, "in favour of") ||
                    slice_equals(a->preposition, "in favor of") ||
                    slice_equals(a->preposition, "in support of");
    if (a->slot == SLOT_OBLIQUE) all = favoured(r, a);
    if (a->slot == SLOT_OBLIQUE && !all.count && for_whom) all = look_known_actors(r, a->word);
  }
  return all;
}

/* "involvement through the delivery of drones tipped the balance in favour of the GNA": giver and receiver
   may be said by the clauses above. */
static void ask_above(const struct reading *r, const struct proposition *p, struct found *f) {
  const struct proposition *up = p;
  for (int steps = 0; steps < 4 && up->parent != NO_PROPOSITION && (!f->from.count || !f->to.count);
       steps++) {
    up = &r->propositions->at[up->parent];
    if (!f->from.count) f->from = named_in(r, up, SLOT_SUBJECT, NULL);
    if (!f->to.count) f->to = favoured_by(r, up);
    TREE_EACH_CHILD(r->tree, up->word, child) { /* "involvement ... that tipped the balance in favour of" */
      const struct proposition *own =
          word_at(r, child)->relation == REL_ACL ? look_proposition(r, child) : NULL;
      if (own && !f->to.count) f->to = favoured_by(r, own);
    }
  }
}

/* ---- the wordings ---- */

static bool is_cause(const struct reading *r, uint32_t word) {
  return word != NO_WORD && word_in(r->patterns->supports, "causes", look_lemma(r, word));
}

/* "the NLF, a rebel alliance supported by Ankara": the clause hangs on the apposition, the name before it is
 * meant. */
static void use_named_head(const struct reading *r, uint32_t word, struct actors *actors) {
  const struct word *w = word_at(r, word);
  if (w->relation != REL_APPOS || w->head == NO_WORD || (actors->count && actors->at[0].id.len)) return;
  struct actors named = look_known_actors(r, w->head);
  if (named.count && named.at[0].id.len) *actors = named;
}

static bool find_help(const struct reading *r, const struct proposition *p, struct found *f) {
  struct slice form = word_class(r->patterns->supports, "helps", p->lemma);
  if (is_empty(form)) return false;
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  if (is_cause(r, object)) return false;
  f->from = named_in(r, p, SLOT_SUBJECT, NULL);
  f->to = object == NO_WORD ? (struct actors){0} : look_known_actors(r, object);
  if (object != NO_WORD) use_named_head(r, object, &f->to);
  if (p->class == PREDICATE_NOUN) {
    if (!f->to.count) f->to = receiver_of(r, p);
    if (!f->from.count) f->from = named_in(r, p, SLOT_OBLIQUE, "from");
    add_things(r, f, p->word);
  }
  if (!f->to.count) f->to = actors_in(r, p, SLOT_OBLIQUE, "with");
  uint32_t helper = look_argument(p, SLOT_SUBJECT, NULL); /* "supported by American troops" */
  if (helper != NO_WORD && slice_equals(look_class(r, r->patterns->forces, "category", helper), "troops"))
    look_add_text(r, &f->forms, SLICE("troops"));
  if (f->forms.count == 0) look_add_text(r, &f->forms, form);
  return f->from.count && f->to.count;
}

/* "send the troops back to their bases" gives nobody anything. */
static bool is_place_phrase(const struct reading *r, const struct proposition *p) {
  uint32_t to = look_argument(p, SLOT_OBLIQUE, "to");
  return to != NO_WORD && word_in(r->patterns->supports, "places", look_lemma(r, to));
}

static bool find_gift(const struct reading *r, const struct proposition *p, struct found *f) {
  if (!word_in(r->patterns->supports, "gives", p->lemma)) return false;
  uint32_t thing = look_argument(p, SLOT_OBJECT, NULL);
  uint32_t with = look_argument(p, SLOT_OBLIQUE, "with");
  if (with != NO_WORD && is_thing(r, with)) { /* "supplied the rebels with arms" */
    f->to = thing == NO_WORD ? (struct actors){0} : look_known_actors(r, thing);
    thing = with;
  }
  if (!is_thing(r, thing)) return false;
  f->from = named_in(r, p, SLOT_SUBJECT, NULL);
  if (!f->to.count) f->to = receiver_of(r, p);
  add_things(r, f, thing);
  ask_above(r, p, f);
  return f->from.count && f->to.count && !is_place_phrase(r, p);
}

/* "foreign mercenaries and armed proxies that they recruited": the clause hangs on the last and means them
 * all. */
static struct actors raised(const struct reading *r, uint32_t object) {
  uint32_t first = tree_first_conjunct(r->tree, object);
  struct actor *one = ARENA_NEW(r->arena, struct actor);
  struct actors all = look_actors(r, first);
  *one = all.count ? all.at[0] : (struct actor){0};
  one->text = look_phrase(r, first);
  return (struct actors){one, 1};
}

static bool find_raising(const struct reading *r, const struct proposition *p, struct found *f) {
  struct slice form = word_class(r->patterns->supports, "raises", p->lemma);
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  if (is_empty(form) || object == NO_WORD || p->class == PREDICATE_NOUN) return false;
  struct slice category = look_class(r, r->patterns->forces, "category", object);
  if (!slice_equals(category, "mercenaries") && !slice_equals(category, "fighters")) return false;
  f->from = named_in(r, p, SLOT_SUBJECT, NULL);
  f->to = raised(r, object);
  look_add_text(r, &f->forms, form);
  return f->from.count && f->to.count;
}

static bool find_receipt(const struct reading *r, const struct proposition *p, struct found *f) {
  if (word_in(r->patterns->supports, "allies", p->noun)) {
    f->from = named_in(r, p, SLOT_SUBJECT, NULL);
    f->to = actors_in(r, p, SLOT_OBJECT, NULL);
    look_add_text(r, &f->forms, SLICE("unspecified"));
    return f->from.count && f->to.count;
  }
  if (!word_in(r->patterns->supports, "receives", p->lemma)) return false;
  uint32_t thing = look_argument(p, SLOT_OBJECT, NULL);
  if (!is_thing(r, thing)) return false;
  f->to = actors_in(r, p, SLOT_SUBJECT, NULL);
  f->from = named_in(r, p, SLOT_OBLIQUE, "from");
  const struct proposition *noun = look_proposition(r, thing);
  if (!f->from.count && noun) f->from = named_in(r, noun, SLOT_OBLIQUE, "from");
  add_things(r, f, thing);
  return f->from.count && f->to.count;
}

/* ---- the record ---- */

static bool same_actors(const struct actors *a, const struct actors *b) {
  if (a->count != b->count) return false;
  for (size_t i = 0; i < a->count; i++) {
    bool found = false;
    for (size_t k = 0; k < b->count; k++) found |= look_same_actor(&a->at[i], &b->at[k]);
    if (!found) return false;
  }
  return true;
}

static bool same_speakers(const struct texts *a, const struct texts *b) {
  if (a->count != b->count) return false;
  for (size_t i = 0; i < a->count; i++)
    if (!slice_is(a->at[i], b->at[i])) return false;
  return true;
}

static struct record *told_before(struct reading *r, const struct record *record) {
  for (size_t i = 0; i + 1 < r->records.count; i++) {
    struct record *other = &r->records.at[i];
    if (other->kind == RECORD_SUPPORT && other->modality == record->modality &&
        same_speakers(&other->said_by, &record->said_by) &&
        same_actors(&other->support.from, &record->support.from) &&
        same_actors(&other->support.to, &record->support.to))
      return other;
  }
  return NULL;
}

static void merge(struct reading *r, struct record *into, const struct record *from) {
  struct support *a = &into->support;
  const struct support *b = &from->support;
  bool vague = a->forms.count == 1 && slice_equals(a->forms.at[0], "unspecified");
  if (vague && b->forms.count) a->forms.count = 0;
  for (size_t i = 0; i < b->forms.count; i++)
    if (a->forms.count == 0 || !slice_equals(b->forms.at[i], "unspecified"))
      look_add_text(r, &a->forms, b->forms.at[i]);
  for (size_t i = 0; i < b->items.count; i++) look_add_text(r, &a->items, b->items.at[i]);
  if (is_empty(a->since)) a->since = b->since;
  if (is_empty(a->until)) a->until = b->until;
  if (is_empty(a->where.text)) a->where = b->where;
  for (size_t i = 0; i < from->evidence.count; i++) reading_add_evidence(r, into, from->evidence.at[i]);
}

static void set_times(const struct reading *r, struct support *s, const struct proposition *p) {
  const struct proposition *at = p;
  for (int steps = 0; steps < 3; steps++) {
    const struct time_expression *t = time_of(r->times, at->word);
    if (t && t->relation == TIME_SINCE)
      s->since = t->value;
    else if (t && t->relation == TIME_UNTIL)
      s->until = t->point;
    if (t || at->parent == NO_PROPOSITION || at->class == PREDICATE_VERB) return;
    at = &r->propositions->at[at->parent];
  }
}

static void write_one(struct reading *r, const struct found *f, struct actors from, struct actors to) {
  struct record *record = reading_add(r, RECORD_SUPPORT);
  struct support *s = &record->support;
  reading_ground(r, record, f->deed);
  record->modality = f->deed->modality;
  record->confidence = to.count && to.at[0].id.len ? 0.85 : 0.65;
  s->from = from;
  s->to = to;
  s->forms = f->forms;
  s->items = f->items;
  s->where = look_where(r, f->deed);
  set_times(r, s, f->deed);
  struct record *before = told_before(r, record);
  if (!before) return;
  merge(r, before, record);
  r->records.count--;
}

/* Advice to residents is no support: who has no name must be armed or govern. */
static bool may_be_backed(const struct actors *to) {
  static const char *const sectors[] = {"REB", "PRM", "MIL", "GOV", "OPP", "COP", "SEP", "UAF"};
  for (size_t i = 0; i < to->count; i++) {
    if (to->at[i].id.len && !slice_ends(to->at[i].code, SLICE("CVL"))) return true;
    for (size_t k = 0; k < sizeof sectors / sizeof *sectors; k++)
      if (slice_ends(to->at[i].code, slice_of(sectors[k]))) return true;
  }
  return false;
}

static bool helps_itself(const struct actor *from, const struct actors *to) {
  for (size_t i = 0; i < to->count; i++)
    if (look_same_actor(from, &to->at[i])) return true;
  return false;
}

/* "They recruited mercenaries" is one record of several givers; "supported by Russia, the UAE and Egypt" are
 * three. */
static void write_records(struct reading *r, const struct found *f, bool together) {
  if (together) {
    write_one(r, f, f->from, f->to);
    return;
  }
  if (!may_be_backed(&f->to)) return;
  for (size_t i = 0; i < f->from.count; i++)
    if (!helps_itself(&f->from.at[i], &f->to)) write_one(r, f, (struct actors){&f->from.at[i], 1}, f->to);
}

static bool counts(const struct proposition *p) {
  return p->modality != REQUESTED && p->modality != POSSIBLE && !p->conditional;
}

void recognise_supports(struct reading *r) {
  static bool (*const wordings[])(const struct reading *, const struct proposition *,
                                  struct found *) = {find_gift, find_help, find_receipt, find_raising};
  for (uint32_t i = 0; i < r->propositions->count; i++) {
    const struct proposition *p = &r->propositions->at[i];
    for (size_t k = 0; counts(p) && k < sizeof wordings / sizeof *wordings; k++) {
      struct found f = {.deed = p};
      if (!wordings[k](r, p, &f)) continue;
      write_records(r, &f, wordings[k] == find_raising);
      break;
    }
  }
}
