/* The working space of network_run.c, and what its parts do with it: network_labels.c (tags, lemmas),
   network_verb.c (verbs that got lost). Nobody else includes this. */
#ifndef TRUCE_NETWORK_SPACE_H
#define TRUCE_NETWORK_SPACE_H

#include "language/lemma.h"
#include "language/network.h"
#include "language/network_parts.h"
#include "language/tree.h"

enum {
  BLOCK_WORDS = 1024,
  PIECE_WORDS = 400, /* a longer sentence is read in pieces of so many words, each under the first's root */
  GROUP_SENTENCES = 16,
  GROUP_WORDS = 512 > PIECE_WORDS ? 512 : PIECE_WORDS,
  BLOCK_CAPACITY = BLOCK_WORDS + PIECE_WORDS,
  FORM_SLOTS = 4096, /* a power of two, more than twice BLOCK_CAPACITY */
  CHUNK = 32         /* rows at once where values only pass through */
};

/* A sentence, or a piece of a long one. */
struct piece {
  uint32_t first, count; /* words */
};

struct space {
  const struct network *n;
  const struct kernel *k;
  struct arena *arena;
  struct analysis *analysis;
  struct tree_space *tree;
  /* of the block */
  struct piece pieces[BLOCK_CAPACITY];
  uint32_t piece_count, block_first, form_count;
  uint32_t slots[FORM_SLOTS];                                      /* form number + 1 */
  struct slice forms[BLOCK_CAPACITY], plain_forms[BLOCK_CAPACITY]; /* as they are; with straight signs */
  uint64_t lower_hash[BLOCK_CAPACITY];
  uint32_t form_of[BLOCK_CAPACITY]; /* of each word of the block */
  int8_t *inputs;                   /* of each form */
  float *form_gates, *name_gates;
  /* of the group, one row a word in lockstep order */
  uint32_t group_at[PIECE_WORDS + 1], steps, rows;
  uint32_t lost_verbs[GROUP_SENTENCES]; /* the word that network_find_verb() made a verb, from 1; 0: none */
  const float *starts[GROUP_WORDS];
  uint32_t word_of[GROUP_WORDS];
  uint64_t tag_keys[GROUP_WORDS];
  float verb_gaps[GROUP_WORDS];    /* how far the best finite verb's tag is behind the best of all */
  uint32_t verb_tags[GROUP_WORDS]; /* that verb's tag */
  float *gates, *step_gates, *cells, *wide, *relation_features;
  int8_t *outputs[NETWORK_LAYERS + 1], /* the last: of the layer of names */ *tag, *dependent, *head, *query,
      *pair;
  /* of a sentence */
  int8_t *packed_heads;
  int32_t *arcs, *head_shifts;
  uint32_t heads[PIECE_WORDS];
  float *name_floats;   /* what each mention label is worth, a row a word of the group */
  int32_t *name_scores; /* the same of a sentence, in whole numbers */
  uint8_t *came_from;
  uint8_t *labels; /* mention label of each word of the document */
  int8_t *seen;    /* what the layer of names sees of each word of the document, or NULL: nobody asks */
};

/* Tags of rows first .. first + rows, at most CHUNK, and their keys for the lemmas. */
void network_write_tags(struct space *w, uint32_t first, uint32_t rows);
/* Lemmas of the same, by their tags. */
void network_write_lemmas(struct space *w, uint32_t first, uint32_t rows);
/* Gives a word another tag than network_write_tags() did. */
void network_set_tag(struct space *w, uint32_t row, uint32_t tag);

/* Notes how near a word of that row, which has these scores, `best` the largest, is to being a finite
   verb. */
void network_note_verb(struct space *w, uint32_t row, const float *scores, uint32_t best);
/* Gives sentence s of the group the verb it lacks: w->lost_verbs[s]. Before lemmas and trees are made. */
void network_find_verb(struct space *w, struct piece piece, uint32_t s);
/* Makes the verb that sentence s of the group was given the root of every tree that w->arcs (rows of `width`)
   allow. */
void network_root_verb(struct space *w, uint32_t s, uint32_t count, size_t width);
/* Takes those relations out of the running that only a noun's dependents have. */
void network_bar_noun_relations(const struct network *n, float *scores);

#endif
