/* readings: many documents read by several threads and handed on in the order of the command line, so that no
   output depends on the number of threads.

     operands -> source -> next document (one thread at a time) -> read, written (all at once) -> taken (in
   order, one at a time)

   A document that cannot be read is warned of in its place and passed over; the run goes on. One in another
   language than English is handed on without records: see its `language`. Memory is bounded: each thread
   holds one document. */
#ifndef TRUCE_READINGS_H
#define TRUCE_READINGS_H

#include "command/command.h"
#include "record/reading.h"
#include "source/source.h"

struct reading_sink {
  void *user;
  /* Called by the thread that read the document: what it writes to `out` is handed to `take`. NULL: writes
     nothing. */
  void (*write)(void *user, struct buffer *out, const struct document *document,
                const struct records *records);
  /* Called before a document is read, by several threads at once: false hands it on unread, without records.
     NULL: all are read. */
  bool (*wanted)(void *user, const struct document *document);
  /* Called for one document after another in order. An error ends the run. */
  enum truce_status (*take)(void *user, const struct document *document, const struct records *records,
                            struct slice written, struct truce_error *error);
  /* Addresses. What their servers told before: called by one thread at a time, between calls of `take` or
     during one. NULL: nothing. */
  bool (*remembered)(void *user, const char *address, struct source_validators *validators);
  /* Called in order, after the last document of an address of which nothing was passed over; or where its
     server says that it is unchanged. NULL: nobody wants to know. */
  enum truce_status (*fetched)(void *user, const struct source_fetched *fetched, struct truce_error *error);
};

#define OPTION_PETRARCH                                                                                      \
  { "petrarch", "FILE|FOLDER", "read with PETRARCH dictionaries of your own; may be given several times" }
/* Options of a command that reads documents, for its table. */
#define OPTIONS_READINGS                                                                                     \
  {"date", "DATE", "the day the documents were written, where their texts do not say"},                      \
      {"threads", "N",                                                                                       \
       "read that many documents at once (default: one a processor); the output is the same"},               \
      OPTION_PETRARCH, {"allow-private", NULL, "fetch from loopback and private addresses too"},             \
      OPTION_MODEL, OPTION_KNOWLEDGE

/* Opens a reader with the model, knowledge and dictionaries that the call names; warns of their bad lines. */
enum truce_status readings_open(struct call *call, struct reader **reader, struct truce_error *error);

/* Reads all operands of the call. The status is that of the first document that failed (each has been warned
   of: the error is left empty), or of `take`, or TRUCE_INTERRUPTED. */
enum truce_status readings_run(struct call *call, const struct reading_sink *sink, struct truce_error *error);

#endif
