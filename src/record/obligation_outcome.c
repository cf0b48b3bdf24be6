/* What became of a duty, as the text tells it after the duty itself:
     its limit      "That deadline expired on Saturday", "The first date was met"
     the deed       "which was done ahead of time", "a promise that it kept", "has yet to do so"
     its noun       "The withdrawal was completed in May", "Their disarmament is still dragging on" */
#include "record/obligation_wordings.h"

/* How many sentences behind the duty still tell of it. */
enum { OUTCOME_SENTENCES = 3, NOUN_SENTENCES = 8 };

static uint32_t sentence_of(const struct reading *r, const struct duty *duty) {
  return word_at(r, duty->bond.deed->word)->sentence;
}

static bool is_timed(const struct reading *r, const struct duty *duty) {
  const struct obligation *o = &r->records.at[duty->record].obligation;
  return !is_empty(o->due) || !is_empty(o->term.duration);
}

static bool is_within_reach(const struct reading *r, const struct duty *duty, uint32_t word) {
  return duty->bond.deed->word < word &&
         sentence_of(r, duty) + OUTCOME_SENTENCES >= word_at(r, word)->sentence;
}

/* ---- which duty ---- */

static uint32_t ordinal_of(const struct reading *r, uint32_t word) {
  static const char *const ordinals[] = {"first", "second", "third", "fourth"};
  TREE_EACH_CHILD(r->tree, word, child)
  for (uint32_t i = 0; i < sizeof ordinals / sizeof *ordinals; i++)
    if (slice_equals(look_lemma(r, child), ordinals[i])) return i + 1;
  return 0;
}

/* Duties are in text order: the first that is not more than so many sentences before a word. A text of a
   million duties stays linear. */
static uint32_t first_within(const struct reading *r, const struct duties *duties, uint32_t word,
                             uint32_t sentences) {
  uint32_t low = 0, high = duties->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (sentence_of(r, &duties->at[middle]) + sentences < word_at(r, word)->sentence)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static bool is_before(const struct duties *duties, uint32_t i, uint32_t word) {
  return i < duties->count && duties->at[i].bond.deed->word < word;
}

/* Of several limits told before, the n-th; without a number the last. */
static const struct duty *duty_with_limit(const struct reading *r, const struct duties *duties, uint32_t word,
                                          uint32_t limit, uint32_t ordinal) {
  const struct duty *found = NULL;
  uint32_t count = 0;
  for (uint32_t i = first_within(r, duties, word, OUTCOME_SENTENCES); is_before(duties, i, word); i++) {
    const struct duty *duty = &duties->at[i];
    bool its_own = duty->bond.binder == limit; /* "the deadline for disarmament was extended" */
    if (!is_within_reach(r, duty, word) || (!is_timed(r, duty) && !its_own)) continue;
    if (its_own) return duty;
    if (!ordinal || ++count == ordinal) found = duty;
  }
  return found;
}

static const struct duty *last_duty(const struct reading *r, const struct duties *duties, uint32_t word,
                                    uint32_t sentences) {
  const struct duty *found = NULL;
  for (uint32_t i = first_within(r, duties, word, sentences); is_before(duties, i, word); i++)
    found = &duties->at[i];
  return found;
}

/* "the withdrawal": the last duty to do that. */
static const struct duty *duty_of_act(const struct reading *r, const struct duties *duties,
                                      const struct proposition *noun) {
  struct bond bare = bond_of(noun);
  struct slice act = obligation_act(r, &bare);
  const struct duty *found = NULL;
  for (uint32_t i = first_within(r, duties, noun->word, NOUN_SENTENCES); is_before(duties, i, noun->word);
       i++)
    if (slice_is(r->records.at[duties->at[i].record].obligation.act, act)) found = &duties->at[i];
  return found;
}

/* ---- what is told ---- */

/* "Neither undertaking was kept", "None of the deadlines was met" */
static bool is_none(const struct reading *r, const struct proposition *p) {
  for (uint32_t i = 0; i < p->argument_count; i++) {
    uint32_t word = p->arguments[i].word;
    if (p->arguments[i].slot > SLOT_OBJECT) continue;
    if (slice_equals(look_lemma(r, word), "none") || slice_equals(look_lemma(r, word), "neither"))
      return true;
    TREE_EACH_CHILD(r->tree, word, child)
    if (slice_equals(look_lemma(r, child), "neither") || slice_equals(look_lemma(r, child), "no"))
      return true;
  }
  return false;
}

static struct slice outcome_class(const struct reading *r, const struct proposition *p) {
  struct slice outcome = word_class(r->patterns->obligations, "outcomes", p->lemma);
  if (p->negated || p->modality == DENIED || is_none(r, p))
    return slice_equals(outcome, "met") ? SLICE("overdue") : (struct slice){"", 0};
  return outcome;
}

/* Its limit: "the deadline", "the date", "the ultimatum". */
static uint32_t limit_told_of(const struct reading *r, const struct proposition *p) {
  for (uint32_t i = 0; i < p->argument_count; i++) {
    if (p->arguments[i].slot > SLOT_OBJECT) continue;
    struct slice noun = look_lemma(r, p->arguments[i].word);
    if (wording_is(r, "deadlines", noun) || slice_equals(noun, "date")) return p->arguments[i].word;
  }
  return NO_WORD;
}

/* The deed as a whole: "which", "this", "a promise", "that work". */
static bool tells_of_deed(const struct reading *r, const struct proposition *p) {
  bool relative = p->embedding == EMBEDDED_RELATIVE;
  for (uint32_t i = 0; i < p->argument_count; i++) {
    const struct argument *a = &p->arguments[i];
    bool noun = a->slot <= SLOT_OBJECT || word_at(r, a->word)->relation == REL_XCOMP;
    if (noun && wording_is(r, "deed as a whole", look_lemma(r, a->word))) return true;
  }
  uint32_t next = p->word + 1; /* "has not done so" */
  bool so = slice_equals(p->lemma, "do") && next < r->analysis->word_count &&
            slice_is_ignoring_case(word_at(r, next)->form, SLICE("so"));
  if (so) return true;
  return relative && p->passive && wording_is(r, "fulfils", p->lemma);
}

struct outcome {
  const struct duty *duty;
  struct slice status;
};

static struct outcome outcome_of(const struct reading *r, const struct duties *duties,
                                 const struct proposition *p) {
  struct outcome none = {NULL, {"", 0}};
  if (p->modality == POSSIBLE || p->modality == REQUESTED || p->modality == PROMISED || p->conditional)
    return none;
  uint32_t limit = limit_told_of(r, p);
  struct slice status = outcome_class(r, p);
  if (limit != NO_WORD && !is_empty(status))
    return (struct outcome){duty_with_limit(r, duties, p->word, limit, ordinal_of(r, limit)), status};
  bool infinitive = tree_is_infinitive(r->tree, p->word); /* "has begun to do so" */
  bool fulfils = (wording_is(r, "fulfils", p->lemma) || slice_equals(status, "met")) && !infinitive;
  if (fulfils && tells_of_deed(r, p) && p->tense != TENSE_FUTURE)
    return (struct outcome){last_duty(r, duties, p->word, 1),
                            p->negated || is_none(r, p) ? SLICE("pending") : SLICE("met")};
  uint32_t what = look_argument(p, p->passive ? SLOT_OBJECT : SLOT_SUBJECT, NULL);
  const struct proposition *noun = what == NO_WORD ? NULL : look_proposition(r, what);
  if (!noun || noun->class != PREDICATE_NOUN) return none;
  bool done =
      wording_is(r, "completes", p->lemma) && p->tense != TENSE_FUTURE && p->necessity == NECESSITY_NONE;
  bool slow = wording_is(r, "drags", p->lemma) && !p->negated;
  bool put_off = p->passive && slice_equals(status, "extended") && p->modality == ASSERTED;
  if (put_off) /* "The exchange, due on Friday, has been postponed" */
    return (struct outcome){duty_of_act(r, duties, noun), status};
  if (!done && !slow) return none;
  bool met = done && !p->negated && p->modality == ASSERTED;
  return (struct outcome){duty_of_act(r, duties, noun), met ? SLICE("met") : SLICE("pending")};
}

/* Late only when the day has passed. */
static struct slice late_or_pending(const struct reading *r, const struct obligation *o,
                                    struct slice status) {
  struct date due, today = r->document->date;
  if (!slice_equals(status, "pending") || !date_parse(o->due, &due) || date_is_none(today)) return status;
  return slice_compare(o->due, date_print(r->arena, today)) < 0 ? SLICE("overdue") : status;
}

static void note(struct reading *r, const struct outcome *outcome, const struct proposition *p) {
  struct record *record = &r->records.at[outcome->duty->record];
  struct obligation *o = &record->obligation;
  bool again = slice_equals(o->status, "extended") && slice_equals(outcome->status, "overdue");
  if (!is_empty(o->status) && !again) return; /* "was put back to June and then missed" */
  const struct time_expression *when = time_of(r->times, p->word); /* "the deadline expired on Saturday" */
  bool day = when && when->kind == TIME_DATE;
  bool extended = slice_equals(outcome->status, "extended");
  if (day &&
      ((is_empty(o->due) && slice_equals(outcome->status, "overdue") && limit_told_of(r, p) != NO_WORD) ||
       extended))
    o->due = obligation_not_a_year_ago(r, when, when->point);
  o->status = late_or_pending(r, o, outcome->status);
  reading_add_evidence(r, record, proposition_span(r->analysis, r->propositions, p));
}

/* "The second was not.": says of the second what the sentence before denies. */
static void note_ellipsis(struct reading *r, const struct duties *duties, uint32_t sentence) {
  const struct sentence *s = &r->analysis->sentences[sentence];
  if (s->word_count < 4 || s->word_count > 30) return;
  uint32_t w = s->first_word, ordinal = 0;
  static const char *const ordinals[] = {"first", "second", "third", "fourth"};
  for (uint32_t i = 0; i < sizeof ordinals / sizeof *ordinals; i++)
    if (slice_is_ignoring_case(word_at(r, w + 1)->form, slice_of(ordinals[i]))) ordinal = i + 1;
  bool verb = word_at(r, w + 2)->upos == UPOS_AUX || word_at(r, w + 2)->upos == UPOS_VERB;
  bool not = slice_equals(look_lemma(r, w + 3), "not") &&
             (w + 4 == s->first_word + s->word_count || word_at(r, w + 4)->upos == UPOS_PUNCT);
  if (!ordinal || !verb || !not ) return;
  const struct duty *duty = duty_with_limit(r, duties, w, NO_WORD, ordinal);
  if (!duty || !is_empty(r->records.at[duty->record].obligation.status)) return;
  r->records.at[duty->record].obligation.status = SLICE("overdue");
  reading_add_evidence(r, &r->records.at[duty->record],
                       (struct span){word_at(r, w)->span.start, word_at(r, w + 3)->span.end});
}

void obligation_find_outcomes(struct reading *r, const struct duties *duties) {
  for (uint32_t i = 0; i < r->propositions->count && duties->count; i++) {
    const struct proposition *p = &r->propositions->at[i];
    struct outcome outcome = outcome_of(r, duties, p);
    if (outcome.duty && outcome.duty->bond.deed != p && !is_empty(outcome.status)) note(r, &outcome, p);
  }
  for (uint32_t s = 0; s < r->analysis->sentence_count && duties->count; s++) note_ellipsis(r, duties, s);
}
