/* The trainer on a handful of made-up sentences: it learns them, the same seed gives the same model, with one
   thread or two, in one go or resumed, and broken input is refused. */
#include "check.h"
#include "common/file.h"
#include "language/language.h"
#include "language/train/chain.h"
#include "language/train/names_train.h"
#include "language/train/trainer.h"

#include <setjmp.h>
#include <unistd.h>

static char folder[] = "/tmp/truce-train-XXXXXX";

static const char *path(const char *name) {
  static char paths[16][256];
  static int next;
  char *at = paths[next++ % 16];
  snprintf(at, 256, "%s/%s", folder, name);
  return at;
}

static void write_file(const char *name, const char *text, int times) {
  FILE *file = fopen(path(name), "w");
  while (file && times--) fputs(text, file);
  if (file) fclose(file);
}

static const char treebank[] =
    "# newdoc id = a\n# newpar\n# sent_id = 1\n# text = The army left Sebha.\n"
    "1\tThe\tthe\tDET\tDT\tDefinite=Def\t2\tdet\t_\t_\n2\tarmy\tarmy\tNOUN\tNN\tNumber=Sing\t3\tnsubj\t_\t_\n"
    "3\tleft\tleave\tVERB\tVBD\tTense=Past\t0\troot\t_\t_\n4\tSebha\tSebha\tPROPN\tNNP\tNumber="
    "Sing\t3\tobj\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n"
    "# newpar\n# sent_id = 2\n# text = Talks resumed in Geneva.\n"
    "1\tTalks\ttalk\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_\n2\tresumed\tresume\tVERB\tVBD\tTense="
    "Past\t0\troot\t_\t_\n"
    "3\tin\tin\tADP\tIN\t_\t4\tcase\t_\t_\n4\tGeneva\tGeneva\tPROPN\tNNP\tNumber=Sing\t2\tobl\t_\tSpaceAfter="
    "No\n"
    "5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";

static void write_vectors(void) {
  static const char *const words[] = {"the", "army", "left", "talks", "in", "."};
  FILE *file = fopen(path("vectors.txt"), "w");
  for (int w = 0; file && w < 6; w++) {
    fputs(words[w], file);
    for (int i = 0; i < 100; i++) fprintf(file, " %.3f", (w * 37 + i * 11) % 200 / 100.0 - 1);
    fputc('\n', file);
  }
  if (file) fclose(file);
}

static struct train_options options_for(const char *out, const char *state) {
  return (struct train_options){.train = {path("a.conllu")},
                                .train_count = 1,
                                .dev = {path("a.conllu")},
                                .dev_count = 1,
                                .vectors = path("vectors.txt"),
                                .vector_count = 6,
                                .kept_vectors = 5,
                                .out = out,
                                .checkpoint = state,
                                .seed = 3,
                                .threads = 1,
                                .epochs = 4,
                                .hidden = 32};
}

static bool same_files(const char *a, const char *b) {
  struct file x, y;
  struct truce_error error;
  if (file_open(&x, a, 1 << 28, &error)) return false;
  if (file_open(&y, b, 1 << 28, &error)) return file_close(&x), false;
  bool same = slice_is(x.bytes, y.bytes);
  file_close(&x), file_close(&y);
  return same;
}

static void same_seed_same_model(void) {
  struct truce_error error = {0};
  struct train_options options = options_for(path("one.truce"), path("one.state"));
  CHECK(train_model(&options, &error) == TRUCE_OK);
  options.out = path("two.truce"), options.threads = 2;
  CHECK(train_model(&options, &error) == TRUCE_OK);
  CHECK(same_files(path("one.truce"), path("two.truce")));
  options.out = path("other.truce"), options.seed = 4;
  CHECK(train_model(&options, &error) == TRUCE_OK);
  CHECK(!same_files(path("one.truce"), path("other.truce")));
}

/* Stops when it has said so many lines: in the middle of things, as Ctrl-C does. */
static volatile sig_atomic_t stop;
static int lines_left;
static void stop_after(const char *line) {
  (void)line;
  if (--lines_left == 0) stop = 1;
}

static void resumed_is_the_same_as_in_one_go(void) {
  struct truce_error error = {0};
  struct train_options options = options_for(path("part.truce"), path("part.state"));
  options.say = stop_after, options.stop = &stop, lines_left = 3;
  CHECK(train_model(&options, &error) == TRUCE_OK);
  CHECK(stop == 1);
  struct train_options rest = options_for(path("rest.truce"), path("part.state"));
  rest.resume = true;
  CHECK(train_model(&rest, &error) == TRUCE_OK);
  CHECK(same_files(path("one.truce"), path("rest.truce")));
}

static void learns_what_it_is_shown(void) {
  struct truce_error error = {0};
  struct language_model *model;
  struct train_options options = options_for(path("long.truce"), NULL);
  write_file("b.conllu", treebank, 40);
  options.train[0] = path("b.conllu"), options.epochs = 250, options.dev_count = 0;
  CHECK(train_model(&options, &error) == TRUCE_OK);
  CHECK(language_model_open(&model, path("long.truce"), &error) == TRUCE_OK);
  struct arena *arena = arena_new((size_t)1 << 28);
  if (setjmp(*arena_guard(arena))) abort();
  struct analysis *a = language_analyse(model, arena, SLICE("The army left Sebha."));
  CHECK(a->word_count == 5 && a->sentence_count == 1);
  CHECK(a->words[2].head == NO_WORD && a->words[2].upos == UPOS_VERB);
  CHECK(a->words[1].head == 2 && a->words[1].relation == REL_NSUBJ);
  CHECK_SLICE(a->words[2].lemma, "leave");
  arena_free(arena);
  language_model_close(model);
}

/* Gradients of a chain of labels, one word of which is unknown, against small changes of each score. */
static void chains_have_the_right_gradients(void) {
  enum { LABELS = 3, WORDS = 4, ROW = 4 };
  float steps[(LABELS + 1) * ROW], d_steps[(LABELS + 1) * ROW] = {0}, scores[WORDS][ROW], work[WORDS][ROW];
  float *rows[WORDS];
  const uint16_t gold[WORDS] = {1, NO_LABEL, 0, 2};
  struct chain chain = {LABELS, steps, d_steps, ROW};
  for (int i = 0; i < (LABELS + 1) * ROW; i++) steps[i] = (float)(i * 37 % 19) / 10 - 1;
  for (int i = 0; i < WORDS * ROW; i++) scores[i / ROW][i % ROW] = (float)(i * 29 % 23) / 10 - 1;
  for (int t = 0; t < WORDS; t++) rows[t] = work[t];
  for (int i = 0; i < WORDS * ROW; i++) {
    const float change = 0.01f;
    float gradient[WORDS][ROW];
    double loss[2];
    if (i % ROW == LABELS) continue;
    for (int side = 0; side < 2; side++) {
      memcpy(work, scores, sizeof work);
      work[i / ROW][i % ROW] += side ? change : -change;
      loss[side] = chain_learn(&chain, WORDS, rows, gold, 1);
    }
    memcpy(work, scores, sizeof work);
    chain_learn(&chain, WORDS, rows, gold, 1);
    memcpy(gradient, work, sizeof work);
    double expected = (loss[1] - loss[0]) / (2 * (double)change);
    double off = expected - (double)gradient[i / ROW][i % ROW];
    CHECK(off < 2e-3 && off > -2e-3);
  }
}

/* On top of the model of the test before: names are found, trees stay, the same seed gives the same. */
static void names_are_learned(void) {
  struct truce_error error = {0};
  struct language_model *model;
  write_file("names.tsv",
             "# newdoc id = a\nThe\tO\narmy\tO\nleft\tO\nSebha\tB-LOC\n.\tO\n\n"
             "Talks\tO\nresumed\tO\nin\tO\nGeneva\tB-LOC\n.\tO\n\n",
             20);
  write_file("lists.tsv", "town\tSebha\nplace\tGeneva\ngiven\tAnna\nfamily\tAmari\norganisation\tRed Cross\n",
             1);
  struct names_options options = {.model = path("long.truce"),
                                  .out = path("names.truce"),
                                  .lists = path("lists.tsv"),
                                  .entities = {path("names.tsv")},
                                  .entity_count = 1,
                                  .unmarked = {path("a.conllu")},
                                  .unmarked_count = 1,
                                  .dev = {path("names.tsv")},
                                  .dev_count = 1,
                                  .seed = 1,
                                  .epochs = 60,
                                  .hidden = 32};
  CHECK(names_train(&options, &error) == TRUCE_OK);
  options.out = path("again.truce");
  CHECK(names_train(&options, &error) == TRUCE_OK);
  CHECK(same_files(path("names.truce"), path("again.truce")));
  CHECK(language_model_open(&model, path("names.truce"), &error) == TRUCE_OK);
  struct arena *arena = arena_new((size_t)1 << 28);
  if (setjmp(*arena_guard(arena))) abort();
  struct analysis *a = language_analyse(model, arena, SLICE("The army left Sebha."));
  CHECK(a->word_count == 5 && a->words[2].head == NO_WORD);
  CHECK(a->name_count == 1 && a->names[0].first_word == 3 && a->names[0].word_count == 1);
  arena_free(arena);
  language_model_close(model);
  options.entities[0] = path("missing.tsv");
  CHECK(names_train(&options, &error) != TRUCE_OK && strstr(error.message, "missing.tsv"));
}

static void broken_input_is_refused(void) {
  struct truce_error error = {0};
  struct train_options options = options_for(path("no.truce"), NULL);
  options.train[0] = path("missing.conllu");
  CHECK(train_model(&options, &error) != TRUCE_OK && strstr(error.message, "missing.conllu"));
  write_file("bad.conllu", "1\tThe\tthe\n\n", 1);
  options.train[0] = path("bad.conllu");
  CHECK(train_model(&options, &error) == TRUCE_BAD_INPUT && strstr(error.message, "bad.conllu:1"));
  write_file("bad.state", "no state", 1);
  options = options_for(path("no.truce"), path("bad.state"));
  options.resume = true;
  CHECK(train_model(&options, &error) == TRUCE_BAD_INPUT && strstr(error.message, "bad.state"));
}

int main(void) {
  if (!mkdtemp(folder)) return 1;
  write_file("a.conllu", treebank, 10);
  write_vectors();
  RUN(same_seed_same_model);
  RUN(resumed_is_the_same_as_in_one_go);
  RUN(learns_what_it_is_shown);
  RUN(chains_have_the_right_gradients);
  RUN(names_are_learned);
  RUN(broken_input_is_refused);
  char command[64];
  snprintf(command, sizeof command, "rm -r %s", folder);
  return system(command) ? 1 : check_done();
}
