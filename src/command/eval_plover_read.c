/* A sentence's events in the terms of tables coded after PLOVER's first drafts: CONCEDE and RETREAT are
   YIELD, what is promised is AGREE, a conviction is an accusation and sanctions are coercion. CAMEO's codes
   keep all that apart. */
#include "command/eval_plover.h"

#include "common/utf8.h"
#include "record/event_parties.h"
#include "record/look.h"

#include <stdlib.h>

/* ---- roots ---- */

static int root_named(const char *name) {
  for (int i = 0; i < PLOVER_ROOTS; i++)
    if (!strcmp(plover_roots[i], name)) return i;
  return PLOVER_NONE;
}

static const char *root_of_code(const struct frame *frame) {
  static const char *const codes[][2] = {
      {"03", "AGREE"},    {"04", "CONSULT"},  {"05", "SUPPORT"},  {"06", "COOPERATE"}, {"07", "AID"},
      {"08", "YIELD"},    {"09", "ACCUSE"},   {"10", "REQUEST"},  {"11", "ACCUSE"},    {"12", "REJECT"},
      {"13", "THREATEN"}, {"14", "PROTEST"},  {"15", "MOBILIZE"}, {"163", "COERCE"},   {"16", "SANCTION"},
      {"176", "ASSAULT"}, {"175", "ASSAULT"}, {"17", "COERCE"},   {"18", "ASSAULT"},   {"19", "ASSAULT"},
      {"20", "ASSAULT"}};
  for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
    if (frame_is(frame, codes[i][0])) return codes[i][1];
  return "CONSULT";
}

/* ---- parties ---- */

struct coding {
  struct reading *reading;
  const struct frame_matcher *matcher;
  const struct event_candidates *candidates;
  const struct plover_row *row;
};

static int root_of(const struct coding *s, const struct event_candidate *c) {
  const struct proposition *p = &s->reading->propositions->at[c->proposition];
  bool words =
      frame_is(c->match.frame, "10") || frame_is(c->match.frame, "11") || frame_is(c->match.frame, "05");
  if (p->parent != NO_PROPOSITION && slice_equals(s->reading->propositions->at[p->parent].lemma, "decide"))
    words = true;
  if (slice_equals(c->match.frame->lemma, "decide") && c->inner != NO_CANDIDATE) /* decided is done */
    return root_named(root_of_code(s->candidates->at[c->inner].match.frame));
  switch (c->stance) {
  case EVENT_PROMISED: return root_named(words ? root_of_code(c->match.frame) : "AGREE");
  case EVENT_REFUSED: return root_named("REJECT");
  case EVENT_THREATENED: return root_named("THREATEN");
  default: return root_named(root_of_code(c->match.frame));
  }
}

static struct plover_span points_of(const struct coding *s, struct slice text) {
  struct slice before = {s->row->sentence.at, (size_t)(text.at - s->row->sentence.at)};
  int64_t start = (int64_t)utf8_count(before);
  return (struct plover_span){start, start + (int64_t)utf8_count(text)};
}

static struct plover_span points_of_word(const struct coding *s, uint32_t word) {
  struct span span = s->reading->analysis->words[word].span;
  return points_of(s, slice_between(s->reading->analysis->text.at, span));
}

static bool lies_in(const struct coding *s, uint32_t word, struct plover_span span) {
  if (word == NO_WORD || span.start < 0) return false;
  struct plover_span own = points_of_word(s, word);
  return own.start >= span.start && own.end <= span.end;
}

/* The word of the span that hangs highest in the tree. */
static uint32_t head_of(const struct coding *s, struct plover_span span) {
  for (uint32_t w = 0; span.start >= 0 && w < s->reading->analysis->word_count; w++) {
    if (!lies_in(s, w, span)) continue;
    uint32_t head = s->reading->analysis->words[w].head;
    if (head == NO_WORD || !lies_in(s, head, span)) return w;
  }
  return NO_WORD;
}

/* ---- the event between two given parties ---- */

static int depth_of(const struct coding *s, uint32_t word) {
  int depth = 0;
  while ((word = s->reading->analysis->words[word].head) != NO_WORD) depth++;
  return depth;
}

/* Steps from one word to another through the tree. */
static int distance(const struct coding *s, uint32_t a, uint32_t b) {
  if (a == NO_WORD || b == NO_WORD) return 4;
  const struct word *words = s->reading->analysis->words;
  if (words[a].sentence != words[b].sentence) return 8;
  int deep_a = depth_of(s, a), deep_b = depth_of(s, b), steps = 0;
  for (; deep_a > deep_b; deep_a--, steps++) a = words[a].head;
  for (; deep_b > deep_a; deep_b--, steps++) b = words[b].head;
  for (; a != b; steps += 2) a = words[a].head, b = words[b].head;
  return steps;
}

static bool any_argument_in(const struct coding *s, const struct proposition *p, bool subject,
                            struct plover_span span) {
  for (uint32_t i = 0; i < p->argument_count; i++)
    if ((p->arguments[i].slot == SLOT_SUBJECT) == subject && lies_in(s, p->arguments[i].word, span))
      return true;
  return false;
}

/* How well a candidate connects the two. */
static double connection(const struct coding *s, const struct event_candidate *c) {
  const struct proposition *p = &s->reading->propositions->at[c->proposition];
  struct plover_span source = s->row->source, target = s->row->target;
  double score = 0;
  if (lies_in(s, c->match.source, source))
    score += 6;
  else if (any_argument_in(s, p, true, source))
    score += 4;
  if (lies_in(s, c->match.target, target))
    score += 6;
  else if (any_argument_in(s, p, false, target))
    score += 3;
  int far = distance(s, p->word, head_of(s, source)), near = distance(s, p->word, head_of(s, target));
  score -= 1.0 * (far < 8 ? far : 8) + 0.7 * (near < 8 ? near : 8);
  if (c->consumed) score -= 5;
  if (c->stance == EVENT_POSSIBLE || c->stance == EVENT_REQUESTED || c->stance == EVENT_DENIED) score -= 2;
  if (p->class == PREDICATE_NOUN) score -= 1;
  if (s->reading->analysis->words[p->word].relation == REL_AMOD) score -= 3; /* "the visiting president" */
  if (lies_in(s, p->word, source) || lies_in(s, p->word, target)) score -= 3;
  score += 0.3 * c->match.frame->condition_count;
  return score;
}

/* ---- where no proposition fits: the words alone ---- */

/* Some word of the sentence but that one is among the lemmas. */
static bool any_word_is(const struct coding *s, uint32_t but, const struct texts *lemmas) {
  for (uint32_t w = 0; w < s->reading->analysis->word_count; w++)
    if (w != but && frame_word_strength(s->matcher, w, lemmas)) return true;
  return false;
}

/* How many of a frame's conditions the words of the sentence meet, wherever they stand; less for those unmet.
 */
static double loose_fit(const struct coding *s, const struct frame *frame, uint32_t word) {
  double fit = frame->condition_count ? 0 : 0.5;
  for (uint8_t i = 0; i < frame->condition_count; i++) {
    const struct frame_condition *c = &frame->conditions[i];
    if (!c->words.count || c->never) continue;
    fit += any_word_is(s, word, &c->words) ? 2 : -2;
  }
  return fit;
}

static const struct frame *loose_frame(const struct coding *s) {
  const struct frame *best = NULL;
  double most = -1;
  for (uint32_t w = 0; w < s->reading->analysis->word_count; w++) {
    const struct word *word = &s->reading->analysis->words[w];
    bool content = word->upos == UPOS_VERB || word->upos == UPOS_NOUN || word->upos == UPOS_ADJ ||
                   word->upos == UPOS_PROPN;
    if (!content || lies_in(s, w, s->row->source) || lies_in(s, w, s->row->target)) continue;
    struct slice lemma = lower_case(s->reading->arena, word->lemma);
    for (uint32_t at = frame_first(s->matcher, lemma); at != FRAME_NONE;
         at = s->matcher->frames->at[at].next) {
      const struct frame *frame = &s->matcher->frames->at[at];
      double fit = loose_fit(s, frame, w) - 0.3 * depth_of(s, w) - (frame->kind->weak ? 0.5 : 0);
      if (fit > most) most = fit, best = frame;
    }
  }
  return best;
}

enum { TOO_LOOSE = -6 };

static struct plover_events between(const struct coding *s) {
  struct plover_events events = {.count = 0};
  double best = -1000;
  for (uint32_t i = 0; i < s->candidates->count; i++) {
    double score = connection(s, &s->candidates->at[i]);
    if (score <= best) continue;
    best = score;
    events.count = 1;
    events.at[0] = (struct plover_event){.root = root_of(s, &s->candidates->at[i]),
                                         .source_span = s->row->source,
                                         .target_span = s->row->target};
  }
  const struct frame *loose = best < TOO_LOOSE ? loose_frame(s) : NULL;
  if (!loose) return events;
  events.count = 1;
  events.at[0] = (struct plover_event){
      .root = root_named(root_of_code(loose)), .source_span = s->row->source, .target_span = s->row->target};
  return events;
}

/* ---- all events of a sentence ---- */

/* Words that may stand for a party, the likeliest first. */
struct parties {
  uint32_t words[6], count;
};

static void add_party(const struct coding *s, struct parties *parties, uint32_t word) {
  if (word == NO_WORD || parties->count == 6) return;
  const struct word *w = &s->reading->analysis->words[word];
  if (w->upos == UPOS_VERB || w->upos == UPOS_PUNCT || w->upos == UPOS_ADV) return;
  for (uint32_t i = 0; i < parties->count; i++)
    if (parties->words[i] == word) return;
  parties->words[parties->count++] = word;
}

static bool is_actor(const struct coding *s, uint32_t word) {
  return word != NO_WORD && s->matcher->is_actor(s->matcher->names, word, SLICE("actor"));
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
  const struct word *words = s->reading->analysis->words;
  if (word == NO_WORD || words[word].upos != UPOS_PRON) return word;
  uint32_t speaker = p->speaker_count ? p->speakers[p->speaker_count - 1] : NO_WORD;
  if (speaker != NO_WORD && words[speaker].upos != UPOS_PRON) return speaker;
  uint32_t subject = subject_above(s, p);
  return subject != NO_WORD && words[subject].upos != UPOS_PRON ? subject : word;
}

static struct parties sources_of(const struct coding *s, const struct event_candidate *c) {
  const struct proposition *p = &s->reading->propositions->at[c->proposition];
  struct parties parties = {.count = 0};
  add_party(s, &parties, behind_pronoun(s, p, c->match.source));
  if (is_actor(s, c->match.source)) return parties;
  add_party(s, &parties, c->match.source);
  if (c->match.source != NO_WORD) return parties;
  if (p->embedding == EMBEDDED_ADVERBIAL || p->embedding == EMBEDDED_NOUN)
    add_party(s, &parties, subject_above(s, p));
  const struct argument *in = proposition_argument(p, SLOT_OBLIQUE, "in");
  if (p->passive && in) add_party(s, &parties, in->word);
  return parties;
}

/* Names below a word, the nearest to it first: of whom, to whom, where. */
static void add_names_below(const struct coding *s, struct parties *parties, uint32_t word) {
  const struct tree *tree = s->reading->tree;
  TREE_EACH_CHILD(tree, word, child) {
    uint8_t relation = tree_word(tree, child)->relation;
    bool phrase = relation == REL_NMOD || relation_is_oblique(relation) || relation == REL_NMOD_POSS;
    if (phrase && is_actor(s, child)) add_party(s, parties, child);
    if (!phrase && relation != REL_XCOMP && relation != REL_OBJ) continue;
    TREE_EACH_CHILD(tree, child, below) {
      uint8_t inner = tree_word(tree, below)->relation;
      bool more = inner == REL_NMOD || relation_is_oblique(inner) || inner == REL_NMOD_POSS;
      if (more && is_actor(s, below)) add_party(s, parties, below);
    }
  }
}

static struct parties targets_of(const struct coding *s, const struct event_candidate *c) {
  const struct proposition *p = &s->reading->propositions->at[c->proposition];
  struct parties parties = {.count = 0};
  add_party(s, &parties, behind_pronoun(s, p, c->match.target));
  if (is_actor(s, c->match.target)) return parties;
  add_party(s, &parties, c->match.target);
  if (c->match.target != NO_WORD) add_names_below(s, &parties, c->match.target);
  add_names_below(s, &parties, p->word);
  return parties;
}

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
  struct span own = s->reading->analysis->words[source].span;
  size_t end = (size_t)(e->target.at - text.at), start = (size_t)(e->source.at - text.at);
  if (own.start >= end) return;
  e->source = slice_trim(slice_between(text.at, (struct span){(uint32_t)start, (uint32_t)end}));
  if (slice_ends(e->source, SLICE(" and"))) e->source.len -= 4;
  e->source_span = points_of(s, e->source);
}

static void add_event(const struct coding *s, struct plover_events *events, uint32_t source, uint32_t target,
                      int root) {
  if (events->count == PLOVER_EVENTS || source == target) return;
  struct plover_event e = {
      .source = look_phrase(s->reading, source), .target = look_phrase(s->reading, target), .root = root};
  if (!has_words(e.source) || !has_words(e.target)) return;
  e.source_span = points_of(s, e.source), e.target_span = points_of(s, e.target);
  part(s, &e, source);
  for (uint32_t i = 0; i < events->count; i++)
    if (slice_is(events->at[i].source, e.source) && slice_is(events->at[i].target, e.target)) return;
  events->at[events->count++] = e;
}

static void add_events(const struct coding *s, struct plover_events *events,
                       const struct event_candidate *c) {
  struct parties sources = sources_of(s, c), targets = targets_of(s, c);
  for (uint32_t i = 0; i < sources.count && i < 2; i++)
    for (uint32_t k = 0; k < targets.count && k < 3; k++)
      add_event(s, events, sources.words[i], targets.words[k], root_of(s, c));
}

static double merit(const struct coding *s, const struct event_candidate *c) {
  const struct proposition *p = &s->reading->propositions->at[c->proposition];
  double score = -0.5 * depth_of(s, p->word);
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

static struct plover_events all_events(const struct coding *s) {
  struct plover_events events = {.count = 0};
  struct ranked *order = ARENA_ARRAY(s->reading->arena, struct ranked, s->candidates->count);
  for (uint32_t i = 0; i < s->candidates->count; i++)
    order[i] = (struct ranked){merit(s, &s->candidates->at[i]), i};
  qsort(order, s->candidates->count, sizeof *order, by_merit);
  for (uint32_t i = 0; i < s->candidates->count; i++) {
    const struct event_candidate *c = &s->candidates->at[order[i].at];
    add_events(s, &events, c);
  }
  return events;
}

/* "BRUSSELS (AP) -- The ...": the place and agency before a report. */
static struct slice without_dateline(struct slice text) {
  static const char *const marks[] = {" -- ", "-- ", ") - ", " - ", ": ", " \xE2\x80\x94 "};
  size_t capitals = 0;
  while (capitals < text.len && text.at[capitals] >= 'A' && text.at[capitals] <= 'Z') capitals++;
  struct slice begin = {text.at, text.len < 60 ? text.len : 60};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    size_t at = slice_find(begin, slice_of(marks[i]));
    if (at == SIZE_MAX || (capitals < 4 && (at > 12 || i == 4))) continue;
    size_t end = at + strlen(marks[i]);
    return (struct slice){text.at + end, text.len - end};
  }
  return text;
}

struct plover_events plover_read(const struct reader *reader, struct arena *arena,
                                 const struct plover_row *row, bool given) {
  struct document document = {
      .text = without_dateline(row->sentence), .name = row->id, .title = {"", 0}, .language = SLICE("en")};
  struct reading reading;
  reading_begin(&reading, reader, arena, &document);
  struct coding s = {.reading = &reading, .matcher = event_matcher(&reading), .row = row};
  s.candidates = event_candidates_find(s.matcher);
  return given ? between(&s) : all_events(&s);
}
