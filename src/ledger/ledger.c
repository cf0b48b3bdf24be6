#include "ledger/inside.h"

#include <stdlib.h>

enum truce_status ledger_open(struct ledger **ledger, const char *path, enum ledger_mode mode,
                              const volatile int *stop, struct truce_error *error) {
  *ledger = calloc(1, sizeof **ledger);
  if (!*ledger) return fail(error, TRUCE_NO_MEMORY, "%s: no memory to open the ledger", path);
  enum truce_status status =
      store_open(&(*ledger)->store, path, mode == LEDGER_READ ? STORE_READ : STORE_WRITE, error);
  (*ledger)->store.stop = stop;
  buffer_init(&(*ledger)->scratch, 0);
  if (!status) return TRUCE_OK;
  free(*ledger);
  *ledger = NULL;
  return status;
}

void ledger_batch(struct ledger *ledger, size_t documents) { ledger->batch = documents; }

size_t ledger_pending(const struct ledger *ledger) { return ledger->pending; }

enum truce_status ledger_flush(struct ledger *ledger, struct truce_error *error) {
  if (!ledger->pending) return TRUCE_OK;
  ledger->pending = 0;
  return store_commit(&ledger->store, error);
}

/* What is pending is written: an error then goes unheard, so callers flush first. */
void ledger_close(struct ledger *ledger) {
  if (!ledger) return;
  ledger_flush(ledger, NULL);
  store_close(&ledger->store);
  buffer_dispose(&ledger->scratch);
  free(ledger);
}
