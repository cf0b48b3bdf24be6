/* What the wordings share, and which of them a proposition is asked for. Each wording has its file:
   obligation_must.c, obligation_promise.c, obligation_terms.c, obligation_legal.c, obligation_keeping.c. */
#include "record/obligation_wordings.h"

#include "meaning/who.h"
#include "record/agreement_mention.h"
#include "record/resolution.h"

bool wording_is(const struct reading *r, const char *section, struct slice word) {
  return word_in(r->patterns->obligations, section, word);
}

/* In an agreement's own text anybody may be bound: "The Joint Commission", "Volunteers". */
static bool is_somebody(const struct reading *r, uint32_t word) {
  const struct word *w = word_at(r, word);
  const struct name *named = name_at(r->names, word); /* of a report: "Gbagbo and Soro agreed to" */
  bool party = named && (named->type == NAME_PERSON || named->type == NAME_ORGANISATION) && !named->entry;
  if (r->own_agreement == NO_RECORD)
    return party && w->upos == UPOS_PROPN && r->agreement_of_word[word] == NO_RECORD;
  if (wording_is(r, "bodies", look_lemma(r, word))) return true;
  bool name = w->upos == UPOS_PROPN && name_at(r->names, word) && name_at(r->names, word)->type != NAME_PLACE;
  return name && r->agreement_of_word[word] == NO_RECORD;
}

/* "It shall inform": who was the subject of the sentence before. */
static uint32_t subject_before(const struct reading *r, uint32_t word) {
  uint32_t sentence = word_at(r, word)->sentence;
  if (word_at(r, word)->upos != UPOS_PRON || sentence == 0) return NO_WORD;
  const struct sentence *s = &r->analysis->sentences[sentence - 1];
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++)
    if (relation_is_subject(word_at(r, w)->relation) && (obligation_is_actor(r, w) || is_somebody(r, w)))
      return w;
  return NO_WORD;
}

/* Binds whoever a word names; "both sides", "the parties" are those of the agreement. */
bool wording_binds(const struct reading *r, struct bond *b, uint32_t who) {
  b->bound = NO_WORD;
  b->parties = false;
  if (who == NO_WORD) return false;
  bool it = r->own_agreement != NO_RECORD && slice_equals(look_lemma(r, who), "it");
  if ((it || !obligation_is_actor(r, who)) && subject_before(r, who) != NO_WORD) who = subject_before(r, who);
  struct slice lemma = look_lemma(r, who);
  bool we = r->own_agreement != NO_RECORD && (slice_equals(lemma, "we") || slice_equals(lemma, "us"));
  bool all = we || (wording_is(r, "parties", lemma) && !look_known_actors(r, who).count &&
                    !resolution_is_one(r)); /* its parties are the body itself */
  if (all)
    b->parties = true, b->named = who;
  else if (obligation_is_actor(r, who) || is_somebody(r, who) ||
           (resolution_is_one(r) && wording_is(r, "parties", look_lemma(r, who))))
    b->bound = who;
  return b->parties || b->bound != NO_WORD;
}

/* ---- all of them ---- */

/* "The Government shall ask the Council to send observers": the asking is the duty, not what is asked. */
static bool asks_by_duty(const struct reading *r, const struct proposition *p) {
  if (!p || r->own_agreement == NO_RECORD || p->class != PREDICATE_VERB || p->passive) return false;
  bool asks = wording_is(r, "resolves", p->lemma) || wording_is(r, "binds", p->lemma);
  return asks && wording_necessity(r, p) == NECESSITY_MUST &&
         look_argument(p, SLOT_SUBJECT, NULL) != NO_WORD && !wording_is(r, "commits", p->lemma);
}

/* "had to" alone, "be": predicates that carry no deed of their own. */
static bool is_deed(const struct reading *r, const struct proposition *p) {
  uint32_t clause = look_argument(p, SLOT_CLAUSE, NULL);
  bool given = wording_is(r, "gives time", p->lemma) && wording_gives_time(r, p);
  if (given) return false;
  bool commits = clause != NO_WORD && look_proposition(r, clause) && !asks_by_duty(r, p) &&
                 (wording_is(r, "commits", p->lemma) || wording_is(r, "resolves", p->lemma) ||
                  wording_is(r, "binds", p->lemma));
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  bool announces = object != NO_WORD && slice_starts(look_lemma(r, object), SLICE("follow"));
  if (announces) return false; /* "declare the following" */
  uint32_t into = look_argument(p, SLOT_OBLIQUE, "into");
  if (into == NO_WORD) into = object;
  struct slice what = into == NO_WORD ? (struct slice){"", 0} : look_lemma(r, into);
  bool in_force = slice_equals(what, "force") || slice_equals(what, "effect");
  bool begins = slice_equals(p->lemma, "enter") || slice_equals(p->lemma, "take") ||
                slice_equals(p->lemma, "come") || slice_equals(p->lemma, "go");
  if (in_force && begins) return false; /* when it does is no duty */
  if (wording_is(r, "completes", p->lemma)) return true;
  bool made = p->necessity == NECESSITY_MUST && wording_is(r, "deeds when due", p->lemma);
  struct bond bare = bond_of(p); /* "call fresh elections" */
  bool phrase = p->class == PREDICATE_VERB && look_argument(p, SLOT_OBJECT, NULL) != NO_WORD &&
                !slice_is(obligation_act(r, &bare), p->lemma);
  if (wording_is(r, "no deeds", p->lemma) && !made && !phrase) return false;
  if (p->class == PREDICATE_VERB) return !commits;
  struct slice act = obligation_act(r, &bare);
  return !slice_is(act, p->lemma) || wording_is(r, "acts", p->lemma) || p->noun.len;
}

/* "Article 3. Release of prisoners", in an agreement's own text: a heading tells what its article is about.
 */
static bool in_heading(const struct reading *r, const struct proposition *p) {
  if (r->own_agreement == NO_RECORD || p->class != PREDICATE_NOUN) return false;
  const struct sentence *s = &r->analysis->sentences[word_at(r, p->word)->sentence];
  struct slice text = slice_trim(slice_between(r->analysis->text.at, s->span));
  char last = text.len ? text.at[text.len - 1] : '.';
  bool open = (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z');
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count && open; w++)
    if (word_at(r, w)->upos == UPOS_AUX ||
        (word_at(r, w)->upos == UPOS_VERB && word_at(r, w)->head == NO_WORD))
      open = false;
  return open;
}

/* A title repeats what the report tells. */
static bool in_title(const struct reading *r, uint32_t word) {
  return r->document->title.len && r->own_agreement == NO_RECORD &&
         r->analysis->sentences[word_at(r, word)->sentence].paragraph == 0;
}

/* In a resolution only what its body decides, demands or asks of somebody binds: not its preamble, not what
   it decides to do itself, not what a relative clause tells. */
static bool binds_nobody(const struct reading *r, const struct proposition *p) {
  if (!resolution_is_one(r)) return false;
  if (resolution_in_preamble(r, p->word) || resolution_speaks(r, p)) return true;
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL); /* "Decides that it shall end the mandate" */
  if (subject != NO_WORD && slice_equals(look_lemma(r, subject), "it") && p->embedding == EMBEDDED_CLAUSE)
    return true;
  const struct proposition *verb = obligation_governor(r, p);
  uint32_t head = word_at(r, tree_first_conjunct(r->tree, p->word))->head;
  bool demanded = head != NO_WORD && word_at(r, head)->upos == UPOS_NOUN && /* "its demand that Eritrea" */
                  wording_is(r, "demands", look_lemma(r, head));
  if (demanded) return false;
  if (!verb && p->class == PREDICATE_NOUN && head != NO_WORD) verb = look_proposition(r, head);
  for (int n = 0; verb && n < 3;
       n++) { /* "Calls upon States to ensure that", "Decides that X shall begin to" */
    bool stressed = p->necessity == NECESSITY_MUST; /* "Affirms that Eritrea shall cooperate" */
    if (verb->class == PREDICATE_VERB && (stressed || wording_is(r, "resolves", verb->lemma))) return false;
    verb = obligation_governor(r, verb);
  }
  uint8_t relation = word_at(r, tree_first_conjunct(r->tree, p->word))->relation;
  bool main = relation == REL_ROOT || relation == REL_PARATAXIS; /* "MINUSMA shall ..." */
  return !main || (p->necessity != NECESSITY_MUST && p->necessity != NECESSITY_SHOULD);
}

/* "shall not enter the zone, nor fly over it": a prohibition of its own. */
static bool opens_with_nor(const struct reading *r, const struct proposition *p) {
  return tree_child_lemma(r->tree, p->word, REL_CC, "nor") != NO_WORD;
}

/* "not manufacture, import or bring": one prohibition. */
static bool shares_negation(const struct reading *r, const struct proposition *p) {
  const struct proposition *first = wording_first(r, p);
  if (!first || !first->negated || p->class == PREDICATE_NOUN || opens_with_nor(r, p)) return false;
  bool own =
      tree_child(r->tree, p->word, REL_AUX) != NO_WORD || tree_child(r->tree, p->word, REL_MARK) != NO_WORD;
  return !own && !wording_has_subject(r, p);
}

bool obligation_find_noun(const struct reading *r, const struct proposition *p, struct bond *bond) {
  static wording *const wordings[] = {wording_provision, wording_agreed_deed, wording_there_shall_be};
  for (size_t k = 0; k < sizeof wordings / sizeof *wordings; k++) {
    *bond = bond_of(p);
    if (!in_title(r, p->word) && wordings[k](r, p, bond)) return true;
  }
  return false;
}

bool obligation_find(const struct reading *r, const struct proposition *p, struct bond *bond) {
  static wording *const wordings[] = {
      wording_failed,        wording_breach,         wording_prohibition, wording_truce,
      wording_deadline,      wording_given_time,     wording_commitment,  wording_binding,
      wording_noun,          wording_provision,      wording_agreed_deed, wording_announcement,
      wording_to_be_done,    wording_resolve,        wording_must,        wording_item,
      wording_noun_item,     wording_performance,    wording_kept_from,   wording_forbidden,
      wording_demanded_deed, wording_there_shall_be, wording_due_day,     wording_falls_to,
      wording_foreseen,      wording_not_allowed,    wording_in_present,  wording_undone,
      wording_noted,         wording_forbearance,    wording_own_promise};
  *bond = bond_of(p);
  if (obligation_ceasefire_begins(r, p, bond)) return true;
  *bond = bond_of(p);
  if (obligation_ceasefire_extended(r, p, bond)) return true;
  if (in_title(r, p->word) || in_heading(r, p) || !is_deed(r, p) || binds_nobody(r, p) ||
      shares_negation(r, p) || obligation_does_itself(r, p) || obligation_is_idle(r, p) ||
      obligation_is_denied(r, p) || asks_by_duty(r, obligation_governor(r, p)))
    return false;
  for (size_t k = 0; k < sizeof wordings / sizeof *wordings; k++) {
    *bond = bond_of(p);
    if (!wordings[k](r, p, bond)) continue;
    bond->negative |= opens_with_nor(r, p);
    if (!bond->negative) bond->deed = obligation_meant(r, bond->deed);
    return true;
  }
  return false;
}
