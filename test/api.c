/* The library as a program that embeds it sees it: include/truce.h and nothing else. */
#include "check.h"
#include "truce.h"

static const char text[] =
    "Truce signed in Geneva\n\nGENEVA, Friday, January 29, 2021 - Chad and Sudan signed a ceasefire "
    "on Thursday. Foreign fighters must leave Chad within 90 days.\n";

static struct truce_reader *reader;
static struct truce_error error;

static void opens(void) {
  CHECK(truce_reader_open(&reader, "model/english.truce", "knowledge", &error) == TRUCE_OK);
  if (!reader) fprintf(stderr, "%s\n", error.message);
}

static void reads(void) {
  struct truce_document *document = NULL;
  size_t length = 0;
  if (!reader) SKIP("no reader");
  CHECK(truce_read(reader, text, sizeof text - 1, NULL, &document, &error) == TRUCE_OK);
  CHECK(document != NULL);
  if (!document) return;
  CHECK(strlen(truce_document_id(document)) == 32);
  CHECK_TEXT(truce_document_text(document, &length), text);
  CHECK(length == sizeof text - 1);
  CHECK_TEXT(truce_document_title(document), "Truce signed in Geneva");
  CHECK_TEXT(truce_document_date(document), "2021-01-29");
  size_t count = truce_document_record_count(document);
  CHECK(count > 0);
  for (size_t i = 0; i < count; i++) {
    const char *line = truce_document_record(document, i, &length);
    CHECK(line && line[0] == '{' && strlen(line) == length && line[length - 1] == '}');
  }
  CHECK(truce_document_record(document, count, &length) == NULL && length == 0);
  truce_document_free(document);
}

static void leaves_out_the_uncertain(void) {
  struct truce_document *document = NULL;
  struct truce_read_options options = TRUCE_READ_OPTIONS;
  if (!reader) SKIP("no reader");
  options.min_confidence = 1;
  CHECK(truce_read(reader, text, sizeof text - 1, &options, &document, &error) == TRUCE_OK);
  CHECK(document && truce_document_record_count(document) == 0);
  CHECK(document && truce_document_record(document, 0, NULL) == NULL);
  truce_document_free(document);
}

static void refuses(void) {
  struct truce_document *document = (void *)text;
  struct truce_read_options options = TRUCE_READ_OPTIONS;
  struct truce_reader *none = (void *)text;
  CHECK(truce_reader_open(&none, "nowhere.truce", "knowledge", &error) == TRUCE_NOT_FOUND);
  CHECK(none == NULL && strstr(error.message, "nowhere.truce"));
  CHECK(truce_reader_open(&none, NULL, NULL, NULL) == TRUCE_BAD_USAGE);
  if (!reader) SKIP("no reader");
  CHECK(truce_read(reader, "", 0, NULL, &document, &error) == TRUCE_BAD_INPUT);
  CHECK(document == NULL && error.message[0] && error.status == TRUCE_BAD_INPUT);
  CHECK(truce_read(reader, "\xff\xff", 2, NULL, &document, NULL) == TRUCE_BAD_INPUT);
  CHECK(truce_read(NULL, text, 5, NULL, &document, NULL) == TRUCE_BAD_USAGE);
  options.date = "yesterday";
  CHECK(truce_read(reader, text, sizeof text - 1, &options, &document, &error) == TRUCE_BAD_INPUT);
  options = (struct truce_read_options){0};
  CHECK(truce_read(reader, text, sizeof text - 1, &options, &document, &error) == TRUCE_BAD_USAGE);
  options = (struct truce_read_options)TRUCE_READ_OPTIONS;
  options.memory = 100 * 1000;
  CHECK(truce_read(reader, text, sizeof text - 1, &options, &document, &error) == TRUCE_NO_MEMORY);
}

static void names(void) {
  CHECK_TEXT(truce_status_name(TRUCE_OK), "ok");
  CHECK_TEXT(truce_status_name(TRUCE_INTERRUPTED), "interrupted");
  CHECK_TEXT(truce_status_name((enum truce_status)99), "unknown");
  CHECK(truce_version()[0] >= '0');
  truce_document_free(NULL);
  truce_reader_close(NULL);
}

int main(void) {
  RUN(names);
  RUN(opens);
  RUN(reads);
  RUN(leaves_out_the_uncertain);
  RUN(refuses);
  truce_reader_close(reader);
  return check_done();
}
