/* The iterator over sources: formats, containers, what is skipped, limits. Inputs are made here. */
#include "intake.h"

#include <sys/stat.h>
#include <unistd.h>

static void plain_text_is_taken(void) {
  take(SLICE("Head\n\nOSLO, May 2, 2020 - The truce held."), "a.txt");
  CHECK(outcome.documents == 1);
  CHECK_SLICE(outcome.document[0].title, "Head");
  CHECK_SLICE(outcome.document[0].name, "a.txt");
}

static void wide_text_is_taken(void) {
  take(SLICE("\xFF\xFEH\0i\0 \0\xE9\0"), "a.txt");
  CHECK(outcome.documents == 1);
  CHECK_SLICE(outcome.document[0].text, "Hi \xC3\xA9");
}

static void the_path_itself_failing_is_an_error(void) {
  take(SLICE("ab\xFFz"), "a.txt");
  CHECK(outcome.status == TRUCE_BAD_INPUT && outcome.documents == 0 && outcome.skipped == 0);
  take(SLICE(""), "empty");
  CHECK(outcome.status == TRUCE_BAD_INPUT);
  take_path("/nonexistent/file");
  CHECK(outcome.status == TRUCE_NOT_FOUND);
}

#define AKN(body)                                                                                            \
  "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><statement name='resolution'>"       \
  "<meta><identification><FRBRWork><FRBRdate date='2020-01-02'/></FRBRWork></identification>"                \
  "<keyword refersTo='title' value='on extension until 5 May 2031'/></meta>"                                 \
  "<coverPage><p><docAuthority refersTo='#publisher'>United Nations</docAuthority></p>"                      \
  "<p><docNumber refersTo='#symbol'>S/RES/9999 (2020)</docNumber>"                                           \
  "<docAuthority refersTo='#issuingBody'>Security Council</docAuthority></p>"                                \
  "<p><docTitle refersTo='#resolutionNumber'>\tResolution 9999 (2020)</docTitle></p>"                        \
  "<p><docTitle refersTo='#adoption'>Adopted by the Security Council on "                                    \
  "<docDate date='2020-03-04' refersTo='#adoptionDate'>4 March 2020</docDate></docTitle></p></coverPage>"    \
  "<mainBody>" body "</mainBody></statement></akomaNtoso>"

static void resolutions_are_laid_out(void) {
  take(SLICE(
           AKN("<paragraph><num>1.</num><content><p>\t<span>Decides</span> to  extend<authorialNote><p>See "
               "S/1.</p></authorialNote> the mandate; "
               "</p></content></paragraph><paragraph><num>2.</num><list><intro>"
               "<p>Requests:</p></intro><paragraph><num>(a)</num><content><p>Peace;</p></content></paragraph>"
               "</list></paragraph>")),
       "r.xml");
  CHECK(outcome.documents == 1);
  struct document *d = &outcome.document[0];
  CHECK_SLICE(d->text,
              "Resolution 9999 (2020)\n\nAdopted by the Security Council on 4 March 2020\n\n1. Decides to "
              "extend the mandate;\n\n2. Requests:\n\n(a) Peace;");
  CHECK_SLICE(d->symbol, "S/RES/9999 (2020)");
  CHECK_SLICE(d->title, "Resolution 9999 (2020)");
  CHECK_SLICE(d->outlet, "United Nations Security Council");
  CHECK_SLICE(d->url, "https://undocs.org/S/RES/9999(2020)");
  CHECK(d->genre == GENRE_RESOLUTION && d->date.month == 3 && d->date.day == 4);
}

static void entities_are_refused(void) {
  take(SLICE("<?xml version='1.0'?><!DOCTYPE akomaNtoso [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b "
             "'&a;&a;&a;&a;&a;&a;'>"
             "<!ENTITY c SYSTEM 'file:///etc/passwd'>]><akomaNtoso><p>&b;&c;</p></akomaNtoso>"),
       "bomb.xml");
  CHECK(outcome.status == TRUCE_BAD_INPUT && strstr(outcome.message, "entities"));
}

static void json_lines_are_taken_one_by_one(void) {
  take(SLICE("{\"url\": \"http://a.example/1\", \"date\": \"2019-01-04\", \"title\": \"One\", \"text\": \"A "
             "pact.\"}\n"
             "{broken\n\n[1]\n{\"title\": \"no text\"}\n"
             "{\"headline\": \"Two\", \"body\": \"The truce.\", \"published\": \"2019-02-05T10:00:00Z\"}"),
       "n.jsonl");
  CHECK(outcome.documents == 2 && outcome.skipped == 3);
  CHECK_SLICE(outcome.document[0].text, "One\n\nA pact.");
  CHECK_SLICE(outcome.document[0].url, "http://a.example/1");
  CHECK_SLICE(outcome.document[1].name, "n.jsonl/6");
  CHECK(outcome.document[1].date.month == 2 && outcome.document[1].date.day == 5);
}

static void json_over_many_lines_is_taken(void) {
  take(SLICE("{\n \"title\": \"One\",\n \"text\": \"A pact.\"\n}\n"), "a.json");
  CHECK(outcome.documents == 1);
  CHECK_SLICE(outcome.document[0].name, "a.json");
  take(SLICE("[{\"text\": \"A pact.\"}, 1, {\"text\": \"A truce.\"}]"), "a.json");
  CHECK(outcome.documents == 2 && outcome.skipped == 1);
  CHECK_SLICE(outcome.document[1].name, "a.json/3");
  take(SLICE("{\n \"records\": []\n}"), "a.json");
  CHECK(outcome.documents == 0 && outcome.skipped == 1);
  take(SLICE("{\n \"text\": \n"), "a.json");
  CHECK(outcome.status == TRUCE_BAD_INPUT);
}

static void archives_hold_anything(void) {
  for (int kind = 0; kind < 3; kind++) {
    pack_begin(kind == 1, kind == 2);
    pack_file("b/one.txt", "One\n\nThe first text.");
    pack_file("../../etc/evil\033[2J.txt", "Two\n\nThe second text.");
    if (kind != 1)
      pack_entry("link", SLICE(""), AE_IFLNK); /* a zip tells links at its end: too late for a stream */
    pack_file("bad.txt", "\xFF\xFE");
    pack_file(".DS_Store", "x");
    pack_file("n.jsonl", "{\"text\": \"Third.\"}\n");
    take(pack_end(), "x.bin");
    CHECK(outcome.status == TRUCE_OK && outcome.documents == 3 && outcome.skipped == 1);
    CHECK_SLICE(outcome.document[0].name, "x.bin/b/one.txt");
    CHECK_SLICE(outcome.document[1].name, "x.bin/../../etc/evil?[2J.txt");
    CHECK_SLICE(outcome.document[2].name, "x.bin/n.jsonl/1");
  }
}

static void archives_in_archives_have_a_depth(void) {
  static char inner[1 << 20];
  size_t size = 0;
  for (int depth = 0; depth < 8; depth++) {
    pack_begin(false, true);
    if (depth)
      pack_entry("in.tar.gz", (struct slice){inner, size}, AE_IFREG);
    else
      pack_file("a.txt", "The text.");
    struct slice bytes = pack_end();
    take(bytes, "deep.tar.gz");
    if (depth < 5)
      CHECK(outcome.documents == 1);
    else
      CHECK(outcome.documents == 0 && strstr(outcome.message, "deep"));
    memcpy(inner, bytes.at, size = bytes.len);
  }
}

static void bombs_are_refused(void) {
  static char zeros[1 << 20];
  memset(zeros, 'a', sizeof zeros);
  for (int kind = 0; kind < 2; kind++) {
    pack_begin(kind == 1, kind == 0);
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, "bomb.txt");
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, (la_int64_t)1 << 30);
    archive_write_header(packer, entry);
    for (int i = 0; i < 1024; i++) archive_write_data(packer, zeros, sizeof zeros);
    archive_entry_free(entry);
    pack_file("after.txt", "Still read.");
    take(pack_end(), "bomb");
    CHECK(outcome.skipped >= 1 && outcome.documents <= 1);
    CHECK(arena_used(outcome.arena) < 1 << 20);
  }
}

static void damaged_archives_keep_what_came_before(void) {
  pack_begin(false, false);
  pack_file("a.txt", "The first text.");
  pack_file("b.txt", "The second text, which is cut off.");
  struct slice bytes = pack_end();
  take((struct slice){bytes.at, 1600}, "cut.tar");
  CHECK(outcome.documents == 1 && outcome.status == TRUCE_OK && outcome.skipped >= 1);
  take((struct slice){bytes.at, 1024}, "cut.tar");
  CHECK(outcome.documents == 1);
}

static void write_file(const char *path, const char *text) {
  FILE *file = fopen(path, "w");
  if (file) fputs(text, file), fclose(file);
}

static void folders_are_read_in_order(void) {
  char root[] = "/tmp/truce-test-XXXXXX", path[200];
  CHECK(mkdtemp(root) != NULL);
  const char *names[] = {"b.txt", "a", "a/z.txt", "c.txt"};
  for (int i = 0; i < 4; i++) {
    snprintf(path, sizeof path, "%s/%s", root, names[i]);
    if (i == 1)
      mkdir(path, 0700);
    else
      write_file(path, "A text.");
  }
  snprintf(path, sizeof path, "%s/loop", root);
  CHECK(symlink(root, path) == 0);
  snprintf(path, sizeof path, "%s/pipe", root);
  CHECK(mkfifo(path, 0600) == 0);
  take_path(root);
  CHECK(outcome.documents == 3 && outcome.skipped == 2);
  CHECK(slice_ends(outcome.document[0].name, SLICE("/a/z.txt")));
  CHECK(slice_ends(outcome.document[2].name, SLICE("/c.txt")));
  snprintf(path, sizeof path, "rm -r %s", root);
  CHECK(system(path) == 0);
}

/* An arena that is too small loses its document, not the run, and nothing leaks. */
static void the_arena_may_unwind(void) {
  static char big[300000];
  memset(big, 'a', sizeof big - 1);
  pack_begin(false, false);
  pack_file("big.txt", big);
  pack_file("small.txt", "A text.");
  struct source *source;
  struct truce_error error;
  struct document document;
  struct arena *arena = arena_new(100000);
  volatile int unwound = 0;
  bool found = false;
  CHECK(source_open_bytes(&source, pack_end(), "x.tar", NULL, &error) == TRUCE_OK);
  if (setjmp(*arena_guard(arena))) unwound++, arena_reset(arena);
  CHECK(source_next(source, arena, &document, &found, &error) == TRUCE_OK && found && unwound == 1);
  CHECK_SLICE(document.name, "x.tar/small.txt");
  source_close(source);
  arena_free(arena);
}

static void the_resolutions_go_in(void) {
  const char *shared = getenv("TRUCE_SHARED");
  char path[512];
  snprintf(path, sizeof path, "%s/data/resolutions/xml.tar.gz", shared ? shared : "../shared");
  if (access(path, R_OK)) SKIP("no shared data");
  struct source *source;
  struct truce_error error;
  struct document d;
  bool found;
  int good = 0, all = 0;
  begin();
  CHECK(source_open(&source, path, NULL, &error) == TRUCE_OK);
  while (source_next(source, outcome.arena, &d, &found, &error) == TRUCE_OK && found) {
    all++;
    good += slice_starts(d.symbol, SLICE("S/RES/")) && slice_starts(d.title, SLICE("Resolution ")) &&
            d.date.day && d.text.len > 300 && d.genre == GENRE_RESOLUTION && slice_equals(d.language, "en");
    arena_reset(outcome.arena);
  }
  if (all != good) printf("# %d of %d resolutions whole\n", good, all);
  CHECK(all == 593 && good == 593);
  source_close(source);
}

int main(void) {
  RUN(plain_text_is_taken);
  RUN(wide_text_is_taken);
  RUN(the_path_itself_failing_is_an_error);
  RUN(resolutions_are_laid_out);
  RUN(entities_are_refused);
  RUN(json_lines_are_taken_one_by_one);
  RUN(json_over_many_lines_is_taken);
  RUN(archives_hold_anything);
  RUN(archives_in_archives_have_a_depth);
  RUN(bombs_are_refused);
  RUN(damaged_archives_keep_what_came_before);
  RUN(folders_are_read_in_order);
  RUN(the_arena_may_unwind);
  RUN(the_resolutions_go_in);
  if (outcome.arena) arena_free(outcome.arena);
  return check_done();
}
