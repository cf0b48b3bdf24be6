/* What the parts of truce eval time share. */
#ifndef TRUCE_COMMAND_EVAL_TIME_H
#define TRUCE_COMMAND_EVAL_TIME_H

#include "command/command.h"
#include "meaning/time.h"

struct eval_times {
  struct arena *arena;
  const struct time_words *words;
  struct language_model *model; /* for a corpus */
  const char *file;
};

/* A marked date: where it stands and its value as EDTF. A mark that says no day, month or year of ours has an
   empty value: it is not asked for, and what is given there counts as wrong. */
struct marked_date {
  struct span span;
  struct slice value;
  bool found;
};

/* A document of a corpus: its text and its marks. */
struct corpus_document {
  struct date date;
  struct slice genre;
  struct buffer text;
  struct marked_date *dates;
  size_t date_count, date_capacity;
  struct span token;   /* of the words that a range line covers */
  uint32_t token_ends; /* id of the last of them, 0 for none */
  bool has_date_open;
};

enum { GENRES_MOST = 32 };

/* unmarked: of those given, how many stand where the corpus marks nothing */
struct date_scores {
  struct slice genre;
  size_t expected, given, right, unmarked;
};

struct date_table {
  struct date_scores rows[GENRES_MOST];
  size_t count;
};

/* The row of a genre; what is one too many goes into the last. */
struct date_scores *date_row(struct date_table *table, struct slice genre);
/* Adds a document's dates to a row; with --misses shows what differs. */
void eval_time_dates(struct call *call, struct corpus_document *d, const struct times *times,
                     struct date_scores *scores);
void date_table_show(struct call *call, const struct date_table *table);

/* Precision, recall and F1 of dates with their values in a CoNLL-U corpus that marks them. */
enum truce_status eval_time_corpus(struct call *call, struct eval_times *eval, struct slice text,
                                   struct truce_error *error);

#endif
