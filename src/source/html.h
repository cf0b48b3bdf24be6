/* What the files about web pages share. */
#ifndef TRUCE_HTML_H
#define TRUCE_HTML_H

#include "source/parts.h"
#include "source/xml.h"

/* A page or a piece of one as a tree; bad markup is mended as browsers would, more or less. `charset`: as the
   server said, or empty. Elements nested deeper than 256 are cut off. Free with xmlFreeDoc. */
enum truce_status html_parse(xmlDoc **tree, struct slice bytes, struct slice charset, const char *name,
                             struct truce_error *error);
/* Title, date, outlet, address: from JSON-LD, OpenGraph, meta elements, <time>, headings; the
   article's own text as JSON-LD has it, if it does, into `body`; whatever is there. */
void html_facts(xmlNode *root, struct draft *draft, struct buffer *body);
/* The article's paragraphs, without what stands around it. Leaves the text empty when there is none. `whole`:
   all paragraphs, for pages that are nothing but text (mail, feed entries). */
void html_main_text(xmlNode *root, bool whole, struct draft *draft);
/* "29 Jan 2021", "Fri, 29 Jan 2021 10:00 GMT", "2021-01-29T10:00Z", "20210129": the day as written. */
bool page_date(struct slice text, struct date *date);
/* Is `mark` among the words of class, id or role? Words part at anything but letters and digits. */
bool html_has_class(const xmlNode *node, const char *mark);

#endif
