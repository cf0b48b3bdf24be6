/* JSON: an object a line, and objects over many lines. */
#include "source_fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  fuzz_container(&json_container, data, size);
  return fuzz_container(&json_lines_container, data, size);
}
