/* The wordings:
     must       "foreign fighters had to quit the country within three months" beside an agreement
     commits    "Thailand undertakes to release the prisoners"; without an agreement it is a promise
     announces  "said it would respect the truce"
     resolves   "Calls upon both parties to ...", of a resolution or a joint text
     lists      "To refrain from ...", "That zones be established", in an agreement's own text
     given      "Russia has seven days to dismantle", "gave the diplomats 72 hours to leave"
     deadline   "ignored a Monday deadline to quit the zone"
     breaks     "violated the ceasefire", "failed to honour the deal" */
#include "record/obligation_wording.h"

/* ---- the agreement it stands under ---- */

static uint32_t agreement_in_sentence(const struct reading *r, uint32_t sentence) {
  const struct sentence *s = &r->analysis->sentences[sentence];
  uint32_t last = NO_RECORD;
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++)
    if (r->agreement_of_word[w] != NO_RECORD) last = r->agreement_of_word[w];
  return last;
}

/* In the sentence, or not far before it; an agreement's own text is under it throughout. */
static uint32_t agreement_near(const struct reading *r, uint32_t word) {
  uint32_t sentence = word_at(r, word)->sentence;
  for (uint32_t back = 0; back < 8 && back <= sentence; back++) {
    uint32_t found = agreement_in_sentence(r, sentence - back);
    if (found != NO_RECORD) return found;
  }
  return r->own_agreement;
}

/* "Under the accord", "according to a truce", "the deal obliges", "had agreed to": the sentence itself names
 * it. */
static bool is_under_agreement(const struct reading *r, const struct proposition *p, uint32_t *agreement) {
  *agreement = agreement_near(r, p->word);
  return *agreement != NO_RECORD;
}

/* ---- helpers ---- */

static bool is_actor(const struct reading *r, uint32_t word) {
  return word != NO_WORD && look_known_actors(r, word).count > 0;
}

/* Whoever stands where the subject stands; of a passive whoever is named with "by". */
static uint32_t who_must(const struct proposition *p) { return look_argument(p, SLOT_SUBJECT, NULL); }

static bool is_speech(const struct proposition *p) { return p->speaker_count > 0; }

/* "by August 27", "within ten days": a time that limits. */
static bool has_limit(const struct reading *r, const struct proposition *p) {
  const struct time_expression *date = time_of(r->times, p->word), *term = term_of(r->times, p->word);
  return (date && (date->relation == TIME_BY || date->relation == TIME_BEFORE)) ||
         (term && term->relation == TIME_WITHIN);
}

static bool find_must(const struct reading *r, const struct proposition *p, struct bond *f) {
  bool timed = term_of(r->times, p->word) || time_of(r->times, p->word);
  bool bound = (p->necessity == NECESSITY_MUST || (p->necessity == NECESSITY_SHOULD && timed)) &&
               p->class != PREDICATE_NOUN;
  bool future = p->tense == TENSE_FUTURE && p->class == PREDICATE_VERB &&
                (r->own_agreement != NO_RECORD || has_limit(r, p));
  if ((!bound && !future) || p->conditional || p->predicted) return false;
  if (is_speech(p) && r->own_agreement == NO_RECORD) return false;
  if (p->modality == POSSIBLE || (p->modality == REQUESTED && p->necessity != NECESSITY_SHOULD)) return false;
  f->bound = who_must(p);
  bool dated = term_of(r->times, p->word) || time_of(r->times, p->word);
  bool alone = has_limit(r, p) && is_actor(r, f->bound) && look_known_actors(r, f->bound).at[0].id.len;
  if (!is_under_agreement(r, p, &f->agreement) && !alone) return false;
  f->deed = p;
  f->modality = ASSERTED;
  if (f->bound != NO_WORD && !is_actor(r, f->bound) && !p->passive) return false;
  if (f->bound != NO_WORD && !is_actor(r, f->bound)) f->bound = NO_WORD;
  f->parties = f->bound == NO_WORD;
  bool aside =
      p->embedding == EMBEDDED_RELATIVE; /* "the elections which are to be held" says what they are */
  return !(aside && f->bound == NO_WORD && !dated);
}

static const struct proposition *clause_of(const struct reading *r, const struct proposition *p) {
  uint32_t clause = look_argument(p, SLOT_CLAUSE, NULL);
  return clause == NO_WORD ? NULL : look_proposition(r, clause);
}

/* Each verb of "undertakes to halt X and to withdraw Y" is a deed of its own; this is called for each. */
static const struct proposition *governing(const struct reading *r, const struct proposition *deed) {
  if (deed->embedding != EMBEDDED_CLAUSE || deed->parent == NO_PROPOSITION) return NULL;
  return &r->propositions->at[deed->parent];
}

static bool find_commitment(const struct reading *r, const struct proposition *p, struct bond *f) {
  const struct proposition *verb = governing(r, p);
  if (!verb || !word_in(r->patterns->obligations, "commits", verb->lemma)) return false;
  if (verb->modality == REQUESTED || verb->modality == POSSIBLE || verb->conditional) return false;
  uint32_t subject = look_argument(verb, SLOT_SUBJECT, NULL);
  bool noun = r->agreement_of_word[verb->word] != NO_RECORD; /* "a deal to withdraw": its parties are bound */
  if (!noun && !is_actor(r, subject)) return false;
  f->deed = p;
  f->bound = noun ? NO_WORD : subject;
  f->parties = noun;
  uint32_t own = proposition_argument(p, SLOT_SUBJECT, NULL) ? look_argument(p, SLOT_SUBJECT, NULL) : NO_WORD;
  bool of_others =
      word_at(r, p->word)->relation == REL_CCOMP && own != NO_WORD && word_at(r, own)->upos != UPOS_PRON;
  if (of_others && p->class == PREDICATE_ADJECTIVE) f->object = look_phrase(r, own);
  uint32_t sentence = word_at(r, p->word)->sentence;
  bool before = sentence &&
                r->analysis->sentences[sentence].paragraph == r->analysis->sentences[sentence - 1].paragraph;
  bool binding = slice_equals(verb->lemma, "undertake") || slice_equals(verb->lemma, "commit") ||
                 slice_equals(verb->lemma, "agree");
  bool textual = agreement_in_sentence(r, sentence) != NO_RECORD || r->own_agreement != NO_RECORD ||
                 (binding && before && agreement_in_sentence(r, sentence - 1) != NO_RECORD);
  f->agreement = textual ? agreement_near(r, p->word) : NO_RECORD;
  f->modality = verb->modality == DENIED ? DENIED : textual ? ASSERTED : PROMISED;
  return true;
}

/* "said it would respect the truce": what somebody says that he will do is a promise. */
/* "both sides are bound by it to stop fighting", "the deal obliges the rebels to disarm" */
static bool find_binding(const struct reading *r, const struct proposition *p, struct bond *b) {
  const struct proposition *verb = governing(r, p);
  if (!verb || !word_in(r->patterns->obligations, "binds", verb->lemma) || verb->modality != ASSERTED ||
      p->speaker_count)
    return false;
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  if (!is_actor(r, who) || slice_equals(verb->lemma, "allow")) return false;
  *b = (struct bond){.deed = p,
                     .bound = who,
                     .agreement = agreement_near(r, p->word),
                     .modality = ASSERTED,
                     .term_word = NO_WORD};
  return b->agreement != NO_RECORD || slice_equals(verb->lemma, "bind") ||
         slice_equals(verb->lemma, "oblige");
}

static bool find_announcement(const struct reading *r, const struct proposition *p, struct bond *f) {
  const struct proposition *verb = governing(r, p);
  if (!verb || p->tense != TENSE_FUTURE || p->passive || p->negated || p->predicted || p->conditional)
    return false;
  if (!slice_equals(verb->lemma, "say") && !slice_equals(verb->lemma, "announce") &&
      !slice_equals(verb->lemma, "declare"))
    return false;
  uint32_t speaker = look_argument(verb, SLOT_SUBJECT, NULL), doer = look_argument(p, SLOT_SUBJECT, NULL);
  if (!is_actor(r, speaker) || doer == NO_WORD || !word_in(r->patterns->obligations, "acts", p->lemma))
    return false;
  bool pronoun = word_at(r, doer)->upos == UPOS_PRON;
  struct actors a = look_known_actors(r, speaker), b = look_known_actors(r, doer);
  bool same = a.count && b.count && slice_is(a.at[0].id, b.at[0].id) && a.at[0].id.len;
  if (!pronoun && !same) return false;
  *f = (struct bond){.deed = p,
                     .bound = pronoun ? speaker : doer,
                     .agreement = agreement_in_sentence(r, word_at(r, p->word)->sentence),
                     .modality = PROMISED,
                     .term_word = NO_WORD};
  return true;
}

static bool find_resolve(const struct reading *r, const struct proposition *p, struct bond *f) {
  const struct proposition *verb = governing(r, p);
  if (!verb || r->own_agreement == NO_RECORD || verb->class != PREDICATE_VERB) return false;
  struct slice kind = word_class(r->patterns->obligations, "resolves", verb->lemma);
  if (is_empty(kind) || p->necessity == NECESSITY_MAY) return false;
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  f->deed = p;
  f->bound = is_actor(r, who) ? who : NO_WORD;
  f->agreement = r->own_agreement;
  f->modality = slice_equals(kind, "requested") ? REQUESTED : ASSERTED;
  return f->bound != NO_WORD || p->passive;
}

static uint32_t timed_object(const struct reading *r, const struct proposition *verb) {
  for (uint32_t i = 0; i < verb->argument_count; i++)
    if ((verb->arguments[i].slot == SLOT_OBJECT ||
         (verb->arguments[i].slot == SLOT_OBLIQUE && is_empty(verb->arguments[i].preposition))) &&
        time_at(r->times, verb->arguments[i].word))
      return verb->arguments[i].word;
  return NO_WORD;
}

/* "has seven days to dismantle", "gave four diplomats 72 hours to leave": a length of time with an
 * infinitive. */
static bool find_given_time(const struct reading *r, const struct proposition *p, struct bond *f) {
  uint32_t head = word_at(r, p->word)->head;
  if (head == NO_WORD || p->class != PREDICATE_VERB || p->speaker_count) return false;
  const struct proposition *verb = look_proposition(r, head);
  uint32_t time = head;
  if (verb)
    time = timed_object(r, verb);
  else {
    uint32_t above = word_at(r, head)->head;
    verb = above == NO_WORD ? NULL : look_proposition(r, above);
  }
  const struct time_expression *t = time == NO_WORD ? NULL : time_at(r->times, time);
  if (!verb || !t || t->kind != TIME_DURATION || verb->modality != ASSERTED ||
      !tree_is_infinitive(r->tree, p->word))
    return false;
  bool has = slice_equals(verb->lemma, "have");
  if (!has && !slice_equals(verb->lemma, "give")) return false;
  uint32_t who = look_argument(verb, has ? SLOT_SUBJECT : SLOT_RECIPIENT, NULL);
  if (!has && who == NO_WORD) who = look_argument(verb, SLOT_OBJECT, NULL);
  if (!is_actor(r, who) || who == time) return false;
  *f = (struct bond){.deed = p,
                     .bound = who,
                     .agreement = agreement_near(r, p->word),
                     .modality = ASSERTED,
                     .given = true,
                     .term_word = time};
  return true;
}

/* "a Monday deadline to quit the zone" */
static bool find_deadline(const struct reading *r, const struct proposition *p, struct bond *f) {
  uint32_t head = word_at(r, p->word)->head;
  if (head == NO_WORD || !word_in(r->patterns->obligations, "deadlines", look_lemma(r, head))) return false;
  const struct word *w = word_at(r, p->word);
  if (w->relation != REL_ACL && w->relation != REL_NMOD && w->relation != REL_ADVCL) return false;
  if (p->class == PREDICATE_VERB && !tree_is_infinitive(r->tree, p->word))
    return false; /* "a deadline set by the court" */
  *f = (struct bond){.deed = p,
                     .bound = who_must(p),
                     .agreement = agreement_near(r, p->word),
                     .modality = ASSERTED,
                     .term_word = NO_WORD};
  TREE_EACH_CHILD(r->tree, head, child) /* "a deadline for the rebels to leave" */
  if (!is_actor(r, f->bound) && slice_equals(tree_preposition(r->tree, r->arena, child), "for") &&
      is_actor(r, child))
    f->bound = child;
  if (!is_actor(r, f->bound)) {
    uint32_t above = word_at(r, head)->head;
    const struct proposition *verb = above == NO_WORD ? NULL : look_proposition(r, above);
    f->bound = verb ? look_argument(verb, SLOT_SUBJECT, NULL) : NO_WORD;
  }
  TREE_EACH_CHILD(r->tree, head, child) if (time_at(r->times, child)) f->term_word = child;
  return is_actor(r, f->bound);
}

/* "had to" alone, "be": predicates that carry no deed of their own. */
static bool is_deed(const struct reading *r, const struct proposition *p) {
  const struct proposition *clause = clause_of(r, p);
  bool commits = clause && (word_in(r->patterns->obligations, "commits", p->lemma) ||
                            word_in(r->patterns->obligations, "resolves", p->lemma));
  if (word_in(r->patterns->obligations, "no deeds", p->lemma)) return false;
  bool state = p->class == PREDICATE_ADJECTIVE; /* "must be gone" */
  return (!state || word_in(r->patterns->obligations, "acts", p->lemma)) && !commits;
}

/* Deeds to an agreement itself: breaking it, or being asked to keep it. */
static bool find_breach(const struct reading *r, const struct proposition *p, struct bond *b) {
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  if (object == NO_WORD) object = look_argument(p, SLOT_OBLIQUE, "by");
  if (object == NO_WORD || r->agreement_of_word[object] == NO_RECORD || p->speaker_count) return false;
  bool breaks = slice_equals(word_class(r->patterns->obligations, "outcomes", p->lemma), "breached") &&
                p->modality == ASSERTED;
  bool keeps = slice_equals(word_class(r->patterns->obligations, "acts", p->lemma), "respect");
  bool fails = keeps && p->modality == DENIED, asked = keeps && p->modality == REQUESTED;
  if (!breaks && !fails && !asked) return false;
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  *b = (struct bond){.deed = p,
                     .bound = is_actor(r, who) ? who : NO_WORD,
                     .agreement = r->agreement_of_word[object],
                     .modality = asked ? REQUESTED : ASSERTED,
                     .term_word = NO_WORD,
                     .act = SLICE("respect"),
                     .object = look_phrase(r, object)};
  b->parties = b->bound == NO_WORD;
  if (!asked) b->status = SLICE("breached");
  return true;
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
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  *b = (struct bond){.deed = p,
                     .bound = is_actor(r, who) ? who : NO_WORD,
                     .agreement = r->own_agreement,
                     .modality = ASSERTED,
                     .term_word = NO_WORD};
  b->parties = b->bound == NO_WORD;
  return true;
}

typedef bool wording(const struct reading *, const struct proposition *, struct bond *);

/* A title repeats what the report tells. */
static bool in_title(const struct reading *r, uint32_t word) {
  return r->document->title.len && r->own_agreement == NO_RECORD &&
         r->analysis->sentences[word_at(r, word)->sentence].paragraph == 0;
}

bool obligation_find(const struct reading *r, const struct proposition *p, struct bond *bond) {
  if (in_title(r, p->word)) return false;
  static wording *const wordings[] = {find_breach,     find_deadline, find_given_time,
                                      find_commitment, find_binding,  find_announcement,
                                      find_resolve,    find_must,     find_item};
  for (size_t k = 0; k < sizeof wordings / sizeof *wordings; k++) {
    *bond = (struct bond){.bound = NO_WORD, .agreement = NO_RECORD, .term_word = NO_WORD};
    if (is_deed(r, p) && wordings[k](r, p, bond)) return true;
  }
  return false;
}
