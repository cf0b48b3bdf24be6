/* Events: what somebody did to somebody, from the propositions that a frame of knowledge/events.txt fits.
   What is only asked for, possible or refused is no event of its own; what is promised, threatened or refused
   by its subject is one of words. What a document tells of one occasion in several places is one record. */
#include "record/event_agreement.h"
#include "record/event_promise.h"
#include "record/event_when.h"
#include "record/event_worth.h"

#include "meaning/number.h"
#include "meaning/who.h"
#include "record/event_resolution.h"
#include "record/look.h"
#include "record/resolution.h"

#include <stdlib.h>

/* ---- one event ---- */

static bool is_mutual(struct slice type) {
  return slice_equals(type, "AGREE") || slice_equals(type, "CONSULT") || slice_equals(type, "COOPERATE");
}

/* Two of one state ("the president and the rebels signed") are told apart by their words. */
static void drop_texts(struct actors *from, struct actors these) {
  size_t kept = 0;
  for (size_t i = 0; i < from->count; i++) {
    bool there = false;
    for (size_t k = 0; k < these.count; k++) there |= slice_is(from->at[i].text, these.at[k].text);
    if (!there) from->at[kept++] = from->at[i];
  }
  if (kept) from->count = kept;
}

/* "Talks between A and B", "A and B met": the first named is source, the others are target. */
static void split_mutual(struct draft *d, const struct proposition *p) {
  bool object = look_argument(p, SLOT_OBJECT, NULL) != NO_WORD; /* "A and B took the town": side by side */
  bool between = is_mutual(d->type) || p->class == PREDICATE_NOUN || /* not "a man and a child were killed" */
                 slice_equals(d->cameo, "190");
  if (between && d->source.count == 0 && d->target.count > 1) d->source = d->target, d->target.count = 0;
  event_drop_actors(&d->source, d->target); /* "A and B met" has B as target already */
  drop_texts(&d->source, d->target);
  bool both = is_mutual(d->type) || (slice_equals(d->type, "ASSAULT") && !object);
  if (!both || d->target.count || d->source.count < 2) return;
  if (d->weak) return; /* "Norway and Ireland pledged more" */
  event_part(&d->source, &d->target);
}

static bool is_force(struct actors who) {
  return slice_ends(who.at[0].code, SLICE("MIL")) || slice_ends(who.at[0].code, SLICE("COP"));
}

/* False: nothing an analyst would note. */
static bool judge(const struct reading *r, struct draft *d, const struct event_candidates *all,
                  const struct event_candidate *c, const struct proposition *p) {
  event_take_kind(d, c->match.frame);
  d->modality = ASSERTED;
  switch (c->stance) {
  case EVENT_DONE: return event_take_promise(r, d, all, c);
  case EVENT_PROMISED:
    d->modality = PROMISED;
    return !frame_is(c->match.frame, "10") && !frame_is(c->match.frame, "11") &&
           !frame_is(c->match.frame, "05");
  case EVENT_REFUSED:
    event_call_it(d, "REJECT", "120");
    return !c->conflict && !frame_is(c->match.frame, "1");
  case EVENT_THREATENED:
    if (frame_is(c->match.frame, "15")) /* "soldiers will patrol": no threat in itself */
      d->modality = PROMISED;
    else
      event_call_it(d, "THREATEN", "130");
    return true;
  case EVENT_DENIED: d->modality = DENIED; return p->speaker_count > 0 && !p->negated;
  default: return false;
  }
}

/* Those asked to do something are somebody, known or not: "everyone with a stake in the country". */
static struct actors addressee(const struct reading *r, uint32_t word, uint32_t asked) {
  struct actors nobody = {0};
  if (word == NO_WORD || asked == NO_WORD || word == asked) return nobody;
  const struct word *w = &r->analysis->words[word];
  bool personal = w->upos == UPOS_PRON && word_has(w, "PronType=Prs");
  if ((w->upos != UPOS_NOUN && w->upos != UPOS_PROPN && w->upos != UPOS_PRON) || personal) return nobody;
  struct actor *actor = ARENA_NEW(r->arena, struct actor);
  *actor = (struct actor){.text = look_phrase(r, word)};
  return (struct actors){actor, 1};
}

static bool is_reflexive(const struct reading *r, uint32_t word) {
  struct slice form = word_at(r, word)->form;
  return slice_ends(form, SLICE("self")) || slice_ends(form, SLICE("selves"));
}

/* "Hun Sen turned him down": two of one state are still two. */
static bool is_other_person(const struct reading *r, const struct draft *d) {
  if (d->source.count != 1 || d->target.count != 1) return false;
  const struct actor *a = &d->source.at[0], *b = &d->target.at[0];
  const struct entry *body = knowledge_body(r->names->knowledge, a->id);
  if (!body || !a->name.len || !b->name.len || slice_is(a->name, b->name)) return false;
  return !slice_is(a->name, body->name) && !slice_is(b->name, body->name);
}

/* Towards oneself, unless a body speaks to one of its own: "the president asked his ministers". */
static bool is_itself(const struct reading *r, const struct draft *d, uint32_t target) {
  if (slice_equals(d->type, "THREATEN") && event_share_body(d->source, d->target))
    return true; /* "call in the army" */
  if (!event_share_actor(d->source, d->target) || is_other_person(r, d)) return false;
  bool words = type_is(d, "REQUEST", "ACCUSE", "-") || slice_equals(d->mode, "release");
  if (!words || target == NO_WORD || is_reflexive(r, target)) return true;
  return slice_is_ignoring_case(d->source.at[0].text, d->target.at[0].text);
}

/* Whoever speaks in his own statement: "I", "we", "my Government". */
static bool is_first_person(const struct draft *d) {
  static const char *const all[] = {"i", "we", "us"};
  struct slice text = d->source.count ? d->source.at[0].text : (struct slice){"", 0};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (slice_is_ignoring_case(text, slice_of(all[i]))) return true;
  return slice_starts(text, SLICE("my ")) || slice_starts(text, SLICE("My "));
}

/* "I have ordered our armed forces to", "in contact with my team": within one government. */
static bool is_internal(const struct draft *d, const struct proposition *p) {
  if (!is_first_person(d)) return false;
  bool same = d->source.count && d->target.count && look_same_body(&d->source.at[0], &d->target.at[0]);
  bool orders = slice_equals(p->lemma, "order") || slice_equals(p->lemma, "direct") ||
                slice_equals(p->lemma, "instruct");
  if (orders && !d->target.count && type_is(d, "REQUEST", "-", "-")) return true;
  bool council =
      same && slice_ends(d->target.at[0].text, SLICE("Council")); /* the Secretary-General asks it */
  return (same && !council && type_is(d, "REQUEST", "CONSULT", "COOPERATE")) ||
         (!d->target.count && type_is(d, "CONSULT", "COOPERATE", "-"));
}

/* "Malian troops were deployed", "the rebels were withdrawn": nobody else moves them. "Are deployed" is where
 * they stand. */
static void take_moved(const struct reading *r, struct draft *d, const struct proposition *p) {
  bool moved = slice_equals(d->type, "MOBILIZE") ||
               (slice_equals(d->type, "RETREAT") && slice_equals(d->mode, "withdraw"));
  bool main = p->embedding == EMBEDDED_NOT || p->embedding == EMBEDDED_CLAUSE;
  bool told = main && p->class == PREDICATE_VERB && p->passive && p->tense == TENSE_PAST &&
              !slice_equals(p->lemma, "station") && !slice_equals(p->lemma, "base");
  uint32_t object = moved && told && !d->source.count ? look_argument(p, SLOT_OBJECT, NULL) : NO_WORD;
  struct actors who = object == NO_WORD ? (struct actors){0} : event_actors(r, object);
  bool armed = who.count && (is_force(who) || slice_ends(who.at[0].code, SLICE("REB")));
  if (!armed) return;
  d->source = who;
  if (event_share_actor(d->source, d->target)) d->target.count = 0;
}

/* "The minister said the rebels would pay a price": whoever says so threatens, where the words name nobody.
 */
static void take_speaker(const struct reading *r, struct draft *d, const struct proposition *p,
                         uint32_t source) {
  if (!slice_equals(d->type, "THREATEN") || d->source.count || source != NO_WORD || !p->speaker_count) return;
  struct actors who = event_actors(r, p->speakers[p->speaker_count - 1]);
  if (event_any_political(who) && !event_share_body(who, d->target)) d->source = who, d->told = true;
}

/* "each other", "one another", "each side accused the other". */
static bool is_each_other(const struct reading *r, uint32_t word) {
  struct slice one = look_lemma(r, word);
  if (slice_equals(one, "other") && tree_child_lemma(r->tree, word, REL_DET, "the") != NO_WORD)
    return word_at(r, word)->upos != UPOS_PROPN && tree_child(r->tree, word, REL_NMOD) == NO_WORD;
  if (word + 1 >= r->analysis->word_count) return false;
  struct slice other = look_lemma(r, word + 1);
  return (slice_equals(one, "each") && slice_equals(other, "other")) ||
         (slice_equals(one, "one") && slice_equals(other, "another"));
}

/* "Armenia and Azerbaijan accused each other": the first named is source. */
static void take_reciprocal(const struct reading *r, struct draft *d, uint32_t target) {
  if (target == NO_WORD || d->source.count < 2 || !is_each_other(r, target)) return;
  event_part(&d->source, &d->target);
}

/* "The army and the RSF clashed in Khartoum": where they fight is no third party. */
static bool is_their_field(const struct reading *r, const struct draft *d, uint32_t target) {
  if (!slice_equals(d->type, "ASSAULT") || d->source.count < 2 || target == NO_WORD) return false;
  return look_place(r, target).text.len && event_share_body(d->source, d->target);
}

/* Somebody himself, not his things, will not do it; "would not have" tells of nothing. */
static bool wont(const struct reading *r, const struct proposition *p, uint32_t subject) {
  if (!event_actors(r, subject).count || tree_child_lemma(r->tree, subject, REL_DET, "no") != NO_WORD)
    return false;
  return tree_child_lemma(r->tree, p->word, REL_AUX, "have") == NO_WORD;
}

static bool draft_event(const struct reading *r, const struct frame_matcher *m,
                        const struct event_candidates *all, const struct event_candidate *c,
                        struct draft *d) {
  const struct proposition *p = &r->propositions->at[c->proposition];
  *d = (struct draft){.asked = NO_WORD};
  bool told_of = event_tells_of_fighting(r, p); /* "to end a war that has cost thousands of lives" */
  if (c->consumed && !told_of) return false;
  d->source = event_actors_or_owner(r, m, c->match.source);
  d->target = event_actors_or_owner(r, m, c->match.target);
  if (!d->target.count) d->target = event_people(r, c->match.target);
  d->asked = c->match.asked;
  if (slice_equals(c->match.frame->lemma, "wont") && !wont(r, p, c->match.source)) return false;
  bool by_body = (c->match.source == NO_WORD || resolution_speaks(r, p)) && event_body(r, p).count;
  if (by_body) d->source = event_body(r, p);
  bool told = frame_is(c->match.frame, "10") && !c->match.frame->kind->weak && d->asked != p->word;
  if (!d->target.count && told) d->target = addressee(r, c->match.target, d->asked);
  d->by_author = m->has_author && c->match.source == m->author && d->asked == p->word;
  if (told_of) {
    event_take_kind(d, c->match.frame), d->modality = ASSERTED;
    if (c->match.source < p->word) d->source.count = d->target.count = 0; /* whoever is to end it */
  }
  if (!told_of && !judge(r, d, all, c, p)) return false;
  if (by_body && !type_is(d, "REQUEST", "ACCUSE", "SANCTION") && !type_is(d, "THREATEN", "REJECT", "-"))
    return false;
  if (event_is_move(r, d, p) && is_force(d->source)) {
    event_call_it(d, "MOBILIZE", "154"); /* "600 paratroopers landed in Bangui" */
    d->context = (struct texts){0};
    d->target.count = 0;
  }
  take_moved(r, d, p);
  take_speaker(r, d, p, c->match.source);
  take_reciprocal(r, d, c->match.target);
  split_mutual(d, p);
  if (is_internal(d, p)) return false;
  bool itself = !is_mutual(d->type) && is_itself(r, d, c->match.target);
  if (itself || is_their_field(r, d, c->match.target)) {
    d->target.count = 0;
    split_mutual(d, p); /* "the army and the rebels clashed in Mali": not with Mali */
  }
  bool both = d->source.count && d->target.count;
  event_mean(r, d, all, c);
  d->inferred = !both;
  return event_resolution_tells(r, d, p, by_body);
}

/* ---- its record ---- */

static void add_asked(const struct reading *r, struct event *e, uint32_t word) {
  if (word == NO_WORD || !slice_equals(e->type, "REQUEST")) return;
  struct slice text = look_phrase(r, word);
  if (e->asked.len == 0)
    e->asked = text;
  else if (slice_find(e->asked, text) == SIZE_MAX)
    e->asked = arena_print(r->arena, "%.*s; %.*s", SLICE_ARGS(e->asked), SLICE_ARGS(text));
}

/* Killed, injured, arrested ...: what a count of people among its arguments is of. */
static void add_quantity(const struct reading *r, struct event *e, const struct proposition *p) {
  static const char *const names[][2] = {
      {"kill", "killed"},      {"die", "killed"},        {"murder", "killed"},   {"wound", "injured"},
      {"injure", "injured"},   {"hurt", "injured"},      {"arrest", "arrested"}, {"detain", "detained"},
      {"release", "released"}, {"free", "released"},     {"expel", "expelled"},  {"abduct", "abducted"},
      {"kidnap", "abducted"},  {"displace", "displaced"}};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (!slice_equals(p->lemma, names[i][0])) continue;
    uint32_t victims = look_argument(p, slice_equals(p->lemma, "die") ? SLOT_SUBJECT : SLOT_OBJECT, NULL);
    const struct counted *counted = victims == NO_WORD ? NULL : count_of(r->counts, victims);
    if (!counted || counted->share || counted->money || counted->count.low < 0) return;
    struct quantity *quantity = ARENA_NEW(r->arena, struct quantity);
    *quantity = (struct quantity){slice_of(names[i][1]), counted->count.low};
    if (e->quantity.count == 0) e->quantity = (struct quantities){quantity, 1};
    return;
  }
}

static bool when_fits(struct slice a, struct slice b) {
  return a.len == 0 || b.len == 0 || slice_starts(a, b) || slice_starts(b, a);
}

static bool same_side(struct actors a, struct actors b) {
  return (a.count == 0 && b.count == 0) || event_share_actor(a, b);
}

static struct slice last_word(struct slice text) {
  size_t at = text.len;
  while (at > 0 && text.at[at - 1] != ' ') at--;
  return (struct slice){text.at + at, text.len - at};
}

/* The same people in the same words, by name, or by the same noun: "the military regime", "the regime". */
static bool same_texts(struct actors a, struct actors b) {
  if (a.count != b.count) return false;
  for (size_t i = 0; i < a.count; i++) {
    bool name =
        a.at[i].name.len && slice_is(a.at[i].name, b.at[i].name) && slice_is(a.at[i].code, b.at[i].code);
    bool noun = a.at[i].id.len && slice_is(a.at[i].id, b.at[i].id) && slice_is(a.at[i].code, b.at[i].code) &&
                slice_is_ignoring_case(last_word(a.at[i].text), last_word(b.at[i].text));
    if (!name && !noun && !slice_is_ignoring_case(a.at[i].text, b.at[i].text)) return false;
  }
  return true;
}

/* One occasion told twice: same type, same parties (one side may be left out), no different day. */
static bool is_same(const struct event *e, enum modality modality, const struct draft *d, struct slice when) {
  if (!slice_is(e->type, d->type) || modality != d->modality || !when_fits(e->when, when)) return false;
  if (slice_equals(d->type, "REQUEST"))
    return same_side(e->source, d->source) && same_texts(e->target, d->target);
  if (same_side(e->source, d->source) && same_side(e->target, d->target)) return true;
  bool open_target = (e->target.count == 0) != (d->target.count == 0);
  bool open_source = (e->source.count == 0) != (d->source.count == 0);
  if (open_target && !open_source && event_share_actor(e->source, d->source)) return true;
  if (open_source && !open_target && event_share_actor(e->target, d->target)) return true;
  return is_mutual(e->type) && same_side(e->source, d->target) && same_side(e->target, d->source);
}

static struct record *known_event(struct reading *r, const struct draft *d, struct slice when) {
  for (size_t i = r->records.count > LOOK_BACK ? r->records.count - LOOK_BACK : 0; i < r->records.count;
       i++) {
    struct record *record = &r->records.at[i];
    if (record->kind == RECORD_EVENT && is_same(&record->event, record->modality, d, when)) return record;
  }
  return NULL;
}

static void fill(const struct reading *r, struct event *e, const struct draft *d, const struct proposition *p,
                 struct slice when) {
  if (e->type.len == 0) e->type = d->type, e->mode = d->mode, e->cameo = d->cameo, e->context = d->context;
  if (e->source.count == 0) e->source = d->source;
  if (e->target.count == 0) e->target = d->target;
  if (e->when.len < when.len) e->when = when;
  if (e->where.text.len == 0) e->where = look_where(r, p);
  const struct proposition *course = event_course_of(r, p); /* "A meeting took place in Luanda" */
  if (e->where.text.len == 0 && course) e->where = look_where(r, course);
  add_asked(r, e, d->asked);
  add_quantity(r, e, p);
}

static double strength_of(const struct draft *d, const struct proposition *p) {
  double sure = 0.35;
  if (d->source.count) sure += 0.15;
  if (d->target.count) sure += 0.15;
  if (p->class == PREDICATE_VERB) sure += 0.1;
  if (p->embedding == EMBEDDED_NOT) sure += 0.05;
  if (d->modality == DENIED || d->modality == POSSIBLE) sure -= 0.1;
  return sure;
}

static void record_event(struct reading *r, const struct draft *d, const struct proposition *p) {
  struct slice when = event_when(r, d, p);
  struct record *record = known_event(r, d, when);
  double strength = strength_of(d, p);
  if (!record) {
    record = reading_add(r, RECORD_EVENT);
    reading_ground(r, record, p);
    record->confidence = strength;
  } else {
    reading_add_evidence(r, record, proposition_span(r->analysis, r->propositions, p));
    if (record->confidence < 0.9) record->confidence += 0.05;
  }
  record->modality = d->modality;
  fill(r, &record->event, d, p, when);
}

static bool is_in_title(const struct reading *r, const struct event_candidate *c) {
  struct slice title = r->document->title;
  if (title.len == 0) return false;
  uint32_t start = r->analysis->words[r->propositions->at[c->proposition].word].span.start;
  return start < (uint32_t)(title.at - r->document->text.at) + title.len;
}

static bool has_type(const struct reading *r, struct slice type) {
  for (size_t i = 0; i < r->records.count; i++)
    if (r->records.at[i].kind == RECORD_EVENT && slice_is(r->records.at[i].event.type, type)) return true;
  return false;
}

/* The title comes last: what it says is told again below, by people with names. */
void recognise_events(struct reading *r) {
  const struct frame_matcher *m = event_matcher(r);
  const struct event_candidates *all = event_candidates_find(m);
  event_add_agreements(r);
  uint32_t in_title = 0;
  size_t first = r->records.count;
  while (in_title < all->count && is_in_title(r, &all->at[in_title])) in_title++;
  for (uint32_t k = 0; k < all->count; k++) {
    const struct event_candidate *c = &all->at[(k + in_title) % all->count];
    const struct proposition *p = &r->propositions->at[c->proposition];
    struct draft d;
    if (event_is_of_agreement(r, c, p) || !draft_event(r, m, all, c, &d) || !event_is_worth_it(r, &d, p))
      continue;
    if (is_in_title(r, c) && has_type(r, d.type)) continue;
    record_event(r, &d, p);
  }
  event_mean_claims(r, first);
  event_mean_rivals(r, first);
}
