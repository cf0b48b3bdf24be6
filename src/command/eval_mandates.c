/* truce eval mandates: do resolutions yield a mandate with the end that the catalogue gives them? */
#include "command/readings.h"

#include <stdio.h>

enum { TABLE_LARGEST = 16 * 1024 * 1024 };

/* A row of the table: a file's base name and the end of its mandate. */
struct row {
  struct slice file, until;
  bool read, right, wanted;
};

struct evaluation {
  struct call *call;
  struct row *rows;
  size_t count, capacity;
  size_t documents, records; /* all that were read, and mandates in those that are not in the table */
};

/* The column of that name in the head line, or SIZE_MAX. */
static size_t column_named(struct slice head, const char *name) {
  for (size_t i = 0; head.at; i++)
    if (slice_equals(slice_trim(slice_cut(&head, '\t')), name)) return i;
  return SIZE_MAX;
}

static struct slice column_at(struct slice line, size_t column) {
  struct slice field = {"", 0};
  for (size_t i = 0; line.at && i <= column; i++) field = slice_cut(&line, '\t');
  return slice_trim(field);
}

/* --half 1 takes the odd rows, --half 2 the even ones: to develop on one and report the other. */
static enum truce_status read_table(struct evaluation *e, struct arena *arena, struct slice text,
                                    struct truce_error *error) {
  int64_t half;
  enum truce_status status = call_number(e->call, "half", 1, 2, 0, &half, error);
  if (status) return status;
  struct slice head = slice_cut(&text, '\n');
  size_t file = column_named(head, "file"), until = column_named(head, "until");
  if (file == SIZE_MAX || until == SIZE_MAX)
    return fail(error, TRUCE_BAD_INPUT, "%s: no columns \"file\" and \"until\" in its first line",
                e->call->operands[0]);
  while (text.at) {
    struct slice line = slice_cut(&text, '\n');
    if (!slice_trim(line).len) continue;
    struct row row = {.file = column_at(line, file), .until = column_at(line, until)};
    row.wanted = !half || (int64_t)(e->count % 2) == half - 1;
    ARENA_PUSH(arena, e->rows, e->count, e->capacity, row);
  }
  return TRUCE_OK;
}

static struct slice base_name(struct slice path) {
  for (size_t i = path.len; i > 0; i--)
    if (path.at[i - 1] == '/' || path.at[i - 1] == '\\') return (struct slice){path.at + i, path.len - i};
  return path;
}

static struct row *row_of(struct evaluation *e, const struct document *document) {
  struct slice name = base_name(document->name);
  for (size_t i = 0; i < e->count; i++)
    if (slice_is(e->rows[i].file, name)) return &e->rows[i];
  return NULL;
}

static void show_miss(struct call *call, const struct row *row, const struct records *records) {
  buffer_print(&call->out, "%.*s: expected %.*s, found", SLICE_ARGS(row->file), SLICE_ARGS(row->until));
  for (size_t i = 0; i < records->count; i++)
    if (records->at[i].kind == RECORD_MANDATE)
      buffer_print(&call->out, " %.*s", SLICE_ARGS(records->at[i].mandate.until));
  buffer_add_byte(&call->out, '\n');
}

static enum truce_status take(void *user, const struct document *document, const struct records *records,
                              struct slice written, struct truce_error *error) {
  struct evaluation *e = user;
  struct row *row = row_of(e, document);
  (void)written;
  e->documents++;
  for (size_t i = 0; i < records->count; i++) {
    if (records->at[i].kind != RECORD_MANDATE) continue;
    if (!row)
      e->records++;
    else if (slice_is(records->at[i].mandate.until, row->until))
      row->right = true;
  }
  if (row) row->read = true;
  if (row && row->wanted && !row->right && call_flag(e->call, "misses")) show_miss(e->call, row, records);
  return call_flush(e->call, error);
}

static void show_table(const struct evaluation *e) {
  size_t expected = 0, right = 0, unread = 0;
  for (size_t i = 0; i < e->count; i++) {
    if (!e->rows[i].wanted) continue;
    expected += e->rows[i].read, right += e->rows[i].right, unread += !e->rows[i].read;
  }
  struct buffer *out = &e->call->out;
  buffer_print(out, "%-10s %8s %8s %8s\n", "", "expected", "right", "%");
  buffer_print(out, "%-10s %8zu %8zu %8.1f\n", "until", expected, right,
               expected ? 100.0 * (double)right / (double)expected : 0.0);
  buffer_print(
      out, "%zu documents read; %zu rows of the table without one; %zu mandates in documents outside it\n",
      e->documents, unread, e->records);
}

static enum truce_status measure(struct evaluation *e, struct arena *arena, struct slice table,
                                 struct truce_error *error) {
  enum truce_status status = read_table(e, arena, table, error);
  if (status) return status;
  struct call *call = e->call;
  call->operands++, call->operand_count--; /* the documents */
  struct reading_sink sink = {.user = e, .take = take};
  status = readings_run(call, &sink, error);
  call->operands--, call->operand_count++;
  if (!status) show_table(e);
  return status;
}

static enum truce_status eval_mandates(struct call *call, struct truce_error *error) {
  struct evaluation e = {.call = call};
  struct arena *arena = arena_new(SIZE_MAX);
  struct input table;
  if (!arena) return fail(error, TRUCE_NO_MEMORY, "no memory");
  enum truce_status status = input_open(&table, call->operands[0], TABLE_LARGEST, error);
  if (!status) {
    if (setjmp(*arena_guard(arena)))
      status = fail(error, TRUCE_NO_MEMORY, "no memory");
    else
      status = measure(&e, arena, table.bytes, error);
    input_close(&table);
  }
  arena_free(arena);
  return status;
}

static const struct option options[] = {{"half", "1|2", "only the odd or the even rows of the table"},
                                        {"misses", NULL, "show the documents without the expected end"},
                                        OPTIONS_READINGS,
                                        OPTIONS_END};

const struct command command_eval_mandates = {
    .name = "eval mandates",
    .group = GROUP_LANGUAGE,
    .operands = "TABLE.tsv FILE|FOLDER...",
    .least = 2,
    .most = -1,
    .summary = "Measure how often a resolution yields a mandate with the end that a table gives",
    .details = "The table's first line names its columns; \"file\" (a base name) and \"until\" (a date) are "
               "used. A row is "
               "right when one of the mandates read from its file ends exactly then.",
    .example = "truce eval mandates mandates.tsv resolutions.tar.gz",
    .options = options,
    .run = eval_mandates,
};
