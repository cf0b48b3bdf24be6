/* truce eval time on a corpus in CoNLL-U whose last column marks dates: XML=<date when:::"2020-10-23"> ...
 * </date>. */
#include "command/eval_time.h"

#include <stdio.h>

enum { COLUMNS = 10, VALUE_LARGEST = 48 };

/* A marked date: its words and its value as truce would write it. */
struct marked_date {
  uint32_t first_word, last_word;
  char value[VALUE_LARGEST];
  bool found;
};

struct corpus_document {
  struct date date;
  struct analysis analysis;
  uint32_t word_capacity, sentence_capacity;
  struct buffer text;
  struct marked_date *dates;
  size_t date_count, date_capacity;
  struct span token;   /* of the words that a range line covers */
  uint32_t token_ends; /* id of the last of them, 0 for none */
  bool has_date_open;
};

struct date_scores {
  size_t expected, given, right;
};

static const char *const upos_names[UPOS_COUNT] = {"X",     "ADJ",   "ADP",   "ADV", "AUX",  "CCONJ",
                                                   "DET",   "INTJ",  "NOUN",  "NUM", "PART", "PRON",
                                                   "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};

static uint8_t upos_of(struct slice name) {
  for (uint8_t i = 0; i < UPOS_COUNT; i++)
    if (slice_equals(name, upos_names[i])) return i;
  return UPOS_X;
}

/* The relations that times ask for; the others may be any. */
static uint8_t relation_of(struct slice name) {
  static const struct {
    const char *name;
    uint8_t relation;
  } rows[] = {{"root", REL_ROOT},
              {"obl", REL_OBL},
              {"nmod", REL_NMOD},
              {"case", REL_CASE},
              {"mark", REL_MARK},
              {"aux", REL_AUX},
              {"aux:pass", REL_AUX_PASS},
              {"cop", REL_COP},
              {"punct", REL_PUNCT},
              {"conj", REL_CONJ},
              {"advmod", REL_ADVMOD},
              {"obj", REL_OBJ},
              {"nummod", REL_NUMMOD},
              {"amod", REL_AMOD},
              {"compound", REL_COMPOUND},
              {"appos", REL_APPOS},
              {"obl:unmarked", REL_OBL_UNMARKED},
              {"nmod:unmarked", REL_NMOD_UNMARKED}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    if (slice_equals(name, rows[i].name)) return rows[i].relation;
  return REL_DEP;
}

/* The text between `before` and the next quotation mark. */
static struct slice quoted_behind(struct slice text, const char *before) {
  size_t at = slice_find(text, slice_of(before));
  if (at == SIZE_MAX) return (struct slice){"", 0};
  at += strlen(before);
  struct slice rest = {text.at + at, text.len - at};
  return slice_cut(&rest, '"');
}

/* Reads what the mark says. Dates without a year and before our era are none of ours. */
static bool read_mark(struct slice misc, char value[VALUE_LARGEST]) {
  struct slice when = quoted_behind(misc, "when:::\""), from = quoted_behind(misc, "from:::\""),
               to = quoted_behind(misc, "to:::\"");
  struct slice least = quoted_behind(misc, "notBefore:::\""), most = quoted_behind(misc, "notAfter:::\"");
  if (!from.len && least.len && most.len) from = least, to = most;
  if (when.len > 10) when.len = 10; /* with a time of day */
  struct slice first = when.len ? when : from;
  if (!first.len || first.at[0] == '-') return false;
  if (when.len)
    snprintf(value, VALUE_LARGEST, "%.*s", SLICE_ARGS(when));
  else
    snprintf(value, VALUE_LARGEST, "%.*s/%.*s", SLICE_ARGS(from), SLICE_ARGS(to.len ? to : SLICE("..")));
  return true;
}

static void read_marks(struct arena *arena, struct corpus_document *d, struct slice misc, uint32_t word) {
  struct marked_date date = {word, word, "", false};
  if (slice_find(misc, SLICE("<date ")) != SIZE_MAX && read_mark(misc, date.value)) {
    ARENA_PUSH(arena, d->dates, d->date_count, d->date_capacity, date);
    d->has_date_open = true;
  }
  if (!d->has_date_open) return;
  d->dates[d->date_count - 1].last_word = word;
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

static void add_word(struct arena *arena, struct corpus_document *d, const struct slice columns[COLUMNS],
                     uint32_t id) {
  struct analysis *a = &d->analysis;
  struct sentence *sentence = &a->sentences[a->sentence_count - 1];
  uint32_t head = number_in(columns[6]);
  struct word word = {.form = columns[1],
                      .lemma = columns[2],
                      .xpos = columns[4],
                      .feats = columns[5],
                      .relation_text = columns[7],
                      .upos = upos_of(columns[3]),
                      .relation = relation_of(columns[7]),
                      .sentence = a->sentence_count - 1,
                      .head = head ? sentence->first_word + head - 1 : NO_WORD};
  word.span = id <= d->token_ends ? d->token : add_text(d, columns[1], columns[9]);
  read_marks(arena, d, columns[9], a->word_count);
  ARENA_PUSH(arena, a->words, a->word_count, d->word_capacity, word);
  sentence->word_count++;
}

static void add_line(struct arena *arena, struct corpus_document *d, struct slice line) {
  struct slice columns[COLUMNS], rest = line;
  for (int i = 0; i < COLUMNS; i++) {
    columns[i] = rest.at ? slice_cut(&rest, '\t') : (struct slice){"", 0};
    if (slice_equals(columns[i], "_")) columns[i] = (struct slice){"", 0};
  }
  struct slice id = columns[0], from = slice_cut(&id, '-');
  if (id.at) {
    d->token = add_text(d, columns[1], columns[9]);
    d->token_ends = number_in(id);
  } else if (number_in(from))
    add_word(arena, d, columns, number_in(from));
}

static void open_sentence(struct arena *arena, struct corpus_document *d) {
  struct analysis *a = &d->analysis;
  if (a->sentence_count && a->sentences[a->sentence_count - 1].word_count == 0) return;
  struct sentence sentence = {.first_word = a->word_count};
  ARENA_PUSH(arena, a->sentences, a->sentence_count, d->sentence_capacity, sentence);
  d->token_ends = 0, d->has_date_open = false;
}

static bool is_same_value(const struct time_expression *e, const char *value) {
  char point[VALUE_LARGEST];
  size_t used = 0;
  for (size_t i = 0; i < e->point.len && used + 1 < sizeof point; i++)
    if (e->point.at[i] != '~') point[used++] = e->point.at[i];
  point[used] = 0;
  struct day_range ours, theirs;
  if (strcmp(point, value) == 0) return true;
  /* "1990/1999" and "1990-01-01/1999-12-31" are the same days */
  return edtf_parse(slice_of(point), &ours) && edtf_parse(slice_of(value), &theirs) &&
         ours.first == theirs.first && ours.last == theirs.last;
}

static void show(struct call *call, const struct corpus_document *d, const char *what, uint32_t first,
                 uint32_t last, struct slice value) {
  uint32_t before = first > 5 ? first - 5 : 0;
  struct span lead = {d->analysis.words[before].span.start, d->analysis.words[first].span.start};
  struct span span = {d->analysis.words[first].span.start, d->analysis.words[last].span.end};
  buffer_print(&call->out, "%s %.*s: %.*s[%.*s]\n", what, SLICE_ARGS(value),
               SLICE_ARGS(slice_between(d->text.at, lead)), SLICE_ARGS(slice_between(d->text.at, span)));
}

static bool touches(const struct time_expression *e, const struct marked_date *date) {
  return e->first_word <= date->last_word && date->first_word < e->first_word + e->word_count;
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
    if (!touches(e, date)) continue;
    struct time_expression from = *e, to = *e;
    from.point = start, to.point = end;
    date->found = is_same_value(&from, date->value) || is_same_value(&to, date->value);
    scores->right += date->found;
  }
  scores->given += touched > 2 ? touched : 2;
  return true;
}

static void compare(struct call *call, struct corpus_document *d, const struct times *times,
                    struct date_scores *scores) {
  bool misses = call_flag(call, "misses");
  for (uint32_t i = 0; i < times->count; i++) {
    const struct time_expression *e = &times->at[i];
    if (e->kind == TIME_DURATION || !e->point.len) continue;
    bool right = false;
    if (compare_ends(d, e, scores)) continue;
    for (size_t n = 0; n < d->date_count && !right; n++) {
      struct marked_date *date = &d->dates[n];
      if (touches(e, date) && !date->found && is_same_value(e, date->value)) right = date->found = true;
    }
    scores->given++, scores->right += right;
    if (!right && misses) show(call, d, "wrong ", e->first_word, e->first_word + e->word_count - 1, e->point);
  }
  scores->expected += d->date_count;
  for (size_t n = 0; n < d->date_count && misses; n++)
    if (!d->dates[n].found)
      show(call, d, "missed", d->dates[n].first_word, d->dates[n].last_word, slice_of(d->dates[n].value));
}

static void measure_document(struct call *call, struct eval_times *eval, struct corpus_document *d,
                             struct date_scores *scores) {
  if (d->analysis.word_count == 0) return;
  d->analysis.text = buffer_slice(&d->text);
  const struct times *times = times_find(eval->arena, eval->words, d->date, &d->analysis, LEAN_BY_TENSE);
  compare(call, d, times, scores);
}

static void start_document(struct corpus_document *d) {
  struct buffer text = d->text;
  buffer_clear(&text);
  *d = (struct corpus_document){.text = text};
}

enum truce_status eval_time_corpus(struct call *call, struct eval_times *eval, struct slice text,
                                   struct truce_error *error) {
  static const char created[] = "# meta::dateCreated = ";
  struct corpus_document d = {0};
  struct date_scores scores = {0};
  buffer_init(&d.text, 0);
  while (text.at) {
    struct slice line = slice_cut(&text, '\n');
    if (slice_starts(line, SLICE("# newdoc"))) {
      measure_document(call, eval, &d, &scores);
      start_document(&d);
    } else if (slice_starts(line, (struct slice){created, sizeof created - 1}))
      date_parse(slice_trim((struct slice){line.at + sizeof created - 1, line.len - sizeof created + 1}),
                 &d.date);
    else if (slice_starts(line, SLICE("# sent_id")))
      open_sentence(eval->arena, &d);
    else if (line.len && line.at[0] != '#' && d.analysis.sentence_count)
      add_line(eval->arena, &d, line);
  }
  measure_document(call, eval, &d, &scores);
  bool failed = d.text.failed;
  buffer_dispose(&d.text);
  if (failed) return fail(error, TRUCE_NO_MEMORY, "no memory");
  double precision = scores.given ? (double)scores.right / (double)scores.given : 0;
  double recall = scores.expected ? (double)scores.right / (double)scores.expected : 0;
  double f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
  buffer_print(&call->out, "%-8s %8s %8s %8s %10s %8s %8s\n", "", "expected", "given", "right", "precision",
               "recall", "F1");
  buffer_print(&call->out, "%-8s %8zu %8zu %8zu %10.3f %8.3f %8.3f\n", "dates", scores.expected, scores.given,
               scores.right, precision, recall, f1);
  return TRUCE_OK;
}
