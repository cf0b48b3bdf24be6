/* CoNLL-U, the treebanks' format: read strictly, written so that UD's own validator takes it.

   A file is sentences parted by empty lines. A sentence is comments ("# sent_id = ..."), then a line a word
   of ten columns; "3-4" opens a multi-word token over words 3 and 4, "8.1" is an empty node and is passed
   over. */
#ifndef TRUCE_CONLLU_H
#define TRUCE_CONLLU_H

#include "common/arena.h"
#include "common/buffer.h"
#include "common/error.h"
#include "language/language.h"

enum { CONLLU_NO_HEAD = UINT32_MAX };

struct conllu_word {
  struct slice form, lemma, upos, xpos, feats, relation;
  uint32_t head;  /* 1 .. word_count, 0 for the root, CONLLU_NO_HEAD for "_" */
  uint32_t token; /* of the sentence, from 0 */
};

/* As many words as it says; a plain word is a token of one. */
struct conllu_token {
  struct slice form;
  uint32_t first_word, word_count;
  bool space_after;
  bool multiword; /* it had a line of its own */
};

struct conllu_sentence {
  struct conllu_word *words;
  struct conllu_token *tokens;
  uint32_t word_count, token_count;
  struct slice id;
  bool opens_document, opens_paragraph;
  size_t line; /* of its first word */
};

struct conllu {
  struct conllu_sentence *sentences;
  uint32_t sentence_count;
};

/* Sentences in the arena; their texts are stretches of `bytes`. `name` is for messages: "x.conllu:12:
   ...". */
enum truce_status conllu_read(struct conllu *conllu, struct arena *arena, struct slice bytes,
                              const char *name, struct truce_error *error);
/* A file's bytes into a buffer that the caller made; gzip is unpacked. */
enum truce_status conllu_load(struct buffer *bytes, const char *path, struct truce_error *error);
/* The text of the sentences as a reader meets it: paragraphs parted by an empty line. */
void conllu_text(const struct conllu *conllu, struct buffer *out);

/* What the writer counts through a document. Zero at its beginning. */
struct conllu_writer {
  uint32_t sentences;  /* written so far; sent_id is the next number */
  bool paragraph_open; /* has written a sentence of `paragraph` */
  uint32_t paragraph;
};

/* All sentences of an analysis. Words without a tree get "_" for head and relation. */
void conllu_write(struct conllu_writer *writer, const struct analysis *analysis, struct buffer *out);

#endif
