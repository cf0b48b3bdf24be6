/* Judges an obligation as of a day, by rules that doc/ledger.md states, from what other facts say. Nothing is
   guessed: each reason is a fact with its records, and what speaks against stands beside what speaks for. */
#include "ledger/inside.h"

#include <stdlib.h>

enum {
  NEAR_DUE = 14, /* a count so many days before the due day still says who is there */
  REASONS_LOOKED_AT = 400,
  WITNESSES_OF_REASON = 2,
  REASONS_A_KIND = 4
};

struct judging {
  struct assembly *assembly;
  struct ledger *ledger;
  struct arena *arena;
  const struct question *question;
  struct fact *fact;
  struct judgement *out;
  struct slice act, object, family, place; /* act: its family; object: its normal words */
  bool lasts;
  int32_t today;
  size_t reason_capacity;
};

static const char *const due_status_names[] = {"unknown",  "pending",      "overdue", "met",
                                               "extended", "contradicted", "ended"};

const char *due_status_name(enum due_status status) { return due_status_names[status]; }

/* Whom an obligation binds, and so whose forces, mandates and deeds speak about it */

/* "Foreign fighters", or somebody's "foreign mercenaries" that are to be sent away. */
static bool binds_foreigners(const struct judging *judging) {
  const struct obligation *obligation = &judging->fact->record.obligation;
  for (size_t i = 0; i < obligation->bound.count; i++)
    if (is_described_foreign(judging->arena, &obligation->bound.at[i])) return true;
  return names_foreigners(judging->object) && names_forces(judging->object);
}

/* The actor itself or a part of it ("LBY-LNA" is no part of "LBY" here: it may be its enemy). */
static bool binds(const struct judging *judging, struct slice id) {
  const struct obligation *obligation = &judging->fact->record.obligation;
  for (size_t i = 0; id.len && i < obligation->bound.count; i++)
    if (slice_is(obligation->bound.at[i].id, id)) return true;
  return false;
}

/* "From 13,000 to 8,600": what may stay. -1 where nothing may. */
static int64_t may_stay(const struct judging *judging) {
  struct slice object = judging->fact->record.obligation.object;
  size_t at = slice_find(object, SLICE(" to "));
  int64_t number = -1;
  for (size_t i = at + 4; at != SIZE_MAX && i < object.len && number < 1000000000; i++) {
    if (object.at[i] == ',' && number >= 0) continue;
    if (object.at[i] < '0' || object.at[i] > '9') break;
    number = (number < 0 ? 0 : number * 10) + (object.at[i] - '0');
  }
  return number;
}

static bool force_speaks(const struct judging *judging, const struct record *record) {
  const struct force *force = &record->force;
  if (record->modality != ASSERTED || force->count.low == 0 || force->count.low <= may_stay(judging))
    return false;
  if (binds(judging, force->who.id) || binds(judging, force->origin.country)) return true;
  return binds_foreigners(judging) && force_is_foreign(judging->arena, force, judging->place);
}

static bool mandate_is_for(const struct judging *judging, const struct actors *actors) {
  for (size_t i = 0; i < actors->count; i++) {
    if (binds(judging, actors->at[i].id)) return true;
    if (binds_foreigners(judging) && !is_organisation(&actors->at[i]) &&
        is_from_abroad(actors->at[i].id, judging->place))
      return true;
  }
  return false;
}

static bool mandate_speaks(const struct judging *judging, const struct record *record) {
  const struct mandate *mandate = &record->mandate;
  struct day_range until, when;
  if (record->modality != ASSERTED || slice_equals(mandate->action, "ended") ||
      slice_equals(mandate->action, "refused"))
    return false;
  if (!edtf_parse(mandate->until, &until) || until.last <= judging->out->due_last) return false;
  if (edtf_parse(mandate->when, &when) && when.first > judging->today) return false;
  /* A parliament's mandate is for its own troops, whomever else it names. */
  return mandate_is_for(judging, &mandate->for_whom) || mandate_is_for(judging, &mandate->body);
}

static bool done_by_bound(const struct judging *judging, const struct actors *actors) {
  for (size_t i = 0; i < actors->count; i++)
    if (binds(judging, actors->at[i].id) ||
        (binds_foreigners(judging) && is_described_foreign(judging->arena, &actors->at[i])))
      return true;
  return false;
}

static bool leaving_speaks(const struct judging *judging, const struct record *record) {
  return record->modality == ASSERTED && slice_equals(record->event.type, "RETREAT") &&
         done_by_bound(judging, &record->event.source);
}

static bool assault_speaks(const struct judging *judging, const struct record *record) {
  return record->modality == ASSERTED && slice_equals(record->event.type, "ASSAULT") &&
         done_by_bound(judging, &record->event.source);
}

/* Reasons */

static void add_reason(struct judging *judging, bool against, const char *why, const struct fact *fact) {
  struct judgement *out = judging->out;
  int weight = (int)(fact->tally[ASSERTED].voices < 1000 ? fact->tally[ASSERTED].voices : 1000);
  struct reason reason = {against, why, fact, weight};
  ARENA_PUSH(judging->arena, out->reasons, out->reason_count, judging->reason_capacity, reason);
}

/* One kind of reason. */
struct search {
  enum record_kind kind;
  const char *family;  /* of events; "" for any */
  int32_t first, last; /* days */
  bool (*speaks)(const struct judging *, const struct record *);
  bool against;
  const char *why;
};

static bool has_reason(const struct judgement *out, int64_t fact) {
  for (size_t i = 0; i < out->reason_count; i++)
    if (out->reasons[i].fact->number == fact) return true;
  return false;
}

/* The latest facts of the obligation's place that `actor` takes part in. */
static void search_actor(struct judging *judging, const struct search *search, struct slice actor) {
  size_t most = judging->out->reason_count + REASONS_A_KIND;
  struct store *store = &judging->ledger->store;
  sqlite3_stmt *row = store_query(store, "SELECT number, canon FROM party CROSS JOIN fact ON number = "
                                         "party.fact WHERE party.actor = ?1 AND party.kind"
                                         " = ?2 AND party.day BETWEEN ?3 AND ?4 AND place = ?5 AND (?6 = '' "
                                         "OR family = ?6) ORDER BY party.day DESC,"
                                         " party.fact DESC LIMIT ?7");
  bind_text(row, 1, actor);
  bind_integer(row, 2, search->kind);
  bind_integer(row, 3, search->first);
  bind_integer(row, 4, search->last);
  bind_text(row, 5, judging->place);
  bind_text(row, 6, slice_of(search->family));
  bind_integer(row, 7, REASONS_LOOKED_AT);
  while (judging->out->reason_count < most && store_row(store, row)) {
    int64_t number = sqlite3_column_int64(row, 0);
    if (number != sqlite3_column_int64(row, 1) || has_reason(judging->out, number)) continue;
    const struct fact *fact = assembly_get(judging->assembly, number, WITNESSES_OF_REASON);
    if (fact && search->speaks(judging, &fact->record))
      add_reason(judging, search->against, search->why, fact);
  }
  store_done(row);
}

static void collect(struct judging *judging, struct search search) {
  const struct actors *bound = &judging->fact->record.obligation.bound;
  if (!judging->place.len || search.first > search.last) return;
  for (size_t i = 0; i < bound->count; i++)
    if (bound->at[i].id.len) search_actor(judging, &search, bound->at[i].id);
  if (binds_foreigners(judging))
    search_actor(judging, &search, foreigners_in(judging->arena, judging->place));
}

/* What weighs most first: the voices behind it; the newer; the id. */
static int by_weight(const void *a, const void *b) {
  const struct reason *x = a, *y = b;
  if (x->against != y->against) return x->against ? -1 : 1;
  if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
  if (x->fact->day != y->fact->day) return x->fact->day > y->fact->day ? -1 : 1;
  return slice_compare(x->fact->id, y->fact->id);
}

/* Reports that say it was done */

static bool reported(struct judging *judging, const char *said) {
  sqlite3_stmt *find =
      store_query(&judging->ledger->store,
                  "SELECT 1 FROM claim INDEXED BY claim_stated WHERE" MEMBERS " AND claim.kind = 2 AND" USABLE
                  " AND status = ?3 AND modality = 0 AND (claim.day IS NULL OR claim.day <= ?4) LIMIT 1");
  bind_integer(find, 1, judging->fact->number);
  if (judging->question->has_known_by) bind_integer(find, 2, judging->question->known_by);
  bind_text(find, 3, slice_of(said));
  bind_integer(find, 4, judging->today);
  return store_integer(&judging->ledger->store, find, 0) != 0;
}

static bool has_reason_against(const struct judgement *out, const char *why) {
  for (size_t i = 0; i < out->reason_count; i++)
    if (out->reasons[i].against && !strcmp(out->reasons[i].why, why)) return true;
  return false;
}

static const char still_there[] = "still counted there";

static int32_t days_before(int32_t day, int32_t days) {
  return day < INT32_MIN + days ? INT32_MIN : day - days;
}

/* The day on which the duty was laid down, or NO_DAY: the start of its term, or its agreement's signing. */
static int32_t laid_down(const struct judging *judging) {
  struct day_range from;
  if (edtf_parse(judging->fact->record.obligation.term.from, &from) && from.first != INT32_MIN)
    return from.first;
  sqlite3_stmt *find = store_query(&judging->ledger->store, "SELECT first FROM fact WHERE number = ?1");
  bind_integer(find, 1, judging->fact->under);
  return (int32_t)store_integer(&judging->ledger->store, find, NO_DAY);
}

/* How long before its date a duty may be fulfilled: a year, for want of the day it was laid down. */
static int32_t begins(const struct judging *judging, int32_t start) {
  if (start != NO_DAY) return start;
  return days_before(judging->out->has_due ? judging->out->due_first : judging->today, 366);
}

/* Of a duty whose beginning nobody states, the first report or the due date must have come. */
static bool is_yet_to_come(const struct judging *judging, int32_t start) {
  if (start != NO_DAY) return start > judging->today;
  bool reported = judging->fact->first == NO_DAY || judging->fact->first <= judging->today;
  return !reported && !(judging->out->has_due && judging->out->due_first <= judging->today);
}

static void gather_reasons(struct judging *judging, int32_t start) {
  struct judgement *out = judging->out;
  int32_t today = judging->today;
  bool lasts = judging->lasts, of_forces = !judging->object.len || names_forces(judging->object);
  if (act_removes_forces(judging->act) && of_forces) {
    if (out->has_due && today >= out->due_first)
      collect(judging, (struct search){RECORD_FORCE, "", days_before(out->due_first, NEAR_DUE), today,
                                       force_speaks, true, still_there});
    if (out->has_due && out->due_last < INT32_MAX)
      collect(judging, (struct search){RECORD_MANDATE, "", out->due_last + 1, INT32_MAX, mandate_speaks, true,
                                       "mandate outlives it"});
    collect(judging, (struct search){RECORD_EVENT, "RETREAT", start, today, leaving_speaks, false,
                                     "reported leaving"});
  }
  if (lasts || slice_equals(judging->act, "halt")) {
    int32_t end = out->has_due && lasts && out->due_last < today ? out->due_last : today;
    collect(judging,
            (struct search){RECORD_EVENT, "ASSAULT", start, end, assault_speaks, true, "fighting reported"});
  }
  if (reported(judging, "met")) add_reason(judging, false, "reported met", judging->fact);
  if (reported(judging, "breached")) add_reason(judging, true, "reported breached", judging->fact);
  if (out->reason_count) qsort(out->reasons, out->reason_count, sizeof *out->reasons, by_weight);
}

static void conclude(struct judging *judging, bool extended) {
  struct judgement *out = judging->out;
  bool met = reported(judging, "met");
  if (met) {
    out->status = has_reason_against(out, still_there) || has_reason_against(out, "reported breached")
                      ? DUE_CONTRADICTED
                      : DUE_MET;
  } else if (!out->has_due) {
    out->status = has_reason_against(out, "reported breached") ? DUE_CONTRADICTED : DUE_UNKNOWN;
  } else if (judging->today <= out->due_last) {
    out->status = extended ? DUE_EXTENDED : DUE_PENDING;
    out->days = out->due_last == INT32_MAX ? 0 : (int32_t)((int64_t)out->due_last - judging->today);
  } else {
    out->status = judging->lasts ? DUE_ENDED : DUE_OVERDUE;
    out->days = judging->today - out->due_last;
  }
}

void judge(struct assembly *assembly, struct fact *fact) {
  struct arena *arena = assembly->arena;
  const struct question *question = assembly->question;
  struct judging judging = {
      .assembly = assembly, .ledger = assembly->ledger, .arena = arena, .question = question, .fact = fact};
  judging.out = fact->judgement = ARENA_NEW(arena, struct judgement);
  judging.act = act_family(arena, fact->record.obligation.act);
  judging.object = words_normal(arena, fact->record.obligation.object);
  judging.lasts = act_lasts(judging.act, judging.object);
  judging.family = fact->family, judging.place = fact->place;
  judging.out->due = SLICE("");
  /* Without a day to judge by, the last report's day is the last that anything is known of. */
  judging.today = question->has_as_of ? question->as_of : fact->last;
  judging.out->as_of = judging.today;
  if (judging.today == NO_DAY) return;
  bool extended = deadlines_find(assembly, fact, judging.family, judging.today, judging.out);
  int32_t start = laid_down(&judging);
  judging.out->yet_to_come = question->has_as_of && is_yet_to_come(&judging, start);
  if (judging.out->yet_to_come) return;
  gather_reasons(&judging, begins(&judging, start));
  conclude(&judging, extended);
}
