/* Anything: archives, WARC, feeds, JSON Lines and what is inside them, found out by the format table. */
#include "source_fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return fuzz_iterator(data, size); }
