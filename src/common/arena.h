/* An arena: everything that reading one document makes lives and dies together.

     block     [ header | used ........ | free ........ ]  ->  older block  ->  ...

   Pieces are aligned to 16 bytes, start zeroed, and are never given back one by one.

   Running out (of memory or of the ceiling) does not return NULL: it unwinds to the arena's guard, the one
   protected entry (as Lua does). Code between the guard and an arena_alloc therefore must hold nothing but
   arena memory: no malloc, no open file, no lock.

     struct arena *arena = arena_new(limit);
     if (!arena) ...
     if (setjmp(*arena_guard(arena))) { arena_free(arena); return fail(...); }
     ... arena_alloc(arena, n) ...
     arena_free(arena);

   With -Darena_malloc=true each piece is a malloc of its own, so that ASan sees an overrun of one piece. */
#ifndef TRUCE_ARENA_H
#define TRUCE_ARENA_H

#include "common/slice.h"

#include <setjmp.h>

struct arena;

/* `ceiling`: bytes that may be handed out in all. NULL when there is no memory. */
struct arena *arena_new(size_t ceiling);
/* Frees an arena and all its pieces; NULL does nothing. */
void arena_free(struct arena *arena);
/* Forgets all pieces and keeps the newest block: for the next document. */
void arena_reset(struct arena *arena);
/* For setjmp, anew after each jump; the only place to which running out leads. */
jmp_buf *arena_guard(struct arena *arena);

/* Never NULL, zeroed, of `size` bytes. */
void *arena_alloc(struct arena *arena, size_t size);
/* The same for `count` items of `size` bytes; a product that overflows unwinds like lack of memory. */
void *arena_array(struct arena *arena, size_t count, size_t size);
/* A bigger copy of an array; the old one stays where it is until the arena ends. */
void *arena_grow(struct arena *arena, const void *old, size_t old_count, size_t new_count, size_t size);
/* Copies of text; they end in a NUL that is not counted. */
struct slice arena_copy(struct arena *arena, struct slice text);
struct slice arena_join(struct arena *arena, struct slice a, struct slice b);
/* printf into the arena; the slice ends in a NUL that is not counted. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
struct slice
arena_print(struct arena *arena, const char *format, ...);
/* Bytes handed out so far. */
size_t arena_used(const struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_array((arena), (count), sizeof(type)))

/* Appends to an array `items` with `count` and `capacity` kept beside it, doubling as it grows. */
#define ARENA_PUSH(arena, items, count, capacity, value)                                                     \
  do {                                                                                                       \
    if ((count) == (capacity)) {                                                                             \
      (capacity) = (capacity) ? (capacity)*2 : 8;                                                            \
      (items) = arena_grow((arena), (items), (count), (capacity), sizeof *(items));                          \
    }                                                                                                        \
    (items)[(count)++] = (value);                                                                            \
  } while (0)

#endif
