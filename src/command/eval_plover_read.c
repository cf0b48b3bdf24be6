/* A sentence's events in the terms of tables coded after PLOVER's first drafts: CONCEDE and RETREAT are
   YIELD, what is promised is AGREE, a conviction is an accusation and sanctions are coercion. CAMEO's codes
   keep all that apart. */
#include "command/eval_plover_coding.h"

#include "common/utf8.h"
#include "record/event_guess.h"
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

int plover_root_of_frame(const struct frame *frame) { return root_named(root_of_code(frame)); }

/* ---- parties ---- */

int coding_root(const struct coding *s, const struct event_candidate *c) {
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

struct plover_span coding_points(const struct coding *s, struct slice text) {
  struct slice before = {s->row->sentence.at, (size_t)(text.at - s->row->sentence.at)};
  int64_t start = (int64_t)utf8_count(before);
  return (struct plover_span){start, start + (int64_t)utf8_count(text)};
}

static struct plover_span points_of_word(const struct coding *s, uint32_t word) {
  struct span span = s->reading->analysis->words[word].span;
  return coding_points(s, slice_between(s->reading->analysis->text.at, span));
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

int coding_depth(const struct coding *s, uint32_t word) {
  int depth = 0;
  while ((word = s->reading->analysis->words[word].head) != NO_WORD) depth++;
  return depth;
}

/* Steps from one word to another through the tree. */
static int distance(const struct coding *s, uint32_t a, uint32_t b) {
  if (a == NO_WORD || b == NO_WORD) return 4;
  const struct word *words = s->reading->analysis->words;
  if (words[a].sentence != words[b].sentence) return 8;
  int deep_a = coding_depth(s, a), deep_b = coding_depth(s, b), steps = 0;
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

/* Of connection() above and event_guess(). */
static const double TOO_LOOSE = -6, CLOSELY = 9, CLOSE = 2.6;
/* How many times likelier what frames say is than the words alone would have it: logarithms. Of parties that
   a frame itself has found it is trusted more. Found with sentences that the frames were not made from. */
static const double TRUST = 2.2, TRUST_LESS = 1.3, TRUST_NEXT = 0.9, TRUST_GUESS = 0.5, TRUST_FOUND = 4;

/* By word: those in the span. */
static bool *words_in(const struct coding *s, struct plover_span span) {
  uint32_t count = s->reading->analysis->word_count;
  bool *in = ARENA_ARRAY(s->reading->arena, bool, count);
  for (uint32_t w = 0; w < count; w++) in[w] = lies_in(s, w, span);
  return in;
}

/* Those of the parties' names say nothing of what happens between them. */
static const bool *words_of_parties(const struct coding *s) {
  bool *source = words_in(s, s->row->source), *target = words_in(s, s->row->target);
  for (uint32_t w = 0; w < s->reading->analysis->word_count; w++) source[w] = source[w] || target[w];
  return source;
}

static struct leaning_features features_between(const struct coding *s, struct plover_span source,
                                                struct plover_span target) {
  struct leaning_parties parties = {words_in(s, source), words_in(s, target)};
  return leaning_features_of(s->model, s->reading->arena, s->reading->analysis, parties);
}

/* How far frames are to be trusted that it is this kind: a logarithm, 0 where none says so. */
struct trusts {
  double of_root[PLOVER_ROOTS];
};

static void trust(struct trusts *trusts, int root, double how_far) {
  if (root != PLOVER_NONE) trusts->of_root[root] += how_far;
}

static int root_of_class(const struct event_leanings *l, uint32_t class) {
  char name[16] = {0};
  memcpy(name, l->names[class].at, l->names[class].len < 15 ? l->names[class].len : 15);
  return root_named(name);
}

/* Of what the frames say and what the words lean to, the likeliest; frames are right more often by far. */
static int likeliest(const struct coding *s, const struct trusts *trusts, struct plover_span source,
                     struct plover_span target) {
  const struct event_leanings *l = s->leanings;
  struct leaning_features features = features_between(s, source, target);
  int64_t scores[PLOVER_ROOTS] = {0}, by_class[LEANING_CLASSES];
  int best = PLOVER_NONE;
  leaning_scores(l, &features, by_class);
  for (uint32_t k = 0; k < l->count; k++) {
    int root = root_of_class(l, k);
    if (root != PLOVER_NONE) scores[root] = by_class[k];
  }
  for (int k = 0; k < PLOVER_ROOTS; k++) {
    scores[k] += (int64_t)(trusts->of_root[k] * LEANING_ONE);
    if (best == PLOVER_NONE || scores[k] > scores[best]) best = k;
  }
  return best;
}

/* Some word of the phrase lies in the span, or the phrase is of a thing of theirs. */
static bool reaches(const struct coding *s, uint32_t word, struct plover_span span) {
  uint32_t head = head_of(s, span);
  return head != NO_WORD && tree_dominates(s->reading->tree, word, head);
}

/* The source does it, and the target is in what it is done to. */
static bool relates(const struct coding *s, const struct proposition *p) {
  if (!any_argument_in(s, p, true, s->row->source)) return false;
  for (uint32_t i = 0; i < p->argument_count; i++)
    if (p->arguments[i].slot != SLOT_SUBJECT && p->arguments[i].slot != SLOT_CLAUSE &&
        reaches(s, p->arguments[i].word, s->row->target))
      return true;
  return false;
}

static bool is_candidate(const struct coding *s, uint32_t proposition) {
  for (uint32_t i = 0; i < s->candidates->count; i++)
    if (s->candidates->at[i].proposition == proposition) return true;
  return false;
}

/* What comes nearest in meaning where no frame fits the predicate that relates the parties, or, if `any`,
   where no predicate does. */
static struct event_guess guess(const struct coding *s, bool any) {
  const bool *skip = words_of_parties(s);
  for (uint32_t i = 0; i < s->reading->propositions->count; i++) {
    const struct proposition *p = &s->reading->propositions->at[i];
    if (!relates(s, p) || is_candidate(s, i)) continue;
    struct event_guess g = event_guess_at(s->matcher, s->model, skip, p->word);
    if (g.frame && g.closeness >= CLOSE) return g;
  }
  if (!any) return (struct event_guess){0};
  return event_guess(s->matcher, s->model, skip, head_of(s, s->row->source), head_of(s, s->row->target));
}

/* Told, promised, refused ... like any other. */
static int root_of_guess(const struct coding *s, struct event_guess g) {
  uint32_t proposition = s->reading->propositions->of_word[g.word];
  struct event_candidate c = {.proposition = proposition, .match = {.frame = g.frame}, .inner = NO_CANDIDATE};
  if (proposition == NO_PROPOSITION) return root_named(root_of_code(g.frame));
  c.stance = event_stance(s->matcher, &s->reading->propositions->at[proposition], g.frame);
  return coding_root(s, &c);
}

/* What frames say of the two, how far to be trusted: what connects them best, a little what does next best,
   and what comes nearest in meaning. */
static struct trusts trusts_between(const struct coding *s) {
  struct trusts trusts = {{0}};
  int first = PLOVER_NONE, second = PLOVER_NONE;
  double best = -1000, next = -1000;
  for (uint32_t i = 0; i < s->candidates->count; i++) {
    double score = connection(s, &s->candidates->at[i]);
    int root = coding_root(s, &s->candidates->at[i]);
    if (score > best) {
      if (root != first) next = best, second = first;
      best = score, first = root;
    } else if (root != first && score > next) {
      next = score, second = root;
    }
  }
  struct event_guess g = guess(s, best < TOO_LOOSE);
  if (g.frame) trust(&trusts, root_of_guess(s, g), TRUST_GUESS);
  trust(&trusts, first, best >= CLOSELY ? TRUST : TRUST_LESS);
  trust(&trusts, second, TRUST_NEXT);
  return trusts;
}

static struct plover_events between(const struct coding *s) {
  struct trusts trusts = trusts_between(s);
  struct plover_events events = {.count = 1};
  events.at[0] = (struct plover_event){.root = likeliest(s, &trusts, s->row->source, s->row->target),
                                       .source_span = s->row->source,
                                       .target_span = s->row->target};
  return events;
}

int coding_root_found(const struct coding *s, int root, struct plover_span source,
                      struct plover_span target) {
  struct trusts trusts = {{0}};
  trust(&trusts, root, TRUST_FOUND);
  return likeliest(s, &trusts, source, target);
}

int coding_root_guessed(const struct coding *s, const struct proposition *p, struct plover_span source,
                        struct plover_span target) {
  struct trusts trusts = {{0}};
  bool *skip = words_in(s, source), *other = words_in(s, target);
  for (uint32_t w = 0; w < s->reading->analysis->word_count; w++) skip[w] = skip[w] || other[w];
  struct event_guess g = event_guess_at(s->matcher, s->model, skip, p->word);
  if (g.frame && g.closeness >= CLOSE) trust(&trusts, root_of_guess(s, g), TRUST_GUESS);
  return likeliest(s, &trusts, source, target);
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

static struct reading *read_row(const struct reader *reader, struct arena *arena,
                                const struct plover_row *row) {
  struct document *document = ARENA_NEW(arena, struct document);
  *document = (struct document){
      .text = without_dateline(row->sentence), .name = row->id, .title = {"", 0}, .language = SLICE("en")};
  struct reading *reading = ARENA_NEW(arena, struct reading);
  reading_begin(reading, reader, arena, document);
  return reading;
}

struct leaning_features plover_features(const struct reader *reader, struct arena *arena,
                                        const struct plover_row *row) {
  struct coding s = {.reading = read_row(reader, arena, row), .model = reader_model(reader), .row = row};
  return features_between(&s, row->source, row->target);
}

struct plover_events plover_read(const struct plover_reader *reader, struct arena *arena,
                                 const struct plover_row *row, bool given) {
  struct coding s = {.reading = read_row(reader->reader, arena, row),
                     .model = reader_model(reader->reader),
                     .leanings = reader->leanings,
                     .row = row};
  s.matcher = event_matcher(s.reading);
  s.candidates = event_candidates_find(s.matcher);
  return given ? between(&s) : coding_all_events(&s);
}
