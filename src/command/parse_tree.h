/* Drawing a sentence's tree for people. */
#ifndef TRUCE_COMMAND_PARSE_TREE_H
#define TRUCE_COMMAND_PARSE_TREE_H

#include "command/command.h"
#include "language/language.h"

/* The sentence's text, then a line a word: its branches, the word, its tag and its relation. Words stand in
   the order of the text; each one's branch leads to the word that governs it. */
void parse_tree_show(struct call *call, const struct analysis *analysis, const struct sentence *sentence);

#endif
