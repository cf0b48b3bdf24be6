/* Texts: cut by the released model's segmenter and by one of random weights, written as CoNLL-U, read
   back. */
#include "fuzz.h"
#include "language/conllu.h"
#include "language/segmenter.h"

#include <setjmp.h>
#include <stdlib.h>

enum { BITS = 6 };

/* A segmenter that decides by dice: it reaches what a good one never does. */
static struct segmenter random_segmenter(uint8_t seed) {
  static int16_t cuts[(CUT_COUNT + 1) << BITS], sentences[1 << BITS];
  static const uint32_t inner[2] = {0x4C1C9F52u, 2};
  uint32_t state = seed * 2654435761u + 1;
  for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++)
    cuts[i] = (int16_t)((state = state * 1664525u + 1013904223u) >> 18);
  for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
    sentences[i] = (int16_t)((int32_t)(state = state * 1664525u + 1013904223u) >> 20);
  return (struct segmenter){cuts, sentences, BITS, BITS, inner, 1, 0};
}

static void check_words(const struct analysis *analysis) {
  uint32_t at = 0;
  for (uint32_t i = 0; i < analysis->word_count; i++) {
    const struct word *word = &analysis->words[i];
    if (word->span.start < at || word->span.end <= word->span.start || word->span.end > analysis->text.len)
      abort();
    if (!word->form.len || word->sentence >= analysis->sentence_count) abort();
    at = word->span.end;
  }
  for (uint32_t i = 0; i < analysis->sentence_count; i++)
    if (analysis->sentences[i].token_count > SEGMENT_SENTENCE_WORDS || !analysis->sentences[i].word_count)
      abort();
}

/* Every sentence comes back with as many words and tokens. */
static void read_back(struct arena *arena, const struct analysis *analysis, struct buffer *out) {
  struct conllu_writer writer = {0};
  struct conllu conllu;
  struct truce_error error;
  conllu_write(&writer, analysis, out);
  if (out->failed) return;
  if (conllu_read(&conllu, arena, buffer_slice(out), "fuzz", &error)) abort();
  if (conllu.sentence_count != analysis->sentence_count) abort();
  for (uint32_t i = 0; i < conllu.sentence_count; i++)
    if (conllu.sentences[i].word_count != analysis->sentences[i].word_count ||
        conllu.sentences[i].token_count != analysis->sentences[i].token_count)
      abort();
}

static void cut(struct arena *arena, const struct segmenter *segmenter, struct slice text,
                struct buffer *out) {
  struct analysis *analysis = ARENA_NEW(arena, struct analysis);
  analysis->text = text;
  segmenter_run(segmenter, arena, analysis);
  check_words(analysis);
  read_back(arena, analysis, out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static struct model_file file;
  static struct segmenter released;
  struct truce_error error;
  if (!file.file.bytes.at && !model_file_open(&file, "model/english.truce", &error) &&
      segmenter_open(&released, &file, "model/english.truce", &error))
    abort();
  struct arena *arena = arena_new((size_t)1 << 28);
  struct buffer out;
  if (!arena || !size) {
    if (arena) arena_free(arena);
    return 0;
  }
  buffer_init(&out, 1 << 26);
  struct segmenter by_dice = random_segmenter(data[0]);
  const struct segmenter *segmenter = data[0] < 128 && released.cut_weights ? &released : &by_dice;
  if (!setjmp(*arena_guard(arena)))
    cut(arena, segmenter, (struct slice){(const char *)data + 1, size - 1}, &out);
  buffer_dispose(&out);
  arena_free(arena);
  return 0;
}
