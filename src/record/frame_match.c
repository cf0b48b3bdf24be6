/* Finds the frame of a proposition: tries all frames of its lemma, takes the most specific that holds. */
#include "record/frame.h"

enum { PATH_WORDS = 12, TARGET_DEPTH = 3 };

/* Taggers don't agree on "troops": its lemma may be its plural. */
static bool lemma_is(const struct frame_matcher *m, uint32_t word, struct slice lemma) {
  struct slice own = tree_word(m->tree, word)->lemma;
  bool plural = own.len == lemma.len + 1 && own.at[lemma.len] == 's' && lemma.len > 2;
  if (plural) own.len--;
  return slice_is_ignoring_case(own, lemma);
}

static const struct proposition *headed(const struct frame_matcher *m, uint32_t word) {
  uint32_t at = m->propositions->of_word[word];
  return at == NO_PROPOSITION ? NULL : &m->propositions->at[at];
}

/* Words of a list with room. */
struct found {
  uint32_t *words, count, room;
};

static void add(struct found *found, uint32_t word) {
  if (word == NO_WORD) return;
  for (uint32_t i = 0; i < found->count; i++)
    if (found->words[i] == word) return;
  if (found->count < found->room) found->words[found->count++] = word;
}

static bool slot_of(struct slice step, enum slot *slot) {
  static const char *const names[] = {"subject", "object", "recipient", "", "clause"};
  for (int i = 0; i < 5; i++)
    if (i != SLOT_OBLIQUE && slice_equals(step, names[i])) {
      *slot = (enum slot)i;
      return true;
    }
  return false;
}

static void add_slot(const struct proposition *p, enum slot slot, struct found *found) {
  for (uint32_t i = 0; i < p->argument_count; i++)
    if (p->arguments[i].slot == slot) add(found, p->arguments[i].word);
}

static void add_oblique(const struct proposition *p, struct slice preposition, struct found *found) {
  for (uint32_t i = 0; i < p->argument_count; i++)
    if (p->arguments[i].slot == SLOT_OBLIQUE && slice_is(p->arguments[i].preposition, preposition))
      add(found, p->arguments[i].word);
}

/* Phrases below a word with that preposition, whatever the tree calls them. */
static void add_phrases(const struct frame_matcher *m, uint32_t word, struct slice preposition,
                        struct found *found) {
  TREE_EACH_CHILD(m->tree, word, child) {
    uint8_t relation = tree_word(m->tree, child)->relation;
    if (relation != REL_NMOD && !relation_is_oblique(relation)) continue;
    TREE_EACH_CHILD(m->tree, child, marker)
    if (tree_word(m->tree, marker)->relation == REL_CASE && lemma_is(m, marker, preposition))
      add(found, child);
  }
}

/* Whose a thing is: who does it, its possessor, who it is from, an adjective or name before it. */
static void add_owner(const struct frame_matcher *m, uint32_t word, struct found *found) {
  const struct proposition *p = headed(m, word);
  if (p) add_slot(p, SLOT_SUBJECT, found);
  add(found, tree_child(m->tree, word, REL_NMOD_POSS));
  add_phrases(m, word, SLICE("by"), found);
  add_phrases(m, word, SLICE("from"), found);
  add_phrases(m, word, SLICE("of"), found);
  TREE_EACH_CHILD(m->tree, word, child) {
    const struct word *w = tree_word(m->tree, child);
    bool before = w->relation == REL_COMPOUND || w->relation == REL_AMOD || w->relation == REL_NMOD;
    if (before && (w->upos == UPOS_PROPN || (w->form.len && w->form.at[0] >= 'A' && w->form.at[0] <= 'Z')))
      add(found, child);
  }
}

uint32_t frame_owners(const struct frame_matcher *m, uint32_t word, uint32_t *words, uint32_t room) {
  struct found found = {.words = words, .room = room};
  add_owner(m, word, &found);
  return found.count;
}

static struct frame_match match_at(const struct frame_matcher *m, uint32_t proposition, int depth);

static void add_of_frame(const struct frame_matcher *m, uint32_t word, bool target, struct found *found,
                         int depth) {
  uint32_t at = m->propositions->of_word[word];
  if (at == NO_PROPOSITION || depth <= 0) return;
  struct frame_match match = match_at(m, at, depth - 1);
  if (match.frame) add(found, target ? match.target : match.source);
}

static void step_from_word(const struct frame_matcher *m, uint32_t word, struct slice step,
                           struct found *found, int depth) {
  const struct proposition *p = headed(m, word);
  enum slot slot;
  if (slice_equals(step, "self"))
    add(found, word);
  else if (slice_equals(step, "owner"))
    add_owner(m, word, found);
  else if (slice_equals(step, "target") || slice_equals(step, "source"))
    add_of_frame(m, word, slice_equals(step, "target"), found, depth);
  else if (slot_of(step, &slot)) {
    if (p) add_slot(p, slot, found);
  } else {
    if (p) add_oblique(p, step, found);
    add_phrases(m, word, step, found);
  }
}

static uint32_t path_words(const struct frame_matcher *m, const struct frame_path *path, uint32_t proposition,
                           struct found *found, int depth) {
  uint32_t here[PATH_WORDS] = {m->propositions->at[proposition].word}, here_count = 1;
  for (uint8_t s = 0; s < path->count; s++) {
    uint32_t there[PATH_WORDS];
    struct found next = {.words = there, .room = PATH_WORDS};
    for (uint32_t i = 0; i < here_count; i++) step_from_word(m, here[i], path->steps[s], &next, depth);
    memcpy(here, there, next.count * sizeof *there);
    here_count = next.count;
  }
  for (uint32_t i = 0; i < here_count; i++) add(found, here[i]);
  return found->count;
}

uint32_t frame_path_words(const struct frame_matcher *m, const struct frame_path *path, uint32_t proposition,
                          uint32_t *words, uint32_t room) {
  struct found found = {.words = words, .room = room};
  return path_words(m, path, proposition, &found, TARGET_DEPTH);
}

/* The words before the last of "diplomatic tie" stand below the word. */
static bool has_below(const struct frame_matcher *m, uint32_t word, struct slice lemma) {
  TREE_EACH_CHILD(m->tree, word, child)
  if (lemma_is(m, child, lemma) || slice_is_ignoring_case(tree_word(m->tree, child)->form, lemma))
    return true;
  return false;
}

static bool word_is_one(const struct frame_matcher *m, uint32_t word, struct slice pattern) {
  if (pattern.at[0] == '@')
    return m->is_actor && m->is_actor(m->names, word, (struct slice){pattern.at + 1, pattern.len - 1});
  size_t cut = pattern.len;
  while (cut > 0 && pattern.at[cut - 1] != ' ') cut--;
  struct slice last = {pattern.at + cut, pattern.len - cut};
  const struct proposition *p = headed(m, word);
  if (!lemma_is(m, word, last) && !(p && slice_is(p->lemma, last))) return false;
  struct slice rest = {pattern.at, cut ? cut - 1 : 0};
  while (rest.len) {
    struct slice lemma = slice_cut(&rest, ' ');
    if (!has_below(m, word, lemma)) return false;
    if (!rest.at) break;
  }
  return true;
}

static bool any_pattern(const struct frame_matcher *m, uint32_t word, const struct texts *lemmas) {
  for (size_t i = 0; i < lemmas->count; i++)
    if (word_is_one(m, word, lemmas->at[i])) return true;
  return false;
}

/* Coordinated words count: "halted food and fuel deliveries". So does what a measure is of: "a series of
 * attacks". */
bool frame_word_is(const struct frame_matcher *m, uint32_t word, const struct texts *lemmas) {
  if (any_pattern(m, word, lemmas)) return true;
  TREE_EACH_CHILD(m->tree, word, child)
  if (tree_word(m->tree, child)->relation == REL_CONJ && any_pattern(m, child, lemmas)) return true;
  return false;
}

static bool flag_holds(const struct proposition *p, struct slice flag) {
  if (slice_equals(flag, "negated")) return p->negated;
  if (slice_equals(flag, "passive")) return p->passive;
  if (slice_equals(flag, "future")) return p->tense == TENSE_FUTURE;
  if (slice_equals(flag, "past")) return p->tense == TENSE_PAST;
  return p->light;
}

static bool condition_holds(const struct frame_matcher *m, const struct frame_condition *c,
                            uint32_t proposition, int depth) {
  if (c->flag.at) return flag_holds(&m->propositions->at[proposition], c->flag) != c->never;
  uint32_t words[PATH_WORDS];
  struct found found = {.words = words, .room = PATH_WORDS};
  for (uint8_t i = 0; i < c->where.count; i++) path_words(m, &c->where.paths[i], proposition, &found, depth);
  bool holds = c->words.count == 0 && found.count > 0;
  for (uint32_t i = 0; i < found.count && !holds; i++) holds = frame_word_is(m, words[i], &c->words);
  return holds != c->never;
}

static bool has_preposition(const struct frame_matcher *m, const struct proposition *p,
                            struct slice preposition) {
  for (uint32_t i = 0; i < p->argument_count; i++)
    if (slice_is(p->arguments[i].preposition, preposition)) return true;
  TREE_EACH_CHILD(m->tree, p->word, child) {
    const struct word *w = tree_word(m->tree, child);
    bool particle = w->relation == REL_COMPOUND_PRT || w->relation == REL_ADVMOD || w->relation == REL_XCOMP;
    if (particle && slice_is_ignoring_case(w->lemma, preposition)) return true;
  }
  return false;
}

static bool head_holds(const struct frame_matcher *m, const struct frame *frame, const struct proposition *p,
                       bool whole) {
  static const char classes[] = {[PREDICATE_VERB] = 'v', [PREDICATE_NOUN] = 'n', [PREDICATE_ADJECTIVE] = 'a'};
  if (frame->word_class && frame->word_class != classes[p->class]) return false;
  return !frame->preposition.len || whole || has_preposition(m, p, frame->preposition);
}

static bool holds(const struct frame_matcher *m, const struct frame *frame, uint32_t proposition, bool whole,
                  int depth) {
  if (!head_holds(m, frame, &m->propositions->at[proposition], whole)) return false;
  for (uint8_t i = 0; i < frame->condition_count; i++)
    if (!condition_holds(m, &frame->conditions[i], proposition, depth)) return false;
  return true;
}

/* The first known actor that a role leads to; if there is none, the first word. */
static uint32_t role_word(const struct frame_matcher *m, const struct frame_role *role, uint32_t proposition,
                          int depth) {
  if (!role) return NO_WORD;
  uint32_t words[PATH_WORDS];
  struct found found = {.words = words, .room = PATH_WORDS};
  for (uint8_t i = 0; i < role->count; i++) path_words(m, &role->paths[i], proposition, &found, depth);
  for (uint32_t i = 0; i < found.count && m->is_actor; i++)
    if (m->is_actor(m->names, words[i], SLICE("actor"))) return words[i];
  return found.count ? words[0] : NO_WORD;
}

static int specificity(const struct frame *frame) {
  int value = frame->preposition.len ? 1 : 0;
  if (frame->word_class) value++;
  for (uint8_t i = 0; i < frame->condition_count; i++)
    value += frame->conditions[i].words.count || frame->conditions[i].flag.at ? 3 : 2;
  return value;
}

static void try_lemma(const struct frame_matcher *m, struct slice lemma, struct slice particle,
                      uint32_t proposition, int depth, const struct frame **best) {
  uint32_t at = map_get(&m->frames->first, lemma);
  for (; at != MAP_NONE && at != FRAME_NONE; at = m->frames->at[at].next) {
    const struct frame *frame = &m->frames->at[at];
    bool whole = particle.len && slice_is(frame->preposition, particle);
    if (*best && specificity(frame) <= specificity(*best)) continue;
    if (holds(m, frame, proposition, whole, depth)) *best = frame;
  }
}

static struct frame_match match_at(const struct frame_matcher *m, uint32_t proposition, int depth) {
  const struct proposition *p = &m->propositions->at[proposition];
  const struct frame *best = NULL;
  struct slice particle = p->lemma, verb = slice_cut(&particle, ' ');
  try_lemma(m, verb, particle, proposition, depth, &best);
  if (p->noun.len && !slice_is(p->noun, verb))
    try_lemma(m, p->noun, (struct slice){0}, proposition, depth, &best);
  struct frame_match match = {.frame = best, NO_WORD, NO_WORD, NO_WORD};
  if (!best) return match;
  match.source = role_word(m, best->source, proposition, depth);
  match.target = role_word(m, best->target, proposition, depth);
  match.asked = role_word(m, best->asked, proposition, depth);
  if (match.target == match.source) match.target = NO_WORD;
  return match;
}

struct frame_match frame_match(const struct frame_matcher *m, uint32_t proposition) {
  return match_at(m, proposition, TARGET_DEPTH);
}
