/* How mandates are worded. */
#include "record/mandate_wording.h"

#include "meaning/who.h"

struct slice mandate_class(const struct reading *r, const char *section, uint32_t word) {
  return word == NO_WORD ? (struct slice){"", 0} : look_class(r, r->patterns->mandates, section, word);
}

bool mandate_is_one(const struct reading *r, uint32_t word) {
  return !is_empty(mandate_class(r, "mandates", word));
}

/* A mandate, or a thing under one where the sentence gives an end or a length. */
static bool is_thing(const struct reading *r, uint32_t word, const struct mandate_term *term) {
  if (word == NO_WORD || !is_empty(mandate_class(r, "never", word))) return false;
  if (mandate_is_one(r, word)) return true;
  const struct name *name = name_at(r->names, word); /* "UNMIN was created for 12 months" */
  if ((term->until || term->length) && name && name->type == NAME_ORGANISATION) return true;
  if ((term->until || term->length) &&
      word_at(r, word)->upos == UPOS_PRON) { /* "cut the mission and extended it" */
    struct actors meant = look_known_actors(r, word);
    return meant.count && slice_starts(meant.at[0].code, SLICE("IGO"));
  }
  return (term->until || term->length) && !is_empty(mandate_class(r, "under mandate", word));
}

const struct proposition *mandate_parent(const struct reading *r, const struct proposition *p) {
  return p->parent == NO_PROPOSITION ? NULL : &r->propositions->at[p->parent];
}

bool mandate_decides(const struct reading *r, const struct proposition *p) {
  return p && word_in(r->patterns->mandates, "decides", p->lemma);
}

/* The proposition that says who decided: up through "a bill that granted an extension". */
const struct proposition *mandate_decision(const struct reading *r, const struct proposition *p) {
  const struct proposition *found = p;
  for (int n = 0; n < 3 && mandate_parent(r, p); n++) {
    p = mandate_parent(r, p);
    if (mandate_decides(r, p)) found = p;
  }
  return found;
}

/* In resolutions only what the operative part decides: "Recalling resolution 1917 extending ..." is
 * another's. */
bool mandate_is_operative(const struct reading *r, const struct mandate_found *f) {
  if (r->document->genre != GENRE_RESOLUTION || f->told_when.len) return true;
  const struct word *deed = word_at(r, f->deed->word);
  uint32_t first = r->analysis->sentences[deed->sentence].first_word;
  if (slice_equals(word_at(r, first)->xpos, "VBG")) return false; /* "Welcoming the decision to authorize" */
  if (deed->relation == REL_ROOT && slice_equals(deed->xpos, "VBZ"))
    return true; /* "12. Extends the mandate" */
  for (uint32_t w = f->deed->word + 1; w-- > first;) {
    struct slice lemma = look_lemma(r, w);
    if (slice_equals(lemma, "decide") || slice_equals(lemma, "authorize") || slice_equals(lemma, "authorise"))
      return true;
    if (slice_equals(lemma, "request"))
      return f->term.until != NULL; /* "Requests the Secretary-General to extend" */
    if (slice_equals(lemma, "recall") || slice_equals(lemma, "note") || slice_equals(lemma, "intention"))
      return false;
  }
  return false;
}

/* "the authorization granted in paragraph 13", "the Panel, established by ...": told of, not decided here. */
static bool is_background(const struct reading *r, const struct proposition *p) {
  uint8_t relation = word_at(r, p->word)->relation;
  uint32_t first = tree_first_conjunct(r->tree, p->word); /* "operations mandated or authorized by the AU" */
  if (relation == REL_CONJ && slice_equals(word_at(r, p->word)->xpos, "VBN"))
    relation = word_at(r, first)->relation;
  bool participle = relation == REL_ACL || relation == REL_AMOD;
  /* a report tells it all the same, if it says when or for how long: "authorised by the Council in October"
   */
  bool told = relation == REL_ACL && r->document->genre != GENRE_RESOLUTION &&
              (time_of(r->times, p->word) || term_of(r->times, p->word));
  if (told) return false;
  return (participle && p->passive) || (relation == REL_ACL_RELCL && r->document->genre == GENRE_RESOLUTION);
}

/* "The company extended its licence": firms and clubs have no mandates to give. */
static bool is_private(const struct reading *r, const struct proposition *p) {
  static const char *const sectors[] = {"BUS", "CVL", "JRN", "NGO", "MED", "EDU", "REL", "LAB", "CRM"};
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (subject == NO_WORD || !is_empty(mandate_class(r, "bodies", subject))) return false;
  struct actors who = look_actors(r, subject);
  for (size_t i = 0; who.count && i < sizeof sectors / sizeof *sectors; i++)
    if (slice_ends(who.at[0].code, slice_of(sectors[i]))) return true;
  return false;
}

/* The first mandate behind the verb, where the tree found the verb another object: in "extend until 9 June
   2012 the mandate of the Panel" the date often stands in its place. Never past the next verb. */
static uint32_t mandate_behind(const struct reading *r, uint32_t verb) {
  uint32_t first, end;
  mandate_bounds(r, verb, &first, &end);
  for (uint32_t w = verb + 1; w < end; w++) {
    if (word_at(r, w)->upos == UPOS_VERB || !is_empty(mandate_class(r, "never", w))) return NO_WORD;
    if (mandate_is_one(r, w)) return w;
  }
  return NO_WORD;
}

/* "authorises French forces to intervene", "authorised the president to use force": what a clause lets an
   actor do. */
static bool lets_act(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  if (!word_in(r->patterns->mandates, "authorises", p->lemma) || p->class == PREDICATE_NOUN) return false;
  uint32_t clause = look_argument(p, SLOT_CLAUSE, "to");
  const struct proposition *act = clause == NO_WORD ? NULL : look_proposition(r, clause);
  if (!act || f->thing == NO_WORD) return false;
  bool council = r->document->genre == GENRE_RESOLUTION && slice_equals(word_at(r, p->word)->xpos, "VBZ");
  if (council) return true; /* "Authorizes the Secretary-General to issue regulations" */
  if (!word_in(r->patterns->mandates, "acts", act->lemma)) return false;
  return is_actor_phrase(r->names, f->thing) || mandate_is_for(r, f->thing) ||
         word_in(r->patterns->mandates, "whoever acts", look_lemma(r, f->thing));
}

/* "rejected a motion that would have allowed American troops to use bases" */
static bool refuses_motion(const struct reading *r, struct mandate_found *f) {
  if (f->thing == NO_WORD || is_empty(mandate_class(r, "motions", f->thing))) return false;
  TREE_EACH_CHILD(r->tree, f->thing, child) {
    const struct proposition *q = look_proposition(r, child);
    uint8_t relation = word_at(r, child)->relation;
    bool clause = relation == REL_ACL || relation == REL_ACL_RELCL;
    uint32_t object = q && clause ? look_argument(q, SLOT_OBJECT, NULL) : NO_WORD;
    bool lets = q && clause &&
                (word_in(r->patterns->mandates, "lets", q->lemma) ||
                 word_in(r->patterns->mandates, "sends", q->lemma));
    if (lets && object != NO_WORD && !is_empty(mandate_class(r, "under mandate", object))) {
      f->thing = object;
      return true;
    }
  }
  return false;
}

/* "another three months", "two more years": more of what there is. */
bool mandate_is_further(const struct reading *r, const struct time_expression *length) {
  static const char *const words[] = {"another", "more",   "further", "additional",
                                      "extra",   "second", "longer"};
  struct span span = length->span;
  struct span sentence = r->analysis->sentences[word_at(r, length->head_word)->sentence].span;
  enum { NEAR = 8 };
  span.end = span.end + NEAR < sentence.end ? span.end + NEAR : sentence.end;
  struct slice text = slice_between(r->analysis->text.at, span);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (slice_find(text, slice_of(words[i])) != SIZE_MAX) return true;
  return false;
}

/* "the one-year mandate", "a mandate of one year" */
static const struct time_expression *length_of(const struct reading *r, uint32_t thing) {
  TREE_EACH_CHILD(r->tree, thing, child) {
    const struct time_expression *e = time_at(r->times, child);
    if (e && e->kind == TIME_DURATION) return e;
  }
  return NULL;
}

/* "The embargo imposed in May is due to lapse": what lapses is told with its decision. */
static bool is_part_of_lapse(const struct reading *r, const struct proposition *p) {
  const struct word *w = word_at(r, p->word);
  if (w->relation != REL_ACL || w->head == NO_WORD) return false;
  uint32_t thing = w->head, above = word_at(r, thing)->head; /* "the embargo on Eritrea imposed in May" */
  bool inner = word_at(r, thing)->relation == REL_NMOD && above != NO_WORD;
  const struct proposition *up = NULL;
  for (uint32_t i = 0; i < r->propositions->count && !up; i++) {
    const struct proposition *q = &r->propositions->at[i];
    bool lapses = slice_equals(word_class(r->patterns->mandates, "actions", q->lemma), "lapses");
    uint32_t subject = look_argument(q, SLOT_SUBJECT, NULL);
    if (subject == NO_WORD) subject = look_argument(q, SLOT_OBJECT, NULL);
    if (lapses && subject != NO_WORD && (subject == thing || (inner && subject == above))) up = q;
  }
  struct mandate_found lapse = mandate_nothing();
  return up && mandate_find_lapse(r, up, &lapse);
}

static bool rolls_over(const struct proposition *p) {
  return slice_equals(p->lemma, "roll") && look_argument(p, SLOT_OBLIQUE, "over") != NO_WORD;
}

static bool is_of_many(const struct reading *r, uint32_t word) {
  struct actors who = word == NO_WORD ? (struct actors){0} : look_known_actors(r, word);
  return who.count && slice_starts(who.at[0].code, SLICE("IGO"));
}

/* What the verb does to a mandate, empty where it is none. */
static struct slice action_of(const struct reading *r, const struct proposition *p) {
  struct slice action = word_class(r->patterns->mandates, "actions", p->lemma), none = {"", 0};
  if (rolls_over(p)) action = SLICE("extended");
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL), object = look_argument(p, SLOT_OBJECT, NULL);
  bool ends = slice_equals(p->lemma, "end") && subject != NO_WORD;       /* "decided to end it" */
  bool council = ends && !is_empty(mandate_class(r, "bodies", subject)); /* "the Council ended the mandate" */
  if (ends && (council || mandate_decides(r, mandate_parent(r, p)))) action = SLICE("ended");
  bool proclaimed = word_in(r->patterns->mandates, "proclaims", p->lemma);
  if (slice_equals(p->lemma, "impose") && is_of_many(r, subject) && mandate_is_one(r, object))
    action = SLICE("granted"); /* "the Council imposed an arms embargo" */
  if (proclaimed && !is_empty(mandate_class(r, "emergencies", object))) action = SLICE("granted");
  if (slice_equals(action, "lapses")) return none;
  /* "all States shall deny permission to any aircraft": what others must do is no decision on a mandate */
  if (slice_equals(action, "refused") && p->necessity != NECESSITY_NONE) return none;
  bool must = p->necessity == NECESSITY_MUST && r->document->genre != GENRE_RESOLUTION;
  /* "The Government shall lift the state of emergency" is still to be done */
  return slice_equals(action, "ended") && must ? none : action;
}

/* "granted itself a transition of five years", "the transition that the junta granted itself" */
static bool is_handed(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  uint32_t itself = tree_child(r->tree, p->word, REL_OBJ);
  bool handed = look_argument(p, SLOT_RECIPIENT, NULL) != NO_WORD ||
                (itself != NO_WORD && itself != f->thing && word_at(r, itself)->upos == UPOS_PRON);
  if (!handed || f->thing == NO_WORD) return false;
  if (!f->term.length) f->term.length = length_of(r, f->thing);
  return slice_equals(f->action, "granted") && is_thing(r, f->thing, &f->term);
}

/* "EUFOR was authorised for another twelve months" */
static bool is_authorised_again(const struct reading *r, const struct proposition *p,
                                const struct mandate_found *f) {
  const struct name *mission = f->thing == NO_WORD ? NULL : name_at(r->names, f->thing);
  return f->term.length && f->term.length->relation == TIME_FOR && mission &&
         mission->type == NAME_ORGANISATION && word_in(r->patterns->mandates, "authorises", p->lemma) &&
         mandate_is_further(r, f->term.length);
}

/* "prolonged by a vote in parliament", "a court blocked the deployment": a deployment of which a body
 * decides. */
static bool is_deployment_decided(const struct reading *r, const struct proposition *p,
                                  const struct mandate_found *f) {
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (subject == NO_WORD || f->thing == NO_WORD || is_empty(mandate_class(r, "deployments", f->thing)))
    return false;
  bool body = !is_empty(mandate_class(r, "bodies", subject));
  bool vote = slice_equals(look_lemma(r, subject), "vote");
  return (slice_equals(f->action, "extended") && (body || vote)) ||
         (slice_equals(f->action, "refused") && body);
}

/* "The airline extended its ban", "elections give it a mandate": who neither governs nor fights. */
static bool has_no_say(const struct reading *r, const struct proposition *p, uint32_t thing) {
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (subject == NO_WORD || subject == thing || mandate_is_body(r, subject)) return false;
  bool weak = slice_equals(p->lemma, "give") || slice_equals(p->lemma, "grant") ||
              !is_empty(mandate_class(r, "restrictions", thing));
  struct actors who = weak ? look_known_actors(r, subject) : (struct actors){0};
  bool police = who.count && slice_ends(who.at[0].code, SLICE("COP"));
  return weak && (!who.count || police) && word_at(r, subject)->upos == UPOS_NOUN;
}

/* "approved the continuation of the mission until May": whatever the tree hangs the end on. */
static bool find_decided_extension(const struct reading *r, const struct proposition *p,
                                   struct mandate_found *f) {
  f->deed = p, f->thing = look_argument(p, SLOT_OBJECT, NULL), f->term = mandate_term_of(r, p->word);
  if (f->thing == NO_WORD || !mandate_decides(r, p) || p->modality != ASSERTED) return false;
  if (p->class == PREDICATE_NOUN || p->negated || look_proposition(r, f->thing)) return false;
  if (is_empty(mandate_class(r, "lengthenings", f->thing)) || !(f->term.until || f->term.length))
    return false;
  uint32_t of = tree_child(r->tree, f->thing, REL_NMOD);
  f->action = SLICE("extended");
  if (of != NO_WORD) f->thing = of;
  return mandate_is_for(r, f->thing) || mandate_is_one(r, f->thing);
}

/* "extended by three months the deployment": two subjects of one verb, the first of which decides. */
static uint32_t object_behind(const struct reading *r, const struct proposition *p, uint32_t thing) {
  if (thing == NO_WORD || thing > p->word || is_empty(mandate_class(r, "bodies", thing))) return thing;
  TREE_EACH_CHILD(r->tree, p->word, child)
  if (child > p->word && relation_is_subject(word_at(r, child)->relation)) return child;
  return thing;
}

/* "authorised an additional 4,000 troops": more than there are. */
static bool authorises_more(const struct reading *r, const struct proposition *p,
                            const struct mandate_found *f) {
  if (f->thing == NO_WORD || !word_in(r->patterns->mandates, "authorises", p->lemma)) return false;
  if (is_empty(mandate_class(r, "forces", f->thing))) return false;
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  bool counted = tree_child(r->tree, f->thing, REL_NUMMOD) != NO_WORD;
  return counted && who != NO_WORD && mandate_is_body(r, who);
}

/* "extended the mandate", "authorised a mission for a year"; passives have it as object too. */
static bool find_deed(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  struct slice action = action_of(r, p);
  if (is_empty(action)) return false;
  bool lengthened = slice_equals(action, "extended");
  f->deed = p, f->action = action;
  f->thing = look_argument(p, SLOT_OBJECT, NULL);
  if (lengthened) f->thing = object_behind(r, p, f->thing);
  if (f->thing == NO_WORD && lengthened)
    f->thing = look_argument(p, SLOT_OBLIQUE, ""); /* "extended UNDOF until" */
  if (f->thing == NO_WORD && (rolls_over(p) || slice_equals(p->lemma, "roll over")))
    f->thing = look_argument(p, SLOT_OBLIQUE, "over");
  f->term = mandate_term_of(r, p->word);
  if (f->thing != NO_WORD && has_no_say(r, p, f->thing)) return false;
  if (slice_equals(action, "ended")) f->term.length = NULL; /* "was lifted three months early" */
  if (is_part_of_lapse(r, p)) return false;
  if (p->class == PREDICATE_NOUN || is_background(r, p) || is_private(r, p)) return false;
  if (lets_act(r, p, f) || authorises_more(r, p, f)) return true;
  if (is_handed(r, p, f)) return true;
  if (slice_equals(action, "refused") && refuses_motion(r, f)) return true;
  if (is_authorised_again(r, p, f)) return f->action = SLICE("extended"), true;
  if (is_deployment_decided(r, p, f)) return true;
  if (mandate_is_one(r, f->thing) && is_empty(mandate_class(r, "never", f->thing))) return true;
  if (!lengthened && word_in(r->patterns->mandates, "authorises", p->lemma) &&
      !is_empty(mandate_class(r, "deployments", f->thing)) && !proposition_argument(p, SLOT_CLAUSE, NULL))
    return true;
  uint32_t behind = lengthened && (f->term.until || f->term.length) ? mandate_behind(r, p->word) : NO_WORD;
  if (behind != NO_WORD && !is_thing(r, f->thing, &f->term)) f->thing = behind;
  bool ended = slice_equals(action, "ended") && mandate_decides(r, mandate_parent(r, p));
  if (ended && f->thing != NO_WORD && !is_empty(mandate_class(r, "deployments", f->thing))) return true;
  bool decided = lengthened && mandate_decides(r, mandate_parent(r, p)) &&
                 !is_empty(mandate_class(r, "under mandate", f->thing));
  if (decided && is_empty(mandate_class(r, "never", f->thing))) return true;
  /* only lengthening says of a mission or of troops that they are under a mandate */
  return lengthened && is_thing(r, f->thing, &f->term);
}

/* "The extension, of 24 months, was announced": of one that the text has told. */
static bool is_told_already(const struct reading *r, const struct proposition *p) {
  uint32_t article = tree_child(r->tree, p->word, REL_DET);
  if (article == NO_WORD || !slice_equals(look_lemma(r, article), "the")) return false;
  for (size_t i = 0; i < r->records.count; i++)
    if (r->records.at[i].kind == RECORD_MANDATE && slice_equals(r->records.at[i].mandate.action, "extended"))
      return true;
  return false;
}

static bool renews_it(const struct reading *r, uint32_t noun) {
  uint32_t owner = tree_child(r->tree, noun, REL_NMOD_POSS);
  return owner != NO_WORD && slice_equals(look_lemma(r, owner), "its");
}

static uint32_t mandate_before(const struct reading *r, uint32_t word) {
  uint32_t first = r->analysis->sentences[word_at(r, word)->sentence].first_word;
  for (uint32_t w = word; w-- > first;)
    if (mandate_is_one(r, w)) return w;
  return NO_WORD;
}

/* "an 18-month extension for troops to be deployed in Libya" */
static bool find_extension(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  if (p->class != PREDICATE_NOUN || is_empty(mandate_class(r, "lengthenings", p->word))) return false;
  if (word_has(word_at(r, p->word), "Number=Plur")) return false; /* "the renewals of recent years" */
  f->deed = p, f->action = SLICE("extended");
  f->term = mandate_term_of(r, p->word);
  f->thing = look_argument(p, SLOT_OBJECT, NULL);
  if (f->thing != NO_WORD && time_at(r->times, f->thing)) f->thing = NO_WORD;
  if (f->thing == NO_WORD) f->thing = look_argument(p, SLOT_OBLIQUE, "for");
  if (f->thing == NO_WORD) f->thing = look_argument(p, SLOT_OBLIQUE, "of");
  if (f->thing != NO_WORD && time_at(r->times, f->thing)) f->thing = NO_WORD;
  if (f->thing == NO_WORD) { /* "an extension for troops to be deployed": the "for" is the infinitive's */
    TREE_EACH_CHILD(r->tree, p->word, child) {
      const struct word *w = word_at(r, child);
      bool behind = child > p->word && (w->relation == REL_NMOD || w->relation == REL_OBL);
      if (behind && f->thing == NO_WORD && !time_at(r->times, child)) f->thing = child;
    }
  }
  bool termed = f->term.length || f->term.until;
  bool decided = mandate_decides(r, mandate_parent(r, p)) || is_told_already(r, p);
  const struct proposition *up = mandate_parent(r, p);
  bool refused = up && slice_equals(word_class(r->patterns->mandates, "actions", up->lemma), "refused");
  if (refused && renews_it(r, p->word)) f->thing = mandate_before(r, p->word);
  if (refused && f->thing != NO_WORD && mandate_is_one(r, f->thing))
    return true; /* "vetoed an extension of", "vetoed its renewal" */
  return termed && decided && (f->thing == NO_WORD || is_empty(mandate_class(r, "never", f->thing)));
}

/* "the mission was granted another three months", "gave the army two more years" */
static bool find_grant_of_time(const struct reading *r, const struct proposition *p,
                               struct mandate_found *f) {
  if (!slice_equals(p->lemma, "grant") && !slice_equals(p->lemma, "give")) return false;
  const struct time_expression *length = NULL;
  bool longer = false;
  for (uint32_t i = 0; i < p->argument_count; i++) {
    const struct time_expression *e = time_at(r->times, p->arguments[i].word);
    if (e && e->kind == TIME_DURATION)
      length = e;
    else if (word_in(r->patterns->mandates, "reprieves", look_lemma(r, p->arguments[i].word)))
      length = length_of(r, p->arguments[i].word), longer = true; /* "granted it a three-month reprieve" */
    else if (p->arguments[i].slot == SLOT_OBJECT || p->arguments[i].slot == SLOT_RECIPIENT)
      f->thing = p->arguments[i].word;
  }
  f->deed = p, f->term = (struct mandate_term){.length = length};
  f->action = length && !longer && !mandate_is_further(r, length) ? SLICE("granted") : SLICE("extended");
  if (is_private(r, p)) return false;
  uint32_t giver = look_argument(p, SLOT_SUBJECT, NULL); /* "the junta gave itself another two years" */
  bool itself = f->thing != NO_WORD && (slice_ends(word_at(r, f->thing)->form, SLICE("self")) ||
                                        slice_ends(word_at(r, f->thing)->form, SLICE("selves")));
  if (itself && giver != NO_WORD) {
    const struct sentence *here = &r->analysis->sentences[word_at(r, p->word)->sentence];
    bool headline =
        here->paragraph == 0 && r->analysis->sentences[r->analysis->sentence_count - 1].paragraph > 0;
    bool long_enough = length && (length->duration.months || length->duration.years);
    f->thing = giver; /* a headline's is told again below, a delegation's week is no term */
    return long_enough && !headline && is_actor_phrase(r->names, giver);
  }
  return length && f->thing != NO_WORD && is_thing(r, f->thing, &f->term);
}

/* "the mission was sent in July for an initial three months" */
static bool find_sending(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  if (!word_in(r->patterns->mandates, "sends", p->lemma) || p->class == PREDICATE_NOUN) return false;
  f->deed = p, f->action = SLICE("granted"), f->thing = look_argument(p, SLOT_OBJECT, NULL);
  f->term.length = term_of(r->times, p->word);
  const struct time_expression *e = f->term.length;
  bool months = e && e->relation == TIME_FOR && (e->duration.months || e->duration.years);
  bool aim = tree_is_infinitive(r->tree, p->word) && !mandate_decides(r, mandate_parent(r, p));
  if (aim) return false; /* "a mandate to send troops for one year" is told with the mandate */
  if (!months || f->thing == NO_WORD) return false;
  bool pronoun = word_at(r, f->thing)->upos == UPOS_PRON; /* "which deployed it in April for one year" */
  struct actors meant = pronoun ? look_known_actors(r, f->thing) : (struct actors){0};
  return is_thing(r, f->thing, &f->term) || (meant.count && slice_starts(meant.at[0].code, SLICE("IGO")));
}

/* "a mandate that runs out on November 15" */
bool mandate_find_lapse(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  if (!slice_equals(word_class(r->patterns->mandates, "actions", p->lemma), "lapses")) return false;
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (subject == NO_WORD) subject = look_argument(p, SLOT_OBJECT, NULL);
  if (subject == NO_WORD || !mandate_is_one(r, subject)) return false;
  const struct time_expression *when = time_of(r->times, p->word);
  if (when && when->relation == TIME_SINCE) return false; /* "running since 30 April" */
  f->deed = p, f->action = (struct slice){"", 0}, f->thing = subject, f->term.until = when;
  f->term.length = length_of(r, subject);
  return when && !date_is_none(when->date);
}

/* "has a mandate of one year", "launched a mission with a one-year mandate" */
static bool find_having(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  bool launches = word_in(r->patterns->mandates, "sends", p->lemma);
  if (p->class != PREDICATE_VERB || (!launches && !slice_equals(p->lemma, "have"))) return false;
  uint32_t with = launches ? look_argument(p, SLOT_OBLIQUE, "with") : look_argument(p, SLOT_OBJECT, NULL);
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  TREE_EACH_CHILD(r->tree, launches && object != NO_WORD ? object : p->word, child)
  if (with == NO_WORD && launches && mandate_is_one(r, child)) with = child;
  if (with == NO_WORD || !slice_equals(look_lemma(r, with), "mandate")) return false;
  f->deed = p, f->action = launches ? SLICE("granted") : (struct slice){"", 0};
  f->thing = launches && object != NO_WORD ? object : with;
  f->term.length = length_of(r, with);
  if (!launches && !f->term.length) f->term.until = mandate_term_of(r, p->word).until;
  if (!launches && mandate_agreement_of(r, p) != NO_RECORD)
    f->action = SLICE("granted"); /* "Under resolution 2261 the Mission has a mandate of twelve months" */
  return f->term.length || f->term.until; /* "have a mandate until 30 June" */
}

/* "voted to keep African Union troops in Somalia until June 30" */
static bool find_keeping(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  if (!word_in(r->patterns->mandates, "keeps", p->lemma) || p->class != PREDICATE_VERB) return false;
  f->deed = p, f->action = SLICE("extended"), f->thing = look_argument(p, SLOT_OBJECT, NULL);
  f->term = mandate_term_of(r, p->word);
  const struct proposition *up = mandate_parent(r, p);
  bool votes = up && slice_equals(up->lemma, "vote") && !up->negated;
  return mandate_decides(r, up) && f->thing != NO_WORD && (votes || f->term.until || f->term.length) &&
         !is_empty(mandate_class(r, "under mandate", f->thing));
}

/* "their mandate, which ran until yesterday, has been renewed": told with the renewal. */
static bool is_start_of_new(const struct reading *r, const struct proposition *p) {
  const struct word *w = word_at(r, p->word);
  if ((w->relation != REL_ACL_RELCL && w->relation != REL_ACL) || w->head == NO_WORD) return false;
  uint32_t above = word_at(r, w->head)->head;
  const struct proposition *up = above == NO_WORD ? NULL : look_proposition(r, above);
  return up && p->tense == TENSE_PAST && look_argument(up, SLOT_OBJECT, NULL) == w->head &&
         slice_equals(word_class(r->patterns->mandates, "actions", up->lemma), "extended");
}

/* "which would otherwise have lapsed" did not: it only tells when the old mandate ends. */
static bool find_lapse(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  bool counterfactual = tree_child_lemma(r->tree, p->word, REL_AUX, "would") != NO_WORD &&
                        tree_child_lemma(r->tree, p->word, REL_AUX, "have") != NO_WORD;
  return !counterfactual && !is_start_of_new(r, p) && mandate_find_lapse(r, p, f);
}

/* The subject that is a thing under a mandate: a dateline's town may have been taken for another. */
static uint32_t thing_subject(const struct reading *r, const struct proposition *p,
                              const struct mandate_term *term) {
  for (uint32_t i = 0; i < p->argument_count; i++)
    if (p->arguments[i].slot == SLOT_SUBJECT && is_thing(r, p->arguments[i].word, term))
      return p->arguments[i].word;
  return NO_WORD;
}

/* "the transitional government will stay in office until February 2025" */
static bool find_stay(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  if (!word_in(r->patterns->mandates, "stays", p->lemma)) return false;
  bool in_force = word_in(r->patterns->mandates, "in force", look_lemma(r, p->word));
  for (uint32_t i = 0; i < p->argument_count; i++)
    in_force = in_force || word_in(r->patterns->mandates, "in force", look_lemma(r, p->arguments[i].word));
  f->deed = p, f->action = SLICE("extended");
  f->term = mandate_term_of(r, p->word);
  f->thing = thing_subject(r, p, &f->term);
  /* "the monitors will remain on the island until 30 April" */
  const struct name *name = f->thing == NO_WORD ? NULL : name_at(r->names, f->thing);
  bool ahead = p->tense == TENSE_FUTURE ||
               (p->necessity != NECESSITY_NONE && mandate_decides(r, mandate_parent(r, p)));
  bool mission =
      f->thing != NO_WORD && ahead &&
      (!is_empty(mandate_class(r, "missions", f->thing)) || (name && name->type == NAME_ORGANISATION));
  if (slice_equals(p->lemma, "last")) { /* "the transition is to last 24 months" */
    f->action = SLICE("granted");
    return f->thing != NO_WORD && f->term.length && (ahead || p->necessity != NECESSITY_NONE);
  }
  bool longer = mission || (f->thing != NO_WORD && !is_empty(mandate_class(r, "missions", f->thing)));
  bool bounded = f->term.length && f->term.length->relation == TIME_WITHIN; /* "no longer than two months" */
  if (longer && ahead && !f->term.until && bounded) return f->action = SLICE("granted"), true;
  if (longer && !f->term.until && f->term.length)
    return mandate_is_further(r, f->term.length); /* "stays another year" */
  return (in_force || mission) && f->term.until && f->thing != NO_WORD;
}

/* "MINURSO got another year" */
static bool find_gain(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  if (!word_in(r->patterns->mandates, "gains", p->lemma) || p->class == PREDICATE_NOUN || p->passive)
    return false;
  const struct time_expression *e = term_of(r->times, p->word);
  f->deed = p, f->action = SLICE("extended"), f->thing = look_argument(p, SLOT_SUBJECT, NULL);
  f->term.length = e;
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL); /* "got a new mandate, until May" */
  if (object != NO_WORD && mandate_is_one(r, object) && mandate_is_for(r, f->thing)) {
    bool first = tree_child_lemma(r->tree, object, REL_AMOD, "new") == NO_WORD &&
                 tree_child_lemma(r->tree, object, REL_AMOD, "second") == NO_WORD;
    f->term = mandate_term_of(r, p->word), f->action = first ? SLICE("granted") : f->action;
    return f->term.until || f->term.length;
  }
  return e && e->kind == TIME_DURATION && mandate_is_further(r, e) && f->thing != NO_WORD &&
         is_thing(r, f->thing, &f->term);
}

/* "added a year to the mandate of UNMISS", "to the life of the mission" */
static bool find_adding(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  uint32_t to = look_argument(p, SLOT_OBLIQUE, "to");
  const struct time_expression *e = term_of(r->times, p->word);
  if (!word_in(r->patterns->mandates, "adds", p->lemma) || to == NO_WORD || !e || e->kind != TIME_DURATION)
    return false;
  f->deed = p, f->action = SLICE("extended"), f->thing = to, f->term.length = e;
  if (is_thing(r, to, &f->term)) return true;
  TREE_EACH_CHILD(r->tree, to, child) {
    uint8_t relation = word_at(r, child)->relation;
    bool owner = relation == REL_NMOD || relation == REL_NMOD_POSS;
    if (owner && is_thing(r, child, &f->term)) return f->thing = child, true;
  }
  return false;
}

/* "extended by resolution 2548"; in a protocol "The mandate of the JMC is prolonged": by those who sign it.
 */
static void take_agreement(const struct reading *r, struct mandate_found *f) {
  if (r->document->genre == GENRE_RESOLUTION || slice_equals(f->action, "refused")) return;
  f->agreement = mandate_agreement_of(r, f->deed);
  bool own = r->own_agreement != NO_RECORD && f->deed->passive && f->decision == f->deed &&
             look_argument(f->deed, SLOT_SUBJECT, NULL) == NO_WORD && f->thing != NO_WORD &&
             mandate_is_one(r, f->thing) && slice_equals(f->action, "extended");
  if (f->agreement == NO_RECORD && own) f->agreement = r->own_agreement;
}

bool mandate_find(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  typedef bool wording(const struct reading *reading, const struct proposition *proposition,
                       struct mandate_found *found);
  static wording *const wordings[] = {mandate_find_creation,
                                      mandate_find_letting,
                                      mandate_find_handing,
                                      mandate_find_charge,
                                      mandate_find_resolution_letting,
                                      mandate_find_approval,
                                      mandate_find_refusal,
                                      mandate_find_ending,
                                      mandate_find_asking,
                                      find_extension,
                                      find_decided_extension,
                                      find_grant_of_time,
                                      find_deed,
                                      find_sending,
                                      find_lapse,
                                      find_having,
                                      find_keeping,
                                      find_stay,
                                      find_gain,
                                      find_adding};
  for (size_t n = 0; n < sizeof wordings / sizeof *wordings; n++) {
    *f = mandate_nothing();
    if (!wordings[n](r, p, f)) continue;
    f->decision = mandate_decision(r, f->deed);
    if (f->agreement == NO_RECORD) take_agreement(r, f);
    return true;
  }
  return false;
}
