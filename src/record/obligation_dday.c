/* Terms that an agreement counts from its D-Day: "within 15 days of D-Day", "not later than D-Day + 180
   days", "D + 30". The day itself is the date that stands before "(D-Day)" or behind "D-Day is". */
#include "record/obligation_parts.h"

static bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static char char_at(struct slice text, size_t at) { return at < text.len ? text.at[at] : 0; }

/* Where "D-Day", "D day" or, before a plus, "D" ends; 0 where none begins. */
static size_t dday_at(struct slice text, size_t at) {
  bool lettered = char_at(text, at) >= 'A' && char_at(text, at) <= 'Z' && /* "E-Day" */
                  slice_starts((struct slice){text.at + at + 1, text.len - at - 1}, SLICE("-Day"));
  if ((char_at(text, at) != 'D' && !lettered) ||
      (at > 0 && text.at[at - 1] != ' ' && text.at[at - 1] != '(' && text.at[at - 1] != '"' &&
       !is_blank(text.at[at - 1])))
    return 0;
  struct slice rest = {text.at + at + 1, text.len - at - 1};
  if (rest.len >= 4 && (rest.at[0] == '-' || rest.at[0] == ' ') &&
      slice_is_ignoring_case((struct slice){rest.at + 1, 3}, SLICE("day")))
    return at + 5;
  size_t next = at + 1;
  while (is_blank(char_at(text, next))) next++;
  return char_at(text, next) == '+' &&
                 (is_digit(char_at(text, next + 1)) || is_blank(char_at(text, next + 1)))
             ? at + 1
             : 0;
}

/* The days behind a plus: "D-Day + 180 days"; -1 where there are none. */
static int days_behind(struct slice text, size_t at) {
  while (is_blank(char_at(text, at))) at++;
  if (char_at(text, at) != '+') return -1;
  at++;
  while (is_blank(char_at(text, at))) at++;
  int days = 0, digits = 0;
  for (; is_digit(char_at(text, at)) && digits < 4; at++, digits++) days = days * 10 + (text.at[at] - '0');
  return digits ? days : -1;
}

static size_t find_dday(struct slice text, size_t from, size_t *end) {
  for (size_t at = from; at < text.len; at++) {
    *end = dday_at(text, at);
    if (*end) return at;
  }
  return text.len;
}

/* "on 15 May 1999 (D-Day)", "D-Day shall be 15 May 1999": the only full date of the first sentence that names
   it without counting from it. */
static struct date dday_of(const struct reading *r) {
  struct date none = {0};
  for (uint32_t k = 0; k < r->analysis->sentence_count; k++) {
    const struct sentence *s = &r->analysis->sentences[k];
    struct slice text = slice_between(r->analysis->text.at, s->span);
    size_t end, at = find_dday(text, 0, &end);
    if (at == text.len || days_behind(text, end) >= 0) continue;
    for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++) {
      const struct time_expression *t = time_at(r->times, w);
      if (t && t->kind == TIME_DATE && t->date.day) return t->date;
    }
  }
  return none;
}

/* How many days behind D-Day the deed's sentence says, behind the deed; -1 if it does not. */
static int days_of_deed(const struct reading *r, uint32_t deed) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, deed)->sentence];
  struct slice text = slice_between(r->analysis->text.at, s->span);
  size_t from = word_at(r, deed)->span.start - s->span.start, end;
  for (size_t at = find_dday(text, from, &end); at < text.len; at = find_dday(text, end, &end)) {
    int days = days_behind(text, end);
    if (days >= 0) return days;
  }
  return -1;
}

static bool counts_from_dday(const struct reading *r, const struct time_expression *t) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, t->first_word)->sentence];
  struct slice behind = slice_between(r->analysis->text.at, (struct span){t->span.end, s->span.end});
  size_t end, at = find_dday(behind, 0, &end);
  return at < 12 && at < behind.len; /* "of D-Day", "following D-Day" */
}

void obligation_set_due_by_dday(const struct reading *r, struct obligation *o, const struct bond *b) {
  int days = days_of_deed(r, b->deed->word);
  const struct time_expression *term = term_of(r->times, b->deed->word);
  bool of_dday = days < 0 && term && term->kind == TIME_DURATION && counts_from_dday(r, term);
  if (days < 0 && !of_dday) return;
  struct date from = dday_of(r);
  o->due = (struct slice){"", 0};
  o->term.from = date_is_none(from) ? (struct slice){"", 0} : date_print(r->arena, from);
  o->term.duration = of_dday ? term->duration_text : arena_print(r->arena, "P%dD", days);
  if (date_is_none(from)) return;
  o->due =
      of_dday ? term_end(r->arena, from, term->duration) : date_print(r->arena, date_add_days(from, days));
}
