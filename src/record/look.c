#include "record/look.h"

#include "meaning/who.h"
#include "record/own_terms.h"

/* ---- words ---- */

void look_add_text(const struct reading *r, struct texts *to, struct slice text) {
  if (is_empty(text)) return;
  for (size_t i = 0; i < to->count; i++)
    if (slice_is(to->at[i], text)) return;
  to->at = arena_grow(r->arena, to->at, to->count, to->count + 1, sizeof *to->at);
  to->at[to->count++] = text;
}

/* Asked again and again: each word's is made once. */
struct slice look_lemma(const struct reading *r, uint32_t word) {
  struct slice *known = &r->lemmas[word];
  if (!known->at) *known = lower_case(r->arena, word_at(r, word)->lemma);
  return *known;
}

struct span look_phrase_span(const struct reading *r, uint32_t word) {
  return tree_span(r->tree, word,
                   TREE_BIT(REL_ACL_RELCL) | TREE_BIT(REL_APPOS) | TREE_BIT(REL_PARATAXIS) |
                       TREE_BIT(REL_ADVCL_RELCL) | TREE_BIT(REL_CASE) | TREE_BIT(REL_MARK) |
                       TREE_BIT(REL_AUX) | TREE_BIT(REL_AUX_PASS) | TREE_BIT(REL_NSUBJ) |
                       TREE_BIT(REL_NSUBJ_PASS) | TREE_BIT(REL_CC) | TREE_BIT(REL_ADVCL));
}

/* Only what stands outermost is left out of a phrase: "the withdrawal of troops" keeps its "of". */
struct slice look_phrase(const struct reading *r, uint32_t word) {
  struct span span = word_at(r, word)->span;
  TREE_EACH_CHILD(r->tree, word, child) {
    uint8_t relation = word_at(r, child)->relation;
    bool out = relation == REL_ACL_RELCL || relation == REL_APPOS || relation == REL_PARATAXIS ||
               relation == REL_CASE || relation == REL_MARK || relation == REL_AUX ||
               relation == REL_AUX_PASS || relation == REL_COP || relation_is_subject(relation) ||
               relation == REL_CC || relation == REL_PUNCT || relation == REL_ADVCL ||
               relation == REL_ADVCL_RELCL;
    if (out) continue;
    struct span part = tree_span(r->tree, child, TREE_BIT(REL_ACL_RELCL) | TREE_BIT(REL_PARATAXIS));
    if (part.start < span.start) span.start = part.start;
    if (part.end > span.end) span.end = part.end;
  }
  return slice_trim(slice_between(r->analysis->text.at, span));
}

enum { PHRASE_MAX = 128 };

/* Two words as one phrase, in the caller's space; empty when they do not fit: no knowledge file has such a
   phrase. */
static struct slice joined(char space[PHRASE_MAX], struct slice a, struct slice between, struct slice b) {
  size_t length = a.len + between.len + b.len;
  if (length > PHRASE_MAX) return (struct slice){"", 0};
  memcpy(space, a.at, a.len);
  memcpy(space + a.len, between.at, between.len);
  memcpy(space + a.len + between.len, b.at, b.len);
  return (struct slice){space, length};
}

struct slice look_class(const struct reading *r, const struct word_classes *classes, const char *section,
                        uint32_t word) {
  struct slice lemma = look_lemma(r, word);
  char space[PHRASE_MAX];
  TREE_EACH_CHILD(r->tree, word, child) {
    uint8_t relation = word_at(r, child)->relation;
    struct slice phrase = {"", 0};
    if (relation == REL_COMPOUND || relation == REL_AMOD)
      phrase = joined(space, look_lemma(r, child), SLICE(" "), lemma);
    else if (relation == REL_NMOD)
      phrase = joined(space, lemma, SLICE(" of "), look_lemma(r, child));
    struct slice found = phrase.len ? word_class_of_noun(classes, section, phrase) : phrase;
    if (found.len) return found;
  }
  return word_class_of_noun(classes, section, lemma);
}

const struct proposition *look_proposition(const struct reading *r, uint32_t word) {
  uint32_t at = word == NO_WORD ? NO_PROPOSITION : r->propositions->of_word[word];
  return at == NO_PROPOSITION ? NULL : &r->propositions->at[at];
}

uint32_t look_argument(const struct proposition *p, enum slot slot, const char *preposition) {
  const struct argument *a = proposition_argument(p, slot, preposition);
  return a ? a->word : NO_WORD;
}

/* ---- who ---- */

/* "the failure of the army and the militia to abide": hung on the last of those who fail, it goes with the
   failure. */
uint32_t look_noun_over(const struct reading *r, uint32_t infinitive) {
  uint32_t first = tree_first_conjunct(r->tree, infinitive), noun = word_at(r, first)->head;
  if (noun == NO_WORD || word_at(r, first)->relation != REL_ACL) return NO_WORD;
  for (int n = 0; n < 3; n++) {
    const struct word *w = word_at(r, noun);
    bool lower = w->relation == REL_CONJ ||
                 (w->relation == REL_NMOD && slice_equals(tree_preposition(r->tree, r->arena, noun), "of"));
    if (!lower || w->head == NO_WORD || word_at(r, w->head)->upos == UPOS_VERB) break;
    noun = w->head;
  }
  return noun;
}

uint32_t look_holder(const struct reading *r, uint32_t infinitive) {
  uint32_t noun = look_noun_over(r, infinitive);
  if (noun == NO_WORD) return NO_WORD;
  TREE_EACH_CHILD(r->tree, noun, child) {
    uint8_t relation = word_at(r, child)->relation;
    struct slice preposition = tree_preposition(r->tree, r->arena, child);
    bool owner =
        relation == REL_NMOD_POSS ||
        (relation == REL_NMOD && (slice_equals(preposition, "of") || slice_equals(preposition, "by")));
    if (owner) return child;
  }
  return NO_WORD;
}

struct actors look_actors(const struct reading *r, uint32_t word) {
  struct actors all = actors_of_phrase(r->names, word);
  bool pronoun = word_at(r, word)->upos == UPOS_PRON; /* "we" are all who sign */
  for (size_t i = 0; i < all.count && !pronoun; i++)
    if (all.at[i].id.len) return all;
  struct actors meant = own_terms_meant(r, word);
  return meant.count ? meant : all;
}

struct actors look_known_actors(const struct reading *r, uint32_t word) {
  struct actors all = look_actors(r, word);
  struct actors known = {ARENA_ARRAY(r->arena, struct actor, all.count), 0};
  for (size_t i = 0; i < all.count; i++)
    if (all.at[i].id.len || all.at[i].code.len) known.at[known.count++] = all.at[i];
  return known;
}

struct actors look_sides(const struct reading *r) {
  return r->names->sides;
}

bool look_same_body(const struct actor *a, const struct actor *b) {
  return a->id.len && slice_is(a->id, b->id);
}

bool look_same_actor(const struct actor *a, const struct actor *b) {
  if (a->id.len && b->id.len) return slice_is(a->id, b->id) && slice_is(a->code, b->code);
  return slice_is_ignoring_case(a->text, b->text);
}

void look_add_actors(const struct reading *r, struct actors *to, struct actors more) {
  struct actor *all = arena_grow(r->arena, to->at, to->count, to->count + more.count, sizeof *all);
  size_t count = to->count;
  for (size_t i = 0; i < more.count; i++) {
    bool known = false;
    for (size_t k = 0; k < count; k++) known |= look_same_actor(&all[k], &more.at[i]);
    if (!known) all[count++] = more.at[i];
  }
  *to = (struct actors){all, count};
}

/* ---- where ---- */

struct place look_scene(const struct reading *r) {
  return names_scene(r->names);
}

struct place look_place(const struct reading *r, uint32_t word) {
  return place_at(r->names, word);
}

static bool is_locative(struct slice preposition) {
  static const char *const all[] = {
      "in",     "at",   "near", "into",  "inside", "within",  "across", "throughout", "from",   "outside",
      "around", "over", "on",   "along", "to",     "through", "off",    "between",    "out of", "above"};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (slice_equals(preposition, all[i])) return true;
  return false;
}

struct place look_where(const struct reading *r, const struct proposition *p) {
  struct place first = {0};
  for (uint32_t i = 0; i < p->argument_count; i++) {
    const struct argument *a = &p->arguments[i];
    if (a->slot != SLOT_OBLIQUE || !is_locative(a->preposition) || time_at(r->times, a->word)) continue;
    struct place place = look_place(r, a->word);
    if (place.text.len == 0) continue;
    if (slice_equals(a->preposition, "in") || slice_equals(a->preposition, "at")) return place;
    if (first.text.len == 0) first = place;
  }
  return first;
}

/* ---- when ---- */

/* "completed the signing in Bamako on 20 June": what is begun or ended then is done then. */
static const struct time_expression *time_of_phase(const struct reading *r, const struct proposition *p) {
  static const char *const phases[] = {"complete", "finish",  "attend", "witness",
                                       "host",     "perform", "oversee"};
  if (p->class != PREDICATE_NOUN || p->embedding != EMBEDDED_NOUN || p->parent == NO_PROPOSITION) return NULL;
  const struct proposition *up = &r->propositions->at[p->parent];
  for (size_t i = 0; i < sizeof phases / sizeof *phases; i++)
    if (slice_equals(up->lemma, phases[i])) return time_of(r->times, up->word);
  return NULL;
}

struct slice look_when(const struct reading *r, const struct proposition *p) {
  const struct time_expression *t = time_of(r->times, p->word);
  if (!t) t = time_of_phase(r, p);
  if (!t || (t->kind != TIME_DATE && t->kind != TIME_RANGE)) return (struct slice){"", 0};
  /* "had detained 70 by Wednesday noon": by then it was so; "is to leave by Friday" has no day yet */
  if (t->relation == TIME_BY) return t->lean == LEAN_PAST ? t->point : (struct slice){"", 0};
  return t->value;
}
