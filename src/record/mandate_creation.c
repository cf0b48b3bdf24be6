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
  f->by_parties = true;
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

bool mandate_find_creation(const struct reading *r, const struct proposition *p, struct mandate_found *f) {
  if (p->class != PREDICATE_VERB || p->negated || !word_in(r->patterns->mandates, "creates", p->lemma))
    return false;
  f->deed = p, f->action = SLICE("granted"), f->thing = look_argument(p, SLOT_OBJECT, NULL);
  if (f->thing == NO_WORD) return false;
  const struct time_expression *length = term_of(r->times, p->word);
  if (length && length->relation == TIME_FOR) f->term.length = length;
  return is_set_up_by_agreement(r, p, f) || is_recalled(r, p, f);
}
