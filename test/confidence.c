/* Confidence: the points of a knowledge file, the odds they make, and how they are fitted to what was
   right. */
#include "check.h"

#include "meaning/word_classes.h"
#include "measure/calibrate.h"

static enum truce_status take(const char *text, struct confidence *confidence, struct truce_error *error) {
  struct arena *arena = arena_new(SIZE_MAX);
  struct word_classes *classes;
  enum truce_status status = word_classes_open(&classes, arena, "confidence.txt", slice_of(text), error);
  if (!status) status = confidence_take(confidence, classes, "confidence.txt", error);
  arena_free(arena);
  return status;
}

static void points_add_up_to_odds(void) {
  struct confidence c;
  struct truce_error error = {0};
  CHECK(take("[event]\n100: always, dated\n-100: weak\n", &c, &error) == TRUCE_OK);
  double nothing = confidence_of(&c, RECORD_ROLE, 1u << TRAIT_ALWAYS);
  double always = confidence_of(&c, RECORD_EVENT, 1u << TRAIT_ALWAYS);
  double dated = confidence_of(&c, RECORD_EVENT, 1u << TRAIT_ALWAYS | 1u << TRAIT_DATED);
  double weak = confidence_of(&c, RECORD_EVENT, 1u << TRAIT_ALWAYS | 1u << TRAIT_WEAK);
  CHECK(nothing == 0.5 && weak == 0.5);
  CHECK(always > 0.730 && always < 0.732);
  CHECK(dated > 0.880 && dated < 0.882);
}

static void confidence_stays_between_the_ends(void) {
  struct confidence c;
  struct truce_error error = {0};
  CHECK(take("[event]\n9000: always\n-9000: weak\n[force]\n-9000: always\n", &c, &error) == TRUCE_OK);
  CHECK(confidence_of(&c, RECORD_EVENT, 1u << TRAIT_ALWAYS) == 0.99);
  CHECK(confidence_of(&c, RECORD_FORCE, 1u << TRAIT_ALWAYS) == 0.01);
}

static void points_that_are_no_number_are_named(void) {
  struct confidence c;
  struct truce_error error = {0};
  CHECK(take("[event]\nmany: dated\n", &c, &error) == TRUCE_BAD_INPUT);
  CHECK_TEXT(error.message,
             "confidence.txt: [event]: the points of \"dated\" are no whole number below 10000");
  CHECK(take("[event]\n10000: dated\n", &c, &error) == TRUCE_BAD_INPUT);
  CHECK(take("[event]\n-: dated\n", &c, &error) == TRUCE_BAD_INPUT);
}

/* 400 dated events of which 360 are right, 400 without a date of which 120 are. */
static void fitting_finds_the_shares(void) {
  enum { HALF = 400 };
  static struct judged records[2 * HALF];
  struct confidence c;
  for (int i = 0; i < 2 * HALF; i++) {
    bool dated = i < HALF;
    records[i] = (struct judged){RECORD_EVENT, 1u << TRAIT_ALWAYS | (dated ? 1u << TRAIT_DATED : 0),
                                 i % 10 < (dated ? 9 : 3)};
  }
  calibrate(&c, records, 2 * HALF);
  double dated = confidence_of(&c, RECORD_EVENT, records[0].traits);
  double undated = confidence_of(&c, RECORD_EVENT, records[HALF].traits);
  CHECK(dated > 0.87 && dated < 0.91);
  CHECK(undated > 0.29 && undated < 0.33);
  /* no roles: as all kinds */
  CHECK(c.points[RECORD_ROLE][TRAIT_DATED] == c.points[RECORD_EVENT][TRAIT_DATED]);
}

static void what_is_fitted_reads_back(void) {
  struct judged records[] = {{RECORD_EVENT, 1, true}, {RECORD_EVENT, 3, false}, {RECORD_FORCE, 5, true}};
  struct confidence fitted, read;
  struct truce_error error = {0};
  struct buffer text;
  buffer_init(&text, 0);
  calibrate(&fitted, records, 3);
  calibrate_print(&text, &fitted, 3);
  buffer_add_byte(&text, 0);
  CHECK(take(buffer_slice(&text).at, &read, &error) == TRUCE_OK);
  CHECK(memcmp(&fitted, &read, sizeof fitted) == 0);
  buffer_dispose(&text);
}

static void traits_say_what_a_record_knows(void) {
  struct actor known = {.text = SLICE("Chad"), .id = SLICE("TCD")}, unknown = {.text = SLICE("gunmen")};
  struct span spans[2] = {{0, 10}, {20, 300}};
  struct record record = {
      .kind = RECORD_EVENT, .modality = PROMISED, .confidence = 0.9, .evidence = {spans, 2}};
  record.event.source = (struct actors){&known, 1}, record.event.target = (struct actors){&unknown, 1};
  uint32_t traits = confidence_traits(&record);
  CHECK(traits == (1u << TRAIT_ALWAYS | 1u << TRAIT_STRONG | 1u << TRAIT_NOT_ASSERTED |
                   1u << TRAIT_DOER_KNOWN | 1u << TRAIT_SEVERAL_SPANS | 1u << TRAIT_LONG));
}

int main(void) {
  RUN(points_add_up_to_odds);
  RUN(confidence_stays_between_the_ends);
  RUN(points_that_are_no_number_are_named);
  RUN(fitting_finds_the_shares);
  RUN(what_is_fitted_reads_back);
  RUN(traits_say_what_a_record_knows);
  return check_done();
}
