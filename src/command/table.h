/* The table of all commands, the options that every one of them takes, and what is printed from both. */
#ifndef TRUCE_COMMAND_TABLE_H
#define TRUCE_COMMAND_TABLE_H

#include "command/command.h"

extern const struct command *const commands[]; /* NULL ends it */
extern const struct option common_options[];
extern const char *const group_names[GROUP_COUNT];

/* The command named by the first word, or the first two ("eval parse"); *words says how many. NULL: none. */
const struct command *command_find(char *const *arguments, int count, int *words);
/* True when some command's first word is `word`. */
bool command_is_family(const char *word);

/* Fills `call` from the arguments behind the command's name. */
enum truce_status options_parse(struct call *call, char **arguments, int count, struct truce_error *error);

void help_overview(struct buffer *out);
void help_command(struct buffer *out, const struct command *command);
void help_family(struct buffer *out, const char *word);
void help_man(struct buffer *out);
void help_completion(struct buffer *out);

/* Rows of the table of exit codes. */
struct exit_meaning {
  enum truce_status status;
  int code;
  const char *meaning;
};
extern const struct exit_meaning exit_meanings[];

#endif
