#include "record/petrarch_pattern.h"

/* ---- words ---- */

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }

/* "AIR_STRIKES_" to "air strikes"; empty where signs are in it that events.txt has a use for. */
static struct slice clean(const struct petrarch_words *w, struct slice text) {
  struct slice copy = arena_copy(w->arena, slice_trim(text));
  char *at = (char *)copy.at;
  size_t used = 0;
  for (size_t i = 0; i < copy.len; i++) {
    char c = at[i] == '_' ? ' ' : lower(at[i]);
    if (strchr(",;:{}()[]<>|=$@!#*+&%^\"\\", c)) return (struct slice){"", 0};
    if (c != ' ' || (used && at[used - 1] != ' ')) at[used++] = c;
  }
  while (used && at[used - 1] == ' ') used--;
  return (struct slice){at, used};
}

/* "troops" to "troop", "parties" to "party", "speeches" to "speech"; the word itself where it is no
   plural. */
static struct slice singular(struct arena *arena, struct slice word) {
  struct slice less = {word.at, word.len ? word.len - 1 : 0};
  if (word.len < 4 || !slice_ends(word, SLICE("s")) || slice_ends(word, SLICE("ss"))) return word;
  if (slice_ends(word, SLICE("ies"))) return arena_print(arena, "%.*sy", (int)word.len - 3, word.at);
  bool hissing = slice_ends(word, SLICE("ches")) || slice_ends(word, SLICE("shes")) ||
                 slice_ends(word, SLICE("sses")) || slice_ends(word, SLICE("xes"));
  return hissing ? (struct slice){word.at, word.len - 2} : less;
}

static bool is_in(const struct petrarch_words *w, const char *section, struct slice word) {
  return word_in(w->facts, section, word);
}

/* ---- sets ---- */

struct petrarch_words petrarch_words_begin(struct arena *arena, const struct word_classes *facts) {
  return (struct petrarch_words){.arena = arena, .facts = facts};
}

/* "&TROOPS" to "$own-troops" */
static struct slice set_name(const struct petrarch_words *w, struct slice text) {
  struct slice word = clean(w, (struct slice){text.at + 1, text.len - 1});
  char *at = (char *)word.at;
  for (size_t i = 0; i < word.len; i++)
    if (at[i] == ' ') at[i] = '-';
  return word.len ? arena_join(w->arena, SLICE("$own-"), word) : word;
}

static const struct petrarch_set *find_set(const struct petrarch_words *w, struct slice name) {
  for (size_t i = 0; i < w->set_count; i++)
    if (slice_is(w->sets[i].name, name) && w->sets[i].count) return &w->sets[i];
  return NULL;
}

bool petrarch_set_begin(struct petrarch_words *w, struct slice line) {
  struct petrarch_set set = {.name = set_name(w, line)};
  if (!set.name.len) return false;
  ARENA_PUSH(w->arena, w->sets, w->set_count, w->set_capacity, set);
  return true;
}

bool petrarch_set_add(struct petrarch_words *w, struct slice line) {
  struct petrarch_set *set = &w->sets[w->set_count - 1];
  struct slice word = clean(w, (struct slice){line.at + 1, line.len - 1});
  if (!word.len) return false;
  struct slice one = singular(w->arena, word);
  ARENA_PUSH(w->arena, set->words, set->count, set->capacity, word);
  if (!slice_is(one, word)) ARENA_PUSH(w->arena, set->words, set->count, set->capacity, one);
  return true;
}

struct slice petrarch_sets(const struct petrarch_words *w) {
  size_t bytes = 0, used = 0;
  for (size_t i = 0; i < w->set_count; i++) {
    bytes += w->sets[i].name.len + 4;
    for (size_t n = 0; n < w->sets[i].count; n++) bytes += w->sets[i].words[n].len + 2;
  }
  char *text = arena_alloc(w->arena, bytes + 1);
  for (size_t i = 0; i < w->set_count; i++) {
    const struct petrarch_set *set = &w->sets[i];
    if (!set->count) continue;
    memcpy(text + used, set->name.at, set->name.len), used += set->name.len;
    memcpy(text + used, " = ", 3), used += 3;
    for (size_t n = 0; n < set->count; n++) {
      if (n) memcpy(text + used, ", ", 2), used += 2;
      memcpy(text + used, set->words[n].at, set->words[n].len), used += set->words[n].len;
    }
    text[used++] = '\n';
  }
  return (struct slice){text, used};
}

/* ---- the parts of a pattern ---- */

enum part_kind { PART_WORD, PART_GROUP, PART_PHRASE, PART_VERB, PART_SIGN };

struct part {
  enum part_kind kind;
  struct slice text; /* without brackets */
};

enum { PARTS_MOST = 24 };

/* The end of a bracket that opens at 0, behind it; 0 where it is not closed. */
static size_t close_of(struct slice text, char open, char close) {
  size_t depth = 0;
  for (size_t i = 0; i < text.len; i++) {
    depth += text.at[i] == open;
    if (text.at[i] == close && --depth == 0) return i + 1;
  }
  return 0;
}

/* Cuts the next part off; false where the brackets do not match. */
static bool next_part(struct slice *rest, struct part *part) {
  char first = rest->at[0];
  size_t end = 0;
  if (first == '{' || first == '(') {
    end = close_of(*rest, first, first == '{' ? '}' : ')');
    *part = (struct part){first == '{' ? PART_GROUP : PART_PHRASE, {rest->at + 1, end ? end - 2 : 0}};
  } else {
    while (end < rest->len && !strchr(" \t{}()", rest->at[end])) end++;
    bool sign = end == 1 && strchr("$+%^", first);
    *part = (struct part){end == 1 && first == '*' ? PART_VERB
                          : sign                   ? PART_SIGN
                                                   : PART_WORD,
                          {rest->at, end}};
  }
  *rest = slice_trim((struct slice){rest->at + end, rest->len - end});
  return end > 0;
}

static bool cut_parts(struct slice text, struct part parts[PARTS_MOST], size_t *count) {
  struct slice rest = slice_trim(text);
  *count = 0;
  while (rest.len) {
    if (*count == PARTS_MOST || !next_part(&rest, &parts[(*count)++])) return false;
  }
  return true;
}

/* ---- phrases ---- */

/* The words of a noun phrase, head last, as a condition has them: a set, or the words joined. A set before
   another word, as in "&WEAPON ATTACK", is left out: any attack will do. */
static struct slice noun_of(const struct petrarch_words *w, const struct part *parts, size_t count) {
  struct slice noun = {"", 0};
  for (size_t i = 0; i < count; i++) {
    struct slice text = parts[i].text;
    while (text.at) {
      struct slice one = slice_trim(slice_cut(&text, ' '));
      while (one.len && strchr("{}", one.at[0])) one = (struct slice){one.at + 1, one.len - 1};
      while (one.len && strchr("{}", one.at[one.len - 1])) one.len--;
      if (!one.len || (one.len == 1 && strchr("$+%^", one.at[0]))) continue;
      if (one.at[0] == '&') {
        noun = set_name(w, one);
        if (!find_set(w, noun)) return (struct slice){"", 0};
        continue;
      }
      struct slice word = clean(w, one);
      if (!word.len) return word;
      bool more = noun.len && noun.at[0] != '$';
      noun = more ? arena_print(w->arena, "%.*s %.*s", SLICE_ARGS(noun), SLICE_ARGS(word)) : word;
    }
  }
  return noun;
}

static bool add_condition(struct petrarch_pattern *p, struct slice condition) {
  if (p->count == PATTERN_CONDITIONS) return false;
  p->conditions[p->count++] = condition;
  return true;
}

/* "object|clause: relief aids, relief aid" */
static bool add_noun(const struct petrarch_words *w, struct petrarch_pattern *p, struct slice path,
                     struct slice noun) {
  if (!noun.len) return false;
  struct slice one = noun.at[0] == '$' ? noun : singular(w->arena, noun);
  bool both = !slice_is(one, noun);
  return add_condition(p, arena_print(w->arena, "%.*s: %.*s%s%.*s", SLICE_ARGS(path), SLICE_ARGS(noun),
                                      both ? ", " : "", both ? (int)one.len : 0, one.at));
}

/* "with|object.with" of WITH and of BY/WITH; before the verb "subject.with|with" */
static struct slice path_of(const struct petrarch_words *w, struct slice prepositions, bool behind) {
  struct slice path = {"", 0};
  while (prepositions.at) {
    struct slice one = clean(w, slice_cut(&prepositions, '/'));
    if (!one.len || memchr(one.at, '.', one.len)) return one = (struct slice){"", 0};
    path = arena_print(w->arena, "%.*s%s%.*s|%s.%.*s", SLICE_ARGS(path), path.len ? "|" : "", SLICE_ARGS(one),
                       behind ? "object" : "subject", SLICE_ARGS(one));
  }
  return path;
}

/* A preposition with what stands behind it; the parts are the words of the phrase. */
static bool add_phrase(const struct petrarch_words *w, struct petrarch_pattern *p, struct slice preposition,
                       const struct part *parts, size_t count, bool behind) {
  bool target = false, other = false;
  for (size_t i = 0; i < count; i++) {
    bool sign = parts[i].text.len == 1 && strchr("$+%^", parts[i].text.at[0]);
    target = target || (sign && parts[i].text.at[0] == '+');
    other = other || !sign;
  }
  struct slice path = path_of(w, preposition, behind), word = clean(w, preposition);
  if (!path.len) return false;
  if (target && behind && word.len && !memchr(word.at, '/', word.len)) p->target = word;
  if (!other) return add_condition(p, path);
  struct slice noun = noun_of(w, parts, count);
  return noun.len && add_noun(w, p, path, noun);
}

/* "(PREP NOUN)", "(OUT)" */
static bool take_phrase(const struct petrarch_words *w, struct petrarch_pattern *p, struct slice text,
                        bool behind) {
  struct part parts[PARTS_MOST];
  size_t count;
  if (!cut_parts(text, parts, &count) || count == 0) return false;
  struct slice word = clean(w, parts[0].text);
  if (count == 1 && behind && !p->particle.len && is_in(w, "particle", word) &&
      !is_in(w, "preposition", word))
    return p->particle = word, true;
  return add_phrase(w, p, parts[0].text, parts + 1, count - 1, behind);
}

/* ---- the whole ---- */

struct walk {
  const struct petrarch_words *words;
  struct petrarch_pattern *pattern;
  const struct part *parts;
  size_t count, at;
  bool behind; /* the verb */
  bool source_behind, target_before;
};

static bool is_noun_part(const struct walk *k, size_t i) {
  const struct part *part = &k->parts[i];
  if (i >= k->count || (part->kind != PART_WORD && part->kind != PART_GROUP)) return false;
  return part->kind == PART_GROUP || !is_in(k->words, "preposition", clean(k->words, part->text));
}

/* Words side by side are one phrase. */
static size_t noun_end(const struct walk *k, size_t from) {
  size_t end = from;
  while (end < k->count && is_noun_part(k, end)) {
    end++;
    if (k->parts[end - 1].kind == PART_GROUP) break;
  }
  return end;
}

/* "NOT", "WILL": of the verb itself. */
static bool take_helper(struct walk *k, struct slice word, bool *right) {
  if (k->behind || !(is_in(k->words, "negation", word) || is_in(k->words, "future", word) ||
                     is_in(k->words, "skipped", word)))
    return false;
  k->at++;
  *right = true;
  if (is_in(k->words, "negation", word)) *right = add_condition(k->pattern, SLICE("negated"));
  if (is_in(k->words, "future", word)) *right = add_condition(k->pattern, SLICE("future"));
  return true;
}

static bool take_word(struct walk *k) {
  const struct part *part = &k->parts[k->at];
  struct slice word = clean(k->words, part->text);
  bool right, first = k->at > 0 && k->parts[k->at - 1].kind == PART_VERB;
  if (part->kind == PART_WORD && take_helper(k, word, &right)) return right;
  if (part->kind == PART_WORD && k->behind && first && is_in(k->words, "particle", word) &&
      !k->pattern->particle.len)
    return k->pattern->particle = word, k->at++, true;
  if (part->kind == PART_WORD && is_in(k->words, "preposition", word)) {
    size_t from = k->at + 1, end = noun_end(k, from);
    if (end == from && end < k->count && k->parts[end].kind == PART_SIGN) end++;
    k->at = end;
    return add_phrase(k->words, k->pattern, part->text, k->parts + from, end - from, k->behind);
  }
  size_t from = k->at, end = noun_end(k, from);
  if (end == from) end = from + 1;
  k->at = end;
  struct slice noun = noun_of(k->words, k->parts + from, end - from);
  return add_noun(k->words, k->pattern, k->behind ? SLICE("object|clause") : SLICE("subject"), noun);
}

static bool take_part(struct walk *k) {
  const struct part *part = &k->parts[k->at];
  switch (part->kind) {
  case PART_VERB: return k->behind = true, k->at++, true;
  case PART_SIGN:
    k->source_behind = k->source_behind || (k->behind && part->text.at[0] == '$');
    k->target_before = k->target_before || (!k->behind && part->text.at[0] == '+');
    return k->at++, true;
  case PART_PHRASE: return k->at++, take_phrase(k->words, k->pattern, part->text, k->behind);
  default: return take_word(k);
  }
}

static bool walk(struct walk *k) {
  while (k->at < k->count)
    if (!take_part(k)) return false;
  k->pattern->turned = k->target_before || k->source_behind;
  if (k->pattern->turned) k->pattern->target = (struct slice){"", 0};
  return true;
}

bool petrarch_pattern_read(const struct petrarch_words *words, struct slice text,
                           struct petrarch_pattern *pattern, const char **why) {
  struct part parts[PARTS_MOST];
  size_t verbs = 0;
  struct walk k = {.words = words, .pattern = pattern, .parts = parts};
  *pattern = (struct petrarch_pattern){0};
  *why = "brackets that do not match, or more than 24 parts";
  if (!cut_parts(text, parts, &k.count)) return false;
  for (size_t i = 0; i < k.count; i++) verbs += parts[i].kind == PART_VERB;
  *why = "a pattern has one *";
  if (verbs != 1) return false;
  *why = "a word or set that is not known, or more than six parts";
  return walk(&k);
}

bool petrarch_verb(const struct petrarch_words *words, struct slice text, struct slice *lemma,
                   struct petrarch_pattern *rest) {
  struct part parts[PARTS_MOST] = {{PART_VERB, {"*", 1}}};
  struct walk k = {.words = words, .pattern = rest, .parts = parts, .count = 1};
  *rest = (struct petrarch_pattern){0};
  size_t plus = slice_find(text, SLICE("+"));
  if (plus != SIZE_MAX && plus > 0) { /* "RE_+ARM" */
    struct slice before = clean(words, (struct slice){text.at, plus});
    struct slice verb = clean(words, (struct slice){text.at + plus + 1, text.len - plus - 1});
    *lemma = arena_print(words->arena, "%.*s%s%.*s", SLICE_ARGS(before), "-", SLICE_ARGS(verb));
    return before.len && verb.len && !memchr(lemma->at, ' ', lemma->len) &&
           !memchr(lemma->at, '/', lemma->len);
  }
  struct slice words_left = clean(words, text);
  *lemma = slice_cut(&words_left, ' ');
  while (words_left.at && k.count < PARTS_MOST) {
    struct slice word = slice_cut(&words_left, ' ');
    if (is_in(words, "skipped", word)) break;
    parts[k.count++] = (struct part){PART_WORD, word};
  }
  return lemma->len && !memchr(lemma->at, '/', lemma->len) && walk(&k);
}

struct slice petrarch_conditions(struct arena *arena, const struct petrarch_pattern *a,
                                 const struct petrarch_pattern *b) {
  struct slice all = {"", 0};
  for (size_t i = 0; i < a->count + b->count && i < PATTERN_CONDITIONS; i++) {
    struct slice one = i < a->count ? a->conditions[i] : b->conditions[i - a->count];
    all = arena_print(arena, "%.*s%s%.*s", SLICE_ARGS(all), all.len ? "; " : "", SLICE_ARGS(one));
  }
  return all.len ? arena_print(arena, "{%.*s}", SLICE_ARGS(all)) : all;
}
