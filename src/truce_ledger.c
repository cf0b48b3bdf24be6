/* The public face of the ledger: include/truce.h over ledger/. */
#include "truce.h"

#include "ledger/ledger.h"
#include "truce_inside.h"

#include <stdlib.h>

static const size_t asking_memory = (size_t)1 << 30;

struct truce_ledger {
  struct ledger *ledger;
};

/* The rows, one behind the other, each with a NUL. */
struct truce_answer {
  struct buffer lines;
  size_t *starts; /* one more than there are rows */
  size_t count;
};

enum truce_status truce_ledger_open(struct truce_ledger **ledger, const char *file, int writable,
                                    struct truce_error *error) {
  *ledger = NULL;
  if (!file) return fail(error, TRUCE_BAD_USAGE, "no ledger file");
  struct truce_ledger *made = calloc(1, sizeof *made);
  if (!made) return fail(error, TRUCE_NO_MEMORY, "no memory for a ledger");
  enum truce_status status =
      ledger_open(&made->ledger, file, writable ? LEDGER_WRITE : LEDGER_READ, NULL, error);
  if (status)
    free(made);
  else
    *ledger = made;
  return status;
}

void truce_ledger_close(struct truce_ledger *ledger) {
  if (!ledger) return;
  ledger_close(ledger->ledger);
  free(ledger);
}

static enum truce_status add_guarded(struct ledger *ledger, struct arena *arena,
                                     const struct truce_document *document, const char *reader,
                                     struct ledger_added *added, struct truce_error *error) {
  if (setjmp(*arena_guard(arena))) return fail(error, TRUCE_NO_MEMORY, "not enough memory to add a document");
  return ledger_add(ledger, arena, &document->document, &document->records, slice_of(reader ? reader : ""),
                    false, added, error);
}

enum truce_status truce_ledger_add(struct truce_ledger *ledger, const struct truce_document *document,
                                   const char *reader, int *known, struct truce_error *error) {
  struct ledger_added added = {0};
  if (!ledger || !document) return fail(error, TRUCE_BAD_USAGE, "no ledger or no document");
  struct arena *arena = arena_new(asking_memory);
  if (!arena) return fail(error, TRUCE_NO_MEMORY, "no memory to add a document");
  enum truce_status status = add_guarded(ledger->ledger, arena, document, reader, &added, error);
  arena_free(arena);
  if (known) *known = added.known;
  return status;
}

static enum truce_status read_day(const char *text, bool *has, int32_t *day, struct truce_error *error) {
  struct day_range range;
  if (!text) return TRUCE_OK;
  *has = edtf_parse(slice_of(text), &range);
  *day = range.last;
  return *has ? TRUCE_OK : fail(error, TRUCE_BAD_INPUT, "\"%s\" is not a date like 2021-01-29", text);
}

static enum truce_status read_options(const struct truce_ask_options *options, struct question *question,
                                      struct truce_error *error) {
  if (options->version != 1)
    return fail(error, TRUCE_BAD_USAGE, "options of version %u: begin with TRUCE_ASK_OPTIONS",
                (unsigned)options->version);
  question->actor = slice_of(options->actor ? options->actor : "");
  question->place = slice_of(options->place ? options->place : "");
  question->limit = options->limit;
  enum truce_status status = read_day(options->as_of, &question->has_as_of, &question->as_of, error);
  return status ? status : read_day(options->known_by, &question->has_known_by, &question->known_by, error);
}

static enum truce_status ask(struct ledger *ledger, struct arena *arena, enum truce_question what,
                             struct question *question, struct facts *facts, struct truce_error *error) {
  static const enum record_kind kinds[] = {RECORD_OBLIGATION, RECORD_AGREEMENT, RECORD_SUPPORT, RECORD_FORCE,
                                           RECORD_MANDATE,    RECORD_EVENT,     RECORD_EVENT};
  if (what == TRUCE_TIMELINE) return ledger_timeline(ledger, arena, question, facts, error);
  if (what == TRUCE_WHO) return ledger_who(ledger, arena, question, facts, error);
  if ((size_t)what >= sizeof kinds / sizeof *kinds) return fail(error, TRUCE_BAD_USAGE, "no such question");
  question->kind = kinds[what];
  if (what == TRUCE_CALLS) question->family = SLICE("REQUEST");
  return ledger_ask(ledger, arena, question, facts, error);
}

static enum truce_status write_rows(struct truce_answer *answer, struct arena *arena,
                                    const struct facts *facts, struct truce_error *error) {
  answer->starts = calloc(facts->count + 1, sizeof *answer->starts);
  for (size_t i = 0; answer->starts && i < facts->count; i++) {
    fact_write_json(&answer->lines, arena, &facts->at[i]);
    buffer_add_byte(&answer->lines, 0);
    answer->starts[++answer->count] = answer->lines.len;
  }
  bool fine = answer->starts && !answer->lines.failed;
  return fine ? TRUCE_OK : fail(error, TRUCE_NO_MEMORY, "no memory for the answer");
}

/* `answer` is freed by the caller whatever happens here, so the arena may unwind while it is written. */
static enum truce_status ask_guarded(struct ledger *ledger, struct arena *arena, enum truce_question what,
                                     struct question *question, struct truce_answer *answer,
                                     struct truce_error *error) {
  struct facts facts = {0};
  if (setjmp(*arena_guard(arena))) return fail(error, TRUCE_NO_MEMORY, "not enough memory for the answer");
  enum truce_status status = ask(ledger, arena, what, question, &facts, error);
  return status ? status : write_rows(answer, arena, &facts, error);
}

enum truce_status truce_ledger_ask(struct truce_ledger *ledger, enum truce_question question,
                                   const struct truce_ask_options *options, struct truce_answer **answer,
                                   struct truce_error *error) {
  static const struct truce_ask_options defaults = TRUCE_ASK_OPTIONS;
  struct question asked = {0};
  *answer = NULL;
  if (!ledger) return fail(error, TRUCE_BAD_USAGE, "no ledger");
  enum truce_status status = read_options(options ? options : &defaults, &asked, error);
  if (status) return status;
  struct arena *arena = arena_new(asking_memory);
  struct truce_answer *made = calloc(1, sizeof *made);
  if (arena && made) {
    buffer_init(&made->lines, 0);
    status = ask_guarded(ledger->ledger, arena, question, &asked, made, error);
  } else
    status = fail(error, TRUCE_NO_MEMORY, "no memory for the answer");
  arena_free(arena);
  if (status)
    truce_answer_free(made);
  else
    *answer = made;
  return status;
}

void truce_answer_free(struct truce_answer *answer) {
  if (!answer) return;
  buffer_dispose(&answer->lines);
  free(answer->starts);
  free(answer);
}

size_t truce_answer_count(const struct truce_answer *answer) { return answer->count; }

const char *truce_answer_row(const struct truce_answer *answer, size_t index, size_t *length) {
  if (length) *length = 0;
  if (index >= answer->count) return NULL;
  size_t start = answer->starts[index];
  if (length) *length = answer->starts[index + 1] - start - 1;
  return answer->lines.at + start;
}
