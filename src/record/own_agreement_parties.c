/* Between whom a document that is an agreement is made. */
#include "meaning/labels.h"
#include "record/own_agreement_parts.h"
#include "record/own_terms.h"

bool own_agreement_is_opening_verb(const struct reading *r, const struct proposition *p) {
  return p && p->class == PREDICATE_VERB && word_in(r->patterns->agreements, "opening verbs", p->lemma);
}

/* The parties stand before what they did or are: "A and B, having met at C, recalling D, agree". */
static bool ends_parties(const struct reading *r, uint32_t word, size_t known) {
  const struct word *w = word_at(r, word);
  bool under = w->upos == UPOS_ADP && slice_is_ignoring_case(w->form, SLICE("under"));
  if (under && known) return true; /* "met under the mediation of C" */
  bool aside = slice_is_ignoring_case(w->form, SLICE("referred")) ||
               slice_is_ignoring_case(w->form, SLICE("represented"));
  if (w->upos != UPOS_VERB || aside) return false;
  return known > 1 || slice_equals(w->xpos, "VBG") || slice_equals(w->xpos, "VBN");
}

static bool can_be_party(const struct actor *a) {
  return !slice_ends(a->code, SLICE("EDU")) && !slice_ends(a->code, SLICE("BUS")) &&
         !slice_ends(a->code, SLICE("MED"));
}

static void add_parties(const struct reading *r, struct actors *all, uint32_t word) {
  struct actors found = look_known_actors(r, word);
  for (size_t i = 0; i < found.count; i++)
    if (can_be_party(&found.at[i])) look_add_actors(r, all, (struct actors){&found.at[i], 1});
}

/* "the Government, represented by Mr. B., Minister of Justice, and the Front": who speaks for a party is
   none. The word after the last that tells of him. */
static uint32_t after_representative(const struct reading *r, const struct sentence *s, uint32_t word) {
  uint32_t end = s->first_word + s->word_count;
  for (uint32_t w = word + 1; w + 1 < end; w++) {
    if (!slice_is_ignoring_case(word_at(r, w)->form, SLICE("and"))) continue;
    bool comma = slice_equals(word_at(r, w - 1)->form, ",");
    if (comma || slice_is_ignoring_case(word_at(r, w + 1)->form, SLICE("the"))) return w + 1;
  }
  return end;
}

/* Those whom a sentence names before its verb; not what stands in brackets. */
static struct actors parties_in(const struct reading *r, const struct sentence *s) {
  struct actors all = {0};
  bool aside = false;
  for (uint32_t w = s->first_word; w < s->first_word + s->word_count && !ends_parties(r, w, all.count); w++) {
    if (slice_is_ignoring_case(word_at(r, w)->form, SLICE("represented"))) {
      w = after_representative(r, s, w) - 1;
      continue;
    }
    const struct word *word = word_at(r, w);
    if (slice_equals(word->form, "(")) aside = true;
    if (slice_equals(word->form, ")")) aside = false;
    bool noun = word->upos == UPOS_PROPN || word->upos == UPOS_NOUN;
    if (noun && !aside && word->relation != REL_COMPOUND && word->relation != REL_FLAT &&
        !own_terms_is_party(r, w))
      add_parties(r, &all, w);
  }
  return all;
}

/* "Article 1", "1.": from here on the parties do no more than what they agreed to. */
static bool opens_article(const struct reading *r, uint32_t sentence) {
  size_t length;
  struct slice text = slice_between(r->analysis->text.at, r->analysis->sentences[sentence].span);
  return sentence > 0 && labels_open(r->analysis, sentence) && label_at(text, &length) != LABEL_NONE;
}

/* "The Government and the Movement have agreed as follows", "We, the Presidents of A and of B, declare" */
static struct actors parties_of_opening(const struct reading *r) {
  struct actors none = {0};
  for (uint32_t s = 1; s < r->analysis->sentence_count && s < OWN_HEAD && !opens_article(r, s); s++) {
    const struct sentence *sentence = &r->analysis->sentences[s];
    bool opens = false;
    for (uint32_t w = sentence->first_word; w < sentence->first_word + sentence->word_count; w++)
      opens |= own_agreement_is_opening_verb(r, look_proposition(r, w));
    struct actors all = opens ? parties_in(r, sentence) : none;
    if (all.count > 1) return all;
  }
  return none;
}

/* "Agreement between A and B", "Joint Declaration by A and B" */
static struct actors parties_of_title(const struct reading *r) {
  struct actors none = {0};
  for (uint32_t w = 0; w < r->analysis->word_count && word_at(r, w)->sentence < 3; w++) {
    struct slice preposition = tree_preposition(r->tree, r->arena, w);
    if (!slice_equals(preposition, "between") && !slice_equals(preposition, "by")) continue;
    uint32_t head = word_at(r, w)->head; /* "represented by": not the parties themselves */
    if (head != NO_WORD && slice_is_ignoring_case(word_at(r, head)->form, SLICE("represented"))) continue;
    struct actors all = look_known_actors(r, w);
    if (all.count > 1) return all;
  }
  return none;
}

/* "For the Republic of A: General B.", a line of the signatures: for whom it was signed. */
static struct actors signed_for(const struct reading *r, const struct sentence *s) {
  struct actors all = {0};
  uint32_t last = s->first_word + s->word_count, colon = s->first_word;
  if (s->word_count < 3 || !slice_is_ignoring_case(word_at(r, s->first_word)->form, SLICE("for"))) return all;
  while (colon < last && !slice_equals(word_at(r, colon)->form, ":")) colon++;
  for (uint32_t w = s->first_word + 1; colon < last && w < colon; w++) {
    const struct word *word = word_at(r, w);
    bool inner = word->relation == REL_COMPOUND || word->relation == REL_FLAT;
    if ((word->upos == UPOS_PROPN || word->upos == UPOS_NOUN) && !inner && !own_terms_is_party(r, w))
      add_parties(r, &all, w);
  }
  return all;
}

static struct actors parties_of_signatures(const struct reading *r) {
  struct actors all = {0};
  for (uint32_t s = 1; s < r->analysis->sentence_count; s++) {
    struct actors more = signed_for(r, &r->analysis->sentences[s]);
    if (more.count == 1) look_add_actors(r, &all, more);
  }
  return all;
}

/* Whoever the head of the text names, until there are two. */
static struct actors parties_named(const struct reading *r) {
  struct actors all = {0};
  for (uint32_t s = 0; s < r->analysis->sentence_count && s < OWN_HEAD && all.count < 2; s++) {
    const struct sentence *sentence = &r->analysis->sentences[s];
    for (uint32_t w = sentence->first_word; w < sentence->first_word + sentence->word_count; w++) {
      const struct word *word = word_at(r, w);
      bool noun = word->upos == UPOS_PROPN || word->upos == UPOS_NOUN;
      if (noun && word->relation != REL_COMPOUND && word->relation != REL_FLAT && !own_terms_is_party(r, w))
        add_parties(r, &all, w);
    }
  }
  return all;
}

/* "The ministers of A and B met under the mediation of C", "A and B, hereinafter the Parties," */
static struct actors parties_of_head(const struct reading *r) {
  struct actors all = {0};
  for (uint32_t s = 1; s < r->analysis->sentence_count && s < OWN_HEAD && all.count < 2; s++) {
    if (opens_article(r, s)) break;
    if (own_agreement_is_dateline(r, s)) continue;
    all = parties_in(r, &r->analysis->sentences[s]);
  }
  return all;
}

/* The body that adopts a resolution, wherever in the head: the title may name those whom it is about. */
static struct actors body_named(const struct reading *r) {
  for (uint32_t w = 0; w < r->analysis->word_count && word_at(r, w)->sentence < OWN_HEAD; w++) {
    struct actors found = {0};
    if (word_at(r, w)->upos == UPOS_PROPN) add_parties(r, &found, w);
    for (size_t i = 0; i < found.count; i++)
      if (slice_starts(found.at[i].code, SLICE("IGO"))) return (struct actors){&found.at[i], 1};
  }
  return parties_named(r);
}

struct actors own_agreement_parties(const struct reading *r, bool resolution) {
  if (resolution) return body_named(r);
  static struct actors (*const ways[])(const struct reading *) = {parties_of_opening, parties_of_title,
                                                                  parties_of_head, parties_of_signatures};
  for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
    struct actors all = ways[i](r);
    if (all.count > 1) return all;
  }
  return parties_named(r);
}
