#include "language/train/measure.h"

#include <math.h>
#include <stdlib.h>

enum { BINS = 4096, SENTENCES = 600 };

/* Absolute values counted in bins of 1/64. */
struct histogram {
  uint64_t bins[BINS], count;
};

static void count_values(struct histogram *h, const float *x, size_t n) {
  for (size_t i = 0; i < n; i++) {
    float place = fabsf(x[i]) * 64;
    h->bins[place < BINS - 1 ? (int)place : BINS - 1]++;
  }
  h->count += n;
}

static float top_of(const struct histogram *h) {
  uint64_t over = h->count / 50000;
  int bin = BINS - 1;
  for (uint64_t seen = h->bins[bin]; bin > 1 && seen <= over; seen += h->bins[bin]) bin--;
  return (float)(bin + 1) / 64;
}

enum { H_ROWS, H_TAG, H_DEPENDENT, H_HEAD, H_QUERY, H_SUM, H_PRODUCT, H_COUNT };

static void count_shard(struct shard *shard, const struct network_shape *s, struct histogram *h) {
  for (uint32_t i = 0; i < shard_sentences(shard); i++)
    for (uint32_t t = 0; t < shard_example(shard, i)->count; t++) {
      struct shard_view v = shard_view(shard, i, t);
      count_values(&h[H_ROWS], v.input + NETWORK_VECTOR_WIDTH, s->embed_width);
      count_values(&h[H_TAG], v.features, s->tag_width);
      count_values(&h[H_DEPENDENT], v.features + s->tag_width, s->arc_width);
      count_values(&h[H_HEAD], v.features + s->tag_width + s->arc_width, s->arc_width);
      count_values(&h[H_QUERY], v.query, s->arc_width);
      count_values(&h[H_SUM], v.pair, s->relation_width);
      count_values(&h[H_PRODUCT], v.pair + s->relation_width, s->relation_width);
    }
}

bool measure_ranges(struct shard *shard, struct example *examples, uint32_t count, struct ranges *ranges) {
  struct histogram *h = calloc(H_COUNT, sizeof *h);
  if (!h) return false;
  uint32_t every = count / SENTENCES + 1;
  for (uint32_t i = 0; i < count; i += every) {
    struct example *one = &examples[i];
    if (!shard_load(shard, &one, 1)) {
      free(h);
      return false;
    }
    shard_forward(shard, NULL, NULL);
    shard_pairs(shard);
    count_shard(shard, shard_shape(shard), h);
  }
  *ranges = (struct ranges){.rows_single = 4,
                            .rows = top_of(&h[H_ROWS]),
                            .tag = top_of(&h[H_TAG]),
                            .dependent = top_of(&h[H_DEPENDENT]),
                            .head = top_of(&h[H_HEAD]),
                            .query = top_of(&h[H_QUERY]),
                            .pair_sum = top_of(&h[H_SUM]),
                            .pair_product = top_of(&h[H_PRODUCT])};
  free(h);
  return true;
}
