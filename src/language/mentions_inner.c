/* Names within names: "Syrian" in "Syrian Army", "Texas" in "University of Texas", "Andy Warhol" in "Andy
   Warhol Foundation". Nobody has learned them: they are what the document names elsewhere, words that lists
   of places have, names of persons by the lists of given and family names, and adjectives of peoples. */
#include "language/mentions_parts.h"

enum {
  IN_PLACES = 1 << LIST_PLACE | 1 << LIST_TOWN,
  IN_GIVEN = 1 << LIST_GIVEN,
  IN_FAMILY = 1 << LIST_FAMILY | 1 << LIST_HUMAN
};

struct inner_finding {
  struct arena *arena;
  const struct network *network;
  const struct names_said *said;
  struct analysis *a;
  uint32_t capacity;
};

static uint8_t lists_of(const struct inner_finding *f, uint32_t word) {
  return feature_lists(&f->network->tables, f->a->words[word].form);
}

static bool is_word(const struct analysis *a, uint32_t word, const char *form) {
  return slice_equals(a->words[word].form, form);
}

static bool is_capital(const struct analysis *a, uint32_t word) {
  struct slice form = a->words[word].form;
  return form.len > 1 && form.at[0] >= 'A' && form.at[0] <= 'Z';
}

/* "of Texas", "in San Francisco": from `at` on, words of places' names to the end of the name or to the next
   small word. Lists have single words, "Royal" and "Red" among them, so that elsewhere they say too
   little. */
static uint32_t place_behind(const struct inner_finding *f, uint32_t at, uint32_t first, uint32_t end) {
  uint32_t count = 0;
  if (at == first || !(is_word(f->a, at - 1, "of") || is_word(f->a, at - 1, "in"))) return 0;
  while (at + count < end && is_capital(f->a, at + count)) {
    if (!(lists_of(f, at + count) & IN_PLACES)) return 0;
    count++;
  }
  return count;
}

/* "Boston University": a large place, which is nobody's name, before one word or more of other kinds. */
static uint32_t place_before(const struct inner_finding *f, uint32_t at, uint32_t first, uint32_t end) {
  uint8_t lists = lists_of(f, at);
  bool place = lists & 1 << LIST_PLACE && !(lists & (IN_GIVEN | IN_FAMILY | 1 << LIST_ORGANISATION));
  if (at != first || !place || at + 1 >= end || !is_capital(f->a, at) || !is_capital(f->a, at + 1)) return 0;
  return lists_of(f, at + 1) & IN_PLACES || name_words_classes(&f->network->name_words, f->a->words[at].form)
             ? 0
             : 1;
}

/* "Andy Warhol": a given name and a family name. */
static bool is_person(const struct inner_finding *f, uint32_t at, uint32_t end) {
  return at + 1 < end && lists_of(f, at) & IN_GIVEN && !(lists_of(f, at) & IN_PLACES) &&
         is_capital(f->a, at + 1) && lists_of(f, at + 1) & IN_FAMILY;
}

/* What the document names by itself elsewhere: a place, or a person by more than one word. */
static bool is_known(const struct inner_finding *f, uint32_t at, uint32_t most, struct named_mention *inner) {
  if (!mentions_find_said(f->said, f->a, at, most, inner)) return false;
  return inner->type == MENTION_LOC || (inner->type == MENTION_PER && inner->word_count > 1);
}

/* A name at word `at` of another, shorter than that; its length, or 0. */
static uint32_t find_at(const struct inner_finding *f, const struct named_mention *outer, uint32_t at,
                        struct named_mention *inner) {
  uint32_t first = outer->first_word, end = first + outer->word_count;
  uint32_t most = at == first ? outer->word_count - 1 : end - at;
  if (is_known(f, at, most, inner)) return inner->word_count;
  *inner = (struct named_mention){at, 1, MENTION_NORP};
  if (mentions_is_people(f->a, at)) return 1;
  *inner = (struct named_mention){at, 2, MENTION_PER};
  if (is_person(f, at, at + most)) return 2;
  *inner = (struct named_mention){at, place_behind(f, at, first, at + most), MENTION_LOC};
  if (!inner->word_count) inner->word_count = place_before(f, at, first, end);
  return inner->word_count;
}

/* A person's name and a state's hold no others. */
static bool may_hold(const struct named_mention *name) {
  return name->word_count > 1 && name->type != MENTION_PER && name->type != MENTION_GPE &&
         name->type != MENTION_NORP;
}

void mentions_find_inner(struct arena *arena, const struct network *network, const struct names_said *said,
                         struct analysis *a) {
  struct inner_finding f = {arena, network, said, a, 0};
  a->inner_names = NULL, a->inner_name_count = 0;
  for (uint32_t i = 0; i < a->name_count; i++) {
    const struct named_mention *outer = &a->names[i];
    uint32_t end = outer->first_word + outer->word_count;
    for (uint32_t at = outer->first_word; may_hold(outer) && at < end;) {
      struct named_mention inner;
      uint32_t count = find_at(&f, outer, at, &inner);
      if (count) ARENA_PUSH(arena, a->inner_names, a->inner_name_count, f.capacity, inner);
      at += count ? count : 1;
    }
  }
}
