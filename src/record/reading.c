#include "record/reading.h"

#include "meaning/labels.h"
#include "meaning/number.h"
#include "meaning/predicates.h"
#include "meaning/time.h"
#include "meaning/tree_mend.h"
#include "meaning/tree_tense.h"
#include "meaning/who.h"
#include "record/patterns.h"
#include "record/recogniser.h"

#include <stdlib.h>

/* The kinds, in the order in which they are recognised: obligations look for their agreement's record. */
static recogniser *const recognisers[] = {
    recognise_agreements, recognise_obligations, recognise_mandates, recognise_supports,
    recognise_forces,     recognise_roles,       recognise_events,
};

struct reader {
  struct arena *arena; /* all knowledge */
  struct language_model *model;
  struct knowledge *knowledge;
  struct patterns *patterns;
  struct dictionaries dictionaries;
};

/* ---- opening ---- */

enum { KNOWLEDGE_ARENA = 512 * 1024 * 1024 };

static enum truce_status open_all(struct reader *reader, const char *model_file, const char *folder,
                                  struct dictionary_paths own, struct truce_error *error) {
  enum truce_status status = language_model_open(&reader->model, model_file, error);
  if (!status) status = knowledge_open(&reader->knowledge, reader->arena, folder, error);
  if (!status)
    status = dictionaries_read(&reader->dictionaries, reader->arena, own, folder, reader->knowledge, error);
  if (!status)
    status = patterns_open(&reader->patterns, reader->arena, folder, reader->dictionaries.events, error);
  return status;
}

enum truce_status reader_open(struct reader **reader, const char *model_file, const char *knowledge_folder,
                              struct truce_error *error) {
  return reader_open_with(reader, model_file, knowledge_folder, (struct dictionary_paths){0}, error);
}

enum truce_status reader_open_with(struct reader **reader, const char *model_file,
                                   const char *knowledge_folder, struct dictionary_paths own,
                                   struct truce_error *error) {
  struct reader *new = calloc(1, sizeof *new);
  struct arena *arena = arena_new(KNOWLEDGE_ARENA);
  *reader = NULL;
  if (!new || !arena) {
    free(new);
    arena_free(arena);
    return fail(error, TRUCE_NO_MEMORY, "no memory for a reader");
  }
  new->arena = arena;
  enum truce_status status;
  if (setjmp(*arena_guard(arena)))
    status = fail(error, TRUCE_NO_MEMORY, "no memory for the knowledge in %s", knowledge_folder);
  else
    status = open_all(new, model_file, knowledge_folder, own, error);
  if (status)
    reader_close(new);
  else
    *reader = new;
  return status;
}

void reader_close(struct reader *reader) {
  if (!reader) return;
  language_model_close(reader->model);
  arena_free(reader->arena);
  free(reader);
}

const struct dictionaries *reader_dictionaries(const struct reader *reader) { return &reader->dictionaries; }

const struct language_model *reader_model(const struct reader *reader) { return reader->model; }

const struct patterns *reader_patterns(const struct reader *reader) { return reader->patterns; }

/* ---- reading ---- */

static void find_meaning(struct reading *r) {
  struct tree *tree = ARENA_NEW(r->arena, struct tree);
  tree_build(tree, r->arena, r->analysis);
  r->tree = tree;
  r->times = times_find(r->arena, r->patterns->time_words, r->document->date, r->analysis, LEAN_BY_TENSE);
  r->counts = counts_find(r->arena, r->patterns->time_words, r->times, r->analysis);
  r->propositions = propositions_find(r->arena, r->patterns->predicates, tree);
  r->names = names_find(r->arena, r->knowledge, r->document, tree);
}

static int compare_records(const void *left, const void *right) {
  const struct record *a = left, *b = right;
  uint32_t start_a = a->evidence.count ? a->evidence.at[0].start : 0;
  uint32_t start_b = b->evidence.count ? b->evidence.at[0].start : 0;
  if (start_a != start_b) return start_a < start_b ? -1 : 1;
  if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
  return slice_compare(a->id, b->id);
}

/* Ids of agreements are set when they are made, since obligations refer to them. What recognisers gave as
   confidence was how strong the wording is. */
static void finish(struct reading *r) {
  for (size_t i = 0; i < r->records.count; i++) {
    struct record *record = &r->records.at[i];
    if (record->id.len == 0) record_set_id(r->arena, r->document, record);
    record->traits = confidence_traits(record);
    record->confidence = confidence_of(&r->patterns->confidence, record->kind, record->traits);
  }
  if (r->records.count) qsort(r->records.at, r->records.count, sizeof *r->records.at, compare_records);
  size_t kept = 0;
  for (size_t i = 0; i < r->records.count; i++)
    if (kept == 0 || !slice_is(r->records.at[kept - 1].id, r->records.at[i].id))
      r->records.at[kept++] = r->records.at[i];
  r->records.count = kept;
}

void reading_begin(struct reading *r, const struct reader *reader, struct arena *arena,
                   const struct document *document) {
  *r = (struct reading){
      .arena = arena, .document = document, .knowledge = reader->knowledge, .patterns = reader->patterns};
  struct analysis *analysis = language_analyse(reader->model, arena, document->text);
  labels_mend(reader->patterns->predicates, arena, analysis);
  tree_tense_mend(reader->patterns->predicates, arena, analysis);
  tree_mend(arena, reader->patterns->predicates, analysis);
  r->analysis = analysis;
  find_meaning(r);
  r->own_agreement = NO_RECORD;
  r->lemmas = ARENA_ARRAY(arena, struct slice, r->analysis->word_count);
  r->agreement_of_word = ARENA_ARRAY(arena, uint32_t, r->analysis->word_count);
  for (uint32_t w = 0; w < r->analysis->word_count; w++) r->agreement_of_word[w] = NO_RECORD;
}

struct records records_read(const struct reader *reader, struct arena *arena,
                            const struct document *document) {
  struct reading r;
  reading_begin(&r, reader, arena, document);
  for (size_t i = 0; i < sizeof recognisers / sizeof *recognisers; i++) recognisers[i](&r);
  finish(&r);
  return r.records;
}

/* ---- what recognisers share ---- */

struct record *reading_add(struct reading *reading, enum record_kind kind) {
  struct record record = {.kind = kind, .modality = ASSERTED, .confidence = 0.5};
  ARENA_PUSH(reading->arena, reading->records.at, reading->records.count, reading->records.capacity, record);
  return &reading->records.at[reading->records.count - 1];
}

void reading_add_evidence(struct reading *reading, struct record *record, struct span span) {
  struct spans *evidence = &record->evidence;
  struct span *merged = ARENA_ARRAY(reading->arena, struct span, evidence->count + 1);
  size_t count = 0;
  for (size_t i = 0; i < evidence->count; i++) {
    struct span other = evidence->at[i];
    if (other.end < span.start || span.end < other.start) {
      merged[count++] = other;
      continue;
    }
    if (other.start < span.start) span.start = other.start;
    if (other.end > span.end) span.end = other.end;
  }
  size_t place = count;
  for (; place > 0 && merged[place - 1].start > span.start; place--) merged[place] = merged[place - 1];
  merged[place] = span;
  *evidence = (struct spans){merged, count + 1};
}

static bool is_described(const struct reading *r, uint32_t word) {
  return !name_at(r->names, word) && r->analysis->words[word].upos == UPOS_NOUN;
}

/* Who says so: names as canonical ones, a pronoun by whom it stands for, a description in its words ("the
   defence ministry"), since its state may speak with several voices. */
static struct texts speakers_of(struct reading *r, const struct proposition *p) {
  struct texts all = {ARENA_ARRAY(r->arena, struct slice, p->speaker_count), 0};
  for (uint32_t i = 0; i < p->speaker_count; i++) {
    struct actors who = actors_of_phrase(r->names, p->speakers[i]);
    for (size_t k = 0; k < who.count && k < 1; k++)
      all.at[all.count++] =
          is_described(r, p->speakers[i]) || !who.at[k].name.len ? who.at[k].text : who.at[k].name;
  }
  return all;
}

void reading_ground(struct reading *r, struct record *record, const struct proposition *p) {
  reading_add_evidence(r, record, proposition_span(r->analysis, r->propositions, p));
  record->modality = p->modality;
  if (record->said_by.count == 0) record->said_by = speakers_of(r, p);
}
