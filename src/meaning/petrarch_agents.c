/* PETRARCH's agents into the sector words: "POLICE_OFFICER [~COP]", with plurals made or given, and sets of
   words
   ("!PERSON! = MAN, WOMAN") that stand within phrases. */
#include "meaning/petrarch.h"

enum { COUNT_PHRASES, COUNT_SETS, COUNT_WORDS };

struct set {
  struct slice name, members;
};

struct agents {
  struct petrarch_reader r;
  struct knowledge *knowledge;
  struct set *sets;
  size_t set_count, set_capacity;
};

static size_t words_in(struct slice phrase) {
  size_t count = 1;
  for (size_t i = 0; i < phrase.len; i++) count += phrase.at[i] == ' ';
  return count;
}

/* Words are kept as text writes them: lower case, with their hyphens. */
static void put_phrase(struct agents *a, struct slice text, struct slice sector) {
  struct slice phrase = arena_copy(a->r.arena, slice_trim(text));
  char *at = (char *)phrase.at;
  size_t used = 0;
  for (size_t i = 0; i < phrase.len; i++) {
    char c = at[i] == '_' ? ' ' : at[i];
    if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
    if (c != ' ' || (used && at[used - 1] != ' ')) at[used++] = c;
  }
  while (used && at[used - 1] == ' ') used--;
  phrase.len = used;
  if (!phrase.len) return;
  word_classes_put(a->knowledge->agents, a->r.arena, SLICE("sector"), phrase, sector);
  a->r.file->counts[COUNT_WORDS].count++;
  if (words_in(phrase) > a->knowledge->own_longest) a->knowledge->own_longest = (uint32_t)words_in(phrase);
}

/* "!PERSON! = MAN, MEN, WOMAN" */
static bool take_set(struct agents *a) {
  struct slice members = a->r.line, name = slice_trim(slice_cut(&members, '='));
  if (!members.at || name.len < 3 || name.at[name.len - 1] != '!')
    return petrarch_complain(&a->r, "a set is written !NAME! = A, B: \"%.*s\"", SLICE_ARGS(a->r.line));
  struct set set = {name, members};
  ARENA_PUSH(a->r.arena, a->sets, a->set_count, a->set_capacity, set);
  a->r.file->counts[COUNT_SETS].count++;
  return true;
}

/* Once for each member of the set named in it. */
static bool put_members(struct agents *a, struct slice phrase, size_t at, struct slice sector) {
  struct slice from = {phrase.at + at + 1, phrase.len - at - 1};
  size_t end = slice_find(from, SLICE("!"));
  if (end == SIZE_MAX) return petrarch_complain(&a->r, "no ! behind !: \"%.*s\"", SLICE_ARGS(phrase));
  struct slice name = {phrase.at + at, end + 2}, before = {phrase.at, at};
  struct slice behind = {from.at + end + 1, from.len - end - 1};
  for (size_t i = 0; i < a->set_count; i++) {
    if (!slice_is(a->sets[i].name, name)) continue;
    struct slice members = a->sets[i].members;
    while (members.at) {
      struct slice member = slice_trim(slice_cut(&members, ','));
      struct slice both =
          arena_print(a->r.arena, "%.*s%.*s%.*s", SLICE_ARGS(before), SLICE_ARGS(member), SLICE_ARGS(behind));
      if (member.len) put_phrase(a, both, sector);
    }
    return true;
  }
  return petrarch_complain(&a->r, "no such set: %.*s", SLICE_ARGS(name));
}

/* "~GOV" and "NGO~": truce puts a sector behind the state it belongs to, and a type stands alone. */
static bool take_sector(struct agents *a, struct slice code, struct slice *sector) {
  struct slice text = code;
  if (text.len && text.at[0] == '~')
    text = (struct slice){text.at + 1, text.len - 1};
  else if (text.len && text.at[text.len - 1] == '~')
    text.len--;
  for (size_t i = 0; i < text.len; i++)
    if (!(text.at[i] >= 'A' && text.at[i] <= 'Z')) text.len = 0;
  *sector = text;
  return text.len >= 3 || petrarch_complain(&a->r, "\"%.*s\" is no code of an agent", SLICE_ARGS(code));
}

/* "GENDARMERY {GENDARMERIE} [~COP]": truce knows regular plurals by itself. */
static bool take_phrase(struct agents *a) {
  struct slice rest = a->r.line, code, sector, phrase = slice_trim(slice_cut(&rest, '['));
  struct slice line = a->r.line, plural = phrase;
  if (!petrarch_bracket(&a->r, &line, &code))
    return slice_find(a->r.line, SLICE("[")) == SIZE_MAX &&
           petrarch_complain(&a->r, "no code: \"%.*s\"", SLICE_ARGS(a->r.line));
  if (!take_sector(a, code, &sector)) return false;
  phrase = slice_trim(slice_cut(&plural, '{'));
  if (!phrase.len) return petrarch_complain(&a->r, "no phrase: \"%.*s\"", SLICE_ARGS(a->r.line));
  a->r.file->counts[COUNT_PHRASES].count++;
  size_t set = slice_find(phrase, SLICE("!"));
  if (set != SIZE_MAX) return put_members(a, phrase, set, sector);
  put_phrase(a, phrase, sector);
  if (plural.at) put_phrase(a, slice_cut(&plural, '}'), sector);
  return true;
}

void petrarch_read_agents(struct arena *arena, struct petrarch_file *file, struct knowledge *knowledge) {
  struct agents a = {.r = petrarch_begin(arena, file), .knowledge = knowledge};
  file->counts[COUNT_PHRASES].what = "phrases", file->counts[COUNT_SETS].what = "sets";
  file->counts[COUNT_WORDS].what = "words and phrases added";
  while (petrarch_next(&a.r)) {
    if (a.r.line.at[0] == '!' && memchr(a.r.line.at, '=', a.r.line.len))
      take_set(&a);
    else
      take_phrase(&a);
  }
}
