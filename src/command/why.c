/* truce why: from an answer down to the words that it rests on. */
#include "command/asking.h"
#include "command/show_record.h"

static void write_quoted(struct asked *asked, const struct quoted *quoted) {
  struct json json = {.out = &asked->call->out};
  json_open(&json, '{');
  json_key(&json, "record");
  json_raw(&json, quoted->json);
  json_key(&json, "date");
  json_text_or_null(&json, quoted->witness.date);
  json_key(&json, "outlet");
  json_text_or_null(&json, quoted->witness.outlet);
  json_key(&json, "title");
  json_text_or_null(&json, quoted->witness.title);
  json_key(&json, "name");
  json_text_or_null(&json, quoted->witness.name);
  json_key(&json, "url");
  json_text_or_null(&json, quoted->document.url);
  json_close(&json, '}');
  buffer_add_byte(&asked->call->out, '\n');
}

static void show_source(struct asked *asked, const struct quoted *quoted) {
  struct call *call = asked->call;
  const struct witness *w = &quoted->witness;
  show_style(call, STYLE_DIM);
  buffer_print(&call->out, "  %.*s  ", SLICE_ARGS(w->record));
  show_text(call, w->date);
  if (w->outlet.len) buffer_add_text(&call->out, " · "), show_text(call, w->outlet);
  buffer_add_text(&call->out, " · ");
  show_text(call, w->title.len ? w->title : w->name);
  show_style(call, STYLE_PLAIN);
  buffer_add_byte(&call->out, '\n');
}

static void show_quoted(struct asked *asked, const struct quoted *quoted) {
  struct call *call = asked->call;
  struct record record;
  show_source(asked, quoted);
  if (record_read_json(asked->arena, quoted->json, &quoted->document, &record, NULL) == TRUCE_OK) {
    buffer_add_text(&call->out, "    ");
    show_record(call, &record);
    buffer_add_byte(&call->out, '\n');
  }
  show_evidence(call, 6, quoted->document.text, &quoted->spans);
}

static void show_fact(struct asked *asked, const struct fact *fact) {
  struct call *call = asked->call;
  row_begin(asked, slice_of(record_kind_name(fact->record.kind)));
  row_text(asked, fact_summary(asked->arena, fact));
  const struct judgement *judgement = fact->judgement;
  if (judgement && judgement->has_due)
    buffer_print(&call->out, " · %s, due %.*s", due_status_name(judgement->status),
                 SLICE_ARGS(judgement->due));
  row_end(asked, fact);
  for (size_t i = 0; judgement && i < judgement->reason_count; i++) {
    const struct reason *reason = &judgement->reasons[i];
    struct slice what = fact_summary(asked->arena, reason->fact);
    row_note(asked, STYLE_PLAIN,
             arena_print(asked->arena, "%s %s: %.*s  %.*s", reason->against ? "against:" : "for:",
                         reason->why, SLICE_ARGS(what), SLICE_ARGS(reason->fact->id)));
  }
}

static enum truce_status trace(struct asked *asked, struct truce_error *error) {
  struct chain chain;
  enum truce_status status =
      ledger_why(asked->ledger, asked->arena, asked_operand(asked->call), &asked->question, &chain, error);
  if (status) return status;
  if (asked->call->json && chain.fact.id.len) {
    fact_write_json(&asked->call->out, asked->arena, &chain.fact);
    buffer_add_byte(&asked->call->out, '\n');
  }
  if (!asked->call->json && chain.fact.id.len) show_fact(asked, &chain.fact);
  for (size_t i = 0; i < chain.count && !status; i++) {
    if (asked->call->json)
      write_quoted(asked, &chain.quoted[i]);
    else
      show_quoted(asked, &chain.quoted[i]);
    status = call_flush(asked->call, error);
  }
  return status;
}

static enum truce_status why(struct call *call, struct truce_error *error) {
  return asked_run(call, true, trace, error);
}

static const struct option options[] = {OPTION_AS_OF_TODAY,
                                        {"known-by", "DATE", "use only documents dated up to that day"},
                                        OPTION_LEDGER,
                                        OPTIONS_END};

const struct command command_why = {
    .name = "why",
    .group = GROUP_ASK,
    .operands = "ID",
    .least = 1,
    .most = 1,
    .summary = "Show what an answer rests on, down to the words",
    .details =
        "ID is that of a fact (OB-1f0c9a22b3d4) or record (ob-1f0c9a22b3d41f0c), or the beginning of one. "
        "Shows "
        "the fact, the records behind it, and where in which document they are said, the words marked.",
    .options = options,
    .example = "truce why OB-1f0c",
    .run = why,
};
