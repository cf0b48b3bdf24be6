#include "language/tree.h"

/* The slow path contracts cycles in place. Slots 0 .. n are the nodes of the shrinking graph (0: the root); a
   contracted cycle lives on in the slot of its first node. Components are numbered 1 .. n (words) and on
   (contracted cycles, newest last), at most 2 n in all.

   Invariants between contractions:
     score[d][h]   of the best arc from slot h's component into slot d's, less what it would break
     arc[d][h]     which arc that is, as words (dependent, head)
     parent[c]     the component that swallowed component c, 0 while none has
     inside[c]     the arc that enters component c within the cycle it was contracted in */
struct arc {
  uint16_t dependent, head;
};

struct tree_space {
  uint32_t words, capacity;
  int64_t *score;
  struct arc *arc, *inside;
  uint32_t *best, *path, *component, *parent;
  uint8_t *state; /* of a slot */
};

enum { SLOT_NEW, SLOT_ON_PATH, SLOT_DONE, SLOT_GONE };
static const int64_t ROOT_COST = (int64_t)1 << 40; /* more than all that a second root could win */

struct tree_space *tree_space_new(struct arena *arena, uint32_t words) {
  struct tree_space *space = ARENA_NEW(arena, struct tree_space);
  size_t nodes = (size_t)words + 1;
  space->capacity = words;
  space->score = ARENA_ARRAY(arena, int64_t, nodes * nodes);
  space->arc = ARENA_ARRAY(arena, struct arc, nodes * nodes);
  space->inside = ARENA_ARRAY(arena, struct arc, 2 * nodes);
  space->best = ARENA_ARRAY(arena, uint32_t, nodes);
  space->path = ARENA_ARRAY(arena, uint32_t, nodes);
  space->component = ARENA_ARRAY(arena, uint32_t, nodes);
  space->parent = ARENA_ARRAY(arena, uint32_t, 2 * nodes);
  space->state = ARENA_ARRAY(arena, uint8_t, nodes);
  return space;
}

static void take_best_heads(const int32_t *scores, size_t row, uint32_t words, uint32_t *heads) {
  for (uint32_t d = 0; d < words; d++) {
    const int32_t *s = scores + d * row;
    uint32_t best = d == 0 ? (words > 1 ? 2 : 0) : 0;
    best = s[0] >= s[best] ? 0 : best;
    for (uint32_t h = 1; h <= words; h++)
      if (h != d + 1 && s[h] > s[best]) best = h;
    heads[d] = best;
  }
}

/* One root, and every walk upward ends there. `state` marks who is known to. */
static bool is_tree(struct tree_space *space, const uint32_t *heads, uint32_t words) {
  uint32_t roots = 0;
  memset(space->state, SLOT_NEW, words + 1);
  space->state[0] = SLOT_DONE;
  for (uint32_t d = 1; d <= words; d++) {
    uint32_t length = 0, at = d;
    roots += heads[d - 1] == 0;
    for (; space->state[at] == SLOT_NEW; at = heads[at - 1]) {
      space->state[at] = SLOT_ON_PATH;
      space->path[length++] = at;
    }
    if (space->state[at] == SLOT_ON_PATH) return false;
    while (length) space->state[space->path[--length]] = SLOT_DONE;
  }
  return roots == 1;
}

static int64_t *score_at(struct tree_space *space, uint32_t d, uint32_t h) {
  return &space->score[(size_t)d * (space->words + 1) + h];
}

static struct arc *arc_at(struct tree_space *space, uint32_t d, uint32_t h) {
  return &space->arc[(size_t)d * (space->words + 1) + h];
}

static void find_best(struct tree_space *space, uint32_t d) {
  uint32_t best = 0;
  for (uint32_t h = 1; h <= space->words; h++)
    if (h != d && space->state[h] != SLOT_GONE && *score_at(space, d, h) > *score_at(space, d, best))
      best = h;
  space->best[d] = best;
}

static void start(struct tree_space *space, const int32_t *scores, size_t row) {
  uint32_t words = space->words;
  memset(space->state, SLOT_NEW, words + 1);
  memset(space->parent, 0, 2 * ((size_t)words + 1) * sizeof *space->parent);
  space->state[0] = SLOT_DONE;
  for (uint32_t d = 1; d <= words; d++) {
    for (uint32_t h = 0; h <= words; h++) {
      *score_at(space, d, h) = scores[(d - 1) * row + h] - (h ? 0 : ROOT_COST);
      *arc_at(space, d, h) = (struct arc){(uint16_t)d, (uint16_t)h};
    }
    space->component[d] = d;
    find_best(space, d);
  }
}

/* Makes slot `into` stand for itself and `from` towards slot x: the better of both ways in and out. */
static void join(struct tree_space *space, uint32_t into, uint32_t from, uint32_t x) {
  if (x && *score_at(space, x, from) > *score_at(space, x, into)) {
    *score_at(space, x, into) = *score_at(space, x, from);
    *arc_at(space, x, into) = *arc_at(space, x, from);
  }
  if (*score_at(space, from, x) > *score_at(space, into, x)) {
    *score_at(space, into, x) = *score_at(space, from, x);
    *arc_at(space, into, x) = *arc_at(space, from, x);
  }
}

/* Entering a node of the cycle breaks the arc that enters it now: subtract that. */
static void charge_entry(struct tree_space *space, uint32_t v, uint32_t component) {
  int64_t broken = *score_at(space, v, space->best[v]);
  space->inside[space->component[v]] = *arc_at(space, v, space->best[v]);
  space->parent[space->component[v]] = component;
  for (uint32_t x = 0; x <= space->words; x++) *score_at(space, v, x) -= broken;
}

static void contract(struct tree_space *space, const uint32_t *cycle, uint32_t length, uint32_t component) {
  uint32_t into = cycle[0];
  for (uint32_t i = 0; i < length; i++) charge_entry(space, cycle[i], component);
  for (uint32_t i = 1; i < length; i++) space->state[cycle[i]] = SLOT_GONE;
  for (uint32_t i = 1; i < length; i++)
    for (uint32_t x = 0; x <= space->words; x++)
      if (x != into && space->state[x] != SLOT_GONE) join(space, into, cycle[i], x);
  space->component[into] = component;
  for (uint32_t x = 1; x <= space->words; x++)
    if (space->state[x] != SLOT_GONE && space->state[space->best[x]] == SLOT_GONE) space->best[x] = into;
  find_best(space, into);
}

/* Contracts until the best arcs make a tree; returns the last component's number. */
static uint32_t contract_all(struct tree_space *space) {
  uint32_t last = space->words;
  for (uint32_t d = 1; d <= space->words; d++) {
    if (space->state[d] != SLOT_NEW) continue;
    uint32_t length = 0, at = d;
    while (space->state[at] != SLOT_DONE) {
      if (space->state[at] == SLOT_NEW) {
        space->state[at] = SLOT_ON_PATH;
        space->path[length++] = at;
        at = space->best[at];
        continue;
      }
      uint32_t first = length - 1;
      while (space->path[first] != at) first--;
      contract(space, space->path + first, length - first, ++last);
      length = first + 1;
      at = space->best[space->path[first]];
    }
    while (length) space->state[space->path[--length]] = SLOT_DONE;
  }
  return last;
}

/* Opens the components, newest first: the arc that enters one enters one of its parts, the other parts keep
   the arcs of the cycle. */
static void expand(struct tree_space *space, uint32_t last, uint32_t *heads) {
  for (uint32_t d = 1; d <= space->words; d++)
    if (space->state[d] != SLOT_GONE) space->inside[space->component[d]] = *arc_at(space, d, space->best[d]);
  for (uint32_t c = last; c > space->words; c--) {
    uint32_t part = space->inside[c].dependent;
    while (space->parent[part] != c) part = space->parent[part];
    space->inside[part] = space->inside[c];
  }
  for (uint32_t d = 1; d <= space->words; d++) heads[d - 1] = space->inside[d].head;
}

void tree_decode(struct tree_space *space, const int32_t *scores, size_t row, uint32_t words,
                 uint32_t *heads) {
  take_best_heads(scores, row, words, heads);
  if (is_tree(space, heads, words)) return;
  space->words = words;
  start(space, scores, row);
  uint32_t last = contract_all(space);
  expand(space, last, heads);
}
