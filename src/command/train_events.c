/* truce train events: the weights of record/event_leaning.h, from sentences with parties and event types and
   from the frames of knowledge/events.txt, whose predicates and conditions are read as very short sentences.
   Softmax regression by gradient descent with momentum; the same input gives the same weights on the same
   machine. */
#include "command/command.h"
#include "command/eval_plover.h"
#include "record/event_leaning.h"
#include "record/frame.h"
#include "record/patterns.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { ROUNDS = 300, A_LINE_MOST = 40, EXAMPLES_MOST = 200000, WEIGHT_UNIT = 256 };
static const double PENALTY = 2e-4, SPEED = 2, MOMENTUM = 0.9, FRAME_WEIGHT = 0.05;

struct example {
  float at[LEANING_FEATURES];
  int class;
  double weight;
};

struct examples {
  struct example *at;
  size_t count, capacity;
};

static bool add_example(struct examples *all, const struct leaning_features *features, int class,
                        double weight) {
  if (all->count == EXAMPLES_MOST) return true;
  if (all->count == all->capacity) {
    all->capacity = all->capacity ? 2 * all->capacity : 1024;
    struct example *more = realloc(all->at, all->capacity * sizeof *more);
    if (!more) return false;
    all->at = more;
  }
  struct example *new = &all->at[all->count++];
  *new = (struct example){.class = class, .weight = weight};
  for (int i = 0; i < LEANING_FEATURES; i++) new->at[i] = (float)features->at[i] / 1024;
  return true;
}

/* ---- frames as sentences ---- */

struct from_frames {
  const struct language_model *model;
  const struct event_frames *frames;
  struct examples *all;
  uint64_t chance;
};

static uint32_t draw(struct from_frames *f, size_t below) {
  f->chance ^= f->chance << 13, f->chance ^= f->chance >> 7, f->chance ^= f->chance << 17;
  return (uint32_t)((f->chance >> 11) % below);
}

static void add_words(struct from_frames *f, struct leaning_features *features, int32_t counts[LEANING_PARTS],
                      struct slice words) {
  struct slice rest = words;
  if (words.at[0] == '@') return;
  while (rest.at)
    leaning_add(features, counts, LEANING_BETWEEN, language_vector(f->model, slice_cut(&rest, ' ')));
}

static bool add_frame(struct from_frames *f, const struct frame *frame) {
  struct leaning_features features = {.at = {0}};
  int32_t counts[LEANING_PARTS] = {0};
  bool negated = false, future = false;
  add_words(f, &features, counts, frame->lemma);
  leaning_add(&features, counts, LEANING_PREDICATE, language_vector(f->model, frame->lemma));
  for (uint8_t i = 0; i < frame->condition_count; i++) {
    const struct frame_condition *c = &frame->conditions[i];
    if (c->never) continue;
    negated = negated || slice_equals(c->flag, "negated"), future = future || slice_equals(c->flag, "future");
    if (c->words.count) add_words(f, &features, counts, c->words.at[draw(f, c->words.count)]);
  }
  leaning_end(&features, counts, future, negated);
  return add_example(f->all, &features, plover_root_of_frame(frame), FRAME_WEIGHT);
}

/* Of a line with many predicates as many as of one with 40, evenly. */
static bool add_frames(struct from_frames *f) {
  const struct event_frames *frames = f->frames;
  for (uint32_t i = 0, end; i < frames->count; i = end) {
    uint32_t most = 1;
    for (end = i; end < frames->count && frames->at[end].line == frames->at[i].line; end++)
      for (uint8_t c = 0; c < frames->at[end].condition_count; c++)
        if (frames->at[end].conditions[c].words.count > most)
          most = (uint32_t)frames->at[end].conditions[c].words.count;
    uint32_t heads = end - i, wanted = heads > most ? heads : most;
    if (wanted > A_LINE_MOST) wanted = A_LINE_MOST;
    for (uint32_t k = 0; k < wanted; k++)
      if (!add_frame(f, &frames->at[i + draw(f, heads)])) return false;
  }
  return true;
}

/* ---- sentences ---- */

struct from_table {
  struct reader *reader;
  struct arena *arena;
  struct examples *all;
};

static enum truce_status add_table(struct from_table *from, const char *file, struct truce_error *error) {
  struct input input;
  enum truce_status status = input_open(&input, file, PLOVER_TABLE_LARGEST, error);
  if (status) return status;
  struct plover_table table = {.file = file, .rest = input.bytes};
  struct plover_row row;
  while (!status && plover_table_next(&table, &row, &status, error)) {
    if (setjmp(*arena_guard(from->arena))) {
      status = fail(error, TRUCE_NO_MEMORY, "no memory to read a sentence");
      break;
    }
    struct leaning_features features = plover_features(from->reader, from->arena, &row);
    if (!add_example(from->all, &features, row.root, 1)) status = fail(error, TRUCE_NO_MEMORY, "no memory");
    arena_reset(from->arena);
  }
  input_close(&input);
  return status;
}

/* ---- training ---- */

struct fit {
  double weights[PLOVER_ROOTS][LEANING_FEATURES], slope[PLOVER_ROOTS][LEANING_FEATURES],
      speed[PLOVER_ROOTS][LEANING_FEATURES];
};

static void add_slope(struct fit *fit, const struct example *e, double total) {
  double score[PLOVER_ROOTS], most = -1e30, sum = 0;
  for (int k = 0; k < PLOVER_ROOTS; k++) {
    score[k] = 0;
    for (int i = 0; i < LEANING_FEATURES; i++) score[k] += fit->weights[k][i] * e->at[i];
    if (score[k] > most) most = score[k];
  }
  for (int k = 0; k < PLOVER_ROOTS; k++) sum += score[k] = exp(score[k] - most);
  for (int k = 0; k < PLOVER_ROOTS; k++) {
    double off = (score[k] / sum - (k == e->class)) * e->weight / total;
    for (int i = 0; i < LEANING_FEATURES; i++) fit->slope[k][i] += off * e->at[i];
  }
}

static void step(struct fit *fit) {
  for (int k = 0; k < PLOVER_ROOTS; k++)
    for (int i = 0; i < LEANING_FEATURES; i++) {
      fit->speed[k][i] =
          MOMENTUM * fit->speed[k][i] - SPEED * (fit->slope[k][i] + PENALTY * fit->weights[k][i]);
      fit->weights[k][i] += fit->speed[k][i];
    }
}

static void train_weights(struct fit *fit, const struct examples *all) {
  double total = 0;
  for (size_t i = 0; i < all->count; i++) total += all->at[i].weight;
  for (int round = 0; round < ROUNDS; round++) {
    memset(fit->slope, 0, sizeof fit->slope);
    for (size_t i = 0; i < all->count; i++) add_slope(fit, &all->at[i], total);
    step(fit);
  }
}

static const char head[] = "# How much words make an event of a kind likely: weights of "
                           "src/record/event_leaning.h, whose head says what they\n"
                           "# are of. A line is a kind and its weights. Made by: truce train events "
                           "model/events.tsv > knowledge/event-leaning.txt\n"
                           "# (sentences written for truce, and knowledge/events.txt). Not to be edited by "
                           "hand. Licence: Apache-2.0.\n";

static enum truce_status show_weights(struct call *call, const struct fit *fit, struct truce_error *error) {
  buffer_print(&call->out, "%s", head);
  for (int k = 0; k < PLOVER_ROOTS; k++) {
    buffer_print(&call->out, "%s", plover_roots[k]);
    for (int i = 0; i < LEANING_FEATURES; i++)
      buffer_print(&call->out, " %d", (int)floor(fit->weights[k][i] * WEIGHT_UNIT + 0.5));
    buffer_print(&call->out, "\n");
  }
  return call_flush_all(call, error);
}

static enum truce_status train(struct call *call, struct truce_error *error) {
  struct examples all = {0};
  struct from_table from = {.all = &all};
  struct fit *fit = calloc(1, sizeof *fit);
  enum truce_status status = reader_open(&from.reader, call_model(call), call_knowledge(call), error);
  if (!status && (!fit || !(from.arena = arena_new((size_t)256 << 20))))
    status = fail(error, TRUCE_NO_MEMORY, "no memory");
  for (size_t i = 0; i < call->operand_count && !status; i++)
    status = add_table(&from, call->operands[i], error);
  if (!status) {
    struct from_frames frames = {reader_model(from.reader), reader_patterns(from.reader)->events, &all,
                                 88172645463325252u};
    if (!add_frames(&frames)) status = fail(error, TRUCE_NO_MEMORY, "no memory for the examples");
  }
  if (!status) {
    fprintf(stderr, "%zu examples\n", all.count);
    train_weights(fit, &all);
    status = show_weights(call, fit, error);
  }
  free(fit);
  free(all.at);
  if (from.arena) arena_free(from.arena);
  if (from.reader) reader_close(from.reader);
  return status;
}

static const struct option options[] = {OPTION_MODEL, OPTION_KNOWLEDGE, OPTIONS_END};

const struct command command_train_events = {
    .name = "train events",
    .group = GROUP_LANGUAGE,
    .operands = "TABLE...",
    .least = 1,
    .most = 16,
    .summary = "Train what words lean to which kind of event, in about a minute",
    .details = "The tables are those of `truce eval plover`. The weights go to standard output; "
               "knowledge/event-leaning.txt holds them.",
    .example = "truce train events model/events.tsv > knowledge/event-leaning.txt",
    .options = options,
    .run = train,
};
