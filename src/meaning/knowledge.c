#include "meaning/knowledge.h"

#include "common/file.h"
#include "common/lines.h"
#include "common/utf8.h"

#include <stdlib.h>

enum { KNOWLEDGE_LARGEST = 8 * 1024 * 1024, FIELDS_MAX = 8 };

struct loader {
  struct knowledge *knowledge;
  struct arena *arena;
  struct lines lines;
  struct truce_error *error;
};

/* ---- entries ---- */

/* A name is kept with straight apostrophes; texts are made so before they are looked up. */
static struct slice straight(struct arena *arena, struct slice name) {
  struct slice copy = arena_copy(arena, name);
  char *to = (char *)copy.at;
  size_t used = 0;
  for (size_t i = 0; i < name.len; i++) {
    bool curly = i + 2 < name.len && memcmp(name.at + i, "\xE2\x80\x99", 3) == 0;
    to[used++] = curly ? '\'' : name.at[i];
    if (curly) i += 2;
  }
  copy.len = used;
  return copy;
}

static void put_in(struct loader *l, struct map *map, struct slice name, struct entry entry) {
  struct knowledge *k = l->knowledge;
  entry.next = map_get(map, name);
  ARENA_PUSH(l->arena, k->entries, k->entry_count, k->entry_capacity, entry);
  map_put(map, name, k->entry_count - 1);
}

void knowledge_put_own(struct knowledge *knowledge, struct arena *arena, struct slice folded,
                       struct entry entry) {
  struct loader l = {.knowledge = knowledge, .arena = arena};
  put_in(&l, &knowledge->own, folded, entry);
}

/* A person is found by the last name too, which alone does not make a name. */
static void put_entry(struct loader *l, struct slice name, struct entry entry) {
  name = straight(l->arena, name);
  put_in(l, &l->knowledge->names, name, entry);
  if (entry.kind != ENTRY_PERSON) return;
  size_t start = name.len;
  while (start > 0 && name.at[start - 1] != ' ') start--;
  if (start > 0) put_in(l, &l->knowledge->surnames, (struct slice){name.at + start, name.len - start}, entry);
}

static void put_all(struct loader *l, struct slice names, struct entry entry) {
  while (names.at) {
    struct slice name = slice_trim(slice_cut(&names, ','));
    if (name.len == 0) continue;
    if (entry.kind == ENTRY_SEAT || entry.kind == ENTRY_PLACE) entry.title = name;
    put_entry(l, name, entry);
  }
}

/* The first line of an id gives its canonical name. */
static void put_body(struct loader *l, struct entry entry) {
  struct map *bodies = &l->knowledge->bodies;
  if (entry.kind == ENTRY_STATE || map_get(bodies, entry.id) == MAP_NONE)
    map_put(bodies, entry.id, map_get(&l->knowledge->names, straight(l->arena, entry.name)));
}

static struct slice first_of(struct slice names) { return slice_trim(slice_cut(&names, ',')); }

/* ---- lines ---- */

static enum truce_status cut_fields(struct loader *l, struct slice fields[FIELDS_MAX], int least) {
  struct slice rest = l->lines.line;
  int count = 0;
  if (utf8_check(rest) < rest.len)
    return lines_fail(&l->lines, l->error, "not UTF-8 at byte %zu", utf8_check(rest));
  for (int i = 0; i < FIELDS_MAX; i++) fields[i] = (struct slice){"", 0};
  while (rest.at && count < FIELDS_MAX) fields[count++] = slice_trim(slice_cut(&rest, '|'));
  if (count >= least && fields[0].len) return TRUCE_OK;
  return lines_fail(&l->lines, l->error, "%d fields parted by | are needed, %d are there", least, count);
}

/* "1922-12-30..1991-12-26": the days in office of a person or of a state's being; either may be open. */
static bool parse_days(struct slice text, struct entry *entry) {
  size_t dots = slice_find(text, SLICE(".."));
  if (dots == SIZE_MAX) return false;
  struct slice from = {text.at, dots}, until = {text.at + dots + 2, text.len - dots - 2};
  return (!from.len || date_parse(from, &entry->from)) && (!until.len || date_parse(until, &entry->until));
}

static enum truce_status take_state(struct loader *l) {
  struct slice f[FIELDS_MAX];
  enum truce_status status = cut_fields(l, f, 3);
  if (status) return status;
  if (f[0].len != 3) return lines_fail(&l->lines, l->error, "\"%.*s\" is no alpha-3 code", SLICE_ARGS(f[0]));
  struct slice code = arena_join(l->arena, f[0], SLICE("GOV"));
  struct entry entry = {.kind = ENTRY_STATE, .name = first_of(f[1]), .id = f[0], .code = code};
  if (f[5].len && !parse_days(f[5], &entry))
    return lines_fail(&l->lines, l->error, "\"%.*s\" are not the days FROM..UNTIL of a state",
                      SLICE_ARGS(f[5]));
  put_all(l, f[1], entry);
  put_body(l, entry);
  entry.kind = ENTRY_ADJECTIVE;
  put_all(l, f[2], entry);
  entry.kind = ENTRY_SEAT;
  put_all(l, f[3], entry);
  if (first_of(f[3]).len)
    map_put(&l->knowledge->capitals, f[0], map_get(&l->knowledge->names, straight(l->arena, first_of(f[3]))));
  put_all(l, f[4], entry);
  return TRUCE_OK;
}

static enum truce_status take_body(struct loader *l, enum entry_kind kind) {
  struct slice f[FIELDS_MAX];
  enum truce_status status = cut_fields(l, f, 3);
  if (status) return status;
  struct entry entry = {.kind = kind, .name = first_of(f[2]), .id = f[0], .code = f[1]};
  put_all(l, f[2], entry);
  put_body(l, entry);
  entry.kind = ENTRY_PERSON;
  while (f[3].at) {
    entry.name = slice_trim(slice_cut(&f[3], ','));
    entry.title = kind == ENTRY_GROUP ? SLICE("leader") : (struct slice){"", 0};
    if (entry.name.len) put_entry(l, entry.name, entry);
  }
  return TRUCE_OK;
}

static enum truce_status take_group(struct loader *l) { return take_body(l, ENTRY_GROUP); }
static enum truce_status take_organisation(struct loader *l) { return take_body(l, ENTRY_ORGANISATION); }

static enum truce_status take_leader(struct loader *l) {
  struct slice f[FIELDS_MAX];
  enum truce_status status = cut_fields(l, f, 4);
  if (status) return status;
  struct entry entry = {.kind = ENTRY_PERSON, .name = first_of(f[0]), .id = f[1], .title = f[2]};
  const struct entry *body = knowledge_body(l->knowledge, f[1]);
  if (!body)
    return lines_fail(&l->lines, l->error, "no state, group or organisation has the id \"%.*s\"",
                      SLICE_ARGS(f[1]));
  bool opposition = f[1].len == 3 && slice_starts(f[2], SLICE("opposition"));
  entry.code = opposition ? arena_join(l->arena, f[1], SLICE("OPP")) : body->code;
  if (!parse_days(f[3], &entry))
    return lines_fail(&l->lines, l->error, "\"%.*s\" are not days in office, FROM..UNTIL", SLICE_ARGS(f[3]));
  put_all(l, f[0], entry);
  return TRUCE_OK;
}

/* "-12.85" and nothing else; not by strtod, which asks the locale. */
static bool parse_degrees(struct slice text, double *degrees) {
  bool negative = text.len && *text.at == '-';
  struct slice part = negative ? (struct slice){text.at + 1, text.len - 1} : text,
               whole = slice_cut(&part, '.');
  uint64_t units, decimals = 0;
  double scale = 1;
  if (!slice_number(whole, &units) || units > 180) return false;
  if (part.at && (part.len > 9 || !slice_number(part, &decimals))) return false;
  for (size_t i = 0; part.at && i < part.len; i++) scale *= 10;
  *degrees = (double)units + (double)decimals / scale;
  if (negative) *degrees = -*degrees;
  return true;
}

static enum truce_status take_region(struct loader *l) {
  struct slice f[FIELDS_MAX];
  enum truce_status status = cut_fields(l, f, 2);
  if (status) return status;
  struct entry entry = {.kind = ENTRY_PLACE, .name = first_of(f[0]), .id = f[1]};
  if (f[1].len && f[1].len != 3)
    return lines_fail(&l->lines, l->error, "\"%.*s\" is no alpha-3 code", SLICE_ARGS(f[1]));
  entry.located = f[2].len && f[3].len;
  if (entry.located && (!parse_degrees(f[2], &entry.lat) || !parse_degrees(f[3], &entry.lon)))
    return lines_fail(&l->lines, l->error, "latitude and longitude are decimal degrees");
  put_all(l, f[0], entry);
  return TRUCE_OK;
}

/* The gazetteer: one line a city. */
static enum truce_status take_city(struct loader *l) {
  struct slice f[FIELDS_MAX];
  enum truce_status status = cut_fields(l, f, 5);
  if (status) return status;
  struct entry entry = {.kind = ENTRY_PLACE, .name = f[0], .id = f[1], .title = f[0], .located = true};
  if (f[1].len != 3) return lines_fail(&l->lines, l->error, "\"%.*s\" is no alpha-3 code", SLICE_ARGS(f[1]));
  if (!parse_degrees(f[2], &entry.lat) || !parse_degrees(f[3], &entry.lon))
    return lines_fail(&l->lines, l->error, "latitude and longitude are decimal degrees");
  if (!slice_number(f[4], &entry.people))
    return lines_fail(&l->lines, l->error, "\"%.*s\" is no number of people", SLICE_ARGS(f[4]));
  put_in(l, &l->knowledge->places, f[0], entry);
  return TRUCE_OK;
}

/* ---- files ---- */

struct knowledge *knowledge_new(struct arena *arena) {
  struct knowledge *k = ARENA_NEW(arena, struct knowledge);
  map_init(&k->names, arena);
  map_init(&k->bodies, arena);
  map_init(&k->capitals, arena);
  map_init(&k->places, arena);
  map_init(&k->surnames, arena);
  map_init(&k->own, arena);
  return k;
}

/* In the order in which they need each other: leaders are leaders of something known. */
static const struct {
  const char *name;
  enum truce_status (*take)(struct loader *);
} knowledge_files[] = {{"regions.txt", take_region}, {"organisations.txt", take_organisation},
                       {"groups.txt", take_group},   {"states.txt", take_state},
                       {"leaders.txt", take_leader}, {"places.txt", take_city}};

enum truce_status knowledge_read(struct knowledge *k, struct arena *arena, const char *path,
                                 struct slice text, struct truce_error *error) {
  struct loader l = {.knowledge = k, .arena = arena, .error = error};
  enum truce_status status = TRUCE_OK;
  if (slice_ends(slice_of(path), SLICE("agents.txt")))
    return word_classes_open(&k->agents, arena, path, text, error);
  lines_init(&l.lines, path, text);
  for (size_t i = 0; i < sizeof knowledge_files / sizeof *knowledge_files; i++)
    if (slice_ends(slice_of(path), slice_of(knowledge_files[i].name)))
      while (!status && lines_next(&l.lines)) status = knowledge_files[i].take(&l);
  return status;
}

static enum truce_status read_file(struct knowledge *k, struct arena *arena, const char *folder,
                                   const char *name, struct truce_error *error) {
  struct file file;
  struct slice path = arena_print(arena, "%s/actors/%s", folder, name);
  enum truce_status status = file_open(&file, path.at, KNOWLEDGE_LARGEST, error);
  if (status) return status;
  struct slice text = {file.bytes.at, file.bytes.len};
  text = arena_copy(arena, text);
  file_close(&file);
  return knowledge_read(k, arena, path.at, text, error);
}

enum truce_status knowledge_open(struct knowledge **knowledge, struct arena *arena, const char *folder,
                                 struct truce_error *error) {
  struct knowledge *k = knowledge_new(arena);
  enum truce_status status = read_file(k, arena, folder, "agents.txt", error);
  for (size_t i = 0; i < sizeof knowledge_files / sizeof *knowledge_files && !status; i++)
    status = read_file(k, arena, folder, knowledge_files[i].name, error);
  *knowledge = k;
  return status;
}

static const struct entry *entry_in(const struct knowledge *k, const struct map *map, struct slice key) {
  uint32_t at = map_get(map, key);
  return at == MAP_NONE ? NULL : &k->entries[at];
}

const struct entry *knowledge_own(const struct knowledge *k, struct slice folded) {
  return entry_in(k, &k->own, folded);
}
const struct entry *knowledge_entry(const struct knowledge *k, struct slice name) {
  return entry_in(k, &k->names, name);
}
const struct entry *knowledge_place(const struct knowledge *k, struct slice name) {
  return entry_in(k, &k->places, name);
}
const struct entry *knowledge_surname(const struct knowledge *k, struct slice name) {
  return entry_in(k, &k->surnames, name);
}
const struct entry *knowledge_capital(const struct knowledge *k, struct slice id) {
  return entry_in(k, &k->capitals, id);
}

const struct entry *knowledge_next(const struct knowledge *k, const struct entry *entry) {
  return entry->next == MAP_NONE ? NULL : &k->entries[entry->next];
}

const struct entry *knowledge_body(const struct knowledge *k, struct slice id) {
  uint32_t at = map_get(&k->bodies, id);
  return at == MAP_NONE ? NULL : &k->entries[at];
}

const struct entry *knowledge_state(const struct knowledge *k, struct slice id) {
  const struct entry *body = knowledge_body(k, id);
  return body && body->kind == ENTRY_STATE ? body : NULL;
}

bool sector_is_of_state(struct slice sector) {
  static const char *const organs[] = {"GOV", "MIL", "LEG", "JUD", "COP", "SPY"};
  for (size_t i = 0; i < sizeof organs / sizeof *organs; i++)
    if (slice_equals(sector, organs[i])) return true;
  return false;
}
