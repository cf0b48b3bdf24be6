/* What points back: pronouns, "the group", "both sides". */
#include "meaning/who_parts.h"

enum pronoun { PRONOUN_NONE, PRONOUN_PERSON, PRONOUN_THING, PRONOUN_THEY, PRONOUN_SPEAKER };

static enum pronoun pronoun_of(const struct word *w) {
  static const struct {
    const char *form;
    enum pronoun pronoun;
  } all[] = {{"he", PRONOUN_PERSON},       {"she", PRONOUN_PERSON},  {"him", PRONOUN_PERSON},
             {"his", PRONOUN_PERSON},      {"her", PRONOUN_PERSON},  {"himself", PRONOUN_PERSON},
             {"it", PRONOUN_THING},        {"its", PRONOUN_THING},   {"itself", PRONOUN_THING},
             {"they", PRONOUN_THEY},       {"them", PRONOUN_THEY},   {"their", PRONOUN_THEY},
             {"themselves", PRONOUN_THEY}, {"we", PRONOUN_SPEAKER},  {"i", PRONOUN_SPEAKER},
             {"us", PRONOUN_SPEAKER},      {"our", PRONOUN_SPEAKER}, {"my", PRONOUN_SPEAKER},
             {"me", PRONOUN_SPEAKER}};
  if (w->upos != UPOS_PRON && w->upos != UPOS_DET) return PRONOUN_NONE;
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (slice_is_ignoring_case(w->form, slice_of(all[i].form))) return all[i].pronoun;
  return PRONOUN_NONE;
}

bool who_is_pronoun(const struct names *n, uint32_t word) {
  return pronoun_of(word_at(n, word)) != PRONOUN_NONE;
}

static bool is_plural(const struct names *n, uint32_t word) {
  return word_has(word_at(n, word), "Number=Plur") || tree_child(n->tree, word, REL_CONJ) != NO_WORD;
}

static bool name_fits(const struct names *n, const struct name *name, enum pronoun pronoun) {
  bool coordinated = tree_child(n->tree, name->head, REL_CONJ) != NO_WORD;
  if (name->type == NAME_PLACE) return false;
  if (name->type == NAME_NATIONAL)
    return pronoun == PRONOUN_THEY && word_at(n, name->head)->upos != UPOS_ADJ && is_plural(n, name->head);
  switch (pronoun) {
  case PRONOUN_PERSON: return name->type == NAME_PERSON;
  case PRONOUN_THING: return name->type != NAME_PERSON && !coordinated;
  case PRONOUN_THEY: return coordinated || name->type == NAME_GROUP;
  default: return false;
  }
}

/* Descriptions: "the president ... he", "the army ... it", "the rebels ... they". */
static bool noun_fits(const struct names *n, uint32_t word, enum pronoun pronoun) {
  const struct word *w = word_at(n, word);
  if (w->upos != UPOS_NOUN && w->upos != UPOS_PROPN) return false;
  bool office = agent_in(n, "office", word), sector = agent_in(n, "sector", word),
       plural = is_plural(n, word);
  if (pronoun == PRONOUN_PERSON) return office && !plural;
  if (pronoun == PRONOUN_THING) return sector && !office && !plural && who_is_definite(n, word);
  return pronoun == PRONOUN_THEY && plural && (sector || office || who_is_both(n, word));
}

/* "China and Russia went on supplying them": nobody but "themselves" is what the clause is about. NO_WORD for
   subjects, possessors and the like. */
static uint32_t subject_of_clause(const struct names *n, uint32_t word) {
  const struct word *w = word_at(n, word);
  bool object = w->relation == REL_OBJ || w->relation == REL_IOBJ || w->relation == REL_OBL;
  if (!object || w->head == NO_WORD || slice_ends(w->form, SLICE("selves")) ||
      slice_ends(w->form, SLICE("self")))
    return NO_WORD;
  uint32_t verb = w->head;
  for (int steps = 0; steps < 3; steps++) {
    uint32_t subject = tree_child(n->tree, verb, REL_NSUBJ);
    if (subject != NO_WORD) return subject;
    const struct word *v = word_at(n, verb);
    bool subjectless = v->relation == REL_ADVCL || v->relation == REL_CONJ || v->relation == REL_XCOMP;
    if (!subjectless || v->head == NO_WORD) break;
    verb = v->head;
  }
  return NO_WORD;
}

/* "The NSCN-K tore up its truce after Delhi refused. Since then it has killed": what the sentence before is
   about goes before who acts in its last clause. */
static uint32_t main_subject_before(const struct names *n, uint32_t word, enum pronoun pronoun) {
  const struct word *w = word_at(n, word);
  bool main = relation_is_subject(w->relation) && w->head != NO_WORD && word_at(n, w->head)->head == NO_WORD;
  if (!main || w->sentence == 0) return NO_WORD;
  const struct sentence *s = &n->tree->analysis->sentences[w->sentence];
  const struct sentence *before = s - 1;
  if (before->paragraph + 1 < s->paragraph) return NO_WORD;
  for (uint32_t i = before->first_word; i < before->first_word + before->word_count; i++) {
    const struct word *subject = word_at(n, i);
    if (!relation_is_subject(subject->relation) || subject->head == NO_WORD ||
        word_at(n, subject->head)->head != NO_WORD)
      continue;
    const struct name *name = name_at(n, i);
    if (pronoun_of(subject) == pronoun) return i; /* "They condemned it. They urged": the same */
    return (name ? name_fits(n, name, pronoun) : noun_fits(n, i, pronoun)) ? i : NO_WORD;
  }
  return NO_WORD;
}

/* "accused the rebels and put its men on alert": whose they are does the deed. */
static uint32_t possessing_subject(const struct names *n, uint32_t word, enum pronoun pronoun) {
  const struct word *w = word_at(n, word);
  if (w->relation != REL_NMOD_POSS || w->head == NO_WORD) return NO_WORD;
  const struct word *noun = word_at(n, w->head);
  bool object = noun->relation == REL_OBJ || relation_is_oblique(noun->relation);
  uint32_t verb = object ? noun->head : NO_WORD;
  for (int steps = 0; verb != NO_WORD && steps < 3; steps++) {
    uint32_t subject = tree_child(n->tree, verb, REL_NSUBJ);
    if (subject != NO_WORD) {
      const struct name *name = name_at(n, subject);
      bool fits = name ? name_fits(n, name, pronoun) : noun_fits(n, subject, pronoun);
      return fits && subject < word && !tree_dominates(n->tree, subject, word) ? subject : NO_WORD;
    }
    if (word_at(n, verb)->relation != REL_CONJ && word_at(n, verb)->relation != REL_XCOMP) return NO_WORD;
    verb = word_at(n, verb)->head;
  }
  return NO_WORD;
}

/* The last fitting subject before the pronoun within three sentences, else the last fitting name. */
static uint32_t antecedent(const struct names *n, uint32_t word, enum pronoun pronoun) {
  uint32_t sentence = word_at(n, word)->sentence, last = NO_WORD, object = NO_WORD,
           own = subject_of_clause(n, word), main = main_subject_before(n, word, pronoun);
  if (main == NO_WORD) main = possessing_subject(n, word, pronoun);
  if (main != NO_WORD) return main;
  for (uint32_t w = word; w-- > 0 && word - w < WHO_BACK;) {
    if (word_at(n, w)->sentence + 2 < sentence) break;
    /* "urged Turkey and Russia to remove the men that they recruited": several in its own sentence go
       first */
    if (pronoun == PRONOUN_THEY && last != NO_WORD && word_at(n, w)->sentence != sentence) break;
    if (own != NO_WORD && object != NO_WORD && word_at(n, w)->sentence != sentence)
      break; /* "telephoned both, urging them" */
    const struct name *name = name_at(n, w);
    uint8_t relation = word_at(n, w)->relation;
    bool subject = relation_is_subject(relation) || (pronoun == PRONOUN_THEY && relation == REL_OBJ && !name);
    if (own != NO_WORD && tree_first_conjunct(n->tree, w) == own) continue;
    if (name ? name->head != w || !name_fits(n, name, pronoun) : !subject || !noun_fits(n, w, pronoun))
      continue;
    if (tree_dominates(n->tree, w, word)) continue;
    if (relation_is_subject(relation)) return w;
    if (relation == REL_OBJ && !name) { /* "arming the generals ... supplying them": the weakest */
      if (object == NO_WORD) object = w;
      continue;
    }
    if (last == NO_WORD) last = w;
  }
  return last == NO_WORD ? object : last;
}

bool who_add_pronoun(const struct names *n, struct actors *all, uint32_t word, int depth) {
  enum pronoun pronoun = pronoun_of(word_at(n, word));
  if (depth >= WHO_DEPTH) return false;
  if (pronoun == PRONOUN_SPEAKER) return who_add_speaker(n, all, word, depth);
  uint32_t before = antecedent(n, word, pronoun);
  if (before == NO_WORD) return false;
  if (pronoun == PRONOUN_THEY)
    who_add_phrase(n, all, before, depth + 1);
  else
    who_add_head(n, all, before, depth + 1);
  return true;
}

/* ---- pointers ---- */

static bool has_word(struct slice text, struct slice word) {
  for (size_t i = 0; i + word.len <= text.len; i++)
    if (slice_is_ignoring_case((struct slice){text.at + i, word.len}, word)) return true;
  return false;
}

/* A mission that some organisation sends: "UNPROFOR", "the Implementation Force"; not the organisation. */
static bool is_mission(const struct names *n, const struct name *name) {
  if (name->type != NAME_ORGANISATION || !slice_starts(name->code, SLICE("IGO"))) return false;
  for (uint32_t w = name->first_word; w < name->first_word + name->word_count; w++)
    if (word_at(n, w)->form.len && is_capital(*word_at(n, w)->form.at) && names_is(n, "missions", w))
      return true;
  bool acronym = name->text.len >= 4 && !slice_is(name->text, name->id);
  for (size_t i = 0; i < name->text.len && acronym; i++) acronym = is_capital(name->text.at[i]);
  return acronym;
}

const struct name *mission_named_before(const struct names *n, uint32_t word) {
  for (uint32_t w = word; w-- > 0 && word - w < WHO_BACK;) {
    const struct name *name = name_at(n, w);
    if (name && name->head == w && name->head != word && name->id.len && is_mission(n, name)) return name;
  }
  return NULL;
}

/* "the force", "the whole force"; not "the police force". */
static const struct name *mission_before(const struct names *n, uint32_t word) {
  bool many = word_has(word_at(n, word), "Number=Plur");
  bool of_kind = tree_child(n->tree, word, REL_COMPOUND) != NO_WORD;
  return many || of_kind ? NULL : mission_named_before(n, word);
}

/* "the group", "the bloc": the last group or organisation named in the sentences before; one whose name has
   the very word goes first ("the Movement", "the mission"). */
const struct name *who_body_before(const struct names *n, uint32_t word, struct slice pointer) {
  bool group = slice_equals(pointer, "group"), organisation = slice_equals(pointer, "organisation"),
       party = slice_equals(pointer, "party");
  uint32_t sentence = word_at(n, word)->sentence;
  const struct name *last = NULL;
  struct slice lemma = word_at(n, word)->lemma;
  if (slice_equals(pointer, "force")) return mission_before(n, word);
  if ((!group && !organisation && !party) || word_has(word_at(n, word), "Number=Plur")) return NULL;
  bool proper = is_capital(*word_at(n, word)->form.at); /* "the Council" is so called somewhere before */
  bool either = slice_is_ignoring_case(lemma, SLICE("alliance")) ||
                slice_is_ignoring_case(lemma, SLICE("organisation")) ||
                slice_is_ignoring_case(lemma, SLICE("organization"));
  for (uint32_t w = word; w-- > 0 && word - w < WHO_BACK;) {
    const struct name *name = name_at(n, w);
    bool near = word_at(n, w)->sentence + 4 >= sentence;
    if (!near && !proper) break;
    if (!name || name->head != w || !name->id.len || name->head == word) continue;
    if (!near && !has_word(name->text, lemma)) continue;
    bool fits = name->type == NAME_GROUP ? group || party || either
                                         : name->type == NAME_ORGANISATION && (organisation || either);
    if (!fits) continue;
    if (has_word(name->canonical, lemma) || has_word(name->text, lemma)) return name;
    if (!last) last = name;
  }
  return last;
}

bool who_is_both(const struct names *n, uint32_t word) {
  struct slice pointer = agent_class(n, "pointers", word);
  bool countries = slice_equals(pointer, "country");
  if (!countries && !slice_equals(pointer, "parties")) return false;
  bool plural = word_has(word_at(n, word), "Number=Plur");
  TREE_EACH_CHILD(n->tree, word, child) {
    struct slice lemma = lower_case(n->arena, word_at(n, child)->lemma);
    if (word_in(n->knowledge->agents, "both", lemma)) return true;
    if (slice_equals(lemma, "foreign") || slice_equals(lemma, "political") || slice_equals(lemma, "all"))
      return false;
  }
  return plural && !countries && who_is_definite(n, word);
}
