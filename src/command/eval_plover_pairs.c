/* Between whom a sentence's events are, where a table does not give the parties: those that frames bind, and,
   where a frame binds a thing ("dropped the ban that had infuriated tea planters"), somebody within it or
   beside it in the tree. Predicates that no frame fits are coded by what comes nearest in meaning; that is no
   ground for a record, but a table asks for the likeliest. */
#include "command/eval_plover_coding.h"
#include "record/event_parties.h"
#include "record/look.h"

#include <stdlib.h>

/* ---- who may be a party ---- */

/* Words that may stand for a party, the likeliest first. */
enum { PARTIES = 8, SOURCES = 2, TARGETS = 3, REACH = 5 };
struct parties {
  uint32_t words[PARTIES], count;
};

static void add_party(const struct coding *s, struct parties *parties, uint32_t word) {
  if (word == NO_WORD || parties->count == PARTIES) return;
  const struct word *w = word_at(s->reading, word);
  if (w->upos == UPOS_VERB || w->upos == UPOS_PUNCT || w->upos == UPOS_ADV || w->upos == UPOS_ADP) return;
  if (time_at(s->reading->times, word)) return;
  for (uint32_t i = 0; i < parties->count; i++)
    if (parties->words[i] == word) return;
  parties->words[parties->count++] = word;
}

static bool is_actor(const struct coding *s, uint32_t word) {
  return word != NO_WORD && s->matcher->is_actor(s->matcher->names, word, SLICE("actor"));
}

/* An actor that the registry or the text knows, people by what they are, a name or a place. */
static bool is_somebody(const struct coding *s, uint32_t word) {
  if (word == NO_WORD || time_at(s->reading->times, word)) return false;
  const struct word *w = word_at(s->reading, word);
  if (w->upos == UPOS_PRON || w->upos == UPOS_VERB) return false;
  return is_actor(s, word) || event_people(s->reading, word).count || look_place(s->reading, word).text.len ||
         (w->upos == UPOS_PROPN && w->relation != REL_FLAT && w->relation != REL_COMPOUND);
}

static const struct proposition *above(const struct coding *s, const struct proposition *p) {
  return p->parent == NO_PROPOSITION ? NULL : &s->reading->propositions->at[p->parent];
}

/* The subject of the nearest proposition above that has one. */
static uint32_t subject_above(const struct coding *s, const struct proposition *p) {
  while ((p = above(s, p))) {
    const struct argument *a = proposition_argument(p, SLOT_SUBJECT, NULL);
    if (a) return a->word;
  }
  return NO_WORD;
}

/* "Brazil said it ...", "expressed its rejection": who speaks or acts above. */
static uint32_t behind_pronoun(const struct coding *s, const struct proposition *p, uint32_t word) {
  if (word == NO_WORD || word_at(s->reading, word)->upos != UPOS_PRON) return word;
  uint32_t speaker = p->speaker_count ? p->speakers[p->speaker_count - 1] : NO_WORD;
  if (speaker != NO_WORD && word_at(s->reading, speaker)->upos != UPOS_PRON) return speaker;
  uint32_t subject = subject_above(s, p);
  return subject != NO_WORD && word_at(s->reading, subject)->upos != UPOS_PRON ? subject : word;
}

/* Whoever is named below a word, the nearest to it first. */
static void add_people_below(const struct coding *s, struct parties *parties, uint32_t top) {
  const struct analysis *analysis = s->reading->analysis;
  if (top == NO_WORD) return;
  const struct sentence *in = &analysis->sentences[word_at(s->reading, top)->sentence];
  int height = coding_depth(s, top);
  for (int reach = 1; reach <= REACH; reach++)
    for (uint32_t w = in->first_word; w < in->first_word + in->word_count; w++)
      if (coding_depth(s, w) == height + reach && tree_dominates(s->reading->tree, top, w) &&
          is_somebody(s, w))
        add_party(s, parties, w);
}

/* "his counterpart, Mostafa Najjar" */
static void add_apposition(const struct coding *s, struct parties *parties, uint32_t word) {
  if (word != NO_WORD) add_party(s, parties, tree_child(s->reading->tree, word, REL_APPOS));
}

/* ---- of an event that a frame fits ---- */

static struct parties sources_of(const struct coding *s, const struct event_candidate *c) {
  const struct proposition *p = &s->reading->propositions->at[c->proposition];
  struct parties parties = {.count = 0};
  uint32_t source = behind_pronoun(s, p, c->match.source);
  if (is_actor(s, source)) {
    add_party(s, &parties, source);
    return parties;
  }
  bool within = p->embedding == EMBEDDED_ADVERBIAL || p->embedding == EMBEDDED_NOUN ||
                p->embedding == EMBEDDED_RELATIVE;
  if (source != NO_WORD && within && !is_somebody(s, source)) add_party(s, &parties, subject_above(s, p));
  add_party(s, &parties, source);
  if (source != NO_WORD) {
    if (!is_somebody(s, source)) add_people_below(s, &parties, source);
    return parties;
  }
  if (within) add_party(s, &parties, subject_above(s, p));
  const struct argument *in = proposition_argument(p, SLOT_OBLIQUE, "in");
  if (p->passive && in) add_party(s, &parties, in->word);
  return parties;
}

static void add_people_of_arguments(const struct coding *s, struct parties *parties,
                                    const struct proposition *p) {
  for (uint32_t i = 0; i < p->argument_count; i++) {
    const struct argument *a = &p->arguments[i];
    if (a->slot == SLOT_SUBJECT) continue;
    if (is_somebody(s, a->word)) add_party(s, parties, a->word);
    add_people_below(s, parties, a->word);
  }
}

/* "India and MERCOSUR have agreed to give concessions": the other of the two. */
static void add_partner(const struct coding *s, struct parties *parties, uint32_t source) {
  if (source != NO_WORD) add_party(s, parties, tree_child(s->reading->tree, source, REL_CONJ));
}

static struct parties targets_of(const struct coding *s, const struct event_candidate *c) {
  const struct proposition *p = &s->reading->propositions->at[c->proposition];
  struct parties parties = {.count = 0};
  uint32_t target = behind_pronoun(s, p, c->match.target);
  if (is_actor(s, target)) {
    add_party(s, &parties, target);
    add_apposition(s, &parties, target);
    return parties;
  }
  add_party(s, &parties, target);
  if (target != NO_WORD) add_people_below(s, &parties, target);
  add_people_of_arguments(s, &parties, p);
  add_partner(s, &parties, c->match.source);
  return parties;
}

/* ---- events ---- */

static bool has_words(struct slice text) {
  for (size_t i = 0; i < text.len; i++)
    if (text.at[i] != ' ') return true;
  return false;
}

static bool contains(struct plover_span outer, struct plover_span inner) {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/* "India and Pakistan" met: what is the target is cut off the source. */
static void part(const struct coding *s, struct plover_event *e, uint32_t source) {
  if (!contains(e->source_span, e->target_span)) return;
  struct slice text = s->reading->analysis->text;
  struct span own = word_at(s->reading, source)->span;
  size_t end = (size_t)(e->target.at - text.at), start = (size_t)(e->source.at - text.at);
  if (own.start >= end) return;
  e->source = slice_trim(slice_between(text.at, (struct span){(uint32_t)start, (uint32_t)end}));
  if (slice_ends(e->source, SLICE(" and"))) e->source.len -= 4;
  e->source_span = coding_points(s, e->source);
}

/* A pair of parties that was not there yet; its root is still to be found. NULL: it was, or has no words. */
static struct plover_event *add_pair(const struct coding *s, struct plover_events *events, uint32_t source,
                                     uint32_t target) {
  if (events->count == PLOVER_EVENTS || source == target) return NULL;
  struct plover_event e = {.source = look_phrase(s->reading, source),
                           .target = look_phrase(s->reading, target)};
  if (!has_words(e.source) || !has_words(e.target)) return NULL;
  e.source_span = coding_points(s, e.source), e.target_span = coding_points(s, e.target);
  part(s, &e, source);
  for (uint32_t i = 0; i < events->count; i++)
    if (slice_is(events->at[i].source, e.source) && slice_is(events->at[i].target, e.target)) return NULL;
  events->at[events->count] = e;
  return &events->at[events->count++];
}

static void add_events(const struct coding *s, struct plover_events *events,
                       const struct event_candidate *c) {
  struct parties sources = sources_of(s, c), targets = targets_of(s, c);
  for (uint32_t i = 0; i < sources.count && i < SOURCES; i++)
    for (uint32_t k = 0; k < targets.count && k < TARGETS; k++) {
      struct plover_event *e = add_pair(s, events, sources.words[i], targets.words[k]);
      if (e) e->root = coding_root_found(s, coding_root(s, c), e->source_span, e->target_span);
    }
}

static double merit(const struct coding *s, const struct event_candidate *c) {
  const struct proposition *p = &s->reading->propositions->at[c->proposition];
  double score = -0.5 * coding_depth(s, p->word);
  if (c->match.source != NO_WORD) score += 2;
  if (c->match.target != NO_WORD) score += 2;
  if (c->consumed) score -= 4;
  if (c->stance == EVENT_POSSIBLE || c->stance == EVENT_REQUESTED || c->stance == EVENT_DENIED) score -= 2;
  if (p->class == PREDICATE_NOUN) score -= 1;
  return score + 0.3 * c->match.frame->condition_count;
}

struct ranked {
  double merit;
  uint32_t at;
};

static int by_merit(const void *left, const void *right) {
  const struct ranked *a = left, *b = right;
  if (a->merit != b->merit) return a->merit > b->merit ? -1 : 1;
  return a->at < b->at ? -1 : a->at > b->at;
}

static void add_framed(const struct coding *s, struct plover_events *events) {
  struct ranked *order = ARENA_ARRAY(s->reading->arena, struct ranked, s->candidates->count);
  for (uint32_t i = 0; i < s->candidates->count; i++)
    order[i] = (struct ranked){merit(s, &s->candidates->at[i]), i};
  qsort(order, s->candidates->count, sizeof *order, by_merit);
  for (uint32_t i = 0; i < s->candidates->count; i++) add_events(s, events, &s->candidates->at[order[i].at]);
}

/* ---- predicates that no frame fits ---- */

static bool is_framed(const struct coding *s, uint32_t proposition) {
  for (uint32_t i = 0; i < s->candidates->count; i++)
    if (s->candidates->at[i].proposition == proposition) return true;
  return false;
}

static void add_guessed(const struct coding *s, struct plover_events *events, const struct proposition *p) {
  const struct argument *subject = proposition_argument(p, SLOT_SUBJECT, NULL);
  uint32_t source = subject ? behind_pronoun(s, p, subject->word) : NO_WORD;
  struct parties targets = {.count = 0};
  if (!is_somebody(s, source)) return;
  add_people_of_arguments(s, &targets, p);
  for (uint32_t k = 0; k < targets.count && k < TARGETS; k++) {
    struct plover_event *e = add_pair(s, events, source, targets.words[k]);
    if (e) e->root = coding_root_guessed(s, p, e->source_span, e->target_span);
  }
}

/* Main clauses' first. */
static void add_unframed(const struct coding *s, struct plover_events *events) {
  for (int embedded = 0; embedded < 2; embedded++)
    for (uint32_t i = 0; i < s->reading->propositions->count; i++) {
      const struct proposition *p = &s->reading->propositions->at[i];
      if (p->class != PREDICATE_NOUN && (p->embedding != EMBEDDED_NOT) == embedded && !is_framed(s, i))
        add_guessed(s, events, p);
    }
}

struct plover_events coding_all_events(const struct coding *s) {
  struct plover_events events = {.count = 0};
  add_framed(s, &events);
  add_unframed(s, &events);
  return events;
}
