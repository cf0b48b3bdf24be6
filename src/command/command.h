/* command: one file a command. Each defines a `const struct command`, which says everything about it once;
   the parser of options, --help, the man page and the completion of the shell all read it from there.

     const struct command command_due = {.name = "due", .group = GROUP_ASK, .summary = "...", .run = due};

   To add a command: a file with such a struct, a line in commands.h, its name in meson.build. */
#ifndef TRUCE_COMMAND_H
#define TRUCE_COMMAND_H

#include "common/buffer.h"
#include "common/date.h"
#include "common/error.h"
#include "common/json.h"

#include <signal.h>

/* Headings of the list of commands, in the order in which they are shown. */
enum command_group { GROUP_READ, GROUP_ASK, GROUP_LANGUAGE, GROUP_ABOUT, GROUP_COUNT };

struct option {
  const char *name;     /* "as-of": --as-of; NULL ends a table */
  const char *argument; /* "DATE": takes one; NULL: a flag */
  const char *help;     /* one sentence without full stop */
  char letter;          /* 'o': also -o; 0: none */
};

struct call;

struct command {
  const char *name; /* "due"; two words where a command has a family: "eval parse" */
  enum command_group group;
  const char *operands; /* "FILE..." or "[ACTOR]"; NULL: takes none */
  int least, most;      /* how many operands; most -1: any number */
  const char *summary;  /* one line, begins with a verb, no full stop */
  const char *details;  /* paragraphs parted by an empty line; may be NULL */
  const char *example;  /* lines of the shell; may be NULL */
  const struct option *options;
  enum truce_status (*run)(struct call *call, struct truce_error *error);
};

/* Every command also takes --json, --text, --help; those that list one of the following take that. */
#define OPTION_LEDGER                                                                                        \
  { "ledger", "FILE", "the ledger to use (default: $TRUCE_LEDGER, else ./truce.db)" }
#define OPTION_MODEL                                                                                         \
  { "model", "FILE", "the language model to read with (default: $TRUCE_MODEL, else truce's own)" }
#define OPTION_KNOWLEDGE                                                                                     \
  { "knowledge", "FOLDER", "the knowledge to read with (default: $TRUCE_KNOWLEDGE, else truce's own)" }
#define OPTIONS_END                                                                                          \
  { NULL }

enum {
  CALL_OPTIONS = 64, /* options one command line may give */
  CALL_PATH = 4096 + 64
};

struct given {
  const char *name, *value;
};

/* One call of a command: what the command line said, and where the answer goes. Commands write into `out` (a
   buffer, so that struct json and buffer_print serve) and call call_flush after each record or row. */
struct call {
  const struct command *command;
  const char *const *operands;
  size_t operand_count;
  struct given given[CALL_OPTIONS];
  size_t given_count;
  struct buffer out;
  bool json;     /* JSON Lines: --json, or the output is no terminal and --text was not given */
  bool terminal; /* standard output is a terminal */
  bool colour;
  int width;        /* columns of the terminal, 80 elsewhere */
  bool reader_left; /* the pipe was closed by whoever read it: not an error of ours */
  const volatile sig_atomic_t *stop;
  bool *line_shown; /* a line of progress stands on the terminal, to be wiped before anything else; or NULL */
  char model_path[CALL_PATH], knowledge_path[CALL_PATH];
};

/* The value of an option, of the last one when it is given twice; NULL when it is not given. */
const char *call_option(const struct call *call, const char *name);
/* The value of its nth occurrence from 0, for options that may be repeated; NULL behind the last. */
const char *call_option_at(const struct call *call, const char *name, size_t nth);
/* All of them, in order, at most `most`. */
enum truce_status call_files(const struct call *call, const char *name, const char **files, int most,
                             int *count, struct truce_error *error);
bool call_flag(const struct call *call, const char *name);
/* "2021-01-29", "2021-01" or "2021"; none when it is not given. */
enum truce_status call_date(const struct call *call, const char *name, struct date *date,
                            struct truce_error *error);
enum truce_status call_number(const struct call *call, const char *name, int64_t least, int64_t most,
                              int64_t otherwise, int64_t *value, struct truce_error *error);
/* A decimal from 0 to 1. */
enum truce_status call_fraction(const struct call *call, const char *name, double otherwise, double *value,
                                struct truce_error *error);
/* --threads, else as many as the machine has processors. No output depends on it. */
enum truce_status call_threads(const struct call *call, int64_t *threads, struct truce_error *error);
/* The paths of model, knowledge folder and ledger to use. They live as long as the call. */
const char *call_model(struct call *call);
const char *call_knowledge(struct call *call);
const char *call_ledger(const struct call *call);
/* Today in the machine's time zone: for a default of --as-of only, never for reading. */
struct date call_today(void);
/* Ctrl-C was pressed: finish the piece at hand and return TRUCE_INTERRUPTED. */
static inline bool call_stopped(const struct call *call) { return *call->stop != 0; }

/* Writes out what is in `out`: at once on a terminal, else when it has grown to a block. Fails when the
   output cannot be written or the stop flag is up. */
enum truce_status call_flush(struct call *call, struct truce_error *error);
enum truce_status call_flush_all(struct call *call, struct truce_error *error);
/* A line on standard error that says how far work is. */
void call_progress(const char *line);
/* "truce read: ..." on standard error, for what is passed over and does not end the run. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void
call_warn(const struct call *call, const char *format, ...);
/* The bytes of a file, or of standard input for "-", which must fit the ceiling. Release with input_close. */
struct input {
  struct slice bytes;
  void *owned;
  bool mapped;
};
enum truce_status input_open(struct input *input, const char *path, size_t ceiling,
                             struct truce_error *error);
void input_close(struct input *input);

/* Text from a document, safe to show: control characters become blanks. */
void show_text(struct call *call, struct slice text);
/* The same, white space runs as one blank, wrapped to the terminal's width, every line after `indent`
   blanks. */
void show_wrapped(struct call *call, int indent, struct slice text);
enum style { STYLE_PLAIN, STYLE_BOLD, STYLE_DIM, STYLE_GOOD, STYLE_BAD, STYLE_MARK };
/* Switches the terminal's style; nothing where there is no colour. */
void show_style(struct call *call, enum style style);
/* "%-*s" by columns: the text (cut with an ellipsis when longer) and blanks up to `columns`. */
void show_column(struct call *call, int columns, struct slice text);

/* The exit code that stands for a status (sysexits.h), and its meaning in the man page. */
int exit_code(enum truce_status status);

#endif
