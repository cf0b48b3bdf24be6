#include "meaning/time.h"

#include "meaning/time_grammar.h"
#include "meaning/time_tense.h"

/* One expression while it is read: where it lies in the pieces, and what it will become. */
struct found {
  size_t start, end;
  enum time_kind kind;
  enum time_relation relation;
  struct moment moment; /* DATE, RANGE, and a DURATION whose start is stated */
  struct length length;
  bool has_length, has_moment;
  bool counted;  /* "24 months counted from ...": a length, though it also ends on a day */
  size_t anchor; /* piece where the anchor's phrase begins, 0 for none */
};

static bool same_date(struct date a, struct date b) {
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* "prolonged the deployment of troops in Libya, where they assist the government, by 18 months" */
enum { LENGTHENED_BEFORE = 25 };

static bool lengthens(const struct grammar *g, size_t i) {
  struct slice lemma = g->analysis->words[look_at(g, i)->word].lemma;
  return lemma_has_sense(g->words, lemma, CLASS_LENGTHEN) ||
         lemma_has_sense(g->words, look_at(g, i)->lower, CLASS_LENGTHEN);
}

static bool lengthened_before(const struct grammar *g, size_t i) {
  for (size_t n = 1; n <= LENGTHENED_BEFORE && n <= i; n++)
    if (lengthens(g, i - n)) return true;
  return false;
}

/* ---- dates with a relation before or behind them ---- */

static bool resolve_into(const struct grammar *g, const struct moment *m, enum time_relation relation,
                         size_t start, struct found *f) {
  *f = (struct found){.start = start, .end = m->end, .relation = relation, .moment = *m, .has_moment = true};
  bool resolved = moment_resolve(g, &f->moment);
  f->has_moment = resolved && date_is_valid(f->moment.first) && date_is_valid(f->moment.last);
  f->kind = same_date(f->moment.first, f->moment.last) ? TIME_DATE : TIME_RANGE;
  return true;
}

/* "since", "until" ... before a moment. What lies ahead of a telling in the past is read ahead. */
static bool related_at(const struct grammar *g, size_t i, bool ahead, struct found *f) {
  static const struct {
    enum word_class class;
    enum time_relation relation;
  } prefixes[] = {{CLASS_SINCE, TIME_SINCE},   {CLASS_UNTIL, TIME_UNTIL}, {CLASS_BY, TIME_BY},
                  {CLASS_BEFORE, TIME_BEFORE}, {CLASS_AFTER, TIME_AFTER}, {CLASS_WITHIN, TIME_WITHIN}};
  for (size_t n = 0; n < sizeof prefixes / sizeof *prefixes; n++) {
    size_t at;
    struct moment m;
    if (!class_at(g, i, prefixes[n].class, &at)) continue;
    enum time_relation relation = prefixes[n].relation;
    if (relation == TIME_UNTIL && word_at(g, i, "to") && !ahead && !lengthened_before(g, i)) continue;
    if (relation == TIME_AFTER && (word_at(g, i, "of") || word_at(g, i, "following"))) continue;
    struct grammar lean = *g;
    bool closing = relation == TIME_UNTIL || relation == TIME_BY;
    if (closing && (ahead || !g->lean_known || g->present)) /* "has until October 28" */
      lean.lean = LEAN_FUTURE, lean.lean_weak = lean.lean_weak || !(ahead || g->present);
    if (relation == TIME_SINCE && word_at(g, i, "since")) lean.lean = LEAN_PAST;
    if (relation == TIME_WITHIN && !(shift_at(&lean, at, &m) && !same_date(m.first, m.last))) continue;
    if (composed_at(&lean, at, &m)) return resolve_into(&lean, &m, relation, i, f);
  }
  return false;
}

/* "more than two weeks before the vote", "less than three days after it" */
static bool bounded_at(const struct grammar *g, size_t i, struct found *f) {
  bool more = word_at(g, i, "more") || word_at(g, i, "over");
  bool less = word_at(g, i, "less") || word_at(g, i, "under");
  bool than = word_at(g, i, "more") || word_at(g, i, "less");
  size_t number = i + 1 + than;
  struct moment m;
  size_t end;
  struct length length;
  if ((!more && !less) || (than && !word_at(g, i + 1, "than")) || !length_at(g, number, &length) ||
      length.unit < UNIT_DAY)
    return false;
  bool before = word_at(g, length.end, "ago") || class_at(g, length.end, CLASS_BEFORE, &end);
  bool after = !before && class_at(g, length.end, CLASS_AFTER, &end) && !word_at(g, length.end, "of");
  if ((!before && !after) || !composed_at(g, number, &m) || m.end <= length.end) return false;
  if (!resolve_into(g, &m, more ? (before ? TIME_BEFORE : TIME_SINCE) : TIME_WITHIN, i, f)) return false;
  bool unused;
  struct duration d = before ? length.duration : duration_negated(length.duration);
  struct date other = duration_end(f->moment.last, d, &unused);
  if (less && before) f->moment.last = other;
  if (less && after) f->moment.first = other;
  return true;
}

/* "2018 or later", "from June onwards", "10 March at the latest" */
static void read_behind(const struct grammar *g, struct found *f) {
  size_t at = f->end;
  if (at == f->start || (f->relation != TIME_AT && f->relation != TIME_SINCE)) return;
  if (word_at(g, at, "at") && word_at(g, at + 1, "the") && word_at(g, at + 2, "latest"))
    f->relation = TIME_BY, f->end = at + 3;
  if (word_at(g, at, "onwards") || word_at(g, at, "onward")) f->relation = TIME_SINCE, f->end = at + 1;
  if ((word_at(g, at, "or") || word_at(g, at, "and")) &&
      (word_at(g, at + 1, "later") || word_at(g, at + 1, "after") || word_at(g, at + 1, "onwards")) &&
      (look_at(g, at + 2)->kind == PIECE_MARK || look_at(g, at + 2)->kind == PIECE_END))
    f->relation = TIME_SINCE, f->end = at + 2;
}

static bool moment_found(const struct grammar *g, size_t i, bool ahead, struct found *f) {
  struct moment m;
  struct found other;
  *f = (struct found){.start = i, .end = i};
  bool ranged = range_at(g, i, &m);
  if (ranged) resolve_into(g, &m, TIME_AT, i, f);
  if (related_at(g, i, ahead, &other) && other.end > f->end) *f = other;
  if (!ranged && f->end == i && composed_at(g, i, &m)) resolve_into(g, &m, TIME_AT, i, f);
  if (bounded_at(g, i, &other) && other.end > f->end) *f = other;
  read_behind(g, f);
  return f->end > i;
}

/* ---- lengths ---- */

static enum time_relation length_relation(const struct grammar *g, size_t i, size_t *at) {
  static const struct {
    enum word_class class;
    enum time_relation relation;
  } prefixes[] = {
      {CLASS_WITHIN, TIME_WITHIN}, {CLASS_FOR, TIME_FOR}, {CLASS_IN, TIME_WITHIN}, {CLASS_AFTER, TIME_AFTER}};
  for (size_t n = 0; n < sizeof prefixes / sizeof *prefixes; n++)
    if (!word_at(g, i, "of") && !word_at(g, i, "from") && class_at(g, i, prefixes[n].class, at))
      return prefixes[n].relation;
  *at = i;
  return TIME_LENGTH;
}

/* "a further period of (up to) six months": behind the "of" */
static size_t skip_period(const struct grammar *g, size_t i) {
  static const char *const hedges[] = {"about", "around", "approximately", "roughly", "some",
                                       "least", "to",     "nearly"};
  size_t at = skip_class(g, i, CLASS_SOME);
  if (at == i) at = skip_word(g, i, "the");
  for (size_t n = 0; n < 3; n++) at = skip_class(g, at, CLASS_FILLER);
  size_t behind;
  if (!class_at(g, at, CLASS_PERIOD, &behind) || !word_at(g, behind, "of")) return i;
  at = behind + 1;
  at += word_at(g, at, "up") || word_at(g, at, "at");
  for (size_t n = 0; n < 8; n++)
    if (word_at(g, at, hedges[n])) return at + 1;
  return at;
}

/* What it is counted from: "(within 30 days) of the signing", "(90 days) after 5 June". */
static void read_anchor(const struct grammar *g, struct found *f) {
  size_t at;
  struct moment base;
  bool of = word_at(g, f->end, "of"), comma = mark_at(g, f->end, ',');
  bool starts = word_at(g, f->end + 1, "from") || word_at(g, f->end + 1, "starting") ||
                word_at(g, f->end + 1, "beginning");
  if (!class_at(g, f->end + (comma && starts), CLASS_AFTER, &at) || (of && f->relation != TIME_WITHIN))
    return;
  size_t phrase = skip_word(g, at, "the");
  f->counted = !word_at(g, f->end, "after") && !word_at(g, f->end, "from") &&
               !word_at(g, f->end, "following") && !word_at(g, f->end, "since") &&
               !word_at(g, f->end, "later");
  if (composed_at(g, at, &base) && moment_resolve(g, &base)) {
    struct moment end = base;
    end.last = duration_end(base.last, f->length.duration, &end.approximate);
    if (date_is_none(end.last)) return;
    size_t in;
    if (class_at(g, f->start, CLASS_IN, &in))
      end.first = end.last, f->relation = TIME_AT, f->kind = TIME_DATE;
    end.end = base.end;
    f->moment = end, f->has_moment = true, f->end = base.end;
    return;
  }
  if (look_at(g, phrase)->kind != PIECE_WORD) return;
  f->anchor = phrase;
  if (f->relation == TIME_LENGTH && !of && !f->counted) f->relation = TIME_AFTER;
}

/* "ten days before the mandate was to run out" */
static void read_anchor_ahead(const struct grammar *g, struct found *f) {
  size_t at;
  if (f->relation != TIME_LENGTH || f->length.adjective || !class_at(g, f->end, CLASS_BEFORE, &at)) return;
  size_t phrase = skip_word(g, at, "the");
  if (look_at(g, phrase)->kind == PIECE_WORD) f->anchor = phrase, f->relation = TIME_BEFORE;
}

static bool length_found(const struct grammar *g, size_t i, struct found *f) {
  size_t at;
  *f = (struct found){.start = i, .kind = TIME_DURATION, .has_length = true};
  f->relation = length_relation(g, i, &at);
  bool by = word_at(g, i, "by");
  if (by) at = i + 1;
  size_t word = at;
  if (at > i) at = skip_class(g, at, CLASS_ABOUT); /* "within about a month" */
  size_t number = skip_period(g, at);
  bool found = length_at(g, number, &f->length);
  if (!found && at > word) /* "for a further year": the hedge of a number that is not there */
    at = word, number = skip_period(g, at), found = length_at(g, number, &f->length);
  if (!found) return false;
  bool prefixed = at > i, period = number > at;
  size_t behind;
  bool anchored = !word_at(g, f->length.end, "of") && (class_at(g, f->length.end, CLASS_AFTER, &behind) ||
                                                       class_at(g, f->length.end, CLASS_BEFORE, &behind));
  if (f->length.article && !f->length.adjective && !prefixed && !period && !anchored) return false;
  f->end = f->length.end;
  if (by && !lengthened_before(g, i))
    f->start = at, f->relation = TIME_LENGTH;
  else if (by || lengthens(g, f->end))
    f->relation = TIME_EXTENSION;
  else if (!prefixed && i > 0 && word_at(g, i - 1, "of") && i > 1 && lengthens(g, i - 2))
    f->relation = TIME_EXTENSION;
  if (f->length.article && by && f->relation == TIME_LENGTH) return false;
  read_anchor(g, f);
  read_anchor_ahead(g, f);
  return true;
}

/* "every Friday", "monthly" */
static bool set_found(const struct grammar *g, size_t i, struct found *f) {
  size_t end, at;
  int n;
  if (!class_at(g, i, CLASS_SET, &at)) return false;
  *f = (struct found){.start = i, .end = at, .kind = TIME_SET};
  struct length length;
  if (slice_ends(look_at(g, i)->lower, SLICE("ly"))) return true;
  if (weekday_at(g, at, &n, &end) || month_at(g, at, &n, &end) || class_at(g, at, CLASS_UNIT, &end))
    f->end = end;
  else if (length_at(g, at, &length))
    f->end = length.end;
  else
    return false;
  return true;
}

/* ---- from what was read to the caller's structure ---- */

static bool covers(const struct time_expression *e, uint32_t word) {
  return word >= e->first_word && word < e->first_word + e->word_count;
}

static void set_words(const struct grammar *g, const struct found *f, struct time_expression *e) {
  const struct piece *first = look_at(g, f->start), *last = look_at(g, f->end - 1);
  e->span = (struct span){first->span.start, last->span.end};
  e->first_word = first->word, e->word_count = last->word - first->word + 1;
  e->head_word = last->word;
  for (uint32_t w = e->first_word; w < e->first_word + e->word_count; w++) {
    uint32_t head = g->analysis->words[w].head;
    bool function = g->analysis->words[w].relation == REL_CASE ||
                    g->analysis->words[w].relation == REL_PUNCT || g->analysis->words[w].relation == REL_DET;
    if (!function && (head == NO_WORD ? g->analysis->words[w].relation == REL_ROOT : !covers(e, head))) {
      e->head_word = w;
      return;
    }
  }
}

static struct slice marked(struct arena *arena, struct date d, bool approximate) {
  return approximate ? arena_join(arena, date_print(arena, d), SLICE("~")) : date_print(arena, d);
}

static void set_value(const struct grammar *g, const struct found *f, struct time_expression *e) {
  struct moment m = f->moment;
  bool closing = e->relation == TIME_BY || e->relation == TIME_UNTIL || e->relation == TIME_BEFORE;
  if (m.is_end && !closing && !m.first.month)
    m.first = m.last = (struct date){m.last.year, 12, 0};
  else if (m.is_end)
    m.first = m.last = end_of_moment(&m);
  if (m.is_end && closing) m.approximate = false;
  e->approximate = m.approximate, e->relative = m.relative, e->weekday_named = m.weekday_named;
  e->date = m.first, e->end = m.last;
  struct slice first = marked(g->arena, m.first, m.approximate),
               last = marked(g->arena, m.last, m.approximate);
  e->point = first;
  if (!same_date(m.first, m.last))
    e->point = arena_print(g->arena, "%.*s/%.*s", SLICE_ARGS(first), SLICE_ARGS(last));
  e->value = e->point;
  if (e->relation == TIME_SINCE) e->value = arena_join(g->arena, first, SLICE("/.."));
  if (e->relation == TIME_AFTER && !f->has_length) e->value = arena_join(g->arena, last, SLICE("/.."));
  if (e->relation == TIME_UNTIL || e->relation == TIME_BEFORE)
    e->value = arena_join(g->arena, SLICE("../"), last);
  if (e->value.at != e->point.at) e->kind = TIME_RANGE;
  if (e->kind != TIME_DURATION && e->value.at == e->point.at)
    e->kind = same_date(m.first, m.last) ? TIME_DATE : TIME_RANGE;
}

/* The head of the phrase that begins there: what its preposition hangs off, or the next noun. */
static uint32_t anchor_head(const struct grammar *g, size_t piece) {
  uint32_t word = look_at(g, piece)->word;
  uint32_t before = look_at(g, piece ? piece - 1 : 0)->word;
  for (uint32_t w = before; w + 3 > before && w > 0; w--) {
    const struct word *p = &g->analysis->words[w];
    if ((p->relation == REL_CASE || p->relation == REL_MARK) && p->head != NO_WORD && p->head >= word)
      return p->head;
  }
  return word;
}

static void set_length(const struct grammar *g, const struct found *f, struct time_expression *e) {
  e->duration = f->length.duration;
  e->duration_text = duration_print(g->arena, f->length.duration);
  e->approximate = e->approximate || f->length.approximate;
  if (f->anchor) e->anchor_word = anchor_head(g, f->anchor);
}

static void remember(struct times *times, struct arena *arena, const struct time_expression *e) {
  for (uint32_t w = e->first_word; w < e->first_word + e->word_count; w++)
    if (times->of_word[w] == NO_TIME) times->of_word[w] = times->count;
  ARENA_PUSH(arena, times->at, times->count, times->capacity, *e);
}

/* "The following day" follows what was told last: a date in the past, named or reached from the
   document's. */
static void move_focus(struct grammar *g, const struct time_expression *e) {
  bool in_year = e->kind == TIME_RANGE && e->relation == TIME_AT && e->date.year == e->end.year;
  if (!date_is_none(e->date) && (e->kind == TIME_DATE || in_year))
    g->mentioned = in_year ? (struct date){e->date.year, 0, 0} : e->date, g->mentioned_sentence = g->sentence;
  bool told = e->kind == TIME_DATE || e->relation == TIME_SINCE;
  bool over = g->lean_weak &&
              date_to_days(e->date) <= date_to_days(g->document); /* "72 hours to leave on December 16" */
  if (!told || date_is_none(e->date) || (e->lean == LEAN_FUTURE && !over)) return;
  g->focus = e->date;
  if (!e->relative && e->relation == TIME_AT) g->story = e->date, g->story_sentence = g->sentence;
}

static void add(struct grammar *g, struct times *times, const struct found *f) {
  struct time_expression e = {.kind = f->kind,
                              .relation = f->relation,
                              .lean = g->lean,
                              .anchor_word = NO_WORD,
                              .anchor = NO_TIME,
                              .value = {"", 0},
                              .point = {"", 0},
                              .duration_text = {"", 0}};
  set_words(g, f, &e);
  if (f->has_moment) set_value(g, f, &e);
  if (f->has_length) set_length(g, f, &e);
  remember(times, g->arena, &e);
  move_focus(g, &e);
}

/* Without a tree the nearest "will" before it has to do. */
static enum lean lean_of_text(const struct grammar *g, size_t i) {
  for (size_t n = 0; n < i; n++)
    if (word_at(g, n, "will") || word_at(g, n, "shall") || word_at(g, n, "ll")) return LEAN_FUTURE;
  return LEAN_BY_TENSE;
}

/* "was due to lapse on Saturday", whatever the tree makes of it */
static bool planned_before(const struct grammar *g, size_t i) {
  enum { NEAR = 6 };
  size_t unused;
  for (size_t n = 1; n <= NEAR && n <= i; n++)
    if (word_at(g, i - n + 1, "to") && class_at(g, i - n, CLASS_PLANNED, &unused)) return true;
  return false;
}

static bool expression_at(struct grammar *g, size_t i, enum lean asked, struct found *f) {
  bool ahead = false;
  g->present = g->lean_weak = false;
  enum lean lean = asked;
  if (lean == LEAN_BY_TENSE)
    lean = tense_of(g->words, g->analysis, look_at(g, i)->word, &ahead, &g->present, &g->lean_weak);
  if (lean == LEAN_BY_TENSE) lean = lean_of_text(g, i);
  if (asked == LEAN_BY_TENSE && lean == LEAN_PAST && planned_before(g, i))
    lean = LEAN_FUTURE, g->lean_weak = true; /* "was due to lapse on 29 January", told in February */
  g->lean_known = lean != LEAN_BY_TENSE, g->ahead = ahead;
  g->lean = g->lean_known ? lean : LEAN_PAST;
  struct found length;
  bool any = moment_found(g, i, ahead, f);
  bool is_length = length_found(g, i, &length);
  bool counted = is_length && any && length.end == f->end && length.has_moment && length.counted;
  if (is_length && (!any || length.end > f->end || counted)) *f = length, any = true;
  if (set_found(g, i, &length) && (!any || length.end > f->end)) *f = length, any = true;
  return any;
}

/* Figures, words of time and a few that the grammar names itself; nothing else begins an expression. */
static bool may_begin(const struct grammar *g, size_t i) {
  static const char *const others[] = {"the", "between", "more", "less", "all", "half",
                                       "½",   "q",       "h",    "ad",   "eve", "under"};
  const struct piece *piece = look_at(g, i);
  if (piece->head || piece->kind == PIECE_NUMBER || piece->kind == PIECE_ORDINAL) return true;
  for (size_t n = 0; n < sizeof others / sizeof *others; n++)
    if (slice_equals(piece->lower, others[n])) return true;
  return false;
}

static void read_words(struct grammar *g, struct times *times, uint32_t first, uint32_t count,
                       enum lean lean) {
  g->pieces = pieces_cut(g->arena, g->words, g->analysis, first, count);
  for (size_t i = 0; i < g->pieces.count;) {
    struct found f;
    if (may_begin(g, i) && expression_at(g, i, lean, &f)) {
      add(g, times, &f);
      i = f.end;
    } else
      i++;
  }
}

/* "24 months counted from 22 February 2023": a length is counted from a date beside it that "from"
   introduces. */
static void link_lengths(struct times *times) {
  for (uint32_t i = 0; i < times->count; i++) {
    struct time_expression *e = &times->at[i];
    if (e->kind != TIME_DURATION || e->value.len) continue;
    for (uint32_t n = i + 1; n < times->count && times->at[n].first_word - e->first_word < 12; n++)
      if (times->at[n].relation == TIME_SINCE && times->at[n].point.len && e->anchor == NO_TIME)
        e->anchor = n;
  }
}

/* Whether a text that says "today" means the day: one that tells of other days too does. */
static bool speaks_of_days(const struct time_words *words, const struct analysis *analysis) {
  static const char *const days[] = {"yesterday", "tomorrow", "tonight"};
  for (uint32_t w = 0; w < analysis->word_count; w++) {
    struct slice form = analysis->words[w].form;
    for (size_t n = 0; n < 3; n++)
      if (slice_is_ignoring_case(form, slice_of(days[n]))) return true;
    char lower[16];
    if (form.len < 6 || form.len > sizeof lower || form.at[0] < 'A' || form.at[0] > 'Z') continue;
    memcpy(lower, form.at, form.len);
    lower[0] = (char)(lower[0] + 'a' - 'A');
    if (lemma_has_sense(words, (struct slice){lower, form.len}, CLASS_WEEKDAY)) return true;
  }
  return false;
}

/* Of "since late August, when they attacked" the attack's time is August. */
static void name_dates(struct arena *arena, struct times *times) {
  struct time_expression *named = ARENA_ARRAY(arena, struct time_expression, times->count + 1);
  for (uint32_t i = 0; i < times->count; i++) {
    named[i] = times->at[i];
    named[i].relation = TIME_AT, named[i].value = named[i].point;
    if (named[i].point.len && named[i].kind != TIME_DURATION)
      named[i].kind = same_date(named[i].date, named[i].end) ? TIME_DATE : TIME_RANGE;
  }
  times->named = named;
}

/* A life or a chronicle: nearly all years in it are long over. */
static bool is_chronicle(const struct analysis *analysis, struct date document) {
  enum { YEARS_LEAST = 6, SHARE_LEAST = 9, OLD = 5 };
  size_t years = 0, old = 0;
  for (uint32_t w = 0; w < analysis->word_count && !date_is_none(document); w++) {
    uint64_t year;
    struct slice form = analysis->words[w].form;
    if (form.len != 4 || !slice_number(form, &year) || year < 1000 || year > 2100) continue;
    years++, old += year + OLD < (uint64_t)document.year;
  }
  return years >= YEARS_LEAST && old * 10 >= years * SHARE_LEAST;
}

struct times *times_find(struct arena *arena, const struct time_words *words, struct date document_date,
                         const struct analysis *analysis, enum lean lean) {
  struct times *times = ARENA_NEW(arena, struct times);
  times->analysis = analysis;
  times->of_word = ARENA_ARRAY(arena, uint32_t, analysis->word_count + 1);
  for (uint32_t i = 0; i < analysis->word_count; i++) times->of_word[i] = NO_TIME;
  struct grammar g = {.arena = arena, .words = words, .analysis = analysis, .document = document_date};
  g.daily = speaks_of_days(words, analysis), g.history = is_chronicle(analysis, document_date);
  for (uint32_t i = 0; i < analysis->sentence_count;) {
    uint32_t word_count, sentences = pieces_run(analysis, i, &word_count);
    g.sentence = i;
    if (word_count) read_words(&g, times, analysis->sentences[i].first_word, word_count, lean);
    i += sentences;
  }
  link_lengths(times);
  name_dates(arena, times);
  return times;
}

const struct time_expression *time_at(const struct times *times, uint32_t word) {
  if (word >= times->analysis->word_count || times->of_word[word] == NO_TIME) return NULL;
  return &times->at[times->of_word[word]];
}

struct slice term_end(struct arena *arena, struct date from, struct duration duration) {
  bool approximate = false;
  struct date end = duration_end(from, duration, &approximate);
  return date_is_none(end) ? (struct slice){"", 0} : marked(arena, end, approximate);
}
