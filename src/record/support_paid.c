/* "is in the pay of Khartoum", "thanked Iran for arms and money", "was indicted for arming rebels". */
#include "meaning/who.h"
#include "record/support_parts.h"

static bool is_armed(const struct actors *to) {
  static const char *const sectors[] = {"REB", "PRM", "SEP", "MIL"};
  for (size_t i = 0; to->count && i < sizeof sectors / sizeof *sectors; i++)
    if (slice_ends(to->at[0].code, slice_of(sectors[i]))) return true;
  return false;
}

/* "The militia is in the pay of Khartoum", "in Rwanda's pay" */
bool support_find_in_pay(const struct reading *r, const struct proposition *p, struct support_found *f) {
  if (!in_section(r, "paid in", p->lemma) || p->class != PREDICATE_NOUN) return false;
  struct slice preposition = tree_preposition(r->tree, r->arena, p->word);
  if (!slice_equals(preposition, "in") && !slice_equals(preposition, "on")) return false;
  TREE_EACH_CHILD(r->tree, p->word, child) {
    uint8_t relation = word_at(r, child)->relation;
    if (!f->from.count && (relation == REL_NMOD || relation == REL_NMOD_POSS))
      f->from = support_givers(r, child);
    if (!f->to.count && relation == REL_NSUBJ) f->to = support_receiver(r, child);
  }
  const struct word *w = word_at(r, p->word);
  if (!f->to.count && w->relation == REL_NMOD && w->head != NO_WORD) f->to = support_receiver(r, w->head);
  look_add_text(r, &f->forms, SLICE("funding"));
  return complete(f) && is_armed(&f->to) && !look_same_body(&f->from.at[0], &f->to.at[0]);
}

/* "Hamas thanked Iran for arms and money" */
bool support_find_thanks(const struct reading *r, const struct proposition *p, struct support_found *f) {
  if (!in_section(r, "thanks", p->lemma) || p->class == PREDICATE_NOUN || p->passive) return false;
  uint32_t thing = support_phrase(r, p, "for");
  if (!support_is_thing(r, thing)) return false;
  f->from = support_givers(r, look_argument(p, SLOT_OBJECT, NULL));
  f->to = support_receiver(r, look_argument(p, SLOT_SUBJECT, NULL));
  support_add_things(r, f, thing);
  return complete(f) && f->forms.count && !look_same_body(&f->from.at[0], &f->to.at[0]);
}

bool support_take_charged(const struct reading *r, const struct proposition *p, struct support_found *f) {
  const struct proposition *up = above(r, p);
  if (!up || !up->passive || !in_section(r, "charged with", up->lemma)) return false;
  if (p->passive || !slice_equals(word_at(r, p->word)->xpos, "VBG")) return false;
  f->from = support_givers(r, look_argument(up, SLOT_OBJECT, NULL));
  return true;
}
