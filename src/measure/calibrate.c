#include "measure/calibrate.h"

#include <math.h>

enum { ROUNDS = 4000, FEWEST = 10 };
static const double RIDGE = 4.0, STEP = 2.0;

static bool belongs(const struct judged *j, int kind) { return kind < 0 || (int)j->kind == kind; }

static double probability(const double *weights, uint32_t traits) {
  double sum = 0;
  for (int i = 0; i < TRAIT_COUNT; i++)
    if (traits >> i & 1) sum += weights[i];
  return 1 / (1 + exp(-sum));
}

/* The weights of one kind, or of all (kind -1); the first, of "always", is free. */
static size_t fit(const struct judged *records, size_t count, int kind, double weights[TRAIT_COUNT]) {
  size_t used = 0;
  for (size_t i = 0; i < count; i++) used += belongs(&records[i], kind);
  for (int i = 0; i < TRAIT_COUNT; i++) weights[i] = 0;
  for (int round = 0; round < ROUNDS && used; round++) {
    double slope[TRAIT_COUNT] = {0};
    for (size_t r = 0; r < count; r++) {
      if (!belongs(&records[r], kind)) continue;
      double off = records[r].right - probability(weights, records[r].traits);
      for (int i = 0; i < TRAIT_COUNT; i++)
        if (records[r].traits >> i & 1) slope[i] += off;
    }
    for (int i = 0; i < TRAIT_COUNT; i++)
      weights[i] += STEP / ((double)used + 1) * (slope[i] - (i == TRAIT_ALWAYS ? 0 : RIDGE * weights[i]));
  }
  return used;
}

static int16_t hundredths(double weight) {
  double most = 500, points = round(weight * 100);
  return (int16_t)(points > most ? most : points < -most ? -most : points);
}

void calibrate(struct confidence *c, const struct judged *records, size_t count) {
  double all[TRAIT_COUNT], own[TRAIT_COUNT];
  *c = (struct confidence){0};
  fit(records, count, -1, all);
  for (int kind = 0; kind < RECORD_KIND_COUNT; kind++) {
    bool enough = fit(records, count, kind, own) >= FEWEST;
    for (int i = 0; i < TRAIT_COUNT; i++) c->points[kind][i] = hundredths((enough ? own : all)[i]);
  }
}

void calibrate_print(struct buffer *out, const struct confidence *c, size_t records) {
  buffer_print(
      out,
      "# Confidence: how likely a record is right, from what it knows and how it is worded.\n#\n"
      "# Syntax: [kind], then \"points: trait\". The points of a record's traits, added up, are the "
      "logarithm of the\n"
      "# odds that it is right, in hundredths: 0 is 0.5, 100 is 0.73, 200 is 0.88. The traits: "
      "src/record/confidence.h.\n"
      "# Made by `truce eval records --fit-confidence FILE FOLDER` from %zu records. Licence: Apache-2.0.\n",
      records);
  for (int kind = 0; kind < RECORD_KIND_COUNT; kind++) {
    buffer_print(out, "\n[%s]\n", record_kind_name((enum record_kind)kind));
    for (int i = 0; i < TRAIT_COUNT; i++)
      if (c->points[kind][i]) buffer_print(out, "%d: %s\n", c->points[kind][i], confidence_trait_names[i]);
  }
}
