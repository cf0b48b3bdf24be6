/* An analysis without a model: words are what white space parts, one sentence, no tree. For what does
   not need them (dates in plain phrases), and to measure that. */
#ifndef TRUCE_PLAIN_ANALYSIS_H
#define TRUCE_PLAIN_ANALYSIS_H

#include "language/language.h"

static inline struct analysis *plain_analysis(struct arena *arena, struct slice text) {
  struct analysis *analysis = ARENA_NEW(arena, struct analysis);
  analysis->text = text;
  analysis->words = ARENA_ARRAY(arena, struct word, text.len + 1);
  for (size_t at = 0; at < text.len;) {
    size_t end = at;
    while (end < text.len && text.at[end] != ' ' && text.at[end] != '\n') end++;
    struct slice form = {text.at + at, end - at};
    if (form.len)
      analysis->words[analysis->word_count++] = (struct word){.span = {(uint32_t)at, (uint32_t)end},
                                                              .form = form,
                                                              .lemma = form,
                                                              .xpos = {"", 0},
                                                              .feats = {"", 0},
                                                              .relation_text = {"", 0},
                                                              .head = NO_WORD};
    at = end + 1;
  }
  analysis->sentences = ARENA_NEW(arena, struct sentence);
  *analysis->sentences =
      (struct sentence){.span = {0, (uint32_t)text.len}, .word_count = analysis->word_count};
  analysis->sentence_count = analysis->word_count ? 1 : 0;
  return analysis;
}

#endif
