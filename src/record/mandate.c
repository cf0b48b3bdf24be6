/* Mandates: who decides that whose forces or mission may act, and until when.

   Wordings: a verb over a mandate ("extended the mandate of X until", "authorised a deployment for"), a noun
   with a term ("granted an 18-month extension for troops"), a mandate that ends ("runs out on November 15"),
   and an office held on to ("will stay in office until"). Where no start is stated a term counts from the end
   of the mandate that is extended, if the text tells it, else from the decision. */
#include "meaning/knowledge.h"
#include "meaning/who.h"
#include "record/mandate_wording.h"

/* ---- who, for whom, when ---- */

static struct actors security_council(const struct reading *r) {
  struct actor *one = ARENA_NEW(r->arena, struct actor);
  *one = (struct actor){SLICE("Security Council"), SLICE("United Nations"), SLICE("UN"), SLICE("IGOUNO")};
  return (struct actors){one, 1};
}

static bool is_body(const struct reading *r, uint32_t word) {
  return word != NO_WORD && (!is_empty(mandate_class(r, "bodies", word)) || is_actor_phrase(r->names, word));
}

/* Whoever of a proposition's subjects can decide. */
static struct actors deciding_subject(const struct reading *r, const struct proposition *p, uint32_t thing) {
  for (uint32_t i = 0; i < p->argument_count; i++) {
    const struct argument *a = &p->arguments[i];
    bool taken_for_object = a->slot == SLOT_OBJECT && thing != NO_WORD && a->word < p->word &&
                            thing > p->word; /* "parliament extended by three months the deployment" */
    if ((a->slot != SLOT_SUBJECT && !taken_for_object) || a->word == thing || !is_body(r, a->word)) continue;
    struct actors known = look_known_actors(r, a->word);
    if (known.count) return known;
  }
  return (struct actors){0};
}

static bool has_child_tagged(const struct reading *r, uint32_t word, uint8_t upos) {
  TREE_EACH_CHILD(r->tree, word, child)
  if (word_at(r, child)->upos == upos) return true;
  return false;
}

/* "the assembly" is the body that an earlier mandate of this document came from, "the Council" the UN's where
   the text tells of the UN. */
static struct actors body_meant(const struct reading *r, const struct proposition *p) {
  struct actors none = {0};
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (subject == NO_WORD || is_empty(mandate_class(r, "bodies", subject))) return none;
  bool numbered = slice_equals(look_lemma(r, subject), "resolution"); /* "Resolution 2710 prolongs" */
  if (numbered && has_child_tagged(r, subject, UPOS_NUM)) return security_council(r);
  TREE_EACH_CHILD(r->tree, subject, child) { /* "the Turkish parliament" says itself whose */
    uint8_t relation = word_at(r, child)->relation;
    bool bare =
        relation == REL_DET || relation == REL_CASE || relation == REL_PUNCT || time_at(r->times, child);
    if (!bare && !numbered) return none;
  }
  bool council = slice_equals(word_at(r, subject)->form, "Council") ||
                 slice_equals(look_lemma(r, subject), "resolution");
  bool united = slice_find(r->document->text, SLICE("Security Council")) != SIZE_MAX ||
                slice_find(r->document->text, SLICE("UN ")) != SIZE_MAX ||
                slice_find(r->document->text, SLICE("UN's ")) != SIZE_MAX ||
                slice_find(r->document->text, SLICE("United Nations")) != SIZE_MAX;
  if (council && united) return security_council(r);
  for (size_t i = r->records.count; i-- > 0;)
    if (r->records.at[i].kind == RECORD_MANDATE && r->records.at[i].mandate.body.count)
      return r->records.at[i].mandate.body;
  return none;
}

/* "600 soldiers in Lebanon" are not Lebanon's. */
static bool is_elsewhere(const struct reading *r, uint32_t thing) {
  TREE_EACH_CHILD(r->tree, thing, child) {
    struct slice preposition = tree_preposition(r->tree, r->arena, child);
    bool there = slice_equals(preposition, "in") || slice_equals(preposition, "to") ||
                 slice_equals(preposition, "at") || slice_equals(preposition, "on");
    if (there && child > thing && look_place(r, child).text.len) return true;
  }
  return false;
}

/* "the mandate of UNMIL", "the government's authority", "troops": the owner named in the phrase. */
static struct actors owner_of(const struct reading *r, uint32_t thing) {
  struct actors none = {0};
  if (thing == NO_WORD) return none;
  TREE_EACH_CHILD(r->tree, thing, child) {
    const struct word *w = word_at(r, child);
    bool owner = w->relation == REL_NMOD_POSS || w->relation == REL_COMPOUND || w->relation == REL_AMOD ||
                 (w->relation == REL_NMOD && slice_equals(tree_preposition(r->tree, r->arena, child), "of"));
    struct actors known = owner ? look_known_actors(r, child) : none;
    if (known.count) return known;
  }
  const struct name *before = name_at(r->names, thing) ? NULL : mandate_owner_before(r, thing);
  if (before) return look_known_actors(r, before->head); /* "the UN supervision mission in Syria" */
  if (mandate_is_one(r, thing) || is_elsewhere(r, thing)) return none;
  return look_known_actors(r, thing);
}

/* "The panel's mandate expires", "UNMIN was sent for a year": nobody says who decided, but whose they are. */
static struct actors body_behind(const struct reading *r, const struct mandate_found *f) {
  struct actors owner = owner_of(r, f->thing);
  const struct entry *body = owner.count ? knowledge_body(r->knowledge, owner.at[0].id) : NULL;
  if (body && body->kind == ENTRY_ORGANISATION) return owner;
  bool council = slice_find(r->document->text, SLICE("Security Council")) != SIZE_MAX;
  bool body_of_council = false;
  if (f->thing != NO_WORD && !is_empty(mandate_class(r, "of the council", f->thing))) body_of_council = true;
  if (f->thing != NO_WORD) TREE_EACH_CHILD(r->tree, f->thing, child)
  if (!is_empty(mandate_class(r, "of the council", child))) body_of_council = true;
  return council && body_of_council ? security_council(r) : (struct actors){0};
}

/* "the Permanent Council extended the OSCE mission": a council taken for the scene's state is the
   organisation's whose mission it is. */
static bool is_council_of_mission(const struct reading *r, const struct proposition *p, uint32_t thing,
                                  const struct actor *taken) {
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (subject == NO_WORD || taken->id.len != 3 || !slice_equals(look_lemma(r, subject), "council"))
    return false;
  bool owned = tree_child(r->tree, subject, REL_NMOD_POSS) != NO_WORD ||
               tree_child(r->tree, subject, REL_NMOD) != NO_WORD;
  struct actors owner = owned ? (struct actors){0} : owner_of(r, thing);
  return owner.count && slice_starts(owner.at[0].code, SLICE("IGO")) && owner.at[0].id.len;
}

/* "A state of emergency was proclaimed": it is a government that does so, where nobody is named. */
static struct actors government_of(const struct reading *r, const struct mandate_found *f) {
  struct place place = {0};
  TREE_EACH_CHILD(r->tree, f->thing, child)
  if (is_empty(place.country)) place = look_place(r, child);
  if (is_empty(place.country)) place = look_where(r, f->deed);
  if (place.country.len != 3) place = look_scene(r);
  const struct entry *state = place.country.len == 3 ? knowledge_state(r->knowledge, place.country) : NULL;
  if (!state) return (struct actors){0};
  struct actor *one = ARENA_NEW(r->arena, struct actor);
  *one = (struct actor){state->name, state->name, state->id, arena_join(r->arena, state->id, SLICE("GOV"))};
  return (struct actors){one, 1};
}

static struct actors body_of(const struct reading *r, const struct mandate_found *f) {
  if (f->agreement != NO_RECORD && r->records.at[f->agreement].agreement.parties.count)
    return r->records.at[f->agreement].agreement.parties;
  if (r->document->genre == GENRE_RESOLUTION) return security_council(r);
  const struct proposition *p = f->decision;
  for (int n = 0; n < 3 && p; n++, p = mandate_parent(r, p)) {
    struct actors known = body_meant(r, p);
    if (!known.count) known = deciding_subject(r, p, f->thing);
    if (known.count && is_council_of_mission(r, p, f->thing, &known.at[0])) return owner_of(r, f->thing);
    if (known.count) return known;
  }
  struct actors behind = body_behind(r, f);
  bool emergency = f->thing != NO_WORD && !is_empty(mandate_class(r, "emergencies", f->thing));
  return !behind.count && emergency ? government_of(r, f) : behind;
}

/* "The mandate, which was due to lapse on Saturday, was renewed": the day is another deed's. */
static bool is_in_relative_clause(const struct reading *r, uint32_t word, uint32_t verb) {
  for (uint32_t w = word; w != NO_WORD && w != verb; w = word_at(r, w)->head) {
    uint8_t relation = word_at(r, w)->relation;
    if (relation == REL_ACL_RELCL || relation == REL_ADVCL || relation == REL_ACL) return true;
  }
  return false;
}

/* "Turkey's parliament on Tuesday extended": the tree may hang the day on the subject. */
static struct slice date_before(const struct reading *r, const struct mandate_found *f) {
  enum { NEAR = 8 };
  uint32_t word = f->decision->word, first = r->analysis->sentences[word_at(r, word)->sentence].first_word;
  for (uint32_t n = 1; n <= NEAR && word >= first + n; n++) {
    const struct time_expression *e = time_at(r->times, word - n);
    if (e && is_in_relative_clause(r, e->head_word, word)) continue;
    if (e && f->thing != NO_WORD && tree_dominates(r->tree, f->thing, e->head_word))
      continue; /* "repealed the 2002 authorisation" */
    if (e && e->relation == TIME_AT && e->kind != TIME_DURATION && e->value.len) return e->value;
  }
  for (uint32_t w = word + 1; w < f->deed->word; w++) { /* "voted on Wednesday to keep" */
    const struct time_expression *e = time_at(r->times, w);
    if (e && e->relation == TIME_AT && e->kind == TIME_DATE && e->value.len) return e->value;
  }
  return (struct slice){"", 0};
}

static struct slice when_told(const struct reading *r, const struct mandate_found *f) {
  if (f->told_when.len) return f->told_when;
  if (f->by_parties) return r->records.at[f->agreement].agreement.signed_on;
  if (f->decision == f->deed && word_in(r->patterns->mandates, "stays", f->deed->lemma))
    return (struct slice){"", 0};
  if (r->document->genre == GENRE_RESOLUTION && !date_is_none(r->document->date))
    return date_print(r->arena, r->document->date);
  const struct proposition *p = f->deed;
  for (int n = 0; n < 4 && p; n++, p = mandate_parent(r, p)) {
    const struct time_expression *t = time_of(r->times, p->word);
    bool decided = t && t->relation == TIME_AT && t != f->term.until && !is_empty(t->value);
    if (decided) return t->value;
  }
  return date_before(r, f);
}

/* The day of the resolution or agreement that decides, where the deed itself tells no more. */
static struct slice when_of(const struct reading *r, const struct mandate_found *f) {
  struct slice when = when_told(r, f);
  struct slice signed_on =
      f->agreement == NO_RECORD ? (struct slice){"", 0} : r->records.at[f->agreement].agreement.signed_on;
  return is_empty(when) || slice_starts(signed_on, when) ? signed_on : when;
}

/* "The mandate was due to lapse on Saturday" speaks of the mandate told beside it. */
enum { SENTENCES_APART = 4 };

/* The end of the mandate that was in force: what the text tells of one that lapses. */
static struct date earlier_end(const struct reading *r, const struct mandate_found *f, struct date when) {
  uint32_t here = word_at(r, f->deed->word)->sentence;
  struct date found = {0};
  for (uint32_t i = 0; i < r->propositions->count; i++) {
    struct mandate_found lapse = mandate_nothing();
    if (!mandate_find_lapse(r, &r->propositions->at[i], &lapse)) continue;
    bool another = lapse.thing != f->thing && tree_child(r->tree, lapse.thing, REL_NMOD) != NO_WORD;
    if (another) continue;
    uint32_t there = word_at(r, lapse.deed->word)->sentence;
    if (there > here + SENTENCES_APART || here > there + SENTENCES_APART) continue;
    struct date end = lapse.term.until->date;
    if (end.day && (!when.day || date_to_days(end) >= date_to_days(when))) found = end;
  }
  for (uint32_t i = 0; i < r->times->count && date_is_none(found);
       i++) { /* "must continue beyond April 3, 2023" */
    const struct time_expression *e = &r->times->at[i];
    struct slice text = slice_between(r->analysis->text.at, e->span);
    if (e->relation == TIME_AFTER && slice_starts(text, SLICE("beyond")) && e->date.day) found = e->date;
  }
  return found;
}

/* "until the end of the mandate of MINUSMA": as long as the one told before. */
static struct slice end_of_other(const struct reading *r, const struct mandate_found *f) {
  struct slice text =
      slice_between(r->analysis->text.at, proposition_span(r->analysis, r->propositions, f->deed));
  enum { NEAR = 40 };
  size_t at = slice_find(text, SLICE("until the end of "));
  if (at == SIZE_MAX) return (struct slice){"", 0};
  struct slice behind = {text.at + at, text.len - at < NEAR ? text.len - at : NEAR};
  bool same = slice_find(behind, SLICE("mandate")) != SIZE_MAX;
  for (size_t i = r->records.count; same && i-- > 0;)
    if (r->records.at[i].kind == RECORD_MANDATE && r->records.at[i].mandate.until.len)
      return r->records.at[i].mandate.until;
  return (struct slice){"", 0};
}

static void write_term(const struct reading *r, const struct mandate_found *f, struct mandate *m) {
  struct date when = {0}, from = f->term.from;
  date_parse(m->when, &when);
  if (date_is_none(from) && slice_equals(f->action, "extended")) from = earlier_end(r, f, when);
  if (date_is_none(from)) from = when;
  m->until = mandate_end(r, &f->term, from);
  if (is_empty(m->until)) m->until = end_of_other(r, f);
  if (!f->term.length) return;
  m->term.duration = f->term.length->duration_text;
  m->term.from = date_is_none(from) ? (struct slice){"", 0} : date_print(r->arena, from);
}

static struct place where_of(const struct reading *r, const struct mandate_found *f) {
  struct place place = {0};
  if (f->thing != NO_WORD) {
    TREE_EACH_CHILD(r->tree, f->thing, child) {
      if (word_at(r, child)->relation != REL_NMOD || !is_empty(place.text)) continue;
      place = look_place(r, child);
      TREE_EACH_CHILD(r->tree, child, inner) /* "the deployment of police officers to Haiti" */
      if (word_at(r, inner)->relation == REL_NMOD && is_empty(place.text)) place = look_place(r, inner);
    }
  }
  uint32_t act = look_argument(f->deed, SLOT_CLAUSE, NULL); /* "authorised the army to enter Syria" */
  const struct proposition *deployed = act == NO_WORD ? NULL : look_proposition(r, act);
  if (is_empty(place.text) && deployed) place = look_where(r, deployed);
  if (is_empty(place.text)) place = look_where(r, f->deed);
  return is_empty(place.text) ? look_scene(r) : place;
}

/* ---- records ---- */

static bool same_text(struct slice a, struct slice b) { return is_empty(a) || is_empty(b) || slice_is(a, b); }
/* "2025-02" and "2025-02-22" are one end, told roughly and precisely. */
static bool same_date(struct slice a, struct slice b) {
  return same_text(a, b) || slice_starts(a, b) || slice_starts(b, a);
}

static bool same_body(const struct mandate *a, const struct mandate *b) {
  return !a->body.count || !b->body.count || look_same_actor(&a->body.at[0], &b->body.at[0]);
}

static bool is_bare(const struct mandate *m) {
  return is_empty(m->when) && is_empty(m->until) && is_empty(m->term.duration);
}

/* The record of this document that tells the same, so that a second mention adds to it: nothing they state
   differs and they share an end or a decision. */
static struct record *told_before(const struct reading *r, const struct mandate *m, struct texts said_by) {
  for (size_t i = 0; i < r->records.count; i++) {
    struct record *other = &r->records.at[i];
    const struct mandate *o = &other->mandate;
    if (other->kind != RECORD_MANDATE || said_by.count != other->said_by.count || !same_body(o, m)) continue;
    if (r->document->genre == GENRE_RESOLUTION && !slice_is(o->authorises, m->authorises)) continue;
    bool end = !is_empty(o->until) && !is_empty(m->until) && same_date(o->until, m->until);
    bool start = is_empty(m->action) && !is_empty(m->until) && slice_is(o->term.from, m->until);
    if (start)
      return other; /* "which was due to lapse on Saturday": the mandate that was extended from then on */
    bool report = r->document->genre != GENRE_RESOLUTION && r->own_agreement == NO_RECORD;
    bool again = report && slice_equals(m->action, "granted") && slice_is(o->action, m->action) &&
                 o->body.count && m->body.count && (is_bare(o) || is_bare(m));
    if (again) return other; /* a headline's, or told of again */
    bool decision = !is_empty(o->when) && slice_is(o->when, m->when);
    if ((end || decision) && same_date(o->until, m->until) && same_text(o->when, m->when) &&
        same_text(o->action, m->action) && same_text(o->term.duration, m->term.duration))
      return other;
  }
  return NULL;
}

/* "sets up a monitor mission ... They have a mandate of three months": the term of what was told last. */
static struct record *told_just_before(const struct reading *r, const struct mandate_found *f,
                                       const struct mandate *m) {
  if (!is_empty(m->action) || r->records.count == 0) return NULL;
  struct record *last = &r->records.at[r->records.count - 1];
  uint32_t subject = look_argument(f->deed, SLOT_SUBJECT, NULL);
  bool points = subject != NO_WORD && (word_at(r, subject)->upos == UPOS_PRON ||
                                       tree_child_lemma(r->tree, f->thing, REL_NMOD_POSS, "its") != NO_WORD ||
                                       tree_child_lemma(r->tree, subject, REL_NMOD_POSS, "its") != NO_WORD);
  bool open = last->kind == RECORD_MANDATE && slice_equals(last->mandate.action, "granted") &&
              is_empty(last->mandate.until) && is_empty(last->mandate.term.duration);
  if (!points || !open || last->evidence.count == 0) return NULL;
  struct span here = r->analysis->sentences[word_at(r, f->deed->word)->sentence].span;
  enum { NEAR = 160 };
  return here.start <= last->evidence.at[0].end + NEAR ? last : NULL;
}

static void add_missing(struct mandate *to, const struct mandate *more) {
  if (slice_is(to->term.from, more->until)) return;
  if (is_empty(to->action)) to->action = more->action;
  if (is_empty(to->when)) to->when = more->when;
  if (more->until.len > to->until.len) to->until = more->until;
  if (is_empty(to->term.duration)) to->term = more->term;
  if (!to->body.count) to->body = more->body;
  if (!to->for_whom.count) to->for_whom = more->for_whom;
}

/* "troops to be deployed in Libya": the infinitive behind the thing belongs to it, wherever the tree hangs
 * it. */
static struct slice thing_text(const struct reading *r, const struct mandate_found *f) {
  struct slice text = look_phrase(r, f->thing);
  TREE_EACH_CHILD(r->tree, f->deed->word, child) {
    bool infinitive = word_at(r, child)->relation == REL_ACL && child > f->thing && f->thing > f->deed->word;
    struct span span = {word_at(r, f->thing)->span.start, word_at(r, child)->span.end};
    if (infinitive)
      span.end = tree_span(r->tree, child, 0).end, text = slice_between(r->analysis->text.at, span);
  }
  return text;
}

/* "The embargo imposed by the Council on 17 May is due to lapse": who decided it, and when. */
static void take_decision_told(const struct reading *r, const struct mandate_found *f, uint32_t noun,
                               struct mandate *m) {
  TREE_EACH_CHILD(r->tree, noun, child) {
    bool clause = word_at(r, child)->relation == REL_ACL || word_at(r, child)->relation == REL_ADVCL;
    const struct proposition *q = clause ? look_proposition(r, child) : NULL;
    if (!q || !q->passive || m->action.len) continue;
    struct slice action = word_class(r->patterns->mandates, "actions", q->lemma);
    if (word_in(r->patterns->mandates, "proclaims", q->lemma)) action = SLICE("granted");
    if (is_empty(action) || slice_equals(action, "lapses")) continue;
    const struct time_expression *t = time_of(r->times, q->word);
    struct mandate_found decision = mandate_nothing();
    decision.deed = decision.decision = q, decision.action = action, decision.thing = f->thing;
    decision.agreement = mandate_agreement_of(r, q);
    struct actors body = body_of(r, &decision);
    m->action = action;
    if (body.count) m->body = body;
    if (t && t->relation == TIME_AT) m->when = t->value;
    struct slice day = {"", 0};
    if (decision.agreement != NO_RECORD) day = r->records.at[decision.agreement].agreement.signed_on;
    if (is_empty(m->when) || slice_starts(day, m->when)) m->when = day;
  }
}

static void fill_decision_told(const struct reading *r, const struct mandate_found *f, struct mandate *m) {
  if (f->action.len || f->thing == NO_WORD) return;
  take_decision_told(r, f, f->thing, m);
  TREE_EACH_CHILD(r->tree, f->thing, child)
  if (word_at(r, child)->relation == REL_NMOD) take_decision_told(r, f, child, m);
}

static void fill(const struct reading *r, const struct mandate_found *f, struct mandate *m) {
  m->action = f->action;
  m->body = body_of(r, f);
  m->when = is_empty(f->action) ? (struct slice){"", 0} : when_of(r, f);
  write_term(r, f, m);
  if (f->thing != NO_WORD) m->authorises = thing_text(r, f);
  m->for_whom = owner_of(r, f->thing);
  uint32_t act = look_argument(f->deed, SLOT_CLAUSE, "to");
  if (act != NO_WORD && word_in(r->patterns->mandates, "authorises", f->deed->lemma))
    m->authorises = look_phrase(r, act);
  bool known = m->for_whom.count && m->for_whom.at[0].id.len;
  if (!known && m->body.count) m->for_whom = m->body; /* "troops": the body's own */
  m->where = where_of(r, f);
  fill_decision_told(r, f, m);
}

/* "vetoed a resolution extending the mandate" */
static const struct proposition *refusal_of(const struct reading *r, const struct proposition *p) {
  for (int n = 0; n < 3 && p; n++, p = mandate_parent(r, p))
    if (slice_equals(word_class(r->patterns->mandates, "actions", p->lemma), "refused")) return p;
  return NULL;
}

/* "I recommend that the Council extend the mandate of UNMEE for six months" */
static bool is_proposed(const struct mandate_found *f) {
  return f->deed->modality == REQUESTED && f->decision == f->deed && (f->term.until || f->term.length) &&
         slice_equals(f->action, "extended");
}

static enum modality modality_of(const struct mandate_found *f) {
  if (f->asked) return REQUESTED;
  if (f->by_parties || f->told_when.len || f->refuses) return ASSERTED;
  if (is_proposed(f)) return REQUESTED;
  bool promised = f->decision == f->deed && f->deed->modality == PROMISED && !f->term.until;
  if (promised) return PROMISED; /* "promised to lift the state of emergency" */
  bool ahead = f->decision->tense == TENSE_FUTURE || f->decision->predicted;
  return ahead && !f->term.until ? POSSIBLE : ASSERTED;
}

/* "renews its mandate every six months" is no one decision. */
static bool is_repeated(const struct reading *r, const struct mandate_found *f) {
  enum { NEAR = 5 };
  const struct sentence *s = &r->analysis->sentences[word_at(r, f->deed->word)->sentence];
  uint32_t limit = s->first_word + s->word_count;
  for (uint32_t w = f->deed->word + 1; w < limit && w <= f->deed->word + NEAR; w++)
    if (slice_equals(look_lemma(r, w), "every") || slice_equals(look_lemma(r, w), "annually")) return true;
  return false;
}

static bool is_real(const struct reading *r, const struct mandate_found *f) {
  if (f->by_parties || f->told_when.len || f->refuses || f->asked) return true;
  if (is_repeated(r, f)) return false;
  bool lapses =
      is_empty(f->action) && f->term.until; /* "lapses on 16 May unless the Council decides otherwise" */
  if ((f->deed->conditional && !lapses) || f->deed->negated) return false;
  bool still_to_do = f->deed->necessity == NECESSITY_MUST && r->document->genre != GENRE_RESOLUTION &&
                     word_in(r->patterns->mandates, "authorises", f->deed->lemma);
  if (still_to_do) return false; /* "parliament must authorise any operation" */
  if (f->term.until && word_in(r->patterns->mandates, "stays", f->deed->lemma))
    return true; /* "will remain valid" */
  if (f->deed->predicted) return false;
  if (r->document->genre == GENRE_RESOLUTION && f->term.until)
    return true; /* what the Council requests is decided */
  if (is_proposed(f)) return f->thing != NO_WORD && mandate_is_one(r, f->thing);
  bool asked = f->deed->modality == REQUESTED || f->deed->modality == POSSIBLE;
  return !asked || mandate_decides(r, mandate_parent(r, f->deed));
}

static void write_record(struct reading *r, struct mandate_found *f) {
  if (!mandate_is_operative(r, f) || !is_real(r, f)) return;
  const struct proposition *refusal = f->refuses ? NULL : refusal_of(r, f->deed);
  if (refusal) f->decision = refusal, f->action = SLICE("refused"), f->term = (struct mandate_term){0};
  struct record *record = reading_add(r, RECORD_MANDATE);
  fill(r, f, &record->mandate);
  reading_ground(r, record, f->deed);
  if (f->decision != f->deed) reading_ground(r, record, f->decision);
  record->modality = modality_of(f);
  record->confidence = r->document->genre == GENRE_RESOLUTION ? 0.9 : 0.8;
  struct mandate mine = record->mandate;
  r->records.count--; /* looked for among the others */
  struct record *other = told_before(r, &mine, record->said_by);
  if (!other) other = told_just_before(r, f, &mine);
  if (!other) {
    r->records.count++;
    return;
  }
  add_missing(&other->mandate, &mine);
  for (size_t i = 0; i < record->evidence.count; i++) reading_add_evidence(r, other, record->evidence.at[i]);
}

void recognise_mandates(struct reading *r) {
  for (uint32_t i = 0; i < r->propositions->count; i++) {
    struct mandate_found found;
    if (mandate_find(r, &r->propositions->at[i], &found)) write_record(r, &found);
  }
}
