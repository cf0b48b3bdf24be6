/* tree: the children of every word, in text order, so that a tree can be walked downwards.

     first[w] -> leftmost child -> next[...] -> ... -> NO_WORD                                            */
#ifndef TRUCE_MEANING_TREE_H
#define TRUCE_MEANING_TREE_H

#include "language/language.h"

struct tree {
  const struct analysis *analysis;
  uint32_t *first, *next;
  uint32_t *order; /* all words, heads before their dependents, sentence by sentence */
};

/* Links all words of an analysis, which must live as long as the tree. */
void tree_build(struct tree *tree, struct arena *arena, const struct analysis *analysis);
/* After heads in a sentence were changed: its children, not `order`. */
void tree_link_again(struct tree *tree, uint32_t sentence);

static inline const struct word *tree_word(const struct tree *tree, uint32_t word) {
  return &tree->analysis->words[word];
}

#define TREE_EACH_CHILD(tree, word, child)                                                                   \
  for (uint32_t child = (tree)->first[word]; child != NO_WORD; child = (tree)->next[child])

/* The first child with that relation, or NO_WORD. */
uint32_t tree_child(const struct tree *tree, uint32_t word, enum relation relation);
/* The same with a lemma to match as well. */
uint32_t tree_child_lemma(const struct tree *tree, uint32_t word, enum relation relation, const char *lemma);
/* Marked by "to": "to withdraw". */
bool tree_is_infinitive(const struct tree *tree, uint32_t word);
/* Any subtype too: nsubj:pass is an nsubj. */
bool relation_is_subject(uint8_t relation);
bool relation_is_oblique(uint8_t relation);
/* A clause that completes a verb: ccomp or xcomp. */
bool relation_is_clause(uint8_t relation);
/* `upper` is `lower` itself or above it. */
bool tree_dominates(const struct tree *tree, uint32_t upper, uint32_t lower);
/* Follows conj links up to the first of the coordinated. */
uint32_t tree_first_conjunct(const struct tree *tree, uint32_t word);
/* A word's subtree as a stretch of text, punctuation at its ends cut off; subtrees below the relations in
   `without` (a bit each, TREE_BIT) are left out. */
struct span tree_span(const struct tree *tree, uint32_t word, uint64_t without);
#define TREE_BIT(relation) ((uint64_t)1 << (relation))

/* The case markers of a phrase, lower case, joined by blanks: "from", "according to"; empty when there are
   none. */
struct slice tree_preposition(const struct tree *tree, struct arena *arena, uint32_t word);
/* A copy in which ASCII letters are small. */
struct slice lower_case(struct arena *arena, struct slice text);
/* Whether the tag says so: "VerbForm=Part". */
bool word_has(const struct word *word, const char *feature);

#endif
