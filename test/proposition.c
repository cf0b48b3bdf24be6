/* Propositions from trees: each construction must give the same deed with the same parts. */
#include "check.h"

#include "common/file.h"
#include "meaning/predicates.h"
#include "meaning/proposition.h"
#include "tiny_tree.h"

static struct arena *arena;
static const struct analysis *analysis;
static struct propositions *found;

static void read_tree(const char *lines) {
  struct truce_error error = {0};
  struct file file;
  struct predicates *predicates = NULL;
  arena = arena_new(SIZE_MAX);
  if (file_open(&file, "knowledge/predicates.txt", 1 << 20, &error))
    exit(printf("not ok knowledge: %s\n", error.message));
  struct slice text = arena_copy(arena, file.bytes);
  file_close(&file);
  if (predicates_open(&predicates, arena, "predicates.txt", text, &error))
    exit(printf("not ok knowledge: %s\n", error.message));
  struct tree *tree = ARENA_NEW(arena, struct tree);
  analysis = tiny_analysis(arena, lines);
  tree_build(tree, arena, analysis);
  found = propositions_find(arena, predicates, tree);
}

static const struct proposition *deed(const char *lemma) {
  for (uint32_t i = 0; i < found->count; i++)
    if (slice_equals(found->at[i].lemma, lemma)) return &found->at[i];
  static const struct proposition none;
  return &none;
}

static const char *part(const struct proposition *p, enum slot slot, const char *preposition) {
  const struct argument *a = proposition_argument(p, slot, preposition);
  return a ? arena_copy(arena, analysis->words[a->word].form).at : "-";
}

#define SUBJECT(lemma) part(deed(lemma), SLOT_SUBJECT, NULL)
#define OBJECT(lemma) part(deed(lemma), SLOT_OBJECT, NULL)

static void active(void) {
  read_tree(
      "Turkey Turkey PROPN NNP 2 nsubj\ndeployed deploy VERB VBD 0 root\ntroops troops NOUN NNS 2 obj\n");
  CHECK_TEXT(SUBJECT("deploy"), "Turkey");
  CHECK_TEXT(OBJECT("deploy"), "troops");
  arena_free(arena);
}

static void passive(void) {
  read_tree(
      "Troops troops NOUN NNS 3 nsubj:pass\nwere be AUX VBD 3 aux:pass\ndeployed deploy VERB VBN 0 root\n"
      "by by ADP IN 5 case\nTurkey Turkey PROPN NNP 3 obl:agent\nby by ADP IN 7 case\nFriday Friday PROPN "
      "NNP 3 obl\n");
  CHECK_TEXT(SUBJECT("deploy"), "Turkey");
  CHECK_TEXT(OBJECT("deploy"), "Troops");
  CHECK_TEXT(part(deed("deploy"), SLOT_OBLIQUE, "by"), "Friday");
  arena_free(arena);
}

static void participle_and_relative_clause(void) {
  read_tree(
      "forces force NOUN NNS 0 root\nwhich which PRON WDT 4 nsubj:pass PronType=Rel\nare be AUX VBP 4 "
      "aux:pass\n"
      "supported support VERB VBN 1 acl:relcl\nby by ADP IN 6 case\nRussia Russia PROPN NNP 4 obl:agent\n\n"
      "truce truce NOUN NN 0 root\nsigned sign VERB VBN 1 acl\nin in ADP IN 4 case\nOctober October PROPN "
      "NNP 2 obl\n\n"
      "proxies proxy NOUN NNS 0 root\nthat that PRON WDT 4 obj PronType=Rel\nthey they PRON PRP 4 nsubj\n"
      "recruited recruit VERB VBD 1 acl:relcl\nand and CCONJ CC 6 cc\nfinanced finance VERB VBD 4 conj\n");
  CHECK_TEXT(OBJECT("support"), "forces");
  CHECK_TEXT(SUBJECT("support"), "Russia");
  CHECK_TEXT(OBJECT("sign"), "truce");
  CHECK_TEXT(OBJECT("recruit"), "proxies");
  CHECK_TEXT(OBJECT("finance"), "proxies");
  CHECK_TEXT(SUBJECT("finance"), "they");
  arena_free(arena);
}

static void nouns_stand_for_verbs(void) {
  read_tree("the the DET DT 2 det\ndeployment deployment NOUN NN 0 root\nof of ADP IN 4 case\npersonnel "
            "personnel NOUN NNS 2 nmod\n"
            "by by ADP IN 6 case\nTurkey Turkey PROPN NNP 2 nmod\n\n"
            "Haftar Haftar PROPN NNP 3 nmod:poss\n's 's PART POS 1 case\narrest arrest NOUN NN 0 root\n");
  CHECK_TEXT(SUBJECT("deploy"), "Turkey");
  CHECK_TEXT(OBJECT("deploy"), "personnel");
  CHECK_TEXT(OBJECT("arrest"), "Haftar");
  arena_free(arena);
}

static void object_control(void) {
  read_tree("Mills Mills PROPN NNP 2 nsubj\nurged urge VERB VBD 0 root\nTurkey Turkey PROPN NNP 2 obj\nto to "
            "PART TO 5 mark\n"
            "withdraw withdraw VERB VB 2 xcomp\ntroops troops NOUN NNS 5 obj\nand and CCONJ CC 9 cc\nto to "
            "PART TO 9 mark\n"
            "remove remove VERB VB 5 conj\nproxies proxy NOUN NNS 9 obj\n");
  CHECK_TEXT(SUBJECT("withdraw"), "Turkey");
  CHECK_TEXT(SUBJECT("remove"), "Turkey");
  CHECK(deed("withdraw")->modality == REQUESTED);
  CHECK(deed("remove")->modality == REQUESTED);
  CHECK(deed("urge")->modality == ASSERTED);
  arena_free(arena);
}

static void infinitive_on_the_noun(void) {
  read_tree("Mills Mills PROPN NNP 2 nsubj\ncalled call VERB VBD 0 root\non on ADP IN 4 case\nparties party "
            "NOUN NNS 2 obl\n"
            "to to PART TO 6 mark\nrespect respect VERB VB 4 acl\nsovereignty sovereignty NOUN NN 6 obj\n");
  CHECK_TEXT(SUBJECT("respect"), "parties");
  CHECK(deed("respect")->modality == REQUESTED);
  CHECK(deed("respect")->embedding == EMBEDDED_CLAUSE);
  arena_free(arena);
}

static void subject_control_and_promise(void) {
  read_tree("Russia Russia PROPN NNP 2 nsubj\npromised promise VERB VBD 0 root\nGeorgia Georgia PROPN NNP 2 "
            "obj\nto to PART TO 5 mark\n"
            "withdraw withdraw VERB VB 2 xcomp\n");
  CHECK_TEXT(SUBJECT("withdraw"), "Russia");
  CHECK(deed("withdraw")->modality == PROMISED);
  arena_free(arena);
}

static void denial_and_its_speaker(void) {
  read_tree("Chad Chad PROPN NNP 2 nsubj\ndenied deny VERB VBD 0 root\narming arm VERB VBG 2 xcomp\nthe the "
            "DET DT 5 det\n"
            "rebels rebel NOUN NNS 3 obj\n");
  CHECK_TEXT(SUBJECT("arm"), "Chad");
  CHECK(deed("arm")->modality == DENIED);
  CHECK(deed("arm")->speaker_count == 1 && deed("arm")->speakers[0] == 0);
  arena_free(arena);
}

static void reported_at_the_end(void) {
  read_tree("sides side NOUN NNS 2 nsubj\nreceive receive VERB VBP 0 root\nhelp help NOUN NN 2 obj\n, , "
            "PUNCT , 6 punct\n"
            "Reuters Reuters PROPN NNP 6 nsubj\nreported report VERB VBD 2 parataxis\n");
  CHECK(deed("receive")->speaker_count == 1 && deed("receive")->speakers[0] == 4);
  CHECK(deed("receive")->modality == ASSERTED);
  CHECK(deed("report")->speaker_count == 0);
  arena_free(arena);
}

static void a_text_is_no_speaker(void) {
  read_tree(
      "According accord VERB VBG 4 case\nto to ADP IN 1 fixed\na a DET DT 4 det\ntruce truce NOUN NN 7 obl\n"
      "fighters fighter NOUN NNS 7 nsubj\nmust must AUX MD 7 aux\nleave leave VERB VB 0 root\n\n"
      "According accord VERB VBG 3 case\nto to ADP IN 1 fixed\nWashington Washington PROPN NNP 5 obl\n"
      "fighters fighter NOUN NNS 5 nsubj\nleft leave VERB VBD 0 root\n");
  CHECK(deed("leave")->speaker_count == 0);
  CHECK(deed("leave")->necessity == NECESSITY_MUST);
  CHECK(found->at[found->count - 1].speaker_count == 1);
  arena_free(arena);
}

static void must_by_have_to(void) {
  read_tree("fighters fighter NOUN NNS 2 nsubj\nhad have VERB VBD 0 root\nto to PART TO 4 mark\nquit quit "
            "VERB VB 2 xcomp\n"
            "Libya Libya PROPN NNP 4 obj\n");
  CHECK_TEXT(SUBJECT("quit"), "fighters");
  CHECK(deed("quit")->necessity == NECESSITY_MUST);
  CHECK(deed("quit")->modality == ASSERTED);
  arena_free(arena);
}

static void light_verbs_hand_on(void) {
  read_tree("Israel Israel PROPN NNP 2 nsubj\ncarried carry VERB VBD 0 root\nout out ADP RP 2 "
            "compound:prt\nan an DET DT 5 det\n"
            "attack attack NOUN NN 2 obj\non on ADP IN 7 case\nDamascus Damascus PROPN NNP 2 obl\n");
  CHECK(deed("carry out")->light);
  CHECK_TEXT(SUBJECT("attack"), "Israel");
  CHECK_TEXT(part(deed("attack"), SLOT_OBLIQUE, "on"), "Damascus");
  arena_free(arena);
}

static void guesses_and_conditions_are_possible(void) {
  read_tree("This this PRON DT 4 nsubj\nis be AUX VBZ 4 cop\nvery very ADV RB 4 advmod\nlikely likely ADJ JJ "
            "0 root\nto to PART TO 6 mark\n"
            "prompt prompt VERB VB 4 xcomp\nTurkey Turkey PROPN NNP 6 obj\n\n"
            "If if SCONJ IN 3 mark\nthey they PRON PRP 3 nsubj\nattack attack VERB VBP 6 advcl\nwe we PRON "
            "PRP 6 nsubj\n"
            "will will AUX MD 6 aux\nreply reply VERB VB 0 root\n");
  CHECK(deed("prompt")->modality == POSSIBLE);
  CHECK(deed("attack")->modality == POSSIBLE);
  arena_free(arena);
}

static void negation(void) {
  read_tree("No no DET DT 2 det\ntroops troops NOUN NNS 3 nsubj\nleft leave VERB VBD 0 root\n\n"
            "They they PRON PRP 4 nsubj\ndid do AUX VBD 4 aux\nnot not PART RB 4 advmod\nagree agree VERB VB "
            "0 root\n");
  CHECK(deed("leave")->modality == DENIED);
  CHECK(deed("agree")->modality == DENIED);
  arena_free(arena);
}

static void backed_before_its_noun(void) {
  read_tree("a a DET DT 6 det\nUnited United PROPN NNP 3 compound\nNations Nation PROPN NNPS 5 compound\n- - "
            "PUNCT HYPH 5 punct\n"
            "backed back VERB VBN 6 amod\ntruce truce NOUN NN 0 root\n");
  CHECK_TEXT(SUBJECT("back"), "Nations");
  CHECK_TEXT(OBJECT("back"), "truce");
  arena_free(arena);
}

int main(void) {
  RUN(active);
  RUN(passive);
  RUN(participle_and_relative_clause);
  RUN(nouns_stand_for_verbs);
  RUN(object_control);
  RUN(infinitive_on_the_noun);
  RUN(subject_control_and_promise);
  RUN(denial_and_its_speaker);
  RUN(reported_at_the_end);
  RUN(a_text_is_no_speaker);
  RUN(must_by_have_to);
  RUN(light_verbs_hand_on);
  RUN(guesses_and_conditions_are_possible);
  RUN(negation);
  RUN(backed_before_its_noun);
  return check_done();
}
