/* RSS and Atom. */
#include "source_fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  return fuzz_container(&feed_container, data, size);
}
