/* The network in floating point: a shard of sentences forward, and the gradients back. */
#ifndef TRUCE_TRAIN_GRAPH_H
#define TRUCE_TRAIN_GRAPH_H

#include "language/train/example.h"
#include "language/train/parameters.h"

struct dropout {
  float word, vector, input, recurrent, layer, hidden;
};

enum loss { LOSS_ARC, LOSS_RELATION, LOSS_TAG, LOSS_LEMMA, LOSS_COUNT };

struct shard; /* sentences in work, with all their buffers */

/* `vectors`: the static vectors, NETWORK_VECTOR_WIDTH floats a row. The shard grows as it needs. */
struct shard *shard_new(const struct parameters *parameters, const float *vectors, int number);
void shard_free(struct shard *shard);

/* Takes in up to any number of sentences (reordered longest first). False when there is no memory. */
bool shard_load(struct shard *shard, struct example *const *examples, uint32_t count);
/* Runs forward. With `dropout` for training: then dice are thrown. */
void shard_forward(struct shard *shard, const struct dropout *dropout, struct dice *dice);
/* Losses and gradients, each word weighing `weight`; adds to the shard's gradients. A teacher (or NULL) has
   run forward on the same sentences: then half of what is aimed at is what it believes. */
void shard_backward(struct shard *shard, struct shard *teacher, float weight, double losses[LOSS_COUNT]);
/* Adds the gradient of the learned rows into `into` (a dense array like the embedding), and marks each row in
   `touched`. */
void shard_embed_gradient(const struct shard *shard, float *into, uint8_t *touched);

/* What the shard thinks after shard_forward. Sentence s is the s-th of its own order. */
uint32_t shard_sentences(const struct shard *shard);
struct example *shard_example(const struct shard *shard, uint32_t s);
uint32_t shard_tag(const struct shard *shard, uint32_t s, uint32_t word);
uint32_t shard_script(const struct shard *shard, uint32_t s, uint32_t word);
/* Scores of arcs of sentence s: *row numbers a word, the root's first; valid until the next call. */
const float *shard_arcs(struct shard *shard, uint32_t s, size_t *row);
uint32_t shard_relation(struct shard *shard, uint32_t s, uint32_t word, uint32_t head);

/* A word's values between the layers, for measuring them; pairs only after shard_pairs, with the gold
   heads. */
struct shard_view {
  const float *input, *features, *query, *pair;
};
struct shard_view shard_view(const struct shard *shard, uint32_t s, uint32_t word);
void shard_pairs(struct shard *shard);
const struct network_shape *shard_shape(const struct shard *shard);

#endif
