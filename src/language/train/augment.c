#include "language/train/augment.h"

#include "common/utf8.h"
#include "language/lemma.h"

enum change { CHANGE_NOTHING, CHANGE_SMALL, CHANGE_CAPITALS, CHANGE_HEADLINE, CHANGE_NO_STOP };

/* Of a hundred sentences so many are changed in each way. */
static enum change throw_change(struct dice *dice) {
  uint32_t n = dice_below(dice, 100);
  return n < 3    ? CHANGE_SMALL
         : n < 5  ? CHANGE_CAPITALS
         : n < 8  ? CHANGE_HEADLINE
         : n < 14 ? CHANGE_NO_STOP
                  : CHANGE_NOTHING;
}

static char recase(char c, bool first, enum change change) {
  bool small = c >= 'a' && c <= 'z', capital = c >= 'A' && c <= 'Z';
  if (change == CHANGE_SMALL && capital) return (char)(c + 32);
  if (small && (change == CHANGE_CAPITALS || (change == CHANGE_HEADLINE && first))) return (char)(c - 32);
  return c;
}

/* Headlines keep the little words little. */
static bool stays(const struct example_word *word, enum change change) {
  return change == CHANGE_HEADLINE && (word->form.len <= 3 || word->form.at[0] == '\'');
}

static void recase_word(struct arena *arena, const struct vocabulary *vocabulary, const struct labels *labels,
                        struct example_word *word, enum change change) {
  char script[LEMMA_SCRIPT_MAX], plain[FEATURE_FORM_MAX];
  if (stays(word, change)) return;
  char *form = arena_alloc(arena, word->form.len + 1);
  for (size_t i = 0; i < word->form.len; i++) form[i] = recase(word->form.at[i], i == 0, change);
  word->form = (struct slice){form, word->form.len};
  features_of(&vocabulary->tables, word->form, &word->features);
  if (word->script != NO_LABEL)
    word->script = inventory_find(&labels->scripts,
                                  lemma_derive(feature_plain_form(word->form, plain), word->lemma, script));
}

/* Can the last word go without leaving words that hang from it? */
static bool ends_in_loose_stop(const struct example *example) {
  const struct example_word *last = &example->words[example->count - 1];
  if (example->count < 3 || last->form.len != 1 || last->form.at[0] != '.') return false;
  for (uint32_t i = 0; i < example->count; i++)
    if (example->words[i].head == example->count) return false;
  return true;
}

struct example *augment(struct arena *arena, const struct vocabulary *vocabulary, const struct labels *labels,
                        struct example *example, struct dice *dice) {
  enum change change = throw_change(dice);
  if (change == CHANGE_NOTHING || (change == CHANGE_NO_STOP && !ends_in_loose_stop(example))) return example;
  struct example *changed = ARENA_NEW(arena, struct example);
  changed->count = example->count - (change == CHANGE_NO_STOP);
  changed->words = ARENA_ARRAY(arena, struct example_word, example->count);
  memcpy(changed->words, example->words, changed->count * sizeof *changed->words);
  for (uint32_t i = 0; i < changed->count && change != CHANGE_NO_STOP; i++)
    recase_word(arena, vocabulary, labels, &changed->words[i], change);
  return changed;
}
