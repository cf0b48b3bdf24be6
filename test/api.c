/* The library as a program that embeds it sees it: include/truce.h and nothing else. */
#include "check.h"

#include "truce.h"
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

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

/* Dictionaries of one's own: what they know is found, and a bad line is told with its place. */
static void takes_dictionaries(void) {
  static const char crossing[] =
      "At the strait\n\nThe Karangan Front attacked police in Jakarta on Monday.\n";
  const char *paths[2] = {"sample/petrarch", NULL};
  struct truce_reader *own = NULL;
  struct truce_document *document = NULL;
  bool found = false;
  char path[64];
  snprintf(path, sizeof path, "/tmp/truce-api-%ld.actors.txt", (long)getpid());
  FILE *file = fopen(path, "w");
  CHECK(file && fputs("NORLAND_ [NOR]\nBROKEN_ [NOR\n", file) >= 0 && fclose(file) == 0);
  paths[1] = path;
  CHECK(truce_reader_open_with(&own, "model/english.truce", "knowledge", paths, 2, &error) == TRUCE_OK);
  if (!own) return;
  const char *complaint = truce_reader_complaint(own, 0);
  CHECK(complaint && strncmp(complaint, path, strlen(path)) == 0 && strstr(complaint, ".txt:2: "));
  CHECK(truce_reader_complaint(own, 1) == NULL);
  CHECK(truce_read(own, crossing, sizeof crossing - 1, NULL, &document, &error) == TRUCE_OK);
  for (size_t i = 0; document && i < truce_document_record_count(document); i++)
    found |= strstr(truce_document_record(document, i, NULL), "IDNREB") != NULL;
  CHECK(found);
  truce_document_free(document);
  truce_reader_close(own);
  paths[0] = "nowhere";
  CHECK(truce_reader_open_with(&own, "model/english.truce", "knowledge", paths, 1, &error) != TRUCE_OK &&
        !own);
  CHECK(truce_reader_open_with(&own, "model/english.truce", "knowledge", NULL, 1, NULL) == TRUCE_BAD_USAGE);
  remove(path);
}

static void names(void) {
  CHECK_TEXT(truce_status_name(TRUCE_OK), "ok");
  CHECK_TEXT(truce_status_name(TRUCE_INTERRUPTED), "interrupted");
  CHECK_TEXT(truce_status_name((enum truce_status)99), "unknown");
  CHECK(truce_version()[0] >= '0');
  truce_document_free(NULL);
  truce_reader_close(NULL);
}

/* Adds what the sample says to a ledger of its own and asks it. */
static void keeps_a_ledger(void) {
  struct truce_document *document = NULL;
  struct truce_ledger *ledger = NULL;
  struct truce_answer *answer = NULL;
  struct truce_ask_options options = TRUCE_ASK_OPTIONS;
  char path[64];
  int known = -1;
  if (!reader) SKIP("no reader");
  snprintf(path, sizeof path, "/tmp/truce-api-%ld.db", (long)getpid());
  CHECK(truce_ledger_open(&ledger, path, 0, &error) == TRUCE_NOT_FOUND && !ledger);
  CHECK(truce_ledger_open(&ledger, path, 1, &error) == TRUCE_OK);
  CHECK(truce_read(reader, text, sizeof text - 1, NULL, &document, &error) == TRUCE_OK);
  CHECK(truce_ledger_add(ledger, document, "test", &known, &error) == TRUCE_OK && known == 0);
  CHECK(truce_ledger_add(ledger, document, NULL, &known, &error) == TRUCE_OK && known == 1);
  options.limit = 50;
  for (int question = TRUCE_DUE; question <= TRUCE_WHO; question++) {
    CHECK(truce_ledger_ask(ledger, (enum truce_question)question, &options, &answer, &error) == TRUCE_OK);
    for (size_t i = 0; answer && i < truce_answer_count(answer); i++) {
      size_t length;
      const char *row = truce_answer_row(answer, i, &length);
      CHECK(row && strlen(row) == length && row[0] == '{' && row[length - 1] == '}');
    }
    CHECK(answer && truce_answer_row(answer, truce_answer_count(answer), NULL) == NULL);
    truce_answer_free(answer);
  }
  CHECK(truce_ledger_ask(ledger, (enum truce_question)99, NULL, &answer, NULL) == TRUCE_BAD_USAGE && !answer);
  options.as_of = "soon";
  CHECK(truce_ledger_ask(ledger, TRUCE_DUE, &options, &answer, &error) == TRUCE_BAD_INPUT && !answer);
  CHECK(truce_ledger_ask(NULL, TRUCE_DUE, NULL, &answer, NULL) == TRUCE_BAD_USAGE);
  truce_ledger_close(ledger);
  truce_ledger_close(NULL);
  truce_answer_free(NULL);
  truce_document_free(document);
  remove(path);
}

int main(void) {
  RUN(names);
  RUN(opens);
  RUN(reads);
  RUN(leaves_out_the_uncertain);
  RUN(refuses);
  RUN(takes_dictionaries);
  RUN(keeps_a_ledger);
  truce_reader_close(reader);
  return check_done();
}
