/* Analyses as CoNLL-U. Forms are the text's own bytes, so that they add up to the text. */
#include "language/conllu.h"

static void write_number(struct buffer *out, uint32_t number) {
  char digits[12];
  size_t at = sizeof digits;
  do digits[--at] = (char)('0' + number % 10);
  while (number /= 10);
  buffer_add(out, (struct slice){digits + at, sizeof digits - at});
}

static void write_field(struct buffer *out, struct slice text) {
  buffer_add_byte(out, '\t');
  buffer_add(out, text.len ? text : SLICE("_"));
}

static void write_text(const struct analysis *analysis, const struct sentence *sentence, struct buffer *out) {
  buffer_add_text(out, "# text = ");
  for (uint32_t i = 0; i < sentence->token_count; i++) {
    const struct token *token = &analysis->tokens[sentence->first_token + i];
    buffer_add(out, slice_between(analysis->text.at, token->span));
    if (token->space_after && i + 1 < sentence->token_count) buffer_add_byte(out, ' ');
  }
  buffer_add_byte(out, '\n');
}

static void write_heading(struct conllu_writer *writer, const struct analysis *analysis,
                          const struct sentence *sentence, struct buffer *out) {
  if (!writer->sentences) buffer_add_text(out, "# newdoc\n");
  if (!writer->paragraph_open || writer->paragraph != sentence->paragraph) buffer_add_text(out, "# newpar\n");
  writer->paragraph_open = true;
  writer->paragraph = sentence->paragraph;
  buffer_add_text(out, "# sent_id = ");
  write_number(out, ++writer->sentences);
  buffer_add_byte(out, '\n');
  write_text(analysis, sentence, out);
}

static void write_range(const struct analysis *analysis, const struct token *token, uint32_t id,
                        struct buffer *out) {
  write_number(out, id);
  buffer_add_byte(out, '-');
  write_number(out, id + token->word_count - 1);
  write_field(out, slice_between(analysis->text.at, token->span));
  buffer_add_text(out, "\t_\t_\t_\t_\t_\t_\t_");
  buffer_add_text(out, token->space_after ? "\t_\n" : "\tSpaceAfter=No\n");
}

static void write_head(const struct analysis *analysis, const struct sentence *sentence,
                       const struct word *word, struct buffer *out) {
  (void)analysis;
  buffer_add_byte(out, '\t');
  if (!word->relation_text.len)
    buffer_add_byte(out, '_');
  else
    write_number(out, word->head == NO_WORD ? 0 : word->head - sentence->first_word + 1);
  write_field(out, word->relation_text);
}

static void write_word(const struct analysis *analysis, const struct sentence *sentence, uint32_t number,
                       bool space_after, struct buffer *out) {
  const struct word *word = &analysis->words[number];
  bool tagged = word->relation_text.len || word->xpos.len || word->upos != UPOS_X;
  write_number(out, number - sentence->first_word + 1);
  write_field(out, slice_between(analysis->text.at, word->span));
  write_field(out, word->lemma);
  write_field(out, tagged ? slice_of(upos_name(word->upos)) : SLICE("_"));
  write_field(out, word->xpos);
  write_field(out, word->feats);
  write_head(analysis, sentence, word, out);
  buffer_add_text(out, space_after ? "\t_\t_\n" : "\t_\tSpaceAfter=No\n");
}

static void write_sentence(struct conllu_writer *writer, const struct analysis *analysis,
                           const struct sentence *sentence, struct buffer *out) {
  write_heading(writer, analysis, sentence, out);
  for (uint32_t i = 0; i < sentence->token_count; i++) {
    const struct token *token = &analysis->tokens[sentence->first_token + i];
    bool multiword = token->word_count > 1;
    if (multiword) write_range(analysis, token, token->first_word - sentence->first_word + 1, out);
    for (uint32_t w = 0; w < token->word_count; w++)
      write_word(analysis, sentence, token->first_word + w, multiword || token->space_after, out);
  }
  buffer_add_byte(out, '\n');
}

void conllu_write(struct conllu_writer *writer, const struct analysis *analysis, struct buffer *out) {
  for (uint32_t i = 0; i < analysis->sentence_count; i++)
    write_sentence(writer, analysis, &analysis->sentences[i], out);
}
