/* truce eval plover: a table of sentences with an actor pair and PLOVER's event type against what truce
   reads. */
#include "command/eval_plover.h"
#include "command/command.h"
#include "command/readings.h"

#include <errno.h>
#include <stdio.h>

enum { SENTENCE_CEILING = 256 * 1024 * 1024, COLUMNS = 10 };

static const char header[] =
    "id\tsentence\tsource\ttarget\troot\tquad\tsrc_start\tsrc_end\ttgt_start\ttgt_end";

static enum truce_status bad_row(const struct plover_table *table, const char *what,
                                 struct truce_error *error) {
  return fail(error, TRUCE_BAD_INPUT, "%s:%zu: %s", table->file, table->line, what);
}

static bool read_offset(struct slice text, int64_t *value) {
  uint64_t number = 0;
  if (slice_equals(text, "-1")) return *value = -1, true;
  if (!slice_number(text, &number) || number > INT32_MAX) return false;
  *value = (int64_t)number;
  return true;
}

static int root_number(struct slice name) {
  for (int i = 0; i < PLOVER_ROOTS; i++)
    if (slice_equals(name, plover_roots[i])) return i;
  return PLOVER_NONE;
}

static enum truce_status read_row(struct plover_table *table, struct slice line, struct plover_row *row,
                                  struct truce_error *error) {
  struct slice column[COLUMNS];
  for (int i = 0; i < COLUMNS; i++) {
    if (!line.at) return bad_row(table, "fewer than 10 columns", error);
    column[i] = slice_cut(&line, '\t');
  }
  uint64_t quad;
  *row = (struct plover_row){.id = column[0], .sentence = column[1], .root = root_number(column[4])};
  if (row->root == PLOVER_NONE) return bad_row(table, "an unknown root", error);
  if (!slice_number(column[5], &quad) || quad < 1 || quad > 4)
    return bad_row(table, "a quad that is not 1 to 4", error);
  row->quad = (int)quad;
  bool offsets = read_offset(column[6], &row->source.start) && read_offset(column[7], &row->source.end) &&
                 read_offset(column[8], &row->target.start) && read_offset(column[9], &row->target.end);
  return offsets ? TRUCE_OK : bad_row(table, "an offset that is no number", error);
}

static bool read_header(struct plover_table *table, enum truce_status *status, struct truce_error *error) {
  struct slice first = slice_cut(&table->rest, '\n');
  table->line = 1;
  if (!slice_starts(first, slice_of(header)))
    *status = bad_row(table, "not the header of a PLOVER table", error);
  return !*status;
}

bool plover_table_next(struct plover_table *table, struct plover_row *row, enum truce_status *status,
                       struct truce_error *error) {
  if (table->line == 0 && !read_header(table, status, error)) return false;
  while (table->rest.at) {
    struct slice line = slice_cut(&table->rest, '\n');
    table->line++;
    if (slice_trim(line).len == 0) continue;
    *status = read_row(table, line, row, error);
    return !*status;
  }
  return false;
}

static void write_events(FILE *out, const struct plover_row *row, const struct plover_events *events,
                         bool given) {
  for (uint32_t i = 0; i < events->count; i++) {
    const struct plover_event *e = &events->at[i];
    if (given)
      fprintf(out, "%.*s\t%s\n", SLICE_ARGS(row->id), plover_roots[e->root]);
    else
      fprintf(out, "%.*s\t%.*s\t%.*s\t%s\t%lld\t%lld\t%lld\t%lld\n", SLICE_ARGS(row->id),
              SLICE_ARGS(e->source), SLICE_ARGS(e->target), plover_roots[e->root],
              (long long)e->source_span.start, (long long)e->source_span.end, (long long)e->target_span.start,
              (long long)e->target_span.end);
  }
}

struct measuring {
  struct call *call;
  struct plover_reader reader;
  struct arena *arena; /* of one sentence */
  struct plover_score score;
  FILE *out; /* predictions, or NULL */
  bool given;
};

static void show_miss(struct measuring *m, const struct plover_row *row, int said) {
  if (!call_flag(m->call, "misses") || said == row->root) return;
  buffer_print(&m->call->out, "%.*s\t%s\t%s\t%.*s\n", SLICE_ARGS(row->id), plover_roots[row->root],
               said == PLOVER_NONE ? "NONE" : plover_roots[said], SLICE_ARGS(row->sentence));
}

static enum truce_status measure_row(struct measuring *m, const struct plover_row *row,
                                     struct truce_error *error) {
  if (setjmp(*arena_guard(m->arena)))
    return fail(error, TRUCE_NO_MEMORY, "no memory to read row %.*s", SLICE_ARGS(row->id));
  struct plover_events events = plover_read(&m->reader, m->arena, row, m->given);
  int said = plover_count(&m->score, m->arena, row, &events, m->given);
  if (m->out) write_events(m->out, row, &events, m->given);
  show_miss(m, row, said);
  arena_reset(m->arena);
  return call_flush(m->call, error);
}

static enum truce_status measure_table(struct measuring *m, struct plover_table *table,
                                       struct truce_error *error) {
  enum truce_status status = TRUCE_OK;
  struct plover_row row;
  while (!status && plover_table_next(table, &row, &status, error)) {
    status = measure_row(m, &row, error);
    if (!status && call_stopped(m->call)) status = fail(error, TRUCE_INTERRUPTED, "interrupted");
  }
  return status;
}

static double share(size_t part, size_t whole) { return whole ? (double)part / (double)whole : 0; }

static void show_score(struct measuring *m) {
  const struct plover_score *s = &m->score;
  struct buffer *out = &m->call->out;
  buffer_print(out, "rows %zu  events %zu\n", s->rows, s->events);
  if (!m->given) buffer_print(out, "pair found        %.4f\n", share(s->found, s->rows));
  buffer_print(out, "root accuracy     %.4f\n", share(s->right, s->rows));
  buffer_print(out, "root macro F1     %.4f\n", plover_root_f1(s));
  buffer_print(out, "quad macro F1     %.4f\n", plover_quad_f1(s));
  for (int i = 0; i < PLOVER_ROOTS; i++)
    buffer_print(out, "  %-12s p %.3f r %.3f n %zu\n", plover_roots[i], share(s->hit[i], s->said[i]),
                 share(s->hit[i], s->gold[i]), s->gold[i]);
}

static enum truce_status measure(struct measuring *m, struct truce_error *error) {
  struct input input;
  const char *file = m->call->operands[0], *out = call_option(m->call, "out");
  enum truce_status status = input_open(&input, file, PLOVER_TABLE_LARGEST, error);
  if (status) return status;
  struct plover_table table = {.file = file, .rest = input.bytes};
  if (out && !(m->out = fopen(out, "w"))) status = fail_errno(error, errno, "write", out);
  if (!status) status = measure_table(m, &table, error);
  if (m->out && fclose(m->out) && !status) status = fail_errno(error, errno, "write", out);
  input_close(&input);
  if (!status) show_score(m);
  return status ? status : call_flush_all(m->call, error);
}

static enum truce_status open_leanings(struct measuring *m, struct arena *arena, struct truce_error *error) {
  struct event_leanings *leanings;
  if (setjmp(*arena_guard(arena))) return fail(error, TRUCE_NO_MEMORY, "no memory");
  enum truce_status status = event_leanings_load(&leanings, arena, call_knowledge(m->call), error);
  if (!status) m->reader.leanings = leanings;
  return status;
}

static enum truce_status eval_plover(struct call *call, struct truce_error *error) {
  struct measuring m = {.call = call, .given = call_flag(call, "given")};
  struct reader *reader;
  enum truce_status status = readings_open(call, &reader, error);
  if (status) return status;
  struct arena *lasting = arena_new(SENTENCE_CEILING);
  m.reader.reader = reader;
  m.arena = arena_new(SENTENCE_CEILING);
  status = m.arena && lasting ? open_leanings(&m, lasting, error) : fail(error, TRUCE_NO_MEMORY, "no memory");
  if (!status) status = measure(&m, error);
  if (m.arena) arena_free(m.arena);
  if (lasting) arena_free(lasting);
  reader_close(reader);
  return status;
}

static const struct option options[] = {
    {"given", NULL, "the parties are given: say only what happens between them"},
    {"out", "FILE",
     "also write what was read: id, source, target, root and offsets, one event a line, best first"},
    {"misses", NULL, "show the rows that got another type: id, the table's, truce's, sentence"},
    OPTION_PETRARCH,
    OPTION_MODEL,
    OPTION_KNOWLEDGE,
    OPTIONS_END};

const struct command command_eval_plover = {
    .name = "eval plover",
    .group = GROUP_LANGUAGE,
    .operands = "TABLE",
    .least = 1,
    .most = 1,
    .summary = "Measure events on a table of sentences with parties and PLOVER's event types",
    .details = "The table is tab-separated with a header: id, sentence, source, target, root, quad, and the "
               "parties' places "
               "in code points (src_start, src_end, tgt_start, tgt_end; -1 where the sentence does not name "
               "one).\n\n"
               "Roots are those of PLOVER's first drafts: YIELD takes in CONCEDE and RETREAT, promises are "
               "AGREE, sanctions "
               "COERCE.",
    .example = "truce eval plover --given plv-train.tsv",
    .options = options,
    .run = eval_plover,
};
