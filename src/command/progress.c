#include "command/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { MILLISECONDS_BETWEEN = 250, LONGEST_PATH = 40 };

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void progress_begin(struct progress *progress) {
  *progress = (struct progress){.shown = isatty(STDERR_FILENO)};
  if (progress->shown) progress->begun = progress->told = now();
}

void progress_wipe(struct progress *progress) {
  if (progress->line) fputs("\r\033[K", stderr);
  progress->line = false;
}

/* The end of a path says more than its beginning. */
static const char *short_path(const char *path) {
  size_t length = strlen(path);
  return length > LONGEST_PATH ? path + length - LONGEST_PATH : path;
}

void progress_step(struct progress *progress, const char *path, struct source_progress source) {
  progress->documents++;
  int64_t time = progress->shown ? now() : 0;
  bool wiped = progress->drawn && !progress->line;
  if (!progress->shown || (!wiped && time - progress->told < MILLISECONDS_BETWEEN)) return;
  progress->told = time, progress->drawn = true;
  progress_wipe(progress);
  double seconds = (double)(time - progress->begun + 1) / 1000;
  fprintf(stderr, "%llu documents, %.0f a second", (unsigned long long)progress->documents,
          (double)progress->documents / seconds);
  if (source.skipped) fprintf(stderr, ", %llu passed over", (unsigned long long)source.skipped);
  if (source.bytes_total)
    fprintf(stderr, ", %d%% of %s", (int)(100 * source.bytes_read / source.bytes_total), short_path(path));
  fflush(stderr);
  progress->line = true;
}

void progress_end(struct progress *progress) {
  progress_wipe(progress);
  if (!progress->drawn) return;
  double seconds = (double)(now() - progress->begun + 1) / 1000;
  fprintf(stderr, "%llu documents in %.0f s, %.0f a second\n", (unsigned long long)progress->documents,
          seconds, (double)progress->documents / seconds);
}
