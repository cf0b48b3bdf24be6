#include "common/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

static enum truce_status read_all(struct file *file, int fd, size_t size, const char *path,
                                  struct truce_error *error) {
  if (!size) return *file = (struct file){{"", 0}, false}, TRUCE_OK;
  char *bytes = malloc(size);
  if (!bytes) return fail(error, TRUCE_NO_MEMORY, "no memory to read %s (%zu bytes)", path, size);
  size_t got = 0;
  while (got < size) {
    ssize_t n = read(fd, bytes + got, size - got);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      int number = errno;
      free(bytes);
      return fail_errno(error, number, "read", path);
    }
    if (n == 0) break;
    got += (size_t)n;
  }
  if (!got) free(bytes);
  *file = (struct file){{got ? bytes : "", got}, false};
  return TRUCE_OK;
}

static enum truce_status map_or_read(struct file *file, int fd, const char *path, size_t ceiling,
                                     struct truce_error *error) {
  struct stat info;
  if (fstat(fd, &info) < 0) return fail_errno(error, errno, "look at", path);
  if (S_ISDIR(info.st_mode)) return fail(error, TRUCE_BAD_INPUT, "%s is a folder, not a file", path);
  if (!S_ISREG(info.st_mode)) return fail(error, TRUCE_BAD_INPUT, "%s is not a plain file", path);
  size_t size = (size_t)info.st_size;
  if (size > ceiling)
    return fail(error, TRUCE_LIMIT, "%s is too large: %zu bytes, at most %zu are read", path, size, ceiling);
  void *map = size ? mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
  if (map == MAP_FAILED) return read_all(file, fd, size, path, error);
  *file = (struct file){{map, size}, true};
  return TRUCE_OK;
}

enum truce_status file_open(struct file *file, const char *path, size_t ceiling, struct truce_error *error) {
  *file = (struct file){{"", 0}, false};
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return fail_errno(error, errno, "open", path);
  enum truce_status status = map_or_read(file, fd, path, ceiling, error);
  close(fd);
  return status;
}

void file_close(struct file *file) {
  if (file->mapped)
    munmap((void *)file->bytes.at, file->bytes.len);
  else if (file->bytes.len)
    free((void *)file->bytes.at);
  *file = (struct file){{"", 0}, false};
}

enum truce_status file_unpack(struct buffer *bytes, const char *path, size_t ceiling,
                              struct truce_error *error) {
  char block[1 << 15];
  int got, code;
  errno = 0;
  gzFile file = gzopen(path, "rb");
  if (!file) return fail_errno(error, errno ? errno : ENOMEM, "open", path);
  while ((got = gzread(file, block, sizeof block)) > 0 && bytes->len < ceiling)
    buffer_add(bytes, (struct slice){block, (size_t)got});
  const char *why = gzerror(file, &code);
  enum truce_status status = TRUCE_OK;
  if (got < 0 || code == Z_BUF_ERROR)
    status = fail(error, TRUCE_BAD_INPUT, "cannot unpack %s: %s", path, why);
  else if (got > 0)
    status = fail(error, TRUCE_LIMIT, "%s is larger than %zu bytes", path, ceiling);
  else if (bytes->failed)
    status = fail(error, TRUCE_NO_MEMORY, "no memory for %s", path);
  gzclose(file);
  return status;
}
