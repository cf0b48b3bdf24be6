#include "meaning/predicates.h"

#include "common/lines.h"

/* Sections of the file; the order is that of `sections`. */
enum list {
  LIST_SAY,
  LIST_DENY,
  LIST_ACCUSE,
  LIST_REQUEST,
  LIST_PROMISE,
  LIST_POSSIBLE,
  LIST_FAIL,
  LIST_MUST,
  LIST_NOUNS,
  LIST_OF_SUBJECT,
  LIST_OWNER_OBJECT,
  LIST_SUBJECT_CONTROL,
  LIST_LIGHT,
  LIST_TEMPORAL,
  LIST_TEXTS,
  LIST_PHRASAL,
  LIST_IRREGULAR,
  LIST_ITEMS,
  LIST_LIST_LEADS,
  LIST_PHASES,
  LIST_NAMING,
  LIST_HELD,
  LIST_STATES,
  LIST_PARTICLES,
  LIST_COUNT
};

static const char *const sections[LIST_COUNT] = {
    "say",
    "deny",
    "accuse",
    "request",
    "promise",
    "possible",
    "fail",
    "must",
    "nouns of verbs",
    "of is the doer",
    "owner is the victim",
    "subject control",
    "light",
    "temporal",
    "texts",
    "phrasal verbs",
    "irregular forms",
    "items",
    "list leads",
    "phases",
    "naming",
    "held and signed",
    "states",
    "particles",
};

struct predicates {
  struct map lists[LIST_COUNT];
  struct slice *verbs; /* what LIST_NOUNS points to */
  uint32_t verb_count, verb_capacity;
};

static int section_of(struct slice name) {
  for (int i = 0; i < LIST_COUNT; i++)
    if (slice_equals(name, sections[i])) return i;
  return -1;
}

static void put_all(struct map *map, struct slice words, uint32_t value) {
  while (words.at) {
    struct slice word = slice_trim(slice_cut(&words, ','));
    if (word.len) map_put(map, word, value);
  }
}

/* "deploy: deployment, stationing": what stands behind the colon leads to what stands before it. */
static void put_forms(struct predicates *p, struct arena *arena, enum list list, struct slice rest) {
  struct slice verb = slice_trim(slice_cut(&rest, ':'));
  ARENA_PUSH(arena, p->verbs, p->verb_count, p->verb_capacity, verb);
  put_all(&p->lists[list], rest, p->verb_count - 1);
}

/* Without a colon each noun stands for itself. */
static void put_nouns(struct predicates *p, struct arena *arena, struct slice line) {
  if (slice_find(line, SLICE(":")) != SIZE_MAX) {
    put_forms(p, arena, LIST_NOUNS, line);
    return;
  }
  while (line.at) {
    struct slice noun = slice_trim(slice_cut(&line, ','));
    if (noun.len == 0) continue;
    ARENA_PUSH(arena, p->verbs, p->verb_count, p->verb_capacity, noun);
    map_put(&p->lists[LIST_NOUNS], noun, p->verb_count - 1);
  }
}

enum truce_status predicates_open(struct predicates **predicates, struct arena *arena, const char *file,
                                  struct slice text, struct truce_error *error) {
  struct predicates *p = ARENA_NEW(arena, struct predicates);
  for (int i = 0; i < LIST_COUNT; i++) map_init(&p->lists[i], arena);
  struct lines lines;
  lines_init(&lines, file, text);
  while (lines_next(&lines)) {
    int section = section_of(lines.section);
    if (section < 0) return lines_fail(&lines, error, "no such section: [%.*s]", SLICE_ARGS(lines.section));
    bool colon = slice_find(lines.line, SLICE(":")) != SIZE_MAX;
    if (section == LIST_IRREGULAR && !colon)
      return lines_fail(&lines, error, "forms without \"VERB:\" before them");
    if (section == LIST_NOUNS)
      put_nouns(p, arena, lines.line);
    else if (section == LIST_IRREGULAR)
      put_forms(p, arena, LIST_IRREGULAR, lines.line);
    else
      put_all(&p->lists[section], lines.line, 1);
  }
  *predicates = p;
  return TRUCE_OK;
}

static bool has(const struct predicates *p, enum list list, struct slice word) {
  return map_get(&p->lists[list], word) != MAP_NONE;
}

enum attitude predicates_attitude(const struct predicates *p, struct slice lemma) {
  for (int i = LIST_SAY; i <= LIST_MUST; i++)
    if (has(p, (enum list)i, lemma)) return (enum attitude)(ATTITUDE_SAY + i);
  return ATTITUDE_NONE;
}

struct slice predicates_verb_of_noun(const struct predicates *p, struct slice noun) {
  uint32_t at = map_get(&p->lists[LIST_NOUNS], noun);
  return at == MAP_NONE ? (struct slice){"", 0} : p->verbs[at];
}

struct slice predicates_verb_of_form(const struct predicates *p, struct slice form) {
  uint32_t at = map_get(&p->lists[LIST_IRREGULAR], form);
  return at == MAP_NONE ? (struct slice){"", 0} : p->verbs[at];
}

bool predicates_of_is_subject(const struct predicates *p, struct slice noun) {
  return has(p, LIST_OF_SUBJECT, noun);
}
bool predicates_owner_is_object(const struct predicates *p, struct slice noun) {
  return has(p, LIST_OWNER_OBJECT, noun);
}
bool predicates_subject_controls(const struct predicates *p, struct slice verb) {
  return has(p, LIST_SUBJECT_CONTROL, verb);
}
bool predicates_is_light(const struct predicates *p, struct slice verb) { return has(p, LIST_LIGHT, verb); }
bool predicates_is_temporal(const struct predicates *p, struct slice noun) {
  return has(p, LIST_TEMPORAL, noun);
}
bool predicates_opens_item(const struct predicates *p, struct slice verb) { return has(p, LIST_ITEMS, verb); }
bool predicates_leads_list(const struct predicates *p, struct slice verb) {
  return has(p, LIST_LIST_LEADS, verb);
}
bool predicates_is_phase(const struct predicates *p, struct slice verb) { return has(p, LIST_PHASES, verb); }
bool predicates_names(const struct predicates *p, struct slice verb) { return has(p, LIST_NAMING, verb); }
bool predicates_holds(const struct predicates *p, struct slice verb) { return has(p, LIST_HELD, verb); }
bool predicates_is_state(const struct predicates *p, struct slice participle) {
  return has(p, LIST_STATES, participle);
}
bool predicates_is_particle(const struct predicates *p, struct slice adverb) {
  return has(p, LIST_PARTICLES, adverb);
}
bool predicates_is_text(const struct predicates *p, struct slice noun) { return has(p, LIST_TEXTS, noun); }
bool predicates_is_phrasal(const struct predicates *p, struct slice verb) {
  return has(p, LIST_PHRASAL, verb);
}
