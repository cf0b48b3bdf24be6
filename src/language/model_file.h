/* The container of a trained model: named sections, 64-byte aligned, under one checksum
   (doc/model-format.md). Opened read-only and mapped, so that threads and programs share one copy. A file
   that opens is whole: its table has been checked and its checksum is right; what a section says is for its
   reader to check. */
#ifndef TRUCE_MODEL_FILE_H
#define TRUCE_MODEL_FILE_H

#include "common/buffer.h"
#include "common/file.h"

enum { MODEL_FILE_VERSION = 1, MODEL_SECTION_ALIGNMENT = 64, MODEL_SECTIONS_MAX = 256, MODEL_NAME_MAX = 39 };

struct model_file {
  struct file file;
  uint32_t section_count;
};

/* TRUCE_NOT_FOUND, TRUCE_BAD_MODEL ... with what is wrong and where. */
enum truce_status model_file_open(struct model_file *model, const char *path, struct truce_error *error);
/* The same for bytes that the caller keeps, aligned to MODEL_SECTION_ALIGNMENT; `name` is for messages. */
enum truce_status model_file_take(struct model_file *model, struct slice bytes, const char *name,
                                  struct truce_error *error);
void model_file_close(struct model_file *model);
/* The name of section i < section_count. */
const char *model_file_name(const struct model_file *model, uint32_t i);
/* The section's bytes; at NULL where there is none of that name. */
struct slice model_file_section(const struct model_file *model, const char *name);

struct model_writer {
  struct buffer data; /* the sections' bytes */
  struct {
    char name[MODEL_NAME_MAX + 1];
    uint64_t offset, length; /* in `data` */
  } sections[MODEL_SECTIONS_MAX];
  uint32_t count;
  bool failed;
};

void model_writer_init(struct model_writer *writer);
void model_writer_add(struct model_writer *writer, const char *name, struct slice bytes);
/* The whole file's bytes, appended to `out`, whose failing is the caller's to look at. */
void model_writer_build(const struct model_writer *writer, struct buffer *out);
/* Writes beside and renames, so that nobody sees half a model. */
enum truce_status model_writer_save(struct model_writer *writer, const char *path, struct truce_error *error);
void model_writer_dispose(struct model_writer *writer);

#endif
