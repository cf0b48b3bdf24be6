/* truce: reads conflict reporting and keeps an evidence-backed ledger of it.

   This header is all that a program needs which embeds truce; link with -ltruce (pkg-config truce).

     struct truce_error error;
     struct truce_reader *reader;
     struct truce_document *document;
     if (truce_reader_open(&reader, "model/english.truce", "knowledge", &error)) ...
     if (truce_read(reader, text, length, NULL, &document, &error)) ...
     for (size_t i = 0; i < truce_document_record_count(document); i++)
       puts(truce_document_record(document, i, NULL));
     truce_document_free(document);
     truce_reader_close(reader);

   Conventions
   - Every function that can fail returns an enum truce_status: TRUCE_OK, which is 0, or the kind of failure.
     What, where and why then stands as one line in the caller's struct truce_error, which may be NULL. When
     a function fails, its results are set to NULL or 0 and there is nothing to free.
   - Text is UTF-8. Text that is given has a length and needs no NUL; text that is handed out ends in a NUL
     besides.
   - What an object hands out belongs to the object and lives as long as it does. Objects are freed by the
     function named in their description; freeing NULL does nothing.
   - The library never prints, never exits, asks no clock, no locale and no network, and has no global state.
   - Reading is pure: the same text, model and knowledge give the same records, byte for byte.
   - Threads: a reader may be used by any number of threads at once. Everything else belongs to one at a
     time. */
#ifndef TRUCE_H
#define TRUCE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define TRUCE_API __attribute__((visibility("default")))
#else
#define TRUCE_API
#endif

/* ---- Failing ---- */

/* What became of a call. Anything but TRUCE_OK leaves one line in the caller's struct truce_error. */
enum truce_status {
  TRUCE_OK = 0,
  TRUCE_BAD_USAGE,     /* a wrong argument: the caller's mistake */
  TRUCE_BAD_INPUT,     /* a document, date or record that cannot be read */
  TRUCE_BAD_MODEL,     /* a damaged model file, or none of this version */
  TRUCE_BAD_KNOWLEDGE, /* a knowledge file with an error in it */
  TRUCE_BAD_LEDGER,    /* not a ledger, a damaged one, or one of a newer version */
  TRUCE_NOT_FOUND,     /* no such file (model and knowledge too), record, document or actor */
  TRUCE_DENIED,        /* no permission */
  TRUCE_IO,            /* reading or writing failed: disk full, broken pipe ... */
  TRUCE_LIMIT,         /* larger or deeper than truce is willing to take */
  TRUCE_NO_MEMORY,
  TRUCE_BUSY,       /* somebody else is writing the ledger */
  TRUCE_INTERRUPTED /* the caller's stop flag was raised */
};

/* One line: what, where and why. Owned by the caller; never global, never thread-local. */
struct truce_error {
  enum truce_status status;
  char message[512];
};

/* "bad-input" for TRUCE_BAD_INPUT: a name for logs. Never NULL, lives for ever. */
TRUCE_API const char *truce_status_name(enum truce_status status);

/* The version of the library that runs, "0.1.0". Lives for ever. */
TRUCE_API const char *truce_version(void);

/* ---- Reading ---- */

/* A language model and the knowledge files, checked and ready. Read-only: threads share one. */
struct truce_reader;

/* Opens a model (a file, mapped into memory) and a folder of knowledge files. Fails with TRUCE_BAD_MODEL,
   TRUCE_BAD_KNOWLEDGE (naming file and line), TRUCE_NOT_FOUND, TRUCE_DENIED, TRUCE_IO or TRUCE_NO_MEMORY.
   Free with truce_reader_close, after everything that was read with it. */
TRUCE_API enum truce_status truce_reader_open(struct truce_reader **reader, const char *model_file,
                                              const char *knowledge_folder, struct truce_error *error);

/* The same with dictionaries of the PETRARCH coders (actors, agents, verbs; plain or .gz) beside the
   knowledge: `dictionaries` are `count` paths of files or of folders. Also fails with TRUCE_BAD_INPUT or
   TRUCE_NOT_FOUND, where a path has no dictionary. A line that cannot be taken is no failure:
   truce_reader_complaint tells. */
TRUCE_API enum truce_status truce_reader_open_with(struct truce_reader **reader, const char *model_file,
                                                   const char *knowledge_folder,
                                                   const char *const *dictionaries, size_t count,
                                                   struct truce_error *error);

/* The nth line, from 0, of the reader's own dictionaries that was passed over, as "FILE:LINE: reason"; NULL
   behind the last. Lives as long as the reader. */
TRUCE_API const char *truce_reader_complaint(const struct truce_reader *reader, size_t nth);

/* Frees a reader. No thread may be using it. */
TRUCE_API void truce_reader_close(struct truce_reader *reader);

/* How to read one document. Begin with TRUCE_READ_OPTIONS, so that fields added later are 0. */
struct truce_read_options {
  uint32_t version; /* TRUCE_READ_OPTIONS sets it: 1 */
  const char *name; /* a file name or address, for messages; NULL: "text" */
  const char *date; /* the day it was written, "2021-01-29", where the text does not say; NULL: unknown */
  double min_confidence; /* 0 to 1: records less certain are left out; 0 keeps all */
  size_t memory;         /* bytes it may take while it is read and kept; 0: 1 GiB */
};

#define TRUCE_READ_OPTIONS                                                                                   \
  { 1, NULL, NULL, 0, 0 }

/* A document that was read: its text and its records, which live as long as it does. */
struct truce_document;

/* Reads one report, resolution or agreement: plain text, UTF-8, at most 16 MiB. `options` may be NULL. Fails
   with TRUCE_BAD_INPUT (empty, binary, not UTF-8: the message names the byte; an unreadable date),
   TRUCE_BAD_USAGE, TRUCE_LIMIT or TRUCE_NO_MEMORY. Free with truce_document_free. */
TRUCE_API enum truce_status truce_read(const struct truce_reader *reader, const char *text, size_t length,
                                       const struct truce_read_options *options,
                                       struct truce_document **document, struct truce_error *error);

/* Frees a document and all that it handed out. */
TRUCE_API void truce_document_free(struct truce_document *document);

/* Its id: 32 hexadecimal digits, a hash of the stored text. */
TRUCE_API const char *truce_document_id(const struct truce_document *document);

/* The stored text, to which the records' evidence refers (in code points). *length, if not NULL: its
   bytes. */
TRUCE_API const char *truce_document_text(const struct truce_document *document, size_t *length);

/* The title, empty where the text has none. */
TRUCE_API const char *truce_document_title(const struct truce_document *document);

/* The day it was written as EDTF ("2021-01-29", "2021-01"), empty when it is not known. */
TRUCE_API const char *truce_document_date(const struct truce_document *document);

/* How many records it yielded. */
TRUCE_API size_t truce_document_record_count(const struct truce_document *document);

/* Record `index` (from 0, in the order of the text) as one line of JSON without newline, fields as
   doc/records.md describes them. *length, if not NULL: its bytes. NULL when there is no such record. */
TRUCE_API const char *truce_document_record(const struct truce_document *document, size_t index,
                                            size_t *length);

/* ---- The ledger ---- */

/* A ledger: one file, used by one thread at a time. Several programs may ask while one adds. */
struct truce_ledger;

/* Opens a ledger, to read, or with `writable` not 0 to add (made when there is none). Fails with
   TRUCE_NOT_FOUND, TRUCE_BAD_LEDGER (another kind of file, a damaged one, a newer version), TRUCE_DENIED,
   TRUCE_IO or TRUCE_NO_MEMORY. Free with truce_ledger_close. */
TRUCE_API enum truce_status truce_ledger_open(struct truce_ledger **ledger, const char *file, int writable,
                                              struct truce_error *error);

/* Frees a ledger. Everything added is in the file already. */
TRUCE_API void truce_ledger_close(struct truce_ledger *ledger);

/* Adds a document with its records, whole or not at all. One that is there already adds nothing: *known, if
   not NULL, says so. `reader` names what read it (model, version), NULL: nothing. Fails with TRUCE_BUSY when
   another program keeps writing, TRUCE_IO (the disk is full), TRUCE_BAD_LEDGER or TRUCE_NO_MEMORY; the ledger
   then is as it was. */
TRUCE_API enum truce_status truce_ledger_add(struct truce_ledger *ledger,
                                             const struct truce_document *document, const char *reader,
                                             int *known, struct truce_error *error);

/* What one may ask; as the commands of the same names answer. */
enum truce_question {
  TRUCE_DUE,        /* obligations, judged as of a day */
  TRUCE_AGREEMENTS, /* agreements with parties and backers */
  TRUCE_BACKS,      /* who supports whom */
  TRUCE_FORCES,     /* counts of forces */
  TRUCE_MANDATES,   /* mandates with their extensions */
  TRUCE_CALLS,      /* who called on whom for what */
  TRUCE_EVENTS,     /* what happened */
  TRUCE_TIMELINE,   /* events, signings, deadlines, mandates in the order of time */
  TRUCE_WHO         /* all that an actor takes part in */
};

/* How to ask. Begin with TRUCE_ASK_OPTIONS, so that fields added later are 0. */
struct truce_ask_options {
  uint32_t version;     /* TRUCE_ASK_OPTIONS sets it: 1 */
  const char *actor;    /* only facts with this actor: an id ("LBY-LNA") or a name; NULL: any */
  const char *place;    /* only facts of this country: code or name; NULL: any */
  const char *as_of;    /* "2021-01-29": judge as of that day; NULL: as of the last report */
  const char *known_by; /* use only documents dated up to that day; NULL: all */
  size_t limit;         /* at most that many rows; 0: all */
};

#define TRUCE_ASK_OPTIONS                                                                                    \
  { 1, NULL, NULL, NULL, NULL, 0 }

/* An answer: rows that live as long as it does. */
struct truce_answer;

/* Asks. `options` may be NULL. Fails with TRUCE_BAD_USAGE, TRUCE_BAD_INPUT (a date that is none),
   TRUCE_BAD_LEDGER, TRUCE_IO or TRUCE_NO_MEMORY. Free with truce_answer_free. */
TRUCE_API enum truce_status truce_ledger_ask(struct truce_ledger *ledger, enum truce_question question,
                                             const struct truce_ask_options *options,
                                             struct truce_answer **answer, struct truce_error *error);

/* Frees an answer and its rows. */
TRUCE_API void truce_answer_free(struct truce_answer *answer);

/* How many rows it has. */
TRUCE_API size_t truce_answer_count(const struct truce_answer *answer);

/* Row `index` (from 0) as one line of JSON without newline, as doc/ledger.md describes it. *length, if not
   NULL: its bytes. NULL when there is no such row. */
TRUCE_API const char *truce_answer_row(const struct truce_answer *answer, size_t index, size_t *length);

#ifdef __cplusplus
}
#endif
#endif
