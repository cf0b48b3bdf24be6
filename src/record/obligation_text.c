/* What the text of an agreement does to somebody in a verb of its own:
     kept from   "The truce bars both sides from bringing in guns", "is charged with verifying the withdrawal"
     forbidden   "The agreement forbids overflights of the zone"
     due         "The release of the prisoners is due by 12 May" */
#include "record/obligation_wordings.h"

static bool is_text(const struct reading *r, uint32_t word) {
  return word != NO_WORD &&
         (r->agreement_of_word[word] != NO_RECORD || wording_is(r, "documents", look_lemma(r, word)));
}

/* "It bans", said right behind an agreement. */
static bool speaks_for_text(const struct reading *r, uint32_t word, enum standing standing) {
  if (word == NO_WORD) return false;
  return is_text(r, word) || (slice_equals(look_lemma(r, word), "it") && standing >= STANDS_IN_PARAGRAPH);
}

static bool is_told(const struct proposition *verb) {
  return verb->modality == ASSERTED && !verb->conditional && !verb->negated;
}

/* "from bringing", "with verifying": what leads from the verb to the deed. */
static struct slice lead_of_deed(const struct reading *r, uint32_t word) {
  uint32_t marker = tree_child(r->tree, word, REL_MARK);
  if (marker == NO_WORD) marker = tree_child(r->tree, word, REL_CASE);
  return marker == NO_WORD ? (struct slice){"", 0} : look_lemma(r, marker);
}

bool wording_kept_from(const struct reading *r, const struct proposition *p, struct bond *b) {
  uint32_t first = tree_first_conjunct(r->tree, p->word), head = word_at(r, first)->head;
  if (head == NO_WORD || r->own_agreement != NO_RECORD || p->speaker_count) return false;
  const struct proposition *verb = look_proposition(r, head);
  for (int n = 0; verb && verb->class == PREDICATE_NOUN && n < 2; n++) {
    head = word_at(r, head)->head;
    verb = head == NO_WORD ? NULL : look_proposition(r, head);
  }
  if (!verb || verb->class != PREDICATE_VERB || !is_told(verb)) return false;
  struct slice lead = lead_of_deed(r, first);
  bool keeps = wording_is(r, "keeps from", verb->lemma) && slice_equals(lead, "from");
  bool charges = wording_is(r, "charges with", verb->lemma) && slice_equals(lead, "with");
  bool gerund = slice_ends(word_at(r, p->word)->form, SLICE("ing"));
  if ((!keeps && !charges) || !gerund) return false;
  uint32_t by = verb->passive ? NO_WORD : look_argument(verb, SLOT_SUBJECT, NULL);
  enum standing standing = obligation_standing(r, p->word, &b->agreement);
  if (verb->passive ? standing < STANDS_IN_PARAGRAPH
                    : !speaks_for_text(r, by, standing) || standing < STANDS_NEAR)
    return false;
  uint32_t who = verb->passive ? look_argument(verb, SLOT_OBJECT, NULL) : obligation_asked(r, verb);
  if (!wording_binds(r, b, who)) return false;
  bool known = b->parties || obligation_are_fighters(r, who) ||
               (obligation_is_actor(r, who) && look_known_actors(r, who).at[0].id.len);
  bool deed = keeps || wording_is(r, "acts", p->lemma) || p->noun.len; /* not "charged with killing" */
  bool fact = verb->tense == TENSE_PAST && wording_is(r, "keeps in fact", verb->lemma);
  b->binder = verb->word;
  b->negative = keeps;
  return known && deed && !fact;
}

/* Not "forbids the army to enter", which binds the army. */
bool wording_forbidden(const struct reading *r, const struct proposition *p, struct bond *b) {
  if (p->class != PREDICATE_VERB || p->passive || !is_told(p) || !wording_is(r, "prohibits", p->lemma))
    return false;
  uint32_t by = look_argument(p, SLOT_SUBJECT, NULL), object = look_argument(p, SLOT_OBJECT, NULL);
  enum standing standing = obligation_standing(r, p->word, &b->agreement);
  if (!speaks_for_text(r, by, standing) || standing < STANDS_NEAR || object == NO_WORD ||
      is_text(r, object) || obligation_is_actor(r, object))
    return false;
  if (p->embedding == EMBEDDED_RELATIVE || look_argument(p, SLOT_CLAUSE, NULL) != NO_WORD) return false;
  b->act = SLICE("refrain");
  b->object_word = object;
  b->parties = true;
  return true;
}

/* "failed to withdraw its troops by 20 May, as the agreement required": what had a limit and was not done. */
bool wording_failed(const struct reading *r, const struct proposition *p, struct bond *b) {
  const struct proposition *verb = obligation_governor(r, p);
  if (!verb || !slice_equals(verb->lemma, "fail") || verb->class != PREDICATE_VERB || !is_told(verb))
    return false;
  if (p->class != PREDICATE_VERB || !tree_is_infinitive(r->tree, p->word) || p->speaker_count) return false;
  bool known = wording_is(r, "core acts", obligation_act(r, b));
  if (!known || !obligation_has_limit(r, p)) return false;
  enum standing standing = obligation_standing(r, p->word, &b->agreement);
  if (standing < STANDS_IN_PARAGRAPH) return false;
  b->binder = verb->word;
  b->status = SLICE("overdue");
  return wording_binds(r, b, look_argument(verb, SLOT_SUBJECT, NULL));
}

/* "There shall be no movement of troops", "There is to be a complete cessation of hostilities" */
bool wording_there_shall_be(const struct reading *r, const struct proposition *p, struct bond *b) {
  const struct word *w = word_at(r, p->word);
  if (p->class != PREDICATE_NOUN || !p->noun.len || w->head == NO_WORD || p->speaker_count) return false;
  uint32_t be = w->head;
  bool there = slice_equals(look_lemma(r, be), "be") && relation_is_subject(w->relation) &&
               tree_child_lemma(r->tree, be, REL_EXPL, "there") != NO_WORD;
  bool shall = tree_child_lemma(r->tree, be, REL_AUX, "shall") != NO_WORD ||
               tree_child_lemma(r->tree, be, REL_AUX, "must") != NO_WORD ||
               tree_child_lemma(r->tree, be, REL_AUX, "be") != NO_WORD;
  bool none = tree_child_lemma(r->tree, p->word, REL_DET, "no") != NO_WORD;
  bool will = tree_child_lemma(r->tree, be, REL_AUX, "will") != NO_WORD && none &&
              wording_is(r, "forborne", look_lemma(r, p->word));
  if (!there || (!shall && !will)) return false;
  bool known = wording_is(r, "acts of nouns", p->noun) || wording_is(r, "core acts", obligation_act(r, b));
  if (!none && !known) return false;
  if (obligation_standing(r, p->word, &b->agreement) < STANDS_IN_PARAGRAPH) return false;
  b->parties = true;
  if (none) b->act = SLICE("refrain"), b->object_word = p->word;
  return true;
}

/* "due by 12 May", "scheduled for June": the time right behind, or NO_WORD. */
static uint32_t day_behind(const struct reading *r, uint32_t due) {
  static const char *const leads[] = {"by", "on", "in", "within", "before", "for", "no", "not", "at"};
  const struct sentence *s = &r->analysis->sentences[word_at(r, due)->sentence];
  for (uint32_t w = due + 1; w < s->first_word + s->word_count && w < due + 5; w++) {
    if (time_at(r->times, w)) return w;
    bool leads_on = slice_equals(look_lemma(r, w), "later") || slice_equals(look_lemma(r, w), "than");
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
      leads_on |= slice_is_ignoring_case(word_at(r, w)->form, slice_of(leads[i]));
    if (!leads_on) return NO_WORD;
  }
  return NO_WORD;
}

bool wording_due_day(const struct reading *r, const struct proposition *p, struct bond *b) {
  const struct word *w = word_at(r, p->word);
  if (p->class != PREDICATE_NOUN || !relation_is_subject(w->relation) || w->head == NO_WORD) return false;
  if (!p->noun.len || p->speaker_count || time_at(r->times, p->word)) return false;
  uint32_t day = NO_WORD;
  const struct sentence *s = &r->analysis->sentences[w->sentence];
  for (uint32_t at = p->word + 1; at < s->first_word + s->word_count && day == NO_WORD; at++) {
    bool due = wording_is(r, "due on", look_lemma(r, at));
    if (!due) continue;
    bool beside =
        slice_equals(word_at(r, at - 1)->form, ",") && at <= p->word + 8; /* "The exchange, due on" */
    if (at == w->head || word_at(r, at)->head == w->head || beside) day = day_behind(r, at);
  }
  if (day == NO_WORD) return false;
  struct slice act = obligation_act(r, b);
  bool known = wording_is(r, "acts of nouns", p->noun) || wording_is(r, "acts", p->lemma);
  enum standing standing = obligation_standing(r, p->word, &b->agreement);
  bool core = wording_is(r, "core acts", act);
  if (!known || standing < (core ? STANDS_IN_PARAGRAPH : STANDS_BESIDE)) return false;
  b->term_word = day;
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  if (wording_binds(r, b, look_argument(p, SLOT_SUBJECT, NULL))) return true;
  bool leaves = slice_equals(act, "withdraw") && object != NO_WORD && obligation_is_actor(r, object);
  if (leaves) b->bound = object;
  b->parties = b->bound == NO_WORD;
  return true;
}
