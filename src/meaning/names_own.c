/* Names of the user's own dictionaries (petrarch.h), whose phrases are all in capitals. */
#include "meaning/names_parts.h"
#include "meaning/petrarch.h"

/* A name has a capital on each word of weight; one that is a single word is tagged as a name, or an
   acronym. */
static bool looks_like_name(const struct names *n, uint32_t first, uint32_t count) {
  for (uint32_t w = first; w < first + count; w++) {
    const struct word *word = word_at(n, w);
    bool small = word->form.len <= 3 && w > first;
    bool plain = word->form.len && word->form.at[0] >= 'a' && word->form.at[0] <= 'z';
    if (plain && !small) return false;
  }
  const struct word *word = word_at(n, first);
  bool acronym = word->form.len > 1 && is_capital(word->form.at[0]) && is_capital(word->form.at[1]);
  return count > 1 || word->upos == UPOS_PROPN || word->upos == UPOS_ADJ ||
         (acronym && word->upos == UPOS_NOUN);
}

static bool holds_on(const struct entry *e, struct date day) {
  int32_t at = date_to_days(day);
  return !date_is_none(day) && (date_is_none(e->from) || date_to_days(e->from) <= at) &&
         (date_is_none(e->until) || at <= date_to_days(e->until));
}

/* The first entry with days that holds on the document's, else the first without days. */
const struct entry *names_own_entry(const struct names *n, uint32_t first, uint32_t count) {
  char room[PETRARCH_NAME];
  const struct entry *fits = NULL, *always = NULL;
  if (!n->knowledge->own.count || !looks_like_name(n, first, count)) return NULL;
  struct slice folded = petrarch_fold(room, names_text(n, first, count));
  if (!folded.len) return NULL;
  /* the last one added comes first */
  for (const struct entry *e = knowledge_own(n->knowledge, folded); e; e = knowledge_next(n->knowledge, e)) {
    bool dated = !date_is_none(e->from) || !date_is_none(e->until);
    if (!dated) always = e;
    if (dated && holds_on(e, n->document->date)) fits = e;
  }
  return fits ? fits : always;
}
