#include "record/agreement_mention.h"

#include "meaning/who.h"

/* ---- form, name, number ---- */

/* "agreement for a permanent ceasefire": what the agreement is about says its form. */
static struct slice form_inside(const struct reading *r, uint32_t word) {
  TREE_EACH_CHILD(r->tree, word, child) {
    uint8_t relation = word_at(r, child)->relation;
    if (relation != REL_NMOD && relation != REL_COMPOUND && relation != REL_OBL) continue;
    struct slice preposition = tree_preposition(r->tree, r->arena, child);
    bool about = relation == REL_COMPOUND || slice_equals(preposition, "for") ||
                 slice_equals(preposition, "on") || slice_equals(preposition, "of") ||
                 slice_equals(preposition, "to");
    struct slice form =
        about ? look_class(r, r->patterns->agreements, "forms", child) : (struct slice){"", 0};
    if (slice_equals(form, "ceasefire") || slice_equals(form, "truce")) return form;
    if (relation == REL_COMPOUND && slice_equals(look_lemma(r, child), "peace"))
      return SLICE("peace agreement");
  }
  return (struct slice){"", 0};
}

/* Also deeper: "the African Continental Free Trade Area agreement". */
static bool is_other_thing(const struct reading *r, uint32_t word) {
  TREE_EACH_CHILD(r->tree, word, child) {
    uint8_t relation = word_at(r, child)->relation;
    if (relation != REL_COMPOUND && relation != REL_AMOD) continue;
    bool sharing = word_at(r, child)->upos == UPOS_VERB; /* "a power-sharing deal" */
    if (!sharing && word_in(r->patterns->agreements, "other things", look_lemma(r, child))) return true;
    if (word_at(r, child)->upos != UPOS_NOUN && word_at(r, child)->upos != UPOS_PROPN) continue;
    TREE_EACH_CHILD(r->tree, child, inner)
    if (word_in(r->patterns->agreements, "other things", look_lemma(r, inner))) return true;
  }
  return false;
}

/* "reduction in violence" */
static struct slice form_with_phrase(const struct reading *r, uint32_t word) {
  TREE_EACH_CHILD(r->tree, word, child) {
    if (word_at(r, child)->relation != REL_NMOD) continue;
    struct slice preposition = tree_preposition(r->tree, r->arena, child);
    struct slice form = word_class(r->patterns->agreements, "forms by modifier",
                                   arena_print(r->arena, "%.*s %.*s %.*s", SLICE_ARGS(look_lemma(r, word)),
                                               SLICE_ARGS(preposition), SLICE_ARGS(look_lemma(r, child))));
    if (form.len) return form;
  }
  return (struct slice){"", 0};
}

static struct slice form_of(const struct reading *r, uint32_t word) {
  if (is_other_thing(r, word)) return (struct slice){"", 0};
  struct slice form = look_class(r, r->patterns->agreements, "forms", word);
  if (is_empty(form)) form = look_class(r, r->patterns->agreements, "forms by modifier", word);
  if (is_empty(form)) return form_with_phrase(r, word);
  if (slice_equals(form, "agreement")) {
    struct slice inside = form_inside(r, word);
    if (!is_empty(inside)) return inside;
  }
  return form;
}

static bool is_capital(struct slice form) { return form.len && form.at[0] >= 'A' && form.at[0] <= 'Z'; }

static bool is_small_word(struct slice form) {
  static const char *const all[] = {"of", "on", "the", "in", "for", "and", "to"};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (slice_equals(form, all[i])) return true;
  return false;
}

/* "Agreement [on the Resolution of the Conflict in the Republic of South Sudan]": capitals joined by small
 * words. */
static uint32_t last_of_name(const struct reading *r, uint32_t word, uint32_t limit) {
  uint32_t last = word;
  for (uint32_t w = word + 1; w < limit && w < word + 16; w++) {
    struct slice form = word_at(r, w)->form;
    bool next = w + 1 < limit && slice_equals(form, "and") && slice_equals(word_at(r, w + 1)->form, "the");
    if (next) break; /* "the Agreement on Prisoners and the Agreement on Refugees" */
    if (is_capital(form) && !time_at(r->times, w))
      last = w;
    else if (!is_small_word(form))
      break;
  }
  /* "the Agreement in Bamako" is an agreement somewhere: a name goes on with "on", "for" or "of" */
  struct slice next = last > word ? word_at(r, word + 1)->form : (struct slice){"", 0};
  bool names = slice_equals(next, "on") || slice_equals(next, "for") || slice_equals(next, "of");
  if (!names) return word;
  for (uint32_t w = word + 1; w < last; w++) /* "... Reconciliation | in Bamako" */
    if (slice_equals(word_at(r, w)->form, "in") && !slice_equals(word_at(r, w + 1)->form, "the"))
      return w - 1;
  return last;
}

/* A name is the agreement's noun in capitals with capitals before it, "Comprehensive Military Agreement", or
   with what it is about behind it, "Agreement on Peace and Reconciliation". */
static struct slice name_of(const struct reading *r, struct agreement_mention *m) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, m->word)->sentence];
  uint32_t first = m->word, last = m->word, limit = s->first_word + s->word_count;
  if (!is_capital(word_at(r, m->word)->form)) return (struct slice){"", 0};
  while (first > s->first_word && is_capital(word_at(r, first - 1)->form) &&
         word_at(r, first - 1)->upos != UPOS_DET && word_at(r, first - 1)->relation != REL_CASE)
    first--;
  bool of = first >= s->first_word + 2 && first < m->word && slice_equals(word_at(r, first - 1)->form, "of");
  if (of && is_capital(word_at(r, first - 2)->form) && slice_equals(look_lemma(r, first - 2), "cessation"))
    first -= 2; /* "Cessation of Hostilities Agreement" */
  if (last + 1 < limit && word_at(r, last + 1)->upos == UPOS_NUM) {
    last++;
    m->number = word_at(r, last)->form;
  } else
    last = last_of_name(r, m->word, limit);
  if (first == m->word && last == m->word) return (struct slice){"", 0};
  m->first = first, m->last = last;
  struct span span = {word_at(r, first)->span.start, word_at(r, last)->span.end};
  return slice_between(r->analysis->text.at, span);
}

/* "Agreement on Peace and Reconciliation", "the Good Friday Agreement": the whole name may say the form. */
static struct slice form_of_name(const struct reading *r, const struct agreement_mention *m) {
  uint32_t before = m->word ? m->word - 1 : m->word; /* "the Dayton agreement" */
  if (is_empty(m->name) && slice_equals(m->form, "agreement") && word_at(r, before)->head == m->word) {
    struct slice nick =
        arena_print(r->arena, "%.*s %.*s", SLICE_ARGS(lower_case(r->arena, word_at(r, before)->form)),
                    SLICE_ARGS(look_lemma(r, m->word)));
    struct slice form = word_class(r->patterns->agreements, "named forms", nick);
    if (form.len) return form;
  }
  if (is_empty(m->name) || !slice_equals(m->form, "agreement")) return m->form;
  struct slice known = word_class(r->patterns->agreements, "named forms", lower_case(r->arena, m->name));
  if (known.len) return known;
  for (uint32_t w = m->first; w <= m->last; w++) {
    if (slice_equals(look_lemma(r, w), "peace")) return SLICE("peace agreement");
    if (slice_equals(look_lemma(r, w), "cessation")) return SLICE("ceasefire");
  }
  return m->form;
}

/* "resolution 2510 (2020)" in lower case has a number but no name. */
static void number_of(const struct reading *r, uint32_t word, struct slice *number) {
  TREE_EACH_CHILD(r->tree, word, child)
  if (word_at(r, child)->upos == UPOS_NUM && child == word + 1 && is_empty(*number))
    *number = word_at(r, child)->form;
}

/* ---- which and how many ---- */

/* "an earlier truce", "a final accord", "a second deal": not the one told of before; "a new accord" neither,
   but "the new accord" is the last. */
static bool is_another(const struct reading *r, uint32_t word) {
  uint32_t first = r->analysis->sentences[word_at(r, word)->sentence].first_word;
  for (uint32_t w = word; w-- > first && w + 5 > word;) {
    uint8_t upos = word_at(r, w)->upos;
    if (upos != UPOS_ADJ && upos != UPOS_DET && upos != UPOS_NOUN && upos != UPOS_PROPN && upos != UPOS_ADV)
      return false;
    struct slice form = lower_case(r->arena, word_at(r, w)->form); /* "earlier", whose lemma is "early" */
    if (word_in(r->patterns->agreements, "another", form)) return true;
    bool fresh = word_in(r->patterns->agreements, "another if indefinite", form);
    if (fresh && tree_child_lemma(r->tree, word, REL_DET, "a") != NO_WORD) return true;
    if (upos == UPOS_DET) return false;
  }
  return false;
}

static void read_determiner(const struct reading *r, struct agreement_mention *m) {
  m->another = is_another(r, m->word);
  TREE_EACH_CHILD(r->tree, m->word, child)
  m->one_sided |=
      word_in(r->patterns->agreements, "one-sided", lower_case(r->arena, word_at(r, child)->form));
  m->plural = word_has(word_at(r, m->word), "Number=Plur");
  TREE_EACH_CHILD(r->tree, m->word, child) {
    const struct word *w = word_at(r, child);
    struct slice lemma = look_lemma(r, child);
    if (slice_equals(lemma, "such") && child < m->word)
      m->generic = true; /* "such an agreement" is none yet */
    if (w->relation == REL_DET) {
      if (slice_equals(lemma, "a") || slice_equals(lemma, "an") || slice_equals(lemma, "another"))
        m->indefinite = true;
      else if (slice_equals(lemma, "no") || slice_equals(lemma, "any") || slice_equals(lemma, "every"))
        m->generic = true;
      else
        m->definite = true;
    }
    if (w->relation == REL_NMOD_POSS) m->definite = true;
  }
  if (!is_empty(m->name)) m->definite = true;
  if (!m->definite && !m->indefinite && is_empty(m->number)) m->generic |= m->plural;
}

/* ---- what hangs on the noun itself ---- */

/* "in force from May 22", coordinated with what else is said of it. */
static void take_force(struct reading *r, struct agreement_mention *m) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, m->word)->sentence];
  for (uint32_t w = m->word + 1; w + 1 < s->first_word + s->word_count; w++) {
    bool in_force =
        slice_is_ignoring_case(word_at(r, w)->form, SLICE("in")) &&
        (slice_equals(look_lemma(r, w + 1), "force") || slice_equals(look_lemma(r, w + 1), "effect") ||
         (slice_equals(look_lemma(r, w + 1), "place") && agreement_stops_fire(m->form)));
    const struct time_expression *time = in_force ? time_of(r->times, w + 1) : NULL;
    if (in_force && !time && w + 3 < s->first_word + s->word_count) time = time_at(r->times, w + 3);
    if (time && !is_empty(time->point)) agreement_take_date(&m->in_force, time->point);
    if (time && time->relation == TIME_SINCE)
      m->status = agreement_later_status(m->status, SLICE("in force")); /* "in effect since September" */
  }
}

static bool is_between(struct slice preposition) {
  return slice_equals(preposition, "between") || slice_equals(preposition, "with") ||
         slice_equals(preposition, "among");
}

static bool is_about_place(struct slice preposition) {
  return slice_equals(preposition, "in") || slice_equals(preposition, "for") ||
         slice_equals(preposition, "on") || slice_equals(preposition, "across");
}

/* A month without its year lies behind: no agreement is dated ahead. */
static struct slice past_date(const struct reading *r, const struct time_expression *t) {
  struct date day = t->date, today = r->document->date;
  bool ahead = !date_is_none(day) && !date_is_none(today) && t->relative && !t->weekday_named &&
               slice_compare(t->point, date_print(r->arena, today)) > 0;
  if (!ahead || t->point.len < 7) return t->value;
  day.year--;
  return date_print(r->arena, day);
}

/* "resolution 598 (1987) of 20 July 1987", "resolution 2670, adopted last December": the day behind its
 * number. */
static void read_date_of_number(struct reading *r, struct agreement_mention *m) {
  enum { NEAR = 10 };
  const struct sentence *s = &r->analysis->sentences[word_at(r, m->word)->sentence];
  uint32_t end = s->first_word + s->word_count;
  if (end > m->word + NEAR) end = m->word + NEAR;
  for (uint32_t w = m->word + 1; w < end; w++) {
    const struct time_expression *t = time_at(r->times, w);
    bool adopted = slice_equals(look_lemma(r, w), "adopt") || slice_equals(look_lemma(r, w), "pass");
    if ((word_at(r, w)->upos == UPOS_VERB && !adopted) || slice_equals(word_at(r, w)->form, ";")) return;
    if (t && t->relation == TIME_AT && t->kind == TIME_DATE && t->date.month) {
      agreement_take_date(&m->signed_on, past_date(r, t));
      return;
    }
  }
}

static void read_date(struct reading *r, struct agreement_mention *m) {
  if (slice_equals(m->form, "resolution") && !is_empty(m->number)) read_date_of_number(r, m);
  const struct time_expression *time = time_of(r->times, m->word);
  if (!time || is_empty(time->value) || time->relation != TIME_AT || time->kind != TIME_DATE) return;
  bool in_name = time->head_word >= m->first && time->head_word <= m->last; /* "the Good Friday Agreement" */
  if (!in_name) agreement_take_date(&m->signed_on, past_date(r, time));
}

/* "Colombia's ELN truce" is between them, "the UN truce" is not the UN's. */
static void add_owner(const struct reading *r, struct agreement_mention *m, uint32_t word) {
  const struct name *name = name_at(r->names, word);
  bool city = name && name->entry && (name->type == NAME_SEAT || name->type == NAME_PLACE) &&
              word_at(r, word)->relation == REL_COMPOUND;
  if (city) {
    m->nick = look_place(r, word);
    return;
  }
  struct actors who = look_known_actors(r, word);
  for (size_t i = 0; i < who.count; i++)
    if (slice_starts(who.at[i].code, SLICE("IGO")) || slice_starts(who.at[i].code, SLICE("NGO"))) return;
  agreement_add_parties(r, m, word);
}

/* "a memorandum of understanding between Turkey and Libya" */
static void add_parties_between(const struct reading *r, struct agreement_mention *m, uint32_t noun) {
  TREE_EACH_CHILD(r->tree, noun, child) {
    bool modifier = word_at(r, child)->relation == REL_NMOD || word_at(r, child)->relation == REL_OBL;
    if (modifier && slice_equals(tree_preposition(r->tree, r->arena, child), "between"))
      agreement_add_parties(r, m, child);
  }
}

/* "the Norwegian-brokered ceasefire" is not Norway's. */
static bool is_before_hyphen(const struct reading *r, uint32_t word) {
  return word + 1 < r->analysis->word_count && slice_equals(word_at(r, word + 1)->form, "-");
}

static void read_phrase(struct reading *r, struct agreement_mention *m) {
  TREE_EACH_CHILD(r->tree, m->word, child) {
    const struct word *w = word_at(r, child);
    struct slice preposition = tree_preposition(r->tree, r->arena, child);
    bool modifier = w->relation == REL_NMOD || w->relation == REL_OBL;
    if (modifier && is_between(preposition))
      agreement_add_parties(r, m, child);
    else if (modifier && slice_equals(preposition, "of") && !m->parties.count)
      add_parties_between(r, m, child);
    else if (modifier && is_about_place(preposition)) {
      if (is_empty(m->scope.text)) m->scope = look_place(r, child);
    } else if (w->relation == REL_NMOD_POSS ||
               (w->relation == REL_COMPOUND && child < m->first && !is_before_hyphen(r, child)))
      add_owner(r, m, child);
  }
  struct slice preposition = tree_preposition(r->tree, r->arena, m->word);
  m->under = preposition.len && word_in(r->patterns->agreements, "stands under", preposition);
  take_force(r, m);
  read_date(r, m);
}

/* ---- which words are mentions ---- */

/* "an agreement for a permanent ceasefire", "the truce deal": the inner noun means the same thing. */
static bool is_inside_another(const struct reading *r, uint32_t word) {
  const struct word *w = word_at(r, word);
  if (w->relation != REL_NMOD || w->head == NO_WORD || w->head > word) return false;
  struct slice preposition = tree_preposition(r->tree, r->arena, word);
  bool about = slice_equals(preposition, "for") || slice_equals(preposition, "on") ||
               slice_equals(preposition, "of") || slice_equals(preposition, "to");
  bool part_of_name =
      is_capital(w->form) && is_capital(word_at(r, w->head)->form) &&
      tree_child(r->tree, word, REL_DET) == NO_WORD; /* "Agreement on Cessation of Hostilities" */
  return about && form_of(r, w->head).len > 0 && (!is_capital(w->form) || part_of_name);
}

/* "which stopped all fire", "a deal to end the fighting" */
static bool stops_fire(const struct reading *r, const struct proposition *p) {
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  return object != NO_WORD && word_in(r->patterns->agreements, "stops", p->lemma) &&
         word_in(r->patterns->agreements, "fire", look_lemma(r, object));
}

/* The same of a deed agreed upon: "to stop shooting", "to cease fire", "to hold their fire". */
static bool halts_fire(const struct reading *r, const struct proposition *p) {
  if (slice_equals(p->lemma, "cease fire") || stops_fire(r, p)) return true;
  uint32_t next = p->word + 1, object = look_argument(p, SLOT_OBJECT, NULL);
  if (slice_equals(p->lemma, "hold") && object != NO_WORD) return slice_equals(look_lemma(r, object), "fire");
  return word_in(r->patterns->agreements, "stops", p->lemma) && next < r->analysis->word_count &&
         word_in(r->patterns->agreements, "fire", lower_case(r->arena, word_at(r, next)->form));
}

/* An agreement by a vague name is a ceasefire if it stops the fighting. */
static void read_purpose(const struct reading *r, struct agreement_mention *m) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, m->word)->sentence];
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++) {
    const struct proposition *p = look_proposition(r, w);
    if (!p || !stops_fire(r, p) || p->negated) continue;
    bool of_it = look_argument(p, SLOT_SUBJECT, NULL) == m->word || tree_dominates(r->tree, m->word, w);
    uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
    bool peace = m->indefinite && slice_equals(p->lemma, "end") && slice_equals(look_lemma(r, object), "war");
    if (of_it && peace)
      m->form = SLICE("peace agreement"); /* "a deal that ends a ten-year war" */
    else if (of_it)
      m->stops_fire = true;
  }
}

static void read_all(struct reading *r, struct agreement_mention *m) {
  read_determiner(r, m);
  read_phrase(r, m);
  agreement_read_propositions(r, m);
  agreement_read_speaker(r, m);
  if (slice_equals(m->form, "agreement")) read_purpose(r, m);
  if (m->evidence.count) return;
  struct record record = {0};
  reading_add_evidence(r, &record, look_phrase_span(r, m->word));
  m->evidence = record.evidence;
}

/* "It took effect on 3 August": a pronoun of which is told what is told of agreements only. */
static bool find_pronoun(struct reading *r, uint32_t word, struct agreement_mention *m) {
  const struct word *w = word_at(r, word);
  bool it = w->upos == UPOS_PRON &&
            (slice_equals(look_lemma(r, word), "it") || slice_equals(look_lemma(r, word), "this"));
  if (!it || !relation_is_subject(w->relation)) return false;
  *m = agreement_pointer(word);
  m->pronoun = true;
  agreement_read_propositions(r, m);
  read_purpose(r, m);
  if (!m->made && is_empty(m->status) && is_empty(m->in_force) && !m->backers.count) m->evidence.count = 0;
  if (m->stops_fire && !m->evidence.count) {
    struct record record = {0};
    reading_add_evidence(r, &record, w->span);
    m->evidence = record.evidence;
  }
  return m->evidence.count > 0;
}

static bool is_vague_word(const struct reading *r, uint32_t word) {
  if (word == NO_WORD || is_other_thing(r, word)) return false;
  return word_in(r->patterns->agreements, "pointers", look_lemma(r, word)) ||
         slice_equals(form_of(r, word), "agreement");
}

/* "a second document, the Nairobi Declaration": one mention, by the name. */
static bool is_named_by_head(const struct reading *r, uint32_t word) {
  return word_at(r, word)->relation == REL_APPOS && is_vague_word(r, word_at(r, word)->head);
}

static void take_apposition(const struct reading *r, struct agreement_mention *m) {
  uint32_t name = tree_child(r->tree, m->word, REL_APPOS);
  struct slice form = name == NO_WORD ? (struct slice){"", 0} : form_of(r, name);
  if (!form.len || !slice_equals(m->form, "agreement")) return;
  uint32_t word = m->word;
  m->form = form;
  m->word = name, m->first = m->last = name;
  m->name = name_of(r, m);
  if (is_empty(m->name)) m->first = m->last = word;
  m->word = word;
  m->pointer = false;
}

/* "no agreement", "any deal" */
static bool is_none(const struct reading *r, uint32_t word) {
  return tree_child_lemma(r->tree, word, REL_DET, "no") != NO_WORD ||
         tree_child_lemma(r->tree, word, REL_DET, "any") != NO_WORD ||
         tree_child_lemma(r->tree, word, REL_DET, "every") != NO_WORD;
}

/* Whether an agreement is named in the words below a verb. */
static bool names_agreement(const struct reading *r, uint32_t verb) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, verb)->sentence];
  for (uint32_t w = verb + 1; w < s->first_word + s->word_count; w++)
    if (tree_dominates(r->tree, verb, w) && form_of(r, w).len) return true;
  return false;
}

/* "X and Y agreed in Pretoria to stop fighting": a ceasefire named by no noun. */
static bool find_agreed_halt(struct reading *r, uint32_t word, struct agreement_mention *m) {
  const struct proposition *p = look_proposition(r, word);
  if (!p || p->modality != ASSERTED || p->negated || !word_in(r->patterns->agreements, "agreeing", p->lemma))
    return false;
  uint32_t clause = look_argument(p, SLOT_CLAUSE, NULL), subject = look_argument(p, SLOT_SUBJECT, NULL);
  TREE_EACH_CHILD(r->tree, word, child) /* "agreed in Pretoria to stop": taken for a purpose */
  if (clause == NO_WORD && child > word && tree_is_infinitive(r->tree, child)) clause = child;
  const struct proposition *halt = clause == NO_WORD ? NULL : look_proposition(r, clause);
  if (!halt || halt->negated || subject == NO_WORD || !tree_is_infinitive(r->tree, clause)) return false;
  bool halts = halts_fire(r, halt);
  if (!halts && names_agreement(r, clause)) return false; /* "agreed to prolong their ceasefire" */
  *m = (struct agreement_mention){.word = word,
                                  .first = word,
                                  .last = word,
                                  .modality = ASSERTED,
                                  .form = halts ? SLICE("ceasefire") : SLICE("agreement"),
                                  .indefinite = true,
                                  .tentative = !halts,
                                  .made = true,
                                  .status = SLICE("announced")};
  agreement_add_parties(r, m, subject);
  if (m->parties.count < 2 && !m->kept_by_both) return false;
  struct slice when = look_when(r, p);
  if (when.len && !memchr(when.at, '/', when.len)) m->signed_on = when;
  m->where = look_where(r, p);
  struct record record = {0};
  reading_ground(r, &record, p);
  m->evidence = record.evidence;
  return true;
}

/* "the US statement" is no text of two parties; nor is "the NATO treaty" one between those who fight. */
static bool has_owner(const struct reading *r, uint32_t word) {
  return tree_child(r->tree, word, REL_COMPOUND) != NO_WORD ||
         tree_child(r->tree, word, REL_NMOD_POSS) != NO_WORD;
}

static bool is_of_organisation(const struct reading *r, uint32_t word) {
  uint32_t owner = tree_child(r->tree, word, REL_COMPOUND);
  const struct name *name = owner == NO_WORD ? NULL : name_at(r->names, owner);
  return name && name->type == NAME_ORGANISATION && slice_equals(look_lemma(r, word), "treaty");
}

/* "the Cessation of Hostilities Monitoring Team", "the Ceasefire Commission": who watches over one. */
static bool is_body(const struct reading *r, const struct agreement_mention *m) {
  uint32_t last = m->last;
  if (last + 1 < r->analysis->word_count && is_capital(word_at(r, last + 1)->form) && last == m->word &&
      word_at(r, last + 1)->sentence == word_at(r, last)->sentence)
    last++;
  return last != m->word && word_in(r->patterns->obligations, "bodies", look_lemma(r, last));
}

static bool find_mention(struct reading *r, uint32_t word, struct agreement_mention *m) {
  const struct word *w = word_at(r, word);
  if (w->upos == UPOS_PRON) return find_pronoun(r, word, m);
  if (w->upos == UPOS_VERB) return find_agreed_halt(r, word, m);
  if (w->upos != UPOS_NOUN && w->upos != UPOS_PROPN) return false;
  if (w->relation == REL_COMPOUND || w->relation == REL_FLAT || is_inside_another(r, word)) return false;
  if (is_named_by_head(r, word)) return false;
  const struct name *name = name_at(r->names, word); /* "Government of National Accord" is an actor */
  if (name && name->entry) return false;
  *m = (struct agreement_mention){.word = word, .first = word, .last = word, .modality = ASSERTED};
  m->form = form_of(r, word);
  if (is_empty(m->form) && !is_other_thing(r, word) &&
      word_in(r->patterns->agreements, "pointers", look_lemma(r, word)))
    m->form = SLICE("agreement"), m->pointer = true;
  if (is_empty(m->form) || is_none(r, word) || is_of_organisation(r, word)) return false;
  if (m->pointer && has_owner(r, word)) return false;
  m->name = name_of(r, m);
  if (is_body(r, m)) return false;
  m->form = form_of_name(r, m);
  take_apposition(r, m);
  number_of(r, word, &m->number);
  read_all(r, m);
  return true;
}

static bool find_one_of_a_row(struct reading *r, uint32_t word, const struct agreement_mention *last,
                              struct agreement_mention *m) {
  if (!agreement_find_ellipsis(r, word, last, m)) return false;
  read_phrase(r, m);
  agreement_read_propositions(r, m);
  return m->evidence.count > 0;
}

struct agreement_mentions agreement_mentions_find(struct reading *r) {
  struct agreement_mentions found = {0};
  for (uint32_t w = 0; w < r->analysis->word_count; w++) {
    struct agreement_mention m;
    const struct agreement_mention *last = found.count ? &found.at[found.count - 1] : NULL;
    if (find_mention(r, w, &m) || find_one_of_a_row(r, w, last, &m) ||
        (word_at(r, w)->upos == UPOS_VERB && last && agreement_find_implicit(r, w, &m)))
      ARENA_PUSH(r->arena, found.at, found.count, found.capacity, m);
  }
  return found;
}
