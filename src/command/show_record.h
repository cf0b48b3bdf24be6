/* Records for people: one line that says what a record says, and the words that say it. */
#ifndef TRUCE_SHOW_RECORD_H
#define TRUCE_SHOW_RECORD_H

#include "command/command.h"
#include "record/record.h"

/* "obligation  Turkey, Russia must withdraw ... · due 2021-01-23", without a newline. */
void show_record(struct call *call, const struct record *record);
/* The sentences around the spans, wrapped, with the spans' words marked. */
void show_evidence(struct call *call, int indent, struct slice text, const struct spans *spans);

#endif
