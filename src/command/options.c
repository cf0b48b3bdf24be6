/* Reads the command line by the command's own table of options. */
#include "command/table.h"

#include <stdlib.h>
#include <unistd.h>

static const struct option *find_in(const struct option *options, struct slice name, char letter) {
  for (; options && options->name; options++)
    if (letter ? options->letter == letter : slice_equals(name, options->name)) return options;
  return NULL;
}

static const struct option *find(const struct command *command, struct slice name, char letter) {
  const struct option *option = find_in(command->options, name, letter);
  return option ? option : find_in(common_options, name, letter);
}

static enum truce_status give(struct call *call, const struct option *option, const char *value,
                              struct truce_error *error) {
  if (call->given_count == CALL_OPTIONS)
    return fail(error, TRUCE_BAD_USAGE, "more than %d options", CALL_OPTIONS);
  call->given[call->given_count++] = (struct given){option->name, value ? value : ""};
  return TRUCE_OK;
}

/* Takes the option at arguments[*i], and its value, which may be the next argument. */
static enum truce_status take(struct call *call, char **arguments, int count, int *i,
                              struct truce_error *error) {
  const char *text = arguments[*i], *value = NULL;
  const struct option *option;
  if (text[1] == '-') {
    struct slice rest = slice_of(text + 2), name = slice_cut(&rest, '=');
    value = rest.at;
    option = find(call->command, name, 0);
  } else {
    option = find(call->command, (struct slice){0}, text[1]);
    if (text[2]) value = text + 2;
  }
  if (!option)
    return fail(error, TRUCE_BAD_USAGE, "no option %s; see truce %s --help", text, call->command->name);
  if (!option->argument && value)
    return fail(error, TRUCE_BAD_USAGE, "option --%s takes no value", option->name);
  if (option->argument && !value) {
    if (*i + 1 >= count)
      return fail(error, TRUCE_BAD_USAGE, "option --%s wants a value: %s", option->name, option->argument);
    value = arguments[++*i];
  }
  return give(call, option, value, error);
}

static enum truce_status count_operands(const struct call *call, struct truce_error *error) {
  const struct command *command = call->command;
  int count = (int)call->operand_count;
  const char *usage = command->operands ? command->operands : "";
  if (count < command->least)
    return fail(error, TRUCE_BAD_USAGE, "too few arguments; usage: truce %s [OPTION]... %s", command->name,
                usage);
  if (command->most >= 0 && count > command->most)
    return fail(error, TRUCE_BAD_USAGE, "one argument too many: %s; usage: truce %s [OPTION]... %s",
                call->operands[command->most], command->name, usage);
  return TRUCE_OK;
}

/* Operands are gathered at the front of `arguments`, so that options may stand anywhere before a "--". */
enum truce_status options_parse(struct call *call, char **arguments, int count, struct truce_error *error) {
  int operands = 0, i = 0;
  for (; i < count; i++) {
    const char *text = arguments[i];
    if (!strcmp(text, "--")) break;
    if (text[0] != '-' || !text[1]) {
      arguments[operands++] = arguments[i];
      continue;
    }
    enum truce_status status = take(call, arguments, count, &i, error);
    if (status) return status;
  }
  for (i++; i < count; i++) arguments[operands++] = arguments[i];
  call->operands = (const char *const *)arguments;
  call->operand_count = (size_t)operands;
  if (call_flag(call, "json") && call_flag(call, "text"))
    return fail(error, TRUCE_BAD_USAGE, "--json and --text exclude each other");
  return call_flag(call, "help") ? TRUCE_OK : count_operands(call, error);
}

const char *call_option_at(const struct call *call, const char *name, size_t nth) {
  for (size_t i = 0; i < call->given_count; i++)
    if (!strcmp(call->given[i].name, name) && nth-- == 0) return call->given[i].value;
  return NULL;
}

const char *call_option(const struct call *call, const char *name) {
  for (size_t i = call->given_count; i-- > 0;)
    if (!strcmp(call->given[i].name, name)) return call->given[i].value;
  return NULL;
}

enum truce_status call_files(const struct call *call, const char *name, const char **files, int most,
                             int *count, struct truce_error *error) {
  const char *file;
  for (*count = 0; (file = call_option_at(call, name, (size_t)*count)); files[(*count)++] = file)
    if (*count == most) return fail(error, TRUCE_BAD_USAGE, "--%s: at most %d files", name, most);
  return TRUCE_OK;
}

bool call_flag(const struct call *call, const char *name) { return call_option(call, name) != NULL; }

enum truce_status call_date(const struct call *call, const char *name, struct date *date,
                            struct truce_error *error) {
  const char *value = call_option(call, name);
  *date = (struct date){0};
  if (!value || date_parse(slice_of(value), date)) return TRUCE_OK;
  return fail(error, TRUCE_BAD_USAGE, "--%s: \"%s\" is not a date like 2021-01-29, 2021-01 or 2021", name,
              value);
}

enum truce_status call_number(const struct call *call, const char *name, int64_t least, int64_t most,
                              int64_t otherwise, int64_t *value, struct truce_error *error) {
  const char *text = call_option(call, name);
  uint64_t number;
  *value = otherwise;
  if (!text) return TRUCE_OK;
  if (!slice_number(slice_of(text), &number) || number > INT64_MAX || (int64_t)number < least ||
      (int64_t)number > most)
    return fail(error, TRUCE_BAD_USAGE, "--%s: \"%s\" is not a whole number from %lld to %lld", name, text,
                (long long)least, (long long)most);
  *value = (int64_t)number;
  return TRUCE_OK;
}

/* "0.85", ".5", "1": read by hand, since strtod asks the locale. */
static bool parse_fraction(const char *text, double *value) {
  double whole = 0, part = 0, scale = 1;
  size_t digits = 0;
  for (; *text >= '0' && *text <= '9'; text++, digits++) whole = whole * 10 + (*text - '0');
  if (*text == '.')
    for (text++; *text >= '0' && *text <= '9' && digits < 15; text++, digits++) {
      part = part * 10 + (*text - '0');
      scale *= 10;
    }
  *value = whole + part / scale;
  return digits && !*text && *value <= 1;
}

enum truce_status call_fraction(const struct call *call, const char *name, double otherwise, double *value,
                                struct truce_error *error) {
  const char *text = call_option(call, name);
  *value = otherwise;
  if (!text || parse_fraction(text, value)) return TRUCE_OK;
  return fail(error, TRUCE_BAD_USAGE, "--%s: \"%s\" is not a number from 0 to 1", name, text);
}

enum truce_status call_threads(const struct call *call, int64_t *threads, struct truce_error *error) {
  long processors = sysconf(_SC_NPROCESSORS_ONLN);
  return call_number(call, "threads", 1, 256, processors > 1 ? (processors < 256 ? processors : 256) : 1,
                     threads, error);
}
