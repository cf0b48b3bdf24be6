/* Words per second from text to trees, where the time goes, and how much of the machine's integer peak is
   used:

     bench-language MODEL KNOWLEDGE THREADS SECONDS FILE...

   Words are the model's syntactic words. What one thread does is timed by the processor's time, so that other
   programs do not count; what several do together by the clock. The shares of the products come from a kernel
   that does what the best one does and looks at the clock; what is left over is the rest of the network
   (cells, features, trees, labels). Prints one line "name value unit" a measure, for bench.sh. */
#include "common/file.h"
#include "language/conllu.h"
#include "language/kernel.h"
#include "language/network.h"
#include "language/network_parts.h"
#include "language/segmenter.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

enum { FILES_MOST = 1024, THREADS_MOST = 64 };
enum step { STEP_SEGMENT, STEP_NETWORK, STEP_WRITE };

struct bench {
  struct model_file file;
  struct segmenter segmenter;
  struct network *network;
  const struct kernel *kernel;
  struct file files[FILES_MOST];
  size_t file_count;
  double seconds;
};

struct share {
  const struct bench *bench;
  enum step step;
  double words, seconds, processor;
};

static double read_clock(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static double now(void) { return read_clock(CLOCK_MONOTONIC); }
static double processor(void) { return read_clock(CLOCK_THREAD_CPUTIME_ID); }

/* All steps up to `step` on one text; says how many words it has. */
static uint32_t do_steps(const struct bench *bench, struct arena *arena, struct slice text, enum step step,
                         struct buffer *out) {
  struct analysis *analysis = ARENA_NEW(arena, struct analysis);
  struct conllu_writer writer = {0};
  analysis->text = text;
  segmenter_run(&bench->segmenter, arena, analysis);
  if (step >= STEP_NETWORK) network_run_on(bench->network, bench->kernel, arena, analysis);
  buffer_clear(out);
  if (step >= STEP_WRITE) conllu_write(&writer, analysis, out);
  return analysis->word_count;
}

static void *measure(void *argument) {
  struct share *share = argument;
  const struct bench *bench = share->bench;
  struct arena *arena = arena_new((size_t)1 << 30);
  struct buffer out;
  if (!arena || setjmp(*arena_guard(arena))) exit(71);
  buffer_init(&out, 0);
  double start = now(), spent = processor();
  do {
    for (size_t i = 0; i < bench->file_count; i++) {
      arena_reset(arena);
      share->words += do_steps(bench, arena, bench->files[i].bytes, share->step, &out);
    }
    share->seconds = now() - start;
  } while (share->seconds < bench->seconds);
  share->processor = processor() - spent;
  buffer_dispose(&out);
  arena_free(arena);
  return NULL;
}

static double words_a_second(const struct bench *bench, enum step step, int threads) {
  struct share shares[THREADS_MOST];
  pthread_t ids[THREADS_MOST];
  double rate = 0;
  for (int i = 0; i < threads; i++) {
    shares[i] = (struct share){bench, step, 0, 0, 0};
    if (pthread_create(&ids[i], NULL, measure, &shares[i])) exit(71);
  }
  for (int i = 0; i < threads; i++) {
    pthread_join(ids[i], NULL);
    rate += shares[i].words / (threads > 1 ? shares[i].seconds : shares[i].processor);
  }
  return rate;
}

/* What the watching kernel has seen: of each matrix, and of the arcs' scores in the last place. */
static struct watch {
  const struct kernel *kernel;
  const struct kernel_matrix *first;
  double seconds[M_COUNT + 1], products[M_COUNT + 1];
} watch;

static void note(size_t matrix, const struct kernel_matrix *m, uint32_t rows, double start) {
  watch.seconds[matrix] += now() - start;
  watch.products[matrix] += (double)m->inputs * m->outputs * rows;
}

static void watched_multiply(const struct kernel_matrix *m, const int8_t *in, size_t in_row, uint32_t rows,
                             const float *const *start, float *out, size_t out_row) {
  double begun = now();
  watch.kernel->multiply(m, in, in_row, rows, start, out, out_row);
  note((size_t)(m - watch.first), m, rows, begun);
}

static void watched_sums(const struct kernel_matrix *m, const int8_t *in, size_t in_row, uint32_t rows,
                         int32_t *out, size_t out_row) {
  double begun = now();
  watch.kernel->sums(m, in, in_row, rows, out, out_row);
  note(M_COUNT, m, rows, begun);
}

struct part {
  const char *name;
  int first, last; /* matrices */
};

static const struct part parts[] = {{"input-of-layer-1", M_IN_1, M_IN_1},
                                    {"layer-1", M_RIGHT_1, M_LEFT_1},
                                    {"input-of-layer-2", M_IN_2, M_IN_2},
                                    {"layer-2", M_RIGHT_2, M_LEFT_2},
                                    {"features", M_FEATURES, M_QUERY},
                                    {"tags-and-lemmas", M_TAG, M_LEMMA},
                                    {"relations", M_RELATION, M_RELATION},
                                    {"names", M_NAMES_FORM, M_NAMES_LABEL},
                                    {"arcs", M_COUNT, M_COUNT}};

/* Multiply-adds a second that a product does whose weights stay in the first cache: the peak to compare
   with. */
static double peak_rate(const struct kernel *kernel) {
  enum { INPUTS = 128, OUTPUTS = 192, ROWS = 16, ROUNDS = 8000 };
  static int8_t weights[INPUTS * OUTPUTS] __attribute__((aligned(64))), in[ROWS * INPUTS];
  static int32_t shifts[OUTPUTS], out[ROWS * OUTPUTS];
  struct kernel_matrix m = {.weights = weights, .shifts = shifts, .inputs = INPUTS, .outputs = OUTPUTS};
  double best = 0;
  for (int turn = 0; turn < 5; turn++) {
    double start = processor();
    for (int i = 0; i < ROUNDS; i++) kernel->sums(&m, in, INPUTS, ROWS, out, OUTPUTS);
    double rate = (double)INPUTS * OUTPUTS * ROWS * ROUNDS / (processor() - start);
    best = rate > best ? rate : best;
  }
  return best;
}

/* Seconds are shared out as the clock of the watched run says, which other programs stretch evenly. */
static void print_shares(struct bench *bench, double whole) {
  struct kernel watched = *bench->kernel;
  struct share share = {bench, STEP_NETWORK, 0, 0, 0};
  double products = 0, all = 0, peak = peak_rate(bench->kernel);
  double segment = whole / words_a_second(bench, STEP_SEGMENT, 1);
  double network = whole / words_a_second(bench, STEP_NETWORK, 1);
  watch.kernel = bench->kernel, watch.first = bench->network->matrices;
  watched.multiply = watched_multiply, watched.sums = watched_sums;
  bench->kernel = &watched;
  measure(&share);
  bench->kernel = watch.kernel;
  printf("share-segmenter %.1f %%\n", 100 * segment);
  for (size_t p = 0; p < sizeof parts / sizeof *parts; p++) {
    double part = 0;
    for (int m = parts[p].first; m <= parts[p].last; m++)
      part += watch.seconds[m] / share.seconds, products += watch.products[m];
    all += part;
    printf("share-%s %.1f %%\n", parts[p].name, 100 * part * network);
  }
  printf("share-rest-of-network %.1f %%\n", 100 * (network * (1 - all) - segment));
  printf("share-writing %.1f %%\n", 100 * (1 - network));
  printf("multiply-adds %.0f a-word\n", products / share.words);
  printf("products %.1f G/s\n", products / (all * share.processor) * 1e-9);
  printf("peak-in-first-cache %.1f G/s\n", peak * 1e-9);
  printf("share-of-peak-in-products %.1f %%\n", 100 * products / (all * share.processor) / peak);
  printf("share-of-peak-in-all %.1f %%\n", 100 * products / share.words * whole / peak);
}

static int open_all(struct bench *bench, char **arguments, int count) {
  struct truce_error error = {0};
  double start = now();
  enum truce_status status = model_file_open(&bench->file, arguments[1], &error);
  if (!status) status = segmenter_open(&bench->segmenter, &bench->file, arguments[1], &error);
  if (!status) status = network_open(&bench->network, &bench->file, arguments[1], &error);
  printf("opening %.1f ms\n", 1000 * (now() - start));
  for (int i = 5; !status && i < count && bench->file_count < FILES_MOST; i++)
    if (!file_open(&bench->files[bench->file_count], arguments[i], 1 << 28, &error)) bench->file_count++;
  if (status || !bench->file_count) fprintf(stderr, "%s\n", error.message);
  return status ? 78 : bench->file_count ? 0 : 66;
}

int main(int count, char **arguments) {
  static struct bench bench;
  struct rusage usage;
  if (count < 6) return 64;
  int failed = open_all(&bench, arguments, count), threads = atoi(arguments[3]);
  if (failed) return failed;
  bench.kernel = kernel_best();
  bench.seconds = atof(arguments[4]);
  threads = threads < 1 ? 1 : threads > THREADS_MOST ? THREADS_MOST : threads;
  double whole = words_a_second(&bench, STEP_WRITE, 1);
  printf("kernel 0 %s\n", bench.kernel->name);
  printf("one-thread %.0f words/s\n", whole);
  if (threads > 1) printf("threads-%d %.0f words/s\n", threads, words_a_second(&bench, STEP_WRITE, threads));
  print_shares(&bench, whole);
  const struct kernel *kernel;
  for (uint32_t i = 0; (kernel = kernel_at(i)); i++) {
    bench.kernel = kernel;
    printf("one-thread-%s %.0f words/s\n", kernel->name, words_a_second(&bench, STEP_WRITE, 1));
  }
  getrusage(RUSAGE_SELF, &usage);
  printf("peak-memory %.1f MB\n", (double)usage.ru_maxrss / 1024);
  while (bench.file_count) file_close(&bench.files[--bench.file_count]);
  network_close(bench.network);
  model_file_close(&bench.file);
  return 0;
}
