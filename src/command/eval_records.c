/* truce eval records: reads gold documents and scores the records against those that a person wrote down. */
#include "command/command.h"
#include "measure/pairing.h"
#include "measure/similarity.h"
#include "record/reading.h"

#include <dirent.h>
#include <stdlib.h>

struct tally {
  double gold, system, pairs, soft, evidence;
};

struct evaluation {
  struct call *call;
  struct reader *reader;
  struct tally kinds[KIND_COUNT];
  const char *only;
};

/* ---- one document ---- */

static bool is_kind(const json_t *record, int kind) {
  const char *name = json_string_value(json_object_get(record, "kind"));
  return name && !strcmp(name, similarity_kinds[kind]);
}

/* The records of one kind, as borrowed references. */
static size_t select_kind(const json_t *all, int kind, const json_t **out) {
  size_t count = 0;
  for (size_t i = 0; i < json_array_size(all); i++)
    if (is_kind(json_array_get(all, i), kind)) out[count++] = json_array_get(all, i);
  return count;
}

static bool is_optional(const json_t *record) { return json_is_true(json_object_get(record, "optional")); }

static void show_pair(struct evaluation *e, const char *what, const json_t *record) {
  char *line = json_dumps(record, JSON_COMPACT | JSON_PRESERVE_ORDER);
  if (line) buffer_print(&e->call->out, "%s %.400s\n", what, line);
  free(line);
}

static enum truce_status score_kind(struct evaluation *e, int kind, const json_t *gold, const json_t *system,
                                    struct truce_error *error) {
  size_t most_rows = json_array_size(gold) + 1, most_columns = json_array_size(system) + 1;
  const json_t **g = calloc(most_rows, sizeof *g), **s = calloc(most_columns, sizeof *s);
  double *scores = calloc(most_rows * most_columns, sizeof *scores);
  size_t *of_row = calloc(most_rows, sizeof *of_row);
  bool *taken = calloc(most_columns, sizeof *taken);
  enum truce_status status = g && s && scores && of_row && taken ? TRUCE_OK : fail(error, TRUCE_NO_MEMORY, "no memory to score records");
  struct tally *t = &e->kinds[kind];
  bool verbose = call_flag(e->call, "verbose");
  if (!status) {
    size_t rows = select_kind(gold, kind, g), columns = select_kind(system, kind, s);
    for (size_t i = 0; i < rows; i++)
      for (size_t j = 0; j < columns; j++) scores[i * columns + j] = record_similarity(similarity_kinds[kind], g[i], s[j]);
    if (!pair_up(scores, rows, columns, of_row)) status = fail(error, TRUCE_NO_MEMORY, "no memory to score records");
    t->system += (double)columns;
    for (size_t i = 0; i < rows && !status; i++) {
      size_t j = of_row[i];
      bool optional = is_optional(g[i]);
      if (j < columns) taken[j] = true;
      if (!optional) t->gold++;
      if (optional && j < columns) t->system--;
      if (!optional && j < columns) {
        t->pairs++;
        t->soft += scores[i * columns + j];
        t->evidence += evidence_overlaps(g[i], s[j]);
      }
      if (verbose && j >= columns && !optional) show_pair(e, "missed  ", g[i]);
      if (verbose && j < columns) show_pair(e, "gold    ", g[i]), show_pair(e, "  system", s[j]);
    }
    for (size_t j = 0; verbose && j < columns; j++)
      if (!taken[j]) show_pair(e, "spurious", s[j]);
  }
  free(g), free(s), free(scores), free(of_row), free(taken);
  return status;
}

static enum truce_status read_records(struct evaluation *e, struct slice text, const json_t *about, const char *path,
                                      json_t *out, struct truce_error *error) {
  struct arena *arena = arena_new((size_t)1 << 32);
  struct document document;
  struct date date = {0};
  const char *day = json_string_value(json_object_get(about, "date"));
  if (!arena) return fail(error, TRUCE_NO_MEMORY, "no memory to read %s", path);
  if (setjmp(*arena_guard(arena))) {
    arena_free(arena);
    return fail(error, TRUCE_NO_MEMORY, "no memory to read %s", path);
  }
  if (day) date_parse(slice_of(day), &date);
  enum truce_status status = document_from_text(arena, text, slice_of(path), date, &document, error);
  if (!status) {
    struct records records = records_read(e->reader, arena, &document);
    for (size_t i = 0; i < records.count; i++) {
      struct buffer line;
      buffer_init(&line, 0);
      record_write_json(&line, &document, &records.at[i]);
      json_array_append_new(out, json_loadb(line.at, line.len, 0, NULL));
      buffer_dispose(&line);
    }
  }
  arena_free(arena);
  return status;
}

static enum truce_status score_document(struct evaluation *e, const char *folder, const char *name, struct truce_error *error) {
  char path[4096];
  json_error_t trouble;
  snprintf(path, sizeof path, "%s/%s", folder, name);
  json_t *gold = json_load_file(path, 0, &trouble);
  if (!gold) return fail(error, TRUCE_BAD_INPUT, "%s:%d: %s", path, trouble.line, trouble.text);
  struct input input;
  snprintf(path, sizeof path, "%s/%.*stxt", folder, (int)strlen(name) - 4, name);
  json_t *system = json_array();
  enum truce_status status = input_open(&input, path, DOCUMENT_LARGEST, error);
  if (!status) {
    status = read_records(e, input.bytes, json_object_get(gold, "document"), path, system, error);
    input_close(&input);
  }
  if (!status && call_flag(e->call, "verbose")) buffer_print(&e->call->out, "== %s\n", name);
  for (int kind = 0; kind < KIND_COUNT && !status; kind++)
    if (!e->only || !strcmp(e->only, similarity_kinds[kind]))
      status = score_kind(e, kind, json_object_get(gold, "records"), system, error);
  json_decref(system);
  json_decref(gold);
  return status ? status : call_flush(e->call, error);
}

/* ---- the table ---- */

static double f1(double common, const struct tally *t) { return t->gold + t->system > 0 ? 2 * common / (t->gold + t->system) : 0; }
static double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

static void show_row(struct call *call, const char *kind, const struct tally *t) {
  buffer_print(&call->out, "%-12s%6.0f%8.0f%7.3f%7.3f%7.3f%7.3f%10.3f\n", kind, t->gold, t->system,
               share(t->pairs, t->system), share(t->pairs, t->gold), f1(t->pairs, t), f1(t->soft, t), share(t->evidence, t->pairs));
}

static void show_json(struct call *call, const char *kind, const struct tally *t) {
  struct json json = {.out = &call->out};
  json_open(&json, '{');
  json_key(&json, "kind"), json_text(&json, slice_of(kind));
  json_key(&json, "gold"), json_integer(&json, (int64_t)t->gold);
  json_key(&json, "system"), json_integer(&json, (int64_t)t->system);
  json_key(&json, "precision"), json_decimal(&json, share(t->pairs, t->system), 4);
  json_key(&json, "recall"), json_decimal(&json, share(t->pairs, t->gold), 4);
  json_key(&json, "found"), json_decimal(&json, f1(t->pairs, t), 4);
  json_key(&json, "soft"), json_decimal(&json, f1(t->soft, t), 4);
  json_key(&json, "evidence"), json_decimal(&json, share(t->evidence, t->pairs), 4);
  json_close(&json, '}');
  buffer_add_byte(&call->out, '\n');
}

static enum truce_status show_table(struct evaluation *e, struct truce_error *error) {
  struct tally all = {0};
  double macro = 0, kinds = 0;
  void (*show)(struct call *, const char *, const struct tally *) = call_flag(e->call, "json") ? show_json : show_row;
  if (show == show_row)
    buffer_print(&e->call->out, "%-12s%6s%8s%7s%7s%7s%7s%10s\n", "kind", "gold", "system", "P", "R", "found", "soft", "evidence");
  for (int i = 0; i < KIND_COUNT; i++) {
    const struct tally *t = &e->kinds[i];
    all.gold += t->gold, all.system += t->system, all.pairs += t->pairs, all.soft += t->soft, all.evidence += t->evidence;
    if (t->gold > 0) macro += f1(t->soft, t), kinds++;
    show(e->call, similarity_kinds[i], t);
  }
  show(e->call, "all", &all);
  if (show == show_row) buffer_print(&e->call->out, "macro soft F1 over kinds: %.3f\n", share(macro, kinds));
  return call_flush_all(e->call, error);
}

static int is_gold(const struct dirent *entry) {
  size_t length = strlen(entry->d_name);
  return length > 5 && !strcmp(entry->d_name + length - 5, ".json");
}

static int by_name(const struct dirent **a, const struct dirent **b) { return strcmp((*a)->d_name, (*b)->d_name); }

static enum truce_status eval_records(struct call *call, struct truce_error *error) {
  struct evaluation e = {.call = call, .only = call_option(call, "kind")};
  struct dirent **entries;
  enum truce_status status = reader_open(&e.reader, call_model(call), call_knowledge(call), error);
  if (status) return status;
  int count = scandir(call->operands[0], &entries, is_gold, by_name);
  if (count < 0) status = fail(error, TRUCE_NOT_FOUND, "cannot open the folder %s", call->operands[0]);
  for (int i = 0; i < count; i++) {
    if (!status) status = score_document(&e, call->operands[0], entries[i]->d_name, error);
    free(entries[i]);
  }
  if (count >= 0) free(entries);
  if (!status && count == 0) status = fail(error, TRUCE_NOT_FOUND, "no NAME.json with its NAME.txt in %s", call->operands[0]);
  if (!status) status = show_table(&e, error);
  reader_close(e.reader);
  return status;
}

static const struct option options[] = {
    {"kind", "KIND", "only records of that kind"},
    {"verbose", NULL, "show what was missed, found and invented"},
    OPTION_MODEL, OPTION_KNOWLEDGE, OPTIONS_END};

const struct command command_eval_records = {
    .name = "eval records",
    .group = GROUP_LANGUAGE,
    .operands = "FOLDER",
    .least = 1,
    .most = 1,
    .summary = "Score records against those that a person wrote down",
    .details = "The folder holds NAME.txt and NAME.json, the gold records: {\"document\": {\"date\": ...}, \"records\": [...]}. "
               "Gold and own records of a kind are paired one to one; \"found\" is the F1 of pairs, \"soft\" counts a pair as "
               "its similarity, \"evidence\" is the share of pairs whose spans overlap.",
    .options = options,
    .run = eval_records,
};
