#include "record/own_terms.h"

#include "meaning/labels.h"
#include "meaning/tree.h"
#include "record/look.h"

bool own_terms_is_party(const struct reading *r, uint32_t word) {
  static const char *const all[] = {"party", "parties", "side", "signatory", "signatories"};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (slice_equals(look_lemma(r, word), all[i])) return true;
  return false;
}

static bool is_one_of(struct slice word, const char *const *all, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (slice_equals(word, all[i])) return true;
  return false;
}

/* "the two Parties", "each contracting party"; not "political parties", "third parties", "the other side". */
static bool means_all(const struct reading *r, uint32_t word) {
  static const char *const plain[] = {"two",       "both",   "three", "contracting",
                                      "signatory", "either", "each",  "all"};
  if (!own_terms_is_party(r, word)) return false;
  bool definite = false;
  TREE_EACH_CHILD(r->tree, word, child) {
    uint8_t relation = word_at(r, child)->relation;
    struct slice lemma = look_lemma(r, child);
    if (relation == REL_DET) definite = !slice_equals(lemma, "a") && !slice_equals(lemma, "no");
    bool modifier = relation == REL_AMOD || relation == REL_COMPOUND || relation == REL_NUMMOD;
    if (modifier && !is_one_of(lemma, plain, sizeof plain / sizeof *plain)) return false;
    if (relation == REL_NMOD && !slice_equals(tree_preposition(r->tree, r->arena, child), "to")) return false;
    definite |= modifier;
  }
  return definite;
}

/* "Government" in "the Government of the Republic of Senegal": a whole word in capitals. */
static bool contains_word(struct slice text, struct slice word) {
  while (text.at) {
    struct slice one = slice_cut(&text, ' ');
    if (slice_is(one, word)) return true;
  }
  return false;
}

/* The one party in whose name the word stands. */
static struct actors named_so(const struct reading *r, uint32_t word, struct actors parties) {
  struct slice form = word_at(r, word)->form;
  struct actors found = {0};
  uint32_t article = tree_child(r->tree, word, REL_DET);
  bool capital = form.len > 2 && form.at[0] >= 'A' && form.at[0] <= 'Z';
  if (!capital || article == NO_WORD || !slice_equals(look_lemma(r, article), "the")) return found;
  if (tree_child(r->tree, word, REL_NMOD) != NO_WORD) return found;
  for (size_t i = 0; i < parties.count; i++) {
    if (!contains_word(parties.at[i].text, form)) continue;
    if (found.count) return (struct actors){0};
    found = (struct actors){&parties.at[i], 1};
  }
  return found;
}

/* "We", "our" in a text that several parties speak together. */
static bool is_we(const struct reading *r, uint32_t word) {
  static const char *const all[] = {"we", "us", "our", "ours", "ourselves"};
  return word_at(r, word)->upos == UPOS_PRON &&
         is_one_of(lower_case(r->arena, word_at(r, word)->form), all, sizeof all / sizeof *all);
}

/* "- they will exchange prisoners": who agreed to the items of a list, in the item's first words. */
static bool is_they_of_list(const struct reading *r, uint32_t word) {
  const struct word *w = word_at(r, word);
  if (w->upos != UPOS_PRON || !slice_is_ignoring_case(w->form, SLICE("they"))) return false;
  const struct sentence *s = &r->analysis->sentences[w->sentence];
  size_t length;
  return label_at(slice_between(r->analysis->text.at, s->span), &length) != LABEL_NONE &&
         w->span.start <= s->span.start + length;
}

struct actors own_terms_meant(const struct reading *r, uint32_t word) {
  struct actors nobody = {0};
  if (r->own_agreement == NO_RECORD) return nobody;
  const struct agreement *own = &r->records.at[r->own_agreement].agreement;
  const struct word *w = word_at(r, word);
  if (slice_equals(own->form, "resolution")) return nobody;
  if (is_we(r, word) || is_they_of_list(r, word)) return own->parties.count > 1 ? own->parties : nobody;
  if ((w->upos != UPOS_NOUN && w->upos != UPOS_PROPN)) return nobody;
  return means_all(r, word) ? own->parties : named_so(r, word, own->parties);
}
