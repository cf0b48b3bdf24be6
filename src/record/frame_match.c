/* Finds the frame of a proposition: tries all frames of its lemma, takes the most specific that holds. */
#include "record/frame.h"

enum { PATH_WORDS = 12, TARGET_DEPTH = 3 };

/* Lemmatisers don't agree: "troops" may stay a plural, and rules make "blam" of blamed and "expell" of
   expelled. True for the lemma itself or one of its misspellings. */
static bool is_lemma(struct slice own, struct slice lemma) {
  if (slice_is_ignoring_case(own, lemma)) return true;
  if (lemma.len < 3 || own.len < 3) return false;
  char last = own.at[own.len - 1];
  bool longer = own.len == lemma.len + 1 && (last == 's' || last == 'e' || last == own.at[own.len - 2]);
  if (longer) return slice_is_ignoring_case((struct slice){own.at, own.len - 1}, lemma);
  if (own.len + 1 != lemma.len || lemma.at[own.len] != 'e') return false;
  return slice_is_ignoring_case(own, (struct slice){lemma.at, own.len});
}

static bool lemma_is(const struct frame_matcher *m, uint32_t word, struct slice lemma) {
  return is_lemma(tree_word(m->tree, word)->lemma, lemma);
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

/* Of several the last first: the nearest to the predicate, where a dateline stands before the subject. */
static void add_slot(const struct proposition *p, enum slot slot, struct found *found) {
  for (uint32_t i = p->argument_count; i-- > 0;)
    if (p->arguments[i].slot == slot) add(found, p->arguments[i].word);
}

/* "told them to leave", not "told them that they left"; "asked that he leave", not "asked whether he
   left". */
static void add_clauses(const struct proposition *p, const char *marker, struct found *found) {
  for (uint32_t i = 0; i < p->argument_count; i++)
    if (p->arguments[i].slot == SLOT_CLAUSE && slice_equals(p->arguments[i].preposition, marker))
      add(found, p->arguments[i].word);
}

/* "a resolution to expel the troops": a noun that is no predicate has a clause all the same. */
static void add_infinitive_of_noun(const struct frame_matcher *m, uint32_t word, struct found *found) {
  TREE_EACH_CHILD(m->tree, word, child)
  if (tree_word(m->tree, child)->relation == REL_ACL && tree_is_infinitive(m->tree, child)) add(found, child);
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

static void add_conjuncts(const struct frame_matcher *m, uint32_t word, struct found *found) {
  TREE_EACH_CHILD(m->tree, word, child)
  if (tree_word(m->tree, child)->relation == REL_CONJ) add(found, child);
}

/* "the ceasefire proclaimed by Touadera" */
static void add_doers(const struct frame_matcher *m, uint32_t word, struct found *found) {
  TREE_EACH_CHILD(m->tree, word, child) {
    const struct proposition *p = headed(m, child);
    if (p && tree_word(m->tree, child)->relation == REL_ACL && p->passive) add_slot(p, SLOT_SUBJECT, found);
  }
}

/* "whose independence was recognised": the noun that the clause is about. */
static uint32_t possessor(const struct frame_matcher *m, uint32_t word) {
  uint32_t owner = tree_child(m->tree, word, REL_NMOD_POSS);
  if (owner == NO_WORD || !slice_is_ignoring_case(tree_word(m->tree, owner)->form, SLICE("whose")))
    return owner;
  for (uint32_t up = word; up != NO_WORD; up = tree_word(m->tree, up)->head)
    if (tree_word(m->tree, up)->relation == REL_ACL_RELCL) return tree_word(m->tree, up)->head;
  return owner;
}

/* "the beating of a diplomat": he whom it is done to is not whose it is. */
static bool is_done_to_people(const struct frame_matcher *m, const struct proposition *p) {
  const struct texts *deeds = event_frames_words(m->frames, SLICE("$ofpeople"));
  for (size_t i = 0; p && p->class == PREDICATE_NOUN && deeds && i < deeds->count; i++)
    if (slice_is(p->lemma, deeds->at[i])) return true;
  return false;
}

/* Whose a thing is: who does it, its possessor, who it is from, an adjective or name before it. */
static void add_owner(const struct frame_matcher *m, uint32_t word, struct found *found) {
  const struct proposition *p = headed(m, word);
  if (p) add_slot(p, SLOT_SUBJECT, found);
  add(found, possessor(m, word));
  add_doers(m, word, found);
  add_phrases(m, word, SLICE("by"), found);
  add_phrases(m, word, SLICE("from"), found);
  if (!is_done_to_people(m, p)) add_phrases(m, word, SLICE("of"), found);
  TREE_EACH_CHILD(m->tree, word, child) {
    const struct word *w = tree_word(m->tree, child);
    bool before = w->relation == REL_COMPOUND || w->relation == REL_AMOD || w->relation == REL_NMOD;
    uint32_t nation = w->relation == REL_COMPOUND ? tree_child(m->tree, child, REL_AMOD) : NO_WORD;
    if (nation != NO_WORD && tree_word(m->tree, nation)->form.at[0] >= 'A' &&
        tree_word(m->tree, nation)->form.at[0] <= 'Z')
      add(found, nation); /* "a Turkish patrol boat" */
    bool side = w->relation == REL_COMPOUND && m->is_actor && m->is_actor(m->names, child, SLICE("actor"));
    if (before &&
        (side || w->upos == UPOS_PROPN || (w->form.len && w->form.at[0] >= 'A' && w->form.at[0] <= 'Z')))
      add(found, child); /* "rebel positions" too */
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
  else if (slice_equals(step, "conj"))
    add_conjuncts(m, word, found);
  else if (slice_equals(step, "owner"))
    add_owner(m, word, found);
  else if (slice_equals(step, "target") || slice_equals(step, "source"))
    add_of_frame(m, word, slice_equals(step, "target"), found, depth);
  else if (slice_equals(step, "infinitive") || slice_equals(step, "that")) {
    if (p) add_clauses(p, slice_equals(step, "that") ? "that" : "to", found);
  } else if (slot_of(step, &slot)) {
    if (p) add_slot(p, slot, found);
    if (!p && slot == SLOT_CLAUSE) add_infinitive_of_noun(m, word, found);
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

/* The words before the last of "diplomatic tie" stand below the word. */
static bool has_below(const struct frame_matcher *m, uint32_t word, struct slice lemma) {
  TREE_EACH_CHILD(m->tree, word, child)
  if (lemma_is(m, child, lemma) || slice_is_ignoring_case(tree_word(m->tree, child)->form, lemma))
    return true;
  return false;
}

/* How many words of the pattern are there: 0 if it does not fit. */
static int pattern_strength(const struct frame_matcher *m, uint32_t word, struct slice pattern) {
  if (pattern.at[0] == '@')
    return m->is_actor && m->is_actor(m->names, word, (struct slice){pattern.at + 1, pattern.len - 1});
  size_t cut = pattern.len;
  while (cut > 0 && pattern.at[cut - 1] != ' ') cut--;
  struct slice last = {pattern.at + cut, pattern.len - cut};
  const struct proposition *p = headed(m, word);
  if (!lemma_is(m, word, last) && !(p && is_lemma(p->lemma, last))) return 0;
  struct slice rest = {cut ? pattern.at : NULL, cut ? cut - 1 : 0};
  int strength = 1;
  for (; rest.at; strength++)
    if (!has_below(m, word, slice_cut(&rest, ' '))) return 0;
  return strength;
}

static int strongest_pattern(const struct frame_matcher *m, uint32_t word, const struct texts *lemmas) {
  int best = 0;
  for (size_t i = 0; i < lemmas->count; i++) {
    int strength = pattern_strength(m, word, lemmas->at[i]);
    if (strength > best) best = strength;
  }
  return best;
}

static bool is_listed(const struct frame_matcher *m, uint32_t word, struct slice list) {
  const struct texts *lemmas = event_frames_words(m->frames, list);
  for (size_t i = 0; lemmas && i < lemmas->count; i++)
    if (lemma_is(m, word, lemmas->at[i])) return true;
  return false;
}

/* "a series of attacks", "40 percent of their arms", "some of its troops": what counts is behind the "of". */
static bool is_measure(const struct frame_matcher *m, uint32_t word) {
  uint8_t upos = tree_word(m->tree, word)->upos;
  return upos == UPOS_NUM || upos == UPOS_DET || upos == UPOS_SYM || upos == UPOS_PRON ||
         is_listed(m, word, SLICE("$measure"));
}

/* Coordinated words count too: "halted food and fuel deliveries". */
int frame_word_strength(const struct frame_matcher *m, uint32_t word, const struct texts *lemmas) {
  int best = strongest_pattern(m, word, lemmas);
  bool measure = is_measure(m, word);
  TREE_EACH_CHILD(m->tree, word, child) {
    uint8_t relation = tree_word(m->tree, child)->relation;
    if (relation != REL_CONJ && !(measure && (relation == REL_NMOD || relation == REL_OBL))) continue;
    int strength = strongest_pattern(m, child, lemmas);
    if (strength > best) best = strength;
  }
  return best;
}

static bool flag_holds(const struct proposition *p, struct slice flag) {
  if (slice_equals(flag, "negated")) return p->negated;
  if (slice_equals(flag, "passive")) return p->passive;
  if (slice_equals(flag, "future")) return p->tense == TENSE_FUTURE;
  if (slice_equals(flag, "past")) return p->tense == TENSE_PAST;
  return p->light;
}

/* "anywhere: peacekeeping": some word of the sentence is one of them. */
static bool is_said_anywhere(const struct frame_matcher *m, const struct texts *lemmas, uint32_t predicate) {
  const struct analysis *a = m->tree->analysis;
  const struct sentence *sentence = &a->sentences[a->words[predicate].sentence];
  for (uint32_t w = sentence->first_word; w < sentence->first_word + sentence->word_count; w++)
    if (w != predicate && strongest_pattern(m, w, lemmas)) return true;
  return false;
}

/* How much a condition that holds says; 0 if it does not hold. */
static int condition_weight(const struct frame_matcher *m, const struct frame_condition *c,
                            uint32_t proposition, int depth) {
  if (c->flag.at)
    return flag_holds(&m->propositions->at[proposition], c->flag) == c->never ? 0 : c->never ? 1 : 3;
  if (slice_equals(c->where.paths[0].steps[0], "anywhere"))
    return is_said_anywhere(m, &c->words, m->propositions->at[proposition].word) == c->never ? 0
           : c->never                                                                        ? 1
                                                                                             : 4;
  uint32_t words[PATH_WORDS];
  struct found found = {.words = words, .room = PATH_WORDS};
  for (uint8_t i = 0; i < c->where.count; i++) path_words(m, &c->where.paths[i], proposition, &found, depth);
  int weight = c->words.count == 0 && found.count > 0 ? 2 : 0;
  for (uint32_t i = 0; i < found.count && c->words.count; i++) {
    int strength = frame_word_strength(m, words[i], &c->words);
    if (strength && weight < 3 * strength + 1) weight = 3 * strength + 1;
  }
  if (c->never) return weight == 0;
  return weight;
}

/* "on Friday" is not the "on" of "call on". */
static bool is_time(const struct frame_matcher *m, uint32_t word) {
  return tree_word(m->tree, word)->upos == UPOS_NUM || is_listed(m, word, SLICE("$timeword"));
}

/* "pulled out of Goma" has the "out" of "pull out". */
static bool begins_with_word(struct slice phrase, struct slice word) {
  return slice_starts(phrase, word) && phrase.len > word.len && phrase.at[word.len] == ' ';
}

static bool has_preposition(const struct frame_matcher *m, const struct proposition *p,
                            struct slice preposition) {
  for (uint32_t i = 0; i < p->argument_count; i++)
    if ((slice_is(p->arguments[i].preposition, preposition) ||
         begins_with_word(p->arguments[i].preposition, preposition)) &&
        !is_time(m, p->arguments[i].word))
      return true;
  TREE_EACH_CHILD(m->tree, p->word, child) {
    const struct word *w = tree_word(m->tree, child);
    bool clause =
        (relation_is_clause(w->relation) || w->relation == REL_ADVCL) && /* "called for X to be freed" */
        tree_child(m->tree, child, REL_MARK) != NO_WORD &&
        slice_is_ignoring_case(tree_word(m->tree, tree_child(m->tree, child, REL_MARK))->form, preposition);
    if (clause) return true;
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

/* How specific the frame is here; -1 if it does not fit. */
static int fit(const struct frame_matcher *m, const struct frame *frame, uint32_t proposition, bool whole,
               int depth) {
  if (!head_holds(m, frame, &m->propositions->at[proposition], whole)) return -1;
  int sum = (frame->preposition.len ? 1 : 0) + (frame->word_class ? 1 : 0);
  for (uint8_t i = 0; i < frame->condition_count; i++) {
    int weight = condition_weight(m, &frame->conditions[i], proposition, depth);
    if (!weight) return -1;
    sum += weight - 1; /* what must not be there says nothing */
  }
  return sum;
}

/* "PKK camps in northern Iraq": what is hit in its owner's stead is as good as the owner. */
static bool is_actors_site(const struct frame_matcher *m, uint32_t word) {
  uint32_t owners[PATH_WORDS];
  if (!is_listed(m, word, SLICE("$site"))) return false;
  uint32_t count = frame_owners(m, word, owners, PATH_WORDS);
  for (uint32_t i = 0; i < count; i++) {
    bool beside = tree_word(m->tree, owners[i])->relation != REL_NMOD ||
                  tree_child_lemma(m->tree, owners[i], REL_CASE, "of") != NO_WORD;
    if (beside && m->is_actor(m->names, owners[i], SLICE("actor"))) return true;
  }
  return false;
}

/* The first known actor that a role leads to, or what is an actor's; if there is none, the first word. `but`
   is the other party: "The proposal by Egypt was rejected by Israel" has its target where it has its
   source. */
static uint32_t role_word(const struct frame_matcher *m, const struct frame_role *role, uint32_t proposition,
                          uint32_t but, int depth) {
  if (!role) return NO_WORD;
  uint32_t words[PATH_WORDS];
  struct found found = {.words = words, .room = PATH_WORDS};
  for (uint8_t i = 0; i < role->count; i++) path_words(m, &role->paths[i], proposition, &found, depth);
  for (uint32_t i = 0; i < found.count && m->is_actor; i++)
    if (words[i] != but && (m->is_actor(m->names, words[i], SLICE("actor")) || is_actors_site(m, words[i])))
      return words[i];
  for (uint32_t i = 0; i < found.count; i++)
    if (words[i] != but) return words[i];
  return NO_WORD;
}

static uint32_t frame_first(const struct frame_matcher *m, struct slice lemma) {
  uint32_t at = map_get(&m->frames->first, lemma);
  if (at != MAP_NONE || lemma.len < 3) return at;
  char last = lemma.at[lemma.len - 1];
  if (last == 'e' || last == 's' || last == lemma.at[lemma.len - 2])
    at = map_get(&m->frames->first, (struct slice){lemma.at, lemma.len - 1});
  return at != MAP_NONE ? at : map_get(&m->frames->first, arena_join(m->arena, lemma, SLICE("e")));
}

/* "freed" -> "free", "tried" -> "try", "ramming" -> "ram": what a form may be of by its ending, where the
   lemma
   ("frey") is no frame's. */
static uint32_t first_of_form(const struct frame_matcher *m, struct slice form) {
  static const char *const endings[][2] = {{"ied", "y"}, {"ies", "y"}, {"ing", "e"}, {"ing", ""}, {"ed", "e"},
                                           {"ed", ""},   {"es", ""},   {"s", ""},    {"d", ""}};
  uint32_t at = MAP_NONE;
  for (size_t i = 0; i < sizeof endings / sizeof *endings && at == MAP_NONE; i++) {
    if (!slice_ends(form, slice_of(endings[i][0])) || form.len < strlen(endings[i][0]) + 3) continue;
    struct slice stem = {form.at, form.len - strlen(endings[i][0])};
    at = map_get(&m->frames->first, arena_join(m->arena, stem, slice_of(endings[i][1])));
    if (at == MAP_NONE && stem.len > 3 && stem.at[stem.len - 1] == stem.at[stem.len - 2])
      at = map_get(&m->frames->first, (struct slice){stem.at, stem.len - 1});
  }
  return at;
}

uint32_t frame_first_of_word(const struct frame_matcher *m, uint32_t word) {
  uint32_t at = frame_first(m, lower_case(m->arena, tree_word(m->tree, word)->lemma));
  return at != FRAME_NONE ? at : first_of_form(m, lower_case(m->arena, tree_word(m->tree, word)->form));
}

struct choice {
  const struct frame *frame;
  int fit;
};

/* A verb with a particle ("call off") is not the verb without, unless its arguments say so. */
static void try_lemma(const struct frame_matcher *m, struct slice lemma, struct slice particle,
                      uint32_t proposition, int depth, struct choice *best) {
  uint32_t at = frame_first(m, lemma);
  if (at == FRAME_NONE && tree_word(m->tree, m->propositions->at[proposition].word)->upos == UPOS_VERB)
    at = frame_first_of_word(m, m->propositions->at[proposition].word);
  for (; at != FRAME_NONE; at = m->frames->at[at].next) {
    const struct frame *frame = &m->frames->at[at];
    bool whole = particle.len && slice_is(frame->preposition, particle);
    if (particle.len && !frame->preposition.len && !frame->condition_count) continue;
    int here = fit(m, frame, proposition, whole, depth);
    if (here > best->fit) *best = (struct choice){frame, here};
  }
}

static struct frame_match match_at(const struct frame_matcher *m, uint32_t proposition, int depth) {
  const struct proposition *p = &m->propositions->at[proposition];
  struct choice best = {NULL, -1};
  struct slice particle = p->lemma, verb = slice_cut(&particle, ' ');
  try_lemma(m, verb, particle, proposition, depth, &best);
  if (p->noun.len && !slice_is(p->noun, verb))
    try_lemma(m, p->noun, (struct slice){0}, proposition, depth, &best);
  struct frame_match match = {.frame = best.frame, .fit = best.fit, NO_WORD, NO_WORD, NO_WORD};
  if (best.frame && best.frame->kind->none) match.frame = best.frame = NULL;
  if (!best.frame) return match;
  match.source = role_word(m, best.frame->source, proposition, NO_WORD, depth);
  match.target = role_word(m, best.frame->target, proposition, match.source, depth);
  match.asked = role_word(m, best.frame->asked, proposition, NO_WORD, depth);
  if (match.asked == match.target) match.asked = NO_WORD;
  return match;
}

struct frame_match frame_match(const struct frame_matcher *m, uint32_t proposition) {
  return match_at(m, proposition, TARGET_DEPTH);
}
