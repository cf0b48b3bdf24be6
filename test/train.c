/* The trainer on a handful of made-up sentences: it learns them, the same seed gives the same model, with one
   thread or two, in one go or resumed, and broken input is refused. */
#include "check.h"
#include "common/file.h"
#include "language/language.h"
#include "language/train/trainer.h"

#include <setjmp.h>
#include <unistd.h>

static char folder[] = "/tmp/truce-train-XXXXXX";

static const char *path(const char *name) {
  static char paths[8][256];
  static int next;
  char *at = paths[next++ % 8];
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
  RUN(broken_input_is_refused);
  char command[64];
  snprintf(command, sizeof command, "rm -r %s", folder);
  return system(command) ? 1 : check_done();
}
