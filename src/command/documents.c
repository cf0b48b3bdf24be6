/* truce documents: what the ledger has read. */
#include "command/asking.h"

static void write_text(struct json *json, const char *key, struct slice text) {
  json_key(json, key);
  json_text_or_null(json, text);
}

static void write_row(struct asked *asked, const struct document_row *row) {
  struct json json = {.out = &asked->call->out};
  const struct document *d = &row->document;
  json_open(&json, '{');
  write_text(&json, "document", slice_of(d->id));
  write_text(&json, "date", date_is_none(d->date) ? SLICE("") : date_print(asked->arena, d->date));
  write_text(&json, "outlet", d->outlet);
  write_text(&json, "title", d->title);
  write_text(&json, "name", d->name);
  write_text(&json, "url", d->url);
  write_text(&json, "symbol", d->symbol);
  write_text(&json, "language", d->language);
  write_text(&json, "copy_of", row->copy_of);
  json_key(&json, "records");
  json_whole(&json, row->records);
  json_key(&json, "copies");
  json_whole(&json, row->copies);
  json_close(&json, '}');
  buffer_add_byte(&asked->call->out, '\n');
}

static void show_row(struct asked *asked, const struct document_row *row) {
  struct call *call = asked->call;
  const struct document *d = &row->document;
  row_begin(asked, date_is_none(d->date) ? SLICE("") : date_print(asked->arena, d->date));
  show_text(call, d->title.len ? d->title : d->name);
  if (d->outlet.len) buffer_add_text(&call->out, " · "), show_text(call, d->outlet);
  show_style(call, STYLE_DIM);
  buffer_print(&call->out, "  %lld records", (long long)row->records);
  if (d->language.len && !slice_equals(d->language, "en"))
    buffer_print(&call->out, ", not read: language %.*s", SLICE_ARGS(d->language));
  if (row->copies) buffer_print(&call->out, ", %lld copies", (long long)row->copies);
  if (row->copy_of.len) buffer_print(&call->out, ", a copy of %.8s", row->copy_of.at);
  buffer_print(&call->out, "  %.8s", d->id);
  show_style(call, STYLE_PLAIN);
  buffer_add_byte(&call->out, '\n');
}

static enum truce_status list(struct asked *asked, struct truce_error *error) {
  struct document_rows rows;
  enum truce_status status = ledger_documents(asked->ledger, asked->arena, &asked->question, &rows, error);
  for (size_t i = 0; i < rows.count && !status; i++) {
    if (asked->call->json)
      write_row(asked, &rows.at[i]);
    else
      show_row(asked, &rows.at[i]);
    status = call_flush(asked->call, error);
  }
  if (rows.more) call_warn(asked->call, "there is more; --limit 0 shows all");
  return status;
}

static enum truce_status documents(struct call *call, struct truce_error *error) {
  return asked_run(call, false, list, error);
}

static const struct option options[] = {{"known-by", "DATE", "only documents dated up to that day"},
                                        {"limit", "N", "at most that many, the latest (default 200; 0: all)"},
                                        OPTION_LEDGER,
                                        OPTIONS_END};

const struct command command_documents = {
    .name = "documents",
    .group = GROUP_ASK,
    .summary = "List the documents in the ledger",
    .details = "Ordered by date. A document that is a copy of an earlier one is kept, and counts as the same "
               "source.",
    .options = options,
    .example = "truce documents --json | jq -r .title",
    .run = documents,
};
