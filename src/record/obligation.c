/* Obligations: what somebody is bound to do, by when. How texts bind is in obligation_wording.c and
   obligation_terms.c; here bonds become records, one a duty. */
#include "record/obligation_parts.h"

#include "record/resolution.h"

/* How far apart two records may be and still tell of one thing: keeps a text of a million duties linear. */
enum { FAR_RECORDS = 256 };

/* ---- two bonds, one duty ---- */

static bool same_bound(const struct actors *a, const struct actors *b) {
  if (a->count == 0 || b->count == 0) return a->count == b->count;
  return look_same_body(&a->at[0], &b->at[0]) || look_same_actor(&a->at[0], &b->at[0]);
}

static bool values_agree(struct slice a, struct slice b) {
  return is_empty(a) || is_empty(b) || slice_is(a, b);
}

/* The last word of a phrase, for "its forces" and "his forces". */
static struct slice last_word(struct slice text) {
  size_t start = text.len;
  while (start > 0 && text.at[start - 1] != ' ') start--;
  return (struct slice){text.at + start, text.len - start};
}

static bool objects_agree(struct slice a, struct slice b) {
  return values_agree(a, b) || slice_is_ignoring_case(last_word(a), last_word(b));
}

/* "promised to withdraw his forces ... It must leave the areas": the same deed of the same one, where neither
   object, place nor date speaks against it. */
static bool is_same_duty(const struct obligation *a, const struct obligation *b) {
  if (!slice_is(a->act, b->act) || !same_bound(&a->bound, &b->bound)) return false;
  if (!values_agree(a->due, b->due) || !values_agree(a->term.duration, b->term.duration)) return false;
  if (!objects_agree(a->object, b->object)) return false;
  return is_empty(a->where.name) || is_empty(b->where.name) || slice_is(a->where.name, b->where.name) ||
         slice_is(a->object, b->object);
}

static void take(struct slice *to, struct slice value) {
  if (is_empty(*to)) *to = value;
}

static void merge(struct reading *r, struct record *into, const struct record *more) {
  struct obligation *a = &into->obligation;
  const struct obligation *b = &more->obligation;
  take(&a->due, b->due);
  take(&a->object, b->object);
  take(&a->agreement, b->agreement);
  take(&a->status, b->status);
  if (is_empty(a->term.duration)) a->term = b->term;
  if (is_empty(a->where.text)) a->where = b->where;
  if (into->modality == PROMISED || into->modality == REQUESTED) into->modality = more->modality;
  for (size_t i = 0; i < more->evidence.count; i++) reading_add_evidence(r, into, more->evidence.at[i]);
}

/* The record that tells of the same duty already, or `at`. */
static size_t told_before(const struct reading *r, size_t at) {
  const struct record *record = &r->records.at[at];
  for (size_t i = at > FAR_RECORDS ? at - FAR_RECORDS : 0; i < at; i++) {
    const struct record *other = &r->records.at[i];
    bool kind = other->kind == RECORD_OBLIGATION;
    bool denial = kind && (other->modality == DENIED) != (record->modality == DENIED);
    if (kind && !denial && is_same_duty(&other->obligation, &record->obligation)) return i;
  }
  return at;
}

/* ---- the record ---- */

/* "American forces are to be withdrawn", "the militias are to be disarmed": those to whom it is done have to
   let it be done, where nobody is said to do it. */
static uint32_t who_is_bound(const struct reading *r, const struct bond *b) {
  if (b->bound != NO_WORD) return b->bound;
  uint32_t object = look_argument(b->deed, SLOT_OBJECT, NULL);
  if (!b->deed->passive || object == NO_WORD || !obligation_done_to_bound(r, obligation_act(r, b)))
    return NO_WORD;
  bool known = look_known_actors(r, object).count > 0;
  return known || obligation_are_fighters(r, object) ? object : NO_WORD;
}

/* A resolution binds others than the body that adopts it. */
static struct actors bound_by_agreement(const struct agreement *a) {
  return slice_equals(a->form, "resolution") ? (struct actors){0} : a->parties;
}

/* "The rebels, for their part" */
static struct slice without_part(struct slice text) {
  static const char *const parts[] = {", for its part", ", for their part", ", for his part",
                                      ", on its side",  ", on their side",  ", in turn",
                                      ", in return"};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (slice_ends(text, slice_of(parts[i]))) text.len -= strlen(parts[i]);
  return text;
}

/* "3.2 Combatants", "no party shall": neither a paragraph's number nor the "no" is part of who is bound. */
static struct actors without_numbers(struct actors all) {
  for (size_t i = 0; i < all.count; i++) {
    struct slice text = without_part(obligation_without_number(all.at[i].text));
    bool none = text.len > 3 && slice_is_ignoring_case((struct slice){text.at, 3}, SLICE("no "));
    all.at[i].text = none ? (struct slice){text.at + 3, text.len - 3} : text;
  }
  return all;
}

static bool says_both(const struct reading *r, uint32_t word) {
  return tree_child_lemma(r->tree, word, REL_NUMMOD, "two") != NO_WORD ||
         tree_child_lemma(r->tree, word, REL_DET, "both") != NO_WORD ||
         slice_equals(look_lemma(r, word), "both");
}

/* "the parties", "both armies", "the two governments": those of the agreement. */
static bool names_both(const struct reading *r, uint32_t word) {
  struct slice lemma = look_lemma(r, word);
  bool sides =
      slice_equals(lemma, "party") || slice_equals(lemma, "side") || slice_equals(lemma, "signatory");
  bool plain =
      tree_child(r->tree, word, REL_AMOD) == NO_WORD && tree_child(r->tree, word, REL_NMOD) == NO_WORD;
  if (sides && (plain || says_both(r, word))) return true;
  bool bodies = plain && word_in(r->patterns->obligations, "bodies", lemma); /* "both Governments" */
  if (r->own_agreement == NO_RECORD && !bodies && !word_in(r->patterns->obligations, "parties", lemma))
    return false;
  return word_has(word_at(r, word), "Number=Plur") && says_both(r, word);
}

/* "both parties" in a resolution: the two that it has called upon before. */
static struct actors asked_before(const struct reading *r) {
  struct actors all = {0};
  for (size_t i = 0; i < r->records.count && all.count < 3; i++) {
    const struct record *record = &r->records.at[i];
    if (record->kind != RECORD_OBLIGATION || !record->obligation.bound.count) continue;
    const struct actor *first = &record->obligation.bound.at[0];
    bool known = !first->id.len || slice_starts(first->code, SLICE("IGO"));
    for (size_t k = 0; k < all.count; k++) known |= look_same_body(&all.at[k], first);
    if (!known) look_add_actors(r, &all, (struct actors){record->obligation.bound.at, 1});
  }
  return all;
}

/* The bound word of a resolution's "both parties", or NO_WORD. */
static uint32_t both_asked(const struct reading *r, const struct bond *b) {
  uint32_t bound = who_is_bound(r, b);
  return bound != NO_WORD && says_both(r, bound) && resolution_is_one(r) ? bound : NO_WORD;
}

/* Whoever is bound, by name; an announced ceasefire binds one side, an agreement all of its parties. */
static void set_bound(struct reading *r, struct record *record, const struct bond *b) {
  uint32_t bound = who_is_bound(r, b);
  struct obligation *o = &record->obligation;
  bool both = bound != NO_WORD && b->agreement != NO_RECORD && names_both(r, bound) &&
              r->records.at[b->agreement].agreement.parties.count > 1;
  struct actors asked = both_asked(r, b) != NO_WORD ? asked_before(r) : (struct actors){0};
  if (both_asked(r, b) != NO_WORD && asked.count != 2) asked = look_sides(r);
  if (asked.count == 2) {
    o->bound = asked;
  } else if (bound != NO_WORD && !both) {
    o->bound = without_numbers(look_actors(r, bound));
    reading_add_evidence(r, record, word_at(r, bound)->span);
  } else if ((b->parties || both) && b->agreement != NO_RECORD)
    o->bound = bound_by_agreement(&r->records.at[b->agreement].agreement);
  else if (b->parties && b->named != NO_WORD) /* "both countries pledged", of an agreement not told of */
    o->bound = look_actors(r, b->named);
  if (!o->bound.count && b->parties && b->sides) o->bound = look_sides(r);
  bool unknown = !o->bound.count && b->parties && b->named != NO_WORD;
  if (unknown && !resolution_is_one(r)) /* "neither", of an agreement whose parties are not told */
    o->bound = look_known_actors(r, b->named);
}

/* The words of the wording: from the one bound over the binding verb to the deed and its times. */
static void ground(struct reading *r, struct record *record, const struct bond *b) {
  reading_ground(r, record, b->deed);
  bool below = b->object_word != NO_WORD &&
               word_at(r, b->object_word)->sentence != word_at(r, b->deed->word)->sentence;
  if (below) reading_add_evidence(r, record, look_phrase_span(r, b->object_word));
  record->modality = b->modality;
  if (b->binder == NO_WORD) return;
  struct span all = proposition_span(r->analysis, r->propositions, b->deed),
              binder = word_at(r, b->binder)->span;
  if (word_at(r, b->binder)->sentence != word_at(r, b->deed->word)->sentence) {
    reading_add_evidence(r, record, binder);
    return;
  }
  struct span joined = {binder.start < all.start ? binder.start : all.start,
                        binder.end > all.end ? binder.end : all.end};
  reading_add_evidence(r, record, joined);
}

static double strength_of(const struct bond *b, const struct obligation *o) {
  bool known = o->bound.count > 0, timed = !is_empty(o->due) || !is_empty(o->term.duration);
  if (b->agreement != NO_RECORD) return known && timed ? 0.75 : known ? 0.65 : 0.45;
  return known ? 0.5 : 0.3;
}

static bool is_worth_telling(const struct reading *r, const struct bond *b, const struct obligation *o) {
  bool timed = !is_empty(o->due) || !is_empty(o->term.duration);
  bool plain = word_in(r->patterns->obligations, "core acts", o->act) ||
               word_in(r->patterns->obligations, "eases", o->act);
  bool demanded = b->modality == REQUESTED && (b->deed->passive || b->deed->noun.len) &&
                  plain; /* "that the airports be reopened" */
  if (resolution_is_one(r) && !o->bound.count && is_empty(o->due) && !demanded)
    return false; /* "the measures shall apply" */
  return o->bound.count || timed || b->agreement != NO_RECORD;
}

static void write_record(struct reading *r, const struct bond *b, struct duties *duties) {
  struct record *record = reading_add(r, RECORD_OBLIGATION);
  struct obligation *o = &record->obligation;
  ground(r, record, b);
  if (b->agreement != NO_RECORD) o->agreement = r->records.at[b->agreement].id;
  set_bound(r, record, b);
  o->act = obligation_act(r, b);
  o->object = obligation_object(r, b);
  o->where = obligation_where(r, b);
  o->status = b->status;
  obligation_set_due(r, o, b);
  obligation_set_due_by_dday(r, o, b);
  obligation_set_due_before(r, o, b);
  record->confidence = strength_of(b, o);
  if (!is_worth_telling(r, b, o)) {
    r->records.count--;
    return;
  }
  size_t at = r->records.count - 1, before = told_before(r, at);
  if (before != at) {
    merge(r, &r->records.at[before], record);
    r->records.count--;
  }
  ARENA_PUSH(r->arena, duties->at, duties->count, duties->capacity, ((struct duty){*b, before}));
}

/* The end of the truce that an agreement is, among the records before. */
static struct slice end_of_truce(const struct reading *r, size_t at, struct slice agreement) {
  for (size_t k = 0; k < at && k < FAR_RECORDS; k++) { /* truces that run come first */
    const struct obligation *o = &r->records.at[k].obligation;
    bool lasts = r->records.at[k].kind == RECORD_OBLIGATION && slice_is(o->agreement, agreement) &&
                 slice_equals(o->object, "fighting") && slice_equals(o->act, "halt");
    if (lasts) return o->due;
  }
  return (struct slice){"", 0};
}

/* "the two parties" of a resolution, where the paragraphs below name them one by one. */
static void name_both_asked(struct reading *r, const struct duties *duties) {
  struct actors none = {0};
  for (uint32_t i = 0; i < duties->count; i++)
    if (both_asked(r, &duties->at[i].bond) != NO_WORD)
      r->records.at[duties->at[i].record].obligation.bound = none;
  struct actors asked = asked_before(r);
  if (asked.count != 2) asked = look_sides(r);
  for (uint32_t i = 0; i < duties->count; i++)
    if (both_asked(r, &duties->at[i].bond) != NO_WORD)
      r->records.at[duties->at[i].record].obligation.bound = asked;
}

/* What is to be left undone, allowed or kept under a truce with an end lasts as long as the truce. */
static void share_term_of_truce(struct reading *r, size_t lasting) {
  for (size_t i = 0; i < r->records.count; i++) {
    struct obligation *o = &r->records.at[i].obligation;
    if (r->records.at[i].kind != RECORD_OBLIGATION || r->records.at[i].modality != ASSERTED) continue;
    bool open = is_empty(o->due) && is_empty(o->term.duration) && !is_empty(o->agreement);
    if (open && word_in(r->patterns->obligations, "lasting acts", o->act))
      o->due = end_of_truce(r, i < lasting ? i : lasting, o->agreement);
  }
}

/* ---- nouns that are no verbs' ---- */

/* "provides for unhindered access and for a joint committee": nouns of no verb, as deeds to be done. */
static void add_nouns(struct reading *r, struct duties *duties) {
  for (uint32_t w = 0; w < r->analysis->word_count; w++) {
    if (word_at(r, w)->upos != UPOS_NOUN || look_proposition(r, w)) continue;
    struct slice noun = look_lemma(r, w);
    bool none = tree_child_lemma(r->tree, w, REL_DET, "no") != NO_WORD && /* "There shall be no reprisals" */
                relation_is_subject(word_at(r, w)->relation);
    if (!word_in(r->patterns->obligations, "acts of nouns", noun) && !none) continue;
    struct proposition *p = ARENA_NEW(r->arena, struct proposition);
    *p = (struct proposition){
        .word = w, .lemma = noun, .noun = noun, .class = PREDICATE_NOUN, .parent = NO_PROPOSITION};
    struct bond bond;
    if (obligation_find_noun(r, p, &bond)) write_record(r, &bond, duties);
  }
}

enum { PARTS_MAX = 16 };

/* Nouns in the list below the deed ("shall refrain from: (a) attacks; (b) the laying of mines") are each a
 * duty. */
static bool write_items(struct reading *r, const struct bond *b, struct duties *duties) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < b->deed->argument_count; i++) {
    const struct argument *a = &b->deed->arguments[i];
    bool below = word_at(r, a->word)->sentence > word_at(r, b->deed->word)->sentence;
    if (!below || (a->slot != SLOT_OBJECT && a->slot != SLOT_OBLIQUE)) continue;
    struct bond item = *b;
    item.object_word = a->word;
    write_record(r, &item, duties);
    count++;
  }
  return count > 0;
}

/* A proposition may say in several wordings what it says once; the first that fits counts. */
void recognise_obligations(struct reading *r) {
  struct duties duties = {0};
  obligation_add_lasting(r);
  size_t lasting = r->records.count;
  for (uint32_t i = 0; i < r->propositions->count; i++) {
    struct bond bond, part;
    if (!obligation_find(r, &r->propositions->at[i], &bond)) continue;
    if (write_items(r, &bond, &duties)) continue;
    write_record(r, &bond, &duties);
    for (uint32_t n = 1; n < PARTS_MAX && obligation_split(r, &bond, n, &part); n++)
      write_record(r, &part, &duties);
  }
  if (resolution_is_one(r)) name_both_asked(r, &duties);
  struct duties nouns = {0}; /* apart: what becomes of them is not told by their verbs */
  add_nouns(r, &nouns);
  if (r->own_agreement == NO_RECORD) share_term_of_truce(r, lasting);
  if (r->own_agreement == NO_RECORD)
    obligation_find_outcomes(r, &duties); /* the text itself cannot tell them */
}
