/* truce: reads conflict reporting and keeps an evidence-backed ledger of it. */
#ifndef TRUCE_H
#define TRUCE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What became of a call. Anything but TRUCE_OK leaves one line in the caller's struct truce_error. */
enum truce_status {
  TRUCE_OK = 0,
  TRUCE_BAD_USAGE,     /* a wrong argument: the caller's mistake */
  TRUCE_BAD_INPUT,     /* a document, date or record that cannot be read */
  TRUCE_BAD_MODEL,     /* a missing, damaged or foreign model file */
  TRUCE_BAD_KNOWLEDGE, /* a knowledge file with an error in it */
  TRUCE_BAD_LEDGER,    /* not a ledger, a damaged one, or one of a newer version */
  TRUCE_NOT_FOUND,     /* no such file, record, document or actor */
  TRUCE_DENIED,        /* no permission */
  TRUCE_IO,            /* reading or writing failed: disk full, broken pipe ... */
  TRUCE_LIMIT,         /* larger or deeper than truce is willing to take */
  TRUCE_NO_MEMORY,
  TRUCE_BUSY,          /* somebody else is writing the ledger */
  TRUCE_INTERRUPTED    /* the caller's stop flag was raised */
};

/* One line: what, where and why. Owned by the caller; never global, never thread-local. */
struct truce_error {
  enum truce_status status;
  char message[512];
};

#ifdef __cplusplus
}
#endif
#endif
