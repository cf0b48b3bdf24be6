/* truce eval time on a corpus in CoNLL-U whose last column marks dates: XML=<date when:::"2020-10-23"> ...
   </date>. Only its words and marks are used: the text is read as truce reads any text. */
#include "command/eval_time.h"

enum { COLUMNS = 10 };

/* The text between `before` and the next quotation mark. */
static struct slice quoted_behind(struct slice text, const char *before) {
  size_t at = slice_find(text, slice_of(before));
  if (at == SIZE_MAX) return (struct slice){"", 0};
  at += strlen(before);
  struct slice rest = {text.at + at, text.len - at};
  return slice_cut(&rest, '"');
}

/* "92" and "500" as EDTF has years, of four digits; a time of day is cut off. */
static struct slice padded(struct arena *arena, struct slice date) {
  struct slice rest = date, year = slice_cut(&rest, '-');
  uint64_t n;
  if (date.len > 10) return (struct slice){date.at, 10};
  if (year.len == 0 || year.len >= 4 || !slice_number(year, &n)) return date;
  return arena_print(arena, "%04d%s%.*s", (int)n, rest.at ? "-" : "", SLICE_ARGS(rest));
}

/* What the mark says, as EDTF; empty where it has no year, or one before our era, or is malformed. A mark
   with one end only ("notBefore") is open on the other. */
static struct slice value_of_mark(struct arena *arena, struct slice misc) {
  struct slice when = quoted_behind(misc, "when:::\""), from = quoted_behind(misc, "from:::\""),
               to = quoted_behind(misc, "to:::\"");
  if (!from.len) from = quoted_behind(misc, "notBefore:::\"");
  if (!to.len) to = quoted_behind(misc, "notAfter:::\"");
  struct slice none = {"", 0}, value = padded(arena, when);
  struct day_range unused;
  if (!when.len && !from.len && !to.len) return none;
  if (!when.len)
    value = arena_print(arena, "%.*s/%.*s", SLICE_ARGS(from.len ? padded(arena, from) : SLICE("..")),
                        SLICE_ARGS(to.len ? padded(arena, to) : SLICE("..")));
  return edtf_parse(value, &unused) ? value : none;
}

static void read_marks(struct arena *arena, struct corpus_document *d, struct slice misc, struct span span) {
  if (slice_find(misc, SLICE("<date ")) != SIZE_MAX) {
    struct marked_date date = {.span = span, .value = value_of_mark(arena, misc)};
    ARENA_PUSH(arena, d->dates, d->date_count, d->date_capacity, date);
    d->has_date_open = true;
  }
  if (!d->has_date_open) return;
  d->dates[d->date_count - 1].span.end = span.end;
  if (slice_find(misc, SLICE("</date>")) != SIZE_MAX) d->has_date_open = false;
}

static uint32_t number_in(struct slice text) {
  uint64_t value;
  return slice_number(text, &value) && value < UINT32_MAX ? (uint32_t)value : 0;
}

static struct span add_text(struct corpus_document *d, struct slice form, struct slice misc) {
  struct span span = {(uint32_t)d->text.len, (uint32_t)(d->text.len + form.len)};
  buffer_add(&d->text, form);
  if (slice_find(misc, SLICE("SpaceAfter=No")) == SIZE_MAX) buffer_add_byte(&d->text, ' ');
  return span;
}

/* A word, or a line "3-4" that stands for the text of several. */
static void add_line(struct arena *arena, struct corpus_document *d, struct slice line) {
  struct slice columns[COLUMNS], rest = line;
  for (int i = 0; i < COLUMNS; i++) columns[i] = rest.at ? slice_cut(&rest, '\t') : (struct slice){"", 0};
  struct slice id = columns[0], first = slice_cut(&id, '-');
  uint32_t number = number_in(first);
  if (!number) return;
  if (id.at) {
    d->token = add_text(d, columns[1], columns[9]);
    d->token_ends = number_in(id);
    return;
  }
  struct span span = number <= d->token_ends ? d->token : add_text(d, columns[1], columns[9]);
  read_marks(arena, d, columns[9], span);
}

static void measure_document(struct call *call, struct eval_times *eval, struct corpus_document *d,
                             struct date_table *table) {
  if (d->text.len == 0 || d->text.failed) return;
  struct arena *arena = eval->arena;
  const struct analysis *analysis = language_analyse(eval->model, arena, buffer_slice(&d->text));
  const struct times *times = times_find(arena, eval->words, d->date, analysis, LEAN_BY_TENSE);
  eval_time_dates(call, d, times, date_row(table, d->genre));
}

static void start_document(struct corpus_document *d) {
  struct buffer text = d->text;
  buffer_clear(&text);
  *d = (struct corpus_document){.text = text, .genre = SLICE("all others")};
}

static bool comment_value(struct slice line, const char *name, struct slice *value) {
  size_t length = strlen(name);
  if (!slice_starts(line, (struct slice){name, length})) return false;
  *value = slice_trim((struct slice){line.at + length, line.len - length});
  return true;
}

static void read_comment(struct corpus_document *d, struct slice line) {
  struct slice value;
  if (comment_value(line, "# meta::dateCreated = ", &value)) date_parse(value, &d->date);
  if (comment_value(line, "# meta::genre = ", &value)) d->genre = value;
  if (slice_starts(line, SLICE("# newpar")) && d->text.len) buffer_add_text(&d->text, "\n\n");
  if (slice_starts(line, SLICE("# sent_id"))) d->token_ends = 0, d->has_date_open = false;
}

enum truce_status eval_time_corpus(struct call *call, struct eval_times *eval, struct slice text,
                                   struct truce_error *error) {
  struct corpus_document d = {0};
  struct date_table table = {0};
  buffer_init(&d.text, 0);
  start_document(&d);
  while (text.at) {
    struct slice line = slice_cut(&text, '\n');
    if (slice_starts(line, SLICE("# newdoc"))) {
      measure_document(call, eval, &d, &table);
      start_document(&d);
    } else if (line.len && line.at[0] == '#')
      read_comment(&d, line);
    else if (line.len)
      add_line(eval->arena, &d, line);
  }
  measure_document(call, eval, &d, &table);
  bool failed = d.text.failed;
  buffer_dispose(&d.text);
  if (failed) return fail(error, TRUCE_NO_MEMORY, "no memory");
  date_table_show(call, &table);
  return TRUCE_OK;
}
