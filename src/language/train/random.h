/* The trainer's dice: SplitMix64, one state a stream, so that a seed names a whole training. */
#ifndef TRUCE_TRAIN_RANDOM_H
#define TRUCE_TRAIN_RANDOM_H

#include <stdint.h>

struct dice {
  uint64_t state;
};

static inline uint64_t dice_bits(struct dice *dice) {
  uint64_t z = dice->state += 0x9E3779B97F4A7C15u;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

/* 0 <= x < 1. */
static inline float dice_unit(struct dice *dice) { return (float)(dice_bits(dice) >> 40) * 0x1p-24f; }
static inline uint32_t dice_below(struct dice *dice, uint32_t n) {
  return (uint32_t)((dice_bits(dice) >> 32) * n >> 32);
}

#endif
