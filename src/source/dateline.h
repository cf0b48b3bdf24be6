/* Finds the day of publication in the words at a report's head. */
#ifndef TRUCE_DATELINE_H
#define TRUCE_DATELINE_H

#include "common/date.h"

/* A full date at the head of `text`, in any of the writings "January 22, 2024", "22 January 2024", "22nd Jan.
   2024", "2024-01-22", "2024-01-22T10:00:00Z", a weekday before it or not. *length: bytes it takes. */
bool written_date(struct slice text, struct date *date, size_t *length);

/* The date of a dateline ("NAIROBI, Monday, January 22, 2024 - ..."), of a line that is a date, or of a line
   like "Posted: 29 Jan 2021"; and whether that is all the line says. */
bool dateline_date(struct slice line, struct date *date, bool *whole);

/* The first such date in the first lines of a text. None where there is none: a date in running text is not
   one. */
struct date text_date(struct slice text);

#endif
