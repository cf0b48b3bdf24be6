/* Archives of the web. */
#include "source_fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  return fuzz_container(&warc_container, data, size);
}
