/* truce eval records: reads gold documents and scores the records against those that a person wrote down. */
#include "command/command.h"
#include "command/readings.h"
#include "measure/calibrate.h"
#include "measure/tally.h"
#include "record/reading.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

struct evaluation {
  struct call *call;
  struct reader *reader;
  struct tallies tallies;
  /* For --fit-confidence: the records of all documents, those of the one at hand from `first` on. */
  struct judged *judged;
  size_t judged_count, judged_capacity, first;
};

/* ---- what --fit-confidence learns from ---- */

static enum truce_status remember(struct evaluation *e, const struct records *records,
                                  struct truce_error *error) {
  e->first = e->judged_count;
  if (e->judged_count + records->count > e->judged_capacity) {
    size_t capacity = 2 * (e->judged_count + records->count);
    struct judged *judged = realloc(e->judged, capacity * sizeof *judged);
    if (!judged) return fail(error, TRUCE_NO_MEMORY, "no memory for %zu records", capacity);
    e->judged = judged, e->judged_capacity = capacity;
  }
  for (size_t i = 0; i < records->count; i++)
    e->judged[e->judged_count++] = (struct judged){records->at[i].kind, records->at[i].traits, false};
  return TRUCE_OK;
}

static void judge(void *context, size_t place, bool right) {
  struct evaluation *e = context;
  e->judged[e->first + place].right = right;
}

static enum truce_status write_confidence(struct evaluation *e, const char *path, struct truce_error *error) {
  struct confidence confidence;
  struct buffer text;
  FILE *out = fopen(path, "w");
  if (!out) return fail_errno(error, errno, "write", path);
  buffer_init(&text, 0);
  calibrate(&confidence, e->judged, e->judged_count);
  calibrate_print(&text, &confidence, e->judged_count);
  struct slice all = buffer_slice(&text);
  bool written = fwrite(all.at, 1, all.len, out) == all.len;
  buffer_dispose(&text);
  if (fclose(out) || !written) return fail_errno(error, errno, "write", path);
  return TRUCE_OK;
}

/* ---- one document ---- */

/* The document's records as a JSON array. */
static enum truce_status read_records(struct evaluation *e, struct slice text, struct date date,
                                      const char *path, struct buffer *out, struct truce_error *error) {
  struct arena *arena = arena_new((size_t)1 << 32);
  struct document document;
  if (!arena) return fail(error, TRUCE_NO_MEMORY, "no memory to read %s", path);
  if (setjmp(*arena_guard(arena))) {
    arena_free(arena);
    return fail(error, TRUCE_NO_MEMORY, "no memory to read %s", path);
  }
  enum truce_status status = document_from_text(arena, text, slice_of(path), date, &document, error);
  if (!status) {
    struct records records = records_read(e->reader, arena, &document);
    status = remember(e, &records, error);
    buffer_add_byte(out, '[');
    for (size_t i = 0; i < records.count; i++) {
      if (i) buffer_add_byte(out, ',');
      record_write_json(out, &document, &records.at[i]);
    }
    buffer_add_byte(out, ']');
  }
  arena_free(arena);
  return status;
}

static enum truce_status score_texts(struct evaluation *e, struct slice gold, struct slice text,
                                     const char *path, struct truce_error *error) {
  struct buffer records;
  struct date date = {0};
  char day[32];
  gold_date(gold, day);
  date_parse(slice_of(day), &date);
  buffer_init(&records, 0);
  enum truce_status status = read_records(e, text, date, path, &records, error);
  if (!status && e->tallies.show) buffer_print(e->tallies.show, "== %s\n", path);
  if (!status) status = tally_document(&e->tallies, gold, buffer_slice(&records), path, error);
  buffer_dispose(&records);
  return status;
}

static enum truce_status score_document(struct evaluation *e, const char *folder, const char *name,
                                        struct truce_error *error) {
  char gold_path[4096], text_path[4096];
  struct input gold, text;
  snprintf(gold_path, sizeof gold_path, "%s/%s", folder, name);
  snprintf(text_path, sizeof text_path, "%s/%.*stxt", folder, (int)strlen(name) - 4, name);
  enum truce_status status = input_open(&gold, gold_path, DOCUMENT_LARGEST, error);
  if (status) return status;
  status = input_open(&text, text_path, DOCUMENT_LARGEST, error);
  if (!status) {
    status = score_texts(e, gold.bytes, text.bytes, text_path, error);
    input_close(&text);
  }
  input_close(&gold);
  return status ? status : call_flush(e->call, error);
}

/* ---- the table ---- */

static double f1(double common, const struct tally *t) {
  return t->gold + t->system > 0 ? 2 * common / (t->gold + t->system) : 0;
}
static double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

static void show_row(struct call *call, const char *kind, const struct tally *t) {
  buffer_print(&call->out, "%-12s%6.0f%8.0f%7.3f%7.3f%7.3f%7.3f%10.3f\n", kind, t->gold, t->system,
               share(t->pairs, t->system), share(t->pairs, t->gold), f1(t->pairs, t), f1(t->soft, t),
               share(t->evidence, t->pairs));
}

static void show_json(struct call *call, const char *kind, const struct tally *t) {
  struct json json = {.out = &call->out};
  json_open(&json, '{');
  json_key(&json, "kind"), json_text(&json, slice_of(kind));
  json_key(&json, "gold"), json_whole(&json, (int64_t)t->gold);
  json_key(&json, "system"), json_whole(&json, (int64_t)t->system);
  json_key(&json, "precision"), json_decimal(&json, share(t->pairs, t->system), 4);
  json_key(&json, "recall"), json_decimal(&json, share(t->pairs, t->gold), 4);
  json_key(&json, "found"), json_decimal(&json, f1(t->pairs, t), 4);
  json_key(&json, "soft"), json_decimal(&json, f1(t->soft, t), 4);
  json_key(&json, "evidence"), json_decimal(&json, share(t->evidence, t->pairs), 4);
  json_close(&json, '}');
  buffer_add_byte(&call->out, '\n');
}

/* How many of the records given a confidence are right: well calibrated, the share lies in the bin. */
static void show_reliability(struct evaluation *e) {
  buffer_print(&e->call->out, "\n%-12s%8s%8s%8s\n", "confidence", "records", "right", "share");
  for (int bin = 0; bin < TALLY_BINS; bin++)
    if (e->tallies.given[bin])
      buffer_print(&e->call->out, "%.1f to %.1f  %8d%8d%8.2f\n", bin / 10.0, (bin + 1) / 10.0,
                   e->tallies.given[bin], e->tallies.right[bin],
                   share(e->tallies.right[bin], e->tallies.given[bin]));
}

static enum truce_status show_table(struct evaluation *e, struct truce_error *error) {
  struct tally all = {0};
  double macro = 0, kinds = 0;
  void (*show)(struct call *, const char *, const struct tally *) = e->call->json ? show_json : show_row;
  if (show == show_row)
    buffer_print(&e->call->out, "%-12s%6s%8s%7s%7s%7s%7s%10s\n", "kind", "gold", "system", "P", "R", "found",
                 "soft", "evidence");
  for (int i = 0; i < TALLY_KINDS; i++) {
    const struct tally *t = &e->tallies.kinds[i];
    all.gold += t->gold, all.system += t->system, all.pairs += t->pairs, all.soft += t->soft,
        all.evidence += t->evidence;
    if (t->gold > 0) macro += f1(t->soft, t), kinds++;
    show(e->call, tally_kind(i), t);
  }
  show(e->call, "all", &all);
  if (show == show_row) buffer_print(&e->call->out, "macro soft F1 over kinds: %.3f\n", share(macro, kinds));
  if (call_flag(e->call, "reliability")) show_reliability(e);
  return call_flush_all(e->call, error);
}

static int is_gold(const struct dirent *entry) {
  size_t length = strlen(entry->d_name);
  return length > 5 && !strcmp(entry->d_name + length - 5, ".json");
}

static int by_name(const struct dirent **a, const struct dirent **b) {
  return strcmp((*a)->d_name, (*b)->d_name);
}

static enum truce_status eval_records(struct call *call, struct truce_error *error) {
  struct evaluation e = {
      .call = call,
      .tallies = {.only = call_option(call, "kind"), .show = call_flag(call, "verbose") ? &call->out : NULL}};
  const char *fitted = call_option(call, "fit-confidence");
  struct dirent **entries;
  e.tallies.judge = judge, e.tallies.judge_context = &e;
  enum truce_status status = readings_open(call, &e.reader, error);
  if (status) return status;
  int count = scandir(call->operands[0], &entries, is_gold, by_name);
  if (count < 0) status = fail(error, TRUCE_NOT_FOUND, "cannot open the folder %s", call->operands[0]);
  for (int i = 0; i < count; i++) {
    if (!status) status = score_document(&e, call->operands[0], entries[i]->d_name, error);
    free(entries[i]);
  }
  if (count >= 0) free(entries);
  if (!status && count == 0)
    status = fail(error, TRUCE_NOT_FOUND, "no NAME.json with its NAME.txt in %s", call->operands[0]);
  if (!status) status = show_table(&e, error);
  if (!status && fitted) status = write_confidence(&e, fitted, error);
  free(e.judged);
  reader_close(e.reader);
  return status;
}

static const struct option options[] = {
    {"kind", "KIND", "only records of that kind"},
    {"reliability", NULL, "show how many of the records given each confidence are right (text only)"},
    {"fit-confidence", "FILE", "write the points of knowledge/confidence.txt that suit these documents best"},
    {"verbose", NULL, "show what was missed, found and invented"},
    OPTION_PETRARCH,
    OPTION_MODEL,
    OPTION_KNOWLEDGE,
    OPTIONS_END};

const struct command command_eval_records = {
    .name = "eval records",
    .group = GROUP_LANGUAGE,
    .operands = "FOLDER",
    .least = 1,
    .most = 1,
    .summary = "Score records against those that a person wrote down",
    .details = "The folder holds NAME.txt and NAME.json, the gold records: {\"document\": {\"date\": ...}, "
               "\"records\": [...]}. "
               "Gold and own records of a kind are paired one to one; \"found\" is the F1 of pairs, \"soft\" "
               "counts a pair as "
               "its similarity, \"evidence\" is the share of pairs whose spans overlap.",
    .options = options,
    .run = eval_records,
};
