#include "command/asking.h"

#include <limits.h>

static const size_t asking_ceiling = (size_t)1 << 30;

struct slice asked_operand(const struct call *call) {
  return call->operand_count ? slice_of(call->operands[0]) : SLICE("");
}

static enum truce_status take_day(const struct call *call, const char *name, bool *has, int32_t *day,
                                  struct truce_error *error) {
  struct date date;
  struct day_range range;
  if (!call_option(call, name)) return TRUCE_OK;
  enum truce_status status = call_date(call, name, &date, error);
  if (status) return status;
  *has = edtf_parse(slice_of(call_option(call, name)), &range);
  *day = *has ? range.last : date_to_days(date); /* of a month, its last day */
  *has = true;
  return TRUCE_OK;
}

enum { ROWS = 100 }; /* of a list, unless told otherwise; asking.h says so to people */

/* Options that a command does not list are not given, and so change nothing. */
static enum truce_status set_question(struct asked *asked, bool today, struct truce_error *error) {
  const struct call *call = asked->call;
  struct question *q = &asked->question;
  int64_t limit = ROWS;
  enum truce_status status = take_day(call, "as-of", &q->has_as_of, &q->as_of, error);
  if (!status) status = take_day(call, "known-by", &q->has_known_by, &q->known_by, error);
  if (!status) status = call_number(call, "limit", 0, INT_MAX, ROWS, &limit, error);
  q->limit = (size_t)limit;
  const char *place = call_option(call, "place"), *actor = call_option(call, "actor");
  if (place) q->place = slice_of(place);
  if (actor) q->actor = slice_of(actor);
  if (!status && today && !q->has_as_of) q->has_as_of = true, q->as_of = date_to_days(call_today());
  return status;
}

static enum truce_status work_guarded(struct asked *asked,
                                      enum truce_status (*work)(struct asked *, struct truce_error *),
                                      struct truce_error *error) {
  if (setjmp(*arena_guard(asked->arena)))
    return fail(error, TRUCE_NO_MEMORY, "not enough memory for the answer (at most %zu MB)",
                asking_ceiling >> 20);
  return work(asked, error);
}

static enum truce_status run(struct call *call, enum ledger_mode mode, bool today,
                             enum truce_status (*work)(struct asked *, struct truce_error *),
                             struct truce_error *error) {
  struct asked asked = {.call = call};
  enum truce_status status = set_question(&asked, today, error);
  if (!status) status = ledger_open(&asked.ledger, call_ledger(call), mode, call->stop, error);
  if (status) return status;
  asked.arena = arena_new(asking_ceiling);
  status =
      asked.arena ? work_guarded(&asked, work, error) : fail(error, TRUCE_NO_MEMORY, "no memory to ask with");
  arena_free(asked.arena);
  ledger_close(asked.ledger);
  return status;
}

enum truce_status asked_run(struct call *call, bool today,
                            enum truce_status (*work)(struct asked *, struct truce_error *),
                            struct truce_error *error) {
  return run(call, LEDGER_READ, today, work, error);
}

enum truce_status asked_run_writing(struct call *call,
                                    enum truce_status (*work)(struct asked *, struct truce_error *),
                                    struct truce_error *error) {
  return run(call, LEDGER_WRITE, false, work, error);
}

static enum truce_status write_fact(struct asked *asked, const struct fact *fact, struct truce_error *error) {
  struct call *call = asked->call;
  fact_write_json(&call->out, asked->arena, fact);
  buffer_add_byte(&call->out, '\n');
  return call_flush(call, error);
}

enum truce_status asked_show(struct asked *asked, const struct facts *facts,
                             void (*show)(struct asked *, const struct fact *), struct truce_error *error) {
  struct call *call = asked->call;
  enum truce_status status = TRUCE_OK;
  for (size_t i = 0; i < facts->count && !status; i++) {
    if (call->json) {
      status = write_fact(asked, &facts->at[i], error);
      continue;
    }
    show(asked, &facts->at[i]);
    status = call_flush(call, error);
  }
  if (!facts->count && !call->json) buffer_add_text(&call->out, "nothing of that kind in the ledger\n");
  if (facts->more) call_warn(call, "there is more; --limit 0 shows all");
  return status;
}

enum truce_status asked_list(struct asked *asked, void (*show)(struct asked *, const struct fact *),
                             struct truce_error *error) {
  struct facts facts;
  enum truce_status status = ledger_ask(asked->ledger, asked->arena, &asked->question, &facts, error);
  return status ? status : asked_show(asked, &facts, show, error);
}

enum { WHEN_COLUMNS = 12 };

void row_begin(struct asked *asked, struct slice when) {
  show_style(asked->call, STYLE_BOLD);
  show_column(asked->call, WHEN_COLUMNS, when);
  show_style(asked->call, STYLE_PLAIN);
}

void row_text(struct asked *asked, struct slice text) { show_text(asked->call, text); }

static void add_count(struct buffer *out, int64_t count, const char *what) {
  buffer_print(out, "%lld %s%s", (long long)count, what, count == 1 ? "" : "s");
}

/* "10 outlets, 1 source": ten papers that print one agency's story are one that says so. Where that is so,
   and the outlets are not all known, the reports are counted. */
void row_end(struct asked *asked, const struct fact *fact) {
  struct call *call = asked->call;
  show_style(call, STYLE_DIM);
  buffer_add_text(&call->out, "  ");
  if (fact->voices == fact->reports) {
    add_count(&call->out, fact->reports, "report");
  } else {
    if (fact->outlets < fact->voices || fact->outlets < 2)
      add_count(&call->out, fact->reports, "report");
    else
      add_count(&call->out, fact->outlets, "outlet");
    buffer_add_text(&call->out, ", ");
    add_count(&call->out, fact->voices, "source");
  }
  buffer_print(&call->out, "  %.*s", SLICE_ARGS(fact->id));
  show_style(call, STYLE_PLAIN);
  buffer_add_byte(&call->out, '\n');
}

void row_note(struct asked *asked, enum style style, struct slice text) {
  struct call *call = asked->call;
  show_style(call, style);
  show_wrapped(call, WHEN_COLUMNS, text);
  show_style(call, STYLE_PLAIN);
}

static struct slice speakers_of(struct asked *asked, const struct witness *witness) {
  struct slice all = SLICE("");
  for (size_t i = 0; i < witness->said_by.count; i++)
    all = arena_print(asked->arena, "%.*s%s%.*s", SLICE_ARGS(all), i ? ", according to " : "",
                      SLICE_ARGS(witness->said_by.at[i]));
  return all;
}

static bool said_before(struct asked *asked, const struct fact *fact, size_t at, struct slice who) {
  for (size_t i = 0; i < at; i++)
    if (fact->witnesses.at[i].modality == fact->witnesses.at[at].modality &&
        slice_is(speakers_of(asked, &fact->witnesses.at[i]), who))
      return true;
  return false;
}

void row_speakers(struct asked *asked, const struct fact *fact) {
  static const char *const verbs[MODALITY_COUNT] = {"says so", "denies it", "asks for it", "promises it",
                                                    "thinks it possible"};
  for (size_t i = 0; i < fact->witnesses.count; i++) {
    const struct witness *w = &fact->witnesses.at[i];
    struct slice who = speakers_of(asked, w);
    if ((!who.len && w->modality == ASSERTED) || said_before(asked, fact, i, who)) continue;
    if (!who.len) who = w->outlet.len ? w->outlet : w->title;
    row_note(asked, w->modality == DENIED ? STYLE_BAD : STYLE_DIM,
             arena_print(asked->arena, "%.*s %s (%.*s)", SLICE_ARGS(who), verbs[w->modality],
                         SLICE_ARGS(w->date)));
  }
}

void row_plain(struct asked *asked, const struct fact *fact) {
  row_begin(asked, fact->day == NO_DAY ? SLICE("") : days_print(asked->arena, fact->day, fact->day));
  row_text(asked, fact_summary(asked->arena, fact));
  row_end(asked, fact);
  row_speakers(asked, fact);
}
