/* truce due: obligations, judged as of a day. */
#include "command/asking.h"

static enum style style_of(enum due_status status) {
  if (status == DUE_OVERDUE || status == DUE_CONTRADICTED) return STYLE_BAD;
  return status == DUE_MET ? STYLE_GOOD : STYLE_PLAIN;
}

static void show_status(struct asked *asked, const struct judgement *judgement) {
  struct call *call = asked->call;
  enum due_status status = judgement->status;
  bool over = status == DUE_OVERDUE || status == DUE_ENDED;
  show_style(call, style_of(status));
  buffer_add_text(&call->out, status == DUE_UNKNOWN ? "no date" : due_status_name(status));
  if (over)
    buffer_print(&call->out, " %s%d day%s%s", status == DUE_OVERDUE ? "by " : "", judgement->days,
                 judgement->days == 1 ? "" : "s", status == DUE_ENDED ? " ago" : "");
  if (status == DUE_PENDING || status == DUE_EXTENDED)
    buffer_print(&call->out, ", %d day%s left", judgement->days, judgement->days == 1 ? "" : "s");
  show_style(call, STYLE_PLAIN);
  buffer_add_text(&call->out, "  ");
}

/* Nothing more to say of a report of the duty itself. */
static void show_own_reason(struct asked *asked, const struct reason *reason) {
  struct slice date = reason->fact->last == NO_DAY
                          ? SLICE("")
                          : days_print(asked->arena, reason->fact->last, reason->fact->last);
  row_note(asked, STYLE_PLAIN,
           arena_print(asked->arena, "%s %s, %.*s", reason->against ? "against:" : "for:", reason->why,
                       SLICE_ARGS(date)));
}

static void show_reasons(struct asked *asked, const struct fact *fact) {
  const struct judgement *judgement = fact->judgement;
  for (size_t i = 0; i < judgement->reason_count; i++) {
    const struct reason *reason = &judgement->reasons[i];
    const struct witnesses *witnesses = &reason->fact->witnesses;
    if (reason->fact->number == fact->number) {
      show_own_reason(asked, reason);
      continue;
    }
    struct slice who = SLICE("");
    if (witnesses->count && witnesses->at[0].said_by.count)
      who = arena_print(asked->arena, ", says %.*s", SLICE_ARGS(witnesses->at[0].said_by.at[0]));
    struct slice what = fact_summary(asked->arena, reason->fact);
    row_note(asked, STYLE_PLAIN,
             arena_print(asked->arena, "%s %s: %.*s%.*s  %.*s", reason->against ? "against:" : "for:",
                         reason->why, SLICE_ARGS(what), SLICE_ARGS(who), SLICE_ARGS(reason->fact->id)));
  }
}

static void show_deadlines(struct asked *asked, const struct judgement *judgement) {
  for (size_t i = 0; judgement->deadline_count > 1 && i < judgement->deadline_count; i++) {
    const struct deadline *deadline = &judgement->deadlines[i];
    struct slice who = deadline->said_by.len
                           ? arena_print(asked->arena, ", says %.*s", SLICE_ARGS(deadline->said_by))
                           : SLICE("");
    row_note(asked, STYLE_DIM,
             arena_print(asked->arena, "%s %.*s%.*s", deadline->extension ? "extended to" : "due",
                         SLICE_ARGS(deadline->due), SLICE_ARGS(who)));
  }
}

static void show(struct asked *asked, const struct fact *fact) {
  row_begin(asked, fact->judgement->due);
  show_status(asked, fact->judgement);
  row_text(asked, fact_summary(asked->arena, fact));
  row_end(asked, fact);
  show_deadlines(asked, fact->judgement);
  show_reasons(asked, fact);
  row_speakers(asked, fact);
}

/* Duties without a date are listed on request only; calls for something are no duties. */
static void keep_dated(struct asked *asked, struct facts *facts) {
  bool all = call_flag(asked->call, "all");
  size_t kept = 0;
  for (size_t i = 0; i < facts->count; i++) {
    const struct fact *fact = &facts->at[i];
    if (all || (fact->judgement->has_due && fact->record.modality != REQUESTED)) facts->at[kept++] = *fact;
  }
  facts->count = kept;
}

static enum truce_status list(struct asked *asked, struct truce_error *error) {
  struct facts facts;
  asked->question.kind = RECORD_OBLIGATION;
  asked->question.actor = asked_operand(asked->call);
  enum truce_status status = ledger_ask(asked->ledger, asked->arena, &asked->question, &facts, error);
  if (status) return status;
  keep_dated(asked, &facts);
  if (!asked->call->json) {
    struct slice day = days_print(asked->arena, asked->question.as_of, asked->question.as_of);
    buffer_print(&asked->call->out, "as of %.*s%s\n", SLICE_ARGS(day),
                 call_option(asked->call, "as-of") ? "" : " (today)");
  }
  return asked_show(asked, &facts, show, error);
}

static enum truce_status due(struct call *call, struct truce_error *error) {
  return asked_run(call, true, list, error);
}

static const struct option options[] = {
    OPTION_AS_OF_TODAY,
    {"all", NULL, "also duties without a date, and what actors are only called upon to do"},
    OPTIONS_ASKING,
    OPTIONS_END};

const struct command command_due = {
    .name = "due",
    .group = GROUP_ASK,
    .operands = "[ACTOR]",
    .most = 1,
    .summary = "List obligations, judged as of a day",
    .details = "An obligation is pending, overdue by so many days, met, extended, ended (one that lasts, "
               "such as a truce, when "
               "its term is over) or contradicted (reported met, but other reports speak against it). What "
               "speaks for and "
               "against is listed with each, heaviest first. Ordered by due date. With a limit, those "
               "nearest to the day.",
    .options = options,
    .example = "truce due\ntruce due --as-of 2021-01-29\ntruce due --place Libya --json | jq .judgement",
    .run = due,
};
