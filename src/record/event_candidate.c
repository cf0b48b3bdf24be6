#include "record/event_candidate.h"

bool frame_is(const struct frame *frame, const char *digits) {
  return frame && slice_starts(frame->kind->cameo, slice_of(digits));
}

/* "will not {negated; future}": the frame itself speaks of not doing it. */
static bool speaks_of_negation(const struct frame *frame) {
  for (uint8_t i = 0; i < frame->condition_count; i++)
    if (slice_equals(frame->conditions[i].flag, "negated") && !frame->conditions[i].never) return true;
  return false;
}

static bool is_conflict(const struct frame *frame) {
  struct slice code = frame->kind->cameo;
  return code.len >= 2 && (code.at[0] == '2' || (code.at[0] == '1' && code.at[1] >= '3'));
}

/* What frames say of a threat, a refusal or a promise holds whatever tense it is in. */
static bool is_words(const struct frame *frame) {
  return frame_is(frame, "03") || frame_is(frame, "12") || frame_is(frame, "13");
}

static enum event_stance stance_of(const struct proposition *p, const struct frame *frame) {
  bool negation = speaks_of_negation(frame);
  if (p->conditional || p->necessity != NECESSITY_NONE) return EVENT_POSSIBLE;
  if (p->negated && !negation) return p->tense == TENSE_FUTURE ? EVENT_REFUSED : EVENT_DENIED;
  if (p->predicted) return EVENT_POSSIBLE;
  switch (p->modality) {
  case PROMISED: return is_words(frame) ? EVENT_DONE : is_conflict(frame) ? EVENT_THREATENED : EVENT_PROMISED;
  case DENIED: return negation ? EVENT_DONE : EVENT_DENIED;
  case REQUESTED: return EVENT_REQUESTED;
  case POSSIBLE: return EVENT_POSSIBLE;
  default: return EVENT_DONE;
  }
}

/* "must reverse course and release": the second verb shares the first one's auxiliaries. */
static const struct proposition *governor(const struct frame_matcher *m, const struct proposition *p) {
  uint32_t first = tree_first_conjunct(m->tree, p->word), at = m->propositions->of_word[first];
  if (first == p->word || at == NO_PROPOSITION || p->tense != TENSE_NONE || p->class != PREDICATE_VERB)
    return p;
  return &m->propositions->at[at];
}

static bool has_mark_to(const struct frame_matcher *m, uint32_t word) {
  TREE_EACH_CHILD(m->tree, word, child) {
    const struct word *w = tree_word(m->tree, child);
    if (w->relation == REL_MARK && slice_is_ignoring_case(w->form, SLICE("to"))) return true;
  }
  return false;
}

/* "sought money to equip the army", "a plan to withdraw": the infinitive did not happen. "began to withdraw"
 * did. */
static bool is_purpose(const struct frame_matcher *m, const struct proposition *p) {
  static const char *const doing[] = {"begin", "start", "continue", "manage", "proceed", "help",
                                      "come",  "go",    "resume",   "have",   "be"};
  p = governor(m, p);
  if (p->class != PREDICATE_VERB || p->tense != TENSE_NONE || !has_mark_to(m, p->word)) return false;
  struct slice above = p->parent == NO_PROPOSITION ? SLICE("") : m->propositions->at[p->parent].lemma;
  for (size_t i = 0; i < sizeof doing / sizeof *doing; i++)
    if (slice_equals(above, doing[i])) return false;
  return true;
}

/* "We shall submit" is a promise, "it must end" asks nobody named. */
static bool is_nobody_asked(const struct frame_matcher *m, uint32_t word) {
  struct slice form = tree_word(m->tree, word)->form;
  return slice_is_ignoring_case(form, SLICE("we")) || slice_is_ignoring_case(form, SLICE("i")) ||
         slice_is_ignoring_case(form, SLICE("it")) || slice_is_ignoring_case(form, SLICE("this"));
}

/* "Russia says that Israel must stop": a request by the speaker, in a statement by who makes it, whatever the
 * verb. */
static bool find_demand(const struct frame_matcher *m, const struct proposition *p,
                        struct event_candidate *c) {
  enum necessity necessity = governor(m, p)->necessity;
  bool must = necessity == NECESSITY_MUST || necessity == NECESSITY_SHOULD;
  uint32_t frame = map_get(&m->frames->first, SLICE("must"));
  const struct argument *subject = proposition_argument(p, SLOT_SUBJECT, NULL);
  if (!subject) subject = proposition_argument(p, SLOT_OBJECT, NULL);
  bool spoken = p->speaker_count || m->has_author;
  if (subject && is_nobody_asked(m, subject->word)) return false;          /* "We shall submit": a promise */
  if (p->tense == TENSE_PAST && necessity == NECESSITY_MUST) return false; /* "It was to last two months" */
  if (!must || !subject || !spoken || p->conditional || frame == MAP_NONE) return false;
  c->match = (struct frame_match){.frame = &m->frames->at[frame],
                                  .source = p->speaker_count ? p->speakers[p->speaker_count - 1] : m->author,
                                  .target = subject->word,
                                  .asked = p->word};
  return true;
}

enum event_stance event_stance(const struct frame_matcher *m, const struct proposition *p,
                               const struct frame *frame) {
  enum event_stance stance = stance_of(governor(m, p), frame);
  return stance == EVENT_DONE && is_purpose(m, p) ? EVENT_POSSIBLE : stance;
}

/* "Kiev will not do so", "his men would not hand in their guns": no frame, and refused all the same. */
static bool find_refusal(const struct frame_matcher *m, const struct proposition *p,
                         struct event_candidate *c) {
  uint32_t frame = map_get(&m->frames->first, SLICE("wont"));
  const struct argument *subject = proposition_argument(p, SLOT_SUBJECT, NULL);
  bool open = p->negated && p->tense == TENSE_FUTURE && !p->passive && p->class == PREDICATE_VERB;
  if (!open || !subject || p->conditional || frame == MAP_NONE) return false;
  if (p->embedding != EMBEDDED_NOT && p->embedding != EMBEDDED_CLAUSE) return false;
  c->match = (struct frame_match){
      .frame = &m->frames->at[frame], .source = subject->word, .target = NO_WORD, .asked = NO_WORD};
  return true;
}

/* "Iraq accepted the resolution. Iran has not.": what the others did this one refuses, where it was an
 * agreeing. */
static bool find_elided(const struct frame_matcher *m, const struct event_candidates *found,
                        const struct proposition *p, struct event_candidate *c) {
  uint32_t frame = map_get(&m->frames->first, SLICE("wont"));
  const struct argument *subject = proposition_argument(p, SLOT_SUBJECT, NULL);
  bool bare = slice_equals(p->lemma, "have") || slice_equals(p->lemma, "do");
  if (!bare || !p->negated || !subject || !found->count || p->conditional || frame == MAP_NONE) return false;
  for (uint32_t i = 0; i < p->argument_count; i++)
    if (p->arguments[i].slot == SLOT_OBJECT || p->arguments[i].slot == SLOT_CLAUSE) return false;
  const struct event_candidate *before = &found->at[found->count - 1];
  const struct frame *did = before->match.frame;
  bool agreed = before->stance == EVENT_DONE &&
                (frame_is(did, "03") || frame_is(did, "05") || frame_is(did, "08")) &&
                before->match.source != NO_WORD;
  uint32_t then = tree_word(m->tree, m->propositions->at[before->proposition].word)->sentence;
  if (!agreed || tree_word(m->tree, p->word)->sentence - then > 1) return false;
  c->match = (struct frame_match){
      .frame = &m->frames->at[frame], .source = subject->word, .target = NO_WORD, .asked = NO_WORD};
  return true;
}

static void add_candidates(const struct frame_matcher *m, struct event_candidates *found) {
  for (uint32_t i = 0; i < m->propositions->count; i++) {
    const struct proposition *p = &m->propositions->at[i];
    struct event_candidate c = {.proposition = i, .inner = NO_CANDIDATE};
    if (!find_demand(m, p, &c)) {
      c.match = frame_match(m, i);
      bool refused = !c.match.frame && (find_refusal(m, p, &c) || find_elided(m, found, p, &c));
      if (!c.match.frame) continue;
      c.stance = refused ? EVENT_DONE : event_stance(m, p, c.match.frame);
    }
    c.conflict = is_conflict(c.match.frame);
    ARENA_PUSH(m->arena, found->at, found->count, found->capacity, c);
  }
}

static uint32_t candidate_at(const struct frame_matcher *m, const struct event_candidates *found,
                             uint32_t word) {
  uint32_t proposition = m->propositions->of_word[word];
  uint32_t low = 0, high = found->count;
  if (proposition == NO_PROPOSITION) return NO_CANDIDATE;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (found->at[middle].proposition < proposition)
      low = middle + 1;
    else
      high = middle;
  }
  return low < found->count && found->at[low].proposition == proposition ? low : NO_CANDIDATE;
}

/* An accusation leaves standing what it is about: that has its own speaker. */
static bool consumes(const struct event_candidate *c, const struct argument *a) {
  const struct frame *frame = c->match.frame;
  if (frame_is(frame, "11") || a->slot == SLOT_SUBJECT) return false;
  if (a->slot == SLOT_CLAUSE) return frame->takes_clause || frame_is(frame, "03");
  if (a->slot == SLOT_OBJECT) return frame->takes_object || frame_is(frame, "12") || frame_is(frame, "10");
  return a->word == c->match.asked || (a->word == c->match.target && !frame_is(frame, "05"));
}

/* "denies having started the violence": what is denied is told, as denied, and not that it was denied. */
static bool denies_violence(const struct proposition *p, const struct event_candidate *c,
                            const struct event_candidate *inner, enum slot slot) {
  return slot == SLOT_CLAUSE && slice_equals(p->lemma, "deny") && frame_is(c->match.frame, "12") &&
         (frame_is(inner->match.frame, "17") || frame_is(inner->match.frame, "18") ||
          frame_is(inner->match.frame, "19") || frame_is(inner->match.frame, "20"));
}

static void consume_inner(const struct frame_matcher *m, struct event_candidates *found, uint32_t at) {
  struct event_candidate *c = &found->at[at];
  const struct proposition *p = &m->propositions->at[c->proposition];
  for (uint32_t i = 0; i < p->argument_count; i++) {
    uint32_t inner = candidate_at(m, found, p->arguments[i].word);
    if (inner == NO_CANDIDATE || inner == at || !consumes(c, &p->arguments[i])) continue;
    if (c->inner == NO_CANDIDATE) c->inner = inner;
    if (denies_violence(p, c, &found->at[inner], p->arguments[i].slot))
      c->consumed = true;
    else
      found->at[inner].consumed = true;
  }
}

/* "rejected the offer to withdraw": what hangs as an infinitive on what is told away is told away with it. */
static void consume_below(const struct frame_matcher *m, struct event_candidates *found, uint32_t at) {
  struct event_candidate *c = &found->at[at];
  const struct proposition *p = &m->propositions->at[c->proposition];
  if (p->parent == NO_PROPOSITION || !has_mark_to(m, p->word)) return;
  uint32_t above = candidate_at(m, found, m->propositions->at[p->parent].word);
  if (above == NO_CANDIDATE || above == at) return;
  if (found->at[above].consumed || frame_is(found->at[above].match.frame, "12")) c->consumed = true;
}

struct event_candidates *event_candidates_find(const struct frame_matcher *m) {
  struct event_candidates *found = ARENA_NEW(m->arena, struct event_candidates);
  add_candidates(m, found);
  for (uint32_t i = 0; i < found->count; i++) consume_inner(m, found, i);
  for (uint32_t i = 0; i < found->count; i++) consume_below(m, found, i);
  return found;
}
