/* Where things are: model, knowledge and ledger, today, and the bytes of an operand. */
#include "command/command.h"
#include "common/file.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* The program's own folder, with the final '/'; empty when the system does not say. */
static struct slice own_folder(char path[PATH_MAX]) {
  ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 1);
  while (length > 0 && path[length - 1] != '/') length--;
  return (struct slice){path, length > 0 ? (size_t)length : 0};
}

/* Looks where `name` may be, nearest first: beside the program's folder as it is installed, in the source
   tree it was built in, where it was to be installed. The last is named when it is nowhere, so that the
   message that follows names a place. */
static const char *locate(char path[CALL_PATH], const char *name) {
  char own[PATH_MAX];
  struct slice folder = own_folder(own);
  snprintf(path, CALL_PATH, "%.*s../share/truce/%s", SLICE_ARGS(folder), name);
  if (folder.len && !access(path, R_OK)) return path;
  snprintf(path, CALL_PATH, "%s/%s", TRUCE_SOURCE_FOLDER, name);
  if (!access(path, R_OK)) return path;
  snprintf(path, CALL_PATH, "%s/%s", TRUCE_DATA_FOLDER, name);
  return path;
}

static const char *chosen(const struct call *call, const char *option, const char *variable) {
  const char *given = call_option(call, option);
  if (given) return given;
  const char *set = getenv(variable);
  return set && *set ? set : NULL;
}

const char *call_model(struct call *call) {
  const char *path = chosen(call, "model", "TRUCE_MODEL");
  return path ? path : locate(call->model_path, "model/english.truce");
}

const char *call_knowledge(struct call *call) {
  const char *path = chosen(call, "knowledge", "TRUCE_KNOWLEDGE");
  return path ? path : locate(call->knowledge_path, "knowledge");
}

const char *call_ledger(const struct call *call) {
  const char *path = chosen(call, "ledger", "TRUCE_LEDGER");
  return path ? path : "truce.db";
}

struct date call_today(void) {
  time_t now = time(NULL);
  struct tm parts;
  if (!localtime_r(&now, &parts)) return (struct date){0};
  return (struct date){(int16_t)(parts.tm_year + 1900), (uint8_t)(parts.tm_mon + 1), (uint8_t)parts.tm_mday};
}

static enum truce_status read_standard_input(struct input *input, size_t ceiling, struct truce_error *error) {
  struct buffer buffer;
  char block[64 * 1024];
  buffer_init(&buffer, ceiling);
  for (;;) {
    ssize_t n = read(STDIN_FILENO, block, sizeof block);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) {
      int number = errno;
      *input = (struct input){buffer_slice(&buffer), buffer.at, false};
      if (n == 0) return TRUCE_OK;
      input_close(input);
      return fail_errno(error, number, "read", "standard input");
    }
    buffer_add(&buffer, (struct slice){block, (size_t)n});
    if (!buffer.failed) continue;
    bool full = buffer.len + (size_t)n > ceiling;
    buffer_dispose(&buffer);
    if (full)
      return fail(error, TRUCE_LIMIT, "standard input is too large: at most %zu bytes are read", ceiling);
    return fail(error, TRUCE_NO_MEMORY, "no memory to read standard input");
  }
}

enum truce_status input_open(struct input *input, const char *path, size_t ceiling,
                             struct truce_error *error) {
  *input = (struct input){{"", 0}, NULL, false};
  if (!strcmp(path, "-")) return read_standard_input(input, ceiling, error);
  struct file file;
  enum truce_status status = file_open(&file, path, ceiling, error);
  if (!status) *input = (struct input){file.bytes, NULL, file.mapped};
  return status;
}

void input_close(struct input *input) {
  struct file file = {input->bytes, input->mapped};
  if (input->owned)
    free(input->owned);
  else
    file_close(&file);
  *input = (struct input){{"", 0}, NULL, false};
}
