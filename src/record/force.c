/* Forces: how many of whom are where, by whose count. What a number counts, force_noun.c knows. */
#include "meaning/who.h"
#include "record/force_noun.h"
#include "record/support_wording.h"

static bool is_rebel(struct slice code) {
  return slice_ends(code, SLICE("REB")) || slice_ends(code, SLICE("PRM")) || slice_ends(code, SLICE("SEP"));
}

/* "liaison officers", "officers from Greece", "an advance party of ten officers" are no police. */
static bool is_of_an_army(const struct reading *r, uint32_t noun) {
  const struct word *w = word_at(r, noun);
  bool army = w->relation == REL_NMOD && w->head != NO_WORD && w->head < noun &&
              !is_empty(force_class(r, "parties", w->head));
  TREE_EACH_CHILD(r->tree, noun, child) {
    struct slice lemma = look_lemma(r, child);
    if (slice_equals(lemma, "police") || slice_equals(lemma, "riot") || slice_equals(lemma, "civilian"))
      return false;
    army = army || word_in(r->patterns->forces, "of an army", lemma) ||
           slice_equals(tree_preposition(r->tree, r->arena, child), "from");
  }
  return army;
}

/* "Truce Monitoring Group": what the words of its name say, troops where they say nothing. */
static struct slice category_in_words(const struct reading *r, uint32_t noun) {
  struct slice phrase = lower_case(r->arena, look_phrase(r, noun));
  if (slice_find(phrase, SLICE("monitor")) != SIZE_MAX || slice_find(phrase, SLICE("observer")) != SIZE_MAX)
    return SLICE("observers");
  size_t of = slice_find(phrase, SLICE(" of ")); /* "a mission of 30 officers and police" is no police */
  if (of != SIZE_MAX) phrase.len = of;
  return slice_find(phrase, SLICE("police")) != SIZE_MAX ? SLICE("police") : SLICE("troops");
}

/* A category's name; men of a rebel group are fighters. */
static struct slice category_of(const struct reading *r, uint32_t noun, bool rebels) {
  struct slice category = force_class(r, "category", noun);
  bool vague = word_in(r->patterns->forces, "vague", look_lemma(r, noun));
  if (word_in(r->patterns->forces, "collective", look_lemma(r, noun))) { /* "a monitor mission of 50" */
    struct slice named = category_in_words(r, noun);
    if (!slice_equals(named, "troops")) return named;
  }
  TREE_EACH_CHILD(r->tree, noun, child) /* "six thousand officers and men" */
  if (slice_equals(category, "police") && slice_equals(look_lemma(r, child), "man")) return SLICE("troops");
  if (slice_equals(category, "police") && vague && is_of_an_army(r, noun)) return SLICE("troops");
  return rebels && vague && slice_equals(category, "troops") ? SLICE("fighters") : category;
}

/* "troops and mercenaries": the noun and what is coordinated with it. */
static struct texts categories_of(const struct reading *r, uint32_t noun, bool rebels) {
  struct texts all = {0};
  look_add_text(r, &all, category_of(r, noun, rebels));
  TREE_EACH_CHILD(r->tree, noun, child)
  if (word_at(r, child)->relation == REL_CONJ && force_shares_count(r, child))
    look_add_text(r, &all, category_of(r, child, rebels));
  if (!all.count) look_add_text(r, &all, category_in_words(r, noun));
  return all;
}

/* "the United Nations, whose 1,500 blue helmets stood by": the noun that the clause is about. */
static struct actors owner_of_clause(const struct reading *r, uint32_t noun) {
  for (uint32_t w = noun, n = 0; w != NO_WORD && n < 4; w = word_at(r, w)->head, n++)
    if (word_at(r, w)->relation == REL_ACL_RELCL && word_at(r, w)->head != NO_WORD)
      return look_known_actors(r, word_at(r, w)->head);
  return (struct actors){0};
}

/* "observers from the European Union": an organisation's, where "from Syria" is only where they come from. */
static bool is_from_body(const struct reading *r, uint32_t child, struct slice preposition) {
  const struct name *name = name_at(r->names, child);
  return slice_equals(preposition, "from") && name && name->type == NAME_ORGANISATION;
}

static bool has_armed(const struct actors *all) {
  return all->count && all->at[0].id.len > 3 && is_rebel(all->at[0].code);
}

/* Whose they are: the nationality or owner in the phrase. */
static struct actors owners_of(const struct reading *r, uint32_t noun) {
  struct actors all = {0};
  TREE_EACH_CHILD(r->tree, noun, child) {
    const struct word *w = word_at(r, child);
    struct slice preposition = tree_preposition(r->tree, r->arena, child);
    bool of = w->relation == REL_NMOD && slice_equals(preposition, "of");
    bool owner = w->relation == REL_NMOD_POSS || w->relation == REL_AMOD || w->relation == REL_COMPOUND ||
                 of || is_from_body(r, child, preposition);
    bool capital = w->form.len && w->form.at[0] >= 'A' && w->form.at[0] <= 'Z';
    if (!owner) continue;
    if (slice_equals(look_lemma(r, child), "whose")) {
      look_add_actors(r, &all, owner_of_clause(r, noun));
      continue;
    }
    struct actors known = look_known_actors(r, child); /* "armed members of the organisation" */
    if (capital || w->relation == REL_NMOD_POSS || (of && has_armed(&known))) look_add_actors(r, &all, known);
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

/* Those who train or advise an army stay their own: "450 Americans are there to train it". */
static bool trains(const struct reading *r, const struct proposition *p) {
  uint32_t at = r->propositions->of_word[p->word];
  for (uint32_t i = at + 1; i < r->propositions->count && i <= at + 4; i++) {
    const struct proposition *q = &r->propositions->at[i];
    bool below = q->parent == at || tree_dominates(r->tree, p->word, q->word);
    if (below && slice_equals(word_class(r->patterns->supports, "helps", q->lemma), "training")) return true;
  }
  return false;
}

/* Whom they fight for: "the sides are receiving help from N fighters", "sent to the GNA", else their owner.
 */
static struct actors served_by(const struct reading *r, uint32_t noun, const struct proposition *p) {
  struct actors none = {0};
  static const char *const prepositions[] = {"for", "alongside", "in favour of", "in support of",
                                             "on the side of"};
  if (!p) return none;
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL), helped = look_argument(p, SLOT_OBJECT, NULL);
  if (subject == noun && helped != NO_WORD && word_in(r->patterns->supports, "helps", p->lemma) &&
      !slice_equals(word_class(r->patterns->supports, "helps", p->lemma), "training"))
    return look_known_actors(r, helped); /* "supported by 900 American troops" */
  struct actors purpose = trains(r, p) ? none : support_purpose(r, p);
  if (purpose.count) return purpose;                 /* "stationed in the South to help defend it" */
  for (uint32_t i = 0; i < p->argument_count; i++) { /* "fought on the side of the government" */
    struct actors favoured =
        p->arguments[i].slot == SLOT_OBLIQUE ? support_favoured(r, p->arguments[i].word) : none;
    if (favoured.count) return favoured;
  }
  const struct proposition *up = p->parent == NO_PROPOSITION ? NULL : &r->propositions->at[p->parent];
  bool leads = slice_equals(p->lemma, "lead") || slice_equals(p->lemma, "command");
  if (subject == noun && helped != NO_WORD && leads) return look_known_actors(r, helped);
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

/* "Diplomats put the rebels' strength at 7,000", "monitors counted 86 tanks": who counts them does not have
   them. */
static bool only_counts(const struct reading *r, const struct proposition *p, uint32_t subject) {
  bool put = slice_equals(p->lemma, "put") && support_phrase(r, p, "at") != NO_WORD;
  if (put || word_in(r->patterns->forces, "counters", look_lemma(r, subject))) return true;
  return slice_equals(p->lemma, "count") &&
         word_in(r->patterns->forces, "of missions", look_lemma(r, subject));
}

/* "Russia will keep 7,600 soldiers", "the mission has 12,000 troops", "Uganda doubled its contingent": who
   has them. */
static struct actors holder(const struct reading *r, uint32_t noun, const struct proposition *p) {
  struct actors none = {0};
  for (int steps = 0; p && steps < 2; steps++) {
    uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
    bool holds = word_in(r->patterns->forces, "holders", p->lemma) && subject != NO_WORD && subject != noun &&
                 !only_counts(r, p, subject);
    /* "France, which keeps 2,900 troops there" */
    bool relative = word_at(r, p->word)->relation == REL_ACL_RELCL && word_at(r, p->word)->head == subject;
    bool apart = holds && (relative || !tree_dominates(r->tree, subject, noun));
    struct actors all = apart ? look_known_actors(r, subject) : none;
    if (all.count) return all;
    bool strength = subject != NO_WORD && subject != noun &&
                    word_in(r->patterns->forces, "sizes", look_lemma(r, subject));
    all = strength ? owners_of(r, subject) : none; /* "UNIIMOG, whose strength shall not exceed 350" */
    if (all.count) return all;
    uint32_t object = look_argument(p, SLOT_OBJECT, NULL); /* "raise the force levels of MINUSMA to" */
    bool sized = object != NO_WORD && object != noun && word_in(r->patterns->forces, "measures", p->lemma) &&
                 word_in(r->patterns->forces, "sizes", look_lemma(r, object));
    all = sized ? owners_of(r, object) : none;
    if (all.count) return all;
    p = p->parent == NO_PROPOSITION || p->class == PREDICATE_VERB ? NULL : &r->propositions->at[p->parent];
  }
  return none;
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
    bool there = is_empty(place.text) && p->class == PREDICATE_NOUN &&
                 tree_child(r->tree, p->word, REL_CASE) != NO_WORD &&
                 tree_child(r->tree, p->word, REL_COP) != NO_WORD;
    if (there) place = look_place(r, p->word); /* "10,000 fighters were in Idlib" */
    if (!is_empty(place.text)) return place;
    p = p->parent == NO_PROPOSITION ? NULL : &r->propositions->at[p->parent];
  }
  return (struct place){0};
}

/* ---- the record ---- */

/* The noun's phrase without its number and without where they are: "fighters of Nusra and al-Qaeda". */
static struct slice phrase_of(const struct reading *r, const struct force_found *f) {
  struct span phrase = word_at(r, f->noun)->span;
  struct span number = f->counted->span;
  TREE_EACH_CHILD(r->tree, f->noun, child) {
    uint8_t relation = word_at(r, child)->relation;
    struct slice preposition =
        relation == REL_NMOD ? tree_preposition(r->tree, r->arena, child) : (struct slice){"", 0};
    bool of = slice_equals(preposition, "of") || slice_equals(preposition, "from") ||
              slice_equals(preposition, "under");
    bool before =
        (relation == REL_AMOD || relation == REL_COMPOUND || relation == REL_NMOD_POSS) && child < f->noun;
    bool with =
        relation == REL_CONJ && force_shares_count(r, child) && !is_empty(force_class(r, "category", child));
    bool men = relation == REL_CONJ && slice_equals(look_lemma(r, child), "woman");
    if (!before && !with && !men && !(of && child > f->noun)) continue;
    struct span part =
        tree_span(r->tree, child, TREE_BIT(REL_ACL_RELCL) | TREE_BIT(REL_APPOS) | TREE_BIT(REL_ACL));
    if (before && part.start < number.end && part.end > number.start) continue;
    if (part.start < phrase.start) phrase.start = part.start;
    if (part.end > phrase.end) phrase.end = part.end;
  }
  if (f->nation != NO_WORD) phrase.start = word_at(r, f->noun)->span.start;
  if (number.start >= phrase.start && number.end < phrase.end) phrase.start = number.end;
  struct slice text = slice_trim(slice_between(r->analysis->text.at, phrase));
  if (slice_starts(text, SLICE("-strong "))) text = (struct slice){text.at + 8, text.len - 8};
  if (slice_starts(text, SLICE("of "))) text = (struct slice){text.at + 3, text.len - 3};
  if (f->nation == NO_WORD) return text;
  struct slice nation = arena_join(r->arena, word_at(r, f->nation)->form, SLICE(" "));
  return arena_join(r->arena, nation, text);
}

static struct actor who_of(const struct reading *r, const struct force_found *f) {
  struct actor who = {.text = phrase_of(r, f)};
  struct actors actors = look_actors(r, f->nation == NO_WORD ? f->noun : f->nation);
  if (actors.count) who.id = actors.at[0].id, who.code = actors.at[0].code, who.name = actors.at[0].name;
  return who;
}

static struct actors owners_of_found(const struct reading *r, const struct force_found *f) {
  if (f->nation != NO_WORD) return look_known_actors(r, f->nation);
  struct actors owners = owners_of(r, f->noun);
  const struct word *w = word_at(r, f->noun);
  bool inner = !owners.count && w->relation == REL_NMOD && w->head != NO_WORD && w->head < f->noun;
  return inner ? owners_of(r, w->head) : owners; /* "its force of 3,000 men" */
}

/* "100 military observers", "uniformed personnel": of the mission that was named, where nobody has them. */
static struct actors of_mission(const struct reading *r, const struct force_found *f) {
  struct actors all = {0};
  bool own = word_in(r->patterns->forces, "of missions", look_lemma(r, f->noun));
  const struct name *mission = own || f->ceiling ? mission_named_before(r->names, f->noun) : NULL;
  enum { NEAR = 2 }; /* "authorised an increase of its strength to 15,000 troops" */
  if (!mission || (!own && word_at(r, mission->head)->sentence + NEAR < word_at(r, f->noun)->sentence))
    return all;
  struct actor one = {
      .text = mission->text, .name = mission->canonical, .id = mission->id, .code = mission->code};
  look_add_actors(r, &all, (struct actors){&one, 1});
  return all;
}

/* Whom they serve: those they are sent to help, their owner, who has them, or the state whose they are. */
static struct actors serving(const struct reading *r, const struct force_found *f, struct actors owners,
                             const struct actor *who) {
  struct actors all = served_by(r, f->noun, f->governor);
  if (!all.count && f->elided && f->governor) all = holder(r, f->noun, f->governor);
  if (!all.count) all = owners;
  if (!all.count && f->governor) all = holder(r, f->noun, f->governor);
  if (!all.count) all = of_mission(r, f);
  if (all.count || (!who->id.len && !is_rebel(who->code))) return all; /* rebels serve themselves */
  struct actor *one = ARENA_NEW(r->arena, struct actor);
  *one = *who;
  return (struct actors){one, 1};
}

static void set_origin(const struct reading *r, const struct force_found *f, struct actors owners,
                       struct place *origin) {
  const struct proposition *p = f->governor;
  uint32_t from = p && word_in(r->patterns->supports, "gives", p->lemma)
                      ? look_argument(p, SLOT_OBLIQUE, "from")
                      : NO_WORD;
  if (has_origin(r, f->noun, origin)) return;
  if (from != NO_WORD && from != f->number)
    *origin = look_place(r, from);
  else if (owners.count && owners.at[0].id.len == 3)
    *origin =
        (struct place){.text = owners.at[0].text, .name = owners.at[0].name, .country = owners.at[0].id};
}

static void write_record(struct reading *r, const struct force_found *found) {
  const struct proposition *p = found->governor;
  struct record *record = reading_add(r, RECORD_FORCE);
  struct force *f = &record->force;
  struct actors owners = owners_of_found(r, found);
  if (p) reading_ground(r, record, p);
  reading_add_evidence(r, record, found->counted->span);
  reading_add_evidence(r, record, look_phrase_span(r, found->noun));
  bool denied = p && p->modality == DENIED && !slice_starts(found->count.as_written, SLICE("No ")) &&
                !slice_starts(found->count.as_written, SLICE("no ")) &&
                !slice_starts(found->count.as_written, SLICE("not ")); /* "no fewer than 12 planes" */
  record->modality = found->ceiling ? POSSIBLE : denied ? DENIED : ASSERTED;
  record->confidence = found->number == NO_WORD ? 0.95 : 0.8;
  f->who = who_of(r, found);
  f->count = found->count;
  f->serving = serving(r, found, owners, &f->who);
  bool rebels = f->serving.count && is_rebel(f->serving.at[0].code);
  f->category = categories_of(r, found->noun, rebels);
  set_origin(r, found, owners, &f->origin);
  f->where = where_of(r, found->noun, p);
  if (is_empty(f->where.text)) f->where = look_scene(r);
  const struct actor *one = f->serving.count == 1 ? &f->serving.at[0] : NULL; /* "France has 3,500 in Mali" */
  bool abroad = one && one->id.len == 3 && f->where.country.len == 3 && !slice_is(f->where.country, one->id);
  if (abroad && is_empty(f->origin.text))
    f->origin = (struct place){.text = one->text, .name = one->name, .country = one->id};
  if (p) f->as_of = look_when(r, p);
}

void recognise_forces(struct reading *r) {
  uint32_t before = NO_WORD;
  for (uint32_t i = 0; i < r->counts->count; i++) {
    struct force_found found;
    if (!force_find(r, &r->counts->at[i], before, &found)) continue;
    struct slice category = force_class(r, "category", found.noun);
    bool things = slice_equals(category, "vehicles") || slice_equals(category, "aircraft") ||
                  slice_equals(category, "ships");
    if (!things) before = found.noun; /* "1,184 of them had been flown in" */
    write_record(r, &found);
  }
}
