/* truce read: documents to records, as JSON Lines or, on a terminal, with the sentences that say them. */
#include "command/readings.h"
#include "command/show_record.h"

struct read {
  struct call *call;
  double least; /* confidence */
};

static void write_records(void *user, struct buffer *out, const struct document *document,
                          const struct records *records) {
  const struct read *read = user;
  if (!read->call->json) return; /* text is written in order, by take */
  for (size_t i = 0; i < records->count; i++) {
    if (records->at[i].confidence < read->least) continue;
    record_write_json(out, document, &records->at[i]);
    buffer_add_byte(out, '\n');
  }
}

static void show_document(struct call *call, const struct document *document) {
  show_style(call, STYLE_DIM);
  show_text(call, document->name);
  if (document->date.year) buffer_print(&call->out, " · %04d", document->date.year);
  if (document->date.month) buffer_print(&call->out, "-%02d", document->date.month);
  if (document->date.day) buffer_print(&call->out, "-%02d", document->date.day);
  if (document->title.len) buffer_add_text(&call->out, " · "), show_text(call, document->title);
  show_style(call, STYLE_PLAIN);
  buffer_add_byte(&call->out, '\n');
}

static void show_records(struct read *read, const struct document *document, const struct records *records) {
  struct call *call = read->call;
  size_t shown = 0;
  show_document(call, document);
  for (size_t i = 0; i < records->count; i++) {
    const struct record *record = &records->at[i];
    if (record->confidence < read->least) continue;
    show_record(call, record);
    buffer_print(&call->out, " · %d %%\n", (int)(record->confidence * 100 + 0.5));
    show_evidence(call, 4, document->text, &record->evidence);
    shown++;
  }
  if (!shown) buffer_add_text(&call->out, "    nothing to record\n");
}

static enum truce_status take_records(void *user, const struct document *document,
                                      const struct records *records, struct slice written,
                                      struct truce_error *error) {
  struct read *read = user;
  if (read->call->json)
    buffer_add(&read->call->out, written);
  else
    show_records(read, document, records);
  return call_flush(read->call, error);
}

static enum truce_status read_documents(struct call *call, struct truce_error *error) {
  struct read read = {.call = call};
  enum truce_status status = call_fraction(call, "min-confidence", 0, &read.least, error);
  if (status) return status;
  struct reading_sink sink = {&read, write_records, NULL, take_records};
  return readings_run(call, &sink, error);
}

static const struct option options[] = {
    OPTIONS_READINGS,
    {"min-confidence", "FRACTION", "leave out records less certain than this (0 to 1)"},
    OPTIONS_END};

const struct command command_read = {
    .name = "read",
    .group = GROUP_READ,
    .operands = "FILE|FOLDER|URL|-...",
    .least = 1,
    .most = -1,
    .summary = "Read documents and print the records that they yield",
    .details =
        "Takes plain text, web pages, PDF, DOCX, ODT, mail, RSS and Atom, JSON Lines, WARC, Akoma Ntoso, and "
        "folders "
        "and archives (tar, zip, gz) of them; doc/sources.md says how. "
        "Prints one record a line as JSON, or on a terminal each record with the sentences that say it. What "
        "cannot be read is warned of and passed over; the exit code then is that of the first such document.",
    .options = options,
    .example = "truce read report.txt\ntruce read --date 2021-01-29 report.txt | jq .kind\ncat report.txt | "
               "truce read -",
    .run = read_documents,
};
