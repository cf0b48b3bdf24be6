/* What propositions tell of an agreement: who made it, when, where, with whose help, what became of it. */
#include "record/agreement_mention.h"

#include "meaning/who.h"

static void add_backers(const struct reading *r, struct agreement_mention *m, uint32_t word) {
  if (word != NO_WORD) look_add_actors(r, &m->backers, look_known_actors(r, word));
}

/* "both sides" is nobody new. */
void agreement_add_parties(const struct reading *r, struct agreement_mention *m, uint32_t word) {
  struct actors who = word == NO_WORD ? (struct actors){0} : look_known_actors(r, word);
  bool sides = who.count && (!who.at[0].id.len || r->own_agreement != NO_RECORD) &&
               word_in(r->patterns->obligations, "parties", look_lemma(r, word));
  bool bodies = who.count && word_in(r->patterns->obligations, "bodies", look_lemma(r, word)) &&
                word_has(word_at(r, word), "Number=Plur") && tree_child(r->tree, word, REL_NMOD) == NO_WORD &&
                tree_child_lemma(r->tree, word, REL_DET, "both") != NO_WORD; /* "both Governments" */
  if (sides || bodies)
    m->kept_by_both = true;
  else
    look_add_actors(r, &m->parties, who);
}

/* Who a name stands for: itself, or of an unknown person the country behind "of". */
static struct actors actors_at_name(const struct reading *r, uint32_t word) {
  struct actors known = look_known_actors(r, word);
  if (known.count && known.at[0].id.len) return known;
  uint32_t of = tree_child(r->tree, word, REL_NMOD);
  return of == NO_WORD ? known : look_known_actors(r, of);
}

static void add_body(const struct reading *r, struct agreement_mention *m, struct actors more) {
  for (size_t i = 0; i < more.count; i++) {
    bool known = !more.at[i].id.len;
    for (size_t k = 0; k < m->parties.count; k++) known |= look_same_body(&more.at[i], &m->parties.at[k]);
    if (!known) look_add_actors(r, &m->parties, (struct actors){&more.at[i], 1});
  }
}

static bool is_party_name(const struct reading *r, uint32_t word) {
  const struct name *name = name_at(r->names, word);
  return name && name->head == word && name->type != NAME_PLACE && name->type != NAME_NATIONAL &&
         name->type != NAME_SEAT;
}

/* "by Presidents X of Bosnia, Y of Croatia and Z of Serbia", "by X for Addis Ababa and Y for the TPLF": the
   names behind the first, up to the next verb, whatever the tree hangs them on. */
static void add_stray_parties(const struct reading *r, struct agreement_mention *m, uint32_t word) {
  enum { FAR = 40, MANY = 5 };
  if (word == NO_WORD) return;
  const struct sentence *s = &r->analysis->sentences[word_at(r, word)->sentence];
  uint32_t limit = s->first_word + s->word_count;
  for (uint32_t w = word + 1; w < limit && w < word + FAR && m->parties.count < MANY; w++) {
    const struct word *at = word_at(r, w);
    if (at->upos == UPOS_VERB || at->upos == UPOS_AUX || at->upos == UPOS_SCONJ ||
        slice_equals(at->form, ";"))
      break;
    if (slice_equals(at->xpos, "WDT") || slice_equals(at->xpos, "WP")) break;
    if (word_in(r->patterns->agreements, "backing nouns", look_lemma(r, w))) break; /* "in the presence of" */
    bool joined = at->relation == REL_CONJ || at->relation == REL_APPOS || at->relation == REL_FLAT;
    bool for_whom = slice_equals(tree_preposition(r->tree, r->arena, w), "for");
    const struct name *name = name_at(r->names, w);
    if (is_party_name(r, w) && (joined || for_whom))
      add_body(r, m, actors_at_name(r, w));
    else if (for_whom && name && name->type == NAME_SEAT)
      add_body(r, m, look_known_actors(r, w));
  }
}

/* "President X and President Y signed, under the auspices of Z, an agreement": the names before the verb. */
static void add_names_before(const struct reading *r, struct agreement_mention *m, uint32_t verb) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, verb)->sentence];
  uint32_t start = verb;
  while (start > s->first_word && word_at(r, start - 1)->upos != UPOS_VERB &&
         word_at(r, start - 1)->upos != UPOS_SCONJ && !slice_equals(word_at(r, start - 1)->form, ";"))
    start--;
  for (uint32_t w = start; w < verb; w++)
    if (is_party_name(r, w) && tree_child(r->tree, w, REL_CASE) == NO_WORD)
      add_body(r, m, actors_at_name(r, w));
}

static void ground(struct reading *r, struct agreement_mention *m, const struct proposition *p) {
  struct record record = {.evidence = m->evidence, .said_by = m->said_by};
  reading_ground(r, &record, p);
  m->evidence = record.evidence;
  m->said_by = record.said_by;
}

/* ---- status ---- */

struct slice agreement_later_status(struct slice known, struct slice told) {
  static const char *const order[] = {"proposed", "announced", "adopted",   "signed",
                                      "in force", "extended",  "suspended", "collapsed"};
  size_t a = 0, b = 0;
  for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
    if (slice_equals(known, order[i])) a = i + 1;
    if (slice_equals(told, order[i])) b = i + 1;
  }
  return b > a ? told : known;
}

/* ---- when and where ---- */

/* "signed in Bogota on November 24": the day that stands behind, whatever the tree hangs it on. */
static struct slice day_behind(const struct reading *r, const struct proposition *p) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, p->word)->sentence];
  for (uint32_t w = p->word + 1; w < s->first_word + s->word_count && w < p->word + 9; w++) {
    const struct time_expression *t = time_at(r->times, w);
    if (t && t->kind == TIME_DATE && t->relation == TIME_AT) return t->point;
    if (word_at(r, w)->upos == UPOS_VERB || word_at(r, w)->upos == UPOS_PUNCT ||
        word_at(r, w)->upos == UPOS_SCONJ)
      break;
  }
  return (struct slice){"", 0};
}

/* "signed a peace pact in Galkayo": the town behind, whatever the tree hangs it on; a pact is not signed for
   a town, a truce may be. */
static struct place town_behind(const struct reading *r, const struct agreement_mention *m,
                                const struct proposition *p) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, p->word)->sentence];
  for (uint32_t w = p->word + 1; w < s->first_word + s->word_count; w++) {
    uint8_t upos = word_at(r, w)->upos;
    if (upos == UPOS_VERB || upos == UPOS_SCONJ || slice_equals(word_at(r, w)->form, ";")) break;
    const struct name *name = name_at(r->names, w);
    struct slice preposition = tree_preposition(r->tree, r->arena, w);
    bool in = slice_equals(preposition, "in") || slice_equals(preposition, "at");
    bool town = name && in && (name->type == NAME_SEAT || name->type == NAME_PLACE);
    if (!town || (w > m->word && agreement_stops_fire(m->form) && word_at(r, w)->head == m->word)) continue;
    return look_place(r, w);
  }
  return (struct place){0};
}

static void take_time_and_place(struct reading *r, struct agreement_mention *m, const struct proposition *p,
                                struct slice status) {
  struct slice when = look_when(r, p);
  bool stretch =
      when.len && memchr(when.at, '/', when.len); /* "negotiated from 2015 to 2019" is no day of signing */
  if (is_empty(when)) when = day_behind(r, p);
  if (!stretch) agreement_take_date(&m->signed_on, when);
  struct place where = look_where(r, p);
  struct place town = slice_equals(status, "signed") ? town_behind(r, m, p) : (struct place){0};
  if (!is_empty(town.text)) where = town;
  if (is_empty(m->where.text)) m->where = where;
}

/* ---- whose work ---- */

/* "with the mediation of IGAD", "under UN auspices", "in the presence of two presidents" */
static void take_backing_nouns(const struct reading *r, struct agreement_mention *m,
                               const struct proposition *p) {
  for (uint32_t i = 0; i < p->argument_count; i++) {
    uint32_t noun = p->arguments[i].word;
    if (p->arguments[i].slot != SLOT_OBLIQUE) continue;
    if (!word_in(r->patterns->agreements, "backing nouns", look_lemma(r, noun))) continue;
    TREE_EACH_CHILD(r->tree, noun, child) {
      uint8_t relation = word_at(r, child)->relation;
      if (relation == REL_NMOD || relation == REL_NMOD_POSS || relation == REL_COMPOUND ||
          relation == REL_AMOD)
        add_backers(r, m, child);
    }
  }
}

/* "talks between military representatives of A and B" */
static void add_parties_of_talks(struct reading *r, struct agreement_mention *m,
                                 const struct proposition *p) {
  static const char *const prepositions[] = {"after", "during", "in", "at", "following"};
  for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions && !m->parties.count; i++) {
    const struct argument *talks = proposition_argument(p, SLOT_OBLIQUE, prepositions[i]);
    const struct proposition *noun = talks ? look_proposition(r, talks->word) : NULL;
    if (noun) agreement_add_parties(r, m, look_argument(noun, SLOT_OBLIQUE, "between"));
  }
}

/* "completed the signing of the agreement": who signs is who completes. */
static uint32_t maker_of(const struct reading *r, const struct proposition *p, uint32_t made) {
  uint32_t subject = NO_WORD;
  for (uint32_t i = 0; i < p->argument_count && subject == NO_WORD; i++)
    if (p->arguments[i].slot == SLOT_SUBJECT && p->arguments[i].word != made) subject = p->arguments[i].word;
  if (subject != NO_WORD || p->class != PREDICATE_NOUN) return subject;
  const struct proposition *verb = p->parent == NO_PROPOSITION ? NULL : &r->propositions->at[p->parent];
  bool completes = verb && word_in(r->patterns->agreements, "completes", verb->lemma);
  return completes && look_argument(verb, SLOT_OBJECT, NULL) == p->word
             ? look_argument(verb, SLOT_SUBJECT, NULL)
             : NO_WORD;
}

static void take_making(struct reading *r, struct agreement_mention *m, const struct proposition *p,
                        struct slice status) {
  m->made = true;
  if (slice_equals(p->lemma, "sign") && m->initialled) /* "initialled near Dayton and signed in Paris" */
    m->signed_on = (struct slice){"", 0}, m->where = (struct place){0}, m->parties.count = 0;
  m->initialled = slice_equals(p->lemma, "initial") || slice_equals(p->lemma, "initialle");
  bool told = p->class == PREDICATE_VERB && word_in(r->patterns->agreements, "announcing", p->lemma);
  take_time_and_place(r, m, p, status);
  take_backing_nouns(r, m, p);
  if (told && maker_of(r, p, m->word) != NO_WORD) {
    look_add_actors(r, &m->announcers, look_known_actors(r, maker_of(r, p, m->word)));
  } else if (maker_of(r, p, m->word) != NO_WORD &&
             word_in(r->patterns->agreements, "backers", look_lemma(r, maker_of(r, p, m->word)))) {
    add_backers(r, m, maker_of(r, p, m->word)); /* "mediators from Qatar obtained a truce" */
  } else {
    agreement_add_parties(r, m, maker_of(r, p, m->word));
    add_stray_parties(r, m, maker_of(r, p, m->word));
    bool active = p->class == PREDICATE_VERB && !p->passive && !m->parties.count;
    if (active && maker_of(r, p, m->word) == NO_WORD) add_names_before(r, m, p->word);
  }
  uint32_t with = look_argument(p, SLOT_OBLIQUE, "with");
  if (with != NO_WORD && agreement_as_backer(r, with))
    add_backers(r, m, with); /* "with Malaysia as facilitator" */
  else
    agreement_add_parties(r, m, with);
  agreement_add_parties(r, m, look_argument(p, SLOT_OBLIQUE, "between"));
  agreement_add_parties(r, m, look_argument(p, SLOT_OBLIQUE, "among"));
  add_parties_of_talks(r, m, p);
  bool presupposed = p->embedding == EMBEDDED_RELATIVE; /* "the accord reached in May" was reached */
  bool news = !presupposed || !slice_equals(status, "announced");
  bool must = p->necessity == NECESSITY_MUST; /* "shall conclude an agreement within a month" */
  if (p->modality == ASSERTED && news && !must) agreement_take(&m->status, status);
  if (must) m->modality = POSSIBLE;
  if (p->modality != ASSERTED && !presupposed) m->modality = p->modality == DENIED ? DENIED : POSSIBLE;
  ground(r, m, p);
}

static void take_backing(struct reading *r, struct agreement_mention *m, const struct proposition *p) {
  if (p->modality != ASSERTED) return;
  add_backers(r, m, look_argument(p, SLOT_SUBJECT, NULL));
  take_time_and_place(r, m, p, (struct slice){"", 0});
  ground(r, m, p);
}

/* ---- what became of it ---- */

/* Who extends, suspends or keeps an agreement is one of its parties; a council that does so is not. */
static void add_keepers(struct reading *r, struct agreement_mention *m, const struct proposition *p) {
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  struct actors who =
      subject == NO_WORD || subject == m->word ? (struct actors){0} : look_known_actors(r, subject);
  for (size_t i = 0; i < who.count; i++)
    if (slice_starts(who.at[i].code, SLICE("IGO")) || slice_starts(who.at[i].code, SLICE("NGO"))) return;
  look_add_actors(r, &m->parties, who);
}

static void take_status(struct reading *r, struct agreement_mention *m, const struct proposition *p,
                        struct slice status) {
  if (p->modality != ASSERTED && p->modality != PROMISED) return;
  if (p->necessity != NECESSITY_NONE || slice_equals(p->marker, "before"))
    return; /* "before it was to lapse" */
  if (slice_equals(status, "in force")) {
    agreement_take_date(&m->in_force, look_when(r, p));
    m->due |= tree_is_infinitive(r->tree, p->word) || p->tense == TENSE_FUTURE; /* "is to start on Monday" */
    bool then = slice_equals(word_at(r, p->word)->xpos, "VBD");                 /* "largely held" is over */
    bool holds = slice_equals(p->lemma, "hold") && p->modality == ASSERTED && !p->negated && !then;
    if (holds) m->status = agreement_later_status(m->status, status); /* "is holding", "has held" */
  } else {
    m->status = agreement_later_status(m->status, status);
    if (m->parties.count < 2) add_keepers(r, m, p);
  }
  ground(r, m, p);
}

/* "the failure of both armies to abide by the ceasefire": who must keep it are its parties. */
static void take_keeping(struct reading *r, struct agreement_mention *m, const struct proposition *p) {
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  const struct proposition *above = p->parent == NO_PROPOSITION ? NULL : &r->propositions->at[p->parent];
  if (who == NO_WORD && above && p->embedding == EMBEDDED_CLAUSE)
    who = look_argument(above, SLOT_SUBJECT, NULL);
  if (who == NO_WORD) who = look_holder(r, p->word);
  if (p->modality == POSSIBLE || p->modality == REQUESTED || p->speaker_count || who == NO_WORD) return;
  struct actors keepers = look_known_actors(r, who);
  bool sides = word_in(r->patterns->obligations, "parties", look_lemma(r, who)) &&
               !(keepers.count && keepers.at[0].id.len);
  if (sides) m->kept_by_both = true;
  if (!m->kept_by.count && !sides) m->kept_by = keepers;
  const struct time_expression *since = time_of(r->times, p->word); /* "had observed since February 22" */
  if (since && since->relation == TIME_SINCE) {
    agreement_take_date(&m->in_force, since->point);
    if (p->modality == ASSERTED && slice_equals(word_at(r, p->word)->xpos, "VBN") && p->passive)
      m->status = agreement_later_status(m->status, SLICE("in force")); /* "has been observed since" */
  }
  ground(r, m, p);
}

static bool makes(struct slice status) {
  return slice_equals(status, "signed") || slice_equals(status, "announced") ||
         slice_equals(status, "adopted") || slice_equals(status, "proposed");
}

/* ---- which word says it ---- */

/* The verb with its object or its phrase: "take effect", "come into force", "put their signatures to". */
static struct slice status_of(const struct reading *r, const struct proposition *p, uint32_t mention) {
  for (uint32_t i = 0; i < p->argument_count; i++) {
    const struct argument *a = &p->arguments[i];
    if (a->word == mention || (a->slot != SLOT_OBJECT && a->slot != SLOT_OBLIQUE)) continue;
    struct slice gap = a->slot == SLOT_OBLIQUE ? a->preposition : SLICE("");
    struct slice phrase = arena_print(r->arena, "%.*s%s%.*s %.*s", SLICE_ARGS(p->lemma), gap.len ? " " : "",
                                      SLICE_ARGS(gap), SLICE_ARGS(look_lemma(r, a->word)));
    struct slice status = word_class(r->patterns->agreements, "status", phrase);
    if (status.len) return status;
  }
  uint32_t next = p->word + 1; /* "come apart" */
  if (p->class == PREDICATE_VERB && next < r->analysis->word_count) {
    struct slice phrase =
        arena_print(r->arena, "%.*s %.*s", SLICE_ARGS(p->lemma), SLICE_ARGS(look_lemma(r, next)));
    struct slice status = word_class(r->patterns->agreements, "status", phrase);
    if (status.len) return status;
  }
  return word_class(r->patterns->agreements, "status", p->lemma);
}

/* "The government ended its ceasefire with the rebels": done by somebody, on purpose. */
static bool is_ended(const struct reading *r, const struct proposition *p) {
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  bool ends = slice_equals(p->lemma, "end") || slice_equals(p->lemma, "terminate") ||
              slice_equals(p->lemma, "cancel");
  return ends && who != NO_WORD && look_known_actors(r, who).count > 0;
}

/* What one proposition that has the mention as subject or object tells of it. */
static void take_proposition(struct reading *r, struct agreement_mention *m, const struct proposition *p,
                             enum slot slot) {
  struct slice status = status_of(r, p, m->word);
  bool subject = slot == SLOT_SUBJECT;
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  bool does = subject && object != NO_WORD && object != m->word && p->class == PREDICATE_VERB &&
              !slice_equals(status, "in force") && !time_at(r->times, object);
  if (does && !makes(status)) return; /* "a roadmap that extends the transition" is not extended itself */
  bool accepted = slice_equals(m->form, "resolution") && slice_equals(p->lemma, "accept");
  if (accepted) return; /* who accepts a resolution has not made it */
  if (!subject && (word_in(r->patterns->agreements, "quitting", p->lemma) || is_ended(r, p)))
    take_status(r, m, p, SLICE("collapsed"));
  else if (!subject && word_in(r->patterns->agreements, "backing", p->lemma))
    take_backing(r, m, p);
  else if (!subject && (makes(status) || word_in(r->patterns->agreements, "made by", p->lemma)))
    take_making(r, m, p, status);
  else if (subject && slice_equals(p->lemma, "conclude"))
    take_making(r, m, p, SLICE("signed"));
  else if (!is_empty(status) && !makes(status))
    take_status(r, m, p, status);
  else if (!subject && word_in(r->patterns->agreements, "keeping", p->lemma))
    take_keeping(r, m, p);
}

/* Phrases that stand for an object: "agreed on a ceasefire", "put their names to it", "abide by the truce".
 */
static bool stands_for_object(const struct reading *r, const struct proposition *p,
                              const struct argument *a) {
  if (a->slot != SLOT_OBLIQUE) return false;
  if (word_in(r->patterns->agreements, "quitting", p->lemma))
    return slice_equals(a->preposition, "of") || slice_equals(a->preposition, "from") ||
           slice_equals(a->preposition, "out of");
  bool on = slice_equals(a->preposition, "on") || slice_equals(a->preposition, "to");
  if (slice_equals(p->lemma, "agree")) return on || slice_equals(a->preposition, "upon");
  bool keeps = word_in(r->patterns->agreements, "keeping", p->lemma);
  bool of = slice_equals(a->preposition, "by") || slice_equals(a->preposition, "with") ||
            slice_equals(a->preposition, "of");
  if (keeps) return on || of;
  if (slice_equals(p->lemma, "enter")) return slice_equals(a->preposition, "into");
  if (slice_equals(a->preposition, "to"))
    return makes(status_of(r, p, a->word)) && p->class == PREDICATE_VERB;
  return false;
}

/* "the statement that both presidents put their signatures to" */
static bool signs_it(const struct reading *r, const struct proposition *p,
                     const struct agreement_mention *m) {
  uint8_t relation = word_at(r, p->word)->relation;
  if ((relation != REL_ACL_RELCL && relation != REL_ACL) || word_at(r, p->word)->head != m->word)
    return false;
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  if (object == NO_WORD || object == m->word) return false;
  return slice_equals(status_of(r, p, m->word), "signed") && slice_equals(p->lemma, "put");
}

/* "the Comprehensive Peace Accord (CPA) signed by both", "the accords, signed here": the participle right
   behind it, whatever the tree hangs it on. */
static const struct proposition *participle_behind(const struct reading *r,
                                                   const struct agreement_mention *m) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, m->word)->sentence];
  uint32_t w = m->last + 1, limit = s->first_word + s->word_count;
  if (w < limit && slice_equals(word_at(r, w)->form, "(")) {
    for (; w < limit && !slice_equals(word_at(r, w)->form, ")"); w++) {}
    w++;
  }
  if (w < limit && slice_equals(word_at(r, w)->form, ",")) w++;
  if (w >= limit || word_at(r, w)->upos != UPOS_VERB || word_at(r, w)->relation == REL_ACL) return NULL;
  bool participle = slice_equals(word_at(r, w)->xpos, "VBN") || slice_equals(word_at(r, w)->xpos, "VBD");
  const struct proposition *p = look_proposition(r, w);
  bool object = tree_child(r->tree, w, REL_OBJ) != NO_WORD || tree_child(r->tree, w, REL_AUX) != NO_WORD;
  return participle && p && !object ? p : NULL;
}

static bool takes_already(const struct proposition *p, uint32_t word) {
  for (uint32_t k = 0; k < p->argument_count; k++)
    if (p->arguments[k].word == word && p->arguments[k].slot == SLOT_OBJECT) return true;
  return false;
}

static void read_participle_behind(struct reading *r, struct agreement_mention *m) {
  const struct proposition *p = participle_behind(r, m);
  if (!p || takes_already(p, m->word)) return;
  take_proposition(r, m, p, SLOT_OBJECT);
}

/* "The accord they reached there": two subjects before one verb, the first of which is its object. */
static bool is_contact_object(const struct reading *r, const struct proposition *p, uint32_t mention) {
  if (p->passive || !makes(status_of(r, p, mention))) return false;
  for (uint32_t i = 0; i < p->argument_count; i++) {
    uint32_t other = p->arguments[i].word;
    if (p->arguments[i].slot == SLOT_SUBJECT && other > mention && other < p->word) return true;
  }
  return false;
}

/* "signed a pact in Addis Ababa on 10 February, mediated by Thabo Mbeki": whatever the tree hangs it on, if
   no other agreement stands between. */
static void read_helper_behind(struct reading *r, struct agreement_mention *m) {
  enum { FAR = 25 };
  const struct sentence *s = &r->analysis->sentences[word_at(r, m->word)->sentence];
  uint32_t limit = s->first_word + s->word_count;
  for (uint32_t w = m->word + 1; w < limit && w < m->word + FAR; w++) {
    if (w > m->last && look_class(r, r->patterns->agreements, "forms", w).len) return;
    const struct proposition *p = look_proposition(r, w);
    bool apart = w > 0 && slice_equals(word_at(r, w - 1)->form, ",");
    bool helped = p && apart && slice_equals(word_at(r, w)->xpos, "VBN") &&
                  word_in(r->patterns->agreements, "backing", p->lemma) &&
                  tree_child(r->tree, w, REL_AUX) == NO_WORD &&
                  tree_child(r->tree, w, REL_AUX_PASS) == NO_WORD;
    uint32_t by = helped ? look_argument(p, SLOT_SUBJECT, NULL) : NO_WORD;
    if (by == NO_WORD || by < w) continue;
    add_backers(r, m, by);
    ground(r, m, p);
    return;
  }
}

void agreement_read_propositions(struct reading *r, struct agreement_mention *m) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, m->word)->sentence];
  if (!m->pronoun) read_participle_behind(r, m);
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++) {
    const struct proposition *p = look_proposition(r, w);
    if (!p || w == m->word) continue;
    if (signs_it(r, p, m)) {
      take_making(r, m, p, SLICE("signed"));
      continue;
    }
    for (uint32_t k = 0; k < p->argument_count; k++) {
      const struct argument *a = &p->arguments[k];
      bool inner = r->analysis->words[a->word].head == m->word &&
                   r->analysis->words[a->word].relation == REL_NMOD && a->word > m->word &&
                   a->shared; /* "memorandum of understanding signed in ..." */
      bool named =
          a->word >= m->first && a->word <= m->last && a->shared; /* "the Agreement on Peace, signed ..." */
      bool object = a->word == m->word && stands_for_object(r, p, a);
      if ((a->word != m->word && !inner && !named) || (a->slot > SLOT_OBJECT && !object)) continue;
      bool made_by_another = a->slot == SLOT_SUBJECT && is_contact_object(r, p, m->word);
      take_proposition(r, m, p, object || made_by_another ? SLOT_OBJECT : a->slot);
      if (made_by_another) break;
    }
  }
  if (m->made) read_helper_behind(r, m);
}

/* Who the verb or the copula over a noun is said of. */
static uint32_t subject_over(const struct reading *r, uint32_t noun) {
  uint32_t child = tree_child(r->tree, noun, REL_NSUBJ); /* "Qatar is the guarantor of the deal" */
  if (child != NO_WORD) return child;
  const struct word *w = word_at(r, noun);
  if (w->head == NO_WORD) return NO_WORD;
  if (w->relation == REL_APPOS) return w->head; /* "Qatar, the mediator of the deal" */
  const struct proposition *p = look_proposition(r, w->head);
  bool as = slice_equals(tree_preposition(r->tree, r->arena, noun), "as");
  return p && as && !p->negated && p->modality == ASSERTED ? look_argument(p, SLOT_SUBJECT, NULL) : NO_WORD;
}

/* "stand as guarantors of the accord", "witnessed the signing of the accord", "accepted the appeal for a
   cease-fire": what is said of a noun that the agreement hangs on. */
static void read_noun_above(struct reading *r, struct agreement_mention *m) {
  const struct word *w = word_at(r, m->word);
  if (w->relation != REL_NMOD || w->head == NO_WORD) return;
  uint32_t noun = w->head;
  if (word_in(r->patterns->agreements, "backers", look_lemma(r, noun))) {
    uint32_t who = subject_over(r, noun);
    if (who != NO_WORD) add_backers(r, m, who);
    return;
  }
  uint32_t above = word_at(r, noun)->head;
  const struct proposition *p = above == NO_WORD ? NULL : look_proposition(r, above);
  if (!p || look_argument(p, SLOT_OBJECT, NULL) != noun || p->modality != ASSERTED || p->negated) return;
  bool signing = word_in(r->patterns->agreements, "occasions", look_lemma(r, noun));
  if (signing && word_in(r->patterns->agreements, "backing", p->lemma)) take_backing(r, m, p);
  bool appeal =
      word_in(r->patterns->agreements, "appeals", look_lemma(r, noun)) && agreement_stops_fire(m->form);
  if (appeal && slice_equals(p->lemma, "accept")) {
    take_making(r, m, p, SLICE("announced"));
    uint32_t whose = tree_child(r->tree, noun, REL_NMOD_POSS);
    if (whose != NO_WORD) add_backers(r, m, whose);
  }
}

/* "In a declaration issued jointly with Kabul Washington reaffirmed": who says something in it is a party. */
void agreement_read_speaker(struct reading *r, struct agreement_mention *m) {
  read_noun_above(r, m);
  const struct word *w = word_at(r, m->word);
  if (w->relation != REL_OBL || w->head == NO_WORD || m->parties.count > 1) return;
  const struct proposition *p = look_proposition(r, w->head);
  if (!p || !slice_equals(tree_preposition(r->tree, r->arena, m->word), "in")) return;
  if (!word_in(r->patterns->agreements, "said in it", p->lemma)) return;
  agreement_add_parties(r, m, look_argument(p, SLOT_SUBJECT, NULL));
  struct slice when = look_when(r, p); /* "had agreed on 27 June, in a deal with Kinshasa" */
  if (is_empty(m->signed_on) && !memchr(when.at, '/', when.len)) agreement_take_date(&m->signed_on, when);
}
