/* How resolutions and agreements bind in their own words:
     resolves   "Calls upon both parties to ...", of a resolution or a joint text
     lists      "To refrain from ...", "That zones be established", "(b) The release of ..." */
#include "record/obligation_wordings.h"

#include "meaning/who.h"
#include "record/resolution.h"

/* ---- resolves ---- */

/* "I call upon both parties to clear the mines", in a report or a letter of one who speaks for a body. */
static bool find_own_call(const struct reading *r, const struct proposition *p,
                          const struct proposition *verb, struct bond *b) {
  uint32_t subject = look_argument(verb, SLOT_SUBJECT, NULL);
  if (subject == NO_WORD || !slice_equals(look_lemma(r, subject), "i") || verb->negated) return false;
  bool calls = wording_is(r, "calls", verb->lemma) && verb->class == PREDICATE_VERB && !verb->passive;
  if (!calls || verb->conditional || p->class != PREDICATE_VERB || p->necessity == NECESSITY_MAY)
    return false;
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  if (who == NO_WORD) who = obligation_asked(r, verb);
  bool known = wording_is(r, "acts", p->lemma);
  enum standing standing = obligation_standing(r, p->word, &b->agreement);
  if (!known || standing < STANDS_NEAR || !wording_binds(r, b, who)) return false;
  if (standing < STANDS_IN_PARAGRAPH && !b->parties) b->agreement = NO_RECORD;
  b->modality = REQUESTED;
  b->negative = p->negated;
  b->binder = verb->word;
  return true;
}

/* Also "CALLS", whose lemma the model does not know. */
static struct slice resolve_kind(const struct reading *r, struct slice lemma) {
  struct slice kind = word_class(r->patterns->obligations, "resolves", lemma);
  if (kind.len || lemma.len < 4 || lemma.at[lemma.len - 1] != 's') return kind;
  return word_class(r->patterns->obligations, "resolves", (struct slice){lemma.at, lemma.len - 1});
}

/* "to report on the progress achieved" */
static bool is_bare_participle(const struct reading *r, const struct proposition *p) {
  uint32_t first = tree_first_conjunct(r->tree, p->word);
  const struct word *w = word_at(r, first);
  bool below = slice_equals(w->xpos, "VBD") && !wording_has_subject(r, p);
  if (!slice_equals(w->xpos, "VBN") && !below) return false;
  return tree_child(r->tree, first, REL_AUX) == NO_WORD &&
         tree_child(r->tree, first, REL_AUX_PASS) == NO_WORD;
}

/* "adopted resolution 1701 on Friday. It calls on Israel to", "The text urges all parties": what speaks is
   the resolution told of right before, or the body that adopted it. */
static bool is_resolution_told(const struct reading *r, const struct proposition *verb, uint32_t subject) {
  struct slice lemma = look_lemma(r, subject);
  if (r->agreement_of_word[subject] != NO_RECORD)
    return true; /* "The deal calls on the militias to disarm" */
  bool it = slice_equals(lemma, "it") || slice_equals(lemma, "one") || slice_equals(lemma, "other") ||
            slice_equals(lemma, "latter") || slice_equals(lemma, "which") ||
            wording_is(r, "documents", lemma) || slice_equals(lemma, "council");
  uint32_t told = NO_RECORD;
  if (!it || obligation_standing(r, verb->word, &told) < STANDS_IN_PARAGRAPH || told == NO_RECORD)
    return false;
  return slice_equals(r->records.at[told].agreement.form, "resolution");
}

/* "The resolution requests the government to report by April 30", in a report. */
static bool find_reported_resolve(const struct reading *r, const struct proposition *p,
                                  const struct proposition *verb, struct bond *b) {
  struct slice kind = resolve_kind(r, verb->lemma);
  uint32_t subject = look_argument(verb, SLOT_SUBJECT, NULL);
  if (is_empty(kind) || subject == NO_WORD || verb->modality != ASSERTED || verb->class != PREDICATE_VERB)
    return false;
  bool resolution =
      slice_equals(look_lemma(r, subject), "resolution") || is_resolution_told(r, verb, subject);
  if (!resolution || p->necessity == NECESSITY_MAY || is_bare_participle(r, p)) return false;
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  if (who == NO_WORD) who = obligation_asked(r, verb);
  if (!wording_binds(r, b, who) && !p->passive) return false;
  obligation_standing(r, p->word, &b->agreement);
  if (r->agreement_of_word[subject] != NO_RECORD) b->agreement = r->agreement_of_word[subject];
  if (b->parties) b->parties = false, b->bound = who; /* "all parties": its own party is the body */
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

/* "Reiterates its demand that Eritrea withdraw", "Renews its call upon the parties to": the noun is what
   binds. */
static bool find_repeated_demand(const struct reading *r, const struct proposition *p, struct bond *b) {
  uint32_t first = tree_first_conjunct(r->tree, p->word), noun = word_at(r, first)->head;
  if (noun == NO_WORD || word_at(r, noun)->upos != UPOS_NOUN || word_at(r, noun)->head == NO_WORD)
    return false;
  if (!resolution_is_one(r) || p->class != PREDICATE_VERB) return false;
  if (!wording_is(r, "repeats", look_lemma(r, word_at(r, noun)->head))) return false;
  struct slice kind = word_class(r->patterns->obligations, "demands", look_lemma(r, noun));
  if (is_empty(kind)) return false;
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  TREE_EACH_CHILD(r->tree, noun, child) {
    struct slice preposition = tree_preposition(r->tree, r->arena, child);
    bool upon = slice_equals(preposition, "on") || slice_equals(preposition, "upon") ||
                slice_equals(preposition, "to");
    if (who == NO_WORD && upon && word_at(r, child)->relation == REL_NMOD) who = child;
  }
  b->binder = noun;
  b->negative = p->negated;
  b->agreement = r->own_agreement;
  b->modality = slice_equals(kind, "requested") ? REQUESTED : ASSERTED;
  return wording_binds(r, b, who) || p->passive;
}

bool wording_resolve(const struct reading *r, const struct proposition *p, struct bond *b) {
  if (find_repeated_demand(r, p, b)) return true;
  const struct proposition *verb = obligation_governor(r, p), *loose = obligation_loose_governor(r, p);
  if ((!verb || is_empty(resolve_kind(r, verb->lemma))) && loose) verb = loose;
  if (!verb) return false;
  if (r->own_agreement == NO_RECORD)
    return find_reported_resolve(r, p, verb, b) || find_own_call(r, p, verb, b);
  if (verb->class != PREDICATE_VERB && !is_said_of_body(r, verb->word)) return false;
  bool named = slice_equals(verb->lemma, "call") && slice_equals(word_at(r, verb->word)->xpos, "VBN");
  if (named) return false; /* "on the day called E-Day, on which the Assembly adopts it" */
  struct slice kind = resolve_kind(r, verb->lemma);
  if (is_empty(kind) || p->necessity == NECESSITY_MAY || is_bare_participle(r, p)) return false;
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  uint8_t upos = who == NO_WORD ? UPOS_ADV : word_at(r, who)->upos; /* "Calls once more upon" */
  bool nobody = upos == UPOS_ADV || upos == UPOS_ADJ;
  if (nobody && !verb->passive) who = obligation_asked(r, verb);
  b->deed = p;
  b->binder = verb->word;
  b->negative = p->negated;
  b->agreement = r->own_agreement;
  b->modality = slice_equals(kind, "requested") ? REQUESTED : ASSERTED;
  return wording_binds(r, b, who) || p->passive;
}

/* "Calls for", "Demands", "Requests": a wish whose object or "for" phrase is the deed. */
static bool demands_deed(const struct reading *r, const struct proposition *p,
                         const struct proposition *verb) {
  uint32_t first = tree_first_conjunct(r->tree, p->word);
  uint8_t relation = word_at(r, first)->relation;
  uint32_t marker = tree_child(r->tree, first, REL_CASE);
  bool object = relation == REL_OBJ && marker == NO_WORD;
  bool wished = relation == REL_OBL && marker != NO_WORD && slice_equals(look_lemma(r, marker), "for");
  bool requested = slice_equals(resolve_kind(r, verb->lemma), "requested");
  return (object || wished) && requested && (!verb->passive || wished);
}

/* Of whom it is asked: who does it, who leaves, or between whom fire is to cease. */
static uint32_t asked_for_deed(const struct reading *r, const struct proposition *p, const struct bond *b) {
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL), object = look_argument(p, SLOT_OBJECT, NULL);
  if (who != NO_WORD) return who;
  if (object != NO_WORD && slice_equals(obligation_act(r, b), "withdraw") && obligation_is_actor(r, object))
    return object;
  TREE_EACH_CHILD(r->tree, p->word, child) {
    struct slice preposition = tree_preposition(r->tree, r->arena, child);
    bool side = slice_equals(preposition, "between") || slice_equals(preposition, "by");
    if (side && obligation_is_actor(r, child)) return child;
  }
  return NO_WORD;
}

/* "Calls for the immediate release of all hostages", "The Council demanded a cease-fire between Iran and
 * Iraq" */
bool wording_demanded_deed(const struct reading *r, const struct proposition *p, struct bond *b) {
  uint32_t head = word_at(r, tree_first_conjunct(r->tree, p->word))->head;
  const struct proposition *verb = head == NO_WORD ? NULL : look_proposition(r, head);
  if (p->class != PREDICATE_NOUN || !p->noun.len || !verb || verb->class != PREDICATE_VERB) return false;
  if (verb->modality != ASSERTED || !demands_deed(r, p, verb)) return false;
  bool report = slice_equals(p->noun, "report") && verb->passive; /* "Ban is asked for a report by July" */
  bool known = wording_is(r, "acts of nouns", p->noun) || wording_is(r, "core acts", obligation_act(r, b));
  if ((!known && !report) || wording_is(r, "talks", p->noun)) return false;
  if (tree_child_lemma(r->tree, p->word, REL_ACL, "base") != NO_WORD) return false; /* what follows tells */
  b->agreement = r->own_agreement;
  if (r->own_agreement == NO_RECORD) {
    uint32_t subject = look_argument(verb, SLOT_SUBJECT, NULL);
    uint32_t told = NO_RECORD;
    bool of_text = report && obligation_standing(r, p->word, &told) >= STANDS_NEAR && told != NO_RECORD;
    if (!of_text && (subject == NO_WORD || !is_resolution_told(r, verb, subject))) return false;
    obligation_standing(r, p->word, &b->agreement);
    if (subject != NO_WORD && r->agreement_of_word[subject] != NO_RECORD)
      b->agreement = r->agreement_of_word[subject];
  } else if (!resolution_is_one(r))
    return false;
  uint32_t who = report ? look_argument(verb, SLOT_OBJECT, NULL) : asked_for_deed(r, p, b);
  b->parties = !wording_binds(r, b, who);
  b->binder = verb->word;
  b->modality = REQUESTED;
  bool fire = look_class(r, r->patterns->agreements, "forms", p->word).len > 0;
  if (fire) b->object = SLICE("fighting");
  return true;
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
bool wording_noun_item(const struct reading *r, const struct proposition *p, struct bond *b) {
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
bool wording_item(const struct reading *r, const struct proposition *p, struct bond *b) {
  const struct word *w = word_at(r, p->word);
  if (r->own_agreement == NO_RECORD || p->class != PREDICATE_VERB || p->modality == POSSIBLE) return false;
  const struct word *first = word_at(r, tree_first_conjunct(r->tree, p->word));
  if (first->relation != REL_ROOT && first->relation != REL_PARATAXIS && first->relation != REL_LIST)
    return false;
  if (wording_is_inverted(r, p)) return false; /* "should he conclude that" */
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
bool wording_performance(const struct reading *r, const struct proposition *p, struct bond *b) {
  bool main = word_at(r, p->word)->relation == REL_ROOT || word_at(r, p->word)->relation == REL_CONJ;
  if (r->own_agreement == NO_RECORD || p->class != PREDICATE_VERB || p->tense != TENSE_PRESENT || !main)
    return false;
  if (!wording_is(r, "performs", p->lemma) || p->negated || p->passive) return false;
  b->agreement = r->own_agreement;
  return wording_binds(r, b, look_argument(p, SLOT_SUBJECT, NULL));
}
