#include "check.h"

#include "record/record.h"

#include "common/utf8.h"

/* A document of one sentence in which every byte offset differs from its code point. */
static struct document sentence(void) {
  return (struct document){.id = "0123456789abcdef0123456789abcdef",
                           .text = SLICE("\xE2\x80\x9CR\xC3\xA9my\xE2\x80\x9D sent 300 men.")};
}

static const char full[] =
    "{\"kind\":\"force\",\"id\":\"fo-1\",\"document\":\"0123456789abcdef0123456789abcdef\",\"evidence\":"
    "[{\"start\":7,\"end\":19,\"exact\":\"sent 300 men\"}],\"said_by\":[\"A\",\"B\"],\"modality\":\"denied\","
    "\"confidence\":0.75,\"who\":{\"text\":\"men\",\"name\":null,\"id\":\"X\",\"code\":null},\"category\":["
    "\"troops\"],"
    "\"count\":{\"low\":300,\"high\":null,\"as_written\":\"300\"},\"origin\":{\"text\":\"Mali\",\"name\":"
    "\"Mali\","
    "\"country\":\"MLI\",\"lat\":17.00000,\"lon\":-4.50000},\"serving\":[],\"where\":null,\"as_of\":\"2021-"
    "01\"}";

static void what_is_written_is_read_back(void) {
  struct document document = sentence();
  struct arena *arena = arena_new(SIZE_MAX);
  struct record record;
  struct truce_error error;
  struct buffer out;
  buffer_init(&out, 0);
  CHECK(record_read_json(arena, slice_of(full), &document, &record, &error) == TRUCE_OK);
  CHECK(record.evidence.count == 1 && record.evidence.at[0].start == 12 && record.evidence.at[0].end == 24);
  CHECK(record.force.count.high == COUNT_UNKNOWN && record.force.count.low == 300);
  record_write_json(&out, &document, &record);
  buffer_add_byte(&out, 0);
  CHECK_TEXT(out.at, full);
  buffer_dispose(&out);
  arena_free(arena);
}

static enum truce_status try_reading(const char *json, struct truce_error *error) {
  struct document document = sentence();
  struct arena *arena = arena_new(SIZE_MAX);
  struct record record;
  enum truce_status status = record_read_json(arena, slice_of(json), &document, &record, error);
  arena_free(arena);
  return status;
}

static void what_is_wrong_is_named(void) {
  struct truce_error error;
  CHECK(try_reading("{\"kind\":\"force\"", &error) == TRUCE_BAD_INPUT);
  CHECK(try_reading("[]", &error) == TRUCE_BAD_INPUT);
  CHECK(try_reading("{\"kind\":\"farce\"}", &error) == TRUCE_BAD_INPUT);
  CHECK(try_reading("{\"kind\":\"role\",\"of\":{}}", &error) == TRUCE_BAD_INPUT);
  CHECK(strstr(error.message, "\"of\""));
  CHECK(try_reading("{\"kind\":\"role\",\"evidence\":[{\"start\":0,\"end\":99}]}", &error) ==
        TRUCE_BAD_INPUT);
  CHECK(try_reading("{\"kind\":\"role\",\"evidence\":[{\"start\":1,\"end\":3,\"exact\":\"no\"}]}", &error) ==
        TRUCE_BAD_INPUT);
  CHECK(try_reading("{\"kind\":\"force\",\"count\":{\"low\":-5}}", &error) == TRUCE_BAD_INPUT);
  CHECK(try_reading("{\"kind\":\"role\",\"confidence\":1.5}", &error) == TRUCE_BAD_INPUT);
  CHECK(try_reading("{\"kind\":\"role\"}", &error) == TRUCE_OK);
}

static void the_arena_may_end_while_reading(void) {
  struct document document = sentence();
  for (volatile size_t ceiling = 16; ceiling < 600; ceiling += 40) {
    struct arena *arena = arena_new(ceiling);
    struct record record;
    volatile bool unwound = false;
    if (setjmp(*arena_guard(arena)))
      unwound = true;
    else
      record_read_json(arena, slice_of(full), &document, &record, NULL);
    CHECK(unwound || ceiling > 60);
    arena_free(arena);
  }
}

static void ids_follow_the_content_only(void) {
  struct document document = sentence();
  struct arena *arena = arena_new(SIZE_MAX);
  struct record record;
  CHECK(record_read_json(arena, slice_of(full), &document, &record, NULL) == TRUCE_OK);
  record_set_id(arena, &document, &record);
  struct slice first = record.id;
  record.confidence = 0.5;
  record_set_id(arena, &document, &record);
  CHECK(slice_is(first, record.id) && first.len == 19 && slice_starts(first, SLICE("fo-")));
  record.force.count.low = 301;
  record_set_id(arena, &document, &record);
  CHECK(!slice_is(first, record.id));
  arena_free(arena);
}

int main(void) {
  RUN(what_is_written_is_read_back);
  RUN(what_is_wrong_is_named);
  RUN(the_arena_may_end_while_reading);
  RUN(ids_follow_the_content_only);
  return check_done();
}
