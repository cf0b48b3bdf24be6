/* Agreements: the mentions that mean one agreement make one record. A mention joins an agreement told of
   before if name, number, date, place and parties do not speak against it: "a truce signed in October" and
   "an agreement for a permanent ceasefire, signed on Oct. 23" are one, "a 2003 truce" is another. */
#include "meaning/knowledge.h"
#include "record/agreement_mention.h"
#include "record/own_agreement.h"
#include "record/resolution.h"

/* How far back a pointer may reach: keeps a text of a million truces linear. */
enum { LOOK_BACK = 64 };

struct candidate {
  struct agreement_mention all; /* everything known of it so far */
  uint32_t last_word;           /* of its last mention */
  uint32_t last_subject;        /* the last that was a subject, or NO_WORD */
  uint32_t *words;
  uint32_t word_count, word_capacity, mentions;
};

/* "agreement" may be any of them but a resolution; "the truce" is no agreement by another name. */
static bool forms_agree(const struct candidate *c, const struct agreement_mention *m) {
  struct slice a = c->all.form, b = m->form;
  bool named = !is_empty(c->all.name) || !is_empty(c->all.nick.name);
  if (agreement_stops_fire(b) && slice_equals(a, "agreement") && named && is_empty(m->nick.name))
    return false;
  if (slice_is(a, b) || (agreement_stops_fire(a) && agreement_stops_fire(b))) return true;
  bool resolution = slice_equals(a, "resolution") || slice_equals(b, "resolution");
  bool declaration = slice_equals(a, "declaration") || slice_equals(b, "declaration");
  bool vague = slice_equals(a, "agreement") || slice_equals(b, "agreement");
  bool near = m->definite && is_empty(m->name); /* "signed a declaration ... The document gives" */
  if (slice_equals(b, "agreement") && near && !resolution) return true;
  return vague && !resolution && !declaration;
}

/* One date lies in the other: 2020-10 and 2020-10-23. */
static bool dates_agree(struct slice a, struct slice b) {
  return is_empty(a) || is_empty(b) || slice_starts(a, b) || slice_starts(b, a);
}

static bool places_agree(const struct place *a, const struct place *b) {
  if (is_empty(a->name) || is_empty(b->name)) return true;
  if (slice_is(a->name, b->name)) return true;
  return slice_is(a->country, b->country) && !is_empty(a->country);
}

/* "the Kampala plan" is no other name for "the Nairobi deal". */
static bool nicks_agree(const struct place *a, const struct place *b) {
  return is_empty(a->name) || is_empty(b->name) || slice_is(a->name, b->name);
}

static bool shares_a_party(const struct actors *a, const struct actors *b) {
  for (size_t i = 0; i < a->count; i++)
    for (size_t k = 0; k < b->count; k++)
      if (look_same_actor(&a->at[i], &b->at[k])) return true;
  return false;
}

static bool parties_agree(const struct actors *a, const struct actors *b) {
  return a->count < 2 || b->count < 2 || shares_a_party(a, b);
}

/* "a ceasefire with the EMC" is not the one with the ELN. */
static bool names_another_party(const struct reading *r, const struct actors *known,
                                const struct actors *told) {
  for (size_t i = 0; i < told->count; i++) {
    const struct actor *a = &told->at[i];
    if (!a->id.len || knowledge_state(r->knowledge, a->id)) continue;
    bool found = false;
    for (size_t k = 0; k < known->count; k++) found |= look_same_body(a, &known->at[k]);
    bool groups = known->count > 1;
    for (size_t k = 0; k < known->count && !groups; k++)
      groups = known->at[k].id.len && !knowledge_state(r->knowledge, known->at[k].id);
    if (!found && groups) return true;
  }
  return false;
}

/* Two words of one clause, neither in a clause of its own, are two things: "the truce grew out of the
 * accords". */
static bool in_one_clause(const struct reading *r, uint32_t a, uint32_t b) {
  uint32_t heads[2] = {a, b};
  if (word_at(r, a)->sentence != word_at(r, b)->sentence || a == b) return false;
  for (int i = 0; i < 2; i++)
    for (int n = 0; n < 8; n++) {
      const struct word *w = word_at(r, heads[i]);
      bool clause = w->upos == UPOS_VERB || w->upos == UPOS_AUX || w->relation == REL_ROOT ||
                    w->relation == REL_APPOS || relation_is_clause(w->relation) || w->head == NO_WORD;
      if (clause || heads[i] == (i ? a : b)) break;
      heads[i] = w->head;
    }
  return heads[0] == heads[1];
}

static bool speaks_against(const struct reading *r, const struct candidate *c,
                           const struct agreement_mention *m) {
  if (!is_empty(c->all.number) && !is_empty(m->number)) return !slice_is(c->all.number, m->number);
  if (!is_empty(c->all.name) && !is_empty(m->name) && !slice_starts(c->all.name, m->name) &&
      !slice_starts(m->name, c->all.name))
    return !slice_is_ignoring_case(c->all.name, m->name);
  if (!forms_agree(c, m) || in_one_clause(r, c->last_word, m->word)) return true;
  if (!dates_agree(c->all.signed_on, m->signed_on) || !places_agree(&c->all.where, &m->where)) return true;
  if (!nicks_agree(&c->all.nick, &m->nick)) return true;
  return !parties_agree(&c->all.parties, &m->parties) || names_another_party(r, &c->all.parties, &m->parties);
}

static bool is_vague(struct slice form) { return slice_equals(form, "agreement"); }

/* "a military agreement ... The Comprehensive Military Agreement": a name for what was told of before. */
static bool names_what_was_told(const struct candidate *c, const struct agreement_mention *m) {
  if (is_empty(m->name) || !is_empty(c->all.name)) return true;
  bool same_form = slice_is(c->all.form, m->form) && !is_vague(m->form);
  bool same_day = !is_empty(m->signed_on) && slice_is(c->all.signed_on, m->signed_on);
  return same_form || same_day || shares_a_party(&c->all.parties, &m->parties);
}

/* How far back what is said without a word for it may reach. */
enum { IMPLICIT_BACK = 3 };

/* "agreed to demilitarise Abyei ... The deal": soon after, by a vague word. */
static bool calls_it_a_deal(const struct candidate *c, const struct agreement_mention *m, uint32_t back) {
  return m->definite && !m->pronoun && !m->plural && is_empty(m->name) && is_empty(m->nick.name) &&
         back >= 1 && back <= 2 && !slice_equals(m->form, "resolution") && c->mentions >= 1;
}

/* What the headline tells is what the first sentences tell. */
static bool is_headline_of(const struct reading *r, const struct candidate *c,
                           const struct agreement_mention *m) {
  const struct analysis *a = r->analysis;
  bool headline =
      word_at(r, c->last_word)->sentence == 0 && a->sentence_count > 1 && a->sentences[1].paragraph > 0;
  return headline && word_at(r, m->word)->sentence == 1 && is_empty(c->all.name) && !m->plural &&
         !m->generic && m->made && c->all.made && r->own_agreement == NO_RECORD;
}

/* A new thing is told with "a"; then only an equal date or a shared party makes it the one told of before. */
static bool joins(const struct reading *r, const struct candidate *c, const struct agreement_mention *m) {
  uint32_t back = word_at(r, m->word)->sentence - word_at(r, c->last_word)->sentence;
  if (m->pronoun && (back > 1 || !c->mentions)) return false;
  if (m->implicit) return back <= IMPLICIT_BACK && c->all.made && !slice_equals(c->all.form, "resolution");
  if (c->all.tentative && !calls_it_a_deal(c, m, back)) return false;
  if (is_headline_of(r, c, m)) return forms_agree(c, m);
  if (speaks_against(r, c, m)) return false;
  if (!is_empty(m->name) && slice_is_ignoring_case(c->all.name, m->name)) return true;
  if (!is_empty(m->number) && slice_is(c->all.number, m->number)) return true;
  if (m->plural || !names_what_was_told(c, m)) return false;
  if (m->another != c->all.another &&
      is_empty(m->name)) { /* "the earlier truce": told of as such before, or a new one */
    bool same_day = !is_empty(m->signed_on) && slice_is(m->signed_on, c->all.signed_on);
    if (m->another && !same_day) return false;
  }
  if (m->definite || !m->indefinite) return true;
  bool same_day = !is_empty(m->signed_on) && !is_empty(c->all.signed_on);
  return same_day || shares_a_party(&c->all.parties, &m->parties);
}

/* A city replaces its country: "concluded in Qatar", "signed in Doha". */
static void take_place(const struct reading *r, struct place *to, const struct place *from) {
  const struct entry *state = to->country.len ? knowledge_state(r->knowledge, to->country) : NULL;
  bool only_country = state && slice_is(state->name, to->name) && slice_is(from->country, to->country);
  if (is_empty(to->text) || (only_country && !is_empty(from->text))) *to = *from;
}

static struct slice better_form(struct slice a, struct slice b) {
  if (slice_equals(a, "agreement") && !is_empty(b)) return b;
  if (slice_equals(a, "truce") && slice_equals(b, "ceasefire")) return b;
  return a;
}

static void join(struct reading *r, struct candidate *c, const struct agreement_mention *m) {
  struct agreement_mention *all = &c->all;
  all->form = better_form(all->form, m->form);
  agreement_take(&all->name, m->name);
  agreement_take(&all->number, m->number);
  agreement_take_date(&all->signed_on, m->signed_on);
  agreement_take_date(&all->in_force, m->in_force);
  all->status = agreement_later_status(all->status, m->status);
  if (!all->kept_by.count) all->kept_by = m->kept_by;
  take_place(r, &all->where, &m->where);
  take_place(r, &all->scope, &m->scope);
  take_place(r, &all->nick, &m->nick);
  look_add_actors(r, &all->parties, m->parties);
  look_add_actors(r, &all->backers, m->backers);
  look_add_actors(r, &all->announcers, m->announcers);
  if (all->said_by.count == 0 && c->mentions == 1) all->said_by = m->said_by;
  if (m->made && m->modality == ASSERTED) all->modality = ASSERTED;
  if (m->made && m->modality != ASSERTED && !all->made) all->modality = m->modality;
  all->made |= m->made;
  all->tentative &= m->implicit || m->pronoun;
  all->under |= m->under;
  all->one_sided |= m->one_sided;
  all->due |= m->due;
  all->pointer &= m->pointer;
  all->kept_by_both |= m->kept_by_both;
  all->stops_fire |= m->stops_fire;
  struct record record = {.evidence = all->evidence};
  for (size_t i = 0; i < m->evidence.count; i++) reading_add_evidence(r, &record, m->evidence.at[i]);
  all->evidence = record.evidence;
}

/* ---- which candidates are records ---- */

/* A parliament's resolution is its own affair, one of the Security Council or a league is not. */
static bool is_of_many(const struct actors *bodies) {
  for (size_t i = 0; i < bodies->count; i++)
    if (slice_starts(bodies->at[i].code, SLICE("IGO"))) return true;
  return false;
}

/* Told of in earnest: with a name, or made by known parties, on a day, at a place. */
static bool is_told(const struct candidate *c, size_t sides) {
  const struct agreement_mention *m = &c->all;
  if (m->modality == DENIED || m->modality == REQUESTED) return false;
  if ((m->generic && c->mentions == 1) || m->tentative) return false;
  if (m->pointer && (!m->made || m->parties.count < 2 || is_empty(m->signed_on))) return false;
  if (slice_equals(m->form, "resolution"))
    return !is_empty(m->number) || (m->made && is_of_many(&m->parties));
  int known = (m->parties.count > 0 || m->announcers.count > 0) + (m->kept_by.count > 0) +
              (m->kept_by.count > 1) + m->kept_by_both + m->under + !is_empty(m->signed_on) +
              !is_empty(m->where.text) + (m->backers.count > 0) + !is_empty(m->name) +
              !is_empty(m->nick.name) + !is_empty(m->status) + !is_empty(m->in_force);
  bool anchored = m->parties.count || m->announcers.count || m->kept_by.count > 1 || m->backers.count ||
                  !is_empty(m->name) || !is_empty(m->signed_on) || !is_empty(m->in_force);
  bool struck =
      m->made && m->definite && !is_empty(m->where.text) && sides == 2; /* "the deal struck in Stockholm" */
  if (!anchored && struck) return true;
  if (!anchored || (m->modality == POSSIBLE && !slice_equals(m->status, "proposed"))) return false;
  bool peace = agreement_stops_fire(m->form) || slice_equals(m->form, "peace agreement");
  bool dated = !is_empty(m->signed_on) || !is_empty(m->in_force);
  if (peace && m->definite && dated) return true;                    /* "the 1997 peace treaty" */
  bool between = m->definite && m->parties.count > 1 && !m->another; /* "the truce between A and B" */
  if (between) return true;
  bool alone = m->parties.count == 1 && known == 1; /* "Trump made a deal" */
  return known >= 2 || (m->made && known >= 1 && (!alone || agreement_stops_fire(m->form)));
}

/* "the mediators said in a joint statement": not a text of those whose truce they brought about. */
static bool is_word_of_backers(const struct candidate *candidates, uint32_t count,
                               const struct candidate *c) {
  if (!slice_equals(c->all.form, "joint statement") || c->all.parties.count == 0) return false;
  for (uint32_t k = 0; k < count && k < LOOK_BACK; k++) {
    const struct actors *backers = &candidates[k].all.backers;
    bool all = backers->count > 0;
    for (size_t i = 0; i < c->all.parties.count && all; i++) {
      bool found = false;
      for (size_t n = 0; n < backers->count; n++)
        found |= look_same_body(&c->all.parties.at[i], &backers->at[n]);
      all = found;
    }
    if (all) return true;
  }
  return false;
}

/* A resolution recalls those before it, and speaks of truces that are yet to be: what it tells of has a name
   or was made by somebody. */
static bool is_recalled(const struct reading *r, const struct candidate *c) {
  if (!resolution_is_one(r)) return false;
  bool runs = agreement_stops_fire(c->all.form) &&
              !is_empty(c->all.in_force); /* "the cease-fire in effect since May" */
  bool told = !is_empty(c->all.name) || (c->all.made && !is_empty(c->all.status)) || runs;
  bool dated = !is_empty(c->all.number) && c->all.signed_on.len >= 10; /* "of 22 June" */
  return slice_equals(c->all.form, "resolution") ? !dated : !told;
}

/* The document is this agreement itself: what is told of it goes to its own record. */
static bool is_own(const struct reading *r, const struct candidate *c) {
  if (r->own_agreement == NO_RECORD || c->all.one_sided) return false;
  const struct agreement *own = &r->records.at[r->own_agreement].agreement;
  bool named_apart = !is_empty(own->name) && !is_empty(c->all.name) && !slice_is(own->name, c->all.name);
  bool another_kind = resolution_is_one(r) && !slice_equals(c->all.form, "resolution") &&
                      !is_empty(c->all.name); /* "the Taif Accords" in a resolution */
  return !named_apart && !another_kind && is_empty(c->all.number) &&
         (slice_is(own->form, c->all.form) || is_vague(own->form) || is_vague(c->all.form)) &&
         dates_agree(own->signed_on, c->all.signed_on) && parties_agree(&own->parties, &c->all.parties);
}

static void add_to_own(struct reading *r, const struct candidate *c) {
  struct agreement *own = &r->records.at[r->own_agreement].agreement;
  agreement_take(&own->name, c->all.name);
  agreement_take_date(&own->signed_on, c->all.signed_on);
  take_place(r, &own->where, &c->all.where);
  look_add_actors(r, &own->backers, c->all.backers);
  for (uint32_t i = 0; i < c->word_count; i++) r->agreement_of_word[c->words[i]] = r->own_agreement;
}

/* The title of a text that is one, "this Agreement", "the present resolution" in it. */
static bool means_own(const struct reading *r, const struct agreement_mention *m) {
  if (r->own_agreement == NO_RECORD || m->pronoun) return false;
  if (word_at(r, m->word)->sentence == 0 && !resolution_is_one(r)) return true;
  TREE_EACH_CHILD(r->tree, m->word, child) {
    struct slice lemma = look_lemma(r, child);
    bool here = slice_equals(lemma, "this") || slice_equals(lemma, "present");
    if (here && child < m->word) return true;
  }
  return false;
}

/* In a country that is none of the parties'. */
static bool is_abroad(const struct place *place, const struct actors *parties) {
  if (place->country.len != 3 || parties->count == 0) return false;
  for (size_t i = 0; i < parties->count; i++)
    if (slice_starts(parties->at[i].id, place->country)) return false;
  return true;
}

static bool lies_ahead(const struct reading *r, struct slice day) {
  struct slice today =
      date_is_none(r->document->date) ? (struct slice){"", 0} : date_print(r->arena, r->document->date);
  if (!today.len || !day.len || slice_compare(day, today) <= 0 || slice_starts(day, today)) return false;
  enum { NEAR = 366 }; /* a year that is written out is believed, whatever the document's date */
  struct date then = {0};
  return date_parse(day, &then) && then.day && date_to_days(then) < date_to_days(r->document->date) + NEAR;
}

/* "sign second truce in six weeks": what is signed was not signed ahead. */
static void drop_day_ahead(const struct reading *r, const struct agreement_mention *m, struct agreement *a) {
  if (m->made && m->modality == ASSERTED && lies_ahead(r, a->signed_on)) a->signed_on = (struct slice){"", 0};
}

/* "created on April 25 by resolution 2100", "prolonged on 30 October (resolution 2548)", "The Council voted
   on Wednesday ... Resolution 2710 prolongs": the day of what it decides, else of the vote told just before.
 */
static struct slice day_of_vote(const struct reading *r, uint32_t word) {
  enum { UP = 4, BACK = 2 };
  uint32_t w = word;
  for (int n = 0; n < UP && w != NO_WORD; n++, w = word_at(r, w)->head) {
    const struct proposition *p = look_proposition(r, w);
    const struct time_expression *t = p && p->class == PREDICATE_VERB ? time_of(r->times, w) : NULL;
    bool past = p && (p->tense == TENSE_PAST || slice_equals(word_at(r, w)->xpos, "VBN"));
    if (t && past && t->relation == TIME_AT && t->kind == TIME_DATE && t->date.day) return t->value;
  }
  uint32_t here = word_at(r, word)->sentence;
  for (uint32_t i = r->propositions->count; i-- > 0;) {
    const struct proposition *p = &r->propositions->at[i];
    uint32_t there = word_at(r, p->word)->sentence;
    if (there > here || there + BACK < here) continue;
    bool votes =
        word_in(r->patterns->agreements, "voting", p->lemma) && p->modality == ASSERTED && !p->negated;
    uint32_t who = votes ? look_argument(p, SLOT_SUBJECT, NULL) : NO_WORD;
    struct actors body = who == NO_WORD ? (struct actors){0} : look_known_actors(r, who);
    const struct time_expression *t = time_of(r->times, p->word);
    bool day = t && t->relation == TIME_AT && t->kind == TIME_DATE && t->date.day;
    if (day && body.count && slice_starts(body.at[0].code, SLICE("IGO"))) return t->value;
  }
  return (struct slice){"", 0};
}

/* What can be concluded of its status, name and day once all is known. */
static void settle_status(const struct reading *r, const struct agreement_mention *m, struct agreement *a) {
  bool document = slice_equals(m->form, "declaration") || slice_equals(m->form, "joint statement") ||
                  slice_equals(m->form, "memorandum") || slice_equals(m->form, "protocol");
  if (is_empty(a->status) && document && m->made && !is_empty(m->signed_on))
    a->status = SLICE("signed"); /* "a declaration issued on Saturday" */
  bool numbered = slice_equals(m->form, "resolution") && !is_empty(m->number);
  if (numbered && is_empty(m->name)) a->name = arena_join(r->arena, SLICE("resolution "), m->number);
  if (numbered && a->signed_on.len < 10) agreement_take_date(&a->signed_on, day_of_vote(r, m->word));
  drop_day_ahead(r, m, a);
  bool runs = agreement_stops_fire(m->form) && !m->due && is_empty(m->signed_on) && !is_empty(m->in_force);
  if (runs && is_empty(a->status) && !lies_ahead(r, m->in_force))
    a->status = SLICE("in force");            /* "the truce that took effect on 1 February" */
  if (numbered) a->status = SLICE("adopted"); /* only adopted ones have a number */
}

static void write_record(struct reading *r, struct candidate *c) {
  struct agreement_mention *m = &c->all;
  if (m->stops_fire && is_vague(m->form)) m->form = SLICE("ceasefire");
  struct place where = is_empty(m->where.text) ? m->nick : m->where, scope = m->scope, scene = look_scene(r);
  if (is_empty(where.text) && !is_empty(scope.text) && m->made && is_abroad(&scope, &m->parties))
    where = scope,
    scope = (struct place){0}; /* "a truce for Sudan in Jeddah" was made there and holds elsewhere */
  if (slice_is(where.name, scope.name) && m->made)
    scope = (struct place){0}; /* signed there, not for there */
  struct record *record = reading_add(r, RECORD_AGREEMENT);
  record->modality = m->modality;
  record->said_by = m->said_by;
  record->evidence = m->evidence;
  record->confidence = m->made && m->parties.count > 1 ? 0.9 : m->made ? 0.7 : 0.4;
  record->agreement = (struct agreement){.form = m->form,
                                         .name = m->name,
                                         .parties = agreement_parties(r, m),
                                         .backers = agreement_backers(r, m, record->agreement.parties),
                                         .signed_on = m->signed_on,
                                         .in_force = m->in_force,
                                         .where = where,
                                         .scope = is_empty(scope.text) ? scene : scope,
                                         .status = m->status};
  settle_status(r, m, &record->agreement);
  record_set_id(r->arena, r->document, record);
  for (uint32_t i = 0; i < c->word_count; i++)
    r->agreement_of_word[c->words[i]] = (uint32_t)(r->records.count - 1);
}

/* How well a mention fits: "it" means what was the subject before, "the accord" no ceasefire if there is
 * another. */
static uint32_t fitness(const struct reading *r, const struct candidate *c,
                        const struct agreement_mention *m) {
  uint32_t sentence = word_at(r, m->word)->sentence;
  bool subject = c->last_subject != NO_WORD && word_at(r, c->last_subject)->sentence + 1 >= sentence;
  if (m->pronoun) return subject ? 2 : 1;
  bool near = word_at(r, c->last_word)->sentence + 2 >= sentence;
  return is_vague(m->form) && near && !agreement_stops_fire(c->all.form) ? 2 : 1;
}

/* Of those that the mention may mean the one that fits best, else that was spoken of last; `count` where it
   means none of them. */
static uint32_t best_candidate(const struct reading *r, const struct candidate *candidates, uint32_t count,
                               const struct agreement_mention *m) {
  uint32_t best = count, best_fit = 0;
  for (uint32_t k = count; k-- > 0 && k + LOOK_BACK >= count;) {
    if (!joins(r, &candidates[k], m)) continue;
    uint32_t fit = fitness(r, &candidates[k], m);
    bool better = fit > best_fit || (fit == best_fit && candidates[k].last_word > candidates[best].last_word);
    if (better) best = k, best_fit = fit;
  }
  return best;
}

void recognise_agreements(struct reading *r) {
  recognise_own_agreement(r);
  struct agreement_mentions mentions = agreement_mentions_find(r);
  struct candidate *candidates = ARENA_ARRAY(r->arena, struct candidate, mentions.count);
  uint32_t count = 0;
  for (uint32_t i = 0; i < mentions.count; i++) {
    const struct agreement_mention *m = &mentions.at[i];
    if (means_own(r, m)) {
      r->agreement_of_word[m->word] = r->own_agreement;
      agreement_take(&r->records.at[r->own_agreement].agreement.name, m->name);
      continue;
    }
    uint32_t best = best_candidate(r, candidates, count, m);
    struct candidate *c = &candidates[best];
    if (best == count && (m->pronoun || m->implicit || (m->pointer && !m->made))) continue;
    if (best == count) {
      candidates[count++].all = *m;
      c->mentions = 1;
      c->last_subject = NO_WORD;
    } else {
      c->mentions++;
      join(r, c, m);
    }
    c->last_word = m->word;
    if (relation_is_subject(word_at(r, m->word)->relation)) c->last_subject = m->word;
    ARENA_PUSH(r->arena, c->words, c->word_count, c->word_capacity, m->word);
  }
  for (uint32_t k = 0; k < count; k++) {
    if (is_own(r, &candidates[k]))
      add_to_own(r, &candidates[k]);
    else if (is_told(&candidates[k], look_sides(r).count) &&
             !is_word_of_backers(candidates, count, &candidates[k]) && !is_recalled(r, &candidates[k]))
      write_record(r, &candidates[k]);
  }
}
