#include "command/readings.h"
#include "command/operands.h"
#include "command/progress.h"

#include "source/source.h"

#include <pthread.h>
#include <stdlib.h>

enum { THREADS_MOST = 256 };

/* Bytes one document may take in memory while it is read. */
static const size_t reading_ceiling = (size_t)1 << 30;

/* Shared by the threads. What comes in (down to `over`) is guarded by `coming`, what goes out by `going`. */
struct run {
  struct call *call;
  struct operands operands;
  const struct reading_sink *sink;
  const struct reader *reader;
  pthread_mutex_t coming, going;
  struct source_options options;
  struct progress progress; /* goes out */
  struct worker *reading;   /* who asks the source: what it skips goes there */
  struct source *source;    /* being read, or NULL */
  size_t operand;           /* that is opened next */
  size_t tickets;           /* handed out */
  bool over;                /* nothing more is to be read */
  pthread_cond_t taken_one;
  size_t taken;             /* tickets that are done with */
  enum truce_status first;  /* of the first path that failed */
  enum truce_status status; /* what ended the run */
  struct truce_error error;
};

/* One thread's share: what it holds of the document at hand, and what is to be said before it. */
struct worker {
  struct run *run;
  struct arena *arena;
  struct buffer written, skips; /* skips: lines with a NUL behind each */
  struct document document;
  struct records records;
  const char *path;                /* the operand it comes from */
  bool found;                      /* there is a document */
  struct source_fetched fetched;   /* an address that was read to its end, or is unchanged */
  struct source_progress progress; /* of its source when it came in */
  enum truce_status status;
  struct truce_error error;
};

/* ---- coming in, one thread at a time ---- */

static void keep_skip(void *context, const struct source_skip *skip) {
  struct run *run = context;
  struct worker *worker = run->reading;
  buffer_add_text(&worker->skips, skip->message);
  buffer_add_byte(&worker->skips, 0);
}

static bool remembered(void *context, const char *address, struct source_validators *validators) {
  const struct run *run = context;
  return run->sink->remembered && run->sink->remembered(run->sink->user, address, validators);
}

/* Whether the end of the source is to be told: it was an address, and all of it was taken. */
static bool note_end(struct worker *worker) {
  struct run *run = worker->run;
  struct source_fetched fetched = source_fetched(run->source);
  struct source_progress progress = source_progress(run->source);
  if (!run->sink->fetched || !fetched.address) return false;
  if (!fetched.unchanged && (progress.skipped || !progress.documents)) return false;
  worker->fetched = fetched;
  worker->fetched.address =
      arena_copy(worker->arena, (struct slice){fetched.address, strlen(fetched.address) + 1}).at;
  return true;
}

static void close_source(struct run *run) {
  source_close(run->source);
  run->source = NULL;
}

/* The next document of the source at hand, or of the operands' next source: false when there are no more. */
static bool next_document(struct worker *worker) {
  struct run *run = worker->run;
  while (!run->over) {
    if (!run->source) {
      if (run->operand == run->operands.count) return worker->skips.len > 0;
      worker->path = run->operands.at[run->operand++];
      worker->status = source_open(&run->source, worker->path, &run->options, &worker->error);
      if (worker->status) return run->source = NULL, true;
    }
    worker->path = run->operands.at[run->operand - 1];
    worker->status =
        source_next(run->source, worker->arena, &worker->document, &worker->found, &worker->error);
    worker->progress = source_progress(run->source);
    if (worker->found && !worker->status) return true;
    bool told = !worker->status && note_end(worker);
    close_source(run);
    if (worker->status || told) return true;
  }
  return false;
}

static bool too_large(struct worker *worker) {
  worker->status =
      fail(&worker->error, TRUCE_NO_MEMORY, "%s: not enough memory to read a document (at most %zu MB)",
           worker->path, reading_ceiling >> 20);
  return true;
}

/* Takes the next document and its place in the order; false when there are no more. */
static bool take_ticket(struct worker *worker, size_t *ticket) {
  struct run *run = worker->run;
  arena_reset(worker->arena);
  buffer_clear(&worker->written);
  buffer_clear(&worker->skips);
  worker->found = false;
  worker->fetched.address = NULL;
  worker->status = TRUCE_OK;
  pthread_mutex_lock(&run->coming);
  run->reading = worker;
  bool any = setjmp(*arena_guard(worker->arena)) ? too_large(worker) : next_document(worker);
  if (any) *ticket = run->tickets++;
  pthread_mutex_unlock(&run->coming);
  return any;
}

/* ---- reading, all threads at once ---- */

/* Everything here is arena memory but `written`, which is the worker's. */
static void read_document(struct worker *worker) {
  struct run *run = worker->run;
  struct slice language = worker->document.language;
  worker->records = (struct records){0};
  bool english = !language.len || slice_equals(language, "en");
  if (english && (!run->sink->wanted || run->sink->wanted(run->sink->user, &worker->document)))
    worker->records = records_read(run->reader, worker->arena, &worker->document);
  if (run->sink->write)
    run->sink->write(run->sink->user, &worker->written, &worker->document, &worker->records);
  if (worker->written.failed)
    worker->status = fail(&worker->error, TRUCE_NO_MEMORY, "%s: no memory for its records", worker->path);
}

static void read_guarded(struct worker *worker) {
  if (!worker->found || worker->status) return;
  if (setjmp(*arena_guard(worker->arena)))
    too_large(worker);
  else
    read_document(worker);
}

/* ---- going out, in order ---- */

static void end_run(struct run *run) {
  pthread_mutex_lock(&run->coming);
  run->over = true;
  pthread_mutex_unlock(&run->coming);
}

static void warn_of_skips(const struct worker *worker) {
  for (size_t at = 0; at < worker->skips.len; at += strlen(worker->skips.at + at) + 1)
    call_warn(worker->run->call, "%s", worker->skips.at + at);
}

/* After an end nothing more is handed on. */
static void hand_on(struct run *run, struct worker *worker) {
  if (run->status) return;
  if (worker->skips.len || worker->status) progress_wipe(&run->progress);
  warn_of_skips(worker);
  if (worker->status) {
    call_warn(run->call, "%s", worker->error.message);
    if (!run->first) run->first = worker->status;
  } else if (worker->found)
    run->status = run->sink->take(run->sink->user, &worker->document, &worker->records,
                                  buffer_slice(&worker->written), &run->error);
  else if (worker->fetched.address)
    run->status = run->sink->fetched(run->sink->user, &worker->fetched, &run->error);
  if (worker->found) progress_step(&run->progress, worker->path, worker->progress);
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
  for (size_t ticket; take_ticket(worker, &ticket);) {
    read_guarded(worker);
    wait_and_hand_on(worker, ticket);
  }
  return NULL;
}

static bool worker_init(struct worker *worker, struct run *run) {
  *worker = (struct worker){.run = run, .arena = arena_new(reading_ceiling)};
  buffer_init(&worker->written, 0);
  buffer_init(&worker->skips, 0);
  return worker->arena != NULL;
}

static void worker_dispose(struct worker *worker) {
  arena_free(worker->arena);
  buffer_dispose(&worker->written);
  buffer_dispose(&worker->skips);
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
  if (!status) status = call_date(call, "date", &run.options.date, error);
  if (status) return status;
  if (threads > THREADS_MOST) threads = THREADS_MOST;
  status = operands_expand(&run.operands, call, error);
  if (status) return status;
  run.options.skipped = keep_skip;
  run.options.context = &run;
  run.options.remembered = remembered;
  run.options.network = true; /* an address among the operands is what the user asks for */
  run.options.allow_private = call_flag(call, "allow-private");
  progress_begin(&run.progress);
  call->line_shown = &run.progress.line;
  pthread_mutex_init(&run.coming, NULL);
  pthread_mutex_init(&run.going, NULL);
  pthread_cond_init(&run.taken_one, NULL);
  status = work_together(&run, threads > 0 ? (size_t)threads : 1, error);
  progress_end(&run.progress);
  call->line_shown = NULL;
  if (run.source) close_source(&run);
  pthread_cond_destroy(&run.taken_one);
  pthread_mutex_destroy(&run.going);
  pthread_mutex_destroy(&run.coming);
  operands_dispose(&run.operands);
  if (!status && run.status) status = run.status, *error = run.error;
  return status ? status : run.first;
}

static void warn_of_bad_lines(struct call *call, const struct dictionaries *d) {
  for (size_t i = 0; i < d->count; i++) {
    const struct petrarch_file *file = &d->files[i];
    if (!file->complaint_count) continue;
    call_warn(call, "%s:%zu: %.*s; lines passed over: %zu (truce petrarch --bad lists them)", file->path,
              file->complaints[0].line, SLICE_ARGS(file->complaints[0].reason), file->complaint_count);
  }
}

enum truce_status readings_open(struct call *call, struct reader **reader, struct truce_error *error) {
  const char *paths[CALL_OPTIONS];
  struct dictionary_paths own = {paths, 0};
  while (own.count < CALL_OPTIONS && (paths[own.count] = call_option_at(call, "petrarch", own.count)))
    own.count++;
  enum truce_status status = reader_open_with(reader, call_model(call), call_knowledge(call), own, error);
  if (!status) warn_of_bad_lines(call, reader_dictionaries(*reader));
  return status;
}

enum truce_status readings_run(struct call *call, const struct reading_sink *sink,
                               struct truce_error *error) {
  struct reader *reader;
  enum truce_status status = readings_open(call, &reader, error);
  if (status) return status;
  status = run_with(call, sink, reader, error);
  reader_close(reader);
  return status;
}
