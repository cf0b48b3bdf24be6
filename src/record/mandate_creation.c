/* Bodies that an agreement or a resolution sets up, or recalls having set up: "A Joint Control Commission
   shall be established", "resolution 690 (1991), by which it established MINURSO". */
#include "meaning/who.h"
#include "record/mandate_wording.h"

static bool has_word(const struct reading *r, struct slice phrase, const char *section) {
  size_t at = 0;
  while (at < phrase.len) { /* each word of the phrase */
    size_t end = at;
    while (end < phrase.len && phrase.at[end] != ' ' && phrase.at[end] != '-') end++;
    struct slice word = {phrase.at + at, end - at};
    if (word.len && word_class_of_noun(r->patterns->mandates, section, word).len) return true;
    at = end + 1;
  }
  return false;
}

/* "a Joint Control Commission", "a Cessation of Hostilities Monitoring Team": that watches over a peace. */
static bool watches_over_peace(const struct reading *r, uint32_t thing) {
  const struct name *name = name_at(r->names, thing);
  struct slice phrase = lower_case(r->arena, look_phrase(r, thing));
  struct slice full = name ? lower_case(r->arena, name->text) : phrase;
  bool body = has_word(r, phrase, "set up bodies") || has_word(r, full, "set up bodies");
  return body && (has_word(r, phrase, "watches over peace") || has_word(r, full, "watches over peace"));
}

static bool is_bound_to(const struct reading *r, const struct proposition *p) {
  const struct proposition *up = mandate_parent(r, p);
  return p->necessity == NECESSITY_MUST || mandate_decides(r, up) ||
         tree_child_lemma(r->tree, p->word, REL_ADVMOD, "hereby") != NO_WORD;
}

static bool is_set_up_by_agreement(const struct reading *r, const struct proposition *p,
                                   struct mandate_found *f) {
  if (r->own_agreement == NO_RECORD || r->document->genre == GENRE_RESOLUTION) return false;
  if (!is_bound_to(r, p) || !watches_over_peace(r, f->thing)) return false;
  f->by_parties = true, f->agreement = r->own_agreement;
  return true;
}

/* Only a mission of the United Nations', with the resolution or the day on which it was set up. */
static bool is_recalled(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  const struct name *name = name_at(r->names, f->thing);
  uint8_t relation = word_at(r, p->word)->relation;
  bool relative = relation == REL_ACL_RELCL || relation == REL_ACL || relation == REL_ADVCL_RELCL;
  if (r->document->genre != GENRE_RESOLUTION || !relative || !name) return false;
  if (name->type != NAME_ORGANISATION || !slice_starts(name->code, SLICE("IGO"))) return false;
  const struct sentence *s = &r->analysis->sentences[word_at(r, p->word)->sentence];
  const struct time_expression *own = time_of(r->times, p->word);
  if (own && own->relation == TIME_AT && own->date.day) f->told_when = own->value;
  for (uint32_t w = p->word; w-- > s->first_word && is_empty(f->told_when);) {
    const struct time_expression *e = time_at(r->times, w);
    if (e && e->relation == TIME_AT && e->date.day) f->told_when = e->value;
  }
  return f->told_when.len > 0;
}

/* ---- in reports ---- */

/* The agreement or resolution that it is decided by: "by resolution 858", "A memorandum ... sets up". */
uint32_t mandate_agreement_of(const struct reading *r, const struct proposition *p) {
  for (uint32_t i = 0; i < p->argument_count; i++) {
    const struct argument *a = &p->arguments[i];
    bool by = a->slot == SLOT_SUBJECT ||
              (a->slot == SLOT_OBLIQUE &&
               (slice_equals(a->preposition, "by") || slice_equals(a->preposition, "under") ||
                slice_equals(a->preposition, "in") || slice_equals(a->preposition, "through")));
    if (by && r->agreement_of_word[a->word] != NO_RECORD) return r->agreement_of_word[a->word];
  }
  return NO_RECORD;
}

/* "welcomed by its resolution 2746, allowing MONUSCO to lend it lorries" */
bool mandate_find_resolution_letting(const struct reading *r, const struct proposition *p,
                                     struct mandate_found *f) {
  if (p->class == PREDICATE_NOUN || p->negated || !word_in(r->patterns->mandates, "lets", p->lemma))
    return false;
  if (!slice_equals(word_at(r, p->word)->xpos, "VBG") || r->document->genre == GENRE_RESOLUTION) return false;
  uint32_t head = word_at(r, p->word)->head;
  f->agreement = head == NO_WORD ? NO_RECORD : r->agreement_of_word[head];
  const struct proposition *up = head == NO_WORD ? NULL : look_proposition(r, head);
  if (f->agreement == NO_RECORD && up) f->agreement = mandate_agreement_of(r, up);
  f->deed = p, f->action = SLICE("granted"), f->thing = look_argument(p, SLOT_OBJECT, NULL);
  bool clause = look_argument(p, SLOT_CLAUSE, NULL) != NO_WORD;
  if (f->agreement == NO_RECORD || !clause || f->thing == NO_WORD) return false;
  f->told_when = r->records.at[f->agreement].agreement.signed_on;
  return mandate_is_for(r, f->thing);
}

/* "in its resolution 858 of 24 August": its day, where the resolution has a record. */
static void take_decision(const struct reading *r, struct mandate_found *f) {
  if (f->agreement == NO_RECORD) return;
  const struct agreement *a = &r->records.at[f->agreement].agreement;
  f->told_when = a->signed_on;
}

/* "set up a mission", "UNMISS was created in 2011": by an organisation, an agreement or a resolution. */
static bool is_set_up_in_report(const struct reading *r, const struct proposition *p,
                                struct mandate_found *f) {
  if (r->document->genre == GENRE_RESOLUTION || p->conditional || p->predicted) return false;
  if (word_in(r->patterns->mandates, "creates loosely", p->lemma)) return false;
  if (p->modality != ASSERTED && p->modality != REQUESTED) return false;
  if (p->necessity != NECESSITY_NONE || !mandate_is_mission(r, f->thing)) return false;
  f->agreement = mandate_agreement_of(r, p);
  f->term = mandate_term_of(r, p->word);
  take_decision(r, f);
  if (p->modality == REQUESTED) return f->asked = f->term.length != NULL;
  if (f->agreement != NO_RECORD) return true;
  uint32_t who = look_argument(p, SLOT_SUBJECT, NULL);
  struct actors makers = who == NO_WORD ? (struct actors){0} : look_known_actors(r, who);
  bool many = makers.count && slice_starts(makers.at[0].code, SLICE("IGO"));
  bool council =
      who != NO_WORD && !is_empty(mandate_class(r, "bodies", who)) &&
      (slice_equals(word_at(r, who)->form, "Council") || slice_equals(word_at(r, who)->form, "Assembly"));
  const struct name *name = name_at(r->names, f->thing);
  bool known = name && slice_starts(name->code, SLICE("IGO"));
  const struct time_expression *t = time_of(r->times, p->word); /* "UNAMID, established in July 2007" */
  bool dated = known && who == NO_WORD && p->passive && t && t->relation == TIME_AT;
  bool allowed = who == NO_WORD && p->passive && t && t->relation == TIME_AT &&
                 word_in(r->patterns->mandates, "authorises", p->lemma); /* "was authorised in March 2013" */
  return many || council || dated || allowed;
}

/* "was charged with watching over the zone", "entrusted with the verification": what it is for. */
bool mandate_find_charge(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  if (p->class == PREDICATE_NOUN || p->negated || p->modality != ASSERTED || p->conditional) return false;
  if (!word_in(r->patterns->mandates, "charges", p->lemma)) return false;
  f->deed = p, f->action = SLICE("granted"), f->thing = look_argument(p, SLOT_OBJECT, NULL);
  bool duty = false;
  TREE_EACH_CHILD(r->tree, p->word, child)
  duty |= slice_equals(tree_preposition(r->tree, r->arena, child), "with") ||
          tree_child_lemma(r->tree, child, REL_MARK, "with") != NO_WORD || tree_is_infinitive(r->tree, child);
  if (!duty || f->thing == NO_WORD) return false;
  f->term = mandate_term_of(r, p->word);
  return mandate_is_mission(r, f->thing) || watches_over_peace(r, f->thing);
}

bool mandate_find_creation(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  if (p->class != PREDICATE_VERB || p->negated || !word_in(r->patterns->mandates, "creates", p->lemma))
    return false;
  f->deed = p, f->action = SLICE("granted"), f->thing = look_argument(p, SLOT_OBJECT, NULL);
  if (f->thing == NO_WORD) return false;
  const struct time_expression *length = term_of(r->times, p->word);
  if (length && length->relation == TIME_FOR) f->term.length = length;
  return is_set_up_by_agreement(r, p, f) || is_recalled(r, p, f) || is_set_up_in_report(r, p, f);
}
