#include "ledger/inside.h"

int64_t copies_find(struct ledger *ledger, struct arena *arena, const struct document *document,
                    int64_t number) {
  (void)ledger, (void)arena, (void)document;
  return number;
}
