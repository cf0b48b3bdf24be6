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

static struct slice class_of_lemma(const struct names *n, const char *section, uint32_t word,
                                   struct slice lemma) {
  struct slice found = {"", 0};
  bool behind = word > 0 && word_at(n, word - 1)->sentence == word_at(n, word)->sentence;
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
