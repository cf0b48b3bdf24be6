/* The ledger's tables. doc/ledger.md explains them. */
#ifndef TRUCE_LEDGER_SCHEMA_H
#define TRUCE_LEDGER_SCHEMA_H

enum {
  LEDGER_APPLICATION = 0x54525543, /* "TRUC" */
  LEDGER_VERSION = 2
};

/* What a person said of a record: claim.standing. Only STANDING_REJECTED keeps a claim out of the answers. */
enum standing { STANDING_READ, STANDING_CONFIRMED, STANDING_CORRECTED, STANDING_REJECTED };

extern const char ledger_schema[];

#endif
