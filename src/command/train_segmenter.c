/* truce train segmenter: the tokenizer and sentence splitter alone, into a model that has the rest. */
#include "command/command.h"
#include "language/model_file.h"
#include "language/train/segment_section.h"
#include "language/train/trainer.h"

#include <stdlib.h>

/* All sections of the model at `path` but the segmenter's; none where there is no such model. */
static enum truce_status copy_model(struct model_writer *writer, struct model_file *old, const char *path,
                                    struct truce_error *error) {
  if (!path) return TRUCE_OK;
  enum truce_status status = model_file_open(old, path, error);
  if (status) return status;
  for (uint32_t i = 0; i < old->section_count; i++) {
    const char *name = model_file_name(old, i);
    if (strcmp(name, "segmenter")) model_writer_add(writer, name, model_file_section(old, name));
  }
  return TRUCE_OK;
}

static enum truce_status write_model(const struct call *call, const struct buffer *section,
                                     struct truce_error *error) {
  struct model_writer *writer = malloc(sizeof *writer);
  struct model_file old = {0};
  if (!writer) return fail(error, TRUCE_NO_MEMORY, "no memory for the model");
  model_writer_init(writer);
  enum truce_status status = copy_model(writer, &old, call_option(call, "from"), error);
  model_writer_add(writer, "segmenter", buffer_slice(section));
  if (!status) status = model_writer_save(writer, call_option(call, "out"), error);
  model_writer_dispose(writer);
  if (old.file.bytes.at) model_file_close(&old);
  free(writer);
  return status;
}

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
  if (!status) status = write_model(call, &section, error);
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
