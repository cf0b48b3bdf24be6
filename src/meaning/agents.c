/* The classes of words in knowledge/actors/agents.txt, as they stand in a text: phrases first ("prime
   minister"), then lemmas, then forms without a plural's ending. */
#include "meaning/names_parts.h"

enum { PHRASE = 96 }; /* no word or phrase of the file is longer */

/* Lower-cased in the caller's room: this is asked of every word many times. Longer ones are in no class. */
static struct slice lower_in(char room[PHRASE], struct slice text) {
  if (text.len > PHRASE) return (struct slice){"", 0};
  for (size_t i = 0; i < text.len; i++)
    room[i] = is_capital(text.at[i]) ? (char)(text.at[i] - 'A' + 'a') : text.at[i];
  return (struct slice){room, text.len};
}

/* "troops" to "troop", "parties" to "party", "gunmen" to "gunman", in place: for lemmas that are not. */
static struct slice singular(char room[PHRASE], struct slice form) {
  if (form.len > 4 && slice_ends(form, SLICE("men"))) {
    room[form.len - 2] = 'a';
    return form;
  }
  if (form.len > 4 && slice_ends(form, SLICE("ies"))) {
    room[form.len - 3] = 'y';
    return (struct slice){room, form.len - 2};
  }
  bool plural = form.len > 3 && slice_ends(form, SLICE("s")) && !slice_ends(form, SLICE("ss"));
  return plural ? (struct slice){room, form.len - 1} : form;
}

static struct slice class_of_two(const struct names *n, const char *section, struct slice first,
                                 struct slice second) {
  char room[PHRASE];
  if (first.len + 1 + second.len > PHRASE || first.len == 0 || second.len == 0) return (struct slice){"", 0};
  lower_in(room, first);
  room[first.len] = ' ';
  memcpy(room + first.len + 1, second.at, second.len);
  return word_class(n->knowledge->agents, section, (struct slice){room, first.len + 1 + second.len});
}

static struct slice class_of_phrase(const struct names *n, const char *section, uint32_t before,
                                    struct slice lemma) {
  const struct word *w = word_at(n, before);
  struct slice found = class_of_two(n, section, w->form, lemma);
  return found.len || slice_is(w->form, w->lemma) ? found : class_of_two(n, section, w->lemma, lemma);
}

/* The words from `first` on, joined and in lower case; `lemma` in the place of `word`. Empty where they do
   not fit. */
static struct slice joined_words(const struct names *n, uint32_t first, uint32_t count, uint32_t word,
                                 struct slice lemma, char room[PHRASE]) {
  size_t used = 0;
  for (uint32_t w = first; w < first + count; w++) {
    char part[PHRASE];
    struct slice text = w == word ? lemma : lower_in(part, word_at(n, w)->form);
    if (used + text.len + 1 > PHRASE || word_at(n, w)->sentence != word_at(n, word)->sentence)
      return (struct slice){"", 0};
    if (w > first) room[used++] = ' ';
    memcpy(room + used, text.at, text.len);
    used += text.len;
  }
  return (struct slice){room, used};
}

/* A phrase of three words and more, which only the user's own agents have: that ends with the word ("criminal
   investigation officer") or begins with it ("head of national police"). */
static struct slice class_of_long(const struct names *n, const char *section, uint32_t word,
                                  struct slice lemma) {
  struct slice found = {"", 0};
  uint32_t words = n->tree->analysis->word_count;
  for (uint32_t count = n->knowledge->own_longest; count > 2 && !found.len; count--) {
    char room[PHRASE];
    if (word + 1 >= count)
      found = word_class(n->knowledge->agents, section,
                         joined_words(n, word + 1 - count, count, word, lemma, room));
    if (!found.len && word + count <= words)
      found = word_class(n->knowledge->agents, section, joined_words(n, word, count, word, lemma, room));
  }
  return found;
}

static struct slice class_of_lemma(const struct names *n, const char *section, uint32_t word,
                                   struct slice lemma) {
  struct slice found = class_of_long(n, section, word, lemma);
  bool behind = word > 0 && !found.len && word_at(n, word - 1)->sentence == word_at(n, word)->sentence;
  if (behind) found = class_of_phrase(n, section, word - 1, lemma);
  TREE_EACH_CHILD(n->tree, word, child) { /* "prime minister", "security forces" */
    uint8_t relation = word_at(n, child)->relation;
    if (found.len || (relation != REL_COMPOUND && relation != REL_AMOD) || child >= word) continue;
    if (child + 1 < word) found = class_of_phrase(n, section, child, lemma);
  }
  return found.len ? found : word_class(n->knowledge->agents, section, lemma);
}

struct slice agent_class(const struct names *n, const char *section, uint32_t word) {
  const struct word *w = word_at(n, word);
  char lemma_room[PHRASE], form_room[PHRASE];
  if (w->upos == UPOS_PUNCT || w->upos == UPOS_VERB || w->upos == UPOS_AUX) return (struct slice){"", 0};
  struct slice lemma = lower_in(lemma_room, w->lemma), form = lower_in(form_room, w->form);
  struct slice found = class_of_lemma(n, section, word, lemma);
  if (found.len) return found;
  if (!slice_is(form, lemma)) found = class_of_lemma(n, section, word, form);
  if (found.len) return found;
  struct slice base = singular(form_room, form);
  return slice_is(base, lemma) ? found : class_of_lemma(n, section, word, base);
}

bool names_is(const struct names *n, const char *section, uint32_t word) {
  const struct word *w = word_at(n, word);
  char room[PHRASE];
  return word_in(n->knowledge->agents, section, lower_in(room, w->form)) ||
         word_in(n->knowledge->agents, section, lower_in(room, w->lemma));
}
