/* Forces: how many of whom are where, by whose count. A count whose noun is of a category is a force, unless
   the sentence tells of the dead, the captured or the freed: those are an event's quantity. */
#include "meaning/number.h"
#include "record/look.h"

/* "20,000 troops and mercenaries", not "800 troops and 90 officers" or "troops and a mandate". */
static bool shares_count(const struct reading *r, uint32_t conjunct) {
  TREE_EACH_CHILD(r->tree, conjunct, child) {
    uint8_t relation = word_at(r, child)->relation;
    if (relation == REL_NUMMOD || relation == REL_DET) return false;
  }
  return true;
}

/* "troops and mercenaries": the noun and what is coordinated with it. */
static struct texts categories_of(const struct reading *r, uint32_t noun) {
  struct texts all = {0};
  look_add_text(r, &all, look_class(r, r->patterns->forces, "category", noun));
  TREE_EACH_CHILD(r->tree, noun, child)
  if (word_at(r, child)->relation == REL_CONJ && shares_count(r, child))
    look_add_text(r, &all, look_class(r, r->patterns->forces, "category", child));
  return all;
}

/* "men", "officers", "vehicles" count only beside a named force or in a military phrase. */
static bool is_vague(const struct reading *r, uint32_t noun) {
  return word_in(r->patterns->forces, "vague", look_lemma(r, noun));
}

static bool is_toll(const struct reading *r, uint32_t noun) {
  for (uint32_t w = noun, steps = 0; w != NO_WORD && steps < 4; w = word_at(r, w)->head, steps++) {
    const struct proposition *p = look_proposition(r, w);
    if (p && word_in(r->patterns->forces, "tolls", p->lemma)) return true;
    if (p && w != noun) return false;
    TREE_EACH_CHILD(r->tree, w, child) { /* "20 soldiers killed" */
      const struct proposition *own = look_proposition(r, child);
      uint8_t relation = word_at(r, child)->relation;
      if (own && (relation == REL_ACL || relation == REL_ACL_RELCL || relation == REL_AMOD) &&
          word_in(r->patterns->forces, "tolls", own->lemma))
        return true;
    }
  }
  return false;
}

static const struct proposition *governor(const struct reading *r, uint32_t noun) {
  for (uint32_t w = word_at(r, noun)->head; w != NO_WORD; w = word_at(r, w)->head)
    if (look_proposition(r, w)) return look_proposition(r, w);
  return NULL;
}

/* Whose they are: the nationality or owner in the phrase. */
static struct actors owners_of(const struct reading *r, uint32_t noun) {
  struct actors all = {0};
  TREE_EACH_CHILD(r->tree, noun, child) {
    const struct word *w = word_at(r, child);
    struct slice preposition = tree_preposition(r->tree, r->arena, child);
    bool owner = w->relation == REL_NMOD_POSS || w->relation == REL_AMOD || w->relation == REL_COMPOUND ||
                 (w->relation == REL_NMOD && slice_equals(preposition, "of"));
    bool capital = w->form.len && w->form.at[0] >= 'A' && w->form.at[0] <= 'Z';
    if (owner && (capital || w->relation == REL_NMOD_POSS))
      look_add_actors(r, &all, look_known_actors(r, child));
  }
  return all;
}

static bool has_origin_itself(const struct reading *r, uint32_t noun, struct place *origin) {
  TREE_EACH_CHILD(r->tree, noun, child) {
    if (word_at(r, child)->relation != REL_NMOD ||
        !slice_equals(tree_preposition(r->tree, r->arena, child), "from"))
      continue;
    *origin = look_place(r, child);
    return !is_empty(origin->text);
  }
  return false;
}

static bool has_origin(const struct reading *r, uint32_t noun, struct place *origin) {
  const struct word *w = word_at(r, noun); /* "hundreds of mercenaries from Syria" */
  if (w->relation == REL_NMOD && w->head != NO_WORD && w->head < noun &&
      has_origin_itself(r, w->head, origin))
    return true;
  return has_origin_itself(r, noun, origin);
}

/* Whom they fight for: "the sides are receiving help from N fighters", "sent to the GNA", else their owner.
 */
static struct actors served_by(const struct reading *r, uint32_t noun, const struct proposition *p) {
  struct actors none = {0};
  static const char *const prepositions[] = {"for", "alongside", "in favour of", "in support of",
                                             "on the side of"};
  if (!p) return none;
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  const struct proposition *up = p->parent == NO_PROPOSITION ? NULL : &r->propositions->at[p->parent];
  bool receives = word_in(r->patterns->supports, "receives", p->lemma) ||
                  (up && word_in(r->patterns->supports, "receives", up->lemma));
  if (receives && subject == NO_WORD && up) subject = look_argument(up, SLOT_SUBJECT, NULL);
  if (receives && subject != NO_WORD && subject != noun) return look_known_actors(r, subject);
  const struct proposition *at = p;
  for (int steps = 0; steps < 4; steps++) {
    for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; i++) {
      uint32_t word = look_argument(at, SLOT_OBLIQUE, prepositions[i]);
      struct actors served = word == NO_WORD ? none : look_known_actors(r, word);
      if (served.count) return served;
    }
    if (at->parent == NO_PROPOSITION) break;
    at = &r->propositions->at[at->parent];
  }
  return none;
}

/* "Russia will keep 7,600 soldiers", "the mission has 12,000 troops": who has them. */
static struct actors holder(const struct reading *r, uint32_t noun, const struct proposition *p) {
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL), object = look_argument(p, SLOT_OBJECT, NULL);
  bool holds = word_in(r->patterns->forces, "holders", p->lemma) && object == noun && subject != NO_WORD;
  return holds ? look_known_actors(r, subject) : (struct actors){0};
}

static struct place where_of(const struct reading *r, uint32_t noun, const struct proposition *p) {
  TREE_EACH_CHILD(r->tree, noun, child) {
    struct slice preposition = tree_preposition(r->tree, r->arena, child);
    if (word_at(r, child)->relation != REL_NMOD || slice_equals(preposition, "from") ||
        slice_equals(preposition, "of"))
      continue;
    struct place place = look_place(r, child);
    if (!is_empty(place.text)) return place;
  }
  for (int steps = 0; p && steps < 3; steps++) {
    struct place place = look_where(r, p);
    if (!is_empty(place.text)) return place;
    p = p->parent == NO_PROPOSITION ? NULL : &r->propositions->at[p->parent];
  }
  return (struct place){0};
}

static bool is_ceiling(const struct reading *r, const struct counted *c, const struct proposition *p) {
  if (c->count.low == COUNT_UNKNOWN && c->count.high != COUNT_UNKNOWN) return true;
  if (!p) return false;
  (void)r;
  return p->modality == POSSIBLE || p->modality == REQUESTED || p->modality == PROMISED ||
         p->necessity != NECESSITY_NONE || p->tense == TENSE_FUTURE;
}

/* The noun's phrase without its number. */
static struct actor who_of(const struct reading *r, const struct counted *c) {
  struct span phrase = look_phrase_span(r, c->noun);
  TREE_EACH_CHILD(r->tree, c->noun, child)
  if (word_at(r, child)->relation == REL_CONJ && !shares_count(r, child))
    phrase.end = word_at(r, c->noun)->span.end;
  if (c->span.end > phrase.start && c->span.end < phrase.end) phrase.start = c->span.end;
  struct slice text = slice_trim(slice_between(r->analysis->text.at, phrase));
  if (slice_starts(text, SLICE("of "))) text = (struct slice){text.at + 3, text.len - 3};
  struct actor who = {.text = text};
  struct actors actors = look_actors(r, c->noun);
  if (actors.count) who.id = actors.at[0].id, who.code = actors.at[0].code, who.name = actors.at[0].name;
  return who;
}

static void write_record(struct reading *r, const struct counted *c, struct texts categories) {
  const struct proposition *p = governor(r, c->noun);
  struct record *record = reading_add(r, RECORD_FORCE);
  struct force *f = &record->force;
  struct actors owners = owners_of(r, c->noun);
  if (p) reading_ground(r, record, p);
  reading_add_evidence(r, record, c->span);
  reading_add_evidence(r, record, look_phrase_span(r, c->noun));
  record->modality = is_ceiling(r, c, p) ? POSSIBLE : p && p->modality == DENIED ? DENIED : ASSERTED;
  record->confidence = 0.95;
  f->who = who_of(r, c);
  f->category = categories;
  f->count = c->count;
  f->serving = served_by(r, c->noun, p);
  if (f->serving.count == 0) f->serving = owners;
  if (f->serving.count == 0 && p) f->serving = holder(r, c->noun, p);
  uint32_t from = p && word_in(r->patterns->supports, "gives", p->lemma)
                      ? look_argument(p, SLOT_OBLIQUE, "from")
                      : NO_WORD;
  if (has_origin(r, c->noun, &f->origin))
    (void)0;
  else if (from != NO_WORD)
    f->origin = look_place(r, from);
  else if (owners.count && !is_empty(owners.at[0].id) && owners.at[0].id.len == 3)
    f->origin =
        (struct place){.text = owners.at[0].text, .name = owners.at[0].name, .country = owners.at[0].id};
  f->where = where_of(r, c->noun, p);
  if (is_empty(f->where.text)) f->where = look_scene(r);
  if (p) f->as_of = look_when(r, p);
}

void recognise_forces(struct reading *r) {
  for (uint32_t i = 0; i < r->counts->count; i++) {
    const struct counted *c = &r->counts->at[i];
    if (c->noun == NO_WORD || c->share || c->money) continue;
    struct texts categories = categories_of(r, c->noun);
    bool few = c->count.high != COUNT_UNKNOWN && c->count.high < 3; /* "the two armies" */
    if (categories.count == 0 || few || is_toll(r, c->noun)) continue;
    if (is_vague(r, c->noun) && owners_of(r, c->noun).count == 0) continue;
    write_record(r, c, categories);
  }
}
