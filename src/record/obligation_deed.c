/* What is to be done, to what, and where. */
#include "record/obligation_parts.h"

static struct slice nothing(void) { return (struct slice){"", 0}; }

static struct slice obligations_class(const struct reading *r, const char *section, struct slice word) {
  return word_class(r->patterns->obligations, section, word);
}

/* ---- act ---- */

/* "take place", "lay down arms" are looked up before "take" and "lay down". */
static struct slice act_of_phrase(const struct reading *r, const struct proposition *p) {
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  if (object == NO_WORD || p->passive) return nothing();
  struct slice phrase =
      arena_print(r->arena, "%.*s %.*s", SLICE_ARGS(p->lemma), SLICE_ARGS(look_lemma(r, object)));
  return obligations_class(r, "acts", phrase);
}

/* "hand over 840 weapons": the particle may hang on the object. */
static struct slice act_with_next_word(const struct reading *r, const struct proposition *p) {
  uint32_t next = p->word + 1;
  TREE_EACH_CHILD(r->tree, p->word, child) { /* "send forces back" */
    if (word_at(r, child)->relation != REL_ADVMOD && word_at(r, child)->relation != REL_COMPOUND_PRT)
      continue;
    struct slice act = obligations_class(
        r, "acts",
        arena_print(r->arena, "%.*s %.*s", SLICE_ARGS(p->lemma), SLICE_ARGS(look_lemma(r, child))));
    if (act.len) return act;
  }
  if (p->class == PREDICATE_NOUN || next >= r->analysis->word_count) return nothing();
  if (word_at(r, next)->sentence != word_at(r, p->word)->sentence) return nothing();
  return obligations_class(
      r, "acts", arena_print(r->arena, "%.*s %.*s", SLICE_ARGS(p->lemma), SLICE_ARGS(look_lemma(r, next))));
}

/* "dispose of their weapons", "adhere to the truce" */
static struct slice act_with_preposition(const struct reading *r, const struct proposition *p) {
  for (uint32_t i = 0; i < p->argument_count; i++) { /* "set at liberty", "put beyond use" */
    const struct argument *a = &p->arguments[i];
    if (a->slot != SLOT_OBLIQUE || !a->preposition.len) continue;
    struct slice act =
        obligations_class(r, "acts",
                          arena_print(r->arena, "%.*s %.*s %.*s", SLICE_ARGS(p->lemma),
                                      SLICE_ARGS(a->preposition), SLICE_ARGS(look_lemma(r, a->word))));
    if (act.len) return act;
  }
  for (uint32_t i = 0; i < p->argument_count; i++) {
    const struct argument *a = &p->arguments[i];
    if (a->slot != SLOT_OBLIQUE || !a->preposition.len || time_at(r->times, a->word)) continue;
    struct slice act = obligations_class(
        r, "acts", arena_print(r->arena, "%.*s %.*s", SLICE_ARGS(p->lemma), SLICE_ARGS(a->preposition)));
    if (act.len) return act;
  }
  return nothing();
}

/* "be gone", "be back in barracks", "be in place": the state that must be reached says the act. */
static struct slice act_of_state(const struct reading *r, const struct proposition *p) {
  struct slice lemma = look_lemma(r, p->word);
  struct slice preposition = tree_preposition(r->tree, r->arena, p->word);
  if (preposition.len) {
    struct slice act = obligations_class(
        r, "states", arena_print(r->arena, "%.*s %.*s", SLICE_ARGS(preposition), SLICE_ARGS(lemma)));
    if (!act.len) act = obligations_class(r, "states", preposition); /* "be out of the town" */
    if (act.len) return act;
  }
  struct slice act = obligations_class(r, "states", lower_case(r->arena, word_at(r, p->word)->form));
  return act.len ? act : obligations_class(r, "states", lemma);
}

/* "The transfer of sovereignty shall take place by then" */
static bool takes_place(const struct reading *r, const struct proposition *p) {
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  if (slice_equals(p->lemma, "occur")) return true;
  bool begins = word_in(r->patterns->obligations, "begins", p->lemma); /* "The withdrawal must begin by" */
  if (begins && object == NO_WORD && p->class == PREDICATE_VERB && !p->passive) return true;
  return slice_equals(p->lemma, "take") && object != NO_WORD && slice_equals(look_lemma(r, object), "place");
}

/* "its withdrawal would be complete in July": what is to be complete is the deed. */
static const struct proposition *deed_completed(const struct reading *r, const struct proposition *p) {
  bool completes = word_in(r->patterns->obligations, "completes", p->lemma) || takes_place(r, p);
  bool object =
      p->class == PREDICATE_VERB && look_argument(p, SLOT_OBJECT, NULL) != NO_WORD && !takes_place(r, p);
  uint32_t what = look_argument(p, object ? SLOT_OBJECT : SLOT_SUBJECT, NULL);
  const struct proposition *deed = completes ? look_proposition(r, what) : NULL;
  if (!deed || deed->class != PREDICATE_NOUN) return NULL;
  bool active =
      p->class == PREDICATE_VERB && !p->passive && !takes_place(r, p); /* "shall complete the enrolment" */
  struct slice act = obligations_class(r, "acts of nouns", deed->noun);
  if (is_empty(act)) act = obligations_class(r, "acts", deed->lemma);
  return !active || obligations_class(r, "core acts", act).len ? deed : NULL;
}

/* "ensure the discontinuance of operations", "carry out the withdrawal": the noun is the deed. */
static const struct proposition *deed_brought_about(const struct reading *r, const struct proposition *p) {
  bool does = word_in(r->patterns->obligations, "does", p->lemma);
  if (!does && !word_in(r->patterns->obligations, "brings about", p->lemma)) return NULL;
  const struct proposition *noun = look_proposition(r, look_argument(p, SLOT_OBJECT, NULL));
  if (!noun || noun->class != PREDICATE_NOUN) return NULL;
  struct slice act = obligations_class(r, "acts of nouns", noun->noun);
  if (is_empty(act)) act = obligations_class(r, "acts", noun->lemma);
  return act.len && (does || obligations_class(r, "core acts", act).len) ? noun : NULL;
}

/* "cleared of tanks": what is taken out of a place. */
static uint32_t what_is_cleared(const struct reading *r, const struct proposition *p) {
  return word_in(r->patterns->obligations, "clears", p->lemma) ? look_argument(p, SLOT_OBLIQUE, "of")
                                                               : NO_WORD;
}

static bool are_forces(const struct reading *r, uint32_t word) {
  return word != NO_WORD && look_class(r, r->patterns->forces, "category", word).len > 0;
}

/* "forces will move to their own side", "cut its troops" */
static bool moves_forces(const struct reading *r, const struct proposition *p) {
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL), subject = look_argument(p, SLOT_SUBJECT, NULL);
  uint32_t who = object != NO_WORD ? object : subject;
  struct slice noun = who == NO_WORD ? (struct slice){"", 0} : look_lemma(r, who);
  if (slice_equals(p->lemma, "go") && look_argument(p, SLOT_CLAUSE, NULL) != NO_WORD)
    return false; /* "go on fighting" */
  if (look_argument(p, SLOT_OBLIQUE, "into") != NO_WORD && slice_equals(p->lemma, "take"))
    return false; /* "will be taken into the army" */
  return (are_forces(r, who) || obligations_class(r, "acts by object", noun).len) &&
         word_in(r->patterns->obligations, "moves", p->lemma);
}

/* "will be gone by May", "half of them will have gone" */
static bool is_gone(const struct reading *r, const struct proposition *p) {
  return p->class == PREDICATE_VERB && slice_is_ignoring_case(word_at(r, p->word)->form, SLICE("gone")) &&
         look_argument(p, SLOT_OBJECT, NULL) == NO_WORD && look_argument(p, SLOT_CLAUSE, NULL) == NO_WORD;
}

/* "observe the ceasefire" is to keep it, "observe the withdrawal" to watch it. */
static bool is_kept(const struct reading *r, uint32_t object) {
  if (object == NO_WORD) return false;
  return r->agreement_of_word[object] != NO_RECORD ||
         look_class(r, r->patterns->agreements, "forms", object).len ||
         obligations_class(r, "what is kept", look_lemma(r, object)).len;
}

static struct slice act_of(const struct reading *r, const struct proposition *p) {
  const struct proposition *completed = deed_completed(r, p);
  if (!completed) completed = deed_brought_about(r, p);
  if (completed) p = completed;
  if (what_is_cleared(r, p) != NO_WORD || moves_forces(r, p) || is_gone(r, p)) return SLICE("withdraw");
  uint32_t given_up = slice_equals(p->lemma, "give up") ? look_argument(p, SLOT_OBJECT, NULL) : NO_WORD;
  if (given_up != NO_WORD) /* bases are left, weapons handed over */
    return obligations_class(r, "places", look_lemma(r, given_up)).len ? SLICE("withdraw")
                                                                       : SLICE("hand over");
  if (slice_equals(p->lemma, "observe") && !is_kept(r, look_argument(p, SLOT_OBJECT, NULL))) return p->lemma;
  struct slice act = act_of_phrase(r, p);
  if (is_empty(act)) act = act_with_next_word(r, p);
  if (is_empty(act)) act = act_with_preposition(r, p);
  if (is_empty(act) && p->class != PREDICATE_VERB) act = act_of_state(r, p);
  if (!is_empty(act)) return act;
  if (p->noun.len) act = obligations_class(r, "acts of nouns", p->noun);
  if (is_empty(act)) act = obligations_class(r, "acts", p->lemma);
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  bool body = object != NO_WORD && word_in(r->patterns->obligations, "forms bodies", p->lemma) &&
              slice_equals(obligations_class(r, "acts of nouns", look_lemma(r, object)), "form") &&
              !word_in(r->patterns->obligations, "places", look_lemma(r, object)); /* zones */
  if (body) return SLICE("form"); /* "An interim authority is to be established" */
  if (is_empty(act)) return p->lemma;
  bool rests = slice_equals(act, "halt") && object != NO_WORD && !p->noun.len &&
               (slice_equals(p->lemma, "suspend") || slice_equals(p->lemma, "freeze")) &&
               !word_in(r->patterns->agreements, "fire", look_lemma(r, object)) &&
               !word_in(r->patterns->obligations, "operations", look_lemma(r, object));
  if (rests) return SLICE("suspend"); /* "suspend the arrest warrants" */
  if (object != NO_WORD && slice_equals(act, "halt")) {
    struct slice other = obligations_class(r, "acts by object", look_lemma(r, object));
    if (!is_empty(other)) return other;
  }
  return act;
}

struct slice obligation_act(const struct reading *r, const struct bond *b) {
  if (!is_empty(b->act)) return b->act;
  return b->negative ? SLICE("refrain") : act_of(r, b->deed);
}

bool obligation_done_to_bound(const struct reading *r, struct slice act) {
  return word_in(r->patterns->obligations, "done to the bound", act);
}

bool obligation_are_fighters(const struct reading *r, uint32_t word) {
  if (word_in(r->patterns->obligations, "things", look_lemma(r, word))) return false;
  struct slice category = look_class(r, r->patterns->forces, "category", word);
  return slice_equals(category, "troops") || slice_equals(category, "fighters") ||
         slice_equals(category, "mercenaries") || slice_equals(category, "militia");
}

/* ---- object ---- */

static bool is_any(struct slice word, const char *const *all, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (slice_is_ignoring_case(word, slice_of(all[i]))) return true;
  return false;
}

/* Prepositions that say where, when or by what right, and no longer what. */
static bool leads_away(const struct reading *r, uint32_t word) {
  static const char *const all[] = {"within", "under",    "according", "pursuant", "during",
                                    "until",  "till",     "by",        "before",   "after",
                                    "since",  "through",  "while",     "when",     "unless",
                                    "if",     "provided", "as",        "starting", "beginning"};
  return is_any(word_at(r, word)->form, all, sizeof all / sizeof *all);
}

/* Prepositions of places: "from the zone", where what follows is one. */
static bool leads_to_place(const struct reading *r, uint32_t word) {
  static const char *const all[] = {"in",     "from",   "at",     "near",       "around", "between",
                                    "inside", "across", "along",  "throughout", "into",   "outside",
                                    "off",    "behind", "beyond", "to"};
  if (!is_any(word_at(r, word)->form, all, sizeof all / sizeof *all)) return false;
  uint32_t noun = word_at(r, word)->head;
  if (noun == NO_WORD || noun <= word) return false;
  return !is_empty(look_place(r, noun).text) ||
         word_in(r->patterns->obligations, "places", look_lemma(r, noun)) ||
         slice_equals(look_lemma(r, word), "between");
}

static bool ends_phrase(const struct reading *r, uint32_t w) {
  const struct word *word = word_at(r, w);
  if (time_at(r->times, w) && word->upos != UPOS_NUM) return true;
  if (time_at(r->times, w) && time_at(r->times, w)->first_word == w) return true;
  bool marker = word->upos == UPOS_ADP || word->upos == UPOS_SCONJ;
  if (marker && (leads_away(r, w) || leads_to_place(r, w))) return true;
  if (word->upos == UPOS_PUNCT) {
    char c = word->form.len ? word->form.at[0] : ';';
    return c == ';' || c == ':' || c == '(' || c == '[' || (word->form.len > 1 && c != '"');
  }
  return word_has(word, "PronType=Rel") || slice_equals(word->xpos, "WDT") || slice_equals(word->xpos, "WP");
}

/* ", which ...", ", and to open ...": a comma or "and" that goes on with something else. */
static bool goes_on_elsewhere(const struct reading *r, uint32_t w, uint32_t last) {
  const struct word *word = word_at(r, w);
  bool joint = word->upos == UPOS_CCONJ || slice_equals(word->form, ",");
  if (!joint || w + 1 > last) return joint;
  const struct word *next = word_at(r, w + 1);
  if (slice_equals(word->form, ",") && next->upos == UPOS_CCONJ) return goes_on_elsewhere(r, w + 1, last);
  bool nominal = next->upos == UPOS_NOUN || next->upos == UPOS_PROPN || next->upos == UPOS_DET ||
                 next->upos == UPOS_ADJ || next->upos == UPOS_NUM ||
                 (next->upos == UPOS_PRON && !word_has(next, "PronType=Rel"));
  return !nominal || ends_phrase(r, w + 1);
}

/* "hand [the JMC] maps", "hand [each other] maps": whom it is given to is not what is given. */
static uint32_t behind_receiver(const struct reading *r, uint32_t first, uint32_t word) {
  uint32_t verb = word_at(r, word)->head;
  bool gives = verb != NO_WORD && verb < first && obligations_class(r, "gives to", look_lemma(r, verb)).len;
  for (uint32_t w = first + 1; gives && w < word && w < first + 4; w++) {
    const struct word *receiver = word_at(r, w);
    bool other = slice_equals(look_lemma(r, w), "other") && slice_equals(look_lemma(r, w - 1), "each");
    bool body = receiver->relation == REL_COMPOUND && receiver->head == word && receiver->form.len > 1 &&
                receiver->form.at[0] >= 'A' && receiver->form.at[0] <= 'Z' &&
                word_at(r, first)->upos == UPOS_DET && word_has(word_at(r, word), "Number=Plur");
    if (other || body) return w + 1;
  }
  return first;
}

/* Particles that the parser hung on the object: "hand (over 840 weapons)". */
static uint32_t first_of_phrase(const struct reading *r, uint32_t word) {
  uint32_t first = word;
  TREE_EACH_CHILD(r->tree, word, child) {
    uint8_t relation = word_at(r, child)->relation;
    bool inside = relation == REL_DET || relation == REL_AMOD || relation == REL_COMPOUND ||
                  relation == REL_NUMMOD || relation == REL_NMOD_POSS || relation == REL_FLAT ||
                  relation == REL_DET_PREDET || (relation == REL_ADVMOD && child + 1 != word);
    if (inside && child < first) first = child;
  }
  /* what modifies the modifier: "at least 200 observers", "up to 5,000" */
  for (int n = 0; n < 4; n++) {
    bool moved = false;
    for (uint32_t w = first;
         w-- > 0 && w + 4 > first && word_at(r, w)->sentence == word_at(r, word)->sentence;) {
      uint32_t head = word_at(r, w)->head;
      uint8_t relation = word_at(r, w)->relation;
      if (head < first || head > word || head == word) continue;
      if (relation == REL_PUNCT || relation == REL_CASE) continue;
      first = w, moved = true;
      break;
    }
    if (!moved) break;
  }
  if (first < word && obligations_class(r, "particles", look_lemma(r, first)).len) first++;
  return behind_receiver(r, first, word);
}

struct slice obligation_without_number(struct slice text) {
  size_t end = 0;
  while (end < text.len && ((text.at[end] >= '0' && text.at[end] <= '9') || text.at[end] == '.')) end++;
  bool number = end > 1 && end + 1 < text.len && text.at[end] == ' ' && memchr(text.at, '.', end);
  bool title = number && text.at[end + 1] >= 'A' && text.at[end + 1] <= 'Z';
  return title ? slice_trim((struct slice){text.at + end, text.len - end}) : text;
}

enum { PHRASE_WORDS = 24 };

/* Within "arrested since 17 December", "called up in May": a participle keeps what tells of it. */
static bool is_in_participle(const struct reading *r, uint32_t head, uint32_t w) {
  TREE_EACH_CHILD(r->tree, head, child) {
    bool participle = word_at(r, child)->relation == REL_ACL && slice_equals(word_at(r, child)->xpos, "VBN");
    if (participle && child > head && child < w && tree_dominates(r->tree, child, w)) return true;
  }
  return false;
}

struct slice obligation_phrase(const struct reading *r, uint32_t word) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, word)->sentence];
  uint32_t first = first_of_phrase(r, word), last = word, limit = s->first_word + s->word_count;
  for (uint32_t w = word + 1; w < limit && w < word + PHRASE_WORDS; w++) {
    if (!tree_dominates(r->tree, word, w)) break;
    if (ends_phrase(r, w) && (word_at(r, w)->upos == UPOS_PUNCT || !is_in_participle(r, word, w))) break;
    if (goes_on_elsewhere(r, w, limit - 1)) break;
    uint8_t relation = word_at(r, w)->relation;
    if (relation == REL_PARATAXIS || relation == REL_ADVCL) break;
    if (word_at(r, w)->upos != UPOS_PUNCT && word_at(r, w)->upos != UPOS_ADP &&
        word_at(r, w)->upos != UPOS_CCONJ && word_at(r, w)->upos != UPOS_DET &&
        word_at(r, w)->upos != UPOS_PART)
      last = w;
  }
  struct span span = {word_at(r, first)->span.start, word_at(r, last)->span.end};
  return obligation_without_number(slice_trim(slice_between(r->analysis->text.at, span)));
}

/* ", and the rebels may stay": a clause beside the verb's own, with its own subject. */
static bool opens_other_clause(const struct reading *r, uint32_t verb, uint32_t w) {
  TREE_EACH_CHILD(r->tree, verb, child) {
    if (word_at(r, child)->relation != REL_CONJ || child < w) continue;
    uint32_t joint = tree_child(r->tree, child, REL_CC);
    bool other = tree_child(r->tree, child, REL_NSUBJ) != NO_WORD ||
                 tree_child(r->tree, child, REL_NSUBJ_PASS) != NO_WORD || tree_is_infinitive(r->tree, child);
    bool comma = slice_equals(word_at(r, w)->form, ",") && w + 1 == joint;
    if (other && joint != NO_WORD && (w == joint || comma)) return true;
  }
  return false;
}

/* From a verb to the end of its clause: "let al-Qaeda use Afghan soil". */
static struct slice clause_phrase(const struct reading *r, uint32_t word) {
  const struct sentence *s = &r->analysis->sentences[word_at(r, word)->sentence];
  uint32_t last = word, limit = s->first_word + s->word_count;
  for (uint32_t w = word + 1; w < limit && w < word + PHRASE_WORDS; w++) {
    if (!tree_dominates(r->tree, word, w) && word_at(r, w)->upos != UPOS_PUNCT) break;
    if (time_at(r->times, w) && time_at(r->times, w)->first_word == w) break;
    if (opens_other_clause(r, word, w)) break;
    bool joint = slice_equals(word_at(r, w)->form, ",") || slice_equals(word_at(r, w)->form, ";");
    if (joint && goes_on_elsewhere(r, w, limit - 1)) break;
    if (word_at(r, w)->upos != UPOS_PUNCT) last = w;
  }
  struct span span = {word_at(r, word)->span.start, word_at(r, last)->span.end};
  return slice_trim(slice_between(r->analysis->text.at, span));
}

/* "refrain from disseminating false information", whatever the tree makes of it. */
static struct slice what_is_left_undone(const struct reading *r, uint32_t refrain) {
  uint32_t from = refrain + 1;
  if (from + 1 >= r->analysis->word_count || !slice_equals(look_lemma(r, from), "from")) return nothing();
  return clause_phrase(r, from + 1);
}

static bool is_about(struct slice preposition) {
  static const char *const all[] = {"from", "to", "with", "for", "on", "by", "of", "in", "about", "into"};
  return is_any(preposition, all, sizeof all / sizeof *all);
}

/* "leave Libya", "quit the zone": what is left is the place, not the object. */
static bool is_place_left(const struct reading *r, const struct proposition *p, uint32_t object) {
  if (!slice_equals(act_of(r, p), "withdraw") || look_proposition(r, object)) return false;
  bool place = !is_empty(look_place(r, object).text) ||
               word_in(r->patterns->obligations, "places", look_lemma(r, object));
  return place && is_empty(look_class(r, r->patterns->forces, "category", object));
}

/* Fire, fighting and operations that end, where nobody is said to end them. */
static bool ends_of_itself(const struct reading *r, const struct proposition *p, uint32_t subject) {
  bool halts = slice_equals(obligations_class(r, "acts", p->lemma), "halt");
  if (p->class != PREDICATE_VERB || p->passive || !halts) return false;
  struct slice noun = look_lemma(r, subject);
  return word_in(r->patterns->agreements, "fire", noun) ||
         word_in(r->patterns->obligations, "operations", noun);
}

/* "has three months to hand over its weapons": the months are no object. */
static uint32_t object_but_time(const struct reading *r, const struct proposition *p) {
  for (uint32_t i = 0; i < p->argument_count; i++) {
    const struct argument *a = &p->arguments[i];
    if (a->slot == SLOT_OBJECT && !(a->shared && time_at(r->times, a->word))) return a->word;
  }
  return NO_WORD;
}

static bool is_shared(const struct proposition *p, enum slot slot, uint32_t word) {
  for (uint32_t i = 0; i < p->argument_count; i++)
    if (p->arguments[i].slot == slot && p->arguments[i].word == word) return p->arguments[i].shared;
  return false;
}

static uint32_t object_word(const struct reading *r, const struct proposition *p) {
  const struct proposition *completed = deed_completed(r, p);
  if (!completed) completed = deed_brought_about(r, p);
  bool halts = slice_equals(act_of_phrase(r, p), "halt");
  uint32_t to = halts ? look_argument(p, SLOT_OBLIQUE, "to") : NO_WORD;
  if (to != NO_WORD) return to; /* "put an end to impunity" */
  if (completed && slice_equals(act_of(r, completed), "hold")) return completed->word;
  if (completed) p = completed;
  if (p->noun.len && slice_equals(act_of(r, p), "hold")) return p->word; /* "the elections" are held */
  bool thing = p->noun.len && slice_is(p->noun, p->lemma) && p->argument_count == 0; /* "a joint committee" */
  if (thing) return p->word;
  if (what_is_cleared(r, p) != NO_WORD) return what_is_cleared(r, p);
  uint32_t object = object_but_time(r, p);
  if (!is_empty(act_of_phrase(r, p)) && slice_equals(act_of(r, p), "hold"))
    return look_argument(p, SLOT_SUBJECT, NULL); /* "the elections shall take place" */
  if (object == NO_WORD) object = look_argument(p, SLOT_CLAUSE, NULL);
  if (object != NO_WORD && word_at(r, object)->upos == UPOS_ADJ) object = NO_WORD; /* "fall silent" */
  bool let = object != NO_WORD && slice_equals(p->lemma, "let") && object == p->word + 1 && p->passive;
  if (let) object = look_argument(p, SLOT_OBJECT, NULL);   /* "Captives are to be let go" */
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL); /* "hostilities shall end on signature" */
  if (object == NO_WORD && subject != NO_WORD && ends_of_itself(r, p, subject)) return subject;
  for (uint32_t i = 0; i < p->argument_count && object == NO_WORD; i++) {
    const struct argument *a = &p->arguments[i];
    bool place = look_place(r, a->word).text.len && !look_proposition(r, a->word);
    if (a->slot == SLOT_OBLIQUE && is_about(a->preposition) && !time_at(r->times, a->word) && !place)
      object = a->word;
  }
  return object;
}

/* "the law, which the government pledged to have passed": what the relative stands for. */
static uint32_t told_of_by(const struct reading *r, uint32_t object) {
  if (object == NO_WORD || !word_has(word_at(r, object), "PronType=Rel")) return object;
  uint32_t up = word_at(r, object)->head;
  for (int n = 0; n < 4 && up != NO_WORD; n++, up = word_at(r, up)->head)
    if (word_at(r, up)->relation == REL_ACL_RELCL) return word_at(r, up)->head;
  return object;
}

/* "grant it freedom of movement": what is granted, not to whom. */
static uint32_t what_is_given(const struct reading *r, const struct proposition *p, uint32_t object) {
  if (object == NO_WORD || word_at(r, object)->upos != UPOS_PRON || p->class != PREDICATE_VERB) return object;
  if (!word_in(r->patterns->obligations, "gives to", p->lemma)) return object;
  uint32_t next = object + 1; /* right behind, with no preposition between */
  for (; next < r->analysis->word_count && next < object + 6; next++) {
    const struct word *w = word_at(r, next);
    if (w->upos == UPOS_NOUN) return next;
    if (w->upos != UPOS_DET && w->upos != UPOS_ADJ && w->upos != UPOS_NUM && w->upos != UPOS_ADV) break;
  }
  return object;
}

/* "Talks are to begin on the borders": "Talks on the borders". */
static struct slice what_is_talked_about(const struct reading *r, const struct proposition *p,
                                         uint32_t talks) {
  static const char *const about[] = {"on", "about", "over"};
  bool held = talks != NO_WORD && word_in(r->patterns->obligations, "begins", p->lemma) &&
              word_in(r->patterns->obligations, "talks", look_lemma(r, talks));
  for (size_t i = 0; held && i < sizeof about / sizeof *about; i++) {
    uint32_t matter = look_argument(p, SLOT_OBLIQUE, about[i]);
    if (matter == NO_WORD || time_at(r->times, matter)) continue;
    struct slice what = obligation_phrase(r, talks), of = obligation_phrase(r, matter);
    return arena_print(r->arena, "%.*s %s %.*s", SLICE_ARGS(what), about[i], SLICE_ARGS(of));
  }
  return nothing();
}

static struct slice without_no(struct slice text) {
  bool no = text.len > 3 && slice_is_ignoring_case((struct slice){text.at, 3}, SLICE("no "));
  return no ? (struct slice){text.at + 3, text.len - 3} : text;
}

/* "No weapons may be carried": "carry weapons"; "Nobody is to be punished for it": what stands from the verb
   on. */
static struct slice what_is_not_done(const struct reading *r, const struct proposition *p, uint32_t patient) {
  if (word_at(r, patient)->upos == UPOS_PRON) return clause_phrase(r, p->word);
  struct slice text = without_no(obligation_phrase(r, patient));
  return arena_print(r->arena, "%.*s %.*s", SLICE_ARGS(p->lemma), SLICE_ARGS(text));
}

struct slice obligation_object(const struct reading *r, const struct bond *b) {
  if (!is_empty(b->object)) return b->object;
  if (b->object_word != NO_WORD) return without_no(obligation_phrase(r, b->object_word));
  uint32_t patient = look_argument(b->deed, SLOT_OBJECT, NULL);
  if (b->negative && b->deed->passive && patient != NO_WORD) return what_is_not_done(r, b->deed, patient);
  if (b->negative) return clause_phrase(r, b->deed->word);
  uint32_t object = object_word(r, b->deed);
  uint32_t subject = look_argument(b->deed, SLOT_SUBJECT, NULL);
  bool inanimate = object == NO_WORD && subject != NO_WORD && subject != b->bound &&
                   word_at(r, subject)->upos != UPOS_PRON && !is_shared(b->deed, SLOT_SUBJECT, subject);
  if (inanimate) object = subject; /* "a new law is to enter into force" */
  if (object == NO_WORD && slice_equals(b->deed->lemma, "refrain"))
    return what_is_left_undone(r, b->deed->word);
  struct slice talks = what_is_talked_about(r, b->deed, object);
  if (talks.len) return talks;
  object = told_of_by(r, what_is_given(r, b->deed, object));
  if (object == NO_WORD || object == b->binder || is_place_left(r, b->deed, object)) return nothing();
  const struct proposition *clause = look_proposition(r, object);
  bool verbal = clause && clause->class == PREDICATE_VERB && word_at(r, object)->relation != REL_OBJ;
  return verbal ? clause_phrase(r, object) : obligation_phrase(r, object);
}

/* ---- where ---- */

static bool is_locative(struct slice preposition) {
  static const char *const all[] = {"in",     "from",   "at",     "near",       "around",  "between",
                                    "inside", "across", "along",  "throughout", "outside", "within",
                                    "on",     "behind", "beyond", "to"};
  return is_any(preposition, all, sizeof all / sizeof *all);
}

/* "from the areas next to the regions": a place that no gazetteer has. */
static struct place described_place(const struct reading *r, uint32_t word) {
  if (word == NO_WORD || !word_in(r->patterns->obligations, "places", look_lemma(r, word)))
    return (struct place){0};
  struct place inner = look_place(r, word);
  struct slice text = look_phrase(r, word);
  return (struct place){.text = text, .name = inner.name.len ? inner.name : text, .country = inner.country};
}

static struct place place_within(const struct reading *r, uint32_t word) {
  if (word == NO_WORD) return (struct place){0};
  TREE_EACH_CHILD(r->tree, word, child) {
    uint8_t relation = word_at(r, child)->relation;
    if (relation != REL_NMOD && relation != REL_OBL) continue;
    if (!is_locative(tree_preposition(r->tree, r->arena, child)) || time_at(r->times, child)) continue;
    struct place place = look_place(r, child);
    if (is_empty(place.text)) place = described_place(r, child);
    if (!is_empty(place.text)) return place;
  }
  return (struct place){0};
}

static struct place place_of(const struct reading *r, const struct proposition *p) {
  struct place place = look_where(r, p);
  for (uint32_t i = 0; i < p->argument_count && is_empty(place.text); i++) {
    const struct argument *a = &p->arguments[i];
    if (a->slot == SLOT_OBLIQUE && is_locative(a->preposition)) place = described_place(r, a->word);
  }
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  if (is_empty(place.text) && what_is_cleared(r, p) != NO_WORD && object != NO_WORD) {
    place = look_place(r, object);
    if (is_empty(place.text)) place = described_place(r, object);
  }
  if (is_empty(place.text)) place = place_within(r, object);
  if (is_empty(place.text) && object != NO_WORD && is_place_left(r, p, object)) {
    place = look_place(r, object);
    if (is_empty(place.text)) place = described_place(r, object);
  }
  return place;
}

struct place obligation_where(const struct reading *r, const struct bond *b) {
  const struct proposition *completed = deed_completed(r, b->deed);
  struct place place = {0};
  if (b->place_word != NO_WORD) place = look_place(r, b->place_word);
  if (is_empty(place.text) && b->place_word != NO_WORD) place = described_place(r, b->place_word);
  if (is_empty(place.text)) place = place_of(r, completed ? completed : b->deed);
  if (is_empty(place.text) && completed) place = place_of(r, b->deed);
  bool there = is_empty(place.text) && r->own_agreement == NO_RECORD && b->agreement != NO_RECORD &&
               word_in(r->patterns->obligations, "acts there", obligation_act(r, b));
  return there ? r->records.at[b->agreement].agreement.scope : place;
}
