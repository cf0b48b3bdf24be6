/* Frames: the syntax of knowledge/events.txt, and which frame a sentence's deed gets from the real file. */
#include "check.h"

#include "common/file.h"
#include "meaning/predicates.h"
#include "record/event_leaning.h"
#include "record/frame.h"
#include "tiny_tree.h"

static struct arena *arena;
static struct frame_matcher matcher;

static struct slice file_text(const char *name) {
  struct truce_error error = {0};
  struct file file;
  if (file_open(&file, name, 1 << 22, &error)) exit(printf("not ok knowledge: %s\n", error.message));
  struct slice text = arena_copy(arena, file.bytes);
  file_close(&file);
  return text;
}

static void read_tree(const char *lines) {
  struct truce_error error = {0};
  struct predicates *predicates = NULL;
  struct event_frames *frames = NULL;
  arena = arena_new(SIZE_MAX);
  if (predicates_open(&predicates, arena, "predicates.txt", file_text("knowledge/predicates.txt"), &error) ||
      event_frames_open(&frames, arena, "events.txt", file_text("knowledge/events.txt"), &error))
    exit(printf("not ok knowledge: %s\n", error.message));
  struct tree *tree = ARENA_NEW(arena, struct tree);
  tree_build(tree, arena, tiny_analysis(arena, lines));
  matcher = (struct frame_matcher){.arena = arena,
                                   .frames = frames,
                                   .tree = tree,
                                   .propositions = propositions_find(arena, predicates, tree)};
}

static struct frame_match match_of(const char *lemma) {
  for (uint32_t i = 0; i < matcher.propositions->count; i++)
    if (slice_equals(matcher.propositions->at[i].lemma, lemma)) return frame_match(&matcher, i);
  return (struct frame_match){.source = NO_WORD, .target = NO_WORD, .asked = NO_WORD};
}

static const char *form(uint32_t word) {
  return word == NO_WORD ? "-" : arena_copy(arena, matcher.tree->analysis->words[word].form).at;
}

/* "CODE source target" */
static const char *coded(const char *lemma) {
  struct frame_match m = match_of(lemma);
  if (!m.frame) return "none";
  return arena_print(arena, "%.*s %s %s", SLICE_ARGS(m.frame->kind->cameo), form(m.source), form(m.target))
      .at;
}

static enum truce_status open_text(const char *text, struct event_frames **frames,
                                   struct truce_error *error) {
  arena = arena_new(SIZE_MAX);
  return event_frames_open(frames, arena, "x.txt", slice_of(text), error);
}

/* Weights that are no weights, too few, or one too many are named with their line. */
static void leanings_of_words(void) {
  struct event_leanings *leanings = NULL;
  struct truce_error error = {0};
  char line[8 * LEANING_FEATURES + 128] = "ASSAULT";
  for (int i = 0; i < LEANING_FEATURES; i++) strcat(line, i == LEANING_FEATURES - 1 ? " -7" : " 0");
  arena = arena_new(SIZE_MAX);
  CHECK(event_leanings_open(&leanings, arena, "l.txt", slice_of(line), &error) == TRUCE_OK);
  CHECK(leanings->count == 1);
  struct leaning_features features = {.at = {0}};
  int32_t counts[LEANING_PARTS] = {0};
  leaning_end(&features, counts, false, false);
  int64_t scores[LEANING_CLASSES];
  leaning_scores(leanings, &features, scores);
  CHECK(scores[0] == -7 * 1024);
  strcat(line, "\nword above:storm 12\n");
  CHECK(event_leanings_open(&leanings, arena, "l.txt", slice_of(line), &error) == TRUCE_OK);
  leaning_add_word(&features, arena, "above", SLICE("Storm"), (struct slice){NULL, 0});
  leaning_add_word(&features, arena, "above", SLICE("storm"), (struct slice){NULL, 0});
  leaning_add_word(&features, arena, "object", SLICE("lift"), SLICE("ban"));
  leaning_add_word(&features, arena, "above", SLICE("#2"), (struct slice){NULL, 0});
  CHECK(features.word_count == 2 && slice_equals(features.words[1], "object:lift_ban"));
  leaning_scores(leanings, &features, scores);
  CHECK(scores[0] == (12 - 7) * 1024);
  strcat(line, "word above:storm 12 1");
  CHECK(event_leanings_open(&leanings, arena, "l.txt", slice_of(line), &error) == TRUCE_BAD_KNOWLEDGE);
  CHECK(strstr(error.message, "l.txt:3"));
  CHECK(event_leanings_open(&leanings, arena, "l.txt", SLICE("ASSAULT 1 2"), &error) == TRUCE_BAD_KNOWLEDGE);
  CHECK(event_leanings_open(&leanings, arena, "l.txt", SLICE("ASSAULT x"), &error) == TRUCE_BAD_KNOWLEDGE);
  arena_free(arena);
}

static void lines_and_sections(void) {
  struct event_frames *frames = NULL;
  struct truce_error error = {0};
  CHECK(open_text("$a = x, y,\n z\n[190 ASSAULT - +military = subject > on|object.owner]\nattack, open "
                  "fire,\n raid/n {object: $a, big w;\n"
                  " !negated}\n = with > -\n[100 REQUEST]\nask\n",
                  &frames, &error) == TRUCE_OK);
  CHECK(frames->count == 4);
  const struct frame *raid = &frames->at[2];
  CHECK(raid->word_class == 'n' && raid->condition_count == 2 && raid->takes_object);
  CHECK(raid->conditions[0].words.count == 4 && raid->conditions[1].never);
  CHECK_SLICE(raid->source->paths[0].steps[0], "with");
  CHECK(raid->target->count == 0);
  CHECK_SLICE(raid->kind->context.at[0], "military");
  CHECK_SLICE(frames->at[1].preposition, "fire");
  CHECK(frames->at[3].kind->target->count == 2);
  arena_free(arena);
}

static void refuse(const char *text, const char *message) {
  struct event_frames *frames = NULL;
  struct truce_error error = {0};
  CHECK(open_text(text, &frames, &error) == TRUCE_BAD_KNOWLEDGE);
  CHECK_TEXT(error.message, message);
  arena_free(arena);
}

static void errors_say_where(void) {
  refuse("attack\n", "x.txt:1: predicates before the first section: \"attack\"");
  refuse("[190 ATTACK]\nhit\n", "x.txt:2: not an event type of PLOVER: \"ATTACK\"");
  refuse("[190 ASSAULT]\nhit {object: $b}\n", "x.txt:2: no such word list: \"$b\"");
  refuse("[190 ASSAULT]\nhit {object: a\n", "x.txt:2: braces that don't match: \"hit {object: a\"");
  refuse("[190 ASSAULT]\nhit = subject\n", "x.txt:2: roles without \">\": \"subject\"");
  refuse("[190 ASSAULT]\nhit/x\n", "x.txt:2: a class that is not /v, /n or /a: \"hit/x\"");
  refuse("[190 ASSAULT]\nhit = a.b.c.d > -\n", "x.txt:2: a path of more than three steps: \"a.b.c.d\"");
}

static void the_object_decides(void) {
  read_tree(
      "Turkey Turkey PROPN NNP 2 nsubj\nlifted lift VERB VBD 0 root\nsanctions sanction NOUN NNS 2 obj\n"
      "on on ADP IN 5 case\nIran Iran PROPN NNP 3 nmod\n");
  CHECK_TEXT(coded("lift"), "085 Turkey Iran");
  arena_free(arena);
  read_tree("Turkey Turkey PROPN NNP 2 nsubj\nreleased release VERB VBD 0 root\nprisoners prisoner NOUN NNS "
            "2 obj\n");
  CHECK_TEXT(coded("release"), "0841 Turkey prisoners");
  arena_free(arena);
}

static void asked_by_whom_of_whom(void) {
  read_tree("Mills Mills PROPN NNP 2 nsubj\ncalled call VERB VBD 0 root\non on ADP IN 4 case\nparties party "
            "NOUN NNS 2 obl\n"
            "to to PART TO 6 mark\nrespect respect VERB VB 4 acl\nsovereignty sovereignty NOUN NN 6 obj\n");
  CHECK_TEXT(coded("call"), "105 Mills parties");
  CHECK_TEXT(form(match_of("call").asked), "respect");
  arena_free(arena);
}

static void the_owner_of_what_is_rejected(void) {
  read_tree("Iran Iran PROPN NNP 2 nsubj\nrejected reject VERB VBD 0 root\nTurkey Turkey PROPN NNP 5 "
            "nmod:poss\n's 's PART POS 3 case\n"
            "offer offer NOUN NN 2 obj\nto to PART TO 7 mark\nwithdraw withdraw VERB VB 5 acl\n");
  CHECK_TEXT(coded("reject"), "120 Iran Turkey");
  arena_free(arena);
}

static void a_passive_and_a_noun(void) {
  read_tree("Soldiers soldier NOUN NNS 3 nsubj:pass\nwere be AUX VBD 3 aux:pass\nkilled kill VERB VBN 0 "
            "root\nby by ADP IN 5 case\n"
            "rebels rebel NOUN NNS 3 obl:agent\n");
  CHECK_TEXT(coded("kill"), "1823 rebels Soldiers");
  arena_free(arena);
}

/* Soldiers sent to keep the peace are help. */
static void a_word_anywhere(void) {
  read_tree(
      "Chad Chad PROPN NNP 2 nsubj\nsent send VERB VBD 0 root\ntroops troop NOUN NNS 2 obj\nto to ADP IN 5 "
      "case\nMali Mali PROPN NNP 2 obl\nas as ADP IN 7 case\npeacekeepers peacekeeper NOUN NNS 2 obl\n");
  CHECK_TEXT(coded("send"), "074 Chad Mali");
  arena_free(arena);
}

int main(void) {
  RUN(lines_and_sections);
  RUN(a_word_anywhere);
  RUN(leanings_of_words);
  RUN(errors_say_where);
  RUN(the_object_decides);
  RUN(asked_by_whom_of_whom);
  RUN(the_owner_of_what_is_rejected);
  RUN(a_passive_and_a_noun);
  return check_done();
}
