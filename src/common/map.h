/* A hash table from text to a 32-bit number, in an arena. Keys are kept as given (their bytes must live as
   long as the map). Open addressing, linear probing, never more than half full. Its order is never shown. */
#ifndef TRUCE_MAP_H
#define TRUCE_MAP_H

#include "common/arena.h"

enum { MAP_NONE = UINT32_MAX };

struct map_entry {
  struct slice key; /* key.at NULL: a free place */
  uint32_t value;
};

struct map {
  struct arena *arena;
  struct map_entry *entries;
  size_t capacity, count;
};

/* An empty map, which takes its memory from the arena and lives as long. */
void map_init(struct map *map, struct arena *arena);
/* The value put under `key`, or MAP_NONE. */
uint32_t map_get(const struct map *map, struct slice key);
/* Puts or replaces. */
void map_put(struct map *map, struct slice key, uint32_t value);

#endif
