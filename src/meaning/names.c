/* Finding names: those of the registry, those that only capitals betray, and short forms of both. */
#include "meaning/who.h"

enum { NAME_WORDS = 12, NAME_BYTES = 120 };

static const struct word *word_at(const struct names *n, uint32_t word) { return tree_word(n->tree, word); }
static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/* ---- comparing text ---- */

/* A stretch of text with straight apostrophes and single blanks; false where it is too long for a name. */
static bool plain_text(struct slice text, char out[NAME_BYTES], struct slice *plain) {
  size_t used = 0;
  for (size_t i = 0; i < text.len; i++) {
    bool curly = i + 2 < text.len && memcmp(text.at + i, "\xE2\x80\x99", 3) == 0;
    bool blank = text.at[i] == ' ' || text.at[i] == '\n' || text.at[i] == '\t';
    if (used + 1 >= NAME_BYTES) return false;
    if (blank && used && out[used - 1] == ' ') continue;
    out[used++] = curly ? '\'' : blank ? ' ' : text.at[i];
    if (curly) i += 2;
  }
  *plain = (struct slice){out, used};
  return true;
}

static struct slice text_of_words(const struct names *n, uint32_t first, uint32_t count) {
  struct span span = {word_at(n, first)->span.start, word_at(n, first + count - 1)->span.end};
  return slice_between(n->tree->analysis->text.at, span);
}

/* ---- adding a name ---- */

static uint32_t highest_word(const struct names *n, uint32_t first, uint32_t count) {
  for (uint32_t w = first; w < first + count; w++) {
    uint32_t head = word_at(n, w)->head;
    if (head == NO_WORD || head < first || head >= first + count) return w;
  }
  return first;
}

static uint32_t add_name(struct names *n, struct name name) {
  name.head = highest_word(n, name.first_word, name.word_count);
  name.text = text_of_words(n, name.first_word, name.word_count);
  if (name.canonical.len == 0) name.canonical = name.text;
  ARENA_PUSH(n->arena, n->at, n->count, n->capacity, name);
  uint32_t at = n->count - 1;
  if (name.same_as == NO_NAME) n->at[at].same_as = at;
  for (uint32_t w = name.first_word; w < name.first_word + name.word_count; w++) n->of_word[w] = at;
  return at;
}

static void set_alias(struct names *n, struct slice text, uint32_t name) {
  if (text.len && map_get(&n->aliases, text) == MAP_NONE) map_put(&n->aliases, arena_copy(n->arena, text), name);
}

/* ---- names of the registry ---- */

static enum name_type type_of_entry(const struct entry *entry) {
  static const enum name_type types[] = {NAME_STATE,        NAME_NATIONAL, NAME_SEAT, NAME_GROUP,
                                         NAME_ORGANISATION, NAME_PERSON,   NAME_PLACE};
  return types[entry->kind];
}

static bool in_office(const struct entry *entry, struct date day) {
  if (date_is_none(day)) return true;
  int32_t at = date_to_days(day);
  if (!date_is_none(entry->from) && date_to_days(entry->from) > at) return false;
  return date_is_none(entry->until) || date_to_days(entry->until) >= at;
}

/* Of several entries of a name the one that fits: in office that day. */
static const struct entry *best_entry(const struct names *n, const struct entry *first) {
  for (const struct entry *e = first; e; e = knowledge_next(n->knowledge, e))
    if (e->kind != ENTRY_PERSON || in_office(e, n->document->date)) return e;
  return first;
}

/* "US" is a state, "us" is not: a name's letters must be those of the file. */
static bool match_registry(struct names *n, uint32_t first, uint32_t limit, struct name *found) {
  char buffer[NAME_BYTES];
  uint32_t longest = limit - first < NAME_WORDS ? limit - first : NAME_WORDS;
  for (uint32_t count = longest; count > 0; count--) {
    struct slice plain;
    if (!plain_text(text_of_words(n, first, count), buffer, &plain)) continue;
    const struct entry *entry = knowledge_entry(n->knowledge, plain);
    if (!entry) continue;
    entry = best_entry(n, entry);
    *found = (struct name){.first_word = first, .word_count = count, .type = type_of_entry(entry), .entry = entry,
                           .same_as = NO_NAME, .id = entry->id, .code = entry->code, .title = entry->title,
                           .canonical = entry->kind == ENTRY_SEAT ? entry->name : entry->name};
    return true;
  }
  return false;
}

/* ---- names that no file knows ---- */

static bool is_name_word(const struct names *n, uint32_t word) {
  const struct word *w = word_at(n, word);
  return w->upos == UPOS_PROPN && w->form.len > 1 && (is_capital(w->form.at[0]) || (unsigned char)w->form.at[0] >= 0x80 ||
         slice_starts(w->form, SLICE("al-")) || slice_starts(w->form, SLICE("el-")));
}

/* Words inside a name that are no proper nouns themselves: "al-", "bin", "-", "of" only between capitals. */
static bool joins_names(const struct names *n, uint32_t word, uint32_t limit) {
  const struct word *w = word_at(n, word);
  static const char *const links[] = {"bin", "ibn", "al", "el", "de", "da", "van", "von", "-", "\xE2\x80\x99", "al-", "del", "abu"};
  if (word + 1 >= limit || !is_name_word(n, word + 1)) return false;
  for (size_t i = 0; i < sizeof links / sizeof *links; i++)
    if (slice_equals(w->form, links[i])) return true;
  return false;
}

static bool is_organisation_word(struct slice form) {
  static const char *const words[] = {"Front", "Army", "Movement", "Union", "Party", "Council", "Ministry", "Committee", "Agency",
                                      "University", "Forces", "Force", "Group", "Brigade", "Brigades", "Organisation", "Organization",
                                      "Association", "Commission", "Alliance", "Coalition", "Congress", "Department", "Institute",
                                      "Bank", "Company", "Corporation", "Court", "Office", "Authority", "Federation", "League",
                                      "Network", "News", "Times", "Post", "Church", "Guard", "Police", "Foundation", "Centre",
                                      "Center", "Service", "Team", "Club", "Inc.", "Ltd", "Board", "Society", "Militia", "Command"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (slice_equals(form, words[i])) return true;
  return false;
}

static enum name_type guess_type(const struct names *n, uint32_t first, uint32_t count) {
  for (uint32_t w = first; w < first + count; w++)
    if (is_organisation_word(word_at(n, w)->form)) return NAME_ORGANISATION;
  const struct word *last = word_at(n, first + count - 1);
  bool acronym = last->form.len >= 2 && is_capital(last->form.at[1]);
  if (acronym && count == 1) return NAME_ORGANISATION;
  uint32_t head = highest_word(n, first, count);
  struct slice preposition = tree_preposition(n->tree, n->arena, head);
  bool locative = slice_equals(preposition, "in") || slice_equals(preposition, "at") || slice_equals(preposition, "near");
  if (locative) return NAME_PLACE;
  return NAME_PERSON;
}

/* "General", "Prime Minister", "Mr": what stands before a name and is none. */
static bool is_title(const struct names *n, uint32_t word) {
  struct slice form = lower_case(n->arena, word_at(n, word)->form);
  return word_in(n->knowledge->agents, "office", form) || word_in(n->knowledge->agents, "titles", form) ||
         word_in(n->knowledge->agents, "temporal", form);
}

static bool find_unknown(struct names *n, uint32_t first, uint32_t limit, struct name *found) {
  uint32_t end = first;
  struct name inner;
  if (!is_name_word(n, first) || is_title(n, first)) return false;
  while (end < limit && (is_name_word(n, end) || joins_names(n, end, limit))) {
    if (end > first && (is_title(n, end) || match_registry(n, end, limit, &inner))) break;
    end++;
  }
  *found = (struct name){.first_word = first, .word_count = end - first, .same_as = NO_NAME};
  found->type = guess_type(n, first, end - first);
  return true;
}

/* ---- short forms ---- */

static void point_to(struct names *n, struct name *name, uint32_t known) {
  const struct name *k = &n->at[known];
  name->same_as = k->same_as;
  name->type = k->type;
  name->entry = k->entry;
  name->id = k->id;
  name->code = k->code;
  name->title = k->title;
  name->canonical = k->canonical;
}

static bool find_alias(struct names *n, struct name *name) {
  struct slice text = text_of_words(n, name->first_word, name->word_count);
  uint32_t known = map_get(&n->aliases, text);
  if (known == MAP_NONE && name->word_count > 1) /* "Mr Mills", "General Haftar" */
    known = map_get(&n->aliases, word_at(n, name->first_word + name->word_count - 1)->form);
  if (known == MAP_NONE) return false;
  point_to(n, name, known);
  return true;
}

static bool is_acronym(struct slice text) {
  size_t capitals = 0;
  for (size_t i = 0; i < text.len; i++) capitals += is_capital(text.at[i]);
  return text.len >= 2 && text.len <= 14 && capitals * 2 > text.len;
}

/* "Government of National Accord (GNA)": also when no file knows the name; then the name gets an id of its own. */
static void define_acronym(struct names *n, uint32_t name, uint32_t limit) {
  uint32_t open = n->at[name].first_word + n->at[name].word_count;
  if (open + 2 >= limit || !slice_equals(word_at(n, open)->form, "(")) return;
  uint32_t end = open + 1;
  while (end < limit && end < open + 6 && !slice_equals(word_at(n, end)->form, ")")) end++;
  if (end >= limit || !slice_equals(word_at(n, end)->form, ")")) return;
  struct slice acronym = text_of_words(n, open + 1, end - open - 1);
  if (!is_acronym(acronym)) return;
  set_alias(n, acronym, name);
  if (n->at[name].entry == NULL) n->at[name].type = NAME_ORGANISATION;
}

static void remember_short_forms(struct names *n, uint32_t name) {
  const struct name *k = &n->at[name];
  set_alias(n, k->text, name);
  if (k->type == NAME_PERSON && k->word_count > 1) set_alias(n, word_at(n, k->first_word + k->word_count - 1)->form, name);
  if (k->type == NAME_PERSON && k->word_count > 2) set_alias(n, text_of_words(n, k->first_word + 1, k->word_count - 1), name);
}

/* ---- the document ---- */

static bool may_begin_name(const struct names *n, uint32_t word) {
  const struct word *w = word_at(n, word);
  if (w->form.len == 0) return false;
  char c = w->form.at[0];
  bool lower_start = slice_starts(w->form, SLICE("al")) || slice_starts(w->form, SLICE("anti")) || slice_starts(w->form, SLICE("pro")) ||
                     slice_starts(w->form, SLICE("the"));
  return is_capital(c) || (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') || lower_start;
}

static void find_in_sentence(struct names *n, const struct sentence *s) {
  uint32_t limit = s->first_word + s->word_count;
  for (uint32_t w = s->first_word; w < limit;) {
    struct name name;
    uint32_t at;
    if (!may_begin_name(n, w)) {
      w++;
      continue;
    }
    if (match_registry(n, w, limit, &name)) at = add_name(n, name);
    else if (find_unknown(n, w, limit, &name)) {
      find_alias(n, &name);
      at = add_name(n, name);
    } else {
      w++;
      continue;
    }
    remember_short_forms(n, at);
    define_acronym(n, at, limit);
    w = n->at[at].first_word + n->at[at].word_count;
  }
}

/* The state that the document is about: the one named most, places and adjectives included. */
static void find_scene(struct names *n) {
  struct map weights;
  uint32_t best = 0;
  map_init(&weights, n->arena);
  for (uint32_t i = 0; i < n->count; i++) {
    const struct name *name = &n->at[i];
    if (name->id.len < 3 || (name->id.len > 3 && name->id.at[3] != '-')) continue;
    struct slice id = {name->id.at, 3};
    if (!knowledge_state(n->knowledge, id)) continue;
    uint32_t weight = name->type == NAME_GROUP ? 2 : name->type == NAME_PLACE ? 3 : name->type == NAME_STATE ? 2 : 1;
    struct slice preposition = tree_preposition(n->tree, n->arena, name->head);
    if (slice_equals(preposition, "in") || slice_equals(preposition, "from")) weight += 2;
    uint32_t before = map_get(&weights, id);
    weight += before == MAP_NONE ? 0 : before;
    map_put(&weights, id, weight);
    if (weight > best) best = weight, n->scene = id;
  }
}

/* ---- the two parties ---- */

struct weight {
  const struct name *name;
  uint32_t count;
};

/* Who may be a party: a state, or an armed group or authority of some state. */
static bool may_be_party(const struct name *name) {
  if (name->id.len == 3) return name->type == NAME_STATE || name->type == NAME_NATIONAL || name->type == NAME_SEAT;
  return name->type == NAME_GROUP;
}

static struct actor party(const struct names *n, const struct name *name) {
  const struct entry *state = name->id.len == 3 ? knowledge_state(n->knowledge, name->id) : NULL;
  if (state) return (struct actor){.text = state->name, .name = state->name, .id = state->id, .code = state->code};
  return (struct actor){.text = name->text, .name = name->canonical, .id = name->id, .code = name->code};
}

static uint32_t weigh_parties(struct names *n, struct weight *weights, uint32_t most) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < n->count; i++) {
    const struct name *name = &n->at[i];
    uint32_t k = 0;
    if (!may_be_party(name)) continue;
    while (k < count && !slice_is(weights[k].name->id, name->id)) k++;
    if (k == most) continue;
    if (k == count) weights[count++] = (struct weight){name, 0};
    weights[k].count++;
  }
  return count;
}

static const struct weight *heaviest(const struct names *n, const struct weight *weights, uint32_t count, bool groups,
                                     const struct weight *but) {
  const struct weight *best = NULL;
  for (uint32_t k = 0; k < count; k++) {
    bool group = weights[k].name->id.len != 3;
    if (&weights[k] == but || group != groups) continue;
    if (groups && n->scene.len && !slice_starts(weights[k].name->id, n->scene)) continue;
    if (!best || weights[k].count > best->count) best = &weights[k];
  }
  return best;
}

/* Two groups of the scene; else its group and the state; else the two states named most. */
static void find_sides(struct names *n) {
  struct weight weights[64];
  uint32_t count = weigh_parties(n, weights, 64);
  const struct weight *first = heaviest(n, weights, count, true, NULL), *second = NULL;
  if (first) second = heaviest(n, weights, count, true, first);
  const struct entry *state = n->scene.len ? knowledge_state(n->knowledge, n->scene) : NULL;
  struct actors sides = {ARENA_ARRAY(n->arena, struct actor, 2), 0};
  if (!first) {
    first = heaviest(n, weights, count, false, NULL);
    second = first ? heaviest(n, weights, count, false, first) : NULL;
  }
  if (!first) return;
  sides.at[sides.count++] = party(n, first->name);
  if (second) sides.at[sides.count++] = party(n, second->name);
  else if (state && first->name->id.len != 3)
    sides.at[sides.count++] = (struct actor){.text = state->name, .name = state->name, .id = state->id, .code = state->code};
  if (sides.count == 2) n->sides = sides;
}

/* A group that only the document knows: its id is the scene's country and its acronym. */
static void name_unknown_groups(struct names *n) {
  for (uint32_t i = 0; i < n->count; i++) {
    struct name *name = &n->at[i];
    if (name->entry || name->id.len || name->type != NAME_ORGANISATION) continue;
    const struct name *first = &n->at[name->same_as];
    if (first != name && first->id.len) {
      name->id = first->id, name->code = first->code;
      continue;
    }
    uint32_t end = name->first_word + name->word_count;
    bool defined = end + 2 < n->tree->analysis->word_count && slice_equals(word_at(n, end)->form, "(");
    if (!defined || !n->scene.len || !is_acronym(word_at(n, end + 1)->form)) continue;
    name->id = arena_print(n->arena, "%.*s-%.*s", SLICE_ARGS(n->scene), SLICE_ARGS(word_at(n, end + 1)->form));
    name->code = n->scene;
  }
}

struct names *names_find(struct arena *arena, const struct knowledge *knowledge, const struct document *document,
                         const struct tree *tree) {
  struct names *n = ARENA_NEW(arena, struct names);
  const struct analysis *a = tree->analysis;
  *n = (struct names){.arena = arena, .knowledge = knowledge, .document = document, .tree = tree};
  map_init(&n->aliases, arena);
  n->of_word = ARENA_ARRAY(arena, uint32_t, a->word_count);
  for (uint32_t w = 0; w < a->word_count; w++) n->of_word[w] = NO_NAME;
  for (uint32_t s = 0; s < a->sentence_count; s++) find_in_sentence(n, &a->sentences[s]);
  find_scene(n);
  find_sides(n);
  name_unknown_groups(n);
  return n;
}

const struct name *name_at(const struct names *n, uint32_t word) {
  return word == NO_WORD || n->of_word[word] == NO_NAME ? NULL : &n->at[n->of_word[word]];
}
