#include "source/xml.h"

#include <libxml/parser.h>
#include <stdio.h>

enum truce_status xml_parse(xmlDoc **tree, struct slice bytes, const char *name, struct truce_error *error) {
  *tree = NULL;
  if (bytes.len > INT32_MAX) return fail(error, TRUCE_LIMIT, "%.300s: too large", name);
  xmlParserCtxt *parser = xmlNewParserCtxt();
  if (!parser) return fail(error, TRUCE_NO_MEMORY, "%.300s: no memory", name);
  int options =
      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA | XML_PARSE_COMPACT;
  xmlDoc *doc = xmlCtxtReadMemory(parser, bytes.at, (int)bytes.len, NULL, NULL, options);
  enum truce_status status = TRUCE_OK;
  if (!doc || !xmlDocGetRootElement(doc)) {
    char why[160];
    snprintf(why, sizeof why, "%s", parser->lastError.message ? parser->lastError.message : "no XML");
    why[strcspn(why, "\n")] = 0;
    status =
        fail(error, TRUCE_BAD_INPUT, "%.200s:%d: not well-formed XML: %s", name, parser->lastError.line, why);
  } else if (doc->intSubset && doc->intSubset->entities) {
    status = fail(error, TRUCE_BAD_INPUT, "%.300s: declares XML entities: refused", name);
  }
  xmlFreeParserCtxt(parser);
  if (status && doc) xmlFreeDoc(doc);
  if (!status) *tree = doc;
  return status;
}

xmlNode *xml_after(xmlNode *node, const xmlNode *root, bool into) {
  if (into && node->type == XML_ELEMENT_NODE && node->children) return node->children;
  while (node != root && !node->next) node = node->parent;
  return node == root ? NULL : node->next;
}

bool xml_is(const xmlNode *node, const char *name) {
  return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

xmlNode *xml_find(xmlNode *root, const char *name) {
  for (xmlNode *n = root; n; n = xml_after(n, root, true))
    if (xml_is(n, name)) return n;
  return NULL;
}

struct slice xml_attribute(const xmlNode *node, const char *name) {
  for (const xmlAttr *a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a; a = a->next) {
    if (strcmp((const char *)a->name, name)) continue;
    /* a value with references in it comes in several pieces: the first is enough for what we ask */
    const xmlNode *value = a->children;
    return value && value->type == XML_TEXT_NODE && value->content ? slice_of((const char *)value->content)
                                                                   : (struct slice){"", 0};
  }
  return (struct slice){"", 0};
}

void xml_text(struct buffer *out, xmlNode *root, const char *except) {
  for (xmlNode *n = root; n;) {
    bool skipped = except && n != root && xml_is(n, except);
    bool text = n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE;
    if (text && n->content) buffer_add_text(out, (const char *)n->content);
    n = xml_after(n, root, !skipped);
  }
}
