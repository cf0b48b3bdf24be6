/* The 1st allocation fails, then the 2nd, and so on until reading succeeds: each time a status comes back,
   and under the sanitizers nothing leaks. The linker puts these functions in place of the library's own. */
#include "check.h"
#include "truce.h"

#include <stdint.h>
#include <time.h>

static long calls, fail_at;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

void *__wrap_malloc(size_t size) { return ++calls == fail_at ? NULL : __real_malloc(size); }
void *__wrap_calloc(size_t count, size_t size) {
  return ++calls == fail_at ? NULL : __real_calloc(count, size);
}
void *__wrap_realloc(void *old, size_t size) { return ++calls == fail_at ? NULL : __real_realloc(old, size); }

static const char text[] = "Truce signed in Geneva\n\nGENEVA, Friday, January 29, 2021 - Chad and Sudan "
                           "signed a ceasefire on Thursday. "
                           "Under the truce, foreign fighters must leave Chad within 90 days, the United "
                           "Nations said. Libya backs Chad "
                           "with weapons. At least 400 fighters are still in the north.\n";

/* Opens, reads, frees; what failed first. */
static enum truce_status read_once(struct truce_error *error) {
  struct truce_reader *reader = NULL;
  struct truce_document *document = NULL;
  enum truce_status status = truce_reader_open(&reader, "model/english.truce", "knowledge", error);
  if (!status) status = truce_read(reader, text, sizeof text - 1, NULL, &document, error);
  truce_document_free(document);
  truce_reader_close(reader);
  return status;
}

static long count_allocations(void) {
  struct truce_error error = {0};
  calls = fail_at = 0;
  enum truce_status status = read_once(&error);
  CHECK_TEXT(error.message, "");
  CHECK(status == TRUCE_OK);
  return calls;
}

/* As many of them as a minute allows, spread over all. */
static void every_allocation(void) {
  long total = count_allocations(), step = 1;
  if (check_failed_here) return;
  time_t start = time(NULL);
  for (long n = 1; n <= total; n += step) {
    struct truce_error error = {0};
    calls = 0, fail_at = n;
    enum truce_status status = read_once(&error);
    if (status != TRUCE_NO_MEMORY)
      fprintf(stderr, "allocation %ld: status %d %s\n", n, (int)status, error.message);
    CHECK(status == TRUCE_NO_MEMORY);
    CHECK(error.message[0]);
    if (time(NULL) - start > 20 && step == 1) step = 1 + (total - n) / 40;
  }
  fail_at = 0;
  printf("   %ld allocations, each failed once\n", total);
}

int main(void) {
  RUN(every_allocation);
  return check_done();
}
