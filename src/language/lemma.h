/* Lemma scripts: how a form becomes its lemma, said so that the same script serves many words.

     script = case cut '+' tail      "l3+y": "Countries" -> small letters, last 3 characters off, "y" on

   case: l small letters, k as they are, t first capital and the rest small, u capitals. cut: a decimal number
   of characters. */
#ifndef TRUCE_LEMMA_H
#define TRUCE_LEMMA_H

#include "common/arena.h"

enum { LEMMA_SCRIPT_MAX = 96, LEMMA_FORM_MAX = 512 };

/* The script that makes `lemma` of `form`; among several that which keeps most of the form, small letters
   preferred. The text is in `out`. Empty where a part is too long for a script. */
struct slice lemma_derive(struct slice form, struct slice lemma, char out[LEMMA_SCRIPT_MAX]);
/* The lemma, in the arena (or the form itself where it stays as it is). A script that cannot be read or does
   not fit leaves the form as it is. */
struct slice lemma_apply(struct arena *arena, struct slice form, struct slice script);

/* Names a form under a tag ("UPOS\tXPOS..." hashed), capitals not counted: for what is known by heart. */
static inline uint64_t lemma_key(uint64_t lower_form_hash, uint64_t tag_hash) {
  return (lower_form_hash ^ (tag_hash * 0x9E3779B97F4A7C15u)) * 0xD1B54A32D192ED03u;
}

#endif
