/* Short forms: last names, acronyms in brackets, what a document calls a thing after its first mention. */
#include "meaning/names_parts.h"

static void set_alias(struct names *n, struct slice text, uint32_t name) {
  if (text.len && map_get(&n->aliases, text) == MAP_NONE)
    map_put(&n->aliases, arena_copy(n->arena, text), name);
}

static void point_to(const struct names *n, struct name *name, uint32_t known) {
  const struct name *k = &n->at[known];
  name->same_as = k->same_as;
  name->type = k->type;
  name->entry = k->entry;
  name->id = k->id;
  name->code = k->code;
  name->title = k->title;
  name->canonical = k->canonical;
}

/* "President Biden" where no first name is given: somebody of that last name who holds office that day, and
   whose state the document names; nobody where two fit. */
static bool find_surname(const struct names *n, struct name *name, struct slice text) {
  const struct entry *found = NULL;
  bool titled = name->first_word > 0 && names_is_title(n, name->first_word - 1);
  for (const struct entry *e = knowledge_surname(n->knowledge, text); e;
       e = knowledge_next(n->knowledge, e)) {
    bool serving = date_is_none(n->document->date) || date_is_none(e->from) ||
                   date_to_days(e->from) <= date_to_days(n->document->date);
    bool left = !date_is_none(n->document->date) && !date_is_none(e->until) &&
                date_to_days(e->until) < date_to_days(n->document->date);
    bool near = titled || names_weight(n, e->id) > 0;
    if (!serving || left || !near) continue;
    if (found && !slice_is(found->name, e->name)) return false;
    found = e;
  }
  if (!found) return false;
  name->type = NAME_PERSON;
  name->entry = found;
  name->id = found->id;
  name->code = found->code;
  name->title = found->title;
  name->canonical = found->name;
  return true;
}

void names_find_known(const struct names *n, struct name *name) {
  uint32_t known = map_get(&n->aliases, name->canonical);
  if (known == MAP_NONE || !n->at[known].entry) return;
  if (n->at[known].type == name->type && slice_is(n->at[known].id, name->id))
    name->same_as = n->at[known].same_as;
}

bool names_find_alias(const struct names *n, struct name *name) {
  struct slice text = names_text(n, name->first_word, name->word_count);
  uint32_t known = map_get(&n->aliases, text);
  if (known != MAP_NONE) {
    point_to(n, name, known);
    return true;
  }
  return name->word_count == 1 && name->type == NAME_PERSON && find_surname(n, name, text);
}

static bool is_acronym(struct slice text) {
  size_t capitals = 0;
  for (size_t i = 0; i < text.len; i++) capitals += is_capital(text.at[i]);
  return text.len >= 2 && text.len <= 14 && capitals * 2 > text.len;
}

/* What stands between the bracket and the short form itself: "(hereinafter referred to as the "FLN")". */
static bool is_before_short_form(const struct names *n, uint32_t word) {
  static const char *const marks[] = {
      "\"", "'", "''", "``", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x98", "\xE2\x80\x99", ","};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (slice_equals(word_at(n, word)->form, marks[i])) return true;
  return names_is(n, "before a short form", word);
}

/* "Government of National Accord (GNA)", "the Revolutionary Army ("the BRA")": also when no file knows the
   name. */
static void define_acronym(struct names *n, uint32_t name, uint32_t limit) {
  enum { LONGEST = 14 };
  uint32_t open = n->at[name].first_word + n->at[name].word_count;
  if (open + 2 >= limit || !slice_equals(word_at(n, open)->form, "(")) return;
  uint32_t end = open + 1, first = open + 1;
  while (end < limit && end < open + LONGEST && !slice_equals(word_at(n, end)->form, ")")) end++;
  if (end >= limit || !slice_equals(word_at(n, end)->form, ")") || end == open + 1) return;
  while (first < end && is_before_short_form(n, first)) first++;
  while (end > first && is_before_short_form(n, end - 1)) end--;
  if (first == end || end - first > 5) return;
  struct slice acronym = names_text(n, first, end - first);
  if (!is_acronym(acronym)) return;
  map_put(&n->aliases, arena_copy(n->arena, acronym), name);
  n->at[name].acronym = acronym;
  if (n->at[name].entry == NULL && n->at[name].type == NAME_PERSON) n->at[name].type = NAME_ORGANISATION;
}

/* The first name is remembered too: in some languages it is the family's. */
static void remember_person(struct names *n, uint32_t name) {
  const struct name *k = &n->at[name];
  uint32_t last = k->first_word + k->word_count - 1;
  if (k->word_count < 2) return;
  set_alias(n, word_at(n, last)->form, name);
  for (uint32_t first = k->first_word + 1; first < last; first++)
    set_alias(n, names_text(n, first, last - first + 1), name);
  set_alias(n, word_at(n, k->first_word)->form, name);
}

void names_remember(struct names *n, uint32_t name, uint32_t limit) {
  set_alias(n, n->at[name].text, name);
  if (n->at[name].entry) set_alias(n, n->at[name].canonical, name);
  if (n->at[name].type == NAME_PERSON) remember_person(n, name);
  define_acronym(n, name, limit);
}
