/* Whole files in and out of memory. */
#ifndef TRUCE_FILE_H
#define TRUCE_FILE_H

#include "common/buffer.h"
#include "common/error.h"
#include "common/slice.h"

/* A file's bytes, mapped read-only (or read, where mapping fails). Release with file_close. */
struct file {
  struct slice bytes;
  bool mapped;
};

enum truce_status file_open(struct file *file, const char *path, size_t ceiling, struct truce_error *error);
void file_close(struct file *file);
/* A file's bytes into a buffer that the caller made; gzip is unpacked, anything else taken as it is. */
enum truce_status file_unpack(struct buffer *bytes, const char *path, size_t ceiling,
                              struct truce_error *error);

#endif
