/* The public face: include/truce.h over the folders. */
#include "truce.h"

#include "truce_inside.h"

#include <stdio.h>
#include <stdlib.h>

static const size_t reading_memory = (size_t)1 << 30;

const char *truce_version(void) { return TRUCE_VERSION_TEXT; }

/* In the order of enum truce_status. */
static const char *const status_names[] = {
    "ok",     "bad-usage", "bad-input", "bad-model", "bad-knowledge", "bad-ledger", "not-found",
    "denied", "io",        "limit",     "no-memory", "busy",          "interrupted"};

const char *truce_status_name(enum truce_status status) {
  size_t count = sizeof status_names / sizeof *status_names;
  return (size_t)status < count ? status_names[status] : "unknown";
}

static char *complaint_text(const struct petrarch_file *file, const struct petrarch_complaint *complaint) {
  static const char format[] = "%s:%zu: %.*s";
  int length = snprintf(NULL, 0, format, file->path, complaint->line, SLICE_ARGS(complaint->reason));
  char *text = malloc((size_t)length + 1);
  if (text)
    snprintf(text, (size_t)length + 1, format, file->path, complaint->line, SLICE_ARGS(complaint->reason));
  return text;
}

static enum truce_status take_complaints(struct truce_reader *made, struct truce_error *error) {
  const struct dictionaries *own = reader_dictionaries(made->reader);
  size_t count = 0;
  for (size_t i = 0; i < own->count; i++) count += own->files[i].complaint_count;
  made->complaints = calloc(count + 1, sizeof *made->complaints);
  if (!made->complaints) return fail(error, TRUCE_NO_MEMORY, "no memory for a reader");
  for (size_t i = 0; i < own->count; i++)
    for (size_t k = 0; k < own->files[i].complaint_count; k++) {
      char *text = complaint_text(&own->files[i], &own->files[i].complaints[k]);
      if (!text) return fail(error, TRUCE_NO_MEMORY, "no memory for a reader");
      made->complaints[made->complaint_count++] = text;
    }
  return TRUCE_OK;
}

enum truce_status truce_reader_open_with(struct truce_reader **reader, const char *model_file,
                                         const char *knowledge_folder, const char *const *dictionaries,
                                         size_t count, struct truce_error *error) {
  *reader = NULL;
  if (!model_file || !knowledge_folder || (count && !dictionaries))
    return fail(error, TRUCE_BAD_USAGE, "no model file, knowledge folder or dictionaries");
  struct truce_reader *made = calloc(1, sizeof *made);
  if (!made) return fail(error, TRUCE_NO_MEMORY, "no memory for a reader");
  enum truce_status status = reader_open_with(&made->reader, model_file, knowledge_folder,
                                              (struct dictionary_paths){dictionaries, count}, error);
  if (!status) status = take_complaints(made, error);
  if (status)
    truce_reader_close(made);
  else
    *reader = made;
  return status;
}

enum truce_status truce_reader_open(struct truce_reader **reader, const char *model_file,
                                    const char *knowledge_folder, struct truce_error *error) {
  return truce_reader_open_with(reader, model_file, knowledge_folder, NULL, 0, error);
}

const char *truce_reader_complaint(const struct truce_reader *reader, size_t nth) {
  return nth < reader->complaint_count ? reader->complaints[nth] : NULL;
}

void truce_reader_close(struct truce_reader *reader) {
  if (!reader) return;
  reader_close(reader->reader);
  for (size_t i = 0; i < reader->complaint_count; i++) free(reader->complaints[i]);
  free(reader->complaints);
  free(reader);
}

struct request {
  const struct truce_reader *reader;
  struct slice bytes;
  struct truce_read_options options;
  struct date date;
};

/* All that needs the arena. Its guard is set by the caller; nothing here holds anything else. */
static enum truce_status read_into(struct truce_document *made, const struct request *request,
                                   struct records *records, struct truce_error *error) {
  const char *name = request->options.name ? request->options.name : "text";
  struct document *document = &made->document;
  enum truce_status status = document_from_text(
      made->arena, request->bytes, arena_copy(made->arena, slice_of(name)), request->date, document, error);
  if (status) return status;
  *records = records_read(request->reader->reader, made->arena, document);
  made->text = arena_copy(made->arena, document->text);
  made->title = arena_copy(made->arena, document->title);
  made->date = date_print(made->arena, document->date);
  made->starts = ARENA_ARRAY(made->arena, size_t, records->count + 1);
  made->records.at = ARENA_ARRAY(made->arena, struct record, records->count);
  return TRUCE_OK;
}

/* The lines are written when the records are there, outside the guard, since a buffer is no arena memory. */
static enum truce_status write_lines(struct truce_document *made, const struct records *records, double least,
                                     struct truce_error *error) {
  for (size_t i = 0; i < records->count; i++) {
    if (records->at[i].confidence < least) continue;
    record_write_json(&made->lines, &made->document, &records->at[i]);
    buffer_add_byte(&made->lines, 0);
    made->starts[++made->count] = made->lines.len;
    made->records.at[made->records.count++] = records->at[i];
  }
  return made->lines.failed ? fail(error, TRUCE_NO_MEMORY, "no memory for the records") : TRUCE_OK;
}

static enum truce_status read_guarded(struct truce_document *made, const struct request *request,
                                      struct truce_error *error) {
  struct records records = {0};
  if (setjmp(*arena_guard(made->arena)))
    return fail(error, TRUCE_NO_MEMORY, "%s: not enough memory to read it (at most %zu MB)",
                request->options.name ? request->options.name : "text", request->options.memory >> 20);
  enum truce_status status = read_into(made, request, &records, error);
  return status ? status : write_lines(made, &records, request->options.min_confidence, error);
}

static enum truce_status check_options(struct request *request, const struct truce_read_options *options,
                                       struct truce_error *error) {
  if (options) request->options = *options;
  if (request->options.version != 1)
    return fail(error, TRUCE_BAD_USAGE, "options of version %u: begin with TRUCE_READ_OPTIONS",
                (unsigned)request->options.version);
  if (!request->options.memory) request->options.memory = reading_memory;
  const char *date = request->options.date;
  if (date && !date_parse(slice_of(date), &request->date))
    return fail(error, TRUCE_BAD_INPUT, "\"%s\" is not a date like 2021-01-29", date);
  return TRUCE_OK;
}

enum truce_status truce_read(const struct truce_reader *reader, const char *text, size_t length,
                             const struct truce_read_options *options, struct truce_document **document,
                             struct truce_error *error) {
  struct request request = {reader, {text, length}, TRUCE_READ_OPTIONS, {0}};
  *document = NULL;
  if (!reader || (!text && length)) return fail(error, TRUCE_BAD_USAGE, "no reader or no text");
  enum truce_status status = check_options(&request, options, error);
  if (status) return status;
  struct truce_document *made = calloc(1, sizeof *made);
  if (!made) return fail(error, TRUCE_NO_MEMORY, "no memory for a document");
  buffer_init(&made->lines, 0);
  made->arena = arena_new(request.options.memory);
  status = made->arena ? read_guarded(made, &request, error)
                       : fail(error, TRUCE_NO_MEMORY, "no memory for a document");
  if (status)
    truce_document_free(made);
  else
    *document = made;
  return status;
}

void truce_document_free(struct truce_document *document) {
  if (!document) return;
  buffer_dispose(&document->lines);
  arena_free(document->arena);
  free(document);
}

const char *truce_document_id(const struct truce_document *document) { return document->document.id; }

const char *truce_document_text(const struct truce_document *document, size_t *length) {
  if (length) *length = document->text.len;
  return document->text.at;
}

const char *truce_document_title(const struct truce_document *document) {
  return document->title.len ? document->title.at : "";
}

const char *truce_document_date(const struct truce_document *document) {
  return document->date.len ? document->date.at : "";
}

size_t truce_document_record_count(const struct truce_document *document) { return document->count; }

const char *truce_document_record(const struct truce_document *document, size_t index, size_t *length) {
  if (length) *length = 0;
  if (index >= document->count) return NULL;
  size_t start = document->starts[index];
  if (length) *length = document->starts[index + 1] - start - 1;
  return document->lines.at + start;
}
