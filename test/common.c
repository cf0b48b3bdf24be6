#include "check.h"

#include "common/json.h"
#include "common/lines.h"
#include "common/map.h"
#include "common/utf8.h"

static void arena_unwinds_at_its_ceiling(void) {
  struct arena *arena = arena_new(1000);
  volatile int pieces = 0;
  if (setjmp(*arena_guard(arena)) == 0)
    for (;; pieces++) arena_alloc(arena, 100);
  CHECK(pieces > 3 && pieces <= 10);
  arena_free(arena);
}

static void map_finds_what_was_put(void) {
  struct arena *arena = arena_new(SIZE_MAX);
  struct map map;
  map_init(&map, arena);
  for (uint32_t i = 0; i < 1000; i++) map_put(&map, arena_print(arena, "key %u", i), i);
  map_put(&map, SLICE("key 7"), 70);
  CHECK(map.count == 1000);
  CHECK(map_get(&map, SLICE("key 7")) == 70);
  CHECK(map_get(&map, SLICE("key 999")) == 999);
  CHECK(map_get(&map, SLICE("key")) == MAP_NONE);
  arena_free(arena);
}

static void json_escapes_and_separates(void) {
  struct buffer out;
  buffer_init(&out, 0);
  struct json json = {.out = &out};
  json_open(&json, '{');
  json_key(&json, "a");
  json_text(&json, SLICE("\"\\\n\x01\xFFz"));
  json_key(&json, "b");
  json_open(&json, '[');
  json_whole(&json, -3);
  json_decimal(&json, 0.125, 2);
  json_nothing(&json);
  json_close(&json, ']');
  json_close(&json, '}');
  CHECK_TEXT(out.at, "{\"a\":\"\\\"\\\\\\n\\u0001\xEF\xBF\xBDz\",\"b\":[-3,0.13,null]}");
  buffer_dispose(&out);
}

static void utf8_refuses_what_is_not(void) {
  CHECK(utf8_check(SLICE("a\xC3\xA9\xE2\x80\x99\xF0\x9F\x98\x80")) == 10);
  CHECK(utf8_check(SLICE("a\xC0\x80")) == 1);
  CHECK(utf8_check(SLICE("\xED\xA0\x80")) == 0);
  CHECK(utf8_check(SLICE("ab\xE2\x80")) == 2);
  CHECK(utf8_count(SLICE("a\xC3\xA9\xE2\x80\x99")) == 3);
}

static void lines_know_where_they_are(void) {
  struct lines lines;
  struct truce_error error;
  lines_init(&lines, "x.txt", SLICE("# head\n\n[one]\n a = 1 # note\n[two]\nb\n"));
  CHECK(lines_next(&lines));
  CHECK(slice_equals(lines.line, "a = 1") && slice_equals(lines.section, "one"));
  CHECK(lines_next(&lines));
  CHECK(slice_equals(lines.section, "two") && lines.number == 6);
  CHECK(lines_fail(&lines, &error, "no %s", "good") == TRUCE_BAD_KNOWLEDGE);
  CHECK_TEXT(error.message, "x.txt:6: no good");
  CHECK(!lines_next(&lines));
}

int main(void) {
  RUN(arena_unwinds_at_its_ceiling);
  RUN(map_finds_what_was_put);
  RUN(json_escapes_and_separates);
  RUN(utf8_refuses_what_is_not);
  RUN(lines_know_where_they_are);
  return check_done();
}
