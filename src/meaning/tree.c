#include "meaning/tree.h"

static void link_words(struct tree *tree, uint32_t first, uint32_t limit) {
  const struct analysis *a = tree->analysis;
  for (uint32_t w = first; w < limit; w++) tree->first[w] = tree->next[w] = NO_WORD;
  for (uint32_t w = limit; w-- > first;) {
    uint32_t head = a->words[w].head;
    if (head == NO_WORD) continue;
    tree->next[w] = tree->first[head];
    tree->first[head] = w;
  }
}

void tree_link_again(struct tree *tree, uint32_t sentence) {
  const struct sentence *s = &tree->analysis->sentences[sentence];
  link_words(tree, s->first_word, s->first_word + s->word_count);
}

/* Breadth first from the roots: a word enters after its head. */
static void order_top_down(struct tree *tree) {
  const struct analysis *a = tree->analysis;
  uint32_t filled = 0;
  for (uint32_t s = 0; s < a->sentence_count; s++) {
    const struct sentence *sentence = &a->sentences[s];
    uint32_t reader = filled;
    for (uint32_t i = 0; i < sentence->word_count; i++)
      if (a->words[sentence->first_word + i].head == NO_WORD)
        tree->order[filled++] = sentence->first_word + i;
    for (; reader < filled; reader++)
      TREE_EACH_CHILD(tree, tree->order[reader], child) tree->order[filled++] = child;
  }
}

void tree_build(struct tree *tree, struct arena *arena, const struct analysis *analysis) {
  tree->analysis = analysis;
  tree->first = ARENA_ARRAY(arena, uint32_t, analysis->word_count);
  tree->next = ARENA_ARRAY(arena, uint32_t, analysis->word_count);
  tree->order = ARENA_ARRAY(arena, uint32_t, analysis->word_count);
  link_words(tree, 0, analysis->word_count);
  order_top_down(tree);
}

uint32_t tree_child(const struct tree *tree, uint32_t word, enum relation relation) {
  TREE_EACH_CHILD(tree, word, child) if (tree_word(tree, child)->relation == relation) return child;
  return NO_WORD;
}

uint32_t tree_child_lemma(const struct tree *tree, uint32_t word, enum relation relation, const char *lemma) {
  TREE_EACH_CHILD(tree, word, child) {
    const struct word *w = tree_word(tree, child);
    if (w->relation == relation && slice_is_ignoring_case(w->lemma, slice_of(lemma))) return child;
  }
  return NO_WORD;
}

bool tree_is_infinitive(const struct tree *tree, uint32_t word) {
  TREE_EACH_CHILD(tree, word, child) { /* also "for the rebels to disarm" */
    const struct word *w = tree_word(tree, child);
    if (w->relation == REL_MARK && slice_is_ignoring_case(w->form, SLICE("to"))) return true;
  }
  return false;
}

bool relation_is_subject(uint8_t relation) {
  return relation == REL_NSUBJ || relation == REL_NSUBJ_PASS || relation == REL_NSUBJ_OUTER;
}

bool relation_is_oblique(uint8_t relation) {
  return relation == REL_OBL || relation == REL_OBL_AGENT || relation == REL_OBL_UNMARKED;
}

bool relation_is_clause(uint8_t relation) { return relation == REL_CCOMP || relation == REL_XCOMP; }

bool tree_dominates(const struct tree *tree, uint32_t upper, uint32_t lower) {
  while (lower != NO_WORD && lower != upper) lower = tree_word(tree, lower)->head;
  return lower == upper;
}

/* The next word of a walk through `top`'s subtree: down to a child, else on to a sibling, else up. */
static uint32_t walk_on(const struct tree *tree, uint32_t top, uint32_t word, bool skip) {
  if (!skip && tree->first[word] != NO_WORD) return tree->first[word];
  while (word != top && tree->next[word] == NO_WORD) word = tree_word(tree, word)->head;
  return word == top ? NO_WORD : tree->next[word];
}

struct span tree_span(const struct tree *tree, uint32_t top, uint64_t without) {
  struct span span = tree_word(tree, top)->span;
  bool skip = false;
  for (uint32_t word = walk_on(tree, top, top, false); word != NO_WORD;
       word = walk_on(tree, top, word, skip)) {
    const struct word *w = tree_word(tree, word);
    skip = (without >> w->relation & 1) != 0;
    if (skip || w->upos == UPOS_PUNCT) continue;
    if (w->span.start < span.start) span.start = w->span.start;
    if (w->span.end > span.end) span.end = w->span.end;
  }
  return span;
}

uint32_t tree_first_conjunct(const struct tree *tree, uint32_t word) {
  while (tree_word(tree, word)->relation == REL_CONJ && tree_word(tree, word)->head != NO_WORD)
    word = tree_word(tree, word)->head;
  return word;
}

struct slice lower_case(struct arena *arena, struct slice text) {
  struct slice copy = arena_copy(arena, text);
  char *bytes = (char *)copy.at;
  for (size_t i = 0; i < copy.len; i++)
    if (bytes[i] >= 'A' && bytes[i] <= 'Z') bytes[i] = (char)(bytes[i] + 32);
  return copy;
}

static struct slice join_words(struct arena *arena, struct slice a, struct slice b) {
  return a.len ? arena_join(arena, arena_join(arena, a, SLICE(" ")), b) : b;
}

struct slice tree_preposition(const struct tree *tree, struct arena *arena, uint32_t word) {
  struct slice all = {"", 0};
  TREE_EACH_CHILD(tree, word, child) {
    const struct word *w = tree_word(tree, child);
    if (w->relation != REL_CASE || slice_equals(w->xpos, "POS")) continue;
    all = join_words(arena, all, lower_case(arena, w->form));
    TREE_EACH_CHILD(tree, child, part)
    if (tree_word(tree, part)->relation == REL_FIXED)
      all = join_words(arena, all, lower_case(arena, tree_word(tree, part)->form));
  }
  return all;
}

bool word_has(const struct word *word, const char *feature) {
  struct slice rest = word->feats;
  while (rest.at) {
    struct slice one = slice_cut(&rest, '|');
    if (slice_equals(one, feature)) return true;
  }
  return false;
}
