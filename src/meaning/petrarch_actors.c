/* PETRARCH's actors into the registry: a phrase, its synonyms, and codes that may hold only on some days.

     HAMID_KARZAI_   [AFGELI]
     +PRESIDENT_KARZAI_
         [AFGMIL 790101-880101]  [AFGGOV >011222] */
#include "meaning/petrarch.h"

#include "common/utf8.h"

enum { COUNT_PHRASES, COUNT_SYNONYMS, COUNT_CODES, COUNT_DATED };
enum { TWO_DIGITS_FROM = 31, DAY_DIGITS = 8 }; /* 31 to 99 are 19YY */

struct code {
  struct slice code;
  struct date from, until;
};

/* One record of the file: a phrase with all that belongs to it. */
struct actor_group {
  struct slice *names; /* as written; the first is the phrase */
  size_t name_count, name_capacity;
  struct code *codes; /* those with days first */
  size_t code_count, code_capacity;
};

/* ---- days ---- */

/* "790101", "19790101"; of a longer one the first eight figures count. */
static bool parse_day(struct slice text, struct date *day) {
  uint64_t n;
  if (text.len > DAY_DIGITS - 1) text.len = DAY_DIGITS;
  if ((text.len != DAY_DIGITS && text.len != DAY_DIGITS - 2) || !slice_number(text, &n)) return false;
  uint64_t year = n / 10000;
  if (text.len != DAY_DIGITS) year += year < TWO_DIGITS_FROM ? 2000 : 1900;
  if (year < 1 || year > 9999) return false;
  *day = (struct date){(int16_t)year, (uint8_t)(n / 100 % 100), (uint8_t)(n % 100)};
  return day->month && day->day && date_is_valid(*day);
}

/* "<900101", "> 900101", "790101-880101"; nothing: always. */
static bool parse_days(struct slice text, struct code *code) {
  if (text.len == 0) return true;
  struct slice rest = slice_trim((struct slice){text.at + 1, text.len - 1});
  if (text.at[0] == '<') return parse_day(rest, &code->until);
  if (text.at[0] == '>') return parse_day(rest, &code->from);
  struct slice from = slice_cut(&text, '-');
  return text.at && parse_day(slice_trim(from), &code->from) && parse_day(slice_trim(text), &code->until);
}

static bool is_code(struct slice code) {
  for (size_t i = 0; i < code.len; i++)
    if (!(code.at[i] >= 'A' && code.at[i] <= 'Z') && !(code.at[i] >= '0' && code.at[i] <= '9')) return false;
  return code.len >= 3;
}

/* "AFGGOV >011222"; "---" is no code. */
static bool take_code(struct petrarch_reader *r, struct slice inside, struct code *code) {
  size_t end = 0;
  while (end < inside.len && !strchr(" \t<>", inside.at[end])) end++;
  *code = (struct code){.code = {inside.at, end}};
  struct slice days = slice_trim((struct slice){inside.at + end, inside.len - end});
  if (slice_equals(code->code, "---")) return false;
  if (!is_code(code->code)) return petrarch_complain(r, "\"%.*s\" is no code", SLICE_ARGS(code->code));
  return parse_days(days, code) || petrarch_complain(r, "\"%.*s\" are no days", SLICE_ARGS(days));
}

static bool is_dated(const struct code *code) {
  return !date_is_none(code->from) || !date_is_none(code->until);
}

static void take_codes(struct petrarch_reader *r, struct slice text, struct actor_group *group) {
  struct slice inside;
  struct code code;
  while (petrarch_bracket(r, &text, &inside)) {
    if (!take_code(r, inside, &code)) continue;
    ARENA_PUSH(r->arena, group->codes, group->code_count, group->code_capacity, code);
    r->file->counts[is_dated(&code) ? COUNT_DATED : COUNT_CODES].count++;
  }
}

/* ---- what an actor is to truce ---- */

/* The organs of a state have its id: "GOV", "MILNAV", and the state itself. */
static bool is_organ(struct slice sector) {
  return sector.len == 0 || (sector.len >= 3 && sector_is_of_state((struct slice){sector.at, 3}));
}

static bool is_party(struct slice sector) {
  static const char *const parties[] = {"REB", "OPP", "SEP", "PRM", "UAF", "PTY", "INS", "RAD", "IMG"};
  for (size_t i = 0; i < sizeof parties / sizeof *parties; i++)
    if (slice_find(sector, slice_of(parties[i])) != SIZE_MAX) return true;
  return false;
}

static bool has_body_word(const struct knowledge *k, struct slice folded_name) {
  char room[PETRARCH_NAME];
  struct slice rest = folded_name;
  while (rest.at && k->agents) {
    struct slice word = slice_cut(&rest, ' ');
    for (size_t i = 0; i < word.len; i++)
      room[i] = word.at[i] >= 'A' && word.at[i] <= 'Z' ? (char)(word.at[i] - 'A' + 'a') : word.at[i];
    struct slice lower = {room, word.len};
    bool office = word_in(k->agents, "office", lower); /* "PRESIDENT X" */
    if (word_in(k->agents, "bodies", lower) || (!office && word_in(k->agents, "sector", lower))) return true;
  }
  return false;
}

static bool begins_with_country(const struct knowledge *k, struct slice code) {
  return code.len >= 3 && knowledge_state(k, (struct slice){code.at, 3});
}

/* Only persons come and go in a code, and have a name of several words none of which names a body. */
static enum entry_kind kind_of(const struct knowledge *k, const struct actor_group *group, struct slice name,
                               struct slice code) {
  bool dated = false, several = memchr(name.at, ' ', name.len) != NULL;
  for (size_t i = 0; i < group->code_count; i++) dated = dated || is_dated(&group->codes[i]);
  if (dated && several && !has_body_word(k, name)) return ENTRY_PERSON;
  if (!begins_with_country(k, code)) return ENTRY_ORGANISATION;
  struct slice sector = {code.at + 3, code.len - 3};
  if (sector.len == 0) return ENTRY_SEAT;
  return is_party(sector) ? ENTRY_GROUP : ENTRY_ORGANISATION;
}

/* "HEZB-I_ISLAMI" to "AFG-HEZBIISLAMI": stable, since it is made of the phrase. */
static struct slice made_id(struct arena *arena, struct slice code, struct slice phrase, bool country) {
  struct slice letters = arena_copy(arena, phrase);
  char *to = (char *)letters.at;
  letters.len = 0;
  for (size_t i = 0; i < phrase.len; i++)
    if (phrase.at[i] != ' ') to[letters.len++] = phrase.at[i];
  if (!country) return letters;
  return arena_print(arena, "%.3s-%.*s", code.at, SLICE_ARGS(letters));
}

static struct slice id_of(struct arena *arena, const struct knowledge *k, struct slice phrase,
                          enum entry_kind kind, struct slice code) {
  bool country = begins_with_country(k, code);
  struct slice sector = {code.at + 3, code.len - 3};
  if (country && is_organ(sector)) return (struct slice){code.at, 3};
  if (kind == ENTRY_PERSON) return (struct slice){"", 0};
  return made_id(arena, code, phrase, country);
}

/* "HAMID KARZAI" to "Hamid Karzai"; a single short word may be an acronym and stays. */
static struct slice written(struct arena *arena, struct slice phrase) {
  enum { ACRONYM = 5 };
  struct slice name = arena_copy(arena, phrase);
  char *at = (char *)name.at;
  bool single = memchr(phrase.at, ' ', phrase.len) == NULL, inside = single && phrase.len <= ACRONYM;
  if (inside) return name;
  for (size_t i = 0; i < name.len; i++) {
    if (inside && at[i] >= 'A' && at[i] <= 'Z') at[i] = (char)(at[i] - 'A' + 'a');
    inside = at[i] != ' ';
  }
  return name;
}

/* ---- adding ---- */

static void put_name(struct petrarch_reader *r, struct knowledge *k, const struct actor_group *group,
                     struct slice phrase, struct slice name) {
  char room[PETRARCH_NAME];
  struct slice folded = petrarch_fold(room, name);
  if (folded.len == 0) return;
  folded = arena_copy(r->arena, folded);
  for (size_t i = 0; i < group->code_count; i++) {
    const struct code *code = &group->codes[i];
    struct entry entry = {.code = code->code, .from = code->from, .until = code->until};
    entry.kind = kind_of(k, group, phrase, code->code);
    entry.id = id_of(r->arena, k, phrase, entry.kind, code->code);
    entry.name = written(r->arena, phrase);
    if (entry.kind == ENTRY_SEAT) entry.title = written(r->arena, folded);
    knowledge_put_own(k, r->arena, folded, entry);
  }
}

/* "ADEN_ABYAN_ISLAMIC_ARMY_(AAIA)_" is two names. */
static void put_names(struct petrarch_reader *r, struct knowledge *k, const struct actor_group *group,
                      struct slice phrase, struct slice name) {
  struct slice rest = name, before = slice_cut(&rest, '(');
  put_name(r, k, group, phrase, before);
  if (rest.at) put_name(r, k, group, phrase, slice_cut(&rest, ')'));
}

static void put_group(struct petrarch_reader *r, struct knowledge *k, struct actor_group *group) {
  char room[PETRARCH_NAME];
  if (group->name_count) {
    struct slice first = group->names[0], phrase = petrarch_fold(room, slice_cut(&first, '('));
    if (phrase.len) phrase = arena_copy(r->arena, phrase);
    for (size_t i = 0; i < group->name_count && phrase.len; i++)
      put_names(r, k, group, phrase, group->names[i]);
  }
  group->name_count = group->code_count = 0;
}

static bool take_name(struct petrarch_reader *r, struct actor_group *group, struct slice name) {
  char room[PETRARCH_NAME];
  if (utf8_check(name) < name.len) return petrarch_complain(r, "not UTF-8 at byte %zu", utf8_check(name));
  if (petrarch_fold(room, name).len == 0)
    return petrarch_complain(r, "no name, or one too long: \"%.*s\"", SLICE_ARGS(name));
  ARENA_PUSH(r->arena, group->names, group->name_count, group->name_capacity, name);
  return true;
}

static void take_line(struct petrarch_reader *r, struct knowledge *k, struct actor_group *group) {
  struct slice line = r->line, rest = line, name = slice_trim(slice_cut(&rest, '['));
  struct slice codes = {line.at + name.len, line.len - name.len};
  if (line.at[0] == '[') {
    if (!group->name_count)
      petrarch_complain(r, "a code without a phrase before it: \"%.*s\"", SLICE_ARGS(line));
    else
      take_codes(r, line, group);
  } else if (line.at[0] == '+') {
    if (!group->name_count)
      petrarch_complain(r, "a synonym without a phrase before it: \"%.*s\"", SLICE_ARGS(line));
    else if (take_name(r, group, (struct slice){name.at + 1, name.len - 1}))
      r->file->counts[COUNT_SYNONYMS].count++, take_codes(r, codes, group);
  } else {
    put_group(r, k, group);
    if (take_name(r, group, name)) r->file->counts[COUNT_PHRASES].count++, take_codes(r, codes, group);
  }
}

void petrarch_read_actors(struct arena *arena, struct petrarch_file *file, struct knowledge *knowledge) {
  struct petrarch_reader r = petrarch_begin(arena, file);
  struct actor_group group = {0};
  file->counts[COUNT_PHRASES].what = "phrases", file->counts[COUNT_SYNONYMS].what = "synonyms";
  file->counts[COUNT_CODES].what = "codes", file->counts[COUNT_DATED].what = "codes with days";
  while (petrarch_next(&r)) take_line(&r, knowledge, &group);
  put_group(&r, knowledge, &group);
}
