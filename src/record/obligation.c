/* Obligations: what somebody is bound to do, by when.

   How texts bind is in obligation_wording.c; here is what a record says of it: act, object, place, due date,
   and what became of it. The due date is the one stated, or the term counted from the agreement's signing. */
#include "record/obligation_wording.h"

static struct slice nothing(void) { return (struct slice){"", 0}; }

/* ---- what is to be done ---- */

/* "take place", "lay down arms" are looked up before "take" and "lay down". */
static struct slice act_of_phrase(const struct reading *r, const struct proposition *p) {
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  if (object == NO_WORD || p->passive) return nothing();
  return word_class(
      r->patterns->obligations, "acts",
      arena_print(r->arena, "%.*s %.*s", SLICE_ARGS(p->lemma), SLICE_ARGS(look_lemma(r, object))));
}

static struct slice act_of(const struct reading *r, const struct proposition *p) {
  struct slice phrase = act_of_phrase(r, p);
  if (!is_empty(phrase)) return phrase;
  struct slice act = word_class(r->patterns->obligations, "acts", p->lemma);
  if (is_empty(act)) return p->lemma;
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  if (object != NO_WORD && slice_equals(act, "halt")) {
    struct slice other = word_class(r->patterns->obligations, "acts by object", look_lemma(r, object));
    if (!is_empty(other)) return other;
  }
  return act;
}

/* From the verb's own object to the end of its phrase. */
static struct slice object_of(const struct reading *r, const struct proposition *p) {
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  if (!is_empty(act_of_phrase(r, p)) && look_argument(p, SLOT_SUBJECT, NULL) != NO_WORD)
    return look_phrase(r, look_argument(p, SLOT_SUBJECT, NULL)); /* "the elections shall take place" */
  if (object == NO_WORD) object = look_argument(p, SLOT_CLAUSE, NULL);
  if (object == NO_WORD)
    for (uint32_t i = 0; i < p->argument_count && object == NO_WORD; i++) {
      const struct argument *a = &p->arguments[i];
      bool about = slice_equals(a->preposition, "from") || slice_equals(a->preposition, "to") ||
                   slice_equals(a->preposition, "with") || slice_equals(a->preposition, "for") ||
                   slice_equals(a->preposition, "on") || slice_equals(a->preposition, "by");
      if (a->slot == SLOT_OBLIQUE && about && !time_at(r->times, a->word)) object = a->word;
    }
  if (object == NO_WORD) return nothing();
  /* "leave Libya", "quit the zone": what is left is the place, not the object. */
  bool place = slice_equals(act_of(r, p), "withdraw") && !is_empty(look_place(r, object).text) &&
               !look_proposition(r, object) &&
               is_empty(look_class(r, r->patterns->forces, "category", object));
  return place ? nothing() : look_phrase(r, object);
}

static struct place place_of(const struct reading *r, const struct proposition *p) {
  struct place place = look_where(r, p);
  if (!is_empty(place.text)) return place;
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  return object == NO_WORD ? place : look_place(r, object);
}

/* ---- by when ---- */

static const struct time_expression *term_near(const struct reading *r, const struct bond *f) {
  const struct time_expression *t = term_of(r->times, f->deed->word);
  if (!t && f->term_word != NO_WORD) t = time_at(r->times, f->term_word);
  return t && (t->kind == TIME_DURATION) ? t : NULL;
}

static const struct time_expression *date_near(const struct reading *r, const struct bond *f) {
  const struct time_expression *t = time_of(r->times, f->deed->word);
  if (!t && f->term_word != NO_WORD) t = time_at(r->times, f->term_word);
  return t && (t->kind == TIME_DATE || t->kind == TIME_RANGE) ? t : NULL;
}

/* The day a term counts from: the one it names, else the agreement's signing. */
static struct slice start_of_term(const struct reading *r, const struct bond *f,
                                  const struct time_expression *term) {
  if (term->anchor != NO_TIME) return r->times->at[term->anchor].point;
  if (!date_is_none(term->date))
    return date_print(r->arena, term->date); /* "within 20 days from 1 October" */
  const struct time_expression *given = f->given ? time_of(r->times, f->deed->word) : NULL;
  if (f->given && !given) given = time_of(r->times, r->analysis->words[f->deed->word].head);
  if (f->given)
    return given && given->kind == TIME_DATE ? given->point : nothing(); /* "gave them 72 hours on Monday" */
  if (f->agreement == NO_RECORD) return nothing();
  const struct agreement *a = &r->records.at[f->agreement].agreement;
  bool in_force = !is_empty(a->in_force) && term->relation == TIME_LENGTH;
  return in_force || is_empty(a->signed_on) ? a->in_force : a->signed_on;
}

static void set_due(const struct reading *r, struct obligation *o, const struct bond *f) {
  const struct time_expression *term = term_near(r, f), *date = date_near(r, f);
  if (term) {
    o->term.duration = term->duration_text;
    o->term.from = start_of_term(r, f, term);
    struct date from;
    if (date_parse(o->term.from, &from)) o->due = term_end(r->arena, from, term->duration);
  }
  if (date && is_empty(o->due) && !f->given) {
    bool limit = date->relation == TIME_BY || date->relation == TIME_UNTIL || date->relation == TIME_AT ||
                 date->relation == TIME_BEFORE;
    if (limit) o->due = date_is_none(date->end) ? date->point : date_print(r->arena, date->end);
  }
}

/* ---- what became of it ---- */

/* "That deadline expired on Saturday": the next sentences say how it ended. */
static const struct proposition *outcome_of(const struct reading *r, const struct bond *f,
                                            struct slice *status) {
  uint32_t sentence = word_at(r, f->deed->word)->sentence;
  for (uint32_t s = sentence; s < r->analysis->sentence_count && s <= sentence + 2; s++) {
    const struct sentence *at = &r->analysis->sentences[s];
    for (uint32_t w = at->first_word; w < at->first_word + at->word_count; w++) {
      const struct proposition *p = look_proposition(r, w);
      if (!p || p == f->deed || p->modality == POSSIBLE || p->modality == REQUESTED) continue;
      struct slice outcome = word_class(r->patterns->obligations, "outcomes", p->lemma);
      uint32_t what = look_argument(p, SLOT_OBJECT, NULL);
      if (what == NO_WORD || p->class == PREDICATE_VERB) {
        uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
        if (what == NO_WORD) what = subject;
      }
      if (is_empty(outcome) || what == NO_WORD) continue;
      struct slice noun = look_lemma(r, what);
      bool limit = word_in(r->patterns->obligations, "deadlines", noun) ||
                   (s > sentence && slice_equals(noun, "date"));
      if (!limit) continue;
      *status = p->negated && slice_equals(outcome, "met") ? SLICE("overdue") : outcome;
      return p;
    }
  }
  return NULL;
}

/* ---- the record ---- */

static bool is_repeated(const struct reading *r, const struct record *record) {
  const struct obligation *o = &record->obligation;
  for (size_t i = 0; i < r->records.count; i++) {
    const struct record *other = &r->records.at[i];
    if (other == record || other->kind != RECORD_OBLIGATION) continue;
    const struct obligation *b = &other->obligation;
    bool same_bound = o->bound.count == b->bound.count &&
                      (o->bound.count == 0 || look_same_actor(&o->bound.at[0], &b->bound.at[0]));
    if (same_bound && slice_is(o->act, b->act) && slice_is(o->object, b->object) && slice_is(o->due, b->due))
      return true;
  }
  return false;
}

/* "American forces are to be withdrawn": those who go are bound. */
static uint32_t who_is_bound(const struct reading *r, const struct bond *f) {
  if (f->bound != NO_WORD) return f->bound;
  uint32_t object = look_argument(f->deed, SLOT_OBJECT, NULL);
  bool leaves = f->deed->passive && slice_equals(act_of(r, f->deed), "withdraw");
  return leaves && object != NO_WORD && look_known_actors(r, object).count ? object : NO_WORD;
}

/* A resolution binds others than the body that adopts it. */
static struct actors bound_by_agreement(const struct agreement *a) {
  return slice_equals(a->form, "resolution") ? (struct actors){0} : a->parties;
}

static void write_record(struct reading *r, const struct bond *f) {
  struct record *record = reading_add(r, RECORD_OBLIGATION);
  struct obligation *o = &record->obligation;
  reading_ground(r, record, f->deed);
  record->modality = f->modality;
  if (f->agreement != NO_RECORD) o->agreement = r->records.at[f->agreement].id;
  uint32_t bound = who_is_bound(r, f);
  if (bound != NO_WORD) {
    o->bound = look_actors(r, bound);
    reading_add_evidence(r, record, word_at(r, bound)->span);
  } else if (f->parties && f->agreement != NO_RECORD)
    o->bound = bound_by_agreement(&r->records.at[f->agreement].agreement);
  o->act = !is_empty(f->act) ? f->act : f->deed->negated ? SLICE("refrain") : act_of(r, f->deed);
  o->object = !is_empty(f->object) ? f->object
              : f->deed->negated   ? look_phrase(r, f->deed->word)
                                   : object_of(r, f->deed);
  o->status = f->status;
  o->where = place_of(r, f->deed);
  set_due(r, o, f);
  struct slice status = nothing();
  const struct proposition *outcome = outcome_of(r, f, &status);
  if (outcome && is_empty(o->status)) {
    const struct time_expression *passed =
        time_of(r->times, outcome->word); /* "the deadline expired on Saturday" */
    if (is_empty(o->due) && slice_equals(status, "overdue") && passed && passed->kind == TIME_DATE)
      o->due = passed->point;
    o->status = status;
    reading_add_evidence(r, record, proposition_span(r->analysis, r->propositions, outcome));
  }
  record->confidence = !is_empty(o->due) || o->bound.count ? 0.65 : 0.3;
  if (is_repeated(r, record)) r->records.count--;
}

/* ---- truces that last ---- */

static const struct time_expression *length_of(const struct reading *r, uint32_t word) {
  TREE_EACH_CHILD(r->tree, word, child) {
    const struct time_expression *t = time_at(r->times, child);
    if (t && t->kind == TIME_DURATION && t->relation == TIME_LENGTH) return t;
  }
  return NULL;
}

/* "was prolonged by five days": the term that an extension in the mention's sentence adds. */
static const struct time_expression *extension_of(const struct reading *r, uint32_t word) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, word)->sentence];
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++) {
    const struct proposition *p = look_proposition(r, w);
    bool extends = p && slice_equals(word_class(r->patterns->agreements, "status", p->lemma), "extended") &&
                   p->modality == ASSERTED;
    const struct time_expression *t = extends ? term_of(r->times, w) : NULL;
    if (t && t->kind == TIME_DURATION) return t;
  }
  return NULL;
}

/* "A seven-day truce, in force from May 22, was prolonged by five days": who agreed to hold fire must hold it
 * so long. */
static void add_lasting(struct reading *r, uint32_t word, const struct time_expression *length) {
  const struct record *source = &r->records.at[r->agreement_of_word[word]];
  const struct agreement a = source->agreement;
  const struct time_expression *more = extension_of(r, word);
  struct date from;
  struct record *record = reading_add(r, RECORD_OBLIGATION);
  struct obligation *o = &record->obligation;
  source = &r->records.at[r->agreement_of_word[word]];
  o->agreement = source->id;
  o->bound = a.parties;
  o->act = SLICE("halt");
  o->object = SLICE("fighting");
  o->where = a.scope;
  o->term.from = is_empty(a.in_force) ? a.signed_on : a.in_force;
  struct duration term = length->duration;
  if (more)
    term.days += more->duration.days, term.weeks += more->duration.weeks,
        term.months += more->duration.months;
  o->term.duration = duration_print(r->arena, term);
  if (date_parse(o->term.from, &from)) o->due = term_end(r->arena, from, term);
  if (more) o->status = SLICE("extended");
  record->confidence = 0.65;
  reading_add_evidence(r, record, look_phrase_span(r, word));
}

static void recognise_lasting(struct reading *r) {
  uint32_t done = NO_RECORD;
  for (uint32_t w = 0; w < r->analysis->word_count; w++) {
    uint32_t agreement = r->agreement_of_word[w];
    if (agreement == NO_RECORD || agreement == done || r->records.at[agreement].modality != ASSERTED)
      continue;
    const struct slice form = r->records.at[agreement].agreement.form;
    const struct time_expression *length = length_of(r, w);
    if (!length || (!slice_equals(form, "ceasefire") && !slice_equals(form, "truce"))) continue;
    add_lasting(r, w, length);
    done = agreement;
  }
}

/* A proposition may say in several wordings what it says once; the first that fits counts. */
void recognise_obligations(struct reading *r) {
  recognise_lasting(r);
  for (uint32_t i = 0; i < r->propositions->count; i++) {
    struct bond bond;
    if (obligation_find(r, &r->propositions->at[i], &bond)) write_record(r, &bond);
  }
}
