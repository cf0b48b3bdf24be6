/* Where things come from: "the rebels' rifles came from Nicaragua", "a dhow carrying missiles for the Houthis
   from Iran", "helicopters on loan from Ukraine serve the army", "set up with Ugandan money". */
#include "meaning/who.h"
#include "record/support_parts.h"

static bool is_armed(const struct actors *to) {
  static const char *const sectors[] = {"REB", "PRM", "SEP", "CRM", "MIL"};
  for (size_t i = 0; to->count && i < sizeof sectors / sizeof *sectors; i++)
    if (slice_ends(to->at[0].code, slice_of(sectors[i]))) return true;
  return false;
}

/* "rifles found on the rebels", "mines seized from the M23", "the rebels' rifles": in whose hands. */
static struct actors holder(const struct reading *r, uint32_t thing) {
  static const char *const places[] = {"on", "with", "from", "by", "among", "for", "to"};
  struct actors to = {0};
  TREE_EACH_CHILD(r->tree, thing, child) {
    const struct word *w = word_at(r, child);
    bool owner = w->relation == REL_NMOD_POSS ||
                 (w->relation == REL_NMOD && slice_equals(tree_preposition(r->tree, r->arena, child), "of"));
    if (owner && !to.count) to = support_receiver(r, child);
    const struct proposition *q = w->relation == REL_ACL ? look_proposition(r, child) : NULL;
    for (size_t i = 0; q && i < sizeof places / sizeof *places && !to.count; i++)
      to = support_receiver(r, look_argument(q, SLOT_OBLIQUE, places[i]));
    if (q && !to.count) to = support_receiver(r, look_argument(q, SLOT_SUBJECT, NULL));
  }
  return to;
}

static struct actors named_source(const struct reading *r, uint32_t word) {
  const struct name *name = word == NO_WORD ? NULL : name_at(r->names, word);
  bool may = name && name->id.len && name->type != NAME_PLACE && name->type != NAME_PERSON;
  return may ? support_givers(r, word) : (struct actors){0};
}

/* "The rifles found on the rebels came from Nicaragua", "were traced to Sofia" */
bool support_find_origin(const struct reading *r, const struct proposition *p, struct support_found *f) {
  if (!in_section(r, "originates", p->lemma) || p->class == PREDICATE_NOUN) return false;
  uint32_t thing = look_argument(p, p->passive ? SLOT_OBJECT : SLOT_SUBJECT, NULL);
  if (!support_is_thing(r, thing)) return false;
  f->from = named_source(r, support_phrase(r, p, slice_equals(p->lemma, "trace") ? "to" : "from"));
  f->to = holder(r, thing);
  support_add_things(r, f, thing);
  return complete(f) && f->forms.count && is_armed(&f->to) && !look_same_body(&f->from.at[0], &f->to.at[0]);
}

/* The state that the words behind say it comes from. */
static struct actors source_behind(const struct reading *r, uint32_t word) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, word)->sentence];
  for (uint32_t w = word + 1, end = s->first_word + s->word_count; w + 1 < end; w++) {
    if (!slice_equals(word_at(r, w)->form, "from")) continue;
    const struct name *name = name_at(r->names, w + 1);
    if (name && (name->type == NAME_STATE || name->type == NAME_SEAT)) return support_givers(r, name->head);
  }
  return (struct actors){0};
}

/* "a dhow carrying missiles for the Houthis from Iran", "laden with Iranian rifles bound for the Houthis" */
bool support_find_cargo(const struct reading *r, const struct proposition *p, struct support_found *f) {
  if (!in_section(r, "carries", p->lemma) || p->class == PREDICATE_NOUN) return false;
  uint32_t thing = look_argument(p, SLOT_OBJECT, NULL);
  if (!support_is_thing(r, thing)) thing = support_phrase(r, p, "with");
  if (!support_is_thing(r, thing) || name_at(r->names, thing)) return false;
  support_add_things(r, f, thing);
  if (!f->forms.count || slice_equals(f->forms.at[0], "troops")) return false;
  static const char *const phrases[] = {"for", "to"};
  for (size_t i = 0; i < sizeof phrases / sizeof *phrases && !f->to.count; i++) {
    f->to = support_receiver(r, support_phrase(r, p, phrases[i]));
    TREE_EACH_CHILD(r->tree, thing, child) { /* "rifles bound for the Houthis" */
      const struct word *w = word_at(r, child);
      const struct proposition *q = look_proposition(r, child);
      if (!f->to.count && slice_equals(tree_preposition(r->tree, r->arena, child), phrases[i]))
        f->to = support_receiver(r, child);
      if (q && !f->to.count && (w->relation == REL_ACL || w->relation == REL_AMOD))
        f->to = support_receiver(r, look_argument(q, SLOT_OBLIQUE, phrases[i]));
    }
  }
  f->from = support_givers(r, thing);
  if (!f->from.count) f->from = source_behind(r, p->word);
  return complete(f) && is_armed(&f->to) && !look_same_body(&f->from.at[0], &f->to.at[0]);
}

/* The phrase "from Ukraine" at "on loan". */
static struct actors lender(const struct reading *r, uint32_t thing) {
  TREE_EACH_CHILD(r->tree, thing, child) {
    if (!in_section(r, "loans", look_lemma(r, child))) continue;
    TREE_EACH_CHILD(r->tree, child, from)
    if (slice_equals(tree_preposition(r->tree, r->arena, from), "from")) return support_givers(r, from);
  }
  return (struct actors){0};
}

/* "Two helicopters on loan from Ukraine serve the army", "flies helicopters on loan from Ukraine" */
bool support_find_loan(const struct reading *r, const struct proposition *p, struct support_found *f) {
  if (p->class == PREDICATE_NOUN) return false;
  for (uint32_t i = 0; i < p->argument_count; i++) {
    const struct argument *a = &p->arguments[i];
    if ((a->slot != SLOT_OBJECT && a->slot != SLOT_SUBJECT) || a->shared) continue;
    bool forces = !is_empty(support_form_of_giver(r, a->word));
    if (!forces && !support_is_thing(r, a->word)) continue;
    f->from = lender(r, a->word);
    if (!f->from.count) continue;
    f->to = support_receiver(r, look_argument(p, a->slot == SLOT_OBJECT ? SLOT_SUBJECT : SLOT_OBJECT, NULL));
    support_add_things(r, f, a->word);
    default_form(r, f, support_form_of_giver(r, a->word));
    return complete(f) && f->to.at[0].id.len && !look_same_body(&f->from.at[0], &f->to.at[0]);
  }
  return false;
}

/* "The MLC was set up with Ugandan money", "raised an army with Libyan money" */
bool support_find_foreign_means(const struct reading *r, const struct proposition *p,
                                struct support_found *f) {
  if (!in_section(r, "raised with", p->lemma) || p->class != PREDICATE_VERB) return false;
  uint32_t with = look_argument(p, SLOT_OBLIQUE, "with");
  if (with == NO_WORD) return false;
  struct slice form = support_form_of_giver(r, with);
  if (!support_is_thing(r, with) && is_empty(form)) return false;
  f->from = support_givers(r, with);
  f->to = support_receiver(r, look_argument(p, SLOT_OBJECT, NULL));
  if (!f->to.count && !p->passive) f->to = support_receiver(r, look_argument(p, SLOT_SUBJECT, NULL));
  support_add_things(r, f, with);
  default_form(r, f, form);
  if (!complete(f) || !is_armed(&f->to) || f->from.at[0].id.len < 3) return false;
  return !slice_starts(f->to.at[0].id, (struct slice){f->from.at[0].id.at, 3}) &&
         !slice_starts(f->to.at[0].code, (struct slice){f->from.at[0].id.at, 3});
}
