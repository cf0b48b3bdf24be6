/* Which deed is meant where the verb that is bound has none of its own, and which verbs bind nobody though a
   "shall" stands before them:
     goes on    "shall continue to inform the Council", "shall proceed to withdraw"
     efforts    "shall take all measures to bring about a ceasefire", "make every effort to"
     by itself  "This authority shall last for twelve months", "It shall cease to have effect" */
#include "record/obligation_wordings.h"

static const struct proposition *verb_at(const struct reading *r, uint32_t word) {
  const struct proposition *p = word == NO_WORD ? NULL : look_proposition(r, word);
  return p && p->class == PREDICATE_VERB ? p : NULL;
}

/* "continue to inform the Council": what goes on is the deed. */
static const struct proposition *deed_continued(const struct reading *r, const struct proposition *p) {
  if (!wording_is(r, "goes on", p->lemma)) return NULL;
  return verb_at(r, look_argument(p, SLOT_CLAUSE, NULL));
}

/* The infinitive below a word, or NULL. */
static const struct proposition *infinitive_below(const struct reading *r, uint32_t word) {
  TREE_EACH_CHILD(r->tree, word, child) {
    uint8_t relation = word_at(r, child)->relation;
    bool clause = relation == REL_ACL || relation == REL_ADVCL || relation == REL_XCOMP;
    if (clause && child > word && tree_is_infinitive(r->tree, child) && verb_at(r, child))
      return verb_at(r, child);
  }
  return NULL;
}

/* "take all measures to bring about a cease-fire": what the measures are for. */
static const struct proposition *deed_of_effort(const struct reading *r, const struct proposition *p) {
  uint32_t object = look_argument(p, SLOT_OBJECT, NULL);
  if (object == NO_WORD || !wording_is(r, "makes efforts", p->lemma)) return NULL;
  if (!wording_is(r, "efforts", look_lemma(r, object))) return NULL;
  const struct proposition *deed = infinitive_below(r, object);
  TREE_EACH_CHILD(r->tree, object, child) /* "take the measures necessary to prevent" */
  if (!deed && word_at(r, child)->upos == UPOS_ADJ) deed = infinitive_below(r, child);
  return deed ? deed : infinitive_below(r, p->word);
}

const struct proposition *obligation_meant(const struct reading *r, const struct proposition *p) {
  enum { STEPS = 3 }; /* "shall continue to make every effort to" */
  for (int n = 0; n < STEPS && p->class == PREDICATE_VERB; n++) {
    const struct proposition *next = deed_continued(r, p);
    if (!next) next = deed_of_effort(r, p);
    if (!next || next == p) break;
    p = next;
  }
  return p;
}

/* ---- what binds nobody ---- */

static bool is_text(const struct reading *r, uint32_t word) {
  return r->agreement_of_word[word] != NO_RECORD || wording_is(r, "documents", look_lemma(r, word));
}

/* "This Agreement enters into force upon signature. It shall ...": the subject of the sentence before. */
static bool is_it_of_text(const struct reading *r, uint32_t word) {
  uint32_t sentence = word_at(r, word)->sentence;
  if (sentence == 0 || !slice_equals(look_lemma(r, word), "it")) return false;
  const struct sentence *s = &r->analysis->sentences[sentence - 1];
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++)
    if (relation_is_subject(word_at(r, w)->relation)) return is_text(r, w);
  return false;
}

/* What a text does, and what lasts or lapses without anybody's doing. */
bool obligation_does_itself(const struct reading *r, const struct proposition *p) {
  if (p->class != PREDICATE_VERB || p->passive) return false;
  if (wording_is(r, "by itself", p->lemma) && look_argument(p, SLOT_CLAUSE, NULL) == NO_WORD) return true;
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  if (subject == NO_WORD) return false;
  return is_it_of_text(r, subject) || (r->own_agreement != NO_RECORD && is_text(r, subject));
}
