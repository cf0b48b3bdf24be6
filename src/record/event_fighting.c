/* "Fighting erupted on 15 April", "a war that has cost 15,000 lives": where nobody is named, the two sides of
   the document fight each other. */
#include "record/event_meant.h"

#include "record/look.h"

static bool is_one_of(const struct reading *r, struct slice lemma, const char *list) {
  return event_frames_list_has(r->patterns->events, list, lemma);
}

static const struct proposition *verb_at(const struct reading *r, uint32_t word) {
  const struct proposition *p = look_proposition(r, word);
  return p && p->class == PREDICATE_VERB ? p : NULL;
}

/* "At talks in Geneva this February it promised": the verb's time is that of the talks. */
static const struct proposition *setting(const struct reading *r, const struct proposition *p) {
  const struct word *w = word_at(r, p->word);
  struct slice preposition = tree_preposition(r->tree, r->arena, p->word);
  bool during = slice_equals(preposition, "at") || slice_equals(preposition, "during") ||
                slice_equals(preposition, "in");
  bool oblique = during && relation_is_oblique(w->relation) && w->head != NO_WORD;
  return oblique && is_one_of(r, p->noun, "$talks") ? verb_at(r, w->head) : NULL;
}

const struct proposition *event_course_of(const struct reading *r, const struct proposition *p) {
  const struct word *w = word_at(r, p->word);
  const struct proposition *above = w->head == NO_WORD ? NULL : verb_at(r, w->head);
  if (p->class != PREDICATE_NOUN) return NULL;
  bool there = above && slice_equals(above->lemma, "be") && w->head < p->word && /* "There were protests" */
               tree_child(r->tree, w->head, REL_EXPL) != NO_WORD;
  if (there) return above;
  if (above && relation_is_subject(w->relation) && is_one_of(r, above->lemma, "$course")) return above;
  TREE_EACH_CHILD(r->tree, p->word, child) {
    const struct proposition *below = verb_at(r, child);
    bool relative = word_at(r, child)->relation == REL_ACL_RELCL || word_at(r, child)->relation == REL_ACL;
    if (below && relative && is_one_of(r, below->lemma, "$course")) return below;
  }
  const struct proposition *around = setting(r, p);
  return around && look_when(r, around).len ? around : NULL;
}

static bool went(const struct proposition *course) {
  return course->modality == ASSERTED && !course->negated && course->tense != TENSE_FUTURE;
}

bool event_tells_of_fighting(const struct reading *r, const struct proposition *p) {
  if (p->class != PREDICATE_NOUN || !is_one_of(r, p->noun, "$fighting")) return false;
  const struct proposition *course = event_course_of(r, p);
  return course && course->word > p->word && word_at(r, course->word)->head == p->word && went(course);
}

/* "12 years of war", "the 44 days of fighting" */
static bool is_measured(const struct reading *r, uint32_t word) {
  uint32_t head = word_at(r, word)->head;
  return word_at(r, word)->relation == REL_NMOD && head != NO_WORD &&
         is_one_of(r, look_lemma(r, head), "$span");
}

static bool is_told(const struct reading *r, const struct proposition *p) {
  const struct proposition *course = event_course_of(r, p);
  if (course) return went(course);
  return look_when(r, p).len > 0 || is_measured(r, p->word);
}

static bool is_group(const struct actor *a) { return a->id.len > 4 && a->id.at[3] == '-'; }

/* The parties of the first agreement that has two, one of them a side of the document; else the two sides of
 * the document. */
static struct actors two_sides(const struct reading *r) {
  struct actors sides = {0}, named = look_sides(r);
  for (size_t i = 0; i < r->records.count && sides.count != 2; i++) {
    struct actors parties =
        r->records.at[i].kind == RECORD_AGREEMENT ? r->records.at[i].agreement.parties : (struct actors){0};
    if (!named.count || event_share_body(parties, named)) sides = parties; /* not the mediators' statement */
  }
  if (sides.count != 2) sides = named;
  for (size_t i = 0; i < sides.count; i++)
    if (!sides.at[i].id.len) return (struct actors){0};
  return sides;
}

/* "talks in Geneva this February", "after two days of talks", "the text agreed on Monday". */
static bool is_occasion(const struct reading *r, const struct draft *d, const struct proposition *p) {
  if (slice_equals(d->type, "CONSULT"))
    return p->class == PREDICATE_NOUN && is_one_of(r, p->noun, "$talks") &&
           (look_when(r, p).len || is_measured(r, p->word) || event_course_of(r, p));
  return slice_equals(d->type, "AGREE") && p->class == PREDICATE_VERB && p->passive &&
         look_when(r, p).len >= 7;
}

/* "Clashes broke out between the army and the RSF": the verb says who fights. */
static bool course_names_sides(const struct reading *r, const struct proposition *p) {
  const struct proposition *course = event_course_of(r, p);
  return course && look_argument(course, SLOT_OBLIQUE, "between") != NO_WORD;
}

void event_mean_sides(const struct reading *r, struct draft *d, const struct proposition *p) {
  if (d->modality != ASSERTED || d->source.count || d->target.count) return;
  struct actors sides = two_sides(r);
  bool fighting = slice_equals(d->type, "ASSAULT") && p->class == PREDICATE_NOUN &&
                  is_one_of(r, p->noun, "$fighting") && is_told(r, p) && !course_names_sides(r, p);
  if (sides.count != 2 || (!fighting && !is_occasion(r, d, p))) return;
  size_t first =
      fighting && is_group(&sides.at[1]) && !is_group(&sides.at[0]); /* rebels rise against a state */
  d->source = (struct actors){&sides.at[first], 1};
  d->target = (struct actors){&sides.at[1 - first], 1};
  d->told = true;
}
