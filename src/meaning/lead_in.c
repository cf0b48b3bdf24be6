/* Lead-ins: what stands once before a list carries over to each of its items.

     The parties undertake to:            undertake(parties, clause: withdraw ...)
       (a) withdraw their forces;
     The Security Council,                urge(Security Council, ...)
       1. Urges the parties to ...;

   An item that is an infinitive or a that-clause is a clause of the lead-in's verb; one that is a verb
   without a subject takes the lead-in's subject. Lists stand in lists: a label of a kind that is open already
   goes on with that list, a new kind opens one below the paragraph before it. */
#include "meaning/labels.h"
#include "meaning/proposition_parts.h"

enum { LEVELS = 6 };

struct lead {
  uint32_t word; /* the verb that the items complete, or the noun that is their subject; NO_WORD: none */
  bool is_subject;
  uint32_t last_verb; /* the verb right before the colon, whose objects nouns are: "shall refrain from:" */
};

struct level {
  enum label_kind kind;
  struct lead lead;
};

struct outline {
  struct level at[LEVELS];
  uint32_t depth;
  struct lead base;       /* of the whole text: "The Security Council," */
  struct lead pending;    /* of the paragraph before, where it ends in a colon */
  struct lead unfinished; /* ... where it just ends: "The parties shall", before a label */
  char last_letter;       /* "(i)" behind "(h)" is a letter */
};

static const struct word *word_of(const struct finder *f, uint32_t word) { return tree_word(f->tree, word); }

static uint32_t root_of(const struct finder *f, const struct sentence *s) {
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++)
    if (word_of(f, w)->head == NO_WORD) return w;
  return NO_WORD;
}

static bool has_subject(const struct finder *f, uint32_t verb) {
  TREE_EACH_CHILD(f->tree, verb, child)
  if (relation_is_subject(word_of(f, child)->relation) || word_of(f, child)->relation == REL_CSUBJ)
    return true;
  return false;
}

/* ---- the lead-in ---- */

static bool is_bare_must(const struct word *w) {
  static const char *const modals[] = {"shall", "must", "will", "should"};
  for (size_t i = 0; i < sizeof modals / sizeof *modals; i++)
    if (slice_is_ignoring_case(w->lemma, slice_of(modals[i]))) return true;
  return false;
}

static bool has_must(const struct finder *f, uint32_t verb) {
  TREE_EACH_CHILD(f->tree, verb, child)
  if (word_of(f, child)->relation == REL_AUX && is_bare_must(word_of(f, child))) return true;
  return false;
}

/* Verbs that have what somebody is to do behind them. */
static bool opens_items(const struct finder *f, const struct proposition *p) {
  if (p->class != PREDICATE_VERB) return false;
  enum attitude attitude = predicates_attitude(f->predicates, p->lemma);
  if (attitude == ATTITUDE_REQUEST || attitude == ATTITUDE_PROMISE || attitude == ATTITUDE_MUST) return true;
  if (is_bare_must(word_of(f, p->word)) || has_must(f, p->word)) return true;
  return predicates_leads_list(f->predicates, p->lemma);
}

static char last_mark(const struct finder *f, const struct sentence *s) {
  struct slice text = slice_trim(slice_between(f->tree->analysis->text.at, s->span));
  return text.len ? text.at[text.len - 1] : 0;
}

/* "Each Party shall:", "urges both sides, in particular, to:" */
static struct lead lead_before_colon(const struct finder *f, const struct sentence *s) {
  struct lead lead = {NO_WORD, false, NO_WORD};
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++) {
    const struct proposition *p = proposition_of(f, w);
    bool follows =
        p && (slice_equals(p->lemma, "follow") || slice_equals(p->lemma, "include")) && lead.word != NO_WORD;
    if (p && opens_items(f, p) && !follows) lead.word = w;
    if (p && p->class == PREDICATE_VERB) lead.last_verb = w;
  }
  bool near = lead.last_verb != NO_WORD && lead.last_verb + 3 >= s->first_word + s->word_count;
  if (!near || lead.word == NO_WORD) lead.last_verb = NO_WORD;
  return lead;
}

/* "The Security Council,", "The Parties to the Conflict:": a paragraph that is nothing but those who act. */
static struct lead lead_of_actor(const struct finder *f, const struct sentence *s) {
  struct lead none = {NO_WORD, false, NO_WORD};
  uint32_t root = root_of(f, s);
  if (root == NO_WORD || s->word_count > 40) return none;
  uint8_t upos = word_of(f, root)->upos;
  if (upos != UPOS_PROPN && upos != UPOS_NOUN && upos != UPOS_PRON) return none;
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++)
    if (word_of(f, w)->upos == UPOS_VERB && tree_child(f->tree, w, REL_NSUBJ) != NO_WORD) return none;
  return (struct lead){root, true, NO_WORD};
}

/* ---- the items ---- */

static bool is_infinitive(const struct word *w) {
  return slice_equals(w->xpos, "VB") || word_has(w, "VerbForm=Inf") || word_has(w, "Mood=Imp");
}

static void take_subject(struct finder *f, struct proposition *item, uint32_t subject) {
  enum slot slot = item->passive ? SLOT_OBJECT : SLOT_SUBJECT;
  if (subject != NO_WORD && slot_is_empty(item, slot))
    proposition_add_argument(f, item, slot, (struct slice){"", 0}, subject, true);
}

static uint32_t subject_of_lead(const struct proposition *verb) {
  const struct argument *a = proposition_argument(verb, SLOT_SUBJECT, NULL);
  return a ? a->word : NO_WORD;
}

/* "shall refrain from: (a) attacks by air; (b) the laying of mines" */
static void join_noun(struct finder *f, uint32_t word, struct lead lead) {
  struct proposition *verb = proposition_of(f, lead.last_verb);
  uint8_t upos = word_of(f, word)->upos;
  bool noun = upos == UPOS_NOUN || upos == UPOS_PROPN;
  if (!verb || !noun || has_subject(f, word) || tree_child(f->tree, word, REL_CASE) != NO_WORD) return;
  struct slice preposition = {"", 0};
  for (uint32_t w = verb->word + 1; w < verb->word + 3 && w < f->tree->analysis->word_count; w++)
    if (word_of(f, w)->upos == UPOS_ADP || word_of(f, w)->upos == UPOS_SCONJ)
      preposition = lower_case(f->arena, word_of(f, w)->form);
  struct argument argument = {preposition.len ? SLOT_OBLIQUE : SLOT_OBJECT, preposition, word, true};
  ARENA_PUSH(f->arena, verb->arguments, verb->argument_count, verb->argument_capacity, argument);
}

static void join_item(struct finder *f, uint32_t word, struct lead lead) {
  if (!lead.is_subject && lead.last_verb != NO_WORD) join_noun(f, word, lead);
  struct proposition *item = proposition_of(f, word);
  const struct word *w = word_of(f, word);
  if (!item || lead.word == NO_WORD || item->class != PREDICATE_VERB) return;
  bool subject = has_subject(f, word);
  bool finite = slice_equals(w->xpos, "VBZ") || slice_equals(w->xpos, "VBP"),
       gerund = slice_equals(w->xpos, "VBG");
  struct proposition *verb = lead.is_subject ? NULL : proposition_of(f, lead.word);
  if (lead.is_subject || (verb && finite && !subject)) {
    bool bare =
        is_infinitive(w) && !tree_is_infinitive(f->tree, word); /* "To support the authorities" is a task */
    if (!subject && (finite || gerund || bare))
      take_subject(f, item, verb ? subject_of_lead(verb) : lead.word);
    return;
  }
  if (!verb) return;
  bool that = tree_child_lemma(f->tree, word, REL_MARK, "that") != NO_WORD;
  bool clause = subject ? that : is_infinitive(w) || gerund;
  if (!clause) return;
  proposition_add_argument(f, verb, SLOT_CLAUSE, subject ? SLICE("that") : SLICE("to"), word, true);
  f->lead_of[word] = (uint32_t)(verb - f->found->at);
}

/* ---- the outline ---- */

static struct lead lead_for(struct outline *o, enum label_kind kind) {
  for (uint32_t d = o->depth; d-- > 0;)
    if (o->at[d].kind == kind) {
      o->depth = d + 1;
      return o->pending.word != NO_WORD && kind == LABEL_NONE ? o->pending : o->at[d].lead;
    }
  struct lead lead = o->pending;
  if (lead.word == NO_WORD && kind != LABEL_NONE) lead = o->unfinished;
  if (lead.word == NO_WORD) lead = o->base;
  if (kind == LABEL_ARTICLE) o->depth = 0, lead = o->base;
  if (o->depth < LEVELS) o->at[o->depth++] = (struct level){kind, lead};
  return lead;
}

static enum label_kind kind_of(struct outline *o, struct slice text) {
  size_t length;
  enum label_kind kind = label_at(text, &length);
  char letter = kind == LABEL_LETTER || kind == LABEL_ROMAN ? text.at[text.at[0] == '('] : 0;
  bool next = kind == LABEL_ROMAN && o->last_letter && letter == o->last_letter + 1;
  if (next) kind = LABEL_LETTER;
  if (kind == LABEL_LETTER) o->last_letter = letter;
  return kind;
}

/* The sentence of the paragraph that is not its label alone. */
static const struct sentence *first_sentence(const struct finder *f, uint32_t *at) {
  const struct analysis *a = f->tree->analysis;
  uint32_t s = *at, paragraph = a->sentences[s].paragraph;
  struct slice text = slice_between(a->text.at, a->sentences[s].span);
  size_t length;
  bool alone = label_at(text, &length) == LABEL_NONE ? text.len <= 4 : length >= text.len;
  if (alone && s + 1 < a->sentence_count && a->sentences[s + 1].paragraph == paragraph) s++;
  *at = s;
  return &a->sentences[s];
}

static void read_paragraph(struct finder *f, struct outline *o, uint32_t first, uint32_t last) {
  const struct analysis *a = f->tree->analysis;
  enum label_kind kind = kind_of(o, slice_between(a->text.at, a->sentences[first].span));
  if (kind == LABEL_NONE && o->pending.word == NO_WORD && o->base.word == NO_WORD) o->depth = 0;
  uint32_t at = first;
  const struct sentence *s = first_sentence(f, &at);
  uint32_t root = root_of(f, s);
  bool listed = kind != LABEL_NONE || o->pending.word != NO_WORD || o->base.word != NO_WORD || o->depth;
  if (root != NO_WORD && listed) join_item(f, root, lead_for(o, kind));
  char mark = last_mark(f, &a->sentences[last]);
  struct lead none = {NO_WORD, false, NO_WORD};
  bool letter = (mark >= 'a' && mark <= 'z') || (mark >= 'A' && mark <= 'Z') || mark == '-';
  o->pending = mark == ':' ? lead_before_colon(f, &a->sentences[last]) : none;
  o->unfinished = letter ? lead_before_colon(f, &a->sentences[last]) : none;
  bool actor =
      first == last && (mark == ',' || mark == ':') && kind == LABEL_NONE && o->pending.word == NO_WORD;
  struct lead base = actor ? lead_of_actor(f, s) : none;
  if (base.word != NO_WORD) o->base = base, o->depth = 0;
}

void join_items(struct finder *f) {
  const struct analysis *a = f->tree->analysis;
  struct lead none = {NO_WORD, false, NO_WORD};
  struct outline o = {.base = none, .pending = none, .unfinished = none};
  f->lead_of = ARENA_ARRAY(f->arena, uint32_t, a->word_count);
  for (uint32_t w = 0; w < a->word_count; w++) f->lead_of[w] = NO_PROPOSITION;
  for (uint32_t s = 0; s < a->sentence_count;) {
    uint32_t last = s;
    while (last + 1 < a->sentence_count && !labels_open(a, last + 1)) last++;
    read_paragraph(f, &o, s, last);
    s = last + 1;
  }
}
