#include "record/resolution.h"

#include "meaning/labels.h"

bool resolution_is_one(const struct reading *r) {
  if (r->document->genre == GENRE_RESOLUTION) return true;
  if (r->own_agreement == NO_RECORD) return false;
  return slice_equals(r->records.at[r->own_agreement].agreement.form, "resolution");
}

static uint32_t root_of(const struct reading *r, const struct sentence *s) {
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++)
    if (word_at(r, w)->head == NO_WORD) return w;
  return NO_WORD;
}

/* "Recalling", "Convinced", "Deeply concerned", "Having considered": a participle or an adjective, never a
   verb in the present. */
static bool moves_only(const struct word *w) {
  return slice_equals(w->xpos, "VBG") || slice_equals(w->xpos, "VBN") || slice_equals(w->xpos, "JJ");
}

bool resolution_in_preamble(const struct reading *r, uint32_t word) {
  if (!resolution_is_one(r)) return false;
  uint32_t sentence = word_at(r, word)->sentence;
  uint32_t paragraph = r->analysis->sentences[sentence].paragraph;
  while (sentence && r->analysis->sentences[sentence - 1].paragraph == paragraph) sentence--;
  const struct sentence *s = &r->analysis->sentences[sentence];
  size_t length;
  if (label_at(slice_between(r->analysis->text.at, s->span), &length) != LABEL_NONE) return false;
  uint32_t root = root_of(r, s);
  return root != NO_WORD && moves_only(word_at(r, root));
}

bool resolution_speaks(const struct reading *r, const struct proposition *p) {
  if (!resolution_is_one(r)) return false;
  uint32_t subject = look_argument(p, SLOT_SUBJECT, NULL);
  return subject != NO_WORD && word_at(r, subject)->sentence != word_at(r, p->word)->sentence;
}
