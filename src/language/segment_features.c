/* The features of places between atoms and between tokens. Each is a hash of its number and of what it sees;
   their order is part of no format, but changing what they see needs a new training. */
#include "language/segment_parts.h"

static inline uint32_t join(uint32_t a, uint32_t b) {
  uint32_t hash = (a ^ b * 0x85EBCA6Bu) * 0xC2B2AE35u;
  return hash ^ hash >> 16;
}

static inline uint32_t join3(uint32_t a, uint32_t b, uint32_t c) { return join(join(a, b), c); }

static uint32_t bucket(uint32_t length) { return length < 5 ? length : length < 8 ? 5 : length < 13 ? 6 : 7; }

/* Shape of an atom: its kind, and how long it is where that tells. */
static uint32_t shape_of(const struct atom *atom) {
  uint32_t length = atom->end - atom->start;
  if (atom->kind == KIND_DIGITS) return (uint32_t)(256 + bucket(length));
  if (atom->kind <= KIND_MIXED && length == 1) return (uint32_t)(512 + atom->kind);
  return atom->kind;
}

void chunk_view_make(struct chunk_view *view, const struct chunk *chunk, const struct chunk *next) {
  uint32_t n = chunk->count;
  view->chunk = chunk;
  view->next_hash = next->count ? next->atoms[0].hash : 0;
  view->next_kind = next->count ? next->atoms[0].kind : KIND_NONE;
  view->next_break = next->count ? next->before : BREAK_PARAGRAPH;
  view->forms[0] = view->shapes[0] = 1, view->form_rests[n] = view->shape_rests[n] = 2;
  for (uint32_t i = 0; i < n; i++) {
    view->forms[i + 1] = join(view->forms[i], chunk->atoms[i].hash);
    view->shapes[i + 1] = join(view->shapes[i], shape_of(&chunk->atoms[i]));
  }
  for (uint32_t i = n; i-- > 0;) {
    view->form_rests[i] = join(view->form_rests[i + 1], chunk->atoms[i].hash);
    view->shape_rests[i] = join(view->shape_rests[i + 1], shape_of(&chunk->atoms[i]));
  }
}

uint32_t cut_features(const struct chunk_view *view, uint32_t place, uint8_t last,
                      uint32_t out[CUT_FEATURES]) {
  static const struct atom edge;
  const struct chunk *chunk = view->chunk;
  const struct atom *l = &chunk->atoms[place - 1], *r = &chunk->atoms[place];
  const struct atom *ll = place > 1 ? l - 1 : &edge, *rr = place + 1 < chunk->count ? r + 1 : &edge;
  uint32_t kinds = join(shape_of(l), shape_of(r)),
           outside = view->next_break == BREAK_PARAGRAPH ? 99 : view->next_kind;
  bool at_end = place + 1 == chunk->count;
  uint32_t n = 0;
#define FEATURE(a, b) out[n] = join3(n + 1, a, b), n++
  FEATURE(kinds, 0);
  FEATURE(l->hash, r->hash);
  FEATURE(l->hash, shape_of(r));
  FEATURE(shape_of(l), r->hash);
  FEATURE(kinds, join(shape_of(ll), shape_of(rr)));
  FEATURE(join(l->hash, r->kind), at_end ? outside : 1000);
  FEATURE(view->forms[place], view->form_rests[place]);
  FEATURE(view->shapes[place], view->shape_rests[place]);
  FEATURE(view->forms[place], r->kind);
  FEATURE(l->kind, view->form_rests[place]);
  FEATURE(view->shapes[place], r->hash);
  FEATURE(l->hash, view->shape_rests[place]);
  FEATURE(join(ll->hash, l->hash), shape_of(r));
  FEATURE(l->hash, join(r->hash, rr->hash));
  FEATURE(kinds, join(last, place == 1));
  FEATURE(at_end ? view->next_hash : 7, join(l->hash, r->hash));
  FEATURE(place == 1 ? view->last_hash : 7, kinds);
  FEATURE(join(l->tail & 0xFFFFFF, l->end - l->start), r->hash);
  FEATURE(view->shapes[place], join(r->kind, at_end ? outside : 1000));
  FEATURE(kinds, join(bucket(place), bucket(chunk->count)));
#undef FEATURE
  return n;
}

static uint8_t symbol_shape(const struct atom *atom, uint32_t count, bool space_before, bool space_after) {
  switch (atom->kind) {
  case '.': return count > 1 ? SHAPE_ELLIPSIS : SHAPE_STOP;
  case '!':
  case '?': return SHAPE_MARK;
  case KIND_ELLIPSIS: return SHAPE_ELLIPSIS;
  case ',': return SHAPE_COMMA;
  case ';': return SHAPE_SEMICOLON;
  case ':': return count > 1 ? SHAPE_FACE : SHAPE_COLON;
  case '(':
  case '[':
  case '{': return SHAPE_OPEN;
  case ')':
  case ']':
  case '}': return SHAPE_CLOSE;
  case '"': return atom->opening || (space_before && !space_after) ? SHAPE_QUOTE_OPEN : SHAPE_QUOTE_CLOSE;
  case '\'':
    if (atom->opening || (space_before && !space_after)) return SHAPE_QUOTE_OPEN;
    return count > 1 ? SHAPE_QUOTE_CLOSE : SHAPE_APOSTROPHE;
  case KIND_DASH:
  case '-': return count > 2 ? SHAPE_RULE : SHAPE_DASH;
  case '*':
  case '>':
  case KIND_BULLET: return count > 1 ? SHAPE_RULE : SHAPE_BULLET;
  case '_':
  case '=':
  case '~':
  case '#': return count > 1 ? SHAPE_RULE : SHAPE_SYMBOL;
  default: return SHAPE_SYMBOL;
  }
}

/* The shape of several atoms that are one token. */
static uint8_t mixed_shape(const struct atom *atoms, uint32_t count) {
  bool digits = false, letters = false, address = false, symbols = false;
  for (uint32_t i = 0; i < count; i++) {
    digits |= atoms[i].kind == KIND_DIGITS;
    letters |= atoms[i].kind <= KIND_MIXED;
    symbols |= atoms[i].kind > KIND_DIGITS;
    address |= atoms[i].kind == '@' || (i && atoms[i].kind == '/' && atoms[i - 1].kind == '/');
  }
  if (address) return SHAPE_ADDRESS;
  if (!letters && !digits) return SHAPE_FACE;
  if (atoms[count - 1].title) return SHAPE_TITLE;
  if (letters && !digits && atoms[count - 1].kind == '.') return SHAPE_ABBREVIATION;
  return digits ? SHAPE_NUMERIC : symbols ? SHAPE_MIXED : SHAPE_LOWER;
}

static uint8_t shape_of_atoms(const struct chunk *chunk, uint32_t first, uint32_t last, bool space_before,
                              bool space_after) {
  const struct atom *atoms = chunk->atoms + first;
  uint32_t count = last - first;
  if (atoms[0].kind >= KIND_LOWER && atoms[0].kind <= KIND_DIGITS && count == 1)
    return (uint8_t)(SHAPE_LOWER + atoms[0].kind - KIND_LOWER);
  bool same = atoms[0].kind > KIND_DIGITS;
  for (uint32_t i = 1; i < count && same; i++) same = atoms[i].kind == atoms[0].kind;
  bool marks = atoms[0].kind == '!' || atoms[0].kind == '?';
  for (uint32_t i = 1; i < count && marks; i++) marks = atoms[i].kind == '!' || atoms[i].kind == '?';
  if (same || marks) return symbol_shape(atoms, count, space_before, space_after);
  return mixed_shape(atoms, count);
}

struct mark mark_make(const struct chunk *chunk, uint32_t first, uint32_t last, bool space_after) {
  struct mark mark = {chunk->atoms[first].start, chunk->atoms[last - 1].end, 1, 0, 0, BREAK_NONE};
  mark.before = first ? (uint8_t)BREAK_NONE : chunk->before;
  for (uint32_t i = first; i < last; i++) mark.hash = join(mark.hash, chunk->atoms[i].hash);
  mark.tail = chunk->atoms[last - 1].tail & 0xFFFFFF;
  mark.shape = shape_of_atoms(chunk, first, last, mark.before != BREAK_NONE, space_after);
  return mark;
}

void sentence_state_reset(struct sentence_state *state) { *state = (struct sentence_state){0}; }

void sentence_state_add(struct sentence_state *state, const struct mark *mark) {
  uint8_t shape = mark->shape;
  if (!state->length) state->first_hash = mark->hash, state->first_shape = shape;
  state->length++;
  state->capitals += shape >= SHAPE_CAPITAL && shape <= SHAPE_INITIAL;
  if (shape == SHAPE_QUOTE_OPEN && state->quotes < 3) state->quotes++;
  if (shape == SHAPE_QUOTE_CLOSE && state->quotes) state->quotes--;
  if (shape == SHAPE_OPEN && state->brackets < 3) state->brackets++;
  if (shape == SHAPE_CLOSE && state->brackets) state->brackets--;
}

static uint32_t length_bucket(uint32_t length) {
  static const uint8_t bounds[] = {1, 2, 3, 4, 6, 9, 13, 20, 30, 50, 80};
  uint32_t i = 0;
  while (i < sizeof bounds && length > bounds[i]) i++;
  return i;
}

uint32_t sentence_features(const struct mark *marks, uint32_t first, uint32_t end, uint32_t at,
                           const struct sentence_state *state, uint32_t out[SENTENCE_FEATURES]) {
  static const struct mark edge;
  const struct mark *m = &marks[at];
  const struct mark *l1 = at > first ? m - 1 : &edge, *l2 = at > first + 1 ? m - 2 : &edge;
  const struct mark *r1 = at + 1 < end ? m + 1 : &edge, *r2 = at + 2 < end ? m + 2 : &edge;
  const struct mark *r3 = at + 3 < end ? m + 3 : &edge, *r4 = at + 4 < end ? m + 4 : &edge;
  uint32_t space = r1->before != BREAK_NONE, length = length_bucket(state->length);
  uint32_t open = (uint32_t)state->quotes * 4 + state->brackets;
  uint32_t s0 = (uint32_t)m->shape * 2 + space, sr1 = r1->shape, sr2 = r2->shape, sl1 = l1->shape;
  uint32_t s01 = join(s0, sr1), sparse = state->capitals * 2 > state->length, word0 = join(m->hash, s0);
  uint32_t left = length_bucket(end - at - 1), last = marks[end - 1].shape, n = 0;
#define FEATURE(a, b) out[n] = join3(100 + n, a, b), n++
  FEATURE(s01, 0);
  FEATURE(word0, 0);
  FEATURE(word0, sr1);
  FEATURE(s0, join(r1->hash, sr1));
  FEATURE(m->hash, r1->hash);
  FEATURE(s01, sr2);
  FEATURE(join(s01, sr2), join(r3->shape, sl1));
  FEATURE(s01, join(sl1, l2->shape));
  FEATURE(s01, length);
  FEATURE(s01, join(open, length > 2));
  FEATURE(s01, join(state->first_hash, state->first_shape));
  FEATURE(s01, join(state->first_shape, length));
  FEATURE(s01, left);
  FEATURE(join(l1->hash, m->hash), sr1);
  FEATURE(join(l1->hash, s0), sr1);
  FEATURE(s0, join(r1->hash, r2->hash));
  FEATURE(s01, r2->hash);
  FEATURE(s01, join(r2->hash, r3->hash));
  FEATURE(s01, r3->hash);
  FEATURE(s0, join(r1->tail, sr1));
  FEATURE(join(m->tail, s0), sr1);
  FEATURE(s01, join(r2->tail, sr2));
  FEATURE(join(m->tail, s01), r1->tail);
  FEATURE(join(l1->tail, sl1), s01);
  FEATURE(s01, join(sparse, length));
  FEATURE(join(l2->hash, l1->hash), join(m->hash, sr1));
  FEATURE(join(sr1, sr2), join(r3->shape, r4->shape));
  FEATURE(join(s01, sr2), join(r3->tail, r2->tail));
  FEATURE(join(m->hash, open), sr1);
  FEATURE(r1->hash, join(r2->hash, r3->hash));
  FEATURE(s01, join(l2->hash, l1->shape));
  FEATURE(join(s01, length), join(left, sl1));
  FEATURE(s01, join(open, join(sl1, sr2)));
  FEATURE(join(state->first_hash, r1->hash), s01);
  FEATURE(join(state->first_shape, state->length == 1), join(s01, r2->before != BREAK_NONE));
  FEATURE(join(r1->hash, sr1), length);
  FEATURE(join(r1->hash, sr1), l1->hash);
  FEATURE(s01, r4->hash);
  FEATURE(s01, join(r1->tail, r2->tail));
  FEATURE(s01, join(last, 1));
  FEATURE(join(s01, last), join(sr2, length));
  FEATURE(join(last, sr1), join(sl1, s0));
#undef FEATURE
  return n;
}
