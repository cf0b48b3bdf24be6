/* The network labels each word by itself. Its mentions are put right in four steps: words that no name begins
   or ends with are cut off, words that the tree ties to a name are taken in, a name has the same type
   throughout a document, and places, agreements and peoples are told apart by the words they are made of.
   Names within names are looked for at the end. */
#include "language/mentions_parts.h"

enum { WORDS_MOST = 24 };

struct finding {
  struct arena *arena;
  const struct name_words *words;
  struct analysis *a;
  uint32_t capacity;
};

bool mentions_is_proper(const struct word *word) {
  return word->upos == UPOS_PROPN || slice_starts(word->xpos, SLICE("NNP"));
}

/* "of", "the", ",": no name begins or ends so. */
static bool is_joint(const struct word *word) {
  return word->upos == UPOS_ADP || word->upos == UPOS_DET || word->upos == UPOS_CCONJ ||
         word->upos == UPOS_PUNCT || word->upos == UPOS_PRON || word->upos == UPOS_AUX;
}

static bool is_inside(const struct named_mention *name, uint32_t word) {
  return word - name->first_word < name->word_count;
}

/* A proper noun beside the name that hangs from it, or the other way round, as parts of names do. */
static bool belongs(const struct analysis *a, const struct named_mention *name, uint32_t word) {
  const struct word *w = &a->words[word];
  uint8_t relation = w->relation;
  if (!mentions_is_proper(w) || w->sentence != a->words[name->first_word].sentence) return false;
  if (w->head != NO_WORD && is_inside(name, w->head))
    return relation == REL_FLAT || relation == REL_COMPOUND || relation == REL_AMOD;
  for (uint32_t i = name->first_word; i < name->first_word + name->word_count; i++)
    if (a->words[i].head == word &&
        (a->words[i].relation == REL_FLAT || a->words[i].relation == REL_COMPOUND))
      return true;
  return false;
}

/* The classes that the names' words have of themselves (name_words.h). */
static uint32_t classes_of(const struct finding *f, uint32_t word) {
  return name_words_classes(f->words, f->a->words[word].form);
}

/* False where nothing is left that could be a name. */
static bool set_right(const struct finding *f, struct named_mention *name, uint32_t floor) {
  const struct analysis *a = f->a;
  while (name->word_count && is_joint(&a->words[name->first_word])) name->first_word++, name->word_count--;
  while (name->word_count && is_joint(&a->words[name->first_word + name->word_count - 1])) name->word_count--;
  while (name->type == MENTION_PER && name->word_count && classes_of(f, name->first_word) & NAME_WORD_TITLE)
    name->first_word++, name->word_count--;
  bool proper = false;
  for (uint32_t i = 0; i < name->word_count; i++)
    proper |= mentions_is_proper(&a->words[name->first_word + i]);
  if (!proper) return false;
  if (name->type == MENTION_PER) return true; /* titles stand beside persons as parts of names do */
  while (name->first_word > floor && belongs(a, name, name->first_word - 1))
    name->first_word--, name->word_count++;
  while (name->first_word + name->word_count < a->word_count &&
         belongs(a, name, name->first_word + name->word_count))
    name->word_count++;
  return true;
}

/* All classes of all its words. */
static uint32_t classes_in(const struct finding *f, const struct named_mention *name) {
  uint32_t classes = 0;
  for (uint32_t i = 0; i < name->word_count; i++) classes |= classes_of(f, name->first_word + i);
  return classes;
}

static bool is_place(const struct finding *f, const struct named_mention *name) {
  uint32_t first = name->first_word, last = first + name->word_count - 1;
  if (name->word_count < 2) return false;
  return classes_of(f, last) & NAME_WORD_SITE ||
         (slice_equals(f->a->words[first + 1].form, "of") && classes_of(f, first) & NAME_WORD_DIVISION);
}

/* What a name's words say of its type, whatever the network believes. */
static uint8_t mend(const struct finding *f, const struct named_mention *name) {
  uint32_t last = name->first_word + name->word_count - 1;
  if (name->type == MENTION_EVENT || name->type == MENTION_NORP) return name->type;
  if (classes_of(f, last) & NAME_WORD_PEOPLE) return MENTION_NORP;
  if (name->type != MENTION_ORG && classes_in(f, name) & NAME_WORD_EVENT) return MENTION_EVENT;
  return name->type == MENTION_ORG && is_place(f, name) ? MENTION_LOC : name->type;
}

static uint8_t refine(const struct finding *f, const struct named_mention *name) {
  uint32_t classes = classes_in(f, name);
  if (name->type != MENTION_PER && classes & NAME_WORD_LAW) return MENTION_LAW;
  if (name->type == MENTION_PER && name->word_count == 1 &&
      slice_equals(f->a->words[name->first_word].xpos, "NNPS"))
    return MENTION_NORP;
  if (name->type != MENTION_LOC) return name->type;
  if (classes & NAME_WORD_FACILITY) return MENTION_FAC;
  return classes & NAME_WORD_LAND ? MENTION_LOC : MENTION_GPE;
}

/* "US $ 10 billion". */
static bool is_currency(const struct analysis *a, const struct named_mention *name) {
  uint32_t next = name->first_word + name->word_count;
  return name->word_count == 1 && next < a->word_count && slice_equals(a->words[next].form, "$");
}

static void take(struct finding *f, struct named_mention name) {
  struct analysis *a = f->a;
  uint32_t floor =
      a->name_count ? a->names[a->name_count - 1].first_word + a->names[a->name_count - 1].word_count : 0;
  if (name.first_word < floor) {
    uint32_t over = floor - name.first_word;
    if (over >= name.word_count) return;
    name.first_word += over, name.word_count -= over;
  }
  if (name.word_count > WORDS_MOST || !set_right(f, &name, floor)) return;
  name.type = mend(f, &name);
  if (!is_currency(a, &name)) ARENA_PUSH(f->arena, a->names, a->name_count, f->capacity, name);
}

bool mentions_is_people(const struct analysis *a, uint32_t word) {
  const struct word *w = &a->words[word];
  bool capital = w->form.len > 3 && w->form.at[0] >= 'A' && w->form.at[0] <= 'Z' && w->form.at[1] >= 'a';
  return w->upos == UPOS_ADJ && capital && word > a->sentences[w->sentence].first_word &&
         slice_equals(w->xpos, "JJ");
}

void mentions_find(struct arena *arena, const struct network *network, const uint8_t *labels,
                   struct analysis *analysis) {
  const struct mention_label *names = network->mentions;
  struct finding f = {arena, &network->name_words, analysis, 0};
  analysis->names = analysis->inner_names = NULL;
  analysis->name_count = analysis->inner_name_count = 0;
  for (uint32_t i = 0; i < analysis->word_count;) {
    const struct mention_label *label = &names[labels[i]];
    uint32_t first = i++;
    if (!label->type) {
      if (mentions_is_people(analysis, first)) take(&f, (struct named_mention){first, 1, MENTION_NORP});
      continue;
    }
    while (i < analysis->word_count && names[labels[i]].type == label->type && !names[labels[i]].begins &&
           analysis->words[i].sentence == analysis->words[first].sentence)
      i++;
    take(&f, (struct named_mention){first, i - first, label->type});
  }
  if (!analysis->name_count) return;
  const struct names_said *said = mentions_agree(arena, analysis);
  for (uint32_t i = 0; i < analysis->name_count; i++)
    analysis->names[i].type = refine(&f, &analysis->names[i]);
  mentions_find_inner(arena, network, said, analysis);
  for (uint32_t i = 0; i < analysis->inner_name_count; i++)
    analysis->inner_names[i].type = refine(&f, &analysis->inner_names[i]);
}
