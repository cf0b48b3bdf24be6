#include "record/event_parties.h"

#include "meaning/who.h"
#include "record/look.h"

/* Who can do something: an actor with an id or a code, or somebody with a name. */
static struct actors with_identity(const struct reading *r, uint32_t word) {
  struct actors all = look_actors(r, word), known = {ARENA_ARRAY(r->arena, struct actor, all.count), 0};
  for (size_t i = 0; i < all.count; i++) {
    const struct actor *a = &all.at[i];
    if (a->id.len || a->code.len || a->name.len) known.at[known.count++] = *a;
  }
  return known;
}

static bool is_one_of(const struct reading *r, uint32_t word, const char *list) {
  return event_frames_list_has(r->patterns->events, list, look_lemma(r, word));
}

/* What is done to people or by a crowd. */
static bool is_of_people(const struct reading *r, uint32_t verb) { return is_one_of(r, verb, "$ofpeople"); }

/* "More than 400 former combatants" are former combatants: how many, the event's quantity says. */
static struct slice without_count(const struct reading *r, uint32_t word, struct slice text) {
  uint32_t number = NO_WORD; /* the last of them: "ninety-one schoolgirls" */
  TREE_EACH_CHILD(r->tree, word, child)
  if (child < word && word_at(r, child)->relation == REL_NUMMOD) number = child;
  const char *base = r->analysis->text.at;
  if (number == NO_WORD || number > word) return text;
  size_t end = tree_span(r->tree, number, 0).end, start = (size_t)(text.at - base);
  if (text.at < base || start + text.len > r->analysis->text.len || end <= start || end >= start + text.len)
    return text;
  return slice_trim((struct slice){base + end, start + text.len - end});
}

static void strip_count(const struct reading *r, uint32_t word, struct actors *all) {
  for (size_t i = 0; i < all->count && i < 1; i++)
    if (!all->at[i].name.len) all->at[i].text = without_count(r, word, all->at[i].text);
}

/* "taxi drivers", "the mayor's brother": nouns for people that are nobody's sector. */
static bool is_person_noun(const struct reading *r, uint32_t word) {
  if (word_at(r, word)->upos != UPOS_NOUN) return false;
  const struct texts *ends = event_frames_words(r->patterns->events, SLICE("$personend"));
  struct slice lemma = look_lemma(r, word);
  for (size_t i = 0; ends && i < ends->count; i++) /* "innkeeper", "fishermen", "schoolteachers" */
    if (lemma.len > ends->at[i].len + 1 && slice_ends(lemma, ends->at[i])) return true;
  return is_one_of(r, word, "$person");
}

/* "the murder of an innkeeper": a noun of what is done to people, and to whom. */
static bool is_deed_to(const struct reading *r, uint32_t noun, uint32_t victim) {
  const struct proposition *p = look_proposition(r, noun);
  return p && p->class == PREDICATE_NOUN &&
         event_frames_list_has(r->patterns->events, "$ofpeople", p->lemma) &&
         slice_equals(tree_preposition(r->tree, r->arena, victim), "of");
}

/* "At least four were shot", "killed dozens": people, where a number alone is who does it or suffers it. */
static struct actors counted_people(const struct reading *r, uint32_t word) {
  static const char *const crowds[] = {"dozens", "hundreds", "thousands", "scores",
                                       "many",   "several",  "others"};
  const struct word *w = word_at(r, word);
  struct actors nobody = {0};
  bool crowd = (w->upos == UPOS_NUM && !time_at(r->times, word)) || is_person_noun(r, word);
  for (size_t i = 0; i < sizeof crowds / sizeof *crowds; i++)
    crowd |= slice_is_ignoring_case(w->form, slice_of(crowds[i]));
  bool place = relation_is_subject(w->relation) || w->relation == REL_OBJ;
  bool part = w->upos == UPOS_NUM && tree_child(r->tree, word, REL_NMOD) != NO_WORD;
  if (!crowd || !(place || w->relation == REL_NMOD) || part) return nobody;
  uint32_t verb = w->head;
  if (verb == NO_WORD || (place ? !is_of_people(r, verb) : !is_deed_to(r, verb, word))) return nobody;
  struct place scene = look_scene(r);
  struct actor *people = ARENA_NEW(r->arena, struct actor);
  *people =
      (struct actor){.text = look_phrase(r, word), .code = arena_join(r->arena, scene.country, SLICE("CVL"))};
  return (struct actors){people, 1};
}

struct actors event_actors(const struct reading *r, uint32_t word) {
  struct actors known = with_identity(r, word);
  strip_count(r, word, &known);
  const struct word *w = &r->analysis->words[word];
  if (!known.count && w->relation == REL_APPOS)
    known = with_identity(r, w->head); /* "the CPC, the rebel alliance" */
  if (!known.count) known = counted_people(r, word);
  return known;
}

/* "rescued schoolgirls", "an appeal to shopkeepers": people by what they are, where no register knows them.
 */
struct actors event_people(const struct reading *r, uint32_t word) {
  struct actors nobody = {0};
  if (word == NO_WORD || !is_person_noun(r, word) || look_place(r, word).text.len) return nobody;
  uint32_t demonym = tree_child(r->tree, word, REL_AMOD);
  struct actors of = demonym == NO_WORD ? nobody : event_actors(r, demonym);
  struct slice country =
      of.count && of.at[0].code.len >= 3 ? (struct slice){of.at[0].code.at, 3} : (struct slice){"", 0};
  struct actor *people = ARENA_NEW(r->arena, struct actor);
  *people = (struct actor){.text = without_count(r, word, look_phrase(r, word)),
                           .code = arena_join(r->arena, country, SLICE("CVL"))};
  return (struct actors){people, 1};
}

/* Frames ask for the same word again and again: who it stands for is looked up once. */
struct lookup {
  const struct reading *reading;
  struct actors *of_word;
  bool *known;
};

static bool actor_is(const void *names, uint32_t word, struct slice sector) {
  const struct lookup *lookup = names;
  if (!lookup->known[word]) {
    lookup->of_word[word] = event_actors(lookup->reading, word);
    lookup->known[word] = true;
  }
  struct actors all = lookup->of_word[word];
  if (slice_equals(sector, "actor")) return all.count > 0;
  for (size_t i = 0; i < all.count; i++)
    if (slice_ends(all.at[i].code, sector)) return true;
  return false;
}

/* Said by somebody in the text, or after a quotation mark. */
static bool is_quoted(const struct reading *r, uint32_t word) {
  uint32_t head = r->analysis->words[word].head;
  uint32_t at = head == NO_WORD ? NO_PROPOSITION : r->propositions->of_word[head];
  if (at != NO_PROPOSITION && r->propositions->at[at].speaker_count) return true;
  struct span sentence = r->analysis->sentences[r->analysis->words[word].sentence].span;
  struct slice text = slice_between(r->analysis->text.at, sentence);
  return slice_find(text, SLICE("\"")) != SIZE_MAX || slice_find(text, SLICE("\xE2\x80\x9C")) != SIZE_MAX;
}

static void find_author(const struct reading *r, struct frame_matcher *m) {
  for (uint32_t w = 0; w < r->analysis->word_count && !m->has_author; w++) {
    struct slice lemma = r->analysis->words[w].lemma;
    bool first_person =
        slice_is_ignoring_case(lemma, SLICE("we")) || slice_is_ignoring_case(lemma, SLICE("i"));
    if (first_person && relation_is_subject(r->analysis->words[w].relation) && event_actors(r, w).count &&
        !is_quoted(r, w))
      m->has_author = true, m->author = w;
  }
}

struct frame_matcher *event_matcher(const struct reading *r) {
  struct frame_matcher *m = ARENA_NEW(r->arena, struct frame_matcher);
  struct lookup *lookup = ARENA_NEW(r->arena, struct lookup);
  *lookup = (struct lookup){.reading = r,
                            .of_word = ARENA_ARRAY(r->arena, struct actors, r->analysis->word_count),
                            .known = ARENA_ARRAY(r->arena, bool, r->analysis->word_count)};
  *m = (struct frame_matcher){.arena = r->arena,
                              .frames = r->patterns->events,
                              .tree = r->tree,
                              .propositions = r->propositions,
                              .is_actor = actor_is,
                              .names = lookup};
  find_author(r, m);
  return m;
}

/* "hailed the deal": those whose agreement it is, the document's own where the word names none. */
static struct actors parties_meant(const struct reading *r, uint32_t word) {
  const struct texts *names = event_frames_words(r->patterns->events, SLICE("$agreement"));
  struct actors none = {0};
  if (r->agreement_of_word[word] != NO_RECORD)
    return r->records.at[r->agreement_of_word[word]].agreement.parties;
  bool named = false;
  for (size_t i = 0; names && i < names->count && !named; i++)
    named = slice_is_ignoring_case(r->analysis->words[word].lemma, names->at[i]);
  for (size_t i = 0; named && i < r->records.count; i++)
    if (r->records.at[i].kind == RECORD_AGREEMENT && r->records.at[i].agreement.parties.count > 1)
      return r->records.at[i].agreement.parties;
  return none;
}

/* "Parliament passed a resolution criticising the president", "put out a report": a text speaks for whoever
   gave it out. */
static struct actors authors(const struct reading *r, uint32_t text) {
  struct actors nobody = {0};
  const struct word *w = word_at(r, text);
  if (w->head == NO_WORD || w->relation != REL_OBJ || !is_one_of(r, text, "$document")) return nobody;
  const struct proposition *p = look_proposition(r, w->head);
  uint32_t author = p ? look_argument(p, SLOT_SUBJECT, NULL) : NO_WORD;
  return author == NO_WORD || author == text ? nobody : event_actors(r, author);
}

struct actors event_actors_or_owner(const struct reading *r, const struct frame_matcher *m, uint32_t word) {
  struct actors none = {0};
  if (word == NO_WORD) return none;
  struct actors all = event_actors(r, word);
  if (all.count) return all;
  if (is_one_of(r, word, "$kin")) return all; /* "his wife" is somebody else */
  uint32_t owners[4];
  uint32_t count = frame_owners(m, word, owners, 4);
  for (uint32_t i = 0; i < count && !all.count; i++) all = event_actors(r, owners[i]);
  if (!all.count) all = authors(r, word);
  return all.count ? all : parties_meant(r, word);
}

/* States, their organs, armed groups, parties, organisations of states: not people and companies. Armed ones
   need no name, a government or a court does. */
bool event_is_political(const struct actor *actor) {
  static const char *const armed[] = {"MIL", "REB", "PRM", "UAF", "SEP", "OPP"};
  if (actor->id.len || slice_starts(actor->code, SLICE("IGO")) || slice_starts(actor->code, SLICE("IMG")))
    return true;
  for (size_t i = 0; i < sizeof armed / sizeof *armed; i++)
    if (slice_ends(actor->code, slice_of(armed[i]))) return true;
  return false;
}

bool event_any_political(struct actors actors) {
  for (size_t i = 0; i < actors.count; i++)
    if (event_is_political(&actors.at[i])) return true;
  return false;
}

bool event_share_actor(struct actors a, struct actors b) {
  for (size_t i = 0; i < a.count; i++)
    for (size_t k = 0; k < b.count; k++)
      if (look_same_actor(&a.at[i], &b.at[k])) return true;
  return false;
}

bool event_share_body(struct actors a, struct actors b) {
  for (size_t i = 0; i < a.count; i++)
    for (size_t k = 0; k < b.count; k++)
      if (look_same_body(&a.at[i], &b.at[k]) || look_same_actor(&a.at[i], &b.at[k])) return true;
  return false;
}

void event_part(struct actors *source, struct actors *target) {
  *target = (struct actors){source->at + 1, source->count - 1};
  source->count = 1;
}

void event_drop_actors(struct actors *from, struct actors these) {
  size_t kept = 0;
  for (size_t i = 0; i < from->count; i++)
    if (!event_share_actor((struct actors){&from->at[i], 1}, these)) from->at[kept++] = from->at[i];
  if (kept) from->count = kept;
}

static bool same_id(const struct actors *all, struct slice id) {
  for (size_t i = 0; i < all->count; i++)
    if (all->at[i].id.len && slice_is(all->at[i].id, id)) return true;
  return false;
}

/* ---- who is meant when nobody is named ---- */

/* States and groups can be against each other. */
static bool can_oppose(const struct name *name) {
  return name->id.len && name->type != NAME_PLACE && name->type != NAME_ORGANISATION;
}

static struct actors only(const struct reading *r, const struct name *name) {
  struct actor *actor = ARENA_NEW(r->arena, struct actor);
  *actor = (struct actor){.text = name->text, .name = name->canonical, .id = name->id, .code = name->code};
  return (struct actors){actor, 1};
}

/* Types whose parties are against each other. */
static bool is_quarrel(const struct event *e) {
  static const char *const types[] = {"ASSAULT", "THREATEN", "ACCUSE", "SANCTION", "REJECT", "AGREE"};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (slice_equals(e->type, types[i])) return e->source.count && e->target.count;
  return false;
}

static const struct actor *first_with_id(struct actors all) {
  for (size_t i = 0; i < all.count; i++)
    if (all.at[i].id.len) return &all.at[i];
  return NULL;
}

static void count_rivals(struct event_rivals *rivals, const struct actor *a, const struct actor *b,
                         uint32_t weight) {
  for (uint32_t i = 0; i < rivals->count; i++)
    if (slice_is(rivals->at[i].side, a->id) && slice_is(rivals->at[i].other.id, b->id)) {
      rivals->at[i].times += weight;
      return;
    }
  if (rivals->count < EVENT_RIVALS) rivals->at[rivals->count++] = (struct event_rivalry){a->id, *b, weight};
}

struct event_rivals *event_rivals_find(const struct reading *r) {
  struct event_rivals *rivals = ARENA_NEW(r->arena, struct event_rivals);
  for (size_t i = 0; i < r->records.count; i++) {
    const struct record *record = &r->records.at[i];
    if (record->kind != RECORD_EVENT || !is_quarrel(&record->event)) continue;
    const struct actor *source = first_with_id(record->event.source),
                       *target = first_with_id(record->event.target);
    if (!source || !target || slice_is(source->id, target->id)) continue;
    bool groups = source->id.len > 3 && target->id.len > 3;
    if (groups && slice_equals(record->event.type, "AGREE")) continue; /* allies as likely as enemies */
    uint32_t weight = slice_equals(record->event.type, "AGREE")     ? 1
                      : slice_equals(record->event.type, "ASSAULT") ? 3
                                                                    : 2;
    count_rivals(rivals, source, target, weight);
    count_rivals(rivals, target, source, weight);
  }
  return rivals;
}

struct actors event_rival_of(const struct reading *r, const struct event_rivals *rivals, struct actors side) {
  const struct event_rivalry *best = NULL;
  for (uint32_t i = 0; i < rivals->count; i++)
    if (same_id(&side, rivals->at[i].side) && (!best || rivals->at[i].times > best->times))
      best = &rivals->at[i];
  if (!best) return (struct actors){0};
  struct actor *actor = ARENA_NEW(r->arena, struct actor);
  *actor = best->other;
  return (struct actors){actor, 1};
}

struct actors event_other_parties(const struct reading *r, struct actors party) {
  struct actors others = {0};
  for (size_t i = 0; i < r->records.count && !others.count; i++) {
    const struct record *record = &r->records.at[i];
    if (record->kind != RECORD_AGREEMENT || !event_share_actor(record->agreement.parties, party)) continue;
    struct actors all = record->agreement.parties;
    others.at = ARENA_ARRAY(r->arena, struct actor, all.count);
    for (size_t k = 0; k < all.count; k++)
      if (!event_share_actor((struct actors){&all.at[k], 1}, party)) others.at[others.count++] = all.at[k];
  }
  return others;
}

struct actors event_state_of_place(const struct reading *r, struct place place, struct actors but_not) {
  struct actors none = {0};
  if (place.country.len == 0 || same_id(&but_not, place.country)) return none;
  struct actor *state = ARENA_NEW(r->arena, struct actor);
  *state = (struct actor){.text = place.text,
                          .name = place.name,
                          .id = place.country,
                          .code = arena_join(r->arena, place.country, SLICE("GOV"))};
  return (struct actors){state, 1};
}

struct actors event_state_at(const struct reading *r, const struct proposition *p, struct actors but_not) {
  return event_state_of_place(r, look_where(r, p), but_not);
}

struct actors event_scene_state(const struct reading *r) {
  struct place scene = names_scene(r->names);
  struct actors none = {0};
  if (scene.country.len == 0) return none;
  struct actor *state = ARENA_NEW(r->arena, struct actor);
  *state = (struct actor){.text = scene.text.len ? scene.text : scene.name,
                          .name = scene.name,
                          .id = scene.country,
                          .code = arena_join(r->arena, scene.country, SLICE("GOV"))};
  return (struct actors){state, 1};
}

struct actors event_actors_in(const struct reading *r, struct span span) {
  struct actors found = {ARENA_ARRAY(r->arena, struct actor, r->names->count), 0};
  for (uint32_t i = 0; i < r->names->count; i++) {
    const struct name *name = &r->names->at[i];
    struct span own = r->analysis->words[name->first_word].span;
    if (own.start < span.start || own.start >= span.end || !can_oppose(name) || same_id(&found, name->id))
      continue;
    found.at[found.count++] = *only(r, name).at;
  }
  return found;
}
