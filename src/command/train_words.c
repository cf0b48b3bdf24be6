/* truce train words: the words of which names are made, into a model. */
#include "command/command.h"
#include "language/name_words.h"
#include "language/train/model_part.h"

enum { CEILING = 1 << 20 };

static enum truce_status train(struct call *call, struct truce_error *error) {
  const char *from = call_option(call, "from"), *out = call_option(call, "out"), *path = call->operands[0];
  struct name_words words;
  struct input input;
  if (!from || !out) return fail(error, TRUCE_BAD_USAGE, "train words needs --from MODEL and --out FILE");
  enum truce_status status = input_open(&input, path, CEILING, error);
  if (status) return status;
  status = name_words_read(&words, input.bytes, path, error);
  if (!status) {
    name_words_dispose(&words);
    status = model_part_replace(from, out, NAME_WORDS_SECTION, input.bytes, error);
  }
  input_close(&input);
  return status;
}

static const struct option options[] = {{"from", "MODEL", "the model to take all other parts from"},
                                        {"out", "FILE", "the model to write; may be the same", 'o'},
                                        OPTIONS_END};

const struct command command_train_words = {
    .name = "train words",
    .group = GROUP_LANGUAGE,
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .summary = "Put the words of which names are made into a model, at once",
    .details = "FILE has lines of a class, a colon and words, such as \"title: President Gen.\"; see "
               "model/name-words.txt. Nothing is learned, and nothing else of the model changes.",
    .example = "truce train words --from english.truce -o english.truce model/name-words.txt",
    .options = options,
    .run = train,
};
