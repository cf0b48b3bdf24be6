/* Trees that contradict themselves: each rule moves what it is about and nothing else. */
#include "check.h"

#include "common/file.h"
#include "meaning/tree_mend.h"
#include "tiny_tree.h"

static struct arena *arena;
static struct analysis *analysis;

static void mend(const char *lines) {
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
  analysis = tiny_analysis(arena, lines);
  tree_mend(arena, predicates, analysis);
}

/* The number of a word's head, counted from 1, 0 for the root. */
static unsigned head_of(uint32_t number) {
  uint32_t head = analysis->words[number - 1].head;
  return head == NO_WORD ? 0 : head + 1;
}

static uint8_t relation_of(uint32_t number) { return analysis->words[number - 1].relation; }

static void date_before_its_subject(void) {
  mend("On on ADP IN 3 case\nMarch March PROPN NNP 3 nmod:unmarked\n3 3 NUM CD 5 obl\nNATO NATO PROPN NNP 3 "
       "nmod:unmarked\nsaid say VERB VBD 0 root\n");
  CHECK(head_of(4) == 5 && relation_of(4) == REL_NSUBJ && head_of(3) == 5);
  arena_free(arena);
  mend("The the DET DT 4 det\nnext next ADJ JJ 4 amod\nday day NOUN NN 4 compound\nrebels rebel NOUN NNS 5 "
       "nsubj\nattacked attack VERB VBD 0 root\n");
  CHECK(head_of(4) == 5 && relation_of(4) == REL_NSUBJ && head_of(3) == 5 && head_of(1) == 3);
  arena_free(arena);
  mend("The the DET DT 3 det\nFriday Friday PROPN NNP 3 compound\nprotest protest NOUN NN 4 nsubj\nturned "
       "turn "
       "VERB VBD 0 root\n");
  CHECK(head_of(2) == 3 && head_of(1) == 3);
  arena_free(arena);
}

static void one_noun_phrase_with_a_verb(void) {
  mend("Rebels rebel NOUN NNS 0 root\nof of ADP IN 3 case\nERI ERI PROPN NNP 1 nmod\noverran overrun VERB "
       "VBD 6 "
       "case\nthe the DET DT 6 det\ntown town NOUN NN 1 nmod\n. . PUNCT . 1 punct\n");
  CHECK(head_of(4) == 0 && head_of(1) == 4 && relation_of(1) == REL_NSUBJ && head_of(6) == 4);
  arena_free(arena);
}

static void verb_behind_a_participle(void) {
  mend("strike strike NOUN NN 2 nsubj:pass\nblamed blame VERB VBN 0 root\non on ADP IN 4 case\nRSF RSF PROPN "
       "NNP "
       "5 obl\nkilled kill VERB VBN 2 advcl\n12 12 NUM CD 5 obj\n. . PUNCT . 2 punct\n");
  CHECK(head_of(5) == 0 && head_of(1) == 5 && relation_of(2) == REL_ACL && head_of(4) == 2 &&
        head_of(6) == 5);
  arena_free(arena);
}

static void what_hangs_on_a_time(void) {
  mend("fought fight VERB VBD 0 root\nfor for ADP IN 3 case\ndays day NOUN NNS 1 obl\nagainst against ADP IN "
       "5 "
       "case\nGoma Goma PROPN NNP 3 nmod\n");
  CHECK(head_of(5) == 1 && relation_of(5) == REL_OBL);
  arena_free(arena);
}

static void three_of_a_list(void) {
  mend("Britain Britain PROPN NNP 6 nsubj\n, , PUNCT , 1 punct\nFrance France PROPN NNP 1 conj\nand and "
       "CCONJ CC "
       "5 cc\nItaly Italy PROPN NNP 3 conj\nmet meet VERB VBD 0 root\n");
  CHECK(head_of(5) == 1 && relation_of(5) == REL_CONJ);
  arena_free(arena);
}

static void two_subjects_of_saying(void) {
  mend("Strikes strike NOUN NNS 5 nsubj\nkilled kill VERB VBD 5 ccomp\npeople people NOUN NNS 2 "
       "obj\nofficials "
       "official NOUN NNS 5 nsubj\nsaid say VERB VBD 0 root\n");
  CHECK(head_of(1) == 2 && relation_of(1) == REL_NSUBJ);
  CHECK(head_of(4) == 5);
  arena_free(arena);
}

static void a_sentence_has_a_verb(void) {
  mend("Bolivia Bolivia PROPN NNP 3 compound\nsevered sever VERB VBN 3 amod\nties tie NOUN NNS 0 root\n. . "
       "PUNCT . 3 "
       "punct\n");
  CHECK(head_of(2) == 0 && head_of(1) == 2 && relation_of(1) == REL_NSUBJ);
  CHECK(head_of(3) == 2 && relation_of(3) == REL_OBJ);
  arena_free(arena);
}

static void a_headline_may_have_none(void) {
  mend("Government government NOUN NN 3 compound\nbacked back VERB VBN 3 amod\ntroops troop NOUN NNS 0 "
       "root\n");
  CHECK(head_of(3) == 0 && head_of(2) == 3);
  arena_free(arena);
}

static void what_opens_a_paragraph(void) {
  mend("Demands demand NOUN NNS 0 root\nthat that SCONJ IN 4 mark\ngroups group NOUN NNS 4 nsubj\nleave "
       "leave VERB "
       "VBP 1 ccomp\n; ; PUNCT : 1 punct\n");
  CHECK(analysis->words[0].upos == UPOS_VERB);
  CHECK(slice_equals(analysis->words[0].lemma, "demand"));
  arena_free(arena);
}

static void a_particle_before_a_noun(void) {
  mend("Rebels rebel NOUN NNS 2 nsubj\nhanded hand VERB VBD 0 root\nin in ADP IN 5 case\nthe the DET DT 5 "
       "det\nweapons weapon NOUN NNS 2 obl\n");
  CHECK(relation_of(3) == REL_COMPOUND_PRT && head_of(3) == 2);
  CHECK(relation_of(5) == REL_OBJ);
  arena_free(arena);
}

static void what_follows_will_is_a_verb(void) {
  mend("Chad Chad PROPN NNP 5 nsubj\nwill will AUX MD 5 aux\nfree free ADJ JJ 5 amod\n100 100 NUM CD 5 "
       "nummod\nprisoners prisoner NOUN NNS 0 root\n. . PUNCT . 5 punct\n");
  CHECK(head_of(3) == 0 && head_of(5) == 3 && relation_of(5) == REL_OBJ && head_of(1) == 3 &&
        head_of(2) == 3);
  CHECK(head_of(4) == 5 && analysis->words[2].upos == UPOS_VERB);
  arena_free(arena);
  mend(
      "Rebels rebel NOUN NNS 3 nsubj\nwill will AUX MD 3 aux\nhand hand NOUN NN 0 root\nthem they PRON PRP 3 "
      "obj\nover over ADP RP 3 compound:prt\n");
  CHECK(analysis->words[2].upos == UPOS_VERB && head_of(1) == 3);
  arena_free(arena);
}

static void a_plural_with_a_subject_is_a_verb(void) {
  mend("Chad Chad PROPN NNP 2 nsubj\nshelters shelter NOUN NNS 0 root\nthe the DET DT 4 det\nrebels rebel "
       "NOUN "
       "NNS 2 obl\n. . PUNCT . 2 punct\n");
  CHECK(analysis->words[1].upos == UPOS_VERB && relation_of(4) == REL_OBJ);
  CHECK_SLICE(analysis->words[1].lemma, "shelter");
  arena_free(arena);
  mend("Refugee refugee NOUN NN 2 compound\nshelters shelter NOUN NNS 0 root\nin in ADP IN 4 case\nChad Chad "
       "PROPN NNP 2 nmod\n");
  CHECK(analysis->words[1].upos == UPOS_NOUN);
  arena_free(arena);
}

static void two_who_do_it(void) {
  mend("Chad Chad PROPN NNP 0 root\nand and CCONJ CC 6 cc\nthe the DET DT 6 det\nFUC FUC PROPN NNP 5 "
       "compound\nresumed resume VERB VBN 6 amod\ntalks talk NOUN NNS 1 conj\n. . PUNCT . 1 punct\n");
  CHECK(head_of(5) == 0 && head_of(1) == 5 && relation_of(1) == REL_NSUBJ && head_of(6) == 5);
  CHECK(head_of(4) == 1 && relation_of(4) == REL_CONJ && head_of(2) == 4 && head_of(7) == 5);
  arena_free(arena);
}

static void what_is_right_stays(void) {
  mend("Turkey Turkey PROPN NNP 2 nsubj\ndeployed deploy VERB VBD 0 root\ntroops troop NOUN NNS 2 obj\nin in "
       "ADP IN "
       "5 case\nLibya Libya PROPN NNP 2 obl\n. . PUNCT . 2 punct\n");
  CHECK(head_of(1) == 2 && head_of(2) == 0 && head_of(3) == 2 && head_of(5) == 2);
  CHECK(relation_of(5) == REL_OBL);
  arena_free(arena);
}

int main(void) {
  RUN(three_of_a_list);
  RUN(verb_behind_a_participle);
  RUN(what_hangs_on_a_time);
  RUN(one_noun_phrase_with_a_verb);
  RUN(date_before_its_subject);
  RUN(two_subjects_of_saying);
  RUN(a_sentence_has_a_verb);
  RUN(a_headline_may_have_none);
  RUN(what_opens_a_paragraph);
  RUN(a_particle_before_a_noun);
  RUN(what_follows_will_is_a_verb);
  RUN(a_plural_with_a_subject_is_a_verb);
  RUN(two_who_do_it);
  RUN(what_is_right_stays);
  return check_done();
}
