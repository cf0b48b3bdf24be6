/* What every fuzz target defines: takes any bytes, must neither crash nor leak nor run for ever. */
#ifndef TRUCE_FUZZ_H
#define TRUCE_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
