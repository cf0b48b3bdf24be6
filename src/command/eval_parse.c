/* truce eval parse: how well the model parses a treebank's text. */
#include "command/command.h"
#include "language/score.h"

#define ARENA_CEILING ((size_t)8 << 30)

/* Everything one evaluation holds outside of its arena. */
struct evaluation {
  struct call *call;
  struct arena *arena;
  struct language_model *model;
  struct buffer gold, text, system;
};

static enum truce_status read_side(struct evaluation *evaluation, struct buffer *bytes, const char *path,
                                   struct conllu *conllu, struct truce_error *error) {
  enum truce_status status = path ? conllu_load(bytes, path, error) : TRUCE_OK;
  if (status) return status;
  return conllu_read(conllu, evaluation->arena, buffer_slice(bytes), path ? path : "truce's own parse",
                     error);
}

/* Parses the gold file's text into `system`. */
static enum truce_status parse_text(struct evaluation *evaluation, const struct conllu *gold,
                                    struct truce_error *error) {
  struct conllu_writer writer = {0};
  enum truce_status status = language_model_open(&evaluation->model, call_model(evaluation->call), error);
  if (status) return status;
  conllu_text(gold, &evaluation->text);
  if (evaluation->text.failed) return fail(error, TRUCE_NO_MEMORY, "no memory for the text");
  struct slice text = buffer_slice(&evaluation->text);
  conllu_write(&writer, language_analyse(evaluation->model, evaluation->arena, text), &evaluation->system);
  return evaluation->system.failed ? fail(error, TRUCE_NO_MEMORY, "no memory for the parse") : TRUCE_OK;
}

static void show(struct call *call, const struct score *scores) {
  struct json json = {.out = &call->out};
  if (call->json) json_open(&json, '{');
  for (int m = 0; m < SCORE_COUNT; m++) {
    struct score s = scores[m];
    if (!call->json) {
      buffer_print(
          &call->out, "%-10s F1 %6.2f   precision %6.2f   recall %6.2f   gold %u system %u correct %u\n",
          score_names[m], score_f1(s), score_precision(s), score_recall(s), s.gold, s.system, s.correct);
      continue;
    }
    json_key(&json, score_names[m]);
    json_open(&json, '{');
    json_key(&json, "f1"), json_decimal(&json, score_f1(s), 2);
    json_key(&json, "precision"), json_decimal(&json, score_precision(s), 2);
    json_key(&json, "recall"), json_decimal(&json, score_recall(s), 2);
    json_key(&json, "gold"), json_whole(&json, s.gold);
    json_key(&json, "system"), json_whole(&json, s.system);
    json_key(&json, "correct"), json_whole(&json, s.correct);
    json_close(&json, '}');
  }
  if (call->json) json_close(&json, '}'), buffer_add_byte(&call->out, '\n');
}

static enum truce_status evaluate(struct evaluation *evaluation, struct truce_error *error) {
  struct call *call = evaluation->call;
  const char *system_path = call->operand_count > 1 ? call->operands[1] : NULL;
  struct conllu gold, system;
  struct score scores[SCORE_COUNT];
  if (setjmp(*arena_guard(evaluation->arena))) return fail(error, TRUCE_NO_MEMORY, "no memory to evaluate");
  enum truce_status status = read_side(evaluation, &evaluation->gold, call->operands[0], &gold, error);
  if (!status && !system_path) status = parse_text(evaluation, &gold, error);
  if (!status) status = read_side(evaluation, &evaluation->system, system_path, &system, error);
  if (!status) status = score_parse(&gold, &system, evaluation->arena, scores, error);
  if (!status) show(call, scores);
  return status;
}

static enum truce_status run(struct call *call, struct truce_error *error) {
  struct evaluation evaluation = {.call = call, .arena = arena_new(ARENA_CEILING)};
  if (!evaluation.arena) return fail(error, TRUCE_NO_MEMORY, "no memory to evaluate");
  buffer_init(&evaluation.gold, 0);
  buffer_init(&evaluation.text, 0);
  buffer_init(&evaluation.system, 0);
  enum truce_status status = evaluate(&evaluation, error);
  language_model_close(evaluation.model);
  buffer_dispose(&evaluation.gold);
  buffer_dispose(&evaluation.text);
  buffer_dispose(&evaluation.system);
  arena_free(evaluation.arena);
  return status;
}

static const struct option options[] = {OPTION_MODEL, OPTIONS_END};

const struct command command_eval_parse = {
    .name = "eval parse",
    .group = GROUP_LANGUAGE,
    .operands = "GOLD [SYSTEM]",
    .least = 1,
    .most = 2,
    .summary = "Measure a parse against a treebank (CoNLL-U, plain or .gz)",
    .details =
        "Parses the raw text of GOLD and prints the measures of the CoNLL 2018 shared task. With SYSTEM, a "
        "parse of the same text by whomever, that is measured instead.",
    .example = "truce eval parse ewt-dev.conllu.gz",
    .options = options,
    .run = run,
};
