#include "command/readings.h"

#include <pthread.h>
#include <stdlib.h>

enum { THREADS_MOST = 256 };

/* Bytes one document may take in memory while it is read. */
static const size_t reading_ceiling = (size_t)1 << 30;

/* Shared by the threads. `turn` parts what comes in (next, asked) and what goes out (taken, status, error).
 */
struct run {
  struct call *call;
  const struct reading_sink *sink;
  const struct reader *reader;
  struct date date;
  pthread_mutex_t coming, going;
  pthread_cond_t taken_one;
  size_t next;              /* operand that is read next */
  size_t taken;             /* operands that are done with */
  bool over;                /* nothing more is to be read */
  enum truce_status first;  /* of the first document that failed */
  enum truce_status status; /* what ended the run */
  struct truce_error error;
};

/* One thread's share: what it holds of the document at hand. */
struct worker {
  struct run *run;
  struct arena *arena;
  struct buffer written;
  struct input input;
  struct document document;
  struct records records;
  enum truce_status status;
  struct truce_error error;
};

/* Everything between here and the guard is arena memory; the input is closed by whoever set the guard. */
static void read_document(struct worker *worker, const char *path) {
  struct run *run = worker->run;
  worker->status = document_from_text(worker->arena, worker->input.bytes, slice_of(path), run->date,
                                      &worker->document, &worker->error);
  if (worker->status) return;
  worker->records = records_read(run->reader, worker->arena, &worker->document);
  if (run->sink->write)
    run->sink->write(run->sink->user, &worker->written, &worker->document, &worker->records);
  if (worker->written.failed)
    worker->status = fail(&worker->error, TRUCE_NO_MEMORY, "%s: no memory for its records", path);
}

static void read_guarded(struct worker *worker, const char *path) {
  if (setjmp(*arena_guard(worker->arena)))
    worker->status = fail(&worker->error, TRUCE_NO_MEMORY,
                          "%s: not enough memory to read it (at most %zu MB)", path, reading_ceiling >> 20);
  else
    read_document(worker, path);
}

static void read_path(struct worker *worker, const char *path) {
  arena_reset(worker->arena);
  buffer_clear(&worker->written);
  worker->status = input_open(&worker->input, path, DOCUMENT_LARGEST, &worker->error);
  if (worker->status) return;
  read_guarded(worker, path);
  input_close(&worker->input);
}

/* The next operand, or SIZE_MAX when there is none or the run is over. */
static size_t take_ticket(struct run *run) {
  size_t ticket = SIZE_MAX;
  pthread_mutex_lock(&run->coming);
  if (!run->over && run->next < run->call->operand_count) ticket = run->next++;
  pthread_mutex_unlock(&run->coming);
  return ticket;
}

static void end_run(struct run *run) {
  pthread_mutex_lock(&run->coming);
  run->over = true;
  pthread_mutex_unlock(&run->coming);
}

/* Called in order. After an end nothing more is handed on. */
static void hand_on(struct run *run, struct worker *worker) {
  if (run->status) return;
  if (worker->status) {
    call_warn(run->call, "%s", worker->error.message);
    if (!run->first) run->first = worker->status;
  } else
    run->status = run->sink->take(run->sink->user, &worker->document, &worker->records,
                                  buffer_slice(&worker->written), &run->error);
  if (!run->status && call_stopped(run->call))
    run->status = fail(&run->error, TRUCE_INTERRUPTED, "interrupted");
  if (run->status) end_run(run);
}

static void wait_and_hand_on(struct worker *worker, size_t ticket) {
  struct run *run = worker->run;
  pthread_mutex_lock(&run->going);
  while (run->taken != ticket) pthread_cond_wait(&run->taken_one, &run->going);
  hand_on(run, worker);
  run->taken++;
  pthread_cond_broadcast(&run->taken_one);
  pthread_mutex_unlock(&run->going);
}

static void *work(void *argument) {
  struct worker *worker = argument;
  for (size_t ticket; (ticket = take_ticket(worker->run)) != SIZE_MAX;) {
    read_path(worker, worker->run->call->operands[ticket]);
    wait_and_hand_on(worker, ticket);
  }
  return NULL;
}

static bool worker_init(struct worker *worker, struct run *run) {
  *worker = (struct worker){.run = run, .arena = arena_new(reading_ceiling)};
  buffer_init(&worker->written, 0);
  return worker->arena != NULL;
}

static void worker_dispose(struct worker *worker) {
  arena_free(worker->arena);
  buffer_dispose(&worker->written);
}

/* The calling thread works too; threads that cannot be started are done without. */
static enum truce_status work_together(struct run *run, size_t count, struct truce_error *error) {
  struct worker *workers = calloc(count, sizeof *workers);
  pthread_t *threads = calloc(count, sizeof *threads);
  size_t ready = 0, started = 1;
  while (workers && threads && ready < count && worker_init(&workers[ready], run)) ready++;
  while (started < ready && !pthread_create(&threads[started], NULL, work, &workers[started])) started++;
  if (ready) work(&workers[0]);
  for (size_t i = 1; i < started && ready; i++) pthread_join(threads[i], NULL);
  for (size_t i = 0; workers && i < ready; i++) worker_dispose(&workers[i]);
  free(threads);
  free(workers);
  return ready ? TRUCE_OK : fail(error, TRUCE_NO_MEMORY, "no memory to read with");
}

static enum truce_status run_with(struct call *call, const struct reading_sink *sink,
                                  const struct reader *reader, struct truce_error *error) {
  struct run run = {.call = call, .sink = sink, .reader = reader};
  int64_t threads;
  enum truce_status status = call_threads(call, &threads, error);
  if (!status) status = call_date(call, "date", &run.date, error);
  if (status) return status;
  if (threads > THREADS_MOST) threads = THREADS_MOST;
  if ((size_t)threads > call->operand_count) threads = (int64_t)call->operand_count;
  pthread_mutex_init(&run.coming, NULL);
  pthread_mutex_init(&run.going, NULL);
  pthread_cond_init(&run.taken_one, NULL);
  status = work_together(&run, threads > 0 ? (size_t)threads : 1, error);
  pthread_cond_destroy(&run.taken_one);
  pthread_mutex_destroy(&run.going);
  pthread_mutex_destroy(&run.coming);
  if (!status && run.status) status = run.status, *error = run.error;
  return status ? status : run.first;
}

enum truce_status readings_run(struct call *call, const struct reading_sink *sink,
                               struct truce_error *error) {
  struct reader *reader;
  enum truce_status status = reader_open(&reader, call_model(call), call_knowledge(call), error);
  if (status) return status;
  status = run_with(call, sink, reader, error);
  reader_close(reader);
  return status;
}
