/* Obligations: what somebody is bound to do, by when.

   Found in five wordings, each a function below:
     must      "foreign fighters had to quit the country within three months" beside an agreement
     commits   "Thailand undertakes to release the prisoners"; without an agreement it is a promise
     resolves  "Calls upon both parties to ...", of a resolution or a joint text
     given     "Russia has seven days to dismantle", "gave the diplomats 72 hours to leave"
     deadline  "ignored a Monday deadline to quit the zone"
   The due date is the one stated, or the term counted from the agreement's signing. */
#include "record/look.h"

static struct slice nothing(void) { return (struct slice){"", 0}; }
static bool is_empty(struct slice text) { return text.len == 0; }
static const struct word *word_at(const struct reading *r, uint32_t word) {
  return &r->analysis->words[word];
}

struct found {
  const struct proposition *deed; /* what must be done */
  uint32_t bound;                 /* who must, or NO_WORD */
  uint32_t agreement;             /* place of its record, or NO_RECORD */
  enum modality modality;
  uint32_t term_word;             /* where its time is looked for besides the deed itself, or NO_WORD */
  bool parties;                   /* all parties of the agreement are bound */
};

/* ---- the agreement it stands under ---- */

static uint32_t agreement_in_sentence(const struct reading *r, uint32_t sentence) {
  const struct sentence *s = &r->analysis->sentences[sentence];
  uint32_t last = NO_RECORD;
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++)
    if (r->agreement_of_word[w] != NO_RECORD) last = r->agreement_of_word[w];
  return last;
}

/* In the sentence, or not far before it; an agreement's own text is under it throughout. */
static uint32_t agreement_near(const struct reading *r, uint32_t word) {
  uint32_t sentence = word_at(r, word)->sentence;
  for (uint32_t back = 0; back < 8 && back <= sentence; back++) {
    uint32_t found = agreement_in_sentence(r, sentence - back);
    if (found != NO_RECORD) return found;
  }
  return r->own_agreement;
}

/* "Under the accord", "according to a truce", "the deal obliges", "had agreed to": the sentence itself names
 * it. */
static bool is_under_agreement(const struct reading *r, const struct proposition *p, uint32_t *agreement) {
  *agreement = agreement_near(r, p->word);
  return *agreement != NO_RECORD;
}

/* ---- what is to be done ---- */

static struct slice act_of(const struct reading *r, const struct proposition *p) {
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
  if (object == NO_WORD) object = look_argument(p, SLOT_CLAUSE, NULL);
  if (object == NO_WORD)
    for (uint32_t i = 0; i < p->argument_count && object == NO_WORD; i++) {
      const struct argument *a = &p->arguments[i];
      bool about = slice_equals(a->preposition, "from") || slice_equals(a->preposition, "to") ||
                   slice_equals(a->preposition, "with") || slice_equals(a->preposition, "for") ||
                   slice_equals(a->preposition, "on") || slice_equals(a->preposition, "by");
      if (a->slot == SLOT_OBLIQUE && about && !time_at(r->times, a->word)) object = a->word;
    }
  return object == NO_WORD ? nothing() : look_phrase(r, object);
}

static struct place place_of(const struct reading *r, const struct proposition *p) {
  struct place place = look_where(r, p);
  if (!is_empty(place.text)) return place;
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  return object == NO_WORD ? place : look_place(r, object);
}

/* ---- by when ---- */

static const struct time_expression *term_near(const struct reading *r, const struct found *f) {
  const struct time_expression *t = term_of(r->times, f->deed->word);
  if (!t && f->term_word != NO_WORD) t = time_at(r->times, f->term_word);
  return t && (t->kind == TIME_DURATION) ? t : NULL;
}

static const struct time_expression *date_near(const struct reading *r, const struct found *f) {
  const struct time_expression *t = time_of(r->times, f->deed->word);
  if (!t && f->term_word != NO_WORD) t = time_at(r->times, f->term_word);
  return t && (t->kind == TIME_DATE || t->kind == TIME_RANGE) ? t : NULL;
}

/* The day a term counts from: the one it names, else the agreement's signing. */
static struct slice start_of_term(const struct reading *r, const struct found *f,
                                  const struct time_expression *term) {
  if (term->anchor != NO_TIME) return r->times->at[term->anchor].point;
  if (!date_is_none(term->date) && term->relation != TIME_WITHIN) return nothing();
  if (f->agreement == NO_RECORD) return nothing();
  const struct agreement *a = &r->records.at[f->agreement].agreement;
  bool in_force = !is_empty(a->in_force) && term->relation == TIME_LENGTH;
  return in_force || is_empty(a->signed_on) ? a->in_force : a->signed_on;
}

static void set_due(const struct reading *r, struct obligation *o, const struct found *f) {
  const struct time_expression *term = term_near(r, f), *date = date_near(r, f);
  if (term) {
    o->term.duration = term->duration_text;
    o->term.from = start_of_term(r, f, term);
    struct date from;
    if (date_parse(o->term.from, &from)) o->due = term_end(r->arena, from, term->duration);
  }
  if (date && is_empty(o->due)) {
    bool limit = date->relation == TIME_BY || date->relation == TIME_UNTIL || date->relation == TIME_AT ||
                 date->relation == TIME_BEFORE;
    if (limit) o->due = date_is_none(date->end) ? date->point : date_print(r->arena, date->end);
  }
}

/* ---- what became of it ---- */

/* "That deadline expired on Saturday": the next sentences say how it ended. */
static const struct proposition *outcome_of(const struct reading *r, const struct found *f,
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

static void write_record(struct reading *r, const struct found *f) {
  struct record *record = reading_add(r, RECORD_OBLIGATION);
  struct obligation *o = &record->obligation;
  reading_ground(r, record, f->deed);
  record->modality = f->modality;
  if (f->agreement != NO_RECORD) o->agreement = r->records.at[f->agreement].id;
  if (f->bound != NO_WORD) {
    o->bound = look_actors(r, f->bound);
    reading_add_evidence(r, record, word_at(r, f->bound)->span);
  } else if (f->parties && f->agreement != NO_RECORD) o->bound = r->records.at[f->agreement].agreement.parties;
  o->act = f->deed->negated ? SLICE("refrain") : act_of(r, f->deed);
  o->object = f->deed->negated ? look_phrase(r, f->deed->word) : object_of(r, f->deed);
  o->where = place_of(r, f->deed);
  set_due(r, o, f);
  struct slice status = nothing();
  const struct proposition *outcome = outcome_of(r, f, &status);
  if (outcome) {
    o->status = status;
    reading_add_evidence(r, record, proposition_span(r->analysis, r->propositions, outcome));
  }
  if (is_repeated(r, record)) r->records.count--;
}

/* ---- the wordings ---- */

static bool is_actor(const struct reading *r, uint32_t word) {
  return word != NO_WORD && look_known_actors(r, word).count > 0;
}

/* Whoever stands where the subject stands; of a passive whoever is named with "by". */
static uint32_t who_must(const struct proposition *p) { return look_argument(p, SLOT_SUBJECT, NULL); }

static bool is_speech(const struct proposition *p) { return p->speaker_count > 0; }

static bool find_must(const struct reading *r, const struct proposition *p, struct found *f) {
  bool bound = p->necessity == NECESSITY_MUST && p->class != PREDICATE_NOUN;
  bool future = p->tense == TENSE_FUTURE && p->class == PREDICATE_VERB && r->own_agreement != NO_RECORD;
  if ((!bound && !future) || p->conditional || p->predicted) return false;
  if (is_speech(p) && r->own_agreement == NO_RECORD) return false;
  if (p->modality == POSSIBLE || p->modality == REQUESTED) return false;
  if (!is_under_agreement(r, p, &f->agreement)) return false;
  f->bound = who_must(p);
  f->deed = p;
  f->modality = ASSERTED;
  if (f->bound != NO_WORD && !is_actor(r, f->bound) && !p->passive) return false;
  if (f->bound != NO_WORD && !is_actor(r, f->bound)) f->bound = NO_WORD;
  return true;
}

static const struct proposition *clause_of(const struct reading *r, const struct proposition *p) {
  uint32_t clause = look_argument(p, SLOT_CLAUSE, NULL);
  return clause == NO_WORD ? NULL : look_proposition(r, clause);
}

/* Each verb of "undertakes to halt X and to withdraw Y" is a deed of its own; this is called for each. */
static const struct proposition *governing(const struct reading *r, const struct proposition *deed) {
  if (deed->embedding != EMBEDDED_CLAUSE || deed->parent == NO_PROPOSITION) return NULL;
  return &r->propositions->at[deed->parent];
}

static bool find_commitment(const struct reading *r, const struct proposition *p, struct found *f) {
  const struct proposition *verb = governing(r, p);
  if (!verb || !word_in(r->patterns->obligations, "commits", verb->lemma)) return false;
  if (verb->modality == REQUESTED || verb->modality == POSSIBLE || verb->conditional) return false;
  uint32_t subject = look_argument(verb, SLOT_SUBJECT, NULL);
  bool noun = r->agreement_of_word[verb->word] != NO_RECORD; /* "a deal to withdraw": its parties are bound */
  if (!noun && !is_actor(r, subject)) return false;
  f->deed = p;
  f->bound = noun ? NO_WORD : subject;
  f->parties = noun;
  bool textual =
      agreement_in_sentence(r, word_at(r, p->word)->sentence) != NO_RECORD || r->own_agreement != NO_RECORD;
  f->agreement = textual ? agreement_near(r, p->word) : NO_RECORD;
  f->modality = verb->modality == DENIED ? DENIED : textual ? ASSERTED : PROMISED;
  return true;
}

/* "said it would respect the truce": what somebody says that he will do is a promise. */
static bool find_announcement(const struct reading *r, const struct proposition *p, struct found *f) {
  const struct proposition *verb = governing(r, p);
  if (!verb || p->tense != TENSE_FUTURE || p->passive || p->negated || p->predicted || p->conditional) return false;
  if (!slice_equals(verb->lemma, "say") && !slice_equals(verb->lemma, "announce") && !slice_equals(verb->lemma, "declare")) return false;
  uint32_t speaker = look_argument(verb, SLOT_SUBJECT, NULL), doer = look_argument(p, SLOT_SUBJECT, NULL);
  if (!is_actor(r, speaker) || doer == NO_WORD || !word_in(r->patterns->obligations, "acts", p->lemma)) return false;
  struct actors a = look_known_actors(r, speaker), b = look_known_actors(r, doer);
  if (!a.count || !b.count || !slice_is(a.at[0].id, b.at[0].id) || !a.at[0].id.len) return false;
  *f = (struct found){.deed = p, .bound = doer, .agreement = agreement_in_sentence(r, word_at(r, p->word)->sentence),
                      .modality = PROMISED, .term_word = NO_WORD};
  return true;
}

static bool find_resolve(const struct reading *r, const struct proposition *p, struct found *f) {
  const struct proposition *verb = governing(r, p);
  if (!verb || r->own_agreement == NO_RECORD || verb->class != PREDICATE_VERB) return false;
  struct slice kind = word_class(r->patterns->obligations, "resolves", verb->lemma);
  if (is_empty(kind) || p->necessity == NECESSITY_MAY) return false;
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  f->deed = p;
  f->bound = is_actor(r, who) ? who : NO_WORD;
  f->agreement = r->own_agreement;
  f->modality = slice_equals(kind, "requested") ? REQUESTED : ASSERTED;
  return f->bound != NO_WORD || p->passive;
}

static bool is_infinitive(const struct reading *r, uint32_t word) {
  uint32_t mark = tree_child(r->tree, word, REL_MARK);
  return mark != NO_WORD && slice_equals(look_lemma(r, mark), "to");
}

/* "has seven days to dismantle", "gave four diplomats 72 hours to leave": a length of time with an
 * infinitive. */
static bool find_given_time(const struct reading *r, const struct proposition *p, struct found *f) {
  uint32_t head = word_at(r, p->word)->head;
  if (head == NO_WORD || p->class != PREDICATE_VERB || p->speaker_count) return false;
  uint32_t time = NO_WORD;
  const struct proposition *verb = look_proposition(r, head);
  if (verb)
    time = look_argument(verb, SLOT_OBJECT, NULL);
  else {
    time = head;
    uint32_t above = word_at(r, head)->head;
    verb = above == NO_WORD ? NULL : look_proposition(r, above);
  }
  const struct time_expression *t = time == NO_WORD ? NULL : time_at(r->times, time);
  if (!verb || !t || t->kind != TIME_DURATION || verb->modality != ASSERTED || !is_infinitive(r, p->word)) return false;
  bool has = slice_equals(verb->lemma, "have");
  if (!has && !slice_equals(verb->lemma, "give")) return false;
  uint32_t who = look_argument(verb, has ? SLOT_SUBJECT : SLOT_RECIPIENT, NULL);
  if (!is_actor(r, who)) return false;
  *f = (struct found){.deed = p,
                      .bound = who,
                      .agreement = agreement_near(r, p->word),
                      .modality = ASSERTED,
                      .term_word = time};
  return true;
}

/* "a Monday deadline to quit the zone" */
static bool find_deadline(const struct reading *r, const struct proposition *p, struct found *f) {
  uint32_t head = word_at(r, p->word)->head;
  if (head == NO_WORD || !word_in(r->patterns->obligations, "deadlines", look_lemma(r, head))) return false;
  const struct word *w = word_at(r, p->word);
  if (w->relation != REL_ACL && w->relation != REL_NMOD && w->relation != REL_ADVCL) return false;
  *f = (struct found){.deed = p,
                      .bound = who_must(p),
                      .agreement = agreement_near(r, p->word),
                      .modality = ASSERTED,
                      .term_word = NO_WORD};
  if (!is_actor(r, f->bound)) {
    uint32_t above = word_at(r, head)->head;
    const struct proposition *verb = above == NO_WORD ? NULL : look_proposition(r, above);
    f->bound = verb ? look_argument(verb, SLOT_SUBJECT, NULL) : NO_WORD;
  }
  TREE_EACH_CHILD(r->tree, head, child) if (time_at(r->times, child)) f->term_word = child;
  return is_actor(r, f->bound);
}

/* "had to" alone, "be": predicates that carry no deed of their own. */
static bool is_deed(const struct reading *r, const struct proposition *p) {
  static const char *const empty[] = {"be",      "have", "do",  "become", "seem",
                                      "include", "mean", "say", "need",   "remain"};
  for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
    if (slice_equals(p->lemma, empty[i])) return false;
  const struct proposition *clause = clause_of(r, p);
  bool commits = clause && (word_in(r->patterns->obligations, "commits", p->lemma) ||
                            word_in(r->patterns->obligations, "resolves", p->lemma));
  bool state = p->class == PREDICATE_ADJECTIVE; /* "must be gone" */
  return (!state || word_in(r->patterns->obligations, "acts", p->lemma)) && !commits;
}

void recognise_obligations(struct reading *r) {
  static bool (*const wordings[])(const struct reading *, const struct proposition *, struct found *) = {
      find_deadline, find_given_time, find_commitment, find_announcement, find_resolve, find_must};
  for (uint32_t i = 0; i < r->propositions->count; i++) {
    const struct proposition *p = &r->propositions->at[i];
    struct found f = {.bound = NO_WORD, .agreement = NO_RECORD, .term_word = NO_WORD};
    bool found = false;
    if (!is_deed(r, p)) continue;
    for (size_t k = 0; k < sizeof wordings / sizeof *wordings && !found; k++) found = wordings[k](r, p, &f);
    if (found) write_record(r, &f);
  }
}
