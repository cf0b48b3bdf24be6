#include "language/train/trainer.h"

#include "language/train/augment.h"
#include "language/train/deal.h"
#include "language/train/evaluate.h"
#include "language/train/export.h"
#include "language/train/graph.h"
#include "language/train/prepare.h"
#include "language/train/say.h"
#include "language/train/segment_section.h"
#include "language/train/state.h"

#include <pthread.h>
#include <time.h>

enum { BATCH_WORDS = 1600, LENGTH_MAX = 160 };

struct trainer {
  const struct train_options *options;
  struct arena *arena, *changed; /* `changed`: this batch's changed sentences */
  struct corpus train, dev[TRAIN_FILES_MAX];
  struct labels labels;
  struct vocabulary vocabulary;
  struct example *examples, *dev_examples[TRAIN_FILES_MAX];
  struct example **order; /* this epoch's */
  struct dealt *dealt;
  struct batch *batches;
  struct parameters *parameters;
  struct shard *shards[SHARDS], *teachers[SHARDS];
  struct state teacher, start;
  float *embed_gradient;
  uint8_t *touched;
  uint32_t epoch, epochs, first, stale, sentence_count; /* first: epoch of this run; stale: reports */
  uint64_t step, steps_an_epoch;
  double best, losses[LOSS_COUNT], words;
};

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* What one thread does with one shard of a batch. */
struct task {
  struct trainer *trainer;
  struct shard *shard, *teacher; /* teacher: or NULL */
  struct example *const *examples;
  uint32_t count;
  float weight;
  struct dice dice;
  double losses[LOSS_COUNT];
};

static const struct dropout DROPOUT = {
    .word = 0.25f, .vector = 0.04f, .input = 0.15f, .recurrent = 0.2f, .layer = 0.3f, .hidden = 0.25f};

static void *work(void *argument) {
  struct task *task = argument;
  if (!shard_load(task->shard, task->examples, task->count)) return task;
  shard_forward(task->shard, &DROPOUT, &task->dice);
  if (task->teacher) {
    if (!shard_load(task->teacher, task->examples, task->count)) return task;
    shard_forward(task->teacher, NULL, NULL);
  }
  shard_backward(task->shard, task->teacher, task->weight, task->losses);
  return NULL;
}

static bool run_tasks(struct task *tasks, int threads) {
  pthread_t other[SHARDS];
  bool started[SHARDS] = {false}, ok = true;
  for (int i = 1; i < SHARDS; i++)
    started[i] = threads > 1 && pthread_create(&other[i], NULL, work, &tasks[i]) == 0;
  for (int i = 0; i < SHARDS; i++)
    if (!started[i]) ok &= work(&tasks[i]) == NULL;
  for (int i = 1; i < SHARDS; i++)
    if (started[i]) {
      void *failed;
      pthread_join(other[i], &failed);
      ok &= failed == NULL;
    }
  return ok;
}

static void step_embedding(struct trainer *t, float rate) {
  uint32_t width = t->parameters->shape.embed_width, rows = t->parameters->of[P_EMBED].rows;
  for (int i = 0; i < SHARDS; i++) shard_embed_gradient(t->shards[i], t->embed_gradient, t->touched);
  for (uint32_t row = 0; row < rows; row++)
    if (t->touched[row]) {
      float *gradient = t->embed_gradient + (size_t)row * width;
      parameters_step_row(t->parameters, row, gradient, rate, 1);
      memset(gradient, 0, width * sizeof *gradient);
      t->touched[row] = 0;
    }
}

/* Up at first, level to the end of the first epoch (which --minutes measures), then down in a straight line
   to nothing. */
static float rate_at(const struct trainer *t) {
  double top = t->start.parameters ? 1e-3 : 3e-3, warm = 200, done = (double)t->step;
  double level = (double)t->steps_an_epoch, end = (double)t->epochs * level;
  if (done < warm) return (float)(top * (done + 1) / warm);
  return (float)(done < level ? top : top * (end - done + 1) / (end - level + 1));
}

static bool train_batch(struct trainer *t, struct example **examples, uint32_t count) {
  struct task tasks[SHARDS] = {0};
  uint32_t words = 0;
  struct example *split[SHARDS][BATCH_WORDS];
  uint32_t counts[SHARDS] = {0};
  struct dice dice = {t->options->seed * 0xD1B54A32D192ED03u + t->step};
  arena_reset(t->changed);
  for (uint32_t i = 0; i < count; i++) {
    struct example *example = augment(t->changed, &t->vocabulary, &t->labels, examples[i], &dice);
    words += example->count;
    split[i % SHARDS][counts[i % SHARDS]++] = example;
  }
  for (int i = 0; i < SHARDS; i++)
    tasks[i] =
        (struct task){.trainer = t,
                      .shard = t->shards[i],
                      .teacher = t->teachers[i],
                      .examples = split[i],
                      .count = counts[i],
                      .weight = 1.0f / (float)words,
                      .dice = {t->options->seed * 0x9E3779B97F4A7C15u + t->step * SHARDS + (uint64_t)i}};
  if (!run_tasks(tasks, t->options->threads)) return false;
  float rate = rate_at(t);
  parameters_step(t->parameters, rate);
  step_embedding(t, rate);
  t->step++;
  t->words += words;
  for (int i = 0; i < SHARDS; i++)
    for (int l = 0; l < LOSS_COUNT; l++) t->losses[l] += tasks[i].losses[l];
  return true;
}

/* This epoch's batches; fills `order`. */
static uint32_t deal_epoch(struct trainer *t, struct dice *dice) {
  uint32_t n = t->train.count;
  for (uint32_t i = 0; i < n; i++) t->dealt[i] = (struct dealt){t->examples[i].count, i};
  uint32_t count = deal(t->dealt, n, BATCH_WORDS, t->batches, dice);
  for (uint32_t i = 0; i < n; i++) t->order[i] = &t->examples[t->dealt[i].sentence];
  return count;
}

static bool stopped(const struct trainer *t) { return t->options->stop && *t->options->stop; }

/* One pass over the training text. False when stopped or out of memory. */
static bool train_epoch(struct trainer *t) {
  struct dice dice = {t->options->seed ^ (0xA5A5A5A5u + (uint64_t)t->epoch * 0x1000193u)};
  uint32_t count = deal_epoch(t, &dice);
  bool ok = true;
  t->steps_an_epoch = count;
  memset(t->losses, 0, sizeof t->losses);
  t->words = 0;
  for (uint32_t i = 0; ok && i < count; i++)
    ok = !stopped(t) && train_batch(t, t->order + t->batches[i].first, t->batches[i].count);
  return ok;
}

/* Scores on the development parts, as text; returns the sum of LAS. */
static double score(struct trainer *t, struct buffer *text) {
  double sum = 0;
  for (int i = 0; i < t->options->dev_count; i++) {
    struct scores s = evaluate(t->shards[0], t->dev_examples[i], t->dev[i].count);
    buffer_print(text, " | dev %d: tags %.2f lemmas %.2f UAS %.2f LAS %.2f", i + 1, s.tags, s.lemmas, s.uas,
                 s.las);
    sum += s.las;
  }
  return sum;
}

static void report(struct trainer *t, double started, double epoch_started) {
  double took = now() - epoch_started,
         left = (t->epochs - t->epoch - 1) * (now() - started) / (t->epoch + 1 - t->first);
  struct buffer text;
  buffer_init(&text, 0);
  buffer_print(&text, "epoch %u/%u loss arc %.3f rel %.3f tag %.3f lemma %.3f", t->epoch + 1, t->epochs,
               t->losses[LOSS_ARC] / t->words, t->losses[LOSS_RELATION] / t->words,
               t->losses[LOSS_TAG] / t->words, t->losses[LOSS_LEMMA] / t->words);
  double sum = score(t, &text);
  t->stale = sum > t->best || !t->options->dev_count ? 0 : t->stale + 1;
  t->best = sum > t->best ? sum : t->best;
  buffer_print(&text, " | %.0f s, %.0f min left", took, left / 60);
  buffer_add_byte(&text, 0);
  if (t->options->say && !text.failed) t->options->say(text.at);
  buffer_dispose(&text);
}

static bool save(const struct trainer *t) {
  struct state state = {t->epoch + 1, t->epochs, t->vocabulary.word_keys, t->parameters};
  return !t->options->checkpoint || state_write(&state, t->options->checkpoint);
}

/* Goes on where a state ends, if that was trained on the same words and labels. */
static enum truce_status load(struct trainer *t, struct truce_error *error) {
  struct state state;
  enum truce_status status = state_read(&state, t->options->checkpoint, error);
  if (status != TRUCE_OK) return status;
  const struct network_shape *shape = &t->parameters->shape;
  bool same = memcmp(&state.parameters->shape, shape, sizeof *shape) == 0 &&
              memcmp(state.word_keys, t->vocabulary.word_keys, shape->word_count * sizeof(uint64_t)) == 0;
  if (same) {
    parameters_copy(t->parameters, state.parameters);
    t->epoch = state.epoch, t->epochs = state.epochs, t->step = t->parameters->steps;
  }
  state_dispose(&state);
  return same ? TRUCE_OK
              : fail(error, TRUCE_BAD_INPUT, "%s: the state of a training on other data",
                     t->options->checkpoint);
}

/* A network to learn or to start from must see the same features and speak of the same labels. */
static enum truce_status take_state(struct trainer *t, const char *path, struct state *state,
                                    struct truce_error *error) {
  enum truce_status status = state_read(state, path, error);
  if (status != TRUCE_OK) return status;
  const struct network_shape *s = &state->parameters->shape;
  if (s->affix_count != t->vocabulary.tables.affix_count || s->tags != t->labels.tags.count ||
      s->lemmas != t->labels.scripts.count || s->relations != t->labels.relations.count)
    return fail(error, TRUCE_BAD_INPUT, "%s: the state of a training on other data", path);
  return TRUCE_OK;
}

/* A teacher's words are taken over, so that both see the same rows. */
static enum truce_status take_states(struct trainer *t, struct truce_error *error) {
  enum truce_status status = TRUCE_OK;
  struct vocabulary *v = &t->vocabulary;
  if (t->options->from) status = take_state(t, t->options->from, &t->start, error);
  if (status != TRUCE_OK || !t->options->teacher) return status;
  status = take_state(t, t->options->teacher, &t->teacher, error);
  if (status != TRUCE_OK) return status;
  uint32_t count = t->teacher.parameters->shape.word_count;
  v->word_keys = arena_array(t->arena, count + (size_t)1, sizeof(uint64_t));
  memcpy(v->word_keys, t->teacher.word_keys, count * sizeof(uint64_t));
  v->tables.word_keys = v->word_keys, v->tables.word_count = count;
  return TRUCE_OK;
}

static float *learned_row(const struct parameters *p, uint32_t row) {
  return p->of[P_EMBED].value + (size_t)row * p->shape.embed_width;
}

static void copy_rows(struct parameters *to, uint32_t row, const struct parameters *from, uint32_t old,
                      uint32_t count) {
  memcpy(learned_row(to, row), learned_row(from, old), (size_t)count * to->shape.embed_width * sizeof(float));
}

/* Weights of the start; rows of words that it does not know begin as the unknown word, spellings as
   nothing. */
static void start_from(struct trainer *t) {
  const struct vocabulary *v = &t->vocabulary;
  const struct state *start = &t->start;
  uint32_t words = v->tables.word_count, old_words = start->parameters->shape.word_count;
  parameters_take_values(t->parameters, start->parameters);
  if (start->parameters->shape.embed_width != t->parameters->shape.embed_width) return;
  copy_rows(t->parameters, FEATURE_UNKNOWN_ROW, start->parameters, FEATURE_UNKNOWN_ROW, 1);
  copy_rows(t->parameters, 1 + words, start->parameters, 1 + old_words,
            v->tables.affix_count + FEATURE_SHAPES);
  for (uint32_t i = 0; i < v->seen.count; i++) {
    uint64_t key = slice_hash(v->seen.texts[i]);
    uint32_t row = feature_find(v->word_keys, words, key),
             old = feature_find(start->word_keys, old_words, key);
    if (row == UINT32_MAX) continue;
    if (old != UINT32_MAX)
      copy_rows(t->parameters, 1 + row, start->parameters, 1 + old, 1);
    else if (vocabulary_is_folded(v->seen.texts[i]))
      copy_rows(t->parameters, 1 + row, start->parameters, FEATURE_UNKNOWN_ROW, 1);
    else
      memset(learned_row(t->parameters, 1 + row), 0, t->parameters->shape.embed_width * sizeof(float));
  }
}

/* After the first epoch it is known how many fit the time. */
static void choose_epochs(struct trainer *t, double seconds) {
  double epochs = t->options->minutes * 60 / (seconds > 0.01 ? seconds : 0.01);
  t->epochs = epochs > 9999 ? 10000 : (uint32_t)epochs + 1;
  say(t->options->say, "%.0f s an epoch: %u epochs in %.0f minutes (--epochs %u repeats this)", seconds,
      t->epochs, t->options->minutes, t->epochs);
}

static bool is_reported(const struct trainer *t) {
  return t->epoch < 5 || t->epoch % 5 == 4 || t->epoch + 3 >= t->epochs;
}

/* Until the last epoch, or until reports over twenty epochs have brought nothing better. */
static enum truce_status train_all(struct trainer *t, struct truce_error *error) {
  enum { STALE_MOST = 4 };
  double started = now();
  for (t->first = t->epoch; t->epoch < t->epochs && t->stale < STALE_MOST; t->epoch++) {
    double epoch_started = now();
    if (!train_epoch(t))
      return stopped(t) ? TRUCE_OK : fail(error, TRUCE_NO_MEMORY, "training: out of memory");
    if (t->epoch == 0 && !t->options->epochs) choose_epochs(t, now() - started);
    if (!save(t)) say(t->options->say, "cannot write %s", t->options->checkpoint);
    if (is_reported(t)) report(t, started, epoch_started);
  }
  if (t->stale >= STALE_MOST) say(t->options->say, "stopped early: no better for a while");
  return TRUCE_OK;
}

static enum truce_status read_corpora(struct trainer *t, struct truce_error *error) {
  const struct train_options *o = t->options;
  enum truce_status status = TRUCE_OK;
  t->train.arena = t->arena;
  for (int i = 0; status == TRUCE_OK && i < o->train_count; i++)
    status = corpus_read(&t->train, o->train[i], error);
  for (int i = 0; status == TRUCE_OK && i < o->dev_count; i++) {
    t->dev[i].arena = t->arena;
    status = corpus_read(&t->dev[i], o->dev[i], error);
  }
  if (status == TRUCE_OK && !t->train.count)
    return fail(error, TRUCE_BAD_INPUT, "no sentences to train from");
  return status;
}

static struct example *make_examples(struct trainer *t, struct corpus *corpus, uint32_t longest) {
  uint32_t kept = 0;
  struct example *examples = ARENA_ARRAY(t->arena, struct example, corpus->count + 1);
  for (uint32_t s = 0; s < corpus->count; s++)
    if (corpus->sentences[s].count <= longest)
      example_make(t->arena, &t->vocabulary, &t->labels, &corpus->sentences[s], &examples[kept++]);
  corpus->count = kept;
  return examples;
}

static void take_labels(struct trainer *t) {
  struct labels *labels = &t->labels;
  inventory_init(&labels->tags, t->arena);
  inventory_init(&labels->scripts, t->arena);
  inventory_init(&labels->relations, t->arena);
  corpus_count_labels(&t->train, labels);
  inventory_trim(&labels->tags, 2);
  inventory_trim(&labels->scripts, 3);
  inventory_trim(&labels->relations, 1);
}

static struct network_shape shape_of(const struct trainer *t) {
  const struct feature_tables *tables = &t->vocabulary.tables;
  return (struct network_shape){.vector_count = tables->vector_count,
                                .word_count = tables->word_count,
                                .affix_count = tables->affix_count,
                                .embed_width = 156,
                                .hidden = t->options->hidden,
                                .tag_width = 128,
                                .arc_width = 128,
                                .relation_width = 96,
                                .tags = t->labels.tags.count,
                                .lemmas = t->labels.scripts.count,
                                .relations = t->labels.relations.count};
}

static enum truce_status set_up(struct trainer *t, struct truce_error *error) {
  enum truce_status status = read_corpora(t, error);
  if (status == TRUCE_OK)
    status = vocabulary_read_vectors(&t->vocabulary, t->arena, t->options->vectors, t->options->vector_count,
                                     error);
  if (status != TRUCE_OK) return status;
  vocabulary_take_words(&t->vocabulary, t->arena, &t->train);
  take_labels(t);
  if ((status = take_states(t, error)) != TRUCE_OK) return status;
  t->sentence_count = t->train.count;
  t->examples = make_examples(t, &t->train, LENGTH_MAX);
  for (int i = 0; i < t->options->dev_count; i++)
    t->dev_examples[i] = make_examples(t, &t->dev[i], UINT32_MAX);
  struct network_shape shape = shape_of(t);
  t->parameters = parameters_new(&shape, t->options->seed);
  if (!t->parameters) return fail(error, TRUCE_NO_MEMORY, "training: out of memory");
  if (t->start.parameters) start_from(t);
  t->order = ARENA_ARRAY(t->arena, struct example *, t->train.count + (size_t)1);
  t->dealt = ARENA_ARRAY(t->arena, struct dealt, t->train.count + (size_t)1);
  t->batches = ARENA_ARRAY(t->arena, struct batch, t->train.count + (size_t)1);
  t->embed_gradient =
      ARENA_ARRAY(t->arena, float, (size_t)t->parameters->of[P_EMBED].rows *shape.embed_width);
  t->touched = ARENA_ARRAY(t->arena, uint8_t, t->parameters->of[P_EMBED].rows);
  for (int i = 0; i < SHARDS; i++) {
    t->shards[i] = shard_new(t->parameters, t->vocabulary.vectors, i);
    if (t->teacher.parameters) t->teachers[i] = shard_new(t->teacher.parameters, t->vocabulary.vectors, i);
  }
  t->epochs = t->options->epochs ? t->options->epochs : 1000;
  t->steps_an_epoch = 200;
  say(t->options->say,
      "%u sentences, %u words with rows, %u vectors; %u tags, %u lemma scripts, %u relations", t->train.count,
      shape.word_count, shape.vector_count, shape.tags, shape.lemmas, shape.relations);
  return TRUCE_OK;
}

static enum truce_status export(struct trainer *t, struct truce_error *error) {
  struct known_lemmas known; struct buffer segmenter; struct vocabulary kept = t->vocabulary;
  struct corpus all = {.arena = t->arena, .sentences = t->train.sentences, .count = t->sentence_count};
  known_lemmas_take(&known, t->arena, &all, &t->labels);
  vocabulary_keep_vectors(&kept, t->arena, t->options->kept_vectors);
  t->parameters->shape.vector_count = kept.tables.vector_count; /* nothing is trained after this */
  buffer_init(&segmenter, 0);
  const struct segmenter_options as_usual = {.say = t->options->say};
  enum truce_status status = segment_section_train(t->options->train, t->options->train_count, &as_usual,
                                                   &segmenter, error);
  struct export export = {.parameters = t->parameters,
                          .vocabulary = &kept,
                          .labels = &t->labels,
                          .known = &known,
                          .shard = t->shards[0],
                          .examples = t->examples,
                          .count = t->train.count,
                          .segmenter = buffer_slice(&segmenter)};
  if (!status) status = export_model(&export, t->options->out, error);
  buffer_dispose(&segmenter);
  return status;
}

enum truce_status train_model(const struct train_options *options, struct truce_error *error) {
  struct trainer t = {
      .options = options, .arena = arena_new((size_t)4 << 30), .changed = arena_new((size_t)1 << 28)};
  if (!t.arena || !t.changed || setjmp(*arena_guard(t.arena)) || setjmp(*arena_guard(t.changed))) {
    arena_free(t.arena), arena_free(t.changed);
    return fail(error, TRUCE_NO_MEMORY, "training: out of memory");
  }
  enum truce_status status = set_up(&t, error);
  if (status == TRUCE_OK && options->resume) status = load(&t, error);
  if (status == TRUCE_OK) status = train_all(&t, error);
  if (status == TRUCE_OK) status = export(&t, error);
  for (int i = 0; i < SHARDS; i++) shard_free(t.shards[i]), shard_free(t.teachers[i]);
  parameters_free(t.parameters);
  state_dispose(&t.teacher), state_dispose(&t.start);
  arena_free(t.arena), arena_free(t.changed);
  return status;
}
