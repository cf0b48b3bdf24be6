/* Model files. A first byte below 128: the rest is a model file as it stands. Else a small sound model is
   damaged (each five bytes: section, place in it, new byte; or its length), sealed with a right checksum,
   opened and, where it opens, read with: what the checksum cannot stop must be stopped by the checks behind
   it. */
#include "../test/small_model.h"
#include "fuzz.h"
#include "language/network.h"
#include "language/segmenter.h"

#include <setjmp.h>

static void read_with(const struct network *network) {
  static const char *const forms[] = {"The", "truce", "was", "signed", "in", "Geneva", ".", "7,000", "’s"};
  struct word words[9] = {0};
  struct sentence sentences[2] = {{.first_word = 0, .word_count = 7}, {.first_word = 7, .word_count = 2}};
  struct analysis analysis = {.words = words, .sentences = sentences, .word_count = 9, .sentence_count = 2};
  struct arena *arena = arena_new((size_t)1 << 30);
  if (!arena) return;
  for (int i = 0; i < 9; i++) words[i].form = slice_of(forms[i]), words[i].sentence = i > 6;
  if (!setjmp(*arena_guard(arena))) {
    network_run(network, arena, &analysis);
    for (uint32_t i = 0; i < 9; i++)
      if (words[i].head != NO_WORD && (words[i].head > 8 || (words[i].head > 6) != (i > 6))) abort();
  }
  arena_free(arena);
}

static void try_model(struct slice bytes) {
  struct model_file file;
  struct network *network;
  struct segmenter segmenter;
  struct truce_error error;
  if (model_file_take(&file, bytes, "fuzz", &error) != TRUCE_OK) return;
  segmenter_open(&segmenter, &file, "fuzz", &error);
  if (network_open(&network, &file, "fuzz", &error) != TRUCE_OK) return;
  read_with(network);
  network_close(network);
}

/* One change: what is written where, or with the highest bit of the section's number how long it becomes. */
static void damage(struct model_writer *writer, const uint8_t *change) {
  uint32_t section = change[0] & 127,
           place = change[1] | (uint32_t)change[2] << 8 | (uint32_t)change[3] << 16;
  if (section >= writer->count || !writer->sections[section].length) return;
  uint64_t length = writer->sections[section].length;
  if (change[0] & 128)
    writer->sections[section].length = place % (length + 1);
  else
    writer->data.at[writer->sections[section].offset + place % length] = (char)change[4];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size && data[0] < 128) {
    /* sections want to lie on 64-byte boundaries, as they do in a mapped file */
    char *aligned = aligned_alloc(64, (size + 63) / 64 * 64);
    if (!aligned) return 0;
    memcpy(aligned, data + 1, size - 1);
    try_model((struct slice){aligned, size - 1});
    free(aligned);
  } else if (size) {
    struct model_writer *writer = malloc(sizeof *writer);
    struct buffer bytes;
    if (!writer) return 0;
    buffer_init(&bytes, 0);
    small_model(writer);
    for (size_t at = 1; at + 5 <= size; at += 5) damage(writer, data + at);
    model_writer_build(writer, &bytes);
    try_model(buffer_slice(&bytes));
    model_writer_dispose(writer), buffer_dispose(&bytes), free(writer);
  }
  return 0;
}
