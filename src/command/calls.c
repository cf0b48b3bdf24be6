/* truce calls: who asked whom for what. */
#include "command/asking.h"

static enum truce_status list(struct asked *asked, struct truce_error *error) {
  asked->question.kind = RECORD_EVENT;
  asked->question.family = SLICE("REQUEST");
  asked->question.actor = asked_operand(asked->call);
  return asked_list(asked, row_plain, error);
}

static enum truce_status calls(struct call *call, struct truce_error *error) {
  return asked_run(call, false, list, error);
}

static const struct option options[] = {OPTION_AS_OF, OPTIONS_ASKING, OPTIONS_END};

const struct command command_calls = {
    .name = "calls",
    .group = GROUP_ASK,
    .operands = "[ACTOR]",
    .most = 1,
    .summary = "List who called on whom for what",
    .details = "Ordered by day, where none is stated that of the report.",
    .options = options,
    .example = "truce calls Turkey",
    .run = calls,
};
