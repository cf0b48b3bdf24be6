/* The classes of words in knowledge/actors/agents.txt, as they stand in a text: phrases first ("prime
   minister"), then lemmas, then forms without a plural's ending. */
#include "meaning/names_parts.h"

/* "troops" to "troop", "parties" to "party", "gunmen" to "gunman": for lemmas that are not. */
static struct slice singular(const struct names *n, struct slice form) {
  struct slice cut = {form.at, form.len - 1};
  if (form.len > 4 && slice_ends(form, SLICE("men")))
    return arena_print(n->arena, "%.*sman", (int)form.len - 3, form.at);
  if (form.len > 4 && slice_ends(form, SLICE("ies")))
    return arena_print(n->arena, "%.*sy", (int)form.len - 3, form.at);
  return form.len > 3 && slice_ends(form, SLICE("s")) && !slice_ends(form, SLICE("ss")) ? cut : form;
}

static struct slice class_of_phrase(const struct names *n, const char *section, uint32_t before,
                                    struct slice lemma) {
  const struct word *w = word_at(n, before);
  struct slice form = lower_case(n->arena, w->form), base = lower_case(n->arena, w->lemma);
  struct slice found = word_class(n->knowledge->agents, section,
                                  arena_print(n->arena, "%.*s %.*s", SLICE_ARGS(form), SLICE_ARGS(lemma)));
  if (found.len || slice_is(form, base)) return found;
  return word_class(n->knowledge->agents, section,
                    arena_print(n->arena, "%.*s %.*s", SLICE_ARGS(base), SLICE_ARGS(lemma)));
}

static struct slice class_of_lemma(const struct names *n, const char *section, uint32_t word,
                                   struct slice lemma) {
  struct slice found = {"", 0};
  bool behind = word > 0 && word_at(n, word - 1)->sentence == word_at(n, word)->sentence;
  if (behind) found = class_of_phrase(n, section, word - 1, lemma);
  TREE_EACH_CHILD(n->tree, word, child) { /* "prime minister", "security forces" */
    uint8_t relation = word_at(n, child)->relation;
    if (found.len || (relation != REL_COMPOUND && relation != REL_AMOD) || child > word) continue;
    found = class_of_phrase(n, section, child, lemma);
  }
  return found.len ? found : word_class(n->knowledge->agents, section, lemma);
}

struct slice agent_class(const struct names *n, const char *section, uint32_t word) {
  const struct word *w = word_at(n, word);
  if (w->upos == UPOS_PUNCT || w->upos == UPOS_VERB || w->upos == UPOS_AUX) return (struct slice){"", 0};
  struct slice lemma = lower_case(n->arena, w->lemma), form = lower_case(n->arena, w->form);
  struct slice found = class_of_lemma(n, section, word, lemma);
  if (found.len) return found;
  if (!slice_is(form, lemma)) found = class_of_lemma(n, section, word, form);
  struct slice base = singular(n, form);
  if (found.len || slice_is(base, form) || slice_is(base, lemma)) return found;
  return class_of_lemma(n, section, word, base);
}
