#include "language/train/names_train.h"

#include "language/chain.h"
#include "language/network.h"
#include "language/network_parts.h"
#include "language/train/deal.h"
#include "language/train/entities.h"
#include "language/train/names_data.h"
#include "language/train/names_export.h"
#include "language/train/names_layer.h"
#include "language/train/say.h"

enum { BATCH_WORDS = 1000 };

struct trainer {
  const struct names_options *options;
  struct arena *arena, *round; /* `round`: what is made for one round */
  struct model_file file;
  struct network *network;
  struct name_lists lists;
  struct name_pools pools;
  struct corpus train, dev[TRAIN_FILES_MAX], unmarked;
  struct inventory labels;
  struct names_layer layer;
  struct names_work *work;
  uint64_t step, steps;
};

/* The sentences as one document; what the layer sees of their words, and their labels. */
static struct names_example *see(struct trainer *t, const struct gold_sentence *sentences, uint32_t count) {
  struct arena *arena = t->round;
  struct analysis *a = ARENA_NEW(arena, struct analysis);
  uint32_t words = 0, width = network_seen_width(t->network);
  for (uint32_t s = 0; s < count; s++) words += sentences[s].count;
  a->words = ARENA_ARRAY(arena, struct word, words + (size_t)1);
  a->sentences = ARENA_ARRAY(arena, struct sentence, count + (size_t)1);
  int8_t *seen = arena_array(arena, words + (size_t)1, width);
  uint16_t *labels = ARENA_ARRAY(arena, uint16_t, words + (size_t)1);
  struct names_example *examples = ARENA_ARRAY(arena, struct names_example, count + (size_t)1);
  for (uint32_t s = 0; s < count; s++) {
    uint32_t first = a->word_count;
    a->sentences[s] = (struct sentence){.first_word = first, .word_count = sentences[s].count};
    examples[s] = (struct names_example){seen + (size_t)first * width, labels + first, sentences[s].count};
    for (uint32_t i = 0; i < sentences[s].count; i++) {
      const struct gold_word *word = &sentences[s].words[i];
      labels[a->word_count] = word->mention.at ? inventory_find(&t->labels, word->mention) : NO_LABEL;
      a->words[a->word_count++] = (struct word){.form = word->form, .sentence = s};
    }
  }
  a->sentence_count = count;
  network_see_names(t->network, arena, a, seen);
  return examples;
}

/* The examples in this round's order. */
static struct names_example *deal_round(struct trainer *t, const struct names_example *examples, uint32_t n,
                                        struct batch *batches, uint32_t *count, struct dice *dice) {
  struct names_example *order = ARENA_ARRAY(t->round, struct names_example, n + (size_t)1);
  struct dealt *dealt = ARENA_ARRAY(t->round, struct dealt, n + (size_t)1);
  for (uint32_t i = 0; i < n; i++) dealt[i] = (struct dealt){examples[i].count, i};
  *count = deal(dealt, n, BATCH_WORDS, batches, dice);
  for (uint32_t i = 0; i < n; i++) order[i] = examples[dealt[i].sentence];
  return order;
}

static float rate_at(const struct trainer *t) {
  double top = 3e-3, warm = 100, done = (double)t->step;
  if (done < warm) return (float)(top * (done + 1) / warm);
  if (done >= (double)t->steps) return (float)(top / (double)t->steps);
  return (float)(top * ((double)t->steps - done + 1) / ((double)t->steps - warm + 1));
}

static bool is_proper(const struct gold_sentence *sentence, uint32_t word) {
  return word < sentence->count && slice_starts(sentence->words[word].tag, SLICE("PROPN"));
}

/* What the layer makes of a sentence of a treebank, where it is sure. Words far from proper nouns are no
   names; a name has a proper noun. */
static void mark_sentence(struct trainer *t, struct gold_sentence *sentence, const uint16_t *best,
                          const float *likely) {
  const float sure = 0.85f;
  for (uint32_t i = 0; i < sentence->count;) {
    uint32_t end = i + 1;
    bool named = t->labels.texts[best[i]].at[0] != 'O', proper = is_proper(sentence, i);
    float least = likely[i];
    for (; named && end < sentence->count && t->labels.texts[best[end]].at[0] == 'I'; end++) {
      proper |= is_proper(sentence, end);
      least = likely[end] < least ? likely[end] : least;
    }
    bool near = proper || is_proper(sentence, end) || (i && is_proper(sentence, i - 1));
    for (; i < end; i++) {
      struct slice label = t->labels.texts[best[i]];
      if (!near || (named && !proper)) label = SLICE("O");
      sentence->words[i].mention = !near || least > sure ? label : (struct slice){NULL, 0};
    }
  }
}

/* Marks all that nobody has marked, as it now seems to the layer. */
static void mark_unmarked(struct trainer *t) {
  enum { AT_ONCE = 32 };
  uint32_t n = t->unmarked.count;
  arena_reset(t->round);
  struct names_example *examples = see(t, t->unmarked.sentences, n);
  for (uint32_t i = 0; i < n; i += AT_ONCE) {
    struct names_example some[AT_ONCE];
    uint32_t count = n - i < AT_ONCE ? n - i : AT_ONCE, words = 0;
    for (uint32_t k = 0; k < count; k++) some[k] = examples[i + k], words += some[k].count;
    uint16_t *best = ARENA_ARRAY(t->round, uint16_t, words + (size_t)1);
    float *likely = ARENA_ARRAY(t->round, float, words + (size_t)1);
    names_guess(t->work, some, count, best, likely);
    for (uint32_t k = 0, at = 0; k < count; at += some[k++].count)
      for (uint32_t j = i; j < i + count; j++)
        if (examples[j].seen == some[k].seen) /* guessing has sorted them */
          mark_sentence(t, &t->unmarked.sentences[j], best + at, likely + at);
  }
}

/* What the layer itself has marked is learned from in the second half only. */
static bool marks_in(const struct trainer *t, uint32_t round) { return round >= t->options->epochs / 2; }

/* By the first round's: in the second half each has half of the unmarked besides. */
static uint64_t steps_in_all(const struct trainer *t, uint32_t batches, double sentence) {
  uint64_t more = (uint64_t)(t->unmarked.count / 2 * sentence / BATCH_WORDS);
  return (uint64_t)batches * t->options->epochs + more * (t->options->epochs - t->options->epochs / 2);
}

static double train_round(struct trainer *t, uint32_t round) {
  struct dice dice = {t->options->seed * 0xD1B54A32D192ED03u + round};
  uint32_t n = 0;
  double loss = 0, words = 0;
  bool more = marks_in(t, round);
  if (more && (round + t->options->epochs) % 4 == 0) mark_unmarked(t);
  arena_reset(t->round);
  struct gold_sentence *changed =
      ARENA_ARRAY(t->round, struct gold_sentence, t->train.count + t->unmarked.count + (size_t)1);
  for (uint32_t s = 0; s < t->train.count; s++)
    changed[n++] = name_change(t->round, &t->pools, &t->train.sentences[s], &dice);
  for (uint32_t s = round % 2; more && s < t->unmarked.count; s += 2)
    changed[n++] = name_change(t->round, &t->pools, &t->unmarked.sentences[s], &dice);
  for (uint32_t s = 0; s < n; s++) words += changed[s].count;
  struct names_example *examples = see(t, changed, n);
  struct batch *batches = ARENA_ARRAY(t->round, struct batch, n + (size_t)1);
  uint32_t count;
  examples = deal_round(t, examples, n, batches, &count, &dice);
  if (!t->steps) t->steps = steps_in_all(t, count, words / n);
  for (uint32_t i = 0; i < count && !(t->options->stop && *t->options->stop); i++, t->step++)
    loss += names_learn(t->work, examples + batches[i].first, batches[i].count, rate_at(t), &dice);
  return loss / (words ? words : 1);
}

/* PER, ORG and LOC with exact words, before mentions.c has looked at them. */
static bool is_name(const struct trainer *t, const uint16_t *labels, uint32_t at, uint32_t count,
                    uint32_t *end) {
  struct slice label = labels[at] == NO_LABEL ? SLICE("O") : t->labels.texts[labels[at]];
  if (label.at[0] != 'B' || label.len != 5) return false; /* B-PER, B-ORG, B-LOC */
  for (*end = at + 1; *end < count && labels[*end] != NO_LABEL && t->labels.texts[labels[*end]].at[0] == 'I';)
    ++*end;
  return true;
}

struct tally {
  uint32_t gold, found, right;
};

static void count_names(const struct trainer *t, const uint16_t *gold, const uint16_t *best, uint32_t count,
                        struct tally *tally) {
  for (uint32_t i = 0; i < count; i++) {
    uint32_t end = 0, other = 0;
    bool known = gold[i] != NO_LABEL, right = is_name(t, gold, i, count, &end);
    bool found = known && is_name(t, best, i, count, &other);
    tally->gold += right, tally->found += found;
    tally->right += right && found && end == other && gold[i] == best[i];
  }
}

static double score(struct trainer *t, const struct corpus *dev) {
  enum { AT_ONCE = 32 };
  struct tally tally = {0};
  struct names_example *examples = see(t, dev->sentences, dev->count);
  for (uint32_t i = 0; i < dev->count; i += AT_ONCE) {
    uint32_t n = dev->count - i < AT_ONCE ? dev->count - i : AT_ONCE, words = 0;
    for (uint32_t k = i; k < i + n; k++) words += examples[k].count;
    uint16_t *best = ARENA_ARRAY(t->round, uint16_t, words + (size_t)1);
    float *likely = ARENA_ARRAY(t->round, float, words + (size_t)1);
    names_guess(t->work, examples + i, n, best, likely);
    for (uint32_t k = i, at = 0; k < i + n; at += examples[k++].count)
      count_names(t, examples[k].labels, best + at, examples[k].count, &tally);
  }
  return 200.0 * tally.right / (tally.gold + tally.found + 1e-9);
}

static void report(struct trainer *t, uint32_t round, double loss) {
  char text[200] = "";
  for (int i = 0; i < t->options->dev_count; i++) {
    size_t length = strlen(text);
    snprintf(text + length, sizeof text - length, " | dev %d: F1 %.2f", i + 1, score(t, &t->dev[i]));
  }
  say(t->options->say, "round %u/%u loss %.4f%s", round + 1, t->options->epochs, loss, text);
}

/* Sentences that are too long are left out. */
static void drop_long(struct corpus *corpus) {
  uint32_t kept = 0;
  for (uint32_t s = 0; s < corpus->count; s++)
    if (corpus->sentences[s].count <= NAME_WORDS_MAX) corpus->sentences[kept++] = corpus->sentences[s];
  corpus->count = kept;
}

static void drop_nameless(struct corpus *corpus) {
  uint32_t kept = 0;
  for (uint32_t s = 0; s < corpus->count; s++) {
    bool named = false;
    for (uint32_t i = 0; i < corpus->sentences[s].count; i++) named |= is_proper(&corpus->sentences[s], i);
    if (named) corpus->sentences[kept++] = corpus->sentences[s];
  }
  corpus->count = kept;
}

/* Words that may be names although they are not marked: nothing is learned from them. */
static void forget_doubts(struct corpus *corpus) {
  for (uint32_t s = 0; s < corpus->count; s++)
    for (uint32_t i = 0; i < corpus->sentences[s].count; i++) {
      struct gold_word *word = &corpus->sentences[s].words[i];
      if (word->in_doubt && slice_equals(word->mention, "O")) word->mention = (struct slice){NULL, 0};
    }
}

static void take_labels(struct trainer *t) {
  inventory_init(&t->labels, t->arena);
  inventory_add(&t->labels, SLICE("O"));
  for (uint32_t s = 0; s < t->train.count; s++)
    for (uint32_t i = 0; i < t->train.sentences[s].count; i++)
      if (t->train.sentences[s].words[i].mention.at)
        inventory_add(&t->labels, t->train.sentences[s].words[i].mention);
  inventory_trim(&t->labels, 1);
}

static enum truce_status read_all(struct trainer *t, struct truce_error *error) {
  const struct names_options *o = t->options;
  enum truce_status status = model_file_open(&t->file, o->model, error);
  if (!status) status = network_open(&t->network, &t->file, o->model, error);
  if (!status && o->lists) status = name_lists_read(&t->lists, t->arena, o->lists, error);
  t->train.arena = t->arena;
  for (int i = 0; !status && i < o->entity_count; i++)
    status = entities_read(&t->train, o->entities[i], error);
  for (int i = 0; !status && i < o->dev_count; i++) {
    t->dev[i].arena = t->arena;
    status = entities_read(&t->dev[i], o->dev[i], error);
    drop_long(&t->dev[i]);
  }
  if (status) return status;
  t->unmarked.arena = t->arena;
  for (int i = 0; !status && i < o->unmarked_count; i++)
    status = corpus_read(&t->unmarked, o->unmarked[i], error);
  if (status) return status;
  drop_long(&t->train), drop_long(&t->unmarked);
  drop_nameless(&t->unmarked);
  forget_doubts(&t->train);
  take_labels(t);
  network_take_lists(t->network, t->lists.keys, t->lists.lists, t->lists.count);
  name_pools_fill(&t->pools, t->arena, &t->train);
  t->pools.lists = o->lists ? &t->lists : NULL;
  if (!t->train.count || t->labels.count < 2 || t->labels.count > CHAIN_LABELS_MAX)
    return fail(error, TRUCE_BAD_INPUT, "no names to learn from, or too many kinds of them");
  return TRUCE_OK;
}

static enum truce_status train(struct trainer *t, struct truce_error *error) {
  enum truce_status status = read_all(t, error);
  if (status) return status;
  const struct network_shape *s = &t->network->shape;
  struct names_shape shape = {2 * s->hidden, network_names_width(s), t->options->hidden, t->labels.count};
  if (!names_layer_make(&t->layer, shape, t->options->seed) || !(t->work = names_work_new(&t->layer)))
    return fail(error, TRUCE_NO_MEMORY, "training: out of memory");
  say(t->options->say, "%u sentences, %u labels, %u words in lists, %u persons %u organisations %u places",
      t->train.count, t->labels.count, t->lists.count, t->pools.of[0].count, t->pools.of[1].count,
      t->pools.of[2].count);
  for (uint32_t i = 0; i < t->options->epochs && !(t->options->stop && *t->options->stop); i++) {
    double loss = train_round(t, i);
    if (i < 2 || i % 4 == 3 || i + 1 == t->options->epochs) report(t, i, loss);
  }
  struct names_export export = {&t->file, s, &t->layer, &t->labels, &t->lists};
  return names_export(&export, t->options->out, error);
}

enum truce_status names_train(const struct names_options *options, struct truce_error *error) {
  struct trainer t = {
      .options = options, .arena = arena_new((size_t)4 << 30), .round = arena_new((size_t)4 << 30)};
  enum truce_status status;
  if (!t.arena || !t.round || setjmp(*arena_guard(t.arena)) || setjmp(*arena_guard(t.round)))
    status = fail(error, TRUCE_NO_MEMORY, "training: out of memory");
  else
    status = train(&t, error);
  names_work_free(t.work);
  names_layer_free(&t.layer);
  network_close(t.network);
  if (t.file.file.bytes.at) model_file_close(&t.file);
  arena_free(t.arena), arena_free(t.round);
  return status;
}
