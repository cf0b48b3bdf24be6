/* Many mails in one file. */
#include "source_fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  return fuzz_container(&mailbox_container, data, size);
}
