/* A library to preload: the Nth call of some kind fails. FAULT_READ, FAULT_WRITE, FAULT_OPEN, FAULT_MAP,
   FAULT_SYNC, FAULT_MALLOC: N, from 1; that call and all after it fail, or with FAULT_ONCE set that one
   alone. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

static int is_due(const char *name, int *calls) {
  const char *wanted = getenv(name);
  if (!wanted) return 0;
  int at = atoi(wanted), now = __atomic_add_fetch(calls, 1, __ATOMIC_SEQ_CST);
  return getenv("FAULT_ONCE") ? now == at : now >= at;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t read(int fd, void *to, size_t size) {
  static int calls;
  if (is_due("FAULT_READ", &calls)) return errno = EIO, -1;
  return NEXT(read)(fd, to, size);
}

ssize_t pread64(int fd, void *to, size_t size, off64_t at) {
  static int calls;
  if (is_due("FAULT_READ", &calls)) return errno = EIO, -1;
  return NEXT(pread64)(fd, to, size, at);
}

ssize_t write(int fd, const void *from, size_t size) {
  static int calls;
  if (fd != STDERR_FILENO && is_due("FAULT_WRITE", &calls)) return errno = ENOSPC, -1;
  return NEXT(write)(fd, from, size);
}

ssize_t pwrite64(int fd, const void *from, size_t size, off64_t at) {
  static int calls;
  if (is_due("FAULT_WRITE", &calls)) return errno = ENOSPC, -1;
  return NEXT(pwrite64)(fd, from, size, at);
}

int fsync(int fd) {
  static int calls;
  if (is_due("FAULT_SYNC", &calls)) return errno = EIO, -1;
  return NEXT(fsync)(fd);
}

int fdatasync(int fd) {
  static int calls;
  if (is_due("FAULT_SYNC", &calls)) return errno = EIO, -1;
  return NEXT(fdatasync)(fd);
}

void *mmap(void *at, size_t size, int protection, int flags, int fd, off_t offset) {
  static int calls;
  if (fd >= 0 && is_due("FAULT_MAP", &calls)) return errno = ENODEV, MAP_FAILED;
  return NEXT(mmap)(at, size, protection, flags, fd, offset);
}

int open(const char *path, int flags, ...) {
  static int calls;
  va_list arguments;
  va_start(arguments, flags);
  mode_t mode = flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  if (is_due("FAULT_OPEN", &calls)) return errno = EIO, -1;
  return NEXT(open)(path, flags, mode);
}
