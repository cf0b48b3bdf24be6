/* A document: what every source hands over, whatever bytes it came from. */
#ifndef TRUCE_DOCUMENT_H
#define TRUCE_DOCUMENT_H

#include "common/arena.h"
#include "common/date.h"
#include "common/error.h"

/* Everything is in the arena it was made in. `text` is the stored text to which all spans refer: valid UTF-8,
   LF line ends, no BOM, title first where there is one, paragraphs parted by blank lines; otherwise as it
   came, so that spans found in it can be shown in the original. */
struct document {
  char id[33]; /* 32 hex digits: the first half of the SHA-256 of the text */
  struct slice text;
  struct slice name;     /* file name or url it was read from, for messages */
  struct slice title;    /* a stretch of text, or empty */
  struct slice outlet;   /* who published it, or empty */
  struct slice url;      /* canonical address, or empty */
  struct slice symbol;   /* official symbol, S/RES/2510 (2020), or empty */
  struct slice language; /* ISO 639-1 or "und": only "en" is worth reading */
  struct date date;      /* of publication or adoption; none when unknown */
  enum document_genre { GENRE_REPORT, GENRE_RESOLUTION, GENRE_AGREEMENT } genre;
};

enum { DOCUMENT_LARGEST = 16 * 1024 * 1024 }; /* bytes of text; a larger one is refused with TRUCE_LIMIT */

/* Plain text to document: checks UTF-8 (bad bytes are an error that names the offset), mends line ends, finds
   the title and a dateline's date. `date` overrides what the text says, unless it is none. */
enum truce_status document_from_text(struct arena *arena, struct slice bytes, struct slice name,
                                     struct date date, struct document *document, struct truce_error *error);

/* The id that a text has: stable over versions of truce and over machines. */
void document_name(struct slice text, char id[33]);

#endif
