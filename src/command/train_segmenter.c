/* truce train segmenter: the tokenizer and sentence splitter alone, into a model that has the rest. */
#include "command/command.h"
#include "language/model_file.h"
#include "language/train/segmenter_train.h"

#include <stdio.h>
#include <stdlib.h>

static void say(void *context, const char *line) {
  (void)context;
  fprintf(stderr, "%s\n", line);
}

enum { TREEBANKS_MOST = 64 };

/* Treebanks read; their sentences point into the files' bytes. */
struct treebanks {
  struct buffer bytes[TREEBANKS_MOST];
  struct conllu corpora[TREEBANKS_MOST];
  uint32_t count;
};

static enum truce_status read_treebanks(const struct call *call, struct arena *arena,
                                        struct treebanks *treebanks, struct truce_error *error) {
  if (setjmp(*arena_guard(arena))) return fail(error, TRUCE_NO_MEMORY, "no memory for the treebanks");
  for (size_t i = 0; i < call->operand_count; i++) {
    struct buffer *bytes = &treebanks->bytes[treebanks->count];
    const char *path = call->operands[i];
    buffer_init(bytes, 0);
    enum truce_status status = conllu_load(bytes, path, error);
    struct conllu *conllu = &treebanks->corpora[treebanks->count++];
    if (!status) status = conllu_read(conllu, arena, buffer_slice(bytes), path, error);
    if (status) return status;
  }
  return TRUCE_OK;
}

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
  struct segmenter_options options = {.tell = say};
  struct treebanks *treebanks = calloc(1, sizeof *treebanks);
  struct arena *arena = arena_new((size_t)4 << 30);
  struct buffer section;
  int64_t rounds = 0;
  buffer_init(&section, 0);
  enum truce_status status = treebanks && arena ? TRUCE_OK : fail(error, TRUCE_NO_MEMORY, "no memory");
  if (!status && !call_option(call, "out")) status = fail(error, TRUCE_BAD_USAGE, "--out FILE is missing");
  if (!status) status = call_number(call, "rounds", 1, 1000, 16, &rounds, error);
  if (!status) status = read_treebanks(call, arena, treebanks, error);
  options.rounds = (uint32_t)rounds;
  if (!status) status = segmenter_train(treebanks->corpora, treebanks->count, &options, &section, error);
  if (!status) status = write_model(call, &section, error);
  buffer_dispose(&section);
  for (uint32_t i = 0; treebanks && i < treebanks->count; i++) buffer_dispose(&treebanks->bytes[i]);
  if (arena) arena_free(arena);
  free(treebanks);
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
    .most = TREEBANKS_MOST,
    .summary = "Train the tokenizer and sentence splitter alone, in about a minute",
    .example = "truce train segmenter --from english.truce -o english.truce ewt-train.conllu.gz",
    .options = options,
    .run = train,
};
