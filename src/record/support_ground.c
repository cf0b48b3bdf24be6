/* Ground that is lent: "allows Russian troops to use its territory", "lets the rebels operate from its soil",
   "served as a rear base for the FLN". */
#include "meaning/who.h"
#include "record/support_parts.h"

static bool is_ground(const struct reading *r, uint32_t word) {
  return slice_equals(look_class(r, r->patterns->supports, "things", word), "territory");
}

/* "cross its border", "pass over its ground", "on its side of the line" */
static bool is_own_side(const struct reading *r, uint32_t word) {
  return tree_child(r->tree, word, REL_NMOD_POSS) != NO_WORD &&
         in_section(r, "own ground", look_lemma(r, word));
}

/* The territory below a verb: "use its bases", "recruit on its soil", and in what is coordinated with it. */
static uint32_t ground_used(const struct reading *r, uint32_t verb) {
  TREE_EACH_CHILD(r->tree, verb, child) {
    const struct word *w = word_at(r, child);
    bool place = w->relation == REL_OBJ || relation_is_oblique(w->relation) || w->relation == REL_NMOD;
    if (place && is_ground(r, child)) return child;
    if (place && is_own_side(r, child)) return child;
    bool used = w->relation == REL_OBJ && slice_equals(look_lemma(r, verb), "use");
    if (used && in_section(r, "own ground", look_lemma(r, child))) return child; /* "use the mountain" */
    if (w->relation != REL_CONJ) continue;
    TREE_EACH_CHILD(r->tree, child, inner)
    if (is_ground(r, inner)) return inner;
  }
  return NO_WORD;
}

/* "has permitted use of its territory by American forces" */
static bool find_use_of_ground(const struct reading *r, const struct proposition *p,
                               struct support_found *f) {
  uint32_t use = look_argument(p, SLOT_OBJECT, NULL), ground = NO_WORD;
  if (use == NO_WORD || !slice_equals(look_lemma(r, use), "use")) return false;
  TREE_EACH_CHILD(r->tree, use, child)
  if (word_at(r, child)->relation == REL_NMOD && is_ground(r, child)) ground = child;
  if (ground == NO_WORD) return false;
  f->from = support_givers(r, look_argument(p, SLOT_SUBJECT, NULL));
  struct span span = r->analysis->sentences[word_at(r, ground)->sentence].span;
  for (uint32_t w = ground + 1; w < r->analysis->word_count && word_at(r, w)->span.end <= span.end; w++)
    if (!f->to.count && name_at(r->names, w) && !name_at(r->names, w - 1)) f->to = support_givers(r, w);
  look_add_text(r, &f->forms, SLICE("territory"));
  return complete(f);
}

/* "letting arms pass to the rebels", "lets weapons through to Hamas" */
static bool lets_things_pass(const struct reading *r, const struct proposition *p, uint32_t let, uint32_t use,
                             struct support_found *f) {
  if (!support_is_thing(r, let) || !in_section(r, "passes", look_lemma(r, use))) return false;
  struct actors from = support_givers(r, look_argument(p, SLOT_SUBJECT, NULL)), to = {0};
  struct support_found own = {.deed = p};
  if (!from.count && support_take_charged(r, p, &own)) from = own.from;
  TREE_EACH_CHILD(r->tree, use, child)
  if (!to.count && slice_equals(tree_preposition(r->tree, r->arena, child), "to"))
    to = support_receiver(r, child);
  if (!from.count || !to.count) return false;
  f->from = from, f->to = to;
  support_add_things(r, f, let);
  look_add_text(r, &f->forms, SLICE("territory"));
  return true;
}

/* "let the rebels recruit in its camps", where the tree takes "recruit" for somebody */
static uint32_t use_as_noun(const struct reading *r, const struct proposition *p) {
  TREE_EACH_CHILD(r->tree, p->word, child)
  if (word_at(r, child)->relation == REL_XCOMP && !look_proposition(r, child)) return child;
  return NO_WORD;
}

/* "allows Russian troops to use its territory", "lets the rebels operate from its soil" */
bool support_find_lending(const struct reading *r, const struct proposition *p, struct support_found *f) {
  if (!in_section(r, "lets", p->lemma)) return false;
  uint32_t clause = look_argument(p, SLOT_CLAUSE, NULL);
  const struct proposition *use = clause == NO_WORD ? NULL : look_proposition(r, clause);
  uint32_t let = look_argument(p, SLOT_OBJECT, NULL);
  if (let == NO_WORD) let = look_argument(p, SLOT_RECIPIENT, NULL);
  if (!use && let != NO_WORD) TREE_EACH_CHILD(r->tree, let, child) /* "allowed the contras to use" */
  if (word_at(r, child)->relation == REL_ACL && tree_is_infinitive(r->tree, child))
    use = look_proposition(r, child);
  uint32_t word = use ? use->word : use_as_noun(r, p);
  if (!use && word == NO_WORD && let != NO_WORD && in_section(r, "uses", look_lemma(r, let))) {
    uint32_t inside = tree_child(r->tree, let, REL_COMPOUND); /* "let the Contras camp on its side" */
    if (inside != NO_WORD && inside + 1 == let) word = let, let = inside;
  }
  if (word == NO_WORD) return find_use_of_ground(r, p, f);
  if (lets_things_pass(r, p, let, word, f)) return true;
  if (!in_section(r, "uses", look_lemma(r, word)) || ground_used(r, word) == NO_WORD) return false;
  f->from = support_givers(r, look_argument(p, SLOT_SUBJECT, NULL));
  f->to = support_receiver(r, let);
  if (!f->to.count && use) f->to = support_receiver(r, look_argument(use, SLOT_SUBJECT, NULL));
  if (!f->to.count) f->to = support_givers(r, let); /* "lets French planes use its airport" */
  look_add_text(r, &f->forms, SLICE("territory"));
  return complete(f);
}

/* "The CNDP used Rwandan territory as a rear base": whose ground it is lends it. */
bool support_find_ground_used(const struct reading *r, const struct proposition *p, struct support_found *f) {
  uint32_t ground = look_argument(p, SLOT_OBJECT, NULL);
  if (!slice_equals(p->lemma, "use") || p->class != PREDICATE_VERB || ground == NO_WORD) return false;
  if (p->modality != ASSERTED || !in_section(r, "soil", look_lemma(r, ground))) return false;
  f->to = support_receiver(r, look_argument(p, SLOT_SUBJECT, NULL));
  TREE_EACH_CHILD(r->tree, ground, child)
  if (!f->from.count && name_at(r->names, child)) f->from = support_givers(r, child);
  look_add_text(r, &f->forms, SLICE("territory"));
  uint32_t owner = tree_child(r->tree, ground, REL_NMOD_POSS); /* "uses our air base" */
  if (!f->from.count && owner != NO_WORD) f->from = look_known_actors(r, owner);
  bool armed = f->to.count &&
               (slice_ends(f->to.at[0].code, SLICE("REB")) || slice_ends(f->to.at[0].code, SLICE("PRM")));
  bool lent = f->to.count && f->to.at[0].id.len == 3 && f->from.count && f->from.at[0].id.len == 3;
  return (armed || lent) && complete(f) && !look_same_body(&f->from.at[0], &f->to.at[0]);
}

/* "Tunisia served as a rear base for the FLN" */
bool support_find_rear_base(const struct reading *r, const struct proposition *p, struct support_found *f) {
  uint32_t as = look_argument(p, SLOT_OBLIQUE, "as");
  if (!in_section(r, "serves as", p->lemma) || as == NO_WORD || !is_ground(r, as)) return false;
  f->from = support_givers(r, look_argument(p, SLOT_SUBJECT, NULL));
  f->to = support_receiver(r, look_argument(p, SLOT_OBLIQUE, "for"));
  if (!f->to.count) f->to = support_receiver(r, look_argument(p, SLOT_OBLIQUE, "to"));
  TREE_EACH_CHILD(r->tree, as, child)
  if (!f->to.count && slice_equals(tree_preposition(r->tree, r->arena, child), "for"))
    f->to = support_receiver(r, child);
  look_add_text(r, &f->forms, SLICE("territory"));
  return complete(f) && !look_same_body(&f->from.at[0], &f->to.at[0]);
}
