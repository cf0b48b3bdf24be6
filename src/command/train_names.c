/* truce train names: the layer that finds names, into a model that has the rest. */
#include "command/command.h"
#include "language/train/names_train.h"

static enum truce_status train(struct call *call, struct truce_error *error) {
  struct names_options options = {.model = call_option(call, "from"),
                                  .out = call_option(call, "out"),
                                  .lists = call_option(call, "lists"),
                                  .say = call_progress,
                                  .stop = call->stop};
  int64_t seed, epochs, hidden;
  if (!options.out || !options.model)
    return fail(error, TRUCE_BAD_USAGE, "train names needs --from MODEL and --out FILE");
  enum truce_status status = call_number(call, "seed", 0, INT64_MAX, 1, &seed, error);
  if (!status) status = call_number(call, "epochs", 1, 10000, 24, &epochs, error);
  if (!status) status = call_number(call, "hidden", 32, 192, NAMES_HIDDEN, &hidden, error);
  if (!status) status = call_files(call, "dev", options.dev, TRAIN_FILES_MAX, &options.dev_count, error);
  if (!status)
    status = call_files(call, "unmarked", options.unmarked, TRAIN_FILES_MAX, &options.unmarked_count, error);
  if (status) return status;
  if (hidden % 32) return fail(error, TRUCE_BAD_USAGE, "--hidden: a multiple of 32");
  options.seed = (uint64_t)seed, options.epochs = (uint32_t)epochs, options.hidden = (uint32_t)hidden;
  for (size_t i = 0; i < call->operand_count; i++)
    options.entities[options.entity_count++] = call->operands[i];
  return names_train(&options, error);
}

static const struct option options[] = {
    {"from", "MODEL", "the trained model that learns to find names; nothing else of it changes"},
    {"out", "FILE", "the model to write", 'o'},
    {"lists", "FILE",
     "lists of names: lines of a list (given, family, human, place, town, organisation), a tab and a name"},
    {"dev", "FILE", "measure on this while training; may be repeated"},
    {"unmarked", "TREEBANK",
     "a treebank in which no names are marked: in the second half of the training it is learned from as the "
     "first half would mark it; may be repeated"},
    {"epochs", "N", "train for so many rounds (default: 24)"},
    {"seed", "N", "the dice's seed: the same seed and epochs give the same model (default: 1)"},
    {"hidden", "N", "cells of the layer of names in each direction, a multiple of 32 (default: 64)"},
    OPTIONS_END};

const struct command command_train_names = {
    .name = "train names",
    .group = GROUP_LANGUAGE,
    .operands = "FILE...",
    .least = 1,
    .most = TRAIN_FILES_MAX,
    .summary = "Train what finds names, into a model that has the rest",
    .details = "Each FILE is CoNLL-U with GUM's Entity layer, or lines of a token, a tab and an IOB2 label, "
               "plain or "
               ".gz; one that is named twice counts twice. Words labelled MISC are not learned from.",
    .example = "truce train names --from trees.truce -o english.truce gum-train.conllu.gz wikigold.tsv.gz",
    .options = options,
    .run = train,
};
