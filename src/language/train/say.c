#include "language/train/say.h"

#include <stdarg.h>
#include <stdio.h>

void say(listener *to, const char *format, ...) {
  char line[400];
  va_list arguments;
  if (!to) return;
  va_start(arguments, format);
  vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  to(line);
}
