/* truce who: all that the ledger holds of an actor. */
#include "command/asking.h"

static enum truce_status list(struct asked *asked, struct truce_error *error) {
  struct facts facts;
  struct slice id, name, said = asked_operand(asked->call);
  if (!ledger_actor(asked->ledger, asked->arena, said, &id, &name))
    return fail(error, TRUCE_NOT_FOUND, "%.*s: nobody in the ledger has that id or name", SLICE_ARGS(said));
  asked->question.actor = id;
  enum truce_status status = ledger_who(asked->ledger, asked->arena, &asked->question, &facts, error);
  if (status) return status;
  if (!asked->call->json) {
    show_style(asked->call, STYLE_BOLD);
    show_text(asked->call, name);
    show_style(asked->call, STYLE_PLAIN);
    if (id.at[0] != '~') buffer_add_text(&asked->call->out, "  "), show_text(asked->call, id);
    buffer_add_byte(&asked->call->out, '\n');
  }
  return asked_show(asked, &facts, row_plain, error);
}

static enum truce_status who(struct call *call, struct truce_error *error) {
  return asked_run(call, false, list, error);
}

static const struct option options[] = {OPTION_AS_OF, OPTIONS_ASKING, OPTIONS_END};

const struct command command_who = {
    .name = "who",
    .group = GROUP_ASK,
    .operands = "ACTOR",
    .least = 1,
    .most = 1,
    .summary = "List all that an actor takes part in",
    .details = "ACTOR is an id (RUS, LBY-LNA) or a name as reports write it. Roles, agreements, obligations, "
               "support, "
               "forces, mandates, events, each ordered by day; --limit holds for each.",
    .options = options,
    .example = "truce who RUS\ntruce who 'Khalifa Haftar'",
    .run = who,
};
