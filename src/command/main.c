/* truce: finds the command in the table, parses its options, runs it, and turns its status into an exit code.
   Nothing but this folder prints or exits. */
#include "command/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* The one variable of the program: a signal handler has no other way to tell. Commands see it as
   call->stop. */
static volatile sig_atomic_t stopped;

static void stop(int number) {
  (void)number;
  stopped = 1;
}

/* The first Ctrl-C asks, a second one ends the program; a closed pipe is an error value, not a signal. */
static void catch_signals(void) {
  struct sigaction ask = {.sa_handler = stop, .sa_flags = (int)SA_RESETHAND};
  sigaction(SIGINT, &ask, NULL);
  sigaction(SIGTERM, &ask, NULL);
  signal(SIGPIPE, SIG_IGN);
}

static int terminal_width(void) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) || size.ws_col < 40) return 80;
  return size.ws_col > 120 ? 120 : size.ws_col;
}

static void look_at_terminal(struct call *call) {
  const char *no_colour = getenv("NO_COLOR"), *terminal = getenv("TERM");
  call->terminal = isatty(STDOUT_FILENO);
  call->json = call_flag(call, "json") || (!call->terminal && !call_flag(call, "text"));
  call->colour =
      call->terminal && !call->json && !(no_colour && *no_colour) && terminal && strcmp(terminal, "dumb");
  call->width = call->terminal ? terminal_width() : 80;
}

static int finish(struct call *call, enum truce_status status, struct truce_error *error) {
  struct truce_error late = {0};
  enum truce_status written = call->reader_left ? TRUCE_OK : call_flush_all(call, &late);
  if (!status && written) status = written, *error = late;
  buffer_dispose(&call->out);
  if (call->reader_left) return 0;
  if (status && *error->message) call_warn(call, "%s", error->message); /* empty: it was said before */
  return exit_code(status);
}

static int run(const struct command *command, char **arguments, int count) {
  struct call call = {.command = command, .stop = &stopped};
  struct truce_error error = {0};
  buffer_init(&call.out, 0);
  enum truce_status status = options_parse(&call, arguments, count, &error);
  look_at_terminal(&call);
  if (!status && call_flag(&call, "help"))
    help_command(&call.out, command);
  else if (!status)
    status = command->run(&call, &error);
  return finish(&call, status, &error);
}

static int no_such(const char *name) {
  struct call call = {0};
  if (!name)
    call_warn(&call, "which command? See truce --help");
  else
    call_warn(&call, "no command %s; see truce --help", name);
  return exit_code(TRUCE_BAD_USAGE);
}

static int overview(const char *family) {
  struct call call = {.stop = &stopped};
  struct truce_error error = {0};
  buffer_init(&call.out, 0);
  if (family)
    help_family(&call.out, family);
  else
    help_overview(&call.out);
  return finish(&call, TRUCE_OK, &error);
}

int main(int count, char **arguments) {
  catch_signals();
  if (count < 2) return no_such(NULL);
  const char *first = arguments[1];
  if (!strcmp(first, "--help") || !strcmp(first, "-h")) return overview(NULL);
  if (!strcmp(first, "--version")) arguments[1] = "version";
  int words;
  const struct command *command = command_find(arguments + 1, count - 1, &words);
  if (command) return run(command, arguments + 1 + words, count - 1 - words);
  if (command_is_family(first) && count > 2 &&
      (!strcmp(arguments[2], "--help") || !strcmp(arguments[2], "-h")))
    return overview(first);
  return no_such(first);
}
