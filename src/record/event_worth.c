/* What an analyst would note: not standing relations, habits, accidents, hypothetical demands. */
#include "record/event_worth.h"
#include "record/event_when.h"

#include "meaning/who.h"
#include "record/look.h"

/* "the Turkish-backed rebels", "a truce supported by the UN": standing relations, and what somebody is
   accused of supplying: support, not events. */
static bool is_standing(const struct draft *d, const struct proposition *p) {
  if (slice_equals(d->cameo, "045") && p->passive) return true;
  if (!type_is(d, "AID", "SUPPORT", "COOPERATE")) return false;
  if (p->embedding == EMBEDDED_RELATIVE && p->class != PREDICATE_NOUN) return true;
  bool backs = slice_equals(p->lemma, "support") || slice_equals(p->lemma, "back");
  if ((slice_equals(d->type, "AID") || backs) && p->tense == TENSE_PRESENT) return true;
  return false;
}

/* What somebody is accused of is told by the accusation, unless it is violence. */
static bool is_only_alleged(const struct reading *r, const struct draft *d, const struct proposition *p) {
  if (type_is(d, "ASSAULT", "COERCE", "MOBILIZE")) return false;
  if (p->parent == NO_PROPOSITION || p->embedding == EMBEDDED_NOT) return false; /* "...; Baku denied it" */
  struct slice above = r->propositions->at[p->parent].lemma;
  return slice_equals(above, "accuse") || slice_equals(above, "blame") || slice_equals(above, "deny");
}

/* "the UN panel found that Rwanda had armed the M23": help that somebody is accused of, just told. */
static bool is_charged(const struct reading *r, const struct draft *d, const struct proposition *p) {
  if (!type_is(d, "AID", "SUPPORT", "COOPERATE") || !p->speaker_count || !r->records.count) return false;
  const struct record *last = &r->records.at[r->records.count - 1];
  if (!is_event(last, "ACCUSE", "ACCUSE") || !event_share_body(last->event.target, d->source)) return false;
  uint32_t start = word_at(r, p->word)->span.start;
  return last->evidence.count && last->evidence.at[0].start <= start && start < last->evidence.at[0].end;
}

/* "reported two policemen killed by mortar fire", "left eight soldiers wounded": what became of them is told.
 */
static bool is_reported_result(const struct reading *r, const struct proposition *p) {
  static const char *const tells[] = {"report", "announce", "confirm", "record", "count", "leave", "find"};
  const struct word *w = word_at(r, p->word);
  uint32_t noun = w->head, verb = noun == NO_WORD ? NO_WORD : word_at(r, noun)->head;
  if (verb == NO_WORD || p->word < noun || word_at(r, noun)->relation != REL_OBJ) return false;
  for (size_t i = 0; i < sizeof tells / sizeof *tells; i++)
    if (slice_equals(look_lemma(r, verb), tells[i])) return true;
  return false;
}

/* "the accused", "alleged", "a supported claim": participles before or behind a noun, nobody doing it, at no
 * time. */
static bool is_mere_participle(const struct reading *r, const struct draft *d, const struct proposition *p) {
  if (r->analysis->words[p->word].relation == REL_AMOD) return true; /* "protesting legislators" */
  if (is_reported_result(r, p)) return false;
  return p->embedding == EMBEDDED_RELATIVE && p->class == PREDICATE_VERB && !d->source.count &&
         !look_when(r, p).len;
}

/* "cease fire", "opened fire", "mortar fire", "under rocket fire": no blaze. */
static bool is_shooting(const struct reading *r, uint32_t word) {
  bool fire = word && slice_equals(look_lemma(r, word), "fire");
  return fire && event_frames_list_has(r->patterns->events, "$beforefire", look_lemma(r, word - 1));
}

/* People hurt by nobody in a report of a crash or a flood. */
static bool is_accident(const struct reading *r, const struct draft *d) {
  const struct texts *words = event_frames_words(r->patterns->events, SLICE("$disaster"));
  if (d->source.count || !words || !slice_equals(d->type, "ASSAULT")) return false;
  for (size_t i = 0; i < r->records.count; i++) /* where men attack, men were killed */
    if (is_event(&r->records.at[i], "ASSAULT", "COERCE") &&
        event_any_political(r->records.at[i].event.source))
      return false;
  for (uint32_t w = 0; w < r->analysis->word_count && r->analysis->words[w].sentence < 3; w++)
    for (size_t i = 0; i < words->count && r->analysis->words[w].upos == UPOS_NOUN; i++)
      if (slice_is_ignoring_case(r->analysis->words[w].lemma, words->at[i]) && !is_shooting(r, w))
        return true;
  return false;
}

static bool has_code(struct actors actors) {
  for (size_t i = 0; i < actors.count; i++)
    if (actors.at[i].code.len) return true;
  return false;
}

static bool is_first_person(struct slice text) {
  static const char *const all[] = {"i", "we", "us"};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (slice_is_ignoring_case(text, slice_of(all[i]))) return true;
  return slice_starts(text, SLICE("my ")) || slice_starts(text, SLICE("our ")) ||
         slice_starts(text, SLICE("My ")) || slice_starts(text, SLICE("Our "));
}

/* "The House impeaches officials", "troops patrol the border": what is done time and again. Words are told in
   the present all the same ("Damascus denies"). */
static bool is_habit(const struct reading *r, const struct draft *d, const struct proposition *p) {
  struct slice tag = r->analysis->words[p->word].xpos;
  bool sorry = slice_equals(d->type, "CONCEDE") && d->source.count && is_first_person(d->source.at[0].text);
  if (sorry) return false; /* "We apologise": done in saying it */
  bool states = d->source.count && d->target.count && d->source.at[0].id.len && d->target.at[0].id.len;
  if (type_is(d, "ACCUSE", "REQUEST", "REJECT") || type_is(d, "SUPPORT", "THREATEN", "AGREE") || states ||
      look_when(r, p).len || d->modality != ASSERTED)
    return false;
  bool past = slice_equals(tag, "VBP") && event_frames_list_has(r->patterns->events, "$samepast", p->lemma);
  if (past || event_chronicle_day(r, p->word))
    return false; /* "unknown men beat two students": taken for the present */
  return r->analysis->words[p->word].sentence > 0 && (slice_equals(tag, "VBZ") || slice_equals(tag, "VBP"));
}

/* "Typhoon Haiyan killed 6,000" */
static bool is_by_nature(const struct reading *r, const struct draft *d) {
  const struct texts *words = event_frames_words(r->patterns->events, SLICE("$disaster"));
  for (size_t i = 0; words && i < words->count && d->source.count; i++) {
    struct slice rest = d->source.at[0].text;
    while (rest.at)
      if (slice_is_ignoring_case(slice_cut(&rest, ' '), words->at[i])) return true;
  }
  return false;
}

/* Who must be in politics or war for it to be an event. */
static bool has_parties(const struct draft *d) {
  bool people = type_is(d, "ASSAULT", "COERCE", "PROTEST") || slice_equals(d->mode, "release");
  if (event_any_political(d->source) || event_any_political(d->target)) return true;
  if (slice_equals(d->type, "ASSAULT") && d->target.count && d->target.at[0].name.len) return true;
  return people && (has_code(d->source) || has_code(d->target));
}

/* "adopted by the Security Council": the resolution itself is told as an agreement. */
static bool is_adoption(const struct draft *d, const struct proposition *p) {
  bool adopts = slice_equals(d->cameo, "080") && slice_equals(p->lemma, "adopt");
  bool proposes =
      slice_equals(d->cameo, "0871") && slice_equals(p->lemma, "propose"); /* it has nothing to give */
  return (adopts || proposes) && d->source.count && slice_starts(d->source.at[0].code, SLICE("IGO"));
}

/* "A and B began to observe a truce": told by the agreement. */
static bool is_keeping_agreement(const struct reading *r, const struct draft *d) {
  if (!slice_equals(d->cameo, "0871") || d->modality != ASSERTED || !d->source.count || !d->target.count)
    return false;
  for (size_t i = 0; i < r->records.count; i++) {
    const struct record *a = &r->records.at[i];
    if (a->kind == RECORD_AGREEMENT && event_share_body(a->agreement.parties, d->source) &&
        event_share_body(a->agreement.parties, d->target))
      return true;
  }
  return false;
}

/* The articles of an agreement's own text bind: what they speak of has not happened, unless they say when it
 * did. */
static bool is_article(const struct reading *r, const struct draft *d, const struct proposition *p) {
  if (r->own_agreement == NO_RECORD || slice_equals(d->type, "AGREE")) return false;
  const struct record *own = &r->records.at[r->own_agreement];
  bool outsider = slice_equals(d->type, "REQUEST") && d->target.count &&
                  !event_share_body(own->agreement.parties, d->target);
  if (outsider) return false; /* "The Parties request the Security Council to send observers" */
  return !slice_equals(own->agreement.form, "resolution") &&
         (d->modality != ASSERTED || !(look_when(r, p).len || d->told));
}

/* "The faction took responsibility": a boast, no apology. */
static bool claims_attack(const struct reading *r, const struct draft *d, const struct proposition *p) {
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  bool armed = d->source.count && (slice_ends(d->source.at[0].code, SLICE("REB")) ||
                                   slice_ends(d->source.at[0].code, SLICE("UAF")) ||
                                   slice_ends(d->source.at[0].code, SLICE("SEP")));
  return armed && slice_equals(d->type, "CONCEDE") && object != NO_WORD &&
         slice_equals(look_lemma(r, object), "responsibility");
}

/* "warned that Moscow might try the same", "warned against a free hand": what somebody else will do, or
   should not, is no threat by who warns of it. */
static bool is_only_caution(const struct reading *r, const struct draft *d, const struct proposition *p) {
  if (!slice_equals(d->type, "THREATEN") || !slice_starts(p->lemma, SLICE("warn"))) return false;
  uint32_t clause = look_argument(p, SLOT_CLAUSE, NULL);
  const struct proposition *told = clause == NO_WORD ? NULL : look_proposition(r, clause);
  if (look_argument(p, SLOT_OBLIQUE, "against") != NO_WORD) return true;
  TREE_EACH_CHILD(r->tree, p->word, child) {
    const struct proposition *below = look_proposition(r, child);
    if (below && slice_equals(below->marker, "against")) return true;
  }
  uint32_t subject = told && !told->passive ? look_argument(told, SLOT_SUBJECT, NULL) : NO_WORD;
  if (subject == NO_WORD) return false;
  struct actors doer = event_actors(r, subject);
  return doer.count && !event_share_body(doer, d->source);
}

/* "insisted that the pact was being kept", "which Washington wants to revive", "asked not to be named": no
   demand of anybody that he do something. */
static bool is_no_demand(const struct reading *r, const struct draft *d, const struct proposition *p) {
  uint32_t clause = look_argument(p, SLOT_CLAUSE, NULL);
  const struct proposition *told = clause == NO_WORD ? NULL : look_proposition(r, clause);
  if (!slice_equals(d->type, "REQUEST") || !told || d->asked == p->word) return false;
  if (slice_equals(p->lemma, "insist")) return told->necessity == NECESSITY_NONE;
  uint32_t own = look_argument(p, SLOT_SUBJECT, NULL), doer = look_argument(told, SLOT_SUBJECT, NULL);
  if (slice_equals(p->lemma, "want")) return own != NO_WORD && own == doer;
  return slice_equals(p->lemma, "ask") && told->passive && told->negated;
}

/* "The coalition came to Iraq", "Britain flew blankets to them": states and forces move, persons visit. */
bool event_is_move(const struct reading *r, const struct draft *d, const struct proposition *p) {
  static const char *const moves[] = {"arrive", "come", "go",     "fly",   "land",    "head",
                                      "travel", "move", "return", "enter", "journey", "stop"};
  bool moving = false;
  for (size_t i = 0; i < sizeof moves / sizeof *moves && slice_equals(d->cameo, "042"); i++)
    moving |= slice_equals(p->lemma, moves[i]);
  uint32_t subject = moving ? look_argument(p, SLOT_SUBJECT, NULL) : NO_WORD;
  if (subject == NO_WORD || !d->source.count) return false;
  if (slice_ends(d->source.at[0].code, SLICE("MIL"))) return true;
  if (slice_ends(d->source.at[0].code, SLICE("COP"))) return true;
  uint32_t name = r->names->of_word[subject];
  if (name == NO_NAME) return !d->source.at[0].id.len && slice_equals(d->source.at[0].code, "GOV");
  return r->names->at[name].type != NAME_PERSON;
}

/* Whoever has no arms and no office threatens nobody. */
static bool is_by_bystander(const struct draft *d) {
  static const char *const codes[] = {"NGO", "JRN", "MED", "CVL", "EDU", "REL"};
  if (!slice_equals(d->type, "THREATEN") || !d->source.count) return false;
  for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
    if (slice_ends(d->source.at[0].code, slice_of(codes[i]))) return true;
  return false;
}

/* "has permitted use of its territory", "let it recruit": leave given to friends is no concession. */
static bool is_only_leave(const struct draft *d, const struct proposition *p) {
  static const char *const leave[] = {"let",       "allow", "permit", "authorise",
                                      "authorize", "give",  "grant",  "approve"};
  for (size_t i = 0; i < sizeof leave / sizeof *leave && slice_equals(d->cameo, "080"); i++)
    if (slice_equals(p->lemma, leave[i])) return true;
  return false;
}

/* "The army denies it": what, and whom it answers, nobody can tell. */
static bool answers_nobody(const struct reading *r, const struct draft *d, const struct proposition *p) {
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  return slice_equals(d->type, "REJECT") && !d->target.count && slice_equals(p->lemma, "deny") &&
         object != NO_WORD && word_at(r, object)->upos == UPOS_PRON;
}

/* "The rebels will hand in their weapons in stages": a plan that the writer tells of, promised by nobody
 * here. */
static bool is_only_plan(const struct draft *d, const struct proposition *p) {
  bool deed = type_is(d, "RETREAT", "CONCEDE", "MOBILIZE") || slice_equals(d->type, "AID");
  bool first_person = d->source.count && is_first_person(d->source.at[0].text);
  return deed && d->modality == PROMISED && p->tense == TENSE_FUTURE && !p->speaker_count && !first_person;
}

/* "Hamas praised the attack", "President Kravchuk welcomed the plan": of whom the deed is, the text need not
   say again. */
static bool is_praise(const struct reading *r, const struct draft *d, const struct proposition *p) {
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  bool praises =
      slice_equals(d->cameo, "051") && event_frames_list_has(r->patterns->events, "$praise", p->lemma);
  if (!praises || object == NO_WORD || p->class != PREDICATE_VERB) return false;
  bool deed = event_frames_list_has(r->patterns->events, "$attack", look_lemma(r, object)) ||
              event_frames_list_has(r->patterns->events, "$policy", look_lemma(r, object)) ||
              event_frames_list_has(r->patterns->events, "$demand", look_lemma(r, object));
  return deed && p->tense != TENSE_NONE && event_any_political(d->source);
}

/* Nouns are worth a record when they say who, and to whom or when. */
bool event_is_worth_it(const struct reading *r, const struct draft *d, const struct proposition *p) {
  size_t sides = (d->source.count > 0) + (d->target.count > 0);
  if (!has_parties(d) || is_mere_participle(r, d, p) || is_accident(r, d) || is_by_nature(r, d) ||
      is_habit(r, d, p) || is_adoption(d, p) || is_keeping_agreement(r, d) || claims_attack(r, d, p) ||
      is_article(r, d, p) || is_only_caution(r, d, p) || is_by_bystander(d) || event_is_move(r, d, p) ||
      is_no_demand(r, d, p) || is_only_leave(d, p) || answers_nobody(r, d, p) || is_only_plan(d, p))
    return false;
  if (slice_starts(d->cameo, SLICE("172")) && !d->source.count) return false;
  if (sides == 0 || is_standing(d, p) || is_only_alleged(r, d, p) || is_charged(r, d, p)) return false;
  bool needs_source = type_is(d, "AID", "SUPPORT", "SANCTION") || slice_equals(d->type, "REQUEST") ||
                      type_is(d, "THREATEN", "COOPERATE", "REJECT") ||
                      type_is(d, "MOBILIZE", "CONCEDE", "RETREAT");
  bool freed = slice_equals(d->mode, "release") && d->target.count && p->passive && look_when(r, p).len;
  if (needs_source && !d->source.count && !freed) return false;
  bool alone =
      !d->target.count && !look_when(r, p).len && !slice_equals(d->cameo, "045") && !event_course_of(r, p);
  if (slice_equals(d->type, "CONSULT") && (!d->source.count || alone)) return false;
  if (slice_equals(d->cameo, "041") && !d->target.count) return false; /* a call to nobody */
  if (slice_equals(d->type, "CONSULT") && d->target.count && !event_any_political(d->target)) return false;
  if (slice_equals(d->cameo, "057") && !d->target.count) return false;
  bool bare =
      look_argument(p, SLOT_OBJECT, NULL) == NO_WORD && look_argument(p, SLOT_CLAUSE, NULL) == NO_WORD;
  bool refuses = slice_equals(p->lemma, "refuse") || slice_equals(p->lemma, "decline");
  if (refuses && bare && !d->target.count) return false; /* "He refused": whom? */
  bool demand = d->asked == p->word;                     /* "must" */
  if (demand && !d->target.count) return false;
  if (d->by_author && !event_any_political(d->target)) return false;
  bool accepts = slice_equals(p->lemma, "accept") && p->embedding == EMBEDDED_NOT;
  if (d->weak && (sides < 2 || (d->inferred && !d->told && !accepts))) return false;
  bool delivered = slice_equals(d->type, "AID") && p->class == PREDICATE_VERB && look_where(r, p).text.len;
  if (!d->target.count && type_is(d, "AID", "COOPERATE", "SUPPORT") && !delivered && !is_praise(r, d, p))
    return false;
  if (p->class != PREDICATE_NOUN) return true;
  if (slice_equals(d->type, "REQUEST") && d->asked != NO_WORD && event_any_political(d->source))
    return true;                                            /* "Hamas's demand for a seaport" */
  const struct proposition *course = event_course_of(r, p); /* "the capture of Huambo cost them 2,000 men" */
  bool went = course && course->modality == ASSERTED && course->tense != TENSE_FUTURE;
  if (went && event_any_political(d->source)) return true;
  return d->told || (sides == 2 && !d->inferred) || look_when(r, p).len > 0;
}
