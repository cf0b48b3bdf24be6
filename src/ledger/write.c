/* A fact as JSON. */
#include "ledger/ledger.h"

#include "common/json.h"
#include "record/shape.h"

static void write_text(struct json *json, const char *key, struct slice text) {
  json_key(json, key);
  json_text_or_null(json, text);
}

static void write_number(struct json *json, const char *key, int64_t number) {
  json_key(json, key);
  json_whole(json, number);
}

static void write_day(struct json *json, struct arena *arena, const char *key, int32_t day) {
  write_text(json, key, day == NO_DAY ? SLICE("") : days_print(arena, day, day));
}

static void write_said_by(struct json *json, const struct texts *said_by) {
  json_key(json, "said_by");
  json_open(json, '[');
  for (size_t i = 0; i < said_by->count; i++) json_text(json, said_by->at[i]);
  json_close(json, ']');
}

static void write_witness(struct json *json, const struct witness *witness) {
  json_open(json, '{');
  write_text(json, "record", witness->record);
  write_text(json, "document", witness->document);
  write_text(json, "date", witness->date);
  write_text(json, "outlet", witness->outlet);
  write_text(json, "title", witness->title);
  write_said_by(json, &witness->said_by);
  write_text(json, "modality", slice_of(modality_name(witness->modality)));
  if (witness->status.len) write_text(json, "status", witness->status);
  json_close(json, '}');
}

static void write_tallies(struct json *json, struct arena *arena, const struct fact *fact) {
  json_key(json, "claims");
  json_open(json, '{');
  for (int i = 0; i < MODALITY_COUNT; i++) {
    const struct tally *tally = &fact->tally[i];
    if (!tally->reports) continue;
    json_key(json, modality_name((enum modality)i));
    json_open(json, '{');
    write_number(json, "reports", tally->reports);
    write_number(json, "sources", tally->voices);
    write_day(json, arena, "first", tally->first);
    write_day(json, arena, "last", tally->last);
    json_close(json, '}');
  }
  json_close(json, '}');
}

static void write_deadline(struct json *json, struct arena *arena, const struct deadline *deadline) {
  json_open(json, '{');
  write_text(json, "due", deadline->due);
  json_key(json, "extension");
  json_bool(json, deadline->extension);
  write_text(json, "said_by", deadline->said_by);
  write_day(json, arena, "since", deadline->day);
  json_close(json, '}');
}

static void write_reason(struct json *json, struct arena *arena, const struct reason *reason) {
  const struct witnesses *witnesses = &reason->fact->witnesses;
  json_open(json, '{');
  write_text(json, "why", slice_of(reason->why));
  write_text(json, "fact", reason->fact->id);
  write_text(json, "summary", fact_summary(arena, reason->fact));
  if (witnesses->count) {
    write_said_by(json, &witnesses->at[0].said_by);
    write_text(json, "record", witnesses->at[0].record);
  }
  write_number(json, "sources", reason->fact->voices);
  json_close(json, '}');
}

static void write_reasons(struct json *json, struct arena *arena, const char *key,
                          const struct judgement *judgement, bool against) {
  json_key(json, key);
  json_open(json, '[');
  for (size_t i = 0; i < judgement->reason_count; i++)
    if (judgement->reasons[i].against == against) write_reason(json, arena, &judgement->reasons[i]);
  json_close(json, ']');
}

static void write_judgement(struct json *json, struct arena *arena, const struct judgement *judgement) {
  json_key(json, "judgement");
  json_open(json, '{');
  write_day(json, arena, "as_of", judgement->as_of);
  write_text(json, "status", slice_of(due_status_name(judgement->status)));
  write_text(json, "due", judgement->due);
  bool over = judgement->status == DUE_OVERDUE || judgement->status == DUE_ENDED;
  if (judgement->has_due) write_number(json, over ? "days_over" : "days_left", judgement->days);
  json_key(json, "deadlines");
  json_open(json, '[');
  for (size_t i = 0; i < judgement->deadline_count; i++)
    write_deadline(json, arena, &judgement->deadlines[i]);
  json_close(json, ']');
  write_reasons(json, arena, "against", judgement, true);
  write_reasons(json, arena, "for", judgement, false);
  json_close(json, '}');
}

static void write_steps(struct json *json, const struct fact *fact) {
  json_key(json, "decisions");
  json_open(json, '[');
  for (size_t i = 0; i < fact->step_count; i++) {
    json_open(json, '{');
    write_text(json, "action", fact->steps[i].action);
    write_text(json, "when", fact->steps[i].when);
    write_text(json, "until", fact->steps[i].until);
    write_text(json, "record", fact->steps[i].record);
    json_close(json, '}');
  }
  json_close(json, ']');
}

void fact_write_json(struct buffer *out, struct arena *arena, const struct fact *fact) {
  struct json json = {.out = out};
  json_open(&json, '{');
  write_text(&json, "fact", fact->id);
  write_text(&json, "kind", slice_of(record_kind_name(fact->record.kind)));
  write_text(&json, "summary", fact_summary(arena, fact));
  write_text(&json, "modality", slice_of(modality_name(fact->record.modality)));
  record_write_content(&json, &fact->record);
  if (fact->agreement.len) write_text(&json, "under", fact->agreement);
  if (fact->judgement) write_judgement(&json, arena, fact->judgement);
  if (fact->record.kind == RECORD_MANDATE) write_steps(&json, fact);
  write_number(&json, "reports", fact->reports);
  write_number(&json, "outlets", fact->outlets);
  write_number(&json, "sources", fact->voices);
  write_day(&json, arena, "first_reported", fact->first);
  write_day(&json, arena, "last_reported", fact->last);
  write_tallies(&json, arena, fact);
  json_key(&json, "records");
  json_open(&json, '[');
  for (size_t i = 0; i < fact->witnesses.count; i++) write_witness(&json, &fact->witnesses.at[i]);
  json_close(&json, ']');
  json_close(&json, '}');
}
