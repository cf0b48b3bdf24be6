/* What a word of a mandate's wording is: a mission, a force, a body that can decide. */
#include "meaning/who.h"
#include "record/mandate_wording.h"

/* "UNMISS", "ONUMOZ": capitals that are not the organisation's own. */
static bool is_mission_acronym(const struct name *name) {
  enum { SHORTEST = 5 };
  for (size_t i = 0; i < name->text.len; i++)
    if (name->text.at[i] < 'A' || name->text.at[i] > 'Z') return false;
  return name->text.len >= SHORTEST && !slice_is(name->text, name->id) &&
         (slice_starts(name->code, SLICE("IGO")) || !name->code.len);
}

static bool has_mission_word(const struct reading *r, uint32_t first, uint32_t count) {
  for (uint32_t w = first; w < first + count; w++)
    if (word_in(r->patterns->mandates, "created missions", look_lemma(r, w))) return true;
  return false;
}

/* An organisation's name among what stands before the noun, however deep: "the UN supervision mission". */
const struct name *mandate_owner_before(const struct reading *r, uint32_t noun) {
  for (uint32_t w = noun; w-- > 0 && w + 6 > noun;) {
    const struct name *name = name_at(r->names, w);
    if (!tree_dominates(r->tree, noun, w)) return NULL;
    if (name && slice_starts(name->code, SLICE("IGO"))) return name;
  }
  return NULL;
}

bool mandate_is_mission(const struct reading *r, uint32_t word) {
  if (word == NO_WORD) return false;
  const struct name *name = name_at(r->names, word);
  if (name && name->type == NAME_ORGANISATION)
    return is_mission_acronym(name) || has_mission_word(r, name->first_word, name->word_count);
  if (!word_in(r->patterns->mandates, "created missions", look_lemma(r, word))) return false;
  if (mandate_owner_before(r, word)) return true;
  TREE_EACH_CHILD(r->tree, word, child)
  if (child < word && word_in(r->patterns->mandates, "kinds of mission", look_lemma(r, child))) return true;
  return false;
}

bool mandate_is_for(const struct reading *r, uint32_t word) {
  static const char *const sections[] = {"under mandate", "deployments", "missions", "forces"};
  bool known = word != NO_WORD && mandate_is_mission(r, word);
  for (size_t i = 0; word != NO_WORD && !known && i < sizeof sections / sizeof *sections; i++)
    known = !is_empty(mandate_class(r, sections[i], word));
  return known;
}

bool mandate_is_body(const struct reading *r, uint32_t word) {
  if (word == NO_WORD) return false;
  if (!is_empty(mandate_class(r, "bodies", word))) return true;
  const struct name *name = name_at(r->names, word);
  bool seat = name && name->id.len && (name->type == NAME_STATE || name->type == NAME_SEAT);
  return seat || (name && slice_starts(name->code, SLICE("IGO")));
}
