/* truce train: treebanks in, a model out. */
#include "command/command.h"
#include "language/train/trainer.h"

#include <stdio.h>
#include <stdlib.h>

/* A decimal number of minutes; 40 where none is given. */
static enum truce_status take_minutes(const struct call *call, double *minutes, struct truce_error *error) {
  const char *text = call_option(call, "minutes");
  char *end;
  *minutes = text ? strtod(text, &end) : 40;
  if (text && (end == text || *end || !(*minutes > 0 && *minutes < 1e5)))
    return fail(error, TRUCE_BAD_USAGE, "--minutes %s: not a number of minutes", text);
  return TRUCE_OK;
}

static enum truce_status take_numbers(const struct call *call, struct train_options *options,
                                      struct truce_error *error) {
  int64_t seed, threads, epochs, hidden, vectors, kept;
  enum truce_status status = call_number(call, "seed", 0, INT64_MAX, 1, &seed, error);
  if (!status) status = call_threads(call, &threads, error);
  if (!status) status = call_number(call, "epochs", 0, 10000, 0, &epochs, error);
  if (!status) status = call_number(call, "hidden", 32, 1024, TRAIN_HIDDEN, &hidden, error);
  if (!status) status = call_number(call, "vector-count", 1, 1 << 20, TRAIN_VECTORS, &vectors, error);
  if (!status) status = call_number(call, "kept-vectors", 1, 1 << 20, TRAIN_KEPT, &kept, error);
  if (!status) status = take_minutes(call, &options->minutes, error);
  if (status) return status;
  if (hidden % 32) return fail(error, TRUCE_BAD_USAGE, "--hidden: a multiple of 32");
  options->seed = (uint64_t)seed, options->threads = (int)threads, options->epochs = (uint32_t)epochs;
  options->hidden = (uint32_t)hidden, options->vector_count = (uint32_t)vectors;
  options->kept_vectors = (uint32_t)kept;
  return TRUCE_OK;
}

static enum truce_status train(struct call *call, struct truce_error *error) {
  char state[CALL_PATH];
  struct train_options options = {.out = call_option(call, "out"),
                                  .vectors = call_option(call, "vectors"),
                                  .say = call_progress,
                                  .teacher = call_option(call, "teacher"),
                                  .from = call_option(call, "from"),
                                  .resume = call_flag(call, "resume"),
                                  .stop = call->stop};
  if (!options.out || !options.vectors)
    return fail(error, TRUCE_BAD_USAGE, "train needs --out FILE and --vectors FILE");
  snprintf(state, sizeof state, "%s.state", options.out);
  options.checkpoint = state;
  enum truce_status status = take_numbers(call, &options, error);
  if (!status) status = call_files(call, "dev", options.dev, TRAIN_FILES_MAX, &options.dev_count, error);
  if (status) return status;
  if (call->operand_count > TRAIN_FILES_MAX)
    return fail(error, TRUCE_BAD_USAGE, "at most %d treebanks", TRAIN_FILES_MAX);
  for (size_t i = 0; i < call->operand_count; i++) options.train[options.train_count++] = call->operands[i];
  return train_model(&options, error);
}

static const struct option options[] = {
    {"out", "FILE", "the model to write; the training's state goes beside it, with .state added", 'o'},
    {"vectors", "FILE", "word vectors: lines of a word and 100 numbers, the most frequent word first"},
    {"vector-count", "N", "take so many of them (default: 89000)"},
    {"kept-vectors", "N", "of these the model keeps the N of the most frequent words (default: 84000)"},
    {"dev", "TREEBANK", "measure on this while training; may be repeated"},
    {"minutes", "N", "choose the number of epochs so that training takes about so long (default: 40)"},
    {"epochs", "N", "train for exactly so many epochs: what it takes to repeat a training"},
    {"seed", "N", "the dice's seed: the same seed and epochs give the same model (default: 1)"},
    {"hidden", "N", "cells of each layer and direction, a multiple of 32 (default: 192)"},
    {"threads", "N", "threads, at most 2 are used (default: the machine's processors)"},
    {"teacher", "FILE",
     "the state of a finished training on the same treebanks: learn from its beliefs as well"},
    {"from", "FILE", "the state of a finished training on the same treebanks: start from its weights"},
    {"resume", NULL, "go on from the state beside the model"},
    OPTIONS_END};

const struct command command_train = {
    .name = "train",
    .group = GROUP_LANGUAGE,
    .operands = "TREEBANK...",
    .least = 1,
    .most = TRAIN_FILES_MAX,
    .summary = "Train a language model from treebanks (CoNLL-U, plain or .gz)",
    .details =
        "Ctrl-C ends the training after the batch at hand and writes the model as it is; --resume goes on "
        "from the last whole epoch.",
    .example =
        "truce train -o english.truce --vectors vectors.txt --dev ewt-dev.conllu.gz ewt-train.conllu.gz",
    .options = options,
    .run = train,
};
