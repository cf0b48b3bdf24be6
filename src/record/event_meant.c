/* Who is meant where the words of an event do not say it: the state that arrests, the accuser whose charge is
   rejected, those whose attack is condemned, the other side. Only from what the document has told already; at
   the end, for hostile acts, from all of it. */
#include "record/event_meant.h"

#include "meaning/who.h"
#include "record/event_promise.h"
#include "record/look.h"
#include "record/resolution.h"

/* ---- what was recorded before ---- */

static size_t oldest(const struct reading *r) {
  return r->records.count > LOOK_BACK ? r->records.count - LOOK_BACK : 0;
}

static bool has_protest(const struct reading *r) {
  for (size_t i = oldest(r); i < r->records.count; i++)
    if (is_event(&r->records.at[i], "PROTEST", "PROTEST")) return true;
  return false;
}

/* Who last accused one of these, as told before. */
static struct actors accuser_of(const struct reading *r, struct actors accused) {
  struct actors nobody = {0};
  for (size_t i = r->records.count; i-- > oldest(r);) {
    const struct event *e = &r->records.at[i].event;
    if (is_event(&r->records.at[i], "ACCUSE", "ACCUSE") && event_share_body(e->target, accused) &&
        !event_share_body(e->source, accused))
      return e->source;
  }
  return nobody;
}

/* Who last asked one of these for something. */
static struct actors requester_of(const struct reading *r, struct actors asked) {
  struct actors nobody = {0};
  for (size_t i = r->records.count; i-- > oldest(r);) {
    const struct event *e = &r->records.at[i].event;
    if (is_event(&r->records.at[i], "REQUEST", "REQUEST") && event_share_body(e->target, asked) &&
        !event_share_body(e->source, asked))
      return e->source;
  }
  return nobody;
}

/* Who did the last violent act that was told, but not these. */
static struct actors culprit(const struct reading *r, struct actors but_not) {
  struct actors nobody = {0};
  for (size_t i = r->records.count; i-- > oldest(r);) {
    const struct event *e = &r->records.at[i].event;
    if (is_event(&r->records.at[i], "ASSAULT", "COERCE") && event_any_political(e->source) &&
        !event_share_body(e->source, but_not))
      return e->source;
  }
  return nobody;
}

/* ---- the words of its object ---- */

static bool is_one_of(const struct reading *r, uint32_t word, const char *list) {
  return event_frames_list_has(r->patterns->events, list, look_lemma(r, word));
}

/* "retorted that": answers who accused or demanded. */
static bool is_reply(const struct reading *r, const struct proposition *p) {
  return event_frames_list_has(r->patterns->events, "$reply", p->lemma);
}

/* "the charges", "an accusation", "this": what answers an accusation. */
static bool is_charge(const struct reading *r, const struct proposition *p) {
  if (slice_equals(p->lemma, "deny") && look_argument(p, SLOT_CLAUSE, NULL) != NO_WORD) return true;
  if (is_reply(r, p)) return true;
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  if (object == NO_WORD) return false;
  bool pointer = slice_equals(look_lemma(r, object), "this") || slice_equals(look_lemma(r, object), "it") ||
                 slice_equals(look_lemma(r, object), "that");
  return is_one_of(r, object, "$charge") || (pointer && slice_equals(p->lemma, "deny"));
}

/* ---- one draft ---- */

static bool are_people(struct actors actors) {
  for (size_t i = 0; i < actors.count; i++)
    if (actors.at[i].id.len == 0 &&
        (slice_ends(actors.at[i].code, SLICE("CVL")) || slice_ends(actors.at[i].code, SLICE("JRN"))))
      return true;
  return false;
}

/* Nobody named: who arrests and bans is the state, and it is the state that people protest against; what is
   shelled is in some state. */
static void mean_state(const struct reading *r, struct draft *d, const struct proposition *p,
                       bool has_object) {
  bool by_state = slice_starts(d->cameo, SLICE("17")) && !slice_equals(d->cameo, "170") && has_protest(r);
  if (by_state && !d->source.count && p->class == PREDICATE_VERB && are_people(d->target))
    d->source = event_scene_state(r);
  if (slice_equals(d->type, "PROTEST") && !d->target.count) d->target = event_scene_state(r);
  if (slice_starts(d->cameo, SLICE("19")) && !has_object && d->source.count && !d->target.count)
    d->target = event_state_at(r, p, d->source);
}

/* "shelled Batken", "bombed a camp in Syria": the state whose place it is; of a place in one's own state
   nobody can tell yet. */
static void mean_owner_of_place(const struct reading *r, struct draft *d, const struct proposition *p,
                                uint32_t word) {
  if (!slice_starts(d->cameo, SLICE("19")) || slice_equals(d->cameo, "192") || d->target.count) return;
  if (word == NO_WORD || !d->source.count || !d->source.at[0].id.len) return;
  struct place place = look_place(r, word);
  TREE_EACH_CHILD(r->tree, word, child) /* "the city of Zamboanga" */
  if (!place.text.len && word_at(r, child)->relation == REL_NMOD) place = look_place(r, child);
  d->target = event_state_of_place(r, place, d->source);
  bool thing = !place.text.len && word_at(r, word)->upos == UPOS_NOUN && !event_people(r, word).count;
  if (thing) d->target = event_state_at(r, p, d->source); /* "hit a power station in Kharkiv overnight" */
}

/* "It asks", "the resolution requests": a pronoun or a text that stands for nobody yet. */
static bool speaks_for_others(const struct reading *r, uint32_t subject) {
  const struct word *w = word_at(r, subject);
  if (w->upos == UPOS_PRON) return word_has(w, "PronType=Prs") && word_has(w, "Person=3");
  return is_one_of(r, subject, "$document");
}

/* "The resolution requests": the body that adopted the one that was told of. */
static struct actors resolver(const struct reading *r, uint32_t subject) {
  struct actors nobody = {0};
  for (size_t i = 0; i < r->records.count && slice_equals(look_lemma(r, subject), "resolution"); i++)
    if (r->records.at[i].kind == RECORD_AGREEMENT &&
        slice_equals(r->records.at[i].agreement.form, "resolution"))
      return r->records.at[i].agreement.parties;
  return nobody;
}

/* Whoever acts in the main clause of the sentence before, in the same paragraph. */
static struct actors subject_before(const struct reading *r, uint32_t sentence) {
  struct actors nobody = {0};
  const struct sentence *s = &r->analysis->sentences[sentence];
  if (!sentence || s[-1].paragraph != s->paragraph) return nobody;
  for (uint32_t w = s[-1].first_word; w < s->first_word; w++) {
    const struct proposition *p = word_at(r, w)->head == NO_WORD ? look_proposition(r, w) : NULL;
    uint32_t subject = p ? look_argument(p, SLOT_SUBJECT, NULL) : NO_WORD;
    if (subject == NO_WORD) continue;
    struct actors who = resolver(r, subject); /* "Resolution 743 sets up a force. It asks" */
    return who.count ? who : event_actors(r, subject);
  }
  return nobody;
}

/* Who said something last, in the same paragraph, says this as well: no text speaks for itself. */
static void mean_speaker_again(const struct reading *r, struct draft *d, const struct proposition *p) {
  bool words = type_is(d, "REQUEST", "ACCUSE", "REJECT") || type_is(d, "THREATEN", "SUPPORT", "SANCTION");
  if (!words || d->source.count || p->class != PREDICATE_VERB || p->passive) return;
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (subject == NO_WORD) subject = tree_child(r->tree, tree_first_conjunct(r->tree, p->word), REL_EXPL);
  if (subject == NO_WORD || !speaks_for_others(r, subject)) return;
  d->source = resolver(r, subject);
  if (!d->source.count) d->source = subject_before(r, word_at(r, p->word)->sentence);
  bool own = !slice_equals(d->type, "REQUEST") && event_share_body(d->source, d->target);
  bool fits = event_any_political(d->source) && !own;
  if (!fits) d->source.count = 0;
  d->told = fits;
}

/* "was in Geneva for talks with the minister", "after talks with the envoys, X accepted": whoever the
   sentence is about talked. */
static void mean_talker(const struct reading *r, struct draft *d, const struct proposition *p) {
  if (!slice_equals(d->type, "CONSULT") || d->source.count || p->class != PREDICATE_NOUN) return;
  uint32_t word = p->word;
  bool with = d->target.count && look_argument(p, SLOT_OBLIQUE, "with") != NO_WORD;
  bool among = !d->target.count && slice_equals(tree_preposition(r->tree, r->arena, word), "in");
  if (!with && !among) return;
  for (int steps = 0; steps < 4 && word_at(r, word)->head != NO_WORD; steps++) {
    word = word_at(r, word)->head;
    uint32_t subject = tree_child(r->tree, word, REL_NSUBJ);
    struct actors who = subject == NO_WORD ? (struct actors){0} : event_actors(r, subject);
    if (!event_any_political(who)) continue;
    if (event_share_body(who, d->target) || (among && who.count < 2)) return;
    d->source = among ? (struct actors){who.at, 1} : who;
    if (among) d->target = (struct actors){who.at + 1, who.count - 1}; /* "In a call A and B agreed" */
    d->told = true;
    return;
  }
}

/* "At the request of Ecuador Brazil has invited them", "at his insistence": asked is whoever does it. */
static void mean_asked(const struct reading *r, struct draft *d, const struct proposition *p) {
  const struct word *w = word_at(r, p->word);
  bool at = slice_equals(d->type, "REQUEST") && p->class == PREDICATE_NOUN &&
            relation_is_oblique(w->relation) &&
            slice_equals(tree_preposition(r->tree, r->arena, p->word), "at");
  if (!at || !d->source.count || d->target.count || w->head == NO_WORD) return;
  uint32_t subject = tree_child(r->tree, w->head, REL_NSUBJ);
  struct actors who = subject == NO_WORD ? (struct actors){0} : event_actors(r, subject);
  if (!event_any_political(who) || event_share_body(who, d->source)) return;
  d->target = who;
  d->asked = w->head;
  d->told = true;
}

/* "was in Moscow for talks", "is in Baku for consultations": with those of the place, where nobody is named.
 */
static void mean_guest(const struct reading *r, struct draft *d, const struct proposition *p) {
  const struct word *w = word_at(r, p->word);
  bool come = slice_equals(d->type, "CONSULT") && !d->source.count && !d->target.count &&
              p->class == PREDICATE_NOUN && w->head != NO_WORD && relation_is_oblique(w->relation) &&
              slice_equals(tree_preposition(r->tree, r->arena, p->word), "for");
  uint32_t subject = come ? tree_child(r->tree, w->head, REL_NSUBJ) : NO_WORD;
  struct place place = come ? look_place(r, w->head) : (struct place){0};
  if (subject == NO_WORD || !place.text.len || tree_child(r->tree, w->head, REL_COP) == NO_WORD) return;
  struct actors who = event_actors(r, subject);
  if (!event_any_political(who)) return;
  d->source = who;
  d->target = event_state_of_place(r, place, who);
  d->told = true;
}

/* "was refused entry at the airport of N'Djamena": by whose airport it is. */
static void mean_refuser(const struct reading *r, struct draft *d, const struct proposition *p) {
  if (!slice_equals(d->type, "REJECT") || d->source.count || !d->target.count || !p->passive) return;
  d->source = event_state_at(r, p, d->target);
}

/* "The Knesset endorsed it": what a parliament or a government ratifies is the document's agreement. */
static void mean_ratified(const struct reading *r, struct draft *d, const struct proposition *p) {
  static const char *const verbs[] = {"endorse", "approve", "ratify", "adopt", "pass", "back"};
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  bool it = object != NO_WORD && slice_equals(look_lemma(r, object), "it");
  bool organ = d->source.count && (slice_ends(d->source.at[0].code, SLICE("GOV")) ||
                                   slice_ends(d->source.at[0].code, SLICE("LEG")));
  bool ratifies = false;
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) ratifies |= slice_equals(p->lemma, verbs[i]);
  if (!it || !organ || !ratifies || d->target.count || p->passive || d->modality != ASSERTED) return;
  for (size_t i = 0; i < r->records.count; i++) {
    const struct record *a = &r->records.at[i];
    bool signed_one = a->kind == RECORD_AGREEMENT && a->agreement.parties.count > 1 &&
                      !slice_equals(a->agreement.form, "resolution");
    if (!signed_one || !event_share_body(a->agreement.parties, d->source)) continue;
    event_call_it(d, "SUPPORT", "051");
    d->target = a->agreement.parties;
    d->told = true;
    return;
  }
}

/* An agreement has two parties, said or not. */
static void mean_party(const struct reading *r, struct draft *d) {
  if (!slice_equals(d->type, "AGREE") || (d->source.count && d->target.count)) return;
  struct actors one = d->source.count ? d->source : d->target;
  d->source = one;
  d->target = event_other_parties(r, one);
}

/* "Serbia rejected the accusation", "denies this", "denied arming the rebels": towards who accused it. */
static void mean_accuser(const struct reading *r, struct draft *d, const struct proposition *p) {
  if (!slice_equals(d->type, "REJECT") || !is_charge(r, p)) return;
  struct actors accuser = accuser_of(r, d->source);
  if (!accuser.count && is_reply(r, p)) accuser = requester_of(r, d->source);
  bool clause = slice_equals(p->lemma, "deny") && look_argument(p, SLOT_CLAUSE, NULL) != NO_WORD;
  if (accuser.count)
    d->target = accuser;
  else if (clause)
    d->target.count = 0; /* whom it denies having helped is not who is rejected */
}

/* "called the idea a threat": whose it was, whoever was asked. */
static struct actors proposer(const struct reading *r, struct actors but_not) {
  struct actors nobody = {0};
  for (size_t i = r->records.count; i-- > oldest(r);) {
    const struct event *e = &r->records.at[i].event;
    if (is_event(&r->records.at[i], "REQUEST", "REQUEST") && !event_share_body(e->source, but_not))
      return e->source;
  }
  return nobody;
}

/* "hailed the statement", "welcomed the move": whose it was that was told last. */
static struct actors last_to_act(const struct reading *r, struct actors but_not) {
  struct actors nobody = {0};
  for (size_t i = r->records.count, back = 0; i-- > oldest(r) && back < 3; back++) {
    const struct event *e = &r->records.at[i].event;
    if (r->records.at[i].kind != RECORD_EVENT || !event_any_political(e->source)) continue;
    return event_share_body(e->source, but_not) ? nobody : e->source;
  }
  return nobody;
}

/* "He refused on Monday", "rejected the demand": towards who asked for it. */
static void mean_requester(const struct reading *r, struct draft *d, const struct proposition *p) {
  if (!type_is(d, "REJECT", "ACCUSE", "SUPPORT") || d->target.count || !d->source.count) return;
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  bool bare = object == NO_WORD && look_argument(p, SLOT_CLAUSE, NULL) == NO_WORD;
  bool refuses = slice_equals(p->lemma, "refuse") || slice_equals(p->lemma, "decline") ||
                 slice_equals(p->lemma, "demur");
  bool demand = object != NO_WORD && is_one_of(r, object, "$demand");
  if (slice_equals(d->type, "REJECT") && ((bare && refuses) || demand))
    d->target = requester_of(r, d->source);
  if (!d->target.count && object != NO_WORD && is_one_of(r, object, "$idea"))
    d->target = proposer(r, d->source);
  bool step = object != NO_WORD && slice_equals(d->type, "SUPPORT") && is_one_of(r, object, "$step") &&
              tree_child(r->tree, object, REL_NMOD_POSS) == NO_WORD;
  if (!d->target.count && step) d->target = last_to_act(r, d->source);
}

/* "We condemn these outrages", "condemned the attack": those who did it. */
static void mean_culprit(const struct reading *r, struct draft *d, const struct proposition *p) {
  if (!slice_equals(d->type, "ACCUSE") || d->target.count || !d->source.count) return;
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  if (object != NO_WORD && (is_one_of(r, object, "$attack") || is_one_of(r, object, "$outrage")))
    d->target = culprit(r, d->source);
}

/* Police and soldiers of the state act against who has protested, where nobody else is named. */
static void mean_protesters(const struct reading *r, struct draft *d) {
  bool armed =
      d->source.count && (slice_ends(d->source.at[0].code, SLICE("COP")) ||
                          (slice_ends(d->source.at[0].code, SLICE("MIL")) && d->source.at[0].id.len == 3));
  if (!type_is(d, "ASSAULT", "COERCE", "-") || d->target.count || !armed) return;
  for (size_t i = r->records.count; i-- > oldest(r) && !d->target.count;) {
    const struct event *e = &r->records.at[i].event;
    if (is_event(&r->records.at[i], "PROTEST", "PROTEST") && !event_any_political(e->source))
      d->target = e->source;
  }
}

/* "warned that it would respond if the group refused": who is in the condition is threatened. */
static void mean_condition(const struct reading *r, struct draft *d, const struct proposition *p) {
  if (!slice_equals(d->type, "THREATEN") || d->target.count) return;
  const struct sentence *s = &r->analysis->sentences[word_at(r, p->word)->sentence];
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count && !d->target.count; w++) {
    const struct proposition *condition = look_proposition(r, w);
    uint32_t subject =
        condition && condition->conditional ? look_argument(condition, SLOT_SUBJECT, NULL) : NO_WORD;
    struct actors who = subject == NO_WORD ? (struct actors){0} : event_actors(r, subject);
    if (event_any_political(who) && !event_share_body(who, d->source)) d->target = who;
  }
}

/* "were killed when the army shelled a market": by whom is told beside it. */
static void mean_killer(const struct reading *r, struct draft *d, const struct event_candidates *all,
                        const struct event_candidate *c) {
  bool open = slice_equals(d->type, "ASSAULT") && !d->source.count;
  for (uint32_t i = 0; open && i < all->count && !d->source.count; i++) {
    const struct event_candidate *other = &all->at[i];
    const struct proposition *p = &r->propositions->at[other->proposition];
    bool beside = p->parent == c->proposition && p->embedding == EMBEDDED_ADVERBIAL && !p->negated;
    bool when =
        slice_equals(p->marker, "when") || slice_equals(p->marker, "after") || slice_equals(p->marker, "as");
    bool hostile = frame_is(other->match.frame, "18") || frame_is(other->match.frame, "19");
    if (beside && when && hostile && other->stance == EVENT_DONE && other->match.source != NO_WORD)
      d->source = event_actors(r, other->match.source);
  }
}

/* "Tens of thousands took to the streets": whoever they are. */
static void mean_crowd(const struct reading *r, struct draft *d, uint32_t word) {
  if (!slice_equals(d->type, "PROTEST") || d->source.count || word == NO_WORD) return;
  const struct word *w = word_at(r, word);
  if (w->upos != UPOS_NOUN && w->upos != UPOS_NUM) return;
  if (look_place(r, word).text.len || look_proposition(r, word)) return;
  struct actor *crowd = ARENA_NEW(r->arena, struct actor);
  *crowd = (struct actor){.text = look_phrase(r, word),
                          .code = arena_join(r->arena, look_scene(r).country, SLICE("CVL"))};
  d->source = (struct actors){crowd, 1};
}

/* Forces withdraw from places, not from those who live there. */
static void drop_left_place(struct draft *d) {
  if (slice_equals(d->type, "RETREAT") && slice_equals(d->mode, "withdraw")) d->target.count = 0;
}

/* "attacked with tanks", "would return in overwhelming force": what it is done with is nobody. */
static void drop_instrument(const struct reading *r, struct draft *d, const struct proposition *p,
                            uint32_t word) {
  if (word == NO_WORD || !type_is(d, "ASSAULT", "THREATEN", "COERCE")) return;
  bool weapon = is_one_of(r, word, "$weapon") || is_one_of(r, word, "$militaryaid");
  bool before =
      word_at(r, word)->relation == REL_COMPOUND && word_at(r, word)->head == p->word; /* "drone strike" */
  if (before && weapon) d->target.count = 0;
  for (uint32_t i = 0; i < p->argument_count; i++) {
    const struct argument *a = &p->arguments[i];
    bool with = a->word == word && a->slot == SLOT_OBLIQUE &&
                (slice_equals(a->preposition, "with") || slice_equals(a->preposition, "in"));
    bool force = weapon || slice_equals(look_lemma(r, word), "force");
    if (with && event_share_body(d->target, d->source))
      d->target.count = 0; /* "airstrikes with its own air force" */
    if (with && force && d->target.count && !d->target.at[0].name.len) d->target.count = 0;
  }
}

void event_mean(const struct reading *r, struct draft *d, const struct event_candidates *all,
                const struct event_candidate *c) {
  const struct proposition *p = &r->propositions->at[c->proposition];
  mean_speaker_again(r, d, p);
  mean_killer(r, d, all, c);
  mean_crowd(r, d, c->match.source);
  drop_left_place(d);
  drop_instrument(r, d, p, c->match.target);
  mean_accuser(r, d, p);
  mean_requester(r, d, p);
  mean_culprit(r, d, p);
  mean_protesters(r, d);
  mean_condition(r, d, p);
  mean_owner_of_place(r, d, p, c->match.target);
  mean_state(r, d, p, c->match.target != NO_WORD);
  mean_party(r, d);
  mean_talker(r, d, p);
  mean_guest(r, d, p);
  mean_refuser(r, d, p);
  mean_ratified(r, d, p);
  mean_asked(r, d, p);
  event_mean_sides(r, d, p);
}

/* ---- the body of a resolution ---- */

static bool is_resolution(const struct reading *r) {
  return r->own_agreement != NO_RECORD &&
         slice_equals(r->records.at[r->own_agreement].agreement.form, "resolution");
}

/* The organ that adopted it, not the state that it is about. */
static struct actors body_of(const struct reading *r) {
  struct actors parties = r->records.at[r->own_agreement].agreement.parties, nobody = {0};
  for (size_t i = 0; i < parties.count; i++)
    if (slice_starts(parties.at[i].code, SLICE("IGO")) || parties.count == 1)
      return (struct actors){&parties.at[i], 1};
  return nobody;
}

struct actors event_body(const struct reading *r, const struct proposition *p) {
  struct actors nobody = {0};
  if (!is_resolution(r) || p->class != PREDICATE_VERB || p->passive || p->tense == TENSE_FUTURE)
    return nobody;
  bool carried = resolution_speaks(r, p); /* lead_in.c gives it the subject at the head */
  if (!carried && (p->embedding != EMBEDDED_NOT || proposition_argument(p, SLOT_SUBJECT, NULL)))
    return nobody;
  const struct word *w = word_at(r, p->word);
  bool says = slice_equals(w->xpos, "VBZ") || slice_equals(w->xpos, "VBG");
  return says ? body_of(r) : nobody;
}
