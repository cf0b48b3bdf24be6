#include "language/network.h"
#include "language/network_parts.h"

#include "language/chain.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* What is being opened, for messages. */
struct opening {
  const struct model_file *model;
  const char *name;
  struct truce_error *error;
};

enum { WIDTH_MAX = 2048, COUNT_MAX = 1 << 22, LABELS_MAX = 60000 };

static enum truce_status bad(const struct opening *o, const char *section, const char *why) {
  return fail(o->error, TRUCE_BAD_MODEL, "%s: section %s: %s", o->name, section, why);
}

/* A section of exactly `count` pieces of `size` bytes. */
static enum truce_status take(const struct opening *o, const char *section, size_t count, size_t size,
                              const void **at) {
  struct slice bytes = model_file_section(o->model, section);
  if (!bytes.at) return bad(o, section, "missing");
  if (bytes.len != count * size) return bad(o, section, "not as long as the network's shape asks");
  *at = bytes.at;
  return TRUCE_OK;
}

static enum truce_status take_floats(const struct opening *o, const char *section, size_t count,
                                     const float **at) {
  const void *bytes = NULL;
  enum truce_status status = take(o, section, count, sizeof(float), &bytes);
  if (status != TRUCE_OK) return status;
  *at = bytes;
  for (size_t i = 0; i < count; i++)
    if (!(fabsf((*at)[i]) <= 1e6f)) return bad(o, section, "a number out of bounds");
  return TRUCE_OK;
}

static bool is_width(uint32_t width) { return width && width <= WIDTH_MAX && width % 32 == 0; }

static bool is_count(uint32_t count) { return count && count <= LABELS_MAX; }

/* Of names: no layer and no labels, or both. */
static bool has_sound_names(const struct network_shape *s) {
  if (!s->names_hidden) return !s->mentions;
  return is_width(s->names_hidden) && s->names_hidden <= s->hidden && s->mentions &&
         s->mentions <= CHAIN_LABELS_MAX;
}

static enum truce_status take_shape(const struct opening *o, struct network *n) {
  const void *bytes = NULL;
  enum truce_status status = take(o, "net.shape", 1, sizeof n->shape, &bytes);
  if (status != TRUCE_OK) return status;
  memcpy(&n->shape, bytes, sizeof n->shape);
  const struct network_shape *s = &n->shape;
  bool sound = s->vector_count && s->vector_count <= COUNT_MAX && s->word_count <= COUNT_MAX &&
               s->affix_count && s->affix_count <= COUNT_MAX && s->embed_width <= WIDTH_MAX &&
               is_width(network_input_width(s)) && is_width(s->hidden) && is_width(s->tag_width) &&
               is_width(s->arc_width) && is_width(s->relation_width) && is_count(s->tags) &&
               is_count(s->lemmas) && is_count(s->relations) && has_sound_names(s);
  return sound ? TRUCE_OK : bad(o, "net.shape", "sizes that no network has");
}

static enum truce_status take_tables(const struct opening *o, struct network *n) {
  const struct network_shape *s = &n->shape;
  const void *vector_keys = NULL, *vectors = NULL, *word_keys = NULL, *rows = NULL, *root = NULL;
  n->tables.vector_count = s->vector_count, n->tables.word_count = s->word_count;
  n->tables.affix_count = s->affix_count;
  enum truce_status status = take(o, "net.vector-keys", s->vector_count, 8, &vector_keys);
  if (status == TRUCE_OK) status = take(o, "net.vectors", s->vector_count, NETWORK_VECTOR_WIDTH, &vectors);
  if (status == TRUCE_OK) status = take(o, "net.word-keys", s->word_count, 8, &word_keys);
  if (status == TRUCE_OK) status = take(o, "net.rows", feature_row_count(&n->tables), s->embed_width, &rows);
  if (status == TRUCE_OK) status = take(o, "net.root", s->arc_width, 1, &root);
  if (status == TRUCE_OK) status = take_floats(o, "net.levels", NETWORK_LEVELS, &n->levels);
  if (status != TRUCE_OK) return status;
  n->tables.vector_keys = vector_keys, n->tables.word_keys = word_keys;
  n->vectors = vectors, n->rows = rows, n->root = root;
  return TRUCE_OK;
}

static void sum_weights(const struct kernel_matrix *m, int32_t *shifts) {
  for (uint32_t o = 0; o < m->outputs; o++) {
    const int8_t *at = m->weights + kernel_place(m->inputs, o, 0);
    int32_t sum = 0;
    for (uint32_t i = 0; i < m->inputs; i += KERNEL_DEPTH, at += KERNEL_BLOCK * KERNEL_DEPTH)
      sum += at[0] + at[1] + at[2] + at[3];
    shifts[o] = 128 * sum;
  }
}

static enum truce_status take_matrix(const struct opening *o, struct network *n, enum network_matrix number,
                                     int32_t *shifts) {
  char section[MODEL_NAME_MAX + 1];
  struct kernel_matrix *m = &n->matrices[number];
  struct network_size size = network_size(&n->shape, number);
  const void *weights = NULL;
  m->inputs = size.inputs, m->outputs = size.outputs;
  snprintf(section, sizeof section, "net.%s.weights", NETWORK_MATRIX_NAMES[number]);
  enum truce_status status = take(o, section, (size_t)m->inputs * m->outputs, 1, &weights);
  if (status != TRUCE_OK) return status;
  m->weights = weights;
  snprintf(section, sizeof section, "net.%s.scales", NETWORK_MATRIX_NAMES[number]);
  status = take_floats(o, section, m->outputs, &m->scales);
  if (status != TRUCE_OK) return status;
  snprintf(section, sizeof section, "net.%s.bias", NETWORK_MATRIX_NAMES[number]);
  status = take_floats(o, section, m->outputs, &m->bias);
  sum_weights(m, shifts);
  m->shifts = shifts;
  return status;
}

static enum truce_status take_matrices(const struct opening *o, struct network *n) {
  size_t outputs = 0;
  int count = n->shape.names_hidden ? M_COUNT : M_TREE_COUNT;
  for (int i = 0; i < count; i++) outputs += network_size(&n->shape, (enum network_matrix)i).outputs;
  n->shifts = calloc(outputs, sizeof *n->shifts);
  if (!n->shifts) return fail(o->error, TRUCE_NO_MEMORY, "%s: no memory for the network", o->name);
  int32_t *shifts = n->shifts;
  for (int i = 0; i < count; i++) {
    enum truce_status status = take_matrix(o, n, (enum network_matrix)i, shifts);
    if (status != TRUCE_OK) return status;
    shifts += n->matrices[i].outputs;
  }
  return TRUCE_OK;
}

/* `count` lines, each given to `read` with its number. */
static enum truce_status take_lines(const struct opening *o, struct network *n, const char *section,
                                    uint32_t count, void (*read)(struct network *, uint32_t, struct slice)) {
  struct slice rest = model_file_section(o->model, section);
  if (!rest.at) return bad(o, section, "missing");
  for (uint32_t i = 0; i < count; i++) {
    if (!rest.at || !rest.len) return bad(o, section, "too few lines");
    read(n, i, slice_cut(&rest, '\n'));
  }
  return TRUCE_OK;
}

static void read_tag(struct network *n, uint32_t i, struct slice line) {
  uint64_t key = tag_key(line);
  struct slice upos = slice_cut(&line, '\t'), xpos = slice_cut(&line, '\t');
  if (!line.at || slice_equals(line, "_")) line = (struct slice){"", 0};
  bool finite = upos_of_name(upos) == UPOS_VERB &&
                (slice_equals(xpos, "VBD") || slice_equals(xpos, "VBZ") || slice_equals(xpos, "VBP"));
  n->tags[i] =
      (struct tag_label){xpos.at ? xpos : SLICE("_"), line, key, (uint8_t)upos_of_name(upos), finite};
}

static void read_script(struct network *n, uint32_t i, struct slice line) { n->scripts[i] = line; }

static void read_relation(struct network *n, uint32_t i, struct slice line) {
  n->relations[i] = (struct relation_label){line, (uint8_t)relation_of_name(line)};
  if (n->relations[i].relation == REL_ROOT) n->root_relation = i;
}

static uint8_t mention_type_of_name(struct slice name) {
  static const char *const names[] = {"", "PER", "ORG", "LOC", "GPE", "NORP", "FAC", "EVENT", "LAW", "MISC"};
  for (uint8_t i = 1; i < sizeof names / sizeof *names; i++)
    if (slice_equals(name, names[i])) return i;
  return MENTION_NONE;
}

static void read_mention(struct network *n, uint32_t i, struct slice line) {
  bool typed = line.len > 2 && line.at[1] == '-';
  n->mentions[i].type =
      typed ? mention_type_of_name((struct slice){line.at + 2, line.len - 2}) : MENTION_NONE;
  n->mentions[i].begins = typed && line.at[0] == 'B';
}

/* What is known by heart; a model may know nothing. */
static enum truce_status take_lemmas(const struct opening *o, struct network *n) {
  const void *keys = NULL, *scripts = NULL;
  struct slice bytes = model_file_section(o->model, "net.lemma-keys");
  if (!bytes.at) return TRUCE_OK;
  if (bytes.len / 8 > COUNT_MAX) return bad(o, "net.lemma-keys", "too long");
  n->lemma_count = (uint32_t)(bytes.len / 8);
  enum truce_status status = take(o, "net.lemma-keys", n->lemma_count, 8, &keys);
  if (status == TRUCE_OK) status = take(o, "net.lemma-scripts", n->lemma_count, 2, &scripts);
  if (status != TRUCE_OK) return status;
  n->lemma_keys = keys, n->lemma_scripts = scripts;
  for (uint32_t i = 0; i < n->lemma_count; i++)
    if (n->lemma_scripts[i] >= n->shape.lemmas) return bad(o, "net.lemma-scripts", "a script there is not");
  return TRUCE_OK;
}

static enum truce_status take_labels(const struct opening *o, struct network *n) {
  const struct network_shape *s = &n->shape;
  n->tags = calloc(s->tags, sizeof *n->tags);
  n->scripts = calloc(s->lemmas, sizeof *n->scripts);
  n->relations = calloc(s->relations, sizeof *n->relations);
  if (!n->tags || !n->scripts || !n->relations)
    return fail(o->error, TRUCE_NO_MEMORY, "%s: no memory for the network", o->name);
  enum truce_status status = take_lines(o, n, "net.tags", s->tags, read_tag);
  if (status == TRUCE_OK) status = take_lines(o, n, "net.scripts", s->lemmas, read_script);
  if (status == TRUCE_OK) status = take_lines(o, n, "net.relations", s->relations, read_relation);
  return status;
}

/* "I-PER" follows only on a label of the same type. */
static bool may_follow(const struct network *n, uint32_t from, uint32_t to) {
  const struct mention_label *label = &n->mentions[to];
  if (!label->type || label->begins) return true;
  return from < n->shape.mentions && n->mentions[from].type == label->type;
}

static enum truce_status take_steps(const struct opening *o, struct network *n) {
  uint32_t labels = n->shape.mentions;
  const float *steps = NULL;
  enum truce_status status = take_floats(o, "net.steps", (size_t)(labels + 1) * labels, &steps);
  if (status != TRUCE_OK) return status;
  for (uint32_t i = 0; i <= labels; i++)
    for (uint32_t j = 0; j < labels; j++)
      n->steps[i * labels + j] = may_follow(n, i, j) ? chain_whole(steps[i * labels + j]) : CHAIN_NEVER;
  return TRUCE_OK;
}

static enum truce_status take_lists(const struct opening *o, struct network *n) {
  const void *keys = NULL, *lists = NULL;
  struct slice bytes = model_file_section(o->model, "net.list-keys");
  if (bytes.len / 8 > COUNT_MAX) return bad(o, "net.list-keys", "too long");
  n->tables.list_count = (uint32_t)(bytes.len / 8);
  enum truce_status status = take(o, "net.list-keys", n->tables.list_count, 8, &keys);
  if (status == TRUCE_OK) status = take(o, "net.lists", n->tables.list_count, 1, &lists);
  n->tables.list_keys = keys, n->tables.lists = lists;
  return status;
}

/* A model may have none. */
static enum truce_status take_name_words(const struct opening *o, struct network *n) {
  char name[400];
  struct slice text = model_file_section(o->model, NAME_WORDS_SECTION);
  if (!text.at) return TRUCE_OK;
  snprintf(name, sizeof name, "%s: section " NAME_WORDS_SECTION, o->name);
  enum truce_status status = name_words_read(&n->name_words, text, name, o->error);
  return status == TRUCE_BAD_INPUT ? TRUCE_BAD_MODEL : status;
}

static enum truce_status take_names(const struct opening *o, struct network *n) {
  uint32_t labels = n->shape.mentions;
  if (!labels) return TRUCE_OK;
  n->mentions = calloc(labels, sizeof *n->mentions);
  n->steps = calloc((size_t)(labels + 1) * labels, sizeof *n->steps);
  if (!n->mentions || !n->steps)
    return fail(o->error, TRUCE_NO_MEMORY, "%s: no memory for the network", o->name);
  enum truce_status status = take_lines(o, n, "net.mentions", labels, read_mention);
  if (status == TRUCE_OK) status = take_steps(o, n);
  if (status == TRUCE_OK) status = take_lists(o, n);
  if (status == TRUCE_OK) status = take_name_words(o, n);
  return status;
}

enum truce_status network_open(struct network **network, const struct model_file *model, const char *name,
                               struct truce_error *error) {
  struct opening opening = {model, name, error};
  struct network *n = calloc(1, sizeof *n);
  if (!n) return fail(error, TRUCE_NO_MEMORY, "%s: no memory for the network", name);
  enum truce_status status = take_shape(&opening, n);
  if (status == TRUCE_OK) status = take_tables(&opening, n);
  if (status == TRUCE_OK) status = take_matrices(&opening, n);
  if (status == TRUCE_OK) status = take_labels(&opening, n);
  if (status == TRUCE_OK) status = take_lemmas(&opening, n);
  if (status == TRUCE_OK) status = take_names(&opening, n);
  if (status != TRUCE_OK) {
    network_close(n);
    return status;
  }
  *network = n;
  return TRUCE_OK;
}

void network_take_lists(struct network *network, const uint64_t *keys, const uint8_t *lists, uint32_t count) {
  network->tables.list_keys = keys, network->tables.lists = lists, network->tables.list_count = count;
}

void network_close(struct network *network) {
  if (!network) return;
  name_words_dispose(&network->name_words);
  free(network->shifts), free(network->tags), free(network->scripts);
  free(network->relations), free(network->mentions), free(network->steps), free(network);
}
