/* What titles.c (where offices stand), titles_phrase.c (their words), titles_owner.c (whose they are) and
   titles_add.c (what becomes of them) share. Nobody else includes this. */
#ifndef TRUCE_TITLES_PARTS_H
#define TRUCE_TITLES_PARTS_H

#include "meaning/names_parts.h"

enum { TITLE_WORDS = 12 };

struct title {
  uint32_t first, last; /* words of the office, `last` its noun */
  const struct name *owner;
  uint32_t possessor;        /* "its", "his", or 0 */
  const struct name *patron; /* a person whose envoy it is */
  uint32_t body;             /* "the leader of Haiti's rebels": the noun of whom it leads, or 0 */
  struct slice qualifier;
  uint32_t until; /* the word behind all of it */
  bool of_each;   /* "the presidents of the two countries": of each its own */
};

static inline bool is_form(const struct names *n, uint32_t word, const char *form) {
  return slice_is_ignoring_case(word_at(n, word)->form, slice_of(form));
}

static inline uint32_t sentence_start(const struct names *n, uint32_t word) {
  return n->tree->analysis->sentences[word_at(n, word)->sentence].first_word;
}

static inline uint32_t sentence_end(const struct names *n, uint32_t word) {
  const struct sentence *s = &n->tree->analysis->sentences[word_at(n, word)->sentence];
  return s->first_word + s->word_count;
}

static inline bool may_own(const struct name *name) {
  return name && name->type != NAME_PERSON && name->type != NAME_PLACE && name->id.len + name->code.len > 0;
}

/* For whom a person holds the office whose noun is given; none where the text does not say. */
struct actors title_employer(const struct names *n, const struct title *t, uint32_t noun,
                             const struct name *person);
struct actors title_one_actor(const struct names *n, struct actor actor);
struct actor title_owner_actor(const struct names *n, const struct name *owner, struct slice sector);
/* "Saimumin Yatimov of Tajikistan" */
const struct name *title_owner_behind(const struct names *n, const struct name *person);
/* Where the noun of a body ends what stands behind an office, the last word of the office itself; finds the
   body: "chief of staff | of the army", "leader | of Haiti's rebels". */
uint32_t title_find_body(const struct names *n, struct title *t);

/* ---- the words of an office ---- */

bool title_is_office(const struct names *n, uint32_t word);
/* "once the commander", "now head", "the imprisoned leader" */
bool title_is_held_how(const struct names *n, uint32_t word);
/* From the noun, t->last, to what stands before it, not beyond `floor`. */
void title_read_leftwards(const struct names *n, struct title *t, uint32_t floor);
/* From the noun to what stands behind it: "of the Free Aceh Movement", before `limit`. */
void title_read_rightwards(const struct names *n, struct title *t, uint32_t limit);
/* The office's noun in the phrase that begins at `w`, or NO_WORD. */
uint32_t title_office_in_phrase(const struct names *n, uint32_t w, uint32_t limit, struct title *t);
/* "Secretary of State", "Minister for Foreign Affairs": the noun before "of" or "for", or NO_WORD. */
uint32_t title_head_of_long_office(const struct names *n, uint32_t last, uint32_t floor);

/* Notes that the person holds the office whose noun is given. */
void title_add_role(struct names *n, uint32_t person, const struct title *t, uint32_t noun);
/* An unknown person acts for whom the office is held; `sector`: the office's. */
void title_lend_id(struct names *n, uint32_t person, const struct stated_role *role, struct slice sector);

#endif
