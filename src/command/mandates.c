/* truce mandates: who authorised what, until when. */
#include "command/asking.h"

static void show(struct asked *asked, const struct fact *fact) {
  row_begin(asked, fact->record.mandate.until);
  if (asked->question.has_as_of) {
    bool valid = mandate_in_force(&fact->record.mandate, asked->question.as_of);
    show_style(asked->call, valid ? STYLE_GOOD : STYLE_DIM);
    buffer_add_text(&asked->call->out, valid ? "in force  " : "over  ");
    show_style(asked->call, STYLE_PLAIN);
  }
  row_text(asked, fact_summary(asked->arena, fact));
  row_end(asked, fact);
  for (size_t i = 0; i < fact->step_count; i++) {
    const struct mandate_step *step = &fact->steps[i];
    row_note(asked, STYLE_DIM,
             arena_print(asked->arena, "%.*s %.*s%s%.*s", SLICE_ARGS(step->when), SLICE_ARGS(step->action),
                         step->until.len ? " until " : "", SLICE_ARGS(step->until)));
  }
  row_speakers(asked, fact);
}

static enum truce_status list(struct asked *asked, struct truce_error *error) {
  struct facts facts;
  asked->question.kind = RECORD_MANDATE;
  asked->question.actor = asked_operand(asked->call);
  asked->question.in_force = asked->question.has_as_of && !call_flag(asked->call, "all");
  enum truce_status status = ledger_ask(asked->ledger, asked->arena, &asked->question, &facts, error);
  return status ? status : asked_show(asked, &facts, show, error);
}

static enum truce_status mandates(struct call *call, struct truce_error *error) {
  return asked_run(call, false, list, error);
}

static const struct option options[] = {
    {"as-of", "DATE", "only those in force that day"},
    {"all", NULL, "with --as-of: also those that were over or not yet given"},
    OPTIONS_ASKING,
    OPTIONS_END};

const struct command command_mandates = {
    .name = "mandates",
    .group = GROUP_ASK,
    .operands = "[ACTOR]",
    .most = 1,
    .summary = "List mandates with their extensions",
    .details = "A mandate that was extended five times is one mandate with six decisions. Ordered by the day "
               "until which "
               "it holds. ACTOR is who decides or whom it is for.",
    .options = options,
    .example = "truce mandates --as-of 2020-06-30",
    .run = mandates,
};
