#include "language/train/entities.h"

#include <stdlib.h>

enum { DEPTH_MAX = 64, SPAN_MAX = 32, COLUMNS = 10 };

/* A mention of GUM's Entity layer that is open or done: words first .. last, and those of its minimal
   span. */
struct entity {
  struct slice id, type, minimal;
  uint32_t first, last;
};

struct reading {
  struct corpus *corpus;
  struct map known; /* words of a sentence -> its number + 1 */
  struct gold_word *words;
  bool *proper;
  uint32_t count, capacity, proper_count, proper_capacity;
  struct entity open[DEPTH_MAX], *done;
  uint32_t depth, done_count, done_capacity;
  bool begins_document;
};

static struct slice join_forms(struct arena *arena, const struct gold_word *words, uint32_t count) {
  size_t length = 0, at = 0;
  for (uint32_t i = 0; i < count; i++) length += words[i].form.len + 1;
  char *bytes = arena_alloc(arena, length + 1);
  for (uint32_t i = 0; i < count; i++) {
    memcpy(bytes + at, words[i].form.at, words[i].form.len);
    at += words[i].form.len;
    bytes[at++] = ' ';
  }
  return (struct slice){bytes, at};
}

static void know_sentences(struct reading *r) {
  map_init(&r->known, r->corpus->arena);
  for (uint32_t s = 0; s < r->corpus->count; s++) {
    const struct gold_sentence *sentence = &r->corpus->sentences[s];
    if (sentence->has_tree)
      map_put(&r->known, join_forms(r->corpus->arena, sentence->words, sentence->count), s);
  }
}

/* Label of GUM's type of entity; NULL: none that is looked for. */
static const char *name_of_type(struct slice type) {
  static const char *const table[][2] = {
      {"person", "PER"}, {"organization", "ORG"}, {"place", "LOC"}, {"event", "EVENT"}};
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    if (slice_equals(type, table[i][0])) return table[i][1];
  return NULL;
}

/* Of words that are all in a name already, the inner label; else the label. */
static bool is_inner(const struct reading *r, uint32_t first, uint32_t last) {
  for (uint32_t i = first; i <= last; i++)
    if (slice_equals(r->words[i].mention, "O") || r->words[i].inner.at) return false;
  uint32_t outer = first > 0 && r->words[first].mention.at[0] == 'I' ? 1 : 0;
  bool ends = last + 1 == r->count || r->words[last + 1].mention.at[0] != 'I';
  for (uint32_t i = first + 1; i <= last; i++)
    if (r->words[i].mention.at[0] == 'B') return false;
  return outer || !ends;
}

static bool is_free(const struct reading *r, uint32_t first, uint32_t last) {
  for (uint32_t i = first; i <= last; i++)
    if (!slice_equals(r->words[i].mention, "O")) return false;
  return true;
}

static void label_span(struct reading *r, uint32_t first, uint32_t last, const char *name) {
  struct arena *arena = r->corpus->arena;
  bool inner = is_inner(r, first, last);
  if (!inner && !is_free(r, first, last)) return;
  for (uint32_t i = first; i <= last; i++)
    *(inner ? &r->words[i].inner : &r->words[i].mention) =
        arena_print(arena, "%c-%s", i == first ? 'B' : 'I', name);
}

static bool is_one_of(struct slice form, const char *const *words) {
  for (; *words; words++)
    if (slice_equals(form, *words)) return true;
  return false;
}

static bool has_capital(struct slice form) {
  return form.len && ((form.at[0] >= 'A' && form.at[0] <= 'Z') || (uint8_t)form.at[0] >= 0x80);
}

/* What a name is made of: proper nouns, other words with a capital, numbers. */
static bool is_name_word(const struct reading *r, uint32_t word) {
  struct slice form = r->words[word].form;
  return r->proper[word] || has_capital(form) || (form.at[0] >= '0' && form.at[0] <= '9');
}

/* What stands between the parts of a name: "University of California", "Kim Jong - un", "Google , Inc." */
static bool is_link(struct slice form, bool person) {
  static const char *const always[] = {"-",   "–",  "'",   "’",   ".",   "de",  "la", "du",
                                       "del", "al", "von", "van", "der", "den", "el", NULL};
  static const char *const unless_person[] = {"of", "the", "and", "for", "in", "on", "at",
                                              "to", "&",   "'s",  "’s",  "/",  NULL};
  return is_one_of(form, always) || (!person && is_one_of(form, unless_person));
}

/* Where what follows is no part of the name but tells more of it: "Boxborough , Massachusetts". */
static bool is_break(struct slice form) {
  static const char *const words[] = {",",  "(",   "[",    ":",   "of", "from",
                                      "in", "and", "with", "for", "at", NULL};
  return is_one_of(form, words);
}

static bool is_firm(struct slice form) {
  static const char *const words[] = {"Inc.", "Inc", "Ltd.", "Ltd", "LLC", "Co.", "Corp.", NULL};
  return is_one_of(form, words);
}

enum gap { GAP_LINK, GAP_END, GAP_NO_NAME };

/* The words strictly between two of a minimal span. */
static enum gap gap_between(const struct reading *r, uint32_t left, uint32_t right, bool person) {
  enum { LINKS_MOST = 3 };
  if (right == left + 1) return GAP_LINK;
  struct slice first = r->words[left + 1].form;
  if (right == left + 2 && slice_equals(first, ",") && is_firm(r->words[right].form)) return GAP_LINK;
  bool links = right - left - 1 <= LINKS_MOST;
  for (uint32_t i = left + 1; i < right; i++) links = links && is_link(r->words[i].form, person);
  return links ? GAP_LINK : is_break(first) ? GAP_END : GAP_NO_NAME;
}

/* Another mention that begins in the same place and ends before an "and": then what is joined are two
   names. */
static bool is_joined(const struct reading *r, uint32_t first, uint32_t last) {
  for (uint32_t i = 0; i < r->done_count; i++)
    if (r->done[i].first <= first && r->done[i].last == last && last + 1 < r->count &&
        slice_equals(r->words[last + 1].form, "and"))
      return true;
  return false;
}

/* "the island of Busuanga": what kind of place it is, before its name. */
static bool is_kind_of_place(struct slice form) {
  static const char *const kinds[] = {"island", "city",    "town",         "village", "province", "state",
                                      "county", "country", "municipality", "region",  "district", "kingdom",
                                      "lake",   "river",   "republic",     "borough", "capital",  NULL};
  return is_one_of(form, kinds);
}

static bool begins_other(const struct reading *r, const struct entity *entity, uint32_t word) {
  for (uint32_t i = 0; i < r->done_count; i++)
    if (r->done[i].first == word && &r->done[i] != entity) return true;
  return false;
}

static bool ends_other(const struct reading *r, uint32_t word) {
  for (uint32_t i = 0; i < r->done_count; i++)
    if (r->done[i].last == word) return true;
  return false;
}

/* "King 's College": the possessor is part of the name unless it is a mention of its own. */
static uint32_t with_possessor(const struct reading *r, const struct entity *entity, uint32_t first) {
  if (first < entity->first + 2 || !r->proper[first - 2]) return first;
  bool possessive =
      slice_ends(r->words[first - 1].form, SLICE("'s")) || slice_ends(r->words[first - 1].form, SLICE("’s"));
  bool own = ends_other(r, first - 1) || ends_other(r, first - 2);
  return possessive && !own ? first - 2 : first;
}

/* Places of the words of a minimal span, how many. */
static uint32_t read_minimal(const struct entity *entity, uint32_t places[SPAN_MAX]) {
  uint32_t count = 0;
  for (struct slice rest = entity->minimal; rest.at && count < SPAN_MAX;) {
    uint64_t place;
    if (!slice_number(slice_cut(&rest, ','), &place) || !place || entity->first + place - 1 > entity->last)
      return 0;
    places[count++] = entity->first + (uint32_t)place - 1;
  }
  return count;
}

/* "the province of Palawan": its minimal span is "province" alone. */
static bool find_place_of_kind(const struct reading *r, struct entity *entity, const uint32_t *places,
                               uint32_t count) {
  uint32_t first = count ? places[count - 1] + 2 : 0, last = first;
  if (!count || first > entity->last || !is_kind_of_place(r->words[first - 2].form)) return false;
  if (!slice_equals(r->words[first - 1].form, "of") || !r->proper[first]) return false;
  if (begins_other(r, entity, first)) return false;
  while (last < entity->last && r->proper[last + 1]) last++;
  entity->first = first, entity->last = last;
  return true;
}

/* The name within a mention is what its minimal span (its head and the names in it) has without a break. What
   stands before it in small letters is no part ("captain Harry Kane"); but where a common noun is the head
   ("the streets of San Francisco", "the Bengal area"), the mention is no name, whatever names it contains:
   those are mentions themselves. */
static bool find_name(const struct reading *r, struct entity *entity) {
  uint32_t places[SPAN_MAX], count = read_minimal(entity, places), i = 0;
  bool person = slice_equals(entity->type, "person"), proper = false;
  while (i < count && !is_name_word(r, places[i])) {
    bool apart = i + 1 < count && places[i + 1] != places[i] + 1;
    bool of_its_kind =
        is_kind_of_place(r->words[places[i]].form) && (!apart || !begins_other(r, entity, places[i + 1]));
    if (apart && !of_its_kind) return false;
    i++;
  }
  if (i == count) return find_place_of_kind(r, entity, places, count);
  uint32_t first = places[i], last = first;
  for (; i < count; i++) {
    enum gap gap = i && places[i] != first ? gap_between(r, last, places[i], person) : GAP_LINK;
    if (gap == GAP_END || (places[i] > last + 1 && is_joined(r, first, last))) break;
    if (gap == GAP_NO_NAME || (!is_name_word(r, places[i]) && places[i] == last + 1)) return false;
    if (!is_name_word(r, places[i])) break;
    last = places[i];
    proper |= r->proper[places[i]];
  }
  entity->first = person ? first : with_possessor(r, entity, first), entity->last = last;
  return proper && last - first < SPAN_MAX;
}

static bool is_title(struct slice form) {
  static const char *const titles[] = {
      "President",  "Professor",   "Prof.",         "Dr.",      "Dr",          "Mr.",       "Mr",
      "Mrs.",       "Mrs",         "Ms.",           "Ms",       "Miss",        "Sir",       "Lady",
      "Lord",       "Emperor",     "Empress",       "Prime",    "Minister",    "Senator",   "Sen.",
      "Rep.",       "Director",    "General",       "Gen.",     "Col.",        "Captain",   "King",
      "Queen",      "Prince",      "Princess",      "Speaker",  "Governor",    "Judge",     "Rev.",
      "Reverend",   "Chancellor",  "Secretary",     "Emir",     "Sheikh",      "Pope",      "Saint",
      "researcher", "Vice",        "Chief",         "Justice",  "Major",       "Colonel",   "Lieutenant",
      "Sergeant",   "Congressman", "Congresswoman", "Senators", "Congressmen", "Founders",  "Chair",
      "Chairman",   "CEO",         "Presidents",    "Madam",    "Mlle.",       "Mme.",      "Monsieur",
      "Ambassador", "Commander",   "Admiral",       "Officer",  "Sheriff",     "Dean",      "Bishop",
      "Archbishop", "Cardinal",    "First",         "Uncle",    "Aunt",        "Coach",     "Anthropologist",
      "Earl",       "Duke",        "Count",         "Baron",    "Fellow",      "Protector", "whip",
      "Whip",       "Member",      "Members",       "Leader",   "Mayor",       "Prophet",   "-",
      NULL};
  return is_one_of(form, titles);
}

/* "Americans", "Japanese": persons by the dozen are a people. */
static bool is_people(struct slice form) {
  static const char *const endings[] = {"cans", "ians",    "eans",   "ese",    "crats", "ists",  "Muslims",
                                        "Jews", "Germans", "Romans", "Greeks", "Turks", "Arabs", NULL};
  for (const char *const *ending = endings; *ending; ending++)
    if (slice_ends(form, slice_of(*ending))) return true;
  return false;
}

/* Titles are no part of a person's name. */
static void label_entity(struct reading *r, const struct entity *entity) {
  const char *name = name_of_type(entity->type);
  uint32_t first = entity->first;
  if (!name) return;
  bool person = slice_equals(entity->type, "person");
  while (person && first <= entity->last && is_title(r->words[first].form)) first++;
  if (first > entity->last) return;
  bool people = person && first == entity->last && is_people(r->words[first].form);
  label_span(r, first, entity->last, people ? "NORP" : name);
}

static int longest_first(const void *a, const void *b) {
  const struct entity *x = a, *y = b;
  uint32_t n = x->last - x->first, m = y->last - y->first;
  if (n != m) return n > m ? -1 : 1;
  return x->first < y->first ? -1 : x->first > y->first;
}

/* A proper noun that is in no mention's minimal span: GUM marks no names within compounds ("U.S.
   citizens"). */
static void note_doubts(struct reading *r) {
  for (uint32_t i = 0; i < r->count; i++) r->words[i].in_doubt = r->proper[i];
  for (uint32_t i = 0; i < r->done_count; i++) {
    uint32_t places[SPAN_MAX], count = read_minimal(&r->done[i], places);
    for (uint32_t k = 0; k < count; k++)
      if (places[k] < r->count) r->words[places[k]].in_doubt = false;
  }
}

static void end_sentence(struct reading *r) {
  uint32_t named = 0;
  note_doubts(r);
  for (uint32_t i = 0; i < r->done_count; i++)
    if (find_name(r, &r->done[i])) r->done[named++] = r->done[i];
  if (named) qsort(r->done, named, sizeof *r->done, longest_first);
  for (uint32_t i = 0; i < named; i++) label_entity(r, &r->done[i]);
  uint32_t known = r->count ? map_get(&r->known, join_forms(r->corpus->arena, r->words, r->count)) : MAP_NONE;
  struct gold_sentence added = {r->words, r->count, .begins_document = r->begins_document};
  if (known != MAP_NONE)
    for (uint32_t i = 0; i < r->count; i++) {
      struct gold_word *word = &r->corpus->sentences[known].words[i];
      word->mention = r->words[i].mention, word->inner = r->words[i].inner;
    }
  else if (r->count)
    ARENA_PUSH(r->corpus->arena, r->corpus->sentences, r->corpus->count, r->corpus->capacity, added);
  if (r->count) r->begins_document = false;
  r->words = NULL, r->proper = NULL, r->done = NULL;
  r->count = r->capacity = r->proper_count = r->proper_capacity = 0;
  r->depth = r->done_count = r->done_capacity = 0;
}

static void finish(struct reading *r, struct entity entity, uint32_t word) {
  entity.last = word;
  ARENA_PUSH(r->corpus->arena, r->done, r->done_count, r->done_capacity, entity);
}

/* "1-person-new-sssss-cf1-1,2-coref-Name" */
static struct entity entity_of(struct slice fields, uint32_t word) {
  struct entity entity = {.first = word};
  entity.id = slice_cut(&fields, '-');
  if (fields.at) entity.type = slice_cut(&fields, '-');
  for (int i = 0; i < 3 && fields.at; i++) slice_cut(&fields, '-');
  if (fields.at) entity.minimal = slice_cut(&fields, '-');
  return entity;
}

static void close_entity(struct reading *r, struct slice id, uint32_t word) {
  for (uint32_t i = r->depth; i-- > 0;)
    if (slice_is(r->open[i].id, id)) {
      finish(r, r->open[i], word);
      memmove(r->open + i, r->open + i + 1, (r->depth - i - 1) * sizeof *r->open);
      r->depth--;
      return;
    }
}

/* "(1-person-...(2-place-...)" opens 1, opens and closes 2; "2)1)" closes both. */
static void read_brackets(struct reading *r, struct slice text, uint32_t word) {
  while (text.len) {
    bool opens = text.at[0] == '(';
    size_t end = opens ? 1 : 0;
    while (end < text.len && text.at[end] != '(' && text.at[end] != ')') end++;
    struct slice inner = {text.at + opens, end - opens};
    bool closes = end < text.len && text.at[end] == ')';
    if (opens && closes)
      finish(r, entity_of(inner, word), word);
    else if (opens && r->depth < DEPTH_MAX)
      r->open[r->depth++] = entity_of(inner, word);
    else if (closes)
      close_entity(r, inner, word);
    size_t used = end + closes;
    if (!used) return;
    text = (struct slice){text.at + used, text.len - used};
  }
}

static struct slice entity_field(struct slice misc) {
  while (misc.at) {
    struct slice field = slice_cut(&misc, '|');
    if (slice_starts(field, SLICE("Entity="))) return (struct slice){field.at + 7, field.len - 7};
  }
  return (struct slice){"", 0};
}

static void add_word(struct reading *r, struct slice form, struct slice label, bool proper) {
  struct gold_word word = {.form = form, .mention = label, .head = UINT32_MAX};
  ARENA_PUSH(r->corpus->arena, r->words, r->count, r->capacity, word);
  ARENA_PUSH(r->corpus->arena, r->proper, r->proper_count, r->proper_capacity, proper);
}

/* MISC of Wikigold covers nationals and works alike: nothing is learned from it. */
static void read_labelled(struct reading *r, struct slice form, struct slice label) {
  bool unclear = slice_ends(label, SLICE("-MISC"));
  add_word(r, form, unclear ? (struct slice){NULL, 0} : label, false);
}

static void read_line(struct reading *r, struct slice line) {
  struct slice columns[COLUMNS] = {0};
  int count = 0;
  uint64_t number;
  while (line.at && count < COLUMNS) columns[count++] = slice_cut(&line, '\t');
  if (count == 2) read_labelled(r, columns[0], columns[1]);
  if (count < COLUMNS || !slice_number(columns[0], &number)) return;
  add_word(r, columns[1], SLICE("O"), slice_equals(columns[3], "PROPN"));
  read_brackets(r, entity_field(columns[9]), r->count - 1);
}

enum truce_status entities_read(struct corpus *corpus, const char *path, struct truce_error *error) {
  struct slice text;
  struct reading r = {.corpus = corpus};
  enum truce_status status = corpus_read_text(corpus->arena, path, &text, error);
  if (status != TRUCE_OK) return status;
  know_sentences(&r);
  while (text.at) {
    struct slice line = slice_cut(&text, '\n');
    if (line.len == 0)
      end_sentence(&r);
    else if (slice_starts(line, SLICE("# newdoc")))
      r.begins_document = true;
    else if (line.at[0] != '#' || (line.len > 1 && line.at[1] == '\t'))
      read_line(&r, line);
  }
  end_sentence(&r);
  return TRUCE_OK;
}
