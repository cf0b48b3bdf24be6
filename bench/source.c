/* bench-source FILE...: how fast files become documents, nothing read in them yet. Beside it stands how fast
   the same bytes are read, and, where the file is packed with gzip, unpacked by zlib (what zcat does). Prints
   "name value unit" lines; times are the processor's. */
#include "source/source.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

struct total {
  uint64_t packed, unpacked, documents, bytes, skipped;
  double raw, zlib, source;
};

static double worked(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void time_raw(const char *path, struct total *total) {
  static char piece[1 << 16];
  double begin = worked();
  int file = open(path, O_RDONLY);
  for (ssize_t n; file >= 0 && (n = read(file, piece, sizeof piece)) > 0;) total->packed += (uint64_t)n;
  if (file >= 0) close(file);
  total->raw += worked() - begin;
}

static void time_zlib(const char *path, struct total *total) {
  static char piece[1 << 16];
  double begin = worked();
  gzFile file = gzopen(path, "rb");
  for (int n; file && (n = gzread(file, piece, sizeof piece)) > 0;) total->unpacked += (uint64_t)n;
  if (file) gzclose(file);
  total->zlib += worked() - begin;
}

static void time_source(const char *path, struct total *total) {
  struct source *source;
  struct truce_error error;
  struct document document;
  bool found = false;
  double begin = worked();
  struct arena *arena = arena_new((size_t)1 << 28);
  if (!arena || source_open(&source, path, NULL, &error)) {
    fprintf(stderr, "%s\n", error.message);
    exit(66);
  }
  if (setjmp(*arena_guard(arena))) exit(71);
  for (; !source_next(source, arena, &document, &found, &error) && found; arena_reset(arena))
    total->documents++, total->bytes += document.text.len;
  total->skipped += source_progress(source).skipped;
  source_close(source);
  arena_free(arena);
  total->source += worked() - begin;
}

int main(int count, char **arguments) {
  struct total total = {0};
  struct rusage usage;
  if (count < 2) return fputs("usage: bench-source FILE...\n", stderr), 64;
  for (int i = 1; i < count; i++) time_raw(arguments[i], &total);
  for (int i = 1; i < count; i++) time_zlib(arguments[i], &total);
  for (int i = 1; i < count; i++) time_source(arguments[i], &total);
  getrusage(RUSAGE_SELF, &usage);
  printf("packed %.1f MB\nunpacked %.1f MB\n", (double)total.packed / 1e6, (double)total.unpacked / 1e6);
  printf("documents %llu (%llu passed over)\n", (unsigned long long)total.documents,
         (unsigned long long)total.skipped);
  printf("text %.1f MB\n", (double)total.bytes / 1e6);
  printf("raw_read %.3f s\nunpack %.3f s\nto_documents %.3f s\n", total.raw, total.zlib, total.source);
  printf("documents_a_second %.0f 1/s\n", (double)total.documents / total.source);
  printf("unpacked_a_second %.0f MB/s\n", (double)total.unpacked / total.source / 1e6);
  printf("against_zcat %.1f times\n", total.source / total.zlib);
  printf("peak_memory %ld MB\n", usage.ru_maxrss / 1024);
  return 0;
}
