/* From text to paragraphs, tokens, syntactic words and sentences (doc/segmentation.md).

     text  ->  chunks (what stands between white space)
           ->  atoms (runs of letters, runs of digits, single other characters)
           ->  for each place between two atoms: JOIN, WORD (a cut inside a multi-word token) or TOKEN
           ->  for each place between two tokens: does a sentence end here?

   Both questions are answered by sums of trained integer weights, found under hashes of what stands around
   the place. A blank line always ends a paragraph and with it a sentence. The trainer shares the code that
   finds atoms and features, so that a text looks the same to both. */
#ifndef TRUCE_SEGMENTER_H
#define TRUCE_SEGMENTER_H

#include "language/language.h"
#include "language/model_file.h"

enum {
  SEGMENT_SENTENCE_WORDS = 400, /* tokens a sentence may have at most */
  SEGMENT_TOKEN_BYTES = 1024    /* longer stretches without white space are cut */
};

/* What may stand at a place between two atoms. */
enum cut { CUT_JOIN, CUT_WORD, CUT_TOKEN, CUT_COUNT };

struct segmenter {
  const int16_t *cut_weights;       /* CUT_COUNT + 1 a bucket */
  const int16_t *sentence_weights;  /* one a bucket */
  uint32_t cut_bits, sentence_bits; /* buckets: two to the power of these */
  const uint32_t *inner; /* ascending hashes of words of letters only that may have a cut in them */
  uint32_t inner_count;  /* followed by as many uint32_t: where the cut is, in bytes */
  int32_t threshold;     /* a sentence ends where the sum is above it */
};

/* The section "segmenter" of a model; it is checked. `segmenter` points into it. `name` is for messages. */
enum truce_status segmenter_open(struct segmenter *segmenter, const struct model_file *model,
                                 const char *name, struct truce_error *error);
enum truce_status segmenter_take(struct segmenter *segmenter, struct slice section, const char *name,
                                 struct truce_error *error);

/* Fills tokens, words (span and form) and sentences of the analysis, whose text is set. */
void segmenter_run(const struct segmenter *segmenter, struct arena *arena, struct analysis *analysis);

#endif
