/* Who gives a mission its men: "Kenya and Fiji have each sent a contingent", "Argentina, with the largest
   contingent, has sent 90", "observers lent by Brazil and Ceylon", "is the largest contributor". */
#include "meaning/who.h"
#include "record/support_parts.h"

/* A mission named in the text: in the phrase, or just before. */
static struct actors mission(const struct reading *r, const struct proposition *p, uint32_t back) {
  const struct name *name = mission_named_before(r->names, p->word);
  uint32_t here = word_at(r, p->word)->sentence;
  if (!name || word_at(r, name->head)->sentence + back < here) return (struct actors){0};
  struct actor *one = ARENA_NEW(r->arena, struct actor);
  *one = (struct actor){.text = name->text, .name = name->canonical, .id = name->id, .code = name->code};
  return one->id.len && slice_starts(one->code, SLICE("IGO")) ? (struct actors){one, 1} : (struct actors){0};
}

static struct actors mission_in_phrase(const struct reading *r, const struct proposition *p) {
  static const char *const phrases[] = {"to", "for", "with", "in"};
  for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
    uint32_t word = support_phrase(r, p, phrases[i]);
    struct actors all = word == NO_WORD ? (struct actors){0} : look_known_actors(r, word);
    if (all.count && all.at[0].id.len && slice_starts(all.at[0].code, SLICE("IGO"))) return all;
  }
  return (struct actors){0};
}

/* All of them states: nobody else has contingents to give. */
static struct actors states_in(const struct reading *r, uint32_t word) {
  struct actors all = word == NO_WORD ? (struct actors){0} : support_givers(r, word);
  for (size_t i = 0; i < all.count; i++)
    if (all.at[i].id.len != 3) return (struct actors){0};
  return all;
}

/* What is contributed: a contingent, observers, "300" alone, "the bulk"; how sure it is that a mission's men
   are meant. */
enum part { NO_PART, A_NUMBER, MEN, A_CONTINGENT };

static enum part part_of_mission(const struct reading *r, uint32_t word) {
  if (word == NO_WORD || time_at(r->times, word)) return NO_PART;
  struct slice lemma = look_lemma(r, word);
  if (in_section(r, "contingents", lemma)) return A_CONTINGENT;
  bool alone = word_at(r, word)->upos == UPOS_NUM && tree_child(r->tree, word, REL_NMOD) == NO_WORD;
  if (alone) return A_NUMBER;
  if (in_section(r, "of a mission", lemma)) return MEN;
  TREE_EACH_CHILD(r->tree, word, child) /* "the loan of an air unit", "a battalion of infantry" */
  if (word_at(r, child)->relation == REL_NMOD && in_section(r, "contingents", look_lemma(r, child)))
    return A_CONTINGENT;
  return NO_PART;
}

/* "provides around 300", where the tree takes 300 for a mere circumstance. */
static enum part number_behind(const struct reading *r, const struct proposition *p) {
  TREE_EACH_CHILD(r->tree, p->word, child) {
    bool bare = child > p->word && word_at(r, child)->upos == UPOS_NUM &&
                tree_child(r->tree, child, REL_CASE) == NO_WORD && !time_at(r->times, child);
    if (bare && (relation_is_oblique(word_at(r, child)->relation) || word_at(r, child)->relation == REL_OBJ))
      return A_NUMBER;
  }
  return NO_PART;
}

/* "will contribute", "has offered a battalion", "are ready to provide contingents" */
static enum modality promised(const struct reading *r, const struct proposition *p) {
  if (in_section(r, "offers", p->lemma) && p->modality == ASSERTED) return PROMISED;
  uint32_t head = word_at(r, p->word)->head;
  bool ready = p->modality == POSSIBLE && head != NO_WORD && tree_is_infinitive(r->tree, p->word) &&
               in_section(r, "readiness", look_lemma(r, head));
  return ready ? PROMISED : p->modality;
}

/* "have indicated their readiness to provide contingents": who is ready. */
static struct actors ready_ones(const struct reading *r, const struct proposition *p) {
  const struct proposition *up = above(r, p);
  uint32_t head = word_at(r, p->word)->head;
  if (!up && head != NO_WORD && word_at(r, head)->head != NO_WORD)
    up = look_proposition(r, word_at(r, head)->head);
  return up ? states_in(r, look_argument(up, SLOT_SUBJECT, NULL)) : (struct actors){0};
}

bool support_find_contribution(const struct reading *r, const struct proposition *p,
                               struct support_found *f) {
  if (!in_section(r, "contributes", p->lemma) || p->class == PREDICATE_NOUN || p->negated) return false;
  enum part part = part_of_mission(r, look_argument(p, SLOT_OBJECT, NULL));
  if (part == NO_PART) part = number_behind(r, p);
  if (part == NO_PART) return false;
  f->from = states_in(r, look_argument(p, SLOT_SUBJECT, NULL));
  if (!f->from.count) f->from = ready_ones(r, p);
  f->to = mission_in_phrase(r, p);
  bool put = f->to.count > 0;
  bool holds = in_section(r, "has", p->lemma); /* "has 3,500 soldiers in the country" are its own */
  if (!put && !holds) f->to = mission(r, p, part == A_CONTINGENT ? 4 : 2);
  if (!put && part == MEN && !in_section(r, "lends", p->lemma)) return false;
  look_add_text(r, &f->forms, SLICE("troops"));
  f->modality = promised(r, p);
  f->together = true;
  return complete(f);
}

/* "Canada, with about 1,900, is the largest contributor", "the main contributors are Kenya and Fiji" */
bool support_find_contributor(const struct reading *r, const struct proposition *p, struct support_found *f) {
  if (!in_section(r, "contributors", look_lemma(r, p->word)) || p->negated) return false;
  f->from = states_in(r, tree_child(r->tree, p->word, REL_NSUBJ));
  f->to = mission_in_phrase(r, p);
  TREE_EACH_CHILD(r->tree, p->word, child) /* "ISAF's largest contributor" */
  if (!f->to.count && word_at(r, child)->relation == REL_NMOD_POSS) f->to = look_known_actors(r, child);
  if (f->to.count && !slice_starts(f->to.at[0].code, SLICE("IGO"))) return false;
  if (!f->to.count) f->to = mission(r, p, 3);
  look_add_text(r, &f->forms, SLICE("troops"));
  return complete(f);
}
