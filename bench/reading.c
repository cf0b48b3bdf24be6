/* Words per second from text to records, the share of each step, and peak memory:

     bench-reading MODEL KNOWLEDGE THREADS SECONDS FILE...

   Documents are read from memory, again and again until the time is up; each step is timed on one thread, the
   whole on one and on THREADS. Prints one line "name value unit" a measure, for bench.sh. */
#include "record/reading.h"
#include "common/file.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

enum { FILES_MOST = 1024, THREADS_MOST = 64 };

enum step { STEP_DOCUMENT, STEP_LANGUAGE, STEP_WHOLE };

struct bench {
  const struct reader *reader;
  struct file files[FILES_MOST];
  size_t file_count;
  double seconds;
};

struct share {
  const struct bench *bench;
  enum step step;
  clockid_t
      clock; /* one thread's own time, so that other programs do not count; the wall's where several work */
  double words, seconds;
};

static double seconds_by(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static double now(void) { return seconds_by(CLOCK_MONOTONIC); }

/* Blank-parted words: the same measure for every step. */
static double count_words(struct slice text) {
  size_t words = 0;
  bool inside = false;
  for (size_t i = 0; i < text.len; i++) {
    bool blank = text.at[i] == ' ' || text.at[i] == '\n' || text.at[i] == '\t';
    words += !blank && !inside;
    inside = !blank;
  }
  return (double)words;
}

static void do_step(const struct bench *bench, struct arena *arena, struct slice bytes, enum step step) {
  struct document document;
  if (document_from_text(arena, bytes, SLICE("bench"), (struct date){0}, &document, NULL)) return;
  if (step == STEP_LANGUAGE) language_analyse(reader_model(bench->reader), arena, document.text);
  if (step == STEP_WHOLE) records_read(bench->reader, arena, &document);
}

static void *measure(void *argument) {
  struct share *share = argument;
  const struct bench *bench = share->bench;
  struct arena *arena = arena_new((size_t)1 << 30);
  if (!arena || setjmp(*arena_guard(arena))) exit(71);
  double start = seconds_by(share->clock);
  do {
    for (size_t i = 0; i < bench->file_count; i++) {
      arena_reset(arena);
      do_step(bench, arena, bench->files[i].bytes, share->step);
      share->words += count_words(bench->files[i].bytes);
    }
    share->seconds = seconds_by(share->clock) - start;
  } while (share->seconds < bench->seconds);
  arena_free(arena);
  return NULL;
}

static double words_a_second(const struct bench *bench, enum step step, int threads) {
  struct share shares[THREADS_MOST];
  pthread_t ids[THREADS_MOST];
  double rate = 0;
  for (int i = 0; i < threads; i++) {
    clockid_t clock = threads == 1 ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC;
    shares[i] = (struct share){bench, step, clock, 0, 0};
    if (pthread_create(&ids[i], NULL, measure, &shares[i])) exit(71);
  }
  for (int i = 0; i < threads; i++) {
    pthread_join(ids[i], NULL);
    rate += shares[i].words / shares[i].seconds;
  }
  return rate;
}

static void print_rates(const struct bench *bench, int threads) {
  double document = words_a_second(bench, STEP_DOCUMENT, 1),
         language = words_a_second(bench, STEP_LANGUAGE, 1);
  double whole = words_a_second(bench, STEP_WHOLE, 1);
  double all = threads > 1 ? words_a_second(bench, STEP_WHOLE, threads) : whole;
  double source_share = whole / document, language_share = whole / language - source_share;
  printf("one-thread %.0f words/s\n", whole);
  printf("threads-%d %.0f words/s\n", threads, all);
  printf("language-alone %.0f words/s\n", language);
  printf("share-source %.1f %%\n", 100 * source_share);
  printf("share-language %.1f %%\n", 100 * language_share);
  printf("share-meaning-and-records %.1f %%\n", 100 * (1 - source_share - language_share));
}

int main(int count, char **arguments) {
  static struct bench bench;
  struct reader *reader;
  struct truce_error error = {0};
  struct rusage usage;
  if (count < 6) return 64;
  double start = now();
  if (reader_open(&reader, arguments[1], arguments[2], &error))
    return fprintf(stderr, "%s\n", error.message), 78;
  printf("opening %.1f ms\n", 1000 * (now() - start));
  int threads = atoi(arguments[3]);
  bench.reader = reader;
  bench.seconds = atof(arguments[4]);
  for (int i = 5; i < count && bench.file_count < FILES_MOST; i++)
    if (!file_open(&bench.files[bench.file_count], arguments[i], DOCUMENT_LARGEST, &error))
      bench.file_count++;
  if (!bench.file_count) return fprintf(stderr, "%s\n", error.message), 66;
  print_rates(&bench, threads < 1 ? 1 : threads > THREADS_MOST ? THREADS_MOST : threads);
  getrusage(RUSAGE_SELF, &usage);
  printf("peak-memory %.1f MB\n", (double)usage.ru_maxrss / 1024);
  while (bench.file_count) file_close(&bench.files[--bench.file_count]);
  reader_close(reader);
  return 0;
}
