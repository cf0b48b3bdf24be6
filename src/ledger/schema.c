#include "ledger/schema.h"

/* A document's text stands last in its row, so that its head is read without touching the text's pages.

   - fact: one thing in the world that records speak of. `key` is what makes it the same thing (key.h),
   `canon` the fact it is shown under: itself, or the one more precise fact that it can only mean (merge.c).
   `day` orders it in lists (INT32_MIN: none); `first` and `last` bound the date in its key.
   - claim: one record speaking of one fact; a record that names two givers speaks of two facts (`part` says
     which). `weight`, then `day`, then `tie` (a hash of the record's id) choose who speaks for the fact,
     whatever came in first. `kind` is the fact's.
   - tally: how many claims, documents and voices a fact has, by modality: counted as they come in.
   - heard: which outlets have spoken of a fact, and since when.
   - party: actor -> facts, in the order of lists; fact.actors has the same the other way round, a line each.
   - alias: names as written -> actors and places, so that one can ask for "Russia" or "RUS".
   - band: sketches of texts, to find copies (copies.c), in stretches of days, so that reports that come in
     together touch the same few pages, however large the table is. document.voice is the document it is a
   copy of, or itself; claim.voice the one whose words it has: what has one voice counts once.
   - fetched: what servers told of addresses, to ask them only for what is new.
   - decision: what persons decided; it refers to record ids, which outlive reading again.

   claim_count counts without touching rows; claim_stated holds all that judging an obligation asks of its
   claims. */
const char ledger_schema[] =
    "CREATE TABLE document(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT, title TEXT, "
    "outlet TEXT,"
    " heard INTEGER, url TEXT, symbol TEXT, language TEXT, genre INTEGER NOT NULL, date TEXT, day INTEGER, "
    "voice INTEGER "
    "NOT NULL,"
    " reader TEXT, text TEXT NOT NULL);"
    "CREATE INDEX document_day ON document(day, number);"
    "CREATE INDEX document_voice ON document(voice);"
    "CREATE TABLE record(number INTEGER PRIMARY KEY, id TEXT NOT NULL, document INTEGER NOT NULL"
    " REFERENCES document, kind INTEGER NOT NULL, json TEXT NOT NULL);"
    "CREATE INDEX record_id ON record(id);"
    "CREATE INDEX record_document ON record(document);"
    "CREATE TABLE fact(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL,"
    " canon INTEGER NOT NULL, day INTEGER NOT NULL, first INTEGER, last INTEGER, place TEXT NOT NULL,"
    " family TEXT NOT NULL, agreement INTEGER, parties TEXT NOT NULL,"
    " name TEXT NOT NULL, actors TEXT NOT NULL, key TEXT NOT NULL,"
    " extends INTEGER NOT NULL DEFAULT 0);"
    "CREATE INDEX fact_day ON fact(kind, day, number);"
    "CREATE INDEX fact_place ON fact(kind, place, day, number);"
    "CREATE INDEX fact_family ON fact(kind, family, day, number) WHERE family <> '';"
    "CREATE INDEX fact_extends ON fact(family, day) WHERE extends = 1;"
    "CREATE INDEX fact_canon ON fact(canon) WHERE canon <> number;"
    "CREATE INDEX fact_agreement ON fact(agreement) WHERE agreement IS NOT NULL;"
    "CREATE TABLE claim(number INTEGER PRIMARY KEY, fact INTEGER NOT NULL REFERENCES fact,"
    " record INTEGER NOT NULL REFERENCES record, document INTEGER NOT NULL, kind INTEGER NOT NULL, part "
    "INTEGER NOT "
    "NULL, modality INTEGER NOT NULL,"
    " weight INTEGER NOT NULL, day INTEGER, voice INTEGER NOT NULL, first INTEGER, last INTEGER,"
    " status TEXT NOT NULL, said_by TEXT NOT NULL, standing INTEGER NOT NULL, tie INTEGER NOT NULL);"
    "CREATE INDEX claim_weight ON claim(fact, weight DESC, day, tie);"
    "CREATE INDEX claim_count ON claim(fact, modality, voice, day, document) WHERE standing < 3;"
    "CREATE INDEX claim_stated ON claim(fact, status, modality, first, last, said_by, day, voice)"
    " WHERE kind = 2 AND standing < 3;"
    "CREATE INDEX claim_until ON claim(fact, last DESC, weight DESC, day, tie) WHERE kind = 5 AND standing < "
    "3;"
    "CREATE INDEX claim_record ON claim(record);"
    "CREATE TABLE tally(fact INTEGER NOT NULL, modality INTEGER NOT NULL, claims INTEGER NOT NULL,"
    " reports INTEGER NOT NULL, voices INTEGER NOT NULL, first INTEGER, last INTEGER,"
    " PRIMARY KEY(fact, modality)) WITHOUT ROWID;"
    "CREATE TABLE outlet(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);"
    "CREATE TABLE heard(fact INTEGER NOT NULL, outlet INTEGER NOT NULL, day INTEGER, PRIMARY KEY(fact, "
    "outlet))"
    " WITHOUT ROWID;"
    "CREATE TABLE party(actor TEXT NOT NULL, kind INTEGER NOT NULL, day INTEGER NOT NULL, fact INTEGER NOT "
    "NULL,"
    " role INTEGER NOT NULL, PRIMARY KEY(actor, kind, day, fact, role)) WITHOUT ROWID;"
    "CREATE TABLE alias(name TEXT NOT NULL COLLATE NOCASE, what INTEGER NOT NULL, key TEXT NOT NULL, uses "
    "INTEGER NOT"
    " NULL, PRIMARY KEY(name, what, key)) WITHOUT ROWID;"
    "CREATE INDEX alias_key ON alias(key, what);"
    "CREATE TABLE band(stretch INTEGER NOT NULL, hash INTEGER NOT NULL, document INTEGER NOT NULL,"
    " PRIMARY KEY(stretch, hash, document)) WITHOUT ROWID;"
    "CREATE TABLE fetched(url TEXT PRIMARY KEY, etag TEXT, modified TEXT) WITHOUT ROWID;"
    "CREATE TABLE decision(number INTEGER PRIMARY KEY, record TEXT NOT NULL, document TEXT NOT NULL, verdict "
    "INTEGER"
    " NOT NULL, json TEXT, person TEXT NOT NULL, at TEXT NOT NULL, note TEXT);"
    "CREATE INDEX decision_record ON decision(record);";
