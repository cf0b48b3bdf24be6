#include "record/patterns.h"

#include "common/file.h"

enum { KNOWLEDGE_LARGEST = 8 * 1024 * 1024 };

static enum truce_status open_classes(struct word_classes **classes, struct arena *arena, const char *folder,
                                      const char *name, struct truce_error *error) {
  struct slice path = arena_print(arena, "%s/%s", folder, name);
  struct file file;
  enum truce_status status = file_open(&file, path.at, KNOWLEDGE_LARGEST, error);
  if (status) return status;
  struct slice text = arena_copy(arena, file.bytes);
  file_close(&file);
  return word_classes_open(classes, arena, path.at, text, error);
}

enum truce_status patterns_open(struct patterns **patterns, struct arena *arena, const char *folder,
                                struct truce_error *error) {
  struct patterns *p = ARENA_NEW(arena, struct patterns);
  const struct {
    struct word_classes **classes;
    const char *name;
  } files[] = {
      {&p->agreements, "agreements.txt"},
      {&p->obligations, "obligations.txt"},
      {&p->supports, "support.txt"},
      {&p->forces, "forces.txt"},
  };
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    enum truce_status status = open_classes(files[i].classes, arena, folder, files[i].name, error);
    if (status) return status;
  }
  *patterns = p;
  return TRUCE_OK;
}
