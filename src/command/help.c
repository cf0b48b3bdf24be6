/* What is printed from the table of commands for people: --help. The man page and the completion of the shell
   come from the same table, in manual.c. */
#include "command/table.h"

static void wrap(struct buffer *out, int indent, int column, struct slice text) {
  bool first = true;
  while (text.at) {
    struct slice word = slice_cut(&text, ' ');
    if (!word.len) continue;
    if (!first && column + 1 + (int)word.len > 80) buffer_add_byte(out, '\n'), column = 0;
    if (column == 0 || column < indent)
      buffer_print(out, "%*s", indent - column, ""), column = indent;
    else if (!first)
      buffer_add_byte(out, ' '), column++;
    buffer_add(out, word);
    column += (int)word.len;
    first = false;
  }
  buffer_add_byte(out, '\n');
}

/* Paragraphs are lines; an empty one parts them. */
static void paragraphs(struct buffer *out, const char *text) {
  struct slice rest = slice_of(text);
  while (rest.at) {
    struct slice line = slice_cut(&rest, '\n');
    if (line.len)
      wrap(out, 0, 0, line);
    else
      buffer_add_byte(out, '\n');
  }
}

static void show_options(struct buffer *out, const struct option *options) {
  for (; options && options->name; options++) {
    size_t start = out->len;
    if (options->letter)
      buffer_print(out, "  -%c, --%s", options->letter, options->name);
    else
      buffer_print(out, "      --%s", options->name);
    if (options->argument) buffer_print(out, " %s", options->argument);
    int column = (int)(out->len - start);
    if (column > 28) buffer_add_byte(out, '\n'), column = 0;
    wrap(out, 30, column, slice_of(options->help));
  }
}

static void show_examples(struct buffer *out, const char *example) {
  buffer_add_text(out, "\nExamples:\n");
  struct slice rest = slice_of(example);
  while (rest.at) {
    struct slice line = slice_cut(&rest, '\n');
    if (line.len) buffer_print(out, "  %.*s\n", SLICE_ARGS(line));
  }
}

void help_command(struct buffer *out, const struct command *command) {
  buffer_print(out, "truce %s [OPTION]...%s%s\n%s.\n", command->name, command->operands ? " " : "",
               command->operands ? command->operands : "", command->summary);
  if (command->details) {
    buffer_add_byte(out, '\n');
    paragraphs(out, command->details);
  }
  buffer_add_text(out, "\nOptions:\n");
  show_options(out, command->options);
  show_options(out, common_options);
  if (command->example) show_examples(out, command->example);
}

static void show_line(struct buffer *out, const struct command *command) {
  size_t start = out->len;
  buffer_print(out, "  %s", command->name);
  wrap(out, 20, (int)(out->len - start), slice_of(command->summary));
}

void help_overview(struct buffer *out) {
  buffer_add_text(out, "truce reads conflict reporting and keeps an evidence-backed ledger of it.\n\n"
                       "truce COMMAND [OPTION]... [ARGUMENT]...\n");
  for (int group = 0; group < GROUP_COUNT; group++) {
    buffer_print(out, "\n%s:\n", group_names[group]);
    for (size_t i = 0; commands[i]; i++)
      if ((int)commands[i]->group == group) show_line(out, commands[i]);
  }
  buffer_add_text(out, "\ntruce COMMAND --help tells more of each.\n");
}

void help_family(struct buffer *out, const char *word) {
  size_t length = strlen(word);
  buffer_print(out, "truce %s COMMAND [OPTION]... [ARGUMENT]...\n\n", word);
  for (size_t i = 0; commands[i]; i++)
    if (!strncmp(commands[i]->name, word, length) && commands[i]->name[length] == ' ')
      show_line(out, commands[i]);
  buffer_print(out, "\ntruce %s COMMAND --help tells more of each.\n", word);
}

static enum truce_status help(struct call *call, struct truce_error *error) {
  if (call_flag(call, "man"))
    help_man(&call->out);
  else if (call_option(call, "completion"))
    help_completion(&call->out);
  else if (!call->operand_count)
    help_overview(&call->out);
  else {
    int words;
    const struct command *command =
        command_find((char *const *)call->operands, (int)call->operand_count, &words);
    if (command && words == (int)call->operand_count)
      help_command(&call->out, command);
    else if (call->operand_count == 1 && command_is_family(call->operands[0]))
      help_family(&call->out, call->operands[0]);
    else
      return fail(error, TRUCE_BAD_USAGE, "no command %s", call->operands[0]);
  }
  return TRUCE_OK;
}

static const struct option options[] = {
    {"man", NULL, "print the manual page of truce in man's own format"},
    {"completion", "SHELL", "print what teaches the shell (bash) to complete truce's commands and options"},
    OPTIONS_END};

const struct command command_help = {
    .name = "help",
    .group = GROUP_ABOUT,
    .operands = "[COMMAND]",
    .most = 2,
    .summary = "Show all commands, or one of them with its options",
    .options = options,
    .example = "truce help read\n. <(truce help --completion bash)",
    .run = help,
};
