/* Folders: their files and subfolders in the order of their names, so that two runs see the same. Links to
   folders are not followed (they may go in circles), nor is anything opened that is not a regular file. */
#include "source/parts.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/* A stack of folders, each with its sorted names. */
struct listing {
  struct dirent **names;
  int count, at;
  char *path;
  struct listing *above;
};

static int shown(const struct dirent *entry) { return entry->d_name[0] != '.'; }
static int by_name(const struct dirent **a, const struct dirent **b) {
  return strcmp((*a)->d_name, (*b)->d_name);
}

static void drop_listing(struct listing *l) {
  for (int i = 0; i < l->count; i++) free(l->names[i]);
  free(l->names);
  free(l->path);
  free(l);
}

static enum truce_status push_listing(struct level *level, const char *path, struct truce_error *error) {
  struct listing *l = calloc(1, sizeof *l);
  if (l) l->path = strdup(path);
  if (!l || !l->path) {
    free(l);
    return fail(error, TRUCE_NO_MEMORY, "%.300s: no memory", path);
  }
  l->count = scandir(path, &l->names, shown, by_name);
  if (l->count < 0) {
    int number = errno;
    free(l->path);
    free(l);
    return fail_errno(error, number, "list", path);
  }
  l->above = level->state;
  level->state = l;
  return TRUCE_OK;
}

static enum truce_status open_folder(struct level *level, struct truce_error *error) {
  return push_listing(level, level->name, error);
}

static enum truce_status take_entry(struct level *level, const char *path, struct item *item,
                                    struct truce_error *error) {
  struct stat link, about;
  if (lstat(path, &link) || stat(path, &about)) return fail_errno(error, errno, "look at", path);
  if (S_ISDIR(link.st_mode)) return push_listing(level, path, error);
  if (S_ISDIR(about.st_mode))
    return fail(error, TRUCE_DENIED, "%.300s: a link to a folder is not followed", path);
  if (!S_ISREG(about.st_mode)) return fail(error, TRUCE_BAD_INPUT, "%.300s: not a regular file", path);
  enum truce_status status = stream_of_path(&item->stream, path, NULL, NULL, error);
  if (!status) item->kind = ITEM_STREAM;
  return status;
}

static enum truce_status next_entry(struct level *level, struct item *item, struct draft *draft,
                                    struct truce_error *error) {
  (void)draft;
  for (struct listing *l; (l = level->state) != NULL;) {
    if (l->at == l->count) {
      level->state = l->above;
      drop_listing(l);
      continue;
    }
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/%s", l->path, l->names[l->at++]->d_name);
    if (length >= (int)sizeof path) return fail(error, TRUCE_LIMIT, "%.200s...: path too long", path);
    size_t root = strlen(level->name);
    snprintf(item->name, sizeof item->name, "%s", path + root + 1);
    enum truce_status status = take_entry(level, path, item, error);
    if (status || item->kind == ITEM_STREAM) return status;
  }
  return item->kind = ITEM_END, TRUCE_OK;
}

static void close_folder(struct level *level) {
  for (struct listing *l = level->state, *above; l; l = above) {
    above = l->above;
    drop_listing(l);
  }
}

const struct container folder_container = {open_folder, next_entry, close_folder};
