/* Merging without chains. Reports name one agreement in many ways: "the ceasefire of 23 October between A and
   B", "the October truce". Each way is a fact of its own key; a vaguer one is shown under a more precise one
   when it can mean no other: when exactly one fact refines it that is not itself refined. The choice is
   always made anew from the keys alone, so the order in which reports come in does not matter, and two facts
   never meet through a third.

   s refines x when both are of one family and nothing in x speaks against s:
     - s has a date and lies within x's (x without a date: within the report's year and the one before);
     - x's parties are among s's (or s names none, and is more precise in its date);
     - x has s's place, or none but parties of s;
     - they do not bear two names; without a date x has s's name, or its place, or its parties.

   An obligation is shown under the obligation of the same family of the agreement that its agreement is shown
   under. */
#include "ledger/inside.h"

#include <stdlib.h>

enum {
  NEARBY = 800 /* days; more than the two years that an undated mention spans */,
  MENTIONS_LARGEST = 1000
};

struct mention {
  int64_t number, canon;
  bool dated;
  int32_t first, last, day;
  struct slice place, parties, name, id;
};

struct mentions {
  struct mention *at;
  size_t count, capacity;
};

static void set_year_of_report(struct mention *m, int32_t day) {
  struct date from = date_from_days(day);
  from.month = from.day = 1;
  m->last = date_to_days(date_add_months(from, 12)) - 1;
  m->first = date_to_days(date_add_months(from, -12));
}

#define MENTION_COLUMNS(index)                                                                               \
  "SELECT number, canon, first, last, place, parties, name, id, day FROM fact INDEXED BY " index

/* What nothing stands behind any more, since it was read again, means nothing. */
#define MENTIONED                                                                                            \
  " WHERE kind = ?1 AND day BETWEEN ?3 AND ?4 AND EXISTS (SELECT 1 FROM tally WHERE tally.fact = number) "
#define IN_ORDER " ORDER BY day, number LIMIT ?5"

static void take_mention(struct arena *arena, sqlite3_stmt *row, struct mentions *mentions) {
  struct mention m = {.number = sqlite3_column_int64(row, 0), .canon = sqlite3_column_int64(row, 1)};
  m.dated = sqlite3_column_type(row, 2) != SQLITE_NULL;
  m.first = sqlite3_column_int(row, 2), m.last = sqlite3_column_int(row, 3);
  m.place = column_text(arena, row, 4), m.parties = column_text(arena, row, 5);
  m.name = column_text(arena, row, 6), m.id = column_text(arena, row, 7);
  m.day = sqlite3_column_int(row, 8);
  if (!m.dated && m.day != NO_DAY) set_year_of_report(&m, m.day);
  ARENA_PUSH(arena, mentions->at, mentions->count, mentions->capacity, m);
}

static void load(struct ledger *ledger, struct arena *arena, sqlite3_stmt *find, struct slice place_or_family,
                 int32_t day, struct mentions *mentions) {
  bind_integer(find, 1, RECORD_AGREEMENT);
  bind_text(find, 2, place_or_family);
  bind_integer(find, 3, (int64_t)day - NEARBY);
  bind_integer(find, 4, (int64_t)day + NEARBY);
  bind_integer(find, 5, MENTIONS_LARGEST);
  while (store_row(&ledger->store, find)) take_mention(arena, find, mentions);
}

/* Mentions of the same family in the same place or none; those of any place for a mention without one. */
static struct mentions load_nearby(struct ledger *ledger, struct arena *arena, struct slice family,
                                   struct slice place, int32_t day) {
  struct mentions found = {0};
  struct store *store = &ledger->store;
  static const char by_place[] =
      MENTION_COLUMNS("fact_place") MENTIONED "AND place = ?2 AND family = ?6" IN_ORDER;
  static const char by_family[] =
      MENTION_COLUMNS("fact_family") MENTIONED "AND family = ?2 AND family <> ''" IN_ORDER;
  if (!place.len) {
    load(ledger, arena, store_query(store, by_family), family, day, &found);
    return found;
  }
  sqlite3_stmt *find = store_query(store, by_place);
  bind_text(find, 6, family);
  load(ledger, arena, find, place, day, &found);
  find = store_query(store, by_place);
  bind_text(find, 6, family);
  load(ledger, arena, find, SLICE(""), day, &found);
  return found;
}

/* Lists are "|A|B|", sorted. */
static bool all_among(struct slice some, struct slice all) {
  struct slice rest = some;
  slice_cut(&rest, '|');
  while (rest.at && rest.len) {
    struct slice start = {rest.at - 1, 0}, item = slice_cut(&rest, '|');
    start.len = item.len + 2;
    if (slice_find(all, start) == SIZE_MAX) return false;
  }
  return true;
}

static int64_t length_of(const struct mention *m) { return (int64_t)m->last - m->first; }

static int by_what_is_said(const struct mention *s, const struct mention *x) {
  int64_t length = length_of(s) - length_of(x);
  if (length) return length < 0 ? -1 : 1;
  if (s->parties.len != x->parties.len) return s->parties.len > x->parties.len ? -1 : 1;
  if (!s->place.len != !x->place.len) return s->place.len ? -1 : 1;
  if (!s->name.len != !x->name.len) return s->name.len ? -1 : 1;
  return slice_compare(s->id, x->id);
}

static bool refines(const struct mention *s, const struct mention *x) {
  if (s->number == x->number || !s->dated || s->first < x->first || s->last > x->last) return false;
  bool closer = length_of(s) < length_of(x);
  bool same_name = s->name.len && slice_is(s->name, x->name);
  if (s->name.len && x->name.len && !same_name) return false;
  if (!all_among(x->parties, s->parties) && !(closer && !s->parties.len)) return false;
  bool same_place = s->place.len && slice_is(s->place, x->place), shares = x->parties.len && s->parties.len;
  if (!same_place && x->place.len) return false;
  if (!same_place && !shares && !same_name) return false;
  return by_what_is_said(s, x) < 0;
}

/* The one refiner that is not refined itself, or x. */
static const struct mention *resolve(const struct mentions *all, const struct mention *x) {
  const struct mention *only = NULL;
  for (size_t i = 0; i < all->count; i++) {
    const struct mention *s = &all->at[i];
    bool refined = false;
    if (!refines(s, x)) continue;
    for (size_t j = 0; j < all->count && !refined; j++)
      refined = refines(&all->at[j], s) && refines(&all->at[j], x);
    if (refined) continue;
    if (only) return x;
    only = s;
  }
  return only ? only : x;
}

static void set_canon(struct ledger *ledger, int64_t fact, int64_t canon) {
  sqlite3_stmt *set = store_query(&ledger->store, "UPDATE fact SET canon = ?2 WHERE number = ?1");
  bind_integer(set, 1, fact);
  bind_integer(set, 2, canon);
  store_run(&ledger->store, set);
}

/* Obligations follow their agreement. */
static void move_obligations(struct ledger *ledger, struct arena *arena, int64_t agreement) {
  int64_t *numbers = NULL;
  size_t count = 0, capacity = 0;
  sqlite3_stmt *find =
      store_query(&ledger->store, "SELECT number FROM fact WHERE agreement = ?1 ORDER BY number");
  bind_integer(find, 1, agreement);
  while (store_row(&ledger->store, find))
    ARENA_PUSH(arena, numbers, count, capacity, sqlite3_column_int64(find, 0));
  for (size_t i = 0; i < count; i++) merge_obligation(ledger, arena, numbers[i]);
}

static void settle(struct ledger *ledger, struct arena *arena, const struct mentions *all,
                   struct mention *x) {
  int64_t canon = resolve(all, x)->number;
  if (canon == x->canon) return;
  x->canon = canon;
  set_canon(ledger, x->number, canon);
  move_obligations(ledger, arena, x->number);
}

/* The mention itself, whether or not a claim still stands behind it. */
static bool load_self(struct ledger *ledger, struct arena *arena, int64_t fact, struct mentions *self,
                      struct slice *family) {
  sqlite3_stmt *find =
      store_query(&ledger->store, "SELECT number, canon, first, last, place, parties, name, id, day, "
                                  "family FROM fact WHERE number = ?1 AND kind = 1");
  bind_integer(find, 1, fact);
  while (store_row(&ledger->store, find)) {
    take_mention(arena, find, self);
    *family = column_text(arena, find, 9);
  }
  return self->count == 1 && self->at[0].day != NO_DAY;
}

void merge_agreement(struct ledger *ledger, struct arena *arena, int64_t fact) {
  struct mentions self = {0};
  struct slice family;
  if (!load_self(ledger, arena, fact, &self, &family)) return;
  const struct mention *m = &self.at[0];
  struct mentions all = load_nearby(ledger, arena, family, m->place, m->day);
  for (size_t i = 0; i < all.count; i++) {
    struct mention *x = &all.at[i];
    if (x->number != fact && x->canon != fact && !refines(m, x)) continue;
    /* One without a place may mean an agreement of any place. */
    bool wider = !x->place.len && m->place.len;
    struct mentions of_any_place = wider ? load_nearby(ledger, arena, family, SLICE(""), x->day) : all;
    settle(ledger, arena, &of_any_place, x);
  }
}

struct duty {
  struct new_fact fact;
  int64_t number;
};

static bool load_duty(struct ledger *ledger, struct arena *arena, int64_t number, struct duty *duty) {
  bool found = false;
  sqlite3_stmt *find = store_query(
      &ledger->store, "SELECT agreement, family, place, day FROM fact WHERE number = ?1 AND agreement > 0");
  bind_integer(find, 1, number);
  while (store_row(&ledger->store, find)) {
    found = true;
    duty->fact = (struct new_fact){.kind = RECORD_OBLIGATION, .agreement = sqlite3_column_int64(find, 0)};
    duty->fact.family = column_text(arena, find, 1), duty->fact.place = column_text(arena, find, 2);
    duty->fact.sorted = true, duty->fact.day = sqlite3_column_int(find, 3);
    duty->fact.parties = duty->fact.name = duty->fact.actors = SLICE("");
  }
  return found;
}

void merge_obligation(struct ledger *ledger, struct arena *arena, int64_t number) {
  struct duty duty;
  if (!load_duty(ledger, arena, number, &duty)) return;
  int64_t agreement = fact_canon(ledger, duty.fact.agreement), canon = number;
  if (agreement != duty.fact.agreement) {
    struct found_fact found;
    duty.fact.agreement = agreement;
    duty.fact.key = obligation_key(arena, fact_name(ledger, arena, agreement), duty.fact.family);
    canon = fact_ensure(ledger, arena, &duty.fact, &found);
  }
  if (fact_canon(ledger, number) != canon) set_canon(ledger, number, canon);
}
