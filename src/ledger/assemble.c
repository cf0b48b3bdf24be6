/* A fact as the records behind it give it together: the fullest one speaks, the others fill its gaps. */
#include "ledger/inside.h"

#include "record/shape.h"

static void bind_scope(sqlite3_stmt *statement, int64_t fact, const struct question *question) {
  bind_integer(statement, 1, fact);
  if (question->has_known_by) bind_integer(statement, 2, question->known_by);
}

static int32_t column_day(sqlite3_stmt *row, int at) {
  return sqlite3_column_type(row, at) == SQLITE_NULL ? NO_DAY : sqlite3_column_int(row, at);
}

static bool has_members(struct ledger *ledger, int64_t fact) {
  sqlite3_stmt *find =
      store_query(&ledger->store, "SELECT 1 FROM fact WHERE canon = ?1 AND canon <> number LIMIT 1");
  bind_integer(find, 1, fact);
  return store_integer(&ledger->store, find, 0) != 0;
}

static void widen(int32_t first, int32_t last, struct fact *fact) {
  if (first != NO_DAY && (fact->first == NO_DAY || first < fact->first)) fact->first = first;
  if (last != NO_DAY && last > fact->last) fact->last = last;
}

/* Counted already, where nothing is to be left out and nothing else is shown under the fact. */
static sqlite3_stmt *ask_tally(struct ledger *ledger, const struct question *question, bool members) {
#define TALLY(which)                                                                                         \
  "SELECT modality, count(DISTINCT document), count(DISTINCT voice), min(day), max(day) FROM claim "         \
  "WHERE" which " AND" USABLE " GROUP BY modality"
  struct store *store = &ledger->store;
  if (members) return store_query(store, TALLY(MEMBERS));
  if (question->has_known_by) return store_query(store, TALLY(" fact = ?1"));
  return store_query(store, "SELECT modality, reports, voices, first, last FROM tally WHERE fact = ?1");
}

static void count_claims(struct ledger *ledger, const struct question *question, bool members,
                         struct fact *fact) {
  sqlite3_stmt *count = ask_tally(ledger, question, members);
  bind_scope(count, fact->number, question);
  fact->first = fact->last = NO_DAY;
  while (store_row(&ledger->store, count)) {
    struct tally *tally = &fact->tally[sqlite3_column_int(count, 0) % MODALITY_COUNT];
    *tally = (struct tally){sqlite3_column_int64(count, 1), sqlite3_column_int64(count, 2),
                            column_day(count, 3), column_day(count, 4)};
    fact->reports += tally->reports;
    fact->voices += tally->voices;
    widen(tally->first, tally->last, fact);
  }
}

/* One report may both assert and, elsewhere, deny: it is still one. */
static void count_together(struct ledger *ledger, const struct question *question, struct fact *fact) {
  int kinds = 0;
  for (int i = 0; i < MODALITY_COUNT; i++) kinds += fact->tally[i].reports > 0;
  if (kinds < 2) return;
  sqlite3_stmt *count = store_query(
      &ledger->store,
      "SELECT count(DISTINCT document), count(DISTINCT voice) FROM claim WHERE" MEMBERS " AND" USABLE);
  bind_scope(count, fact->number, question);
  while (store_row(&ledger->store, count))
    fact->reports = sqlite3_column_int64(count, 0), fact->voices = sqlite3_column_int64(count, 1);
}

/* However many of them print one agency's story. */
static void count_outlets(struct ledger *ledger, const struct question *question, bool members,
                          struct fact *fact) {
#define HEARD(which) "SELECT count(DISTINCT outlet) FROM heard WHERE" which " AND (?2 IS NULL OR day <= ?2)"
  sqlite3_stmt *count = members ? store_query(&ledger->store, HEARD(MEMBERS))
                                : store_query(&ledger->store, HEARD(" fact = ?1"));
  bind_scope(count, fact->number, question);
  fact->outlets = store_integer(&ledger->store, count, 0);
}

static void narrow(struct record *record, uint32_t part) {
  if (record->kind != RECORD_SUPPORT) return;
  struct actors *from = &record->support.from, *to = &record->support.to;
  if (part / 1000 < from->count) *from = (struct actors){from->at + part / 1000, 1};
  if (part % 1000 < to->count) *to = (struct actors){to->at + part % 1000, 1};
}

static bool holds_text(const struct texts *texts, struct slice text) {
  for (size_t i = 0; i < texts->count; i++)
    if (slice_is(texts->at[i], text)) return true;
  return false;
}

/* "unspecified" is what a report says that says nothing. */
static void add_texts(struct arena *arena, struct texts *to, const struct texts *more) {
  struct texts all = {ARENA_ARRAY(arena, struct slice, to->count + more->count), 0};
  const struct texts *both[] = {to, more};
  for (int b = 0; b < 2; b++)
    for (size_t i = 0; i < both[b]->count; i++)
      if (!holds_text(&all, both[b]->at[i]) && !slice_equals(both[b]->at[i], "unspecified"))
        all.at[all.count++] = both[b]->at[i];
  if (all.count)
    *to = all;
  else if (!to->count)
    *to = *more;
}

static void add_actors(struct arena *arena, struct actors *to, const struct actors *more) {
  struct actors all = {arena_grow(arena, to->at, to->count, to->count + more->count, sizeof *all.at),
                       to->count};
  for (size_t i = 0; i < more->count; i++) {
    bool there = false;
    struct slice key = actor_key(arena, &more->at[i]);
    for (size_t j = 0; j < all.count && !there; j++) there = slice_is(actor_key(arena, &all.at[j]), key);
    if (!there) all.at[all.count++] = more->at[i];
  }
  *to = all;
}

static void fill_text(struct slice *to, const struct slice *from) {
  if (!to->len) *to = *from;
}

static void fill_field(struct arena *arena, enum shape_type type, void *to, const void *from) {
  switch (type) {
  case SHAPE_TEXT:
  case SHAPE_ID:
  case SHAPE_ASKED: fill_text(to, from); break;
  case SHAPE_TEXTS: add_texts(arena, to, from); break;
  case SHAPE_PLACE:
    if (!((struct place *)to)->text.len) *(struct place *)to = *(const struct place *)from;
    break;
  case SHAPE_TERM:
    if (!((struct term *)to)->duration.len) *(struct term *)to = *(const struct term *)from;
    break;
  case SHAPE_ACTORS:
    if (!((struct actors *)to)->count) *(struct actors *)to = *(const struct actors *)from;
    break;
  default: break;
  }
}

/* What another record of the same fact adds. Only what is held true fills gaps in what is held true. */
static void fill(struct arena *arena, struct record *to, const struct record *from) {
  if (from->modality != to->modality && from->modality != ASSERTED) return;
  for (const struct shape_field *field = shape_of(to->kind); field->name; field++)
    fill_field(arena, field->type, (char *)to + field->offset, shape_value(from, field));
  if (to->kind == RECORD_AGREEMENT) {
    add_actors(arena, &to->agreement.parties, &from->agreement.parties);
    add_actors(arena, &to->agreement.backers, &from->agreement.backers);
  }
}

static void take_witness(struct arena *arena, sqlite3_stmt *row, struct witness *witness,
                         struct record *record) {
  if (record_read_json(arena, column_view(row, 0), NULL, record, NULL)) *record = (struct record){0};
  narrow(record, (uint32_t)sqlite3_column_int(row, 1));
  *witness = (struct witness){.record = record->id, .said_by = record->said_by, .modality = record->modality};
  witness->document = column_text(arena, row, 2), witness->title = column_text(arena, row, 3);
  witness->outlet = column_text(arena, row, 4), witness->name = column_text(arena, row, 5);
  witness->date = column_text(arena, row, 6), witness->status = column_text(arena, row, 7);
  witness->day = column_day(row, 8), witness->voice = sqlite3_column_int64(row, 9);
}

static size_t load_witnesses(struct ledger *ledger, struct arena *arena, const struct question *question,
                             bool members, size_t most, struct fact *fact, struct record *records) {
#define SPEAKERS(which)                                                                                      \
  "SELECT r.json, c.part, d.id, d.title, d.outlet, d.name, d.date, c.status, c.day, c.voice FROM (SELECT * " \
  "FROM "                                                                                                    \
  "claim WHERE" which " AND" USABLE                                                                          \
  " ORDER BY weight DESC, day, tie LIMIT ?3) AS c JOIN record AS r ON r.number = "                           \
  "c.record JOIN document AS d ON d.number = r.document ORDER BY c.weight DESC, c.day, c.tie"
  sqlite3_stmt *row = members ? store_query(&ledger->store, SPEAKERS(MEMBERS))
                              : store_query(&ledger->store, SPEAKERS(" fact = ?1"));
  bind_scope(row, fact->number, question);
  bind_integer(row, 3, (int64_t)most);
  fact->witnesses.at = ARENA_ARRAY(arena, struct witness, most);
  while (store_row(&ledger->store, row) && fact->witnesses.count < most) {
    take_witness(arena, row, &fact->witnesses.at[fact->witnesses.count], &records[fact->witnesses.count]);
    fact->witnesses.count++;
  }
  store_done(row);
  return fact->witnesses.count;
}

/* The decisions on a mandate of which more reports tell than can be loaded: the latest ends first, and of
   each its two fullest reports; some without an end. */
static size_t load_decisions(struct ledger *ledger, struct arena *arena, const struct question *question,
                             size_t most, struct fact *fact, struct record *records) {
  enum { OF_EACH = 2, WITHOUT_END = 8 };
#define DECISIONS(which, order)                                                                              \
  "SELECT r.json, c.part, d.id, d.title, d.outlet, d.name, d.date, c.status, c.day, c.voice, c.last FROM "   \
  "(SELECT * FROM claim INDEXED BY claim_until WHERE fact = ?1 AND claim.kind = 5 AND" USABLE " AND " which  \
  " ORDER BY " order "weight DESC, day, tie LIMIT ?3) AS c JOIN record AS r ON r.number = c.record JOIN "    \
  "document AS d ON d.number = r.document ORDER BY " order "c.weight DESC, c.day, c.tie"
  struct witnesses *w = &fact->witnesses;
  w->at = ARENA_ARRAY(arena, struct witness, most);
  for (int64_t before = INT64_MAX; w->count + OF_EACH <= most;) {
    size_t had = w->count;
    sqlite3_stmt *row = before == INT64_MIN
                            ? store_query(&ledger->store, DECISIONS("last IS NULL", ""))
                            : store_query(&ledger->store, DECISIONS("last < ?4", "last DESC, "));
    size_t wanted = before == INT64_MIN && most - had > WITHOUT_END ? WITHOUT_END : OF_EACH;
    bind_scope(row, fact->number, question);
    bind_integer(row, 3, (int64_t)wanted);
    if (before != INT64_MIN) bind_integer(row, 4, before);
    int64_t next = INT64_MIN;
    while (store_row(&ledger->store, row) && w->count < most) {
      take_witness(arena, row, &w->at[w->count], &records[w->count]);
      w->count++, next = sqlite3_column_int64(row, 10);
    }
    store_done(row);
    if (before == INT64_MIN) break;
    before = w->count == had ? INT64_MIN : next;
  }
  return w->count;
}

static int32_t first_day(struct slice edtf) {
  struct day_range range;
  return edtf_parse(edtf, &range) ? range.first : NO_DAY;
}

static int32_t last_day(struct slice edtf) {
  struct day_range range;
  return edtf_parse(edtf, &range) ? range.last : NO_DAY;
}

/* Decisions in the order they were taken; one that several reports tell is one step. */
static bool later_step(const struct record *a, const struct record *b) {
  int32_t at = first_day(a->mandate.when), bt = first_day(b->mandate.when);
  if (at != bt) return at > bt;
  return last_day(a->mandate.until) > last_day(b->mandate.until);
}

static bool same_step(const struct mandate_step *step, const struct record *record) {
  return slice_is(step->when, record->mandate.when) && slice_is(step->until, record->mandate.until) &&
         slice_is(step->action, record->mandate.action);
}

static void list_steps(struct arena *arena, const struct question *question, struct fact *fact,
                       struct record *records, size_t count) {
  for (size_t i = 1; i < count; i++)
    for (size_t j = i; j > 0 && later_step(&records[j - 1], &records[j]); j--) {
      struct record moved = records[j];
      records[j] = records[j - 1], records[j - 1] = moved;
    }
  fact->steps = ARENA_ARRAY(arena, struct mandate_step, count);
  for (size_t i = 0; i < count; i++) {
    const struct mandate *m = &records[i].mandate;
    if (records[i].modality != ASSERTED) continue;
    if (question->has_as_of && first_day(m->when) > question->as_of) continue;
    if (fact->step_count && same_step(&fact->steps[fact->step_count - 1], &records[i])) continue;
    fact->steps[fact->step_count++] = (struct mandate_step){m->action, m->when, m->until, records[i].id};
  }
}

/* The last decision is the mandate as it stands; what it leaves open, earlier ones tell. */
static void assemble_mandate(struct arena *arena, const struct question *question, struct fact *fact,
                             struct record *records, size_t count) {
  list_steps(arena, question, fact, records, count);
  size_t last = count - 1;
  while (last > 0 && ((question->has_as_of && first_day(records[last].mandate.when) > question->as_of) ||
                      (records[last].modality != ASSERTED && records[last - 1].modality == ASSERTED)))
    last--;
  fact->record = records[last];
  struct slice until = fact->record.mandate.until;
  struct term term = fact->record.mandate.term;
  for (size_t i = last; i-- > 0;) fill(arena, &fact->record, &records[i]);
  fact->record.mandate.until = until, fact->record.mandate.term = term;
}

static bool load_head(struct ledger *ledger, struct arena *arena, struct fact *fact) {
  int64_t agreement = 0;
  bool found = false;
  sqlite3_stmt *find = store_query(
      &ledger->store, "SELECT id, day, agreement, family, place, kind FROM fact WHERE number = ?1");
  bind_integer(find, 1, fact->number);
  while (store_row(&ledger->store, find)) {
    found = true;
    fact->id = column_text(arena, find, 0);
    fact->day = sqlite3_column_int(find, 1);
    agreement = sqlite3_column_int64(find, 2);
    fact->record.kind = (enum record_kind)sqlite3_column_int(find, 5);
    fact->family = column_text(arena, find, 3), fact->place = column_text(arena, find, 4);
  }
  fact->agreement = SLICE("");
  if (agreement) fact->under = fact_canon(ledger, agreement);
  if (agreement) fact->agreement = fact_name(ledger, arena, fact->under);
  return found;
}

static bool fact_assemble(struct ledger *ledger, struct arena *arena, const struct question *question,
                          int64_t canon, size_t most, struct fact *fact) {
  *fact = (struct fact){.number = canon};
  if (!load_head(ledger, arena, fact)) return false;
  bool members = has_members(ledger, canon);
  count_claims(ledger, question, members, fact);
  if (!fact->reports) return false;
  count_together(ledger, question, fact);
  count_outlets(ledger, question, members, fact);
  struct record *records = ARENA_ARRAY(arena, struct record, most);
  bool many = fact->record.kind == RECORD_MANDATE && fact->reports > (int64_t)most;
  size_t count = many ? load_decisions(ledger, arena, question, most, fact, records)
                      : load_witnesses(ledger, arena, question, members, most, fact, records);
  if (!count) return false;
  fact->record = records[0];
  if (fact->record.kind == RECORD_MANDATE)
    assemble_mandate(arena, question, fact, records, count);
  else
    for (size_t i = 1; i < count; i++) fill(arena, &fact->record, &records[i]);
  return true;
}

void assembly_init(struct assembly *assembly, struct ledger *ledger, struct arena *arena,
                   const struct question *question) {
  *assembly = (struct assembly){.ledger = ledger, .arena = arena, .question = question};
  map_init(&assembly->known, arena);
}

struct fact *assembly_get(struct assembly *assembly, int64_t canon, size_t witnesses) {
  struct slice key = {(const char *)&canon, sizeof canon};
  uint32_t index = map_get(&assembly->known, key);
  if (index != MAP_NONE) return assembly->at[index];
  struct fact *fact = ARENA_NEW(assembly->arena, struct fact);
  if (!fact_assemble(assembly->ledger, assembly->arena, assembly->question, canon, witnesses, fact))
    fact = NULL;
  map_put(&assembly->known, arena_copy(assembly->arena, key), (uint32_t)assembly->count);
  ARENA_PUSH(assembly->arena, assembly->at, assembly->count, assembly->capacity, fact);
  return fact;
}
