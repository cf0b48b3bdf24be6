/* asking: what the commands that ask the ledger share: opening it, the question's options, and rows for
   people. */
#ifndef TRUCE_ASKING_H
#define TRUCE_ASKING_H

#include "command/command.h"
#include "ledger/ledger.h"

struct asked {
  struct call *call;
  struct ledger *ledger;
  struct arena *arena;
  struct question question; /* from the options */
};

#define OPTION_AS_OF                                                                                         \
  { "as-of", "DATE", "judge as of that day: what happened later has not happened" }
#define OPTION_AS_OF_TODAY                                                                                   \
  { "as-of", "DATE", "judge as of that day (default: today by the machine's clock)" }
#define OPTIONS_ASKING                                                                                       \
  {"known-by", "DATE", "use only documents dated up to that day"},                                           \
      {"place", "PLACE", "only what concerns this country (code or name)"},                                  \
      {"limit", "N", "at most that many (default 100; 0: all)"}, OPTION_LEDGER

/* Opens the ledger to read, sets up the question and runs `work`; memory running out is an error like any
   other. `today`: without --as-of, judge as of today. */
enum truce_status asked_run(struct call *call, bool today,
                            enum truce_status (*work)(struct asked *, struct truce_error *),
                            struct truce_error *error);
/* The same with a ledger opened to write (made when there is none). */
enum truce_status asked_run_writing(struct call *call,
                                    enum truce_status (*work)(struct asked *, struct truce_error *),
                                    struct truce_error *error);
/* The call's only operand, or empty. */
struct slice asked_operand(const struct call *call);

/* Asks for facts of one kind and writes them: as JSON, or each by `show`. */
enum truce_status asked_list(struct asked *asked, void (*show)(struct asked *, const struct fact *),
                             struct truce_error *error);
enum truce_status asked_show(struct asked *asked, const struct facts *facts,
                             void (*show)(struct asked *, const struct fact *), struct truce_error *error);

/* Rows: a date column, the text (wrapped), and then dim notes. */
void row_begin(struct asked *asked, struct slice when);
void row_text(struct asked *asked, struct slice text);
void row_end(struct asked *asked, const struct fact *fact);
/* "     says Al Jazeera, 2021-01-29": who says so otherwise than the reports themselves; denials too. */
void row_speakers(struct asked *asked, const struct fact *fact);
/* date, summary, notes: what most commands show of a fact. */
void row_plain(struct asked *asked, const struct fact *fact);
void row_note(struct asked *asked, enum style style, struct slice text);

#endif
