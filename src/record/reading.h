/* reading: a document in, its records out. Pure: same document, model and knowledge, same records. */
#ifndef TRUCE_READING_H
#define TRUCE_READING_H

#include "language/language.h"
#include "record/own_dictionaries.h"
#include "record/record.h"

/* Model and knowledge, read-only, shared by threads. */
struct reader;

/* Opens both. Fails with TRUCE_BAD_MODEL, TRUCE_BAD_KNOWLEDGE (naming file and line), TRUCE_NOT_FOUND,
   TRUCE_DENIED, TRUCE_IO or TRUCE_NO_MEMORY. Free with reader_close, after all that was read with it. */
enum truce_status reader_open(struct reader **reader, const char *model_file, const char *knowledge_folder,
                              struct truce_error *error);
/* The same with dictionaries of the user's own (doc/petrarch.md). */
enum truce_status reader_open_with(struct reader **reader, const char *model_file,
                                   const char *knowledge_folder, struct dictionary_paths own,
                                   struct truce_error *error);
void reader_close(struct reader *reader);
/* What became of the user's own dictionaries. */
const struct dictionaries *reader_dictionaries(const struct reader *reader);
/* Its parts; they live as long as the reader. */
const struct language_model *reader_model(const struct reader *reader);
struct patterns; /* record/patterns.h */
const struct patterns *reader_patterns(const struct reader *reader);

/* The document's records, in text order (by first evidence), each with its id. Everything is in `arena`,
   whose guard the caller has set. */
struct records records_read(const struct reader *reader, struct arena *arena,
                            const struct document *document);

#endif
