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

static bool is_other_thing(const struct reading *r, uint32_t word) {
  TREE_EACH_CHILD(r->tree, word, child) {
    uint8_t relation = word_at(r, child)->relation;
    if (relation != REL_COMPOUND && relation != REL_AMOD) continue;
    if (word_in(r->patterns->agreements, "other things", look_lemma(r, child))) return true;
  }
  return false;
}

static struct slice form_of(const struct reading *r, uint32_t word) {
  if (is_other_thing(r, word)) return (struct slice){"", 0};
  struct slice form = look_class(r, r->patterns->agreements, "forms", word);
  if (is_empty(form)) return look_class(r, r->patterns->agreements, "forms by modifier", word);
  if (slice_equals(form, "agreement")) {
    struct slice inside = form_inside(r, word);
    if (!is_empty(inside)) return inside;
  }
  return form;
}

static bool is_capital(struct slice form) { return form.len && form.at[0] >= 'A' && form.at[0] <= 'Z'; }

/* A name is the agreement's noun in capitals with capitals before it: "Comprehensive Military Agreement". */
static struct slice name_of(const struct reading *r, uint32_t word, struct slice *number) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, word)->sentence];
  uint32_t first = word, last = word;
  if (!is_capital(word_at(r, word)->form)) return (struct slice){"", 0};
  while (first > s->first_word && is_capital(word_at(r, first - 1)->form) &&
         word_at(r, first - 1)->upos != UPOS_DET && word_at(r, first - 1)->relation != REL_CASE)
    first--;
  if (last + 1 < s->first_word + s->word_count && word_at(r, last + 1)->upos == UPOS_NUM) {
    last++;
    *number = word_at(r, last)->form;
  }
  if (first == word && last == word) return (struct slice){"", 0};
  struct span span = {word_at(r, first)->span.start, word_at(r, last)->span.end};
  return slice_between(r->analysis->text.at, span);
}

/* "resolution 2510 (2020)" in lower case has a number but no name. */
static void number_of(const struct reading *r, uint32_t word, struct slice *number) {
  TREE_EACH_CHILD(r->tree, word, child)
  if (word_at(r, child)->upos == UPOS_NUM && child == word + 1 && is_empty(*number))
    *number = word_at(r, child)->form;
}

/* ---- which and how many ---- */

static void read_determiner(const struct reading *r, struct agreement_mention *m) {
  m->plural = word_has(word_at(r, m->word), "Number=Plur");
  TREE_EACH_CHILD(r->tree, m->word, child) {
    const struct word *w = word_at(r, child);
    if (w->relation == REL_DET) {
      struct slice lemma = look_lemma(r, child);
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

/* ---- what propositions say about it ---- */

static void add_backers(struct reading *r, struct agreement_mention *m, uint32_t word) {
  if (word != NO_WORD) look_add_actors(r, &m->backers, look_known_actors(r, word));
}

static void add_parties(struct reading *r, struct agreement_mention *m, uint32_t word) {
  if (word != NO_WORD) look_add_actors(r, &m->parties, look_known_actors(r, word));
}

static void ground(struct reading *r, struct agreement_mention *m, const struct proposition *p) {
  struct record record = {.evidence = m->evidence, .said_by = m->said_by};
  reading_ground(r, &record, p);
  m->evidence = record.evidence;
  m->said_by = record.said_by;
}

static void take_time_and_place(struct reading *r, struct agreement_mention *m, const struct proposition *p) {
  struct slice when = look_when(r, p);
  bool stretch =
      when.len && memchr(when.at, '/', when.len); /* "negotiated from 2015 to 2019" is no day of signing */
  if (!stretch) agreement_take_date(&m->signed_on, when);
  struct place where = look_where(r, p);
  if (is_empty(m->where.text)) m->where = where;
}

/* "talks between military representatives of A and B" */
static void add_parties_of_talks(struct reading *r, struct agreement_mention *m,
                                 const struct proposition *p) {
  const struct argument *talks = proposition_argument(p, SLOT_OBLIQUE, "after");
  const struct proposition *noun = talks ? look_proposition(r, talks->word) : NULL;
  if (!noun || m->parties.count) return;
  add_parties(r, m, look_argument(noun, SLOT_OBLIQUE, "between"));
}

static void take_making(struct reading *r, struct agreement_mention *m, const struct proposition *p,
                        struct slice status) {
  bool backed = word_in(r->patterns->agreements, "backing", p->lemma);
  m->made = true;
  take_time_and_place(r, m, p);
  if (!backed) {
    add_parties(r, m, look_argument(p, SLOT_SUBJECT, NULL));
    add_parties(r, m, look_argument(p, SLOT_OBLIQUE, "with"));
    add_parties(r, m, look_argument(p, SLOT_OBLIQUE, "between"));
    add_parties_of_talks(r, m, p);
    if (p->modality == ASSERTED) agreement_take(&m->status, status);
  }
  bool presupposed = p->embedding == EMBEDDED_RELATIVE; /* "the accord reached in May" was reached */
  if (p->modality != ASSERTED && !presupposed) m->modality = p->modality == DENIED ? DENIED : POSSIBLE;
  ground(r, m, p);
}

static void take_backing(struct reading *r, struct agreement_mention *m, const struct proposition *p) {
  if (p->modality != ASSERTED) return;
  add_backers(r, m, look_argument(p, SLOT_SUBJECT, NULL));
  take_time_and_place(r, m, p);
  ground(r, m, p);
}

static void take_status(struct reading *r, struct agreement_mention *m, const struct proposition *p,
                        struct slice status) {
  if (p->modality != ASSERTED && p->modality != PROMISED) return;
  if (slice_equals(status, "in force"))
    agreement_take_date(&m->in_force, look_when(r, p));
  else
    m->status = status;
  ground(r, m, p);
}

static bool makes(struct slice status) {
  return slice_equals(status, "signed") || slice_equals(status, "announced") ||
         slice_equals(status, "adopted") || slice_equals(status, "proposed");
}

/* What one proposition that has the mention as subject or object tells of it. */
static void take_proposition(struct reading *r, struct agreement_mention *m, const struct proposition *p,
                             enum slot slot) {
  struct slice status = word_class(r->patterns->agreements, "status", p->lemma);
  bool subject = slot == SLOT_SUBJECT;
  if (!subject && word_in(r->patterns->agreements, "backing", p->lemma))
    take_backing(r, m, p);
  else if (!subject && (makes(status) || word_in(r->patterns->agreements, "made by", p->lemma)))
    take_making(r, m, p, status);
  else if (subject && slice_equals(p->lemma, "conclude"))
    take_making(r, m, p, SLICE("signed"));
  else if (!is_empty(status) && !makes(status))
    take_status(r, m, p, status);
}

static void read_propositions(struct reading *r, struct agreement_mention *m) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, m->word)->sentence];
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++) {
    const struct proposition *p = look_proposition(r, w);
    if (!p || w == m->word) continue;
    for (uint32_t k = 0; k < p->argument_count; k++) {
      const struct argument *a = &p->arguments[k];
      bool inner = r->analysis->words[a->word].head == m->word &&
                   r->analysis->words[a->word].relation == REL_NMOD && a->word > m->word &&
                   a->shared; /* "memorandum of understanding signed in ..." */
      bool agreed = a->slot == SLOT_OBLIQUE &&
                    slice_equals(p->lemma, "agree") && /* "agreed on a ceasefire" */
                    (slice_equals(a->preposition, "on") || slice_equals(a->preposition, "to"));
      if ((a->word != m->word && !inner) || (a->slot > SLOT_OBJECT && !agreed)) continue;
      take_proposition(r, m, p, agreed ? SLOT_OBJECT : a->slot);
    }
  }
}

/* ---- what hangs on the noun itself ---- */

/* "in force from May 22", coordinated with what else is said of it. */
static void take_force(struct reading *r, struct agreement_mention *m) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, m->word)->sentence];
  for (uint32_t w = m->word + 1; w + 1 < s->first_word + s->word_count; w++) {
    bool in_force = slice_is_ignoring_case(word_at(r, w)->form, SLICE("in")) &&
                    slice_equals(look_lemma(r, w + 1), "force");
    const struct time_expression *time = in_force ? time_of(r->times, w + 1) : NULL;
    if (in_force && !time && w + 3 < s->first_word + s->word_count) time = time_at(r->times, w + 3);
    if (time && !is_empty(time->point)) agreement_take_date(&m->in_force, time->point);
  }
}

static void read_phrase(struct reading *r, struct agreement_mention *m) {
  TREE_EACH_CHILD(r->tree, m->word, child) {
    const struct word *w = word_at(r, child);
    struct slice preposition = tree_preposition(r->tree, r->arena, child);
    bool modifier = w->relation == REL_NMOD || w->relation == REL_OBL;
    if (modifier && (slice_equals(preposition, "between") || slice_equals(preposition, "with") ||
                     slice_equals(preposition, "among")))
      add_parties(r, m, child);
    else if (modifier && (slice_equals(preposition, "in") || slice_equals(preposition, "for") ||
                          slice_equals(preposition, "on") || slice_equals(preposition, "across"))) {
      if (is_empty(m->scope.text)) m->scope = look_place(r, child);
    } else if (w->relation == REL_NMOD_POSS)
      add_parties(r, m, child);
  }
  take_force(r, m);
  const struct time_expression *time = r->times ? time_of(r->times, m->word) : NULL;
  if (time && !is_empty(time->value) && time->relation == TIME_AT)
    agreement_take_date(&m->signed_on, time->value);
}

/* "an agreement for a permanent ceasefire", "the truce deal": the inner noun means the same thing. */
static bool is_inside_another(const struct reading *r, uint32_t word) {
  const struct word *w = word_at(r, word);
  if (w->relation != REL_NMOD || w->head == NO_WORD || w->head > word) return false;
  struct slice preposition = tree_preposition(r->tree, r->arena, word);
  bool about = slice_equals(preposition, "for") || slice_equals(preposition, "on") ||
               slice_equals(preposition, "of") || slice_equals(preposition, "to");
  return about && form_of(r, w->head).len > 0;
}

static bool find_mention(struct reading *r, uint32_t word, struct agreement_mention *m) {
  const struct word *w = word_at(r, word);
  if (w->upos != UPOS_NOUN && w->upos != UPOS_PROPN) return false;
  if (w->relation == REL_COMPOUND || w->relation == REL_FLAT || is_inside_another(r, word)) return false;
  const struct name *name = name_at(r->names, word); /* "Government of National Accord" is an actor */
  if (name && name->entry) return false;
  *m = (struct agreement_mention){.word = word, .modality = ASSERTED};
  m->form = form_of(r, word);
  if (is_empty(m->form)) return false;
  m->name = name_of(r, word, &m->number);
  number_of(r, word, &m->number);
  read_determiner(r, m);
  read_phrase(r, m);
  read_propositions(r, m);
  if (m->evidence.count == 0) {
    struct record record = {0};
    reading_add_evidence(r, &record, look_phrase_span(r, word));
    m->evidence = record.evidence;
  }
  return true;
}

struct agreement_mentions agreement_mentions_find(struct reading *r) {
  struct agreement_mentions found = {0};
  for (uint32_t w = 0; w < r->analysis->word_count; w++) {
    struct agreement_mention m;
    if (find_mention(r, w, &m)) ARENA_PUSH(r->arena, found.at, found.count, found.capacity, m);
  }
  return found;
}
