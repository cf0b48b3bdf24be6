#include "language/train/segment_section.h"

#include "language/train/trainer.h"

/* Treebanks read; their sentences point into the files' bytes. */
struct treebanks {
  struct buffer bytes[TRAIN_FILES_MAX];
  struct conllu corpora[TRAIN_FILES_MAX];
  int count;
};

static enum truce_status read_all(struct treebanks *t, struct arena *arena, const char *const *paths,
                                  int count, struct truce_error *error) {
  if (setjmp(*arena_guard(arena))) return fail(error, TRUCE_NO_MEMORY, "no memory for the treebanks");
  enum truce_status status = TRUCE_OK;
  while (!status && t->count < count) {
    const char *path = paths[t->count];
    struct buffer *bytes = &t->bytes[t->count];
    struct conllu *corpus = &t->corpora[t->count++];
    buffer_init(bytes, 0);
    status = conllu_load(bytes, path, error);
    if (!status) status = conllu_read(corpus, arena, buffer_slice(bytes), path, error);
  }
  return status;
}

enum truce_status segment_section_train(const char *const *treebanks, int count,
                                        const struct segmenter_options *options, struct buffer *section,
                                        struct truce_error *error) {
  static const struct treebanks none;
  struct treebanks t = none;
  struct arena *arena = arena_new((size_t)4 << 30);
  if (!arena) return fail(error, TRUCE_NO_MEMORY, "no memory for the treebanks");
  enum truce_status status = read_all(&t, arena, treebanks, count, error);
  if (!status) status = segmenter_train(t.corpora, (uint32_t)t.count, options, section, error);
  for (int i = 0; i < t.count; i++) buffer_dispose(&t.bytes[i]);
  arena_free(arena);
  return status;
}
