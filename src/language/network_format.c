#include "language/network_format.h"

const char *const NETWORK_MATRIX_NAMES[M_COUNT] = {
    [M_IN_1] = "in-1",       [M_RIGHT_1] = "right-1", [M_LEFT_1] = "left-1",     [M_IN_2] = "in-2",
    [M_RIGHT_2] = "right-2", [M_LEFT_2] = "left-2",   [M_FEATURES] = "features", [M_QUERY] = "query",
    [M_TAG] = "tag",         [M_LEMMA] = "lemma",     [M_MENTION] = "mention",   [M_RELATION] = "relation"};

struct network_size network_size(const struct network_shape *s, enum network_matrix matrix) {
  uint32_t gates = network_gate_width(s);
  switch (matrix) {
  case M_IN_1: return (struct network_size){network_input_width(s), gates};
  case M_IN_2: return (struct network_size){2 * s->hidden, gates};
  case M_FEATURES: return (struct network_size){2 * s->hidden, network_features_width(s)};
  case M_QUERY: return (struct network_size){s->arc_width, s->arc_width};
  case M_TAG: return (struct network_size){s->tag_width, network_pad(s->tags)};
  case M_LEMMA: return (struct network_size){s->tag_width, network_pad(s->lemmas)};
  case M_MENTION: return (struct network_size){s->tag_width, network_pad(s->mentions)};
  case M_RELATION: return (struct network_size){2 * s->relation_width, network_pad(s->relations)};
  default: return (struct network_size){s->hidden, gates / 2};
  }
}
