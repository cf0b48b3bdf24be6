/* Who binds himself or is bound by a verb:
     commits    "Thailand undertakes to release the prisoners"; without an agreement it is a promise
     binds      "both sides are bound by it to stop fighting", "the deal obliges the rebels to disarm"
     forbids    "drills were prohibited near the line"
     announces  "said it would respect the truce" */
#include "record/obligation_wordings.h"

#include "meaning/who.h"
#include "record/resolution.h"

/* ---- commits ---- */

/* "agreed to withdraw" beside an agreement belongs to it. */
static bool is_of_agreement(const struct reading *r, const struct proposition *verb, struct bond *b) {
  enum standing standing = obligation_standing(r, verb->word, &b->agreement);
  bool binding = wording_is(r, "commits firmly", verb->lemma);
  if (standing >= STANDS_BESIDE || (binding && standing == STANDS_IN_PARAGRAPH)) return true;
  if (b->parties && binding && standing >= STANDS_NEAR) return true; /* "The two sides have also agreed to" */
  bool in_return =
      standing == STANDS_IN_PARAGRAPH &&
      r->analysis->words[r->analysis->sentences[word_at(r, verb->word)->sentence].first_word].upos ==
          UPOS_ADP;
  if (!in_return) b->agreement = NO_RECORD;
  return in_return;
}

/* "consented to open the crossing", "agreed to lift the siege" */
static bool eases(const struct reading *r, const struct bond *b) {
  uint32_t object = look_argument(b->deed, SLOT_OBJECT, NULL);
  if (object == NO_WORD || !wording_is(r, "eases", obligation_act(r, b))) return false;
  struct slice noun = look_lemma(r, object);
  return wording_is(r, "places", noun) || wording_is(r, "eased", noun);
}

bool wording_commitment(const struct reading *r, const struct proposition *p, struct bond *b) {
  const struct proposition *verb = obligation_governor(r, p);
  if (!verb || !wording_is(r, "commits", verb->lemma) || verb->class == PREDICATE_NOUN) return false;
  if (verb->modality == REQUESTED || verb->modality == POSSIBLE || verb->conditional || verb->predicted)
    return false;
  uint32_t subject = look_argument(verb, SLOT_SUBJECT, NULL);
  if (subject == NO_WORD && verb->passive)
    subject = look_argument(verb, SLOT_OBJECT, NULL);                                  /* "is committed to" */
  if (subject != NO_WORD && slice_equals(look_lemma(r, subject), "you")) return false; /* anybody */
  if (!wording_binds(r, b, subject)) return false;
  bool finite = word_at(r, p->word)->relation == REL_CCOMP && !tree_is_infinitive(r->tree, p->word) &&
                !slice_equals(word_at(r, p->word)->xpos, "VBG");
  bool ahead = wording_tense(r, p) == TENSE_FUTURE || wording_necessity(r, p) != NECESSITY_NONE ||
               p->class != PREDICATE_VERB;
  if (finite && !ahead) return false; /* "accepted on condition that they are removed" */
  b->deed = p;
  b->binder = verb->word;
  b->negative = p->negated;
  uint32_t own = look_argument(p, SLOT_SUBJECT, NULL);
  bool of_others = word_at(r, p->word)->relation == REL_CCOMP && own != NO_WORD &&
                   !wording_is(r, "personal", look_lemma(r, own));
  if (of_others && p->class != PREDICATE_VERB) b->object = obligation_phrase(r, own);
  bool textual = is_of_agreement(r, verb, b);
  bool core = wording_is(r, "core acts", obligation_act(r, b)),
       loose = wording_is(r, "commits loosely", verb->lemma);
  bool devoted = slice_equals(word_at(r, p->word)->xpos, "VBG"); /* "is committed to leading the country" */
  core |= eases(r, b);
  if (loose && !textual && !core && (devoted || !obligation_has_limit(r, p))) return false;
  /* "I pledge to seek ...": a speech that promises nothing that parties are bound to */
  bool deed = wording_is(r, "acts", p->lemma) || wording_is(r, "acts", obligation_act(r, b));
  bool you = subject != NO_WORD && slice_equals(look_lemma(r, subject), "you");
  bool body = b->parties || look_known_actors(r, b->bound).count; /* not "he promised to come home by May" */
  if (!textual && (you || (!deed && (!obligation_has_limit(r, p) || !body)))) return false;
  b->modality = verb->modality == DENIED ? DENIED : textual ? ASSERTED : PROMISED;
  return true;
}

/* ---- binds ---- */

/* "The Security Council ordered Eritrea to leave within five weeks": who may order a state. */
static bool is_ordered(const struct reading *r, const struct proposition *p, const struct proposition *verb,
                       uint32_t by) {
  if (by == NO_WORD || verb->passive || !wording_is(r, "orders", verb->lemma)) return false;
  struct actors who = look_known_actors(r, by);
  bool body = who.count && slice_starts(who.at[0].code, SLICE("IGO"));
  struct bond bare = bond_of(p);
  return (body || wording_is(r, "courts", look_lemma(r, by))) &&
         (obligation_has_limit(r, p) || wording_is(r, "core acts", obligation_act(r, &bare)));
}

/* "Residents have been told to register their arms by this evening" */
static bool is_ordered_by_limit(const struct reading *r, const struct proposition *p,
                                const struct proposition *verb, struct bond *b) {
  struct bond bare = bond_of(p);
  struct slice act = obligation_act(r, &bare);
  uint32_t who = look_argument(verb, SLOT_OBJECT, NULL);
  bool known = wording_is(r, "core acts", act) || wording_is(r, "ordered acts", act);
  return known && who != NO_WORD && obligation_is_actor(r, who) && obligation_has_limit(r, p) &&
         wording_binds(r, b, who);
}

bool wording_binding(const struct reading *r, const struct proposition *p, struct bond *b) {
  const struct proposition *verb = obligation_governor(r, p), *loose = obligation_loose_governor(r, p);
  if ((!verb || !wording_is(r, "binds", verb->lemma)) && loose && wording_is(r, "binds", loose->lemma))
    verb = loose;
  if (!verb || verb->modality != ASSERTED || verb->negated) return false; /* "does not oblige them to" */
  uint32_t text_word =
      look_argument(verb, SLOT_SUBJECT, NULL); /* what somebody says that an agreement says still binds */
  bool quoted = text_word != NO_WORD && r->agreement_of_word[text_word] != NO_RECORD;
  if (!quoted && wording_is_said(r, p)) return false;
  bool provided =
      slice_is_ignoring_case(word_at(r, verb->word)->form, SLICE("provided")) &&
      look_argument(verb, SLOT_SUBJECT, NULL) == NO_WORD; /* "provided the rebels keep their word" */
  if (provided) return false;
  bool says =
      wording_is(r, "says", verb->lemma) &&
      (p->necessity == NECESSITY_MUST || p->necessity == NECESSITY_SHOULD || p->tense == TENSE_FUTURE);
  if (!says && !wording_is(r, "binds", verb->lemma)) return false;
  uint32_t by = look_argument(verb, SLOT_SUBJECT, NULL);
  enum standing standing = obligation_standing(r, p->word, &b->agreement);
  bool text = by != NO_WORD &&
              (r->agreement_of_word[by] != NO_RECORD || wording_is(r, "documents", look_lemma(r, by)));
  bool plain = wording_is(r, "binds plainly", verb->lemma) && standing >= STANDS_NEAR;
  bool by_agreement = by != NO_WORD && r->agreement_of_word[by] != NO_RECORD;
  if (says && (!text || (p->necessity == NECESSITY_NONE && !by_agreement))) return false;
  bool ordered = is_ordered(r, p, verb, by);
  if (ordered && standing < STANDS_UNDER) b->agreement = NO_RECORD, b->given = true;
  bool told = verb->passive && wording_is(r, "orders", verb->lemma) && is_ordered_by_limit(r, p, verb, b);
  if (told && standing < STANDS_UNDER) b->agreement = NO_RECORD;
  if (!text && !plain && !ordered && !told &&
      !(standing >= STANDS_IN_PARAGRAPH && (verb->passive || by == NO_WORD)))
    return false;
  bool forbids = wording_is(r, "prohibits", verb->lemma);
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  if (forbids && verb->passive && r->own_agreement != NO_RECORD &&
      (who == NO_WORD || slice_equals(look_lemma(r, who), "it") || !obligation_is_actor(r, who))) {
    b->parties = true, b->binder = verb->word,
    b->negative = true; /* "It is prohibited to recruit children" */
    return true;
  }
  bool itself = who != NO_WORD && who == by && text; /* "commits Moscow to close": not the text closes */
  if ((who == NO_WORD || itself) && !verb->passive) who = obligation_asked(r, verb);
  if (p->passive && who == NO_WORD)
    b->parties = true;
  else if (!wording_binds(r, b, who) && !p->passive)
    return false;
  if (b->bound == NO_WORD) b->parties = true;
  b->deed = p;
  b->binder = verb->word;
  b->negative = p->negated || forbids;
  return true;
}

/* "artillery drills were prohibited within five kilometres of the line" */
bool wording_prohibition(const struct reading *r, const struct proposition *p, struct bond *b) {
  if (p->class != PREDICATE_VERB || !p->passive || p->negated || !wording_is(r, "prohibits", p->lemma))
    return false;
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  if (object == NO_WORD || p->embedding == EMBEDDED_RELATIVE || obligation_is_actor(r, object)) return false;
  if (p->modality == POSSIBLE || p->modality == REQUESTED || wording_is_said(r, p)) return false;
  enum standing standing = obligation_standing(r, p->word, &b->agreement);
  if (standing < STANDS_IN_PARAGRAPH || look_argument(p, SLOT_CLAUSE, NULL) != NO_WORD) return false;
  b->act = SLICE("refrain");
  b->object_word = object;
  b->parties = true;
  return true;
}

/* "It stopped all fire from midnight", of an agreement: its parties hold fire. */
bool wording_truce(const struct reading *r, const struct proposition *p, struct bond *b) {
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL), object = look_argument(p, SLOT_OBJECT, NULL);
  if (subject == NO_WORD || object == NO_WORD || r->agreement_of_word[subject] == NO_RECORD) return false;
  if (p->class != PREDICATE_VERB || p->modality != ASSERTED || p->speaker_count) return false;
  if (!word_in(r->patterns->agreements, "stops", p->lemma)) return false;
  if (!word_in(r->patterns->agreements, "fire", look_lemma(r, object))) return false;
  bool war = slice_equals(look_lemma(r, object), "war") || slice_equals(look_lemma(r, object), "conflict");
  if (war || p->embedding == EMBEDDED_CLAUSE) return false; /* "is meant to end the war" */
  b->agreement = r->agreement_of_word[subject];
  b->parties = true;
  return true;
}

/* ---- announces ---- */

/* "A spokesman for the rebels said the group would": they. */
static uint32_t spoken_for(const struct reading *r, uint32_t speaker) {
  if (speaker == NO_WORD || !wording_is(r, "speaks for", look_lemma(r, speaker))) return speaker;
  TREE_EACH_CHILD(r->tree, speaker, child) {
    struct slice preposition = tree_preposition(r->tree, r->arena, child);
    bool for_whom = slice_equals(preposition, "for") || slice_equals(preposition, "of");
    if (for_whom && word_at(r, child)->relation == REL_NMOD && obligation_is_actor(r, child)) return child;
  }
  return speaker;
}

/* "said it would respect the truce": what somebody says that he will do is a promise. */
bool wording_announcement(const struct reading *r, const struct proposition *p, struct bond *b) {
  const struct proposition *verb = obligation_governor(r, p);
  if (!verb || wording_tense(r, p) != TENSE_FUTURE || p->predicted || p->conditional) return false;
  if (!wording_is(r, "announces", verb->lemma) || verb->modality != ASSERTED) return false;
  uint32_t speaker = look_argument(verb, SLOT_SUBJECT, NULL);
  speaker = spoken_for(r, speaker);
  uint32_t doer = look_argument(p, p->passive ? SLOT_OBJECT : SLOT_SUBJECT, NULL);
  bool completes = wording_is(r, "completes", p->lemma);
  if (!obligation_is_actor(r, speaker) || doer == NO_WORD) return false;
  if (!completes && !wording_is(r, "acts", p->lemma)) return false;
  bool pronoun = word_at(r, doer)->upos == UPOS_PRON;
  struct actors a = look_known_actors(r, speaker), d = look_known_actors(r, doer);
  bool same = a.count && d.count && slice_is(a.at[0].id, d.at[0].id) && a.at[0].id.len;
  const struct proposition *noun = completes ? look_proposition(r, doer) : NULL;
  bool own =
      noun && noun->class == PREDICATE_NOUN && obligation_is_timed(r, p); /* "its withdrawal would be over" */
  bool halts =
      !p->passive && slice_equals(obligation_act(r, b), "halt"); /* "that all operations would cease" */
  bool of_its_own = (p->passive || !d.count) && !pronoun && (obligation_is_timed(r, p) || halts);
  if (p->negated ? !(pronoun || same) : !pronoun && !same && !own && !of_its_own) return false;
  bool core = wording_is(r, "core acts", obligation_act(r, b));
  uint32_t object = wording_agreement_kept(r, p);
  bool solid = object != NO_WORD || (halts && of_its_own) || obligation_has_limit(r, p) ||
               obligation_standing(r, p->word, &b->agreement) >= STANDS_BESIDE;
  solid |= core && obligation_is_timed(r, p) && !slice_equals(obligation_act(r, b), "withdraw");
  bool dated = obligation_has_limit(r, p) && wording_is(r, "announced acts", obligation_act(r, b));
  if ((!core && !dated && !eases(r, b)) || !solid) return false;
  b->deed = p;
  b->bound = pronoun || own || of_its_own ? speaker : doer;
  b->negative = p->negated;
  enum standing standing = obligation_standing(r, p->word, &b->agreement);
  if (standing < STANDS_BESIDE) b->agreement = NO_RECORD;
  b->modality = PROMISED;
  return true;
}
