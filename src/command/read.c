/* truce read: documents to records. */
#include "command/command.h"

static enum truce_status read_documents(struct call *call, struct truce_error *error) {
  (void)call;
  return fail(error, TRUCE_BAD_USAGE, "not there yet");
}

static const struct option options[] = {
    {"date", "DATE", "the day the document was written, where its text does not say"},
    {"min-confidence", "FRACTION", "leave out records less certain than this (0 to 1)"},
    {"threads", "N", "read that many documents at once (default: one a processor); the output is the same"},
    OPTION_MODEL,
    OPTION_KNOWLEDGE,
    OPTIONS_END};

const struct command command_read = {
    .name = "read",
    .group = GROUP_READ,
    .operands = "FILE|-...",
    .least = 1,
    .most = -1,
    .summary = "Read documents and print the records that they yield",
    .options = options,
    .run = read_documents,
};
