/* Finding names: the driver, and those of the registry. */
#include "meaning/names_parts.h"

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

/* "BEIRUT" to "Beirut"; false where it is not all capitals or too short to be no acronym. */
static bool calm_capitals(char *text, size_t len) {
  bool inside = false;
  if (len < 4) return false;
  for (size_t i = 0; i < len; i++)
    if (!is_capital(text[i]) && text[i] != ' ' && text[i] != '-' && text[i] != '\'') return false;
  for (size_t i = 0; i < len; i++) {
    if (inside && is_capital(text[i])) text[i] = (char)(text[i] - 'A' + 'a');
    inside = text[i] != ' ' && text[i] != '-';
  }
  return true;
}

struct slice names_text(const struct names *n, uint32_t first, uint32_t count) {
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
  name.text = names_text(n, name.first_word, name.word_count);
  if (name.canonical.len == 0) name.canonical = name.text;
  ARENA_PUSH(n->arena, n->at, n->count, n->capacity, name);
  uint32_t at = n->count - 1;
  if (name.same_as == NO_NAME) n->at[at].same_as = at;
  for (uint32_t w = name.first_word; w < name.first_word + name.word_count; w++) n->of_word[w] = at;
  return at;
}

/* ---- names of the registry ---- */

static enum name_type type_of_entry(const struct entry *entry) {
  static const enum name_type types[] = {NAME_STATE,        NAME_NATIONAL, NAME_SEAT, NAME_GROUP,
                                         NAME_ORGANISATION, NAME_PERSON,   NAME_PLACE};
  return types[entry->kind];
}

/* In office (a state: in being) that day 3, without days 2, out of office 1. */
static uint32_t standing(const struct entry *entry, struct date day) {
  bool open = date_is_none(entry->from) && date_is_none(entry->until);
  if (open || date_is_none(day)) return 2;
  int32_t at = date_to_days(day);
  if (!date_is_none(entry->from) && date_to_days(entry->from) > at) return 1;
  return date_is_none(entry->until) || date_to_days(entry->until) >= at ? 3 : 1;
}

struct slice names_country(const struct names *n, struct slice id) {
  struct slice state = {id.at, 3};
  bool may = id.len == 3 || (id.len > 3 && id.at[3] == '-');
  return may && knowledge_state(n->knowledge, state) ? state : (struct slice){"", 0};
}

uint32_t names_weight(const struct names *n, struct slice id) {
  struct slice state = names_country(n, id);
  uint32_t weight = state.len ? map_get(&n->weights, state) : MAP_NONE;
  return weight == MAP_NONE ? 0 : weight;
}

/* Of several entries of a name the one that fits: in office that day, of a state that the document names. */
static const struct entry *best_entry(const struct names *n, const struct entry *first) {
  const struct entry *best = first;
  uint64_t best_score = 0;
  for (const struct entry *e = first; e; e = knowledge_next(n->knowledge, e)) {
    uint64_t score = (uint64_t)standing(e, n->document->date) * 1000 + names_weight(n, e->id) + 1;
    if (score > best_score) best = e, best_score = score;
  }
  return best;
}

static const struct entry *look_up(const struct names *n, uint32_t first, uint32_t count, bool *calmed) {
  char buffer[NAME_BYTES];
  struct slice plain;
  *calmed = false;
  if (!plain_text(names_text(n, first, count), buffer, &plain)) return NULL;
  const struct entry *entry = knowledge_entry(n->knowledge, plain);
  if (!entry && slice_starts(plain, SLICE("The "))) { /* "The Kremlin" */
    buffer[0] = 't';
    entry = knowledge_entry(n->knowledge, plain);
  }
  if (entry || !calm_capitals(buffer, plain.len)) return entry;
  *calmed = true;
  return knowledge_entry(n->knowledge, plain);
}

/* "the South" is a state only where the words do not go on ("the South African president") and the document
   names the state itself. */
static bool goes_on(const struct names *n, uint32_t end, uint32_t limit) {
  return end < limit && word_at(n, end)->upos == UPOS_PROPN && is_capital(*word_at(n, end)->form.at);
}

/* The "National Security Council" is not the UN's. */
static bool goes_before(const struct names *n, uint32_t first) {
  const struct word *w = first > 0 ? word_at(n, first - 1) : NULL;
  return w && w->sentence == word_at(n, first)->sentence && w->form.len > 0 && is_capital(*w->form.at) &&
         names_is(n, "generic", first - 1);
}

/* "the Philippine Congress" is not the one in Washington. */
static bool is_others(const struct names *n, const struct entry *entry, uint32_t first, uint32_t end) {
  if (entry->kind != ENTRY_SEAT || end - first != 1 || first == 0) return false;
  const struct word *w = word_at(n, first - 1);
  if (w->sentence != word_at(n, first)->sentence) return false;
  const struct entry *before = knowledge_entry(n->knowledge, w->form);
  return before && before->kind == ENTRY_ADJECTIVE && !slice_is(before->id, entry->id);
}

static bool believe(const struct names *n, const struct entry *entry, uint32_t first, uint32_t end,
                    uint32_t limit) {
  if (entry->kind == ENTRY_ORGANISATION && end - first > 1 && goes_before(n, first)) return false;
  if (is_others(n, entry, first, end)) return false;
  if (entry->kind != ENTRY_STATE || !slice_is_ignoring_case(word_at(n, first)->form, SLICE("the")))
    return true;
  return !goes_on(n, end, limit) && names_weight(n, entry->id) > 0;
}

/* "US" is a state, "us" is not: a name's letters must be those of the file, or all capitals. */
bool names_match_registry(const struct names *n, uint32_t first, uint32_t limit, struct name *found) {
  uint32_t longest = limit - first < NAME_WORDS ? limit - first : NAME_WORDS;
  for (uint32_t count = longest; count > 0; count--) {
    bool calmed;
    const struct entry *entry = look_up(n, first, count, &calmed), *own = names_own_entry(n, first, count);
    if (!entry && !own) continue;
    entry = entry ? best_entry(n, entry) : own;
    if (!believe(n, entry, first, first + count, limit)) continue;
    *found = (struct name){.first_word = first,
                           .word_count = count,
                           .type = type_of_entry(entry),
                           .entry = entry,
                           .same_as = NO_NAME,
                           .id = entry->id,
                           .code = own && !slice_is(own->code, entry->id) ? own->code : entry->code,
                           .title = entry->title,
                           .canonical = entry->name,
                           .dateline = calmed};
    return true;
  }
  return false;
}

/* ---- the document ---- */

/* "in May", "last May", "3 May": the month, and nobody of that name. */
static bool is_month(const struct names *n, uint32_t word) {
  static const char *const before[] = {"in",   "since", "until", "till", "last", "next",
                                       "this", "early", "late",  "mid",  "from"};
  if (!slice_equals(word_at(n, word)->form, "May")) return false;
  if (word + 1 < n->tree->analysis->word_count) {
    struct slice after = word_at(n, word + 1)->form;
    if (after.len && after.at[0] >= '0' && after.at[0] <= '9') return true;
  }
  if (word == 0) return false;
  struct slice form = word_at(n, word - 1)->form;
  for (size_t i = 0; i < sizeof before / sizeof *before; i++)
    if (slice_is_ignoring_case(form, slice_of(before[i]))) return true;
  return form.len && form.at[0] >= '0' && form.at[0] <= '9';
}

static bool may_begin_name(const struct names *n, uint32_t word) {
  const struct word *w = word_at(n, word);
  if (w->form.len == 0 || is_month(n, word)) return false;
  char c = w->form.at[0];
  bool lower_start = slice_starts(w->form, SLICE("al")) || slice_starts(w->form, SLICE("anti")) ||
                     slice_starts(w->form, SLICE("pro")) || slice_starts(w->form, SLICE("the"));
  return is_capital(c) || (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') || lower_start;
}

/* How often each state is named, before anything is decided: who is meant by an ambiguous name depends on
   it. */
static void weigh_states(struct names *n) {
  const struct analysis *a = n->tree->analysis;
  for (uint32_t s = 0; s < a->sentence_count; s++) {
    uint32_t limit = a->sentences[s].first_word + a->sentences[s].word_count;
    for (uint32_t w = a->sentences[s].first_word; w < limit; w++) {
      struct name name;
      if (!may_begin_name(n, w) || !names_match_registry(n, w, limit, &name)) continue;
      struct slice state = names_country(n, name.id);
      if (state.len && !name.dateline && name.type != NAME_PERSON)
        map_put(&n->weights, state, names_weight(n, state) + 1);
      w += name.word_count - 1;
    }
  }
}

/* "Mills urged", "the CNU": a short form that the tagger took for some other word is still the name told
   before. */
static bool names_known_before(const struct names *n, uint32_t word, struct name *name) {
  const struct word *w = word_at(n, word);
  bool open_class = w->upos == UPOS_NOUN || w->upos == UPOS_ADJ || w->upos == UPOS_VERB || w->upos == UPOS_X;
  bool capitals = w->form.len > 1 && is_capital(w->form.at[0]) && is_capital(w->form.at[w->form.len - 1]);
  *name = (struct name){.first_word = word, .word_count = 1, .type = NAME_PERSON, .same_as = NO_NAME};
  if (!open_class || !is_capital(w->form.at[0]) || !names_find_alias(n, name)) return false;
  return capitals || (name->type == NAME_PERSON && w->upos == UPOS_NOUN);
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
    if (names_match_registry(n, w, limit, &name)) {
      names_find_known(n, &name);
      at = add_name(n, name);
    } else if (names_find_unknown(n, w, limit, &name)) {
      names_find_alias(n, &name);
      at = add_name(n, name);
    } else if (names_known_before(n, w, &name)) {
      at = add_name(n, name);
    } else {
      w++;
      continue;
    }
    names_remember(n, at, limit);
    w = n->at[at].first_word + n->at[at].word_count;
  }
}

/* Everything of that person in the document acts for that body. */
static void employ(struct names *n, uint32_t person, struct slice id, struct slice code) {
  uint32_t first = n->at[person].same_as;
  if (n->at[person].type != NAME_PERSON || n->at[person].id.len || !id.len) return;
  for (uint32_t i = 0; i < n->count; i++)
    if (n->at[i].same_as == first && n->at[i].type == NAME_PERSON && !n->at[i].id.len)
      n->at[i].id = id, n->at[i].code = code;
}

/* Persons that no file knows act for whom the text says: "U.S. ambassador Richard Mills", and those whose
   group it is, "General Haftar's LNA". */
static void employ_persons(struct names *n) {
  for (size_t i = 0; i < n->role_count; i++)
    if (n->roles[i].of.count)
      employ(n, n->roles[i].person, n->roles[i].of.at[0].id, n->roles[i].of.at[0].code);
}

static void employ_owners(struct names *n) {
  for (uint32_t i = 0; i < n->count; i++) {
    const struct word *w = word_at(n, n->at[i].head);
    const struct name *owned =
        w->relation == REL_NMOD_POSS && w->head != NO_WORD ? name_at(n, w->head) : NULL;
    bool body =
        owned && (owned->type == NAME_GROUP || owned->type == NAME_ORGANISATION) && owned->head == w->head;
    if (body) employ(n, i, owned->id, owned->code);
  }
}

/* Outer mentions come first, so that the inner ones stay. */
static void mark_mentions(struct names *n) {
  const struct analysis *a = n->tree->analysis;
  n->mention_of = ARENA_ARRAY(n->arena, uint32_t, a->word_count);
  for (uint32_t w = 0; w < a->word_count; w++) n->mention_of[w] = NO_NAME;
  for (uint32_t i = 0; i < a->name_count; i++)
    for (uint32_t k = 0; k < a->names[i].word_count; k++) n->mention_of[a->names[i].first_word + k] = i;
}

/* What the document says anywhere of a name holds for all its occurrences. */
static void spread(struct names *n) {
  for (uint32_t i = 0; i < n->count; i++) {
    struct name *name = &n->at[i], *first = &n->at[name->same_as];
    if (!name->id.len && first->id.len) name->id = first->id, name->code = first->code;
    if (name->text.len > first->fullest.len) first->fullest = name->text;
  }
}

struct names *names_find(struct arena *arena, const struct knowledge *knowledge,
                         const struct document *document, const struct tree *tree) {
  struct names *n = ARENA_NEW(arena, struct names);
  const struct analysis *a = tree->analysis;
  *n = (struct names){.arena = arena, .knowledge = knowledge, .document = document, .tree = tree};
  map_init(&n->aliases, arena);
  map_init(&n->weights, arena);
  n->of_word = ARENA_ARRAY(arena, uint32_t, a->word_count);
  for (uint32_t w = 0; w < a->word_count; w++) n->of_word[w] = NO_NAME;
  mark_mentions(n);
  weigh_states(n);
  for (uint32_t s = 0; s < a->sentence_count; s++) find_in_sentence(n, &a->sentences[s]);
  names_find_voice(n);
  names_find_scene(n);
  names_settle_unknown(n);
  employ_owners(n);
  names_find_titles(n);
  employ_persons(n);
  spread(n);
  names_find_sides(n);
  return n;
}

const struct name *name_at(const struct names *n, uint32_t word) {
  return word == NO_WORD || n->of_word[word] == NO_NAME ? NULL : &n->at[n->of_word[word]];
}
