/* Which time belongs to which predicate: by the tree. */
#include "meaning/time.h"

enum { FARTHEST = 4, NOT_ATTACHED = 99 };

static bool is_nominal_link(uint8_t relation) {
  switch (relation) {
  case REL_OBL:
  case REL_OBL_UNMARKED:
  case REL_NMOD:
  case REL_NMOD_UNMARKED:
  case REL_NMOD_POSS:
  case REL_NMOD_DESC:
  case REL_ADVMOD:
  case REL_APPOS:
  case REL_COMPOUND:
  case REL_NUMMOD:
  case REL_AMOD:
  case REL_OBJ:
  case REL_CONJ:
  case REL_DEP:
  case REL_XCOMP: return true;
  default: return false;
  }
}

static bool is_clause_head(const struct word *w) { return w->upos == UPOS_VERB || w->upos == UPOS_AUX; }

/* Links from the expression up to the predicate; NOT_ATTACHED where another predicate lies between. */
static int distance(const struct analysis *analysis, const struct time_expression *e, uint32_t predicate) {
  uint32_t word = e->head_word;
  for (int n = 1; n <= FARTHEST; n++) {
    const struct word *w = &analysis->words[word];
    if (w->head == NO_WORD || !is_nominal_link(w->relation)) return NOT_ATTACHED;
    /* an object's own times are the object's, unless nothing nearer is found */
    int cost = n + (n > 1 && (w->relation == REL_OBJ || w->relation == REL_XCOMP) ? 1 : 0);
    word = w->head;
    if (word == predicate) return cost;
    if (is_clause_head(&analysis->words[word])) return NOT_ATTACHED;
  }
  return NOT_ATTACHED;
}

/* "The Council on Monday welcomed": the day hangs off the subject and belongs to the verb behind it. */
static bool stands_before_verb(const struct analysis *analysis, const struct time_expression *e,
                               uint32_t predicate) {
  const struct word *day = &analysis->words[e->head_word];
  if (day->head == NO_WORD || e->kind != TIME_DATE || e->relation != TIME_AT) return false;
  const struct word *subject = &analysis->words[day->head];
  bool of_subject = subject->relation == REL_NSUBJ || subject->relation == REL_NSUBJ_PASS;
  return of_subject && subject->head == predicate && day->head < e->first_word && e->head_word < predicate &&
         predicate - e->head_word < 4;
}

/* What is told since, until or before a time is not told at it. */
static int cost_of_relation(const struct time_expression *e) {
  return e->relation == TIME_AT || e->relation == TIME_SINCE ? 0 : 2;
}

typedef bool wanted(const struct time_expression *e);

static bool is_when(const struct time_expression *e) {
  return e->value.len && (e->kind == TIME_DATE || e->kind == TIME_RANGE);
}

static bool is_term(const struct time_expression *e) { return e->kind == TIME_DURATION; }

static const struct time_expression *nearest(const struct times *times, uint32_t predicate,
                                             wanted *is_wanted) {
  const struct analysis *analysis = times->analysis;
  const struct sentence *s = &analysis->sentences[analysis->words[predicate].sentence];
  const struct time_expression *found = NULL;
  int best = NOT_ATTACHED;
  uint32_t last = NO_TIME;
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++) {
    uint32_t i = times->of_word[w];
    if (i == NO_TIME || i == last) continue;
    last = i;
    const struct time_expression *e = &times->at[i];
    int cost = is_wanted(e) ? distance(analysis, e, predicate) : NOT_ATTACHED;
    if (cost == NOT_ATTACHED && is_wanted(e) && stands_before_verb(analysis, e, predicate)) cost = 2;
    if (cost < NOT_ATTACHED && e->kind != TIME_DURATION) cost += cost_of_relation(e);
    if (cost < best) best = cost, found = e;
  }
  return found;
}

static bool has_own_subject(const struct analysis *analysis, uint32_t predicate) {
  const struct sentence *s = &analysis->sentences[analysis->words[predicate].sentence];
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++)
    if (analysis->words[w].head == predicate &&
        (analysis->words[w].relation == REL_NSUBJ || analysis->words[w].relation == REL_NSUBJ_PASS))
      return true;
  return false;
}

/* "On Tuesday A met B and signed C": what stands before the first of coordinated predicates holds for all
   that follow, what stands behind it for those with the same subject. */
static const struct time_expression *shared(const struct times *times, uint32_t predicate) {
  const struct analysis *analysis = times->analysis;
  uint32_t first = predicate;
  for (int n = 0; n < FARTHEST && analysis->words[first].relation == REL_CONJ; n++) {
    if (analysis->words[first].head == NO_WORD) return NULL;
    first = analysis->words[first].head;
    const struct time_expression *e = nearest(times, first, is_when);
    bool before = e && (e->head_word < first || (e->head_word < predicate && e->weekday_named &&
                                                 !has_own_subject(analysis, predicate)));
    if (e) return before ? e : NULL;
  }
  return NULL;
}

/* "telephoned both on Sunday, urging them": the participle goes with the verb and shares its time. */
static const struct time_expression *of_main_verb(const struct times *times, uint32_t predicate) {
  const struct word *w = &times->analysis->words[predicate];
  bool participle =
      w->relation == REL_ADVCL && slice_equals(w->xpos, "VBG") && w->head != NO_WORD && w->head < predicate;
  return participle ? nearest(times, w->head, is_when) : NULL;
}

/* "on Saturday, when Esper was visiting" */
static const struct time_expression *of_described_day(const struct times *times, uint32_t predicate) {
  const struct word *w = &times->analysis->words[predicate];
  bool clause = w->relation == REL_ACL_RELCL || w->relation == REL_ADVCL_RELCL;
  const struct time_expression *e = clause && w->head != NO_WORD ? time_at(times, w->head) : NULL;
  return e && is_when(e) ? &times->named[e - times->at] : NULL;
}

/* "since late August, when they attacked", "was due to lapse on 29 January, when both agreed": wherever the
   tree hangs the clause. */
static const struct time_expression *of_day_before_when(const struct times *times, uint32_t predicate) {
  const struct analysis *analysis = times->analysis;
  const struct word *w = &analysis->words[predicate];
  bool clause = w->relation == REL_ADVCL || w->relation == REL_ADVCL_RELCL || w->relation == REL_ACL_RELCL;
  const struct sentence *s = &analysis->sentences[w->sentence];
  if (!clause) return NULL;
  for (uint32_t i = predicate; i > s->first_word + 1; i--) {
    const struct word *when = &analysis->words[i - 1];
    if (when->head != predicate || !slice_is_ignoring_case(when->form, SLICE("when"))) continue;
    bool comma = slice_equals(analysis->words[i - 2].form, ",");
    if (comma && i < s->first_word + 3) return NULL;
    const struct time_expression *e = time_at(times, i - 2 - comma);
    return e && is_when(e) ? &times->named[e - times->at] : NULL;
  }
  return NULL;
}

/* "the accord reached in February 2019": of the noun too. */
static const struct time_expression *of_participle(const struct times *times, uint32_t noun) {
  const struct analysis *analysis = times->analysis;
  const struct sentence *s = &analysis->sentences[analysis->words[noun].sentence];
  if (is_clause_head(&analysis->words[noun])) return NULL;
  for (uint32_t w = noun + 1; w < s->first_word + s->word_count; w++)
    if (analysis->words[w].head == noun && analysis->words[w].relation == REL_ACL)
      return nearest(times, w, is_when);
  return NULL;
}

const struct time_expression *time_of(const struct times *times, uint32_t word) {
  if (word >= times->analysis->word_count) return NULL;
  const struct time_expression *e = nearest(times, word, is_when);
  if (!e) e = shared(times, word);
  if (!e) e = of_main_verb(times, word);
  if (!e) e = of_described_day(times, word);
  if (!e) e = of_day_before_when(times, word);
  return e ? e : of_participle(times, word);
}

const struct time_expression *term_of(const struct times *times, uint32_t word) {
  return word < times->analysis->word_count ? nearest(times, word, is_term) : NULL;
}
