#include "measure/tally.h"

#include "measure/pairing.h"
#include "measure/similarity.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Static_assert((int)TALLY_KINDS == (int)KIND_COUNT, "one tally a kind");

const char *tally_kind(int kind) { return similarity_kinds[kind]; }

static bool is_kind(const json_t *record, int kind) {
  const char *name = json_string_value(json_object_get(record, "kind"));
  return name && !strcmp(name, similarity_kinds[kind]);
}

/* The records of one kind, as borrowed references, and their places among all. */
static size_t select_kind(const json_t *all, int kind, const json_t **out, size_t *places) {
  size_t count = 0;
  for (size_t i = 0; i < json_array_size(all); i++)
    if (is_kind(json_array_get(all, i), kind)) places[count] = i, out[count++] = json_array_get(all, i);
  return count;
}

static bool is_optional(const json_t *record) { return json_is_true(json_object_get(record, "optional")); }

static void show(const struct tallies *t, const char *what, const json_t *record) {
  char *line = t->show ? json_dumps(record, JSON_COMPACT | JSON_PRESERVE_ORDER) : NULL;
  if (line) buffer_print(t->show, "%s %s\n", what, line);
  free(line);
}

/* The records of one kind in one document, and who is paired with whom. */
struct pairing {
  const json_t **gold, **system;
  size_t rows, columns, *of_row, *places; /* places: of the system's records among those of all kinds */
  double *scores;
  bool *taken;
};

static void count_row(struct tallies *t, struct tally *tally, struct pairing *p, size_t i) {
  size_t j = p->of_row[i];
  bool optional = is_optional(p->gold[i]), paired = j < p->columns;
  if (!optional) tally->gold++;
  if (!paired) {
    if (!optional) show(t, "missed  ", p->gold[i]);
    return;
  }
  p->taken[j] = true;
  show(t, "gold    ", p->gold[i]);
  show(t, "  system", p->system[j]);
  if (optional) {
    tally->system--;
    return;
  }
  tally->pairs++;
  tally->soft += p->scores[i * p->columns + j];
  tally->evidence += evidence_overlaps(p->gold[i], p->system[j]);
}

/* Optional gold counts here: a record that it is paired with is right. */
static void count_confidence(struct tallies *t, const struct pairing *p) {
  for (size_t j = 0; j < p->columns; j++) {
    double confidence = json_number_value(json_object_get(p->system[j], "confidence"));
    int bin = (int)(confidence * TALLY_BINS);
    if (bin >= TALLY_BINS) bin = TALLY_BINS - 1;
    if (bin < 0) bin = 0;
    t->given[bin]++;
    t->right[bin] += p->taken[j];
    if (t->judge) t->judge(t->judge_context, p->places[j], p->taken[j]);
  }
}

static bool score_kind(struct tallies *t, int kind, const json_t *gold, const json_t *system,
                       struct pairing *p) {
  p->rows = select_kind(gold, kind, p->gold, p->of_row);
  p->columns = select_kind(system, kind, p->system, p->places);
  for (size_t j = 0; j < p->columns; j++) p->taken[j] = false;
  for (size_t i = 0; i < p->rows; i++)
    for (size_t j = 0; j < p->columns; j++)
      p->scores[i * p->columns + j] = record_similarity(similarity_kinds[kind], p->gold[i], p->system[j]);
  if (!pair_up(p->scores, p->rows, p->columns, p->of_row)) return false;
  t->kinds[kind].system += (double)p->columns;
  for (size_t i = 0; i < p->rows; i++) count_row(t, &t->kinds[kind], p, i);
  count_confidence(t, p);
  for (size_t j = 0; j < p->columns; j++)
    if (!p->taken[j]) show(t, "spurious", p->system[j]);
  return true;
}

static bool score_all(struct tallies *t, const json_t *gold, const json_t *system) {
  size_t rows = json_array_size(gold) + 1, columns = json_array_size(system) + 1;
  struct pairing p = {.gold = calloc(rows, sizeof *p.gold), .system = calloc(columns, sizeof *p.system)};
  p.of_row = calloc(rows, sizeof *p.of_row);
  p.scores = calloc(rows * columns, sizeof *p.scores);
  p.taken = calloc(columns, sizeof *p.taken);
  p.places = calloc(columns, sizeof *p.places);
  bool done = p.gold && p.system && p.of_row && p.scores && p.taken && p.places;
  for (int kind = 0; kind < KIND_COUNT && done; kind++)
    if (!t->only || !strcmp(t->only, similarity_kinds[kind])) done = score_kind(t, kind, gold, system, &p);
  free(p.gold), free(p.system), free(p.of_row), free(p.scores), free(p.taken), free(p.places);
  return done;
}

void gold_date(struct slice gold, char date[32]) {
  json_t *all = json_loadb(gold.at, gold.len, 0, NULL);
  const char *day = json_string_value(json_object_get(json_object_get(all, "document"), "date"));
  snprintf(date, 32, "%s", day ? day : "");
  json_decref(all);
}

enum truce_status tally_document(struct tallies *t, struct slice gold_text, struct slice system_text,
                                 const char *name, struct truce_error *error) {
  json_error_t trouble;
  json_t *gold = json_loadb(gold_text.at, gold_text.len, 0, &trouble);
  if (!gold) return fail(error, TRUCE_BAD_INPUT, "%s:%d: %s", name, trouble.line, trouble.text);
  json_t *system = json_loadb(system_text.at, system_text.len, 0, &trouble);
  bool done = system && score_all(t, json_object_get(gold, "records"), system);
  json_decref(system);
  json_decref(gold);
  return done ? TRUCE_OK : fail(error, TRUCE_NO_MEMORY, "%s: no memory to score its records", name);
}
