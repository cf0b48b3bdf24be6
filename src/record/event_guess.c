#include "record/event_guess.h"

/* What fits exactly counts most, what is like it by how like it is, what is missing is held against a frame.
 */
static const double LIKE_LEAST = 0.6, HEAD_EXACT = 3, HEAD_LIKE = 2.4, MET_EXACT = 2, MET_LIKE = 1,
                    UNMET = -1.2, NO_PREPOSITION = -1.5, OTHER_CLASS = -1.5, WEAK = -0.4, PER_STEP = -1;

struct guesser {
  const struct frame_matcher *m;
  const struct language_model *model;
  const bool *skip;
  uint32_t count;         /* words */
  int *steps;             /* by word: how far it hangs below the way from one party to the other */
  const int8_t **vectors; /* by word, of its lemma */
  struct slice *lemmas;   /* by word, in lower case */
};

static bool is_content(const struct word *w) {
  return w->upos == UPOS_VERB || w->upos == UPOS_NOUN || w->upos == UPOS_ADJ || w->upos == UPOS_PROPN;
}

enum { FAR = 6 };

/* Marks the way from the parties' heads up to where they meet, that word included; where they don't, up to
   the roots. */
static void mark_way(const struct guesser *g, uint32_t source, uint32_t target) {
  bool *above = ARENA_ARRAY(g->m->arena, bool, g->count);
  for (uint32_t w = source; w != NO_WORD; w = tree_word(g->m->tree, w)->head) above[w] = true;
  uint32_t meeting = target;
  while (meeting != NO_WORD && !above[meeting]) meeting = tree_word(g->m->tree, meeting)->head;
  uint32_t ends[2] = {source, target};
  for (int i = 0; i < 2; i++)
    for (uint32_t w = ends[i]; w != NO_WORD; w = tree_word(g->m->tree, w)->head) {
      g->steps[w] = 0;
      if (w == meeting) break;
    }
}

/* Heads come before their dependents in the tree's order. */
static void count_steps(const struct guesser *g) {
  for (uint32_t i = 0; i < g->count; i++) {
    uint32_t w = g->m->tree->order[i], head = tree_word(g->m->tree, w)->head;
    if (head != NO_WORD && g->steps[w] > g->steps[head] + 1) g->steps[w] = g->steps[head] + 1;
  }
}

static struct guesser guesser_of(const struct frame_matcher *m, const struct language_model *model,
                                 const bool *skip, uint32_t source, uint32_t target) {
  struct guesser g = {.m = m, .model = model, .skip = skip, .count = m->tree->analysis->word_count};
  g.vectors = ARENA_ARRAY(m->arena, const int8_t *, g.count);
  g.lemmas = ARENA_ARRAY(m->arena, struct slice, g.count);
  g.steps = ARENA_ARRAY(m->arena, int, g.count);
  for (uint32_t w = 0; w < g.count; w++) {
    g.lemmas[w] = lower_case(m->arena, tree_word(m->tree, w)->lemma);
    g.vectors[w] = language_vector(model, g.lemmas[w]);
    g.steps[w] = FAR;
  }
  mark_way(&g, source, target);
  count_steps(&g);
  return g;
}

/* Two steps through the tree at most. */
static bool is_near(const struct guesser *g, uint32_t a, uint32_t b) {
  const struct tree *t = g->m->tree;
  uint32_t up_a = tree_word(t, a)->head, up_b = tree_word(t, b)->head;
  if (up_a == b || up_b == a || (up_a == up_b && up_a != NO_WORD)) return true;
  return (up_a != NO_WORD && tree_word(t, up_a)->head == b) ||
         (up_b != NO_WORD && tree_word(t, up_b)->head == a);
}

static struct slice last_word(struct slice text) {
  size_t cut = text.len;
  while (cut > 0 && text.at[cut - 1] != ' ') cut--;
  return (struct slice){text.at + cut, text.len - cut};
}

/* The likest of the words to `word`, 0 if none is much like it. */
static double likest(const struct guesser *g, const struct texts *words, uint32_t word) {
  double most = 0;
  for (size_t i = 0; i < words->count; i++) {
    if (words->at[i].at[0] == '@') continue;
    double like = language_likeness(g->vectors[word], language_vector(g->model, last_word(words->at[i])));
    if (like > most) most = like;
  }
  return most < LIKE_LEAST ? 0 : most;
}

static bool asks_for_actors(const struct frame_condition *c) {
  for (size_t i = 0; i < c->words.count; i++)
    if (c->words.at[i].at[0] == '@') return true;
  return false;
}

/* How well some word near the predicate meets a condition. */
static double meets(const struct guesser *g, const struct frame_condition *c, uint32_t predicate) {
  double best = UNMET;
  if (asks_for_actors(c)) return 0; /* the parties are some */
  for (uint32_t w = 0; w < g->count; w++) {
    if (w == predicate || !is_content(tree_word(g->m->tree, w)) || !is_near(g, w, predicate)) continue;
    if (frame_word_strength(g->m, w, &c->words)) return MET_EXACT;
    double like = g->skip[w] ? 0 : likest(g, &c->words, w);
    if (like * MET_LIKE > best && like > 0) best = like * MET_LIKE;
  }
  return best;
}

static bool has_form(const struct guesser *g, struct slice form) {
  for (uint32_t w = 0; w < g->count; w++)
    if (slice_is_ignoring_case(tree_word(g->m->tree, w)->form, form)) return true;
  return false;
}

static double fit_of(const struct guesser *g, const struct frame *frame, uint32_t word) {
  double fit = frame->kind->weak ? WEAK : 0;
  const struct word *w = tree_word(g->m->tree, word);
  bool verb = w->upos == UPOS_VERB, noun = w->upos == UPOS_NOUN || w->upos == UPOS_PROPN;
  if ((frame->word_class == 'v' && !verb) || (frame->word_class == 'n' && !noun)) fit += OTHER_CLASS;
  if (frame->preposition.len && !has_form(g, frame->preposition)) fit += NO_PREPOSITION;
  for (uint8_t i = 0; i < frame->condition_count; i++) {
    const struct frame_condition *c = &frame->conditions[i];
    if (c->words.count && !c->never) fit += meets(g, c, word);
    if (c->flag.at && !c->never) fit += UNMET;
  }
  return fit;
}

static void take_better(const struct guesser *g, struct event_guess *best, uint32_t first, uint32_t word,
                        double head) {
  for (uint32_t at = first; at != FRAME_NONE; at = g->m->frames->at[at].next) {
    const struct frame *frame = &g->m->frames->at[at];
    double fit = head + fit_of(g, frame, word);
    if (!frame->kind->none && fit > best->closeness) *best = (struct event_guess){frame, fit, word};
  }
}

/* Verbs that say too little for another to be like them. */
static bool says_little(struct slice lemma) {
  static const char *const all[] = {"be",   "have", "do",   "say",   "tell",   "make", "take",  "get",
                                    "go",   "come", "give", "put",   "see",    "know", "want",  "use",
                                    "find", "keep", "let",  "begin", "seem",   "show", "leave", "call",
                                    "try",  "ask",  "turn", "start", "become", "add"};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (slice_equals(lemma, all[i])) return true;
  return false;
}

/* All predicates much like the word. */
static void try_likes(const struct guesser *g, struct event_guess *best, uint32_t word, double down) {
  const struct event_frames *frames = g->m->frames;
  for (uint32_t i = 0; i < frames->count; i++) {
    if (map_get(&frames->first, frames->at[i].lemma) != i) continue;
    double like = language_likeness(g->vectors[word], language_vector(g->model, frames->at[i].lemma));
    if (like >= LIKE_LEAST) take_better(g, best, i, word, HEAD_LIKE * like + down);
  }
}

static void try_word(const struct guesser *g, struct event_guess *best, uint32_t w) {
  const struct word *word = tree_word(g->m->tree, w);
  if (!is_content(word) || g->skip[w]) return;
  double down = PER_STEP * g->steps[w] + (word->upos == UPOS_VERB ? 0 : -0.5);
  uint32_t first = frame_first_of_word(g->m, w);
  if (first != FRAME_NONE)
    take_better(g, best, first, w, HEAD_EXACT + down);
  else if (g->vectors[w] && !says_little(g->lemmas[w]))
    try_likes(g, best, w, down);
}

static const struct event_guess NOTHING = {.frame = NULL, .closeness = -10, .word = NO_WORD};

struct event_guess event_guess(const struct frame_matcher *m, const struct language_model *model,
                               const bool *skip, uint32_t source, uint32_t target) {
  struct guesser g = guesser_of(m, model, skip, source, target);
  struct event_guess best = NOTHING;
  for (uint32_t w = 0; w < g.count; w++) try_word(&g, &best, w);
  return best;
}

struct event_guess event_guess_at(const struct frame_matcher *m, const struct language_model *model,
                                  const bool *skip, uint32_t word) {
  struct guesser g = guesser_of(m, model, skip, word, word);
  struct event_guess best = NOTHING;
  try_word(&g, &best, word);
  return best;
}
