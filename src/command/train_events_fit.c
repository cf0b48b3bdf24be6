/* Softmax regression, one example after another in rounds, each weight with a step of its own that shrinks
   the more it has been moved (AdaGrad); what is kept is the mean over the last rounds. The same input gives
   the same weights on the same machine. */
#include "command/train_events.h"

#include <math.h>

enum { ROUNDS = 10, KEPT_FROM = 6 };
static const double SPEED = 0.1, WORD_SPEED = 0.05, PENALTY = 1e-4, WORD_PENALTY = 1e-3, LEAST = 1e-5;

struct fit {
  const struct leaning_examples *all;
  struct leaning_weights now, moved, *mean;
  double speed; /* of 1 */
  uint64_t chance;
};

static uint64_t draw(struct fit *fit) {
  fit->chance ^= fit->chance << 13, fit->chance ^= fit->chance >> 7, fit->chance ^= fit->chance << 17;
  return fit->chance >> 11;
}

/* How far off each class is: what is said of it less what is right. */
static void find_off(const struct fit *fit, const struct leaning_example *e, double off[PLOVER_ROOTS]) {
  double most = -1e30, sum = 0;
  for (int k = 0; k < PLOVER_ROOTS; k++) {
    const double *words = fit->now.words + (size_t)k * fit->all->word_count;
    off[k] = 0;
    for (int i = 0; i < LEANING_FEATURES; i++) off[k] += fit->now.vectors[k][i] * e->at[i];
    for (uint32_t i = 0; i < e->word_count; i++) off[k] += words[e->words[i]];
    if (off[k] > most) most = off[k];
  }
  for (int k = 0; k < PLOVER_ROOTS; k++) sum += off[k] = exp(off[k] - most);
  for (int k = 0; k < PLOVER_ROOTS; k++) off[k] = (off[k] / sum - (k == e->class)) * e->weight;
}

static void move_class(struct fit *fit, const struct leaning_example *e, int k, double off) {
  double *vectors = fit->now.vectors[k], *moved = fit->moved.vectors[k];
  for (int i = 0; i < LEANING_FEATURES; i++) {
    double slope = off * e->at[i] + PENALTY * e->weight * vectors[i];
    moved[i] += slope * slope;
    vectors[i] -= SPEED * fit->speed * slope / sqrt(moved[i] + 0.01);
  }
  size_t first = (size_t)k * fit->all->word_count;
  for (uint32_t i = 0; i < e->word_count; i++) {
    size_t at = first + e->words[i];
    double slope = off + WORD_PENALTY * e->weight * fit->now.words[at];
    fit->moved.words[at] += slope * slope;
    fit->now.words[at] -= WORD_SPEED * fit->speed * slope / sqrt(fit->moved.words[at] + 0.1);
  }
}

static void learn(struct fit *fit, const struct leaning_example *e) {
  double off[PLOVER_ROOTS];
  find_off(fit, e, off);
  for (int k = 0; k < PLOVER_ROOTS; k++)
    if (fabs(off[k]) >= LEAST) move_class(fit, e, k, off[k]);
}

static void shuffle(struct fit *fit, uint32_t *order, uint32_t count) {
  for (uint32_t i = count; i > 1; i--) {
    uint32_t other = (uint32_t)(draw(fit) % i), kept = order[i - 1];
    order[i - 1] = order[other], order[other] = kept;
  }
}

static void add_to_mean(const struct fit *fit) {
  double share = 1.0 / (ROUNDS - KEPT_FROM);
  for (int k = 0; k < PLOVER_ROOTS; k++)
    for (int i = 0; i < LEANING_FEATURES; i++) fit->mean->vectors[k][i] += share * fit->now.vectors[k][i];
  for (size_t i = 0; i < (size_t)PLOVER_ROOTS * fit->all->word_count; i++)
    fit->mean->words[i] += share * fit->now.words[i];
}

const struct leaning_weights *leaning_fit(const struct leaning_examples *all) {
  struct arena *arena = all->arena;
  struct fit *fit = ARENA_NEW(arena, struct fit);
  uint32_t *order = ARENA_ARRAY(arena, uint32_t, all->count);
  size_t words = (size_t)PLOVER_ROOTS * all->word_count;
  fit->all = all;
  fit->chance = 0x9E3779B97F4A7C15u;
  fit->mean = ARENA_NEW(arena, struct leaning_weights);
  fit->now.words = ARENA_ARRAY(arena, double, words);
  fit->moved.words = ARENA_ARRAY(arena, double, words);
  fit->mean->words = ARENA_ARRAY(arena, double, words);
  for (uint32_t i = 0; i < all->count; i++) order[i] = i;
  for (int round = 0; round < ROUNDS; round++) {
    fit->speed = 1 - (double)round / ROUNDS;
    shuffle(fit, order, all->count);
    for (uint32_t i = 0; i < all->count; i++) learn(fit, &all->at[order[i]]);
    if (round >= KEPT_FROM) add_to_mean(fit);
  }
  return fit->mean;
}
