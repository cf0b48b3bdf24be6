/* truce eval mentions: are names found, whole and with their type? */
#include "command/command.h"
#include "language/language.h"
#include "language/train/entities.h"

#define ARENA_CEILING ((size_t)8 << 30)

/* What is compared: buildings and states are places, as corpora have it that know three types. */
enum kind { KIND_NONE, KIND_PER, KIND_ORG, KIND_LOC, KIND_COUNT };
static const char *const kind_names[KIND_COUNT] = {"all", "PER", "ORG", "LOC"};
/* Names and the names within them: `layer` of what follows. */
enum { OUTER, INNER, LAYERS };

struct span_of_name {
  uint32_t first, count;
  uint8_t kind;
};

struct tally {
  uint32_t gold, found, right;
};

struct evaluation {
  struct call *call;
  struct arena *arena;
  struct language_model *model;
  struct corpus corpus;
  struct tally tallies[LAYERS][KIND_COUNT];
};

static uint8_t kind_of_label(struct slice label) {
  struct slice type = {label.at + 2, label.len - 2};
  for (uint8_t k = KIND_PER; k < KIND_COUNT; k++)
    if (slice_equals(type, kind_names[k])) return k;
  return slice_equals(type, "GPE") || slice_equals(type, "FAC") ? KIND_LOC : KIND_NONE;
}

static uint8_t kind_of_type(uint8_t type) {
  switch (type) {
  case MENTION_PER: return KIND_PER;
  case MENTION_ORG: return KIND_ORG;
  case MENTION_LOC:
  case MENTION_GPE:
  case MENTION_FAC: return KIND_LOC;
  default: return KIND_NONE;
  }
}

static struct slice label_of(const struct gold_word *word, int layer) {
  return layer == INNER ? word->inner : word->mention;
}

/* The names of `words`, in their order; room for as many as there are words. */
static uint32_t gold_names(const struct gold_word *words, uint32_t count, int layer,
                           struct span_of_name *names) {
  uint32_t found = 0;
  for (uint32_t i = 0; i < count;) {
    struct slice label = label_of(&words[i], layer), more;
    uint32_t first = i++;
    if (label.len < 3) continue;
    while (i < count && (more = label_of(&words[i], layer)).len == label.len && more.at[0] == 'I' &&
           !memcmp(more.at + 1, label.at + 1, label.len - 1))
      i++;
    uint8_t kind = kind_of_label(label);
    if (kind) names[found++] = (struct span_of_name){first, i - first, kind};
  }
  return found;
}

/* A name that touches words of which the corpus does not say what they are is not counted. */
static bool is_said(const struct gold_word *words, const struct named_mention *name) {
  for (uint32_t i = name->first_word; i < name->first_word + name->word_count; i++)
    if (!words[i].mention.at) return false;
  return true;
}

static void show_miss(struct evaluation *e, const struct gold_word *words, struct span_of_name name,
                      const char *what) {
  struct buffer *out = &e->call->out;
  buffer_print(out, "%s\t%s\t", what, kind_names[name.kind]);
  for (uint32_t i = name.first; i < name.first + name.count; i++)
    buffer_print(out, "%s%.*s", i > name.first ? " " : "", SLICE_ARGS(words[i].form));
  uint32_t from = name.first > 8 ? name.first - 8 : 0;
  buffer_add_text(out, "\t");
  for (uint32_t i = from; i < name.first + name.count + 6 && words[i].form.at; i++)
    buffer_print(out, " %.*s", SLICE_ARGS(words[i].form));
  buffer_add_byte(out, '\n');
}

static bool is_among(const struct span_of_name *names, uint32_t count, struct span_of_name name) {
  for (uint32_t i = 0; i < count; i++)
    if (names[i].first == name.first && names[i].count == name.count && names[i].kind == name.kind)
      return true;
  return false;
}

static void compare(struct evaluation *e, const struct gold_word *words, int layer,
                    const struct span_of_name *gold, uint32_t gold_count, const struct span_of_name *found,
                    uint32_t found_count) {
  struct tally *tallies = e->tallies[layer];
  bool misses = call_flag(e->call, "misses");
  for (uint32_t i = 0; i < gold_count; i++) {
    tallies[gold[i].kind].gold++;
    if (is_among(found, found_count, gold[i]))
      tallies[gold[i].kind].right++;
    else if (misses)
      show_miss(e, words, gold[i], layer == INNER ? "missed within" : "missed");
  }
  for (uint32_t i = 0; i < found_count; i++) {
    tallies[found[i].kind].found++;
    if (misses && !is_among(gold, gold_count, found[i]))
      show_miss(e, words, found[i], layer == INNER ? "found within" : "found");
  }
}

/* The words of sentences first .. end, as if they were one text. */
static struct analysis *lay_out(struct evaluation *e, uint32_t first, uint32_t end,
                                struct gold_word **words) {
  struct analysis *a = ARENA_NEW(e->arena, struct analysis);
  uint32_t count = 0;
  for (uint32_t s = first; s < end; s++) count += e->corpus.sentences[s].count;
  a->text = SLICE("");
  a->words = ARENA_ARRAY(e->arena, struct word, count + (size_t)1);
  a->sentences = ARENA_ARRAY(e->arena, struct sentence, end - first + (size_t)1);
  *words = ARENA_ARRAY(e->arena, struct gold_word, count + (size_t)1);
  for (uint32_t s = first; s < end; s++) {
    const struct gold_sentence *from = &e->corpus.sentences[s];
    a->sentences[a->sentence_count] =
        (struct sentence){.first_word = a->word_count, .word_count = from->count};
    for (uint32_t i = 0; i < from->count; i++) {
      (*words)[a->word_count] = from->words[i];
      a->words[a->word_count++] = (struct word){.form = from->words[i].form, .sentence = a->sentence_count};
    }
    a->sentence_count++;
  }
  return a;
}

static void measure_layer(struct evaluation *e, const struct analysis *a, const struct gold_word *words,
                          int layer) {
  struct span_of_name *gold = ARENA_ARRAY(e->arena, struct span_of_name, a->word_count + (size_t)1);
  struct span_of_name *found = ARENA_ARRAY(e->arena, struct span_of_name, a->word_count + (size_t)1);
  uint32_t gold_count = gold_names(words, a->word_count, layer, gold), found_count = 0;
  const struct named_mention *names = layer == INNER ? a->inner_names : a->names;
  uint32_t count = layer == INNER ? a->inner_name_count : a->name_count;
  for (uint32_t i = 0; i < count && found_count < a->word_count; i++) {
    uint8_t kind = kind_of_type(names[i].type);
    if (kind && is_said(words, &names[i]))
      found[found_count++] = (struct span_of_name){names[i].first_word, names[i].word_count, kind};
  }
  compare(e, words, layer, gold, gold_count, found, found_count);
}

static void measure_document(struct evaluation *e, uint32_t first, uint32_t end) {
  struct gold_word *words;
  struct analysis *a = lay_out(e, first, end, &words);
  language_read_words(e->model, e->arena, a);
  for (int layer = 0; layer < LAYERS; layer++) measure_layer(e, a, words, layer);
}

static double per_cent(uint32_t part, uint32_t whole) { return whole ? 100.0 * part / whole : 0; }

static void show_line(struct evaluation *e, struct json *json, const char *name, struct tally t) {
  double f1 = per_cent(2 * t.right, t.gold + t.found);
  if (!e->call->json) {
    buffer_print(&e->call->out,
                 "%-6s F1 %6.2f   precision %6.2f   recall %6.2f   gold %u found %u right %u\n", name, f1,
                 per_cent(t.right, t.found), per_cent(t.right, t.gold), t.gold, t.found, t.right);
    return;
  }
  json_key(json, name);
  json_open(json, '{');
  json_key(json, "f1"), json_decimal(json, f1, 2);
  json_key(json, "precision"), json_decimal(json, per_cent(t.right, t.found), 2);
  json_key(json, "recall"), json_decimal(json, per_cent(t.right, t.gold), 2);
  json_key(json, "gold"), json_whole(json, t.gold);
  json_key(json, "found"), json_whole(json, t.found);
  json_key(json, "right"), json_whole(json, t.right);
  json_close(json, '}');
}

static struct tally sum_of(const struct tally tallies[KIND_COUNT]) {
  struct tally sum = {0};
  for (int k = KIND_PER; k < KIND_COUNT; k++)
    sum.gold += tallies[k].gold, sum.found += tallies[k].found, sum.right += tallies[k].right;
  return sum;
}

static void show(struct evaluation *e) {
  struct json json = {.out = &e->call->out};
  struct tally inner = sum_of(e->tallies[INNER]);
  if (e->call->json) json_open(&json, '{');
  for (int k = KIND_PER; k < KIND_COUNT; k++) show_line(e, &json, kind_names[k], e->tallies[OUTER][k]);
  show_line(e, &json, kind_names[KIND_NONE], sum_of(e->tallies[OUTER]));
  if (inner.gold) show_line(e, &json, "nested", inner);
  if (e->call->json) json_close(&json, '}'), buffer_add_byte(&e->call->out, '\n');
}

static enum truce_status evaluate(struct evaluation *e, struct truce_error *error) {
  if (setjmp(*arena_guard(e->arena))) return fail(error, TRUCE_NO_MEMORY, "no memory to evaluate");
  enum truce_status status = language_model_open(&e->model, call_model(e->call), error);
  e->corpus.arena = e->arena;
  if (!status) status = entities_read(&e->corpus, e->call->operands[0], error);
  if (status) return status;
  if (!e->corpus.count)
    return fail(error, TRUCE_BAD_INPUT, "%s: no sentences with names marked", e->call->operands[0]);
  for (uint32_t s = 0; s < e->corpus.count;) {
    uint32_t first = s++;
    while (s < e->corpus.count && !e->corpus.sentences[s].begins_document) s++;
    measure_document(e, first, s);
  }
  show(e);
  return TRUCE_OK;
}

static enum truce_status run(struct call *call, struct truce_error *error) {
  struct evaluation e = {.call = call, .arena = arena_new(ARENA_CEILING)};
  if (!e.arena) return fail(error, TRUCE_NO_MEMORY, "no memory to evaluate");
  enum truce_status status = evaluate(&e, error);
  language_model_close(e.model);
  arena_free(e.arena);
  return status;
}

static const struct option options[] = {
    {"misses", NULL, "show each name that was missed or found amiss, with its words around it"},
    OPTION_MODEL,
    OPTIONS_END};

const struct command command_eval_mentions = {
    .name = "eval mentions",
    .group = GROUP_LANGUAGE,
    .operands = "GOLD",
    .least = 1,
    .most = 1,
    .summary = "Measure named mentions against a corpus that has them marked",
    .details =
        "GOLD is CoNLL-U with GUM's Entity layer, or lines of a token, a tab and an IOB2 label, plain or "
        ".gz. "
        "Its words and sentences are taken as they are. A name is right when its words and its type are: "
        "PER, ORG or LOC, states and buildings being places. Words that GOLD marks as MISC are left out.",
    .example = "truce eval mentions uner-ewt-dev.tsv.gz",
    .options = options,
    .run = run,
};
