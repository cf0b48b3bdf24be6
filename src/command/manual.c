/* The manual page and the completion of the shell, printed from the table of commands. */
#include "command/table.h"

/* roff takes a '-' for a hyphen, a backslash for its own and a leading dot or quote for a request. */
static void roff(struct buffer *out, struct slice text) {
  if (text.len && (*text.at == '.' || *text.at == '\'')) buffer_add_text(out, "\\&");
  for (size_t i = 0; i < text.len; i++) {
    if (text.at[i] == '-')
      buffer_add_text(out, "\\-");
    else if (text.at[i] == '\\')
      buffer_add_text(out, "\\e");
    else
      buffer_add_byte(out, text.at[i]);
  }
}

static void roff_lines(struct buffer *out, const char *text) {
  struct slice rest = slice_of(text);
  while (rest.at) {
    struct slice line = slice_cut(&rest, '\n');
    if (!line.len && rest.at) buffer_add_text(out, ".PP");
    roff(out, line);
    buffer_add_byte(out, '\n');
  }
}

static void roff_options(struct buffer *out, const struct option *options) {
  for (; options && options->name; options++) {
    buffer_add_text(out, ".TP\n");
    if (options->letter) buffer_print(out, "\\fB\\-%c\\fR, ", options->letter);
    buffer_add_text(out, "\\fB\\-\\-");
    roff(out, slice_of(options->name));
    buffer_add_text(out, "\\fR");
    if (options->argument) buffer_print(out, " \\fI%s\\fR", options->argument);
    buffer_add_byte(out, '\n');
    roff(out, slice_of(options->help));
    buffer_add_text(out, ".\n");
  }
}

static void roff_command(struct buffer *out, const struct command *command) {
  buffer_print(out, ".SS truce %s [OPTION]...%s%s\n", command->name, command->operands ? " " : "",
               command->operands ? command->operands : "");
  roff(out, slice_of(command->summary));
  buffer_add_text(out, ".\n");
  if (command->details) {
    buffer_add_text(out, ".PP\n");
    roff_lines(out, command->details);
  }
  roff_options(out, command->options);
  if (!command->example) return;
  buffer_add_text(out, ".PP\nExamples:\n.PP\n.nf\n.RS\n");
  roff_lines(out, command->example);
  buffer_add_text(out, ".RE\n.fi\n");
}

static void roff_exit_codes(struct buffer *out) {
  buffer_add_text(out, ".SH EXIT STATUS\n");
  for (const struct exit_meaning *row = exit_meanings; row->meaning; row++)
    buffer_print(out, ".TP\n.B %d\n%s\n", row->code, row->meaning);
}

static const char manual_description[] =
    "reads news reports, resolutions and agreements about armed conflicts, and keeps a ledger of what they "
    "say: "
    "which truce was signed by whom, what it obliges whom to do by when, who backs whom with what, how many "
    "fighters are counted by whom. Every answer rests on records, every record on the words that say it.\n"
    "\n"
    "Answers are text for people on a terminal and JSON Lines in a pipe; --text and --json choose. Messages "
    "go to "
    "standard error as one line each.";

static const char manual_files[] =
    ".SH FILES\n.TP\n.I truce.db\nThe ledger, an SQLite database in the folder truce is called in, unless "
    "\\-\\-ledger or TRUCE_LEDGER names another.\n"
    ".SH ENVIRONMENT\n.TP\n.B TRUCE_MODEL\nThe language model to read with.\n.TP\n.B TRUCE_KNOWLEDGE\nThe "
    "folder of "
    "knowledge to read with.\n.TP\n.B TRUCE_LEDGER\nThe ledger to use.\n.TP\n.B NO_COLOR\nWhen set, no "
    "colour is "
    "used.\n";

void help_man(struct buffer *out) {
  buffer_print(out, ".TH TRUCE 1 \"\" \"truce %s\" \"User Commands\"\n", TRUCE_VERSION_TEXT);
  buffer_add_text(out,
                  ".SH NAME\ntruce \\- read conflict reporting and keep an evidence\\-backed ledger of it\n"
                  ".SH SYNOPSIS\n.B truce\n.I COMMAND\n[\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...\n"
                  ".SH DESCRIPTION\n.B truce\n");
  roff_lines(out, manual_description);
  buffer_add_text(out, ".PP\nEvery command takes these options:\n");
  roff_options(out, common_options);
  for (int group = 0; group < GROUP_COUNT; group++) {
    buffer_print(out, ".SH %s\n", group_names[group]);
    for (size_t i = 0; commands[i]; i++)
      if ((int)commands[i]->group == group) roff_command(out, commands[i]);
  }
  buffer_add_text(out, manual_files);
  roff_exit_codes(out);
}

static void completion_options(struct buffer *out, const struct option *options) {
  for (; options && options->name; options++) buffer_print(out, " --%s", options->name);
}

void help_completion(struct buffer *out) {
  buffer_add_text(out, "# bash completion for truce; made by: truce help --completion bash\n"
                       "_truce() {\n  local word=${COMP_WORDS[COMP_CWORD]} options=\n"
                       "  if [ \"$COMP_CWORD\" = 1 ]; then\n    COMPREPLY=($(compgen -W \"");
  for (size_t i = 0; commands[i]; i++) {
    struct slice name = slice_of(commands[i]->name), first = slice_cut(&name, ' ');
    buffer_print(out, "%s%.*s", i ? " " : "", SLICE_ARGS(first));
  }
  buffer_add_text(out,
                  "\" -- \"$word\"))\n    return\n  fi\n  case \"${COMP_WORDS[1]} ${COMP_WORDS[2]}\" in\n");
  for (int words = 2; words > 0; words--)
    for (size_t i = 0; commands[i]; i++) {
      if ((strchr(commands[i]->name, ' ') ? 2 : 1) != words) continue;
      buffer_print(out, "  \"%s%s) options=\"", commands[i]->name, words == 2 ? "\"" : " \"*");
      completion_options(out, commands[i]->options);
      completion_options(out, common_options);
      buffer_add_text(out, "\" ;;\n");
    }
  buffer_add_text(out,
                  "  esac\n  case $word in\n  -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
                  "  *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n  esac\n}\n"
                  "complete -o filenames -F _truce truce\n");
}
