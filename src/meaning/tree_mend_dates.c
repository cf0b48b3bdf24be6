/* Dates that a sentence begins with and that ran together with the subject behind them. */
#include "meaning/tree_mend_parts.h"

/* "On [the night of] [Monday] 3 March [2021]": its words, with the preposition before it. */
struct leading_date {
  uint32_t first, end; /* `end` is the word behind it */
};

static bool is_any(const struct mender *m, uint32_t word, const char *const *forms, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (is_form(m, word, forms[i])) return true;
  return false;
}

static bool is_number_between(const struct mender *m, uint32_t word, uint64_t low, uint64_t high) {
  uint64_t number;
  return slice_number(at(m, word)->form, &number) && number >= low && number <= high;
}

static bool is_day(const struct mender *m, uint32_t word) { return is_number_between(m, word, 1, 31); }
static bool is_year(const struct mender *m, uint32_t word) { return is_number_between(m, word, 1900, 2099); }

static bool is_part_of_day(const struct mender *m, uint32_t word) {
  static const char *const parts[] = {"night", "morning", "afternoon", "evening",  "noon",
                                      "dawn",  "dusk",    "midnight",  "nightfall"};
  return is_any(m, word, parts, sizeof parts / sizeof *parts);
}

static bool is_stretch(const struct mender *m, uint32_t word) {
  static const char *const stretches[] = {"day", "week", "month", "year", "weekend", "fortnight"};
  return is_any(m, word, stretches, sizeof stretches / sizeof *stretches) || is_part_of_day(m, word);
}

static bool is_weekday(const struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  return w->upos != UPOS_NUM && is_temporal(m, word) && w->form.len > 5 && slice_ends(w->form, SLICE("day"));
}

static bool is_month(const struct mender *m, uint32_t word) {
  const struct word *w = at(m, word);
  bool capital = w->form.len > 2 && has_capital(w);
  return capital && w->upos != UPOS_NUM && is_temporal(m, word) && !is_weekday(m, word) &&
         !is_stretch(m, word);
}

/* "the night of", "the end of", "dawn on", "early": what stands before a date. */
static uint32_t skip_opening(const struct mender *m, uint32_t word, uint32_t limit) {
  static const char *const parts[] = {"end", "start", "beginning", "middle", "eve", "hours"};
  static const char *const lone[] = {"early", "late", "mid", "-"};
  uint32_t noun = word;
  while (noun < limit && (is_form(m, noun, "the") || is_any(m, noun, lone, 4))) noun++;
  bool part = noun < limit && (is_part_of_day(m, noun) || is_any(m, noun, parts, 6));
  if (part && noun + 1 < limit && (is_form(m, noun + 1, "of") || is_form(m, noun + 1, "on"))) return noun + 2;
  return noun > word && is_form(m, noun - 1, "the") ? noun - 1 : noun;
}

/* "the next day", "that night", "the same week", "last Friday": the word behind it, or `word`. */
static uint32_t skip_stretch(const struct mender *m, uint32_t word, uint32_t limit) {
  static const char *const which[] = {"next", "following", "previous", "same",  "past",
                                      "last", "preceding", "coming",   "first", "second"};
  static const char *const that[] = {"that", "this", "last", "next"};
  uint32_t w = word;
  bool told = w < limit && is_any(m, w, that, 4);
  if (told || (w < limit && is_form(m, w, "the"))) w++;
  if (w < limit && is_any(m, w, which, sizeof which / sizeof *which)) w++, told = true;
  return told && w < limit && (is_stretch(m, w) || is_weekday(m, w)) ? w + 1 : word;
}

/* "3 May", "3 and 5 May", "May 3"; "on May 12 people died" has a day, "in May 12 people died" has not. */
static uint32_t skip_day_and_month(const struct mender *m, uint32_t w, uint32_t limit, bool in) {
  if (w + 3 < limit && is_day(m, w) && is_form(m, w + 1, "and") && is_day(m, w + 2)) w += 2;
  if (w + 1 < limit && is_day(m, w) && is_month(m, w + 1)) return w + 2;
  if (w >= limit || !is_month(m, w)) return w;
  return w + 1 + (w + 1 < limit && !in && is_day(m, w + 1));
}

static bool read_date(const struct mender *m, uint32_t first, uint32_t limit, bool in,
                      struct leading_date *d) {
  uint32_t w = skip_opening(m, first, limit), start = w;
  w = skip_stretch(m, w, limit);
  bool opened = w == start && w > first && is_form(m, w - 1, "of"); /* "the start of the year" */
  if (opened && w + 1 < limit && is_form(m, w, "the") && is_stretch(m, w + 1)) w += 2;
  if (w < limit && is_weekday(m, w)) w++;
  if (w > start && w < limit && is_part_of_day(m, w)) w++;
  if (w < limit) {
    uint32_t end = skip_day_and_month(m, w, limit, in);
    w = end > w && is_month(m, end - 1 - (end - 1 > w && is_day(m, end - 1))) ? end : w;
  }
  if (w < limit && is_year(m, w) && (in || w > start)) w++;
  d->first = first, d->end = w;
  return w > start && w < limit;
}

static bool is_in_date(const struct leading_date *d, uint32_t word) {
  return word != NO_WORD && word >= d->first && word < d->end;
}

/* The highest word of what follows that is neither the date's nor a verb. */
static uint32_t phrase_behind(const struct mender *m, const struct leading_date *d) {
  enum { HIGHEST = 12 };
  uint32_t word = d->end;
  for (int n = 0; n < HIGHEST; n++) {
    uint32_t head = at(m, word)->head;
    if (head == NO_WORD || is_in_date(d, head) || is_verbal(at(m, head))) return word;
    word = head;
  }
  return NO_WORD;
}

static bool may_take_subject(const struct mender *m, const struct leading_date *d, uint32_t verb,
                             uint32_t subject) {
  if (verb == NO_WORD || verb <= subject || !is_verbal(at(m, verb))) return false;
  bool finite = is_finite(at(m, verb)) || tree_child(&m->tree, verb, REL_AUX) != NO_WORD ||
                tree_child(&m->tree, verb, REL_AUX_PASS) != NO_WORD;
  TREE_EACH_CHILD(&m->tree, verb, child)
  if (child != subject && !is_in_date(d, child) && relation_is_subject(at(m, child)->relation)) return false;
  return finite;
}

/* Its word that hangs outside, better off the verb than off the phrase behind it; the others follow it. */
static uint32_t head_of_date(const struct mender *m, const struct leading_date *d, uint32_t phrase) {
  uint32_t found = NO_WORD;
  for (uint32_t w = d->first; w < d->end; w++) {
    uint32_t head = at(m, w)->head;
    if (is_in_date(d, head) || at(m, w)->upos == UPOS_ADP || at(m, w)->upos == UPOS_DET) continue;
    if (found == NO_WORD || at(m, found)->head == phrase) found = w;
  }
  return found;
}

/* "In a call on August 19 Medvedev told": the date stays with the noun, whose verb it is. */
static uint32_t verb_over(const struct mender *m, uint32_t date, uint32_t marker) {
  uint32_t over = at(m, date)->head;
  if (over == NO_WORD || is_verbal(at(m, over)) || over > marker) return over;
  return at(m, over)->head;
}

/* Nothing but "early" or one phrase with a preposition stands before. */
static bool begins_clause(const struct mender *m, uint32_t marker, uint32_t first) {
  static const char *const hedges[] = {"early", "late", "only", "just"};
  if (marker == first || is_comma(at(m, marker - 1))) return true;
  if (marker == first + 1 && is_any(m, first, hedges, 4)) return true;
  if (at(m, first)->upos != UPOS_ADP || !is_nominal(at(m, marker - 1))) return false;
  for (uint32_t w = first + 1; w < marker; w++)
    if (is_verbal(at(m, w)) || at(m, w)->upos == UPOS_ADP) return false;
  return true;
}

/* The date's words go with its head, the head with the verb or with the noun before it. */
static void hang_date(struct mender *m, const struct leading_date *d, uint32_t head, uint32_t verb) {
  struct word *words = m->analysis->words;
  for (uint32_t w = d->first; w < d->end; w++) {
    if (is_in_date(d, words[w].head) || w == head) continue;
    words[w].head = head;
    words[w].relation = words[w].upos == UPOS_ADP   ? REL_CASE
                        : words[w].upos == UPOS_DET ? REL_DET
                        : words[w].upos == UPOS_ADJ ? REL_AMOD
                                                    : REL_NMOD_UNMARKED;
  }
  bool of_noun = words[head].head != NO_WORD && words[head].head < d->first;
  if (!of_noun) words[head].head = verb, words[head].relation = REL_OBL;
}

static bool hangs_over(const struct mender *m, const struct leading_date *d, uint32_t verb) {
  for (uint32_t w = d->first; w < d->end; w++)
    if (tree_dominates(&m->tree, w, verb)) return true;
  return false;
}

/* "On March 3 NATO said", "the next day rebels attacked", "on the night of August 7 Georgian forces shelled":
   the date goes with the verb, and what stands behind it is the subject. */
bool mend_split_leading_date(struct mender *m, uint32_t first) {
  const struct sentence *s = &m->analysis->sentences[at(m, first)->sentence];
  uint32_t limit = s->first_word + s->word_count;
  struct leading_date d;
  bool marked = at(m, first)->upos == UPOS_ADP || at(m, first)->upos == UPOS_SCONJ;
  if (!begins_clause(m, first, s->first_word) || (marked && first + 1 >= limit)) return false;
  bool in = marked && is_form(m, first, "in");
  if (!read_date(m, first + marked, limit, in, &d)) return false;
  if (!marked && (is_month(m, d.first) || is_day(m, d.first))) return false; /* "May 1995 saw" */
  d.first = marked || (first > s->first_word && !is_comma(at(m, first - 1))) ? first : d.first;
  if (marked && first == s->first_word + 1) d.first = s->first_word; /* "Early on Friday" */
  uint32_t phrase = phrase_behind(m, &d);
  if (phrase == NO_WORD || phrase < d.end || !is_nominal(at(m, phrase))) return false;
  uint32_t head = head_of_date(m, &d, phrase), over = at(m, phrase)->head;
  if (head == NO_WORD) return false;
  bool apart = !is_in_date(&d, over) && at(m, head)->head == over;
  uint32_t verb = over != NO_WORD && is_verbal(at(m, over)) ? over : verb_over(m, head, d.first);
  if (apart || !may_take_subject(m, &d, verb, phrase) || hangs_over(m, &d, verb)) return false;
  if (!move(m, phrase, verb, subject_relation(m, verb))) return false;
  hang_date(m, &d, head, verb);
  return true;
}

/* "fought for three days against the army", "met on Monday in Geneva": what hangs on the time goes with the
   verb. */
bool mend_lift_from_time(struct mender *m, uint32_t word) {
  static const char *const own[] = {"of",      "from",   "to",    "until",  "till",
                                    "between", "before", "after", "through"};
  const struct word *w = at(m, word);
  if (w->relation != REL_NMOD || w->head == NO_WORD || w->head > word || !is_nominal(w)) return false;
  uint32_t time = w->head, marker = tree_child(&m->tree, word, REL_CASE);
  const struct word *t = at(m, time);
  if (marker == NO_WORD || is_any(m, marker, own, sizeof own / sizeof *own) || is_temporal(m, word))
    return false;
  bool hung = relation_is_oblique(t->relation) && t->head != NO_WORD && t->upos != UPOS_NUM;
  return hung && is_temporal(m, time) && is_verbal(at(m, t->head)) && move(m, word, t->head, REL_OBL);
}
