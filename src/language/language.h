/* language: a document's text -> sentences of words with lemma, tag, head and relation.
   The tags are Universal Dependencies' (version 2). This header is all that the other folders see. */
#ifndef TRUCE_LANGUAGE_H
#define TRUCE_LANGUAGE_H

#include "common/arena.h"
#include "common/error.h"

enum upos {
  UPOS_X,
  UPOS_ADJ,
  UPOS_ADP,
  UPOS_ADV,
  UPOS_AUX,
  UPOS_CCONJ,
  UPOS_DET,
  UPOS_INTJ,
  UPOS_NOUN,
  UPOS_NUM,
  UPOS_PART,
  UPOS_PRON,
  UPOS_PROPN,
  UPOS_PUNCT,
  UPOS_SCONJ,
  UPOS_SYM,
  UPOS_VERB,
  UPOS_COUNT
};

/* Universal relations, and those of their subtypes that reading looks at. A subtype that is not listed is
   read as its universal relation; word.relation_text has it in full. */
enum relation {
  REL_DEP,
  REL_ROOT,
  REL_NSUBJ,
  REL_NSUBJ_PASS,
  REL_NSUBJ_OUTER,
  REL_CSUBJ,
  REL_CSUBJ_PASS,
  REL_OBJ,
  REL_IOBJ,
  REL_CCOMP,
  REL_XCOMP,
  REL_OBL,
  REL_OBL_AGENT,
  REL_OBL_UNMARKED,
  REL_ADVCL,
  REL_ADVCL_RELCL,
  REL_ADVMOD,
  REL_VOCATIVE,
  REL_EXPL,
  REL_DISLOCATED,
  REL_DISCOURSE,
  REL_AUX,
  REL_AUX_PASS,
  REL_COP,
  REL_MARK,
  REL_NMOD,
  REL_NMOD_POSS,
  REL_NMOD_UNMARKED,
  REL_NMOD_DESC,
  REL_APPOS,
  REL_NUMMOD,
  REL_ACL,
  REL_ACL_RELCL,
  REL_AMOD,
  REL_DET,
  REL_DET_PREDET,
  REL_CASE,
  REL_CLF,
  REL_CONJ,
  REL_CC,
  REL_CC_PRECONJ,
  REL_FIXED,
  REL_FLAT,
  REL_LIST,
  REL_PARATAXIS,
  REL_COMPOUND,
  REL_COMPOUND_PRT,
  REL_ORPHAN,
  REL_GOESWITH,
  REL_REPARANDUM,
  REL_PUNCT,
  REL_COUNT
};

enum { NO_WORD = UINT32_MAX };

/* A syntactic word. Words are numbered through the document. */
struct word {
  struct span span;         /* bytes in the document's text; the words of "don't" have parts of it, or all */
  struct slice form, lemma; /* lemma as UD writes it: "withdraw", "Turkey", "United" */
  struct slice xpos, feats; /* "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin" or empty */
  struct slice relation_text; /* "nsubj:pass" */
  uint32_t head;              /* another word of the sentence, or NO_WORD for the root */
  uint32_t sentence;
  uint8_t upos, relation;
};

/* An orthographic token; more than one word where it is a multi-word token ("don't" = do + n't). */
struct token {
  struct span span;
  uint32_t first_word, word_count;
  bool space_after;
};

struct sentence {
  struct span span;
  uint32_t first_word, word_count;
  uint32_t first_token, token_count;
  uint32_t paragraph; /* from 0; the title is a paragraph of its own */
};

enum mention_type {
  MENTION_NONE,
  MENTION_PER,
  MENTION_ORG,
  MENTION_LOC,
  MENTION_GPE,
  MENTION_NORP,
  MENTION_FAC,
  MENTION_EVENT,
  MENTION_LAW,
  MENTION_MISC
};

/* A named mention: words [first_word, first_word + word_count). They may nest, outer first. */
struct named_mention {
  uint32_t first_word, word_count;
  uint8_t type;
};

struct analysis {
  struct slice text;
  struct word *words;
  struct token *tokens;
  struct sentence *sentences;
  struct named_mention *names;       /* in the order of the text; they do not overlap */
  struct named_mention *inner_names; /* likewise: names within those, shorter than they */
  uint32_t word_count, token_count, sentence_count, name_count, inner_name_count;
};

struct language_model; /* mapped read-only, shared by threads */

/* Maps a model file. Fails with TRUCE_NOT_FOUND, TRUCE_DENIED, TRUCE_IO, TRUCE_BAD_MODEL (naming the section)
   or TRUCE_NO_MEMORY. Free with language_model_close, after all that was read with it; NULL does nothing. */
enum truce_status language_model_open(struct language_model **model, const char *path,
                                      struct truce_error *error);
void language_model_close(struct language_model *model);

/* Reads `text` (valid UTF-8) into the arena. Fails only by the arena's guard. Pure: same text and model, same
   answer, whatever the thread or the kernel. */
struct analysis *language_analyse(const struct language_model *model, struct arena *arena, struct slice text);
/* The same for words and sentences that are there already: fills in all that the network knows of them. */
void language_read_words(const struct language_model *model, struct arena *arena, struct analysis *analysis);

/* The vector of an English word in lower case, LANGUAGE_VECTOR long, or NULL where the model has none: words
   that stand in like contexts have like vectors. */
enum { LANGUAGE_VECTOR = 100 };
const int8_t *language_vector(const struct language_model *model, struct slice lower);
/* The cosine of two vectors; 0 where one of them is NULL. The same on every machine. */
double language_likeness(const int8_t *a, const int8_t *b);

/* "NOUN"; lives for ever. */
const char *upos_name(enum upos upos);

#endif
