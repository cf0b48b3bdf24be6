/* truce add: documents into the ledger. */
#include "command/asking.h"
#include "command/readings.h"
#include "record/list.h"

#include <pthread.h>

struct adding {
  struct call *call;
  struct asked *asked;
  struct ledger *reading; /* a second view of the ledger, or NULL */
  pthread_mutex_t turn;   /* whose turn it is to look at it */
  size_t added, known, copies, records;
  size_t bytes;       /* of text since the ledger was last written */
  struct buffer said; /* what will be said of documents once they are safe */
};

/* Documents, and bytes of text, written together: reading them takes a second or two, for which others
   wait. */
enum { BATCH = 256, BATCH_BYTES = 200000 };

/* As show_text does, which writes to the output at once. */
static void add_name(struct buffer *out, struct slice name) {
  for (size_t i = 0; i < name.len; i++)
    buffer_add_byte(out, (unsigned char)name.at[i] < 0x20 || name.at[i] == 0x7f ? ' ' : name.at[i]);
}

static void tell(struct adding *adding, const struct document *document, const struct ledger_added *added) {
  struct call *call = adding->call;
  struct buffer *out = &adding->said;
  adding->added += !added->known, adding->known += added->known, adding->copies += added->copy_of.len > 0;
  adding->records += added->records;
  if (call->json) {
    struct json json = {.out = out};
    json_open(&json, '{');
    json_key(&json, "document");
    json_text(&json, slice_of(document->id));
    json_key(&json, "name");
    json_text_or_null(&json, document->name);
    json_key(&json, "known");
    json_bool(&json, added->known);
    json_key(&json, "copy_of");
    json_text_or_null(&json, added->copy_of);
    json_key(&json, "language");
    json_text_or_null(&json, document->language);
    json_key(&json, "records");
    json_whole(&json, (int64_t)added->records);
    json_close(&json, '}');
  } else {
    add_name(out, document->name);
    if (added->known)
      buffer_add_text(out, ": known already");
    else if (document->language.len && !slice_equals(document->language, "en"))
      buffer_print(out, ": kept, not read: language %.*s", SLICE_ARGS(document->language));
    else
      buffer_print(out, ": %zu records", added->records);
    if (added->copy_of.len) buffer_print(out, ", a copy of %.8s", added->copy_of.at);
  }
  buffer_add_byte(out, '\n');
}

/* Nothing is said to be added before it is. */
static enum truce_status say(struct adding *adding, struct truce_error *error) {
  if (ledger_pending(adding->asked->ledger)) return TRUCE_OK;
  buffer_add(&adding->call->out, buffer_slice(&adding->said));
  buffer_clear(&adding->said);
  return call_flush(adding->call, error);
}

static enum truce_status add_one(struct adding *adding, const struct document *document,
                                 const struct records *records, struct truce_error *error) {
  struct ledger_added added;
  struct asked *asked = adding->asked;
  enum truce_status status =
      ledger_add(asked->ledger, asked->arena, document, records, slice_of(truce_version()),
                 call_flag(adding->call, "again"), &added, error);
  if (!status) tell(adding, document, &added);
  adding->bytes = ledger_pending(asked->ledger) ? adding->bytes + document->text.len : 0;
  if (!status && adding->bytes > BATCH_BYTES) status = ledger_flush(asked->ledger, error);
  if (status && !ledger_pending(asked->ledger)) buffer_clear(&adding->said); /* the whole batch was lost */
  return status ? status : say(adding, error);
}

static enum truce_status take(void *user, const struct document *document, const struct records *records,
                              struct slice written, struct truce_error *error) {
  struct adding *adding = user;
  (void)written;
  arena_reset(adding->asked->arena);
  if (setjmp(*arena_guard(adding->asked->arena)))
    return fail(error, TRUCE_NO_MEMORY, "%.*s: not enough memory to add it", SLICE_ARGS(document->name));
  return add_one(adding, document, records, error);
}

/* --records: somebody else has read the document. */
static enum truce_status add_read(struct adding *adding, struct slice text, struct slice list,
                                  struct truce_error *error) {
  struct document document;
  struct records records;
  struct date date;
  struct arena *arena = adding->asked->arena;
  enum truce_status status = call_date(adding->call, "date", &date, error);
  if (!status)
    status = document_from_text(arena, text, slice_of(adding->call->operands[0]), date, &document, error);
  if (!status) status = records_read_json(arena, list, &document, &records, error);
  return status ? status : add_one(adding, &document, &records, error);
}

static enum truce_status add_with_records(struct adding *adding, const char *records,
                                          struct truce_error *error) {
  struct input text, list;
  if (adding->call->operand_count != 1)
    return fail(error, TRUCE_BAD_USAGE, "--records goes with one document");
  enum truce_status status = input_open(&text, adding->call->operands[0], DOCUMENT_LARGEST, error);
  if (status) return status;
  status = input_open(&list, records, (size_t)1 << 30, error);
  if (!status) {
    if (setjmp(*arena_guard(adding->asked->arena)))
      status = fail(error, TRUCE_NO_MEMORY, "%s: not enough memory", records);
    else
      status = add_read(adding, text.bytes, list.bytes, error);
    input_close(&list);
  }
  input_close(&text);
  return status;
}

/* What the ledger holds need not be read: a run that was cut short soon comes to where it was. Asked by many
   threads, of the ledger as it was last written. */
static bool is_unknown(void *user, const struct document *document) {
  struct adding *adding = user;
  bool known = false;
  if (!adding->reading || call_flag(adding->call, "again")) return true;
  pthread_mutex_lock(&adding->turn);
  bool failed = ledger_knows(adding->reading, document->id, &known, NULL) != TRUCE_OK;
  pthread_mutex_unlock(&adding->turn);
  return failed || !known;
}

/* An address is asked for only if it is new, unless it is to be read again. */
static bool remembered(void *user, const char *address, struct source_validators *validators) {
  struct adding *adding = user;
  struct ledger_validators told;
  bool known = false;
  if (!adding->reading || call_flag(adding->call, "again")) return false;
  pthread_mutex_lock(&adding->turn);
  ledger_remembered(adding->reading, slice_of(address), &told, &known, NULL);
  pthread_mutex_unlock(&adding->turn);
  if (!known) return false;
  memcpy(validators->etag, told.etag, sizeof told.etag);
  memcpy(validators->modified, told.modified, sizeof told.modified);
  return true;
}

static void tell_unchanged(struct adding *adding, const char *address) {
  struct buffer *out = &adding->said;
  adding->known++;
  if (adding->call->json) {
    struct json json = {.out = out};
    json_open(&json, '{');
    json_key(&json, "document");
    json_text_or_null(&json, SLICE(""));
    json_key(&json, "name");
    json_text(&json, slice_of(address));
    json_key(&json, "unchanged");
    json_bool(&json, true);
    json_close(&json, '}');
  } else {
    add_name(out, slice_of(address));
    buffer_add_text(out, ": unchanged since it was read");
  }
  buffer_add_byte(out, '\n');
}

static enum truce_status fetched(void *user, const struct source_fetched *fetched,
                                 struct truce_error *error) {
  struct adding *adding = user;
  struct ledger_validators told;
  if (fetched->unchanged) return tell_unchanged(adding, fetched->address), say(adding, error);
  if (!fetched->validators.etag[0] && !fetched->validators.modified[0]) return TRUCE_OK;
  memcpy(told.etag, fetched->validators.etag, sizeof told.etag);
  memcpy(told.modified, fetched->validators.modified, sizeof told.modified);
  return ledger_remember(adding->asked->ledger, slice_of(fetched->address), &told, error);
}

static enum truce_status add_all(struct asked *asked, struct truce_error *error) {
  struct adding adding = {.call = asked->call, .asked = asked};
  const char *records = call_option(asked->call, "records");
  struct reading_sink sink = {
      .user = &adding, .wanted = is_unknown, .take = take, .remembered = remembered, .fetched = fetched};
  struct truce_error late;
  ledger_open(&adding.reading, call_ledger(asked->call), LEDGER_READ, NULL, NULL);
  pthread_mutex_init(&adding.turn, NULL);
  buffer_init(&adding.said, 0);
  ledger_batch(asked->ledger, BATCH);
  enum truce_status status =
      records ? add_with_records(&adding, records, error) : readings_run(asked->call, &sink, error);
  enum truce_status flushed = ledger_flush(asked->ledger, &late);
  if (flushed && !status) status = flushed, *error = late;
  if (!flushed) {
    flushed = say(&adding, &late);
    if (flushed && !status) status = flushed, *error = late;
  }
  buffer_dispose(&adding.said);
  pthread_mutex_destroy(&adding.turn);
  ledger_close(adding.reading);
  if (!asked->call->json && asked->call->operand_count > 1)
    buffer_print(&asked->call->out, "%zu added, %zu known already, %zu records\n", adding.added, adding.known,
                 adding.records);
  return status;
}

static enum truce_status add(struct call *call, struct truce_error *error) {
  return asked_run_writing(call, add_all, error);
}

static const struct option options[] = {
    OPTIONS_READINGS,
    {"again", NULL,
     "read documents again that are known: replaces what was read, keeps what persons decided"},
    {"records", "FILE",
     "take these records (JSON Lines as of truce read) instead of reading the one document"},
    OPTION_LEDGER,
    OPTIONS_END};

const struct command command_add = {
    .name = "add",
    .group = GROUP_READ,
    .operands = "FILE|FOLDER|URL|-...",
    .least = 1,
    .most = -1,
    .summary = "Read documents into the ledger",
    .details =
        "The ledger is made when there is none. Each document goes in whole or not at all; one that is there "
        "already adds nothing, so a run that was cut short is completed by running it again. What cannot be "
        "read is "
        "warned of and passed over; the exit code then is that of the first such document.",
    .options = options,
    .example = "truce add reports/*.txt\ntruce add --date 2021-01-29 report.txt",
    .run = add,
};
