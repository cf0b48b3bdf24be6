/* truce forces: how many, whose, where, and who says so. */
#include "command/asking.h"

static enum truce_status list(struct asked *asked, struct truce_error *error) {
  asked->question.kind = RECORD_FORCE;
  asked->question.place = asked_operand(asked->call);
  return asked_list(asked, row_plain, error);
}

static enum truce_status forces(struct call *call, struct truce_error *error) {
  return asked_run(call, false, list, error);
}

static const struct option options[] = {OPTION_AS_OF,
                                        {"actor", "ACTOR", "only those of this actor, or that serve it"},
                                        OPTIONS_ASKING,
                                        OPTIONS_END};

const struct command command_forces = {
    .name = "forces",
    .group = GROUP_ASK,
    .operands = "[PLACE]",
    .most = 1,
    .summary = "List counts of forces, each with who says so",
    .details = "Rival counts stand side by side. Ordered by the day they are of, else of the last report. "
               "PLACE is a country's code or name.",
    .options = options,
    .example = "truce forces Libya",
    .run = forces,
};
