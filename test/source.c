#include "check.h"

#include "common/file.h"
#include "common/sha256.h"
#include "source/dateline.h"
#include "source/document.h"

#include <glob.h>
#include <jansson.h>

static void sha256_gives_the_known_digests(void) {
  unsigned char digest[32];
  sha256(SLICE("abc"), digest);
  CHECK(memcmp(digest, "\xba\x78\x16\xbf\x8f\x01\xcf\xea\x41\x41\x40\xde\x5d\xae\x22\x23", 16) == 0);
  sha256(SLICE(""), digest);
  CHECK(memcmp(digest, "\xe3\xb0\xc4\x42\x98\xfc\x1c\x14\x9a\xfb\xf4\xc8\x99\x6f\xb9\x24", 16) == 0);
  sha256(SLICE("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), digest);
  CHECK(memcmp(digest, "\x24\x8d\x6a\x61\xd2\x06\x38\xb8\xe5\xc0\x26\x93\x0c\x3e\x60\x39", 16) == 0);
}

static const char *date_of(const char *text) {
  static char shown[16];
  struct date d = text_date(slice_of(text));
  snprintf(shown, sizeof shown, date_is_none(d) ? "none" : "%04d-%02d-%02d", d.year, d.month, d.day);
  return shown;
}

static void datelines_give_their_day(void) {
  CHECK_TEXT(date_of("A pact holds\n\nNAIROBI, Monday, January 22, 2024\n\nText."), "2024-01-22");
  CHECK_TEXT(date_of("A pact holds\n\nJUBA, Friday, August 5, 2022 - Leaders said"), "2022-08-05");
  CHECK_TEXT(date_of("BANDA ACEH, Indonesia, Monday, September 19, 2005 - About"), "2005-09-19");
  CHECK_TEXT(date_of("Title\n\nPosted: 29 Jan 2021\n\nText"), "2021-01-29");
  CHECK_TEXT(date_of("Title\n\nPublished on 3rd Sept. 2021 by the desk\n\nText"), "2021-09-03");
  CHECK_TEXT(date_of("Title\n\nCouncil Document S/1 NEW YORK, 28 January 1949\n\nTHE COUNCIL"), "1949-01-28");
  CHECK_TEXT(date_of("WASHINGTON, Jan 29, 2021 (Agency) \xE2\x80\x94 Envoys"), "2021-01-29");
  CHECK_TEXT(date_of("2021-01-29\n\nText"), "2021-01-29");
  CHECK_TEXT(date_of("2021/01/29\n\nText"), "2021-01-29");
  CHECK_TEXT(date_of("Title\n\nUpdated: 3 Feb 2021\nPublished: 1 Feb 2021\n\nText"), "2021-02-01");
  CHECK_TEXT(date_of("Title\n\nLast updated 3 Feb 2021\n\nText"), "2021-02-03");
  CHECK_TEXT(date_of("Resolution 2510 (2020)\n\nAdopted by the Security Council at its 8722nd meeting, "
                     "on\t12 February 2020"),
             "none");
  CHECK_TEXT(date_of("Resolution 2510 (2020)\n\nAdopted by the Security Council at its 8722nd meeting, on 12 "
                     "February 2020"),
             "2020-02-12");
  CHECK_TEXT(date_of("Title\n\nDate: 2021-01-29T08:00:00Z\n"), "2021-01-29");
}

static void dates_in_running_text_are_not_datelines(void) {
  CHECK_TEXT(date_of("Title\n\nOn April 3, 2014, by an order, the president declared"), "none");
  CHECK_TEXT(date_of("Title\n\nAt my direction, on August 23, 2022, forces struck"), "none");
  CHECK_TEXT(date_of("Title\n\nThe parties signed on 23 October 2020 - late"), "none");
  CHECK_TEXT(date_of("A headline on the accord of the month of May, signed 23 October 2020\n\nText"), "none");
  CHECK_TEXT(date_of("Title\n\nJUBA, Friday - Leaders"), "none");
  CHECK_TEXT(date_of("How it began\n\n17 October 2002: A truce is signed.\n\n24 January 2003: It fails."),
             "none");
  CHECK_TEXT(date_of("A truce fails\n\n24 January 2003: It fails, and nobody knows why."), "2003-01-24");
  CHECK_TEXT(date_of("Title\n\nJUBA, February 31, 2021 - Leaders"), "none");
}

/* Reads text; true when it became a document. */
static bool read_text(struct arena *arena, struct slice bytes, struct document *document,
                      struct truce_error *error) {
  return document_from_text(arena, bytes, SLICE("x.txt"), (struct date){0}, document, error) == TRUCE_OK;
}

static void text_becomes_a_document(void) {
  struct arena *arena = arena_new(1 << 20);
  struct document document, again;
  struct truce_error error;
  CHECK(read_text(arena, SLICE("\xEF\xBB\xBFHead\r\n\r\nOSLO, May 2, 2020 - A\rB"), &document, &error));
  CHECK_SLICE(document.text, "Head\n\nOSLO, May 2, 2020 - A\nB");
  CHECK_SLICE(document.title, "Head");
  CHECK(document.title.at == document.text.at);
  CHECK(document.date.year == 2020 && document.date.month == 5 && document.date.day == 2);
  CHECK(read_text(arena, SLICE("Head\n\nOSLO, May 2, 2020 - A\nB"), &again, &error));
  CHECK_TEXT(document.id, again.id);
  CHECK(strlen(document.id) == 32);
  CHECK(read_text(arena, SLICE("# Head\n\nText."), &document, &error));
  CHECK_SLICE(document.title, "Head");
  CHECK_SLICE(document.text, "# Head\n\nText.");
  CHECK(read_text(arena, SLICE("Friday, January 4, 2019\n\nA house fell."), &document, &error));
  CHECK(document.title.len == 0);
  arena_free(arena);
}

static void resolutions_are_known_by_their_body(void) {
  struct arena *arena = arena_new(1 << 20);
  struct document d;
  struct truce_error error;
  CHECK(read_text(arena, SLICE("Resolution 1 (2020)\n\nThe Security Council,\n\n1. Decides to act."), &d,
                  &error));
  CHECK(d.genre == GENRE_RESOLUTION);
  CHECK(read_text(arena, SLICE("Truce\n\nThe Security Council met on Monday."), &d, &error));
  CHECK(d.genre == GENRE_REPORT);
  arena_free(arena);
}

static void bad_text_is_refused(void) {
  struct arena *arena = arena_new(1 << 20);
  struct document document;
  struct truce_error error;
  CHECK(!read_text(arena, SLICE("line\nab\xFF"), &document, &error));
  CHECK_TEXT(error.message, "x.txt: not UTF-8: byte 0xFF at offset 7 (line 2)");
  CHECK(!read_text(arena, SLICE("ab\0cd"), &document, &error));
  CHECK_TEXT(error.message, "x.txt: not text: a zero byte at offset 2");
  CHECK(!read_text(arena, SLICE(" \r\n\t"), &document, &error));
  CHECK(error.status == TRUCE_BAD_INPUT);
  CHECK(!read_text(arena, (struct slice){"", 0}, &document, &error));
  char *huge = malloc(DOCUMENT_LARGEST + 1);
  memset(huge, 'a', DOCUMENT_LARGEST + 1);
  CHECK(!read_text(arena, (struct slice){huge, DOCUMENT_LARGEST + 1}, &document, &error));
  CHECK(error.status == TRUCE_LIMIT);
  free(huge);
  arena_free(arena);
}

static const char *gold_date(const char *text_path, char out[16]) {
  char path[512];
  snprintf(path, sizeof path, "%.*s.json", (int)strlen(text_path) - 4, text_path);
  json_t *gold = json_load_file(path, 0, NULL);
  const char *date = json_string_value(json_object_get(json_object_get(gold, "document"), "date"));
  snprintf(out, 16, "%s", date ? date : "none");
  json_decref(gold);
  return out;
}

/* Of the gold reports a date that was found is right, and those with a dateline have one. */
static void gold_reports_have_their_dates(void) {
  const char *shared = getenv("TRUCE_SHARED");
  char pattern[512];
  snprintf(pattern, sizeof pattern, "%s/data/gold/dev/*.txt", shared ? shared : "../shared");
  glob_t found;
  if (glob(pattern, 0, NULL, &found)) SKIP("no shared data");
  int right = 0;
  for (size_t i = 0; i < found.gl_pathc; i++) {
    struct arena *arena = arena_new(1 << 24);
    struct document document;
    struct file file;
    struct truce_error error;
    char gold[16], got[16];
    CHECK(file_open(&file, found.gl_pathv[i], 1 << 24, &error) == TRUCE_OK);
    CHECK(read_text(arena, file.bytes, &document, &error));
    struct date d = document.date;
    snprintf(got, sizeof got, "%04d-%02d-%02d", d.year, d.month, d.day);
    if (!date_is_none(d)) CHECK_TEXT(got, gold_date(found.gl_pathv[i], gold));
    right += !date_is_none(d);
    file_close(&file);
    arena_free(arena);
  }
  if (right < 20) printf("# %d of %zu gold reports dated\n", right, found.gl_pathc);
  CHECK(right >= 20);
  globfree(&found);
}

int main(void) {
  RUN(sha256_gives_the_known_digests);
  RUN(datelines_give_their_day);
  RUN(dates_in_running_text_are_not_datelines);
  RUN(text_becomes_a_document);
  RUN(resolutions_are_known_by_their_body);
  RUN(bad_text_is_refused);
  RUN(gold_reports_have_their_dates);
  return check_done();
}
