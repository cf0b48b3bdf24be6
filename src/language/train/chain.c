#include "language/train/chain.h"

#include <math.h>
#include <string.h>

/* Probabilities are kept in proportion only: each word's sum to one, and the logarithms of what they summed
   to before make the total. */
struct pass {
  float emit[CHAIN_WORDS_MAX][CHAIN_LABELS_MAX];  /* e^score */
  float ahead[CHAIN_WORDS_MAX][CHAIN_LABELS_MAX]; /* of all beginnings that end in this label */
  float back[CHAIN_WORDS_MAX][CHAIN_LABELS_MAX];  /* of all endings that follow this label */
  double total;
};

struct weights {
  float of[CHAIN_LABELS_MAX + 1][CHAIN_LABELS_MAX];
};

static void make_weights(const struct chain *c, struct weights *w) {
  for (uint32_t i = 0; i <= c->labels; i++)
    for (uint32_t j = 0; j < c->labels; j++) w->of[i][j] = expf(c->steps[i * c->row + j]);
}

static void make_emits(const struct chain *c, uint32_t count, float *const *scores, const uint16_t *gold,
                       struct pass *p) {
  p->total = 0;
  for (uint32_t t = 0; t < count; t++) {
    float top = scores[t][0];
    for (uint32_t l = 1; l < c->labels; l++) top = scores[t][l] > top ? scores[t][l] : top;
    for (uint32_t l = 0; l < c->labels; l++) {
      bool out = gold && gold[t] != NO_LABEL && gold[t] != l;
      p->emit[t][l] = out ? 0 : expf(scores[t][l] - top);
    }
    p->total += top;
  }
}

static float normalise(float *x, uint32_t n) {
  float sum = 1e-30f;
  for (uint32_t i = 0; i < n; i++) sum += x[i];
  for (uint32_t i = 0; i < n; i++) x[i] /= sum;
  return sum;
}

static void run_ahead(const struct weights *w, uint32_t labels, uint32_t count, struct pass *p) {
  for (uint32_t t = 0; t < count; t++) {
    for (uint32_t l = 0; l < labels; l++) {
      float sum = t ? 0 : w->of[labels][l];
      for (uint32_t k = 0; t && k < labels; k++) sum += p->ahead[t - 1][k] * w->of[k][l];
      p->ahead[t][l] = sum * p->emit[t][l];
    }
    p->total += logf(normalise(p->ahead[t], labels));
  }
}

static void run_back(const struct weights *w, uint32_t labels, uint32_t count, struct pass *p) {
  for (uint32_t t = count; t-- > 0;) {
    for (uint32_t l = 0; l < labels; l++) {
      float sum = t + 1 == count;
      for (uint32_t k = 0; t + 1 < count && k < labels; k++)
        sum += w->of[l][k] * p->emit[t + 1][k] * p->back[t + 1][k];
      p->back[t][l] = sum;
    }
    normalise(p->back[t], labels);
  }
}

/* How likely each label of word t is. */
static void likelihoods(const struct pass *p, uint32_t labels, uint32_t t, float *out) {
  for (uint32_t l = 0; l < labels; l++) out[l] = p->ahead[t][l] * p->back[t][l];
  normalise(out, labels);
}

static void add_steps(const struct chain *c, const struct weights *w, const struct pass *p, uint32_t count,
                      float weight) {
  float pairs[CHAIN_LABELS_MAX * CHAIN_LABELS_MAX], first[CHAIN_LABELS_MAX];
  uint32_t n = c->labels;
  likelihoods(p, n, 0, first);
  for (uint32_t l = 0; l < n; l++) c->d_steps[n * c->row + l] += weight * first[l];
  for (uint32_t t = 1; t < count; t++) {
    for (uint32_t k = 0; k < n; k++)
      for (uint32_t l = 0; l < n; l++)
        pairs[k * n + l] = p->ahead[t - 1][k] * w->of[k][l] * p->emit[t][l] * p->back[t][l];
    normalise(pairs, n * n);
    for (uint32_t k = 0; k < n; k++)
      for (uint32_t l = 0; l < n; l++) c->d_steps[k * c->row + l] += weight * pairs[k * n + l];
  }
}

static void run(const struct chain *c, const struct weights *w, uint32_t count, float *const *scores,
                const uint16_t *gold, struct pass *p) {
  make_emits(c, count, scores, gold, p);
  run_ahead(w, c->labels, count, p);
  run_back(w, c->labels, count, p);
}

double chain_learn(const struct chain *chain, uint32_t count, float *const *scores, const uint16_t *gold,
                   float weight) {
  struct weights w = {0};
  static _Thread_local struct pass all, right; /* too large for a thread's stack */
  uint32_t n = chain->labels;
  make_weights(chain, &w);
  run(chain, &w, count, scores, NULL, &all);
  run(chain, &w, count, scores, gold, &right);
  add_steps(chain, &w, &all, count, weight);
  add_steps(chain, &w, &right, count, -weight);
  for (uint32_t t = 0; t < count; t++) {
    float in_all[CHAIN_LABELS_MAX], in_right[CHAIN_LABELS_MAX];
    likelihoods(&all, n, t, in_all);
    likelihoods(&right, n, t, in_right);
    for (uint32_t l = 0; l < n; l++) scores[t][l] = weight * (in_all[l] - in_right[l]);
  }
  return all.total - right.total;
}

static void find_best(const struct chain *c, uint32_t count, float *const *scores, uint16_t *best) {
  float at[CHAIN_LABELS_MAX], next[CHAIN_LABELS_MAX];
  static _Thread_local uint8_t from[CHAIN_WORDS_MAX][CHAIN_LABELS_MAX];
  uint32_t n = c->labels;
  for (uint32_t l = 0; l < n; l++) at[l] = c->steps[n * c->row + l] + scores[0][l];
  for (uint32_t t = 1; t < count; t++) {
    for (uint32_t l = 0; l < n; l++) {
      uint32_t top = 0;
      for (uint32_t k = 1; k < n; k++)
        if (at[k] + c->steps[k * c->row + l] > at[top] + c->steps[top * c->row + l]) top = k;
      next[l] = at[top] + c->steps[top * c->row + l] + scores[t][l];
      from[t][l] = (uint8_t)top;
    }
    memcpy(at, next, sizeof at);
  }
  uint32_t last = 0;
  for (uint32_t l = 1; l < n; l++)
    if (at[l] > at[last]) last = l;
  for (uint32_t t = count; t-- > 0; last = from[t][last]) best[t] = (uint16_t)last;
}

void chain_likely(const struct chain *chain, uint32_t count, float *const *scores, uint16_t *best,
                  float *likely) {
  struct weights w = {0};
  static _Thread_local struct pass all;
  make_weights(chain, &w);
  run(chain, &w, count, scores, NULL, &all);
  find_best(chain, count, scores, best);
  for (uint32_t t = 0; t < count; t++) {
    float each[CHAIN_LABELS_MAX];
    likelihoods(&all, chain->labels, t, each);
    likely[t] = each[best[t]];
  }
}
