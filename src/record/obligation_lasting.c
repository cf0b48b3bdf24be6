/* Truces that run for a time: "a seven-day truce", "a ceasefire until 15 July", "prolonged their truce by 180
   days". Who agreed to hold fire must hold it so long. */
#include "record/obligation_wordings.h"

struct run {
  const struct time_expression *length, *more, *until;
  uint32_t word; /* the mention that says so */
};

static bool is_about_fire(const struct agreement *a) {
  return slice_equals(a->form, "ceasefire") || slice_equals(a->form, "truce");
}

static const struct time_expression *length_of(const struct reading *r, uint32_t word) {
  TREE_EACH_CHILD(r->tree, word, child) {
    const struct time_expression *t = time_at(r->times, child);
    if (t && t->kind == TIME_DURATION && (t->relation == TIME_LENGTH || t->relation == TIME_FOR)) return t;
  }
  return NULL;
}

static bool is_extension(const struct reading *r, const struct proposition *p) {
  return slice_equals(word_class(r->patterns->agreements, "status", p->lemma), "extended");
}

/* "took effect for six months", "will last until": what is said of its run. */
static bool tells_its_run(const struct reading *r, const struct proposition *p) {
  return is_extension(r, p) || wording_is(r, "runs", p->lemma);
}

static bool has_argument(const struct proposition *p, uint32_t word) {
  for (uint32_t i = 0; i < p->argument_count; i++)
    if (p->arguments[i].word == word && p->arguments[i].slot <= SLOT_OBJECT) return true;
  return false;
}

static void read_run(const struct reading *r, const struct proposition *p, uint32_t word, struct run *run) {
  bool told = p->modality == ASSERTED || p->modality == PROMISED;
  if (!told || !has_argument(p, word) || !tells_its_run(r, p)) return;
  const struct time_expression *term = term_of(r->times, p->word), *date = time_of(r->times, p->word);
  bool extends = is_extension(r, p);
  if (term && !extends && term->relation != TIME_FOR && !slice_equals(p->lemma, "last")) term = NULL;
  if (slice_equals(p->lemma, "last") && p->tense == TENSE_PAST && p->necessity == NECESSITY_NONE)
    term = NULL; /* is over */
  if (term && extends && !run->more) run->more = term, run->word = word;
  if (term && !extends && !run->length) run->length = term, run->word = word;
  bool end = date && (date->relation == TIME_UNTIL || (extends && date->relation == TIME_BY));
  const struct sentence *s = &r->analysis->sentences[word_at(r, p->word)->sentence];
  for (uint32_t w = p->word + 1; !end && w < s->first_word + s->word_count; w++) {
    date = time_at(r->times, w); /* "was extended last month until 15 July": the second of two dates */
    end = date && date->relation == TIME_UNTIL && word_at(r, date->head_word)->head == p->word;
  }
  if (end) run->until = date, run->word = word;
}

static void read_mention(const struct reading *r, uint32_t word, struct run *run) {
  const struct time_expression *length = length_of(r, word);
  if (length && !run->length) run->length = length, run->word = word;
  const struct sentence *s = &r->analysis->sentences[word_at(r, word)->sentence];
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++)
    if (look_proposition(r, w)) read_run(r, look_proposition(r, w), word, run);
}

static struct duration sum(struct duration a, struct duration b) {
  a.days += b.days, a.weeks += b.weeks, a.months += b.months;
  return a;
}

static void add_lasting(struct reading *r, uint32_t agreement, const struct run *run) {
  const struct agreement a = r->records.at[agreement].agreement;
  struct slice id = r->records.at[agreement].id;
  struct record *record = reading_add(r, RECORD_OBLIGATION);
  struct obligation *o = &record->obligation;
  struct date from;
  o->agreement = id;
  o->bound = a.parties;
  o->act = SLICE("halt");
  o->object = SLICE("fighting");
  o->where = a.scope;
  if (run->until) {
    o->due = date_is_none(run->until->end) ? run->until->point : date_print(r->arena, run->until->end);
  } else {
    o->term.from = is_empty(a.in_force) ? a.signed_on : a.in_force;
    struct duration length = run->length ? run->length->duration : (struct duration){0};
    if (run->more) length = sum(length, run->more->duration);
    if (!run->length)
      o->term.from = (struct slice){"", 0}; /* from when the old term ended, which is not told */
    o->term.duration = duration_print(r->arena, length);
    if (date_parse(o->term.from, &from)) o->due = term_end(r->arena, from, length);
  }
  bool extended = run->more || (run->until && slice_equals(a.status, "extended"));
  if (extended) o->status = SLICE("extended");
  record->confidence = 0.65;
  reading_add_evidence(r, record, look_phrase_span(r, run->word));
  reading_add_evidence(r, record, r->analysis->sentences[word_at(r, run->word)->sentence].span);
}

/* "The ceasefire has broken down": its parties were to hold fire and do not. */
static void add_broken(struct reading *r, uint32_t agreement) {
  const struct record told = r->records.at[agreement];
  if (!told.agreement.parties.count || !slice_equals(told.agreement.status, "collapsed")) return;
  struct record *record = reading_add(r, RECORD_OBLIGATION);
  struct obligation *o = &record->obligation;
  o->agreement = told.id;
  o->bound = told.agreement.parties;
  o->act = SLICE("halt");
  o->object = SLICE("fighting");
  o->where = told.agreement.scope;
  o->status = SLICE("breached");
  record->confidence = 0.55;
  for (size_t i = 0; i < told.evidence.count; i++) reading_add_evidence(r, record, told.evidence.at[i]);
}

void obligation_add_lasting(struct reading *r) {
  uint32_t count = (uint32_t)r->records.count;
  struct run *runs = ARENA_ARRAY(r->arena, struct run, count);
  for (uint32_t k = 0; k < count; k++) runs[k] = (struct run){NULL, NULL, NULL, NO_WORD};
  for (uint32_t w = 0; w < r->analysis->word_count; w++)
    if (r->agreement_of_word[w] != NO_RECORD) read_mention(r, w, &runs[r->agreement_of_word[w]]);
  for (uint32_t k = 0; k < count; k++) {
    const struct record *record = &r->records.at[k];
    bool lasts = runs[k].length || runs[k].more || runs[k].until;
    if (record->kind == RECORD_AGREEMENT && record->modality == ASSERTED &&
        is_about_fire(&record->agreement) && lasts)
      add_lasting(r, k, &runs[k]);
    else if (record->kind == RECORD_AGREEMENT && record->modality == ASSERTED &&
             is_about_fire(&record->agreement))
      add_broken(r, k);
  }
}
