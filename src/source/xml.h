/* XML and HTML trees (libxml2), read without network, DTDs or entities, and walked without recursion. */
#ifndef TRUCE_XML_H
#define TRUCE_XML_H

#include "common/buffer.h"
#include "common/error.h"

#include <libxml/tree.h>

/* A document that declares entities is refused. Free with xmlFreeDoc. */
enum truce_status xml_parse(xmlDoc **tree, struct slice bytes, const char *name, struct truce_error *error);

/* The node after `node` in reading order within `root`: its first child if `into`, else what follows it.
   NULL: none. */
xmlNode *xml_after(xmlNode *node, const xmlNode *root, bool into);
/* Is it an element of that name (prefix aside)? */
bool xml_is(const xmlNode *node, const char *name);
/* The first element of that name within `root`. NULL: none. */
xmlNode *xml_find(xmlNode *root, const char *name);
/* An attribute's value, empty when it has none. Lives as long as the tree. */
struct slice xml_attribute(const xmlNode *node, const char *name);
/* All text below `root`, elements called `except` (may be NULL) left out; block for block as it stands. */
void xml_text(struct buffer *out, xmlNode *root, const char *except);

#endif
