#include "record/own_dictionaries.h"

#include "common/file.h"
#include "record/petrarch_verbs.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { DICTIONARY_LARGEST = 64 * 1024 * 1024, FACTS_LARGEST = 1024 * 1024 };

struct opening {
  struct dictionaries *dictionaries;
  struct arena *arena;
  struct knowledge *knowledge;
  struct word_classes *facts;
  struct truce_error *error;
};

/* The arena may unwind while the buffer is held: then it stays until the process ends, and opening has failed
   anyway. */
static enum truce_status unpack(struct arena *arena, const char *path, size_t ceiling, struct slice *text,
                                struct truce_error *error) {
  struct buffer bytes;
  buffer_init(&bytes, 0);
  enum truce_status status = file_unpack(&bytes, path, ceiling, error);
  if (!status) *text = arena_copy(arena, buffer_slice(&bytes));
  buffer_dispose(&bytes);
  return status;
}

static enum truce_status open_facts(struct opening *o, const char *folder) {
  struct slice text, path = arena_print(o->arena, "%s/petrarch.txt", folder);
  enum truce_status status = unpack(o->arena, path.at, FACTS_LARGEST, &text, o->error);
  return status ? status : word_classes_open(&o->facts, o->arena, path.at, text, o->error);
}

static enum truce_status read_file(struct opening *o, const char *path) {
  struct petrarch_file file = {.path = path};
  struct dictionaries *d = o->dictionaries;
  enum truce_status status = unpack(o->arena, path, DICTIONARY_LARGEST, &file.text, o->error);
  if (status) return status;
  file.kind = petrarch_kind_of(file.text);
  if (file.kind == PETRARCH_ACTORS) petrarch_read_actors(o->arena, &file, o->knowledge);
  if (file.kind == PETRARCH_AGENTS) petrarch_read_agents(o->arena, &file, o->knowledge);
  if (file.kind == PETRARCH_VERBS)
    d->events = arena_join(o->arena, d->events, petrarch_read_verbs(o->arena, &file, o->facts));
  ARENA_PUSH(o->arena, d->files, d->count, d->capacity, file);
  return TRUCE_OK;
}

/* ---- folders ---- */

static bool is_dictionary(const char *name) {
  static const char *const words[] = {"actors", "agents", "verbs", "cameo"};
  char lower[256];
  size_t length = strlen(name);
  if (length >= sizeof lower || name[0] == '.') return false;
  for (size_t i = 0; i <= length; i++)
    lower[i] = name[i] >= 'A' && name[i] <= 'Z' ? (char)(name[i] - 'A' + 'a') : name[i];
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strstr(lower, words[i])) return true;
  return false;
}

static int compare_names(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct listing {
  const char **at;
  size_t count, capacity;
};

/* Sorted, so that the folder's own order is never seen. */
static enum truce_status list_folder(struct opening *o, const char *path, struct listing *list) {
  DIR *folder = opendir(path);
  if (!folder) return fail_errno(o->error, errno, "open", path);
  for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
    if (!is_dictionary(entry->d_name)) continue;
    const char *file = arena_print(o->arena, "%s/%s", path, entry->d_name).at;
    ARENA_PUSH(o->arena, list->at, list->count, list->capacity, file);
  }
  closedir(folder);
  if (!list->count)
    return fail(o->error, TRUCE_BAD_INPUT,
                "%s: no file with \"actors\", \"agents\", \"verbs\" or \"CAMEO\" in its name", path);
  qsort(list->at, list->count, sizeof *list->at, compare_names);
  return TRUCE_OK;
}

static enum truce_status read_path(struct opening *o, const char *path) {
  struct stat info;
  struct listing list = {0};
  if (stat(path, &info)) return fail_errno(o->error, errno, "open", path);
  if (!S_ISDIR(info.st_mode)) return read_file(o, path);
  enum truce_status status = list_folder(o, path, &list);
  for (size_t i = 0; i < list.count && !status; i++) status = read_file(o, list.at[i]);
  return status;
}

enum truce_status dictionaries_read(struct dictionaries *dictionaries, struct arena *arena,
                                    struct dictionary_paths paths, const char *folder,
                                    struct knowledge *knowledge, struct truce_error *error) {
  struct opening o = {.dictionaries = dictionaries, .arena = arena, .knowledge = knowledge, .error = error};
  *dictionaries = (struct dictionaries){.events = {"", 0}};
  if (!paths.count) return TRUCE_OK;
  enum truce_status status = open_facts(&o, folder);
  for (size_t i = 0; i < paths.count && !status; i++) status = read_path(&o, paths.at[i]);
  return status;
}
