/* Names of Universal Dependencies' tags and relations. */
#include "language/network_parts.h"

static const char *const UPOS_NAMES[UPOS_COUNT] = {"X",     "ADJ",   "ADP",   "ADV", "AUX",  "CCONJ",
                                                   "DET",   "INTJ",  "NOUN",  "NUM", "PART", "PRON",
                                                   "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};

static const char *const RELATION_NAMES[REL_COUNT] = {
    "dep",        "root",        "nsubj",     "nsubj:pass", "nsubj:outer",  "csubj",      "csubj:pass",
    "obj",        "iobj",        "ccomp",     "xcomp",      "obl",          "obl:agent",  "obl:unmarked",
    "advcl",      "advcl:relcl", "advmod",    "vocative",   "expl",         "dislocated", "discourse",
    "aux",        "aux:pass",    "cop",       "mark",       "nmod",         "nmod:poss",  "nmod:unmarked",
    "nmod:desc",  "appos",       "nummod",    "acl",        "acl:relcl",    "amod",       "det",
    "det:predet", "case",        "clf",       "conj",       "cc",           "cc:preconj", "fixed",
    "flat",       "list",        "parataxis", "compound",   "compound:prt", "orphan",     "goeswith",
    "reparandum", "punct"};

const char *upos_name(enum upos upos) { return upos < UPOS_COUNT ? UPOS_NAMES[upos] : "X"; }

enum upos upos_of_name(struct slice name) {
  for (int i = 0; i < UPOS_COUNT; i++)
    if (slice_equals(name, UPOS_NAMES[i])) return (enum upos)i;
  return UPOS_X;
}

static enum relation find_relation(struct slice name) {
  for (int i = 0; i < REL_COUNT; i++)
    if (slice_equals(name, RELATION_NAMES[i])) return (enum relation)i;
  return REL_COUNT;
}

enum relation relation_of_name(struct slice name) {
  enum relation relation = find_relation(name);
  struct slice rest = name;
  if (relation == REL_COUNT) relation = find_relation(slice_cut(&rest, ':'));
  return relation == REL_COUNT ? REL_DEP : relation;
}

uint64_t tag_key(struct slice label) {
  struct slice rest = label, upos = slice_cut(&rest, '\t');
  struct slice xpos = rest.at ? slice_cut(&rest, '\t') : (struct slice){upos.at + upos.len, 0};
  return slice_hash((struct slice){label.at, (size_t)(xpos.at + xpos.len - label.at)});
}
