/* truce eval time: time expressions against phrases or a corpus with marked dates. */
#include "command/eval_time.h"
#include "command/eval_time_phrases.h"
#include "language/conllu.h"

#include <stdio.h>

enum { INPUT_LARGEST = 256 * 1024 * 1024 };

static void show_row(struct call *call, const char *name, size_t expected, size_t right) {
  buffer_print(&call->out, "%-12s %8zu %8zu %8.1f\n", name, expected, right,
               expected ? 100.0 * (double)right / (double)expected : 0.0);
}

static void show_tally(struct call *call, const struct tally *tally) {
  size_t expected = 0, right = 0;
  buffer_print(&call->out, "%-12s %8s %8s %8s\n", "type", "expected", "right", "%");
  for (int type = 0; type < PHRASE_TYPES; type++) {
    show_row(call, phrase_types[type], tally->expected[type], tally->right[type]);
    expected += tally->expected[type], right += tally->right[type];
  }
  show_row(call, "all", expected, right);
}

static enum truce_status measure_phrases(struct call *call, struct eval_times *eval, struct slice text,
                                         struct truce_error *error) {
  struct tally tally = {0};
  struct buffer *misses = call_flag(call, "misses") ? &call->out : NULL;
  size_t number = 0;
  while (text.at) {
    struct slice line = slice_trim(slice_cut(&text, '\n'));
    number++;
    if (!line.len) continue;
    const char *reason;
    if (phrase_measure(eval->arena, eval->words, line, &tally, misses, &reason))
      return fail(error, TRUCE_BAD_INPUT, "%s:%zu: %s", eval->file, number, reason);
  }
  show_tally(call, &tally);
  return TRUCE_OK;
}

static enum truce_status read_words(struct call *call, struct eval_times *eval, struct input knowledge[2],
                                    struct truce_error *error) {
  static const char *const names[2] = {"time.txt", "numbers.txt"};
  for (int i = 0; i < 2; i++) {
    char path[CALL_PATH + 16];
    snprintf(path, sizeof path, "%s/%s", call_knowledge(call), names[i]);
    enum truce_status status = input_open(&knowledge[i], path, INPUT_LARGEST, error);
    if (status) return status;
  }
  return time_words_read(eval->arena, knowledge[0].bytes, knowledge[1].bytes, &eval->words, error);
}

/* A corpus is unpacked into memory where it is packed. */
static enum truce_status measure_corpus(struct call *call, struct eval_times *eval,
                                        struct truce_error *error) {
  struct buffer text;
  buffer_init(&text, 0);
  enum truce_status status = conllu_load(&text, eval->file, error);
  if (!status) status = language_model_open(&eval->model, call_model(call), error);
  if (!status) status = eval_time_corpus(call, eval, buffer_slice(&text), error);
  language_model_close(eval->model);
  buffer_dispose(&text);
  return status;
}

static enum truce_status measure_file(struct call *call, struct eval_times *eval, struct truce_error *error) {
  struct slice name = slice_of(eval->file);
  if (slice_ends(name, SLICE(".conllu")) || slice_ends(name, SLICE(".conllu.gz")))
    return measure_corpus(call, eval, error);
  struct input input;
  enum truce_status status = input_open(&input, eval->file, INPUT_LARGEST, error);
  if (status) return status;
  status = measure_phrases(call, eval, input.bytes, error);
  input_close(&input);
  return status;
}

static enum truce_status measure(struct call *call, struct eval_times *eval, struct truce_error *error) {
  struct input knowledge[2] = {{.bytes = {"", 0}}, {.bytes = {"", 0}}};
  enum truce_status status = read_words(call, eval, knowledge, error);
  if (!status) status = measure_file(call, eval, error);
  input_close(&knowledge[0]);
  input_close(&knowledge[1]);
  return status;
}

static enum truce_status eval_time(struct call *call, struct truce_error *error) {
  struct eval_times eval = {.arena = arena_new(SIZE_MAX), .file = call->operands[0]};
  if (!eval.arena) return fail(error, TRUCE_NO_MEMORY, "no memory");
  enum truce_status status = setjmp(*arena_guard(eval.arena)) ? fail(error, TRUCE_NO_MEMORY, "no memory")
                                                              : measure(call, &eval, error);
  arena_free(eval.arena);
  return status;
}

static const struct option options[] = {{"misses", NULL, "show what was not found or got another value"},
                                        OPTION_MODEL,
                                        OPTION_KNOWLEDGE,
                                        OPTIONS_END};

const struct command command_eval_time = {
    .name = "eval time",
    .group = GROUP_LANGUAGE,
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .summary =
        "Measure time expressions on phrases (.jsonl) or a corpus with marked dates (.conllu, .conllu.gz)",
    .details =
        "Phrases: one JSON object a line with input, reference (a date) and expected (type, start, end, "
        "values).\n"
        "A phrase counts as right when one of its values is met. \"early\", \"mid\" and \"the end of\" are "
        "right when the whole is given as approximate.\n\n"
        "A corpus: CoNLL-U, of which the words are read as raw text, with XML=<date when:::\"2020-10-23\"> "
        "in the last column (TEI's when, from, to, "
        "notBefore, notAfter), meta::dateCreated and meta::genre in the comments. A date is right when it "
        "has "
        "the value marked there; \"unmarked\" counts those given where the corpus marks nothing, and \"at "
        "marks\" is F1 without them.",
    .example = "truce eval time phrases.jsonl",
    .options = options,
    .run = eval_time,
};
