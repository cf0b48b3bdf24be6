/* The specification is the test: the pages of test/records hold sentences and the records they must and must
   not yield.

     ## UN-backed truces                 an example's name
     @ 2021-01-29                        the document's date
     Text of the report.                 until the first expectation
     + support from=TUR to=LBY-GNA forms=weapons,troops      one record with all of that
     - obligation                                            no record with all of that

   A value names actors by id (by text where they have none), places by country or name, lists joined by
   commas in any order, terms by their duration, counts as low..high; null is an unknown. */
#include "check.h"

#include "record/reading.h"

#include <dirent.h>
#include <jansson.h>

static struct reader *reader;

struct example {
  char name[200], date[16], text[8000];
  char expectations[64][400];
  int expectation_count;
};

/* ---- values as words ---- */

static const char *text_of(const json_t *object, const char *key) {
  const char *text = json_string_value(json_object_get(object, key));
  return text ? text : "";
}

static void show_object(const json_t *value, char *out, size_t room) {
  const json_t *low = json_object_get(value, "low");
  if (json_object_get(value, "duration"))
    snprintf(out, room, "%s", text_of(value, "duration"));
  else if (low || json_object_get(value, "high"))
    snprintf(out, room, "%lld..%lld", json_is_integer(low) ? json_integer_value(low) : -1LL,
             json_is_integer(json_object_get(value, "high"))
                 ? json_integer_value(json_object_get(value, "high"))
                 : -1LL);
  else if (*text_of(value, "id"))
    snprintf(out, room, "%s", text_of(value, "id"));
  else if (json_object_get(value, "country"))
    snprintf(out, room, "%s", text_of(value, "name"));
  else
    snprintf(out, room, "%s", text_of(value, "text"));
}

static void show(const json_t *value, char *out, size_t room) {
  if (json_is_string(value))
    snprintf(out, room, "%s", json_string_value(value));
  else if (json_is_object(value))
    show_object(value, out, room);
  else
    snprintf(out, room, "null");
}

static bool matches_text(const char *got, const char *wanted) {
  if (!strcmp(got, wanted)) return true;
  size_t length = strlen(wanted);
  return length > 1 && wanted[length - 1] == '*' && !strncmp(got, wanted, length - 1);
}

/* Every wanted word of a list is there, and there are no others. */
static bool matches_list(const json_t *list, const char *wanted) {
  char copy[400], got[400], *rest = copy, *word;
  size_t count = 0;
  snprintf(copy, sizeof copy, "%s", wanted);
  if (!strcmp(wanted, "null")) return json_array_size(list) == 0;
  while ((word = strsep(&rest, ","))) {
    bool found = false;
    count++;
    for (size_t i = 0; i < json_array_size(list) && !found; i++) {
      show(json_array_get(list, i), got, sizeof got);
      found = matches_text(got, word);
    }
    if (!found) return false;
  }
  return count == json_array_size(list);
}

static bool matches_pair(const json_t *record, const char *pair) {
  char key[64], got[600], country[64];
  const char *equals = strchr(pair, '=');
  if (!equals || (size_t)(equals - pair) >= sizeof key) return false;
  snprintf(key, sizeof key, "%.*s", (int)(equals - pair), pair);
  const json_t *value = json_object_get(record, key);
  if (json_is_array(value)) return matches_list(value, equals + 1);
  show(value, got, sizeof got);
  snprintf(country, sizeof country, "%s", json_is_object(value) ? text_of(value, "country") : "");
  return matches_text(got, equals + 1) || (*country && !strcmp(country, equals + 1));
}

/* "support from=TUR to=LBY-GNA"; blanks inside a value are written as _ */
static bool matches(const json_t *record, const char *expectation) {
  char copy[400], *rest = copy, *word;
  snprintf(copy, sizeof copy, "%s", expectation);
  const char *kind = strsep(&rest, " ");
  if (strcmp(kind, text_of(record, "kind"))) return false;
  while (rest && (word = strsep(&rest, " "))) {
    for (char *c = word + strcspn(word, "="); *c; c++)
      if (*c == '_') *c = ' ';
    if (*word && !matches_pair(record, word)) return false;
  }
  return true;
}

/* ---- one example ---- */

static json_t *read_records(struct arena *arena, const struct example *example) {
  struct document document;
  struct truce_error error = {0};
  struct date date = {0};
  json_t *all = json_array();
  date_parse(slice_of(example->date), &date);
  if (setjmp(*arena_guard(arena))) return all;
  if (document_from_text(arena, slice_of(example->text), SLICE("example"), date, &document, &error))
    return all;
  struct records records = records_read(reader, arena, &document);
  for (size_t i = 0; i < records.count; i++) {
    struct buffer line;
    buffer_init(&line, 0);
    record_write_json(&line, &document, &records.at[i]);
    json_array_append_new(all, json_loadb(line.at, line.len, 0, NULL));
    buffer_dispose(&line);
  }
  return all;
}

static int run_example(const char *page, const struct example *example) {
  struct arena *arena = arena_new((size_t)1 << 30);
  json_t *records = read_records(arena, example);
  int failures = 0;
  for (int i = 0; i < example->expectation_count; i++) {
    const char *line = example->expectations[i];
    bool wanted = line[0] == '+', found = false;
    for (size_t k = 0; k < json_array_size(records); k++)
      found |= matches(json_array_get(records, k), line + 2);
    if (found != wanted)
      printf("not ok %s: %s: %s %s\n", page, example->name, wanted ? "missing" : "unwanted", line + 2);
    failures += found != wanted;
  }
  if (failures && getenv("TRUCE_SHOW")) json_dumpf(records, stdout, JSON_INDENT(1)), puts("");
  if (!failures) printf("ok %s: %s\n", page, example->name);
  json_decref(records);
  arena_free(arena);
  return failures != 0;
}

/* ---- pages ---- */

static void take_line(struct example *example, const char *line) {
  if (line[0] == '@' && line[1] == ' ')
    snprintf(example->date, sizeof example->date, "%.15s", line + 2);
  else if ((line[0] == '+' || line[0] == '-') && line[1] == ' ' && example->expectation_count < 64)
    snprintf(example->expectations[example->expectation_count++], sizeof *example->expectations, "%.399s",
             line);
  else if (*example->date && example->expectation_count == 0) {
    strncat(example->text, line, sizeof example->text - strlen(example->text) - 2);
    strcat(example->text, "\n");
  }
}

static int run_page(const char *folder, const char *name) {
  char path[512], line[4000];
  struct example example = {0};
  int failures = 0;
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *page = fopen(path, "r");
  if (!page) return printf("not ok %s: cannot be opened\n", path), 1;
  while (fgets(line, sizeof line, page)) {
    line[strcspn(line, "\n")] = 0;
    if (!strncmp(line, "## ", 3)) {
      if (example.expectation_count) failures += run_example(name, &example);
      memset(&example, 0, sizeof example);
      snprintf(example.name, sizeof example.name, "%.199s", line + 3);
    } else
      take_line(&example, line);
  }
  if (example.expectation_count) failures += run_example(name, &example);
  fclose(page);
  return failures;
}

static int by_name(const struct dirent **a, const struct dirent **b) {
  return strcmp((*a)->d_name, (*b)->d_name);
}

int main(int count, char **arguments) {
  struct truce_error error = {0};
  struct dirent **entries;
  int failures = 0;
  if (reader_open(&reader, "model/english.truce", "knowledge", &error))
    return printf("not ok records: %s\n", error.message), 1;
  int files = scandir("test/records", &entries, NULL, by_name);
  for (int i = 0; i < files; i++) {
    const char *name = entries[i]->d_name;
    bool page = strlen(name) > 3 && !strcmp(name + strlen(name) - 3, ".md");
    if (page && (count < 2 || !strcmp(name, arguments[1]))) failures += run_page("test/records", name);
    free(entries[i]);
  }
  if (files >= 0) free(entries);
  reader_close(reader);
  return failures ? 1 : 0;
}
