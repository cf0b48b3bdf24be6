/* recogniser: what the seven kinds of record have in common.

   Each kind has one file with one function of type `recogniser`; reading.c holds the table of them and runs
   them in order (agreements first, since obligations refer to them). A recogniser looks at propositions,
   names, times and counts and adds records. */
#ifndef TRUCE_RECOGNISER_H
#define TRUCE_RECOGNISER_H

#include "language/language.h"
#include "meaning/proposition.h"
#include "record/record.h"

struct knowledge; /* everything in knowledge/, parsed; meaning/knowledge.h */
struct names;     /* who and where: meaning/who.h */
struct times;     /* when and for how long: meaning/time.h */
struct patterns;  /* knowledge of records: knowledge/events.txt, support.txt, ...; record/patterns.h */

enum { NO_RECORD = UINT32_MAX };

struct reading {
  struct arena *arena;
  const struct document *document;
  const struct analysis *analysis;
  const struct knowledge *knowledge;
  const struct patterns *patterns;
  struct names *names;
  struct times *times;
  struct counts *counts;   /* how many: meaning/number.h */
  const struct tree *tree; /* meaning/tree.h */
  struct propositions *propositions;
  struct records records;
  struct slice *lemmas;        /* by word: its lemma in lower case, once look_lemma was asked for it */
  uint32_t *agreement_of_word; /* by word: place in `records` of the agreement it names, or NO_RECORD */
  uint32_t own_agreement; /* place of the agreement or resolution that the document itself is, or NO_RECORD */
};

typedef void recogniser(struct reading *reading);

recogniser recognise_agreements, recognise_obligations, recognise_mandates, recognise_supports,
    recognise_forces, recognise_roles, recognise_events;

/* Adds an empty record of that kind, asserted, confidence 0.5, and returns it (valid until the next is
   added). */
struct record *reading_add(struct reading *reading, enum record_kind kind);
/* Adds a span to the record's evidence, kept in text order, touching and overlapping ones joined. */
void reading_add_evidence(struct reading *reading, struct record *record, struct span span);
/* Evidence, modality and said_by of a proposition. */
void reading_ground(struct reading *reading, struct record *record, const struct proposition *proposition);

struct reader; /* record/reading.h */
/* Fills the reading up to propositions, names, times and counts; no records yet. */
void reading_begin(struct reading *reading, const struct reader *reader, struct arena *arena,
                   const struct document *document);

#endif
