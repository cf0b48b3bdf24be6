#include "record/patterns.h"

#include "common/file.h"
#include "meaning/predicates.h"
#include "meaning/time.h"
#include "record/frame.h"

enum { KNOWLEDGE_LARGEST = 8 * 1024 * 1024 };

/* The whole file, in the arena. */
static enum truce_status read_file(struct slice *text, struct slice *path, struct arena *arena,
                                   const char *folder, const char *name, struct truce_error *error) {
  struct file file;
  *path = arena_print(arena, "%s/%s", folder, name);
  enum truce_status status = file_open(&file, path->at, KNOWLEDGE_LARGEST, error);
  if (status) return status;
  /* The arena may unwind here: then the mapping stays until the process ends, and opening has failed
     anyway. */
  *text = arena_copy(arena, file.bytes);
  file_close(&file);
  return TRUCE_OK;
}

static enum truce_status open_classes(struct word_classes **classes, struct arena *arena, const char *folder,
                                      const char *name, struct truce_error *error) {
  struct slice text, path;
  enum truce_status status = read_file(&text, &path, arena, folder, name, error);
  return status ? status : word_classes_open(classes, arena, path.at, text, error);
}

static enum truce_status open_predicates(struct patterns *p, struct arena *arena, const char *folder,
                                         struct truce_error *error) {
  struct slice text, path;
  enum truce_status status = read_file(&text, &path, arena, folder, "predicates.txt", error);
  return status ? status : predicates_open(&p->predicates, arena, path.at, text, error);
}

static enum truce_status open_time(struct patterns *p, struct arena *arena, const char *folder,
                                   struct truce_error *error) {
  struct slice times, numbers, path;
  enum truce_status status = read_file(&times, &path, arena, folder, "time.txt", error);
  if (!status) status = read_file(&numbers, &path, arena, folder, "numbers.txt", error);
  return status ? status : time_words_read(arena, times, numbers, &p->time_words, error);
}

/* The user's own lines go behind: of lines that fit alike truce's own count. */
static enum truce_status open_events(struct patterns *p, struct arena *arena, const char *folder,
                                     struct slice own, struct truce_error *error) {
  struct slice text, path;
  enum truce_status status = read_file(&text, &path, arena, folder, "events.txt", error);
  if (!status) status = event_frames_open(&p->events, arena, path.at, text, error);
  return status ? status : event_frames_read(p->events, arena, "verbs of PETRARCH", own, error);
}

static enum truce_status open_confidence(struct patterns *p, struct arena *arena, const char *folder,
                                         struct truce_error *error) {
  struct word_classes *classes;
  enum truce_status status = open_classes(&classes, arena, folder, "confidence.txt", error);
  return status ? status : confidence_take(&p->confidence, classes, "confidence.txt", error);
}

enum truce_status patterns_open(struct patterns **patterns, struct arena *arena, const char *folder,
                                struct slice own_events, struct truce_error *error) {
  struct patterns *p = ARENA_NEW(arena, struct patterns);
  const struct {
    struct word_classes **classes;
    const char *name;
  } files[] = {
      {&p->agreements, "agreements.txt"}, {&p->obligations, "obligations.txt"}, {&p->supports, "support.txt"},
      {&p->forces, "forces.txt"},         {&p->mandates, "mandates.txt"},
  };
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    enum truce_status status = open_classes(files[i].classes, arena, folder, files[i].name, error);
    if (status) return status;
  }
  enum truce_status status = open_predicates(p, arena, folder, error);
  if (!status) status = open_time(p, arena, folder, error);
  if (!status) status = open_events(p, arena, folder, own_events, error);
  if (!status) status = open_confidence(p, arena, folder, error);
  *patterns = p;
  return status;
}
