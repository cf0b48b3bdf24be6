/* The words of a sentence as features of their own, each with where it stands to the parties:

     between, around   anywhere in the sentence
     above             the lowest word above both parties
     source, target    the nearest word above the one; the nearest verb above the other
     way, beside       on the way through the tree from one to the other; right below a word of the way
     object            of a verb on the way, with that verb: "lift_ban"
     clause            the verb of the clause below the source's verb: "agree to WITHDRAW"
     auxiliary, particle, case, with    of the source's verb; the target's preposition, alone and with its
   verb pair              two words in a row between the parties                                            */
#include "meaning/tree.h"
#include "record/event_leaning_parts.h"

enum { WORDS_MOST = 512, NAME_MOST = 80 };

struct finder {
  struct leaning_features *features;
  struct arena *arena;
  const struct analysis *a;
  struct leaning_parties parties;
  struct leaning_stretch between;
  struct leaning_heads heads;
  bool *way;                         /* by word */
  uint32_t source_verb, target_verb; /* or NO_WORD */
};

/* Letters and hyphens, in lower case: what can stand in a knowledge file. */
static bool write_word(char *name, size_t *length, struct slice text) {
  if (!text.len || *length + text.len > NAME_MOST) return false;
  for (size_t i = 0; i < text.len; i++) {
    char c = text.at[i];
    if (c >= 'A' && c <= 'Z') c += 32;
    if ((c < 'a' || c > 'z') && c != '-') return false;
    name[(*length)++] = c;
  }
  return true;
}

void leaning_add_word(struct leaning_features *features, struct arena *arena, const char *kind,
                      struct slice first, struct slice second) {
  char name[NAME_MOST + 16];
  size_t length = strlen(kind);
  memcpy(name, kind, length);
  name[length++] = ':';
  if (!write_word(name, &length, first)) return;
  if (second.at) {
    name[length++] = '_';
    if (!write_word(name, &length, second)) return;
  }
  struct slice text = {name, length};
  for (uint32_t i = 0; i < features->word_count; i++)
    if (slice_is(features->words[i], text)) return;
  if (features->word_count == WORDS_MOST) return;
  ARENA_PUSH(arena, features->words, features->word_count, features->word_capacity, arena_copy(arena, text));
}

static const struct slice NONE = {NULL, 0};

static void add(const struct finder *f, const char *kind, uint32_t word) {
  leaning_add_word(f->features, f->arena, kind, f->a->words[word].lemma, NONE);
}

static void add_two(const struct finder *f, const char *kind, uint32_t first, uint32_t second) {
  leaning_add_word(f->features, f->arena, kind, f->a->words[first].lemma, f->a->words[second].lemma);
}

static bool is_party(const struct finder *f, uint32_t word) {
  return f->parties.source[word] || f->parties.target[word];
}

static bool tells(const struct finder *f, uint32_t word) {
  return !is_party(f, word) && leaning_has_meaning(&f->a->words[word]);
}

/* The lowest word above both that means something is where the two meet; the source's verb and the target's
   are the nearest above each. */
static void climb(struct finder *f) {
  const struct word *words = f->a->words;
  bool met = false, above = false;
  for (uint32_t w = f->heads.source; w != NO_WORD; w = words[w].head) {
    bool both = leaning_is_above(f->a, w, f->heads.target);
    if (!met) f->way[w] = true;
    met = met || both;
    if (!tells(f, w)) continue;
    if (f->source_verb == NO_WORD) f->source_verb = w;
    if (both && !above) add(f, "above", w), above = true;
  }
  met = false;
  for (uint32_t w = f->heads.target; w != NO_WORD; w = words[w].head) {
    if (!met) f->way[w] = true;
    met = met || leaning_is_above(f->a, w, f->heads.source);
    if (f->target_verb == NO_WORD && !is_party(f, w) && words[w].upos == UPOS_VERB) f->target_verb = w;
  }
  if (f->source_verb != NO_WORD) add(f, "source", f->source_verb);
  if (f->target_verb != NO_WORD) add(f, "target", f->target_verb);
}

static void add_text(const struct finder *f, const char *kind, const char *text) {
  leaning_add_word(f->features, f->arena, kind, slice_of(text), NONE);
}

static void add_form(const struct finder *f) {
  static const char *const forms[][2] = {{"Tense=Past", "past"},     {"Tense=Pres", "present"},
                                         {"VerbForm=Part", "part"},  {"VerbForm=Inf", "infinitive"},
                                         {"VerbForm=Ger", "gerund"}, {"Number=Plur", "plural"}};
  if (f->source_verb == NO_WORD) return;
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
    if (word_has(&f->a->words[f->source_verb], forms[i][0])) add_text(f, "form", forms[i][1]);
}

static void add_place(const struct finder *f) {
  if (f->heads.target == NO_WORD) return;
  struct slice relation = f->a->words[f->heads.target].relation_text;
  leaning_add_word(f->features, f->arena, "place", slice_cut(&relation, ':'), NONE);
  if (f->heads.target < f->heads.source) add_text(f, "place", "before");
}

static void add_below_source_verb(const struct finder *f, uint32_t w) {
  const struct word *word = &f->a->words[w];
  if (word->relation == REL_XCOMP || word->relation == REL_CCOMP) add(f, "clause", w);
  if (word->upos == UPOS_AUX) add(f, "auxiliary", w);
  if (word->relation == REL_AUX_PASS) add_text(f, "form", "passive");
  if (word->relation == REL_MARK && slice_equals(word->lemma, "to")) add_text(f, "form", "to");
  if (word->upos == UPOS_PART && !slice_equals(word->lemma, "to")) add(f, "particle", w);
}

static void add_by_tree(const struct finder *f, uint32_t w) {
  const struct word *word = &f->a->words[w];
  uint32_t head = word->head;
  if (f->way[w] && tells(f, w)) add(f, "way", w);
  if (head == NO_WORD) return;
  if (f->way[head] && !f->way[w] && !is_party(f, head) && tells(f, w)) add(f, "beside", w);
  if (f->way[head] && !is_party(f, w) && word->relation == REL_OBJ) add_two(f, "object", head, w);
  if (f->way[head] && word->relation == REL_COMPOUND_PRT) add_two(f, "phrasal", head, w);
  if (head == f->source_verb) add_below_source_verb(f, w);
  if (head == f->heads.target && word->upos == UPOS_ADP && !f->parties.source[w]) {
    add(f, "case", w);
    if (f->target_verb != NO_WORD) add_two(f, "with", f->target_verb, w);
  }
}

static void add_pairs(const struct finder *f) {
  uint32_t before = NO_WORD;
  for (uint32_t w = f->between.from; w < f->between.to; w++) {
    if (is_party(f, w) || (!tells(f, w) && f->a->words[w].upos != UPOS_ADP)) continue;
    if (before != NO_WORD) add_two(f, "pair", before, w);
    before = w;
  }
}

void leaning_words_of(struct leaning_features *features, struct arena *arena, const struct analysis *a,
                      struct leaning_parties parties) {
  struct finder f = {.features = features,
                     .arena = arena,
                     .a = a,
                     .parties = parties,
                     .between = leaning_between(a, parties),
                     .heads = leaning_heads(a, parties),
                     .way = ARENA_ARRAY(arena, bool, a->word_count),
                     .source_verb = NO_WORD,
                     .target_verb = NO_WORD};
  climb(&f);
  add_form(&f);
  add_place(&f);
  for (uint32_t w = 0; w < a->word_count; w++) {
    if (tells(&f, w)) add(&f, w >= f.between.from && w <= f.between.to ? "between" : "around", w);
    add_by_tree(&f, w);
  }
  add_pairs(&f);
}
