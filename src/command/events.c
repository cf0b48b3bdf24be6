/* truce events: what happened. */
#include "command/asking.h"

static enum truce_status list(struct asked *asked, struct truce_error *error) {
  asked->question.kind = RECORD_EVENT;
  const char *type = call_option(asked->call, "type");
  if (type) asked->question.family = slice_of(type);
  asked->question.actor = asked_operand(asked->call);
  return asked_list(asked, row_plain, error);
}

static enum truce_status events(struct call *call, struct truce_error *error) {
  return asked_run(call, false, list, error);
}

static const struct option options[] = {OPTION_AS_OF,
                                        {"type", "TYPE", "only of this type: ASSAULT, CONSULT, RETREAT ..."},
                                        OPTIONS_ASKING,
                                        OPTIONS_END};

const struct command command_events = {
    .name = "events",
    .group = GROUP_ASK,
    .operands = "[ACTOR]",
    .most = 1,
    .summary = "List events",
    .details = "Ordered by day, where none is stated that of the report.",
    .options = options,
    .example = "truce events --type ASSAULT --place Libya",
    .run = events,
};
