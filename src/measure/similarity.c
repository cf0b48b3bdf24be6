#include "measure/similarity.h"

#include "measure/words.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const similarity_kinds[KIND_COUNT] = {"event", "agreement", "obligation", "support",
                                                  "force", "mandate",   "role"};

typedef double field_score(const json_t *gold, const json_t *system);

/* ---- values ---- */

static bool is_null(const json_t *value) {
  if (!value || json_is_null(value)) return true;
  if (json_is_string(value)) return json_string_length(value) == 0;
  if (json_is_array(value)) return json_array_size(value) == 0;
  return json_is_object(value) && json_object_size(value) == 0;
}

static const char *member(const json_t *value, const char *key) {
  const char *text = json_is_object(value) ? json_string_value(json_object_get(value, key)) : NULL;
  return text ? text : "";
}

static void as_text(const json_t *value, char *out, size_t room) {
  if (json_is_string(value))
    snprintf(out, room, "%s", json_string_value(value));
  else if (json_is_integer(value))
    snprintf(out, room, "%lld", (long long)json_integer_value(value));
  else if (json_is_object(value))
    snprintf(out, room, "%s", *member(value, "text") ? member(value, "text") : member(value, "name"));
  else
    *out = 0;
}

static double equal(const json_t *a, const json_t *b) {
  char left[512], right[512];
  as_text(a, left, sizeof left);
  as_text(b, right, sizeof right);
  return words_same(left, right);
}

static double text_score(const json_t *a, const json_t *b) {
  char left[2048], right[2048];
  as_text(a, left, sizeof left);
  as_text(b, right, sizeof right);
  return words_f1(left, right);
}

static double larger(double a, double b) { return a > b ? a : b; }

/* Two names for one group's id are one group; a group taken for its country is half right. */
static double actor_score(const json_t *a, const json_t *b) {
  const char *id_a = member(a, "id"), *id_b = member(b, "id");
  double same_text = text_score(a, b);
  char text[2048];
  as_text(a, text, sizeof text);
  if (json_is_object(b)) same_text = larger(same_text, words_f1(text, member(b, "name")));
  if (!*id_a || !*id_b) return same_text;
  if (!strcmp(id_a, id_b)) return 1;
  size_t country_a = strcspn(id_a, "-"), country_b = strcspn(id_b, "-");
  bool same_country = country_a == country_b && !strncmp(id_a, id_b, country_a);
  if (same_country && same_text >= 0.5) return id_a[country_a] && id_b[country_b] ? 1 : 0.5;
  return 0.3 * same_text;
}

struct cell {
  double score;
  size_t i, j;
};

static int falling(const void *left, const void *right) {
  const struct cell *a = left, *b = right;
  if (a->score != b->score) return a->score < b->score ? 1 : -1;
  if (a->i != b->i) return a->i < b->i ? 1 : -1;
  return a->j == b->j ? 0 : a->j < b->j ? 1 : -1;
}

enum { LIST_MAX = 64 };

/* Greedy pairing of the members of two lists, as F1. */
static double list_score(const json_t *a, const json_t *b, field_score *item) {
  size_t rows = json_is_array(a) ? json_array_size(a) : 1,
         columns = json_is_array(b) ? json_array_size(b) : 1;
  if (rows > LIST_MAX) rows = LIST_MAX;
  if (columns > LIST_MAX) columns = LIST_MAX;
  struct cell *cells = calloc(rows * columns + 1, sizeof *cells);
  bool used_a[LIST_MAX] = {0}, used_b[LIST_MAX] = {0};
  size_t count = 0;
  double total = 0;
  if (!cells) return 0;
  for (size_t i = 0; i < rows; i++)
    for (size_t j = 0; j < columns; j++)
      cells[count++] = (struct cell){
          item(json_is_array(a) ? json_array_get(a, i) : a, json_is_array(b) ? json_array_get(b, j) : b), i,
          j};
  qsort(cells, count, sizeof *cells, falling);
  for (size_t k = 0; k < count; k++) {
    if (cells[k].score <= 0 || used_a[cells[k].i] || used_b[cells[k].j]) continue;
    used_a[cells[k].i] = used_b[cells[k].j] = true;
    total += cells[k].score;
  }
  free(cells);
  return 2 * total / (double)(rows + columns);
}

static double actors_score(const json_t *a, const json_t *b) { return list_score(a, b, actor_score); }
static double texts_score(const json_t *a, const json_t *b) { return list_score(a, b, text_score); }
static double set_score(const json_t *a, const json_t *b) { return list_score(a, b, equal); }

static void bare_date(const json_t *value, char *out, size_t room) {
  as_text(value, out, room);
  size_t length = strlen(out);
  while (length && strchr("~?%", out[length - 1])) out[--length] = 0;
}

static bool is_since(const char *text, const char *start) {
  size_t length = strlen(start);
  return !strncmp(text, start, length) && (text[length] == 0 || !strcmp(text + length, "/.."));
}

/* "since 2019-12" is the same with and without its open end; a date within a coarser one is half right. */
static double date_score(const json_t *left, const json_t *right) {
  char a[128], b[128], a0[128], b0[128];
  bare_date(left, a, sizeof a);
  bare_date(right, b, sizeof b);
  if (!strcmp(a, b)) return 1;
  snprintf(a0, sizeof a0, "%.*s", (int)strcspn(a, "/"), a);
  snprintf(b0, sizeof b0, "%.*s", (int)strcspn(b, "/"), b);
  if (!*a0 || !*b0) return 0;
  if (!strcmp(a0, b0) && is_since(a, a0) && is_since(b, a0)) return 1;
  return !strncmp(a0, b0, strlen(b0)) || !strncmp(b0, a0, strlen(a0)) ? 0.5 : 0;
}

static const char *place_part(const json_t *place, const char *key) {
  if (json_is_object(place)) return member(place, key);
  return !strcmp(key, "text") && json_is_string(place) ? json_string_value(place) : "";
}

static double place_score(const json_t *a, const json_t *b) {
  static const char *const keys[] = {"text", "name"};
  double best = 0;
  for (int i = 0; i < 2; i++)
    for (int k = 0; k < 2; k++) best = larger(best, words_f1(place_part(a, keys[i]), place_part(b, keys[k])));
  bool country = *place_part(a, "country") && !strcmp(place_part(a, "country"), place_part(b, "country"));
  return larger(best, country ? 0.6 : 0);
}

static double term_score(const json_t *a, const json_t *b) {
  char left[64], right[64];
  snprintf(left, sizeof left, "%s",
           json_is_object(a)      ? member(a, "duration")
           : json_string_value(a) ? json_string_value(a)
                                  : "");
  snprintf(right, sizeof right, "%s",
           json_is_object(b)      ? member(b, "duration")
           : json_string_value(b) ? json_string_value(b)
                                  : "");
  return words_same(left, right);
}

static double count_score(const json_t *a, const json_t *b) {
  static const char *const keys[] = {"low", "high"};
  double total = 0;
  for (int i = 0; i < 2; i++) {
    const json_t *x = json_is_object(a) ? json_object_get(a, keys[i]) : a,
                 *y = json_is_object(b) ? json_object_get(b, keys[i]) : b;
    bool none = (!x || json_is_null(x)) && (!y || json_is_null(y));
    total += none || (json_is_number(x) && json_is_number(y) && json_number_value(x) == json_number_value(y))
                 ? 0.5
                 : 0;
  }
  return total;
}

static bool is_truce_form(const char *form) {
  static const char *const words[] = {"cease", "truce", "armistice", "cessation"};
  char lower[256];
  snprintf(lower, sizeof lower, "%s", form);
  for (char *c = lower; *c; c++) *c = (char)tolower((unsigned char)*c);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strstr(lower, words[i])) return true;
  return false;
}

static double form_score(const json_t *a, const json_t *b) {
  char left[256], right[256];
  as_text(a, left, sizeof left);
  as_text(b, right, sizeof right);
  bool truce_a = is_truce_form(left), truce_b = is_truce_form(right);
  if ((truce_a && truce_b) || (!truce_a && !truce_b && words_same(left, right))) return 1;
  return words_f1(left, right) > 0 ? 0.5 : 0;
}

/* ---- fields ---- */

struct field {
  const char *name;
  field_score *score;
  double weight;
  bool gate; /* a record that differs here is another record */
};

static const struct field fields[KIND_COUNT][9] = {
    {{"type", equal, 3, true},
     {"source", actors_score, 2, false},
     {"target", actors_score, 2, false},
     {"when", date_score, 1, false},
     {"modality", equal, 1, false}},
    {{"form", form_score, 2, true},
     {"parties", actors_score, 3, false},
     {"backers", actors_score, 1, false},
     {"signed", date_score, 2, false},
     {"where", place_score, 1, false},
     {"status", equal, 1, false}},
    {{"bound", actors_score, 2, false},
     {"act", text_score, 2, false},
     {"object", text_score, 1, false},
     {"where", place_score, 1, false},
     {"due", date_score, 3, false},
     {"term", term_score, 1, false},
     {"status", equal, 1, false}},
    {{"from", actors_score, 3, true},
     {"to", actors_score, 3, true},
     {"forms", set_score, 2, false},
     {"since", date_score, 1, false},
     {"modality", equal, 1, false}},
    {{"count", count_score, 3, true},
     {"category", set_score, 2, false},
     {"who", texts_score, 1, false},
     {"where", place_score, 1, false},
     {"serving", actors_score, 1, false},
     {"said_by", texts_score, 1, false}},
    {{"body", actors_score, 2, false},
     {"action", equal, 2, false},
     {"term", term_score, 2, false},
     {"until", date_score, 2, false},
     {"when", date_score, 1, false},
     {"where", place_score, 1, false}},
    {{"person", text_score, 3, true},
     {"of", actors_score, 2, false},
     {"office", text_score, 2, false},
     {"qualifier", equal, 1, false}},
};

static const char *other_name(const char *name, bool swap) {
  if (!swap) return name;
  if (!strcmp(name, "source")) return "target";
  return strcmp(name, "target") ? name : "source";
}

static double one_way(int kind, const json_t *gold, const json_t *system, bool swap) {
  double total = 0, weights = 0;
  for (const struct field *f = fields[kind]; f->name; f++) {
    const json_t *g = json_object_get(gold, f->name), *s = json_object_get(system, other_name(f->name, swap));
    bool modality = !strcmp(f->name, "modality");
    if (!modality && is_null(g) && is_null(s)) continue;
    double value = is_null(g) || is_null(s) ? 0 : f->score(g, s);
    if (modality && (is_null(g) || is_null(s))) {
      const char *left = is_null(g) ? "asserted" : json_string_value(g),
                 *right = is_null(s) ? "asserted" : json_string_value(s);
      value = left && right && words_same(left, right);
    }
    if (f->gate && value == 0) return 0;
    total += f->weight * value;
    weights += f->weight;
  }
  return weights > 0 ? total / weights : 0;
}

double record_similarity(const char *kind, const json_t *gold, const json_t *system) {
  int k = 0;
  while (k < KIND_COUNT && strcmp(similarity_kinds[k], kind)) k++;
  if (k == KIND_COUNT) return 0;
  double score = one_way(k, gold, system, false);
  const char *type = member(gold, "type");
  if (k == 0 && (words_same(type, "AGREE") || words_same(type, "CONSULT") || words_same(type, "COOPERATE")))
    score = larger(score, one_way(k, gold, system, true));
  return score;
}

bool evidence_overlaps(const json_t *gold, const json_t *system) {
  const json_t *a = json_object_get(gold, "evidence"), *b = json_object_get(system, "evidence");
  for (size_t i = 0; i < json_array_size(a); i++)
    for (size_t k = 0; k < json_array_size(b); k++) {
      const json_t *g = json_array_get(a, i), *s = json_array_get(b, k);
      if (json_integer_value(json_object_get(g, "start")) < json_integer_value(json_object_get(s, "end")) &&
          json_integer_value(json_object_get(s, "start")) < json_integer_value(json_object_get(g, "end")))
        return true;
    }
  return false;
}
