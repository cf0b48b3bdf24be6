/* Who says so. "X said that P", "P, X said", "according to X, P", "X accused Y of P", and quotations that run
   on into the next sentences. */
#include "meaning/proposition_parts.h"

static uint32_t subject_of(const struct proposition *p) {
  const struct argument *a = proposition_argument(p, SLOT_SUBJECT, NULL);
  return a ? a->word : NO_WORD;
}

static bool speaks(enum attitude attitude) {
  return attitude == ATTITUDE_SAY || attitude == ATTITUDE_DENY || attitude == ATTITUDE_ACCUSE;
}

static void add_speaker(struct finder *f, struct proposition *p, uint32_t word) {
  if (word == NO_WORD) return;
  for (uint32_t i = 0; i < p->speaker_count; i++)
    if (p->speakers[i] == word) return;
  p->speakers =
      arena_grow(f->arena, p->speakers, p->speaker_count, p->speaker_count + 1, sizeof *p->speakers);
  p->speakers[p->speaker_count++] = word;
}

static void inherit(struct finder *f, struct proposition *p, const struct proposition *parent) {
  for (uint32_t i = 0; i < parent->speaker_count; i++) add_speaker(f, p, parent->speakers[i]);
}

/* "P, Al Jazeera reported": the reporting verb hangs below what it reports. */
static uint32_t parenthetical_speaker(const struct finder *f, uint32_t word) {
  TREE_EACH_CHILD(f->tree, word, child) {
    const struct proposition *said = proposition_of(f, child);
    if (tree_word(f->tree, child)->relation != REL_PARATAXIS || !said) continue;
    if (predicates_attitude(f->predicates, said->lemma) == ATTITUDE_SAY && slot_is_empty(said, SLOT_CLAUSE) &&
        subject_of(said) != NO_WORD)
      return subject_of(said);
  }
  return NO_WORD;
}

static uint32_t according_to(const struct finder *f, const struct proposition *p) {
  const struct argument *a = proposition_argument(p, SLOT_OBLIQUE, "according to");
  if (!a || predicates_is_text(f->predicates, lower_case(f->arena, tree_word(f->tree, a->word)->lemma)))
    return NO_WORD;
  return a->word;
}

/* "Mills urged Turkey to remove proxies that they recruited": what the request presupposes is the asker's
   claim. */
static bool is_claimed_under(const struct finder *f, const struct proposition *p,
                             const struct proposition *parent) {
  enum attitude attitude = predicates_attitude(f->predicates, parent->lemma);
  if (p->embedding == EMBEDDED_CLAUSE) return speaks(attitude);
  if (p->embedding == EMBEDDED_NOUN) return attitude == ATTITUDE_DENY || attitude == ATTITUDE_ACCUSE;
  return p->embedding == EMBEDDED_RELATIVE && attitude == ATTITUDE_REQUEST;
}

static bool under_request(const struct finder *f, const struct proposition *p, uint32_t *asker) {
  if (p->embedding != EMBEDDED_RELATIVE) return false;
  const struct proposition *up = p->parent == NO_PROPOSITION ? NULL : &f->found->at[p->parent];
  for (int steps = 0; up && steps < 4; steps++) {
    if (predicates_attitude(f->predicates, up->lemma) == ATTITUDE_REQUEST) {
      *asker = subject_of(up);
      return *asker != NO_WORD;
    }
    up = up->parent == NO_PROPOSITION ? NULL : &f->found->at[up->parent];
  }
  return false;
}

static void find_speaker(struct finder *f, struct proposition *p) {
  const struct proposition *parent = p->parent == NO_PROPOSITION ? NULL : &f->found->at[p->parent];
  uint32_t asker = NO_WORD;
  if (parent) {
    bool reports = tree_word(f->tree, p->word)->relation == REL_PARATAXIS &&
                   predicates_attitude(f->predicates, p->lemma) == ATTITUDE_SAY;
    if (!reports) inherit(f, p, parent);
    if (!reports && is_claimed_under(f, p, parent))
      add_speaker(f, p, subject_of(parent));
    else if (under_request(f, p, &asker))
      add_speaker(f, p, asker);
  }
  add_speaker(f, p, parenthetical_speaker(f, p->word));
  add_speaker(f, p, according_to(f, p));
}

/* ---- quotations over several sentences ---- */

/* Opening and closing marks in a stretch of text; straight quotes flip. */
static bool quotation_open_after(struct slice text, bool open) {
  for (size_t i = 0; i < text.len; i++) {
    if (text.at[i] == '"')
      open = !open;
    else if (slice_starts((struct slice){text.at + i, text.len - i}, SLICE("\xE2\x80\x9C")))
      open = true;
    else if (slice_starts((struct slice){text.at + i, text.len - i}, SLICE("\xE2\x80\x9D")))
      open = false;
  }
  return open;
}

static uint32_t sentence_speaker(const struct finder *f, uint32_t sentence) {
  const struct sentence *s = &f->tree->analysis->sentences[sentence];
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++) {
    const struct proposition *p = proposition_of(f, w);
    if (p && p->class == PREDICATE_VERB && subject_of(p) != NO_WORD &&
        predicates_attitude(f->predicates, p->lemma) == ATTITUDE_SAY)
      return subject_of(p);
  }
  return NO_WORD;
}

static void quote_sentence(struct finder *f, uint32_t sentence, uint32_t speaker) {
  const struct sentence *s = &f->tree->analysis->sentences[sentence];
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count; w++) {
    struct proposition *p = proposition_of(f, w);
    if (p && p->speaker_count == 0) add_speaker(f, p, speaker);
  }
}

static void carry_quotations(struct finder *f) {
  const struct analysis *a = f->tree->analysis;
  bool open = false;
  uint32_t speaker = NO_WORD, paragraph = UINT32_MAX;
  for (uint32_t s = 0; s < a->sentence_count; s++) {
    const struct sentence *sentence = &a->sentences[s];
    if (sentence->paragraph != paragraph) open = false;
    paragraph = sentence->paragraph;
    uint32_t own = sentence_speaker(f, s);
    struct slice text = slice_between(a->text.at, sentence->span);
    bool quoted = open || slice_starts(text, SLICE("\"")) || slice_starts(text, SLICE("\xE2\x80\x9C"));
    if (quoted && own == NO_WORD && speaker != NO_WORD) quote_sentence(f, s, speaker);
    if (own != NO_WORD) speaker = own;
    open = quotation_open_after(text, open);
  }
}

void find_speakers(struct finder *f) {
  for (uint32_t i = 0; i < f->tree->analysis->word_count; i++) {
    struct proposition *p = proposition_of(f, f->tree->order[i]);
    if (p) find_speaker(f, p);
  }
  carry_quotations(f);
}
