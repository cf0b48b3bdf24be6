/* When an obligation is due: what reports say of its date, and the chain of its extensions.

   A later agreement may move the date: the same duty, in the same words and place, said to be extended, is a
   fact of its own under that agreement. It belongs to the duty before it when no other date of the same duty,
   known by then, lies between. From there the chain goes on in the same way, so that a duty extended three
   times is one duty. */
#include "ledger/inside.h"

enum {
  LONGEST_EXTENSION = 1100, /* days: a later date than that is another obligation of the same wording */
  DEADLINES_LARGEST = 64,
  CHAIN_LONGEST = 24,
  NEIGHBOURS_LOOKED_AT = 40
};

struct stated {
  struct deadline deadline;
  int32_t first, last;
  int64_t voices;
};

struct finding {
  struct ledger *ledger;
  struct arena *arena;
  const struct question *question;
  struct slice family;
  struct stated *all;
  size_t count;
};

/* Answered from the index alone. */
#define STATED                                                                                               \
  "SELECT first, last, status = 'extended', said_by, min(day), count(DISTINCT voice) FROM claim INDEXED BY " \
  "claim_stated WHERE" MEMBERS " AND claim.kind = 2 AND" USABLE " AND modality <> 1"
#define STATED_END " GROUP BY 1, 2, 3, 4 ORDER BY 3, 6 DESC, last - first, 5, 1, 2, 4"

static struct stated read_stated(struct arena *arena, sqlite3_stmt *row) {
  struct stated stated = {.first = sqlite3_column_int(row, 0), .last = sqlite3_column_int(row, 1)};
  stated.deadline.extension = sqlite3_column_int(row, 2);
  stated.deadline.said_by = column_text(arena, row, 3);
  stated.deadline.day = sqlite3_column_type(row, 4) == SQLITE_NULL ? NO_DAY : sqlite3_column_int(row, 4);
  stated.deadline.due = days_print(arena, stated.first, stated.last);
  stated.voices = sqlite3_column_int64(row, 5);
  return stated;
}

static void take_all(struct finding *finding, sqlite3_stmt *row) {
  if (finding->question->has_known_by) bind_integer(row, 2, finding->question->known_by);
  while (store_row(&finding->ledger->store, row))
    if (finding->count < DEADLINES_LARGEST) finding->all[finding->count++] = read_stated(finding->arena, row);
}

static void take_own(struct finding *finding, int64_t fact) {
  sqlite3_stmt *row = store_query(&finding->ledger->store, STATED " AND claim.first IS NOT NULL" STATED_END);
  bind_integer(row, 1, fact);
  take_all(finding, row);
}

/* The dates after `base` to which `fact` extends. */
static void take_extensions(struct finding *finding, int64_t fact, int32_t base) {
  sqlite3_stmt *row =
      store_query(&finding->ledger->store, STATED " AND status = 'extended' AND claim.first > ?3" STATED_END);
  bind_integer(row, 1, fact);
  bind_integer(row, 3, base);
  take_all(finding, row);
}

/* Whether reports give `fact` a date after `base` that is no extension: then it is a duty by itself. */
static bool has_own_date(struct finding *finding, int64_t fact, int32_t base) {
  sqlite3_stmt *find =
      store_query(&finding->ledger->store,
                  "SELECT 1 FROM claim INDEXED BY claim_stated WHERE" MEMBERS " AND claim.kind = 2 AND" USABLE
                  " AND status <> 'extended' AND claim.first > ?3 LIMIT 1");
  bind_integer(find, 1, fact);
  if (finding->question->has_known_by) bind_integer(find, 2, finding->question->known_by);
  bind_integer(find, 3, base);
  return store_integer(&finding->ledger->store, find, 0) != 0;
}

/* The day of the first report, NO_DAY where one has no day, INT32_MAX where there is none that may be
   used. */
static int32_t first_report(struct finding *finding, int64_t fact) {
  sqlite3_stmt *find =
      store_query(&finding->ledger->store,
                  "SELECT min(coalesce(day, -2147483648)) FROM claim INDEXED BY claim_stated WHERE" MEMBERS
                  " AND claim.kind = 2 AND" USABLE);
  bind_integer(find, 1, fact);
  if (finding->question->has_known_by) bind_integer(find, 2, finding->question->known_by);
  return (int32_t)store_integer(&finding->ledger->store, find, INT32_MAX);
}

/* Facts of the same duty by the day they stand at. */
struct neighbours {
  int64_t at[NEIGHBOURS_LOOKED_AT];
  size_t count;
};

#define NEIGHBOURS                                                                                           \
  "SELECT number FROM fact INDEXED BY fact_family WHERE kind = 2 AND family = ?1 AND family <> '' AND day "  \
  "BETWEEN ?2 AND ?3"                                                                                        \
  " AND canon = number AND number <> ?4"

static void take_neighbours(struct finding *finding, sqlite3_stmt *row, int64_t fact, int64_t first,
                            int64_t last, struct neighbours *found) {
  bind_text(row, 1, finding->family);
  bind_integer(row, 2, first);
  bind_integer(row, 3, last);
  bind_integer(row, 4, fact);
  found->count = 0;
  while (found->count < NEIGHBOURS_LOOKED_AT && store_row(&finding->ledger->store, row))
    found->at[found->count++] = sqlite3_column_int64(row, 0);
  store_done(row);
}

/* Mostly there is none, which is found out at once. */
static bool is_extended_later(struct finding *finding, int64_t fact, int32_t base) {
  sqlite3_stmt *find =
      store_query(&finding->ledger->store,
                  "SELECT 1 FROM fact INDEXED BY fact_extends WHERE extends = 1 AND family = ?1 AND day"
                  " BETWEEN ?2 AND ?3 AND canon <> ?4 LIMIT 1");
  bind_text(find, 1, finding->family);
  bind_integer(find, 2, (int64_t)base + 1);
  bind_integer(find, 3, (int64_t)base + LONGEST_EXTENSION);
  bind_integer(find, 4, fact);
  return store_integer(&finding->ledger->store, find, 0) != 0;
}

/* The next fact that extends the duty due on `base`: its dates are taken, the last of them is the new base.
   0: none. */
static int64_t next_in_chain(struct finding *finding, int64_t fact, int32_t *base) {
  struct neighbours after;
  int32_t barrier = INT32_MAX; /* reports from that day on know of another date between */
  if (!is_extended_later(finding, fact, *base)) return 0;
  take_neighbours(finding, store_query(&finding->ledger->store, NEIGHBOURS " ORDER BY day, number"), fact,
                  (int64_t)*base + 1, (int64_t)*base + LONGEST_EXTENSION, &after);
  for (size_t i = 0; i < after.count; i++) {
    size_t before = finding->count;
    if (!has_own_date(finding, after.at[i], *base)) take_extensions(finding, after.at[i], *base);
    if (finding->count > before && finding->all[before].deadline.day < barrier) {
      for (size_t k = before; k < finding->count; k++)
        if (finding->all[k].last > *base && finding->all[k].last < INT32_MAX) *base = finding->all[k].last;
      return after.at[i];
    }
    finding->count = before;
    int32_t reported = first_report(finding, after.at[i]);
    if (reported < barrier) barrier = reported;
  }
  return 0;
}

static void follow_chain(struct finding *finding, int64_t fact, int32_t base, struct judgement *out) {
  out->chain = ARENA_ARRAY(finding->arena, int64_t, CHAIN_LONGEST);
  while (out->chain_count < CHAIN_LONGEST && base < INT32_MAX) {
    int32_t before = base;
    int64_t next = next_in_chain(finding, out->chain_count ? out->chain[out->chain_count - 1] : fact, &base);
    if (!next || base == before) return;
    out->chain[out->chain_count++] = next;
  }
}

static bool takes_over(const struct stated *next, const struct stated *now, int32_t today) {
  return next->deadline.extension && next->last > now->last &&
         (next->deadline.day == NO_DAY || next->deadline.day <= today);
}

/* "By January" and "by 23 January" agree: the closer one counts, where there is one alone. */
static size_t closest(const struct stated *all, size_t count) {
  size_t best = 0, inside = 0;
  for (size_t i = 1; i < count; i++) {
    const struct stated *s = &all[i];
    bool closer = s->first >= all[0].first && s->last <= all[0].last &&
                  (s->first > all[0].first || s->last < all[0].last);
    if (s->deadline.extension || !closer) continue;
    if (!inside++) best = i;
  }
  return inside == 1 ? best : 0;
}

static size_t latest_extension(const struct finding *finding, size_t from, int32_t today) {
  for (size_t i = 0; i < finding->count; i++)
    if (takes_over(&finding->all[i], &finding->all[from], today)) from = i;
  return from;
}

/* The date that most sources give; what extends it by the day asked for. */
bool deadlines_find(struct assembly *assembly, const struct fact *fact, struct slice family, int32_t today,
                    struct judgement *out) {
  struct finding finding = {assembly->ledger, assembly->arena, assembly->question, family, NULL, 0};
  finding.all = ARENA_ARRAY(finding.arena, struct stated, DEADLINES_LARGEST);
  take_own(&finding, fact->number);
  if (!finding.count) return false;
  size_t base = closest(finding.all, finding.count);
  follow_chain(&finding, fact->number, finding.all[latest_extension(&finding, base, INT32_MAX)].last, out);
  size_t effective = latest_extension(&finding, base, today);
  out->deadlines = ARENA_ARRAY(finding.arena, struct deadline, finding.count);
  for (size_t i = 0; i < finding.count; i++) out->deadlines[out->deadline_count++] = finding.all[i].deadline;
  out->has_due = true;
  out->due = finding.all[effective].deadline.due;
  out->due_first = finding.all[effective].first, out->due_last = finding.all[effective].last;
  return effective != base || finding.all[base].deadline.extension;
}

/* The duty of the same wording before `fact`, when `fact` does nothing but extend; else 0. */
static int64_t before_in_chain(struct finding *finding, int64_t fact) {
  struct neighbours before;
  if (has_own_date(finding, fact, INT32_MIN)) return 0;
  size_t from = finding->count = 0;
  take_extensions(finding, fact, INT32_MIN);
  if (!finding->count || finding->all[from].first == INT32_MIN) return 0;
  int64_t day = finding->all[from].first;
  int32_t reported = finding->all[from].deadline.day;
  take_neighbours(finding, store_query(&finding->ledger->store, NEIGHBOURS " ORDER BY day DESC, number DESC"),
                  fact, day - LONGEST_EXTENSION, day - 1, &before);
  for (size_t i = 0; i < before.count; i++)
    if (first_report(finding, before.at[i]) <= reported) return before.at[i];
  return 0;
}

int64_t deadlines_origin(struct ledger *ledger, struct arena *arena, const struct question *question,
                         int64_t fact) {
  struct finding finding = {ledger, arena, question, SLICE(""), NULL, 0};
  bool extends = false;
  sqlite3_stmt *find = store_query(
      &ledger->store, "SELECT family, extends OR EXISTS (SELECT 1 FROM fact AS its WHERE its.canon = ?1 AND"
                      " its.canon <> its.number AND its.extends = 1) FROM fact WHERE number = ?1");
  bind_integer(find, 1, fact);
  while (store_row(&ledger->store, find))
    finding.family = column_text(arena, find, 0), extends = sqlite3_column_int(find, 1) != 0;
  if (!extends) return fact;
  finding.all = ARENA_ARRAY(arena, struct stated, DEADLINES_LARGEST);
  for (int i = 0; i < CHAIN_LONGEST; i++) {
    int64_t before = before_in_chain(&finding, fact);
    if (!before) break;
    fact = before;
  }
  return fact;
}
