#include "record/mandate_term.h"

static bool is_end(const struct time_expression *e) {
  return e->relation == TIME_UNTIL && e->point.len && !date_is_none(e->end);
}

/* "for no more than three months": a length all the same, where "within three months" is a deadline. */
static bool is_bounded_length(const struct reading *r, const struct time_expression *e) {
  static const char *const opens[] = {"no more", "not more", "up to", "at most", "a maximum"};
  struct slice text = slice_between(r->analysis->text.at, e->span);
  for (size_t i = 0; i < sizeof opens / sizeof *opens; i++)
    if (slice_starts(text, slice_of(opens[i]))) return true;
  return false;
}

static bool is_length(const struct reading *r, const struct time_expression *e) {
  bool relation = e->relation == TIME_FOR || e->relation == TIME_EXTENSION || e->relation == TIME_LENGTH ||
                  (e->relation == TIME_WITHIN && is_bounded_length(r, e));
  bool days = e->duration.years || e->duration.months || e->duration.weeks || e->duration.days > 1;
  return e->kind == TIME_DURATION && relation && days;
}

/* Whether another decision begins at the word: what stands behind it is that one's. */
static bool is_next_decision(const struct reading *r, uint32_t word, uint32_t predicate) {
  const struct word *w = &r->analysis->words[word];
  if (word == predicate || w->upos != UPOS_VERB || slice_equals(w->xpos, "VBN")) return false;
  struct slice lemma = look_lemma(r, word);
  static const char *const others[] = {"decide", "request",   "express",   "reaffirm",  "call",
                                       "urge",   "encourage", "authorize", "authorise", "direct",
                                       "stress", "emphasize", "welcome",   "recall",    "demand"};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    if (slice_equals(lemma, others[i])) return true;
  return false;
}

static void take(const struct reading *r, struct mandate_term *term, const struct time_expression *e) {
  if (!term->until && is_end(e)) term->until = e;
  if (!term->length && is_length(r, e)) term->length = e;
}

/* "for 30 days from 6 May", decided on 4 May: the next one where no year is written. */
static struct date start_ahead(const struct reading *r, const struct time_expression *e) {
  enum { HALF_A_YEAR = 183 };
  struct date from = e->date, today = r->document->date;
  bool year = slice_find(slice_between(r->analysis->text.at, e->span), SLICE("20")) != SIZE_MAX ||
              slice_find(slice_between(r->analysis->text.at, e->span), SLICE("19")) != SIZE_MAX;
  if (year || !from.day || !today.day) return from;
  struct date next = from;
  next.year++;
  bool last_year = date_to_days(from) + HALF_A_YEAR < date_to_days(today);
  return last_year && date_is_valid(next) ? next : from;
}

static void take_start(const struct reading *r, struct mandate_term *term) {
  const struct time_expression *length = term->length;
  if (!length) return;
  if (length->anchor != NO_TIME)
    term->from = start_ahead(r, &r->times->at[length->anchor]);
  else if (length->value.len)
    term->from = start_ahead(r, length);
}

void mandate_bounds(const struct reading *r, uint32_t predicate, uint32_t *first, uint32_t *end) {
  const struct sentence *s = &r->analysis->sentences[r->analysis->words[predicate].sentence];
  *first = s->first_word, *end = s->first_word + s->word_count;
  for (uint32_t n = r->analysis->words[predicate].sentence + 1; n < r->analysis->sentence_count; n++) {
    const struct word *last = &r->analysis->words[*end - 1];
    if (last->upos == UPOS_PUNCT || r->analysis->sentences[n].paragraph != s->paragraph) break;
    *end += r->analysis->sentences[n].word_count;
  }
}

struct mandate_term mandate_term_of(const struct reading *r, uint32_t predicate) {
  struct mandate_term term = {0};
  uint32_t first, end;
  mandate_bounds(r, predicate, &first, &end);
  for (uint32_t w = predicate; w < end && !is_next_decision(r, w, predicate); w++) {
    const struct time_expression *e = time_at(r->times, w);
    if (e && e->first_word + e->word_count > predicate) take(r, &term, e);
  }
  /* "an 18-month extension", "Until 31 May, the mandate is extended" */
  for (uint32_t w = predicate; w-- > first && !term.until && !term.length;) {
    if (is_next_decision(r, w, predicate)) break;
    const struct time_expression *e = time_at(r->times, w);
    if (e) take(r, &term, e);
  }
  take_start(r, &term);
  return term;
}

struct slice mandate_end(const struct reading *r, const struct mandate_term *term, struct date from) {
  if (term->until) {
    bool range = term->until->kind == TIME_RANGE && term->until->relation == TIME_UNTIL;
    return range ? date_print(r->arena, term->until->end) : term->until->point;
  }
  if (!term->length || date_is_none(from)) return (struct slice){"", 0};
  return term_end(r->arena, from, term->length->duration);
}
