/* truce timeline: what happened, in the order of time. */
#include "command/asking.h"

static enum truce_status list(struct asked *asked, struct truce_error *error) {
  struct facts facts;
  asked->question.actor = asked_operand(asked->call);
  enum truce_status status = ledger_timeline(asked->ledger, asked->arena, &asked->question, &facts, error);
  return status ? status : asked_show(asked, &facts, row_plain, error);
}

static enum truce_status timeline(struct call *call, struct truce_error *error) {
  return asked_run(call, false, list, error);
}

static const struct option options[] = {OPTION_AS_OF, OPTIONS_ASKING, OPTIONS_END};

const struct command command_timeline = {
    .name = "timeline",
    .group = GROUP_ASK,
    .operands = "[ACTOR]",
    .most = 1,
    .summary = "List events, signings, deadlines and mandates in the order of time",
    .details = "What has no day of its own stands at the day of its last report. With a limit, the latest.",
    .options = options,
    .example = "truce timeline --place Libya\ntruce timeline LBY-GNA",
    .run = timeline,
};
