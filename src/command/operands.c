#include "command/operands.h"

#include <stdlib.h>
#include <sys/stat.h>

static bool is_pattern(const char *path) {
  struct stat about;
  return strpbrk(path, "*?[") && !strstr(path, "://") && lstat(path, &about) != 0;
}

static int by_bytes(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* In the order of bytes, whatever the locale says. */
static bool expand(glob_t *found, const char *path) {
  *found = (glob_t){0};
  if (glob(path, GLOB_NOSORT, NULL, found)) return globfree(found), false;
  qsort(found->gl_pathv, found->gl_pathc, sizeof *found->gl_pathv, by_bytes);
  return true;
}

static bool add(struct operands *o, const char *const *paths, size_t count) {
  const char **longer = realloc(o->all, (o->count + count + 1) * sizeof *longer);
  if (!longer) return false;
  o->all = longer;
  for (size_t i = 0; i < count; i++) o->all[o->count++] = paths[i];
  return true;
}

static bool expand_all(struct operands *o, const struct call *call) {
  o->globs = calloc(call->operand_count, sizeof *o->globs);
  bool enough = o->globs != NULL;
  for (size_t i = 0; i < call->operand_count && enough; i++) {
    const char *path = call->operands[i];
    glob_t *found = &o->globs[o->glob_count];
    if (is_pattern(path) && expand(found, path)) {
      o->glob_count++;
      enough = add(o, (const char *const *)found->gl_pathv, found->gl_pathc);
    } else {
      enough = add(o, &path, 1);
    }
  }
  return enough;
}

enum truce_status operands_expand(struct operands *operands, const struct call *call,
                                  struct truce_error *error) {
  bool any = false;
  *operands = (struct operands){.at = call->operands, .count = call->operand_count};
  for (size_t i = 0; i < call->operand_count; i++) any |= is_pattern(call->operands[i]);
  if (!any) return TRUCE_OK;
  operands->count = 0;
  if (!expand_all(operands, call)) {
    operands_dispose(operands);
    return fail(error, TRUCE_NO_MEMORY, "no memory for the names of the files");
  }
  operands->at = operands->all;
  return TRUCE_OK;
}

void operands_dispose(struct operands *operands) {
  for (size_t i = 0; i < operands->glob_count; i++) globfree(&operands->globs[i]);
  free(operands->globs);
  free(operands->all);
  *operands = (struct operands){0};
}
