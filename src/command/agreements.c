/* truce agreements: who agreed on what, and when. */
#include "command/asking.h"

static void show(struct asked *asked, const struct fact *fact) {
  const struct agreement *agreement = &fact->record.agreement;
  row_begin(asked, agreement->signed_on);
  row_text(asked, fact_summary(asked->arena, fact));
  row_end(asked, fact);
  for (size_t i = 0; i < agreement->backers.count; i++) {
    const struct actor *backer = &agreement->backers.at[i];
    struct slice name = backer->name.len ? backer->name : backer->text;
    row_note(asked, STYLE_DIM, arena_print(asked->arena, "backed by %.*s", SLICE_ARGS(name)));
  }
  row_speakers(asked, fact);
}

static enum truce_status list(struct asked *asked, struct truce_error *error) {
  asked->question.kind = RECORD_AGREEMENT;
  asked->question.actor = asked_operand(asked->call);
  return asked_list(asked, show, error);
}

static enum truce_status agreements(struct call *call, struct truce_error *error) {
  return asked_run(call, false, list, error);
}

static const struct option options[] = {OPTION_AS_OF, OPTIONS_ASKING, OPTIONS_END};

const struct command command_agreements = {
    .name = "agreements",
    .group = GROUP_ASK,
    .operands = "[ACTOR]",
    .most = 1,
    .summary = "List agreements with their parties and backers",
    .details = "Reports that can only mean the same agreement are shown as one, ordered by the day of "
               "signing (else of "
               "the last report). ACTOR is an id (LBY-GNA) or a name: only agreements that it is a party to "
               "or backs.",
    .options = options,
    .example = "truce agreements\ntruce agreements Turkey --json | jq .signed",
    .run = agreements,
};
