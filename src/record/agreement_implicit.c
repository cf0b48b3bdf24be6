/* What is said of an agreement without a word for it: "Colonel X signed for the Resistance", "China signed as
   a witness", "Qatar hosted the ceremony", and the next of a row: "another, begun on 11 August, was
   prolonged".
 */
#include "meaning/who.h"
#include "record/agreement_mention.h"

static void ground(struct reading *r, struct agreement_mention *m, const struct proposition *p) {
  struct record record = {.evidence = m->evidence, .said_by = m->said_by};
  reading_ground(r, &record, p);
  m->evidence = record.evidence;
}

static bool is_backing_noun(const struct reading *r, uint32_t word) {
  return word_in(r->patterns->agreements, "backers", look_lemma(r, word));
}

/* "signed as witnesses", "stood as guarantor", "with Malaysia as facilitator" */
bool agreement_as_backer(const struct reading *r, uint32_t word) {
  TREE_EACH_CHILD(r->tree, word, child)
  if (child > word && slice_equals(tree_preposition(r->tree, r->arena, child), "as") &&
      is_backing_noun(r, child))
    return true;
  return false;
}

/* "signed for A, Y for B", "on behalf of": those for whom, up to the next verb or semicolon. */
static void add_those_signed_for(const struct reading *r, struct agreement_mention *m,
                                 const struct proposition *p) {
  enum { FAR = 40 };
  const struct sentence *s = &r->analysis->sentences[word_at(r, p->word)->sentence];
  uint32_t limit = s->first_word + s->word_count;
  for (uint32_t w = p->word + 1; w < limit && w < p->word + FAR; w++) {
    if (word_at(r, w)->upos == UPOS_VERB || word_at(r, w)->upos == UPOS_SCONJ) break;
    struct slice preposition = tree_preposition(r->tree, r->arena, w);
    bool behalf = slice_equals(preposition, "for") || slice_equals(preposition, "on behalf of") ||
                  (slice_equals(preposition, "of") && word_at(r, w)->head != NO_WORD &&
                   slice_equals(look_lemma(r, word_at(r, w)->head), "behalf"));
    struct actors who = behalf && !time_at(r->times, w) ? look_known_actors(r, w) : (struct actors){0};
    if (who.count && who.at[0].id.len) look_add_actors(r, &m->parties, who);
  }
}

static bool has_agreement_among(const struct reading *r, const struct proposition *p) {
  for (uint32_t i = 0; i < p->argument_count; i++) {
    uint32_t word = p->arguments[i].word;
    if (word_at(r, word)->upos != UPOS_NOUN && word_at(r, word)->upos != UPOS_PROPN) continue;
    if (look_class(r, r->patterns->agreements, "forms", word).len) return true;
    if (look_class(r, r->patterns->agreements, "forms by modifier", word).len) return true;
    if (word_in(r->patterns->agreements, "pointers", look_lemma(r, word))) return true;
  }
  return false;
}

/* Who signs what was told before. */
static bool read_signature(struct reading *r, struct agreement_mention *m, const struct proposition *p) {
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL), what = look_argument(p, SLOT_OBJECT, NULL);
  bool counter = word_in(r->patterns->agreements, "countersigning", p->lemma);
  if ((!counter && !word_in(r->patterns->agreements, "signing", p->lemma)) || who == NO_WORD) return false;
  if (what != NO_WORD && word_at(r, what)->upos != UPOS_PRON) return false;
  struct actors signers = look_known_actors(r, who);
  if (counter || agreement_as_backer(r, p->word))
    look_add_actors(r, &m->backers, signers);
  else {
    add_those_signed_for(r, m, p);
    bool named = signers.count && signers.at[0].id.len;
    if (!m->parties.count && named) look_add_actors(r, &m->parties, signers);
  }
  return true;
}

/* "Qatar hosted the ceremony", "Martti Ahtisaari mediated" */
static bool read_help(struct reading *r, struct agreement_mention *m, const struct proposition *p) {
  if (!word_in(r->patterns->agreements, "helping", p->lemma)) return false;
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL), what = look_argument(p, SLOT_OBJECT, NULL);
  if (who == NO_WORD) return false;
  if (what == NO_WORD) what = look_argument(p, SLOT_OBLIQUE, "at");
  if (what == NO_WORD) what = look_argument(p, SLOT_OBLIQUE, "over");
  bool occasion = what == NO_WORD || word_in(r->patterns->agreements, "occasions", look_lemma(r, what));
  bool needs_one = word_in(r->patterns->agreements, "helping at", p->lemma);
  if (!occasion || (needs_one && what == NO_WORD)) return false;
  look_add_actors(r, &m->backers, look_known_actors(r, who));
  return true;
}

bool agreement_find_implicit(struct reading *r, uint32_t word, struct agreement_mention *m) {
  const struct proposition *p = look_proposition(r, word);
  if (!p || p->class == PREDICATE_NOUN || p->negated || p->modality != ASSERTED || p->conditional)
    return false;
  if (p->necessity != NECESSITY_NONE || p->tense == TENSE_FUTURE || has_agreement_among(r, p)) return false;
  *m = agreement_pointer(word);
  m->implicit = true;
  if (!read_signature(r, m, p) && !read_help(r, m, p)) return false;
  if (!m->parties.count && !m->backers.count) return false;
  ground(r, m, p);
  return true;
}

/* ---- one, another ---- */

static bool has_deed(const struct reading *r, uint32_t word) {
  const struct proposition *p = NULL;
  if (word + 2 < r->analysis->word_count && slice_equals(word_at(r, word + 1)->form, ",") &&
      slice_equals(word_at(r, word + 2)->xpos, "VBN"))
    p = look_proposition(r, word + 2); /* "the first, concluded in Addis Ababa" */
  if (p && word_class(r->patterns->agreements, "status", p->lemma).len) return true;
  TREE_EACH_CHILD(r->tree, word, child) {
    uint8_t relation = word_at(r, child)->relation;
    p = relation == REL_ACL || relation == REL_ACL_RELCL ? look_proposition(r, child) : NULL;
    if (p && (word_class(r->patterns->agreements, "status", p->lemma).len ||
              word_in(r->patterns->agreements, "backing", p->lemma)))
      return true;
  }
  uint32_t head = word_at(r, word)->head;
  p = head == NO_WORD ? NULL : look_proposition(r, head);
  struct slice status = p ? word_class(r->patterns->agreements, "status", p->lemma) : (struct slice){"", 0};
  return relation_is_subject(word_at(r, word)->relation) && p && p->passive && status.len &&
         !slice_equals(status, "in force");
}

/* "One of 72 hours, brokered by the UN, fell apart", "the one struck in 2012": of the kind told of last. */
bool agreement_find_ellipsis(struct reading *r, uint32_t word, const struct agreement_mention *last,
                             struct agreement_mention *m) {
  enum { BACK = 3 };
  const struct word *w = word_at(r, word);
  bool one = slice_equals(look_lemma(r, word), "one") || slice_equals(look_lemma(r, word), "another");
  bool ordinal = word_in(r->patterns->agreements, "of a row", lower_case(r->arena, w->form)) &&
                 tree_child_lemma(r->tree, word, REL_DET, "the") != NO_WORD &&
                 (w->upos == UPOS_ADJ || w->upos == UPOS_NOUN);
  one = one || ordinal;
  bool modifies = w->relation == REL_DET || w->relation == REL_NUMMOD || w->relation == REL_AMOD ||
                  w->relation == REL_COMPOUND || w->relation == REL_FLAT;
  if (!one || modifies || w->upos == UPOS_VERB || !last || !has_deed(r, word)) return false;
  if (w->sentence > word_at(r, last->word)->sentence + BACK || slice_equals(last->form, "resolution"))
    return false;
  *m = (struct agreement_mention){.word = word,
                                  .first = word,
                                  .last = word,
                                  .modality = ASSERTED,
                                  .form = last->form,
                                  .indefinite = true,
                                  .kept_by_both = agreement_stops_fire(last->form), /* theirs, too */
                                  .another = true};
  return true;
}
