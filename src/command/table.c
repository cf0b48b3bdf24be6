#include "command/table.h"

#include <sysexits.h>

#define COMMAND(x) extern const struct command command_##x;
#include "command/commands.h"
#undef COMMAND

const struct command *const commands[] = {
#define COMMAND(x) &command_##x,
#include "command/commands.h"
#undef COMMAND
    NULL};

const struct option common_options[] = {
    {"json", NULL, "answer in JSON Lines (the default when the output is no terminal)"},
    {"text", NULL, "answer in text for people (the default on a terminal)"},
    {"help", NULL, "show this help and stop", 'h'},
    OPTIONS_END};

const char *const group_names[GROUP_COUNT] = {"Reading", "Asking the ledger", "Language and measuring",
                                              "About truce"};

const struct exit_meaning exit_meanings[] = {
    {TRUCE_OK, EX_OK, "all is well"},
    {TRUCE_BAD_USAGE, EX_USAGE, "the command line is wrong"},
    {TRUCE_BAD_INPUT, EX_DATAERR, "a document, date or record cannot be read"},
    {TRUCE_BAD_LEDGER, EX_DATAERR, "the file is no ledger, a damaged one, or of a newer truce"},
    {TRUCE_LIMIT, EX_DATAERR, "something is larger or deeper than truce is willing to take"},
    {TRUCE_NOT_FOUND, EX_NOINPUT, "no such file, record, document or actor; no model or knowledge"},
    {TRUCE_NO_MEMORY, EX_OSERR, "there is not enough memory"},
    {TRUCE_IO, EX_IOERR, "reading or writing failed, for instance on a full disk"},
    {TRUCE_BUSY, EX_TEMPFAIL, "somebody else is writing the ledger: try again"},
    {TRUCE_DENIED, EX_NOPERM, "no permission"},
    {TRUCE_BAD_MODEL, EX_CONFIG, "the model is damaged or of another version"},
    {TRUCE_BAD_KNOWLEDGE, EX_CONFIG, "a knowledge file has an error in it"},
    {TRUCE_INTERRUPTED, 130, "stopped by Ctrl-C or a signal"},
    {0, -1, NULL}};

int exit_code(enum truce_status status) {
  for (const struct exit_meaning *row = exit_meanings; row->meaning; row++)
    if (row->status == status) return row->code;
  return EX_SOFTWARE;
}

/* How many of the words that `name` consists of open the arguments; 0 when they differ. */
static int matches(const char *name, char *const *arguments, int count) {
  struct slice rest = slice_of(name);
  int words = 0;
  while (rest.at) {
    struct slice word = slice_cut(&rest, ' ');
    if (words == count || !slice_equals(word, arguments[words])) return 0;
    words++;
  }
  return words;
}

const struct command *command_find(char *const *arguments, int count, int *words) {
  const struct command *best = NULL;
  *words = 0;
  for (size_t i = 0; commands[i]; i++) {
    int n = matches(commands[i]->name, arguments, count);
    if (n > *words) best = commands[i], *words = n;
  }
  return best;
}

bool command_is_family(const char *word) {
  for (size_t i = 0; commands[i]; i++) {
    struct slice rest = slice_of(commands[i]->name);
    struct slice first = slice_cut(&rest, ' ');
    if (rest.at && slice_equals(first, word)) return true;
  }
  return false;
}
