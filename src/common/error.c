#include "common/error.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum truce_status fail(struct truce_error *error, enum truce_status status, const char *format, ...) {
  if (!error) return status;
  va_list args;
  va_start(args, format);
  error->status = status;
  vsnprintf(error->message, sizeof error->message, format, args);
  va_end(args);
  return status;
}

static enum truce_status status_of_errno(int number) {
  switch (number) {
  case ENOENT:
  case ENOTDIR: return TRUCE_NOT_FOUND;
  case ENOMEM: return TRUCE_NO_MEMORY;
  case EACCES:
  case EPERM: return TRUCE_DENIED;
  default: return TRUCE_IO;
  }
}

enum truce_status fail_errno(struct truce_error *error, int number, const char *what, const char *name) {
  return fail(error, status_of_errno(number), "cannot %s %s: %s", what, name, strerror(number));
}
