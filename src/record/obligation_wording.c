/* The wordings that bind by a verb or a modal:
     must       "foreign fighters had to quit the country within three months" beside an agreement
     commits    "Thailand undertakes to release the prisoners"; without an agreement it is a promise
     binds      "both sides are bound by it to stop fighting", "the deal obliges the rebels to disarm"
     announces  "said it would respect the truce"
     resolves   "Calls upon both parties to ...", of a resolution or a joint text
     lists      "To refrain from ...", "That zones be established", in an agreement's own text
     breaks     "violated the ceasefire", "failed to honour the deal"
   Those by a noun or a stretch of time are in obligation_terms.c. */
#include "record/obligation_wordings.h"

#include "meaning/who.h"
#include "record/resolution.h"

bool wording_is(const struct reading *r, const char *section, struct slice word) {
  return word_in(r->patterns->obligations, section, word);
}

/* In an agreement's own text anybody may be bound: "The Joint Commission", "Volunteers". */
static bool is_somebody(const struct reading *r, uint32_t word) {
  if (r->own_agreement == NO_RECORD) return false;
  const struct word *w = word_at(r, word);
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
  if (!obligation_is_actor(r, who) && subject_before(r, who) != NO_WORD) who = subject_before(r, who);
  struct slice lemma = look_lemma(r, who);
  bool we = r->own_agreement != NO_RECORD && (slice_equals(lemma, "we") || slice_equals(lemma, "us"));
  bool all = we || (wording_is(r, "parties", lemma) && !look_known_actors(r, who).count &&
                    !resolution_is_one(r)); /* its parties are the body itself */
  if (all)
    b->parties = true;
  else if (obligation_is_actor(r, who) || is_somebody(r, who) ||
           (resolution_is_one(r) && wording_is(r, "parties", look_lemma(r, who))))
    b->bound = who;
  return b->parties || b->bound != NO_WORD;
}

/* ---- must ---- */

static const struct proposition *first_of(const struct reading *r, const struct proposition *p) {
  uint32_t first = tree_first_conjunct(r->tree, p->word);
  return first == p->word ? NULL : look_proposition(r, first);
}

static bool has_subject_of_its_own(const struct reading *r, const struct proposition *p) {
  TREE_EACH_CHILD(r->tree, p->word, child)
  if (relation_is_subject(word_at(r, child)->relation)) return true;
  return false;
}

/* "must withdraw and hand over": the second has the first's "must". */
/* "is due to be out by the end of the year", "has today broken off" */
static bool is_scheduled(const struct reading *r, const struct proposition *p) {
  TREE_EACH_CHILD(r->tree, p->word, child)
  if (wording_is(r, "scheduled", look_lemma(r, child))) return true;
  const struct proposition *above = obligation_governor(r, p);
  return above && wording_is(r, "scheduled", above->lemma) && tree_is_infinitive(r->tree, p->word) &&
         !above->negated;
}

static bool is_perfect_in_pieces(const struct reading *r, const struct proposition *p) {
  const struct proposition *above =
      obligation_governor(r, tree_first_conjunct(r->tree, p->word) == p->word ? p
                             : first_of(r, p)                                 ? first_of(r, p)
                                                                              : p);
  return above && slice_equals(above->lemma, "have") &&
         !tree_is_infinitive(r->tree, tree_first_conjunct(r->tree, p->word));
}

/* "Should elections not have been held by then": a condition. */
static bool is_inverted(const struct reading *r, const struct proposition *p) {
  uint32_t should = tree_child_lemma(r->tree, p->word, REL_AUX, "should");
  return should != NO_WORD && should == r->analysis->sentences[word_at(r, p->word)->sentence].first_word;
}

/* "The mandate shall end on that day": what ends by itself is nobody's deed; hostilities are. */
static bool ends_by_itself(const struct reading *r, const struct proposition *p) {
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (p->passive || subject == NO_WORD || look_argument(p, SLOT_OBJECT, NULL) != NO_WORD) return false;
  bool ends = wording_is(r, "ends by itself", p->lemma);
  return ends && !obligation_is_actor(r, subject) &&
         !word_in(r->patterns->agreements, "fire", look_lemma(r, subject));
}

static enum necessity necessity_of(const struct reading *r, const struct proposition *p) {
  if (is_scheduled(r, p) && obligation_has_limit(r, p)) return NECESSITY_MUST;
  if (p->necessity || word_at(r, p->word)->relation != REL_CONJ || has_subject_of_its_own(r, p))
    return p->necessity;
  const struct proposition *first = first_of(r, p);
  bool finite = tree_child(r->tree, p->word, REL_AUX) != NO_WORD ||
                slice_equals(word_at(r, p->word)->xpos, "VBD") ||
                slice_equals(word_at(r, p->word)->xpos, "VBZ");
  return first && !finite ? first->necessity : NECESSITY_NONE;
}

static enum tense tense_of(const struct reading *r, const struct proposition *p) {
  if (word_at(r, p->word)->relation != REL_CONJ || has_subject_of_its_own(r, p)) return p->tense;
  const struct proposition *first = first_of(r, p);
  bool bare = slice_equals(word_at(r, p->word)->xpos, "VB") ||
              word_has(word_at(r, p->word), "VerbForm=Inf") ||
              (p->passive && tree_child(r->tree, p->word, REL_AUX) == NO_WORD);
  return first && first->tense == TENSE_FUTURE && bare ? TENSE_FUTURE : p->tense;
}

/* "must be finished by May, the text says": what an agreement says binds, what somebody says does not. */
static bool is_said_by_somebody(const struct reading *r, const struct proposition *p) {
  for (uint32_t i = 0; i < p->speaker_count; i++) {
    uint32_t speaker = p->speakers[i];
    if (r->agreement_of_word[speaker] == NO_RECORD && !wording_is(r, "documents", look_lemma(r, speaker)))
      return true;
  }
  return false;
}

/* "In January it said it would train there again": not a duty that is still to be done. */
static bool is_past_by_now(const struct reading *r, const struct proposition *p) {
  const struct time_expression *t = time_of(r->times, p->word);
  bool day = t && t->kind == TIME_DATE && t->relation == TIME_AT && !date_is_none(r->document->date);
  return day && slice_compare(t->point, date_print(r->arena, r->document->date)) < 0;
}

/* The sentence goes on with what the one before began: duties under an agreement, or a list of plans with a
 * day. */
static bool goes_on(const struct reading *r, const struct proposition *p, uint32_t *agreement) {
  uint32_t sentence = word_at(r, p->word)->sentence;
  for (size_t i = r->records.count, n = 0; i-- > 0 && n < 3; n++) {
    const struct record *before = &r->records.at[i];
    if (before->kind != RECORD_OBLIGATION || !before->evidence.count || before->modality != ASSERTED)
      continue;
    const struct sentence *s = &r->analysis->sentences[sentence];
    uint32_t from = sentence ? r->analysis->sentences[sentence - 1].span.start : 0;
    struct span last = before->evidence.at[before->evidence.count - 1];
    bool adjacent = last.end >= from && last.start < s->span.end;
    bool together = sentence && r->analysis->sentences[sentence - 1].paragraph == s->paragraph;
    if (!adjacent || !together || is_empty(before->obligation.agreement)) continue;
    for (size_t k = 0; k < r->records.count; k++)
      if (slice_is(r->records.at[k].id, before->obligation.agreement)) *agreement = (uint32_t)k;
    return true;
  }
  return false;
}

/* What the wording needs around it: the weaker the modal, the plainer the agreement. */
static bool is_grounded(const struct reading *r, const struct proposition *p, enum necessity must,
                        enum standing s) {
  bool limit = obligation_has_limit(r, p);
  switch (must) {
  case NECESSITY_MUST: return s >= STANDS_NEAR;
  case NECESSITY_SHOULD: return s == STANDS_UNDER || (s >= STANDS_NEAR && limit);
  default: break;
  }
  if (tense_of(r, p) != TENSE_FUTURE || p->class == PREDICATE_NOUN) return false;
  if (r->own_agreement != NO_RECORD) return true;
  if (wording_is(r, "lasting", p->lemma) || is_past_by_now(r, p)) return false;
  bool dated = obligation_is_timed(r, p), known = wording_is(r, "acts", p->lemma);
  return (s == STANDS_UNDER && (known || dated)) ||
         (s == STANDS_IN_PARAGRAPH && (limit || (dated && known))) || (s == STANDS_BESIDE && limit) ||
         (s == STANDS_NEAR && limit && known);
}

static bool is_known_subject(const struct reading *r, uint32_t word) {
  return obligation_is_actor(r, word) && look_known_actors(r, word).at[0].id.len;
}

/* "We shall submit a complaint" is no duty but a plan. */
static bool is_plan(const struct reading *r, const struct proposition *p) {
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (subject == NO_WORD || tree_child_lemma(r->tree, p->word, REL_AUX, "shall") == NO_WORD) return false;
  struct slice lemma = look_lemma(r, subject);
  return slice_equals(lemma, "we") || slice_equals(lemma, "i");
}

/* "must be gone", "is to be in place": a state that a deed reaches, not "is to be in charge". */
static bool is_deed_or_state(const struct reading *r, const struct proposition *p) {
  if (p->class == PREDICATE_VERB || wording_is(r, "completes", p->lemma)) return true;
  struct bond bare = bond_of(p);
  return !slice_is(obligation_act(r, &bare), p->lemma);
}

static bool is_a_text(const struct reading *r, uint32_t word) {
  return r->agreement_of_word[word] != NO_RECORD || wording_is(r, "documents", look_lemma(r, word));
}

static bool find_must(const struct reading *r, const struct proposition *p, struct bond *b) {
  enum necessity must = necessity_of(r, p);
  if (is_plan(r, p) || !is_deed_or_state(r, p) || is_perfect_in_pieces(r, p)) return false;
  if (is_inverted(r, p) || ends_by_itself(r, p)) return false;
  bool modal = must == NECESSITY_MUST || must == NECESSITY_SHOULD;
  if (must == NECESSITY_MAY || (!modal && tense_of(r, p) != TENSE_FUTURE)) return false;
  if (p->class == PREDICATE_NOUN && !word_has(word_at(r, p->word), "VerbForm=Inf") &&
      tree_child(r->tree, p->word, REL_COP) == NO_WORD)
    return false;
  bool scheduled = is_scheduled(r, p);
  if (p->conditional || (p->predicted && !scheduled) || is_said_by_somebody(r, p)) return false;
  bool possible = p->modality == POSSIBLE && !(is_scheduled(r, p) && must == NECESSITY_MUST);
  if (possible || (p->modality == REQUESTED && must != NECESSITY_SHOULD)) return false;
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (subject != NO_WORD && !p->passive && is_a_text(r, subject))
    return false; /* "this order will apply to" */
  enum standing standing = obligation_standing(r, p->word, &b->agreement);
  uint32_t begun = NO_RECORD;
  if (standing < STANDS_BESIDE && goes_on(r, p, &begun)) {
    standing = STANDS_UNDER;
    if (begun != NO_RECORD) b->agreement = begun;
  }
  bool alone = standing == STANDS_ALONE && must == NECESSITY_MUST && obligation_has_limit(r, p) &&
               is_known_subject(r, subject);
  if (!alone && !is_grounded(r, p, must, standing)) return false;
  b->deed = p;
  b->negative = p->negated;
  bool somebody = wording_binds(r, b, subject);
  bool mandate =
      subject != NO_WORD && !p->passive && word_in(r->patterns->mandates, "mandates", look_lemma(r, subject));
  if (mandate) return false; /* "The mandate shall end" says how long it runs */
  if (!somebody && subject != NO_WORD && !p->passive && !wording_is(r, "acts", p->lemma) &&
      p->class == PREDICATE_VERB)
    return false; /* "the storm must be taken seriously" */
  if (!somebody) b->parties = true;
  const struct proposition *governor = obligation_governor(r, p); /* "has yet to pass the amnesty" */
  bool yet = governor && tree_child_lemma(r->tree, governor->word, REL_ADVMOD, "yet") != NO_WORD;
  if (yet) b->status = SLICE("pending");
  bool aside =
      p->embedding == EMBEDDED_RELATIVE; /* "the elections which are to be held" says what they are */
  return !(aside && !somebody && !obligation_is_timed(r, p));
}

/* ---- commits ---- */

/* "agreed to withdraw" beside an agreement belongs to it. */
static bool is_of_agreement(const struct reading *r, const struct proposition *verb, struct bond *b) {
  enum standing standing = obligation_standing(r, verb->word, &b->agreement);
  bool binding = wording_is(r, "commits firmly", verb->lemma);
  if (standing >= STANDS_BESIDE || (binding && standing == STANDS_IN_PARAGRAPH)) return true;
  bool in_return =
      standing == STANDS_IN_PARAGRAPH &&
      r->analysis->words[r->analysis->sentences[word_at(r, verb->word)->sentence].first_word].upos ==
          UPOS_ADP;
  if (!in_return) b->agreement = NO_RECORD;
  return in_return;
}

static bool find_commitment(const struct reading *r, const struct proposition *p, struct bond *b) {
  const struct proposition *verb = obligation_governor(r, p);
  if (!verb || !wording_is(r, "commits", verb->lemma) || verb->class == PREDICATE_NOUN) return false;
  if (verb->modality == REQUESTED || verb->modality == POSSIBLE || verb->conditional || verb->predicted)
    return false;
  uint32_t subject = look_argument(verb, SLOT_SUBJECT, NULL);
  if (subject == NO_WORD && verb->passive)
    subject = look_argument(verb, SLOT_OBJECT, NULL); /* "is committed to" */
  if (!wording_binds(r, b, subject)) return false;
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
  if (loose && !textual && !core && !obligation_has_limit(r, p)) return false;
  b->modality = verb->modality == DENIED ? DENIED : textual ? ASSERTED : PROMISED;
  return true;
}

/* ---- binds ---- */

static bool find_binding(const struct reading *r, const struct proposition *p, struct bond *b) {
  const struct proposition *verb = obligation_governor(r, p), *loose = obligation_loose_governor(r, p);
  if ((!verb || !wording_is(r, "binds", verb->lemma)) && loose && wording_is(r, "binds", loose->lemma))
    verb = loose;
  if (!verb || verb->modality != ASSERTED || is_said_by_somebody(r, p)) return false;
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
  if (says && !text) return false;
  if (!text && !plain && !(standing >= STANDS_IN_PARAGRAPH && (verb->passive || by == NO_WORD))) return false;
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  if (who == NO_WORD && !verb->passive) who = obligation_asked(r, verb);
  if (p->passive && who == NO_WORD)
    b->parties = true;
  else if (!wording_binds(r, b, who) && !p->passive)
    return false;
  if (b->bound == NO_WORD) b->parties = true;
  b->deed = p;
  b->binder = verb->word;
  b->negative = p->negated;
  return true;
}

/* "artillery drills were prohibited within five kilometres of the line" */
static bool find_prohibition(const struct reading *r, const struct proposition *p, struct bond *b) {
  if (p->class != PREDICATE_VERB || !p->passive || p->negated || !wording_is(r, "prohibits", p->lemma))
    return false;
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  if (object == NO_WORD || p->embedding == EMBEDDED_RELATIVE || obligation_is_actor(r, object)) return false;
  if (p->modality == POSSIBLE || p->modality == REQUESTED || is_said_by_somebody(r, p)) return false;
  enum standing standing = obligation_standing(r, p->word, &b->agreement);
  if (standing < STANDS_IN_PARAGRAPH || look_argument(p, SLOT_CLAUSE, NULL) != NO_WORD) return false;
  b->act = SLICE("refrain");
  b->object_word = object;
  b->parties = true;
  return true;
}

/* "It stopped all fire from midnight", of an agreement: its parties hold fire. */
static bool find_truce(const struct reading *r, const struct proposition *p, struct bond *b) {
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

/* "welcomed the ceasefire and urged everyone to abide by it" */
static uint32_t agreement_before(const struct reading *r, uint32_t word) {
  uint32_t first = r->analysis->sentences[word_at(r, word)->sentence].first_word;
  for (uint32_t w = word; w-- > first;)
    if (r->agreement_of_word[w] != NO_RECORD) return w;
  return NO_WORD;
}

/* The agreement that a deed keeps or breaks, or NO_WORD. */
static uint32_t agreement_kept(const struct reading *r, const struct proposition *p) {
  static const char *const prepositions[] = {"by", "to", "with", "of"};
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  for (size_t i = 0; object == NO_WORD && i < sizeof prepositions / sizeof *prepositions; i++) {
    object = look_argument(p, SLOT_OBLIQUE, prepositions[i]);
    bool it = object != NO_WORD && slice_equals(look_lemma(r, object), "it");
    if (object != NO_WORD && !it && r->agreement_of_word[object] == NO_RECORD) object = NO_WORD;
  }
  if (object != NO_WORD && slice_equals(look_lemma(r, object), "it")) object = agreement_before(r, object);
  return object != NO_WORD && r->agreement_of_word[object] != NO_RECORD ? object : NO_WORD;
}

/* "said it would respect the truce": what somebody says that he will do is a promise. */
static bool find_announcement(const struct reading *r, const struct proposition *p, struct bond *b) {
  const struct proposition *verb = obligation_governor(r, p);
  if (!verb || tense_of(r, p) != TENSE_FUTURE || p->predicted || p->conditional) return false;
  if (!wording_is(r, "announces", verb->lemma) || verb->modality != ASSERTED) return false;
  uint32_t speaker = look_argument(verb, SLOT_SUBJECT, NULL);
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
  uint32_t object = agreement_kept(r, p);
  bool solid = object != NO_WORD || (halts && of_its_own) || obligation_has_limit(r, p) ||
               obligation_standing(r, p->word, &b->agreement) >= STANDS_BESIDE;
  if (!core || !solid) return false;
  b->deed = p;
  b->bound = pronoun || own || of_its_own ? speaker : doer;
  b->negative = p->negated;
  enum standing standing = obligation_standing(r, p->word, &b->agreement);
  if (standing < STANDS_BESIDE) b->agreement = NO_RECORD;
  b->modality = PROMISED;
  return true;
}

/* ---- resolves ---- */

/* Also "CALLS", whose lemma the model does not know. */
static struct slice resolve_kind(const struct reading *r, struct slice lemma) {
  struct slice kind = word_class(r->patterns->obligations, "resolves", lemma);
  if (kind.len || lemma.len < 4 || lemma.at[lemma.len - 1] != 's') return kind;
  return word_class(r->patterns->obligations, "resolves", (struct slice){lemma.at, lemma.len - 1});
}

/* "The resolution requests the government to report by April 30", in a report. */
static bool find_reported_resolve(const struct reading *r, const struct proposition *p,
                                  const struct proposition *verb, struct bond *b) {
  struct slice kind = resolve_kind(r, verb->lemma);
  uint32_t subject = look_argument(verb, SLOT_SUBJECT, NULL);
  if (is_empty(kind) || subject == NO_WORD || verb->modality != ASSERTED || verb->class != PREDICATE_VERB)
    return false;
  bool resolution = slice_equals(look_lemma(r, subject), "resolution");
  if (!resolution || p->necessity == NECESSITY_MAY) return false;
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  if (who == NO_WORD) who = obligation_asked(r, verb);
  if (!wording_binds(r, b, who) && !p->passive) return false;
  obligation_standing(r, p->word, &b->agreement);
  if (r->agreement_of_word[subject] != NO_RECORD) b->agreement = r->agreement_of_word[subject];
  b->modality = slice_equals(kind, "requested") ? REQUESTED : ASSERTED;
  b->negative = p->negated;
  b->binder = verb->word;
  return true;
}

/* "Calls upon", taken for a noun: the form of a present tense where a sentence or a clause opens. */
static bool is_said_of_body(const struct reading *r, uint32_t word) {
  uint8_t relation = word_at(r, word)->relation;
  struct slice form = word_at(r, word)->form;
  bool opens =
      relation == REL_ROOT || relation == REL_CONJ || relation == REL_PARATAXIS || relation == REL_APPOS;
  return opens && form.len > 2 && form.at[form.len - 1] == 's';
}

static bool find_resolve(const struct reading *r, const struct proposition *p, struct bond *b) {
  const struct proposition *verb = obligation_governor(r, p), *loose = obligation_loose_governor(r, p);
  if ((!verb || is_empty(resolve_kind(r, verb->lemma))) && loose) verb = loose;
  if (!verb) return false;
  if (r->own_agreement == NO_RECORD) return find_reported_resolve(r, p, verb, b);
  if (verb->class != PREDICATE_VERB && !is_said_of_body(r, verb->word)) return false;
  struct slice kind = resolve_kind(r, verb->lemma);
  if (is_empty(kind) || p->necessity == NECESSITY_MAY) return false;
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  if (who == NO_WORD && !verb->passive) who = obligation_asked(r, verb);
  b->deed = p;
  b->binder = verb->word;
  b->negative = p->negated;
  b->agreement = r->own_agreement;
  b->modality = slice_equals(kind, "requested") ? REQUESTED : ASSERTED;
  return wording_binds(r, b, who) || p->passive;
}

/* ---- lists ---- */

/* "Recommends negotiations directed to: (a) The establishment of ..., (b) The holding of ...": the lead-in
 * says how. */
static enum modality modality_of_list(const struct reading *r, uint32_t sentence) {
  for (uint32_t back = 1; back < 12 && back <= sentence; back++) {
    const struct sentence *s = &r->analysis->sentences[sentence - back];
    uint32_t last = s->first_word + s->word_count - 1;
    if (!s->word_count || !slice_equals(word_at(r, last)->form, ":")) continue;
    for (uint32_t w = s->first_word; w <= last; w++) {
      struct slice kind = word_class(r->patterns->obligations, "resolves", look_lemma(r, w));
      if (kind.len && word_at(r, w)->upos == UPOS_VERB)
        return slice_equals(kind, "requested") ? REQUESTED : ASSERTED;
    }
    return ASSERTED;
  }
  return POSSIBLE;
}

/* Nothing but a number and the noun's own words before it, and no main verb behind it. */
static bool opens_item(const struct reading *r, uint32_t noun) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, noun)->sentence];
  for (uint32_t w = s->first_word; w < noun; w++) {
    const struct word *word = word_at(r, w);
    bool own = word->upos == UPOS_DET || word->upos == UPOS_PUNCT || word->upos == UPOS_NUM ||
               word->upos == UPOS_ADJ || word->upos == UPOS_X || word->upos == UPOS_SYM ||
               word->form.len == 1;
    if (!own) return false;
  }
  for (uint32_t w = noun + 1; w < s->first_word + s->word_count; w++) {
    const struct word *word = word_at(r, w);
    bool finite = (word->upos == UPOS_VERB || word->upos == UPOS_AUX) && word->relation != REL_ACL &&
                  word->relation != REL_ACL_RELCL && word->relation != REL_ADVCL;
    if (finite && (word->head == NO_WORD || word_at(r, word->head)->relation != REL_ACL_RELCL)) return false;
  }
  return true;
}

/* "(b) The release of all prisoners within ten days": a noun as an item. */
static bool find_noun_item(const struct reading *r, const struct proposition *p, struct bond *b) {
  if (r->own_agreement == NO_RECORD || p->class != PREDICATE_NOUN || !p->noun.len) return false;
  const struct word *w = word_at(r, p->word);
  if (!opens_item(r, p->word)) return false;
  if (!wording_is(r, "acts of nouns", p->noun) && !wording_is(r, "acts", p->lemma)) return false;
  bool of = look_argument(p, SLOT_OBJECT, NULL) != NO_WORD || look_argument(p, SLOT_SUBJECT, NULL) != NO_WORD;
  enum modality modality = modality_of_list(r, w->sentence);
  if (!of || modality == POSSIBLE) return false;
  b->agreement = r->own_agreement;
  b->modality = modality;
  if (!wording_binds(r, b, look_argument(p, SLOT_SUBJECT, NULL))) b->parties = true;
  return true;
}

static bool has_finite_clause_behind(const struct reading *r, uint32_t word) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, word)->sentence];
  for (uint32_t w = word + 1; w + 1 < s->first_word + s->word_count; w++) {
    struct slice lemma = look_lemma(r, w + 1);
    bool comma = slice_equals(word_at(r, w)->form, ",");
    if (comma && (slice_equals(lemma, "we") || slice_equals(lemma, "they") || slice_equals(lemma, "both")))
      return true;
  }
  return false;
}

/* The items of an agreement's list: an infinitive, imperative or subjunctive that heads its sentence. */
static bool find_item(const struct reading *r, const struct proposition *p, struct bond *b) {
  const struct word *w = word_at(r, p->word);
  if (r->own_agreement == NO_RECORD || p->class != PREDICATE_VERB || p->modality == POSSIBLE) return false;
  const struct word *first = word_at(r, tree_first_conjunct(r->tree, p->word));
  if (first->relation != REL_ROOT && first->relation != REL_PARATAXIS && first->relation != REL_LIST)
    return false;
  bool bare = word_has(w, "VerbForm=Inf") || word_has(w, "Mood=Imp") || slice_equals(w->xpos, "VB");
  uint32_t be = tree_child(r->tree, p->word, REL_AUX_PASS);
  bool subjunctive = p->passive && be != NO_WORD && slice_is_ignoring_case(word_at(r, be)->form, SLICE("be"));
  if ((!bare && !subjunctive) || p->tense == TENSE_FUTURE) return false;
  if (bare && has_finite_clause_behind(r, p->word))
    return false; /* "To achieve these objectives, we agree" */
  b->deed = p;
  b->negative = p->negated;
  b->agreement = r->own_agreement;
  if (!wording_binds(r, b, look_argument(p, SLOT_SUBJECT, NULL))) b->parties = true;
  return true;
}

/* "The Movement renounces armed struggle", in an agreement's own text. */
static bool find_performance(const struct reading *r, const struct proposition *p, struct bond *b) {
  bool main = word_at(r, p->word)->relation == REL_ROOT || word_at(r, p->word)->relation == REL_CONJ;
  if (r->own_agreement == NO_RECORD || p->class != PREDICATE_VERB || p->tense != TENSE_PRESENT || !main)
    return false;
  if (!wording_is(r, "performs", p->lemma) || p->negated || p->passive) return false;
  b->agreement = r->own_agreement;
  return wording_binds(r, b, look_argument(p, SLOT_SUBJECT, NULL));
}

/* ---- breaks, keeps ---- */

/* Who must keep it: the doer, or whoever failed, was urged or was accused. */
static void bind_keeper(const struct reading *r, const struct proposition *p, struct bond *b) {
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  const struct proposition *above = obligation_governor(r, p);
  if (who == NO_WORD && above) who = look_argument(above, SLOT_SUBJECT, NULL);
  if (who == NO_WORD) who = look_holder(r, p->word);
  if (wording_binds(r, b, who)) return;
  bool asked = p->modality == REQUESTED && who != NO_WORD; /* "urged everyone with a stake to abide by it" */
  if (asked)
    b->bound = who;
  else
    b->parties = true;
}

/* Deeds to an agreement itself: breaking it, or being asked to keep it. */
static bool find_breach(const struct reading *r, const struct proposition *p, struct bond *b) {
  uint32_t object = agreement_kept(r, p);
  if (object == NO_WORD || p->conditional) return false;
  bool breaks =
      slice_equals(word_class(r->patterns->obligations, "outcomes", p->lemma), "breached") && !p->negated;
  bool keeps = slice_equals(word_class(r->patterns->obligations, "acts", p->lemma), "respect") &&
               p->class == PREDICATE_VERB;
  uint32_t noun = word_at(r, tree_first_conjunct(r->tree, p->word))->head;
  bool failing = noun != NO_WORD && wording_is(r, "failing", look_lemma(r, noun));
  bool fails = (keeps && failing) || (breaks && p->modality == ASSERTED && p->class == PREDICATE_VERB) ||
               (keeps && p->modality == DENIED);
  bool asked = keeps && p->modality == REQUESTED;
  uint32_t to = look_argument(p, SLOT_OBLIQUE, "to"); /* "said it was committed to the agreement" */
  bool stands_by = slice_equals(p->lemma, "commit") && to == object &&
                   (p->passive || p->class == PREDICATE_ADJECTIVE) && p->modality == ASSERTED;
  if (stands_by) {
    uint32_t who = look_argument(p, p->passive ? SLOT_OBJECT : SLOT_SUBJECT, NULL);
    if (!wording_binds(r, b, who)) return false;
    b->agreement = r->agreement_of_word[object];
    b->modality = PROMISED;
    b->act = SLICE("respect");
    b->object_word = object;
    return true;
  }
  if ((!fails && !asked) || (fails && p->speaker_count)) return false;
  b->deed = p;
  bind_keeper(r, p, b);
  b->agreement = r->agreement_of_word[object];
  b->modality = asked ? REQUESTED : ASSERTED;
  b->act = SLICE("respect");
  b->object_word = object;
  if (fails) b->status = SLICE("breached");
  return true;
}

/* ---- all of them ---- */

/* "had to" alone, "be": predicates that carry no deed of their own. */
static bool is_deed(const struct reading *r, const struct proposition *p) {
  uint32_t clause = look_argument(p, SLOT_CLAUSE, NULL);
  bool given = wording_is(r, "gives time", p->lemma) && wording_gives_time(r, p);
  if (given) return false;
  bool commits = clause != NO_WORD && look_proposition(r, clause) &&
                 (wording_is(r, "commits", p->lemma) || wording_is(r, "resolves", p->lemma) ||
                  wording_is(r, "binds", p->lemma));
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  bool announces = object != NO_WORD && slice_starts(look_lemma(r, object), SLICE("follow"));
  if (announces) return false; /* "declare the following" */
  if (wording_is(r, "completes", p->lemma)) return true;
  bool made = p->necessity == NECESSITY_MUST && wording_is(r, "deeds when due", p->lemma);
  if (wording_is(r, "no deeds", p->lemma) && !made) return false;
  if (p->class == PREDICATE_VERB) return !commits;
  struct bond bare = bond_of(p);
  struct slice act = obligation_act(r, &bare);
  return !slice_is(act, p->lemma) || wording_is(r, "acts", p->lemma) || p->noun.len;
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
  const struct proposition *verb = obligation_governor(r, p);
  for (int n = 0; verb && n < 3;
       n++) { /* "Calls upon States to ensure that", "Decides that X shall begin to" */
    if (verb->class == PREDICATE_VERB && wording_is(r, "resolves", verb->lemma)) return false;
    verb = obligation_governor(r, verb);
  }
  uint8_t relation = word_at(r, tree_first_conjunct(r->tree, p->word))->relation;
  bool main = relation == REL_ROOT || relation == REL_PARATAXIS; /* "MINUSMA shall ..." */
  return !main || (p->necessity != NECESSITY_MUST && p->necessity != NECESSITY_SHOULD);
}

bool obligation_find(const struct reading *r, const struct proposition *p, struct bond *bond) {
  static wording *const wordings[] = {
      find_breach,       find_prohibition,   find_truce,   wording_deadline,  wording_given_time,
      find_commitment,   find_binding,       wording_noun, wording_provision, wording_agreed_deed,
      find_announcement, wording_to_be_done, find_resolve, find_must,         find_item,
      find_noun_item,    find_performance};
  if (in_title(r, p->word) || !is_deed(r, p) || binds_nobody(r, p)) return false;
  for (size_t k = 0; k < sizeof wordings / sizeof *wordings; k++) {
    *bond = bond_of(p);
    if (wordings[k](r, p, bond)) return true;
  }
  return false;
}
