#include "common/map.h"

void map_init(struct map *map, struct arena *arena) { *map = (struct map){.arena = arena}; }

static struct map_entry *place_of(const struct map *map, struct slice key) {
  size_t at = (size_t)slice_hash(key) & (map->capacity - 1);
  while (map->entries[at].key.at && !slice_is(map->entries[at].key, key)) at = (at + 1) & (map->capacity - 1);
  return &map->entries[at];
}

uint32_t map_get(const struct map *map, struct slice key) {
  if (map->count == 0) return MAP_NONE;
  const struct map_entry *entry = place_of(map, key);
  return entry->key.at ? entry->value : MAP_NONE;
}

static void grow(struct map *map) {
  struct map old = *map;
  map->capacity = old.capacity ? old.capacity * 2 : 16;
  map->entries = ARENA_ARRAY(map->arena, struct map_entry, map->capacity);
  for (size_t i = 0; i < old.capacity; i++)
    if (old.entries[i].key.at) *place_of(map, old.entries[i].key) = old.entries[i];
}

void map_put(struct map *map, struct slice key, uint32_t value) {
  if ((map->count + 1) * 2 > map->capacity) grow(map);
  if (!key.at) key.at = "";
  struct map_entry *entry = place_of(map, key);
  if (!entry->key.at) map->count++;
  *entry = (struct map_entry){key, value};
}
