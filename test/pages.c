/* Web pages: the saved ones of test/pages against what they say, and pages made to hurt. */
#include "check.h"

#include "source/language_guess.h"
#include "source/source.h"

#include <ctype.h>
#include <jansson.h>
#include <time.h>

struct read_page {
  struct arena *arena;
  struct document document;
  bool found;
  struct truce_error error;
};

static struct read_page open_source(struct source *source) {
  struct read_page page = {.arena = arena_new((size_t)1 << 30)};
  source_next(source, page.arena, &page.document, &page.found, &page.error);
  source_close(source);
  return page;
}

static struct read_page read_bytes(struct slice bytes) {
  struct source *source;
  struct truce_error error;
  CHECK(source_open_bytes(&source, bytes, "page.html", NULL, &error) == TRUCE_OK);
  return open_source(source);
}

/* Words, lower and upper case apart; a word of the one text that the other has too is used up. */
struct words {
  struct slice at[8000];
  int count;
};

static void split(struct words *words, struct slice text) {
  words->count = 0;
  for (size_t i = 0; i < text.len && words->count < 8000;) {
    size_t start = i;
    while (i < text.len && (isalnum((unsigned char)text.at[i]) || (unsigned char)text.at[i] >= 0x80)) i++;
    if (i > start)
      words->at[words->count++] = (struct slice){text.at + start, i - start};
    else
      i++;
  }
}

static int by_bytes(const void *a, const void *b) {
  return slice_compare(*(const struct slice *)a, *(const struct slice *)b);
}

static double f1(struct slice got, struct slice expected) {
  static struct words a, b;
  int i = 0, j = 0, both = 0;
  split(&a, got), split(&b, expected);
  qsort(a.at, (size_t)a.count, sizeof *a.at, by_bytes);
  qsort(b.at, (size_t)b.count, sizeof *b.at, by_bytes);
  while (i < a.count && j < b.count) {
    int order = slice_compare(a.at[i], b.at[j]);
    both += order == 0;
    i += order <= 0, j += order >= 0;
  }
  return a.count + b.count ? 2.0 * both / (a.count + b.count) : 0;
}

static struct slice field(const json_t *object, const char *key) {
  const char *value = json_string_value(json_object_get(object, key));
  return slice_of(value ? value : "");
}

/* How a saved page was read: text F1, and 1 when title and date are right. */
static double check_page(const json_t *expected) {
  char path[300], date[16];
  struct source *source;
  struct truce_error error;
  snprintf(path, sizeof path, "test/pages/%s", field(expected, "file").at);
  CHECK(source_open(&source, path, NULL, &error) == TRUCE_OK);
  struct read_page page = open_source(source);
  struct document *d = &page.document;
  CHECK(page.found);
  if (!page.found) return arena_free(page.arena), 0;
  CHECK_SLICE(d->title, field(expected, "title").at);
  snprintf(date, sizeof date, "%04d-%02d-%02d", d->date.year, d->date.month, d->date.day);
  CHECK_TEXT(date, field(expected, "date").at);
  if (field(expected, "outlet").len) CHECK_SLICE(d->outlet, field(expected, "outlet").at);
  struct slice body = {d->text.at + d->title.len, d->text.len - d->title.len};
  double score = f1(body, field(expected, "text"));
  if (score < 0.95) printf("# %s: F1 %.3f\n", path, score);
  arena_free(page.arena);
  return score;
}

static void saved_pages_are_read_right(void) {
  FILE *file = fopen("test/pages/expected.jsonl", "r");
  CHECK(file != NULL);
  double sum = 0;
  int pages = 0;
  json_t *expected;
  while (file && (expected = json_loadf(file, JSON_DISABLE_EOF_CHECK, NULL)) != NULL) {
    double score = check_page(expected);
    CHECK(score >= 0.95);
    sum += score, pages++;
    json_decref(expected);
  }
  if (file) fclose(file);
  CHECK(pages >= 30);
  printf("# %d pages, mean F1 %.3f\n", pages, pages ? sum / pages : 0);
}

static void pages_without_an_article_are_refused(void) {
  struct read_page page =
      read_bytes(SLICE("<html><body><nav><ul><li><a href=/>Home</a></ul></nav></body></html>"));
  CHECK(!page.found && strstr(page.error.message, "no article"));
  arena_free(page.arena);
}

static void text_may_stand_in_json_ld_alone(void) {
  struct read_page page = read_bytes(
      SLICE("<html><head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Guns "
            "fall silent\","
            "\"datePublished\":\"2021-02-03\",\"articleBody\":\"The truce holds.\\n\\nTalks go "
            "on.\"}</script></head>"
            "<body><div id=app></div></body></html>"));
  CHECK(page.found);
  CHECK_SLICE(page.document.text, "Guns fall silent\n\nThe truce holds.\n\nTalks go on.");
  arena_free(page.arena);
}

static void a_million_nested_elements_are_bounded(void) {
  static const char *const opening[] = {"<div>", "<b>", "<table><tr><td>", "<a href=x>",
                                        "<p class=comments>"};
  for (int kind = 0; kind < 5; kind++) {
    size_t length = strlen(opening[kind]), count = 1000000;
    char *bytes = malloc(count * length + 200);
    memcpy(bytes, "<html><body>", 12);
    for (size_t i = 0; i < count; i++) memcpy(bytes + 12 + i * length, opening[kind], length);
    const char *text = "<p>The text that stands at the bottom of it all, if anybody ever gets there.</p>";
    memcpy(bytes + 12 + count * length, text, strlen(text));
    clock_t start = clock();
    struct read_page page = read_bytes((struct slice){bytes, 12 + count * length + strlen(text)});
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (seconds > 5) printf("# nested %s: %.1f s\n", opening[kind], seconds);
    CHECK(seconds < 60);
    arena_free(page.arena);
    free(bytes);
  }
}

static void languages_are_told_apart(void) {
  CHECK_TEXT(
      language_guess(SLICE(
          "The government and the rebels have agreed to stop the fighting in the north of the country.")),
      "en");
  CHECK_TEXT(language_guess(SLICE("Le gouvernement et les rebelles se sont mis d'accord pour mettre fin aux "
                                  "combats dans le nord du pays.")),
             "fr");
  CHECK_TEXT(language_guess(SLICE("El gobierno y los rebeldes han acordado poner fin a los combates en el "
                                  "norte del país, según la ONU.")),
             "es");
  CHECK_TEXT(language_guess(SLICE("Die Regierung und die Rebellen haben sich auf ein Ende der Kämpfe im "
                                  "Norden des Landes geeinigt.")),
             "de");
  CHECK_TEXT(language_guess(SLICE(
                 "Правительство и повстанцы договорились прекратить боевые действия на севере страны.")),
             "ru");
  CHECK_TEXT(language_guess(SLICE("اتفقت الحكومة والمتمردون على وقف القتال في شمال البلاد")), "ar");
  CHECK_TEXT(language_guess(SLICE("Ceasefire now")), "en");
}

int main(void) {
  RUN(saved_pages_are_read_right);
  RUN(pages_without_an_article_are_refused);
  RUN(text_may_stand_in_json_ld_alone);
  RUN(a_million_nested_elements_are_bounded);
  RUN(languages_are_told_apart);
  return check_done();
}
