/* A test is a function; a test program is a main that runs its tests with RUN and returns check_done().
   Each test prints one line: "ok NAME", "not ok NAME: FILE:LINE: what", or "skip NAME: why"; ./run test adds
   them up. */
#ifndef TRUCE_CHECK_H
#define TRUCE_CHECK_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int check_failures, check_failed_here, check_skipped_here;
static char check_note[512];

#define CHECK(condition)                                                                                     \
  do {                                                                                                       \
    if (!(condition) && !check_failed_here++)                                                                \
      snprintf(check_note, sizeof check_note, "%s:%d: %s", __FILE__, __LINE__, #condition);                  \
  } while (0)

#define CHECK_TEXT(got, expected)                                                                            \
  do {                                                                                                       \
    const char *check_got = (got), *check_expected = (expected);                                             \
    if (strcmp(check_got, check_expected) && !check_failed_here++)                                           \
      snprintf(check_note, sizeof check_note, "%s:%d: got \"%.150s\", expected \"%.150s\"", __FILE__,        \
               __LINE__, check_got, check_expected);                                                         \
  } while (0)

#define CHECK_SLICE(got, expected)                                                                           \
  do {                                                                                                       \
    struct slice check_slice = (got);                                                                        \
    char check_copy[1024];                                                                                   \
    snprintf(check_copy, sizeof check_copy, "%.*s", SLICE_ARGS(check_slice));                                \
    CHECK_TEXT(check_copy, expected);                                                                        \
  } while (0)

#define SKIP(why)                                                                                            \
  do {                                                                                                       \
    check_skipped_here = 1;                                                                                  \
    snprintf(check_note, sizeof check_note, "%s", (why));                                                    \
    return;                                                                                                  \
  } while (0)

static inline void check_run(const char *name, void (*test)(void)) {
  check_failed_here = check_skipped_here = 0;
  test();
  if (check_failed_here) check_failures++;
  if (check_failed_here)
    printf("not ok %s: %s\n", name, check_note);
  else if (check_skipped_here)
    printf("skip %s: %s\n", name, check_note);
  else
    printf("ok %s\n", name);
  fflush(stdout);
}

#define RUN(test) check_run(#test, test)
static inline int check_done(void) { return check_failures ? 1 : 0; }

#endif
