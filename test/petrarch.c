/* PETRARCH's dictionaries: what is read, what is complained of, and what truce makes of it. The dictionaries
   here are made up; those that users have are tried by test-petrarch.sh. */
#include "check.h"

#include "common/file.h"
#include "record/frame.h"
#include "record/petrarch_verbs.h"

static struct arena *arena;
static struct knowledge *knowledge;
static struct word_classes *facts;
static struct petrarch_file file;

static struct slice read_text(enum petrarch_kind kind, const char *text) {
  struct slice events = {"", 0};
  file = (struct petrarch_file){.path = "own.txt", .text = slice_of(text), .kind = kind};
  if (kind == PETRARCH_ACTORS) petrarch_read_actors(arena, &file, knowledge);
  if (kind == PETRARCH_AGENTS) petrarch_read_agents(arena, &file, knowledge);
  if (kind == PETRARCH_VERBS) events = petrarch_read_verbs(arena, &file, facts);
  return events;
}

/* "LINE: REASON" of the only complaint; how many where there is not just one. */
static const char *complaint(void) {
  if (file.complaint_count != 1) return arena_print(arena, "%zu complaints", file.complaint_count).at;
  return arena_print(arena, "%zu: %.*s", file.complaints[0].line, SLICE_ARGS(file.complaints[0].reason)).at;
}

/* "CODE id from..until, ..." of a name's entries, the last read first. */
static const char *entries(const char *folded) {
  struct slice all = {"", 0};
  for (const struct entry *e = knowledge_own(knowledge, slice_of(folded)); e;
       e = knowledge_next(knowledge, e)) {
    struct slice from = date_is_none(e->from) ? SLICE("") : date_print(arena, e->from);
    struct slice until = date_is_none(e->until) ? SLICE("") : date_print(arena, e->until);
    all = arena_print(arena, "%.*s%s%.*s %.*s %.*s..%.*s", SLICE_ARGS(all), all.len ? ", " : "",
                      SLICE_ARGS(e->code), SLICE_ARGS(e->id), SLICE_ARGS(from), SLICE_ARGS(until));
  }
  return all.at;
}

static void kinds_are_told_apart(void) {
  CHECK(petrarch_kind_of(SLICE("# x\nA_ [USA]\n\t[USAGOV >010101]\n")) == PETRARCH_ACTORS);
  CHECK(petrarch_kind_of(SLICE("A_ [~GOV]\n")) == PETRARCH_AGENTS);
  CHECK(petrarch_kind_of(SLICE("A_ [NGO~]\n")) == PETRARCH_AGENTS);
  CHECK(petrarch_kind_of(SLICE("&SET\n+WORD\n")) == PETRARCH_VERBS);
  CHECK(petrarch_kind_of(SLICE("---  A  [010] ---\n")) == PETRARCH_VERBS);
  CHECK(petrarch_kind_of(SLICE("")) == PETRARCH_ACTORS);
}

static void names_are_folded(void) {
  char room[PETRARCH_NAME], longer[PETRARCH_NAME + 2];
  CHECK_SLICE(petrarch_fold(room, SLICE("AL-ZAHRA__FRONT_")), "AL ZAHRA FRONT");
  CHECK_SLICE(petrarch_fold(room, SLICE(" al\n Zahra\xE2\x80\x99s")), "AL ZAHRA'S");
  memset(longer, 'a', sizeof longer);
  CHECK(petrarch_fold(room, (struct slice){longer, sizeof longer}).len == 0);
}

static void actors_have_codes_and_days(void) {
  read_text(PETRARCH_ACTORS,
            "LENA_BORG_  [SWEELI] # of the north\n+MINISTER_BORG_\n\t[SWEGOV 990101-20051231] "
            "[SWEGOV > 101001]\n\t[---]\nNORDIC_RELIEF_(NR)_\t[NGOAID]#x\n");
  CHECK(file.complaint_count == 0);
  CHECK(file.counts[0].count == 2 && file.counts[1].count == 1 && file.counts[2].count == 2 &&
        file.counts[3].count == 2);
  CHECK_TEXT(entries("LENA BORG"), "SWEGOV SWE 2010-10-01.., SWEGOV SWE 1999-01-01..2005-12-31, SWEELI  ..");
  CHECK_TEXT(entries("MINISTER BORG"), entries("LENA BORG"));
  CHECK_TEXT(entries("NORDIC RELIEF"), "NGOAID NORDICRELIEF ..");
  CHECK_TEXT(entries("NR"), "NGOAID NORDICRELIEF ..");
  read_text(PETRARCH_ACTORS, "NORTHERN_FRONT_ [SWEREB <300101]\n");
  CHECK_TEXT(entries("NORTHERN FRONT"), "SWEREB SWE-NORTHERNFRONT ..2030-01-01");
  read_text(PETRARCH_ACTORS, "SOUTHERN_FRONT_ [SWEREB >310101]\n");
  CHECK_TEXT(entries("SOUTHERN FRONT"), "SWEREB SWE-SOUTHERNFRONT 1931-01-01..");
}

static void bad_actors_are_passed_over(void) {
  read_text(PETRARCH_ACTORS, "\t[SWE]\n");
  CHECK_TEXT(complaint(), "1: a code without a phrase before it: \"[SWE]\"");
  read_text(PETRARCH_ACTORS, "+B_\n");
  CHECK_TEXT(complaint(), "1: a synonym without a phrase before it: \"+B_\"");
  read_text(PETRARCH_ACTORS, "A_ [SWE]\n\t[SWEGOV 2004017-20061201]\n");
  CHECK_TEXT(complaint(), "2: \"2004017-20061201\" are no days");
  read_text(PETRARCH_ACTORS, "A_ [SWE\n");
  CHECK_TEXT(complaint(), "1: no ] behind [: \"SWE\"");
  read_text(PETRARCH_ACTORS, "A_ [swe]\n");
  CHECK_TEXT(complaint(), "1: \"swe\" is no code");
  read_text(PETRARCH_ACTORS, "_ [SWE]\n");
  CHECK_TEXT(complaint(), "1: no name, or one too long: \"_\"");
  read_text(PETRARCH_ACTORS, "A_ [SWEGOV >990230]\n");
  CHECK_TEXT(complaint(), "1: \">990230\" are no days");
}

static const char *sector(const char *word) {
  return arena_copy(arena, arena_join(arena, word_class(knowledge->agents, "sector", slice_of(word)),
                                      (struct slice){"", 1}))
      .at;
}

static void agents_are_sectors(void) {
  read_text(PETRARCH_AGENTS,
            "!HAND! = HAND, HANDS\nDECK_!HAND! [~LAB]\nFERRYMAN {FERRYMEN} [~BUS]\nBOAT_LEAGUE_ [NGO~]\n"
            "HEAD_OF_HARBOUR_POLICE {} [~COP]\n");
  CHECK(file.complaint_count == 0 && file.counts[0].count == 4 && file.counts[1].count == 1);
  CHECK_TEXT(sector("deck hand"), "LAB");
  CHECK_TEXT(sector("deck hands"), "LAB");
  CHECK_TEXT(sector("ferrymen"), "BUS");
  CHECK_TEXT(sector("boat league"), "NGO");
  CHECK_TEXT(sector("head of harbour police"), "COP");
  CHECK(knowledge->own_longest == 4);
  read_text(PETRARCH_AGENTS, "A!NOSUCH! [~COP]\n");
  CHECK_TEXT(complaint(), "1: no such set: !NOSUCH!");
  read_text(PETRARCH_AGENTS, "A [~C]\n");
  CHECK_TEXT(complaint(), "1: \"~C\" is no code of an agent");
  read_text(PETRARCH_AGENTS, "A\n");
  CHECK_TEXT(complaint(), "1: no code: \"A\"");
  read_text(PETRARCH_AGENTS, "!A = B\n");
  CHECK_TEXT(complaint(), "1: a set is written !NAME! = A, B: \"!A = B\"");
}

/* The lines behind the first section, which says the roles. */
static const char *frames(const char *text) {
  struct slice events = read_text(PETRARCH_VERBS, text);
  struct event_frames *read;
  struct truce_error error;
  CHECK(event_frames_open(&read, arena, "own", events, &error) == TRUCE_OK);
  char *copy = arena_alloc(arena, events.len + 1);
  memcpy(copy, events.at, events.len);
  copy[events.len] = 0;
  for (char *at = copy; *at; at++)
    if (*at == '\n') *at = at[1] ? '/' : 0;
  return copy;
}

/* Without what is the same in all: "[073 AID - +human_security ? = ...]" is "073". */
static const char *brief(const char *text) {
  char *to = (char *)frames(text), *start = to, *out = to;
  for (char *at = start; *at; at++) {
    if (*at == '[') {
      at++;
      while (*at && *at != ' ') *out++ = *at++;
      while (*at && *at != ']') at++;
      continue;
    }
    if (*at == ' ' && (at[1] == '/' || !at[1])) continue;
    *out++ = *at;
  }
  *out = 0;
  return start;
}

static void verbs_are_frames(void) {
  CHECK_TEXT(
      brief("--- GO [---] ---\nGO {WENT}\nRUSH [042]\n- * BORDERS [154]\n- * (TO {LONG BORDER}) [154:155]\n"),
      "042/rush/154/go, rush {object|clause: borders, border}/154/go, rush {to|object.to: long border}");
  CHECK_TEXT(brief("&ARMS\n+GUNS_\n+BIG_GUN\n--- A [190] ---\nA\n- &ARMS * OFF {&ARMS} [193]\n"),
             "$own-arms = guns, gun, big gun/190/a/193/a off {subject: $own-arms; object|clause: $own-arms}");
  CHECK_TEXT(brief("--- A [---] ---\n+PUT_OFF [164]\n- WILL NOT * TALKS [125]\n- * (OUT) [190]\n"),
             "164/put off/125/put off {future; negated; object|clause: talks, talk}/190");
  CHECK_TEXT(brief("--- A [---] ---\n+TAKE_LEAVE\nRE_+ARM\n- * (WITH) [150]\n"),
             "150/take {object|clause: leave; with|object.with}/re-arm {with|object.with}");
  CHECK_TEXT(brief("--- A [---] ---\nA\n- * FILMS [---]\n- * SONG [012]\n- * [---]\n"),
             "---/a {object|clause: films, film}/---/a {object|clause: song}");
}

static void roles_follow_the_signs(void) {
  CHECK(strstr(frames("--- A [---] ---\nA\n- * AID (TO +) [073]\n"), "= subject > to|object.to|object]"));
  CHECK(strstr(frames("--- A [---] ---\nA\n- + * AID (FROM $) [073]\n"), "|object.in > subject]"));
  CHECK(strstr(frames("--- A [---] ---\nA\n- * AID [:073]\n"), "|object.in > subject]"));
  CHECK(strstr(frames("--- A [---] ---\nA\n- * TALKS [046:046]\n"), "= subject > with|object|"));
}

static void bad_verbs_are_passed_over(void) {
  frames("- * A [010]\n");
  CHECK_TEXT(complaint(), "1: a pattern without a verb: \"* A [010]\"");
  frames("--- A [---] ---\nA\n- B [010]\n");
  CHECK_TEXT(complaint(), "3: a pattern has one *: \"B\"");
  frames("--- A [---] ---\nA\n- * (TO B [010]\n");
  CHECK_TEXT(complaint(), "3: brackets that do not match, or more than 24 parts: \"* (TO B\"");
  frames("--- A [---] ---\nA\n- * &NOSUCH [010]\n");
  CHECK_TEXT(complaint(), "3: a word or set that is not known, or more than six parts: \"* &NOSUCH\"");
  frames("--- A [---] ---\nA\n- * B\n");
  CHECK_TEXT(complaint(), "3: a pattern without a code: \"* B\"");
  frames("--- A [---] ---\nA\n- * B [abc]\n");
  CHECK_TEXT(complaint(), "3: \"abc\" is no code of CAMEO");
  frames("&A\n+B\n--- A [---] ---\n+\n");
  CHECK_TEXT(complaint(), "4: no verb: \"+\"");
  frames("A\n--- A [---] ---\n");
  CHECK_TEXT(complaint(), "1: outside of blocks and sets: \"A\"");
  frames("--- A [---] ---\nA\n~ a (a b A) SAY = a b 015\n");
  CHECK(file.complaint_count == 0 && file.counts[5].count == 1);
}

int main(void) {
  struct truce_error error;
  struct file facts_file;
  arena = arena_new(SIZE_MAX);
  if (knowledge_open(&knowledge, arena, "knowledge", &error) ||
      file_open(&facts_file, "knowledge/petrarch.txt", 1 << 20, &error) ||
      word_classes_open(&facts, arena, "petrarch.txt", arena_copy(arena, facts_file.bytes), &error)) {
    printf("not ok knowledge: %s\n", error.message);
    return 1;
  }
  file_close(&facts_file);
  RUN(kinds_are_told_apart);
  RUN(names_are_folded);
  RUN(actors_have_codes_and_days);
  RUN(bad_actors_are_passed_over);
  RUN(agents_are_sectors);
  RUN(verbs_are_frames);
  RUN(roles_follow_the_signs);
  RUN(bad_verbs_are_passed_over);
  arena_free(arena);
  return check_done();
}
