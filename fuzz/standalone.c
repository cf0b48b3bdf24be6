/* Runs a fuzz target on the files of its corpus, and on each cut off and damaged in a few places, without a
   fuzzing compiler: standalone NAME FOLDER. */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST = 4 * 1024 * 1024 };

static void run_exactly(const uint8_t *data, size_t size) {
  uint8_t *copy = calloc(size ? size : 1, 1); /* a block of its own, so that ASan sees the end */
  if (!copy) return;
  memcpy(copy, data, size);
  LLVMFuzzerTestOneInput(copy, size);
  free(copy);
}

static void run_damaged(uint8_t *data, size_t size) {
  for (int cut = 1; cut < 8; cut++) run_exactly(data, size * (size_t)cut / 8);
  for (int place = 0; place < 16 && size; place++) {
    size_t at = (size * (size_t)place + (size_t)place * 7) / 16 % size;
    uint8_t kept = data[at];
    data[at] = (uint8_t)(kept ^ (place & 1 ? 0x80 : 0x11));
    run_exactly(data, size);
    data[at] = kept;
  }
}

static int run_file(const char *folder, const char *name) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "rb");
  if (!file) return 0;
  uint8_t *data = malloc(LARGEST);
  size_t size = data ? fread(data, 1, LARGEST, file) : 0;
  fclose(file);
  run_exactly(data ? data : (uint8_t *)"", size);
  if (size < 64 * 1024) run_damaged(data, size);
  free(data);
  return 1;
}

int main(int count, char **arguments) {
  if (count != 3) return 64;
  int files = 0;
  run_exactly((const uint8_t *)"", 0);
  DIR *folder = opendir(arguments[2]);
  if (folder) {
    for (struct dirent *entry; (entry = readdir(folder));)
      if (entry->d_name[0] != '.') files += run_file(arguments[2], entry->d_name);
    closedir(folder);
  }
  if (files)
    printf("ok corpus of fuzz target %s (%d files)\n", arguments[1], files);
  else
    printf("not ok corpus of fuzz target %s: no files in %s\n", arguments[1], arguments[2]);
  return files ? 0 : 1;
}
