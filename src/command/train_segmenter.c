/* truce train segmenter: the tokenizer and sentence splitter alone, into a model that has the rest. */
#include "command/command.h"
#include "language/train/model_part.h"
#include "language/train/segment_section.h"
#include "language/train/trainer.h"

static enum truce_status train(struct call *call, struct truce_error *error) {
  struct segmenter_options options = {.say = call_progress};
  struct buffer section;
  int64_t rounds = 0;
  if (!call_option(call, "out")) return fail(error, TRUCE_BAD_USAGE, "--out FILE is missing");
  enum truce_status status = call_number(call, "rounds", 1, 1000, 16, &rounds, error);
  if (status) return status;
  options.rounds = (uint32_t)rounds;
  buffer_init(&section, 0);
  status = segment_section_train(call->operands, (int)call->operand_count, &options, &section, error);
  if (!status)
    status = model_part_replace(call_option(call, "from"), call_option(call, "out"), "segmenter",
                                buffer_slice(&section), error);
  buffer_dispose(&section);
  return status;
}

static const struct option options[] = {
    {"out", "FILE", "the model to write; may be the one that --from names", 'o'},
    {"from", "FILE", "a model to take all other parts from"},
    {"rounds", "N", "go over the treebanks so many times (default: 16)"},
    OPTIONS_END};

const struct command command_train_segmenter = {
    .name = "train segmenter",
    .group = GROUP_LANGUAGE,
    .operands = "TREEBANK...",
    .least = 1,
    .most = TRAIN_FILES_MAX,
    .summary = "Train the tokenizer and sentence splitter alone, in about a minute",
    .example = "truce train segmenter --from english.truce -o english.truce ewt-train.conllu.gz",
    .options = options,
    .run = train,
};
