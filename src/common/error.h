/* Failing is a value: a function that can fail returns a status and leaves one line of explanation where the
   caller put an error. The line says what, where (file, line, byte) and why; it is passed up unchanged. */
#ifndef TRUCE_ERROR_H
#define TRUCE_ERROR_H

#include "truce.h"

#include <stdarg.h>

/* Fills `error` (which may be NULL) and returns `status`, so that a failure is one line: return fail(...). */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
enum truce_status
fail(struct truce_error *error, enum truce_status status, const char *format, ...);

/* Appends strerror(number): "cannot open x.txt: No such file or directory"; the status follows from errno. */
enum truce_status fail_errno(struct truce_error *error, int number, const char *what, const char *name);

#endif
