/* The segmenter on the cases of test/segment.txt, and on texts made to be difficult. */
#include "check.h"
#include "common/file.h"
#include "language/segmenter.h"

static struct model_file file;
static struct segmenter segmenter;

/* The sentences as segment.txt writes them. */
static void show(const struct analysis *analysis, struct buffer *out) {
  for (uint32_t s = 0; s < analysis->sentence_count; s++) {
    const struct sentence *sentence = &analysis->sentences[s];
    for (uint32_t t = 0; t < sentence->token_count; t++) {
      const struct token *token = &analysis->tokens[sentence->first_token + t];
      for (uint32_t w = 0; w < token->word_count; w++) {
        if (w || t) buffer_add_byte(out, w ? '|' : ' ');
        buffer_add(out, slice_between(analysis->text.at, analysis->words[token->first_word + w].span));
      }
    }
    buffer_add_byte(out, '\n');
  }
}

static const struct analysis *segment(struct arena *arena, struct slice text) {
  struct analysis *analysis = ARENA_NEW(arena, struct analysis);
  analysis->text = text;
  segmenter_run(&segmenter, arena, analysis);
  return analysis;
}

static void check_case(struct slice text, struct slice expected) {
  struct arena *arena = arena_new((size_t)1 << 28);
  struct buffer out;
  buffer_init(&out, 0);
  show(segment(arena, text), &out);
  if (!slice_is(buffer_slice(&out), expected))
    fprintf(stderr, "--- expected\n%.*s--- got\n%.*s", SLICE_ARGS(expected), SLICE_ARGS(buffer_slice(&out)));
  CHECK(slice_is(buffer_slice(&out), expected));
  buffer_dispose(&out);
  arena_free(arena);
}

static void cases(void) {
  struct file page;
  struct truce_error error;
  struct buffer text, expected;
  CHECK(file_open(&page, "test/segment.txt", 1 << 20, &error) == TRUCE_OK);
  buffer_init(&text, 0), buffer_init(&expected, 0);
  for (struct slice rest = page.bytes; rest.at;) {
    struct slice line = slice_cut(&rest, '\n');
    if (line.len && line.at[0] == '#') continue;
    if (line.len && line.at[0] == '>') {
      if (line.len > 2) buffer_add(&text, (struct slice){line.at + 2, line.len - 2});
      buffer_add_byte(&text, '\n');
    } else if (line.len) {
      buffer_add(&expected, line);
      buffer_add_byte(&expected, '\n');
    }
    if (line.len || !text.len) continue;
    check_case(buffer_slice(&text), buffer_slice(&expected));
    buffer_clear(&text), buffer_clear(&expected);
  }
  CHECK(!text.len);
  buffer_dispose(&text), buffer_dispose(&expected);
  file_close(&page);
}

/* What must hold of any analysis: everything in order, nothing lost but white space, bounds kept. */
static void check_sound(const struct analysis *analysis) {
  uint32_t at = 0, word = 0, token = 0;
  for (uint32_t s = 0; s < analysis->sentence_count; s++) {
    const struct sentence *sentence = &analysis->sentences[s];
    CHECK(sentence->first_token == token && sentence->first_word == word && sentence->token_count > 0);
    CHECK(sentence->token_count <= SEGMENT_SENTENCE_WORDS);
    token += sentence->token_count, word += sentence->word_count;
  }
  CHECK(token == analysis->token_count && word == analysis->word_count);
  for (uint32_t t = 0; t < analysis->token_count; t++) {
    const struct token *this = &analysis->tokens[t];
    CHECK(this->span.start >= at && this->span.end > this->span.start);
    CHECK(this->span.end - this->span.start <= 2 * SEGMENT_TOKEN_BYTES + 8);
    CHECK(analysis->words[this->first_word].span.start == this->span.start);
    CHECK(analysis->words[this->first_word + this->word_count - 1].span.end == this->span.end);
    at = this->span.end;
  }
}

static void check_repeated(const char *piece, size_t times) {
  struct arena *arena = arena_new((size_t)1 << 31);
  struct buffer text;
  buffer_init(&text, 0);
  for (size_t i = 0; i < times; i++) buffer_add_text(&text, piece);
  check_sound(segment(arena, buffer_slice(&text)));
  buffer_dispose(&text);
  arena_free(arena);
}

static void long_texts(void) {
  check_repeated("a", 100000);
  check_repeated("word ", 200000);
  check_repeated(".", 50000);
  check_repeated("a.", 50000);
  check_repeated("\"(", 50000);
  check_repeated("\n", 50000);
  check_repeated("\u00AD", 50000);
  check_repeated("http://", 20000);
  check_repeated("n't", 20000);
  check_repeated("x\n", 50000);
  check_repeated("\u201C\U0001F600\u0301 ", 20000);
}

static void nothing(void) {
  struct arena *arena = arena_new(1 << 24);
  CHECK(segment(arena, SLICE(""))->sentence_count == 0);
  CHECK(segment(arena, SLICE(" \n\n "))->sentence_count == 0);
  CHECK(segment(arena, SLICE("x"))->word_count == 1);
  arena_free(arena);
}

static void soft_hyphens_are_not_in_forms(void) {
  struct arena *arena = arena_new(1 << 24);
  const struct analysis *analysis = segment(arena, SLICE("the Govern\u00ADment fell"));
  CHECK(analysis->word_count == 3);
  CHECK_SLICE(analysis->words[1].form, "Government");
  CHECK(analysis->words[1].span.end - analysis->words[1].span.start == 12);
  arena_free(arena);
}

static void damaged_sections(void) {
  struct slice section = model_file_section(&file, "segmenter");
  struct segmenter other;
  struct truce_error error;
  for (size_t length = 0; length < section.len; length += length < 64 ? 1 : section.len / 7)
    CHECK(segmenter_take(&other, (struct slice){section.at, length}, "m", &error) == TRUCE_BAD_MODEL);
  CHECK(segmenter_take(&other, (struct slice){NULL, 0}, "m", &error) == TRUCE_BAD_MODEL);
}

int main(void) {
  struct truce_error error = {0};
  if (model_file_open(&file, "model/english.truce", &error) ||
      segmenter_open(&segmenter, &file, "model", &error)) {
    printf("not ok model: %s\n", error.message);
    return 1;
  }
  RUN(cases);
  RUN(long_texts);
  RUN(nothing);
  RUN(soft_hyphens_are_not_in_forms);
  RUN(damaged_sections);
  model_file_close(&file);
  return check_done();
}
