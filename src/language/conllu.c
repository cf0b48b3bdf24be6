#include "language/conllu.h"

#include "common/file.h"

enum { COLUMNS = 10, ID = 0, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC };
enum { UNPACKED_LARGEST = 1 << 30 };

struct reader {
  struct arena *arena;
  const char *name;
  size_t number; /* of the current line */
  struct truce_error *error;
  struct conllu *conllu;
  struct conllu_sentence sentence; /* being read */
  uint32_t word_capacity, token_capacity, sentence_capacity;
  uint32_t token_end; /* words up to here belong to the last multi-word token */
};

static enum truce_status complain(const struct reader *reader, const char *what, struct slice text) {
  struct slice shown = {text.at, text.len > 60 ? 60 : text.len};
  return fail(reader->error, TRUCE_BAD_INPUT, "%s:%zu: %s \"%.*s\"", reader->name, reader->number, what,
              SLICE_ARGS(shown));
}

static bool cut_columns(struct slice line, struct slice columns[COLUMNS]) {
  for (int i = 0; i < COLUMNS; i++) {
    if (!line.at) return false;
    columns[i] = slice_cut(&line, '\t');
    if (!columns[i].len) return false;
  }
  return !line.at;
}

static bool misc_has(struct slice misc, const char *key) {
  while (misc.at)
    if (slice_equals(slice_cut(&misc, '|'), key)) return true;
  return false;
}

static void add_token(struct reader *reader, struct slice form, struct slice misc, uint32_t words,
                      bool multiword) {
  struct conllu_sentence *sentence = &reader->sentence;
  struct conllu_token token = {form, sentence->word_count, words, !misc_has(misc, "SpaceAfter=No"),
                               multiword};
  ARENA_PUSH(reader->arena, sentence->tokens, sentence->token_count, reader->token_capacity, token);
}

/* "3-4": must open at the next word, outside of another range. */
static enum truce_status read_range(struct reader *reader, const struct slice *columns) {
  struct slice to = columns[ID], from = slice_cut(&to, '-');
  uint64_t first, last;
  uint32_t next = reader->sentence.word_count + 1;
  if (!slice_number(from, &first) || !slice_number(to, &last) || first != next || last < first ||
      last - first > 1000 || first <= reader->token_end)
    return complain(reader, "bad range of a multi-word token", columns[ID]);
  add_token(reader, columns[FORM], columns[MISC], (uint32_t)(last - first + 1), true);
  reader->token_end = (uint32_t)last;
  return TRUCE_OK;
}

static enum truce_status read_head(struct reader *reader, struct slice text, uint32_t *head) {
  uint64_t number;
  *head = CONLLU_NO_HEAD;
  if (slice_equals(text, "_")) return TRUCE_OK;
  if (!slice_number(text, &number) || number >= CONLLU_NO_HEAD) return complain(reader, "bad head", text);
  *head = (uint32_t)number;
  return TRUCE_OK;
}

static enum truce_status read_word(struct reader *reader, const struct slice *columns) {
  struct conllu_sentence *sentence = &reader->sentence;
  uint64_t id;
  if (!slice_number(columns[ID], &id) || id != sentence->word_count + 1)
    return complain(reader, "word id out of order:", columns[ID]);
  struct conllu_word word = {
      columns[FORM], columns[LEMMA], columns[UPOS], columns[XPOS], columns[FEATS], columns[DEPREL], 0, 0};
  enum truce_status status = read_head(reader, columns[HEAD], &word.head);
  if (status) return status;
  if (!sentence->word_count) sentence->line = reader->number;
  if (id > reader->token_end) add_token(reader, columns[FORM], columns[MISC], 1, false);
  word.token = sentence->token_count - 1;
  ARENA_PUSH(reader->arena, sentence->words, sentence->word_count, reader->word_capacity, word);
  return TRUCE_OK;
}

static void read_comment(struct reader *reader, struct slice line) {
  struct slice value = {line.at + 1, line.len - 1}, key = slice_trim(slice_cut(&value, '='));
  struct conllu_sentence *sentence = &reader->sentence;
  if (slice_starts(key, SLICE("newdoc"))) sentence->opens_document = sentence->opens_paragraph = true;
  if (slice_starts(key, SLICE("newpar"))) sentence->opens_paragraph = true;
  if (slice_equals(key, "sent_id") && value.at) sentence->id = slice_trim(value);
}

/* Every head must be a word of the sentence, and following heads must lead to the root. */
static enum truce_status check_tree(struct reader *reader, const struct conllu_sentence *sentence) {
  uint32_t n = sentence->word_count, *state = ARENA_ARRAY(reader->arena, uint32_t, n + 1);
  for (uint32_t i = 1; i <= n; i++) {
    uint32_t at = i;
    while (at && !state[at]) {
      uint32_t head = sentence->words[at - 1].head;
      if (head == CONLLU_NO_HEAD) head = 0;
      if (head > n)
        return fail(reader->error, TRUCE_BAD_INPUT, "%s:%zu: head %u of word %u is beyond the %u words",
                    reader->name, sentence->line, head, at, n);
      state[at] = i;
      at = head;
    }
    if (at && state[at] == i)
      return fail(reader->error, TRUCE_BAD_INPUT, "%s:%zu: the heads above word %u form a cycle",
                  reader->name, sentence->line, i);
  }
  return TRUCE_OK;
}

static enum truce_status end_sentence(struct reader *reader) {
  struct conllu_sentence *sentence = &reader->sentence;
  if (reader->token_end > sentence->word_count)
    return fail(reader->error, TRUCE_BAD_INPUT, "%s:%zu: the last multi-word token lacks words", reader->name,
                reader->number);
  if (sentence->word_count) {
    enum truce_status status = check_tree(reader, sentence);
    if (status) return status;
    ARENA_PUSH(reader->arena, reader->conllu->sentences, reader->conllu->sentence_count,
               reader->sentence_capacity, *sentence);
  }
  *sentence = (struct conllu_sentence){0};
  reader->word_capacity = reader->token_capacity = reader->token_end = 0;
  return TRUCE_OK;
}

static enum truce_status read_line(struct reader *reader, struct slice line) {
  struct slice columns[COLUMNS];
  if (!slice_trim(line).len) return end_sentence(reader);
  if (line.at[0] == '#') {
    read_comment(reader, line);
    return TRUCE_OK;
  }
  if (!cut_columns(line, columns)) return complain(reader, "not ten filled columns:", line);
  if (memchr(columns[ID].at, '.', columns[ID].len)) return TRUCE_OK;
  if (memchr(columns[ID].at, '-', columns[ID].len)) return read_range(reader, columns);
  return read_word(reader, columns);
}

enum truce_status conllu_read(struct conllu *conllu, struct arena *arena, struct slice bytes,
                              const char *name, struct truce_error *error) {
  struct reader reader = {.arena = arena, .name = name, .error = error, .conllu = conllu};
  *conllu = (struct conllu){0};
  while (bytes.at) {
    struct slice line = slice_cut(&bytes, '\n');
    if (line.len && line.at[line.len - 1] == '\r') line.len--;
    reader.number++;
    enum truce_status status = read_line(&reader, line);
    if (status) return status;
  }
  return end_sentence(&reader);
}

enum truce_status conllu_load(struct buffer *bytes, const char *path, struct truce_error *error) {
  return file_unpack(bytes, path, UNPACKED_LARGEST, error);
}

void conllu_text(const struct conllu *conllu, struct buffer *out) {
  size_t start = out->len;
  for (uint32_t s = 0; s < conllu->sentence_count; s++) {
    const struct conllu_sentence *sentence = &conllu->sentences[s];
    if (sentence->opens_paragraph && out->len > start) {
      if (out->at[out->len - 1] == ' ') out->len--;
      buffer_add_text(out, "\n\n");
    }
    for (uint32_t t = 0; t < sentence->token_count; t++) {
      buffer_add(out, sentence->tokens[t].form);
      if (sentence->tokens[t].space_after) buffer_add_byte(out, ' ');
    }
  }
  if (out->len > start && out->at[out->len - 1] == ' ') out->len--;
  if (out->len > start) buffer_add_text(out, "\n\n");
}
