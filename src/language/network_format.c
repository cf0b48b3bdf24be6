#include "language/network_format.h"

const char *const NETWORK_MATRIX_NAMES[M_COUNT] = {[M_IN_1] = "in-1",
                                                   [M_RIGHT_1] = "right-1",
                                                   [M_LEFT_1] = "left-1",
                                                   [M_IN_2] = "in-2",
                                                   [M_RIGHT_2] = "right-2",
                                                   [M_LEFT_2] = "left-2",
                                                   [M_FEATURES] = "features",
                                                   [M_QUERY] = "query",
                                                   [M_TAG] = "tag",
                                                   [M_LEMMA] = "lemma",
                                                   [M_RELATION] = "relation",
                                                   [M_NAMES_FORM] = "names-form",
                                                   [M_NAMES_UP] = "names-up",
                                                   [M_NAMES_RIGHT] = "names-right",
                                                   [M_NAMES_LEFT] = "names-left",
                                                   [M_NAMES_LABEL] = "names-label"};

struct network_size network_size(const struct network_shape *s, enum network_matrix matrix) {
  uint32_t gates = network_gate_width(s);
  switch (matrix) {
  case M_IN_1: return (struct network_size){network_input_width(s), gates};
  case M_IN_2: return (struct network_size){2 * s->hidden, gates};
  case M_FEATURES: return (struct network_size){2 * s->hidden, network_features_width(s)};
  case M_QUERY: return (struct network_size){s->arc_width, s->arc_width};
  case M_TAG: return (struct network_size){s->tag_width, network_pad(s->tags)};
  case M_LEMMA: return (struct network_size){s->tag_width, network_pad(s->lemmas)};
  case M_RELATION: return (struct network_size){2 * s->relation_width, network_pad(s->relations)};
  case M_NAMES_FORM:
    return (struct network_size){network_names_width(s), 2 * NETWORK_GATES * s->names_hidden};
  case M_NAMES_UP: return (struct network_size){2 * s->hidden, 2 * NETWORK_GATES * s->names_hidden};
  case M_NAMES_RIGHT:
  case M_NAMES_LEFT: return (struct network_size){s->names_hidden, NETWORK_GATES * s->names_hidden};
  case M_NAMES_LABEL: return (struct network_size){2 * s->names_hidden, network_pad(s->mentions)};
  default: return (struct network_size){s->hidden, gates / 2};
  }
}
