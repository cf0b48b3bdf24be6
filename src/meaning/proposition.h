/* proposition: who does what to whom, read off the trees.

   A proposition is one predicate with its arguments, whatever construction it was written in: "Turkey
   deployed troops", "troops were deployed by Turkey", "troops deployed by Turkey", "Turkey's deployment of
   troops", "Turkey, which deployed troops", "Turkey carried out a deployment of troops" all give
   deploy(subject Turkey, object troops). Arguments are head words of the tree: coordinated phrases are one
   argument (who.h expands them), relative pronouns are replaced by what they stand for.

   Method: predicate-argument structures over UD, after PredPatt (White et al. 2016) and the enhanced UD
   graphs (Schuster & Manning 2016); veridicality of embedding predicates after Saurí & Pustejovsky's FactBank
   (2009). */
#ifndef TRUCE_PROPOSITION_H
#define TRUCE_PROPOSITION_H

#include "language/language.h"
#include "meaning/value.h"

enum { NO_PROPOSITION = UINT32_MAX };

enum slot {
  SLOT_SUBJECT,   /* who does it: also of passives ("by"), participles, nouns ("Turkey's deployment") */
  SLOT_OBJECT,    /* to whom or what it is done: also the subject of a passive */
  SLOT_RECIPIENT, /* indirect object */
  SLOT_OBLIQUE,   /* with a preposition */
  SLOT_CLAUSE     /* a proposition: xcomp, ccomp, infinitive or participle that completes it */
};

struct argument {
  enum slot slot;
  struct slice
      preposition; /* lower case, of an oblique ("from", "according to") or a clause ("that", "to") */
  uint32_t word;   /* head word; of a clause its predicate's word */
  bool shared;     /* taken over: control, coordination, relative clause, light verb */
};

enum predicate_class { PREDICATE_VERB, PREDICATE_NOUN, PREDICATE_ADJECTIVE };

/* must: shall, must, have to, be to, be required to. should: ought to, should. may: may, be allowed to. */
enum necessity { NECESSITY_NONE, NECESSITY_MUST, NECESSITY_SHOULD, NECESSITY_MAY };

enum tense { TENSE_NONE, TENSE_PAST, TENSE_PRESENT, TENSE_FUTURE };

/* How a proposition stands to the one that embeds it. */
enum embedding {
  EMBEDDED_NOT,       /* a main clause, or a noun in one */
  EMBEDDED_CLAUSE,    /* its complement: "urged Turkey to withdraw", "said that ..." */
  EMBEDDED_ADVERBIAL, /* "..., accusing Turkey of", "after it withdrew", "if it withdraws" */
  EMBEDDED_RELATIVE,  /* modifies a noun: "which were signed", "signed in October" */
  EMBEDDED_NOUN       /* a noun among its arguments: "approved the deployment" */
};

struct proposition {
  uint32_t word;      /* the predicate's head word */
  struct slice lemma; /* lower case, with its particle: "withdraw", "carry out"; of a noun its verb's lemma
                         where knowledge/predicates.txt gives one ("deployment": "deploy"), else the noun's */
  struct slice noun;  /* of a noun predicate the noun's own lemma, else empty */
  enum predicate_class class;
  struct argument *arguments;
  uint32_t argument_count, argument_capacity;
  bool passive;     /* written as a passive or past participle */
  bool negated;     /* by its own words: not, never, no */
  bool light;       /* "carry out", "hold": the object's noun is the predicate that counts */
  bool conditional; /* if, unless, whether, should it ... */
  bool predicted;   /* a guess about the future: "is likely to", "will" from a writer's mouth */
  enum necessity necessity;
  enum tense tense;
  enum modality modality; /* after everything above it is taken into account */
  enum embedding embedding;
  uint32_t parent;     /* the proposition that embeds it, or NO_PROPOSITION */
  struct slice marker; /* of an adverbial clause: "after", "if", "as" */
  uint32_t *speakers;  /* head words of who says so, outermost first */
  uint32_t speaker_count;
};

struct tree;

struct propositions {
  const struct tree *tree;
  struct proposition *at;
  uint32_t count, capacity;
  uint32_t *of_word; /* by word: the proposition it heads, or NO_PROPOSITION */
};

struct predicates; /* knowledge/predicates.txt; see predicates.h */

/* All propositions of a document, in text order. Pure; in the arena. `tree` (tree.h) must live as long. */
struct propositions *propositions_find(struct arena *arena, const struct predicates *predicates,
                                       const struct tree *tree);

/* The first argument in a slot (with that preposition, where it is not NULL), or NULL. */
const struct argument *proposition_argument(const struct proposition *proposition, enum slot slot,
                                            const char *preposition);
/* The sentence part that states it: from its arguments' subtrees to the predicate's, without adverbial
   clauses. */
struct span proposition_span(const struct analysis *analysis, const struct propositions *propositions,
                             const struct proposition *proposition);

#endif
