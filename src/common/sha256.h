/* SHA-256 (FIPS 180-4), for names of texts that nobody can forge. */
#ifndef TRUCE_SHA256_H
#define TRUCE_SHA256_H

#include "common/slice.h"

/* The digest's 32 bytes, in the standard's order. */
void sha256(struct slice text, unsigned char digest[32]);

#endif
