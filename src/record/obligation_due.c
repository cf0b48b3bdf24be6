/* By when a deed is due: the date stated, or a term counted from what the text counts it from. */
#include "record/obligation_parts.h"
#include "record/resolution.h"

static struct slice nothing(void) { return (struct slice){"", 0}; }

static bool is_limit(const struct time_expression *t) {
  return t->relation == TIME_BY || t->relation == TIME_UNTIL || t->relation == TIME_BEFORE ||
         t->relation == TIME_WITHIN;
}

/* Between the deed and the time no other finite clause: "withdraw ... from the rest of Georgia within a
 * month". */
static bool is_below(const struct reading *r, uint32_t deed, uint32_t word) {
  for (uint32_t w = word, n = 0; w != NO_WORD && n < 12; w = word_at(r, w)->head, n++) {
    if (w == deed) return true;
    if (r->agreement_of_word[w] != NO_RECORD)
      return false; /* "under the accord of November 28": its own day */
    uint8_t relation = word_at(r, w)->relation;
    bool apart = relation == REL_ACL_RELCL || relation == REL_ADVCL || relation == REL_ADVCL_RELCL ||
                 relation == REL_PARATAXIS || relation == REL_CCOMP ||
                 (relation == REL_CONJ && word_at(r, w)->upos == UPOS_VERB);
    if (apart) return false;
  }
  return false;
}

typedef bool wanted(const struct time_expression *);

/* Not "00.00 hours". */
static bool is_term(const struct time_expression *t) {
  return t->kind == TIME_DURATION && !slice_equals(t->duration_text, "P0D") &&
         !slice_equals(t->duration_text, "PT0H");
}
static bool is_term_limit(const struct time_expression *t) {
  return is_term(t) && (t->relation == TIME_WITHIN || t->anchor_word != NO_WORD);
}
static bool is_date(const struct time_expression *t) { return t->kind == TIME_DATE || t->kind == TIME_RANGE; }
static bool is_date_limit(const struct time_expression *t) { return is_date(t) && is_limit(t); }

/* Any fitting time below the deed in its sentence, the nearest behind it first. */
static const struct time_expression *time_below(const struct reading *r, uint32_t deed, wanted *fits) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, deed)->sentence];
  for (uint32_t w = deed + 1; w < s->first_word + s->word_count; w++) {
    const struct time_expression *t = time_at(r->times, w);
    if (t && t->first_word == w && fits(t) && is_below(r, deed, t->head_word)) return t;
  }
  for (uint32_t w = deed; w-- > s->first_word;) {
    const struct time_expression *t = time_at(r->times, w);
    if (t && t->head_word == w && fits(t) && is_below(r, deed, t->head_word)) return t;
  }
  return NULL;
}

/* "to install the council and to begin demining by August": a deed with its own "to" or "shall" has its own
 * limit. */
static bool stands_for_itself(const struct reading *r, uint32_t conjunct) {
  return tree_is_infinitive(r->tree, conjunct) || tree_child(r->tree, conjunct, REL_AUX) != NO_WORD;
}

/* "free prisoners and grant an amnesty within 15 days": a limit behind the last deed is the others' too. */
static const struct time_expression *limit_of_conjuncts(const struct reading *r, uint32_t deed,
                                                        wanted *fits) {
  const struct time_expression *found = NULL;
  uint32_t first = tree_first_conjunct(r->tree, deed);
  if (first != deed && word_at(r, deed)->upos == UPOS_VERB) { /* what stands before the first */
    const struct time_expression *t = time_below(r, first, fits);
    if (t && t->head_word < first) return t;
  }
  TREE_EACH_CHILD(r->tree, first, child) {
    if (word_at(r, child)->relation != REL_CONJ || child <= deed || word_at(r, child)->upos != UPOS_VERB ||
        stands_for_itself(r, child))
      continue;
    bool own = tree_child(r->tree, child, REL_AUX) != NO_WORD ||
               tree_child(r->tree, child, REL_MARK) != NO_WORD ||
               tree_child(r->tree, child, REL_NSUBJ) != NO_WORD;
    if (own) continue; /* "resume its work and will meet by 30 April" */
    const struct time_expression *t = time_below(r, child, fits);
    if (t) found = t;
  }
  return found;
}

static bool is_of_agreement(const struct reading *r, const struct time_expression *t) {
  for (uint32_t w = t->head_word, n = 0; w != NO_WORD && n < 4; w = word_at(r, w)->head, n++)
    if (r->agreement_of_word[w] != NO_RECORD) return true;
  return false;
}

/* A time that stands behind the deed's own words although the parser hung it on what governs the deed:
   "agreed to [open talks] on March 10", "was told to [leave] within two days". */
static const struct time_expression *time_behind(const struct reading *r, uint32_t deed, wanted *fits) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, deed)->sentence];
  for (uint32_t w = deed + 1; w < s->first_word + s->word_count && w < deed + 16; w++) {
    const struct time_expression *t = time_at(r->times, w);
    const struct proposition *other = look_proposition(r, w);
    if (t && t->first_word == w && fits(t)) return is_of_agreement(r, t) ? NULL : t;
    if (t) continue;
    bool told = other && word_at(r, w)->relation == REL_ACL && /* "maps of the mines known to it by May" */
                word_in(r->patterns->obligations, "told by participles", other->lemma);
    if ((other && other->class == PREDICATE_VERB && !told) || slice_equals(word_at(r, w)->form, ",") ||
        slice_equals(word_at(r, w)->form, ";"))
      return NULL;
  }
  return NULL;
}

/* "without further delay", "immediately": what is to be done at once has no other deed's limit. */
static bool is_at_once(const struct reading *r, uint32_t deed) {
  TREE_EACH_CHILD(r->tree, deed, child)
  if (word_in(r->patterns->obligations, "at once", look_lemma(r, child))) return true;
  return false;
}

static const struct time_expression *at_term_word(const struct reading *r, const struct bond *b,
                                                  wanted *fits) {
  const struct time_expression *t = b->term_word == NO_WORD ? NULL : time_at(r->times, b->term_word);
  return t && fits(t) ? t : NULL;
}

static const struct time_expression *term_near(const struct reading *r, const struct bond *b) {
  const struct time_expression *t = at_term_word(r, b, is_term);
  if (!t) t = term_of(r->times, b->deed->word);
  if (t && !is_term(t)) t = NULL;
  if (!t) t = time_below(r, b->deed->word, is_term_limit);
  if (!t && !is_at_once(r, b->deed->word)) t = limit_of_conjuncts(r, b->deed->word, is_term_limit);
  return t ? t : time_behind(r, b->deed->word, is_term_limit);
}

/* "on 30 June of each year", "every Friday" */
static bool recurs(const struct reading *r, const struct time_expression *t) {
  uint32_t w = t->first_word + t->word_count;
  if (w + 1 >= r->analysis->word_count || !slice_equals(look_lemma(r, w), "of")) return false;
  return slice_equals(look_lemma(r, w + 1), "each") || slice_equals(look_lemma(r, w + 1), "every");
}

/* "resolution 1540 (2004)", "resolutions 2042 (2012) and 2043": years that are none or a text's. */
static bool is_of_text(const struct reading *r, const struct time_expression *t) {
  if (t->point.len != 4 || t->first_word == 0) return false;
  const struct word *before = word_at(r, t->first_word - 1);
  return slice_equals(before->form, "(") ||
         (resolution_is_one(r) && t->relation == TIME_AT && before->upos != UPOS_ADP);
}

static const struct time_expression *date_near(const struct reading *r, const struct bond *b) {
  const struct time_expression *t = at_term_word(r, b, is_date), *near = time_of(r->times, b->deed->word);
  if (near && (is_of_agreement(r, near) || !(is_limit(near) || near->relation == TIME_AT))) near = NULL;
  if (!t && near && near->first_word > b->deed->word) t = near;
  if (!t) t = time_below(r, b->deed->word, is_date_limit);
  if (!t) t = near;
  if (!t && !is_at_once(r, b->deed->word)) t = limit_of_conjuncts(r, b->deed->word, is_date_limit);
  if (!t) t = time_behind(r, b->deed->word, is_date);
  return t && is_date(t) && !recurs(r, t) && !is_of_text(r, t) ? t : NULL;
}

bool obligation_has_limit(const struct reading *r, const struct proposition *p) {
  return time_below(r, p->word, is_date_limit) || time_below(r, p->word, is_term_limit) ||
         limit_of_conjuncts(r, p->word, is_date_limit) || limit_of_conjuncts(r, p->word, is_term_limit) ||
         time_behind(r, p->word, is_date_limit) || time_behind(r, p->word, is_term_limit);
}

bool obligation_is_timed(const struct reading *r, const struct proposition *p) {
  return term_of(r->times, p->word) || time_of(r->times, p->word) || obligation_has_limit(r, p);
}

/* ---- what a term counts from ---- */

/* "ten days after the exchange, which is set for May 3": the date told of the event that it counts from. */
static struct slice date_of_event(const struct reading *r, uint32_t event) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, event)->sentence];
  const struct time_expression *own = time_of(r->times, event);
  if (own && own->kind == TIME_DATE) return own->point;
  for (uint32_t w = event + 1; w < s->first_word + s->word_count; w++) {
    const struct time_expression *t = time_at(r->times, w);
    if (t && t->kind == TIME_DATE && tree_dominates(r->tree, event, t->head_word)) return t->point;
  }
  return nothing();
}

static struct slice date_of_agreement(const struct reading *r, const struct bond *b, bool in_force) {
  if (b->agreement == NO_RECORD) return nothing();
  const struct agreement *a = &r->records.at[b->agreement].agreement;
  return is_empty(a->signed_on) || (in_force && !is_empty(a->in_force)) ? a->in_force : a->signed_on;
}

static bool points_to_date(const struct reading *r, uint32_t word) {
  struct slice lemma = look_lemma(r, word);
  bool date = slice_equals(lemma, "date") || slice_equals(lemma, "day") || slice_equals(lemma, "then");
  return date && (tree_child_lemma(r->tree, word, REL_DET, "that") != NO_WORD ||
                  tree_child_lemma(r->tree, word, REL_DET, "this") != NO_WORD || slice_equals(lemma, "then"));
}

/* The last day named before a word. */
static struct slice date_before(const struct reading *r, uint32_t word) {
  enum { FAR = 120 };
  for (uint32_t w = word; w-- > 0 && word - w < FAR;) {
    const struct time_expression *t = time_at(r->times, w);
    if (t && t->kind == TIME_DATE && t->point.len >= 10) return t->point;
  }
  return nothing();
}

/* "within 30 days of signature" counts from the signing, "of the ceasefire" from when it came into force. */
static struct slice start_at_anchor(const struct reading *r, const struct bond *b, uint32_t anchor) {
  struct slice kind = word_class(r->patterns->obligations, "starts", look_lemma(r, anchor));
  if (points_to_date(r, anchor)) return date_before(r, anchor); /* "within 45 days of that date" */
  bool made = slice_equals(kind, "signing") || r->agreement_of_word[anchor] != NO_RECORD;
  if (made) return date_of_agreement(r, b, false);
  if (slice_equals(kind, "in force")) return date_of_agreement(r, b, true);
  return date_of_event(r, anchor);
}

/* The day a term counts from: the one it names, else the agreement's signing. */
static struct slice start_of_term(const struct reading *r, const struct bond *b,
                                  const struct time_expression *term) {
  if (term->anchor != NO_TIME) return r->times->at[term->anchor].point;
  if (!date_is_none(term->date))
    return date_print(r->arena, term->date); /* "within 20 days from 1 October" */
  if (b->given) {                            /* "gave them 72 hours on Monday" */
    const struct time_expression *when = time_of(r->times, b->deed->word);
    if (!when) when = time_of(r->times, word_at(r, b->deed->word)->head);
    return when && when->kind == TIME_DATE ? when->point : nothing();
  }
  if (term->anchor_word != NO_WORD) return start_at_anchor(r, b, term->anchor_word);
  bool lasting = term->relation == TIME_LENGTH || term->relation == TIME_FOR;
  return date_of_agreement(r, b, lasting);
}

/* "in the same period", "by that date", "by then": as the duty told of before. */
static bool points_back(const struct reading *r, uint32_t deed) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, deed)->sentence];
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++) {
    struct slice lemma = look_lemma(r, w);
    bool then = slice_equals(lemma, "then") && w > s->first_word && slice_equals(look_lemma(r, w - 1), "by");
    bool same = word_in(r->patterns->obligations, "periods", lemma) && w > s->first_word &&
                word_in(r->patterns->obligations, "pointing back", look_lemma(r, w - 1));
    if ((then || same) && is_below(r, deed, w)) return true;
  }
  return false;
}

static void take_due_before(const struct reading *r, struct obligation *o) {
  for (size_t i = r->records.count, n = 0; i-- > 0 && n < 4; n++) {
    const struct record *before = &r->records.at[i];
    if (before->kind != RECORD_OBLIGATION || &before->obligation == o || is_empty(before->obligation.due))
      continue;
    o->due = before->obligation.due;
    o->term = before->obligation.term;
    return;
  }
}

/* "between May 1 and October 31": the second. */
static const struct time_expression *end_of_between(const struct reading *r,
                                                    const struct time_expression *t) {
  uint32_t before = t->first_word, after = t->first_word + t->word_count;
  bool between = (before > 0 && slice_equals(look_lemma(r, before - 1), "between")) ||
                 slice_equals(look_lemma(r, before), "between");
  if (!between || after + 1 >= r->analysis->word_count || !slice_equals(look_lemma(r, after), "and"))
    return NULL;
  const struct time_expression *second = time_at(r->times, after + 1);
  return second && second->kind == TIME_DATE ? second : NULL;
}

/* "shall end on signature", "upon signing": on the day itself, where the text is what is signed. */
static struct slice due_on_signing(const struct reading *r, const struct bond *b) {
  static const char *const prepositions[] = {"on", "upon", "at"};
  if (b->agreement == NO_RECORD || b->agreement != r->own_agreement) return nothing();
  for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; i++) {
    uint32_t word = look_argument(b->deed, SLOT_OBLIQUE, prepositions[i]);
    struct slice lemma = word == NO_WORD ? nothing() : look_lemma(r, word);
    if (slice_equals(lemma, "signature") || slice_equals(lemma, "signing"))
      return date_of_agreement(r, b, false);
  }
  return nothing();
}

/* "a deadline of 15 May", written on 4 May: a limit without its year is not the one eleven months ago. */
struct slice obligation_not_a_year_ago(const struct reading *r, const struct time_expression *t,
                                       struct slice due) {
  enum { LONG_AGO = 240 };
  struct date day, today = r->document->date;
  if (!t->relative || due.len != 10 || date_is_none(today) || !date_parse(due, &day)) return due;
  if (date_to_days(today) - date_to_days(day) <= LONG_AGO) return due;
  if (day.year + 1 < today.year) return due;
  day.year++;
  return date_to_days(day) >= date_to_days(today) ? date_print(r->arena, day) : due;
}

void obligation_set_due(const struct reading *r, struct obligation *o, const struct bond *b) {
  const struct time_expression *term = term_near(r, b), *date = date_near(r, b);
  if (term) {
    o->term.duration = term->duration_text;
    o->term.from = start_of_term(r, b, term);
    struct date from;
    if (date_parse(o->term.from, &from)) o->due = term_end(r->arena, from, term->duration);
  }
  if (!date && !term) o->due = due_on_signing(r, b);
  if (!date || !is_empty(o->due) || b->given) return;
  bool due = is_limit(date) || date->relation == TIME_AT;
  const struct time_expression *second = end_of_between(r, date);
  if (second) date = second;
  if (due) o->due = date_is_none(date->end) ? date->point : date_print(r->arena, date->end);
  o->due = obligation_not_a_year_ago(r, date, o->due);
}

/* The same for what the text dates by another duty. */
void obligation_set_due_before(const struct reading *r, struct obligation *o, const struct bond *b) {
  if (is_empty(o->due) && is_empty(o->term.duration) && points_back(r, b->deed->word)) take_due_before(r, o);
}
