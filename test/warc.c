/* An archive of made pages: good ones, broken ones, huge ones, other languages. TRUCE_WARC_PAGES says how
   many. */
#include "check.h"

#include "source/source.h"

#include <sys/resource.h>
#include <unistd.h>
#include <zlib.h>

static const char *const pieces[] = {"The two sides agreed on Monday to stop all shelling around the town "
                                     "for thirty days, mediators said in a statement.",
                                     "Under the text, heavy weapons are to be moved twenty-five kilometres "
                                     "away from the line of contact by the end of May.",
                                     "Observers from the regional bloc will be posted at six crossings, and "
                                     "they are to report to the council every week.",
                                     "No deadline has been set for the release of prisoners, and both of the "
                                     "lists were still being checked on Wednesday."};

struct made {
  int good, foreign, broken, huge, ignored;
};

static void put_record(gzFile out, const char *type, int number, const char *headers, const char *body,
                       size_t length) {
  char http[300];
  int h = snprintf(http, sizeof http, "HTTP/1.1 %s\r\n\r\n", headers);
  gzprintf(
      out,
      "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: https://w.example/%d\r\nContent-Type: application/http; "
      "msgtype=response\r\nContent-Length: %zu\r\n\r\n%s",
      type, number, (size_t)h + length, http);
  for (size_t at = 0; at < length; at += 1 << 20)
    gzwrite(out, body + at, (unsigned)(length - at < 1 << 20 ? length - at : 1 << 20));
  gzprintf(out, "\r\n\r\n");
}

static void put_page(gzFile out, int number) {
  char page[4000], text[2000];
  int n = 0;
  for (int i = 0; i < 6; i++)
    n += snprintf(text + n, sizeof text - (size_t)n, "<p>%s This is part %d of %d.</p>",
                  pieces[(number + i) % 4], i, number);
  int length = snprintf(
      page, sizeof page,
      "<!DOCTYPE html><html><head><title>Truce %d holds | Post</title><meta name=date content=2021-%02d-%02d>"
      "</head><body><nav><a href=/>Home</a></nav><h1>Truce %d holds</h1>%s</body></html>",
      number, number % 12 + 1, number % 28 + 1, number, text);
  put_record(out, "response", number, "200 OK\r\nContent-Type: text/html; charset=utf-8", page,
             (size_t)length);
}

static void put_foreign(gzFile out, int number) {
  const char *page = "<html><head><title>La tr\xC3\xAAve tient</title></head><body><p>Le gouvernement et les "
                     "rebelles se sont mis "
                     "d'accord pour mettre fin aux combats dans le nord du pays, a dit le m\xC3\xA9"
                     "diateur.</p><p>Les "
                     "armes lourdes doivent \xC3\xAAtre retir\xC3\xA9"
                     "es de la ligne de front avant la fin du mois de mai.</p></body></html>";
  put_record(out, "response", number, "200 OK\r\nContent-Type: text/html", page, strlen(page));
}

static void put_chunked(gzFile out, int number) {
  char body[4000], page[1500];
  int half = snprintf(page, sizeof page, "<html><body><h1>Chunked %d</h1><p>%s</p><p>%s</p></body></html>",
                      number, pieces[0], pieces[1]);
  int length =
      snprintf(body, sizeof body, "a\r\n%.10s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n", page, half - 10, page + 10);
  put_record(out, "response", number, "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", body,
             (size_t)length);
}

/* Every page is one of these, in a fixed order. The huge one is 17 MiB. */
static void put_any(gzFile out, int number, struct made *made) {
  static char *huge;
  enum { HUGE_SIZE = 17 << 20 };
  if (number % 2000 == 1999) {
    if (!huge) huge = malloc(HUGE_SIZE), memset(huge, 'x', HUGE_SIZE), memcpy(huge, "<html><p>", 9);
    put_record(out, "response", number, "200 OK\r\nContent-Type: text/html", huge, HUGE_SIZE), made->huge++;
  } else if (number % 50 == 7) {
    put_foreign(out, number), made->foreign++;
  } else if (number % 50 == 17) {
    put_record(out, "response", number, "200 OK\r\nContent-Type: text/html", "<html><body><nav>x", 18),
        made->broken++;
  } else if (number % 50 == 27) {
    put_record(out, "response", number, "404 Not Found\r\nContent-Type: text/html", "<p>gone", 7),
        made->ignored++;
  } else if (number % 50 == 37) {
    put_record(out, "response", number, "200 OK\r\nContent-Type: image/png", "\x89PNG", 4), made->ignored++;
  } else if (number % 50 == 47) {
    put_chunked(out, number), made->good++;
  } else {
    put_page(out, number), made->good++;
  }
}

/* Each record its own gzip member, as the standard asks. */
static struct made make_archive(const char *path, int pages) {
  struct made made = {0};
  unlink(path);
  for (int i = 0; i < pages; i++) {
    gzFile out = gzopen(path, "ab1");
    if (!out) return made;
    if (i == 0) gzprintf(out, "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\nx:y\r\n\r\n");
    if (i == 0) gzclose(out), out = gzopen(path, "ab1");
    put_any(out, i, &made);
    gzclose(out);
  }
  return made;
}

static long peak_kilobytes(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

struct totals {
  int english, foreign, skipped, dated;
};

static void count_skip(void *context, const struct source_skip *skip) {
  (void)skip;
  ((struct totals *)context)->skipped++;
}

static struct totals read_archive(const char *path) {
  struct totals totals = {0};
  struct source *source;
  struct truce_error error;
  struct source_options options = {.skipped = count_skip, .context = &totals};
  struct arena *arena = arena_new((size_t)1 << 28);
  struct document d;
  bool found = false;
  CHECK(source_open(&source, path, &options, &error) == TRUCE_OK);
  while (source_next(source, arena, &d, &found, &error) == TRUCE_OK && found) {
    bool english = slice_equals(d.language, "en");
    totals.english += english, totals.foreign += !english, totals.dated += !date_is_none(d.date);
    arena_reset(arena);
  }
  source_close(source);
  arena_free(arena);
  return totals;
}

static void a_large_archive_goes_through(void) {
  const char *wanted = getenv("TRUCE_WARC_PAGES");
  int pages = wanted ? atoi(wanted) : 2000;
  char path[] = "/tmp/truce-warc-XXXXXX";
  int file = mkstemp(path);
  CHECK(file >= 0);
  close(file);
  make_archive(path, 2000);
  read_archive(path);
  long before = peak_kilobytes();
  struct made made = make_archive(path, pages);
  struct totals totals = read_archive(path);
  long grown = peak_kilobytes() - before;
  CHECK(totals.english == made.good && totals.foreign == made.foreign);
  CHECK(totals.skipped == made.broken + made.huge);
  CHECK(totals.dated > made.good * 9 / 10);
  if (grown > 4096 || wanted)
    printf("# %d pages: peak %ld KiB, grown by %ld KiB after the first 2000\n", pages, before + grown, grown);
#if !defined(__SANITIZE_ADDRESS__)
  CHECK(grown < 8192);
#endif
  unlink(path);
}

static struct totals read_text(const char *bytes) {
  char path[] = "/tmp/truce-warc-XXXXXX";
  int file = mkstemp(path);
  CHECK(write(file, bytes, strlen(bytes)) == (ssize_t)strlen(bytes));
  close(file);
  struct totals totals = read_archive(path);
  unlink(path);
  return totals;
}

static void damage_is_passed_over(void) {
#define PAGE                                                                                                 \
  "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: 22\r\n\r\nThe truce "      \
  "still holds.\r\n\r\n"
  struct totals totals = read_text(PAGE "rubbish\r\nmore\r\n" PAGE);
  CHECK(totals.english == 2);
  totals = read_text(PAGE "WARC/1.0\r\nWARC-Type: response\r\n\r\n" PAGE);
  CHECK(totals.english == 2 && totals.skipped == 1);
  totals = read_text(
      PAGE "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: 9000\r\n\r\nThe");
  CHECK(totals.english == 1 && totals.skipped == 1);
  totals = read_text("WARC/1.0\r\nContent-Length: 18446744073709551615\r\n\r\n" PAGE);
  CHECK(totals.english == 0 || totals.skipped > 0);
}

int main(void) {
  RUN(a_large_archive_goes_through);
  RUN(damage_is_passed_over);
  return check_done();
}
