/* CoNLL-U: reading, complaints, writing, and the measures. */
#include "check.h"
#include "language/score.h"

#define ROW(id, form, lemma, upos, head, relation, misc)                                                     \
  id "\t" form "\t" lemma "\t" upos "\t_\t_\t" head "\t" relation "\t_\t" misc "\n"
#define RANGE(id, form) id "\t" form "\t_\t_\t_\t_\t_\t_\t_\t_\n"

static const char GOLD[] = "# newdoc\n# sent_id = a\n" RANGE("1-2", "Don't")
    ROW("1", "Do", "do", "AUX", "3", "aux", "_") ROW("2", "n't", "not", "PART", "3", "advmod", "_")
        ROW("3", "go", "go", "VERB", "0", "root", "SpaceAfter=No")
            ROW("4", "!", "!", "PUNCT", "3", "punct", "_") "\n# newpar\n" ROW("1", "Libya", "Libya", "PROPN",
                                                                              "2", "nsubj", "_")
                ROW("2", "waits", "wait", "VERB", "0", "root", "_") "\n";

/* The same text: the contraction in one word, one sentence, a wrong tag. */
static const char SYSTEM[] =
    ROW("1", "Don't", "do", "AUX", "2", "aux", "_") ROW("2", "go", "go", "NOUN", "0", "root", "SpaceAfter=No")
        ROW("3", "!", "!", "PUNCT", "2", "punct", "_") ROW("4", "Libya", "Libya", "PROPN", "5", "obj", "_")
            ROW("5", "waits", "waits", "VERB", "2", "parataxis", "_") "\n";

static struct arena *arena;
static struct truce_error error;

static enum truce_status read(struct conllu *conllu, const char *text) {
  return conllu_read(conllu, arena, slice_of(text), "x.conllu", &error);
}

static void reads(void) {
  struct conllu conllu;
  struct buffer text;
  CHECK(read(&conllu, GOLD) == TRUCE_OK);
  CHECK(conllu.sentence_count == 2);
  const struct conllu_sentence *first = &conllu.sentences[0];
  CHECK(first->word_count == 4 && first->token_count == 3 && first->tokens[0].multiword);
  CHECK(first->opens_document && first->line == 4 && !first->tokens[1].space_after);
  CHECK_SLICE(first->id, "a");
  CHECK(first->words[0].head == 3 && first->words[2].head == 0 && first->words[3].token == 2);
  buffer_init(&text, 0);
  conllu_text(&conllu, &text);
  CHECK_SLICE(buffer_slice(&text), "Don't go!\n\nLibya waits\n\n");
  buffer_dispose(&text);
}

static void complains(const char *text, const char *message) {
  struct conllu conllu;
  CHECK(read(&conllu, text) == TRUCE_BAD_INPUT);
  CHECK_TEXT(error.message, message);
}

static void names_the_line(void) {
  complains("# x\n1\ta\tb\n", "x.conllu:2: not ten filled columns: \"1\ta\tb\"");
  complains(ROW("2", "a", "a", "X", "0", "root", "_"), "x.conllu:1: word id out of order: \"2\"");
  complains(ROW("1", "a", "a", "X", "-1", "root", "_"), "x.conllu:1: bad head \"-1\"");
  complains(ROW("1", "a", "a", "X", "2", "root", "_"), "x.conllu:1: head 2 of word 1 is beyond the 1 words");
  complains(ROW("1", "a", "a", "X", "2", "x", "_") ROW("2", "a", "a", "X", "1", "x", "_"),
            "x.conllu:1: the heads above word 1 form a cycle");
  complains(RANGE("1-3", "abc") ROW("1", "a", "a", "X", "0", "root", "_") "\n",
            "x.conllu:3: the last multi-word token lacks words");
  complains(RANGE("2-1", "abc"), "x.conllu:1: bad range of a multi-word token \"2-1\"");
}

static void missing_and_damaged_files(void) {
  struct buffer bytes;
  buffer_init(&bytes, 0);
  CHECK(conllu_load(&bytes, "test/no-such-file", &error) == TRUCE_NOT_FOUND);
  CHECK(strstr(error.message, "test/no-such-file"));
  buffer_dispose(&bytes);
}

static void check_score(struct score score, uint32_t gold, uint32_t system, uint32_t correct) {
  CHECK(score.gold == gold && score.system == system && score.correct == correct);
}

/* The numbers are those of the shared task's evaluator on these two files. */
static void measures(void) {
  struct conllu gold, system;
  struct score scores[SCORE_COUNT];
  CHECK(read(&gold, GOLD) == TRUCE_OK && read(&system, SYSTEM) == TRUCE_OK);
  CHECK(score_parse(&gold, &system, arena, scores, &error) == TRUCE_OK);
  check_score(scores[SCORE_TOKENS], 5, 5, 5);
  check_score(scores[SCORE_SENTENCES], 2, 1, 0);
  check_score(scores[SCORE_WORDS], 6, 5, 4);
  check_score(scores[SCORE_UPOS], 6, 5, 3);
  check_score(scores[SCORE_LEMMAS], 6, 5, 3);
  check_score(scores[SCORE_UAS], 6, 5, 3);
  check_score(scores[SCORE_LAS], 6, 5, 2);
  check_score(scores[SCORE_CLAS], 4, 3, 1);
}

static void other_texts_are_refused(void) {
  struct conllu gold, system;
  struct score scores[SCORE_COUNT];
  CHECK(read(&gold, GOLD) == TRUCE_OK &&
        read(&system, ROW("1", "Do", "do", "X", "0", "root", "_")) == TRUCE_OK);
  CHECK(score_parse(&gold, &system, arena, scores, &error) == TRUCE_BAD_INPUT);
  CHECK(strstr(error.message, "after 2 bytes"));
}

static void writes(void) {
  struct word words[] = {
      {.span = {0, 2}, .lemma = SLICE("do"), .head = 2, .upos = UPOS_AUX, .relation_text = SLICE("aux")},
      {.span = {2, 5}, .lemma = SLICE("not"), .head = 2, .upos = UPOS_PART, .relation_text = SLICE("advmod")},
      {.span = {6, 8},
       .lemma = SLICE("go"),
       .head = NO_WORD,
       .upos = UPOS_VERB,
       .relation_text = SLICE("root")}};
  struct token tokens[] = {{{0, 5}, 0, 2, true}, {{6, 8}, 2, 1, false}};
  struct sentence sentence = {{0, 8}, 0, 3, 0, 2, 0};
  struct analysis analysis = {.text = SLICE("Don't go"),
                              .words = words,
                              .tokens = tokens,
                              .sentences = &sentence,
                              .word_count = 3,
                              .token_count = 2,
                              .sentence_count = 1};
  struct conllu_writer writer = {0};
  struct buffer out;
  buffer_init(&out, 0);
  conllu_write(&writer, &analysis, &out);
  buffer_add_byte(&out, 0);
  CHECK_TEXT(out.at, "# newdoc\n# newpar\n# sent_id = 1\n# text = Don't go\n" RANGE("1-2", "Don't")
                         ROW("1", "Do", "do", "AUX", "3", "aux", "_")
                             ROW("2", "n't", "not", "PART", "3", "advmod", "_")
                                 ROW("3", "go", "go", "VERB", "0", "root", "SpaceAfter=No") "\n");
  buffer_dispose(&out);
}

int main(void) {
  arena = arena_new(1 << 24);
  if (setjmp(*arena_guard(arena))) return 1;
  RUN(reads);
  RUN(names_the_line);
  RUN(missing_and_damaged_files);
  RUN(measures);
  RUN(other_texts_are_refused);
  RUN(writes);
  arena_free(arena);
  return check_done();
}
