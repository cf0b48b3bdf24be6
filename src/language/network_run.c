/* Runs the network over a document, block by block.

     block     some hundred words of whole sentences. Each different form is looked up once, and its share of
   the first layer's gates computed once. group     up to GROUP_SENTENCES sentences of like length, in
   lockstep: the words at place t of all of them lie together, longest sentence first. So one product serves a
   step of all sentences.

   All working space is taken at the start and used again for each block. */
#include "language/chain.h"
#include "language/mentions.h"
#include "language/network_space.h"

/* How much there is at most of what, so that a short document costs little. */
struct capacity {
  size_t block, group, piece; /* words */
};

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

static struct capacity capacity_for(const struct analysis *analysis) {
  uint32_t longest = 1;
  for (uint32_t i = 0; i < analysis->sentence_count; i++)
    if (analysis->sentences[i].word_count > longest) longest = analysis->sentences[i].word_count;
  size_t words = analysis->word_count + (size_t)1;
  return (struct capacity){least(words, BLOCK_CAPACITY), least(words, GROUP_WORDS),
                           least(longest, PIECE_WORDS)};
}

static size_t widest_scores(const struct network *n) {
  size_t widest = network_features_width(&n->shape);
  for (int i = M_TAG; i < M_TREE_COUNT; i++)
    if (n->matrices[i].outputs > widest) widest = n->matrices[i].outputs;
  return widest;
}

static void take_room(struct space *w, struct capacity c) {
  const struct network_shape *s = &w->n->shape;
  struct arena *arena = w->arena;
  size_t gates = network_gate_width(s), h = s->hidden, padded = network_pad((uint32_t)c.piece + 1);
  w->tree = tree_space_new(arena, (uint32_t)c.piece);
  w->inputs = arena_array(arena, CHUNK, network_names_width(s));
  w->form_gates = ARENA_ARRAY(arena, float, c.block *gates);
  w->gates = ARENA_ARRAY(arena, float, c.group *gates);
  w->step_gates = ARENA_ARRAY(arena, float, GROUP_SENTENCES *gates / 2);
  w->cells = ARENA_ARRAY(arena, float, GROUP_SENTENCES *h);
  w->wide = ARENA_ARRAY(arena, float, CHUNK *widest_scores(w->n));
  w->relation_features = ARENA_ARRAY(arena, float, c.group * 2 * (size_t)s->relation_width);
  for (int i = 0; i < NETWORK_LAYERS; i++) w->outputs[i] = arena_array(arena, c.group, 2 * h);
  w->tag = arena_array(arena, c.group, s->tag_width);
  w->dependent = arena_array(arena, c.group, s->arc_width);
  w->head = arena_array(arena, c.group, s->arc_width);
  w->query = arena_array(arena, c.group, s->arc_width);
  w->pair = arena_array(arena, CHUNK, 2 * (size_t)s->relation_width);
  w->packed_heads = arena_array(arena, padded, s->arc_width);
  w->arcs = ARENA_ARRAY(arena, int32_t, c.piece * padded);
  w->head_shifts = ARENA_ARRAY(arena, int32_t, padded);
}

static void take_room_for_names(struct space *w, struct capacity c) {
  const struct network_shape *s = &w->n->shape;
  size_t names = s->names_hidden;
  w->name_gates = ARENA_ARRAY(w->arena, float, c.block * 2 * NETWORK_GATES * names);
  w->outputs[NETWORK_LAYERS] = arena_array(w->arena, c.group, 2 * names);
  w->name_floats = ARENA_ARRAY(w->arena, float, c.group *network_pad(s->mentions));
  w->name_scores = ARENA_ARRAY(w->arena, int32_t, c.piece * s->mentions);
  w->came_from = arena_array(w->arena, c.piece, s->mentions);
}

static struct space *space_new(const struct network *n, const struct kernel *k, struct arena *arena,
                               struct analysis *analysis) {
  struct space *w = ARENA_NEW(arena, struct space);
  w->n = n, w->k = k, w->arena = arena, w->analysis = analysis;
  take_room(w, capacity_for(analysis));
  if (n->shape.names_hidden) take_room_for_names(w, capacity_for(analysis));
  return w;
}

/* The number of a form in this block; *added where it is new. */
static uint32_t form_number(struct space *w, struct slice form, bool *added) {
  uint32_t slot = (uint32_t)slice_hash(form) & (FORM_SLOTS - 1);
  for (; w->slots[slot]; slot = (slot + 1) & (FORM_SLOTS - 1))
    if (slice_is(w->forms[w->slots[slot] - 1], form)) {
      *added = false;
      return w->slots[slot] - 1;
    }
  w->forms[w->form_count] = form;
  w->slots[slot] = w->form_count + 1;
  *added = true;
  return w->form_count++;
}

static void fill_input(const struct space *w, struct slice form, int8_t *input) {
  const struct network *n = w->n;
  struct word_features features;
  const int8_t *rows[FEATURE_ROWS_MAX];
  uint32_t width = n->shape.embed_width;
  features_of(&n->tables, form, &features);
  if (features.vector == UINT32_MAX)
    memset(input, 0, NETWORK_VECTOR_WIDTH);
  else
    memcpy(input, n->vectors + (size_t)features.vector * NETWORK_VECTOR_WIDTH, NETWORK_VECTOR_WIDTH);
  for (uint32_t i = 0; i < features.count; i++) rows[i] = n->rows + (size_t)features.rows[i] * width;
  w->k->gather(width, rows, features.count, n->levels[LEVEL_ROWS], input + NETWORK_VECTOR_WIDTH);
  feature_hints(&n->tables, form, input + network_input_width(&n->shape));
}

/* What the lemma needs of a form. */
static void note_form(struct space *w, uint32_t form) {
  char plain_bytes[FEATURE_FORM_MAX], lower[FEATURE_FORM_MAX];
  struct slice plain = feature_plain_form(w->forms[form], plain_bytes);
  w->plain_forms[form] = plain.at == plain_bytes ? arena_copy(w->arena, plain) : plain;
  w->lower_hash[form] = slice_hash(feature_normal_form(plain, FOLD_CASE, lower));
}

static void compute_forms(struct space *w) {
  const struct network_shape *s = &w->n->shape;
  uint32_t width = network_names_width(s), gates = network_gate_width(s);
  uint32_t names = 2 * NETWORK_GATES * s->names_hidden;
  for (uint32_t first = 0; first < w->form_count; first += CHUNK) {
    uint32_t rows = w->form_count - first < CHUNK ? w->form_count - first : CHUNK;
    for (uint32_t r = 0; r < rows; r++) {
      fill_input(w, w->forms[first + r], w->inputs + r * width);
      note_form(w, first + r);
    }
    w->k->multiply(&w->n->matrices[M_IN_1], w->inputs, width, rows, NULL,
                   w->form_gates + (size_t)first * gates, gates);
    if (names)
      w->k->multiply(&w->n->matrices[M_NAMES_FORM], w->inputs, width, rows, NULL,
                     w->name_gates + (size_t)first * names, names);
  }
}

static void add_piece(struct space *w, uint32_t first, uint32_t count) {
  bool added;
  w->pieces[w->piece_count++] = (struct piece){first, count};
  for (uint32_t i = first; i < first + count; i++)
    w->form_of[i - w->block_first] = form_number(w, w->analysis->words[i].form, &added);
}

static void sort_pieces(struct space *w) {
  uint32_t starts[PIECE_WORDS + 2] = {0};
  struct piece sorted[BLOCK_CAPACITY];
  for (uint32_t i = 0; i < w->piece_count; i++) starts[PIECE_WORDS - w->pieces[i].count + 1]++;
  for (uint32_t i = 1; i <= PIECE_WORDS + 1; i++) starts[i] += starts[i - 1];
  for (uint32_t i = 0; i < w->piece_count; i++)
    sorted[starts[PIECE_WORDS - w->pieces[i].count]++] = w->pieces[i];
  memcpy(w->pieces, sorted, w->piece_count * sizeof *sorted);
}

/* Lays `count` pieces, longest first, side by side. */
static void lay_out(struct space *w, const struct piece *pieces, uint32_t count) {
  uint32_t active = count;
  w->steps = pieces[0].count;
  for (uint32_t t = 0; t < w->steps; t++) {
    while (pieces[active - 1].count <= t) active--;
    w->group_at[t + 1] = w->group_at[t] + active;
  }
  w->rows = w->group_at[w->steps];
}

static uint32_t active_at(const struct space *w, uint32_t t) {
  return t < w->steps ? w->group_at[t + 1] - w->group_at[t] : 0;
}

/* One layer, one direction (0 rightward, 1 leftward); starts[row]: the inputs' share of the row's gates. */
static void run_direction(struct space *w, int layer, int direction) {
  static const int first_matrix[NETWORK_LAYERS + 1] = {M_RIGHT_1, M_RIGHT_2, M_NAMES_RIGHT};
  uint32_t h = layer < NETWORK_LAYERS ? w->n->shape.hidden : w->n->shape.names_hidden;
  uint32_t side = (uint32_t)direction * h, gates = NETWORK_GATES * h;
  const struct kernel_matrix *m = &w->n->matrices[first_matrix[layer] + direction];
  int8_t *out = w->outputs[layer] + side;
  memset(w->cells, 0, GROUP_SENTENCES * (size_t)h * sizeof *w->cells);
  for (uint32_t i = 0; i < w->steps; i++) {
    uint32_t t = direction ? w->steps - 1 - i : i, row = w->group_at[t], count = active_at(w, t);
    uint32_t before = direction ? t + 1 : t - 1, known = i == 0 ? 0 : active_at(w, before);
    if (known > count) known = count;
    const float *starts[GROUP_SENTENCES];
    for (uint32_t s = 0; s < count; s++) starts[s] = w->starts[row + s] + NETWORK_GATES * side;
    if (known)
      w->k->multiply(m, out + (size_t)w->group_at[before] * 2 * h, 2 * (size_t)h, known, starts,
                     w->step_gates, gates);
    for (uint32_t s = 0; s < count; s++)
      w->k->cell(h, s < known ? w->step_gates + (size_t)s * gates : starts[s], w->cells + (size_t)s * h,
                 out + (size_t)(row + s) * 2 * h);
  }
}

static void run_encoder(struct space *w, const struct piece *pieces) {
  uint32_t gates = network_gate_width(&w->n->shape), wide = 2 * w->n->shape.hidden;
  for (uint32_t t = 0, row = 0; t < w->steps; t++)
    for (uint32_t s = 0; s < active_at(w, t); s++, row++) {
      w->word_of[row] = pieces[s].first + t;
      w->starts[row] = w->form_gates + (size_t)w->form_of[w->word_of[row] - w->block_first] * gates;
    }
  run_direction(w, 0, 0);
  run_direction(w, 0, 1);
  w->k->multiply(&w->n->matrices[M_IN_2], w->outputs[0], wide, w->rows, NULL, w->gates, gates);
  for (uint32_t row = 0; row < w->rows; row++) w->starts[row] = w->gates + (size_t)row * gates;
  run_direction(w, 1, 0);
  run_direction(w, 1, 1);
}

/* The encoder's output as what the heads look at. */
static void run_features(struct space *w) {
  const struct network_shape *s = &w->n->shape;
  const float *levels = w->n->levels;
  uint32_t wide = 2 * s->hidden, width = network_features_width(s), pair = 2 * s->relation_width;
  for (uint32_t first = 0; first < w->rows; first += CHUNK) {
    uint32_t rows = w->rows - first < CHUNK ? w->rows - first : CHUNK;
    w->k->multiply(&w->n->matrices[M_FEATURES], w->outputs[1] + (size_t)first * wide, wide, rows, NULL,
                   w->wide, width);
    for (uint32_t r = 0; r < rows; r++) {
      const float *x = w->wide + (size_t)r * width;
      size_t row = first + r;
      w->k->leak(s->tag_width, x, levels[LEVEL_TAG], w->tag + row * s->tag_width);
      w->k->leak(s->arc_width, x += s->tag_width, levels[LEVEL_DEPENDENT], w->dependent + row * s->arc_width);
      w->k->leak(s->arc_width, x += s->arc_width, levels[LEVEL_HEAD], w->head + row * s->arc_width);
      memcpy(w->relation_features + row * pair, x + s->arc_width, pair * sizeof(float));
    }
    w->k->multiply(&w->n->matrices[M_QUERY], w->dependent + (size_t)first * s->arc_width, s->arc_width, rows,
                   NULL, w->wide, s->arc_width);
    w->k->bytes(rows * s->arc_width, w->wide, levels[LEVEL_QUERY], w->query + (size_t)first * s->arc_width);
  }
}

const int8_t *network_vector(const struct network *n, struct slice lower) {
  uint32_t row = feature_find(n->tables.vector_keys, n->tables.vector_count, slice_hash(lower));
  return row == UINT32_MAX ? NULL : n->vectors + (size_t)row * NETWORK_VECTOR_WIDTH;
}

/* The layer of names on top of the encoder, and what it says of each label. */
static void run_names(struct space *w) {
  const struct network_shape *s = &w->n->shape;
  uint32_t gates = 2 * NETWORK_GATES * s->names_hidden, wide = 2 * s->hidden;
  const struct kernel_matrix *label = &w->n->matrices[M_NAMES_LABEL];
  for (uint32_t row = 0; row < w->rows; row++)
    w->starts[row] = w->name_gates + (size_t)w->form_of[w->word_of[row] - w->block_first] * gates;
  w->k->multiply(&w->n->matrices[M_NAMES_UP], w->outputs[1], wide, w->rows, w->starts, w->gates, gates);
  for (uint32_t row = 0; row < w->rows; row++) w->starts[row] = w->gates + (size_t)row * gates;
  run_direction(w, NETWORK_LAYERS, 0);
  run_direction(w, NETWORK_LAYERS, 1);
  w->k->multiply(label, w->outputs[NETWORK_LAYERS], label->inputs, w->rows, NULL, w->name_floats,
                 label->outputs);
}

/* The labels of sentence s of the group. */
static void choose_names(struct space *w, struct piece piece, uint32_t s) {
  uint32_t labels = w->n->shape.mentions, row = w->n->matrices[M_NAMES_LABEL].outputs;
  for (uint32_t i = 0; i < piece.count; i++) {
    const float *scores = w->name_floats + (size_t)(w->group_at[i] + s) * row;
    for (uint32_t l = 0; l < labels; l++) w->name_scores[(size_t)i * labels + l] = chain_whole(scores[l]);
  }
  chain_best(labels, w->n->steps, w->name_scores, piece.count, w->came_from, w->labels + piece.first);
}

/* For who trains the layer of names: what it sees of the words of the group. */
static void note_seen(struct space *w) {
  const struct network_shape *s = &w->n->shape;
  size_t up = 2 * (size_t)s->hidden, width = up + network_names_width(s);
  for (uint32_t row = 0; row < w->rows; row++) {
    int8_t *to = w->seen + w->word_of[row] * width;
    memcpy(to, w->outputs[1] + row * up, up);
    fill_input(w, w->analysis->words[w->word_of[row]].form, to + up);
  }
}

static uint32_t rows_from(const struct space *w, uint32_t first) {
  return w->rows - first < CHUNK ? w->rows - first : CHUNK;
}

static void write_labels(struct space *w, const struct piece *pieces, uint32_t count) {
  for (uint32_t first = 0; first < w->rows; first += CHUNK) network_write_tags(w, first, rows_from(w, first));
  for (uint32_t s = 0; s < count; s++) network_find_verb(w, pieces[s], s);
  for (uint32_t first = 0; first < w->rows; first += CHUNK)
    network_write_lemmas(w, first, rows_from(w, first));
}

/* The heads of sentence s of the group arranged as a matrix's weights, the root first. */
static struct kernel_matrix pack_heads(struct space *w, uint32_t s, uint32_t count) {
  uint32_t width = w->n->shape.arc_width, outputs = network_pad(count + 1);
  memset(w->packed_heads, 0, (size_t)outputs * width);
  memset(w->head_shifts, 0, outputs * sizeof *w->head_shifts);
  for (uint32_t h = 0; h <= count; h++) {
    const int8_t *from = h ? w->head + (size_t)(w->group_at[h - 1] + s) * width : w->n->root;
    int8_t *to = w->packed_heads + kernel_place(width, h, 0);
    int32_t sum = 0;
    for (uint32_t i = 0; i < width; i += KERNEL_DEPTH, to += KERNEL_BLOCK * KERNEL_DEPTH) {
      memcpy(to, from + i, KERNEL_DEPTH);
      sum += from[i] + from[i + 1] + from[i + 2] + from[i + 3];
    }
    w->head_shifts[h] = 128 * sum;
  }
  return (struct kernel_matrix){
      .weights = w->packed_heads, .shifts = w->head_shifts, .inputs = width, .outputs = outputs};
}

static void find_heads(struct space *w, uint32_t s, uint32_t count) {
  struct kernel_matrix heads = pack_heads(w, s, count);
  uint32_t width = heads.inputs;
  int8_t *queries = w->dependent; /* no longer needed: room for the sentence's rows together */
  for (uint32_t i = 0; i < count; i++)
    memcpy(queries + (size_t)i * width, w->query + (size_t)(w->group_at[i] + s) * width, width);
  w->k->sums(&heads, queries, width, count, w->arcs, heads.outputs);
  network_root_verb(w, s, count, heads.outputs);
  tree_decode(w->tree, w->arcs, heads.outputs, count, w->heads);
}

static void write_relations(struct space *w, struct piece piece, uint32_t s) {
  const struct network *n = w->n;
  const struct kernel_matrix *m = &n->matrices[M_RELATION];
  uint32_t width = n->shape.relation_width;
  for (uint32_t first = 0; first < piece.count; first += CHUNK) {
    uint32_t rows = piece.count - first < CHUNK ? piece.count - first : CHUNK;
    for (uint32_t r = 0; r < rows; r++) {
      uint32_t i = first + r, head = w->heads[i] ? w->heads[i] - 1 : i;
      const float *d = w->relation_features + (size_t)(w->group_at[i] + s) * 2 * width;
      const float *h = w->relation_features + (size_t)(w->group_at[head] + s) * 2 * width + width;
      w->k->pair(width, d, h, n->levels + LEVEL_PAIR_SUM, w->pair + (size_t)r * 2 * width);
    }
    w->k->multiply(m, w->pair, m->inputs, rows, NULL, w->wide, m->outputs);
    for (uint32_t r = 0; r < rows; r++) {
      uint32_t i = first + r, best = n->root_relation;
      float *scores = w->wide + (size_t)r * m->outputs;
      if (w->heads[i] && w->heads[i] == w->lost_verbs[s]) network_bar_noun_relations(n, scores);
      if (w->heads[i]) best = w->k->largest(n->shape.relations, scores);
      struct word *word = &w->analysis->words[piece.first + i];
      word->head = w->heads[i] ? piece.first + w->heads[i] - 1 : NO_WORD;
      word->relation_text = n->relations[best].text, word->relation = n->relations[best].relation;
    }
  }
}

static void run_group(struct space *w, const struct piece *pieces, uint32_t count) {
  lay_out(w, pieces, count);
  run_encoder(w, pieces);
  if (w->seen) {
    note_seen(w);
    return;
  }
  run_features(w);
  write_labels(w, pieces, count);
  if (w->n->shape.names_hidden) run_names(w);
  for (uint32_t s = 0; s < count; s++) {
    find_heads(w, s, pieces[s].count);
    write_relations(w, pieces[s], s);
    if (w->n->shape.names_hidden) choose_names(w, pieces[s], s);
  }
}

static void run_block(struct space *w) {
  compute_forms(w);
  sort_pieces(w);
  for (uint32_t i = 0; i < w->piece_count;) {
    uint32_t first = i, words = 0;
    while (i < w->piece_count && i - first < GROUP_SENTENCES &&
           (i == first || words + w->pieces[i].count <= GROUP_WORDS))
      words += w->pieces[i++].count;
    run_group(w, w->pieces + first, i - first);
  }
  w->piece_count = w->form_count = 0;
  memset(w->slots, 0, sizeof w->slots);
}

/* Pieces after a long sentence's first hang from its root. */
static void join_pieces(struct analysis *analysis, const struct sentence *sentence) {
  uint32_t root = NO_WORD;
  for (uint32_t i = sentence->first_word; i < sentence->first_word + sentence->word_count; i++) {
    struct word *word = &analysis->words[i];
    if (word->head != NO_WORD) continue;
    if (root == NO_WORD)
      root = i;
    else
      word->head = root, word->relation = REL_PARATAXIS, word->relation_text = SLICE("parataxis");
  }
}

static void run_sentences(struct space *w) {
  uint32_t words = 0;
  for (uint32_t i = 0; i < w->analysis->sentence_count; i++) {
    const struct sentence *sentence = &w->analysis->sentences[i];
    for (uint32_t at = 0; at < sentence->word_count;) {
      uint32_t left = sentence->word_count - at, count = left < PIECE_WORDS ? left : PIECE_WORDS;
      if (words == 0) w->block_first = sentence->first_word + at;
      add_piece(w, sentence->first_word + at, count);
      at += count;
      if ((words += count) < BLOCK_WORDS) continue;
      run_block(w);
      words = 0;
    }
  }
  if (words) run_block(w);
}

enum { HAS_OBJECT = 1, HAS_PASSIVE = 2 };

/* What hangs from each word: an object, the auxiliary of a passive. */
static uint8_t *note_dependents(struct arena *arena, const struct analysis *a) {
  uint8_t *marks = ARENA_ARRAY(arena, uint8_t, (size_t)a->word_count + 1);
  for (uint32_t i = 0; i < a->word_count; i++) {
    const struct word *word = &a->words[i];
    if (word->head == NO_WORD) continue;
    if (word->relation == REL_OBJ) marks[word->head] |= HAS_OBJECT;
    if (word->relation == REL_AUX_PASS) marks[word->head] |= HAS_PASSIVE;
  }
  return marks;
}

/* Relations are chosen each by itself, so they may contradict each other: "parliament extended by two years
   the mandate" has an object and a verb that is no participle, so parliament did it, and the years did
   not. */
static void mend_passives(struct arena *arena, struct analysis *a) {
  const uint8_t *marks = note_dependents(arena, a);
  for (uint32_t i = 0; i < a->word_count; i++) {
    struct word *word = &a->words[i];
    if (word->head == NO_WORD || marks[word->head] != HAS_OBJECT) continue;
    if (slice_equals(a->words[word->head].xpos, "VBN")) continue;
    if (word->relation == REL_NSUBJ_PASS) word->relation = REL_NSUBJ, word->relation_text = SLICE("nsubj");
    if (word->relation == REL_OBL_AGENT) word->relation = REL_OBL, word->relation_text = SLICE("obl");
  }
}

void network_run_on(const struct network *network, const struct kernel *kernel, struct arena *arena,
                    struct analysis *analysis) {
  struct space *w = space_new(network, kernel, arena, analysis);
  w->labels = ARENA_ARRAY(arena, uint8_t, (size_t)analysis->word_count + 1);
  run_sentences(w);
  for (uint32_t i = 0; i < analysis->sentence_count; i++)
    if (analysis->sentences[i].word_count > PIECE_WORDS) join_pieces(analysis, &analysis->sentences[i]);
  mend_passives(arena, analysis);
  analysis->names = analysis->inner_names = NULL;
  analysis->name_count = analysis->inner_name_count = 0;
  if (network->shape.names_hidden) mentions_find(arena, network, w->labels, analysis);
}

void network_see_names(const struct network *network, struct arena *arena, struct analysis *analysis,
                       int8_t *seen) {
  struct space *w = space_new(network, kernel_best(), arena, analysis);
  w->seen = seen;
  run_sentences(w);
}

uint32_t network_seen_width(const struct network *network) {
  return 2 * network->shape.hidden + network_names_width(&network->shape);
}

void network_run(const struct network *network, struct arena *arena, struct analysis *analysis) {
  network_run_on(network, kernel_best(), arena, analysis);
}
