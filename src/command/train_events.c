/* truce train events: the weights of record/event_leaning.h, from sentences with parties and event types and
   from the frames of knowledge/events.txt, whose predicates and conditions are read as very short sentences.
   train_events_fit.c finds the weights. */
#include "command/train_events.h"
#include "command/command.h"
#include "command/eval_plover.h"
#include "record/frame.h"
#include "record/patterns.h"

#include <stdio.h>
#include <stdlib.h>

enum { A_LINE_MOST = 40, EXAMPLES_MOST = 200000 };
static const float FRAME_WEIGHT = 0.1f;

/* Examples and the names of the words in them last until the weights are written. */
static uint32_t number_of_word(struct leaning_examples *all, struct slice name) {
  uint32_t number = map_get(&all->numbers, name);
  if (number != MAP_NONE) return number;
  struct slice kept = arena_copy(all->arena, name);
  map_put(&all->numbers, kept, all->word_count);
  ARENA_PUSH(all->arena, all->words, all->word_count, all->word_capacity, kept);
  return all->word_count - 1;
}

static void add_example(struct leaning_examples *all, const struct leaning_features *features, int class,
                        float weight) {
  if (all->count == EXAMPLES_MOST) return;
  struct leaning_example e = {.class = class, .weight = weight, .word_count = features->word_count};
  e.at = ARENA_ARRAY(all->arena, float, LEANING_FEATURES);
  e.words = ARENA_ARRAY(all->arena, uint32_t, e.word_count);
  for (int i = 0; i < LEANING_FEATURES; i++) e.at[i] = (float)features->at[i] / 1024;
  for (uint32_t i = 0; i < e.word_count; i++) e.words[i] = number_of_word(all, features->words[i]);
  ARENA_PUSH(all->arena, all->at, all->count, all->capacity, e);
}

/* ---- frames as sentences ---- */

struct from_frames {
  const struct language_model *model;
  const struct event_frames *frames;
  struct leaning_examples *all;
  struct arena *arena; /* of one frame */
  uint64_t chance;
};

static uint32_t draw(struct from_frames *f, size_t below) {
  f->chance ^= f->chance << 13, f->chance ^= f->chance >> 7, f->chance ^= f->chance << 17;
  return (uint32_t)((f->chance >> 11) % below);
}

struct short_sentence {
  struct leaning_features features;
  int32_t counts[LEANING_PARTS];
};

static const struct slice NONE = {NULL, 0};

/* Of a condition: words near the predicate. Returns the last. */
static struct slice add_words(struct from_frames *f, struct short_sentence *s, struct slice words,
                              bool near) {
  struct slice rest = words, word = {NULL, 0};
  while (rest.at) {
    word = slice_cut(&rest, ' ');
    leaning_add(&s->features, s->counts, LEANING_BETWEEN, language_vector(f->model, word));
    if (!near) continue;
    leaning_add_word(&s->features, f->arena, "between", word, NONE);
    leaning_add_word(&s->features, f->arena, "beside", word, NONE);
  }
  return word;
}

static void add_predicate(struct from_frames *f, struct short_sentence *s, struct slice lemma) {
  static const char *const kinds[] = {"above", "source", "target", "way", "between"};
  struct slice rest = lemma, head = slice_cut(&rest, ' ');
  add_words(f, s, lemma, false);
  leaning_add(&s->features, s->counts, LEANING_PREDICATE, language_vector(f->model, head));
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    leaning_add_word(&s->features, f->arena, kinds[i], head, NONE);
}

static void add_frame(struct from_frames *f, const struct frame *frame) {
  struct short_sentence s = {.counts = {0}};
  struct slice rest = frame->lemma, head = slice_cut(&rest, ' ');
  bool negated = false, future = false;
  add_predicate(f, &s, frame->lemma);
  for (uint8_t i = 0; i < frame->condition_count; i++) {
    const struct frame_condition *c = &frame->conditions[i];
    if (c->never) continue;
    negated = negated || slice_equals(c->flag, "negated"), future = future || slice_equals(c->flag, "future");
    if (!c->words.count) continue;
    struct slice words = c->words.at[draw(f, c->words.count)];
    if (words.at[0] == '@') continue;
    leaning_add_word(&s.features, f->arena, "object", head, add_words(f, &s, words, true));
  }
  leaning_end(&s.features, s.counts, future, negated);
  add_example(f->all, &s.features, plover_root_of_frame(frame), FRAME_WEIGHT);
  arena_reset(f->arena);
}

/* Of a line with many predicates as many as of one with 40, evenly. */
static void add_frames(struct from_frames *f) {
  const struct event_frames *frames = f->frames;
  for (uint32_t i = 0, end; i < frames->count; i = end) {
    uint32_t most = 1;
    for (end = i; end < frames->count && frames->at[end].line == frames->at[i].line; end++)
      for (uint8_t c = 0; c < frames->at[end].condition_count; c++)
        if (frames->at[end].conditions[c].words.count > most)
          most = (uint32_t)frames->at[end].conditions[c].words.count;
    uint32_t heads = end - i, wanted = heads > most ? heads : most;
    if (wanted > A_LINE_MOST) wanted = A_LINE_MOST;
    for (uint32_t k = 0; k < wanted; k++) add_frame(f, &frames->at[i + draw(f, heads)]);
  }
}

/* ---- sentences ---- */

struct training {
  struct call *call;
  struct reader *reader;
  struct arena *arena; /* of one sentence */
  struct leaning_examples all;
};

static enum truce_status add_table(struct training *t, const char *file, struct truce_error *error) {
  struct input input;
  enum truce_status status = input_open(&input, file, PLOVER_TABLE_LARGEST, error);
  if (status) return status;
  struct plover_table table = {.file = file, .rest = input.bytes};
  struct plover_row row;
  while (!status && plover_table_next(&table, &row, &status, error)) {
    struct leaning_features features = plover_features(t->reader, t->arena, &row);
    add_example(&t->all, &features, row.root, 1);
    arena_reset(t->arena);
  }
  input_close(&input);
  return status;
}

/* ---- the file ---- */

enum { WEIGHT_UNIT = 256, LIGHTEST = 20 }; /* a word that weighs less for every class is left out */

static const char head[] =
    "# How much words make an event of a kind likely: weights of src/record/event_leaning.h, whose head says "
    "what they\n# are of. A line is a kind and its weights, or a word where it stands and its weights for "
    "the "
    "kinds, in their order.\n# Made of sentences written for truce and of knowledge/events.txt, by\n"
    "#   node model/event-phrases.mjs model/event-phrases.txt > phrases.tsv\n"
    "#   truce train events model/events.tsv model/events.tsv model/events.tsv phrases.tsv > "
    "knowledge/event-leaning.txt\n"
    "# (sentences thrice, since they are nearer to what is read than phrases are).\n"
    "# Not to be edited by hand. Licence: Apache-2.0.\n";

static int rounded(double weight) {
  double units = weight * WEIGHT_UNIT;
  return units >= 0 ? (int)(units + 0.5) : -(int)(-units + 0.5);
}

static void show_word(struct call *call, struct slice name, const double *weights, uint32_t words) {
  bool weighs = false;
  for (int k = 0; k < PLOVER_ROOTS; k++) {
    int weight = rounded(weights[(size_t)k * words]);
    weighs = weighs || weight >= LIGHTEST || weight <= -LIGHTEST;
  }
  if (!weighs) return;
  buffer_print(&call->out, "word %.*s", SLICE_ARGS(name));
  for (int k = 0; k < PLOVER_ROOTS; k++) buffer_print(&call->out, " %d", rounded(weights[(size_t)k * words]));
  buffer_print(&call->out, "\n");
}

static enum truce_status show_weights(struct call *call, const struct leaning_examples *all,
                                      const struct leaning_weights *w, struct truce_error *error) {
  buffer_print(&call->out, "%s", head);
  for (int k = 0; k < PLOVER_ROOTS; k++) {
    buffer_print(&call->out, "%s", plover_roots[k]);
    for (int i = 0; i < LEANING_FEATURES; i++) buffer_print(&call->out, " %d", rounded(w->vectors[k][i]));
    buffer_print(&call->out, "\n");
  }
  for (uint32_t i = 0; i < all->word_count; i++)
    show_word(call, all->words[i], w->words + i, all->word_count);
  return call_flush_all(call, error);
}

/* ---- the command ---- */

static enum truce_status learn(struct training *t, struct truce_error *error) {
  enum truce_status status = TRUCE_OK;
  for (size_t i = 0; i < t->call->operand_count && !status; i++)
    status = add_table(t, t->call->operands[i], error);
  if (status) return status;
  struct from_frames frames = {reader_model(t->reader), reader_patterns(t->reader)->events, &t->all, t->arena,
                               88172645463325252u};
  add_frames(&frames);
  fprintf(stderr, "%u examples, %u words\n", t->all.count, t->all.word_count);
  return show_weights(t->call, &t->all, leaning_fit(&t->all), error);
}

static enum truce_status train(struct call *call, struct truce_error *error) {
  struct training t = {.call = call, .all = {.arena = arena_new((size_t)2 << 30)}};
  enum truce_status status = reader_open(&t.reader, call_model(call), call_knowledge(call), error);
  if (status) return arena_free(t.all.arena), status;
  t.arena = arena_new((size_t)256 << 20);
  if (!t.arena || !t.all.arena || setjmp(*arena_guard(t.arena)) || setjmp(*arena_guard(t.all.arena))) {
    status = fail(error, TRUCE_NO_MEMORY, "no memory");
  } else {
    map_init(&t.all.numbers, t.all.arena);
    status = learn(&t, error);
  }
  arena_free(t.arena);
  arena_free(t.all.arena);
  reader_close(t.reader);
  return status;
}

static const struct option options[] = {OPTION_MODEL, OPTION_KNOWLEDGE, OPTIONS_END};

const struct command command_train_events = {
    .name = "train events",
    .group = GROUP_LANGUAGE,
    .operands = "TABLE...",
    .least = 1,
    .most = 16,
    .summary = "Train what words lean to which kind of event, in a minute",
    .details = "The tables are those of `truce eval plover`. The weights go to standard output; "
               "knowledge/event-leaning.txt holds them.",
    .example = "truce train events model/events.tsv phrases.tsv > knowledge/event-leaning.txt",
    .options = options,
    .run = train,
};
