#include "common/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { ALIGNMENT = 16, FIRST_BLOCK = 64 * 1024, LARGEST_STEP = 8 * 1024 * 1024 };

struct block {
  struct block *older;
  size_t size, used;
  _Alignas(ALIGNMENT) char bytes[];
};

struct arena {
  struct block *newest;
  size_t used, ceiling, step;
  jmp_buf guard;
};

struct arena *arena_new(size_t ceiling) {
  struct arena *arena = calloc(1, sizeof *arena);
  if (!arena) return NULL;
  arena->ceiling = ceiling;
  arena->step = FIRST_BLOCK;
  return arena;
}

static void free_blocks(struct block *block) {
  while (block) {
    struct block *older = block->older;
    free(block);
    block = older;
  }
}

void arena_free(struct arena *arena) {
  if (!arena) return;
  free_blocks(arena->newest);
  free(arena);
}

void arena_reset(struct arena *arena) {
  arena->used = 0;
  if (!arena->newest) return;
#ifdef TRUCE_ARENA_MALLOC
  free_blocks(arena->newest);
  arena->newest = NULL;
#else
  free_blocks(arena->newest->older);
  arena->newest->older = NULL;
  memset(arena->newest->bytes, 0, arena->newest->used);
  arena->newest->used = 0;
#endif
}

jmp_buf *arena_guard(struct arena *arena) { return &arena->guard; }

size_t arena_used(const struct arena *arena) { return arena->used; }

static _Noreturn void unwind(struct arena *arena) { longjmp(arena->guard, 1); }

static struct block *add_block(struct arena *arena, size_t size) {
  struct block *block = calloc(1, sizeof *block + size);
  if (!block) unwind(arena);
  block->size = size;
  block->older = arena->newest;
  arena->newest = block;
  return block;
}

static struct block *block_with_room(struct arena *arena, size_t size) {
#ifdef TRUCE_ARENA_MALLOC
  return add_block(arena, size);
#else
  struct block *block = arena->newest;
  if (block && block->size - block->used >= size) return block;
  size_t step = arena->step;
  if (arena->step < LARGEST_STEP) arena->step *= 2;
  return add_block(arena, size > step ? size : step);
#endif
}

void *arena_alloc(struct arena *arena, size_t size) {
  if (size > arena->ceiling - arena->used || size > SIZE_MAX / 2) unwind(arena);
#ifndef TRUCE_ARENA_MALLOC
  size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
  if (size > arena->ceiling - arena->used) unwind(arena);
#endif
  struct block *block = block_with_room(arena, size);
  void *piece = block->bytes + block->used;
  block->used += size;
  arena->used += size;
  return piece;
}

void *arena_array(struct arena *arena, size_t count, size_t size) {
  if (size && count > SIZE_MAX / 2 / size) unwind(arena);
  return arena_alloc(arena, count * size);
}

void *arena_grow(struct arena *arena, const void *old, size_t old_count, size_t new_count, size_t size) {
  void *bigger = arena_array(arena, new_count, size);
  if (old_count) memcpy(bigger, old, old_count * size);
  return bigger;
}

struct slice arena_copy(struct arena *arena, struct slice text) {
  char *copy = arena_alloc(arena, text.len + 1);
  if (text.len) memcpy(copy, text.at, text.len);
  return (struct slice){copy, text.len};
}

struct slice arena_join(struct arena *arena, struct slice a, struct slice b) {
  if (a.len > SIZE_MAX / 4 || b.len > SIZE_MAX / 4) unwind(arena);
  char *both = arena_alloc(arena, a.len + b.len + 1);
  if (a.len) memcpy(both, a.at, a.len);
  if (b.len) memcpy(both + a.len, b.at, b.len);
  return (struct slice){both, a.len + b.len};
}

struct slice arena_print(struct arena *arena, const char *format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int length = vsnprintf(NULL, 0, format, args);
  va_end(args);
  if (length < 0) {
    va_end(again);
    return (struct slice){"", 0};
  }
  char *text = arena_alloc(arena, (size_t)length + 1);
  vsnprintf(text, (size_t)length + 1, format, again);
  va_end(again);
  return (struct slice){text, (size_t)length};
}
