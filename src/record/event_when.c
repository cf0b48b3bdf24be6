#include "record/event_when.h"

#include "meaning/predicates.h"
#include "meaning/who.h"
#include "record/look.h"

static const struct slice nothing = {"", 0};

static bool is_words(const struct draft *d) {
  return type_is(d, "REQUEST", "ACCUSE", "REJECT") || type_is(d, "THREATEN", "SUPPORT", "CONCEDE");
}

/* A resolution asks and condemns on the day of its adoption, the parties of an agreement ask others on that
   of its signing. */
static struct slice when_adopted(const struct reading *r, const struct draft *d,
                                 const struct proposition *p) {
  bool asks = r->own_agreement != NO_RECORD && slice_equals(d->type, "REQUEST") && d->modality == ASSERTED;
  if (!event_body(r, p).count && !asks) return nothing;
  return r->records.at[r->own_agreement].agreement.signed_on;
}

static bool is_day(const struct time_expression *t) {
  return t && t->kind == TIME_DATE && t->relation == TIME_AT && t->date.day;
}

/* ---- a day that hangs on what is asked ---- */

/* "gave them 72 hours to leave": what is to be done hangs on the term. */
static uint32_t deadline_clause(const struct reading *r, const struct proposition *p) {
  for (uint32_t i = 0; i < p->argument_count; i++) {
    const struct time_expression *t = time_at(r->times, p->arguments[i].word);
    if (!t || t->kind != TIME_DURATION) continue;
    TREE_EACH_CHILD(r->tree, p->arguments[i].word, child)
    if (word_at(r, child)->relation == REL_ACL && tree_is_infinitive(r->tree, child)) return child;
  }
  return NO_WORD;
}

/* "called on all parties to respect its borders during a meeting on Thursday", "gave them 72 hours to leave
   on 16 December": a day gone by that hangs on what is to be done says when that was said. */
static struct slice when_asked(const struct reading *r, const struct draft *d, const struct proposition *p) {
  uint32_t clause = look_argument(p, SLOT_CLAUSE, NULL);
  bool open = d->modality == ASSERTED && type_is(d, "REQUEST", "SANCTION", "THREATEN");
  if (clause == NO_WORD && open && p->class == PREDICATE_VERB) TREE_EACH_CHILD(r->tree, p->word, child)
  if (word_at(r, child)->relation == REL_ADVCL && tree_is_infinitive(r->tree, child)) clause = child;
  if (clause == NO_WORD && open) clause = deadline_clause(r, p);
  if (clause == NO_WORD || !open || date_is_none(r->document->date)) return nothing;
  const struct time_expression *t = time_of(r->times, clause);
  if (!is_day(t)) return nothing;
  /* The day of a meeting is that of the asking, not of what is asked: the last such weekday. */
  bool of_noun = word_at(r, t->head_word)->head != clause && t->weekday_named;
  bool ahead = date_to_days(t->date) > date_to_days(r->document->date);
  struct date day = ahead && of_noun ? date_add_days(t->date, -7) : t->date;
  return date_to_days(day) <= date_to_days(r->document->date) ? date_print(r->arena, day) : nothing;
}

/* ---- when it was said ---- */

/* "said on Thursday that they had agreed": what is news of one's own is dated by the telling. */
static bool is_perfect(const struct reading *r, const struct proposition *p) {
  TREE_EACH_CHILD(r->tree, p->word, child)
  if (word_at(r, child)->relation == REL_AUX && slice_equals(look_lemma(r, child), "have")) return true;
  return false;
}

/* "declared on Monday that it was no longer bound", "said ten days later that it would go on": what is done
   in words is done when they are said, by whom they are said. */
static struct slice when_said(const struct reading *r, const struct draft *d, const struct proposition *p) {
  if (p->embedding != EMBEDDED_CLAUSE || p->parent == NO_PROPOSITION) return nothing;
  bool reported = type_is(d, "AGREE", "RETREAT", "COOPERATE") && is_perfect(r, p);
  if (!is_words(d) && !reported && d->modality != PROMISED && d->modality != DENIED) return nothing;
  const struct proposition *said = &r->propositions->at[p->parent];
  for (int steps = 0; steps < 3 && said->embedding == EMBEDDED_CLAUSE && said->parent != NO_PROPOSITION;
       steps++) {
    if (predicates_attitude(r->patterns->predicates, said->lemma) != ATTITUDE_NONE) break;
    said = &r->propositions->at[said->parent]; /* "said that it would go on working" */
  }
  uint32_t speaker = look_argument(said, SLOT_SUBJECT, NULL);
  if (speaker == NO_WORD || predicates_attitude(r->patterns->predicates, said->lemma) == ATTITUDE_NONE)
    return nothing;
  struct actors speakers = look_actors(r, speaker);
  bool party = reported && event_share_body(d->target, speakers);
  if (!party && !event_share_body(d->source, speakers)) return nothing;
  return look_when(r, said);
}

/* "In a statement issued on Monday X accused Y": what carries the words has their day. */
static struct slice when_issued(const struct reading *r, const struct draft *d, const struct proposition *p) {
  if (!is_words(d) || p->class != PREDICATE_VERB) return nothing;
  for (uint32_t i = 0; i < p->argument_count; i++) {
    const struct argument *a = &p->arguments[i];
    bool carries =
        a->slot == SLOT_OBLIQUE && (slice_equals(a->preposition, "in") || slice_equals(a->preposition, "at"));
    const struct time_expression *t =
        carries && !time_at(r->times, a->word) ? time_of(r->times, a->word) : NULL;
    if (is_day(t)) return t->value;
  }
  return nothing;
}

/* ---- so long after something else ---- */

/* The day of what a word stands for: told beside it, or with the event that was recorded of these words. */
static struct date day_of(const struct reading *r, uint32_t word) {
  const struct time_expression *t = time_of(r->times, word);
  struct date none = {0}, day;
  if (is_day(t)) return t->date;
  uint32_t at = word_at(r, word)->span.start;
  for (size_t i = r->records.count; i-- > 0;) {
    const struct record *record = &r->records.at[i];
    if (record->kind != RECORD_EVENT || record->event.when.len != 10) continue;
    for (size_t k = 0; k < record->evidence.count; k++)
      if (record->evidence.at[k].start <= at && at < record->evidence.at[k].end &&
          date_parse(record->event.when, &day))
        return day;
  }
  return none;
}

static bool counts_days(const struct time_expression *t) { return t->duration.days || t->duration.weeks; }

static struct slice shifted(const struct reading *r, struct date from, const struct time_expression *t,
                            int sign) {
  if (!from.day || t->duration.months || t->duration.years) return nothing;
  return date_print(r->arena, date_add_days(from, sign * (t->duration.days + 7 * t->duration.weeks)));
}

/* "A day after the decision, X accused Y." */
static struct slice when_after(const struct reading *r, const struct proposition *p) {
  const struct time_expression *t = term_of(r->times, p->word);
  if (!t || t->relation != TIME_AFTER || t->anchor_word == NO_WORD || t->anchor_word == p->word)
    return nothing;
  return counts_days(t) ? shifted(r, day_of(r, t->anchor_word), t, 1) : nothing;
}

/* "signed on 6 August, five days after they had agreed": of the agreeing. */
static struct slice when_before(const struct reading *r, const struct proposition *p) {
  const struct word *w = word_at(r, p->word);
  if (w->relation != REL_ADVCL || w->head == NO_WORD) return nothing;
  const struct sentence *s = &r->analysis->sentences[w->sentence];
  for (uint32_t i = s->first_word; i < p->word; i++) {
    const struct time_expression *t = time_at(r->times, i);
    if (!t || t->relation != TIME_AFTER || t->anchor_word != p->word || !counts_days(t)) continue;
    const struct time_expression *main = time_of(r->times, w->head);
    return is_day(main) ? shifted(r, main->date, t, -1) : nothing;
  }
  return nothing;
}

/* ---- said on ---- */

/* "On Tuesday Andrews accused three states. He urged them": who goes on speaking in the next sentence does so
   on the same day. */
static struct slice when_going_on(const struct reading *r, const struct draft *d,
                                  const struct proposition *p) {
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (!is_words(d) || subject == NO_WORD || p->class != PREDICATE_VERB || p->embedding != EMBEDDED_NOT)
    return nothing;
  if (word_at(r, subject)->upos != UPOS_PRON || p->tense != TENSE_PAST || !r->records.count) return nothing;
  const struct record *last = &r->records.at[r->records.count - 1];
  if (last->kind != RECORD_EVENT || last->event.when.len != 10 || !last->evidence.count) return nothing;
  if (!event_share_actor(last->event.source, d->source)) return nothing;
  uint32_t sentence = word_at(r, p->word)->sentence;
  const struct sentence *before = sentence ? &r->analysis->sentences[sentence - 1] : NULL;
  bool next = before && before->paragraph == r->analysis->sentences[sentence].paragraph &&
              last->evidence.at[last->evidence.count - 1].end > before->span.start;
  return next ? last->event.when : nothing;
}

/* The sentence before, in the same paragraph, told what its subject did that day, whatever it was. */
static struct slice when_of_sentence_before(const struct reading *r, const struct draft *d,
                                            const struct proposition *p) {
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL), sentence = word_at(r, p->word)->sentence;
  const struct sentence *s = &r->analysis->sentences[sentence];
  if (!is_words(d) || subject == NO_WORD || p->embedding != EMBEDDED_NOT || p->tense != TENSE_PAST)
    return nothing;
  if (word_at(r, subject)->upos != UPOS_PRON || !sentence || s[-1].paragraph != s->paragraph) return nothing;
  for (uint32_t w = s[-1].first_word; w < s->first_word; w++) {
    const struct proposition *root = word_at(r, w)->head == NO_WORD ? look_proposition(r, w) : NULL;
    uint32_t who = root ? look_argument(root, SLOT_SUBJECT, NULL) : NO_WORD;
    if (who == NO_WORD || !event_share_actor(event_actors(r, who), d->source)) continue;
    return is_day(time_of(r->times, w)) ? look_when(r, root) : nothing;
  }
  return nothing;
}

/* "was killed on Tuesday when the army shelled a market": that was on Tuesday too. */
static struct slice when_beside(const struct reading *r, const struct proposition *p) {
  bool beside =
      p->embedding == EMBEDDED_ADVERBIAL && p->parent != NO_PROPOSITION && p->class == PREDICATE_VERB;
  bool same =
      slice_equals(p->marker, "when") || slice_equals(p->marker, "as") || slice_equals(p->marker, "while");
  if (!beside || !same || p->modality != ASSERTED) return nothing;
  const struct proposition *main = &r->propositions->at[p->parent];
  return main->modality == ASSERTED ? look_when(r, main) : nothing;
}

/* "a summit on Tuesday at which A received B", "the attack of 15 June in which 64 died" */
static struct slice when_of_setting(const struct reading *r, const struct proposition *p) {
  const struct word *w = word_at(r, p->word);
  if (w->relation != REL_ACL_RELCL || w->head == NO_WORD) return nothing;
  for (uint32_t i = 0; i < p->argument_count; i++) {
    const struct argument *a = &p->arguments[i];
    bool inside = a->slot == SLOT_OBLIQUE && a->word == w->head &&
                  (slice_equals(a->preposition, "at") || slice_equals(a->preposition, "in") ||
                   slice_equals(a->preposition, "during"));
    const struct proposition *noun = inside ? look_proposition(r, w->head) : NULL;
    if (noun && look_when(r, noun).len) return look_when(r, noun);
    const struct word *head = word_at(r, w->head);
    const struct proposition *above = noun && head->head != NO_WORD ? look_proposition(r, head->head) : NULL;
    if (above && above->class == PREDICATE_VERB) return look_when(r, above);
  }
  return nothing;
}

/* ---- done by saying it ---- */

/* "I call on all parties to", "my Government rejects the charge": in a statement what its maker does in words
   in the present is done on its day. */
static struct slice when_performed(const struct reading *r, const struct draft *d,
                                   const struct proposition *p) {
  bool statement = r->names->voice.len || r->names->body.len;
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (!statement || !is_words(d) || subject == NO_WORD || date_is_none(r->document->date)) return nothing;
  if (p->class != PREDICATE_VERB || p->tense != TENSE_PRESENT || p->embedding == EMBEDDED_RELATIVE)
    return nothing;
  struct slice who = look_lemma(r, subject);
  bool first_person = slice_equals(who, "i") || slice_equals(who, "we");
  TREE_EACH_CHILD(r->tree, subject, child)
  first_person |= slice_equals(look_lemma(r, child), "my") || slice_equals(look_lemma(r, child), "our");
  return first_person && !p->speaker_count ? date_print(r->arena, r->document->date) : nothing;
}

/* "The Parties request the Security Council to": in an agreement, on the day of its signing. */
static struct slice when_agreed(const struct reading *r, const struct draft *d, const struct proposition *p) {
  if (r->own_agreement == NO_RECORD || !type_is(d, "REQUEST", "ACCUSE", "REJECT")) return nothing;
  if (p->tense != TENSE_PRESENT || p->embedding == EMBEDDED_RELATIVE || p->speaker_count) return nothing;
  return r->records.at[r->own_agreement].agreement.signed_on;
}

/* "asked them to renew it until April": what lasts into the future is not what was done. */
static bool is_term(const struct reading *r, const struct draft *d, const struct proposition *p) {
  const struct time_expression *t = time_of(r->times, p->word);
  if (!t || t->relation != TIME_UNTIL || d->modality != ASSERTED || date_is_none(r->document->date))
    return false;
  return t->end.day && date_to_days(t->end) > date_to_days(r->document->date);
}

/* "The fighting began on 14 September": when it began. */
static struct slice when_of_course(const struct reading *r, const struct proposition *p) {
  const struct proposition *course = event_course_of(r, p);
  return course ? look_when(r, course) : nothing;
}

const struct time_expression *event_chronicle_day(const struct reading *r, uint32_t word) {
  enum { BACK = 40 };
  const struct sentence *all = r->analysis->sentences;
  uint32_t s = word_at(r, word)->sentence, first = s;
  while (first > 0 && s - first < BACK && all[first - 1].paragraph == all[s].paragraph) first--;
  const struct time_expression *day = time_at(r->times, all[first].first_word);
  uint32_t after = day ? day->first_word + day->word_count : r->analysis->word_count;
  if (after >= r->analysis->word_count) return NULL;
  struct slice form = word_at(r, after)->form;
  bool heads = slice_equals(form, ":") || slice_equals(form, ".") || word_at(r, after)->sentence > first;
  return heads ? day : NULL;
}

/* The day that a chronicle's paragraph opens with is that of what it tells in the present. */
static struct slice when_in_chronicle(const struct reading *r, const struct proposition *p) {
  const struct time_expression *day = event_chronicle_day(r, p->word);
  if (!day || p->tense != TENSE_PRESENT || p->class != PREDICATE_VERB) return nothing;
  return day->kind == TIME_DATE || day->kind == TIME_RANGE ? day->value : nothing;
}

struct slice event_when(const struct reading *r, const struct draft *d, const struct proposition *p) {
  struct slice when = when_adopted(r, d, p);
  if (!when.len && !is_term(r, d, p)) when = look_when(r, p);
  if (!when.len) when = when_of_course(r, p);
  if (!when.len) when = when_asked(r, d, p);
  if (!when.len) when = when_said(r, d, p);
  if (!when.len) when = when_issued(r, d, p);
  if (!when.len) when = when_after(r, p);
  if (!when.len) when = when_before(r, p);
  if (!when.len) when = when_performed(r, d, p);
  if (!when.len) when = when_agreed(r, d, p);
  if (!when.len) when = when_going_on(r, d, p);
  if (!when.len) when = when_of_sentence_before(r, d, p);
  if (!when.len) when = when_beside(r, p);
  if (!when.len) when = when_in_chronicle(r, p);
  return when.len ? when : when_of_setting(r, p);
}
