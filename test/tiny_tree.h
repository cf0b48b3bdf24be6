/* A hand-made analysis for tests: one word a line, "form lemma UPOS XPOS head relation [feats]", heads
   counted from 1 within the sentence, a blank line between sentences. */
#ifndef TRUCE_TINY_TREE_H
#define TRUCE_TINY_TREE_H

#include "meaning/tree.h"

#include <stdio.h>

static const char *const tiny_upos[] = {"X",     "ADJ",   "ADP",   "ADV", "AUX",  "CCONJ",
                                        "DET",   "INTJ",  "NOUN",  "NUM", "PART", "PRON",
                                        "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};
static const struct {
  const char *name;
  enum relation relation;
} tiny_relations[] = {{"root", REL_ROOT},
                      {"nsubj", REL_NSUBJ},
                      {"nsubj:pass", REL_NSUBJ_PASS},
                      {"obj", REL_OBJ},
                      {"iobj", REL_IOBJ},
                      {"ccomp", REL_CCOMP},
                      {"xcomp", REL_XCOMP},
                      {"obl", REL_OBL},
                      {"obl:agent", REL_OBL_AGENT},
                      {"advcl", REL_ADVCL},
                      {"advmod", REL_ADVMOD},
                      {"aux", REL_AUX},
                      {"aux:pass", REL_AUX_PASS},
                      {"cop", REL_COP},
                      {"mark", REL_MARK},
                      {"nmod", REL_NMOD},
                      {"nmod:poss", REL_NMOD_POSS},
                      {"appos", REL_APPOS},
                      {"nummod", REL_NUMMOD},
                      {"acl", REL_ACL},
                      {"acl:relcl", REL_ACL_RELCL},
                      {"amod", REL_AMOD},
                      {"det", REL_DET},
                      {"case", REL_CASE},
                      {"conj", REL_CONJ},
                      {"cc", REL_CC},
                      {"flat", REL_FLAT},
                      {"parataxis", REL_PARATAXIS},
                      {"compound", REL_COMPOUND},
                      {"compound:prt", REL_COMPOUND_PRT},
                      {"fixed", REL_FIXED},
                      {"punct", REL_PUNCT},
                      {"expl", REL_EXPL}};

static uint8_t tiny_find_upos(const char *name) {
  for (uint8_t i = 0; i < UPOS_COUNT; i++)
    if (!strcmp(tiny_upos[i], name)) return i;
  return UPOS_X;
}

static uint8_t tiny_find_relation(const char *name) {
  for (size_t i = 0; i < sizeof tiny_relations / sizeof *tiny_relations; i++)
    if (!strcmp(tiny_relations[i].name, name)) return (uint8_t)tiny_relations[i].relation;
  return REL_DEP;
}

static inline struct analysis *tiny_analysis(struct arena *arena, const char *lines) {
  struct analysis *a = ARENA_NEW(arena, struct analysis);
  size_t room = strlen(lines) + 2, used = 0;
  char *text = arena_alloc(arena, room);
  a->words = ARENA_ARRAY(arena, struct word, room);
  a->sentences = ARENA_ARRAY(arena, struct sentence, room);
  struct slice rest = slice_of(lines);
  bool open = false;
  while (rest.at) {
    struct slice line = slice_cut(&rest, '\n');
    char form[64], lemma[64], upos[16], xpos[16], relation[32], feats[128] = "";
    unsigned head;
    if (sscanf(arena_copy(arena, line).at, "%63s %63s %15s %15s %u %31s %127s", form, lemma, upos, xpos,
               &head, relation, feats) < 6) {
      open = false;
      continue;
    }
    if (!open)
      a->sentences[a->sentence_count++] =
          (struct sentence){.first_word = a->word_count, .span = {(uint32_t)used, 0}};
    open = true;
    struct sentence *s = &a->sentences[a->sentence_count - 1];
    struct word *w = &a->words[a->word_count++];
    w->span.start = (uint32_t)used;
    memcpy(text + used, form, strlen(form));
    used += strlen(form);
    w->span.end = s->span.end = (uint32_t)used;
    text[used++] = ' ';
    w->form = (struct slice){text + w->span.start, strlen(form)};
    w->lemma = arena_copy(arena, slice_of(lemma));
    w->xpos = arena_copy(arena, slice_of(xpos));
    w->feats = arena_copy(arena, slice_of(feats));
    w->upos = tiny_find_upos(upos);
    w->relation = tiny_find_relation(relation);
    w->head = head ? s->first_word + head - 1 : NO_WORD;
    w->sentence = a->sentence_count - 1;
    s->word_count++;
  }
  a->text = (struct slice){text, used};
  return a;
}

#endif
