/* truce eval time on a corpus: which of the dates found have the value that the corpus marks. */
#include "command/eval_time.h"

enum { VALUE_LARGEST = 48, SEASON_MONTHS = 3 };

/* Without "~": the corpus has no sign for "about". */
static struct slice plain_value(struct slice value, char space[VALUE_LARGEST]) {
  size_t used = 0;
  for (size_t i = 0; i < value.len && used < VALUE_LARGEST; i++)
    if (value.at[i] != '~') space[used++] = value.at[i];
  return (struct slice){space, used};
}

/* "1990/1999" and "1990-01-01/1999-12-31" are the same days. */
static bool is_same(struct slice ours, struct slice theirs) {
  struct day_range a, b;
  return slice_is(ours, theirs) ||
         (edtf_parse(ours, &a) && edtf_parse(theirs, &b) && a.first == b.first && a.last == b.last);
}

/* The corpus lets a season end in the month of the solstice ("2012-06/2012-09"), truce in the month before
   it; both say "the summer of 2012". */
static bool is_same_season(const struct time_expression *e, struct slice theirs) {
  struct slice last = theirs, first = slice_cut(&last, '/');
  struct date from, to;
  if (!last.at || !date_parse(first, &from) || !date_parse(last, &to)) return false;
  struct date end = date_add_months(from, SEASON_MONTHS - 1), over = date_add_months(from, SEASON_MONTHS);
  return e->date.year == from.year && e->date.month == from.month && from.month && !e->date.day &&
         e->end.year == end.year && e->end.month == end.month && to.year == over.year &&
         to.month == over.month;
}

/* A mark with one end: "by 1900" is "notAfter 1900-01-01", "to 394" is "to 394". The end is right when it is
   the date that truce names, or the first or last day of it. */
static bool is_same_end(struct slice ours, struct slice theirs) {
  struct slice last = theirs, first = slice_cut(&last, '/');
  bool open_start = slice_equals(first, ".."), open_end = last.at && slice_equals(last, "..");
  struct slice bound = open_start ? last : first;
  struct day_range a, b;
  if (open_start == open_end || !edtf_parse(ours, &a) || !edtf_parse(bound, &b)) return false;
  return a.first == b.first || a.last == b.last;
}

/* "the early 1990s", of which the corpus marks "1990s": the whole, of which truce says the part. */
static bool is_part(const struct time_expression *e, const struct marked_date *date, struct slice ours) {
  struct day_range part, whole;
  return e->approximate && e->span.start < date->span.start && edtf_parse(ours, &part) &&
         edtf_parse(date->value, &whole) && part.first >= whole.first && part.last <= whole.last;
}

static bool is_right(const struct time_expression *e, const struct marked_date *date) {
  char a[VALUE_LARGEST], b[VALUE_LARGEST];
  struct slice point = plain_value(e->point, a), value = plain_value(e->value, b);
  if (!date->value.len) return false;
  return is_same(point, date->value) || is_same(value, date->value) || is_same_end(point, date->value) ||
         is_same_season(e, date->value) || is_part(e, date, point);
}

enum { LEAD = 30 };

/* The date with a few words before it, on one line. */
static void show(struct call *call, const struct corpus_document *d, const char *what, struct span span,
                 struct slice value) {
  uint32_t from = span.start > LEAD ? span.start - LEAD : 0;
  while (from < span.start && from > 0 && d->text.at[from] != ' ') from++;
  buffer_print(&call->out, "%s %.*s: ", what, SLICE_ARGS(value));
  for (uint32_t i = from; i < span.end; i++) {
    if (i == span.start) buffer_add_byte(&call->out, '[');
    buffer_add_byte(&call->out, d->text.at[i] == '\n' ? ' ' : d->text.at[i]);
  }
  buffer_add_text(&call->out, "]\n");
}

static bool touches(const struct time_expression *e, const struct marked_date *date) {
  return e->span.start < date->span.end && date->span.start < e->span.end;
}

/* "from 1947 to 1960" is one range to truce and two dates to the corpus: it counts as two. */
static bool compare_ends(struct corpus_document *d, const struct time_expression *e,
                         struct date_scores *scores) {
  struct slice end = e->point, start = slice_cut(&end, '/');
  size_t touched = 0;
  for (size_t n = 0; n < d->date_count; n++) touched += touches(e, &d->dates[n]);
  if (touched < 2 || !end.at) return false;
  for (size_t n = 0; n < d->date_count; n++) {
    struct marked_date *date = &d->dates[n];
    if (!touches(e, date) || date->found) continue;
    struct time_expression from = *e, to = *e;
    from.point = from.value = start, to.point = to.value = end;
    date->found = is_right(&from, date) || is_right(&to, date);
    scores->right += date->found;
  }
  scores->given += touched > 2 ? touched : 2;
  return true;
}

static void compare(struct call *call, struct corpus_document *d, const struct time_expression *e,
                    struct date_scores *scores) {
  bool right = false, marked = false;
  if (compare_ends(d, e, scores)) return;
  for (size_t n = 0; n < d->date_count && !right; n++) {
    struct marked_date *date = &d->dates[n];
    if (!touches(e, date)) continue;
    marked = true;
    if (!date->found && is_right(e, date)) right = date->found = true;
  }
  scores->given++, scores->right += right, scores->unmarked += !marked;
  if (!right && call_flag(call, "misses")) show(call, d, marked ? "wrong   " : "unmarked", e->span, e->point);
}

void eval_time_dates(struct call *call, struct corpus_document *d, const struct times *times,
                     struct date_scores *scores) {
  for (uint32_t i = 0; i < times->count; i++)
    if (times->at[i].kind != TIME_DURATION && times->at[i].point.len) compare(call, d, &times->at[i], scores);
  for (size_t n = 0; n < d->date_count; n++) {
    const struct marked_date *date = &d->dates[n];
    scores->expected += date->value.len > 0;
    if (date->value.len && !date->found && call_flag(call, "misses"))
      show(call, d, "missed  ", date->span, date->value);
  }
}

struct date_scores *date_row(struct date_table *table, struct slice genre) {
  size_t n = 0;
  while (n < table->count && !slice_is(table->rows[n].genre, genre)) n++;
  if (n == GENRES_MOST) return &table->rows[n - 1];
  if (n == table->count) table->rows[table->count++].genre = genre;
  return &table->rows[n];
}

static double ratio(size_t part, size_t whole) { return whole ? (double)part / (double)whole : 0; }

static double f1_of(double precision, double recall) {
  return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
}

static void show_scores(struct call *call, const struct date_scores *s) {
  double precision = ratio(s->right, s->given), recall = ratio(s->right, s->expected);
  buffer_print(&call->out, "%-14.*s %8zu %6zu %6zu %9zu %10.3f %7.3f %6.3f %9.3f\n", SLICE_ARGS(s->genre),
               s->expected, s->given, s->right, s->unmarked, precision, recall, f1_of(precision, recall),
               f1_of(ratio(s->right, s->given - s->unmarked), recall));
}

void date_table_show(struct call *call, const struct date_table *table) {
  struct date_scores all = {.genre = SLICE("all")};
  buffer_print(&call->out, "%-14s %8s %6s %6s %9s %10s %7s %6s %9s\n", "genre", "expected", "given", "right",
               "unmarked", "precision", "recall", "F1", "at marks");
  for (size_t n = 0; n < table->count; n++) {
    const struct date_scores *row = &table->rows[n];
    all.expected += row->expected, all.given += row->given;
    all.right += row->right, all.unmarked += row->unmarked;
    if (table->count > 1) show_scores(call, row);
  }
  show_scores(call, &all);
}
