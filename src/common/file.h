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

/* Fails with TRUCE_NOT_FOUND, TRUCE_DENIED, TRUCE_IO, TRUCE_BAD_INPUT (a folder, a device), TRUCE_LIMIT (more
   than `ceiling` bytes) or TRUCE_NO_MEMORY; then there is nothing to close. */
enum truce_status file_open(struct file *file, const char *path, size_t ceiling, struct truce_error *error);
/* Also of a file that is closed already. */
void file_close(struct file *file);
/* A file's bytes into a buffer that the caller made and disposes of; gzip is unpacked, anything else taken as
   it is. Fails as file_open does; a damaged gzip file is TRUCE_BAD_INPUT. */
enum truce_status file_unpack(struct buffer *bytes, const char *path, size_t ceiling,
                              struct truce_error *error);

#endif
